using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Negotiations.Application.PrisonerLists;
using Negotiations.Domain;
using Negotiations.Domain.PrisonerLists;
using Negotiations.Infrastructure.Persistence;

namespace Negotiations.Web.Tests.Access;

/// <summary>
/// Every field of every record of both delegations says a word that stands nowhere else. Everybody follows every link there is,
/// searches and exports: nobody gets a byte of what is not theirs.
/// </summary>
[Collection(AccessTests.Name)]
public sealed partial class CanaryTests(AccessWorld world)
{
    private static readonly Secrecy[] All = Enum.GetValues<Secrecy>();

    public static TheoryData<Kind> Everybody => [.. AccessWorld.Everybody];

    [Theory, MemberData(nameof(Everybody))]
    public async Task Nobody_gets_a_word_of_what_is_not_theirs(Kind kind)
    {
        var seen = await world.CrawledAsync(kind);
        var wrong = seen
            .SelectMany(s => Canary.In(s.Text).Where(word => !MayRead(kind, word)).Select(word => $"{word} at {s.Address}"))
            .Distinct().ToList();
        wrong.ShouldBeEmpty();
        // The crawl goes everywhere: whoever may read something comes across it.
        var read = seen.SelectMany(s => Canary.In(s.Text)).Select(w => (Canary.PartyOf(w), Canary.SecrecyOf(w))).ToHashSet();
        foreach (var party in new[] { "ARM", "AZE" })
        {
            foreach (var secrecy in All.Where(s => MayRead(kind, party, s)))
            {
                read.ShouldContain((party, secrecy));
            }
        }
    }

    [Theory]
    [InlineData(Kind.OtherHead)]
    [InlineData(Kind.OtherMember)]
    [InlineData(Kind.Intermediary)]
    [InlineData(Kind.Observer)]
    [InlineData(Kind.Elsewhere)]
    public async Task No_key_reference_hash_or_receipt_number_reaches_the_other_side(Kind kind)
    {
        var marks = await MarksAsync("arm.head");
        marks.Count.ShouldBeGreaterThan(100);
        var seen = await world.CrawledAsync(kind);
        seen.SelectMany(s => Mark().Matches(s.Text).Select(m => m.Value).Where(marks.Contains).Select(m => $"{m} at {s.Address}")).Distinct().ShouldBeEmpty();
        (await world.CrawledAsync(Kind.Head)).SelectMany(s => Mark().Matches(s.Text).Select(m => m.Value)).ShouldContain(m => marks.Contains(m));
    }

    [Theory]
    [InlineData(Kind.Head)]
    [InlineData(Kind.Lead)]
    public async Task Sensitive_details_stand_on_no_page_of_a_list(Kind kind)
    {
        var seen = await world.CrawledAsync(kind);
        var lists = seen.Where(s => ListPage().IsMatch(s.Path)).ToList();
        lists.ShouldNotBeEmpty();
        lists.SelectMany(s => Canary.In(s.Text)).ShouldContain(w => Canary.SecrecyOf(w) == Secrecy.Submitted);
        lists.SelectMany(s => Canary.In(s.Text).Where(w => Canary.SecrecyOf(w) is Secrecy.Sensitive or Secrecy.Kin || w.Contains("kin", StringComparison.Ordinal) || w.EndsWith("charges", StringComparison.Ordinal) || w.EndsWith("remarks", StringComparison.Ordinal)))
            .ShouldBeEmpty();
        // Of a submitted version, nothing sensitive is read that was not opened.
        seen.Where(s => s.Path.Contains("/versions/") && !s.Address.Contains("open=") && !s.Path.Contains("/compare/"))
            .SelectMany(s => Canary.In(s.Text)).ShouldAllBe(w => Canary.SecrecyOf(w) == Secrecy.Submitted);
    }

