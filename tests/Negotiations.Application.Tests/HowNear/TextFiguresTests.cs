using CsCheck;
using Negotiations.Application.Agreements;
using Negotiations.Application.HowNear;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;
using Negotiations.Domain.Parties;
using Negotiations.Texts.Spans;

namespace Negotiations.Application.Tests.HowNear;

/// <summary>How much of a text is clean, and how much of it was written anew.</summary>
public sealed class TextFiguresTests
{
    private static readonly Id<Party> One = Id<Party>.New();
    private static readonly Id<Party> Two = Id<Party>.New();

    private static readonly string[] Pieces = ["Parties ", "free ", "all ", "prisoners, ", "97,000 ", "Կողմերը ", "الأطراف ", "条約", ". ", "— "];

    // A few provisions, some under others, each with its state; and brackets that may stand anywhere.
    private static readonly Gen<(string[] Texts, int[] Parents, ProvisionState[] States, (int Provision, int Start, int End, int Words)[] Brackets)> Texts = Gen.Select(
        Gen.Int[0, 9].Select(at => Pieces[at]).Array[0, 12].Select(string.Concat).Array[1, 6],
        Gen.Int[0, 5].Array[6],
        Gen.Frequency((8, Gen.Const(ProvisionState.Clean)), (1, Gen.Const(ProvisionState.Reserved)), (1, Gen.Const(ProvisionState.Parked)), (1, Gen.Const(ProvisionState.AgreedAdReferendum))).Array[6],
        Gen.Select(Gen.Int[0, 5], Gen.Int[0, 200], Gen.Int[0, 200], Gen.Int[0, 3]).Array[1, 8]);

    [Fact]
    public void Words_are_clean_outside_brackets_and_what_is_reserved_or_parked()
    {
        var (article, under, alone) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        var text = AgreementText.Of(
        [
            Part(Guid.NewGuid(), "Each Party frees all prisoners.", brackets: [Bracket(17, 13, Words("some of them", One), Words("", Two))]),
            new(article, null, ProvisionKind.Article, "Far off", "Two words.", ProvisionState.Reserved),
            new(under, article, ProvisionKind.Paragraph, "", "Three words here.", ProvisionState.Clean),
            Part(alone, "Agreed so far.", ProvisionState.AgreedAdReferendum),
        ]);
        var figures = TextFigures.Of(text);
        (figures.Words, figures.Clean, figures.Proposed, figures.Brackets, figures.Measured).ShouldBe((15, 6, 3, 1, 19));
        figures.Share.ShouldBe(6.0 / 19);
        figures.ByOwner.ShouldBe(new Dictionary<BracketOwner, int> { [new(One, false)] = 1, [new(Two, false)] = 1 }, ignoreOrder: true);
        figures.Provisions.ShouldBe(new Dictionary<ProvisionState, int> { [ProvisionState.Clean] = 2, [ProvisionState.Reserved] = 1, [ProvisionState.AgreedAdReferendum] = 1 }, ignoreOrder: true);
    }

    [Fact]
    public void A_text_that_says_nothing_has_no_share_and_one_that_was_told_as_bracketed_before_there_were_brackets_is_open()
    {
        TextFigures.Of(AgreementText.Of([])).Share.ShouldBeNull();
        TextFigures.Of(AgreementText.Of([Part(Guid.NewGuid(), "")])).Share.ShouldBeNull();
        TextFigures.Of(AgreementText.Of([Part(Guid.NewGuid(), "Two words.", ProvisionState.Bracketed)])).Share.ShouldBe(0);
        TextFigures.Of(AgreementText.Of([Part(Guid.NewGuid(), "Two words.")])).Share.ShouldBe(1);
    }

