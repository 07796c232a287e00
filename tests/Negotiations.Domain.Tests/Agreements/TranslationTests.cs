using System.Security.Cryptography;
using System.Text;
using Negotiations.Domain.Agreements;
using Negotiations.Domain.Dates;
using Negotiations.Domain.Parties;
using Negotiations.Domain.Processes;

namespace Negotiations.Domain.Tests.Agreements;

public sealed class TranslationTests
{
    private static readonly Author Staff = new(Guid.CreateVersion7(), "Staff", new DateTimeOffset(2022, 10, 2, 9, 0, 0, TimeSpan.Zero));
    private static readonly Id<Party> One = Id<Party>.New();
    private static readonly Id<Party> Other = Id<Party>.New();

    private readonly Agreement _agreement = Agreement.Open(Id<Process>.New(), Audience.Of(Sharing.Parties, null), Facts(new("en", true), new("hy", true), new("az", false)), Staff);
    private readonly Provision _article;

    public TranslationTests() => _article = _agreement.Write(null, [], 0, Article("There is peace."), Staff);

    [Fact]
    public void It_is_told_as_made_of_an_earlier_wording_until_it_is_worded_anew_or_the_former_words_come_back()
    {
        var armenian = Translate("hy", "Խաղաղություն է։");
        armenian.IsUpToDate(_article).ShouldBeTrue();
        Word("There is lasting peace.");
        armenian.IsUpToDate(_article).ShouldBeFalse();
        (armenian.OfText, armenian.Text).ShouldBe(("There is peace.", "Խաղաղություն է։"));
        Word("There is peace.");
        armenian.IsUpToDate(_article).ShouldBeTrue("it says again what it was made of");
        Word("There is lasting peace.");
        armenian.Word(_agreement, _article, new TranslationFacts("Խաղաղություն", "Կայուն խաղաղություն է։"), Staff);
        armenian.IsUpToDate(_article).ShouldBeTrue();
    }

    [Fact]
    public void How_far_the_parties_have_come_and_where_it_stands_make_no_translation_older()
    {
        var armenian = Translate("hy", "Խաղաղություն է։");
        _article.Word(_agreement, Article("There is peace.") with { State = ProvisionState.AgreedAdReferendum }, [], span => span, Staff);
        _article.Place(_agreement, null, [], 0, Staff);
        armenian.IsUpToDate(_article).ShouldBeTrue();
        _article.Word(_agreement, Article("There is peace.") with { Heading = "End of the war" }, [], span => span, Staff);
        armenian.IsUpToDate(_article).ShouldBeFalse("a heading is part of what it was made of");
    }

    [Fact]
    public void It_is_put_into_another_language_of_the_agreement_and_into_no_other()
    {
        Rule(() => Translate("en", "There is peace.")).ShouldBe("translation.language");
        Rule(() => Translate("ru", "Мир.")).ShouldBe("translation.language");
        Translate("az", "Sülh var.").Language.ShouldBe("az");
        var armenian = Translate("hy", "Խաղաղություն է։");
        _agreement.Describe(Facts(new("en", true), new("az", false)), [], Staff);
        Rule(() => armenian.Word(_agreement, _article, new TranslationFacts("Խաղաղություն", "Ուրիշ"), Staff)).ShouldBe("translation.language");
    }

    [Fact]
    public void Both_have_a_heading_and_a_text_or_neither_does()
    {
        Rule(() => _agreement.Translate(_article, "hy", new TranslationFacts("Խաղաղություն", ""), Staff)).ShouldBe("translation.text");
        Rule(() => _agreement.Translate(_article, "hy", new TranslationFacts("", "Խաղաղություն է։"), Staff)).ShouldBe("translation.heading");
        var bare = _agreement.Write(_article, [], 0, new ProvisionFacts { Kind = ProvisionKind.Paragraph, Text = "Text alone." }, Staff);
        Rule(() => _agreement.Translate(bare, "hy", new TranslationFacts("Վերնագիր", "Տեքստ"), Staff)).ShouldBe("translation.no-heading");
        var headed = _agreement.Write(null, [], 0, new ProvisionFacts { Kind = ProvisionKind.Chapter, Heading = "People" }, Staff);
        Rule(() => _agreement.Translate(headed, "hy", new TranslationFacts("Մարդիկ", "Տեքստ"), Staff)).ShouldBe("translation.no-text");
    }

