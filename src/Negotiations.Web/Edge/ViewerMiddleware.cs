using Negotiations.Application.Access;
using Negotiations.Domain;
using Negotiations.Domain.Processes;
using Negotiations.Web.Look;
using Negotiations.Web.Setup;

namespace Negotiations.Web.Edge;

/// <summary>
/// Lets the viewer take its seat in the process that the address names (route value <c>process</c>), and fills the frame of the page
/// for it. A process in which the viewer has no seat is not found, like one that never was.
/// </summary>
internal sealed class ViewerMiddleware(RequestDelegate next)
{
    /// <summary>The route value that names the process.</summary>
    public const string RouteValue = "process";

    public Task InvokeAsync(HttpContext http, CurrentViewer current, Frame frame, Deployment deployment)
    {
        // Everything that comes here is made for one viewer; assets are answered before.
        http.Response.Headers.CacheControl = "no-cache, no-store";
        Id<Process>? process = Id<Process>.TryParse(http.Request.RouteValues[RouteValue] as string, null, out var id) ? id : null;
        current.Viewer = current.Viewer.In(process);
        var viewer = current.Viewer;
        frame.Fill(viewer, deployment.Demonstration);
        if (process is not null && viewer is { UserId: not null, Seat: null } && viewer.Office != Office.Administrator)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        return next(http);
    }
}
