using FluentValidation;
using MediatR;
using Negotiations.Application.Access;
using Negotiations.Application.Pipeline;

namespace Negotiations.Application.Accounts;

/// <summary>Begins a session by user name and password. An unknown name, a wrong password and a disabled account get the same answer for the same work.</summary>
/// <param name="UserName">As typed.</param>
/// <param name="Password">As typed.</param>
/// <param name="Client">Who tries: failures are counted by it.</param>
/// <param name="Device">The browser's own words for itself, kept with the session so that its holder recognises it.</param>
[Needs(Permission.Anyone)]
[AnySigns("A secret is what it is, sign by sign.")]
public sealed record SignIn(string UserName, string Password, SignInClient Client, string Device) : IRequest<SignInOutcome>;

/// <summary>From where somebody tries to sign in.</summary>
/// <param name="Key">What failures are counted by: the browser, where it is known, or else the network.</param>
/// <param name="Known">Whether this browser has signed in to the account before: what strangers do does not slow it.</param>
public sealed record SignInClient(string Key, bool Known);

/// <summary>How a try to sign in ended.</summary>
/// <param name="Session">The session that began; none if the try was refused.</param>
/// <param name="Wait">How long to wait before the next try, if that was the reason.</param>
public sealed record SignInOutcome(SessionKey? Session, TimeSpan? Wait = null);

/// <summary>What the session cookie holds. The server keeps only a hash of the secret.</summary>
public sealed record SessionKey(Guid UserId, Guid SessionId, string Secret, string SecurityStamp);

internal sealed class SignInValidator : AbstractValidator<SignIn>
{
    public SignInValidator()
    {
        RuleFor(r => r.UserName).NotEmpty().WithMessage("Enter your account name.").MaximumLength(AccountLimits.UserNameLength).WithMessage("Enter your account name.");
        RuleFor(r => r.Password).NotEmpty().WithMessage("Enter your password.").MaximumLength(AccountLimits.LongestPassword).WithMessage("A password has at most 128 characters.");
    }
}

/// <summary>Ends the session one is in. It stays ended: a copy of its cookie opens nothing.</summary>
[Needs(Permission.SignedIn)]
public sealed record SignOut(Guid SessionId) : IRequest<Unit>;
