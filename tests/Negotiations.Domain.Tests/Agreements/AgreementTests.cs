using Negotiations.Domain.Agreements;
using Negotiations.Domain.Dates;
using Negotiations.Domain.Mediators;
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
    public void Nothing_is_signed_without_a_text_or_by_a_stranger()
    {
        Rule(() => Take(ActKind.Signs, One)).ShouldBe("act.draft-first");
        Table();
        Rule(() => Take(ActKind.Signs, Id<Party>.New())).ShouldBe("act.party");
        Take(ActKind.Signs, One);
    }

    [Fact]
    public void An_act_is_about_a_draft_of_its_agreement_that_all_its_readers_read()
    {
        var article = Table();
        var kept = Freeze(Audience.Mediators, article);
        var shown = Freeze(Audience.Of(Sharing.OneDelegation, One), article);
        var common = Freeze(Everybody, article);
        var (foreign, foreignArticle) = Another();
        var elsewhere = foreign.Table(Id<Draft>.New(), Everybody, [new NumberedProvision(foreignArticle, "1")], "", Staff);
        foreach (var about in new[] { kept, shown, elsewhere })
        {
            Rule(() => Take(ActKind.Signs, One, about)).ShouldBe("act.draft");
        }

        Take(ActKind.Signs, One, common);
        _acts[^1].DraftId.ShouldBe(common.Id);
    }

    [Fact]
    public void Drafts_that_everybody_reads_who_may_know_of_the_agreement_have_numbers_and_no_others()
    {
        var article = _agreement.Write(null, [], 0, Article("Text"), Staff);
        var readers = new[] { Audience.Mediators, Everybody, Audience.Of(Sharing.OneDelegation, One), Audience.Of(Sharing.OneDelegation, Other), Everybody, Audience.Mediators };
        readers.Select(r => Freeze(r, article).Number).ShouldBe([null, 1, null, null, 2, null]);
        _agreement.LastDraft.ShouldBe(2);
    }

    [Fact]
    public void Where_observers_know_of_the_agreement_a_draft_without_them_has_no_number_that_they_could_miss()
    {
        var agreement = Agreement.Open(Id<Process>.New(), Agreement.AudienceOf(Sharing.AllMembers, null), Facts(One, Other), Staff);
        var numbered = new[] { new NumberedProvision(agreement.Write(null, [], 0, Article("Text"), Staff), "1") };
        agreement.Table(Id<Draft>.New(), Audience.Of(Sharing.Parties, null), numbered, "", Staff).Number.ShouldBeNull();
        agreement.Table(Id<Draft>.New(), Audience.PartiesAndObservers, numbered, "", Staff).Number.ShouldBe(1);
    }

    [Fact]
    public void Nothing_of_an_agreement_moves_because_of_a_text_that_one_of_its_readers_may_not_read()
    {
        var later = Staff with { Name = "Somebody else", At = Staff.At.AddDays(1) };
        var before = Told();
        var article = _agreement.Write(null, [], 0, Article("Text"), later);
        article.Word(_agreement, Article("Another"), [], span => span, later);
        foreach (var readers in new[] { Audience.Mediators, Audience.Of(Sharing.OneDelegation, One), Audience.Of(Sharing.OneDelegation, Other) })
        {
            _agreement.Table(Id<Draft>.New(), readers, [new NumberedProvision(article, "1")], "", later);
        }

        Told().ShouldBe(before);
        _agreement.Table(Id<Draft>.New(), Everybody, [new NumberedProvision(article, "1")], "", later);
        Told().ShouldNotBe(before, "of this everybody knows");

        (AgreementStatus, int, DateTimeOffset, string, Guid) Told() => (_agreement.Status, _agreement.LastDraft, _agreement.ChangedAt, _agreement.ChangedBy, _agreement.VersionToken);
    }

    [Fact]
    public void A_draft_can_be_for_everybody_who_may_know_of_the_agreement_for_one_of_its_parties_or_for_the_mediators()
    {
        var stranger = Id<Party>.New();
        _agreement.ReadersFor([One, Other, stranger]).ShouldBe([Everybody, Audience.Of(Sharing.OneDelegation, One), Audience.Of(Sharing.OneDelegation, Other), Audience.Mediators]);
        var closed = Agreement.Open(Id<Process>.New(), Audience.Of(Sharing.OneDelegation, One), Facts(One, Other), Staff);
        closed.ReadersFor([One, Other]).ShouldBe([Audience.Of(Sharing.OneDelegation, One), Audience.Mediators]);
    }

    [Fact]
    public void An_initialled_text_stays_as_it_is()
    {
        var article = Table();
        Take(ActKind.Initials, One);
        Take(ActKind.Initials, Other);

        Rule(() => article.Word(_agreement, Article("Another"), [], span => span, Staff)).ShouldBe("agreement.text-stays");
        Rule(() => article.Place(_agreement, null, [], 0, Staff)).ShouldBe("agreement.text-stays");
        Rule(() => _agreement.Write(null, [article], 1, new ProvisionFacts { Kind = ProvisionKind.Article }, Staff)).ShouldBe("agreement.text-stays");
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
        Rule(() => Freeze(Audience.PartiesAndObservers, article)).ShouldBe("draft.readers");
        Rule(() => _agreement.Table(Id<Draft>.New(), Audience.Mediators, [], "", Staff)).ShouldBe("draft.empty");
        Audience.Of(Freeze(Audience.Of(Sharing.OneDelegation, One), article)).Owner.ShouldBe(One);
    }

    [Fact]
    public void A_draft_keeps_the_text_and_its_hash_tells_any_change()
    {
        var article = Table();
        var draft = Freeze(Everybody, article);
        article.Word(_agreement, Article("Worded anew"), [], span => span, Staff);

        var kept = draft.Provisions.ShouldHaveSingleItem();
        (draft.Number, kept.Text, kept.Label, kept.ProvisionId).ShouldBe((2, "Text", "1", article.Id));
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(draft.Canonical(draft.Provisions, draft.Brackets, draft.Translations))).ShouldBe(draft.Hash);
        draft.Mark.ShouldBe(draft.Hash[..8]);
        Freeze(Everybody, article).Hash.ShouldNotBe(draft.Hash);
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
        var (_, elsewhere) = Another();
        Rule(() => _agreement.Write(elsewhere, [], 0, new ProvisionFacts { Kind = ProvisionKind.Paragraph, Text = "Text" }, Staff)).ShouldBe("provision.place");
        Rule(() => article.Place(_agreement, article, [], 0, Staff)).ShouldBe("provision.place");
        Rule(() => article.Word(_agreement, new ProvisionFacts { Kind = ProvisionKind.Annex, Text = "Text" }, [], span => span, Staff)).ShouldBe("provision.kind-stays");
        foreach (var kind in Enum.GetValues<ProvisionKind>())
        {
            Provision.MayBelong(kind, kind).ShouldBeFalse("or it could come to stand in itself");
        }
    }

    [Fact]
    public void What_is_put_between_others_moves_none_of_them_and_stands_where_it_was_put()
    {
        var random = new Random(7);
        var text = new List<Provision>();
        var touched = 0;
        for (var i = 0; i < 300; i++)
        {
            // Mostly in one place, where there is soon no room any more.
            var index = random.Next(10) == 0 ? random.Next(text.Count + 1) : Math.Min(1, text.Count);
            var before = text.ConvertAll(p => p.Position);
            text.Insert(index, _agreement.Write(null, text, index, Article($"{i}"), Staff));
            touched += text.Where((_, at) => at != index).Select(p => p.Position).SequenceEqual(before) ? 0 : 1;
            text.OrderBy(p => p.Position).ShouldBe(text);
            text.ShouldAllBe(p => p.Position > 0);
            text.Select(p => p.Position).Distinct().Count().ShouldBe(text.Count);
        }

        touched.ShouldBeInRange(1, 40);
    }

    [Fact]
    public void A_provision_is_worded_when_its_words_change_and_not_when_it_is_moved()
    {
        var article = Table();
        var other = _agreement.Write(null, [article], 1, Article("Other"), Staff);
        var wording = article.Wording;
        article.Place(_agreement, null, [other], 1, Staff);
        article.Wording.ShouldBe(wording);
        article.Position.ShouldBeGreaterThan(other.Position);
        article.Word(_agreement, Article("Text"), [], span => span, Staff);
        article.Wording.ShouldNotBe(wording);
    }

    [Fact]
    public void What_is_taken_out_keeps_its_words_is_not_worked_on_and_can_be_put_back()
    {
        var chapter = _agreement.Write(null, [], 0, new ProvisionFacts { Kind = ProvisionKind.Chapter, Heading = "Peace" }, Staff);
        var article = _agreement.Write(chapter, [], 0, Article("Text"), Staff);
        article.TakeOut(_agreement, Staff);
        article.Text.ShouldBe("Text");
        Rule(() => article.Word(_agreement, Article("Another"), [], span => span, Staff)).ShouldBe("provision.taken-out");
        Rule(() => article.Place(_agreement, null, [], 0, Staff)).ShouldBe("provision.taken-out");
        Rule(() => article.TakeOut(_agreement, Staff)).ShouldBe("provision.taken-out");
        Rule(() => chapter.PutBack(_agreement, null, [], Staff)).ShouldBe("provision.stands");
        chapter.TakeOut(_agreement, Staff);
        Rule(() => _agreement.Write(chapter, [], 0, Article("Text"), Staff)).ShouldBe("provision.place");
        Rule(() => article.PutBack(_agreement, chapter, [], Staff)).ShouldBe("provision.parent-first");
        chapter.PutBack(_agreement, null, [], Staff);
        article.PutBack(_agreement, chapter, [], Staff);
        (article.TakenOutAt, article.ParentId).ShouldBe((null, chapter.Id));
    }

    [Fact]
    public void The_next_acts_are_those_that_can_be_recorded()
    {
        _agreement.Next(_acts).ShouldBe([ActKind.IsAbandoned]);
        Table();
        _agreement.Next(_acts).ShouldBe([ActKind.AcceptsAdReferendum, ActKind.Initials, ActKind.SignsAdReferendum, ActKind.Signs, ActKind.Declares, ActKind.IsAbandoned]);
        Take(ActKind.AcceptsAdReferendum, One);
        Take(ActKind.AcceptsAdReferendum, Other);
        _agreement.Next(_acts).ShouldNotContain(ActKind.AcceptsAdReferendum, "both did");
        _agreement.Next(_acts).ShouldContain(ActKind.TakesBack);
        foreach (var kind in Enum.GetValues<ActKind>().Except(_agreement.Next(_acts)))
        {
            Rule(() => Take(kind, One)).ShouldNotBeEmpty();
        }
    }

    [Fact]
    public void A_mediator_has_each_of_its_roles_once_and_is_no_neutral_intermediary()
    {
        var state = Id<Mediator>.New();
        Describe(new(state, MediatorRole.Mediator), new(state, MediatorRole.Guarantor));
        _agreement.Mediators.Select(m => m.Role).ShouldBe([MediatorRole.Mediator, MediatorRole.Guarantor]);
        var kept = _agreement.Mediators.First().Id;
        Describe(new(Id<Mediator>.New(), MediatorRole.Host), new(state, MediatorRole.Mediator));
        _agreement.Mediators.Single(m => m.Role == MediatorRole.Mediator).Id.ShouldBe(kept, "what did not change stays the same row");
        Rule(() => Describe(new(state, MediatorRole.Host), new(state, MediatorRole.Host))).ShouldBe("agreement.mediators");
        Rule(() => Describe(new AgreementMediatorFacts(state, MediatorRole.NeutralIntermediary))).ShouldBe("agreement.mediator-role");
        Rule(() => Describe(new AgreementMediatorFacts(state, (MediatorRole)99))).ShouldBe("agreement.mediator-role");
        Describe();
        _agreement.Mediators.ShouldBeEmpty();
    }

    [Fact]
    public void Who_reads_the_agreement_reads_its_mediators_and_nobody_else()
    {
        var agreement = Agreement.Open(Id<Process>.New(), Agreement.AudienceOf(Sharing.OneDelegation, One), Facts(One, Other) with { Mediators = [new(Id<Mediator>.New(), MediatorRole.Host)] }, Staff);
        Audience.Of(agreement.Mediators.Single()).ShouldBe(Audience.Of(agreement));
    }

    [Fact]
    public void A_mediator_signs_in_its_role_and_leads_the_agreement_nowhere()
    {
        var guarantor = new AgreementMediatorFacts(Id<Mediator>.New(), MediatorRole.Guarantor);
        Describe(guarantor);
        Rule(() => Sign(guarantor)).ShouldBe("act.draft-first");
        Table();
        Sign(guarantor).ShouldBe(AgreementStatus.Drafting, "no party signed");
        (_acts[^1].Signatory, _acts[^1].PartyId).ShouldBe((guarantor, null));
        Rule(() => Sign(guarantor)).ShouldBe("act.once");
        Rule(() => Sign(guarantor with { Role = MediatorRole.Witness })).ShouldBe("act.mediator");
        Rule(() => Sign(guarantor with { Mediator = Id<Mediator>.New() })).ShouldBe("act.mediator");
        Rule(() => Sign(guarantor, One)).ShouldBe("act.one");
        foreach (var kind in Enum.GetValues<ActKind>().Where(k => k != ActKind.Signs))
        {
            Rule(() => Sign(guarantor, kind: kind)).ShouldBe("act.mediator-signs");
        }

        Take(ActKind.Signs, One).ShouldBe(AgreementStatus.Drafting);
        Take(ActKind.Signs, Other).ShouldBe(AgreementStatus.Signed);
    }

    [Fact]
    public void A_mediator_can_sign_after_the_parties_and_then_keeps_its_role()
    {
        var (witness, host) = (new AgreementMediatorFacts(Id<Mediator>.New(), MediatorRole.Witness), new AgreementMediatorFacts(Id<Mediator>.New(), MediatorRole.Host));
        Table();
        Take(ActKind.Signs, One);
        Take(ActKind.Signs, Other);
        _agreement.Next(_acts).ShouldNotContain(ActKind.Signs, "both did");
        Describe(witness, host);
        _agreement.Next(_acts).ShouldContain(ActKind.Signs);
        Sign(witness).ShouldBe(AgreementStatus.Signed);
        Rule(() => Describe(host)).ShouldBe("agreement.acted");
        Describe(witness);
        _agreement.Next(_acts).ShouldNotContain(ActKind.Signs, "everybody did");
        Take(ActKind.IsAbandoned);
        Describe(witness, host);
        Rule(() => Sign(host)).ShouldBe("act.order");
    }

    private void Describe(params AgreementMediatorFacts[] mediators) => _agreement.Describe(Facts(One, Other) with { Mediators = mediators }, _acts, Staff);

    private AgreementStatus Sign(AgreementMediatorFacts mediator, Id<Party>? party = null, ActKind kind = ActKind.Signs)
    {
        _acts.Add(_agreement.Take(new ActFacts { Kind = kind, Party = party, Mediator = mediator, On = PartialDate.Parse("2022-10-02") }, null, _acts, Staff));
        return _agreement.Status;
    }

    [Fact]
    public void A_text_holds_no_sign_that_nobody_sees_and_that_makes_it_read_otherwise()
    {
        foreach (var sign in new[] { '\u0000', '\u0007', '\u007F', '\u0085', '\u202A', '\u202E', '\u2066', '\u2069' })
        {
            var fault = Should.Throw<RuleViolation>(() => _agreement.Write(null, [], 0, Article($"free {sign}all"), Staff));
            (fault.Rule, fault.Field, fault.Message.Contains(FormattableString.Invariant($"U+{(int)sign:X4}"), StringComparison.Ordinal)).ShouldBe(("text.hidden-sign", "Text", true));
            Should.Throw<RuleViolation>(() => _agreement.Write(null, [], 0, new ProvisionFacts { Kind = ProvisionKind.Article, Heading = $"{sign}" }, Staff)).Field.ShouldBe("Heading");
        }

        // What scripts need, and what a text is laid out with.
        _agreement.Write(null, [], 0, Article("می\u200Cرود\u200D \u200Eab\u200F\r\n\tאב"), Staff).Text.ShouldBe("می\u200Cرود\u200D \u200Eab\u200F\r\n\tאב");
    }

    private static readonly Audience Everybody = Agreement.AudienceOf(Sharing.Parties, null);

    private static Agreement Open() =>
        Agreement.Open(Id<Process>.New(), Agreement.AudienceOf(Sharing.Parties, null), Facts(One, Other), Staff);

    private static AgreementFacts Facts(params Id<Party>[] parties) =>
        new() { Title = "Treaty", Kind = AgreementKind.PeaceTreaty, Parties = parties, Languages = [new("en", true)] };

    private static string Rule(Action act) => Should.Throw<RuleViolation>(act).Rule;

    private static ProvisionFacts Article(string text) => new() { Kind = ProvisionKind.Article, Text = text };

    private static (Agreement Agreement, Provision Article) Another()
    {
        var agreement = Open();
        return (agreement, agreement.Write(null, [], 0, Article("Text"), Staff));
    }

    private Draft Freeze(Audience readers, Provision article) => _agreement.Table(Id<Draft>.New(), readers, [new NumberedProvision(article, "1")], "", Staff);

    private Provision Table()
    {
        var article = _agreement.Write(null, [], 0, Article("Text"), Staff);
        Freeze(Everybody, article);
        return article;
    }

    private AgreementStatus Take(ActKind kind, Id<Party>? party = null, Draft? about = null)
    {
        _acts.Add(_agreement.Take(new ActFacts { Kind = kind, Party = party, On = PartialDate.Parse("2022-10-02") }, about, _acts, Staff));
        return _agreement.Status;
    }
}
