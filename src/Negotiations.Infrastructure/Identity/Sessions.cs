using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Accounts;
using Negotiations.Domain;
using Negotiations.Infrastructure.Persistence;

namespace Negotiations.Infrastructure.Identity;

/// <summary>Sessions, and the viewer that each makes.</summary>
public sealed class Sessions(NegotiationsDb db, CurrentViewer current, AccountOptions options, TimeProvider clock)
{
    /// <summary>
    /// Sets the current viewer from a session cookie. Asked on every request, so that whatever was taken away (the session, the account,
    /// a seat) is gone with the next one. Two queries.
    /// </summary>
    /// <returns>Whether the session lasts; if not, the viewer stays nobody.</returns>
    public async Task<bool> ResumeAsync(SessionKey key, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var held = await (
            from session in db.Sessions.AsNoTracking()
            where session.Id == key.SessionId && session.UserId == key.UserId && session.EndedAt == null && session.ExpiresAt > now
            join user in db.Users on session.UserId equals user.Id
            where user.DisabledAt == null && user.SecurityStamp == key.SecurityStamp
            select new { session.SecretHash, user.DisplayName, user.Office, user.TimeZone }).FirstOrDefaultAsync(cancellationToken);
        if (held is null || !Secrets.Matches(key.Secret, held.SecretHash))
        {
            return false;
        }

        await BecomeAsync(new Viewer { UserId = key.UserId, Name = held.DisplayName, Office = held.Office, TimeZone = held.TimeZone }, cancellationToken);
        return true;
    }

    /// <summary>Makes the holder of an account the current viewer, with all seats.</summary>
    internal async Task BecomeAsync(Viewer holder, CancellationToken cancellationToken)
    {
        // The audience filter shows somebody's own memberships, so the viewer must be known before its seats are read.
        current.Viewer = holder;
        current.Viewer = holder with { Seats = await SeatsOfViewerAsync(cancellationToken) };
    }

    /// <summary>Sessions of an account that last.</summary>
    internal async Task<List<OwnSession>> ListAsync(Guid userId, Guid? thisOne, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return await db.Sessions.AsNoTracking()
            .Where(s => s.UserId == userId && s.EndedAt == null && s.ExpiresAt > now)
            .OrderByDescending(s => s.StartedAt)
            .ThenBy(s => s.Id)
            .Select(s => new OwnSession(s.Id, s.StartedAt, s.ExpiresAt, s.Device, s.Id == thisOne))
            .ToListAsync(cancellationToken);
    }

    /// <summary>Begins a session for the current viewer; stored with the next save.</summary>
    internal SessionKey Begin(User user, string device)
    {
        var secret = Secrets.New();
        var now = clock.GetUtcNow();
        var session = new UserSession
        {
            Id = Id<UserSession>.New().Value,
            UserId = user.Id,
            SecretHash = Secrets.Hash(secret),
            StartedAt = now,
            ExpiresAt = now + options.SessionLimit,
            Device = device.Length <= UserSession.DeviceLength ? device : device[..UserSession.DeviceLength],
        };
        db.Sessions.Add(session);
        return new SessionKey(user.Id, session.Id, secret, user.SecurityStamp!);
    }

    /// <summary>Ends sessions of an account that last, all but one if one is given; stored with the next save.</summary>
    /// <returns>How many.</returns>
    internal async Task<int> EndAsync(Guid userId, Guid? except, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var open = await db.Sessions
            .Where(s => s.UserId == userId && s.EndedAt == null && s.ExpiresAt > now && s.Id != except)
            .ToListAsync(cancellationToken);
        open.ForEach(s => s.EndedAt = now);
        return open.Count;
    }

    private async Task<List<Seat>> SeatsOfViewerAsync(CancellationToken cancellationToken) => await (
        from membership in db.Memberships.AsNoTracking()
        where membership.UserId == current.Viewer.UserId
        join process in db.Processes on membership.ProcessId equals process.Id
        join party in db.Parties on membership.OwnerId equals (Id<Domain.Parties.Party>?)party.Id into parties
        from party in parties.DefaultIfEmpty()
        orderby process.Name, process.Id
        select new Seat(
            process.Id,
            process.Name,
            process.Reference,
            process.TimeZone,
            process.Status,
            membership.Role,
            membership.OwnerId,
            party == null ? null : party.Code,
            party == null ? null : party.Name,
            party == null ? null : party.Mark)).ToListAsync(cancellationToken);
}
