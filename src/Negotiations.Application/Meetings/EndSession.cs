using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Processes;
using Negotiations.Domain;
using Negotiations.Domain.Meetings;

namespace Negotiations.Application.Meetings;

/// <summary>Says on the log of a session that it ends now. Notes can be added and corrected afterwards, and so can the hour.</summary>
/// <param name="Meeting">The meeting.</param>
[Needs(Permission.KeepMeetings)]
public sealed record EndSession(Id<Meeting> Meeting) : IRequest;

internal sealed class EndSessionHandler(INegotiationsDb db, CurrentViewer current, TimeProvider clock) : AsyncRequestHandler<EndSession>
{
    protected override async Task Handle(EndSession request, CancellationToken cancellationToken)
    {
        await db.ChangingProcessAsync(current.Viewer, cancellationToken);
        var meeting = await db.Meetings.SingleOrDefaultAsync(m => m.Id == request.Meeting, cancellationToken).OrNotFound();
        meeting.End(current.Author(clock));
        await db.SaveAsync(cancellationToken);
    }
}
