using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;
using Negotiations.Application.Visits;
using Negotiations.Web.Edge;

namespace Negotiations.Web.Features.Visits;

/// <summary>What somebody has seen of a process.</summary>
public sealed class VisitsController(IMediator mediator, IStringLocalizer<Texts> texts) : FeatureController(mediator, texts)
{
    [HttpPost("/processes/{process:guid}/seen")]
    public Task<IActionResult> See(Guid process, [BindRequired] DateTimeOffset until) => Submit(
        new SeeChanges(until),
        _ => LocalRedirect($"~/processes/{process}"),
        () => Task.FromResult<IActionResult>(LocalRedirect($"~/processes/{process}")));
}
