using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Agreements;
using Negotiations.Application.Parties;
using Negotiations.Application.WorkingTexts;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;

namespace Negotiations.Application.HowNear;

/// <summary>How near the parties are to an agreed text: figures of each draft that the viewer may read, and for the mediators of the working text.</summary>
[Needs(Permission.ReadAgreements)]
public sealed record ReadHowNear(Id<Agreement> Agreement) : IRequest<NearView>;

/// <summary>Figures of the drafts of an agreement.</summary>
public sealed record NearView
{
    /// <summary>Most drafts that are counted, the latest.</summary>
    public const int MostDrafts = 60;

    /// <summary>The agreement.</summary>
    public required AgreementRow Agreement { get; init; }

    /// <summary>The parties of the process.</summary>
    public required IReadOnlyList<PartyMark> Parties { get; init; }

    /// <summary>Drafts with a number, the first first.</summary>
    public required IReadOnlyList<DraftFigures> Numbered { get; init; }

    /// <summary>Drafts that only some read, the first first.</summary>
    public required IReadOnlyList<DraftFigures> Unnumbered { get; init; }

    /// <summary>Whether there are earlier drafts that are not counted.</summary>
    public required bool HasEarlier { get; init; }

    /// <summary>The working text as it stands; told to the mediators alone, and none while it says nothing.</summary>
    public required WorkingFigures? Now { get; init; }

    /// <summary>Whether the viewer may read the ledger of brackets.</summary>
    public required bool MayKeep { get; init; }

    /// <summary>Who may read this page: made of what one side reads.</summary>
    public required PageAudience Audience { get; init; }
}

/// <summary>Figures of a draft.</summary>
/// <param name="Draft">The draft.</param>
/// <param name="Figures">Its figures.</param>
/// <param name="Before">The draft with a number that was tabled last before it; none of the first.</param>
/// <param name="Churn">What changed since that.</param>
public sealed record DraftFigures(DraftRow Draft, TextFigures Figures, DraftRow? Before, Churn? Churn);

/// <summary>Figures of the working text.</summary>
/// <param name="Figures">Its figures.</param>
/// <param name="Before">The last draft with a number; none before the first.</param>
/// <param name="Churn">What changed since that.</param>
/// <param name="Ages">Whose its open brackets are, and since when.</param>
/// <param name="ForOtherWords">How many of what is proposed in its open brackets were made for other words than these hold now.</param>
public sealed record WorkingFigures(TextFigures Figures, DraftRow? Before, Churn? Churn, IReadOnlyList<OwnerAges> Ages, int ForOtherWords);

/// <summary>For how long brackets of an owner have been open.</summary>
/// <param name="Owner">Whose.</param>
/// <param name="Days">Whole days since each was opened, the longest first.</param>
public sealed record OwnerAges(BracketOwner Owner, IReadOnlyList<int> Days)
{
    /// <summary>The most days for which one is open.</summary>
    public int Oldest => Days[0];

    /// <summary>At least half of them are open for so many days or more.</summary>
    public int Median => Days[(Days.Count - 1) / 2];
}

