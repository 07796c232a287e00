using MediatR;
using Negotiations.Application.Access;

namespace Negotiations.Application.Calendars;

/// <summary>Makes the secret address of the own calendar, or makes it anew: the one before ends at once.</summary>
[Needs(Permission.SignedIn)]
public sealed record MakeCalendarAddress : IRequest<NewCalendarAddress>;

/// <summary>A new address.</summary>
/// <param name="Secret">256 random bits, told once: of which the server keeps a hash alone.</param>
public sealed record NewCalendarAddress(string Secret);

/// <summary>Ends the secret address of the own calendar.</summary>
[Needs(Permission.SignedIn)]
public sealed record EndCalendarAddress : IRequest<Unit>;
