using System.Data;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Accounts;
using Negotiations.Application.Auditing;
using Negotiations.Domain;
using Negotiations.Domain.Parties;
using Negotiations.Infrastructure.Persistence;

namespace Negotiations.Infrastructure.Identity;

internal sealed class ListAccountsHandler(NegotiationsDb db, ILookupNormalizer normalizer) : IRequestHandler<ListAccounts, AccountList>
{
    public async Task<AccountList> Handle(ListAccounts request, CancellationToken cancellationToken)
    {
        var users = db.Users.AsNoTracking();
        if (!string.IsNullOrWhiteSpace(request.Find))
        {
            var name = normalizer.NormalizeName(request.Find.Trim());
            var display = request.Find.Trim();
            users = users.Where(u => u.NormalizedUserName!.Contains(name) || u.DisplayName.Contains(display));
        }

        var total = await users.CountAsync(cancellationToken);
        var page = Math.Clamp(request.Page, 1, Math.Max(1, (total + AccountList.Size - 1) / AccountList.Size));
        var shown = await users.OrderBy(u => u.NormalizedUserName).Skip((page - 1) * AccountList.Size).Take(AccountList.Size).ToListAsync(cancellationToken);
        var seats = await db.SeatsAsync([.. shown.Select(u => u.Id)], cancellationToken);
        return new AccountList([.. shown.Select(u => u.ToRow(seats[u.Id]))], total, page);
    }
}

internal sealed class ShowKeptAccountHandler(NegotiationsDb db, Sessions sessions, TimeProvider clock) : IRequestHandler<ShowKeptAccount, KeptAccount>
{
    public async Task<KeptAccount> Handle(ShowKeptAccount request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var user = await db.Users.AsNoTracking().FirstOrDefaultAsync(u => u.Id == request.UserId, cancellationToken).OrNotFound();
        var seats = (await db.SeatsAsync([user.Id], cancellationToken))[user.Id].ToList();
        var invitedUntil = await db.Invitations
            .Where(i => i.UserId == user.Id && i.ClosedAt == null && i.ExpiresAt > now)
            .MaxAsync(i => (DateTimeOffset?)i.ExpiresAt, cancellationToken);
        return new KeptAccount(
            user.ToRow(seats),
            user.CreatedAt,
            invitedUntil,
            await sessions.ListAsync(user.Id, null, cancellationToken),
            user.Office == Office.None ? await OpenSeatsAsync(seats, cancellationToken) : []);
    }

    private async Task<List<OpenSeat>> OpenSeatsAsync(IReadOnlyList<AccountSeat> taken, CancellationToken cancellationToken)
    {
        var member = taken.Select(s => s.ProcessId).ToList();
        var processes = await db.Processes.AsNoTracking().Where(p => !member.Contains(p.Id)).OrderBy(p => p.Reference).ToListAsync(cancellationToken);
        var parties = (await db.Parties.AsNoTracking().Where(p => !member.Contains(p.ProcessId)).OrderBy(p => p.Mark).ToListAsync(cancellationToken)).ToLookup(p => p.ProcessId);
        return
        [
            .. from process in processes
               from party in parties[process.Id].Prepend(null)
               select new OpenSeat(process.Id, process.Reference, process.Name, party?.Id, party?.Name),
        ];
    }
}

internal sealed class InviteUserHandler(NegotiationsDb db, InvitationMaking invitations, ILookupNormalizer normalizer, TimeProvider clock)
    : IRequestHandler<InviteUser, NewInvitation>
{
    public async Task<NewInvitation> Handle(InviteUser request, CancellationToken cancellationToken)
    {
        var name = normalizer.NormalizeName(request.UserName);
        if (await db.Users.AnyAsync(u => u.NormalizedUserName == name, cancellationToken))
        {
            throw Refusal.Of(nameof(request.UserName), "There is an account with this name already.");
        }

        var user = new User
        {
            Id = Id<User>.New().Value,
            UserName = request.UserName,
            NormalizedUserName = name,
            DisplayName = request.DisplayName.Trim(),
            Office = request.Office,
            CreatedAt = clock.GetUtcNow(),
            SecurityStamp = Secrets.New(),
        };
        db.Users.Add(user);
        var invitation = invitations.Make(user.Id);
        await db.SaveAsync(cancellationToken);
        return invitation;
    }
}

