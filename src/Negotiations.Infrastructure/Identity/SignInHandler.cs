using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Accounts;
using Negotiations.Application.Auditing;
using Negotiations.Infrastructure.Persistence;

namespace Negotiations.Infrastructure.Identity;

internal sealed class SignInHandler(
    NegotiationsDb db, Sessions sessions, SignInBrake brake, IPasswordHasher<User> hasher, NobodysHash nobodys, ILookupNormalizer normalizer) : IRequestHandler<SignIn, SignInOutcome>
{
    public async Task<SignInOutcome> Handle(SignIn request, CancellationToken cancellationToken)
    {
        var name = normalizer.NormalizeName(request.UserName.Trim());
        if (brake.WaitFor(name, request.Client) is var wait && wait > TimeSpan.Zero)
        {
            return new SignInOutcome(null, wait);
        }

        var user = await db.Users.FirstOrDefaultAsync(u => u.NormalizedUserName == name, cancellationToken);
        var verdict = hasher.VerifyHashedPassword(user ?? new User(), user?.PasswordHash ?? nobodys.Value, request.Password);
        if (user is null || user.PasswordHash is null || user.DisabledAt is not null || verdict == PasswordVerificationResult.Failed)
        {
            brake.Failed(name, request.Client);
            db.Note(new AuditNote(AuditAction.SignInFailed, nameof(User), user?.Id ?? Guid.Empty, null, user?.DisabledAt is null ? "" : "disabled"));
            await db.SaveAsync(cancellationToken);
            return new SignInOutcome(null);
        }

        brake.Succeeded(name, request.Client);
        await sessions.BecomeAsync(new Viewer { UserId = user.Id, Name = user.DisplayName, Office = user.Office, TimeZone = user.TimeZone }, cancellationToken);
        if (verdict == PasswordVerificationResult.SuccessRehashNeeded)
        {
            user.PasswordHash = hasher.HashPassword(user, request.Password);
        }

        var key = sessions.Begin(user, request.Device);
        db.Note(new AuditNote(AuditAction.SignedIn, nameof(User), user.Id, null, ""));
        await db.SaveAsync(cancellationToken);
        return new SignInOutcome(key);
    }
}

internal sealed class SignOutHandler(NegotiationsDb db, CurrentViewer current, TimeProvider clock) : IRequestHandler<SignOut, Unit>
{
    public async Task<Unit> Handle(SignOut request, CancellationToken cancellationToken)
    {
        var viewer = current.Viewer.UserId!.Value;
        var session = await db.Sessions
            .FirstOrDefaultAsync(s => s.Id == request.SessionId && s.UserId == viewer && s.EndedAt == null, cancellationToken)
            .OrNotFound();
        session.EndedAt = clock.GetUtcNow();
        db.Note(new AuditNote(AuditAction.SignedOut, nameof(User), viewer, null, ""));
        await db.SaveAsync(cancellationToken);
        return Unit.Value;
    }
}
