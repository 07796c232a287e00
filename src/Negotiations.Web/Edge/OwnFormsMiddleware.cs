using Microsoft.AspNetCore.Diagnostics;

namespace Negotiations.Web.Edge;

/// <summary>
/// What changes something is only taken as a form, and only from our own pages, by the browser's own word for where a request comes from (W3C Fetch Metadata): a
/// second wall behind the antiforgery token. A client that says nothing of it meets the first wall alone.
/// </summary>
internal sealed class OwnFormsMiddleware(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http)
    {
        var request = http.Request;
        // The page that says so is made by running the same request once more.
        var refused = http.Features.Get<IStatusCodeReExecuteFeature>() is not null;
        if (refused || HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method))
        {
            return next(http);
        }

        if (request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "same-origin" or "none"))
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return Task.CompletedTask;
        }

        if (HttpMethods.IsPost(request.Method) && !request.HasFormContentType)
        {
            http.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return Task.CompletedTask;
        }

        return next(http);
    }
}
