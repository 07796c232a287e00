using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Pipeline;

namespace Negotiations.Application.Auditing;

/// <summary>The metadata of everything that was done, newest first.</summary>
/// <param name="Filter">What to show of it.</param>
/// <param name="Before">Only entries before this number; for the next page.</param>
[Needs(Permission.VerifyTrail)]
public sealed record ReadTrail(TrailFilter Filter, long? Before) : IRequest<TrailView>;

/// <summary>What to show of the trail; what is not given does not narrow it.</summary>
/// <param name="Action">What was done.</param>
/// <param name="RecordType">Kind of record.</param>
/// <param name="Actor">Name of the account, exactly.</param>
/// <param name="From">First day, UTC.</param>
/// <param name="To">Last day, UTC.</param>
[AnySigns("What is looked for is not kept.")]
public sealed record TrailFilter(AuditAction? Action, string? RecordType, string? Actor, DateOnly? From, DateOnly? To);

/// <summary>A page of the trail.</summary>
/// <param name="Rows">Newest first.</param>
/// <param name="Next">The number before which the next page begins; none on the last.</param>
/// <param name="RecordTypes">Kinds of record that occur, to choose from.</param>
public sealed record TrailView(IReadOnlyList<TrailRow> Rows, long? Next, IReadOnlyList<string> RecordTypes);

/// <summary>One entry: metadata alone.</summary>
public sealed record TrailRow(
    long Sequence, DateTimeOffset At, string ActorName, string ActorRole, AuditAction Action, string RecordType, string RecordId, string Details);

internal sealed class ReadTrailHandler(INegotiationsDb db) : IRequestHandler<ReadTrail, TrailView>
{
    private const int PageSize = 50;

    public async Task<TrailView> Handle(ReadTrail request, CancellationToken cancellationToken)
    {
        var (action, type, actor, from, to) = request.Filter;
        var since = Midnight(from);
        var until = Midnight(to is { } last && last < DateOnly.MaxValue ? last.AddDays(1) : null);
        var rows = await db.AuditEntries.AsNoTracking()
            .Where(e => (request.Before == null || e.Sequence < request.Before)
                && (action == null || e.Action == action)
                && (type == null || e.RecordType == type)
                && (actor == null || e.ActorName == actor)
                && (since == null || e.At >= since)
                && (until == null || e.At < until))
            .OrderByDescending(e => e.Sequence)
            .Take(PageSize + 1)
            .Select(e => new TrailRow(e.Sequence, e.At, e.ActorName, e.ActorRole, e.Action, e.RecordType, e.RecordId, e.Details))
            .ToListAsync(cancellationToken);
        var types = await db.AuditEntries.AsNoTracking().Select(e => e.RecordType).Distinct().OrderBy(t => t).ToListAsync(cancellationToken);
        return rows.Count > PageSize
            ? new TrailView(rows[..PageSize], rows[PageSize - 1].Sequence, types)
            : new TrailView(rows, null, types);
    }

    private static DateTimeOffset? Midnight(DateOnly? day) =>
        day is { } given ? new DateTimeOffset(given.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) : null;
}
