using MediatR;
using Negotiations.Application.Access;

namespace Negotiations.Application.Accounts;

/// <summary>The viewer's own account.</summary>
/// <param name="Session">The session that the viewer is in.</param>
[Needs(Permission.SignedIn)]
public sealed record ShowAccount(Guid Session) : IRequest<OwnAccount>;

/// <summary>An account as its holder sees it.</summary>
public sealed record OwnAccount(string UserName, string DisplayName, Office Office, string? TimeZone, IReadOnlyList<Seat> Seats, IReadOnlyList<OwnSession> Sessions, OwnCalendar? Calendar);

/// <summary>The secret address of the own calendar, of which the secret itself is not kept.</summary>
/// <param name="MadeAt">When it was made.</param>
/// <param name="ReadAt">When it was first read on the last day that it was read; none if it never was.</param>
public sealed record OwnCalendar(DateTimeOffset MadeAt, DateTimeOffset? ReadAt);

/// <summary>A session that lasts.</summary>
public sealed record OwnSession(Guid Id, DateTimeOffset StartedAt, DateTimeOffset ExpiresAt, string Device, bool IsThisOne);
