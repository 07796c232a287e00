using System.Globalization;
using System.Text;
using CsCheck;
using Negotiations.Texts.Words;

namespace Negotiations.Texts.Tests.Words;

/// <summary>What is a word in any script.</summary>
public sealed class TextWordsTests
{
    [Theory]
    [InlineData("Each Party shall, without delay,  release", "Each| |Party| |shall|,| |without| |delay|,|  |release")]
    [InlineData("the Party’s 'own' will", "the| |Party’s| |'|own|'| |will")]
    [InlineData("97,000 mines, 3.5 km; in 2022.", "97,000| |mines|,| |3.5| |km|;| |in| |2022|.")]
    [InlineData("3(2)(a), m², 3a", "3|(|2|)|(|a|)|,| |m²|,| |3a")]
    [InlineData("cafe\u0301 e\u0301te\u0301", "cafe\u0301| |e\u0301te\u0301")]
    [InlineData("Ինչո՞ւ, անմիջապե՛ս։", "Ինչո՞ւ|,| |անմիջապե՛ս|։")]
    [InlineData("Стороны — обязуются", "Стороны| |—| |обязуются")]
    [InlineData("مُعاهدة، ٩٧٬٠٠٠ لغم", "مُعاهدة|،| |٩٧٬٠٠٠| |لغم")]
    [InlineData("צה״ל ג׳ורג׳", "צה״ל| |ג׳ורג|׳")]
    [InlineData("treaty\u00ADtext \u200Fأسرى", "treaty\u00ADtext| |\u200F|أسرى")]
    [InlineData("条約は3条", "条|約|は|3|条")]
    [InlineData("が\u3099", "が\u3099")]
    [InlineData("ที่นี้", "ที่|นี้")]
    [InlineData("👩‍👩‍👧👍🏽 🇦🇲🇦🇿", "👩‍👩‍👧|👍🏽| |🇦🇲|🇦🇿")]
    [InlineData("𝒜𝒷 a", "𝒜𝒷| |a")]
    [InlineData("one\r\n\r\ntwo", "one|\r\n\r\n|two")]
    [InlineData("", "")]
    public void Words_are_cut_where_readers_see_their_ends(string text, string pieces) => string.Join('|', TextWords.Of(text)).ShouldBe(pieces);

    [Fact]
    public void Half_of_a_character_stays_as_it_came() => TextWords.Of("a\uD83Db\uDE00").ShouldBe(["a", "\uD83D", "b", "\uDE00"]);

    [Fact]
    public void The_pieces_are_the_text_and_none_ends_within_a_character() => RandomTexts.Any.Sample(random =>
    {
        var text = random.Text(40);
        var pieces = TextWords.Of(text);
        string.Concat(pieces).ShouldBe(text);
        Ends(pieces).ShouldBeSubsetOf(StringInfo.ParseCombiningCharacters(text).Append(text.Length));
    });

    [Fact]
    public void The_words_are_counted_among_the_pieces() => RandomTexts.Any.Sample(random =>
    {
        var text = random.Text(40);
        TextWords.Count(text).ShouldBe(TextWords.Of(text).Count(piece => piece.EnumerateRunes().Any(Rune.IsLetterOrDigit)));
    });

    /// <summary>Where pieces that are put together end.</summary>
    internal static IEnumerable<int> Ends(IEnumerable<string> pieces)
    {
        var end = 0;
        return [.. pieces.Select(piece => end += piece.Length)];
    }
}
