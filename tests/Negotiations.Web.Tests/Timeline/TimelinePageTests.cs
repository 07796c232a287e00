using System.Text.RegularExpressions;
using System.Xml.Linq;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Negotiations.Web.Tests.Host;

namespace Negotiations.Web.Tests.Timeline;

/// <summary>The timeline of the demonstration, without JavaScript.</summary>
public sealed partial class TimelinePageTests : IAsyncLifetime
{
    private WebFixture _web = null!;
    private Browser _staff = null!;

    private string Address => $"/processes/{_web.Process}/timeline";

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
    [InlineData("staff")]
    [InlineData("arm.member")]
    [InlineData("aze.head")]
    [InlineData("observer")]
    [InlineData("intermediary")]
    public async Task What_mandates_what_is_read_at_both_ends_and_drawn(string userName)
    {
        using var browser = await _web.SignedInAsync(userName);
        var page = await browser.PageAsync(Address);

        var brussels = Entry(page, "Leaders’ meeting");
        var geneva = Entry(page, "Drafting of the text begins");
        TiesOf(brussels).ShouldContain("Mandates: Drafting of the text begins, 2 Oct 2022");
        TiesOf(geneva).ShouldContain("Mandated by: Leaders’ meeting, 31 Aug 2022");
        brussels.QuerySelectorAll(".links a").Select(a => a.GetAttribute("href")).ShouldContain(geneva.QuerySelector("h3 a")!.GetAttribute("href"));
        page.QuerySelectorAll("svg.lanes .arc title").Select(t => t.TextContent).ShouldContain("Leaders’ meeting mandates Drafting of the text begins");
        Heading(brussels).ShouldBe("August 2022");
        Heading(geneva).ShouldBe("October 2022, round 1");
    }

    [Fact]
    public async Task Nobody_reads_there_that_what_they_read_is_shared_with_a_delegation_alone()
    {
        using var observer = await _web.SignedInAsync("observer");
        (await observer.PageAsync(Address)).QuerySelector("main")!.TextContent.ShouldNotContain("One delegation");
    }

    [Fact]
    public async Task A_day_in_New_York_stands_under_that_day_with_the_days_of_the_readers_clock_beside_it()
    {
        using var head = await _web.SignedInAsync("arm.head");
        var entry = Entry(await head.PageAsync(Address), "Foreign ministers, on the margins of the General Assembly");

        Heading(entry).ShouldBe("September 2022");
        Lines(entry).ShouldBe(["19 Sep 2022", "day in New York, hour not given", "19 Sep 2022 to 20 Sep 2022 by your clock (Yerevan)"]);
    }

    [Fact]
    public async Task An_hour_is_told_by_every_clock_and_the_entry_stands_under_the_day_of_the_place()
    {
        await LogAsync("Evening in New York", ("Date.Day", "30"), ("Date.Month", "9"), ("Date.Year", "2022"), ("Start", "20:30"), ("Zone", "America/New_York"));
        using var head = await _web.SignedInAsync("arm.head");
        var entry = Entry(await head.PageAsync(Address), "Evening in New York");

        Heading(entry).ShouldBe("September 2022");
        Lines(entry).ShouldBe(
        [
            "30 Sep 2022", "20:30 (New York, UTC−4)", "1 Oct 2022, 02:30 (Brussels, UTC+2)", "1 Oct 2022, 04:30 (Yerevan, UTC+4), your clock", "1 Oct 2022, 00:30 UTC",
        ]);
    }

    [Fact]
    public async Task What_is_shown_is_taken_as_CSV_with_the_same_words_and_runs_as_no_formula()
    {
        await LogAsync("=cmd|' /C calc'!A0", ("Date.Day", "30"), ("Date.Month", "9"), ("Date.Year", "2022"), ("Zone", "America/New_York"));
        var page = await _staff.PageAsync(Address + "?q=calc&kind=Meeting");
        Titles(page).ShouldBe(["=cmd|' /C calc'!A0"]);
        page.QuerySelector<IHtmlInputElement>("#q")!.Value.ShouldBe("calc");

        using var answer = await _staff.SubmitAsync(page.QuerySelectorAll<IHtmlFormElement>("form").Single(f => f.GetAttribute("action")!.Contains("/timeline/export")), []);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        answer.Content.Headers.ContentDisposition!.FileName!.ShouldContain("timeline.csv");
        var bytes = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        bytes[..3].ShouldBe([0xEF, 0xBB, 0xBF]);
        var lines = System.Text.Encoding.UTF8.GetString(bytes[3..]).TrimEnd().Split("\r\n");
        lines.Length.ShouldBe(2);
        lines[1].ShouldStartWith("2022-09-30,");
        lines[1].ShouldContain("'=cmd");
        lines[1].ShouldNotContain(",=cmd");
    }

