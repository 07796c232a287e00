using Negotiations.Domain.Claims;
using Negotiations.Domain.Dates;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Parties;
using Negotiations.Domain.Processes;

namespace Negotiations.Domain.Tests.Claims;

public sealed class ClaimTests
{
    private static readonly Id<Process> Process = Id<Process>.New();
    private static readonly Id<Party> One = Id<Party>.New();
    private static readonly Id<Party> Two = Id<Party>.New();
    private static readonly Author Staff = new(Guid.Parse("11111111-1111-1111-1111-111111111111"), "Staff", new DateTimeOffset(2022, 10, 5, 8, 0, 0, TimeSpan.Zero));
    private static readonly Audience All = Audience.PartiesAndObservers;

    [Theory]
    [InlineData(FigureKind.Exactly, 290, null, 290L, 290L)]
    [InlineData(FigureKind.AtLeast, 286, null, 286L, null)]
    [InlineData(FigureKind.AtMost, 286, null, null, 286L)]
    [InlineData(FigureKind.About, 4000, null, 3600L, 4400L)]
    [InlineData(FigureKind.About, 7, null, 7L, 7L)]
    [InlineData(FigureKind.Between, 12, 14L, 12L, 14L)]
    public void A_figure_leaves_possible_what_it_says(FigureKind kind, long figure, long? to, long? low, long? high)
    {
        var claim = Report(Open(), Figure(figure) with { FigureKind = kind, FigureTo = to });
        (claim.Low, claim.High).ShouldBe((low, high));
    }

    [Fact]
    public void A_date_covers_its_days_and_a_statement_answers_or_leaves_open()
    {
        var dated = Open(ClaimKind.Date);
        var (day, month) = (Report(dated, Said() with { Date = PartialDate.Parse("2022-09-20") }), Report(dated, Said() with { Date = PartialDate.Parse("2022-09") }));
        (day.Low >= month.Low && day.High <= month.High).ShouldBeTrue();
        var stated = Open(ClaimKind.Statement);
        Report(stated, Said() with { Stance = Stance.Affirms }).Low.ShouldBe(1);
        Report(stated, Said() with { Stance = Stance.Denies }).High.ShouldBe(0);
        // To look into it, and even to find, answers for nobody else: an allegation is never made a finding here.
        foreach (var stance in new[] { Stance.Other, Stance.LooksInto, Stance.Finds })
        {
            var other = Report(stated, Said() with { Stance = stance });
            (other.Low, other.High).ShouldBe((null, null));
        }
    }

    [Fact]
    public void A_claim_gives_what_its_subject_asks_for()
    {
        Rule(() => Report(Open(), Said())).ShouldBe("claim.kind");
        Rule(() => Report(Open(), Said() with { Date = PartialDate.Parse("2022") })).ShouldBe("claim.kind");
        Rule(() => Report(Open(ClaimKind.Statement), Figure(1))).ShouldBe("claim.kind");
        Rule(() => Report(Open(ClaimKind.Date), Figure(1) with { Date = PartialDate.Parse("2022") })).ShouldBe("claim.kind");
        Rule(() => Report(Open(), Figure(14) with { FigureKind = FigureKind.Between, FigureTo = 12 })).ShouldBe("claim.range");
    }

    [Fact]
    public void What_the_mediators_enter_names_its_source_and_says_who_entered_it()
    {
        Rule(() => Open().Report(Actor.Of(One), All, Figure(1) with { Source = "" }, null, Staff)).ShouldBe("claim.no-source");
        ((IKeptByMediators)Report(Open(), Figure(1))).KeptByMediators.ShouldBeTrue();
        var own = Open().Claim(One, ClaimReach.EveryReader, Figure(1) with { Source = "" }, null, Staff);
        (own.IsReported, own.Asserter, ((IKeptByMediators)own).KeptByMediators).ShouldBe((false, Actor.Of(One), false));
    }

    [Theory]
    [InlineData(Sharing.MediatorsOnly, Sharing.MediatorsOnly, true)]
    [InlineData(Sharing.OneDelegation, Sharing.MediatorsOnly, false)]
    [InlineData(Sharing.OneDelegation, Sharing.OneDelegation, true)]
    [InlineData(Sharing.Parties, Sharing.OneDelegation, false)]
    [InlineData(Sharing.OneDelegation, Sharing.AllMembers, true)]
    [InlineData(Sharing.AllMembers, Sharing.Parties, false)]
    [InlineData(Sharing.AllMembers, Sharing.AllMembers, true)]
    public void A_claim_is_never_read_by_more_than_its_subject(Sharing claim, Sharing subject, bool fits)
    {
        var make = () => Open(sharing: subject).Report(Actor.Intermediary, ClaimSubject.AudienceOf(claim, One), Figure(1), null, Staff);
        if (fits)
        {
            make().OpenTo.HasFlag(OpenTo.Intermediary).ShouldBeFalse();
        }
        else
        {
            Rule(() => make()).ShouldBe("claim.wider-than-subject");
        }
    }

    [Fact]
    public void One_delegations_subject_has_no_claim_for_the_other() =>
        Rule(() => Open(sharing: Sharing.OneDelegation).Report(Actor.Intermediary, ClaimSubject.AudienceOf(Sharing.OneDelegation, Two), Figure(1), null, Staff)).ShouldBe("claim.wider-than-subject");

