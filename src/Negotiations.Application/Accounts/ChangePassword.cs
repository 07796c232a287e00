using FluentValidation;
using MediatR;
using Negotiations.Application.Access;
using Negotiations.Application.Pipeline;

namespace Negotiations.Application.Accounts;

/// <summary>Changes the viewer's own password. Every other session of the account ends; the viewer's goes on under a new key.</summary>
[Needs(Permission.SignedIn)]
[AnySigns("A secret is what it is, sign by sign.")]
public sealed record ChangePassword(string CurrentPassword, string NewPassword, Guid Session, string Device) : IRequest<SessionKey>;

internal sealed class ChangePasswordValidator : AbstractValidator<ChangePassword>
{
    public ChangePasswordValidator()
    {
        RuleFor(r => r.CurrentPassword).NotEmpty().WithMessage("Enter your password as it is now.").MaximumLength(AccountLimits.LongestPassword).WithMessage("A password has at most 128 characters.");
        RuleFor(r => r.NewPassword).IsNewPassword();
    }
}

/// <summary>Ends sessions of the viewer's own account.</summary>
/// <param name="This">The session that the viewer is in; it goes on.</param>
/// <param name="Session">Which; all others but this one if none is given.</param>
[Needs(Permission.SignedIn)]
public sealed record EndOwnSessions(Guid This, Guid? Session) : IRequest<Unit>;
