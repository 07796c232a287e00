using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Negotiations.Web.Tests.Host;

namespace Negotiations.Web.Tests.HowNear;

/// <summary>The page of figures and the ledger of brackets, without JavaScript.</summary>
public sealed class HowNearPageTests : IAsyncLifetime
{
    private WebFixture _web = null!;
    private Browser _staff = null!;
    private Browser _head = null!;
    private Browser _other = null!;
    private string _agreement = "";
    private string _article = "";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Near => _agreement + "/how-near";

    private string Ledger => _agreement + "/brackets";

    public async ValueTask InitializeAsync()
    {
        _web = await WebFixture.StartAsync();
        _staff = await _web.SignedInAsync("staff");
        _head = await _web.SignedInAsync("arm.head");
        _other = await _web.SignedInAsync("aze.head");
        using var opened = await SendAsync(_staff, $"/processes/{_web.Process}/agreements/new", ("Heading", "A treaty to count"), ("Sharing", "Parties"));
        _agreement = opened.RedirectedTo();
        using var written = await SendAsync(_staff, _agreement + "/text/new", ("Text", "Each Party frees all prisoners of the other Party within seven days."));
        _article = written.Headers.Location!.ToString().Split("#p-")[1];
    }

    public async ValueTask DisposeAsync()
    {
        _staff.Dispose();
        _head.Dispose();
        _other.Dispose();
        await _web.DisposeAsync();
    }

    [Fact]
    public async Task Figures_stand_in_a_table_and_are_drawn_as_soon_as_there_are_two_points()
    {
        (await _head.PageAsync(Near)).QuerySelector("main .empty")!.TextContent.ShouldContain("No draft is tabled to you yet");
        await TableAsync("Parties");
        var first = await _head.PageAsync(Near);
        first.QuerySelector("svg.near").ShouldBeNull();
        first.QuerySelector(".near-split > .none")!.TextContent.ShouldContain("as soon as two drafts");
        await OpenAsync("all prisoners");
        await TableAsync("Parties");
        var page = await _head.PageAsync(Near);
        page.QuerySelectorAll("main tbody tr > th a").Select(a => a.TextContent).ShouldBe(["Draft 1", "Draft 2"]);
        page.QuerySelectorAll("main tbody td strong").Select(s => s.TextContent).ShouldBe(["100.0%", "76.9%"]);
        var drawn = page.QuerySelector("svg.near")!;
        drawn.QuerySelector("desc")!.TextContent.ShouldBe("draft 1: 100.0% clean, 0 open brackets; draft 2: 76.9% clean, 1 open brackets");
        drawn.QuerySelectorAll("circle").Length.ShouldBe(2);
        page.QuerySelectorAll("h1, h2, h3").Select(h => h.LocalName).ShouldBe(["h1", "h2", "h2", "h2"]);
        page.QuerySelector("main")!.TextContent.ShouldNotContain("Ledger");
        (await _head.PageAsync(_agreement)).QuerySelector($"main a[href='{Near}']").ShouldNotBeNull();
        // The mediators see where the working text stands, marked so, and since when its brackets are open.
        var mediators = await _staff.PageAsync(Near);
        mediators.QuerySelectorAll("main tbody tr > th a").Select(a => a.TextContent).ShouldBe(["Draft 1", "Draft 2", "Working text now"]);
        mediators.QuerySelector("svg.near desc")!.TextContent.ShouldEndWith("now, not tabled: 76.9% clean, 1 open brackets");
        mediators.QuerySelector("#ages").ShouldNotBeNull();
        mediators.QuerySelector("#ages")!.Closest("section")!.QuerySelector("a")!.GetAttribute("href").ShouldBe($"{Ledger}?part=Open&owner=nobody");
    }

    [Fact]
    public async Task A_draft_for_one_side_and_the_working_text_change_no_byte_of_what_the_other_sees()
    {
        await TableAsync("Parties");
        await TableAsync("Parties");
        var before = await SeenAsync(_other);
        var bracket = await OpenAsync("Party within");
        var armenia = (await _staff.PageAsync(bracket)).QuerySelectorAll<IHtmlInputElement>("input[name=Proposers]").Single(i => i.ParentElement!.TextContent.Contains("ARM", StringComparison.Ordinal)).Value;
        await TableAsync(armenia);
        (await _staff.PageAsync(Near)).QuerySelector("#apart").ShouldNotBeNull();
        (await _head.PageAsync(Near)).QuerySelector("#apart").ShouldNotBeNull();
        (await SeenAsync(_other)).ShouldBe(before);
    }

