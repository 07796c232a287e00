using Negotiations.Domain.Commitments;
using Negotiations.Domain.Dates;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Parties;
using Negotiations.Domain.Processes;

namespace Negotiations.Domain.Tests.Commitments;

public sealed class CommitmentTests
{
    private static readonly Id<Process> Process = Id<Process>.New();
    private static readonly Id<Party> One = Id<Party>.New();
    private static readonly Id<Party> Two = Id<Party>.New();
    private static readonly Author Staff = new(Guid.Parse("11111111-1111-1111-1111-111111111111"), "Staff", new DateTimeOffset(2022, 10, 5, 8, 0, 0, TimeSpan.Zero));

    [Fact]
    public void A_commitment_comes_from_a_meeting_or_from_a_statement_with_its_source()
    {
        Rule(() => Make(facts: Facts() with { Statement = "" })).ShouldBe("commitment.from");
        Rule(() => Make(facts: Facts() with { Source = "" })).ShouldBe("commitment.source");
        Make(facts: Facts() with { Statement = "", Source = "" }, meeting: Meet(Sharing.AllMembers)).Statement.ShouldBe("");
    }

    [Theory]
    [InlineData(Sharing.MediatorsOnly, Sharing.MediatorsOnly, true)]
    [InlineData(Sharing.OneDelegation, Sharing.MediatorsOnly, false)]
    [InlineData(Sharing.Parties, Sharing.OneDelegation, false)]
    [InlineData(Sharing.AllMembers, Sharing.Parties, false)]
    [InlineData(Sharing.OneDelegation, Sharing.OneDelegation, true)]
    [InlineData(Sharing.OneDelegation, Sharing.Parties, true)]
    [InlineData(Sharing.Parties, Sharing.AllMembers, true)]
    [InlineData(Sharing.AllMembers, Sharing.AllMembers, true)]
    public void Nobody_reads_a_commitment_who_does_not_see_its_meeting(Sharing sharing, Sharing meeting, bool fits)
    {
        var make = () => Make(sharing, meeting: Meet(meeting));
        if (fits)
        {
            make().MeetingId.ShouldNotBeNull();
        }
        else
        {
            Rule(() => make()).ShouldBe("commitment.wider-than-meeting");
        }
    }

    [Fact]
    public void One_delegations_meeting_has_no_commitment_for_the_other() =>
        Rule(() => Make(Sharing.OneDelegation, delegation: Two, meeting: Meet(Sharing.OneDelegation))).ShouldBe("commitment.wider-than-meeting");

    [Fact]
    public void The_intermediary_reads_no_commitment()
    {
        foreach (var sharing in Enum.GetValues<Sharing>())
        {
            Make(sharing).OpenTo.HasFlag(OpenTo.Intermediary).ShouldBeFalse(sharing.ToString());
        }

        Audience.Of(Make(Sharing.AllMembers)).ShouldBe(Audience.PartiesAndObservers);
    }

    [Fact]
    public void Nobody_promises_something_to_itself()
    {
        Rule(() => Make(facts: Facts() with { ToWhom = Actor.Of(One) })).ShouldBe("commitment.to-itself");
        Make(facts: Facts() with { ToWhom = Actor.Of(Two) }).ToWhom.ShouldBe(Actor.Of(Two));
    }

    [Fact]
    public void When_the_event_has_happened_the_date_is_counted()
    {
        var commitment = Make(due: Due.Within(10, "the signing", null, "UTC", Staff.At));
        commitment.DateEvent(PartialDate.Parse("2022-10-01"), Staff);
        (commitment.DueOn, commitment.DueAt).ShouldBe((PartialDate.Parse("2022-10-11"), new DateTimeOffset(2022, 10, 12, 0, 0, 0, TimeSpan.Zero)));
        commitment.DateEvent(null, Staff);
        (commitment.DueOn, commitment.DueAt).ShouldBe((null, null));
        Rule(() => Make().DateEvent(PartialDate.Parse("2022-10-01"), Staff)).ShouldBe("commitment.no-event");
    }

    [Fact]
    public void What_has_ended_is_spoken_of_no_more_until_it_is_taken_up_again()
    {
        var commitment = Make();
        Rule(() => commitment.TakeUpAgain(Staff)).ShouldBe("commitment.not-ended");
        commitment.End(Ending.Superseded, "By the next statement", Staff);
        Rule(() => commitment.End(Ending.Lapsed, "Twice", Staff)).ShouldBe("commitment.ended");
        Rule(() => commitment.Claim(One, CommitmentReach.Mediators, Said(), Staff)).ShouldBe("commitment.ended");
        Rule(() => commitment.Assess(1, Verdict.Verified, "", CommitmentReach.Mediators, Staff)).ShouldBe("commitment.ended");
        commitment.TakeUpAgain(Staff);
        (commitment.Ending, commitment.EndReason, commitment.EndedAt).ShouldBe((null, "", null));
    }

