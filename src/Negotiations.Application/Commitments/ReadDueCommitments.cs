using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Domain;
using Negotiations.Domain.Meetings;

namespace Negotiations.Application.Commitments;

/// <summary>What is overdue or soon due, of what nobody says was done: those first that are due first.</summary>
/// <param name="Days">How many days ahead.</param>
/// <param name="Most">How many at most.</param>
[Needs(Permission.ReadCommitments)]
public sealed record ReadDueCommitments(int Days = DueCommitments.Days, int Most = DueCommitments.Most) : IRequest<DueCommitments>;

/// <summary>The commitments that come from a meeting, in the order in which they were taken down.</summary>
/// <param name="Meeting">The meeting.</param>
[Needs(Permission.ReadCommitments)]
public sealed record ReadMeetingCommitments(Id<Meeting> Meeting) : IRequest<MeetingCommitments>;

/// <summary>What is overdue or soon due.</summary>
/// <param name="Rows">The first of them.</param>
/// <param name="HasMore">Whether there are more.</param>
/// <param name="All">How many commitments there are in all that the viewer may read, wherever they stand; not told where nothing is due.</param>
/// <param name="Now">When it was read.</param>
public sealed record DueCommitments(IReadOnlyList<CommitmentRow> Rows, bool HasMore, int? All, DateTimeOffset Now)
{
    /// <summary>How many days ahead one looks, unless asked otherwise.</summary>
    public const int Days = 14;

    /// <summary>How many are shown, unless asked otherwise.</summary>
    public const int Most = 6;
}

/// <summary>Commitments that come from a meeting.</summary>
/// <param name="Rows">The commitments.</param>
/// <param name="MayKeep">Whether the viewer may take one down.</param>
/// <param name="Now">When it was read.</param>
public sealed record MeetingCommitments(IReadOnlyList<CommitmentRow> Rows, bool MayKeep, DateTimeOffset Now)
{
    /// <summary>Most that stand on the page of a meeting.</summary>
    public const int Most = 50;
}

internal sealed class ReadDueCommitmentsHandler(INegotiationsDb db, CurrentViewer current, TimeProvider clock)
    : IRequestHandler<ReadDueCommitments, DueCommitments>, IRequestHandler<ReadMeetingCommitments, MeetingCommitments>
{
    public async Task<DueCommitments> Handle(ReadDueCommitments request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var until = now.AddDays(request.Days);
        var standings = Standing.Of(db, db.Commitments.AsNoTracking().Where(c => c.DueAt <= until), now)
            .Where(s => s.Status == CommitmentStatus.Open || s.Status == CommitmentStatus.Overdue)
            .OrderBy(s => s.Commitment.DueAt).ThenBy(s => s.Commitment.Id).Take(request.Most + 1);
        // One command: it stands on the overview, beside what other features show there.
        var rows = await CommitmentRow.Of(db, standings).OrderBy(r => r.DueAt).ThenBy(r => r.Id).Select(r => new { Row = r, All = db.Commitments.Count(c => c.ProcessId == r.ProcessId) }).ToListAsync(cancellationToken);
        return new DueCommitments([.. rows.Take(request.Most).Select(r => r.Row)], rows.Count > request.Most, rows.FirstOrDefault()?.All, now);
    }

    public async Task<MeetingCommitments> Handle(ReadMeetingCommitments request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var standings = Standing.Of(db, db.Commitments.AsNoTracking().Where(c => c.MeetingId == request.Meeting).OrderBy(c => c.KeptAt).ThenBy(c => c.Id).Take(MeetingCommitments.Most), now)
            .OrderBy(s => s.Commitment.KeptAt).ThenBy(s => s.Commitment.Id);
        return new MeetingCommitments(await CommitmentRow.Of(db, standings).ToListAsync(cancellationToken), current.Viewer.May(Permission.KeepCommitments), now);
    }
}
