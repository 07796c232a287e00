namespace Negotiations.Infrastructure.Identity;

/// <summary>
/// The secret address by which a calendar program reads the meetings of an account, without a session. One an account; made, made anew and ended by its holder, and
/// worth nothing once the account has a new password, a new holder, or was disabled.
/// </summary>
public sealed class CalendarAddress
{
    private CalendarAddress()
    {
    }

    /// <summary>Makes one.</summary>
    public CalendarAddress(User user, string secret, DateTimeOffset at)
    {
        UserId = user.Id;
        Renew(user, secret, at);
    }

    /// <summary>Whose.</summary>
    public Guid UserId { get; private init; }

    /// <summary>SHA-256 of the random secret in the address, hexadecimal; the secret itself is not kept.</summary>
    public string SecretHash { get; private set; } = "";

    /// <summary>The security stamp that the account had then.</summary>
    public string SecurityStamp { get; private set; } = "";

    /// <summary>When it was made.</summary>
    public DateTimeOffset MadeAt { get; private set; }

    /// <summary>When it was first read on the last day (UTC) that it was read: once a day, so that the trail says on which days and is not flooded.</summary>
    public DateTimeOffset? ReadAt { get; private set; }

    /// <summary>Makes it anew: the address before is worth nothing any more.</summary>
    public void Renew(User user, string secret, DateTimeOffset at)
    {
        SecretHash = Secrets.Hash(secret);
        SecurityStamp = user.SecurityStamp!;
        MadeAt = at;
        ReadAt = null;
    }

    /// <summary>It was read.</summary>
    /// <returns>Whether it was for the first time on this day.</returns>
    public bool Read(DateTimeOffset at)
    {
        if (ReadAt?.UtcDateTime.Date == at.UtcDateTime.Date)
        {
            return false;
        }

        ReadAt = at;
        return true;
    }
}
