using MediatR;
using Microsoft.AspNetCore.Mvc;
using Negotiations.Application.Access;
using Negotiations.Application.Commitments;
using Negotiations.Domain;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Processes;

namespace Negotiations.Web.Features.Commitments;

/// <summary>The commitments that come from a meeting, on its page.</summary>
public sealed class MeetingCommitmentsViewComponent(IMediator mediator, CurrentViewer current) : ViewComponent
{
    /// <summary>Draws the panel, or nothing.</summary>
    /// <param name="meeting">The meeting.</param>
    public async Task<IViewComponentResult> InvokeAsync(Id<Meeting> meeting) =>
        current.Viewer.ProcessId is { } process && current.Viewer.May(Permission.ReadCommitments)
            ? View("~/Features/Commitments/_OfMeeting.cshtml", new MeetingPanel(process, meeting, await mediator.Send(new ReadMeetingCommitments(meeting), HttpContext.RequestAborted)))
            : Content("");
}

/// <summary>What comes from a meeting.</summary>
public sealed record MeetingPanel(Id<Process> Process, Id<Meeting> Meeting, MeetingCommitments Commitments);
