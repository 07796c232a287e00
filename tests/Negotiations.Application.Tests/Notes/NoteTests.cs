using System.Globalization;
using FluentValidation;
using Negotiations.Application.Access;
using Negotiations.Application.Meetings;
using Negotiations.Application.Notes;
using Negotiations.Application.Records;
using Negotiations.Domain;
using Negotiations.Domain.Dates;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Notes;
using Negotiations.Infrastructure.Persistence;

namespace Negotiations.Application.Tests.Notes;

public abstract class NoteTests(DatabaseProvider provider) : IAsyncLifetime
{
    public sealed class OnSqlite() : NoteTests(DatabaseProvider.Sqlite);

    public sealed class OnSqlServer() : NoteTests(DatabaseProvider.SqlServer);

    private TestDatabase _database = null!;
    private World _world = null!;
    private Id<Meeting> _meeting;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.NewAsync(provider);
        _world = await World.CreateAsync(_database);
        _meeting = await MeetAsync(Sharing.Parties);
    }

    public ValueTask DisposeAsync() => _database?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task What_a_device_sends_twice_is_kept_once()
    {
        var (id, form) = (Id<Note>.New(), Form("Said once"));
        await KeepAsync(_world.Staff, id, form);
        await KeepAsync(_world.Staff, id, form);

        (await LogAsync(_world.Lead)).Notes.Select(n => n.Text).ShouldBe(["Said once"]);
    }

    [Fact]
    public async Task A_first_sending_whose_answer_got_lost_may_be_followed_by_a_corrected_one()
    {
        var id = Id<Note>.New();
        await KeepAsync(_world.Staff, id, Form("Said wnce"));
        await KeepAsync(_world.Staff, id, Form("Said once"));

        (await LogAsync(_world.Lead)).Notes.Single().Text.ShouldBe("Said once");
    }

    [Fact]
    public async Task Two_people_who_correct_one_note_are_shown_both_texts()
    {
        var id = await KeepAsync(_world.Staff, Id<Note>.New(), Form("Release before the weekend"));
        var token = (await NoteAsync(id)).VersionToken;
        await KeepAsync(_world.Lead, id, Form("Release before Friday") with { VersionToken = token });

        var conflict = await Should.ThrowAsync<EditConflict>(() => KeepAsync(_world.Staff, id, Form("Release on Saturday") with { VersionToken = token }));

        conflict.Current.ShouldBeOfType<NoteRow>().Text.ShouldBe("Release before Friday");
        conflict.ChangedBy.ShouldBe(_world.Lead.Name);
        (await NoteAsync(id)).Text.ShouldBe("Release before Friday");
    }

    [Fact]
    public async Task Two_people_who_note_at_once_are_both_in_the_log_in_the_order_in_which_it_was_said()
    {
        var at = _database.Clock.GetUtcNow();
        await KeepAsync(_world.Lead, Id<Note>.New(), Form("Second") with { At = at.AddSeconds(-10) });
        await KeepAsync(_world.Staff, Id<Note>.New(), Form("First") with { At = at.AddSeconds(-20) });

        (await LogAsync(_world.Staff)).Notes.Select(n => n.Text).ShouldBe(["First", "Second"]);
    }

    [Fact]
    public async Task A_device_whose_clock_is_fast_notes_nothing_in_the_future()
    {
        await KeepAsync(_world.Staff, Id<Note>.New(), Form("Said") with { At = _database.Clock.GetUtcNow().AddHours(1) });

        (await LogAsync(_world.Staff)).Notes.Single().At.ShouldBe(_database.Clock.GetUtcNow());
    }

    [Fact]
    public async Task What_was_said_earlier_is_told_by_the_clock_of_the_venue_and_stands_there_in_the_log()
    {
        var zurich = await MeetAsync(Sharing.Parties, "Europe/Zurich");
        Task<Id<Note>> Keep(string text, string? day, string hour) => _database.SendAsync(
            _world.Staff, new KeepNote(zurich, Id<Note>.New(), Form(text) with { SaidOn = day is null ? null : DateOnly.Parse(day, CultureInfo.InvariantCulture), SaidAt = TimeOnly.Parse(hour, CultureInfo.InvariantCulture) }));
        // It is eight in UTC, ten in Zurich.
        await Keep("Yesterday", "2022-10-04", "15:00");
        await Keep("This morning", null, "09:30");
        await Keep("Yesterday morning", null, "10:30");
        _database.Clock.Advance(TimeSpan.FromSeconds(1));
        await Keep("At the same minute, kept later", null, "09:30");

        var notes = (await _database.SendAsync(_world.Staff, new ReadLog(zurich))).Notes;

        notes.Select(n => n.Text).ShouldBe(["Yesterday morning", "Yesterday", "This morning", "At the same minute, kept later"]);
        notes.Select(n => n.At.UtcDateTime.ToString("dd HH:mm", CultureInfo.InvariantCulture)).ShouldBe(["04 08:30", "04 13:00", "05 07:30", "05 07:30"]);
        notes.ShouldAllBe(n => n.KeptAt >= TestDatabase.Beginning);
        (await _database.SendAsync(_world.Staff, new ReadRecordNotes(zurich))).Notes.Select(n => n.Text).ShouldBe(notes.Select(n => n.Text));
    }

    [Fact]
    public async Task When_it_was_said_is_set_right_as_its_text_is_and_when_it_was_kept_stays()
    {
        var at = _database.Clock.GetUtcNow().AddSeconds(-5);
        var id = await KeepAsync(_world.Staff, Id<Note>.New(), Form("Said") with { At = at });
        await KeepAsync(_world.Staff, Id<Note>.New(), Form("Said later"));
        var before = await NoteAsync(id);
        NoteForm Right(int hour, int minute) => Form("Said") with { SaidOn = DateOnly.FromDateTime(at.DateTime), SaidAt = new TimeOnly(hour, minute), VersionToken = before.VersionToken };
        // The minute that is known already: nothing changes, and it stays exact.
        await KeepAsync(_world.Staff, id, Right(7, 59));
        (await NoteAsync(id)).ShouldBe(before);

        _database.Clock.Advance(TimeSpan.FromHours(1));
        await KeepAsync(_world.Lead, id, Right(8, 30));

        var after = await NoteAsync(id);
        (after.At.UtcDateTime.TimeOfDay, after.KeptAt, after.ChangedBy).ShouldBe((new TimeSpan(8, 30, 0), before.KeptAt, _world.Lead.Name));
        (await LogAsync(_world.Staff)).Notes.Select(n => n.Text).ShouldBe(["Said later", "Said"]);
        await Should.ThrowAsync<EditConflict>(() => KeepAsync(_world.Staff, id, Right(6, 0)));
        (await Should.ThrowAsync<RuleViolation>(() => KeepAsync(_world.Staff, id, Right(23, 0) with { VersionToken = after.VersionToken }))).Rule.ShouldBe("note.not-yet");
        (await Should.ThrowAsync<ValidationException>(() => KeepAsync(_world.Staff, Id<Note>.New(), Form("Said") with { SaidOn = new DateOnly(2022, 10, 4) }))).Message.ShouldContain("at what time");
    }

    [Fact]
    public async Task A_session_is_over_once_it_was_held_or_its_day_is_long_past()
    {
        var (today, ended) = (await MeetAsync(Sharing.Parties, date: "2022-10-05"), await MeetAsync(Sharing.Parties, date: "2022-10-05", from: new TimeOnly(6, 0), to: new TimeOnly(7, 0)));
        async Task<bool> IsOver(Id<Meeting> meeting) => (await _database.SendAsync(_world.Staff, new ReadLog(meeting))).IsOver;
        (await IsOver(_meeting), await IsOver(today), await IsOver(ended)).ShouldBe((true, false, false));
        _database.Clock.Advance(TimeSpan.FromHours(21)); // five in the morning of the next day: it may still go on
        (await IsOver(today), await IsOver(ended)).ShouldBe((false, true));
        _database.Clock.Advance(TimeSpan.FromHours(2));
        (await IsOver(today)).ShouldBeTrue();
    }

    [Fact]
    public async Task What_was_taken_out_is_gone_and_does_not_come_back_with_a_late_sending()
    {
        var (id, form) = (Id<Note>.New(), Form("Said by mistake"));
        await KeepAsync(_world.Staff, id, form);
        await _database.SendAsync(_world.Lead, new TakeOutNote(_meeting, id));
        await KeepAsync(_world.Staff, id, form);

        (await LogAsync(_world.Staff)).Notes.ShouldBeEmpty();
        (await _database.AsAsync(_world.Lead, db => Task.FromResult(db.Notes.Single(n => n.Id == id).Text))).ShouldBe("");
    }

    [Fact]
    public async Task A_caucus_is_read_by_its_delegation_and_by_nobody_else_but_the_mediators()
    {
        await KeepAsync(_world.Staff, Id<Note>.New(), Form("For the mediators") with { Reach = NoteReach.Mediators });
        await KeepAsync(_world.Staff, Id<Note>.New(), Form("For the record"));
        await KeepAsync(_world.Staff, Id<Note>.New(), Form("In confidence") with { Reach = NoteReach.OneDelegation, Delegation = _world.Talks.First.Id });

        (await LogAsync(_world.Staff)).Notes.Count.ShouldBe(3);
        (await LogAsync(_world.Head)).Notes.Select(n => n.Text).ShouldBe(["In confidence"]);
        (await LogAsync(_world.OtherHead)).Notes.ShouldBeEmpty();
        (await _database.SendAsync(_world.OtherDelegate, new ReadMeetingContents(_meeting))).Notes.ShouldBe(0);
        await Should.ThrowAsync<NotFound>(() => LogAsync(_world.Intermediary));
        await Should.ThrowAsync<NotFound>(() => LogAsync(_world.Observer));
    }

    [Fact]
    public async Task A_note_for_other_readers_is_another_note_and_the_first_is_taken_out()
    {
        var id = await KeepAsync(_world.Staff, Id<Note>.New(), Form("Not for the record") with { Reach = NoteReach.OneDelegation, Delegation = _world.Talks.First.Id });
        var kept = await KeepAsync(_world.Staff, id, Form("Not for the record") with { Reach = NoteReach.Mediators, VersionToken = (await NoteAsync(id)).VersionToken });

        kept.ShouldNotBe(id);
        (await LogAsync(_world.Staff)).Notes.Select(n => (n.Id, n.Reach)).ShouldBe([(kept, NoteReach.Mediators)]);
        (await LogAsync(_world.Head)).Notes.ShouldBeEmpty();
    }

    [Fact]
    public async Task Under_the_Chatham_House_Rule_nobody_is_told_who_spoke_and_a_correction_does_not_lose_it()
    {
        var facts = new NoteFacts { Text = "We can live with it", SpeakerAs = Capacity.Party, SpeakerParty = _world.Talks.First.Id, Speaker = "A minister" };
        var id = await KeepAsync(_world.Staff, Id<Note>.New(), Form("") with { Facts = facts });
        await _database.SendAsync(_world.Lead, new AttributeMeeting(_meeting, false));

        var hidden = (await LogAsync(_world.Lead)).Notes.Single();
        (hidden.SpeakerAs, hidden.SpeakerPartyId, hidden.Speaker, hidden.WithoutAttribution).ShouldBe((null, null, "", true));
        await KeepAsync(_world.Staff, id, Form("We could live with it") with { VersionToken = hidden.VersionToken });
        await _database.SendAsync(_world.Lead, new AttributeMeeting(_meeting, true));

        var told = (await LogAsync(_world.Lead)).Notes.Single();
        (told.Text, told.Speaker, told.SpeakerPartyId).ShouldBe(("We could live with it", "A minister", _world.Talks.First.Id));
    }

    [Fact]
    public async Task The_rule_can_hold_for_one_point_of_the_agenda()
    {
        var item = await PointAsync("Borders", withoutAttribution: true);
        await KeepAsync(_world.Staff, Id<Note>.New(), Form("") with { Facts = new NoteFacts { Text = "On it", Speaker = "A minister", SpeakerAs = Capacity.Mediator, AgendaItem = item } });
        await KeepAsync(_world.Staff, Id<Note>.New(), Form("") with { Facts = new NoteFacts { Text = "Beside it", Speaker = "A minister", SpeakerAs = Capacity.Mediator } });

        (await LogAsync(_world.Staff)).Notes.Select(n => (n.Text, n.Speaker)).ShouldBe([("On it", ""), ("Beside it", "A minister")], ignoreOrder: true);
    }

    [Fact]
    public async Task A_point_that_notes_were_kept_on_stays_on_the_agenda()
    {
        var item = await PointAsync("Borders", withoutAttribution: false);
        await KeepAsync(_world.Staff, Id<Note>.New(), Form("") with { Facts = new NoteFacts { Text = "On it", AgendaItem = item } });
        var token = (await _database.SendAsync(_world.Staff, new ReadAgenda(_meeting))).Meeting.VersionToken;

        (await Should.ThrowAsync<RuleViolation>(() => _database.SendAsync(_world.Staff, new KeepAgenda(_meeting, [], token)))).Rule.ShouldBe("agenda.noted");
    }

    [Fact]
    public async Task What_a_note_leaves_open_stands_on_the_agenda_once()
    {
        var id = await KeepAsync(_world.Staff, Id<Note>.New(), Form("Landing slot?"));
        await _database.SendAsync(_world.Staff, new PutNoteOnAgenda(_meeting, id, "Landing slot", true));
        await _database.SendAsync(_world.Staff, new PutNoteOnAgenda(_meeting, id, "Landing slot", true));

        (await LogAsync(_world.Staff)).Agenda.Select(a => (a.Title, a.IsInternal)).ShouldBe([("Landing slot", true)]);
        (await LogAsync(_world.Head)).Agenda.ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_one_point_is_spoken_of_at_a_time()
    {
        var (first, second) = (await PointAsync("Release", false), await PointAsync("Borders", false));
        await _database.SendAsync(_world.Staff, new MarkAgenda(_meeting, first, AgendaState.Now));
        await _database.SendAsync(_world.Staff, new MarkAgenda(_meeting, second, AgendaState.Now));

        (await LogAsync(_world.Staff)).Agenda.Select(a => a.State).ShouldBe([AgendaState.Open, AgendaState.Now]);
    }

    [Fact]
    public async Task What_the_mediators_turn_to_among_themselves_moves_nothing_that_others_see()
    {
        var open = await PointAsync("Release", false);
        await _database.SendAsync(_world.Staff, new MarkAgenda(_meeting, open, AgendaState.Now));
        var note = await KeepAsync(_world.Staff, Id<Note>.New(), Form("Said"));
        var (stamp, told) = (await StampAsync(), await ToldAsync());
        _database.Clock.Advance(TimeSpan.FromMinutes(1));

        await _database.SendAsync(_world.Staff, new PutNoteOnAgenda(_meeting, note, "Inside", true));
        var inside = (await LogAsync(_world.Staff)).Agenda.Single(a => a.IsInternal).Id;
        await _database.SendAsync(_world.Staff, new MarkAgenda(_meeting, inside, AgendaState.Now));

        (await LogAsync(_world.Staff)).Agenda.Select(a => a.State).ShouldBe([AgendaState.Now, AgendaState.Now]);
        (await StampAsync()).ShouldNotBe(stamp, "other mediators see it at once");
        (await ToldAsync()).ShouldBe(told);
        await _database.SendAsync(_world.Staff, new MarkAgenda(_meeting, open, AgendaState.Done));
        (await ToldAsync()).ShouldNotBe(told);
    }

    [Fact]
    public async Task The_stamp_changes_with_everything_that_a_log_shows()
    {
        var stamps = new List<string> { await StampAsync() };
        var id = await KeepAsync(_world.Staff, Id<Note>.New(), Form("Said"));
        stamps.Add(await StampAsync());
        _database.Clock.Advance(TimeSpan.FromSeconds(1));
        await KeepAsync(_world.Staff, id, Form("Said otherwise") with { VersionToken = (await NoteAsync(id)).VersionToken });
        stamps.Add(await StampAsync());
        await _database.SendAsync(_world.Staff, new AttributeMeeting(_meeting, false));
        stamps.Add(await StampAsync());
        _database.Clock.Advance(TimeSpan.FromSeconds(1));
        await _database.SendAsync(_world.Staff, new TakeOutNote(_meeting, id));
        stamps.Add(await StampAsync());

        stamps.Distinct().Count().ShouldBe(stamps.Count);
    }

    [Fact]
    public async Task A_note_says_what_is_wrong_with_it()
    {
        (await Should.ThrowAsync<ValidationException>(() => KeepAsync(_world.Staff, Id<Note>.New(), Form("")))).Message.ShouldContain("Write what was said.");
        (await Should.ThrowAsync<ValidationException>(() => KeepAsync(_world.Staff, Id<Note>.New(), Form(new string('x', Note.TextLength + 1))))).Message.ShouldContain("at most 4,000");
        await Should.ThrowAsync<NotFound>(() => KeepAsync(_world.Staff, Id<Note>.New(), Form("x") with { Reach = NoteReach.OneDelegation, Delegation = _world.OtherTalks.First.Id }));
        await Should.ThrowAsync<NotFound>(() => KeepAsync(_world.Head, Id<Note>.New(), Form("x")));
    }

    [Fact]
    public async Task Of_a_long_log_the_last_notes_come_first_and_the_earlier_ones_on_demand()
    {
        var at = _database.Clock.GetUtcNow().AddHours(-3);
        for (var n = 0; n < LogPage.PageSize + 5; n++)
        {
            await KeepAsync(_world.Staff, Id<Note>.New(), Form($"{n}") with { At = at.AddSeconds(n) });
        }

        var last = await LogAsync(_world.Staff);
        (last.Notes[0].Text, last.Notes[^1].Text, last.HasEarlier).ShouldBe(("5", $"{LogPage.PageSize + 4}", true));
        var earlier = await _database.SendAsync(_world.Staff, new ReadLog(_meeting, last.Notes[0].At, last.Notes[0].KeptAt));
        (earlier.Notes.Count, earlier.HasEarlier).ShouldBe((5, false));
    }

    [Fact]
    public async Task Of_many_notes_of_one_minute_none_is_lost_between_two_pages()
    {
        for (var n = 0; n < LogPage.PageSize + 5; n++)
        {
            _database.Clock.Advance(TimeSpan.FromMilliseconds(1));
            await KeepAsync(_world.Staff, Id<Note>.New(), Form($"{n}") with { SaidAt = new TimeOnly(7, 30) });
        }

        var last = await LogAsync(_world.Staff);
        var earlier = await _database.SendAsync(_world.Staff, new ReadLog(_meeting, last.Notes[0].At, last.Notes[0].KeptAt));
        earlier.Notes.Concat(last.Notes).Select(n => n.Text).ShouldBe(Enumerable.Range(0, LogPage.PageSize + 5).Select(n => $"{n}"));
    }

    private static NoteForm Form(string text) => new() { Facts = new NoteFacts { Text = text }, Reach = NoteReach.SharedRecord };

    private Task<Id<Note>> KeepAsync(Viewer viewer, Id<Note> id, NoteForm form) => _database.SendAsync(viewer, new KeepNote(_meeting, id, form));

    private Task<LogPage> LogAsync(Viewer viewer) => _database.SendAsync(viewer, new ReadLog(_meeting));

    private async Task<NoteRow> NoteAsync(Id<Note> id) => (await _database.SendAsync(_world.Staff, new ReadNote(_meeting, id))).Note;

    private Task<string> StampAsync() => _database.SendAsync(_world.Staff, new ReadLogStamp(_meeting));

    private async Task<DateTimeOffset> ToldAsync() => (await _database.SendAsync(_world.Head, new ReadMeeting(_meeting))).Meeting.ChangedAt;

    private Task<Id<Meeting>> MeetAsync(Sharing sharing, string zone = "UTC", string date = "2022-10-04", TimeOnly? from = null, TimeOnly? to = null) => _database.SendAsync(_world.Staff, new KeepMeeting(null, new MeetingForm
    {
        Facts = new MeetingFacts { Title = "A call", Format = MeetingFormat.Call },
        Date = PartialDate.Parse(date),
        Start = from,
        End = to,
        Zone = zone,
        Sharing = sharing,
    }));

    private async Task<Id<AgendaItem>> PointAsync(string title, bool withoutAttribution)
    {
        var agenda = await _database.SendAsync(_world.Staff, new ReadAgenda(_meeting));
        var before = agenda.Agenda.Select(a => new AgendaPoint(a.Id, a.Title, a.IsInternal, a.State, a.WithoutAttribution));
        await _database.SendAsync(_world.Staff, new KeepAgenda(_meeting, [.. before, new AgendaPoint(null, title, false, AgendaState.Open, withoutAttribution)], agenda.Meeting.VersionToken));
        return (await LogAsync(_world.Staff)).Agenda.Single(a => a.Title == title).Id;
    }
}
