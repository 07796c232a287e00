using CsCheck;
using Negotiations.Texts.Spans;
using Negotiations.Texts.Words;

namespace Negotiations.Texts.Tests.Spans;

/// <summary>Brackets between the words of a text, and what is told of it without them.</summary>
public sealed class BracketedTextTests
{
    [Theory]
    [InlineData("one two three", "4+3", "one [0two0] three")]
    [InlineData("one two three", "0+13 4+3", "[0one [1two1] three0]")]
    [InlineData("one two three", "4+3 0+13", "[1one [0two0] three1]")]
    [InlineData("one two three", "0+7 4+9", "[0one [1two0] three1]")]
    [InlineData("one two three", "0+3 3+4", "[0one0][1 two1] three")]
    [InlineData("one two three", "4+3 4+3", "one [0[1two1]0] three")]
    [InlineData("one two three", "4+3 4+9 0+7", "[2one [1[0two0]2] three1]")]
    [InlineData("one two", "3+0", "one[00] two")]
    [InlineData("one two", "0+3 3+0 3+4", "[0one0][11][2 two2]")]
    [InlineData("", "0+0", "[00]")]
    [InlineData("one", "", "one")]
    public void They_stand_round_their_words(string text, string spans, string told) =>
        string.Concat(BracketedText.Of(text, Spans(spans)).Select(p => p.Kind switch
        {
            BracketedPartKind.Opens => $"[{p.Bracket}",
            BracketedPartKind.Closes => $"{p.Bracket}]",
            _ => p.Words,
        })).ShouldBe(told);

    [Fact]
    public void The_words_are_the_text_and_each_begins_and_ends_once_round_its_own() => Any((text, spans) =>
    {
        var parts = BracketedText.Of(text, spans);
        string.Concat(parts.Select(p => p.Words)).ShouldBe(text);
        for (var i = 0; i < spans.Count; i++)
        {
            var opens = parts.Select((p, at) => (p, at)).Single(p => p.p.Kind == BracketedPartKind.Opens && p.p.Bracket == i).at;
            var closes = parts.Select((p, at) => (p, at)).Single(p => p.p.Kind == BracketedPartKind.Closes && p.p.Bracket == i).at;
            closes.ShouldBeGreaterThan(opens);
            string.Concat(parts.Skip(opens).Take(closes - opens).Select(p => p.Words)).ShouldBe(spans[i].Of(text));
            string.Concat(parts.Take(opens).Select(p => p.Words)).Length.ShouldBe(spans[i].Start);
        }
    });

    [Fact]
    public void What_stands_in_another_begins_behind_it_and_ends_before_it() => Any((text, spans) =>
    {
        var parts = BracketedText.Of(text, spans);
        int At(BracketedPartKind kind, int bracket) => parts.Select((p, at) => (p, at)).Single(p => p.p.Kind == kind && p.p.Bracket == bracket).at;
        foreach (var (outer, inner) in from o in Enumerable.Range(0, spans.Count) from i in Enumerable.Range(0, spans.Count) where o != i select (o, i))
        {
            if (spans[inner].IsPlace ? spans[inner].Start > spans[outer].Start && spans[inner].End < spans[outer].End : spans[inner].Length < spans[outer].Length && spans[inner].Start >= spans[outer].Start && spans[inner].End <= spans[outer].End)
            {
                At(BracketedPartKind.Opens, outer).ShouldBeLessThan(At(BracketedPartKind.Opens, inner));
                At(BracketedPartKind.Closes, inner).ShouldBeLessThan(At(BracketedPartKind.Closes, outer));
            }
        }
    });

    [Theory]
    [InlineData("one two three", "4+3", "one […] three")]
    [InlineData("one two three", "0+7 4+9", "[…]")]
    [InlineData("one two three", "0+3 3+4", "[…] three")]
    [InlineData("one two three", "0+13 4+3", "[…]")]
    [InlineData("one two three", "3+0 8+5", "one[…] two […]")]
    [InlineData("one", "3+0", "one[…]")]
    [InlineData("one", "", "one")]
    public void What_nobody_disputes_is_left(string text, string spans, string left) => BracketedText.Undisputed(text, Spans(spans), "[…]").ShouldBe(left);

    [Fact]
    public void No_letter_in_brackets_is_left_and_every_other_is() => Any((text, spans) =>
        BracketedText.Undisputed(text, spans, "").ShouldBe(string.Concat(text.Where((_, at) => !spans.Any(s => at >= s.Start && at < s.End)))));

    [Theory]
    [InlineData("one two, three.", "", 3)]
    [InlineData("one two, three.", "4+3", 2)]
    [InlineData("one two, three.", "4+3 0+7", 1)]
    [InlineData("one two, three.", "7+1 3+0", 3)]
    // A word that is in brackets in part is not agreed.
    [InlineData("one two three", "1+1", 2)]
    [InlineData("one two three", "2+3", 1)]
    [InlineData("97,000 mines — § 3", "", 3)]
    [InlineData("二国は条約を結ぶ", "3+2", 6)]
    [InlineData("", "0+0", 0)]
    public void Words_that_nobody_disputes_are_counted(string text, string spans, int words) => BracketedText.UndisputedWords(text, Spans(spans)).ShouldBe(words);

