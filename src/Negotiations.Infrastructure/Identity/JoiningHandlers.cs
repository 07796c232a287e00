using System.Data;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Accounts;
using Negotiations.Domain;
using Negotiations.Infrastructure.Persistence;

namespace Negotiations.Infrastructure.Identity;

internal sealed class CheckSetUpHandler(NegotiationsDb db) : IRequestHandler<CheckSetUp, Unit>
{
    public async Task<Unit> Handle(CheckSetUp request, CancellationToken cancellationToken) =>
        await db.Users.AnyAsync(cancellationToken) ? throw new NotFound() : Unit.Value;
}

internal sealed class SetUpHandler(
    NegotiationsDb db, CurrentViewer current, SetUpToken token, NewPassword newPassword, ILookupNormalizer normalizer, TimeProvider clock) : IRequestHandler<SetUp, Unit>
{
    public async Task<Unit> Handle(SetUp request, CancellationToken cancellationToken)
    {
        // Of two who set up at the same time, one finds the other's account.
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);
        if (await db.Users.AnyAsync(cancellationToken))
        {
            throw new NotFound();
        }

        if (!token.Is(request.Token.Trim()))
        {
            throw Refusal.Of(nameof(request.Token), "This is not the token in the log. A new one is made whenever the application starts.");
        }

        current.Viewer = new Viewer { Office = Office.Newcomer, Name = request.DisplayName };
        var user = new User
        {
            Id = Id<User>.New().Value,
            UserName = request.UserName,
            NormalizedUserName = normalizer.NormalizeName(request.UserName),
            DisplayName = request.DisplayName,
            Office = Office.Administrator,
            CreatedAt = clock.GetUtcNow(),
        };
        user.ChoosePassword(newPassword.Hash(user, [], request.NewPassword));
        db.Users.Add(user);
        await db.SaveAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Unit.Value;
    }
}

internal sealed class ShowInvitationHandler(NegotiationsDb db, TimeProvider clock) : IRequestHandler<ShowInvitation, Invited>
{
    public async Task<Invited> Handle(ShowInvitation request, CancellationToken cancellationToken)
    {
        var (_, user) = await db.FindOpenInvitationAsync(request.Token, clock.GetUtcNow(), cancellationToken);
        return new Invited(user.UserName!, user.DisplayName);
    }
}

internal sealed class AcceptInvitationHandler(NegotiationsDb db, CurrentViewer current, Sessions sessions, NewPassword newPassword, TimeProvider clock)
    : IRequestHandler<AcceptInvitation, Unit>
{
    public async Task<Unit> Handle(AcceptInvitation request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (invitation, user) = await db.FindOpenInvitationAsync(request.Token, now, cancellationToken);
        await sessions.BecomeAsync(new Viewer { UserId = user.Id, Name = user.DisplayName, Office = Office.Newcomer }, cancellationToken);
        user.ChoosePassword(newPassword.Hash(user, current.Viewer.Seats, request.NewPassword));
        invitation.ClosedAt = now;
        await sessions.EndAsync(user.Id, except: null, cancellationToken);
        await db.SaveAsync(cancellationToken);
        return Unit.Value;
    }
}

/// <summary>Finds invitations by what their holder has.</summary>
internal static class InvitationFinding
{
    /// <summary>The invitation that a token opens, and its account.</summary>
    /// <exception cref="NotFound">It was used, taken back, has expired or never was; or the account is disabled.</exception>
    public static async Task<(Invitation Invitation, User User)> FindOpenInvitationAsync(
        this NegotiationsDb db, string token, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var hash = Secrets.Hash(token);
        var found = await (
            from invitation in db.Invitations
            where invitation.TokenHash == hash && invitation.ClosedAt == null && invitation.ExpiresAt > now
            join user in db.Users on invitation.UserId equals user.Id
            where user.DisabledAt == null
            select new { Invitation = invitation, User = user }).FirstOrDefaultAsync(cancellationToken).OrNotFound();
        return (found.Invitation, found.User);
    }
}
