using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Accounts;
using Negotiations.Application.Auditing;
using Negotiations.Application.Notices;
using Negotiations.Domain;
using Negotiations.Infrastructure.Notices;
using Negotiations.Infrastructure.Persistence;

namespace Negotiations.Infrastructure.Identity;

internal sealed class ShowAccountHandler(NegotiationsDb db, CurrentViewer current, Sessions sessions, IMailer mailer) : IRequestHandler<ShowAccount, OwnAccount>
{
    public async Task<OwnAccount> Handle(ShowAccount request, CancellationToken cancellationToken)
    {
        var viewer = current.Viewer;
        var held = await (
            from user in db.Users
            where user.Id == viewer.UserId
            join choice in db.NoticeChoices on user.Id equals choice.UserId into choices
            from choice in choices.DefaultIfEmpty()
            select new { user.UserName, Pace = (NoticePace?)choice.Pace, choice.Address }).FirstOrDefaultAsync(cancellationToken).OrNotFound();
        var calendar = await (
            from address in db.CalendarAddresses.AsNoTracking()
            join user in db.Users on address.UserId equals user.Id
            where address.UserId == viewer.UserId && address.SecurityStamp == user.SecurityStamp
            select new OwnCalendar(address.MadeAt, address.ReadAt)).FirstOrDefaultAsync(cancellationToken);
        return new OwnAccount(
            held.UserName!,
            viewer.Name,
            viewer.Office,
            viewer.TimeZone,
            new OwnNotices(held.Pace ?? NoticePace.Daily, held.Address ?? "", mailer.IsSetUp),
            viewer.Seats,
            await sessions.ListAsync(viewer.UserId!.Value, request.Session, cancellationToken),
            calendar);
    }
}

internal sealed class ChooseTimeZoneHandler(NegotiationsDb db, CurrentViewer current) : IRequestHandler<ChooseTimeZone, Unit>
{
    public async Task<Unit> Handle(ChooseTimeZone request, CancellationToken cancellationToken)
    {
        var user = await db.Users.FirstOrDefaultAsync(u => u.Id == current.Viewer.UserId, cancellationToken).OrNotFound();
        user.LiveBy(request.TimeZone);
        await db.SaveAsync(cancellationToken);
        return Unit.Value;
    }
}

internal sealed class ChooseNoticesHandler(NegotiationsDb db, CurrentViewer current) : IRequestHandler<ChooseNotices, Unit>
{
    public async Task<Unit> Handle(ChooseNotices request, CancellationToken cancellationToken)
    {
        var viewer = current.Viewer.UserId!.Value;
        if (await db.NoticeChoices.FirstOrDefaultAsync(c => c.UserId == viewer, cancellationToken) is { } choice)
        {
            choice.Choose(request.Pace, request.Address);
        }
        else
        {
            db.NoticeChoices.Add(new NoticeChoice(viewer, request.Pace, request.Address));
        }

        await db.SaveAsync(cancellationToken);
        return Unit.Value;
    }
}

internal sealed class ChangePasswordHandler(
    NegotiationsDb db, CurrentViewer current, Sessions sessions, SignInBrake brake, NewPassword newPassword, IPasswordHasher<User> hasher)
    : IRequestHandler<ChangePassword, SessionKey>
{
    // Whoever is signed in is known; what a stolen session guesses is counted for the account, and slows no sign-in.
    private static readonly SignInClient Inside = new("inside", Known: true);

    public async Task<SessionKey> Handle(ChangePassword request, CancellationToken cancellationToken)
    {
        var viewer = current.Viewer;
        var user = await db.Users.FirstOrDefaultAsync(u => u.Id == viewer.UserId, cancellationToken).OrNotFound();
        if (brake.WaitFor(user.NormalizedUserName!, Inside) is var wait && wait > TimeSpan.Zero)
        {
            throw new RuleViolation("password.wait", "Too many tries. Please wait {0} seconds and try again.", Math.Ceiling(wait.TotalSeconds));
        }

        if (hasher.VerifyHashedPassword(user, user.PasswordHash!, request.CurrentPassword) == PasswordVerificationResult.Failed)
        {
            brake.Failed(user.NormalizedUserName!, Inside);
            db.Note(new AuditNote(AuditAction.SignInFailed, nameof(User), user.Id, null, "change of password"));
            await db.SaveAsync(cancellationToken);
            throw Refusal.Of(nameof(request.CurrentPassword), "This is not your password.");
        }

        user.ChoosePassword(newPassword.Hash(user, viewer.Seats, request.NewPassword));
        await sessions.EndAsync(user.Id, except: null, cancellationToken);
        var key = sessions.Begin(user, request.Device);
        await db.SaveAsync(cancellationToken);
        return key;
    }
}

internal sealed class EndOwnSessionsHandler(NegotiationsDb db, CurrentViewer current, Sessions sessions, TimeProvider clock) : IRequestHandler<EndOwnSessions, Unit>
{
    public async Task<Unit> Handle(EndOwnSessions request, CancellationToken cancellationToken)
    {
        var viewer = current.Viewer.UserId!.Value;
        if (request.Session is { } id)
        {
            var session = await db.Sessions.FirstOrDefaultAsync(s => s.Id == id && s.UserId == viewer && s.EndedAt == null, cancellationToken).OrNotFound();
            session.EndedAt = clock.GetUtcNow();
        }
        else
        {
            await sessions.EndAsync(viewer, request.This, cancellationToken);
        }

        db.Note(new AuditNote(AuditAction.SignedOut, nameof(User), viewer, null, request.Session is null ? "all other sessions" : "one session"));
        await db.SaveAsync(cancellationToken);
        return Unit.Value;
    }
}
