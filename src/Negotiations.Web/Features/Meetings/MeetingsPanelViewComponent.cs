using MediatR;
using Microsoft.AspNetCore.Mvc;
using Negotiations.Application.Access;
using Negotiations.Application.Meetings;
using Negotiations.Domain;
using Negotiations.Domain.Processes;

namespace Negotiations.Web.Features.Meetings;

/// <summary>The next and the last meetings on the overview of a process.</summary>
public sealed class MeetingsPanelViewComponent(IMediator mediator, CurrentViewer current) : ViewComponent
{
    /// <summary>Draws the panel, or nothing.</summary>
    public async Task<IViewComponentResult> InvokeAsync() =>
        current.Viewer.ProcessId is { } process && current.Viewer.May(Permission.ReadMeetings)
            ? View("~/Features/Meetings/_Panel.cshtml", new MeetingsPanel(process, await mediator.Send(new ReadNearMeetings(), HttpContext.RequestAborted)))
            : Content("");
}

/// <summary>Meetings near in time, the latest first.</summary>
public sealed record MeetingsPanel(Id<Process> Process, IReadOnlyList<MeetingRow> Near);
