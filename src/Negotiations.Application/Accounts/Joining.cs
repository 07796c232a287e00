using FluentValidation;
using MediatR;
using Negotiations.Application.Access;
using Negotiations.Application.Pipeline;

namespace Negotiations.Application.Accounts;

/// <summary>Whether a deployment has no account yet, so that its first administrator can still be made. Not found if it has one.</summary>
[Needs(Permission.Anyone)]
public sealed record CheckSetUp : IRequest<Unit>;

/// <summary>Makes the first administrator of a new deployment: once, by whoever holds the token from the log.</summary>
[Needs(Permission.Anyone)]
public sealed record SetUp([property: AnySigns("A secret is what it is, sign by sign.")] string Token, string UserName, string DisplayName, [property: AnySigns("A secret is what it is, sign by sign.")] string NewPassword) : IRequest<Unit>;

internal sealed class SetUpValidator : AbstractValidator<SetUp>
{
    public SetUpValidator()
    {
        RuleFor(r => r.Token).NotEmpty().WithMessage("Enter the token that the application wrote into its log when it started.");
        RuleFor(r => r.UserName).IsUserName();
        RuleFor(r => r.DisplayName).IsDisplayName();
        RuleFor(r => r.NewPassword).IsNewPassword();
    }
}

/// <summary>For whom an invitation is. Not found when it was used, taken back, has expired or never was.</summary>
[Needs(Permission.Anyone)]
[AnySigns("A secret is what it is, sign by sign.")]
public sealed record ShowInvitation(string Token) : IRequest<Invited>;

/// <summary>For whom an invitation is.</summary>
public sealed record Invited(string UserName, string DisplayName);

/// <summary>Takes an account over by its invitation, once: its holder chooses the password. Open sessions of the account end.</summary>
[Needs(Permission.Anyone)]
[AnySigns("A secret is what it is, sign by sign.")]
public sealed record AcceptInvitation(string Token, string NewPassword) : IRequest<Unit>;

internal sealed class AcceptInvitationValidator : AbstractValidator<AcceptInvitation>
{
    public AcceptInvitationValidator() => RuleFor(r => r.NewPassword).IsNewPassword();
}

/// <summary>Shapes of an account's names.</summary>
internal static class AccountNames
{
    public static IRuleBuilderOptions<T, string> IsUserName<T>(this IRuleBuilder<T, string> rule) => rule
        .NotEmpty().WithMessage("Enter an account name.")
        .MaximumLength(AccountLimits.UserNameLength).WithMessage("An account name has at most 60 characters.")
        .Matches(@"\A[A-Za-z0-9][A-Za-z0-9._@-]*\z").WithMessage("An account name has Latin letters, digits and . _ @ - and begins with a letter or a digit.");

    public static IRuleBuilderOptions<T, string> IsDisplayName<T>(this IRuleBuilder<T, string> rule) => rule
        .NotEmpty().WithMessage("Enter the name that others see.")
        .MaximumLength(AccountLimits.DisplayNameLength).WithMessage("A name has at most 100 characters.");
}
