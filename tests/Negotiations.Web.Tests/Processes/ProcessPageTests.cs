using System.Net;
using AngleSharp.Html.Dom;
using Negotiations.Web.Tests.Host;

namespace Negotiations.Web.Tests.Processes;

public sealed class ProcessPageTests(WebFixture web)
{
    private string At => $"/processes/{web.Process}";

    [Theory]
    [InlineData("admin", "/accounts")]
    [InlineData("auditor", "/trail")]
    public async Task Offices_begin_at_their_own_page(string userName, string address)
    {
        using var browser = await web.SignedInAsync(userName);
        using var answer = await browser.GetAsync("/");
        answer.Headers.Location!.ToString().ShouldBe(address);
    }

    [Fact]
    public async Task A_member_begins_in_its_process_or_chooses_among_several()
    {
        using var browser = await web.SignedInAsync("lead");
        var several = (await browser.PageAsync("/processes")).QuerySelectorAll("tbody tr").Length;
        using var answer = await browser.GetAsync("/");
        answer.Headers.Location!.ToString().ShouldBe(several == 1 ? At : "/processes");
    }

    [Theory]
    [InlineData("lead")]
    [InlineData("staff")]
    [InlineData("arm.head")]
    [InlineData("arm.member")]
    [InlineData("aze.head")]
    [InlineData("intermediary")]
    [InlineData("observer")]
    public async Task Every_member_sees_the_overview_and_who_takes_part_and_only_the_lead_may_change_it(string userName)
    {
        using var browser = await web.SignedInAsync(userName);
        var overview = await browser.PageAsync(At);
        overview.QuerySelectorAll(".pm").Length.ShouldBeGreaterThanOrEqualTo(2);
        var parties = await browser.PageAsync($"{At}/parties");
        parties.Body!.TextContent.ShouldContain("Armenia");
        foreach (var form in new[] { "/edit", "/parties/new", "/mediators/new", "/officials/new" })
        {
            using var answer = await browser.GetAsync(At + form);
            answer.StatusCode.ShouldBe(userName == "lead" ? HttpStatusCode.OK : HttpStatusCode.NotFound, form);
            overview.QuerySelectorAll($"a[href='{At}{form}']").Length.ShouldBe(userName == "lead" && form == "/edit" ? 1 : 0);
            parties.QuerySelectorAll($"a[href='{At}{form}']").Length.ShouldBe(userName == "lead" && form != "/edit" ? 1 : 0);
        }
    }

