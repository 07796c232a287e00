using System.Net;
using AngleSharp.Html.Dom;
using Negotiations.Application.Access;
using Negotiations.Application.Auditing;
using Negotiations.Web.Tests.Host;

namespace Negotiations.Web.Tests.Calendars;

/// <summary>Calendars as a program and a browser get them.</summary>
public sealed class CalendarPageTests : IAsyncLifetime
{
    private WebFixture _web = null!;
    private Browser _staff = null!;
    private Browser _program = null!;

    private string Meetings => $"/processes/{_web.Process}/meetings";

    public async ValueTask InitializeAsync()
    {
        _web = await WebFixture.StartAsync();
        _staff = await _web.SignedInAsync("staff");
        _program = _web.Browser();
    }

    public async ValueTask DisposeAsync()
    {
        _program.Dispose();
        _staff.Dispose();
        await _web.DisposeAsync();
    }

    [Fact]
    public async Task A_meeting_is_had_as_a_file_from_its_page()
    {
        var meeting = await PlanAsync(("Title", "On the margins"), ("Sharing", "AllMembers"), ("Venue", "New York; Turtle Bay"), ("Start", "20:30"), ("End", "22:00"), ("Zone", "America/New_York"));
        using var head = await _web.SignedInAsync("arm.head");
        var link = (await head.PageAsync(meeting)).QuerySelectorAll("a").Single(a => a.TextContent == "File for your calendar").GetAttribute("href")!;

        using var answer = await head.GetAsync(link);
        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/calendar; charset=utf-8");
        answer.Content.Headers.ContentDisposition!.FileName.ShouldBe("meeting.ics");
        answer.Headers.CacheControl!.ToString().ShouldBe("no-store, private");
        var found = (await ReadAsync(answer)).Events.Single();
        (found.Summary, found.Location, found.Url).ShouldBe(("On the margins", "New York; Turtle Bay", "http://localhost" + meeting));
        (found.Begins.Written, found.Begins.Zone, found.Begins.Instant).ShouldBe(("20221119T203000", "America/New_York", new DateTimeOffset(2022, 11, 20, 1, 30, 0, TimeSpan.Zero)));
        found.Ends!.Instant.ShouldBe(new DateTimeOffset(2022, 11, 20, 3, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task Where_no_day_is_known_there_is_no_file_and_no_link_to_one()
    {
        using var logged = await _staff.SubmitAsync(Form(await _staff.PageAsync(Meetings + "/new"), Meetings + "/new"), [("Title", "Some time"), ("Sharing", "MediatorsOnly"), ("Date.Year", "2023")]);
        var meeting = logged.RedirectedTo();
        (await _staff.PageAsync(meeting)).QuerySelectorAll("a").ShouldNotContain(a => a.TextContent == "File for your calendar");
        (await _staff.GetAsync(meeting + "/calendar.ics")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_opaque_title_hides_everything_but_time_and_link_from_file_and_feed()
    {
        var meeting = await PlanAsync(("Title", "Zinnwaldite maps"), ("Sharing", "AllMembers"), ("Venue", "Zinnwaldite villa"), ("Summary", "Zinnwaldite"), ("CalendarTitle", "Appointment"), ("Start", "10:00"));
        var party = await _web.ReadAsync(db => db.Parties.Single(p => p.ProcessId == _web.Process && p.Code == "ARM").Id.ToString());
        using var seated = await _staff.SubmitAsync(Form(await _staff.PageAsync(meeting + "/participants"), meeting + "/participants"), [("Lines[0].Name", "Zinnwaldite minister"), ("Lines[0].As", party)]);
        using var set = await _staff.SubmitAsync(Form(await _staff.PageAsync(meeting + "/agenda"), meeting + "/agenda"), [("Lines[0].Title", "Zinnwaldite point")]);
        foreach (var who in new[] { "lead", "arm.head", "intermediary" })
        {
            using var browser = await _web.SignedInAsync(who);
            foreach (var address in new[] { meeting + "/calendar.ics", await MakeAsync(browser) })
            {
                using var answer = await browser.GetAsync(address);
                var file = await answer.TextAsync();
                file.ShouldNotContain("innwaldite", Case.Insensitive);
                var found = (await ReadAsync(answer)).Events.Single(e => e.Summary == "Appointment");
                (found.Location, found.Description).ShouldBe((null, "http://localhost" + meeting));
            }
        }

        // The mediators are told what is shown there; the others read what they read.
        (await _staff.PageAsync(meeting)).QuerySelector("dl.facts")!.TextContent.ShouldContain("Appointment");
        using var head = await _web.SignedInAsync("arm.head");
        (await head.PageAsync(meeting)).Body!.TextContent.ShouldNotContain("Appointment");
    }

    [Fact]
    public async Task A_title_for_calendars_that_is_too_long_is_refused_beside_its_field_and_a_delegation_is_not_asked_for_one()
    {
        using var answer = await _staff.SubmitAsync(
            Form(await _staff.PageAsync(Meetings + "/new"), Meetings + "/new"), [("Title", "Geneva"), ("Sharing", "MediatorsOnly"), ("Date.Year", "2023"), ("CalendarTitle", new string('x', 201))]);
        (await answer.PageAsync()).QuerySelector("#CalendarTitle-error")!.TextContent.ShouldContain("too long");
        using var head = await _web.SignedInAsync("arm.head");
        (await head.PageAsync(Meetings + "/propose")).QuerySelector("[name=CalendarTitle]").ShouldBeNull();
    }

    [Fact]
    public async Task A_feed_is_read_without_a_session_and_holds_what_its_holder_may_see()
    {
        var party = await _web.ReadAsync(db => db.Parties.Single(p => p.ProcessId == _web.Process && p.Code == "ARM").Id.ToString());
        await PlanAsync(("Title", "Mediators among themselves"), ("Sharing", "MediatorsOnly"));
        await PlanAsync(("Title", "Caucus"), ("Sharing", "OneDelegation"), ("Delegation", party));
        var all = await PlanAsync(("Title", "Plenary"), ("Sharing", "AllMembers"));
        using var set = await _staff.SubmitAsync(Form(await _staff.PageAsync(all + "/agenda"), all + "/agenda"), [("Lines[0].Title", "Inside"), ("Lines[0].Internal", "true")]);
        // Elsewhere, where the lead mediator has a seat as well.
        using var lead = await _web.SignedInAsync("lead");
        var elsewhere = await _web.ReadAsync(db => db.Processes.Single(p => p.Id != _web.Process).Id);
        using var logged = await lead.SubmitAsync(
            Form(await lead.PageAsync($"/processes/{elsewhere}/meetings/new"), $"/processes/{elsewhere}/meetings/new"), [("Title", "In the valley"), ("Sharing", "AllMembers"), .. Day]);
        string[] ours = ["Mediators among themselves", "Caucus", "Plenary", "In the valley"];
        foreach (var (who, titles) in new[]
        {
            ("lead", ours), ("arm.member", ["Caucus", "Plenary"]), ("aze.head", ["Plenary"]), ("intermediary", ["Plenary", "In the valley"]), ("observer", ["Plenary"]), ("val.head", new[] { "In the valley" }),
        })
        {
            var feed = await FeedAsync(who);
            using var answer = await _program.GetAsync(feed);
            answer.Headers.CacheControl!.ToString().ShouldBe("no-store, private");
            answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
            (await answer.TextAsync()).ShouldNotContain("Inside");
            (await ReadAsync(answer)).Events.Select(e => e.Summary).Intersect(ours).ShouldBe(titles, ignoreOrder: true, who);
        }

        // The same meeting has the same key for all.
        (await EventsAsync(await FeedAsync("aze.member"))).ShouldContain(e => e.Summary == "Plenary" && all.EndsWith(e.Uid, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_feed_is_its_holders_also_in_the_browser_of_somebody_else()
    {
        await PlanAsync(("Title", "Mediators among themselves"), ("Sharing", "MediatorsOnly"));
        var feed = await FeedAsync("aze.head");
        (await EventsAsync(feed, _staff)).ShouldNotContain(e => e.Summary == "Mediators among themselves");
        (await _staff.PageAsync(Meetings)).Body!.TextContent.ShouldContain("Mediators among themselves");
    }

    [Fact]
    public async Task An_address_is_shown_once_and_only_its_hash_is_kept()
    {
        using var head = await _web.SignedInAsync("arm.head");
        var secret = Secret(await MakeAsync(head));
        secret.Length.ShouldBeGreaterThan(21, "128 bits or more");
        (await head.PageAsync("/account")).Source.Text.ShouldNotContain(secret);
        (await head.PageAsync("/account")).QuerySelector("[aria-labelledby=calendar]")!.TextContent.ShouldContain("never");
        var kept = await _web.ReadAsync(db => db.CalendarAddresses.Single());
        kept.SecretHash.ShouldNotContain(secret);
        (await _web.ReadAsync(db => db.AuditEntries.Where(e => e.RecordType == "CalendarAddress").Select(e => e.Action).ToList(), Office.Auditor)).ShouldBe([AuditAction.Created]);
    }

    [Fact]
    public async Task Made_anew_ended_with_a_new_password_disabled_or_without_a_seat_it_is_answered_like_one_that_never_was()
    {
        using var never = await _program.GetAsync($"/calendar/{new string('x', 43)}.ics");
        never.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var gone = await never.TextAsync();
        async Task IsGoneAsync(string feed, string why)
        {
            using var answer = await _program.GetAsync(feed);
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, why);
            (await answer.TextAsync()).ShouldBe(gone, why);
            answer.Headers.ToString().ShouldBe(never.Headers.ToString(), why);
        }

        using var head = await _web.SignedInAsync("arm.head");
        var (first, second) = (await MakeAsync(head), await MakeAsync(head));
        await IsGoneAsync(first, "made anew");
        (await EventsAsync(second)).ShouldNotBeNull();
        using var ended = await head.PressAsync("/account", "/account/calendar/end");
        ended.RedirectedTo().ShouldBe("/account");
        await IsGoneAsync(second, "ended");

        var third = await MakeAsync(head);
        using var changed = await head.PressAsync("/account", "/account/password", ("CurrentPassword", Infrastructure.Demonstration.DemonstrationAccounts.Password), ("NewPassword", "four brass lanterns uphill"));
        changed.RedirectedTo().ShouldBe("/account");
        await IsGoneAsync(third, "a new password");
        (await head.PageAsync("/account")).QuerySelector("[aria-labelledby=calendar]")!.TextContent.ShouldContain("Make an address");

        using var admin = await _web.SignedInAsync("admin");
        var member = await _web.UserIdAsync("arm.member");
        var disabled = await FeedAsync("arm.member");
        using (await admin.PressAsync($"/accounts/{member}", $"/accounts/{member}/disable"))
        {
            await IsGoneAsync(disabled, "disabled");
        }

        using (await admin.PressAsync($"/accounts/{member}", $"/accounts/{member}/enable"))
        {
            await IsGoneAsync(disabled, "disabled once");
        }

        var observer = await _web.UserIdAsync("observer");
        var seatless = await FeedAsync("observer");
        var taken = (await admin.PageAsync($"/accounts/{observer}")).Forms.Select(f => f.GetAttribute("action")!).Single(a => a.EndsWith("/take", StringComparison.Ordinal));
        using (await admin.PressAsync($"/accounts/{observer}", taken))
        {
            await IsGoneAsync(seatless, "without a seat");
        }

        using var auditor = await _web.SignedInAsync("auditor");
        var page = await auditor.PageAsync("/account");
        page.QuerySelector("[aria-labelledby=calendar]").ShouldBeNull();
        using var made = await auditor.PostAsync("/account/calendar", page);
        await IsGoneAsync(new Uri((await made.PageAsync()).QuerySelector("#link")!.TextContent).AbsolutePath, "an auditor reads no meeting");
    }

    [Fact]
    public async Task A_seat_that_is_taken_away_takes_its_meetings_with_it()
    {
        await PlanAsync(("Title", "Plenary"), ("Sharing", "AllMembers"));
        var feed = await FeedAsync("lead");
        (await EventsAsync(feed)).ShouldContain(e => e.Summary == "Plenary");
        using var admin = await _web.SignedInAsync("admin");
        var lead = await _web.UserIdAsync("lead");
        var seat = await _web.ReadAsync(db => db.Memberships.Single(m => m.UserId == lead && m.ProcessId == _web.Process).Id);
        using (await admin.PressAsync($"/accounts/{lead}", $"/accounts/{lead}/memberships/{seat}/take"))
        {
            (await EventsAsync(feed)).ShouldNotContain(e => e.Summary == "Plenary");
        }
    }

    [Fact]
    public async Task The_secret_stands_in_no_line_of_the_log_and_the_trail_says_once_a_day_that_it_was_read()
    {
        var feed = await FeedAsync("arm.head");
        await EventsAsync(feed);
        await EventsAsync(feed);
        using var changed = await _program.GetAsync(feed.Replace("/calendar/", "/calendar/x", StringComparison.Ordinal));
        _web.Log.Text.ShouldContain("ReadCalendarFeed");
        _web.Log.Text.ShouldNotContain(Secret(feed));
        Task<int> ReadingsAsync() => _web.ReadAsync(db => db.AuditEntries.Count(e => e.RecordType == "CalendarAddress" && e.Action == AuditAction.Changed && e.Details == "ReadAt"), Office.Auditor);
        (await ReadingsAsync()).ShouldBe(1);
        _web.Clock.Advance(TimeSpan.FromDays(1));
        await EventsAsync(feed);
        (await ReadingsAsync()).ShouldBe(2);
        using var head = await _web.SignedInAsync("arm.head");
        (await head.PageAsync("/account")).QuerySelector("[aria-labelledby=calendar]")!.TextContent.ShouldContain("5 Oct 2022");
    }

    [Fact]
    public async Task A_feed_of_two_processes_with_many_meetings_takes_at_most_eight_commands()
    {
        for (var number = 0; number < 3; number++)
        {
            await PlanAsync(("Title", "Plenary"), ("Sharing", "AllMembers"));
        }

        var feed = await FeedAsync("lead");
        _web.Commands.Take();
        await EventsAsync(feed);
        _web.Commands.Take().Count.ShouldBeLessThanOrEqualTo(8);
        await EventsAsync(feed);
        _web.Commands.Take().Count.ShouldBe(3);
    }

    [Fact]
    public async Task Whoever_asks_too_often_is_told_to_wait()
    {
        await using var web = await WebFixture.StartAsync(("Limits:Calendar", "2"));
        using var guessing = web.Browser();
        (await guessing.GetAsync("/calendar/one.ics")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await guessing.GetAsync("/calendar/two.ics")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await guessing.GetAsync("/calendar/three.ics")).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (await guessing.GetAsync("/sign-in")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_place_whose_clock_is_that_of_UTC_is_said_once()
    {
        var meeting = await PlanAsync(("Title", "By UTC"), ("Sharing", "AllMembers"), ("Start", "10:00"), ("Zone", "UTC"));
        foreach (var address in new[] { meeting, Meetings, $"/processes/{_web.Process}", meeting + "/log" })
        {
            (await _staff.PageAsync(address)).Body!.TextContent.ShouldNotContain("UTC, UTC", Case.Insensitive, address);
        }

        (await _staff.PageAsync(Meetings)).QuerySelectorAll("time").Select(t => t.TextContent).ShouldContain("19 Nov 2022, 10:00 UTC");
    }

    private static (string, string)[] Day => [("Date.Day", "19"), ("Date.Month", "11"), ("Date.Year", "2022")];

    private static string Secret(string feed) => feed.Split('/')[^1].Replace(".ics", "", StringComparison.Ordinal);

    private static async Task<StrictCalendar> ReadAsync(HttpResponseMessage answer)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return StrictCalendar.Read(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    private static IHtmlFormElement Form(IHtmlDocument page, string address)
    {
        var form = (IHtmlFormElement)page.QuerySelector("main form[method=post]")!;
        form.SetAttribute("action", form.GetAttribute("action") is { Length: > 0 } action ? action : address);
        return form;
    }

    private static async Task<string> MakeAsync(Browser browser)
    {
        using var made = await browser.PressAsync("/account", "/account/calendar");
        made.StatusCode.ShouldBe(HttpStatusCode.OK);
        return new Uri((await made.PageAsync()).QuerySelector("#link")!.TextContent).AbsolutePath;
    }

    private async Task<string> FeedAsync(string userName)
    {
        using var browser = await _web.SignedInAsync(userName);
        return await MakeAsync(browser);
    }

    private async Task<IReadOnlyList<StrictEvent>> EventsAsync(string feed, Browser? browser = null)
    {
        using var answer = await (browser ?? _program).GetAsync(feed);
        return (await ReadAsync(answer)).Events;
    }

    private async Task<string> PlanAsync(params (string Name, string Value)[] fill)
    {
        using var answer = await _staff.SubmitAsync(Form(await _staff.PageAsync(Meetings + "/new"), Meetings + "/new"), [.. Day, .. fill]);
        return answer.RedirectedTo();
    }
}
