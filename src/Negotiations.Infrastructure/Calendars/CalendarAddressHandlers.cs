using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Calendars;
using Negotiations.Infrastructure.Identity;
using Negotiations.Infrastructure.Persistence;

namespace Negotiations.Infrastructure.Calendars;

internal sealed class MakeCalendarAddressHandler(NegotiationsDb db, CurrentViewer current, TimeProvider clock) : IRequestHandler<MakeCalendarAddress, NewCalendarAddress>
{
    public async Task<NewCalendarAddress> Handle(MakeCalendarAddress request, CancellationToken cancellationToken)
    {
        var user = await db.Users.AsNoTracking().FirstOrDefaultAsync(u => u.Id == current.Viewer.UserId, cancellationToken).OrNotFound();
        var secret = Secrets.New();
        if (await db.CalendarAddresses.FirstOrDefaultAsync(a => a.UserId == user.Id, cancellationToken) is { } address)
        {
            address.Renew(user, secret, clock.GetUtcNow());
        }
        else
        {
            db.CalendarAddresses.Add(new CalendarAddress(user, secret, clock.GetUtcNow()));
        }

        await db.SaveAsync(cancellationToken);
        return new NewCalendarAddress(secret);
    }
}

internal sealed class EndCalendarAddressHandler(NegotiationsDb db, CurrentViewer current) : IRequestHandler<EndCalendarAddress, Unit>
{
    public async Task<Unit> Handle(EndCalendarAddress request, CancellationToken cancellationToken)
    {
        // Ended twice is ended.
        if (await db.CalendarAddresses.FirstOrDefaultAsync(a => a.UserId == current.Viewer.UserId, cancellationToken) is { } address)
        {
            db.CalendarAddresses.Remove(address);
            await db.SaveAsync(cancellationToken);
        }

        return Unit.Value;
    }
}
