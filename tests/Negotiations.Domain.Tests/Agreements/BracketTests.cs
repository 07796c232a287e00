using System.Security.Cryptography;
using System.Text;
using Negotiations.Domain.Agreements;
using Negotiations.Domain.Parties;
using Negotiations.Domain.Processes;

namespace Negotiations.Domain.Tests.Agreements;

public sealed class BracketTests
{
    private static readonly Id<Party> One = Id<Party>.New();
    private static readonly Id<Party> Other = Id<Party>.New();
    private static readonly Author Staff = new(Guid.CreateVersion7(), "Staff", new DateTimeOffset(2022, 10, 2, 9, 0, 0, TimeSpan.Zero));
    private static readonly Author Lead = Staff with { Name = "Lead", At = Staff.At.AddHours(1) };
    private static readonly Dictionary<Id<Party>, string> Codes = new() { [One] = "ONE", [Other] = "TWO" };

    private readonly Agreement _agreement = Agreement.Open(
        Id<Process>.New(), Audience.Of(Sharing.Parties, null), new AgreementFacts { Title = "Treaty", Parties = [One, Other], Languages = [new AgreementLanguageFacts("en", true)] }, Staff);

    private readonly List<Bracket> _open = [];
    private readonly Provision _article;

    public BracketTests() => _article = _agreement.Write(null, [], 0, Article("Each Party frees all prisoners."), Staff);

    [Fact]
    public void What_is_bracketed_is_told_so_and_is_not_agreed_any_more()
    {
        _article.Word(_agreement, Article("Each Party frees all prisoners.") with { State = ProvisionState.AgreedAdReferendum }, [], span => span, Staff);
        var bracket = Open(17, 3);
        (bracket.Words, bracket.Wording, bracket.IsOpen).ShouldBe(("all", _article.Wording, true));
        _article.State.ShouldBe(ProvisionState.Clean);
        Provision.Told(_article.State, _open.Count > 0).ShouldBe(ProvisionState.Bracketed);
        Rule(() => Word("Text", state: ProvisionState.AgreedAdReferendum)).ShouldBe("provision.bracketed");
        bracket.Close(_agreement, _article, BracketOutcome.Kept, "Agreed", Lead);
        _open.Clear();
        Provision.Told(_article.State, _open.Count > 0).ShouldBe(ProvisionState.Clean);
        Word("Text", state: ProvisionState.AgreedAdReferendum);
        Rule(() => Word("Text", state: ProvisionState.Bracketed)).ShouldBe("provision.bracket-words");
    }

    [Fact]
    public void Words_are_bracketed_where_they_stand_once_and_no_letter_is_torn()
    {
        Word("a 👍 b");
        Rule(() => Open(3, 1)).ShouldBe("bracket.outside");
        Rule(() => Open(2, 1)).ShouldBe("bracket.outside");
        Rule(() => Open(0, 7)).ShouldBe("bracket.outside");
        Rule(() => Open(-1, 1)).ShouldBe("bracket.outside");
        Open(2, 2);
        Rule(() => Open(2, 2)).ShouldBe("bracket.there");
        // Nested, overlapping, and a place.
        Open(0, 6);
        Open(0, 4);
        Open(2, 0).Words.ShouldBe("");
        Rule(() =>
        {
            for (var i = 0; i <= Bracket.Most; i++)
            {
                _open.Add(_open[0]);
            }

            Open(6, 0);
        }).ShouldBe("bracket.most");
    }

    [Fact]
    public void Open_brackets_go_with_their_words_and_resolved_ones_stay_as_they_were()
    {
        var (resolved, bracket) = (Open(0, 4), Open(17, 3));
        resolved.Close(_agreement, _article, BracketOutcome.Withdrawn, "A slip", Staff);
        _open.Remove(resolved);
        var token = bracket.Wording;
        _article.Word(_agreement, Article("Both free all prisoners."), _open, span => new TextSpan(span.Start - 7, span.Length), Lead);
        (bracket.Span.Of(_article.Text), bracket.Wording).ShouldBe(("all", _article.Wording));
        bracket.Wording.ShouldNotBe(token);
        (resolved.Span, resolved.Words).ShouldBe((new TextSpan(0, 4), "Each"));
        // A heading is worded: what is counted in the text stays.
        _article.Word(_agreement, Article("Both free all prisoners.") with { Heading = "Freedom" }, _open, _ => throw new InvalidOperationException("Nothing is carried."), Lead);
        (bracket.Span.Of(_article.Text), bracket.Wording).ShouldBe(("all", _article.Wording));
    }

