namespace Negotiations.Web.Edge;

/// <summary>
/// A second wall behind the antiforgery token: what changes something is only taken from our own pages, by the browser's own word for
/// where a request comes from (W3C Fetch Metadata). A client that says nothing of it meets the first wall alone.
/// </summary>
internal sealed class CrossSiteMiddleware(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http)
    {
        var request = http.Request;
        var changes = !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method));
        if (changes && request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "same-origin" or "none"))
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return Task.CompletedTask;
        }

        return next(http);
    }
}
