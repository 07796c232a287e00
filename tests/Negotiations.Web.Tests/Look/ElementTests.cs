using AngleSharp.Dom;

namespace Negotiations.Web.Tests.Look;

/// <summary>What each element of the pages becomes.</summary>
public sealed class ElementTests(LookHost host) : IClassFixture<LookHost>
{
    [Fact]
    public async Task A_delegations_mark_has_its_pattern_and_letters_and_the_fifth_begins_again()
    {
        var marks = (await host.GetAsync("/gallery")).QuerySelectorAll("#marks .pm");
        marks.Select(m => $"{m.ClassName} {m.TextContent}").ShouldBe(
            ["pm pm-1 ARM", "pm pm-2 AZE", "pm pm-3 PT3", "pm pm-4 PT4", "pm pm-1 PT5", "pm pm-m MED", "pm pm-i INT", "pm pm-o OBS", "pm pm-o ADM"]);
    }

    [Fact]
    public async Task A_status_is_a_sign_and_a_word_and_boxed_only_when_asked()
    {
        var statuses = (await host.GetAsync("/gallery")).QuerySelectorAll("#statuses .st");
        statuses.Select(s => $"{s.ClassName}|{s.QuerySelector("use")!.GetAttribute("href")}|{s.TextContent}").ShouldBe(
            ["st st-ok|#i-check|Registered", "st st-wait|#i-part|15 of 17 ready", "st st-dispute|#i-split|Denied", "st st-error st-box|#i-alert|Correct", "st st-off|#i-minus|Not on this transport"]);
        statuses.ShouldAllBe(s => s.QuerySelector("svg")!.GetAttribute("aria-hidden") == "true");
    }

    [Fact]
    public async Task A_name_stands_in_its_own_script_first_and_what_the_system_romanized_is_marked()
    {
        var names = (await host.GetAsync("/gallery")).QuerySelectorAll("#names .nm");
        names[0].LocalName.ShouldBe("a");
        names[0].QuerySelector(".nm-o bdi[lang=hy]")!.TextContent.ShouldBe("Քարահովտյան Արամ");
        names[0].QuerySelector(".nm-r bdi")!.GetAttribute("lang").ShouldBe("hy-Latn");
        names[0].QuerySelector(".nm-r")!.TextContent.ShouldBe("≈ Karahovtyan Aram, son of Gagik");
        names[2].ClassName.ShouldBe("nm nm-xl");
        names[2].QuerySelector(".nm-r bdi")!.GetAttribute("lang").ShouldBe("az-Latn");
        names[2].QuerySelector(".nm-r")!.TextContent.ShouldBe("Polyntsvetov Roman, father: Pavel", "confirmed by somebody, so not marked");
        names[3].QuerySelector(".nm-r").ShouldBeNull();
        names.Select(n => n.LocalName).ShouldBe(["a", "span", "span", "span"], "what leads nowhere is no link");
        names.SelectMany(n => n.QuerySelectorAll("bdi")).Count().ShouldBe(9);
    }

    [Fact]
    public async Task Names_are_sent_as_they_are_and_not_as_entities()
    {
        var html = await host.Client.GetStringAsync(new Uri("/gallery", UriKind.Relative), TestContext.Current.CancellationToken);
        html.ShouldContain("Քարահովտյան Արամ");
        html.ShouldNotContain("&#x5");
    }

    [Fact]
    public async Task The_audience_of_a_part_is_black_when_closed()
    {
        var chips = (await host.GetAsync("/gallery")).QuerySelectorAll("#audiences .aud");
        chips.Select(c => $"{c.ClassName}|{c.QuerySelector("use")!.GetAttribute("href")}|{c.TextContent}").ShouldBe(
            ["aud aud-closed|#i-lock|Your delegation only", "aud aud-closed|#i-lock|Mediators only", "aud|#i-people|Shared with the parties", "aud|#i-globe|Public"]);
    }

    [Fact]
    public async Task What_is_not_known_is_said()
    {
        var facts = (await host.GetAsync("/gallery")).QuerySelector("#facts")!;
        facts.LocalName.ShouldBe("dl");
        Fact(facts, "Rank").TextContent.ShouldBe("капитан");
        Fact(facts, "Unit").QuerySelector(".none")!.TextContent.ShouldBe("not given");
        Fact(facts, "Last contact").QuerySelector(".none")!.TextContent.ShouldBe("not given");
        Fact(facts, "Born").TextContent.ShouldBe("about 1985 to 1989");
    }

    [Fact]
    public async Task An_instant_is_told_by_the_clock_of_its_place_with_the_offset()
    {
        var facts = (await host.GetAsync("/gallery")).QuerySelector("#facts")!;
        Fact(facts, "Begins").TextContent.ShouldBe("20 Sep 2022, 06:30 (Yerevan, UTC+4)");
        Fact(facts, "Received").TextContent.ShouldBe("20 Sep 2022, 02:30 UTC");
        Fact(facts, "Margins").TextContent.ShouldBe("20 Sep 2022, 00:00 (St Johns, UTC−2:30)");
        facts.QuerySelectorAll("time").ShouldAllBe(t => t.GetAttribute("datetime") == "2022-09-20T02:30:00Z");
    }

