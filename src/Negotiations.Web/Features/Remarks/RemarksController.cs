using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Localization;
using Negotiations.Application.Access;
using Negotiations.Application.Remarks;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;
using Negotiations.Web.Edge;
using Negotiations.Web.Features.Agreements;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.Remarks;

/// <summary>Comments and reservations on provisions of a draft.</summary>
[Route("processes/{process:guid}/agreements/{agreement:guid}/drafts/{draft:guid}")]
public sealed class RemarksController(IMediator mediator, IStringLocalizer<Texts> texts, CurrentViewer current, Frame frame) : FeatureController(mediator, texts)
{
    [HttpGet("remarks")]
    public Task<IActionResult> List(Id<Agreement> agreement, Id<Draft> draft) => ShowAsync(agreement, draft, null, new RemarkInput());

    [HttpGet("provisions/{provision:guid}/remarks")]
    public Task<IActionResult> OfProvision(Id<Agreement> agreement, Id<Draft> draft, Id<Provision> provision) => ShowAsync(agreement, draft, provision, new RemarkInput());

    [HttpPost("provisions/{provision:guid}/remarks")]
    public Task<IActionResult> Make(Guid process, Id<Agreement> agreement, Id<Draft> draft, Id<Provision> provision, RemarkInput input) => Submit(
        new RemarkOnProvision(agreement, draft, provision, input.Read()),
        _ => ToProvision(process, agreement, draft, provision),
        () => ShowAsync(agreement, draft, provision, input));

    [HttpPost("remarks/{remark:guid}/withdraw")]
    public Task<IActionResult> Withdraw(Guid process, Id<Agreement> agreement, Id<Draft> draft, Id<DraftRemark> remark) => Submit(
        new WithdrawRemark(agreement, draft, remark),
        provision => ToProvision(process, agreement, draft, provision),
        async () =>
        {
            var show = await Send(new ReadRemarks(agreement, draft));
            return show.Remarks.Any(r => r.Id == remark && show.IsOwn(r)) ? View("List", new RemarkListPage(new RemarkInput(), show, current.Viewer.OwnSide, Texts)) : throw new NotFound();
        });

    /// <inheritdoc/>
    public override void OnActionExecuting(ActionExecutingContext context) => frame.Section = "Agreements";

    private LocalRedirectResult ToProvision(Guid process, Id<Agreement> agreement, Id<Draft> draft, Id<Provision> provision) =>
        LocalRedirect($"~{AgreementAddress.Draft(process, agreement, draft)}/provisions/{provision}/remarks");

    private async Task<IActionResult> ShowAsync(Id<Agreement> agreement, Id<Draft> draft, Id<Provision>? provision, RemarkInput input) =>
        View("List", new RemarkListPage(input, await Send(new ReadRemarks(agreement, draft, provision)), current.Viewer.OwnSide, Texts));
}
