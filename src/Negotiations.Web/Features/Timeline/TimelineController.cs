using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using Negotiations.Application.Tables;
using Negotiations.Application.Timeline;
using Negotiations.Domain;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Parties;
using Negotiations.Domain.Processes;
using Negotiations.Matching.Search;
using Negotiations.Web.Edge;
using Negotiations.Web.Features.Reports;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.Timeline;

/// <summary>Everything dated in a process, in the order in which it was or is to be.</summary>
[Route("processes/{process:guid}/timeline")]
public sealed class TimelineController(IMediator mediator, IStringLocalizer<Texts> texts, ITableWriter tables, Frame frame) : FeatureController(mediator, texts)
{
    [HttpGet("")]
    public async Task<IActionResult> Show(Id<Process> process, string[] kind, string? from, string? to, int? round, Track? track, Id<Party>? party, string? q, int page = 1)
    {
        var (since, until) = (TypedDate.Read(from), TypedDate.Read(to));
        if (since.Value is { } first && until.Value is { } last && first.Earliest > last.Latest)
        {
            until = until with { Problem = "This is before the day from which you asked." };
        }

        var filter = Filter(kind, since, until, round, track, party, q);
        return View(new TimelineShowPage(process, await Send(new ReadTimeline(filter, page)), filter, since, until, Request.QueryString.Value ?? ""));
    }

    /// <summary>All that is asked for, on every page, as a table. Posted, because it is recorded; what is asked for stands in the address, as on the page.</summary>
    [HttpPost("export"), EnableRateLimiting(RateLimits.Export)]
    public async Task<IActionResult> Export(
        [FromQuery] string[] kind, [FromQuery] string? from, [FromQuery] string? to, [FromQuery] int? round, [FromQuery] Track? track, [FromQuery] Id<Party>? party, [FromQuery] string? q)
    {
        var exported = await Send(new ExportTimeline(Filter(kind, TypedDate.Read(from), TypedDate.Read(to), round, track, party, q)));
        return File(await tables.Write(exported, Texts, frame.Demonstration, HttpContext.RequestAborted), ReportFiles.Csv, ReportFiles.Name([exported.ProcessReference, "timeline"], "csv"));
    }

    private static TimelineFilter Filter(string[] kind, TypedDate since, TypedDate until, int? round, Track? track, Id<Party>? party, string? q) =>
        new()
        {
            // What cannot be read in an address is not followed.
            Kinds = [.. kind.Select(k => Enum.TryParse<TimelineKind>(k, out var known) && Enum.IsDefined(known) ? known : (TimelineKind?)null).OfType<TimelineKind>().Distinct()],
            From = since.Value,
            To = until.Value,
            Round = round,
            Track = track is { } given && Enum.IsDefined(given) ? given : null,
            Party = party,
            Text = string.IsNullOrWhiteSpace(q) ? null : q.Trim() is { Length: > SearchQuery.MostLetters } much ? much[..SearchQuery.MostLetters] : q.Trim(),
        };
}
