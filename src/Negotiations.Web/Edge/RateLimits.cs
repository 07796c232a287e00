using System.Globalization;
using System.Threading.RateLimiting;
using Negotiations.Application.Access;

namespace Negotiations.Web.Edge;

/// <summary>
/// How often somebody may do what is costly. Counted by account, or by address while nobody is signed in. Settings
/// <c>Limits:SignIn</c>, <c>Limits:Upload</c>, <c>Limits:Export</c>: times a minute.
/// </summary>
public static class RateLimits
{
    /// <summary>Signing in, setting up, accepting an invitation.</summary>
    public const string SignIn = "sign-in";

    /// <summary>Sending a file.</summary>
    public const string Upload = "upload";

    /// <summary>Taking a report or an export.</summary>
    public const string Export = "export";

    /// <summary>Registers the policies.</summary>
    public static IServiceCollection AddRateLimits(this IServiceCollection services, IConfiguration settings) => services.AddRateLimiter(limiter =>
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.OnRejected = (context, _) =>
        {
            if (context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
            {
                context.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            }

            return ValueTask.CompletedTask;
        };
        Add(SignIn, settings.GetValue("Limits:SignIn", 20));
        Add(Upload, settings.GetValue("Limits:Upload", 10));
        Add(Export, settings.GetValue("Limits:Export", 20));

        void Add(string policy, int timesAMinute) => limiter.AddPolicy(policy, http => RateLimitPartition.GetFixedWindowLimiter(
            Who(http),
            _ => new FixedWindowRateLimiterOptions { PermitLimit = timesAMinute, Window = TimeSpan.FromMinutes(1) }));
    });

    private static string Who(HttpContext http) =>
        http.RequestServices.GetRequiredService<CurrentViewer>().Viewer.UserId?.ToString() ?? http.Connection.RemoteIpAddress?.ToString() ?? "";
}
