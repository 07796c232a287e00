using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Negotiations.Application.Accounts;
using Negotiations.Domain;
using Negotiations.Web.Setup;

namespace Negotiations.Web.Edge;

/// <summary>
/// A sealed cookie that remembers to which accounts a browser has signed in. It opens nothing: it only keeps its holder from waiting while a stranger guesses
/// (OWASP Authentication Cheat Sheet, device cookies). Failures of a known browser are counted for it alone.
/// </summary>
public sealed class KnownBrowser(IDataProtectionProvider protection, Deployment deployment)
{
    /// <summary>Accounts that one browser is known by; the oldest is forgotten.</summary>
    private const int Most = 16;

    private static readonly TimeSpan Life = TimeSpan.FromDays(365);

    private readonly IDataProtector _protector = protection.CreateProtector("Negotiations.KnownBrowser");

    private string Name => SessionCookie.Name("known", !deployment.Demonstration);

    /// <summary>By what failures of this browser are counted for an account.</summary>
    public SignInClient ClientOf(HttpContext http, string account) =>
        Read(http).FirstOrDefault(k => k.Account == Key(account)) is { } known
            ? new SignInClient(known.Id.ToString(), Known: true)
            : new SignInClient(NetworkOf(http.Connection.RemoteIpAddress), Known: false);

    /// <summary>Remembers that this browser has signed in to an account.</summary>
    public void Remember(HttpContext http, string account)
    {
        var before = Read(http);
        var known = before.FirstOrDefault(k => k.Account == Key(account)) ?? new Known(Key(account), Id<Known>.New().Value);
        var now = before.Where(k => k.Account != known.Account).TakeLast(Most - 1).Append(known);
        http.Response.Cookies.Append(Name, WebEncoders.Base64UrlEncode(_protector.Protect(JsonSerializer.SerializeToUtf8Bytes(now))), new CookieOptions
        {
            Path = "/",
            HttpOnly = true,
            Secure = !deployment.Demonstration,
            SameSite = SameSiteMode.Strict,
            MaxAge = Life,
        });
    }

    // Whoever has one address of IPv6 has the whole network of it.
    private static string NetworkOf(IPAddress? address)
    {
        if (address is not { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false })
        {
            return address?.ToString() ?? "";
        }

        var bytes = address.GetAddressBytes();
        Array.Clear(bytes, 8, 8);
        return new IPAddress(bytes).ToString();
    }

    private static string Key(string account) => account.Trim().ToUpperInvariant();

    private List<Known> Read(HttpContext http)
    {
        try
        {
            return http.Request.Cookies[Name] is { Length: > 0 } sealedText
                ? JsonSerializer.Deserialize<List<Known>>(_protector.Unprotect(WebEncoders.Base64UrlDecode(sealedText)))!
                : [];
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return [];
        }
    }

    private sealed record Known(string Account, Guid Id);
}
