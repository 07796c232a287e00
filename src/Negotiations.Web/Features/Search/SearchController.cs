using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Negotiations.Application.Search;
using Negotiations.Domain.Search;
using Negotiations.Web.Edge;

namespace Negotiations.Web.Features.Search;

/// <summary>One box over everything that the viewer may see in a process.</summary>
public sealed class SearchController(IMediator mediator, IStringLocalizer<Texts> texts) : FeatureController(mediator, texts)
{
    /// <summary>What is found.</summary>
    [HttpGet("/processes/{process:guid}/search")]
    public async Task<IActionResult> Show(Guid process, string? q, IndexKind? kind, int page = 1) =>
        View(new SearchPage(process, await Send(new FindRecords(q, kind is { } given && Enum.IsDefined(given) ? given : null, page))));
}