    [Theory]
    [InlineData(Sharing.MediatorsOnly)]
    [InlineData(Sharing.OneDelegation)]
    [InlineData(Sharing.Parties)]
    [InlineData(Sharing.AllMembers)]
    public void What_is_said_of_a_commitment_is_never_open_to_more_than_see_it(Sharing sharing)
    {
        var commitment = Make(sharing);
        Audience.Of(commitment.Report(Two, CommitmentReach.Mediators, Said() with { Source = "A report" }, Staff)).ShouldBe(Audience.Mediators);
        Audience.Of(commitment.Report(Two, CommitmentReach.EveryReader, Said() with { Source = "A report" }, Staff)).ShouldBe(Audience.Of(commitment));
        Audience.Of(commitment.Assess(1, Verdict.Partly, "", CommitmentReach.Mediators, Staff)).ShouldBe(Audience.Mediators);
        Audience.Of(commitment.Assess(1, Verdict.Partly, "", CommitmentReach.EveryReader, Staff)).ShouldBe(Audience.Of(commitment));
        Audience.Of(commitment.Claim(One, CommitmentReach.Mediators, Said(), Staff)).ShouldBe(new Audience(One, OpenTo.Mediators));
        Audience.Of(commitment.Claim(One, CommitmentReach.EveryReader, Said(), Staff)).ShouldBe(new Audience(One, commitment.OpenTo));
    }

    [Fact]
    public void A_delegations_claim_is_its_own_and_what_mediators_enter_is_theirs()
    {
        var commitment = Make(Sharing.OneDelegation);
        ((IKeptByMediators)commitment.Claim(One, CommitmentReach.EveryReader, Said(), Staff)).KeptByMediators.ShouldBeFalse();
        ((IKeptByMediators)commitment.Report(One, CommitmentReach.EveryReader, Said() with { Source = "A report" }, Staff)).KeptByMediators.ShouldBeTrue();
        Rule(() => commitment.Report(One, CommitmentReach.EveryReader, Said(), Staff)).ShouldBe("claim.source");
    }

    [Fact]
    public void Nothing_is_claimed_as_of_a_day_that_is_to_come_everywhere()
    {
        // At 8:00 UTC on the 5th it is the 5th everywhere but in the easternmost zones at the latest hours.
        Rule(() => Make().Claim(One, CommitmentReach.Mediators, Said() with { On = PartialDate.Parse("2022-10-06") }, Staff)).ShouldBe("claim.to-come");
        var late = Staff with { At = new DateTimeOffset(2022, 10, 5, 20, 30, 0, TimeSpan.Zero) };
        Make().Claim(One, CommitmentReach.Mediators, Said() with { On = PartialDate.Parse("2022-10-06") }, late).On.ShouldBe(PartialDate.Parse("2022-10-06"));
        Make().Claim(One, CommitmentReach.Mediators, Said() with { On = PartialDate.Parse("2022-10") }, Staff).On.ShouldBe(PartialDate.Parse("2022-10"));
    }

    [Fact]
    public void What_is_entered_late_stands_where_its_day_ended()
    {
        var commitment = Make();
        var now = commitment.Claim(One, CommitmentReach.Mediators, Said(), Staff);
        var late = commitment.Report(One, CommitmentReach.Mediators, Said() with { On = PartialDate.Parse("2022-09"), Source = "A report" }, Staff with { At = Staff.At.AddDays(1) });
        now.Order.ShouldBe(Staff.At);
        late.Order.ShouldBe(new DateTimeOffset(2022, 10, 1, 0, 0, 0, TimeSpan.Zero));
    }

    private static CommitmentFacts Facts() => new() { What = "Hand over maps", Who = Actor.Of(One), Statement = "A statement", Source = "Where it is published" };

    private static ClaimFacts Said() => new() { Compliance = Compliance.Done, On = PartialDate.Parse("2022-10-05") };

    private static Commitment Make(Sharing sharing = Sharing.MediatorsOnly, CommitmentFacts? facts = null, Due? due = null, Meeting? meeting = null, Id<Party>? delegation = null) =>
        Commitment.TakeDown(Id<Commitment>.New(), Process, Commitment.AudienceOf(sharing, delegation ?? One), facts ?? Facts(), due ?? Due.Never("UTC"), meeting, null, Staff);

    private static Meeting Meet(Sharing sharing) => Meeting.Plan(
        Process, Audience.Of(sharing, One), new MeetingFacts { Title = "A meeting" }, MeetingTime.At(PartialDate.Parse("2022-10-02"), null, null, "Europe/Zurich"), Staff);

    private static string Rule(Action action) => Should.Throw<RuleViolation>(action).Rule;
}
