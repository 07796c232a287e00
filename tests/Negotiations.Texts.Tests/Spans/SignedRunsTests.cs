using CsCheck;
using Negotiations.Texts.Spans;
using Negotiations.Texts.Words;

namespace Negotiations.Texts.Tests.Spans;

/// <summary>Signs of two texts among the runs of their comparison.</summary>
public sealed class SignedRunsTests
{
    [Theory]
    [InlineData("one two three", "4[ 7]", "one two three", "4[ 7]", "one [two] three")]
    [InlineData("one two three", "", "one two three", "4[ 7]", "one +[two+] three")]
    [InlineData("one two three", "4[ 7]", "one two three", "", "one -[two-] three")]
    [InlineData("one two three", "4[ 7]", "one six three", "4[ 7]", "one [-two+six] three")]
    // What is gone stands on the side of the bracket on which it stood.
    [InlineData("one two three", "0[ 4]", "two three", "0[ 0]", "[-one ]two three")]
    [InlineData("one two", "3[ 3a]", "one two", "3[ 3b]", "one[-a]+b] two")]
    [InlineData("", "", "one", "0[ 3]", "+[+one+]")]
    public void What_is_the_same_is_told_once(string before, string was, string after, string now, string told) =>
        string.Concat(SignedRuns.Of(WordComparison.Of(before, after), Signs(was), Signs(now)).Select(p => p.Kind switch { RunKind.Kept => "", RunKind.Deleted => "-", _ => "+" } + p.Text)).ShouldBe(told);

    [Fact]
    public void Kept_and_gone_is_the_earlier_text_with_its_signs_and_kept_and_new_the_later_one() => RandomTexts.Any.Sample(
        texts =>
        {
            var before = texts.Text(30);
            var after = texts.Edited(before);
            var random = new Random(before.Length);
            var (was, now) = (Any(before), Any(after));
            var pieces = SignedRuns.Of(WordComparison.Of(before, after), was, now);
            string.Concat(pieces.Where(p => p.Kind != RunKind.Inserted).Select(p => p.Text)).ShouldBe(With(before, was));
            string.Concat(pieces.Where(p => p.Kind != RunKind.Deleted).Select(p => p.Text)).ShouldBe(With(after, now));
            pieces.Where(p => p.Before is not null).Select(p => p.Before!.Value).ShouldBe(Enumerable.Range(0, was.Count));
            pieces.Where(p => p.After is not null).Select(p => p.After!.Value).ShouldBe(Enumerable.Range(0, now.Count));

            List<TextSign> Any(string text) => [.. Enumerable.Range(0, random.Next(5)).Select(_ => new TextSign(random.Next(text.Length + 1), random.Next(2) == 0 ? "[" : "]")).OrderBy(s => s.At)];
        },
        iter: 500);

    private static string With(string text, IReadOnlyList<TextSign> signs) => signs.Reverse().Aggregate(text, (made, sign) => made.Insert(sign.At, sign.Text));

    private static List<TextSign> Signs(string told) => [.. told.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(s => new TextSign(s[0] - '0', s[1..]))];
}
