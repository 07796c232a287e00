using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Auditing;
using Negotiations.Application.Meetings;
using Negotiations.Application.Notes;
using Negotiations.Application.PrisonerLists;
using Negotiations.Application.Search;
using Negotiations.Domain;
using Negotiations.Domain.Dates;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Notes;
using Negotiations.Domain.PrisonerLists;
using Negotiations.Domain.Search;
using Negotiations.Infrastructure.Persistence;

namespace Negotiations.Application.Tests.Search;

public abstract class SearchTests(DatabaseProvider provider) : IAsyncLifetime
{
    public sealed class OnSqlite() : SearchTests(DatabaseProvider.Sqlite);

    public sealed class OnSqlServer() : SearchTests(DatabaseProvider.SqlServer);

    private TestDatabase _database = null!;
    private World _world = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.NewAsync(provider);
        _world = await World.CreateAsync(_database);
    }

    public ValueTask DisposeAsync() => _database?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Theory]
    [InlineData(Sharing.MediatorsOnly, "Lead Staff")]
    [InlineData(Sharing.OneDelegation, "Lead Staff Head Delegate")]
    [InlineData(Sharing.Parties, "Lead Staff Head Delegate OtherHead OtherDelegate")]
    [InlineData(Sharing.AllMembers, "Lead Staff Head Delegate OtherHead OtherDelegate Intermediary Observer")]
    public async Task A_meeting_is_found_by_those_who_may_see_it_and_counted_for_no_other(Sharing sharing, string foundBy)
    {
        await MeetAsync("Session at Montreux", sharing);
        foreach (var (name, viewer) in Members())
        {
            var found = await FindAsync(viewer, "montreux");
            found.Total.ShouldBe(foundBy.Split(' ').Contains(name) ? 1 : 0, name);
            found.Counts.Count.ShouldBe(found.Total, name);
        }

        (await FindAsync(_world.Member(_world.OtherTalks, Domain.Parties.Role.LeadMediator), "montreux")).Total.ShouldBe(0);
    }

    [Fact]
    public async Task An_internal_point_and_a_note_of_the_mediators_are_found_by_the_mediators_alone()
    {
        var meeting = await MeetAsync("A call", Sharing.AllMembers);
        var page = await _database.SendAsync(_world.Staff, new ReadMeeting(meeting));
        await _database.SendAsync(_world.Staff, new KeepAgenda(meeting, [new AgendaPoint(null, "Corridor", true, AgendaState.Open), new AgendaPoint(null, "Convoy", false, AgendaState.Open)], page.Meeting.VersionToken));
        await KeepAsync(meeting, "They fear the corridor", "Somebody");

        foreach (var (name, viewer) in Members())
        {
            var mediates = name is "Lead" or "Staff";
            (await FindAsync(viewer, "corridor")).Counts.ShouldBe(mediates ? new Dictionary<IndexKind, int> { [IndexKind.AgendaItem] = 1, [IndexKind.Note] = 1 } : [], ignoreOrder: true, name);
            (await FindAsync(viewer, "convoy")).Total.ShouldBe(1, name);
        }
    }

    [Fact]
    public async Task A_note_is_found_as_it_stands_now_and_not_once_it_is_taken_out()
    {
        var meeting = await MeetAsync("A call", Sharing.Parties);
        var note = await KeepAsync(meeting, "Release on Friday", "");
        var token = (await _database.SendAsync(_world.Staff, new ReadNote(meeting, note))).Note.VersionToken;
        await _database.SendAsync(_world.Staff, new KeepNote(meeting, note, Form("Release on Sunday", "") with { VersionToken = token }));

        (await FindAsync(_world.Staff, "friday")).Total.ShouldBe(0);
        (await FindAsync(_world.Staff, "sunday")).Total.ShouldBe(1);
        await _database.SendAsync(_world.Staff, new TakeOutNote(meeting, note));
        (await FindAsync(_world.Staff, "sunday")).Total.ShouldBe(0);
        (await _database.AsAsync(_world.Staff, db => db.IndexEntries.CountAsync(e => e.RecordId == note.Value, Stop))).ShouldBe(0);
    }

    [Fact]
    public async Task Under_the_Chatham_House_Rule_nothing_is_found_by_who_said_it_whenever_the_rule_came()
    {
        var meeting = await MeetAsync("A call", Sharing.Parties);
        await KeepAsync(meeting, "Release on Friday", "Արմեն Մադեուպյան");
        var before = (await FindAsync(_world.Lead, "armen friday")).Rows.Single();
        before.Reasons.Select(r => r.Field).ShouldBe([FoundField.Text, FoundField.Speaker]);
        before.Reasons[1].Spellings.ShouldBe([new OtherSpelling("armen", "Արմեն")]);

        await RuleAsync(meeting, attributed: false);
        (await FindAsync(_world.Lead, "armen")).Counts.ShouldBeEmpty();
        (await FindAsync(_world.Lead, "friday")).Rows.Single().Reasons.SelectMany(r => r.Pieces).Select(p => p.Text).ShouldNotContain(t => t.Contains("Արմեն", StringComparison.Ordinal));

        await RuleAsync(meeting, attributed: true);
        (await FindAsync(_world.Lead, "armen")).Total.ShouldBe(1);
    }

    [Fact]
    public async Task Under_the_Chatham_House_Rule_nobody_is_found_who_takes_part()
    {
        var meeting = await MeetAsync("A call", Sharing.Parties);
        await _database.SendAsync(_world.Staff, new KeepParticipants(
            meeting, [new ParticipantFacts { Name = "Montague", Capacity = Capacity.Mediator }], (await _database.SendAsync(_world.Staff, new ReadMeeting(meeting))).Meeting.VersionToken));
        (await FindAsync(_world.Head, "montague")).Counts[IndexKind.Participant].ShouldBe(1);

        await RuleAsync(meeting, attributed: false);
        (await FindAsync(_world.Head, "montague")).Counts.ShouldBeEmpty();
        (await FindAsync(_world.Lead, "montague")).Counts.ShouldBeEmpty();
    }

    [Fact]
    public async Task Under_the_rule_of_one_point_nobody_is_found_who_spoke_on_it()
    {
        var meeting = await MeetAsync("A call", Sharing.Parties);
        var page = await _database.SendAsync(_world.Staff, new ReadMeeting(meeting));
        await _database.SendAsync(_world.Staff, new KeepAgenda(meeting, [new AgendaPoint(null, "Release", false, AgendaState.Open, WithoutAttribution: true)], page.Meeting.VersionToken));
        var point = (await _database.SendAsync(_world.Staff, new ReadMeeting(meeting))).Agenda.Single().Id;
        var form = Form("Said under the rule", "Montague");
        await _database.SendAsync(_world.Staff, new KeepNote(meeting, Id<Note>.New(), form with { Facts = form.Facts with { AgendaItem = point } }));
        await KeepAsync(meeting, "Said openly", "Montague");

        (await FindAsync(_world.Staff, "montague")).Rows.Single().Reasons[0].Field.ShouldBe(FoundField.Speaker);
        (await FindAsync(_world.Staff, "montague openly")).Total.ShouldBe(1);
        (await FindAsync(_world.Staff, "montague rule")).Total.ShouldBe(0);
    }

    [Fact]
    public async Task A_person_is_found_on_a_draft_by_its_delegation_alone_and_on_a_version_by_the_mediators_too()
    {
        var list = await _database.SendAsync(_world.Head, new OpenPrisonerList { Kind = ListKind.OursHeldByOther });
        await AddAsync(list, "Ծիրանունյան", "Արամ");
        (await FindAsync(_world.Head, "Tsiranunyan")).Rows.Single().Kind.ShouldBe(IndexKind.PrisonerEntry);
        (await FindAsync(_world.Delegate, "Циранунян")).Total.ShouldBe(1);
        foreach (var viewer in new[] { _world.Lead, _world.Staff, _world.OtherHead, _world.Intermediary, _world.Observer })
        {
            (await FindAsync(viewer, "Tsiranunyan")).Total.ShouldBe(0);
        }

        foreach (var _ in Enumerable.Range(0, 2))
        {
            var check = await _database.SendAsync(_world.Head, new CheckPrisonerList(list));
            await _database.SendAsync(_world.Head, new SubmitPrisonerList { List = list, SubmissionKey = check.SubmissionKey, Token = check.List.VersionToken });
            await _database.SendAsync(_world.Head, new StartDraft(list));
            await AddAsync(list, "Another", "One");
        }

        // Once, wherever it stands: the delegation finds what it works on, the mediators the last version.
        (await FindAsync(_world.Head, "Tsiranunyan")).Rows.Single().Kind.ShouldBe(IndexKind.PrisonerEntry);
        (await FindAsync(_world.Lead, "Tsiranunyan")).Rows.Single().ShouldSatisfyAllConditions(r => r.Kind.ShouldBe(IndexKind.VersionEntry), r => r.Number.ShouldBe(2), r => r.List.ShouldBe(ListKind.OursHeldByOther));
        (await FindAsync(_world.OtherHead, "Tsiranunyan")).Total.ShouldBe(0);
    }

    [Fact]
    public async Task A_list_is_found_by_what_it_is_about_first_by_its_delegation_and_once_it_is_submitted_by_the_mediators()
    {
        var list = await _database.SendAsync(_world.Head, new OpenPrisonerList { Kind = ListKind.HeldByUs, Subject = "Zangezur road" });
        await AddAsync(list, "Somebody", "Made Up");
        (await FindAsync(_world.Head, "zangezur")).Rows.Single().Kind.ShouldBe(IndexKind.PrisonerList);
        (await FindAsync(_world.Lead, "zangezur")).Total.ShouldBe(0);

        var check = await _database.SendAsync(_world.Head, new CheckPrisonerList(list));
        await _database.SendAsync(_world.Head, new SubmitPrisonerList { List = list, SubmissionKey = check.SubmissionKey, Token = check.List.VersionToken });

        (await FindAsync(_world.Lead, "zangezur")).Rows.Single().ShouldSatisfyAllConditions(r => r.Kind.ShouldBe(IndexKind.ListVersion), r => r.Number.ShouldBe(1), r => r.List.ShouldBe(ListKind.HeldByUs));
        foreach (var viewer in new[] { _world.OtherHead, _world.OtherDelegate, _world.Intermediary, _world.Observer })
        {
            (await FindAsync(viewer, "zangezur")).Counts.ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Finding_a_named_person_is_in_the_trail_of_its_delegation_without_what_was_looked_for()
    {
        var list = await _database.SendAsync(_world.Head, new OpenPrisonerList { Kind = ListKind.HeldByUs });
        await AddAsync(list, "Ծիրանունյան", "Արամ");
        await FindAsync(_world.Delegate, "Tsiranunyan");

        var read = await _database.AsAsync(_world.Head, db => db.AuditEntries.SingleAsync(e => e.Action == AuditAction.Read, Stop));
        (read.RecordType, read.RecordId, read.Details, read.ActorName).ShouldBe((nameof(PrisonerList), list.ToString(), "found", _world.Delegate.Name));
    }

    [Fact]
    public async Task Sensitive_details_are_found_by_nobody()
    {
        var list = await _database.SendAsync(_world.Head, new OpenPrisonerList { Kind = ListKind.HeldByUs });
        var values = new Dictionary<string, string?> { [EntryFields.FamilyName.Key] = "Madeup" };
        foreach (var field in EntryFields.All.Where(f => f.Sensitive is not null && f.Kind is FieldKind.Name or FieldKind.Text or FieldKind.LongText))
        {
            values[field.Key] = "secretword";
        }

        values.Count(v => v.Value == "secretword").ShouldBeGreaterThan(3);
        await _database.SendAsync(_world.Head, new AddEntry { List = list, Values = values });
        (await FindAsync(_world.Head, "madeup")).Total.ShouldBe(1);
        (await FindAsync(_world.Head, "secretword")).Total.ShouldBe(0);
        (await _database.AsAsync(_world.Head, db => db.IndexEntries.AnyAsync(e => e.Words.Contains("secretword"), Stop))).ShouldBeFalse();
    }

    [Fact]
    public async Task A_title_comes_before_a_mention_and_then_the_latest()
    {
        await MeetAsync("Talks at Vienna", Sharing.Parties, "2022-10-01");
        await MeetAsync("Geneva, first", Sharing.Parties, "2022-10-02");
        await MeetAsync("Geneva, second", Sharing.Parties, "2022-10-03");
        await MeetAsync("Another", Sharing.Parties, "2022-10-04", venue: "Geneva");

        (await FindAsync(_world.Head, "genev")).Rows.Select(r => string.Concat(r.Heading.Select(p => p.Text))).ShouldBe(["Geneva, second", "Geneva, first", "Another"]);
        var last = (await FindAsync(_world.Head, "genev")).Rows[2];
        last.Reasons.ShouldHaveSingleItem().Field.ShouldBe(FoundField.Venue);
        last.Reasons[0].Pieces.ShouldBe([new Piece("Geneva", true)]);
    }

    [Fact]
    public async Task Pages_do_not_overlap_and_one_kind_can_be_chosen()
    {
        foreach (var number in Enumerable.Range(0, FoundRecords.PageSize + 3))
        {
            await MeetAsync($"Session {number}", Sharing.Parties);
        }

        var meeting = await MeetAsync("A call", Sharing.Parties);
        await KeepAsync(meeting, "The session was short", "");
        var first = await FindAsync(_world.Staff, "session");
        var second = await _database.SendAsync(_world.Staff, new FindRecords("session", null, 2));
        first.Total.ShouldBe(FoundRecords.PageSize + 4);
        first.Rows.Concat(second.Rows).Select(r => r.Id).Distinct().Count().ShouldBe(first.Total);
        var notes = await _database.SendAsync(_world.Staff, new FindRecords("session", IndexKind.Note, 99));
        notes.Rows.ShouldHaveSingleItem().Kind.ShouldBe(IndexKind.Note);
        notes.Counts.ShouldBe(first.Counts, ignoreOrder: true);
    }

    [Fact]
    public async Task The_index_is_made_anew_as_saving_made_it()
    {
        await EveryRecord.WriteAsync(_database, _world);
        var before = await IndexAsync();
        before.Select(e => e.Kind).Distinct().ShouldBe(Enum.GetValues<IndexKind>(), ignoreOrder: true);

        (await _database.AsAsync(Viewer.Nobody, db => db.MakeIndexAsync(anew: false, Stop))).ShouldBe(0);
        await _database.TamperAsync("DELETE FROM IndexEntries");
        (await FindAsync(_world.Lead, "geneva")).Total.ShouldBe(0);
        (await _database.AsAsync(Viewer.Nobody, db => db.MakeIndexAsync(anew: false, Stop))).ShouldBe(before.Count);
        (await IndexAsync()).ShouldBe(before, ignoreOrder: true);
        (await _database.AsAsync(Viewer.Nobody, db => db.MakeIndexAsync(anew: true, Stop))).ShouldBe(before.Count);
        (await IndexAsync()).ShouldBe(before, ignoreOrder: true);
    }

    [Theory]
    [InlineData("%")]
    [InlineData("_")]
    [InlineData("[a-z]")]
    [InlineData("' OR 1=1 --")]
    [InlineData("\u202eneveg")]
    [InlineData("a")]
    public async Task Signs_have_no_meaning(string typed)
    {
        await MeetAsync("Geneva", Sharing.Parties);
        (await FindAsync(_world.Lead, typed)).Total.ShouldBe(0);
    }

    private IEnumerable<(string Name, Viewer Viewer)> Members() =>
    [
        ("Lead", _world.Lead), ("Staff", _world.Staff), ("Head", _world.Head), ("Delegate", _world.Delegate),
        ("OtherHead", _world.OtherHead), ("OtherDelegate", _world.OtherDelegate), ("Intermediary", _world.Intermediary), ("Observer", _world.Observer),
    ];

    private Task<FoundRecords> FindAsync(Viewer viewer, string text) => _database.SendAsync(viewer, new FindRecords(text));

    private Task<List<(IndexKind Kind, Guid Record, OpenTo OpenTo, string Owner, string Heading, string Words, string Speaker, Guid? Series, int Issue)>> IndexAsync() =>
        _database.AsAsync(Viewer.Nobody, async db => (await db.IndexEntries.IgnoreQueryFilters().AsNoTracking().ToListAsync(Stop))
            .ConvertAll(e => (e.Kind, e.RecordId, e.OpenTo, e.OwnerId?.ToString() ?? "", e.Heading, e.Words, e.Speaker, e.Series, e.Issue)));

    private Task<Id<Meeting>> MeetAsync(string title, Sharing sharing, string date = "2022-10-04", string venue = "") => _database.SendAsync(_world.Staff, new KeepMeeting(null, new MeetingForm
    {
        Facts = new MeetingFacts { Title = title, Format = venue.Length > 0 ? MeetingFormat.Plenary : MeetingFormat.Call, Venue = venue },
        Date = PartialDate.Parse(date),
        Zone = "UTC",
        Sharing = sharing,
        Delegation = sharing == Sharing.OneDelegation ? _world.Talks.First.Id : null,
    }));

    private static NoteForm Form(string text, string speaker) => new()
    {
        Facts = new NoteFacts { Text = text, Speaker = speaker, SpeakerAs = speaker.Length > 0 ? Capacity.Mediator : null },
        Reach = NoteReach.SharedRecord,
    };

    private Task<Id<Note>> KeepAsync(Id<Meeting> meeting, string text, string speaker) => _database.SendAsync(_world.Staff, new KeepNote(meeting, Id<Note>.New(), Form(text, speaker)));

    private Task<Id<PrisonerEntry>> AddAsync(Id<PrisonerList> list, string family, string given) =>
        _database.SendAsync(_world.Head, new AddEntry { List = list, Values = new Dictionary<string, string?> { [EntryFields.FamilyName.Key] = family, [EntryFields.GivenName.Key] = given } });

    private async Task RuleAsync(Id<Meeting> meeting, bool attributed) => await _database.SendAsync(_world.Staff, new AttributeMeeting(meeting, attributed));
}
