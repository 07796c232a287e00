using FluentValidation;
using MediatR;
using Negotiations.Application.Access;

namespace Negotiations.Application.Notices;

/// <summary>How often somebody is told by mail that something waits.</summary>
public enum NoticePace
{
    /// <summary>In the morning, if something new waits.</summary>
    Daily,

    /// <summary>Soon after something new waits.</summary>
    AtOnce,

    /// <summary>Never: what waits stands on the overview of each process.</summary>
    Off,
}

/// <summary>Says how the viewer wants to be told that something waits.</summary>
/// <param name="Pace">How often.</param>
/// <param name="Address">To which address; empty for none, and then no mail is sent.</param>
[Needs(Permission.SignedIn)]
public sealed record ChooseNotices(NoticePace Pace, string Address) : IRequest<Unit>;

/// <summary>Limits of an address for mail.</summary>
public static class NoticeAddress
{
    /// <summary>Longest address (RFC 5321, 4.5.3.1.3, without its brackets).</summary>
    public const int Length = 254;
}

internal sealed class ChooseNoticesValidator : AbstractValidator<ChooseNotices>
{
    public ChooseNoticesValidator()
    {
        RuleFor(r => r.Pace).IsInEnum().WithMessage("Choose how often.");
        RuleFor(r => r.Address)
            .Cascade(CascadeMode.Stop)
            .MaximumLength(NoticeAddress.Length).WithMessage("An address has at most 254 characters.")
            // Plain addresses alone: no names, no comments, no second address, nothing that a header could be made of.
            .Matches(@"\A[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+\z").When(r => r.Address.Length > 0, ApplyConditionTo.CurrentValidator)
            .WithMessage("Enter an address like name@example.org.");
        RuleFor(r => r.Address).NotEmpty().When(r => r.Pace == NoticePace.AtOnce).WithMessage("Enter the address to which notices are sent.");
    }
}
