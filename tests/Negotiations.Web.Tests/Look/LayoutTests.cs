using System.Net;
using AngleSharp.Dom;
using Negotiations.Application.Access;
using Negotiations.Web.Look;

namespace Negotiations.Web.Tests.Look;

public sealed class LayoutTests(LookHost host) : IClassFixture<LookHost>
{
    public static TheoryData<PageAudience> Audiences => [.. Enum.GetValues<PageAudience>()];

    [Theory, MemberData(nameof(Audiences))]
    public async Task Who_may_read_a_page_is_said_first_on_screen_and_on_paper(PageAudience audience)
    {
        var words = AudienceWords.For(audience);
        var page = await host.GetAsync($"/gallery/audience/{(int)audience}");
        var label = page.QuerySelector("body > header > :first-child").ShouldNotBeNull();
        label.ClassList.ShouldContain("conf");
        label.QuerySelector("strong")!.TextContent.ShouldBe(words.Label);
        label.QuerySelector("span")!.TextContent.ShouldBe(words.Excluded);
        page.QuerySelector(".print-conf")!.TextContent.ShouldStartWith(words.Label);
    }

    [Theory]
    [InlineData(PageAudience.OwnDelegation, "conf")]
    [InlineData(PageAudience.Mediators, "conf")]
    [InlineData(PageAudience.Parties, "conf conf-shared")]
    [InlineData(PageAudience.Public, "conf conf-public")]
    public async Task The_label_is_dark_when_closed_tinted_when_shared_and_white_when_public(PageAudience audience, string css) =>
        (await host.GetAsync($"/gallery/audience/{(int)audience}")).QuerySelector("header > p")!.ClassName.ShouldBe(css);

    [Theory]
    [InlineData("/gallery/audience/0")]
    [InlineData("/gallery/audience/99")]
    [InlineData("/gallery/no-page")]
    [InlineData("/gallery/nothing")]
    public async Task A_page_without_a_known_audience_is_not_rendered(string address)
    {
        using var response = await host.Client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
    }

    [Fact]
    public async Task The_head_shows_process_viewer_and_only_the_parts_that_may_be_entered()
    {
        var page = await host.GetAsync("/gallery");
        page.QuerySelector(".proc bdi")!.TextContent.ShouldBe("Armenia–Azerbaijan talks, 2022");
        page.QuerySelector(".user-long")!.TextContent.ShouldBe("Head of delegation");
        page.QuerySelectorAll("nav.tabs a").Select(a => a.TextContent).ShouldBe(["Overview", "Prisoner lists", "Reports"]);
        page.QuerySelectorAll("nav.tabs a[aria-current=page]").Select(a => a.TextContent).ShouldBe(["Prisoner lists"]);
        page.QuerySelector(".conf-demo")!.TextContent.ShouldStartWith("Demonstration");
    }

