using System.Globalization;
using Negotiations.Texts.Words;

namespace Negotiations.Texts.Spans;

/// <summary>
/// Carries spans from a text to the one that came of it. Words that were kept stay in the span or outside it, as they were. Where words were put for others, of which the span held some, it holds all that were put for them: the smallest change round what it held.
/// What was put in at its edge stays outside. A place stays a place, beside the words that were kept before it; one in the midst of words that are gone stands behind what was put for them. A span whose words are all gone, with nothing for them, becomes a place.
/// </summary>
public sealed class SpanCarrier
{
    private readonly IReadOnlyList<Run> _runs;
    private readonly string _after;
    private int[]? _characters;

    private SpanCarrier(IReadOnlyList<Run> runs)
    {
        _runs = runs;
        _after = string.Concat(runs.Where(r => r.Kind != RunKind.Deleted).Select(r => r.Text));
    }

    /// <summary>From a text to a later one, compared word by word.</summary>
    public static SpanCarrier Of(string before, string after) => new(WordComparison.Of(before, after));

    /// <summary>From a text to the same with other words in the place of a span: nothing outside it changes, whatever the words are.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The span does not lie in the text.</exception>
    public static SpanCarrier Replacing(string text, Span span, string words)
    {
        var gone = span.Of(text);
        return new SpanCarrier([.. Kept(text[..span.Start]), .. WordComparison.Of(gone, words), .. Kept(text[span.End..])]);

        static IEnumerable<Run> Kept(string part) => part.Length == 0 ? [] : [new Run(RunKind.Kept, part)];
    }

    /// <summary>The span in the later text. It begins and ends between characters as readers see them (grapheme clusters).</summary>
    /// <param name="span">A span that lies in the earlier text.</param>
    public Span Carry(Span span)
    {
        if (span.IsPlace)
        {
            // Beside what stood before it, and behind what was put for that.
            var place = span.Start == 0 ? 0 : Outward(EndOf(span.Start), up: true);
            return new Span(place, 0);
        }

        var (start, end) = (StartOf(span.Start), EndOf(span.End));
        // Nothing is left of it.
        if (end <= start)
        {
            return new Span(Outward(start, up: true), 0);
        }

        return Span.Between(Outward(start, up: false), Outward(end, up: true));
    }

    // What was put in before the first letter stays outside, unless it was put for that letter.
    private int StartOf(int at)
    {
        var (old, @new) = (0, 0);
        for (var i = 0; i < _runs.Count; i++)
        {
            var length = _runs[i].Text.Length;
            switch (_runs[i].Kind)
            {
                case RunKind.Kept when at < old + length:
                    return @new + (at - old);
                case RunKind.Deleted when at < old + length:
                    return @new;
                case RunKind.Kept:
                    (old, @new) = (old + length, @new + length);
                    break;
                case RunKind.Deleted:
                    old += length;
                    break;
                default:
                    @new += length;
                    break;
            }
        }

        return @new;
    }

    // What was put in behind the last letter stays outside, unless it was put for that letter.
    private int EndOf(int at)
    {
        var (old, @new) = (0, 0);
        for (var i = 0; i < _runs.Count; i++)
        {
            var length = _runs[i].Text.Length;
            switch (_runs[i].Kind)
            {
                case RunKind.Kept when at <= old + length:
                    return @new + (at - old);
                case RunKind.Deleted when at <= old + length:
                    return @new + PutFor(i);
                case RunKind.Kept:
                    (old, @new) = (old + length, @new + length);
                    break;
                case RunKind.Deleted:
                    old += length;
                    break;
                default:
                    @new += length;
                    break;
            }
        }

        return @new;
    }

    private int PutFor(int deleted) => deleted + 1 < _runs.Count && _runs[deleted + 1].Kind == RunKind.Inserted ? _runs[deleted + 1].Text.Length : 0;

    // Marks that stand alone before a change can come to belong to a letter by it.
    private int Outward(int at, bool up)
    {
        if (at == 0 || at >= _after.Length)
        {
            return Math.Min(at, _after.Length);
        }

        _characters ??= StringInfo.ParseCombiningCharacters(_after);
        var found = Array.BinarySearch(_characters, at);
        return found >= 0 ? at : up ? (~found < _characters.Length ? _characters[~found] : _after.Length) : _characters[~found - 1];
    }
}
