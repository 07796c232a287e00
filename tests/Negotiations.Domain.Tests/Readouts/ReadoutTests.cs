using Negotiations.Domain.Dates;
using Negotiations.Domain.Mediators;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Notes;
using Negotiations.Domain.Parties;
using Negotiations.Domain.Processes;
using Negotiations.Domain.Readouts;

namespace Negotiations.Domain.Tests.Readouts;

public sealed class ReadoutTests
{
    private static readonly Author Staff = new(Guid.NewGuid(), "Staff", new DateTimeOffset(2022, 10, 5, 12, 0, 0, TimeSpan.Zero));
    private static readonly Id<Process> Talks = Id<Process>.New();
    private static readonly Id<Party> First = Id<Party>.New();
    private static readonly Id<Party> Second = Id<Party>.New();
    private static readonly Id<Mediator> Mediator = Id<Mediator>.New();

    [Theory]
    [InlineData("One.\n\nTwo\nstill two.\n \n\nThree.", "One.|Two\nstill two.|Three.")]
    [InlineData("One.\r\nTwo.\r\n", "One.|Two.")]
    [InlineData("\n\n  One.  \n\n", "One.")]
    [InlineData(" \n ", "")]
    public void A_text_is_cut_into_its_paragraphs(string text, string paragraphs) => string.Join('|', ReadoutText.Cut(text)).ShouldBe(paragraphs);

    [Theory]
    [InlineData("Prisoners", " prisoners ", true)]
    [InlineData("Prisoners of  war", "PRISONERS OF WAR", true)]
    [InlineData("Ｐrisoners", "prison\u200Eers", true)]
    [InlineData("Գերիներ", "ԳԵՐԻՆԵՐ", true)]
    [InlineData("Prisoners", "Pri\uFFFEsoners", true)]
    [InlineData("Prisoners", "Prisoner", false)]
    [InlineData("Prisoners", "", false)]
    public void Two_spellings_of_a_topic_are_one(string one, string other, bool same) => (ReadoutText.KeyOf(one) == ReadoutText.KeyOf(other)).ShouldBe(same);

    [Theory]
    [InlineData("https://example.org/a", true)]
    [InlineData("http://example.org", true)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("//example.org", false)]
    [InlineData("https://known.example@example.org", false)]
    [InlineData("data:text/html,x", false)]
    public void A_source_is_an_address_on_the_web(string address, bool accepted)
    {
        void Enter() => Readout.Enter(Held(), Audience.Mediators, Facts(f => f with { Address = address }), Staff);
        if (accepted)
        {
            Enter();
        }
        else
        {
            Should.Throw<RuleViolation>(Enter).Rule.ShouldBe("readout.address");
        }
    }

    [Fact]
    public void Who_speaks_fits_the_kind()
    {
        (ReadoutKind, Actor[], string?)[] cases =
        [
            (ReadoutKind.Unilateral, [Actor.Of(First)], null),
            (ReadoutKind.Unilateral, [Actor.Other("A ministry")], null),
            (ReadoutKind.Unilateral, [Actor.Of(First), Actor.Of(Second)], "readout.one"),
            (ReadoutKind.Unilateral, [Actor.Of(Mediator)], "readout.one"),
            (ReadoutKind.Joint, [Actor.Of(First), Actor.Of(Second), Actor.Of(Mediator)], null),
            (ReadoutKind.Joint, [Actor.Of(First)], "readout.several"),
            (ReadoutKind.Joint, [Actor.Of(First), Actor.Of(First)], "readout.several"),
            (ReadoutKind.Joint, [Actor.Of(First), Actor.Intermediary], "readout.several"),
            (ReadoutKind.Mediators, [Actor.Of(Mediator)], null),
            (ReadoutKind.Mediators, [Actor.Of(First)], "readout.mediator"),
            (ReadoutKind.Mediators, [], "readout.mediator"),
        ];
        foreach (var (kind, who, rule) in cases)
        {
            RuleOf(() => Readout.Enter(Held(), Audience.Mediators, Facts(f => f with { Kind = kind, Asserters = who }), Staff)).ShouldBe(rule, $"{kind} {who.Length}");
        }
    }

    [Fact]
    public void What_others_said_has_a_source_was_said_and_says_something()
    {
        RuleOf(() => Readout.Enter(Held(), Audience.Mediators, Facts(f => f with { Address = "", Archive = "" }), Staff)).ShouldBe("readout.source");
        RuleOf(() => Readout.Enter(Held(), Audience.Mediators, Facts(f => f with { Issued = At("2022-10-08") }), Staff)).ShouldBe("readout.to-come");
        RuleOf(() => Readout.Enter(Held(), Audience.Mediators, Facts(f => f with { Passages = [] }), Staff)).ShouldBe("readout.passages");
        RuleOf(() => Readout.Enter(Planned(Sharing.Parties), Audience.Mediators, Facts(), Staff)).ShouldBe("readout.held");
    }

    [Fact]
    public void Its_readers_are_never_more_than_those_of_the_meeting_and_never_the_intermediary()
    {
        RuleOf(() => Readout.Enter(Held(Sharing.Parties), Audience.PartiesAndObservers, Facts(), Staff)).ShouldBe("readout.readers");
        RuleOf(() => Readout.Enter(Held(Sharing.MediatorsOnly), Audience.Of(Sharing.OneDelegation, First), Facts(), Staff)).ShouldBe("readout.readers");
        RuleOf(() => Readout.Enter(Held(Sharing.AllMembers), Audience.Of(Sharing.AllMembers, null), Facts(), Staff)).ShouldBe("readout.readers");
        RuleOf(() => Readout.Enter(Held(Sharing.AllMembers), Audience.PartiesAndObservers, Facts(), Staff)).ShouldBeNull();
        var own = Readout.EnterOwn(Held(Sharing.AllMembers), First, ReadoutReach.EveryReader, Facts(), Staff);
        own.OpenTo.ShouldBe(OpenTo.Mediators | OpenTo.Parties | OpenTo.Observers);
        Readout.EnterOwn(Held(Sharing.Parties), First, ReadoutReach.OwnDelegation, Facts(), Staff).OpenTo.ShouldBe(OpenTo.OwnerOnly);
        RuleOf(() => Readout.EnterOwn(Held(), Second, ReadoutReach.Mediators, Facts(), Staff)).ShouldBe("readout.own");
    }

