using Negotiations.Domain.Agreements;
using Negotiations.Domain.Dates;
using Negotiations.Domain.Parties;
using Negotiations.Domain.Processes;

namespace Negotiations.Domain.Tests.Agreements;

public sealed class AgreementTests
{
    private static readonly Id<Party> One = Id<Party>.New();
    private static readonly Id<Party> Other = Id<Party>.New();
    private static readonly Author Staff = new(Guid.CreateVersion7(), "Staff", new DateTimeOffset(2022, 10, 2, 9, 0, 0, TimeSpan.Zero));

    private readonly List<AgreementAct> _acts = [];
    private readonly Agreement _agreement = Open();

    [Fact]
    public void It_is_in_drafting_once_there_is_a_text_and_each_status_needs_all_parties()
    {
        _agreement.Status.ShouldBe(AgreementStatus.Elements);
        Table();
        _agreement.Status.ShouldBe(AgreementStatus.Drafting);

        Take(ActKind.AcceptsAdReferendum, One).ShouldBe(AgreementStatus.Drafting);
        Take(ActKind.AcceptsAdReferendum, Other).ShouldBe(AgreementStatus.AgreedAdReferendum);
        Take(ActKind.Initials, One).ShouldBe(AgreementStatus.AgreedAdReferendum);
        Take(ActKind.Initials, Other).ShouldBe(AgreementStatus.Initialled);
        Take(ActKind.Signs, Other).ShouldBe(AgreementStatus.Initialled);
        Take(ActKind.Signs, One).ShouldBe(AgreementStatus.Signed);
        Take(ActKind.ConsentsToBeBound, One).ShouldBe(AgreementStatus.Signed);
        Take(ActKind.ConsentsToBeBound, Other).ShouldBe(AgreementStatus.Ratified);
        Take(ActKind.EntersIntoForce).ShouldBe(AgreementStatus.InForce);
        Take(ActKind.Ends).ShouldBe(AgreementStatus.Terminated);
    }

    [Fact]
    public void A_signature_ad_referendum_makes_the_text_as_definitive_as_initials()
    {
        Table();
        Take(ActKind.Initials, One);
        Take(ActKind.SignsAdReferendum, Other).ShouldBe(AgreementStatus.Initialled);
        Take(ActKind.Signs, One).ShouldBe(AgreementStatus.Initialled, "a signature ad referendum is not yet definitive");
        Take(ActKind.Signs, Other).ShouldBe(AgreementStatus.Signed);
    }

    [Fact]
    public void What_a_party_takes_back_counts_no_more_and_can_be_said_again()
    {
        Table();
        Take(ActKind.AcceptsAdReferendum, One);
        Take(ActKind.AcceptsAdReferendum, Other);
        Take(ActKind.TakesBack, One).ShouldBe(AgreementStatus.Drafting);
        Take(ActKind.AcceptsAdReferendum, One).ShouldBe(AgreementStatus.AgreedAdReferendum);
        Rule(() => Take(ActKind.AcceptsAdReferendum, One)).ShouldBe("act.once");
    }

    [Fact]
    public void What_nobody_accepted_is_not_taken_back()
    {
        Table();
        Rule(() => Take(ActKind.TakesBack, One)).ShouldBe("act.order");
    }

    [Fact]
    public void What_was_abandoned_is_taken_up_where_it_stood()
    {
        Table();
        Take(ActKind.AcceptsAdReferendum, One);
        Take(ActKind.AcceptsAdReferendum, Other);
        Take(ActKind.IsAbandoned).ShouldBe(AgreementStatus.Abandoned);
        Rule(() => Table()).ShouldBe("agreement.text-stays");
        Take(ActKind.IsTakenUpAgain).ShouldBe(AgreementStatus.AgreedAdReferendum);
    }

    [Theory]
    [InlineData(ActKind.ConsentsToBeBound, true, "act.order")]
    [InlineData(ActKind.Reserves, true, "act.order")]
    [InlineData(ActKind.EntersIntoForce, false, "act.order")]
    [InlineData(ActKind.Ends, false, "act.order")]
    [InlineData(ActKind.IsTakenUpAgain, false, "act.order")]
    [InlineData(ActKind.Signs, false, "act.party")]
    [InlineData(ActKind.IsAbandoned, true, "act.party")]
    public void An_act_that_does_not_follow_or_lacks_who_did_it_is_refused(ActKind kind, bool ofParty, string rule)
    {
        Table();
        Rule(() => Take(kind, ofParty ? One : null)).ShouldBe(rule);
    }

    [Fact]
    public void Nothing_is_signed_without_a_text_by_a_stranger_or_on_a_draft_that_was_not_tabled()
    {
        Rule(() => Take(ActKind.Signs, One)).ShouldBe("act.draft-first");
        Table();
        Rule(() => Take(ActKind.Signs, Id<Party>.New())).ShouldBe("act.party");
        Rule(() => Take(ActKind.Signs, One, draft: 2)).ShouldBe("act.draft");
        Take(ActKind.Signs, One, draft: 1);
    }

    [Fact]
    public void An_initialled_text_stays_as_it_is()
    {
        var article = Table();
        Take(ActKind.Initials, One);
        Take(ActKind.Initials, Other);

        Rule(() => article.Word(_agreement, new ProvisionFacts { Kind = ProvisionKind.Article, Text = "Another" }, Staff)).ShouldBe("agreement.text-stays");
        Rule(() => article.Place(_agreement, null, 2, Staff)).ShouldBe("agreement.text-stays");
        Rule(() => _agreement.Write(null, 2, new ProvisionFacts { Kind = ProvisionKind.Article }, Staff)).ShouldBe("agreement.text-stays");
        Rule(() => Table()).ShouldBe("agreement.text-stays");
    }

