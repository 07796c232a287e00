namespace Negotiations.Domain;

/// <summary>Addresses on the web that somebody typed, to be shown as links and never to be asked.</summary>
public static class WebAddress
{
    /// <summary>
    /// Whether it is one, in full. One with a name before the host (<c>https://known.example@other.example</c>) is none: it looks like a link to somewhere else, and may hold a password.
    /// </summary>
    public static bool IsOne(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" && uri.Host.Length > 0 && uri.UserInfo.Length == 0;
}