    [Fact]
    public void A_correction_is_the_next_revision_for_the_same_readers_and_the_earlier_one_stays()
    {
        var first = Readout.Enter(Held(), Audience.Of(Sharing.Parties, null), Facts(), Staff);
        var second = first.Revise(Facts(f => f with { Passages = [new PassageFacts("Corrected.", "")] }), "A word", Staff);

        (first.IsSuperseded, second.Revision, second.FirstId, second.OpenTo).ShouldBe((true, 2, first.Id, first.OpenTo));
        first.Passages.Single().Text.ShouldBe("The ministers met.");
        RuleOf(() => first.Revise(Facts(), "Again", Staff)).ShouldBe("readout.superseded");
        RuleOf(() => first.Withdraw("No", Staff)).ShouldBe("readout.superseded");
        RuleOf(() => second.Revise(Facts(f => f with { Asserters = [Actor.Of(Second)] }), "Another", Staff)).ShouldBe("readout.asserter-stays");
        second.Withdraw("Published by mistake", Staff);
        RuleOf(() => second.Revise(Facts(), "Again", Staff)).ShouldBe("readout.withdrawn");
        RuleOf(() => second.Name(new Dictionary<Id<ReadoutPassage>, string>(), Staff)).ShouldBe("readout.withdrawn");
    }

    [Fact]
    public void What_was_told_in_confidence_does_not_go_into_the_mediators_draft()
    {
        var meeting = Held();
        var draft = ReadoutDraft.Open(meeting, Staff);
        foreach (var (reach, conveyance, refused) in new (NoteReach, Conveyance?, bool)[]
        {
            (NoteReach.SharedRecord, null, false), (NoteReach.Mediators, null, false), (NoteReach.Mediators, Conveyance.No, true), (NoteReach.OneDelegation, null, true),
            (NoteReach.OneDelegation, Conveyance.No, true), (NoteReach.OneDelegation, Conveyance.Yes, false), (NoteReach.OneDelegation, Conveyance.AsOwnIdea, false),
        })
        {
            var note = Note.Keep(Id<Note>.New(), meeting, reach, First, Staff.At, new NoteFacts { Text = "Said", Conveyance = conveyance }, null, Staff);
            RuleOf(() => draft.TakeDown(Id<ReadoutLine>.New(), 1, new PassageFacts("Said", ""), note, Staff)).ShouldBe(refused ? "readout.confidence" : null, $"{reach} {conveyance}");
        }
    }

    [Fact]
    public void To_issue_freezes_the_lines_once()
    {
        var meeting = Held();
        var draft = ReadoutDraft.Open(meeting, Staff);
        var facts = Facts(f => f with { Kind = ReadoutKind.Mediators, Asserters = [Actor.Of(Mediator)], Archive = "" });
        RuleOf(() => draft.Issue(meeting, Audience.Mediators, facts, [], Staff)).ShouldBe("readout.no-lines");
        var later = draft.TakeDown(Id<ReadoutLine>.New(), 2, new PassageFacts("Then", "B"), null, Staff);
        var line = draft.TakeDown(Id<ReadoutLine>.New(), 1, new PassageFacts("First", "A"), null, Staff);

        var issued = draft.Issue(meeting, Audience.Of(Sharing.Parties, null), facts, [later, line], Staff);

        issued.Passages.OrderBy(p => p.Position).Select(p => p.Text).ShouldBe(["First", "Then"]);
        (issued.IsIssuedHere, line.IssuedInId, draft.OpenTo).ShouldBe((true, issued.Id, OpenTo.Mediators));
        RuleOf(() => draft.Reword(line, 1, new PassageFacts("Other", ""), Staff)).ShouldBe("readout.line-gone");
        RuleOf(() => draft.TakeOut(line, Staff)).ShouldBe("readout.line-gone");
    }

    private static string? RuleOf(Action act)
    {
        try
        {
            act();
            return null;
        }
        catch (RuleViolation e)
        {
            return e.Rule;
        }
    }

    private static Meeting Planned(Sharing sharing) =>
        Meeting.Plan(Talks, Audience.Of(sharing, sharing == Sharing.OneDelegation ? First : null), new MeetingFacts { Title = "Geneva" }, At("2022-10-02"), Staff);

    private static Meeting Held(Sharing sharing = Sharing.Parties)
    {
        var meeting = Planned(sharing);
        meeting.Hold(Staff);
        return meeting;
    }

    private static MeetingTime At(string date) => MeetingTime.At(PartialDate.Parse(date), null, null, "UTC");

    private static ReadoutFacts Facts(Func<ReadoutFacts, ReadoutFacts>? with = null)
    {
        var facts = new ReadoutFacts
        {
            Asserters = [Actor.Of(First)],
            Title = "After Geneva",
            Issued = At("2022-10-03"),
            Language = "en",
            Archive = "A press release",
            Passages = [new PassageFacts("The ministers met.", "Meeting")],
        };
        return with is null ? facts : with(facts);
    }
}