    [Fact]
    public async Task A_claim_in_the_CSV_says_who_said_it_of_what_and_as_of_when()
    {
        var page = await _staff.PageAsync(Address + "?kind=Claim");
        using var answer = await _staff.SubmitAsync(page.QuerySelectorAll<IHtmlFormElement>("form").Single(f => f.GetAttribute("action")!.Contains("/timeline/export")), []);
        var lines = (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).TrimEnd().Split("\r\n");
        lines[0].ShouldEndWith("Figure,Figure at most,Unit,Scope,As of,Said by,In words,Source");
        // About 4,000 missing, of the wars since the 1990s, by an adviser to the president of Azerbaijan.
        var missing = lines.Single(l => l.Contains(",4000,", StringComparison.Ordinal));
        missing.ShouldContain("about 4,000");
        missing.ShouldContain("dviser");
    }

    [Fact]
    public async Task A_last_day_before_the_first_is_told_beside_its_field()
    {
        var page = await _staff.PageAsync(Address + "?from=2022-10&to=2022-09");
        page.QuerySelector("#to-error")!.TextContent.Trim().ShouldBe("This is before the day from which you asked.");
        (await _staff.PageAsync(Address + "?from=2022-10-04&to=2022-10")).QuerySelector("#to-error").ShouldBeNull();
    }

    [Fact]
    public async Task Filters_stand_in_the_address_and_what_cannot_be_read_stays_beside_its_field()
    {
        var page = await _staff.PageAsync(Address + "?from=Sept+2022&to=2.10.2022&kind=Meeting");

        Titles(page).ShouldBe(["Foreign ministers, on the margins of the General Assembly", "Drafting of the text begins"]);
        page.QuerySelectorAll<IHtmlInputElement>("input[name=kind]").Where(i => i.IsChecked).Select(i => i.Value).ShouldBe(["Meeting"]);
        page.QuerySelector<IHtmlInputElement>("#from")!.Value.ShouldBe("Sept 2022");
        Titles(await _staff.PageAsync(Address + "?round=1&kind=Meeting")).ShouldBe(["Drafting of the text begins"]);

        var wrong = await _staff.PageAsync(Address + "?from=30.2.2022&track=9&party=x&round=x&kind=Nothing");
        wrong.QuerySelector<IHtmlInputElement>("#from")!.Value.ShouldBe("30.2.2022");
        wrong.QuerySelector("#from-error")!.TextContent.ShouldContain("30 February");
        Titles(wrong).ShouldContain("Leaders’ meeting");
        var none = await _staff.PageAsync(Address + "?to=1900");
        none.QuerySelector(".tl").ShouldBeNull();
        none.QuerySelector("svg.lanes").ShouldBeNull();
    }

    [Fact]
    public async Task The_picture_is_well_formed_whatever_a_title_says()
    {
        const string Hostile = "</title></svg><script>alert('1')</script>&quot;]]>\u200f <b onclick=\"x\">";
        await LogAsync(Hostile, ("Date.Year", "2022"), ("Zone", "Europe/Zurich"));
        using var answer = await _staff.GetAsync(Address);
        var html = await answer.TextAsync();

        var svg = XElement.Parse(Svg().Match(html).Value);

        XNamespace ns = "http://www.w3.org/2000/svg";
        svg.Descendants(ns + "title").Select(t => t.Value).ShouldContain(t => t.EndsWith(Hostile, StringComparison.Ordinal));
        svg.DescendantsAndSelf().Select(e => e.Name.LocalName).Distinct().ShouldBe(["svg", "title", "desc", "g", "line", "text", "path"], ignoreOrder: true);
        svg.DescendantsAndSelf().Attributes().ShouldAllBe(a => a.Name.LocalName != "style" && !a.Name.LocalName.StartsWith("on"));
        // A year alone is drawn as a bar over what there is of it.
        svg.Descendants(ns + "path").Count(p => (string?)p.Attribute("class") == "bar-of").ShouldBeGreaterThan(0);
        html.ShouldNotContain("<script>alert");
        Heading(Entry(await _staff.PageAsync(Address), Hostile)).ShouldBe("2022, month not known");
        // The same entries make the same picture.
        using var again = await _staff.GetAsync(Address);
        Svg().Match(await again.TextAsync()).Value.ShouldBe(Svg().Match(html).Value);
    }

