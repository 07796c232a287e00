using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Negotiations.Application.Accounts;
using Negotiations.Infrastructure.Identity;

namespace Negotiations.Web.Edge;

/// <summary>
/// The cookie that holds a session's key. It proves nothing by itself: every request asks the server whether the session lasts. Only
/// the idle limit is kept in the cookie, which is renewed as long as it is used.
/// </summary>
internal static class SessionCookie
{
    private const string SessionClaim = "session";
    private const string SecretClaim = "secret";
    private const string StampClaim = "stamp";

    private static readonly TimeSpan RenewedAfter = TimeSpan.FromMinutes(1);

    /// <summary>Name of a cookie of ours. Over https the prefix makes browsers refuse it from anywhere else (RFC 6265bis, 4.1.3.2).</summary>
    public static string Name(string name, bool secure) => secure ? $"__Host-{name}" : name;

    /// <summary>Sets the cookie up.</summary>
    public static void Configure(CookieAuthenticationOptions cookie, bool secure, TimeSpan idleLimit)
    {
        cookie.Cookie.Name = Name("negotiations", secure);
        cookie.Cookie.Path = "/";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = secure ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
        cookie.ExpireTimeSpan = idleLimit;
        cookie.SlidingExpiration = true;
        cookie.Events = new CookieAuthenticationEvents
        {
            OnValidatePrincipal = ValidateAsync,
            OnCheckSlidingExpiration = context =>
            {
                context.ShouldRenew = context.ElapsedTime >= RenewedAfter && context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<AskedByPageAttribute>() is null;
                return Task.CompletedTask;
            },
            OnRedirectToLogin = context => AskToSignIn(context.HttpContext),
            OnRedirectToAccessDenied = context =>
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            },
        };
    }

    /// <summary>Gives the browser the cookie of a session that has begun; the request goes on as its holder's.</summary>
    public static async Task WriteAsync(HttpContext http, SessionKey key)
    {
        var principal = new ClaimsPrincipal(new ClaimsIdentity(
            [
                new Claim(ClaimTypes.NameIdentifier, key.UserId.ToString()),
                new Claim(SessionClaim, key.SessionId.ToString()),
                new Claim(SecretClaim, key.Secret),
                new Claim(StampClaim, key.SecurityStamp),
            ],
            CookieAuthenticationDefaults.AuthenticationScheme));
        await http.SignInAsync(principal);
        http.User = principal;
    }

    /// <summary>Takes the cookie back.</summary>
    public static Task ClearAsync(HttpContext http) => http.SignOutAsync();

    /// <summary>The key that a cookie holds.</summary>
    public static SessionKey? Read(ClaimsPrincipal? principal) =>
        Guid.TryParse(principal?.FindFirstValue(ClaimTypes.NameIdentifier), out var user)
        && Guid.TryParse(principal.FindFirstValue(SessionClaim), out var session)
        && principal.FindFirstValue(SecretClaim) is { } secret
        && principal.FindFirstValue(StampClaim) is { } stamp
            ? new SessionKey(user, session, secret, stamp)
            : null;

    /// <summary>The key in the cookie of a request whose session is over: it tells who was signed in, and opens nothing.</summary>
    public static SessionKey? ReadEnded(HttpContext http)
    {
        var options = http.RequestServices.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(CookieAuthenticationDefaults.AuthenticationScheme);
        var cookie = options.CookieManager.GetRequestCookie(http, options.Cookie.Name!);
        return cookie is null ? null : Read(options.TicketDataFormat.Unprotect(cookie)?.Principal);
    }

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var sessions = context.HttpContext.RequestServices.GetRequiredService<Sessions>();
        if (Read(context.Principal) is not { } key || !await sessions.ResumeAsync(key, context.HttpContext.RequestAborted))
        {
            context.RejectPrincipal();
        }
    }

    // A page is asked for again after signing in; a form is answered with the sign-in page itself, which keeps what was typed.
    private static Task AskToSignIn(HttpContext http)
    {
        var request = http.Request;
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        {
            var wanted = request.PathBase + request.Path + request.QueryString;
            http.Response.Redirect(wanted == "/" ? "/sign-in" : QueryHelpers.AddQueryString("/sign-in", "returnUrl", wanted));
        }
        else
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }

        return Task.CompletedTask;
    }
}
