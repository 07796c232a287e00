using System.Net;
using Negotiations.Application.Search;
using Negotiations.Domain.Search;

namespace Negotiations.Web.Tests.Access;

/// <summary>One box over everything that somebody may see, and nothing else.</summary>
[Collection(AccessTests.Name)]
public sealed class SearchPageTests(AccessWorld world)
{
    private static readonly Kind[] Members = [Kind.Lead, Kind.Staff, Kind.Head, Kind.Member, Kind.OtherHead, Kind.OtherMember, Kind.Intermediary, Kind.Observer];

    public static TheoryData<Kind> Everybody => [.. Members];

    private string Search => $"/processes/{world.Ours["process"]}/search";

    // Every canary that anybody is shown somewhere, and those that nobody finds.
    [Theory, MemberData(nameof(Everybody))]
    public async Task What_somebody_may_not_see_is_answered_like_a_word_that_never_was(Kind kind)
    {
        var words = new HashSet<string>();
        foreach (var other in new[] { Kind.Lead, Kind.Head, Kind.OtherHead })
        {
            words.UnionWith((await world.CrawledAsync(other)).SelectMany(s => Canary.In(s.Text)));
        }

        foreach (var party in new[] { "ARM", "AZE" })
        {
            words.UnionWith(Enum.GetValues<Secrecy>().SelectMany(s => Canary.Entry(party, s).Values.OfType<string>().SelectMany(Canary.In)));
        }

        words.Count.ShouldBeGreaterThan(100);
        var told = new List<string>();
        foreach (var word in words.Where(w => !MayFind(kind, w)))
        {
            var never = new string('x', word.Length);
            using var found = await world.Browsers[kind].GetAsync($"{Search}?q={word}");
            using var missed = await world.Browsers[kind].GetAsync($"{Search}?q={never}");
            if ((await found.WholeAsync()).Replace(word, never, StringComparison.OrdinalIgnoreCase) != await missed.WholeAsync())
            {
                told.Add(word);
            }
        }

        told.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Kind.Lead, "title", IndexKind.Meeting)]
    [InlineData(Kind.Head, "title", IndexKind.Meeting)]
    [InlineData(Kind.Head, "point", IndexKind.AgendaItem)]
    [InlineData(Kind.Head, "participant", IndexKind.Participant)]
    [InlineData(Kind.Head, "caucus", IndexKind.Note)]
    [InlineData(Kind.Member, "recorded", IndexKind.RecordLine)]
    [InlineData(Kind.Head, "what", IndexKind.Commitment)]
    [InlineData(Kind.Head, "comment", IndexKind.RecordComment)]
    [InlineData(Kind.Lead, "claimed", IndexKind.ComplianceClaim)]
    [InlineData(Kind.Head, "saidtitle", IndexKind.Readout)]
    [InlineData(Kind.Staff, "saidtext", IndexKind.ReadoutPassage)]
    [InlineData(Kind.Head, "subjecttitle", IndexKind.ClaimSubject)]
    [InlineData(Kind.Lead, "statedtext", IndexKind.Claim)]
    [InlineData(Kind.Head, "treatytitle", IndexKind.Agreement)]
    [InlineData(Kind.Member, "treatytext", IndexKind.DraftProvision)]
    [InlineData(Kind.Member, "translatedtext", IndexKind.DraftTranslation)]
    [InlineData(Kind.Head, "tabledwords", IndexKind.DraftAlternative)]
    [InlineData(Kind.Lead, "reserved", IndexKind.DraftRemark)]
    [InlineData(Kind.Head, "subject", IndexKind.PrisonerList)]
    [InlineData(Kind.Lead, "subject", IndexKind.ListVersion)]
    [InlineData(Kind.Head, "documenttitle", IndexKind.Document)]
    [InlineData(Kind.Lead, "familyname", IndexKind.VersionEntry)]
    public async Task What_somebody_may_see_is_found_and_its_link_leads_there(Kind kind, string field, IndexKind what)
    {
        var word = Canary.Word("ARM", Secrecy.Submitted, field);
        var page = await world.Browsers[kind].PageAsync($"{Search}?q={word}&kind={what}");
        var link = page.QuerySelector(".hits li .hit-head a")!;
        page.QuerySelector("main")!.TextContent.ShouldNotContain("System.Object");
        page.QuerySelectorAll(".hits mark").ShouldContain(m => m.TextContent.Equals(word, StringComparison.OrdinalIgnoreCase), page.QuerySelector("main")!.InnerHtml);
        var there = await world.Browsers[kind].PageAsync(link.GetAttribute("href")!.Split('#')[0]);
        there.Body!.TextContent.ShouldContain(word, Case.Insensitive);
    }

    [Fact]
    public async Task It_says_what_it_is_and_why_it_was_found()
    {
        // Of the demonstration: found from another script.
        var page = await world.Browsers[Kind.Lead].PageAsync($"{Search}?q={Uri.EscapeDataString("Мирзоян")}");
        var hit = page.QuerySelectorAll(".hits li").First(l => l.QuerySelector(".hit-kind")!.TextContent.Contains("Participant", StringComparison.Ordinal));
        hit.QuerySelectorAll("bdi mark").ShouldContain(m => m.TextContent == "Mirzoyan");
        hit.TextContent.ShouldContain("is written as");
        page.Title!.ShouldNotContain("Мирзоян");
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("%")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\" onfocus=\"alert(1)")]
    [InlineData("\u202eabc")]
    public async Task Whatever_is_typed_is_shown_as_text(string typed)
    {
        using var answer = await world.Browsers[Kind.Lead].GetAsync($"{Search}?q={Uri.EscapeDataString(typed)}");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = await Negotiations.Web.Tests.Host.Answers.PageAsync(answer);
        page.QuerySelector("#q")!.GetAttribute("value").ShouldBe(typed.Trim());
        page.QuerySelectorAll("script:not([src])").ShouldBeEmpty();
        page.QuerySelectorAll("[onfocus]").ShouldBeEmpty();
        page.QuerySelector("main .empty").ShouldNotBeNull();
    }

    [Fact]
    public async Task Ten_thousand_letters_and_a_hundred_words_are_cut()
    {
        foreach (var typed in new[] { new string('b', 10_000), string.Join('+', Enumerable.Range(100, 100)) })
        {
            using var answer = await world.Browsers[Kind.Lead].GetAsync($"{Search}?q={typed}");
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            (await Negotiations.Web.Tests.Host.Answers.TextAsync(answer)).ShouldContain("only the first");
        }
    }

    [Fact]
    public async Task Every_page_of_a_process_has_the_box_and_no_page_outside_has_it()
    {
        (await world.Browsers[Kind.Observer].PageAsync($"/processes/{world.Ours["process"]}/meetings")).QuerySelector("form[role=search] #find").ShouldNotBeNull();
        (await world.Browsers[Kind.Administrator].PageAsync("/accounts")).QuerySelector("#find").ShouldBeNull();
    }

    [Fact]
    public async Task A_page_of_all_kinds_takes_at_most_eight_commands()
    {
        foreach (var kind in new[] { Kind.Lead, Kind.Head })
        {
            world.Web.Commands.Take();
            (await world.Browsers[kind].PageAsync($"{Search}?q=qqarm")).QuerySelectorAll(".views a").Length.ShouldBeGreaterThan(6);
            var commands = world.Web.Commands.Take();
            commands.Count.ShouldBeLessThanOrEqualTo(8, string.Join("\n", commands));
        }
    }

    [Fact]
    public async Task What_was_looked_for_is_in_no_log()
    {
        using var answer = await world.Browsers[Kind.Head].GetAsync($"{Search}?q=Zzsoughtword");
        world.Web.Log.Text.ShouldContain(nameof(FindRecords));
        world.Web.Log.Text.ShouldNotContain("zzsoughtword", Case.Insensitive);
    }

    private static bool MayFind(Kind kind, string word) => Canary.SecrecyOf(word) is not (Secrecy.Kin or Secrecy.Sensitive) && kind switch
    {
        Kind.Lead or Kind.Staff => Canary.SecrecyOf(word) is Secrecy.Submitted or Secrecy.Internal,
        _ when Canary.SecrecyOf(word) == Secrecy.Internal => false,
        Kind.Head or Kind.Member => Canary.PartyOf(word) == "ARM",
        Kind.OtherHead or Kind.OtherMember => Canary.PartyOf(word) == "AZE",
        _ => false,
    };
}
