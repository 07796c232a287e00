using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace Negotiations.Web.Edge;

/// <summary>A key under which a page keeps on the device what has not reached the server.</summary>
/// <param name="Key">256 random bits, base64: AES-GCM. Never stored on the device.</param>
/// <param name="Sealed">The same key as only the server opens it; kept beside what it encrypts.</param>
public sealed record DeviceKey(string Key, string Sealed);

/// <summary>
/// Keys for what is kept on a device. A page gets a new one with every load; what was kept under an earlier one is read again by asking the server to open that one:
/// for the same account, signed in, for a week. Whoever has the device alone reads nothing.
/// </summary>
public sealed class DeviceKeys(IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>How long what is kept on a device can be read.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(7);

    private readonly IDataProtector _protector = protection.CreateProtector("Negotiations.DeviceKeys");

    /// <summary>A new key for an account.</summary>
    public DeviceKey Make(Guid user)
    {
        var key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        return new DeviceKey(key, WebEncoders.Base64UrlEncode(_protector.Protect(JsonSerializer.SerializeToUtf8Bytes(new Content(user, clock.GetUtcNow(), key)))));
    }

    /// <summary>Opens a key.</summary>
    /// <returns>Nothing, if it is another account's, too old, or none of ours.</returns>
    public string? Open(string? sealedKey, Guid user)
    {
        try
        {
            var content = JsonSerializer.Deserialize<Content>(_protector.Unprotect(WebEncoders.Base64UrlDecode(sealedKey ?? "")))!;
            return content.User == user && content.At + Life > clock.GetUtcNow() ? content.Key : null;
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Whose page it is, as a page may say it: it can be compared, and tells nothing.</summary>
    public static string Tag(Guid user) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("device " + user)))[..16];

    private sealed record Content(Guid User, DateTimeOffset At, string Key);
}

/// <summary>An answer that a page asks for by itself: it does not count as somebody being there, so that an open page does not stay signed in for good.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AskedByPageAttribute : Attribute;