    [Fact]
    public void What_the_same_propose_later_stands_for_what_they_proposed_and_all_of_it_stays()
    {
        var bracket = Open(17, 3);
        var first = Propose(bracket, "some", One);
        var joint = Propose(bracket, "the wounded", One, Other);
        var second = Propose(bracket, "most", One);
        bracket.Standing.ShouldBe([joint, second], ignoreOrder: true);
        (first.Stands, first.ReplacedById).ShouldBe((false, second.Id));
        var beside = bracket.Propose(_agreement, _article, new AlternativeFacts { Words = "all living", Proposers = [One], Beside = true }, Staff);
        var mediators = bracket.Propose(_agreement, _article, new AlternativeFacts { Words = "all listed", ByMediators = true }, Staff);
        bracket.Standing.ShouldBe([joint, second, beside, mediators], ignoreOrder: true);
        // Both of what stands side by side give way.
        var third = Propose(bracket, "none", One);
        bracket.Standing.ShouldBe([joint, mediators, third], ignoreOrder: true);

        bracket.Withdraw(_agreement, third, "A slip", Lead);
        bracket.Standing.ShouldBe([joint, mediators], ignoreOrder: true);
        (third.WithdrawnAt, third.WithdrawnBy, third.WithdrawReason).ShouldBe((Lead.At, "Lead", "A slip"));
        Rule(() => bracket.Withdraw(_agreement, third, "", Lead)).ShouldBe("alternative.gone");
        Rule(() => bracket.Withdraw(_agreement, first, "", Lead)).ShouldBe("alternative.gone");
        bracket.Alternatives.Count.ShouldBe(6);
    }

    [Fact]
    public void What_is_proposed_keeps_for_which_words_it_was_made_and_a_bracket_when_a_decision_on_another_changed_its_words()
    {
        var (frees, prisoners, each) = (Open(11, 9), Open(17, 13), Open(0, 4));
        var (adopted, made, untouched) = (Propose(frees, "releases", One), Propose(prisoners, "the wounded", Other), Propose(each, "Every", Other));
        (adopted.MadeFor, made.MadeFor, made.IsMadeFor("all prisoners")).ShouldBe(("frees all", "all prisoners", true));
        _article.Adopt(_agreement, frees, adopted, "Each Party releases prisoners.", _open, span => span.Start == 0 ? span : new TextSpan(19, 10), "Both agreed", Lead);
        (prisoners.CutAt, each.CutAt, frees.CutAt).ShouldBe((Lead.At, null, null));
        (made.MadeFor, made.IsMadeFor(prisoners.Span.Of(_article.Text)), untouched.IsMadeFor(each.Span.Of(_article.Text))).ShouldBe(("all prisoners", false, true));
        // Blanks beside the words are none of them.
        Propose(prisoners, "those who live", Other).IsMadeFor("prisoners").ShouldBeTrue();
    }

    [Fact]
    public void Each_change_of_what_is_proposed_is_another_revision()
    {
        var bracket = Open(17, 3);
        var seen = new HashSet<Guid>();
        foreach (var change in new Action[] { () => Propose(bracket, "a", One), () => Propose(bracket, "b", One), () => bracket.Withdraw(_agreement, bracket.Standing.Single(), "", Staff), () => bracket.Close(_agreement, _article, BracketOutcome.Kept, "", Staff) })
        {
            change();
            seen.Add(bracket.Revision).ShouldBeTrue();
        }
    }

    [Fact]
    public void All_that_is_wrong_with_an_alternative_is_said_at_once()
    {
        Bracket.Faults(new AlternativeFacts()).Select(f => (f.Rule, f.Field)).ShouldBe([("alternative.words", "Words"), ("alternative.proposer", "Proposers")]);
        Bracket.Faults(new AlternativeFacts { Kind = AlternativeKind.LeftOut, Words = "words", ByMediators = true }).Single().Field.ShouldBe("Kind");
        var place = Open(0, 0);
        Rule(() => place.Propose(_agreement, _article, new AlternativeFacts { Kind = AlternativeKind.LeftOut, Proposers = [One] }, Staff)).ShouldBe("alternative.nothing-there");
        Rule(() => Propose(place, "But", Id<Party>.New())).ShouldBe("alternative.stranger");
        Rule(() => Propose(place, "But", One, One)).ShouldBe("alternative.stranger");
        Propose(place, "But", One);
    }

    [Fact]
    public void What_is_adopted_stands_in_the_text_and_the_decision_in_the_record()
    {
        var (bracket, behind) = (Open(17, 3), Open(21, 9));
        var adopted = Propose(bracket, "some", One);
        Propose(bracket, "no", Other);
        var foreign = Propose(behind, "persons", One);
        void Adopt(BracketAlternative what, string text) => _article.Adopt(_agreement, bracket, what, text, _open, span => new TextSpan(span.Start + 1, span.Length), "Both agreed", Lead);
        Rule(() => Adopt(foreign, "Each Party frees some prisoners.")).ShouldBe("alternative.gone");
        Rule(() => Adopt(adopted, "")).ShouldBe("provision.empty");
        Rule(() => Adopt(adopted, new string('a', Provision.TextLength + 1))).ShouldBe("provision.too-long");
        bracket.IsOpen.ShouldBeTrue();
        Adopt(adopted, "Each Party frees some prisoners.");
        (_article.Text, behind.Span.Of(_article.Text), behind.IsOpen).ShouldBe(("Each Party frees some prisoners.", "prisoners", true));
        (bracket.Outcome, bracket.AdoptedId, bracket.Words, bracket.Reason, bracket.ClosedBy, bracket.ClosedAt).ShouldBe((BracketOutcome.Adopted, adopted.Id, "all", "Both agreed", "Lead", Lead.At));
        bracket.Span.ShouldBe(new TextSpan(17, 3));
        foreach (var late in new Action[] { () => Propose(bracket, "most", One), () => Adopt(adopted, "Again"), () => bracket.Close(_agreement, _article, BracketOutcome.Kept, "", Staff), () => bracket.Withdraw(_agreement, adopted, "", Staff) })
        {
            Rule(late).ShouldBe("bracket.resolved");
        }

        Rule(() => behind.Close(_agreement, _article, BracketOutcome.Adopted, "", Staff)).ShouldBe("bracket.adopt-what");
    }

