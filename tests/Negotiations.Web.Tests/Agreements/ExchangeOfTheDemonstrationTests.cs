using System.Net;
using AngleSharp.Dom;
using Negotiations.Web.Tests.Host;

namespace Negotiations.Web.Tests.Agreements;

/// <summary>The agreement of the demonstration on the release of seventeen: what is published of it, and that all the rest says that it is made up.</summary>
public sealed class ExchangeOfTheDemonstrationTests : IAsyncLifetime
{
    private const string Title = "Agreement on the release of seventeen prisoners of war (made up)";

    private WebFixture _web = null!;

    private string Agreements => $"/processes/{_web.Process}/agreements";

    public async ValueTask InitializeAsync() => _web = await WebFixture.StartAsync();

    public ValueTask DisposeAsync() => _web.DisposeAsync();

    [Fact]
    public async Task It_came_into_force_by_what_both_parties_did_and_its_second_draft_has_no_brackets()
    {
        using var head = await _web.SignedInAsync("aze.head");

        var page = await OpenAsync(head);

        page.QuerySelector(".title")!.TextContent.ShouldContain("Exchange agreement");
        page.QuerySelector(".title")!.TextContent.ShouldContain("In force");
        page.QuerySelectorAll("a").Count(a => a.TextContent == "Draft 2").ShouldBeGreaterThan(1);
        var draft = await head.PageAsync(page.QuerySelectorAll("a").First(a => a.TextContent == "Draft 2").GetAttribute("href")!);
        draft.QuerySelectorAll(".brk").ShouldBeEmpty();
        draft.Body!.TextContent.ShouldContain("Every word of this text is invented for the demonstration.");
    }

    [Fact]
    public async Task Six_of_its_provisions_are_commitments_and_the_release_is_borne_out_by_the_published_figure()
    {
        using var head = await _web.SignedInAsync("arm.head");
        var page = await OpenAsync(head);

        var monitoring = await head.PageAsync(page.QuerySelectorAll("a").Single(a => a.TextContent == "What it lays down").GetAttribute("href")!);

        var rows = monitoring.QuerySelectorAll("tbody tr").ToList();
        rows.Count.ShouldBe(6);
        rows.ShouldAllBe(r => r.QuerySelector("th")!.TextContent.Contains("(made up)"));
        rows.Count(r => r.TextContent.Contains("Disputed")).ShouldBe(2);
        var release = await head.PageAsync(rows[0].QuerySelector("a")!.GetAttribute("href")!);
        release.Body!.TextContent.ShouldContain("Seventeen prisoners of war were freed, the Prime Minister said.");
        release.Body!.TextContent.ShouldContain("Agency report of 5 October 2022");
        release.QuerySelectorAll("a").ShouldContain(a => a.TextContent == "Drafting of the text begins");
    }

    [Fact]
    public async Task The_claims_of_the_release_are_about_the_call_of_that_day()
    {
        using var observer = await _web.SignedInAsync("observer");
        var meetings = await observer.PageAsync($"/processes/{_web.Process}/meetings?part=Held");
        var call = meetings.QuerySelectorAll("a").First(a => a.TextContent.Trim() == "Three-way call, foreign ministers").GetAttribute("href");

        var claims = await observer.PageAsync(call + "/claims");

        claims.QuerySelectorAll("h2").ShouldContain(h => h.TextContent.Trim() == "Prisoners of war freed on 4 October 2022");
    }

    [Fact]
    public async Task What_is_alleged_of_the_handover_is_told_as_alleged_denied_and_looked_into_and_as_no_finding()
    {
        using var head = await _web.SignedInAsync("aze.head");
        var page = await OpenAsync(head);

        var monitoring = await head.PageAsync(page.QuerySelectorAll("a").Single(a => a.TextContent == "What it lays down").GetAttribute("href")!);

        var alleged = monitoring.QuerySelectorAll("main details.fold").Single().TextContent;
        foreach (var said in new[] { "An allegation is not a finding.", "Alleged by", "Two of the wounded were kept back", "Denied by", "Looked into by", "Nobody says what was found" })
        {
            alleged.ShouldContain(said);
        }

        var commitment = monitoring.QuerySelectorAll("tbody tr a").Single(a => a.TextContent.StartsWith("Hand them over", StringComparison.Ordinal)).GetAttribute("href")!;
        var shown = await head.PageAsync(commitment);
        shown.QuerySelector("[aria-labelledby=alleged]")!.TextContent.ShouldContain("Denied by");
        shown.QuerySelector(".title")!.TextContent.ShouldContain("Claimed done");
        var timeline = (await head.PageAsync($"/processes/{_web.Process}/timeline")).QuerySelector("main")!.TextContent;
        timeline.ShouldContain("Alleged by");
    }

    [Fact]
    public async Task A_delegation_says_what_is_alleged_from_the_commitment_and_what_is_wrong_comes_back_with_it()
    {
        using var head = await _web.SignedInAsync("arm.head");
        var page = await OpenAsync(head);
        var monitoring = await head.PageAsync(page.QuerySelectorAll("a").Single(a => a.TextContent == "What it lays down").GetAttribute("href")!);
        var commitment = monitoring.QuerySelectorAll("tbody tr a").Single(a => a.TextContent.StartsWith("Let the neutral", StringComparison.Ordinal)).GetAttribute("href")!;
        var address = (await head.PageAsync(commitment)).QuerySelectorAll("a").Single(a => a.TextContent == "Say what is alleged").GetAttribute("href")!;
        var form = await head.PageAsync(address);
        form.QuerySelector("h1")!.TextContent.ShouldBe("Say what is alleged");

        using var wrong = await head.SubmitAsync((AngleSharp.Html.Dom.IHtmlFormElement)form.QuerySelector("main form[method=post]")!, [("Title", "")]);
        var again = await wrong.PageAsync();
        again.QuerySelector("#Title-error").ShouldNotBeNull();
        using var opened = await head.SubmitAsync((AngleSharp.Html.Dom.IHtmlFormElement)again.QuerySelector("main form[method=post]")!, [("Title", "A talk was overheard (made up)"), ("Reach", "EveryReader")]);

        // Until somebody says it, nothing is alleged.
        var saying = opened.RedirectedTo();
        saying.ShouldEndWith("/claim");
        var subject = await head.PageAsync(saying[..^"/claim".Length]);
        subject.QuerySelectorAll("a").ShouldContain(a => a.GetAttribute("href") == commitment);
        subject.QuerySelector("main")!.TextContent.ShouldContain("Nobody says what was found");
    }

    [Theory]
    [InlineData("observer")]
    [InlineData("intermediary")]
    public async Task Who_may_not_know_of_it_is_not_told(string who)
    {
        using var lead = await _web.SignedInAsync("lead");
        var address = await AddressAsync(lead);
        using var other = await _web.SignedInAsync(who);

        using var answer = await other.GetAsync(address);

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<IDocument> OpenAsync(Browser browser) => await browser.PageAsync(await AddressAsync(browser));

    private async Task<string> AddressAsync(Browser browser) =>
        (await browser.PageAsync(Agreements)).QuerySelectorAll("a").Single(a => a.TextContent.Trim() == Title).GetAttribute("href")!;
}
