using Microsoft.AspNetCore.Identity;
using Negotiations.Application.Access;

namespace Negotiations.Infrastructure.Identity;

/// <summary>An account. What its holder may do is told by its memberships and its office.</summary>
public sealed class User : IdentityUser<Guid>
{
    /// <summary>Longest display name.</summary>
    public const int DisplayNameLength = 100;

    /// <summary>Name shown to those who work with the holder.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>Office outside the processes.</summary>
    public Office Office { get; set; }

    /// <summary>When an administrator disabled the account; none while it is in use.</summary>
    public DateTimeOffset? DisabledAt { get; set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>IANA name of the zone in which the holder is told times; none for that of the talks alone.</summary>
    public string? TimeZone { get; private set; }

    /// <summary>The holder says by which clock times are told.</summary>
    internal void LiveBy(string? timeZone)
    {
        TimeZone = timeZone;
        Touch();
    }

    /// <summary>The holder chooses a password. Every session and cookie made before is worth nothing then.</summary>
    internal void ChoosePassword(string hash)
    {
        PasswordHash = hash;
        SecurityStamp = Secrets.New();
        Touch();
    }

    /// <summary>Nobody signs in to it any more.</summary>
    internal void Disable(DateTimeOffset at)
    {
        DisabledAt = at;
        SecurityStamp = Secrets.New();
        Touch();
    }

    /// <summary>Lets it be used again.</summary>
    internal void Enable()
    {
        DisabledAt = null;
        Touch();
    }

    // Two who change the same account at once do not overwrite each other.
    private void Touch() => ConcurrencyStamp = Secrets.New();
}

/// <summary>A sign-in that lasts: the server's side of the session cookie. Ending it ends the cookie.</summary>
public sealed class UserSession
{
    /// <summary>Longest text of a device.</summary>
    public const int DeviceLength = 200;

    /// <summary>Its key, shown to the holder and the administrator when they list sessions.</summary>
    public Guid Id { get; init; }

    /// <summary>Whose.</summary>
    public Guid UserId { get; init; }

    /// <summary>SHA-256 of the random secret in the cookie, hexadecimal.</summary>
    public string SecretHash { get; init; } = "";

    /// <summary>When it began.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ends whatever happens.</summary>
    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it was ended; none while it lasts.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Browser and system in words, to recognise it by.</summary>
    public string Device { get; init; } = "";
}

/// <summary>A one-time, expiring link with which somebody takes over the account made for them.</summary>
public sealed class Invitation
{
    /// <summary>Its key.</summary>
    public Guid Id { get; init; }

    /// <summary>The account.</summary>
    public Guid UserId { get; init; }

    /// <summary>SHA-256 of the random token in the link, hexadecimal; the token itself is not kept.</summary>
    public string TokenHash { get; init; } = "";

    /// <summary>Until when it can be used.</summary>
    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it was used or taken back; none while it can be used.</summary>
    public DateTimeOffset? ClosedAt { get; set; }
}
