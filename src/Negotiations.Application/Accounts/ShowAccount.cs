using MediatR;
using Negotiations.Application.Access;
using Negotiations.Application.Notices;

namespace Negotiations.Application.Accounts;

/// <summary>The viewer's own account.</summary>
/// <param name="Session">The session that the viewer is in.</param>
[Needs(Permission.SignedIn)]
public sealed record ShowAccount(Guid Session) : IRequest<OwnAccount>;

/// <summary>An account as its holder sees it.</summary>
public sealed record OwnAccount(
    string UserName, string DisplayName, Office Office, string? TimeZone, OwnNotices Notices, IReadOnlyList<Seat> Seats, IReadOnlyList<OwnSession> Sessions, OwnCalendar? Calendar);

/// <summary>The secret address of the own calendar, of which the secret itself is not kept.</summary>
/// <param name="MadeAt">When it was made.</param>
/// <param name="ReadAt">When it was first read on the last day that it was read; none if it never was.</param>
public sealed record OwnCalendar(DateTimeOffset MadeAt, DateTimeOffset? ReadAt);

/// <summary>How the viewer wants to be told that something waits.</summary>
/// <param name="Pace">How often.</param>
/// <param name="Address">To which address; empty for none.</param>
/// <param name="MayBeSent">Whether mail is set up here at all.</param>
public sealed record OwnNotices(NoticePace Pace, string Address, bool MayBeSent);

/// <summary>A session that lasts.</summary>
public sealed record OwnSession(Guid Id, DateTimeOffset StartedAt, DateTimeOffset ExpiresAt, string Device, bool IsThisOne);
