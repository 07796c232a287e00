using System.Globalization;
using CsCheck;
using Negotiations.Texts.Spans;
using Negotiations.Texts.Words;

namespace Negotiations.Texts.Tests.Spans;

/// <summary>Where a part of a text stands in the text that came of it.</summary>
public sealed class SpanCarrierTests
{
    [Theory]
    // Words outside change.
    [InlineData("Each Party frees {all prisoners} at once.", "Each State shall free {all prisoners} without delay.")]
    [InlineData("frees {all} now", "frees really {all} of them now")]
    // Words inside change.
    [InlineData("frees {all prisoners of war} now", "frees {all persons of the war} now")]
    [InlineData("within {seven} days", "within {sixty} days")]
    [InlineData("within {seven} days", "within {not more than sixty} days")]
    // A change runs over the end: what was put for it belongs to it.
    [InlineData("within {seven} days of entry", "within {two months} of entry")]
    [InlineData("in {a b} c d", "in {x y z} d")]
    // What is put in at the edge stays outside.
    [InlineData("{all} prisoners", "free {all} prisoners")]
    [InlineData("frees {all}", "frees {all} of them")]
    // All is gone.
    [InlineData("frees {all} prisoners", "frees {}prisoners")]
    [InlineData("{all}", "{}")]
    // Places.
    [InlineData("in seven{} days", "in sixty{} days")]
    [InlineData("in seven days{}", "in seven days{} at most")]
    [InlineData("{}in seven days", "{}within seven days")]
    [InlineData("of {}war", "of {}war")]
    [InlineData("a {b👍🏽} c", "a {b👍🏿} c")]
    [InlineData("Կողմերը {անմիջապես} կազատեն", "Կողմերը պետք է {անմիջապես} ազատեն")]
    [InlineData("二国は{条約}を結ぶ", "両国は{協定}を結ぶ")]
    public void It_goes_with_its_words(string before, string after)
    {
        var (text, span) = Read(before);
        var (later, carried) = Read(after);
        SpanCarrier.Of(text, later).Carry(span).ShouldBe(carried);
    }

    [Fact]
    public void Whatever_happens_to_a_text_what_was_kept_stays_in_it_or_outside_it_and_it_is_no_larger_than_it_has_to_be() => Pairs((before, after, span) =>
    {
        var carried = SpanCarrier.Of(before, after).Carry(span);
        carried.IsIn(after).ShouldBeTrue();
        StringInfo.ParseCombiningCharacters(after).Append(after.Length).ShouldContain(carried.Start);
        StringInfo.ParseCombiningCharacters(after).Append(after.Length).ShouldContain(carried.End);
        if (span.IsPlace)
        {
            carried.IsPlace.ShouldBeTrue();
            return;
        }

        var (must, mustNot) = Letters(WordComparison.Of(before, after), span);
        must.ShouldAllBe(at => at >= carried.Start && at < carried.End);
        mustNot.ShouldAllBe(at => at < carried.Start || at >= carried.End);
        carried.IsPlace.ShouldBe(must.Count == 0);
        if (must.Count > 0)
        {
            (carried.Start, carried.End - 1).ShouldBe((must.Min(), must.Max()));
        }
    });

    [Fact]
    public void A_text_that_did_not_change_keeps_every_span() => Pairs((before, _, span) => SpanCarrier.Of(before, new string(before.AsSpan())).Carry(span).ShouldBe(span));

    [Fact]
    public void What_stands_in_another_still_does() => RandomTexts.Any.Sample(random =>
    {
        var before = random.Text(30);
        var carrier = SpanCarrier.Of(before, random.Edited(before));
        var ends = Ends(before);
        for (var i = 0; i + 3 < ends.Count; i++)
        {
            var outer = carrier.Carry(Span.Between(ends[i], ends[i + 3]));
            var inner = carrier.Carry(Span.Between(ends[i + 1], ends[i + 2]));
            (inner.Start >= outer.Start && inner.End <= outer.End).ShouldBeTrue($"{inner} in {outer}");
        }
    });

    [Fact]
    public void Words_put_for_a_span_leave_all_others_with_theirs() => RandomTexts.Any.Sample(random =>
    {
        var text = random.Text(30);
        var ends = Ends(text);
        var words = random.Text(6);
        for (var i = 0; i + 2 < ends.Count; i++)
        {
            var span = Span.Between(ends[i + 1], ends[i + 2]);
            var carrier = SpanCarrier.Replacing(text, span, words);
            // Marks that begin what is put, or that follow where nothing is put, can come to belong to the letter before them.
            if (!Ends(text[..span.Start] + words + text[span.End..]).Contains(span.Start))
            {
                continue;
            }

            var before = Span.Between(ends[i], ends[i + 1]);
            carrier.Carry(before).ShouldBe(before);
            carrier.Carry(Span.Between(ends[i], ends[i + 2])).Start.ShouldBe(ends[i]);
        }
    });

    [Fact]
    public void A_mark_that_comes_to_belong_to_the_letter_before_it_goes_with_that_letter() =>
        SpanCarrier.Replacing("ab", new Span(1, 1), "\u0301c").Carry(new Span(0, 1)).ShouldBe(new Span(0, 2));

    private static (List<int> Must, List<int> MustNot) Letters(IReadOnlyList<Run> runs, Span span)
    {
        var (must, mustNot) = (new List<int>(), new List<int>());
        var (old, @new) = (0, 0);
        for (var i = 0; i < runs.Count; i++)
        {
            var length = runs[i].Text.Length;
            switch (runs[i].Kind)
            {
                case RunKind.Kept:
                    for (var at = 0; at < length; at++)
                    {
                        (old + at >= span.Start && old + at < span.End ? must : mustNot).Add(@new + at);
                    }

                    (old, @new) = (old + length, @new + length);
                    break;
                case RunKind.Deleted:
                    old += length;
                    break;
                default:
                    var gone = i > 0 && runs[i - 1].Kind == RunKind.Deleted ? runs[i - 1].Text.Length : 0;
                    // For words of which some stood in it, or in the midst of it.
                    var inside = gone > 0 ? old - gone < span.End && old > span.Start : old > span.Start && old < span.End;
                    (inside ? must : mustNot).AddRange(Enumerable.Range(@new, length));
                    @new += length;
                    break;
            }
        }

        return (must, mustNot);
    }

    private static void Pairs(Action<string, string, Span> check) => RandomTexts.Any.Sample(random =>
    {
        var before = random.Text(30);
        var ends = Ends(before);
        foreach (var after in new[] { random.Edited(before), random.Text(30), "" })
        {
            for (var i = 0; i < ends.Count; i += 3)
            {
                foreach (var end in new[] { i, i + 1, i + 4, ends.Count - 1 }.Where(e => e >= i && e < ends.Count))
                {
                    check(before, after, Span.Between(ends[i], ends[end]));
                }
            }
        }
    });

    private static List<int> Ends(string text) => [.. StringInfo.ParseCombiningCharacters(text), text.Length];

    private static (string Text, Span Span) Read(string marked)
    {
        var (from, to) = (marked.IndexOf('{', StringComparison.Ordinal), marked.IndexOf('}', StringComparison.Ordinal) - 1);
        return (marked.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal), Span.Between(from, to));
    }
}
