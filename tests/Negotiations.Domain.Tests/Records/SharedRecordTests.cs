using System.Text;
using System.Text.Json.Nodes;
using Negotiations.Domain.Dates;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Notes;
using Negotiations.Domain.Parties;
using Negotiations.Domain.Processes;
using Negotiations.Domain.Records;

namespace Negotiations.Domain.Tests.Records;

public sealed class SharedRecordTests
{
    private static readonly Id<Process> Process = Id<Process>.New();
    private static readonly Id<Party> One = Id<Party>.New();
    private static readonly Id<Party> Two = Id<Party>.New();
    private static readonly Author Staff = new(Guid.Parse("11111111-1111-1111-1111-111111111111"), "Staff", new DateTimeOffset(2022, 10, 5, 8, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData(Sharing.AllMembers, "PartiesAndObservers Parties One Two Mediators")]
    [InlineData(Sharing.Parties, "Parties One Two Mediators")]
    [InlineData(Sharing.OneDelegation, "One Mediators")]
    [InlineData(Sharing.MediatorsOnly, "Mediators")]
    public void Nobody_reads_a_record_who_does_not_read_the_meeting_and_never_the_intermediary(Sharing sharing, string choices)
    {
        var named = new Dictionary<string, Audience>
        {
            ["PartiesAndObservers"] = Audience.PartiesAndObservers,
            ["Parties"] = Audience.Of(Sharing.Parties, null),
            ["One"] = Audience.Of(Sharing.OneDelegation, One),
            ["Two"] = Audience.Of(Sharing.OneDelegation, Two),
            ["Mediators"] = Audience.Mediators,
        };
        var meeting = Held(sharing);

        SharedRecord.ReadersFor(meeting, [One, Two]).Select(r => named.Single(n => n.Value == r).Key).ShouldBe(choices.Split(' '));
        SharedRecord.ReadersOf(meeting).OpenTo.HasFlag(OpenTo.Intermediary).ShouldBeFalse();
        foreach (var wider in named.Where(n => !choices.Split(' ').Contains(n.Key)).Select(n => n.Value).Append(Audience.Of(Sharing.AllMembers, null)))
        {
            Rule(() => SharedRecord.Open(meeting, wider, Staff)).ShouldBe("record.readers-of-meeting");
        }
    }

    [Fact]
    public void A_record_goes_its_way_and_a_correction_is_the_next_version()
    {
        var world = new Written();
        var (record, source) = (world.Record, world.Source());
        Rule(() => record.Correct(Staff)).ShouldBe("record.one-draft");

        var first = record.Circulate(source, "SALT", Staff);
        var again = record.Circulate(source, "SALT", Staff);
        var approved = record.Approve(source, "SALT", Staff);

        (first.Stage, first.Number, first.Circulation, first.Issue).ShouldBe((RecordStage.ForComment, 1, 1, 1));
        (again.Stage, again.Number, again.Circulation, again.Issue).ShouldBe((RecordStage.ForComment, 1, 2, 2));
        (approved.Stage, approved.Number, approved.Circulation, approved.Issue).ShouldBe((RecordStage.Approved, 1, 0, 3));
        Rule(() => record.Approve(source, "SALT", Staff)).ShouldBe("record.approved-stays");
        Rule(() => record.Circulate(source, "SALT", Staff)).ShouldBe("record.approved-stays");
        Rule(() => record.Reword(world.Paragraph, 1, world.Paragraph.Facts, world.Point, Staff)).ShouldBe("record.approved-stays");
        Rule(() => record.TakeOut(Staff)).ShouldBe("record.approved-stays");
        Rule(() => record.ChooseReaders(world.Meeting, record.Readers, Staff)).ShouldBe("record.approved-stays");
        record.Correct(Staff);
        record.Reword(world.Paragraph, 1, world.Paragraph.Facts with { Text = "Corrected" }, world.Point, Staff);
        var corrected = record.Approve(source, "SALT", Staff);
        (corrected.Number, corrected.Issue).ShouldBe((2, 4));
        approved.Lines.ShouldContain(l => l.Text == "What was said");
        corrected.Hash.ShouldNotBe(approved.Hash);
    }

    [Fact]
    public void Its_readers_stay_once_something_went_out()
    {
        var world = new Written();
        world.Record.ChooseReaders(world.Meeting, Audience.Of(Sharing.OneDelegation, One), Staff);
        world.Record.Circulate(world.Source(), "SALT", Staff);

        Rule(() => world.Record.ChooseReaders(world.Meeting, Audience.Of(Sharing.Parties, null), Staff)).ShouldBe("record.readers-stay");
        world.Record.ChooseReaders(world.Meeting, Audience.Of(Sharing.OneDelegation, One), Staff);
    }

    [Fact]
    public void What_is_circulated_is_for_its_readers_and_the_working_copy_for_the_mediators()
    {
        var world = new Written();
        var version = world.Record.Circulate(world.Source(), "SALT", Staff);

        Audience.Of(world.Record).ShouldBe(Audience.Mediators);
        Audience.Of(world.Paragraph).ShouldBe(Audience.Mediators);
        Audience.Of(version).ShouldBe(Audience.PartiesAndObservers);
        version.Lines.ShouldAllBe(l => Audience.Of(l) == Audience.PartiesAndObservers);
    }

    [Fact]
    public void An_empty_record_and_one_of_a_meeting_that_was_not_held_are_not_frozen()
    {
        var world = new Written();
        Rule(() => world.Record.Circulate(world.Source() with { Paragraphs = [] }, "SALT", Staff)).ShouldBe("record.not-empty");
        world.Meeting.PlanAgain(Staff);
        Rule(() => world.Record.Approve(world.Source(), "SALT", Staff)).ShouldBe("record.held");
    }

    [Fact]
    public void Internal_points_and_notes_that_were_not_kept_for_it_never_enter()
    {
        var world = new Written();
        var inside = world.Meeting.PutOnAgenda(2, "Inside", internally: true);
        Rule(() => world.Record.Write(2, new ParagraphFacts { Text = "Inside", Part = RecordPart.Point, AgendaItem = inside.Id }, inside, null, Staff)).ShouldBe("record.internal-point");
        foreach (var (reach, party) in new[] { (NoteReach.Mediators, (Id<Party>?)null), (NoteReach.OneDelegation, One) })
        {
            var note = Note.Keep(Id<Note>.New(), world.Meeting, reach, party, Staff.At, new NoteFacts { Text = "A confidence" }, null, Staff);
            Rule(() => world.Record.Write(2, new ParagraphFacts { Text = "A confidence" }, null, note, Staff)).ShouldBe("record.note");
        }

        var gone = Note.Keep(Id<Note>.New(), world.Meeting, NoteReach.SharedRecord, null, Staff.At, new NoteFacts { Text = "Taken out" }, null, Staff);
        gone.TakeOut(Staff);
        Rule(() => world.Record.Write(2, new ParagraphFacts { Text = "Taken out" }, null, gone, Staff)).ShouldBe("record.note");
    }

    [Fact]
    public void Who_speaks_for_a_party_names_it()
    {
        var world = new Written();
        Rule(() => world.Record.Write(2, new ParagraphFacts { Text = "Said", SpeakerAs = Capacity.Party }, null, null, Staff)).ShouldBe("record.speaker");
        Rule(() => world.Record.Write(2, new ParagraphFacts { Text = "Said", SpeakerAs = Capacity.Host, SpeakerParty = One }, null, null, Staff)).ShouldBe("record.speaker");
    }

    [Fact]
    public void A_version_stands_in_the_order_of_opening_agenda_and_closing()
    {
        var world = new Written();
        var closing = world.Record.Write(1, new ParagraphFacts { Text = "Last", Part = RecordPart.Closing }, null, null, Staff);
        var opening = world.Record.Write(9, new ParagraphFacts { Text = "First" }, null, null, Staff);

        var version = world.Record.Approve(world.Source() with { Paragraphs = [closing, world.Paragraph, opening] }, "SALT", Staff);

        version.Lines.Select(l => l.Part == RecordPart.Participant ? l.Speaker : l.Text).ShouldBe(["A minister", "A mediator", "First", "What was said", "Last"]);
        version.Lines.Select(l => l.Position).ShouldBe([1, 2, 3, 4, 5]);
        version.Lines.ShouldNotContain(l => l.Speaker == "Somebody absent");
    }

    [Fact]
    public void Under_the_rule_a_version_names_nobody_by_name_or_side()
    {
        var world = new Written();
        world.Meeting.Attribute(attributed: false, Staff);
        var version = world.Record.Approve(world.Source(), "SALT", Staff);

        version.WithoutAttribution.ShouldBeTrue();
        version.Lines.ShouldAllBe(l => l.Part != RecordPart.Participant && l.SpeakerAs == null && l.SpeakerPartyId == null && l.SpeakerCode == "" && l.Speaker == "");
        Encoding.UTF8.GetString(RecordDocument.Canonical(version, version.Lines)).ShouldNotContain("ONE", Case.Sensitive);
    }

    [Fact]
    public void Under_the_rule_for_one_point_the_others_keep_who_spoke()
    {
        var world = new Written();
        var opening = world.Record.Write(2, new ParagraphFacts { Text = "Said before", SpeakerAs = Capacity.Mediator, Speaker = "A mediator" }, null, null, Staff);
        world.Point.Word(1, "Release", AgendaState.Open, withoutAttribution: true);
        var version = world.Record.Approve(world.Source() with { Paragraphs = [world.Paragraph, opening] }, "SALT", Staff);

        version.Lines.Single(l => l.Text == "What was said").SpeakerPartyId.ShouldBeNull();
        version.Lines.Single(l => l.Text == "Said before").Speaker.ShouldBe("A mediator");
        version.Lines.ShouldContain(l => l.Part == RecordPart.Participant);
    }

    [Fact]
    public void The_hash_is_over_a_canonical_form_that_says_everything()
    {
        var world = new Written();
        var version = world.Record.Approve(world.Source(), "SALT", Staff);
        var json = JsonNode.Parse(RecordDocument.Canonical(version, version.Lines))!;

        json["format"]!.GetValue<string>().ShouldBe(RecordDocument.Format);
        (json["meeting"]!.GetValue<string>(), json["date"]!.GetValue<string>(), json["version"]!.GetValue<int>(), json["stage"]!.GetValue<string>(), json["salt"]!.GetValue<string>())
            .ShouldBe(("Geneva", "2022-10-02", 1, "Approved", "SALT"));
        json["participants"]!.AsArray().Select(p => p!["name"]!.GetValue<string>()).ShouldBe(["A minister", "A mediator"]);
        var paragraph = json["paragraphs"]!.AsArray().ShouldHaveSingleItem()!;
        (paragraph["text"]!.GetValue<string>(), paragraph["party"]!.GetValue<string>(), paragraph["point"]!.GetValue<string>()).ShouldBe(("What was said", "ONE", "Release"));
        version.Hash.ShouldBe(RecordDocument.Hash(version, version.Lines.Reverse()));
        // Another salt is another hash: what is known of a record does not tell the rest by trying.
        var other = new Written();
        other.Record.Approve(other.Source(), "OTHER", Staff).Hash.ShouldNotBe(version.Hash);
    }

    [Fact]
    public void A_comment_is_its_delegations_and_open_to_whom_it_chose()
    {
        var world = new Written();
        var version = world.Record.Circulate(world.Source(), "SALT", Staff);
        var line = version.Lines.Single(l => l.Part == RecordPart.Point);

        var closed = version.Comment(One, line, "For the mediators", toEverybody: false, lastIssue: 1, Staff);
        var open = version.Comment(One, null, "For everybody", toEverybody: true, lastIssue: 1, Staff);

        (closed.OwnerId, closed.OpenTo).ShouldBe((One, OpenTo.Mediators));
        (open.OwnerId, open.OpenTo).ShouldBe((One, Audience.PartiesAndObservers.OpenTo));
        Audience.Of(closed.Answer(RecordOutcome.NotTakenUp, "", Staff)).ShouldBe(Audience.Of(closed));
        Audience.Of(open.Answer(RecordOutcome.TakenUp, "", Staff)).ShouldBe(Audience.Of(open));
    }

    [Fact]
    public void Only_what_is_circulated_now_is_commented_on()
    {
        var world = new Written();
        var first = world.Record.Circulate(world.Source(), "SALT", Staff);
        world.Record.Circulate(world.Source(), "SALT", Staff);
        var approved = world.Record.Approve(world.Source(), "SALT", Staff);

        Rule(() => first.Comment(One, null, "Late", false, lastIssue: 2, Staff)).ShouldBe("record.comment-closed");
        Rule(() => approved.Comment(One, null, "Late", false, lastIssue: 3, Staff)).ShouldBe("record.comment-closed");
    }

    [Fact]
    public void Two_changes_in_one_moment_are_two_changes()
    {
        var world = new Written();
        var before = world.Record.VersionToken;
        world.Record.Reword(world.Paragraph, 1, world.Paragraph.Facts, world.Point, Staff);
        world.Record.VersionToken.ShouldNotBe(before);
    }

    private static Meeting Held(Sharing sharing)
    {
        var meeting = Meeting.Plan(
            Process, Audience.Of(sharing, One), new MeetingFacts { Title = "Geneva" }, MeetingTime.At(PartialDate.Parse("2022-10-02"), new TimeOnly(10, 0), null, "Europe/Zurich"), Staff);
        meeting.Hold(Staff);
        return meeting;
    }

    private static string Rule(Action act) => Should.Throw<RuleViolation>(act).Rule;

    /// <summary>A record with one paragraph, of a meeting with two participants and one who was not there.</summary>
    private sealed class Written
    {
        public Written()
        {
            Meeting = Held(Sharing.AllMembers);
            Point = Meeting.PutOnAgenda(1, "Release", internally: false);
            Record = SharedRecord.Open(Meeting, SharedRecord.ReadersOf(Meeting), Staff);
            Paragraph = Record.Write(
                1,
                new ParagraphFacts { Text = "What was said", Part = RecordPart.Point, AgendaItem = Point.Id, SpeakerAs = Capacity.Party, SpeakerParty = One, Speaker = "A minister" },
                Point,
                null,
                Staff);
        }

        public Meeting Meeting { get; }

        public AgendaItem Point { get; }

        public SharedRecord Record { get; }

        public RecordParagraph Paragraph { get; }

        public RecordSource Source() => new(
            Meeting,
            "T-1",
            [
                Meeting.Seat(2, new ParticipantFacts { Name = "A mediator", Capacity = Capacity.Mediator }),
                Meeting.Seat(1, new ParticipantFacts { Name = "A minister", Office = "Foreign Minister", Capacity = Capacity.Party, Party = One }),
                Meeting.Seat(3, new ParticipantFacts { Name = "Somebody absent", Capacity = Capacity.Party, Party = Two, Attendance = Attendance.Apologies }),
            ],
            [Point],
            [Paragraph],
            new Dictionary<Id<Party>, string> { [One] = "ONE", [Two] = "TWO" });
    }
}