    [Theory]
    [InlineData("/gallery/not-found")]
    [InlineData("/gallery/audience/1")]
    public async Task A_public_page_names_no_process_and_no_viewer(string address)
    {
        var page = await host.GetAsync(address);
        page.Body!.TextContent.ShouldNotContain("Armenia");
        page.Body!.TextContent.ShouldNotContain("ARM");
        page.QuerySelectorAll("nav, .find").ShouldBeEmpty();
        page.QuerySelector(".conf-demo").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_page_has_one_title_one_first_heading_one_main_part_and_a_way_to_it()
    {
        var page = await host.GetAsync("/gallery");
        page.Title.ShouldBe("Plate of elements – Negotiations");
        page.QuerySelectorAll("h1").Select(h => h.TextContent).ShouldBe(["Plate of elements"]);
        page.QuerySelectorAll("main").Length.ShouldBe(1);
        page.QuerySelector("body > a.skip")!.GetAttribute("href").ShouldBe("#main");
    }

    [Theory]
    [InlineData("/gallery")]
    [InlineData("/gallery/not-found")]
    [InlineData("/gallery/error")]
    [InlineData("/gallery/too-many")]
    public async Task A_page_has_no_inline_style_or_script_and_loads_nothing_from_elsewhere(string address)
    {
        var page = await host.GetAsync(address);
        page.QuerySelectorAll("[style], style, script:not([src])").ShouldBeEmpty();
        page.All.SelectMany(e => e.Attributes).Select(a => a.Name).ShouldNotContain(name => name.StartsWith("on", StringComparison.Ordinal));
        page.QuerySelectorAll("[src], link[href]").Select(e => e.GetAttribute("src") ?? e.GetAttribute("href"))
            .ShouldAllBe(a => a!.StartsWith('/') && !a.StartsWith("//", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ids_are_unique_and_every_reference_to_an_id_finds_it()
    {
        var page = await host.GetAsync("/gallery");
        var ids = page.QuerySelectorAll("[id]").Select(e => e.Id!).ToList();
        ids.ShouldBeUnique();
        var references = page.QuerySelectorAll("[for], [aria-describedby], [aria-labelledby], use")
            .SelectMany(e => new[] { e.GetAttribute("for"), e.GetAttribute("aria-describedby"), e.GetAttribute("aria-labelledby"), e.GetAttribute("href")?[1..] })
            .OfType<string>().SelectMany(r => r.Split(' ')).Distinct();
        references.ShouldBeSubsetOf(ids);
    }

    [Fact]
    public async Task Every_sign_is_in_the_sprite_and_the_sprite_has_no_other()
    {
        var symbols = (await host.GetAsync("/gallery")).QuerySelectorAll("symbol").Select(s => s.Id);
        symbols.ShouldBe(Enum.GetNames<Glyph>().Where(n => n != nameof(Glyph.None)).Select(n => $"i-{n.ToLowerInvariant()}"), ignoreOrder: true);
    }

    [Fact]
    public async Task Assets_have_their_fingerprint_in_the_address_and_are_there()
    {
        var page = await host.GetAsync("/gallery");
        foreach (var address in page.QuerySelectorAll("head link[href], head script[src]").Select(e => e.GetAttribute("href") ?? e.GetAttribute("src")))
        {
            using var response = await host.Client.GetAsync(new Uri(address!, UriKind.Relative), TestContext.Current.CancellationToken);
            response.StatusCode.ShouldBe(HttpStatusCode.OK, address);
            var shortName = address!.Split('/')[^1].Split('.');
            shortName.Length.ShouldBeGreaterThan(2, address);
        }
    }

    [Theory]
    [InlineData("/gallery")]
    [InlineData("/gallery/not-found")]
    [InlineData("/gallery/error")]
    [InlineData("/gallery/too-many")]
    public async Task Every_text_goes_through_localisation(string address)
    {
        var page = await host.GetAsync(address, "qps-ploc");
        page.DocumentElement.GetAttribute("lang").ShouldBe("qps-ploc", StringCompareShould.IgnoreCase);
        Untranslated(page.Head!.QuerySelector("title")!).ShouldBeEmpty();
        Untranslated(page.Body!).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_text_that_does_not_go_through_localisation_is_found() =>
        Untranslated((await host.GetAsync("/gallery", "en")).Body!).ShouldContain("Family name");

    [Fact]
    public async Task A_right_to_left_language_turns_the_page_round()
    {
        var page = await host.GetAsync("/gallery", "ar");
        page.DocumentElement.GetAttribute("dir").ShouldBe("rtl");
        page.DocumentElement.GetAttribute("lang").ShouldBe("ar");
        page.QuerySelectorAll("link[rel=stylesheet]").Select(l => l.GetAttribute("href")).ShouldContain(h => h!.Contains("bootstrap.rtl.min", StringComparison.Ordinal));
        (await host.GetAsync("/gallery")).DocumentElement.GetAttribute("dir").ShouldBe("ltr");
    }

    [Fact]
    public async Task Not_found_is_the_same_bytes_every_time()
    {
        var first = await host.Client.GetByteArrayAsync(new Uri("/gallery/not-found?list=one", UriKind.Relative), TestContext.Current.CancellationToken);
        var second = await host.Client.GetByteArrayAsync(new Uri("/gallery/not-found?list=another", UriKind.Relative), TestContext.Current.CancellationToken);
        second.ShouldBe(first);
    }

    [Fact]
    public async Task An_error_gives_its_reference_and_no_reason() =>
        (await host.GetAsync("/gallery/error")).QuerySelector("main code")!.TextContent.ShouldBe("00-ab12");

    [Fact]
    public async Task Too_many_tries_says_how_long_to_wait_in_whole_seconds() =>
        (await host.GetAsync("/gallery/too-many")).QuerySelector("main")!.TextContent.ShouldContain("30 seconds");

    /// <summary>Texts outside ⟦ ⟧ that have letters; names and codes of the fixture stand in elements that mark them as data.</summary>
    private static List<string> Untranslated(IElement root)
    {
        var texts = root.GetDescendants().OfType<IText>()
            .Where(t => t.ParentElement!.Closest("bdi, svg, code, .pm, time, script") is null)
            .Select(t => t.TextContent.Trim());
        var attributes = root.QuerySelectorAll("[aria-label], [placeholder], [title], [alt], [data-label]")
            .SelectMany(e => new[] { "aria-label", "placeholder", "title", "alt", "data-label" }.Select(e.GetAttribute).OfType<string>());
        return [.. texts.Concat(attributes).Where(t => t.Any(char.IsLetter) && !t.Contains('⟦', StringComparison.Ordinal))];
    }
}
