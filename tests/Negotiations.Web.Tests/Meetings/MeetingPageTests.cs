using System.Net;
using AngleSharp.Html.Dom;
using Negotiations.Web.Tests.Host;

namespace Negotiations.Web.Tests.Meetings;

/// <summary>The pages of meetings, without JavaScript.</summary>
public sealed class MeetingPageTests : IAsyncLifetime
{
    private WebFixture _web = null!;
    private Browser _staff = null!;

    private string Meetings => $"/processes/{_web.Process}/meetings";

    public async ValueTask InitializeAsync()
    {
        _web = await WebFixture.StartAsync();
        _staff = await _web.SignedInAsync("staff");
    }

    public async ValueTask DisposeAsync()
    {
        _staff.Dispose();
        await _web.DisposeAsync();
    }

    [Theory]
    [InlineData("", "19 Sep 2022, 20:30 (New York, UTC−4)", "20 Sep 2022, 02:30 (Brussels, UTC+2)", "20 Sep 2022, 00:30 UTC")]
    [InlineData("Asia/Yerevan", "19 Sep 2022, 20:30 (New York, UTC−4)", "20 Sep 2022, 02:30 (Brussels, UTC+2)", "20 Sep 2022, 04:30 (Yerevan, UTC+4), your clock", "20 Sep 2022, 00:30 UTC")]
    [InlineData("Asia/Baku", "19 Sep 2022, 20:30 (New York, UTC−4)", "20 Sep 2022, 02:30 (Brussels, UTC+2)", "20 Sep 2022, 04:30 (Baku, UTC+4), your clock", "20 Sep 2022, 00:30 UTC")]
    [InlineData("Europe/Zurich", "19 Sep 2022, 20:30 (New York, UTC−4)", "20 Sep 2022, 02:30 (Brussels, Zurich, UTC+2), your clock", "20 Sep 2022, 00:30 UTC")]
    [InlineData("UTC", "19 Sep 2022, 20:30 (New York, UTC−4)", "20 Sep 2022, 02:30 (Brussels, UTC+2)", "20 Sep 2022, 00:30 UTC, your clock")]
    [InlineData("America/New_York", "19 Sep 2022, 20:30 (New York, UTC−4), your clock", "20 Sep 2022, 02:30 (Brussels, UTC+2)", "20 Sep 2022, 00:30 UTC")]
    public async Task An_evening_in_New_York_is_told_by_every_clock_once(string zone, params string[] clocks)
    {
        var meeting = await LogAsync(NewYork);
        using var head = await _web.SignedInAsync("arm.head");
        using var chosen = await head.PressAsync("/account", "/account/time-zone", ("TimeZone", zone));
        chosen.RedirectedTo().ShouldBe("/account");

        (await ClocksAsync(head, meeting)).ShouldBe(clocks);
        // What is listed is listed by the date of the place, whoever reads it.
        (await head.PageAsync(Meetings + "?part=Held")).QuerySelectorAll("time").Select(t => t.TextContent).ShouldBe(["19 Sep 2022, 20:30 (New York, UTC−4)"]);
    }

    [Fact]
    public async Task A_day_that_is_the_same_everywhere_is_said_once_and_the_end_by_every_clock()
    {
        var noon = await LogAsync(("Title", "At noon"), ("Sharing", "AllMembers"), ("Date.Day", "2"), ("Date.Month", "10"), ("Date.Year", "2022"), ("Start", "12:00"), ("End", "13:30"), ("Zone", "Europe/Zurich"));
        var night = await LogAsync(("Title", "At night"), ("Sharing", "AllMembers"), ("Date.Day", "2"), ("Date.Month", "10"), ("Date.Year", "2022"), ("Start", "21:00"), ("End", "00:30"), ("Zone", "Europe/London"));
        using var head = await _web.SignedInAsync("arm.head");

        (await ClocksAsync(head, noon)).ShouldBe(["2 Oct 2022, 12:00–13:30 (Zurich, Brussels, UTC+2)", "14:00–15:30 (Yerevan, UTC+4), your clock", "10:00–11:30 UTC"]);
        (await ClocksAsync(head, night)).ShouldBe(
        [
            "2 Oct 2022, 21:00 – 3 Oct 2022, 00:30 (London, UTC+1)", "22:00 – 3 Oct 2022, 01:30 (Brussels, UTC+2)", "3 Oct 2022, 00:00–03:30 (Yerevan, UTC+4), your clock", "20:00–23:30 UTC",
        ]);
    }

