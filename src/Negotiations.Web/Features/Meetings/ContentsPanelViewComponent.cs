using MediatR;
using Microsoft.AspNetCore.Mvc;
using Negotiations.Application.Access;
using Negotiations.Application.Meetings;
using Negotiations.Domain;
using Negotiations.Domain.Meetings;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.Meetings;

/// <summary>The ways from a meeting to what belongs to it. A way that leads nowhere for this viewer is not shown.</summary>
public sealed class ContentsPanelViewComponent(IMediator mediator, CurrentViewer current) : ViewComponent
{
    /// <summary>Draws the panel, or nothing.</summary>
    public async Task<IViewComponentResult> InvokeAsync(Id<Meeting> meeting)
    {
        var contents = await mediator.Send(new ReadMeetingContents(meeting), HttpContext.RequestAborted);
        var ways = Ways(contents, $"/processes/{current.Viewer.ProcessId}/meetings/{meeting}").ToList();
        return ways.Count == 0 ? Content("") : View("~/Features/Meetings/_Contents.cshtml", ways);
    }

    private static IEnumerable<ContentsWay> Ways(MeetingContents contents, string here)
    {
        if (contents.MayLog || contents.Notes > 0)
        {
            yield return new(contents.MayLog ? "Log this session" : "Notes shared with you", here + "/log", contents.Notes);
        }

        if (contents.MayDraft || contents.Records > 0)
        {
            yield return new("Shared record", here + "/record", contents.Records);
        }

        if (contents.MayCommit || contents.Commitments > 0)
        {
            yield return new("Commitments", here + "/commitments", contents.Commitments);
        }

        if (contents.MayEnterReadouts || contents.Readouts > 0)
        {
            yield return new("Readouts", here + "/readouts", contents.Readouts);
        }

        if (contents.MayClaim || contents.Claims > 0)
        {
            yield return new("Claims", here + "/claims", contents.Claims);
        }

        if (contents.MayAttach || contents.Documents > 0)
        {
            yield return new("Documents", here + "/documents", contents.Documents);
        }
    }
}

/// <summary>A way from a meeting to what belongs to it.</summary>
/// <param name="Label">What it leads to.</param>
/// <param name="Href">Where.</param>
/// <param name="Count">How much there is; none where that says nothing.</param>
public sealed record ContentsWay(Wording Label, string Href, int? Count);
