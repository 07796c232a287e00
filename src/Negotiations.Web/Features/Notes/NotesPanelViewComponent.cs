using MediatR;
using Microsoft.AspNetCore.Mvc;
using Negotiations.Application.Access;
using Negotiations.Application.Notes;
using Negotiations.Domain;
using Negotiations.Domain.Meetings;

namespace Negotiations.Web.Features.Notes;

/// <summary>The way from a meeting to its log: for the mediators always, for a delegation where notes are shared with it.</summary>
public sealed class NotesPanelViewComponent(IMediator mediator, CurrentViewer current) : ViewComponent
{
    /// <summary>Draws the panel, or nothing.</summary>
    public async Task<IViewComponentResult> InvokeAsync(Id<Meeting> meeting)
    {
        if (!current.Viewer.May(Permission.ReadNotes))
        {
            return Content("");
        }

        var (count, mayKeep) = (await mediator.Send(new CountNotes(meeting), HttpContext.RequestAborted), current.Viewer.May(Permission.KeepNotes));
        return count == 0 && !mayKeep ? Content("") : View("~/Features/Notes/_Panel.cshtml", new NotesPanel($"/processes/{current.Viewer.ProcessId}/meetings/{meeting}/log", count, mayKeep));
    }
}

/// <summary>What the panel says.</summary>
public sealed record NotesPanel(string Log, int Count, bool MayKeep);