    [Fact]
    public async Task A_zone_that_is_none_is_refused_beside_its_field()
    {
        using var answer = await _staff.SubmitAsync((await _staff.PageAsync("/account")).Form("/account/time-zone"), [("TimeZone", "Mars/Olympus")]);

        (await answer.PageAsync()).QuerySelector("#TimeZone-error")!.TextContent.ShouldContain("Choose a time zone from the list.");
    }

    [Fact]
    public async Task A_call_that_has_just_begun_needs_a_title_and_its_log_comes_next()
    {
        var overview = await _staff.PageAsync($"/processes/{_web.Process}");
        var page = await _staff.PageAsync(overview.QuerySelector("a.btn-main")!.GetAttribute("href")!);
        using var refused = await _staff.SubmitAsync(Form(page, Meetings + "/new?now=true"), [("Title", "")]);
        var again = await refused.PageAsync();

        again.QuerySelector("#Title-error").ShouldNotBeNull();
        again.QuerySelector("details.fold")!.HasAttribute("open").ShouldBeTrue("a message may stand in it");
        page.QuerySelector("details.fold")!.HasAttribute("open").ShouldBeFalse();
        using var kept = await _staff.SubmitAsync(Form(again, Meetings + "/new?now=true"), [("Title", "Call of the ministers"), ("Sharing", "MediatorsOnly")]);
        var log = kept.RedirectedTo();
        log.ShouldMatch("/meetings/[0-9a-f-]{36}/log$");
        var session = await _staff.PageAsync(log);
        session.QuerySelector("main")!.TextContent.ShouldContain("Call of the ministers");
        session.QuerySelector("#SaidAt")!.HasAttribute("required").ShouldBeFalse("what is noted is said now");
        (await _staff.PageAsync(log[..^"/log".Length])).QuerySelector(".title .st")!.TextContent.Trim().ShouldBe("Held");
    }

    [Fact]
    public async Task What_is_wrong_stands_beside_its_field_and_what_was_typed_stays()
    {
        var page = await _staff.PageAsync(Meetings + "/new");
        using var answer = await _staff.SubmitAsync(Form(page, Meetings + "/new"), [("Title", ""), ("Start", "half past"), ("Round", "three"), ("Summary", "Հայերեն")]);

        var again = await answer.PageAsync();
        again.QuerySelector("#Title-error")!.TextContent.ShouldContain("Give the meeting a title.");
        again.QuerySelector("#Start-error")!.TextContent.ShouldContain("for example 16:30");
        again.QuerySelector("#Round-error")!.TextContent.ShouldContain("from 1 to 999");
        again.QuerySelector("#Summary")!.TextContent.Trim().ShouldBe("Հայերեն");
    }

    [Fact]
    public async Task A_call_with_a_venue_is_refused_with_what_to_do()
    {
        using var answer = await _staff.SubmitAsync(
            Form(await _staff.PageAsync(Meetings + "/new"), Meetings + "/new"), [("Title", "A call"), ("Sharing", "MediatorsOnly"), ("Format", "Call"), ("Venue", "Vienna"), ("Date.Year", "2022")]);
        (await answer.PageAsync()).QuerySelector("#error-summary")!.TextContent.ShouldContain("A call has no venue.");
    }

    [Fact]
    public async Task Two_editors_are_shown_both_texts()
    {
        var meeting = await LogAsync(("Title", "Geneva"), ("Sharing", "MediatorsOnly"), ("Date.Year", "2022"));
        var (mine, theirs) = (await _staff.PageAsync(meeting + "/edit"), await _staff.PageAsync(meeting + "/edit"));
        using var first = await _staff.SubmitAsync(Form(theirs, meeting + "/edit"), [("Venue", "Their palace")]);

        using var conflict = await _staff.SubmitAsync(Form(mine, meeting + "/edit"), [("Venue", "My palace")]);

        conflict.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var both = await conflict.PageAsync();
        both.QuerySelector("main")!.TextContent.ShouldContain("Their palace");
        both.QuerySelector("main")!.TextContent.ShouldContain("My palace");
    }