    [Theory]
    [InlineData(Kind.Head)]
    [InlineData(Kind.OtherHead)]
    [InlineData(Kind.Staff)]
    [InlineData(Kind.Observer)]
    [InlineData(Kind.Administrator)]
    public async Task A_search_finds_what_is_not_ones_own_as_little_as_what_never_was(Kind kind)
    {
        var browser = world.Browsers[kind];
        var pages = (await world.CrawledAsync(kind)).Where(s => s.Text.Contains("id=\"q\"", StringComparison.Ordinal)).Select(s => s.Path).Distinct().ToList();
        var foreign = new[] { "ARM", "AZE" }.SelectMany(p => new[]
        {
            Canary.Word(p, Secrecy.Submitted, "familyname"), Canary.Word(p, Secrecy.Draft, "familyname"), Canary.Word(p, Secrecy.Submitted, "servicenumber"),
            Canary.Word(p, Secrecy.Kin, "kinname"), Canary.Word(p, Secrecy.Sensitive, "charges"),
        }).Where(w => !MayRead(kind, w) || Canary.SecrecyOf(w) is Secrecy.Kin or Secrecy.Sensitive).ToList();
        foreach (var page in pages)
        {
            foreach (var word in foreign)
            {
                var never = new string('x', word.Length);
                using var found = await browser.GetAsync($"{page}?q={word}");
                using var missed = await browser.GetAsync($"{page}?q={never}");
                ((await found.WholeAsync()).Replace(word, never, StringComparison.OrdinalIgnoreCase) == await missed.WholeAsync()).ShouldBeTrue($"{word} at {page}");
            }
        }
    }

