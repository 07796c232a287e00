using MediatR;
using Microsoft.AspNetCore.Mvc;
using Negotiations.Application.Access;
using Negotiations.Application.Visits;
using Negotiations.Domain;
using Negotiations.Domain.Processes;

namespace Negotiations.Web.Features.Visits;

/// <summary>What changed since the viewer said to have seen everything, on the overview of a process.</summary>
public sealed class ChangesPanelViewComponent(IMediator mediator, CurrentViewer current) : ViewComponent
{
    /// <summary>Draws the panel.</summary>
    public async Task<IViewComponentResult> InvokeAsync() =>
        View("~/Features/Visits/_Changes.cshtml", new ChangesPanel(current.Viewer.ProcessId!.Value, await mediator.Send(new ReadChanges(), HttpContext.RequestAborted)));
}

/// <summary>What changed.</summary>
public sealed record ChangesPanel(Id<Process> Process, Changes Changes);