    [Fact]
    public void Without_brackets_every_word_is_undisputed_and_another_bracket_never_makes_it_more() => Any((text, spans) =>
    {
        BracketedText.UndisputedWords(text, []).ShouldBe(TextWords.Count(text));
        var words = Enumerable.Range(0, spans.Count + 1).Select(many => BracketedText.UndisputedWords(text, spans.Take(many))).ToList();
        words.ShouldBeInOrder(SortDirection.Descending);
        BracketedText.UndisputedWords(text, [new Span(0, text.Length)]).ShouldBe(0);
    });

    [Fact]
    public void Of_spans_that_share_words_the_first_and_longest_counts()
    {
        BracketedText.Hidden([new Span(4, 3), new Span(0, 7), new Span(4, 9), new Span(18, 0), new Span(5, 0)]).ShouldBe([(0, 1), (2, 1), (4, 1)], ignoreOrder: true);
        BracketedText.With("one two three four", [(new Span(4, 3), "2"), (new Span(0, 7), "1+2"), (new Span(4, 9), "2+3"), (new Span(18, 0), " five"), (new Span(5, 0), "no")]).ShouldBe("1+2 three four five");
    }

    [Theory]
    [InlineData("in seven days.", "8+0", "at most", "in seven at most days.")]
    [InlineData("in seven days.", "13+0", "at most", "in seven days at most.")]
    [InlineData("in seven days.", "14+0", "At most.", "in seven days. At most.")]
    [InlineData("in seven days.", "0+0", "But", "But in seven days.")]
    [InlineData("in seven days.", "3+0", "some", "in some seven days.")]
    [InlineData("二国は結ぶ", "3+0", "条約を", "二国は条約を結ぶ")]
    [InlineData("in (seven) days", "4+0", "six or", "in (six or seven) days")]
    [InlineData("frees all prisoners", "6+3", "", "frees prisoners")]
    [InlineData("frees all", "6+3", "", "frees")]
    [InlineData("all prisoners", "0+3", "", "prisoners")]
    [InlineData("frees them all, now", "11+3", "", "frees them, now")]
    [InlineData("frees all prisoners", "6+3", "some", "frees some prisoners")]
    [InlineData("posts no guards at", "8+7", "thirty soldiers", "posts no thirty soldiers at")]
    [InlineData("posts no at", "8+1", "thirty", "posts no thirty at")]
    [InlineData("", "0+0", "some", "some")]
    public void Words_are_fitted_in_with_the_blanks_that_they_need(string text, string span, string words, string fitted) => Fitting.Apply(text, Spans(span)[0], words).ShouldBe(fitted);

    [Theory]
    [InlineData("the Party frees the Party", "the Party", "0+9 16+9")]
    [InlineData("a a a", "a a", "0+3 2+3")]
    [InlineData("frees  all\nprisoners", " all prisoners ", "7+13")]
    [InlineData("Each", "each", "")]
    [InlineData("cafe\u0301", "cafe", "")]
    [InlineData("👩‍👩‍👧 and 👩", "👩", "13+2")]
    [InlineData("text", "  ", "")]
    public void Words_are_found_wherever_they_stand(string text, string words, string spans) => Occurrences.Of(text, words, 100).ShouldBe(Spans(spans));

    [Fact]
    public void Whatever_part_of_a_text_is_looked_for_is_found_there() => Any((text, spans) =>
    {
        foreach (var span in spans.Where(s => s.Of(text).Trim() == s.Of(text) && s.Length > 0))
        {
            var found = Occurrences.Of(text, span.Of(text), 1000);
            found.Any(f => f.Start == span.Start).ShouldBe(System.Globalization.StringInfo.ParseCombiningCharacters(text).Append(text.Length) is var ends && ends.Contains(span.Start) && ends.Contains(span.End));
        }
    });

    private static void Any(Action<string, IReadOnlyList<Span>> check) => Gen.Select(RandomTexts.Any, Gen.Int[0, 1000].Array[0, 12]).Sample((random, numbers) =>
    {
        var text = random.Text(20);
        var spans = numbers.Chunk(2).Where(c => c.Length == 2).Select(c => (One: c[0] % (text.Length + 1), Other: c[1] % (text.Length + 1)))
            .Select(c => Span.Between(Math.Min(c.One, c.Other), Math.Max(c.One, c.Other))).ToList();
        check(text, spans);
    });

    private static List<Span> Spans(string said) => [.. said.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(s => s.Split('+')).Select(s => new Span(int.Parse(s[0], System.Globalization.CultureInfo.InvariantCulture), int.Parse(s[1], System.Globalization.CultureInfo.InvariantCulture)))];
}
