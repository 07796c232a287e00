using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Domain;
using Negotiations.Domain.PrisonerLists;

namespace Negotiations.Application.Reports;

/// <summary>
/// The lists of the process in figures, as far as the viewer may see them: a delegation its own, the mediators the latest submitted
/// version of each. Every figure is one delegation's claim; nothing is summed across lists.
/// </summary>
[Needs(Permission.ReadReports)]
public sealed record SummarizeLists : IRequest<ListsSummary>;

/// <summary>The lists of a process in figures.</summary>
/// <param name="WorkingCopies">What the viewer's delegation is working on; nobody else knows of it.</param>
/// <param name="Submitted">Latest submitted versions.</param>
/// <param name="At">Server time at which it was counted, UTC.</param>
/// <param name="ProcessName">Name of the process.</param>
/// <param name="ProcessReference">Reference of the process.</param>
/// <param name="TimeZone">IANA id of the process's zone.</param>
/// <param name="Audience">Who may read it.</param>
public sealed record ListsSummary(
    IReadOnlyList<ListInFigures> WorkingCopies, IReadOnlyList<ListInFigures> Submitted, DateTimeOffset At, string ProcessName, string ProcessReference, string TimeZone, PageAudience Audience);

/// <summary>One list in figures.</summary>
public sealed record ListInFigures
{
    /// <summary>Key of the list.</summary>
    public required Id<PrisonerList> List { get; init; }

    /// <summary>Key of the version; none for a working copy.</summary>
    public Id<ListVersion>? VersionId { get; init; }

    /// <summary>What it claims.</summary>
    public required ListKind Kind { get; init; }

    /// <summary>What tells it from another of the same kind.</summary>
    public required string Subject { get; init; }

    /// <summary>Code of the party whose claim it is.</summary>
    public required string PartyCode { get; init; }

    /// <summary>Mark of that party.</summary>
    public required int PartyMark { get; init; }

    /// <summary>Number of the version; for a working copy, the last one submitted, or 0.</summary>
    public required int Version { get; init; }

    /// <summary>Submission, or last change. UTC.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>Where the working copy stands; of a version, submitted or withdrawn.</summary>
    public required ListState State { get; init; }

    /// <summary>People by legal status as claimed; a status that nobody has is absent.</summary>
    public IReadOnlyDictionary<LegalStatus, int> Legal { get; init; } = new Dictionary<LegalStatus, int>();

    /// <summary>People by custody as claimed.</summary>
    public IReadOnlyDictionary<Custody, int> Custody { get; init; } = new Dictionary<Custody, int>();

    /// <summary>People by fate as claimed.</summary>
    public IReadOnlyDictionary<Fate, int> Fate { get; init; } = new Dictionary<Fate, int>();

    /// <summary>People on it.</summary>
    public int People { get; init; }

    internal ListInFigures With(IReadOnlyCollection<Figure> figures) => this with
    {
        Legal = Sum(figures, f => f.Legal),
        Custody = Sum(figures, f => f.Custody),
        Fate = Sum(figures, f => f.Fate),
        People = figures.Sum(f => f.People),
    };

    private static Dictionary<T, int> Sum<T>(IEnumerable<Figure> figures, Func<Figure, T> axis)
        where T : struct, Enum =>
        figures.GroupBy(axis).ToDictionary(g => g.Key, g => g.Sum(f => f.People));
}

/// <summary>How many people of one list have the same three statuses.</summary>
internal sealed record Figure(Guid Of, LegalStatus Legal, Custody Custody, Fate Fate, int People);

internal sealed class SummarizeListsHandler(INegotiationsDb db, CurrentViewer current, TimeProvider clock) : IRequestHandler<SummarizeLists, ListsSummary>
{
    public async Task<ListsSummary> Handle(SummarizeLists request, CancellationToken cancellationToken)
    {
        var viewer = current.Viewer;
        var seat = viewer.Seat!;
        return new ListsSummary(
            viewer.May(Permission.ReadOwnLists) ? await WorkingCopiesAsync(seat, cancellationToken) : [],
            await SubmittedAsync(cancellationToken),
            clock.GetUtcNow(),
            seat.ProcessName,
            seat.ProcessReference,
            seat.TimeZone,
            viewer.OwnSide);
    }

    private async Task<IReadOnlyList<ListInFigures>> WorkingCopiesAsync(Seat seat, CancellationToken cancellationToken)
    {
        var lists = await db.PrisonerLists.AsNoTracking().OrderBy(l => l.Kind).ThenBy(l => l.Subject).ThenBy(l => l.Id)
            .Select(l => new ListInFigures
            {
                List = l.Id,
                Kind = l.Kind,
                Subject = l.Subject,
                PartyCode = seat.PartyCode!,
                PartyMark = seat.PartyMark ?? 0,
                Version = l.LastVersion,
                AsOf = l.ChangedAt,
                State = l.State,
            })
            .ToListAsync(cancellationToken);
        var figures = (await db.PrisonerEntries
            .GroupBy(e => new { e.ListId, e.Claim.LegalStatus, e.Claim.Custody, e.Claim.Fate })
            .Select(g => new { g.Key.ListId, g.Key.LegalStatus, g.Key.Custody, g.Key.Fate, People = g.Count() })
            .ToListAsync(cancellationToken)).ToLookup(f => f.ListId, f => new Figure(f.ListId.Value, f.LegalStatus, f.Custody, f.Fate, f.People));
        return [.. lists.Select(l => l.With([.. figures[l.List]]))];
    }

    private async Task<IReadOnlyList<ListInFigures>> SubmittedAsync(CancellationToken cancellationToken)
    {
        var latest = db.ListVersions.AsNoTracking().Where(v => !db.ListVersions.Any(later => later.ListId == v.ListId && later.Number > v.Number));
        var versions = await (
                from v in latest
                join party in db.Parties on v.OwnerId equals party.Id
                let withdrawn = db.ListWithdrawals.Any(w => w.ListId == v.ListId && w.VersionNumber == v.Number)
                orderby v.Kind, v.SubmittedAt, v.Id
                select new ListInFigures
                {
                    List = v.ListId,
                    VersionId = v.Id,
                    Kind = v.Kind,
                    Subject = v.Subject,
                    PartyCode = party.Code,
                    PartyMark = party.Mark,
                    Version = v.Number,
                    AsOf = v.SubmittedAt,
                    State = withdrawn ? ListState.Withdrawn : ListState.Submitted,
                })
            .ToListAsync(cancellationToken);
        var figures = (await db.VersionEntries
            .Where(e => latest.Any(v => v.Id == e.VersionId))
            .GroupBy(e => new { e.VersionId, e.Claim.LegalStatus, e.Claim.Custody, e.Claim.Fate })
            .Select(g => new { g.Key.VersionId, g.Key.LegalStatus, g.Key.Custody, g.Key.Fate, People = g.Count() })
            .ToListAsync(cancellationToken)).ToLookup(f => f.VersionId, f => new Figure(f.VersionId.Value, f.LegalStatus, f.Custody, f.Fate, f.People));
        return [.. versions.Select(v => v.With([.. figures[v.VersionId!.Value]]))];
    }
}
