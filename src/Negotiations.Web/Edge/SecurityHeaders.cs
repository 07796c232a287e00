namespace Negotiations.Web.Edge;

/// <summary>What browsers are told to refuse, on every answer. Nothing is inline, nothing comes from elsewhere, nothing is framed.</summary>
internal static class SecurityHeaders
{
    private const int OneYear = 365 * 24 * 60 * 60;

    /// <summary>
    /// What a file is allowed that leaves the application, if a browser opens it in spite of everything: nothing. Said last, over what the other headers say of pages.
    /// </summary>
    public static Task CloseFilesAsync(HttpContext http, RequestDelegate next)
    {
        http.Response.OnStarting(() =>
        {
            if (http.Response.Headers.ContentDisposition.ToString().StartsWith("attachment", StringComparison.Ordinal))
            {
                http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'; sandbox";
            }

            return Task.CompletedTask;
        });
        return next(http);
    }

    /// <summary>The headers.</summary>
    public static HeaderPolicyCollection Policies(bool secure)
    {
        var policies = new HeaderPolicyCollection()
            .AddContentSecurityPolicy(csp =>
            {
                csp.AddDefaultSrc().None();
                csp.AddScriptSrc().Self();
                csp.AddStyleSrc().Self();
                csp.AddImgSrc().Self();
                csp.AddFontSrc().Self();
                csp.AddConnectSrc().Self();
                csp.AddFormAction().Self();
                csp.AddBaseUri().None();
                csp.AddFrameAncestors().None();
                csp.AddObjectSrc().None();
            })
            .AddContentTypeOptionsNoSniff()
            .AddFrameOptionsDeny()
            .AddReferrerPolicySameOrigin()
            .AddCrossOriginOpenerPolicy(policy => policy.SameOrigin())
            .AddCrossOriginResourcePolicy(policy => policy.SameOrigin())
            // By hand: a feature that a browser does not know is an error in its console.
            .AddCustomHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=(), display-capture=(), fullscreen=(self)")
            .RemoveServerHeader();
        return secure ? policies.AddStrictTransportSecurityMaxAgeIncludeSubDomains(OneYear) : policies;
    }
}
