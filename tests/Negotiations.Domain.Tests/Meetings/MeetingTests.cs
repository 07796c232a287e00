using Negotiations.Domain.Dates;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Parties;
using Negotiations.Domain.Processes;

namespace Negotiations.Domain.Tests.Meetings;

public sealed class MeetingTests
{
    private static readonly Id<Process> Process = Id<Process>.New();
    private static readonly Id<Party> One = Id<Party>.New();
    private static readonly Id<Party> Two = Id<Party>.New();
    private static readonly Author Staff = new(Guid.Parse("11111111-1111-1111-1111-111111111111"), "Staff", new DateTimeOffset(2022, 10, 5, 8, 0, 0, TimeSpan.Zero));

    [Fact]
    public void A_call_has_no_venue()
    {
        Rule(() => Plan(format: MeetingFormat.Call, venue: "Geneva")).ShouldBe("meeting.call-has-no-venue");
        Plan(format: MeetingFormat.Call).Venue.ShouldBe("");
    }

    [Fact]
    public void What_has_not_begun_was_not_held()
    {
        var tomorrow = Plan(date: "2022-10-06");
        Rule(() => tomorrow.Hold(Staff)).ShouldBe("meeting.not-yet");
        tomorrow.Status.ShouldBe(MeetingStatus.Planned);
    }

    [Fact]
    public void A_session_ends_to_the_minute_and_once()
    {
        var planned = Plan(date: "2022-10-04");
        Rule(() => planned.End(Staff)).ShouldBe("meeting.end");

        var meeting = Meeting.Plan(Process, Audience.Of(Sharing.MediatorsOnly, null), new MeetingFacts { Title = "Call" }, MeetingTime.At(PartialDate.Parse("2022-10-04"), new TimeOnly(9, 0), null, "Etc/UTC"), Staff);
        meeting.Hold(Staff);
        var end = Staff with { At = new DateTimeOffset(2022, 10, 4, 10, 30, 59, TimeSpan.Zero) };
        Rule(() => meeting.End(Staff with { At = meeting.StartsAt!.Value.AddSeconds(30) })).ShouldBe("meeting.end");
        meeting.End(end);
        meeting.EndsAt.ShouldBe(new DateTimeOffset(2022, 10, 4, 10, 30, 0, TimeSpan.Zero));
        var revision = meeting.CalendarRevision;

        meeting.End(end with { At = end.At.AddHours(1) });

        meeting.EndsAt.ShouldBe(new DateTimeOffset(2022, 10, 4, 10, 30, 0, TimeSpan.Zero));
        meeting.CalendarRevision.ShouldBe(revision);
    }

    [Fact]
    public void A_meeting_goes_its_way()
    {
        var meeting = Meeting.Propose(Process, One, new MeetingFacts { Title = "Asked for" }, At("2022-10-04"), Staff);
        Rule(() => meeting.Hold(Staff)).ShouldBe("meeting.hold");
        meeting.PlanAgain(Staff);
        Rule(() => meeting.PlanAgain(Staff)).ShouldBe("meeting.plan");
        meeting.Postpone("No visa", Staff);
        meeting.Reason.ShouldBe("No visa");
        meeting.PlanAgain(Staff);
        meeting.Reason.ShouldBe("");
        meeting.Hold(Staff);
        Rule(() => meeting.Cancel("", Staff)).ShouldBe("meeting.to-come");
        meeting.Status.ShouldBe(MeetingStatus.Held);
    }

    [Fact]
    public void A_proposal_is_seen_by_its_delegation_and_the_mediators()
    {
        var meeting = Meeting.Propose(Process, One, new MeetingFacts { Title = "Asked for" }, At("2022-10-04"), Staff);
        Audience.Of(meeting).ShouldBe(Audience.Of(Sharing.OneDelegation, One));
    }

    [Theory]
    [InlineData(Sharing.MediatorsOnly, Sharing.AllMembers, Sharing.MediatorsOnly)]
    [InlineData(Sharing.Parties, Sharing.AllMembers, Sharing.Parties)]
    [InlineData(Sharing.OneDelegation, Sharing.Parties, Sharing.OneDelegation)]
    [InlineData(Sharing.OneDelegation, Sharing.MediatorsOnly, Sharing.MediatorsOnly)]
    [InlineData(Sharing.AllMembers, Sharing.AllMembers, Sharing.AllMembers)]
    public void A_tie_is_seen_by_those_who_see_both(Sharing from, Sharing to, Sharing tie)
    {
        Audience.Of(Plan(from).Tie(MeetingTie.Mandates, Plan(to))).Sharing.ShouldBe(tie);
        Audience.Of(Plan(to).Tie(MeetingTie.Mandates, Plan(from))).Sharing.ShouldBe(tie);
    }

    [Fact]
    public void A_tie_between_what_one_delegation_sees_and_what_the_other_sees_is_the_mediators()
    {
        var (one, two) = (Plan(Sharing.OneDelegation), Plan(Sharing.OneDelegation, delegation: Two));
        Audience.Of(one.Tie(MeetingTie.Follows, two)).ShouldBe(Audience.Mediators);
    }

    [Fact]
    public void A_meeting_is_not_tied_to_itself()
    {
        var meeting = Plan();
        Rule(() => meeting.Tie(MeetingTie.Follows, meeting)).ShouldBe("meeting.link-itself");
    }

    [Fact]
    public void An_internal_point_is_for_the_mediators_whoever_sees_the_meeting()
    {
        var meeting = Plan(Sharing.AllMembers);
        Audience.Of(meeting.PutOnAgenda(1, "Inside", internally: true)).ShouldBe(Audience.Mediators);
        Audience.Of(meeting.PutOnAgenda(2, "Shared", internally: false)).ShouldBe(Audience.Of(meeting));
    }

    [Fact]
    public void Whoever_sits_there_for_a_party_names_it_and_nobody_else_does()
    {
        Rule(() => Plan().Seat(1, new ParticipantFacts { Name = "A minister", Capacity = Capacity.Party })).ShouldBe("participant.party");
        Rule(() => Plan().Seat(1, new ParticipantFacts { Name = "A mediator", Capacity = Capacity.Mediator, Party = One })).ShouldBe("participant.party");
    }

    [Fact]
    public void What_is_shared_with_one_delegation_names_it() =>
        Rule(() => Audience.Of(Sharing.OneDelegation, null)).ShouldBe("audience.delegation");

    private static Meeting Plan(Sharing sharing = Sharing.AllMembers, MeetingFormat format = MeetingFormat.Plenary, string venue = "", string date = "2022-10-02", Id<Party>? delegation = null) =>
        Meeting.Plan(Process, Audience.Of(sharing, delegation ?? One), new MeetingFacts { Title = "A meeting", Format = format, Venue = venue }, At(date), Staff);

    private static MeetingTime At(string date) => MeetingTime.At(PartialDate.Parse(date), null, null, "Europe/Zurich");

    private static string Rule(Action action) => Should.Throw<RuleViolation>(action).Rule;
}