    [Fact]
    public async Task A_hash_is_read_in_fours_and_copied_whole()
    {
        var hash = (await host.GetAsync("/gallery")).QuerySelector(".hash")!;
        hash.TextContent.ShouldBe("9caac977a0af0c2229abd397eee3345899c4020da2a1a0b711c1cc543fe3719d");
        hash.QuerySelectorAll("span").Length.ShouldBe(16);
        hash.QuerySelectorAll("span").ShouldAllBe(s => s.TextContent.Length == 4);
        hash.GetAttribute("dir").ShouldBe("ltr");
    }

    [Fact]
    public async Task A_note_says_the_state_of_the_page_with_at_most_one_thing_to_do()
    {
        var page = await host.GetAsync("/gallery");
        page.QuerySelector("#note-plain")!.ClassName.ShouldBe("note");
        page.QuerySelector("#note-ok")!.ClassName.ShouldBe("note note-ok");
        var waiting = page.QuerySelector("#note-wait")!;
        waiting.ClassName.ShouldBe("note note-wait");
        waiting.Children.Select(c => c.LocalName).ShouldBe(["svg", "div", "button"]);
    }

    [Fact]
    public async Task Saved_filters_show_which_is_current_and_counts_in_the_readers_way()
    {
        var views = (await host.GetAsync("/gallery")).QuerySelector("nav.views")!;
        views.GetAttribute("aria-label").ShouldBe("Parts of this list");
        views.QuerySelectorAll("a").Select(a => a.TextContent).ShouldBe(["All 1,212", "To correct 7", "How columns were read"]);
        views.QuerySelectorAll("a[aria-current]").Select(a => a.GetAttribute("href")).ShouldBe(["?part=all"]);
    }

    [Fact]
    public async Task The_pager_says_which_rows_and_keeps_the_filters()
    {
        var foot = (await host.GetAsync("/gallery?page=2&sort=born&q=a%26b&unit=1&unit=2")).QuerySelector("main .foot")!;
        foot.QuerySelector("p")!.TextContent.ShouldBe("51–100 of 212");
        foot.QuerySelector("a[aria-current=page]")!.TextContent.ShouldBe("2");
        foot.QuerySelector("a[rel=prev]")!.GetAttribute("href").ShouldBe("/gallery?sort=born&q=a%26b&unit=1&unit=2&page=1");
        foot.QuerySelector("a[rel=next]")!.GetAttribute("href").ShouldBe("/gallery?sort=born&q=a%26b&unit=1&unit=2&page=3");
        foot.QuerySelectorAll("li").Select(l => l.TextContent).ShouldBe(["Previous", "1", "2", "3", "4", "5", "Next"]);
    }

    [Theory]
    [InlineData(1, 10, "1–10 of 10", "")]
    [InlineData(1, 0, "None", "")]
    [InlineData(5, 212, "201–212 of 212", "Previous 1 … 3 4 5")]
    [InlineData(6, 1000, "251–300 of 1000", "Previous 1 … 4 5 6 7 8 … 20 Next")]
    public async Task The_pager_shows_the_ends_and_the_neighbours(int page, int total, string rows, string links)
    {
        var foot = (await host.GetAsync($"/gallery?page={page}&total={total}")).QuerySelector("main .foot")!;
        foot.QuerySelector("p")!.TextContent.ShouldBe(rows);
        string.Join(' ', foot.QuerySelectorAll("li").Select(l => l.TextContent)).ShouldBe(links);
    }

    [Fact]
    public async Task A_head_by_which_the_list_is_sorted_says_so_and_turns_the_order()
    {
        var heads = (await host.GetAsync("/gallery?sort=-born&page=3&q=x")).QuerySelectorAll("#rows thead th");
        heads.Select(h => h.GetAttribute("aria-sort")).ShouldBe([null, "descending", null]);
        heads.ShouldAllBe(h => h.GetAttribute("scope") == "col");
        heads[0].QuerySelector("a")!.GetAttribute("href").ShouldBe("/gallery?q=x&sort=name");
        heads[1].QuerySelector("a")!.GetAttribute("href").ShouldBe("/gallery?q=x&sort=born");
        heads[1].ClassName.ShouldBe("n");
        (await host.GetAsync("/gallery?sort=born")).QuerySelector("#rows th[aria-sort] a")!.GetAttribute("href").ShouldBe("/gallery?sort=-born");
    }

    private static IElement Fact(IElement facts, string label) =>
        facts.QuerySelectorAll("dt").Single(t => t.TextContent == label).NextElementSibling!;
}