    [Fact]
    public void Once_the_text_is_not_negotiated_any_more_it_stays_in_every_language()
    {
        var armenian = Translate("hy", "Խաղաղություն է։");
        _article.TakeOut(_agreement, Staff);
        Rule(() => armenian.Word(_agreement, _article, new TranslationFacts("Ա", "Բ"), Staff)).ShouldBe("provision.taken-out");
        _article.PutBack(_agreement, null, [], Staff);
        _agreement.Take(new ActFacts { Kind = ActKind.IsAbandoned, On = PartialDate.Parse("2022-10") }, null, [], Staff);
        Rule(() => armenian.Word(_agreement, _article, new TranslationFacts("Ա", "Բ"), Staff)).ShouldBe("agreement.text-stays");
        Rule(() => Translate("az", "Sülh var.")).ShouldBe("agreement.text-stays");
    }

    [Fact]
    public void A_draft_freezes_each_language_with_whether_it_is_authentic_and_up_to_date()
    {
        var (armenian, azerbaijani) = (Translate("hy", "Խաղաղություն է։"), Translate("az", "Sülh var."));
        Word("There is lasting peace.");
        azerbaijani.Word(_agreement, _article, new TranslationFacts("Sülh", "Daimi sülh var."), Staff);
        var draft = Table(azerbaijani, armenian);
        draft.Translations.Select(t => (t.Language, t.IsAuthentic, t.IsUpToDate, t.Text, t.TranslationId)).ShouldBe([("hy", true, false, "Խաղաղություն է։", armenian.Id), ("az", false, true, "Daimi sülh var.", azerbaijani.Id)]);
        draft.Translations.ShouldAllBe(t => Audience.Of(t) == Audience.Of(draft));
        var json = Encoding.UTF8.GetString(Canonical(draft));
        json.ShouldContain("\"negotiations/draft/3\"");
        json.ShouldContain("""{"authentic":true,"heading":"Խաղաղություն","language":"hy","text":"Խաղաղություն է։","up_to_date":false}""");
        json.ShouldNotContain("There is peace.", Case.Insensitive, "what a translation was made of is no part of the draft");
        json.ShouldNotContain("Staff");
        Hash(Canonical(draft)).ShouldBe(draft.Hash);
        Hash(draft.Canonical(draft.Provisions, draft.Brackets, [])).ShouldNotBe(draft.Hash, "the other languages are part of what the fingerprint proves");
        armenian.Word(_agreement, _article, new TranslationFacts("Խաղաղություն", "Կայուն խաղաղություն է։"), Staff);
        Hash(Canonical(draft)).ShouldBe(draft.Hash, "it says what it said when it was tabled");
    }

    [Fact]
    public void A_draft_in_one_language_has_the_form_that_it_always_had()
    {
        Encoding.UTF8.GetString(Canonical(Table())).ShouldContain("\"negotiations/draft/1\"");
        var armenian = Translate("hy", "Խաղաղություն է։");
        _agreement.Describe(Facts(new AgreementLanguageFacts("en", true)), [], Staff);
        var draft = Table(armenian);
        draft.Translations.ShouldBeEmpty("the language is none of the agreement's any more");
        Encoding.UTF8.GetString(Canonical(draft)).ShouldContain("\"negotiations/draft/1\"");
        _agreement.Describe(Facts(new("en", true), new("hy", true)), [], Staff);
        Table(armenian).Translations.Single().Text.ShouldBe("Խաղաղություն է։", "nothing of it was lost");
    }

    private static AgreementFacts Facts(params AgreementLanguageFacts[] languages) => new() { Title = "Treaty", Parties = [One, Other], Languages = languages };

    private static ProvisionFacts Article(string text) => new() { Kind = ProvisionKind.Article, Heading = "Peace", Text = text };

    private static byte[] Canonical(Draft draft) => draft.Canonical(draft.Provisions, draft.Brackets, draft.Translations);

    private static string Hash(byte[] canonical) => Convert.ToHexStringLower(SHA256.HashData(canonical));

    private static string Rule(Action broken) => Should.Throw<RuleViolation>(broken).Rule;

    private ProvisionTranslation Translate(string language, string text) => _agreement.Translate(_article, language, new TranslationFacts(language == "hy" ? "Խաղաղություն" : "Sülh", text), Staff);

    private void Word(string text) => _article.Word(_agreement, Article(text), [], span => span, Staff);

    private Draft Table(params ProvisionTranslation[] translations) =>
        _agreement.Table(Id<Draft>.New(), Audience.Of(Sharing.Parties, null), [new NumberedProvision(_article, "1") { Translations = translations }], "", Staff);
}