    [Fact]
    public async Task A_claim_says_as_of_when_who_says_what_and_leads_to_its_subject()
    {
        using var observer = await _web.SignedInAsync("observer");
        var page = await observer.PageAsync(Address + "?kind=Claim&from=4.10.2022&to=4.10.2022");

        var entry = page.QuerySelectorAll(".tl > li").Single(e => e.QuerySelector("h3 bdi")!.TextContent == "Prisoners of war freed on 4 October 2022" && e.TextContent.Contains("Nikol Pashinyan"));
        Lines(entry).ShouldBe(["4 Oct 2022", "as of then"]);
        var says = Spaces().Replace(entry.QuerySelector(".claims")!.TextContent, " ");
        says.ShouldContain("17");
        says.ShouldContain("Armenia, Nikol Pashinyan");
        entry.QuerySelector(".aud").ShouldNotBeNull();
        var subject = await observer.PageAsync(entry.QuerySelector("h3 a")!.GetAttribute("href")!);
        subject.QuerySelector("h1")!.TextContent.ShouldContain("Prisoners of war freed");
        page.QuerySelectorAll("svg.lanes:not(.lanes-signs) .entry").Length.ShouldBe(page.QuerySelectorAll(".tl > li").Length);
    }

    [Fact]
    public async Task What_is_called_off_says_so()
    {
        var meeting = await LogAsync("Not to be", ("Date.Year", "2030"), ("Zone", "UTC"));
        using var done = await _staff.PressAsync($"{meeting}/cancel", $"{meeting}/cancel", ("reason", "No"));
        done.RedirectedTo();

        var entry = Entry(await _staff.PageAsync(Address), "Not to be");
        entry.QuerySelector(".st")!.TextContent.ShouldBe("Cancelled");
        entry.QuerySelector("s").ShouldNotBeNull();
    }

    [Fact]
    public async Task Nothing_internal_stands_there()
    {
        foreach (var name in new[] { "arm.head", "aze.member", "observer", "intermediary" })
        {
            using var browser = await _web.SignedInAsync(name);
            var text = (await browser.PageAsync(Address)).Body!.TextContent;
            text.ShouldNotContain("Who speaks to the press");
            text.ShouldNotContain("Mediators only");
        }
    }

    // A record and a readout may be called what their meeting is called.
    private static IElement Entry(IHtmlDocument page, string meeting) =>
        page.QuerySelectorAll(".tl > li").Single(e => e.QuerySelector("h3 bdi")!.TextContent == meeting && e.QuerySelector(".body > p")!.TextContent.StartsWith("Meeting", StringComparison.Ordinal));

    private static IEnumerable<string> Titles(IHtmlDocument page) => page.QuerySelectorAll(".tl h3 bdi").Select(t => t.TextContent);

    private static IEnumerable<string> TiesOf(IElement entry) => entry.QuerySelectorAll(".links > span:has(a)").Select(t => Spaces().Replace(t.TextContent, " ").Trim());

    // The date, and a line for each clock.
    private static IEnumerable<string> Lines(IElement entry) => entry.QuerySelector(".when")!.Children.Select(l => Spaces().Replace(l.TextContent, " ").Trim());

    private static string Heading(IElement entry) => Spaces().Replace(entry.Closest("section")!.QuerySelector("h2")!.TextContent, " ").Trim();

    private async Task<string> LogAsync(string title, params (string Name, string Value)[] fields)
    {
        var page = await _staff.PageAsync($"/processes/{_web.Process}/meetings/new");
        using var answer = await _staff.SubmitAsync(page.Form($"/processes/{_web.Process}/meetings/new"), [("Title", title), ("Sharing", "AllMembers"), .. fields]);
        return answer.RedirectedTo();
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex("<svg xmlns[^>]*class=\"lanes\".*?</svg>", RegexOptions.Singleline)]
    private static partial Regex Svg();
}
