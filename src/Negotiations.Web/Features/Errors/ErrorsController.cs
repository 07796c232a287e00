using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing.Template;
using Negotiations.Web.Edge;
using Negotiations.Web.Features.SignIn;
using Negotiations.Web.Look;
using Negotiations.Web.Setup;

namespace Negotiations.Web.Features.Errors;

/// <summary>The pages of what went wrong: generic, with a reference at most. Reached when a request ends without a page of its own.</summary>
[AllowAnonymous]
public sealed class ErrorsController(KeptForms keptForms, Deployment deployment, EndpointDataSource pages) : Controller
{
    /// <summary>The page of a status code; what has none of its own is <em>not found</em>.</summary>
    [Route("/error/{code:int}")]
    public async Task<IActionResult> Show()
    {
        // The answer says what went wrong, not the address, nor anything bound: of a form that cannot be read, nothing is bound.
        // Asked for by its address, and not because something went wrong, it is a page that does not exist.
        var status = Response.StatusCode == StatusCodes.Status200OK ? StatusCodes.Status404NotFound : Response.StatusCode;
        Response.StatusCode = status;
        return status switch
        {
            StatusCodes.Status401Unauthorized => await SignInAgainAsync(),
            StatusCodes.Status404NotFound => View("NotFound", new NotFoundPage()),
            StatusCodes.Status429TooManyRequests => View("TooMany", new TooManyPage(RetryAfter(), PageBefore())),
            _ => View("Error", new ErrorPage(Activity.Current?.TraceId.ToString() ?? HttpContext.TraceIdentifier)),
        };
    }

    // A form that was sent when the sign-in had ended: nothing that was typed is lost.
    private async Task<ViewResult> SignInAgainAsync()
    {
        var original = HttpContext.Features.Get<IStatusCodeReExecuteFeature>();
        var address = original is null ? null : original.OriginalPathBase + original.OriginalPath + original.OriginalQueryString;
        return View("/Features/SignIn/Show.cshtml", new SignInPage
        {
            Ended = true,
            Kept = Url.IsLocalUrl(address) ? await keptForms.KeepAsync(HttpContext, address) : null,
            Demonstration = deployment.Demonstration,
        });
    }

    // A form is mostly sent to the address of its page, or to one below it.
    private string? PageBefore()
    {
        if (HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is not { } original)
        {
            return null;
        }

        for (var path = original.OriginalPath; path.Length > 1; path = path[..Math.Max(0, path.LastIndexOf('/'))])
        {
            if (pages.Endpoints.OfType<RouteEndpoint>().Any(page => page.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains(HttpMethods.Get) == true
                && new TemplateMatcher(new RouteTemplate(page.RoutePattern), new RouteValueDictionary()).TryMatch(path, new RouteValueDictionary())))
            {
                return original.OriginalPathBase + path;
            }
        }

        return null;
    }

    private TimeSpan? RetryAfter() =>
        int.TryParse(Response.Headers.RetryAfter, out var seconds) ? TimeSpan.FromSeconds(seconds) : null;
}
