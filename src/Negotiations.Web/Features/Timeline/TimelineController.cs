using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Negotiations.Application.Timeline;
using Negotiations.Domain;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Parties;
using Negotiations.Domain.Processes;
using Negotiations.Web.Edge;

namespace Negotiations.Web.Features.Timeline;

/// <summary>Everything dated in a process, in the order in which it was or is to be.</summary>
[Route("processes/{process:guid}/timeline")]
public sealed class TimelineController(IMediator mediator, IStringLocalizer<Texts> texts) : FeatureController(mediator, texts)
{
    [HttpGet("")]
    public async Task<IActionResult> Show(Id<Process> process, string[] kind, string? from, string? to, int? round, Track? track, Id<Party>? party, int page = 1)
    {
        var (since, until) = (TypedDate.Read(from), TypedDate.Read(to));
        var filter = new TimelineFilter
        {
            // What cannot be read in an address is not followed.
            Kinds = [.. kind.Select(k => Enum.TryParse<TimelineKind>(k, out var known) && Enum.IsDefined(known) ? known : (TimelineKind?)null).OfType<TimelineKind>().Distinct()],
            From = since.Value,
            To = until.Value,
            Round = round,
            Track = track is { } given && Enum.IsDefined(given) ? given : null,
            Party = party,
        };
        return View(new TimelineShowPage(process, await Send(new ReadTimeline(filter, page)), filter, since, until));
    }
}
