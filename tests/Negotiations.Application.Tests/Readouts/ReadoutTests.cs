using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Mediators;
using Negotiations.Application.Meetings;
using Negotiations.Application.Notes;
using Negotiations.Application.Readouts;
using Negotiations.Application.Visits;
using Negotiations.Domain;
using Negotiations.Domain.Dates;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Notes;
using Negotiations.Domain.Readouts;
using Negotiations.Infrastructure.Persistence;

namespace Negotiations.Application.Tests.Readouts;

public abstract class ReadoutTests(DatabaseProvider provider) : IAsyncLifetime
{
    public sealed class OnSqlite() : ReadoutTests(DatabaseProvider.Sqlite);

    public sealed class OnSqlServer() : ReadoutTests(DatabaseProvider.SqlServer);

    private TestDatabase _database = null!;
    private World _world = null!;
    private Id<Meeting> _meeting;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private IEnumerable<Viewer> Readers => [_world.Lead, _world.Staff, _world.Head, _world.Delegate, _world.OtherHead, _world.OtherDelegate, _world.Observer];

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.NewAsync(provider);
        _world = await World.CreateAsync(_database);
        _meeting = await MeetAsync(Sharing.AllMembers);
    }

    public ValueTask DisposeAsync() => _database?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Theory]
    [InlineData(ReadoutReach.OwnDelegation, "DelegationHead/ONE DelegationMember/ONE")]
    [InlineData(ReadoutReach.Mediators, "LeadMediator MediatorStaff DelegationHead/ONE DelegationMember/ONE")]
    [InlineData(ReadoutReach.EveryReader, "LeadMediator MediatorStaff DelegationHead/ONE DelegationMember/ONE DelegationHead/TWO DelegationMember/TWO Observer")]
    public async Task A_readout_of_a_delegation_is_read_by_those_it_was_opened_to_and_counted_by_nobody_else(ReadoutReach reach, string readBy)
    {
        var id = await SayAsync(_world.Delegate, reach, ("We said", "Topic"));
        foreach (var viewer in Readers)
        {
            var reads = readBy.Split(' ').Contains(viewer.PartyId is null ? viewer.Seat!.Role.ToString() : $"{viewer.Seat!.Role}/{viewer.Seat.PartyCode}");
            (await ListAsync(viewer)).Rows.Count.ShouldBe(reads ? 1 : 0, viewer.Name);
            (await _database.SendAsync(viewer, new ReadMeetingContents(_meeting))).Readouts.ShouldBe(reads ? 1 : 0, viewer.Name);
            (await _database.SendAsync(viewer, new ReadChanges())).Rows.Count(r => r.Kind == ChangeKind.Readout).ShouldBe(reads ? 1 : 0, viewer.Name);
            if (!reads)
            {
                await Should.ThrowAsync<NotFound>(() => _database.SendAsync(viewer, new ReadReadout(_meeting, id)));
                await Should.ThrowAsync<NotFound>(() => _database.SendAsync(viewer, new ReadReadouts(_meeting, id)));
            }
        }

        // The rows themselves are closed to the intermediary, not only the requests.
        (await _database.AsAsync(_world.Intermediary, async db =>
            await db.Readouts.CountAsync(Stop) + await db.ReadoutPassages.CountAsync(Stop) + await db.ReadoutAsserters.CountAsync(Stop) + await db.ReadoutLines.CountAsync(Stop))).ShouldBe(0);
    }

    [Fact]
    public async Task Two_readouts_stand_side_by_side_by_topic_and_what_only_one_mentions_is_flagged()
    {
        await SayAsync(_world.Head, ReadoutReach.EveryReader, ("One on prisoners.", "Prisoners"), ("One more on prisoners.", "prisoners "), ("One on the text.", "Text"), ("One besides.", ""));
        await SayAsync(_world.OtherHead, ReadoutReach.EveryReader, ("Other on roads.", "Roads"), ("Other on prisoners.", " PRISONERS"));

        var both = (await ListAsync(_world.Observer)).Compared!;

        both.Topics.Select(t => $"{t.Name}: {t.Left.Count}/{t.Right.Count} {t.IsOneSided}").ShouldBe(["Prisoners: 2/1 False", "Text: 1/0 True", "Roads: 0/1 True"]);
        (both.LeftRest.Single().Text, both.RightRest.Count).ShouldBe(("One besides.", 0));
        // The other way round, when the address says so.
        var turned = (await ListAsync(_world.Observer, both.Right.Id, both.Left.Id)).Compared!;
        turned.Topics.Select(t => t.Name).ShouldBe(["Roads", "PRISONERS", "Text"]);
        (await ListAsync(_world.Observer, both.Left.Id, both.Left.Id)).Compared.ShouldBeNull();
    }

    [Fact]
    public async Task That_only_one_says_so_is_read_from_what_the_viewer_sees()
    {
        await SayAsync(_world.Head, ReadoutReach.EveryReader, ("One on prisoners.", "Prisoners"));
        await SayAsync(_world.OtherHead, ReadoutReach.EveryReader, ("Other on roads.", "Roads"));
        var before = (await ListAsync(_world.OtherHead)).Compared!;

        await SayAsync(_world.Head, ReadoutReach.OwnDelegation, ("One on roads.", "Roads"));
        await _database.SendAsync(_world.Staff, new EnterReadout(_meeting, Form(("Heard on roads.", "Roads")) with { Asserters = [Actor.Of(_world.Talks.First.Id)], Readers = Audience.Mediators }));

        var after = (await ListAsync(_world.OtherHead)).Compared!;
        (after.Left.Id, after.Right.Id).ShouldBe((before.Left.Id, before.Right.Id));
        after.Topics.Select(t => (t.Name, t.IsOneSided)).ShouldBe([("Prisoners", true), ("Roads", true)]);
        (await ListAsync(_world.Staff)).Rows.Count.ShouldBe(3);
        // Topics that are offered are those that one may read.
        (await _database.SendAsync(_world.OtherHead, new ReadReadoutForm(_meeting))).Topics.ShouldBe(["Prisoners", "Roads"]);
    }

    [Fact]
    public async Task A_correction_is_the_next_revision_and_the_earlier_one_stays()
    {
        var first = await SayAsync(_world.Head, ReadoutReach.EveryReader, ("Seventeen.", "Number"));
        var form = (await _database.SendAsync(_world.Head, new ReadRevisionForm(_meeting, first))).Form;
        var second = await _database.SendAsync(_world.Head, new ReviseReadout(_meeting, first, form with { Passages = [new PassageFacts("Eighteen.", "Number")], Note = "The number" }));

        var read = await _database.SendAsync(_world.Observer, new ReadReadout(_meeting, first));
        (read.Passages.Single().Text, read.Readout.IsSuperseded).ShouldBe(("Seventeen.", true));
        read.Revisions.Select(r => (r.Revision, r.RevisionNote)).ShouldBe([(2, "The number"), (1, "")]);
        (await _database.SendAsync(_world.Observer, new ReadReadout(_meeting, second))).Passages.Single().Text.ShouldBe("Eighteen.");
        (await _database.SendAsync(_world.Observer, new ReadMeetingContents(_meeting))).Readouts.ShouldBe(1);
        // Whoever had the earlier one open is shown both texts.
        await Should.ThrowAsync<EditConflict>(() => _database.SendAsync(_world.Head, new ReviseReadout(_meeting, first, form with { Note = "Again" })));
        // The mediators do not set right what a delegation said, nor the other delegation, nor a member who is not its head.
        foreach (var viewer in new[] { _world.Staff, _world.Lead, _world.OtherHead, _world.Delegate })
        {
            await Should.ThrowAsync<NotFound>(() => _database.SendAsync(viewer, new ReviseReadout(_meeting, second, form with { Note = "Ours" })));
            await Should.ThrowAsync<NotFound>(() => _database.SendAsync(viewer, new WithdrawReadout(_meeting, second, "Ours")));
            await Should.ThrowAsync<NotFound>(() => _database.SendAsync(viewer, new NameTopics(_meeting, second, [], form.VersionToken)));
        }
    }

    [Fact]
    public async Task A_member_enters_and_does_not_set_right_whatever_code_asks_for_it()
    {
        var first = await SayAsync(_world.Delegate, ReadoutReach.Mediators, ("Seventeen.", "Number"));
        var facts = new ReadoutFacts
        {
            Kind = ReadoutKind.Unilateral,
            Asserters = [Actor.Of(_world.Talks.First.Id)],
            Title = "Again",
            Issued = MeetingTime.At(PartialDate.Parse("2022-10-03"), null, null, "UTC"),
            Language = "en",
            Passages = [new PassageFacts("Eighteen.", "Number")],
        };
        async Task ReviseAsync(Viewer viewer) => await _database.AsAsync(viewer, async db =>
        {
            var readout = await db.Readouts.Include(r => r.Asserters).SingleAsync(r => r.Id == first, Stop);
            db.Readouts.Add(readout.Revise(facts, "The number", World.AuthorOf(viewer, _database)));
            await db.SaveAsync(Stop);
        });
        await Should.ThrowAsync<AccessRefused>(() => ReviseAsync(_world.Delegate));
        await Should.ThrowAsync<AccessRefused>(() => ReviseAsync(_world.Staff));
        await ReviseAsync(_world.Head);
    }

    [Fact]
    public async Task What_is_withdrawn_stays_readable_with_its_reason_and_is_not_compared_by_itself()
    {
        var one = await SayAsync(_world.Head, ReadoutReach.EveryReader, ("One.", "A"));
        var other = await SayAsync(_world.OtherHead, ReadoutReach.EveryReader, ("Other.", "A"));
        await _database.SendAsync(_world.Head, new WithdrawReadout(_meeting, one, "Sent too early"));

        var list = await ListAsync(_world.Observer);
        (list.Compared, list.Rows.Count).ShouldBe((null, 2));
        (await _database.SendAsync(_world.Observer, new ReadReadout(_meeting, one))).Readout.WithdrawReason.ShouldBe("Sent too early");
        (await ListAsync(_world.Observer, one, other)).Compared.ShouldNotBeNull();
    }

    [Fact]
    public async Task Topics_are_named_anew_and_two_who_do_it_at_once_are_told()
    {
        var id = await SayAsync(_world.Head, ReadoutReach.EveryReader, ("One.", ""), ("Two.", "B"));
        var read = await _database.SendAsync(_world.Head, new ReadReadout(_meeting, id));
        var topics = read.Passages.Select((p, at) => new PassageTopic(p.Id, at == 0 ? "A" : "")).ToList();
        await _database.SendAsync(_world.Head, new NameTopics(_meeting, id, topics, read.Readout.VersionToken));

        (await _database.SendAsync(_world.Observer, new ReadReadout(_meeting, id))).Passages.Select(p => (p.Text, p.Topic)).ShouldBe([("One.", "A"), ("Two.", "")]);
        await Should.ThrowAsync<EditConflict>(() => _database.SendAsync(_world.Head, new NameTopics(_meeting, id, topics, read.Readout.VersionToken)));
    }

    [Fact]
    public async Task A_delegation_speaks_for_itself_whatever_it_sends()
    {
        var id = await _database.SendAsync(_world.Head, new EnterReadout(_meeting, Form(("Theirs?", "")) with { Asserters = [Actor.Of(_world.Talks.Second.Id)], Readers = Audience.PartiesAndObservers }));

        var row = (await _database.SendAsync(_world.Head, new ReadReadout(_meeting, id))).Readout;
        (row.Asserters.Single().Shown.Code, row.Audience, row.IsOwn).ShouldBe(("ONE", PageAudience.OwnDelegation, true));
        (await ListAsync(_world.Staff)).Rows.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_mediators_enter_what_others_said_for_no_more_readers_than_the_meeting_has()
    {
        var closed = await MeetAsync(Sharing.OneDelegation);
        var form = Form(("Heard.", "")) with { Asserters = [Actor.Of(_world.Talks.Second.Id)] };
        await RefusedAsync("readout.readers", () => _database.SendAsync(_world.Staff, new EnterReadout(closed, form with { Readers = Audience.PartiesAndObservers })));
        (await Should.ThrowAsync<ValidationException>(() => _database.SendAsync(_world.Staff, new EnterReadout(closed, form)))).Errors.Select(e => e.PropertyName).ShouldBe([nameof(ReadoutForm.Readers)]);
        await Should.ThrowAsync<NotFound>(() => _database.SendAsync(_world.Staff, new EnterReadout(_meeting, form with { Asserters = [Actor.Of(_world.OtherTalks.First.Id)], Readers = Audience.Mediators })));
        await Should.ThrowAsync<NotFound>(() => _database.SendAsync(_world.OtherHead, new EnterReadout(closed, form)));
        await Should.ThrowAsync<ValidationException>(() => _database.SendAsync(_world.Staff, new EnterReadout(_meeting, form with { Address = "javascript:alert(1)", Readers = Audience.Mediators })));
    }

    [Fact]
    public async Task A_line_is_taken_down_from_a_note_once_without_who_spoke_and_issued_by_the_lead_alone()
    {
        var note = await NoteAsync(NoteReach.SharedRecord, null);
        var id = Id<ReadoutLine>.New();
        await TakeAsync(note, id, "Both wish to go on.");
        await TakeAsync(note, id, "Both wish to go on.");
        var draft = await _database.SendAsync(_world.Staff, new ReadReadoutDraft(_meeting));
        draft.Lines.Single().Facts.ShouldBe(new PassageFacts("Both wish to go on.", "Talks"));
        foreach (var viewer in new[] { _world.Head, _world.OtherHead, _world.Observer, _world.Intermediary })
        {
            await Should.ThrowAsync<NotFound>(() => _database.SendAsync(viewer, new ReadReadoutDraft(_meeting)));
            (await _database.AsAsync(viewer, async db => await db.ReadoutDrafts.CountAsync(Stop) + await db.ReadoutLines.CountAsync(Stop))).ShouldBe(0);
        }

        (await ListAsync(_world.Head)).DraftLines.ShouldBeNull();
        (await ListAsync(_world.Staff)).DraftLines.ShouldBe(1);
        await Should.ThrowAsync<NotFound>(() => _database.SendAsync(_world.Staff, new PrepareReadout(_meeting)));
        var page = await _database.SendAsync(_world.Lead, new PrepareReadout(_meeting));
        var form = page.Form with { Title = "What we say", Language = "en", Asserters = [Actor.Of(page.Choices.Mediators[0].Id)], Readers = Audience.Of(Sharing.Parties, null) };
        await Should.ThrowAsync<NotFound>(() => _database.SendAsync(_world.Staff, new IssueReadout(_meeting, form)));
        var issued = await _database.SendAsync(_world.Lead, new IssueReadout(_meeting, form));

        (await _database.SendAsync(_world.Head, new ReadReadout(_meeting, issued))).Passages.Single().Text.ShouldBe("Both wish to go on.");
        await Should.ThrowAsync<NotFound>(() => _database.SendAsync(_world.Observer, new ReadReadout(_meeting, issued)));
        // A device that sends the line once more does not bring it back into the draft.
        await TakeAsync(note, id, "Both wish to go on.");
        (await _database.SendAsync(_world.Staff, new ReadReadoutDraft(_meeting))).Lines.ShouldBeEmpty();
        // What the lead mediator issued, the staff does not set right.
        await Should.ThrowAsync<NotFound>(() => _database.SendAsync(_world.Staff, new ReadRevisionForm(_meeting, issued)));
        (await _database.SendAsync(_world.Lead, new ReadRevisionForm(_meeting, issued))).Form.Title.ShouldBe("What we say");
    }

    [Fact]
    public async Task A_confidence_does_not_go_into_what_is_said_publicly()
    {
        var note = await NoteAsync(NoteReach.OneDelegation, null);
        await RefusedAsync("readout.confidence", () => TakeAsync(note, Id<ReadoutLine>.New(), "In confidence"));
        var free = await NoteAsync(NoteReach.OneDelegation, Conveyance.AsOwnIdea);
        await TakeAsync(free, Id<ReadoutLine>.New(), "As an idea");
        (await _database.SendAsync(_world.Staff, new ReadReadoutDraft(_meeting))).Lines.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Two_who_write_the_draft_at_once_are_told_and_what_is_issued_is_what_was_seen()
    {
        DraftedLine New(string text) => new(null, new PassageFacts(text, ""));
        await _database.SendAsync(_world.Staff, new KeepReadoutDraft(_meeting, [New("One"), New("Two")], Guid.Empty));
        var draft = await _database.SendAsync(_world.Staff, new ReadReadoutDraft(_meeting));
        var page = await _database.SendAsync(_world.Lead, new PrepareReadout(_meeting));
        await _database.SendAsync(_world.Staff, new KeepReadoutDraft(_meeting, [draft.Lines[1]], draft.VersionToken));

        (await _database.SendAsync(_world.Lead, new ReadReadoutDraft(_meeting))).Lines.Select(l => l.Facts.Text).ShouldBe(["Two"]);
        await Should.ThrowAsync<EditConflict>(() => _database.SendAsync(_world.Lead, new KeepReadoutDraft(_meeting, draft.Lines, draft.VersionToken)));
        var form = page.Form with { Title = "T", Language = "en", Asserters = [Actor.Of(page.Choices.Mediators[0].Id)], Readers = Audience.Mediators };
        await Should.ThrowAsync<EditConflict>(() => _database.SendAsync(_world.Lead, new IssueReadout(_meeting, form)));
    }

    [Fact]
    public async Task A_mediator_that_a_readout_names_stays()
    {
        var page = await _database.SendAsync(_world.Staff, new ReadReadoutForm(_meeting));
        var mediator = page.Choices.Mediators[0].Id;
        await _database.SendAsync(_world.Staff, new EnterReadout(_meeting, Form(("Said.", "")) with { Kind = ReadoutKind.Mediators, Asserters = [Actor.Of(mediator)], Readers = Audience.Mediators }));
        await RefusedAsync("mediator.said", () => _database.SendAsync(_world.Lead, new DeleteMediator(mediator)));
    }

    private static async Task RefusedAsync(string rule, Func<Task> act) => (await Should.ThrowAsync<RuleViolation>(act)).Rule.ShouldBe(rule);

    private static ReadoutForm Form(params (string Text, string Topic)[] passages) => new()
    {
        Kind = ReadoutKind.Unilateral,
        Title = "After Geneva",
        On = PartialDate.Parse("2022-10-03"),
        Zone = "UTC",
        Language = "en",
        Archive = "A press release",
        Passages = [.. passages.Select(p => new PassageFacts(p.Text, p.Topic))],
    };

    private Task<ReadoutsPage> ListAsync(Viewer viewer, Id<Readout>? left = null, Id<Readout>? right = null) => _database.SendAsync(viewer, new ReadReadouts(_meeting, left, right));

    private Task<Id<Readout>> SayAsync(Viewer viewer, ReadoutReach reach, params (string Text, string Topic)[] passages) =>
        _database.SendAsync(viewer, new EnterReadout(_meeting, Form(passages) with { Reach = reach }));

    private Task<Id<ReadoutLine>> TakeAsync(Id<Note> note, Id<ReadoutLine> id, string text) =>
        _database.SendAsync(_world.Staff, new TakeDownReadoutLine(_meeting, note, id, new PassageFacts(text, " Talks ")));

    private Task<Id<Note>> NoteAsync(NoteReach reach, Conveyance? conveyance) => _database.SendAsync(_world.Staff, new KeepNote(_meeting, Id<Note>.New(), new NoteForm
    {
        Facts = new NoteFacts { Text = "Said", SpeakerAs = Capacity.Party, SpeakerParty = _world.Talks.First.Id, Speaker = "Minister", Conveyance = conveyance },
        Reach = reach,
        Delegation = reach == NoteReach.OneDelegation ? _world.Talks.First.Id : null,
    }));

    private Task<Id<Meeting>> MeetAsync(Sharing sharing) => _database.SendAsync(_world.Staff, new KeepMeeting(null, new MeetingForm
    {
        Facts = new MeetingFacts { Title = "Geneva" },
        Date = PartialDate.Parse("2022-10-02"),
        Zone = "Europe/Zurich",
        Sharing = sharing,
        Delegation = sharing == Sharing.OneDelegation ? _world.Talks.First.Id : null,
        Held = true,
    }));
}
