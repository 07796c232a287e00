using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Localization;
using Negotiations.Application.HowNear;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;
using Negotiations.Web.Edge;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.HowNear;

/// <summary>How near the parties to an agreement are, by the drafts that the reader may read.</summary>
[Route("processes/{process:guid}/agreements/{agreement:guid}/how-near")]
public sealed class HowNearController(IMediator mediator, IStringLocalizer<Texts> texts, Frame frame) : FeatureController(mediator, texts)
{
    [HttpGet("")]
    public async Task<IActionResult> Show(Id<Agreement> agreement) => View(new HowNearPage(await Send(new ReadHowNear(agreement)), Texts));

    /// <inheritdoc/>
    public override void OnActionExecuting(ActionExecutingContext context) => frame.Section = "Agreements";
}