    [Fact]
    public async Task An_export_has_what_its_reader_may_read_and_sensitive_details_only_when_asked_for()
    {
        foreach (var (kind, address) in new[]
        {
            (Kind.Head, $"versions/{world.Ours["version"]}"), (Kind.Lead, $"versions/{world.Ours["version"]}"), (Kind.Head, $"lists/{world.Ours["list"]}"),
        })
        {
            var browser = world.Browsers[kind];
            var form = $"/processes/{world.Ours["process"]}/reports/{address}";
            var all = (await browser.PageAsync(form)).QuerySelectorAll("input[name=columns i]").Select(i => ("columns", i.GetAttribute("value")!)).ToArray();
            all.Length.ShouldBeGreaterThan(10);
            foreach (var format in new[] { "Csv", "Xlsx" })
            {
                using var everything = await browser.PostAsync(form, await browser.TokenAsync(kind), [("format", format), .. all]);
                var words = Canary.In(await Crawler.ReadAsync(everything)).ToList();
                words.ShouldNotBeEmpty();
                words.ShouldAllBe(w => MayRead(kind, w));
                using var usual = await browser.PostAsync(form, await browser.TokenAsync(kind), ("format", format), ("columns", EntryFields.FamilyName.Key));
                // The second sheet of a workbook says which list it is.
                Canary.In(await Crawler.ReadAsync(usual)).ShouldAllBe(w => w.EndsWith("familyname", StringComparison.Ordinal) || w.EndsWith("subject", StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public async Task The_log_has_no_word_of_any_record()
    {
        // Everything that is asked for with a word in it, and everything that goes wrong on the way.
        var browser = world.Browsers[Kind.Head];
        var token = await browser.TokenAsync(Kind.Head);
        var word = Canary.Word("ARM", Secrecy.Submitted, "familyname");
        var list = $"/processes/{world.Ours["process"]}/lists/{world.Ours["list"]}";
        using (await browser.GetAsync($"{list}?q={word}"))
        using (await browser.PostAsync($"{list}/entries/new", token, ("Form.Fields[family_name]", word), ("Form.Dates[birth_date].Year", word)))
        using (await browser.PostAsync($"{list}/entries/{world.Ours["entry"]}/edit", token, ("Form.Fields[family_name]", word)))
        using (await browser.GetAsync($"/invitations/{word}"))
        {
            world.Web.Log.Text.ShouldContain("ReadPrisonerList");
            Canary.In(world.Web.Log.Text).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task What_one_delegation_does_changes_nothing_that_the_other_sees()
    {
        await using var own = await AccessWorld.StartAsync();
        var pages = new Dictionary<Kind, IReadOnlyDictionary<string, string>>();
        Kind[] watching = [Kind.OtherHead, Kind.OtherMember, Kind.Intermediary, Kind.Observer];
        foreach (var kind in watching)
        {
            pages[kind] = await PagesAsync(own, kind);
        }

        var beforeDraft = await PagesAsync(own, Kind.Staff);
        var list = new Id<PrisonerList>(Guid.Parse(own.Ours["list"]));
        await own.SendAsync("arm.head", new AddEntry { List = list, Values = Canary.Entry("ARM", Secrecy.Draft, "watched") });
        (await PagesAsync(own, Kind.Staff)).ShouldBe(beforeDraft, "mediators know nothing of a draft");
        var version = await own.SubmitAsync("arm.head", list);
        await own.SendAsync("arm.head", new WithdrawList { List = list, Reason = Canary.Word("ARM", Secrecy.Submitted, "watched") });
        await own.SendAsync("arm.head", new OpenPrisonerList { Kind = ListKind.Missing, Subject = Canary.Word("ARM", Secrecy.Draft, "watched") });
        foreach (var kind in watching)
        {
            var after = await PagesAsync(own, kind);
            after.Keys.ShouldBe(pages[kind].Keys, ignoreOrder: true, kind.ToString());
            after.Where(p => pages[kind][p.Key] != p.Value).Select(p => p.Key).ShouldBeEmpty(kind.ToString());
        }

        using var submitted = await own.Browsers[Kind.Staff].GetAsync($"/processes/{own.Ours["process"]}/lists/versions/{version}");
        submitted.StatusCode.ShouldBe(HttpStatusCode.OK, "the mediators see what was submitted");
    }

    // A delegation reads in its trail what it did itself, its own reading for this test too; and each time it is asked, a confirmation or a log has a new key.
    private static async Task<IReadOnlyDictionary<string, string>> PagesAsync(AccessWorld of, Kind kind) =>
        (await Crawler.CrawlAsync(of.Browsers[kind])).Where(s => !s.Path.EndsWith("/trail", StringComparison.Ordinal))
            .ToDictionary(s => s.Address, s => ConfirmationKey().Replace(s.Text, "KEY"));

    private static bool MayRead(Kind kind, string word) => MayRead(kind, Canary.PartyOf(word), Canary.SecrecyOf(word));

    private static bool MayRead(Kind kind, string party, Secrecy secrecy) => kind switch
    {
        Kind.Lead or Kind.Staff => secrecy is Secrecy.Submitted or Secrecy.Sensitive or Secrecy.Internal,
        _ when secrecy == Secrecy.Internal => false,
        Kind.Head or Kind.Member => party == "ARM",
        Kind.OtherHead or Kind.OtherMember => party == "AZE",
        _ => false,
    };

    private Task<HashSet<string>> MarksAsync(string userName) => world.AsAsync(userName, async services =>
    {
        var db = services.GetRequiredService<NegotiationsDb>();
        var marks = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        void Add(IEnumerable<string> more) => marks.UnionWith(more);
        var stop = TestContext.Current.CancellationToken;
        Add(await db.PrisonerLists.Select(l => l.Id.ToString()).ToListAsync(stop));
        Add((await db.PrisonerEntries.Select(e => new { e.Id, e.Reference }).ToListAsync(stop)).SelectMany(e => new[] { e.Id.ToString(), e.Reference }));
        Add((await db.ListVersions.Select(v => new { v.Id, v.Hash, v.ReceiptNumber }).ToListAsync(stop)).SelectMany(v => new[] { v.Id.ToString(), v.Hash, v.ReceiptNumber }));
        Add((await db.VersionEntries.Select(e => e.Id).ToListAsync(stop)).Select(id => id.ToString()));
        Add((await db.ListImports.Select(i => i.Id).ToListAsync(stop)).Select(id => id.ToString()));
        return marks;
    });

    [GeneratedRegex("(name=\"(submissionKey|Id)\" value|data-key|data-sealed)=\"[^\"]+\"")]
    private static partial Regex ConfirmationKey();

    [GeneratedRegex("^/processes/[^/]+/lists(/versions)?(/[0-9a-f-]{36})?$")]
    private static partial Regex ListPage();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{64}|[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}|[0-9A-Z]{6,10}")]
    private static partial Regex Mark();
}