    [Fact]
    public async Task Words_of_drafts_are_read_once_for_each_side_and_not_on_every_page()
    {
        await TableAsync("Parties");
        await OpenAsync("all prisoners");
        await TableAsync("Parties");
        _web.Commands.Take();
        // How long it takes tells nobody whether another side looked at it before.
        foreach (var browser in new[] { _head, _other })
        {
            await browser.PageAsync(Near);
            _web.Commands.Take().ShouldContain(c => c.Contains("\"DraftProvisions\"", StringComparison.Ordinal));
        }

        await _other.PageAsync(Near);
        _web.Commands.Take().ShouldNotContain(c => c.Contains("\"DraftProvisions\"", StringComparison.Ordinal) || c.Contains("\"DraftBrackets\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_all_could_live_with_the_words_the_ledger_its_file_and_the_working_text_say_so_to_the_mediators()
    {
        const string Said = "All parties could live with the words as they stand.";
        await OpenAsync("seven days");
        await OpenAsync("all prisoners");
        await TableAsync("Parties");
        var draft = (await _head.PageAsync(_agreement)).QuerySelectorAll<IHtmlAnchorElement>("main a[href*='/drafts/']").Select(a => a.GetAttribute("href")!).First();
        var tabled = (await _head.PageAsync(draft)).QuerySelectorAll("a.br-sign").Select(a => a.GetAttribute("href")!).First();
        (await _staff.PageAsync($"{Ledger}?common=true")).QuerySelector("main")!.TextContent.ShouldContain("There is no such bracket");
        foreach (var head in new[] { _head, _other })
        {
            (await _staff.PageAsync(Ledger)).QuerySelector("main")!.TextContent.ShouldNotContain(Said);
            var form = (await head.PageAsync(tabled)).QuerySelectorAll<IHtmlFormElement>("main form[method=post]").First();
            using var told = await head.SubmitAsync(form, [("Kind", "CanLiveWith")]);
            told.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        }

        var page = await _staff.PageAsync($"{Ledger}?common=true");
        page.QuerySelectorAll("main tbody tr > th bdi").Select(b => b.TextContent).ShouldBe(["all prisoners"]);
        page.QuerySelector("main tbody")!.TextContent.ShouldContain(Said);
        page.QuerySelector<IHtmlInputElement>("input[name=common]")!.IsChecked.ShouldBeTrue();
        page.QuerySelectorAll(".views a").ShouldAllBe(a => a.GetAttribute("href")!.Contains("common=true", StringComparison.Ordinal));
        using var csv = await _staff.PostAsync($"{Ledger}/export?common=true", page, ("format", "Csv"));
        var lines = (await csv.Content.ReadAsStringAsync(Stop)).Split('\n');
        lines.ShouldContain(l => l.Contains("All parties could live with", StringComparison.Ordinal));
        lines.ShouldContain(l => l.Contains("all prisoners", StringComparison.Ordinal) && l.Contains("as it stands", StringComparison.Ordinal));
        lines.ShouldNotContain(l => l.Contains("seven days,", StringComparison.Ordinal));
        (await _staff.PageAsync(_agreement + "/text")).QuerySelector(".prov-acts")!.TextContent.ShouldContain("In 1 of its brackets all parties could live with something");
    }

    [Fact]
    public async Task The_ledger_is_filtered_by_its_address_and_taken_away_as_it_is_shown()
    {
        (await _staff.PageAsync(Ledger)).QuerySelector("main .empty").ShouldNotBeNull();
        var seven = await OpenAsync("seven days");
        await OpenAsync("all prisoners");
        var page = await _staff.PageAsync(seven);
        var party = page.QuerySelectorAll<IHtmlInputElement>("input[name=Proposers]").First();
        using (await _staff.PostAsync(seven + "/alternatives", page, ("Proposers", party.Value), ("Kind", "Words"), ("Words", "sixty days"), ("Reason", "Because")))
        {
        }

        using (await _staff.SubmitAsync(FormOf(await _staff.PageAsync(seven + "/resolve")), [("Choice", "Kept"), ("Reason", "Both agreed in Geneva")]))
        {
        }

        var all = await _staff.PageAsync(Ledger);
        all.QuerySelectorAll("main tbody tr > th bdi").Select(b => b.TextContent).ShouldBe(["all prisoners", "seven days"]);
        all.QuerySelector("main tbody")!.TextContent.ShouldContain("Both agreed in Geneva");
        all.QuerySelectorAll(".views .num").Select(n => n.TextContent).ShouldBe(["2", "1", "1"]);
        var closed = await _staff.PageAsync($"{Ledger}?part=Closed&owner={party.Value}");
        closed.QuerySelectorAll("main tbody tr > th bdi").Select(b => b.TextContent).ShouldBe(["seven days"]);
        closed.QuerySelector<IHtmlSelectElement>("#owner")!.Value.ShouldBe(party.Value);
        (await _staff.PageAsync($"{Ledger}?owner=mediators&provision={_article}&part=nonsense&page=-4")).QuerySelector("main")!.TextContent.ShouldContain("There is no such bracket");
        using var csv = await _staff.PostAsync($"{Ledger}/export?part=Closed", closed, ("format", "Csv"));
        var text = await csv.Content.ReadAsStringAsync(Stop);
        text.ShouldContain("sixty days");
        text.ShouldContain("Both agreed in Geneva");
        text.ShouldNotContain("all prisoners");
        using var xlsx = await _staff.PostAsync($"{Ledger}/export", closed, ("format", "Xlsx"));
        xlsx.Content.Headers.ContentType!.MediaType.ShouldBe("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        using var unknown = await _staff.PostAsync($"{Ledger}/export", closed, ("format", "Odt"));
        (await unknown.PageAsync()).QuerySelector("#error-summary").ShouldNotBeNull();
        foreach (var browser in new[] { _head, _other })
        {
            using var answer = await browser.GetAsync(Ledger);
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }
    }

    private static IHtmlFormElement FormOf(IHtmlDocument page) => page.QuerySelectorAll<IHtmlFormElement>("main form").First(f => f.Method == "post");

    private static async Task<HttpResponseMessage> SendAsync(Browser browser, string address, params (string Name, string Value)[] values) => await browser.SubmitAsync(FormOf(await browser.PageAsync(address)), values);

    private async Task<string> SeenAsync(Browser browser) => (await browser.PageAsync(Near)).QuerySelector("main")!.OuterHtml;

    private async Task TableAsync(string readers)
    {
        using var tabled = await SendAsync(_staff, $"{_agreement}/drafts/new?readers={readers}");
        tabled.RedirectedTo();
    }

    private async Task<string> OpenAsync(string words)
    {
        using var opened = await SendAsync(_staff, $"{_agreement}/text/{_article}/brackets", ("Words", words));
        return opened.RedirectedTo();
    }
}
