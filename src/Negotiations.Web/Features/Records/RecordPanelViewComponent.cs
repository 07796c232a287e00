using MediatR;
using Microsoft.AspNetCore.Mvc;
using Negotiations.Application.Access;
using Negotiations.Application.Records;
using Negotiations.Domain;
using Negotiations.Domain.Meetings;

namespace Negotiations.Web.Features.Records;

/// <summary>Where the shared record stands, on the page of its meeting.</summary>
public sealed class RecordPanelViewComponent(IMediator mediator, CurrentViewer current) : ViewComponent
{
    /// <summary>Draws the panel, or nothing.</summary>
    public async Task<IViewComponentResult> InvokeAsync(Id<Meeting> meeting) => current.Viewer.May(Permission.ReadRecords)
        ? View("~/Features/Records/_Panel.cshtml", new RecordPage(await mediator.Send(new ReadRecord(meeting), HttpContext.RequestAborted)))
        : Content("");
}