    [Fact]
    public void A_draft_freezes_what_stands_in_open_brackets_and_no_reason()
    {
        var bracket = Open(17, 3);
        Propose(bracket, "earlier words", One);
        Propose(bracket, "some", One);
        bracket.Propose(_agreement, _article, new AlternativeFacts { Kind = AlternativeKind.AsItStands, Proposers = [Other], ByMediators = true, Reason = "Told in confidence" }, Staff);
        bracket.Withdraw(_agreement, bracket.Propose(_agreement, _article, new AlternativeFacts { Kind = AlternativeKind.LeftOut, Proposers = [One, Other] }, Staff), "A slip", Staff);
        var draft = Table();
        var frozen = draft.Brackets.Single();
        (frozen.Span, frozen.BracketId, frozen.ProvisionId, draft.Provisions.Single().State).ShouldBe((new TextSpan(17, 3), bracket.Id, _article.Id, ProvisionState.Bracketed));
        frozen.Alternatives.Select(a => (a.Kind, a.Words, a.Codes, a.ByMediators)).ShouldBe([(AlternativeKind.Words, "some", "ONE", false), (AlternativeKind.AsItStands, "", "TWO", true)], ignoreOrder: true);
        var json = Encoding.UTF8.GetString(draft.Canonical(draft.Provisions, draft.Brackets, draft.Translations));
        json.ShouldContain("\"negotiations/draft/2\"");
        json.ShouldContain("\"some\"");
        json.ShouldContain("[\"TWO\"]");
        foreach (var kept in new[] { "confidence", "earlier words", "slip", "Staff", bracket.Id.ToString() })
        {
            json.ShouldNotContain(kept, Case.Insensitive);
        }

        Convert.ToHexStringLower(SHA256.HashData(draft.Canonical(draft.Provisions, draft.Brackets, draft.Translations))).ShouldBe(draft.Hash);
        Convert.ToHexStringLower(SHA256.HashData(draft.Canonical(draft.Provisions, [], draft.Translations))).ShouldNotBe(draft.Hash, "brackets are part of what the fingerprint proves");
        // Whatever comes later, the draft says what it said.
        Propose(bracket, "most", One);
        bracket.Close(_agreement, _article, BracketOutcome.Kept, "Agreed", Lead);
        _open.Clear();
        Convert.ToHexStringLower(SHA256.HashData(draft.Canonical(draft.Provisions, draft.Brackets, draft.Translations))).ShouldBe(draft.Hash);
        var plain = Table();
        Encoding.UTF8.GetString(plain.Canonical(plain.Provisions, plain.Brackets, plain.Translations)).ShouldContain("\"negotiations/draft/1\"");
    }

    [Fact]
    public void In_a_text_that_is_not_negotiated_any_more_nothing_is_bracketed_or_resolved()
    {
        var bracket = Open(17, 3);
        var alternative = Propose(bracket, "some", One);
        _agreement.Take(new ActFacts { Kind = ActKind.IsAbandoned, On = Negotiations.Domain.Dates.PartialDate.Parse("2022-10") }, null, [], Staff);
        foreach (var late in new Action[]
        {
            () => Open(0, 4), () => Propose(bracket, "most", One), () => bracket.Withdraw(_agreement, alternative, "", Staff), () => bracket.Close(_agreement, _article, BracketOutcome.Kept, "", Staff),
            () => _article.Adopt(_agreement, bracket, alternative, "Text", _open, span => span, "", Staff),
        })
        {
            Rule(late).ShouldBe("agreement.text-stays");
        }
    }

    private static ProvisionFacts Article(string text) => new() { Kind = ProvisionKind.Article, Text = text };

    private static string Rule(Action broken) => Should.Throw<RuleViolation>(broken).Rule;

    private Bracket Open(int start, int length)
    {
        var bracket = _article.OpenBracket(_agreement, new TextSpan(start, length), _open, Staff);
        _open.Add(bracket);
        return bracket;
    }

    private BracketAlternative Propose(Bracket bracket, string words, params Id<Party>[] by) => bracket.Propose(_agreement, _article, new AlternativeFacts { Words = words, Proposers = by }, Staff);

    private void Word(string text, ProvisionState state = ProvisionState.Clean) => _article.Word(_agreement, Article(text) with { State = state }, _open, span => span, Staff);

    private Draft Table() => _agreement.Table(Id<Draft>.New(), Audience.Of(Sharing.Parties, null), [new NumberedProvision(_article, "1") { Brackets = [.. _open] }], "", Staff, Codes);
}
