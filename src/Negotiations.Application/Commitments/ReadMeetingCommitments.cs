using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Domain;
using Negotiations.Domain.Meetings;

namespace Negotiations.Application.Commitments;

/// <summary>The commitments that come from a meeting, in the order in which they were taken down.</summary>
/// <param name="Meeting">The meeting.</param>
[Needs(Permission.ReadCommitments)]
public sealed record ReadMeetingCommitments(Id<Meeting> Meeting) : IRequest<MeetingCommitments>;

/// <summary>Commitments that come from a meeting.</summary>
/// <param name="Rows">The commitments.</param>
/// <param name="MayKeep">Whether the viewer may take one down.</param>
/// <param name="Now">When it was read.</param>
public sealed record MeetingCommitments(IReadOnlyList<CommitmentRow> Rows, bool MayKeep, DateTimeOffset Now)
{
    /// <summary>Most that stand on the page of a meeting.</summary>
    public const int Most = 50;
}

internal sealed class ReadMeetingCommitmentsHandler(INegotiationsDb db, CurrentViewer current, TimeProvider clock) : IRequestHandler<ReadMeetingCommitments, MeetingCommitments>
{
    public async Task<MeetingCommitments> Handle(ReadMeetingCommitments request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var standings = Standing.Of(db, db.Commitments.AsNoTracking().Where(c => c.MeetingId == request.Meeting).OrderBy(c => c.KeptAt).ThenBy(c => c.Id).Take(MeetingCommitments.Most), now)
            .OrderBy(s => s.Commitment.KeptAt).ThenBy(s => s.Commitment.Id);
        return new MeetingCommitments(await CommitmentRow.Of(db, standings).ToListAsync(cancellationToken), current.Viewer.May(Permission.KeepCommitments), now);
    }
}
