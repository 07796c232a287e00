using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Domain;
using Negotiations.Domain.Meetings;

namespace Negotiations.Application.Calendars;

/// <summary>One meeting for a calendar.</summary>
/// <exception cref="NotFound">Also where no day is known: a calendar has no place for it.</exception>
[Needs(Permission.ReadMeetings)]
public sealed record ReadMeetingCalendar(Id<Meeting> Id) : IRequest<CalendarEntry>;

internal sealed class ReadMeetingCalendarHandler(INegotiationsDb db) : IRequestHandler<ReadMeetingCalendar, CalendarEntry>
{
    public async Task<CalendarEntry> Handle(ReadMeetingCalendar request, CancellationToken cancellationToken)
    {
        var entry = await CalendarEntry.Of(db.Meetings.AsNoTracking().Where(m => m.Id == request.Id)).SingleOrDefaultAsync(cancellationToken).OrNotFound();
        return entry.HasDay ? entry : throw new NotFound();
    }
}
