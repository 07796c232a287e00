using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Negotiations.Application.Access;
using Negotiations.Application.PrisonerLists;
using Negotiations.Domain;
using Negotiations.Domain.Dates;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Notes;
using Negotiations.Domain.Parties;
using Negotiations.Domain.PrisonerLists;
using Negotiations.Domain.Processes;
using Negotiations.Infrastructure.Persistence;

namespace Negotiations.Web.Tests.Access;

/// <summary>No page asks the database more than eight times, and none asks more of a long list than of a short one.</summary>
public sealed class QueryCountTests
{
    private const int Most = 8;

    private const string Session = "Session";

    private static readonly string[] Selections =
    [
        "", "?q=000", "?sort=-name", "?sort=born", "?sort=-captured", "?sort=unit", "?legal=PrisonerOfWar", "?custody=Claimed", "?part=Incomplete", "?part=New", "?page=2", "?page=200",
    ];

    [Fact]
    public async Task Every_page_of_everybody_takes_at_most_eight_commands()
    {
        await using var world = await AccessWorld.StartAsync();
        var wrong = new List<string>();
        foreach (var kind in AccessWorld.Everybody)
        {
            foreach (var row in RouteTable.Rows.Where(r => r.Method == "GET" && r.Outcomes[kind] is Outcome.Served or Outcome.LedOn))
            {
                await CountAsync(world, kind, RouteTable.Fill(row.Pattern, p => (kind is Kind.OtherHead or Kind.OtherMember ? world.Theirs : world.Ours)[p]), row.Route, wrong);
            }
        }

        await CountAsync(world, Kind.Staff, $"/processes/{world.Ours["process"]}/agreements/{world.Ours["agreement"]}/drafts/new?readers=Mediators", "what is about to be tabled", wrong);
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_page_takes_as_many_commands_at_ten_entries_as_at_ten_thousand()
    {
        await using var world = await AccessWorld.StartAsync();
        var wrong = new List<string>();
        var few = await CountsAsync(world, 10, wrong);
        var many = await CountsAsync(world, PrisonerList.MostEntries, wrong);
        wrong.ShouldBeEmpty();
        // A page beyond the end of the short list shows nobody, and so has nothing to compare with the last version.
        many.Where(page => page.Value != few[page.Key] && !page.Key.Contains("?page=", StringComparison.Ordinal))
            .Select(page => $"{page.Key}: {few[page.Key]}, then {page.Value}").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_page_takes_as_many_commands_with_ten_meetings_as_with_five_hundred()
    {
        await using var world = await AccessWorld.StartAsync();
        var wrong = new List<string>();
        await MeetAsync(world, 10);
        var few = await MeetingCountsAsync(world, wrong);
        await MeetAsync(world, 490);
        var many = await MeetingCountsAsync(world, wrong);
        wrong.ShouldBeEmpty();
        many.Where(page => page.Value != few[page.Key]).Select(page => $"{page.Key}: {few[page.Key]}, then {page.Value}").ShouldBeEmpty();
    }

    private static async Task<IReadOnlyDictionary<string, int>> MeetingCountsAsync(AccessWorld world, List<string> wrong)
    {
        var process = $"/processes/{world.Ours["process"]}";
        var last = await world.AsAsync("staff", services => services.GetRequiredService<NegotiationsDb>().Meetings
            .Where(m => m.Title == Session && m.Status == MeetingStatus.Held).OrderByDescending(m => m.Order).ThenBy(m => m.Id).Select(m => m.Id)
            .FirstAsync(TestContext.Current.CancellationToken));
        var counts = new Dictionary<string, int>();
        foreach (var kind in new[] { Kind.Lead, Kind.Head })
        {
            foreach (var (name, address) in new[]
            {
                ("overview", process),
                ("meetings to come", $"{process}/meetings?part=ToCome"),
                ("meetings held", $"{process}/meetings?part=Held"),
                ("meeting", $"{process}/meetings/{last}"),
                ("log", $"{process}/meetings/{last}/log"),
                ("timeline", $"{process}/timeline?kind=Meeting"),
                ("timeline with words", $"{process}/timeline?q=Session"),
                ("brief", $"{process}/reports/brief"),
                ("brief before a meeting", $"{process}/reports/brief?meeting={last}"),
            })
            {
                counts[$"{name} for {kind}"] = await CountAsync(world, kind, address, name, wrong);
            }
        }

        return counts;
    }

    // Every other one is held, the last of which have a log; each has an agenda with a point left open, and somebody who takes part. The more there are, the later they are.
    private static Task<bool> MeetAsync(AccessWorld world, int count) => world.AsAsync("staff", async services =>
    {
        var db = services.GetRequiredService<NegotiationsDb>();
        var author = services.GetRequiredService<CurrentViewer>().Author(services.GetRequiredService<TimeProvider>());
        var party = new Id<Party>(Guid.Parse(world.Ours["party"]));
        foreach (var number in Enumerable.Range(0, count))
        {
            var held = number % 2 == 0;
            var day = DateOnly.FromDateTime(author.At.UtcDateTime).AddDays(held ? count - number - 1000 : number);
            var meeting = Meeting.Plan(
                new Id<Process>(Guid.Parse(world.Ours["process"])),
                Audience.Of(Sharing.Parties, null),
                new MeetingFacts { Title = Session, Venue = "Geneva" },
                MeetingTime.At(PartialDate.On(day), null, null, "Europe/Zurich"),
                author);
            var point = meeting.PutOnAgenda(1, "Left open", internally: false);
            db.AddRange(meeting, point, meeting.Seat(1, new ParticipantFacts { Name = "Official", Capacity = Capacity.Party, Party = party }));
            if (held)
            {
                meeting.Hold(author);
                db.Notes.AddRange(Enumerable.Range(0, number < 10 ? count : 0).Select(n => Note.Keep(
                    Id<Note>.New(), meeting, NoteReach.OneDelegation, party, author.At.AddMinutes(-n), new NoteFacts { Text = "Said", AgendaItem = point.Id }, point, author)));
            }
        }

        await db.SaveAsync(TestContext.Current.CancellationToken);
        return true;
    });

    private static async Task<IReadOnlyDictionary<string, int>> CountsAsync(AccessWorld world, int entries, List<string> wrong)
    {
        var list = await FillAsync(world, entries);
        var version = await world.SubmitAsync("arm.head", list);
        await world.SendAsync("arm.head", new StartDraft(list));
        var entry = await world.AsAsync("arm.head", services => services.GetRequiredService<NegotiationsDb>()
            .PrisonerEntries.Where(e => e.ListId == list).OrderBy(e => e.Id).Select(e => e.Id).FirstAsync(TestContext.Current.CancellationToken));
        var frozen = await world.AsAsync("arm.head", services => services.GetRequiredService<NegotiationsDb>()
            .VersionEntries.Where(e => e.VersionId == version).OrderBy(e => e.Id).Select(e => e.Id).FirstAsync(TestContext.Current.CancellationToken));
        var process = $"/processes/{world.Ours["process"]}";
        var counts = new Dictionary<string, int>();
        async Task AskAsync(Kind kind, string name, string address) => counts[$"{name} for {kind}"] = await CountAsync(world, kind, address, name, wrong);

        foreach (var kind in new[] { Kind.Head, Kind.Staff })
        {
            foreach (var selection in Selections)
            {
                await AskAsync(kind, "version" + selection, $"{process}/lists/versions/{version}{selection}");
            }

            await AskAsync(kind, "entry of a version", $"{process}/lists/versions/{version}/entries/{frozen}");
            await AskAsync(kind, "receipt", $"{process}/lists/versions/{version}/receipt");
            await AskAsync(kind, "export of a version", $"{process}/reports/versions/{version}");
        }

        foreach (var selection in Selections)
        {
            await AskAsync(Kind.Head, "list" + selection, $"{process}/lists/{list}{selection}");
        }

        await AskAsync(Kind.Head, "entry", $"{process}/lists/{list}/entries/{entry}");
        await AskAsync(Kind.Head, "form of an entry", $"{process}/lists/{list}/entries/{entry}/edit");
        await AskAsync(Kind.Head, "check before submitting", $"{process}/lists/{list}/submit");
        await AskAsync(Kind.Head, "export of a list", $"{process}/reports/lists/{list}");
        foreach (var kind in new[] { Kind.Head, Kind.OtherHead, Kind.Lead, Kind.Observer })
        {
            await AskAsync(kind, "overview", process);
            await AskAsync(kind, "lists in figures", $"{process}/reports/lists");
        }

        await AskAsync(Kind.Head, "dry run", $"{process}/lists/{world.Ours["list"]}/imports/{world.Ours["import"]}?part=Ready");
        await AskAsync(Kind.Administrator, "accounts", "/accounts");
        await AskAsync(Kind.Head, "own trail", $"{process}/trail");
        await AskAsync(Kind.Auditor, "trail", "/trail");
        return counts;
    }

    private static async Task<int> CountAsync(AccessWorld world, Kind kind, string address, string name, List<string> wrong)
    {
        world.Web.Commands.Take();
        using var answer = await world.Browsers[kind].GetAsync(address);
        var commands = world.Web.Commands.Take();
        answer.StatusCode.ShouldBeOneOf([HttpStatusCode.OK, HttpStatusCode.Redirect], $"{name} for {kind}");
        if (commands.Count > Most)
        {
            wrong.Add($"{name} for {kind}: {commands.Count}{string.Concat(commands.Select(c => "\n    " + string.Join(' ', c.Split('\n').Take(3))))}");
        }

        return commands.Count;
    }

    // In one transaction, as an import does it.
    private static Task<Id<PrisonerList>> FillAsync(AccessWorld world, int count) => world.AsAsync("arm.head", async services =>
    {
        var db = services.GetRequiredService<NegotiationsDb>();
        var author = services.GetRequiredService<CurrentViewer>().Author(services.GetRequiredService<TimeProvider>());
        var list = new PrisonerList(
            new Id<Process>(Guid.Parse(world.Ours["process"])), new Id<Party>(Guid.Parse(world.Ours["party"])), ListKind.Missing,
            count.ToString(CultureInfo.InvariantCulture), author);
        db.PrisonerLists.Add(list);
        foreach (var number in Enumerable.Range(0, count))
        {
            var content = EntryContent.Empty with
            {
                Claim = new PersonClaim { FamilyName = string.Create(CultureInfo.InvariantCulture, $"Family{number:D5}"), GivenName = "Given", Unit = "1 Coy" },
            };
            db.PrisonerEntries.Add(list.Add(EntryText.NewReference(), content, EntryText.SearchKey(content.Claim), author));
        }

        await db.SaveAsync(TestContext.Current.CancellationToken);
        return list.Id;
    });
}
