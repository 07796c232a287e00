using MediatR;
using Microsoft.AspNetCore.Mvc;
using Negotiations.Application.Access;
using Negotiations.Application.PrisonerLists;

namespace Negotiations.Web.Features.PrisonerLists;

/// <summary>The lists on the overview of a process, for those who may know of any.</summary>
public sealed class ListsPanelViewComponent(IMediator mediator, CurrentViewer current) : ViewComponent
{
    /// <summary>Draws the panel, or nothing.</summary>
    public async Task<IViewComponentResult> InvokeAsync()
    {
        if (current.Viewer.ProcessId is not { } process || !current.Viewer.May(Permission.ReadVersions))
        {
            return Content("");
        }

        var lists = await mediator.Send(new ReadLists(AtAGlance: true), HttpContext.RequestAborted);
        return View("~/Features/PrisonerLists/_Lists.cshtml", new ListsPanel(process, lists, current.Viewer.May(Permission.ReadOwnLists)));
    }
}
