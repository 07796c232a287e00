using MediatR;
using Negotiations.Application.Access;
using Negotiations.Application.Pipeline;

namespace Negotiations.Application.Calendars;

/// <summary>
/// The meetings that the holder of a secret address may see right now, in all processes. The secret is the sign-in.
/// </summary>
/// <exception cref="NotFound">The address was ended or never was, its account is disabled, or belongs to no process any more.</exception>
[Needs(Permission.Anyone)]
[AnySigns("A secret is what it is, sign by sign.")]
public sealed record ReadCalendarFeed(string Secret) : IRequest<IReadOnlyList<CalendarEntry>>;