internal sealed class InviteAgainHandler(NegotiationsDb db, InvitationMaking invitations) : IRequestHandler<InviteAgain, NewInvitation>
{
    public async Task<NewInvitation> Handle(InviteAgain request, CancellationToken cancellationToken)
    {
        var user = await db.Users.FirstOrDefaultAsync(u => u.Id == request.UserId && u.DisabledAt == null, cancellationToken).OrNotFound();
        await invitations.CloseAsync(user.Id, cancellationToken);
        var invitation = invitations.Make(user.Id);
        // Whoever has the link sees what the account sees: its delegation is told.
        foreach (var seat in await db.Memberships.AsNoTracking().Where(m => m.UserId == user.Id && m.OwnerId != null).ToListAsync(cancellationToken))
        {
            db.Note(new AuditNote(AuditAction.Invited, nameof(Membership), seat.Id.Value, seat.OwnerId, "", seat.ProcessId));
        }

        await db.SaveAsync(cancellationToken);
        return invitation;
    }
}

internal sealed class TakeBackInvitationHandler(NegotiationsDb db, InvitationMaking invitations) : IRequestHandler<TakeBackInvitation, Unit>
{
    public async Task<Unit> Handle(TakeBackInvitation request, CancellationToken cancellationToken)
    {
        _ = await db.Users.FirstOrDefaultAsync(u => u.Id == request.UserId, cancellationToken).OrNotFound();
        await invitations.CloseAsync(request.UserId, cancellationToken);
        await db.SaveAsync(cancellationToken);
        return Unit.Value;
    }
}

internal sealed class GiveMembershipHandler(NegotiationsDb db) : IRequestHandler<GiveMembership, Unit>
{
    public async Task<Unit> Handle(GiveMembership request, CancellationToken cancellationToken)
    {
        var user = await db.Users.FirstOrDefaultAsync(u => u.Id == request.UserId, cancellationToken).OrNotFound();
        if (user.Office != Office.None)
        {
            throw new RuleViolation("membership.office", "Administrators and auditors read no content, and so belong to no process.");
        }

        var process = await db.Processes.FirstOrDefaultAsync(p => p.Id == request.Process, cancellationToken).OrNotFound();
        if (request.Party is { } party)
        {
            _ = await db.Parties.FirstOrDefaultAsync(p => p.Id == party && p.ProcessId == process.Id, cancellationToken).OrNotFound();
        }

        if (await db.Memberships.AnyAsync(m => m.UserId == user.Id && m.ProcessId == process.Id, cancellationToken))
        {
            throw new RuleViolation("membership.once", "This account has a seat in that process already. Take it away first.");
        }

        db.Memberships.Add(new Membership(process.Id, user.Id, request.Role, request.Party));
        await db.SaveAsync(cancellationToken);
        return Unit.Value;
    }
}

internal sealed class TakeMembershipHandler(NegotiationsDb db) : IRequestHandler<TakeMembership, Unit>
{
    public async Task<Unit> Handle(TakeMembership request, CancellationToken cancellationToken)
    {
        db.Memberships.Remove(
            await db.Memberships.FirstOrDefaultAsync(m => m.Id == request.Membership && m.UserId == request.UserId, cancellationToken).OrNotFound());
        await db.SaveAsync(cancellationToken);
        return Unit.Value;
    }
}