    [Fact]
    public void A_party_that_acted_stays_a_party()
    {
        Table();
        Take(ActKind.AcceptsAdReferendum, One);
        Rule(() => _agreement.Describe(Facts(Other, Id<Party>.New()), _acts, Staff)).ShouldBe("agreement.acted");
        _agreement.Describe(Facts(One, Id<Party>.New()), _acts, Staff);
    }

    [Fact]
    public void A_party_that_joins_has_everything_still_to_do()
    {
        Table();
        Take(ActKind.AcceptsAdReferendum, One);
        Take(ActKind.AcceptsAdReferendum, Other);
        _agreement.Describe(Facts(One, Other, Id<Party>.New()), _acts, Staff);
        _agreement.Status.ShouldBe(AgreementStatus.Drafting);
    }

    [Fact]
    public void It_has_at_least_two_parties_and_a_language_each_once()
    {
        Rule(() => _agreement.Describe(Facts(One), [], Staff)).ShouldBe("agreement.two-parties");
        Rule(() => _agreement.Describe(Facts(One, One, Other), [], Staff)).ShouldBe("agreement.two-parties");
        Rule(() => _agreement.Describe(Facts(One, Other) with { Languages = [] }, [], Staff)).ShouldBe("agreement.languages");
        Rule(() => _agreement.Describe(Facts(One, Other) with { Languages = [new("hy", true), new("HY", false)] }, [], Staff)).ShouldBe("agreement.languages");
    }

    [Fact]
    public void A_draft_is_for_readers_who_may_know_of_the_agreement_and_its_working_text_for_the_mediators_alone()
    {
        var article = Table();
        article.OpenTo.ShouldBe(OpenTo.Mediators);
        var numbered = new[] { new NumberedProvision(article, "1") };
        Rule(() => _agreement.Table(Audience.PartiesAndObservers, numbered, "", Staff)).ShouldBe("draft.readers");
        Rule(() => _agreement.Table(Audience.Mediators, [], "", Staff)).ShouldBe("draft.empty");
        Audience.Of(_agreement.Table(Audience.Of(Sharing.OneDelegation, One), numbered, "", Staff)).Owner.ShouldBe(One);
    }

    [Fact]
    public void A_draft_keeps_the_text_and_its_hash_tells_any_change()
    {
        var article = Table();
        var numbered = new[] { new NumberedProvision(article, "1") };
        var draft = _agreement.Table(Audience.Mediators, numbered, "Second", Staff);
        article.Word(_agreement, new ProvisionFacts { Kind = ProvisionKind.Article, Text = "Worded anew" }, Staff);

        var kept = draft.Provisions.ShouldHaveSingleItem();
        (draft.Number, kept.Text, kept.Label, kept.ProvisionId).ShouldBe((2, "Text", "1", article.Id));
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(draft.Canonical(draft.Provisions))).ShouldBe(draft.Hash);
        _agreement.Table(Audience.Mediators, numbered, "Third", Staff).Hash.ShouldNotBe(draft.Hash);
    }

    [Theory]
    [InlineData(ProvisionKind.Article, null, true)]
    [InlineData(ProvisionKind.Article, ProvisionKind.Chapter, true)]
    [InlineData(ProvisionKind.Paragraph, ProvisionKind.Article, true)]
    [InlineData(ProvisionKind.Point, ProvisionKind.Paragraph, true)]
    [InlineData(ProvisionKind.Paragraph, null, false)]
    [InlineData(ProvisionKind.Chapter, ProvisionKind.Article, false)]
    [InlineData(ProvisionKind.Point, ProvisionKind.Chapter, false)]
    [InlineData(ProvisionKind.Article, ProvisionKind.Paragraph, false)]
    public void Chapters_hold_articles_articles_paragraphs_and_paragraphs_points(ProvisionKind kind, ProvisionKind? parent, bool may) =>
        Provision.MayBelong(kind, parent).ShouldBe(may);

    [Fact]
    public void A_provision_does_not_stand_in_itself_or_in_another_text()
    {
        var article = Table();
        var elsewhere = Open().Write(null, 1, new ProvisionFacts { Kind = ProvisionKind.Article, Text = "Text" }, Staff);
        Rule(() => _agreement.Write(elsewhere, 1, new ProvisionFacts { Kind = ProvisionKind.Paragraph, Text = "Text" }, Staff)).ShouldBe("provision.place");
        Rule(() => article.Place(_agreement, article, 1, Staff)).ShouldBe("provision.place");
        Rule(() => article.Word(_agreement, new ProvisionFacts { Kind = ProvisionKind.Annex, Text = "Text" }, Staff)).ShouldBe("provision.kind-stays");
    }

    private static Agreement Open() =>
        Agreement.Open(Id<Process>.New(), Agreement.AudienceOf(Sharing.Parties, null), Facts(One, Other), Staff);

    private static AgreementFacts Facts(params Id<Party>[] parties) =>
        new() { Title = "Treaty", Kind = AgreementKind.PeaceTreaty, Parties = parties, Languages = [new("en", true)] };

    private static string Rule(Action act) => Should.Throw<RuleViolation>(act).Rule;

    private Provision Table()
    {
        var article = _agreement.Write(null, 1, new ProvisionFacts { Kind = ProvisionKind.Article, Text = "Text" }, Staff);
        _agreement.Table(Audience.Mediators, [new NumberedProvision(article, "1")], "", Staff);
        return article;
    }

    private AgreementStatus Take(ActKind kind, Id<Party>? party = null, int? draft = null)
    {
        _acts.Add(_agreement.Take(new ActFacts { Kind = kind, Party = party, Draft = draft, On = PartialDate.Parse("2022-10-02") }, _acts, Staff));
        return _agreement.Status;
    }
}
