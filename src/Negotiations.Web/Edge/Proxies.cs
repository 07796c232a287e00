using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Negotiations.Infrastructure;

namespace Negotiations.Web.Edge;

/// <summary>Behind a reverse proxy, the address and scheme that it passes on; believed only from the addresses in <c>Proxy:Addresses</c> (comma-separated).</summary>
internal static class Proxies
{
    /// <summary>Believes the proxies of the settings; without any, nobody.</summary>
    /// <exception cref="SettingsWrong">An address cannot be read.</exception>
    public static void UseProxies(this WebApplication app, IConfiguration settings)
    {
        if (settings["Proxy:Addresses"] is not { Length: > 0 } addresses)
        {
            return;
        }

        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var text in addresses.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            options.KnownProxies.Add(IPAddress.TryParse(text, out var address)
                ? address
                : throw new SettingsWrong($"Proxy:Addresses must hold addresses such as 10.0.0.5, with commas between; '{text}' is none."));
        }

        app.UseForwardedHeaders(options);
    }
}
