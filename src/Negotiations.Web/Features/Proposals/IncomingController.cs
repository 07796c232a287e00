using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Localization;
using Negotiations.Application.Access;
using Negotiations.Application.Proposals;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;
using Negotiations.Web.Edge;
using Negotiations.Web.Features.Brackets;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.Proposals;

/// <summary>What delegations sent, for the mediators to take into the working text.</summary>
[Route("processes/{process:guid}/agreements/{agreement:guid}/text/proposals")]
public sealed class IncomingController(IMediator mediator, IStringLocalizer<Texts> texts, Frame frame) : FeatureController(mediator, texts)
{
    [HttpGet("")]
    public async Task<IActionResult> List(Id<Agreement> agreement) => View("~/Features/Proposals/Incoming.cshtml", await PageAsync(agreement));

    [HttpPost("{sent:guid}/take-in")]
    public Task<IActionResult> TakeIn(Guid process, Id<Agreement> agreement, Id<SentProposal> sent) => Submit(
        new TakeInProposal(agreement, sent),
        taken => LocalRedirect($"~{BracketAddress.Of(process, agreement, taken.Provision)}/{taken.Bracket}"),
        async () => await PageAsync(agreement) is var page && page.Show.Proposals.All(p => p.Id != sent) && ModelState.IsValid ? throw new NotFound() : View("~/Features/Proposals/Incoming.cshtml", page));

    /// <inheritdoc/>
    public override void OnActionExecuting(ActionExecutingContext context) => frame.Section = "Agreements";

    private async Task<IncomingPage> PageAsync(Id<Agreement> agreement) => new(await Send(new ReadSentProposals(agreement)), Texts);
}
