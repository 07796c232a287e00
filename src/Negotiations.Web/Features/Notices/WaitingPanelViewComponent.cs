using MediatR;
using Microsoft.AspNetCore.Mvc;
using Negotiations.Application.Access;
using Negotiations.Application.Notices;
using Negotiations.Domain;
using Negotiations.Domain.Processes;

namespace Negotiations.Web.Features.Notices;

/// <summary>What waits for the viewer, on the overview of a process.</summary>
public sealed class WaitingPanelViewComponent(IMediator mediator, CurrentViewer current) : ViewComponent
{
    /// <summary>Draws the panel, or nothing for those for whom nothing can wait.</summary>
    public async Task<IViewComponentResult> InvokeAsync() =>
        current.Viewer is { ProcessId: { } process } viewer && viewer.May(Permission.ReadCommitments)
            ? View("~/Features/Notices/_Waiting.cshtml", new WaitingPanel(process, viewer.Seat?.PartyCode, await mediator.Send(new ReadWaiting(), HttpContext.RequestAborted)))
            : Content("");
}

/// <summary>What waits.</summary>
/// <param name="Process">The process.</param>
/// <param name="Own">Code of the viewer’s party, if there is one.</param>
/// <param name="Waiting">What waits.</param>
public sealed record WaitingPanel(Id<Process> Process, string? Own, Waiting Waiting);
