using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Calendars;
using Negotiations.Infrastructure.Identity;
using Negotiations.Infrastructure.Persistence;

namespace Negotiations.Infrastructure.Calendars;

internal sealed class ReadCalendarFeedHandler(NegotiationsDb db, CurrentViewer current, Sessions sessions, TimeProvider clock)
    : IRequestHandler<ReadCalendarFeed, IReadOnlyList<CalendarEntry>>
{
    public async Task<IReadOnlyList<CalendarEntry>> Handle(ReadCalendarFeed request, CancellationToken cancellationToken)
    {
        var hash = Secrets.Hash(request.Secret);
        var found = await (
            from address in db.CalendarAddresses
            where address.SecretHash == hash
            join user in db.Users on address.UserId equals user.Id
            where user.DisabledAt == null && user.SecurityStamp == address.SecurityStamp
            select new { Address = address, user.DisplayName, user.Office }).FirstOrDefaultAsync(cancellationToken).OrNotFound();
        // Whoever asks becomes the holder for this one answer, whoever is signed in in that browser; where there is none, who asked is who is told so.
        var asking = current.Viewer;
        await sessions.BecomeAsync(new Viewer { UserId = found.Address.UserId, Name = found.DisplayName, Office = found.Office }, cancellationToken);
        if (CalendarFeed.ProcessesOf(current.Viewer).Count == 0)
        {
            current.Viewer = asking;
            throw new NotFound();
        }

        var now = clock.GetUtcNow();
        current.Viewer = current.Viewer.Everywhere();
        var entries = await CalendarFeed.Of(db, current.Viewer, now).ToListAsync(cancellationToken);
        if (found.Address.Read(now))
        {
            await db.SaveAsync(cancellationToken);
        }

        return entries;
    }
}