    [Fact]
    public void Whose_a_bracket_is_follows_from_what_is_proposed_in_it()
    {
        var figures = TextFigures.Of(AgreementText.Of([Part(Guid.NewGuid(), "Each Party frees them.", brackets:
        [
            Bracket(0, 4),
            Bracket(5, 5, Words("State", One), Words("Side", One, Two)),
            Bracket(11, 5, new ShownAlternative(Guid.NewGuid(), AlternativeKind.AsItStands, "", true, [Two])),
        ])]));
        figures.ByOwner.ShouldBe(new Dictionary<BracketOwner, int> { [BracketOwner.Nobody] = 1, [new(One, false)] = 1, [new(Two, false)] = 2, [BracketOwner.Mediators] = 1 }, ignoreOrder: true);
    }

    [Fact]
    public void The_share_falls_with_every_bracket_that_is_opened_wherever_it_stands_and_with_every_alternative() => Texts.Sample(drawn =>
    {
        var ids = drawn.Texts.Select(_ => Guid.NewGuid()).ToList();
        var before = Share(0, 0);
        for (var many = 1; many <= drawn.Brackets.Length; many++)
        {
            var opened = Share(many, many - 1);
            (opened < before || (before is null or 0 && opened is null or 0)).ShouldBeTrue($"{before} and then {opened}");
            var argued = Share(many, many);
            (drawn.Brackets[many - 1].Words == 0 ? argued == opened : argued < opened || opened == 0).ShouldBeTrue($"{opened} and then {argued}");
            before = argued;
        }

        // The first brackets are open, and of these the first have something proposed in them.
        double? Share(int open, int argued) => TextFigures.Of(AgreementText.Of(drawn.Texts.Select((text, at) => new AgreementText.Part(
            ids[at],
            at > 0 && drawn.Parents[at] < at ? ids[drawn.Parents[at]] : null,
            ProvisionKind.Article,
            "",
            text,
            drawn.States[at])
        {
            Brackets = [.. drawn.Brackets.Take(open).Select((b, number) => (b, number)).Where(b => b.b.Provision % drawn.Texts.Length == at).Select(b =>
            {
                var (from, to) = (b.b.Start % (text.Length + 1), b.b.End % (text.Length + 1));
                return Bracket(Math.Min(from, to), Math.Abs(from - to), [.. b.number < argued ? [Words(string.Concat(Enumerable.Repeat("word ", b.b.Words)), One)] : Array.Empty<ShownAlternative>()]);
            })],
        }))).Share;
    });

    [Fact]
    public void What_was_written_anew_is_told_in_words_and_moving_is_not()
    {
        var (one, two, three) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        var before = AgreementText.Of([Part(one, "Each Party frees all prisoners."), Part(two, "Gone now.")]);
        var after = AgreementText.Of([Part(three, "Put in here."), Part(one, "Each Party frees most prisoners.")]);
        var churn = Churn.Of(before, after);
        (churn.PutIn, churn.LeftOut, churn.Words).ShouldBe((4, 3, 15));
        churn.Share.ShouldBe(7.0 / 15);
        churn.Words.ShouldBe(TextFigures.Of(before).Words + TextFigures.Of(after).Words);
        Churn.Of(before, before).Share.ShouldBe(0);
        Churn.Of(before, AgreementText.Of([Part(two, "Gone now."), Part(one, "Each Party frees all prisoners.")])).Share.ShouldBe(0);
        Churn.Of(AgreementText.Of([Part(one, "All of it.")]), AgreementText.Of([Part(one, "Nothing left.")])).Share.ShouldBe(1);
        Churn.Of(AgreementText.Of([]), AgreementText.Of([])).Share.ShouldBeNull();
    }

    private static AgreementText.Part Part(Guid id, string text, ProvisionState state = ProvisionState.Clean, params IReadOnlyList<ShownBracket> brackets) => new(id, null, ProvisionKind.Article, "", text, state) { Brackets = brackets };

    private static ShownBracket Bracket(int start, int length, params IReadOnlyList<ShownAlternative> alternatives) => new(Guid.NewGuid(), new Span(start, length), alternatives);

    private static ShownAlternative Words(string words, params IReadOnlyList<Id<Party>> by) => new(Guid.NewGuid(), words.Length == 0 ? AlternativeKind.LeftOut : AlternativeKind.Words, words, false, by);
}