    [Fact]
    public async Task Who_takes_part_and_what_is_on_the_agenda_are_said_line_by_line()
    {
        var meeting = await LogAsync(("Title", "Geneva"), ("Sharing", "Parties"), ("Date.Year", "2022"));
        var party = await _web.ReadAsync(db => db.Parties.Single(p => p.ProcessId == _web.Process && p.Code == "ARM").Id.ToString());
        using var seated = await _staff.SubmitAsync(
            Form(await _staff.PageAsync(meeting + "/participants"), meeting + "/participants"),
            [("Lines[0].Name", "A minister"), ("Lines[0].As", party), ("Lines[1].Name", "A mediator"), ("Lines[1].As", "Mediator"), ("Lines[1].Chairs", "true")]);
        seated.RedirectedTo().ShouldBe(meeting);
        using var set = await _staff.SubmitAsync(
            Form(await _staff.PageAsync(meeting + "/agenda"), meeting + "/agenda"),
            [("Lines[0].Title", "Second"), ("Lines[0].Place", "2"), ("Lines[1].Title", "First"), ("Lines[1].Place", "1"), ("Lines[2].Title", "Inside"), ("Lines[2].Internal", "true")]);
        set.RedirectedTo().ShouldBe(meeting);

        using var head = await _web.SignedInAsync("aze.head");
        var page = await head.PageAsync(meeting);
        page.QuerySelectorAll("[aria-labelledby=agenda] li bdi").Select(i => i.TextContent).ShouldBe(["First", "Second"]);
        page.QuerySelectorAll("[aria-labelledby=who] li").Select(i => string.Join(' ', i.TextContent.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)))
            .ShouldBe(["ARM A minister", "MED A mediator Mediatorchair"]);
        page.Body!.TextContent.ShouldNotContain("Inside");
    }

    [Fact]
    public async Task A_line_without_a_name_is_said_and_the_others_stay()
    {
        var meeting = await LogAsync(("Title", "Geneva"), ("Sharing", "MediatorsOnly"), ("Date.Year", "2022"));
        using var answer = await _staff.SubmitAsync(
            Form(await _staff.PageAsync(meeting + "/participants"), meeting + "/participants"), [("Lines[0].Name", "A mediator"), ("Lines[0].As", "Mediator"), ("Lines[1].Office", "Minister"), ("Lines[1].As", "Mediator")]);

        var page = await answer.PageAsync();
        page.QuerySelector("#error-summary")!.TextContent.ShouldContain("Give a name, or empty the whole line.");
        page.QuerySelector("[name='Lines[0].Name']")!.GetAttribute("value").ShouldBe("A mediator");
    }

    [Fact]
    public async Task A_meeting_that_is_shared_with_one_delegation_is_nothing_to_the_other()
    {
        var party = await _web.ReadAsync(db => db.Parties.Single(p => p.ProcessId == _web.Process && p.Code == "ARM").Id.ToString());
        var meeting = await LogAsync(("Title", "Zinnwaldite caucus"), ("Sharing", "OneDelegation"), ("Delegation", party), ("Date.Year", "2022"));
        using var own = await _web.SignedInAsync("arm.member");
        using var other = await _web.SignedInAsync("aze.head");

        (await own.PageAsync(Meetings)).Body!.TextContent.ShouldContain("Zinnwaldite caucus");
        (await other.PageAsync(Meetings)).Body!.TextContent.ShouldNotContain("Zinnwaldite");
        using var answer = await other.GetAsync(meeting);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_meeting_is_cancelled_with_a_reason_and_planned_again()
    {
        var meeting = await LogAsync(("Title", "Geneva"), ("Sharing", "AllMembers"), ("Date.Year", "2023"));
        using var cancelled = await _staff.SubmitAsync(Form(await _staff.PageAsync(meeting + "/cancel"), meeting + "/cancel"), [("Reason", "No visas")]);
        using var head = await _web.SignedInAsync("arm.head");
        (await head.PageAsync(meeting)).QuerySelector("dl.facts")!.TextContent.ShouldContain("No visas");

        using var planned = await _staff.PressAsync(meeting, meeting + "/plan");
        (await head.PageAsync(meeting)).QuerySelector(".title")!.TextContent.ShouldContain("Planned");
    }

    private static (string, string)[] NewYork =>
    [
        ("Title", "On the margins"), ("Sharing", "AllMembers"), ("Format", "OnTheMargins"), ("Date.Day", "19"), ("Date.Month", "9"), ("Date.Year", "2022"),
        ("Start", "20:30"), ("Zone", "America/New_York"), ("Venue", "New York"), ("Held", "true"),
    ];

    private static async Task<IEnumerable<string>> ClocksAsync(Browser browser, string meeting) =>
        (await browser.PageAsync(meeting)).QuerySelectorAll("dl.facts time").Select(t => t.TextContent);

    private static IHtmlFormElement Form(IHtmlDocument page, string address)
    {
        var form = (IHtmlFormElement)page.QuerySelector("main form[method=post]")!;
        form.SetAttribute("action", form.GetAttribute("action") is { Length: > 0 } action ? action : address);
        return form;
    }

    private async Task<string> LogAsync(params (string Name, string Value)[] fill)
    {
        using var answer = await _staff.SubmitAsync(Form(await _staff.PageAsync(Meetings + "/new"), Meetings + "/new"), fill);
        return answer.RedirectedTo();
    }
}
