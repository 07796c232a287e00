using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using Negotiations.Application.Access;
using Negotiations.Application.Calendars;
using Negotiations.Domain;
using Negotiations.Domain.Meetings;
using Negotiations.Web.Edge;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.Calendars;

/// <summary>Meetings for calendar programs: one as a file, all of somebody's by a secret address.</summary>
public sealed class CalendarsController(IMediator mediator, IStringLocalizer<Texts> texts, ICalendarWriter writer) : FeatureController(mediator, texts)
{
    private const string Type = "text/calendar; charset=utf-8";

    private string Application => $"{Request.Scheme}://{Request.Host}{Request.PathBase}";

    [HttpGet("/processes/{process:guid}/meetings/{meeting:guid}/calendar.ics")]
    public async Task<IActionResult> Meeting(Id<Meeting> meeting) => Calendar([await Send(new ReadMeetingCalendar(meeting))], "meeting.ics");

    /// <summary>No session is asked for: the secret is the sign-in, and what it opens is decided anew each time.</summary>
    [HttpGet("/calendar/{secret}.ics"), AllowAnonymous, EnableRateLimiting(RateLimits.Calendar)]
    public async Task<IActionResult> Feed(string secret) => Calendar(await Send(new ReadCalendarFeed(secret)), "meetings.ics");

    // Not redirected to: the secret is nowhere but in this answer.
    [HttpPost("/account/calendar")]
    public Task<IActionResult> Make() => Submit(
        new MakeCalendarAddress(),
        made => View("Made", new CalendarMadePage($"{Application}/calendar/{made.Secret}.ics")),
        Back);

    [HttpPost("/account/calendar/end")]
    public Task<IActionResult> End() => Submit(
        new EndCalendarAddress(),
        _ =>
        {
            TempData["done"] = Texts["Ended. Calendar programs find nothing at that address any more."].Value;
            return LocalRedirect("/account");
        },
        Back);

    private Task<IActionResult> Back() => Task.FromResult<IActionResult>(LocalRedirect("/account"));

    private FileContentResult Calendar(IEnumerable<CalendarEntry> entries, string name)
    {
        Response.Headers.CacheControl = "private, no-store";
        return File(writer.Write(entries, Application), Type, name);
    }
}

/// <summary>The address of a calendar, shown once.</summary>
public sealed record CalendarMadePage(string Link) : IPage
{
    public Wording Title => "The address of your calendar";

    public PageAudience Audience => PageAudience.SignedIn;
}
