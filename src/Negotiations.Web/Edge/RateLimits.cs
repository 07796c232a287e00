using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Negotiations.Application.Access;
using Negotiations.Infrastructure;

namespace Negotiations.Web.Edge;

/// <summary>
/// How often somebody may do what is costly. Counted by account, or by address while nobody is signed in. Settings
/// <c>Limits:SignIn</c>, <c>Limits:Upload</c>, <c>Limits:Export</c>, <c>Limits:Calendar</c>: times a minute.
/// </summary>
public static class RateLimits
{
    /// <summary>Signing in.</summary>
    public const string SignIn = "sign-in";

    /// <summary>Setting up, and opening an invitation: counted apart, because a page elsewhere can make a browser open addresses, and so keep a whole office from signing in.</summary>
    public const string Joining = "joining";

    /// <summary>Sending a file.</summary>
    public const string Upload = "upload";

    /// <summary>Taking a report or an export.</summary>
    public const string Export = "export";

    /// <summary>Reading a calendar by its secret address: programs ask by themselves, several of them from one network.</summary>
    public const string Calendar = "calendar";

    /// <summary>Registers the policies.</summary>
    /// <exception cref="SettingsWrong">A limit cannot be.</exception>
    public static IServiceCollection AddRateLimits(this IServiceCollection services, IConfiguration settings)
    {
        (string Policy, int TimesAMinute)[] limits = [(SignIn, Read("SignIn", 20)), (Joining, Read("SignIn", 20)), (Upload, Read("Upload", 10)), (Export, Read("Export", 20)), (Calendar, Read("Calendar", 60))];
        return services.AddRateLimiter(limiter => Add(limiter, limits));

        int Read(string name, int usual) => settings[$"Limits:{name}"] is not { } text ? usual
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var times) && times > 0 ? times
            : throw new SettingsWrong($"Limits:{name} must be a whole number of times a minute, 1 or more, not '{text}'.");
    }

    private static void Add(RateLimiterOptions limiter, IEnumerable<(string Policy, int TimesAMinute)> limits)
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
        foreach (var (policy, timesAMinute) in limits)
        {
            limiter.AddPolicy(policy, http => RateLimitPartition.GetFixedWindowLimiter(
                Who(http),
                _ => new FixedWindowRateLimiterOptions { PermitLimit = timesAMinute, Window = TimeSpan.FromMinutes(1) }));
        }
    }

    private static string Who(HttpContext http) =>
        http.RequestServices.GetRequiredService<CurrentViewer>().Viewer.UserId?.ToString() ?? http.Connection.RemoteIpAddress?.ToString() ?? "";
}
