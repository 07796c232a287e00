using System.Globalization;
using CsCheck;
using Negotiations.Texts.Words;

namespace Negotiations.Texts.Tests.Words;

/// <summary>What is kept, deleted and inserted between two texts.</summary>
public sealed class WordComparisonTests
{
    [Theory]
    [InlineData("The Party will release.", "The Party shall release.", "The Party [-will][+shall] release.")]
    [InlineData("hand over maps of mines", "hand over complete maps of mines", "hand over [+complete ]maps of mines")]
    [InlineData("of 92,000 mines", "of 97,000 mines", "of [-92,000][+97,000] mines")]
    [InlineData("all prisoners of war, who", "all persons deprived of their liberty, who", "all [-prisoners][+persons deprived] of [-war][+their liberty], who")]
    [InlineData("within seven days", "within sixty long days", "within [-seven][+sixty long] days")]
    [InlineData("in a b c d", "in x y c z", "in [-a b][+x y] c [-d][+z]")]
    [InlineData("by one, two and", "by ten, six and", "by [-one, two][+ten, six] and")]
    [InlineData("one. (Two", "ten. (Six", "[-one][+ten]. ([-Two][+Six]")]
    [InlineData("cafe", "cafe\u0301", "[-cafe][+cafe\u0301]")]
    [InlineData("👍🏽 yes", "👍🏿 yes", "[-👍🏽][+👍🏿] yes")]
    [InlineData("二国は条約を結ぶ", "二国は協定を結ぶ", "二国は[-条約][+協定]を結ぶ")]
    [InlineData("Կողմերը կազատեն", "Կողմերը պետք է ազատեն", "Կողմերը [-կազատեն][+պետք է ազատեն]")]
    [InlineData("a  b", "a b", "a[-  ][+ ]b")]
    [InlineData("one two", "", "[-one two]")]
    [InlineData("", "one two", "[+one two]")]
    [InlineData("same", "same", "same")]
    [InlineData("", "", "")]
    public void Words_are_told_as_readers_would_tell_them(string before, string after, string told) =>
        string.Concat(WordComparison.Of(before, after).Select(r => r.Kind switch
        {
            RunKind.Deleted => $"[-{r.Text}]",
            RunKind.Inserted => $"[+{r.Text}]",
            _ => r.Text,
        })).ShouldBe(told);

    [Fact]
    public void Kept_and_deleted_are_the_old_text_kept_and_inserted_the_new_and_no_run_ends_within_a_character() => Pairs((before, after, runs) =>
    {
        Text(runs, RunKind.Deleted).ShouldBe(before);
        Text(runs, RunKind.Inserted).ShouldBe(after);
        EndsOf(runs, RunKind.Deleted).ShouldBeSubsetOf(StringInfo.ParseCombiningCharacters(before).Append(before.Length));
        EndsOf(runs, RunKind.Inserted).ShouldBeSubsetOf(StringInfo.ParseCombiningCharacters(after).Append(after.Length));
    });

    [Fact]
    public void Deletions_come_before_insertions_and_a_kept_run_between_changes_has_a_word() => Pairs((before, after, runs) =>
    {
        runs.ShouldAllBe(r => r.Text.Length > 0);
        runs.Zip(runs.Skip(1)).ShouldAllBe(pair => pair.First.Kind < pair.Second.Kind || pair.Second.Kind == RunKind.Kept);
        runs.Zip(runs.Skip(1)).ShouldAllBe(pair => pair.First.Kind != pair.Second.Kind);
        foreach (var kept in runs.Skip(1).SkipLast(1).Where(r => r.Kind == RunKind.Kept))
        {
            var pieces = TextWords.Of(kept.Text).Where(piece => !string.IsNullOrWhiteSpace(piece)).ToList();
            pieces.ShouldNotBeEmpty();
            (pieces is [{ Length: 1 } single] && char.IsPunctuation(single[0])).ShouldBeFalse();
        }
    });

    [Fact]
    public void Equal_texts_are_kept_whole() => RandomTexts.Any.Sample(random =>
    {
        var text = random.Text();
        WordComparison.Of(text, new string(text.AsSpan())).ShouldBe(text.Length == 0 ? [] : [new Run(RunKind.Kept, text)]);
    });

    private static void Pairs(Action<string, string, IReadOnlyList<Run>> check) => RandomTexts.Any.Sample(random =>
    {
        var before = random.Text(30);
        foreach (var after in new[] { random.Edited(before), random.Text(30), before })
        {
            check(before, after, WordComparison.Of(before, after));
        }
    });

    private static string Text(IEnumerable<Run> runs, RunKind kind) => string.Concat(runs.Where(r => r.Kind == RunKind.Kept || r.Kind == kind).Select(r => r.Text));

    private static IEnumerable<int> EndsOf(IEnumerable<Run> runs, RunKind kind) =>
        TextWordsTests.Ends(runs.Where(r => r.Kind == RunKind.Kept || r.Kind == kind).Select(r => r.Text));
}
