using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using Negotiations.Application.Commitments;
using Negotiations.Application.Records;
using Negotiations.Domain;
using Negotiations.Domain.Dates;
using Negotiations.Domain.Meetings;
using Negotiations.Infrastructure.Notices;
using Negotiations.Web.Tests.Access;
using Negotiations.Web.Tests.Host;

namespace Negotiations.Web.Tests.Notices;

/// <summary>Notices in the whole application.</summary>
public sealed class NoticePageTests(WebFixture shared)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Where_mail_is_not_set_up_the_account_page_says_so()
    {
        var page = await (await shared.SignedInAsync("arm.head")).PageAsync("/account");
        page.QuerySelector("section[aria-labelledby=notices]")!.TextContent.ShouldContain("Mail is not set up here");
        page.QuerySelector("form[action='/account/notices']").ShouldBeNull();
        // Whoever belongs to no process has nothing that could wait.
        (await (await shared.SignedInAsync("admin")).PageAsync("/account")).QuerySelector("#notices").ShouldBeNull();
    }

    [Fact]
    public async Task The_holder_of_an_account_chooses_and_gets_a_wrong_address_back()
    {
        await using var web = await WebFixture.StartAsync(("Mail:Folder", "mail"));
        var browser = await web.SignedInAsync("aze.member");
        var page = await browser.PageAsync("/account");
        page.QuerySelector("input[name=Pace][value=Daily]")!.HasAttribute("checked").ShouldBeTrue();

        using var wrong = await browser.PostAsync("/account/notices", page, ("Pace", "AtOnce"), ("Address", "nobody at all"));
        var again = await wrong.PageAsync();
        again.QuerySelector("input[name=Address]")!.GetAttribute("value").ShouldBe("nobody at all");
        again.QuerySelector("#Address-error")!.TextContent.ShouldContain("name@example.org");
        again.QuerySelector("input[name=Pace][value=AtOnce]")!.HasAttribute("checked").ShouldBeTrue();

        using var right = await browser.PostAsync("/account/notices", page, ("Pace", "AtOnce"), ("Address", " aze.member@example.org "));
        right.Headers.Location!.ToString().ShouldBe("/account");
        var kept = await browser.PageAsync("/account");
        kept.QuerySelector("input[name=Address]")!.GetAttribute("value").ShouldBe("aze.member@example.org");
        kept.QuerySelector("input[name=Pace][value=AtOnce]")!.HasAttribute("checked").ShouldBeTrue();
        // Not even an administrator is shown it.
        var user = await web.UserIdAsync("aze.member");
        (await (await web.SignedInAsync("admin")).PageAsync($"/accounts/{user}")).DocumentElement.OuterHtml.ShouldNotContain("aze.member@example.org");
    }

    [Fact]
    public async Task A_notice_says_how_much_waits_and_nothing_of_what()
    {
        var folder = Directory.CreateTempSubdirectory("negotiations-notices-").FullName;
        try
        {
            await using var world = await AccessWorld.StartAsync(("Deployment:DataFolder", folder), ("Mail:Folder", "mail"), ("Mail:Address", "https://negotiations.example.org/"));
            string[] names = ["lead", "staff", "arm.head", "arm.member", "aze.head", "aze.member", "intermediary", "observer", "val.head", "cst.head"];
            // No address of the test says what an account is called.
            string AddressOf(string name) => $"n{Array.IndexOf(names, name)}@example.org";
            foreach (var name in names)
            {
                var browser = await world.Web.SignedInAsync(name);
                using var answer = await browser.PostAsync("/account/notices", await browser.PageAsync("/account"), ("Pace", "AtOnce"), ("Address", AddressOf(name)));
            }

            await world.Web.Services.GetRequiredService<NoticeRounds>().RunAsync(Stop);

            var mails = Directory.GetFiles(Path.Combine(folder, "mail"), "*.eml").Select(f => (Text: File.ReadAllText(f), Message: MimeMessage.Load(f))).ToList();
            mails.Select(m => m.Message.To.ToString()).ShouldBeSubsetOf(names.Select(AddressOf));
            mails.Select(m => m.Message.To.ToString()).ShouldContain(AddressOf("lead"));
            mails.Count.ShouldBe(mails.Select(m => m.Message.To.ToString()).Distinct().Count());
            var forbidden = await world.Web.ReadAsync(db => db.Processes.Select(p => p.Name).Concat(db.Processes.Select(p => p.Reference)).Concat(db.Parties.Select(p => p.Name)).Concat(db.Users.Select(u => u.DisplayName)).ToList());
            foreach (var (raw, message) in mails)
            {
                var text = message.TextBody!;
                Canary.In(raw).Concat(Canary.In(text)).ShouldBeEmpty();
                forbidden.Where(f => raw.Contains(f, StringComparison.OrdinalIgnoreCase) || text.Contains(f, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
                message.Subject!.ShouldMatch(@"\A(1 thing waits|\d+ things wait) for you\z");
                text.ShouldContain("https://negotiations.example.org/");
                // The only address in it: no record, no token, nothing that tells who opened it.
                text.Split("http").Length.ShouldBe(2);
                text.ShouldNotContain('?');
                message.HtmlBody.ShouldBeNull();
            }

            world.Web.Log.Text.ShouldNotContain("@example.org");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_round_is_made_every_minute()
    {
        var folder = Directory.CreateTempSubdirectory("negotiations-notices-").FullName;
        try
        {
            await using var web = await WebFixture.StartAsync(("Deployment:DataFolder", folder), ("Mail:Folder", "mail"));
            var told = new TaskCompletionSource();
            using var watcher = new FileSystemWatcher(Directory.CreateDirectory(Path.Combine(folder, "mail")).FullName, "*.eml");
            watcher.Renamed += (_, _) => told.TrySetResult();
            watcher.EnableRaisingEvents = true;
            var browser = await web.SignedInAsync("lead");
            using var answer = await browser.PostAsync("/account/notices", await browser.PageAsync("/account"), ("Pace", "AtOnce"), ("Address", "lead@example.org"));

            web.Clock.Advance(TimeSpan.FromMinutes(1));

            await told.Task.WaitAsync(TimeSpan.FromMinutes(2), Stop);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task What_is_overdue_stands_apart_from_what_is_due_soon_and_it_is_said_which_are_the_readers_own()
    {
        await using var world = await AccessWorld.StartAsync();
        var (ours, theirs) = (new Id<Domain.Parties.Party>(Guid.Parse(world.Ours["party"])), new Id<Domain.Parties.Party>(Guid.Parse(world.Theirs["party"])));
        foreach (var (what, who, day) in new[] { ("Was ours", ours, "2022-10-01"), ("Was theirs", theirs, "2022-10-02"), ("Will be ours", ours, "2022-10-06") })
        {
            await world.SendAsync("staff", new KeepCommitment(null, new CommitmentForm
            {
                What = what, Who = Actor.Of(who), Date = PartialDate.Parse(day), Zone = "UTC", Statement = "A statement", Source = "https://example.org", Sharing = Sharing.Parties,
            }));
        }

        async Task<IEnumerable<string>> ToldAsync(Kind kind) => (await world.Browsers[kind].PageAsync($"/processes/{world.Ours["process"]}")).QuerySelectorAll("section[aria-labelledby=waiting] table").SelectMany(table =>
            table.QuerySelectorAll("tbody tr").Where(r => r.TextContent.Contains("ours") || r.TextContent.Contains("theirs")).Select(row =>
                $"{table.PreviousElementSibling!.TextContent.Trim()}: {row.QuerySelector("th")!.TextContent.Trim()}{(row.QuerySelector("td .sub")?.TextContent == "your delegation" ? ", own" : "")}"));

        (await ToldAsync(Kind.Head)).ShouldBe(
            ["Overdue commitments, of everybody: Was ours, own", "Overdue commitments, of everybody: Was theirs", "Commitments due in 14 days, of everybody: Will be ours, own"]);
        (await ToldAsync(Kind.Lead)).ShouldBe(
            ["Overdue commitments, of everybody: Was ours", "Overdue commitments, of everybody: Was theirs", "Commitments due in 14 days, of everybody: Will be ours"]);
    }

    [Fact]
    public async Task The_overview_shows_the_records_and_commitments_that_wait_and_where_they_are_done()
    {
        await using var world = await AccessWorld.StartAsync();
        var meeting = Id<Meeting>.Parse(world.Ours["meeting"], null);
        await world.SendAsync("staff", new CirculateRecord(meeting, (await world.SendAsync("staff", new PrepareCirculation(meeting))).Token));
        await world.SendAsync("staff", new KeepCommitment(null, new CommitmentForm
        {
            What = "Hand over the maps", Who = Actor.Intermediary, Date = PartialDate.Parse("2022-10-06"), Zone = "UTC", Statement = "A statement", Source = "https://example.org", Sharing = Sharing.Parties,
        }));
        var overview = $"/processes/{world.Ours["process"]}";
        async Task<AngleSharp.Dom.IElement?> PanelAsync(Kind kind) => (await world.Browsers[kind].PageAsync(overview)).QuerySelector("section[aria-labelledby=waiting]");

        var lead = (await PanelAsync(Kind.Lead))!;
        lead.QuerySelector("ul.todo a")!.GetAttribute("href").ShouldBe($"{overview}/meetings/{meeting}/record/approve");
        lead.TextContent.ShouldContain("Hand over the maps");
        lead.QuerySelectorAll("tr").Single(r => r.TextContent.Contains("Hand over the maps")).QuerySelector("td[data-label=Who]")!.TextContent.Trim().ShouldBe("INT Neutral intermediary");
        var head = (await PanelAsync(Kind.Head))!;
        head.QuerySelector("ul.todo a")!.GetAttribute("href")!.ShouldStartWith($"{overview}/meetings/{meeting}/record/versions/");
        head.TextContent.ShouldContain("Hand over the maps");
        foreach (var link in new[] { (Kind.Lead, lead), (Kind.Head, head) })
        {
            using var page = await world.Browsers[link.Item1].GetAsync(link.Item2.QuerySelector("ul.todo a")!.GetAttribute("href")!);
            ((int)page.StatusCode).ShouldBe(200);
        }

        var other = (await PanelAsync(Kind.OtherHead))!;
        other.QuerySelector("ul.todo").ShouldBeNull("that record is not theirs");
        other.TextContent.ShouldContain("Hand over the maps");
        (await PanelAsync(Kind.Observer))!.TextContent.ShouldNotContain("Hand over the maps");
        (await PanelAsync(Kind.Intermediary)).ShouldBeNull();
    }
}
