using AutoMapper;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Agreements;
using Negotiations.Application.Parties;
using Negotiations.Application.Proposals;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;

namespace Negotiations.Application.WorkingTexts;

/// <summary>The working text of an agreement.</summary>
[Needs(Permission.KeepAgreements)]
public sealed record ReadWorkingText(Id<Agreement> Agreement) : IRequest<WorkingTextPage>;

/// <summary>A working text.</summary>
public sealed record WorkingTextPage
{
    /// <summary>The agreement.</summary>
    public required AgreementRow Agreement { get; init; }

    /// <summary>The text.</summary>
    public required AgreementText Text { get; init; }

    /// <summary>Its provisions in reading order, each with what can be done with it.</summary>
    public required IReadOnlyList<ProvisionRow> Provisions { get; init; }

    /// <summary>What was taken out and can be put back, the last first.</summary>
    public required IReadOnlyList<TakenOutRow> TakenOut { get; init; }

    /// <summary>The parties of the process.</summary>
    public required IReadOnlyList<PartyMark> Parties { get; init; }

    /// <summary>How many proposals delegations sent that are not in the text.</summary>
    public required int Waiting { get; init; }

    /// <summary>The latest draft; none if none was tabled yet.</summary>
    public required DraftRow? LastDraft { get; init; }
}

/// <summary>A provision of the working text.</summary>
public sealed record ProvisionRow
{
    /// <summary>Its key.</summary>
    public required Id<Provision> Id { get; init; }

    /// <summary>What it is.</summary>
    public required ProvisionKind Kind { get; init; }

    /// <summary>Where it stands, and what it says.</summary>
    public required TextLine Line { get; init; }

    /// <summary>When it was last worded or moved.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>Who did that.</summary>
    public required string ChangedBy { get; init; }

    /// <summary>Where it can be moved.</summary>
    public required IReadOnlyList<Move> Moves { get; init; }

    /// <summary>What can be put under it.</summary>
    public required IReadOnlyList<ProvisionKind> Holds { get; init; }

    /// <summary>In how many of its open brackets all parties told the mediators that they could live with something that is proposed, or with the words as they stand.</summary>
    public required int Common { get; init; }

    /// <summary>How many of what is proposed in its open brackets were made for other words than these hold now: they wait to be put again, or taken back.</summary>
    public required int ForOtherWords { get; init; }
}

/// <summary>A provision that was taken out.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Heading">Its heading.</param>
/// <param name="Text">What it said.</param>
/// <param name="At">When it was taken out.</param>
/// <param name="By">Who did that.</param>
/// <param name="WithOthers">How many belong to it that were taken out with it.</param>
public sealed record TakenOutRow(Id<Provision> Id, ProvisionKind Kind, string Heading, string Text, DateTimeOffset At, string By, int WithOthers);

internal sealed class ReadWorkingTextHandler(INegotiationsDb db, IMapper mapper) : IRequestHandler<ReadWorkingText, WorkingTextPage>
{
    public async Task<WorkingTextPage> Handle(ReadWorkingText request, CancellationToken cancellationToken)
    {
        var agreement = await AgreementRow.ReadAsync(db, request.Agreement, cancellationToken);
        var text = await TextInHand.ReadAsync(db, agreement.Id, cancellationToken);
        // What delegations send is sent against a draft: where there is none, nothing waits. Counted with the draft, in one command.
        var waiting = TakeInProposalHandlers.Waiting(db, agreement.Id);
        var last = await DraftRow.Of(db.Drafts.AsNoTracking().Where(d => d.AgreementId == agreement.Id)).OrderByDescending(d => d.TabledAt).ThenBy(d => d.Id)
            .Select(d => new { Draft = d, Waiting = waiting.Count(s => s.AgreementId == d.AgreementId) }).FirstOrDefaultAsync(cancellationToken);
        var told = await StanceRow.Of(db, db.Brackets.Where(b => b.AgreementId == agreement.Id && b.ClosedAt == null)).ToListAsync(cancellationToken);
        var common = CommonGround.Of(told, id => text.Find(id)!.Text, agreement.PartyIds);
        return new WorkingTextPage
        {
            Agreement = agreement,
            Text = text.Text,
            Provisions =
            [
                .. text.InOrder.Select(p => new ProvisionRow
                {
                    Id = p.Id,
                    Kind = p.Kind,
                    Line = text.LineOf(p)!,
                    ChangedAt = p.ChangedAt,
                    ChangedBy = p.ChangedBy,
                    Moves = Moving.Of(text, p),
                    Holds = [.. Enum.GetValues<ProvisionKind>().Where(k => Provision.MayBelong(k, p.Kind))],
                    Common = text.BracketsOf(p).Count(b => common.ContainsKey(b.Id)),
                    ForOtherWords = text.ForOtherWordsIn(p),
                }),
            ],
            TakenOut = [.. text.TakenOut.Where(p => TakenOut.StandsAlone(text, p)).Select(p => new TakenOutRow(p.Id, p.Kind, p.Heading, p.Text, p.TakenOutAt!.Value, p.ChangedBy, TakenOut.With(text, p).Count - 1))],
            Waiting = last?.Waiting ?? 0,
            Parties = await PartyMark.OfProcessAsync(db, mapper, agreement.ProcessId, cancellationToken),
            LastDraft = last?.Draft,
        };
    }
}