internal sealed class ReadHowNearHandler(INegotiationsDb db, CurrentViewer current, FigureStore store, TimeProvider clock) : IRequestHandler<ReadHowNear, NearView>
{
    public async Task<NearView> Handle(ReadHowNear request, CancellationToken cancellationToken)
    {
        var viewer = current.Viewer;
        var head = await HeadOf(db, request.Agreement).SingleOrDefaultAsync(cancellationToken).OrNotFound();
        var agreement = head.Agreement;
        // The latest first; only what the viewer may read, as everything below is of these.
        var listed = await DraftRow.OfAgreementAsync(db, agreement.Id, cancellationToken);
        var drafts = listed.Take(NearView.MostDrafts).OrderBy(d => d.TabledAt).ThenBy(d => d.Number).ThenBy(d => d.Id).ToList();
        var steps = drafts.Select((draft, at) => StepOf(draft.Id, draft.Id.Value, drafts.Take(at))).ToList();
        // Of the working text the mediators know alone.
        var working = viewer.Audience == OpenTo.Mediators ? await TextInHand.ReadAsync(db, agreement.Id, cancellationToken) : null;
        var text = working is { InOrder.Count: > 0 } ? working : null;
        var now = text is null ? null : StepOf(null, text.Token, drafts);
        var words = await DraftTexts.ReadAsync(db, [.. steps.Append(now).OfType<Step>().SelectMany(s => s.Unread).Distinct()], cancellationToken);
        var counts = new WordCounts();
        var counted = steps.Select((s, at) => new DraftFigures(drafts[at], s.Figures ?? store.Keep(viewer, drafts[at].Id, TextFigures.Of(words[drafts[at].Id].Value, counts)), s.Before, ChurnOf(s, () => words[drafts[at].Id].Value))).ToList();
        return new NearView
        {
            Agreement = agreement,
            Parties = head.Parties,
            Numbered = counted.FindAll(f => f.Draft.Number is not null),
            Unnumbered = counted.FindAll(f => f.Draft.Number is null),
            HasEarlier = listed.Count > drafts.Count,
            Now = text is null ? null : new WorkingFigures(TextFigures.Of(text.Text, counts), now!.Before, ChurnOf(now, () => text.Text), AgesOf(text, clock.GetUtcNow()), text.ForOtherWords),
            MayKeep = viewer.May(Permission.KeepAgreements),
            Audience = viewer.OwnSide,
        };

        Churn? ChurnOf(Step step, Func<AgreementText> text) =>
            step.Churn ?? (step.Before is { } before ? store.Keep(viewer, before.Id, step.After, Churn.Of(words[before.Id].Value, text(), counts)) : null);
    }

    /// <summary>The agreement with the parties of its process, in one command: the page has to read much else.</summary>
    internal static IQueryable<NearHead> HeadOf(INegotiationsDb db, Id<Agreement> id) => AgreementRow.Of(db.Agreements.AsNoTracking().Where(a => a.Id == id)).Select(a => new NearHead(
        a, db.Parties.Where(p => p.ProcessId == a.ProcessId).OrderBy(p => p.Mark).Select(p => new PartyMark(p.Id, p.ProcessId, p.Code, p.Name, p.Mark)).ToList()));

    // What was counted is looked up once: it may be gone a moment later.
    private Step StepOf(Id<Draft>? draft, Guid after, IEnumerable<DraftRow> earlier)
    {
        var before = earlier.LastOrDefault(d => d.Number is not null);
        return new Step(draft, after, before, draft is { } id ? store.Find(current.Viewer, id) : null, before is null ? null : store.Find(current.Viewer, before.Id, after));
    }

    /// <summary>An agreement, and the parties of its process.</summary>
    internal sealed record NearHead(AgreementRow Agreement, List<PartyMark> Parties);

    /// <summary>A text, what comes before it, and what is counted of both.</summary>
    /// <param name="Draft">The draft; none for the working text.</param>
    /// <param name="After">Its key, or the token of the working text.</param>
    /// <param name="Before">The draft with a number that comes before it.</param>
    /// <param name="Figures">Its figures, if they were counted.</param>
    /// <param name="Churn">What changed, if that was counted.</param>
    private sealed record Step(Id<Draft>? Draft, Guid After, DraftRow? Before, TextFigures? Figures, Churn? Churn)
    {
        /// <summary>Drafts whose words have to be read.</summary>
        public IEnumerable<Id<Draft>> Unread
        {
            get
            {
                var compares = Before is not null && Churn is null;
                if (Draft is { } draft && (Figures is null || compares))
                {
                    yield return draft;
                }

                if (compares)
                {
                    yield return Before!.Id;
                }
            }
        }
    }

    private static IReadOnlyList<OwnerAges> AgesOf(TextInHand text, DateTimeOffset now) =>
    [
        .. text.InOrder.SelectMany(text.BracketsOf).SelectMany(b => BracketOwners.Of(ShownBracket.Of(b)).Select(owner => (Owner: owner, Days: BracketAge.InDays(b.OpenedAt, now))))
            .GroupBy(b => b.Owner).Select(g => new OwnerAges(g.Key, [.. g.Select(b => b.Days).OrderDescending()])),
    ];
}

/// <summary>How old brackets are.</summary>
public static class BracketAge
{
    /// <summary>Whole days from one instant to another.</summary>
    public static int InDays(DateTimeOffset openedAt, DateTimeOffset until) => Math.Max(0, (int)(until - openedAt).TotalDays);
}
