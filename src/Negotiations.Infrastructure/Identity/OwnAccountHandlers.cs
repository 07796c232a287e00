using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Accounts;
using Negotiations.Infrastructure.Persistence;

namespace Negotiations.Infrastructure.Identity;

internal sealed class ShowAccountHandler(NegotiationsDb db, CurrentViewer current, TimeProvider clock) : IRequestHandler<ShowAccount, OwnAccount>
{
    public async Task<OwnAccount> Handle(ShowAccount request, CancellationToken cancellationToken)
    {
        var viewer = current.Viewer;
        var now = clock.GetUtcNow();
        var userName = await db.Users.Where(u => u.Id == viewer.UserId).Select(u => u.UserName).FirstOrDefaultAsync(cancellationToken).OrNotFound();
        var sessions = await db.Sessions.AsNoTracking()
            .Where(s => s.UserId == viewer.UserId && s.EndedAt == null && s.ExpiresAt > now)
            .OrderByDescending(s => s.StartedAt)
            .ThenBy(s => s.Id)
            .Select(s => new OwnSession(s.Id, s.StartedAt, s.ExpiresAt, s.Device, s.Id == request.Session))
            .ToListAsync(cancellationToken);
        return new OwnAccount(userName, viewer.Name, viewer.Office, viewer.Seats, sessions);
    }
}