    [Fact]
    public void What_a_delegation_says_is_open_as_far_as_it_chose_and_never_further_than_the_subject()
    {
        Audience.Of(Open().Claim(One, ClaimReach.OwnDelegation, Figure(1), null, Staff)).ShouldBe(new Audience(One, OpenTo.OwnerOnly));
        Audience.Of(Open().Claim(One, ClaimReach.Mediators, Figure(1), null, Staff)).ShouldBe(new Audience(One, OpenTo.Mediators));
        Audience.Of(Open().Claim(One, ClaimReach.EveryReader, Figure(1), null, Staff)).ShouldBe(new Audience(One, All.OpenTo));
        var own = ClaimSubject.OpenFor(Process, One, ClaimReach.OwnDelegation, "Own", ClaimKind.Figure, "", "", null, Staff);
        Audience.Of(own.Claim(One, ClaimReach.EveryReader, Figure(1), null, Staff)).ShouldBe(new Audience(One, OpenTo.OwnerOnly));
        Audience.Of(own.Claim(One, ClaimReach.Mediators, Figure(1), null, Staff)).ShouldBe(new Audience(One, OpenTo.OwnerOnly));
        var open = ClaimSubject.OpenFor(Process, One, ClaimReach.EveryReader, "Open", ClaimKind.Figure, "", "", null, Staff);
        Audience.Of(open.Report(Actor.Of(Two), All, Figure(1), null, Staff)).ShouldBe(All);
    }

    [Fact]
    public void Nobody_reads_a_subject_who_does_not_see_its_meeting()
    {
        var meeting = Meeting.Plan(
            Process, Audience.Of(Sharing.OneDelegation, One), new MeetingFacts { Title = "Caucus" }, MeetingTime.At(PartialDate.Parse("2022-10-02"), null, null, "UTC"), Staff);
        Rule(() => ClaimSubject.Open(Process, All, "Wide", ClaimKind.Figure, "", "", meeting, Staff)).ShouldBe("subject.wider-than-meeting");
        Rule(() => ClaimSubject.OpenFor(Process, One, ClaimReach.EveryReader, "Wide", ClaimKind.Figure, "", "", meeting, Staff)).ShouldBe("subject.wider-than-meeting");
        ClaimSubject.OpenFor(Process, One, ClaimReach.Mediators, "Fits", ClaimKind.Figure, "", "", meeting, Staff).MeetingId.ShouldBe(meeting.Id);
    }

    [Fact]
    public void A_claim_is_superseded_by_its_asserter_about_the_same_subject_alone()
    {
        var subject = Open();
        var reported = Report(subject, Figure(3890), Actor.Other("A Register"));
        Report(subject, Figure(3900), Actor.Other("a  register"), reported).SupersedesId.ShouldBe(reported.Id);
        Rule(() => Report(subject, Figure(3900), Actor.Other("Another register"), reported)).ShouldBe("claim.supersedes-another");
        Rule(() => Report(Open(), Figure(3900), Actor.Other("A Register"), reported)).ShouldBe("claim.supersedes-another");
        Rule(() => subject.Claim(One, ClaimReach.EveryReader, Figure(3900), reported, Staff)).ShouldBe("claim.supersedes-another");
        // What is asserted in its name the delegation supersedes itself.
        var ofOne = Report(subject, Figure(17), Actor.Of(One));
        subject.Claim(One, ClaimReach.EveryReader, Figure(18), ofOne, Staff).SupersedesId.ShouldBe(ofOne.Id);
    }

    [Fact]
    public void A_claim_is_withdrawn_by_its_asserter_alone_for_the_same_readers()
    {
        var own = Open().Claim(One, ClaimReach.Mediators, Figure(17), null, Staff);
        Rule(() => own.Withdraw(Two, "No", Staff)).ShouldBe("claim.withdraw-another");
        Rule(() => own.ReportWithdrawn("No", Staff)).ShouldBe("claim.withdraw-another");
        Audience.Of(own.Withdraw(One, "A slip", Staff)).ShouldBe(Audience.Of(own));
        var reported = Report(Open(), Figure(17), Actor.Of(One));
        Audience.Of(reported.ReportWithdrawn("A slip", Staff)).ShouldBe(All);
        Audience.Of(reported.Withdraw(One, "A slip", Staff)).ShouldBe(new Audience(One, All.OpenTo));
    }

    [Fact]
    public void A_reply_is_never_read_by_more_than_the_claim()
    {
        var claim = Open(sharing: Sharing.OneDelegation).Claim(One, ClaimReach.EveryReader, Figure(17), null, Staff);
        Audience.Of(claim.Reply(One, ClaimReach.EveryReader, "So", "en", Staff)).ShouldBe(new Audience(One, OpenTo.Mediators));
        Audience.Of(claim.Reply(One, ClaimReach.OwnDelegation, "So", "en", Staff)).ShouldBe(new Audience(One, OpenTo.OwnerOnly));
    }

    private static ClaimSubject Open(ClaimKind kind = ClaimKind.Figure, Sharing sharing = Sharing.AllMembers) =>
        ClaimSubject.Open(Process, ClaimSubject.AudienceOf(sharing, sharing == Sharing.OneDelegation ? One : null), "Missing", kind, "persons", "", null, Staff);

    private static Claim Report(ClaimSubject subject, Assertion assertion, Actor? asserter = null, Claim? superseded = null) =>
        subject.Report(asserter ?? Actor.Other("A register"), All, assertion, superseded, Staff);

    private static Assertion Said() => new() { Source = "A report", StatedOn = PartialDate.Parse("2022-10-04"), Text = "Said" };

    private static Assertion Figure(long figure) => Said() with { Figure = figure };

    private static string Rule(Func<object> act) => Should.Throw<RuleViolation>(() => act()).Rule;
}