    [Theory]
    [InlineData("admin")]
    [InlineData("auditor")]
    public async Task Offices_see_no_process(string userName)
    {
        using var browser = await web.SignedInAsync(userName);
        foreach (var page in new[] { "", "/parties", "/edit", "/trail" })
        {
            using var answer = await browser.GetAsync(At + page);
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, page);
        }
    }

    [Fact]
    public async Task An_administrator_opens_a_process_and_nothing_typed_is_lost_on_the_way()
    {
        await using var own = await WebFixture.StartAsync();
        using var browser = await own.SignedInAsync("admin");
        var page = await browser.PageAsync("/processes/new");
        (string, string)[] typed =
        [
            ("Name", "Talks on the river"), ("Reference", "RIVER-1"), ("TimeZone", "Africa/Nairobi"),
            ("Parties[0].Code", "UPP"), ("Parties[0].Name", "Upper bank"), ("Parties[0].LocalNames", "no language"),
            ("Parties[1].Code", "LOW"), ("Parties[1].Name", "Lower bank"),
        ];
        using var refused = await browser.SubmitAsync(page.Form("/processes/new"), typed);
        refused.StatusCode.ShouldBe(HttpStatusCode.OK);
        var again = await refused.PageAsync();
        again.QuerySelector("#error-summary")!.InnerHtml.ShouldContain("#Parties_0__LocalNames");
        ((IHtmlInputElement)again.QuerySelector("#Parties_1__Name")!).Value.ShouldBe("Lower bank");

        using var done = await browser.SubmitAsync(again.Form("/processes/new"), [("Parties[0].LocalNames", "sw: Ukingo wa juu")]);
        done.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await browser.PageAsync("/processes")).Body!.TextContent.ShouldContain("Talks on the river");
    }

    [Fact]
    public async Task Two_editors_of_a_process_are_shown_both_texts_and_may_keep_either()
    {
        await using var own = await WebFixture.StartAsync();
        var edit = $"/processes/{own.Process}/edit";
        using var browser = await own.SignedInAsync("lead");
        var mine = await browser.PageAsync(edit);
        var theirs = await browser.PageAsync(edit);
        using (await browser.SubmitAsync(theirs.Form(edit), [("Description", "Their text")]))
        {
        }

        using var conflict = await browser.SubmitAsync(mine.Form(edit), [("Description", "My text")]);
        conflict.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var both = await conflict.PageAsync();
        both.QuerySelector("table.pair tbody tr")!.TextContent.ShouldContain("My text");
        both.QuerySelector("table.pair tbody tr")!.TextContent.ShouldContain("Their text");

        using var review = await browser.SubmitAsync(both.Form(edit), press: "1");
        var form = await review.PageAsync();
        ((IHtmlTextAreaElement)form.QuerySelector("#Description")!).Value.ShouldBe("My text");
        (await browser.PageAsync($"/processes/{own.Process}")).Body!.TextContent.ShouldContain("Their text");

        using var kept = await browser.SubmitAsync(form.Form(edit));
        kept.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await browser.PageAsync($"/processes/{own.Process}")).Body!.TextContent.ShouldContain("My text");
    }

    [Fact]
    public async Task A_mediator_is_recorded_with_partial_dates_and_taken_off_after_a_question()
    {
        await using var own = await WebFixture.StartAsync();
        var at = $"/processes/{own.Process}";
        using var browser = await own.SignedInAsync("lead");
        var form = (await browser.PageAsync($"{at}/mediators/new")).Forms.Single(f => f.QuerySelector("#Name") is not null);
        using var wrong = await browser.PostAsync($"{at}/mediators/new", form.Owner as IHtmlDocument, ("Name", "A foundation"), ("Kind", "Organisation"), ("Role", "Host"), ("From.Month", "13"), ("From.Year", "2022"));
        wrong.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await wrong.PageAsync()).QuerySelector("#From-error").ShouldNotBeNull();
        using var saved = await browser.PostAsync($"{at}/mediators/new", form.Owner as IHtmlDocument, ("Name", "A foundation"), ("Kind", "Organisation"), ("Role", "Host"), ("From.Month", "9"), ("From.Year", "2022"));
        saved.StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var link = (await browser.PageAsync($"{at}/parties")).QuerySelectorAll("a").Single(a => a.TextContent == "A foundation").GetAttribute("href")!;
        var question = await browser.PageAsync($"{link}/delete");
        question.Body!.TextContent.ShouldContain("Take “A foundation” off this process?");
        using var gone = await browser.PostAsync($"{link}/delete", question);
        gone.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await browser.PageAsync($"{at}/parties")).Body!.TextContent.ShouldNotContain("A foundation");
    }

    [Fact]
    public async Task A_process_is_suspended_closed_and_reopened()
    {
        await using var own = await WebFixture.StartAsync();
        var edit = $"/processes/{own.Process}/edit";
        using var browser = await own.SignedInAsync("lead");
        foreach (var (step, said) in new[] { ("Suspend", "Suspended"), ("Close", "Closed"), ("Reopen", "Open") })
        {
            var page = await browser.PageAsync(edit);
            using var answer = await browser.SubmitAsync(page.Form($"/processes/{own.Process}/status"), press: step);
            answer.Headers.Location!.ToString().ShouldBe(edit);
            (await browser.PageAsync(edit)).QuerySelector(".title .st")!.TextContent.ShouldBe(said);
        }
    }
}
