using FluentValidation;
using MediatR;
using Negotiations.Application.Access;
using Negotiations.Application.Processes;

namespace Negotiations.Application.Accounts;

/// <summary>Says by which clock the viewer is told times, besides that of the place.</summary>
/// <param name="TimeZone">IANA name; none for that of the talks.</param>
[Needs(Permission.SignedIn)]
public sealed record ChooseTimeZone(string? TimeZone) : IRequest<Unit>;

internal sealed class ChooseTimeZoneValidator : AbstractValidator<ChooseTimeZone>
{
    public ChooseTimeZoneValidator() => RuleFor(r => r.TimeZone!).IsTimeZone().When(r => r.TimeZone is not null);
}