internal sealed class DisableAccountHandler(NegotiationsDb db, Sessions sessions, InvitationMaking invitations, TimeProvider clock) : IRequestHandler<DisableAccount, Unit>
{
    public async Task<Unit> Handle(DisableAccount request, CancellationToken cancellationToken)
    {
        // Two administrators who disable each other at the same time must not both succeed.
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);
        var user = await db.Users.FirstOrDefaultAsync(u => u.Id == request.UserId && u.DisabledAt == null, cancellationToken).OrNotFound();
        if (user.Office == Office.Administrator
            && !await db.Users.AnyAsync(u => u.Office == Office.Administrator && u.DisabledAt == null && u.PasswordHash != null && u.Id != user.Id, cancellationToken))
        {
            throw new RuleViolation("accounts.last-administrator", "This is the last administrator. Make another one first.");
        }

        user.Disable(clock.GetUtcNow());
        await sessions.EndAsync(user.Id, except: null, cancellationToken);
        await invitations.CloseAsync(user.Id, cancellationToken);
        await db.SaveAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Unit.Value;
    }
}

internal sealed class EnableAccountHandler(NegotiationsDb db) : IRequestHandler<EnableAccount, Unit>
{
    public async Task<Unit> Handle(EnableAccount request, CancellationToken cancellationToken)
    {
        var user = await db.Users.FirstOrDefaultAsync(u => u.Id == request.UserId && u.DisabledAt != null, cancellationToken).OrNotFound();
        user.Enable();
        await db.SaveAsync(cancellationToken);
        return Unit.Value;
    }
}

internal sealed class EndSessionsHandler(NegotiationsDb db, Sessions sessions) : IRequestHandler<EndSessions, Unit>
{
    public async Task<Unit> Handle(EndSessions request, CancellationToken cancellationToken)
    {
        var user = await db.Users.FirstOrDefaultAsync(u => u.Id == request.UserId, cancellationToken).OrNotFound();
        await sessions.EndAsync(user.Id, except: null, cancellationToken);
        db.Note(new(Application.Auditing.AuditAction.SignedOut, nameof(User), user.Id, null, "all sessions"));
        await db.SaveAsync(cancellationToken);
        return Unit.Value;
    }
}

/// <summary>Makes and closes invitations; stored with the next save.</summary>
internal sealed class InvitationMaking(NegotiationsDb db, AccountOptions options, TimeProvider clock)
{
    public NewInvitation Make(Guid userId)
    {
        var token = Secrets.New();
        var invitation = new Invitation
        {
            Id = Id<Invitation>.New().Value,
            UserId = userId,
            TokenHash = Secrets.Hash(token),
            ExpiresAt = clock.GetUtcNow() + options.InvitationLimit,
        };
        db.Invitations.Add(invitation);
        return new NewInvitation(userId, token, invitation.ExpiresAt);
    }

    public async Task CloseAsync(Guid userId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var open = await db.Invitations.Where(i => i.UserId == userId && i.ClosedAt == null).ToListAsync(cancellationToken);
        open.ForEach(i => i.ClosedAt = now);
    }
}

/// <summary>Accounts as administrators see them.</summary>
internal static class KeptAccounts
{
    public static AccountRow ToRow(this User user, IEnumerable<AccountSeat> seats) => new(
        user.Id,
        user.UserName!,
        user.DisplayName,
        user.Office,
        user.DisabledAt is not null ? AccountState.Disabled : user.PasswordHash is null ? AccountState.Invited : AccountState.Active,
        [.. seats]);

    public static async Task<ILookup<Guid, AccountSeat>> SeatsAsync(this NegotiationsDb db, IReadOnlyList<Guid> users, CancellationToken cancellationToken)
    {
        var seats = await (
            from membership in db.Memberships.AsNoTracking()
            where users.Contains(membership.UserId)
            join process in db.Processes on membership.ProcessId equals process.Id
            join party in db.Parties on membership.OwnerId equals (Id<Party>?)party.Id into parties
            from party in parties.DefaultIfEmpty()
            orderby process.Reference
            select new
            {
                membership.UserId,
                Seat = new AccountSeat(
                    membership.Id,
                    process.Id,
                    process.Reference,
                    process.Name,
                    membership.Role,
                    party == null ? null : party.Code,
                    party == null ? null : party.Mark),
            }).ToListAsync(cancellationToken);
        return seats.ToLookup(s => s.UserId, s => s.Seat);
    }
}
