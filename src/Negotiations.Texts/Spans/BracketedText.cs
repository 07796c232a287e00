using Negotiations.Texts.Words;

namespace Negotiations.Texts.Spans;

/// <summary>What stands in a text with brackets.</summary>
public enum BracketedPartKind
{
    /// <summary>Words.</summary>
    Words,

    /// <summary>A bracket begins.</summary>
    Opens,

    /// <summary>A bracket ends.</summary>
    Closes,
}

/// <summary>A part of a text with brackets.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Words">The words; empty where a bracket begins or ends.</param>
/// <param name="Bracket">Which bracket begins or ends: its place in the list that was given; -1 for words.</param>
public sealed record BracketedPart(BracketedPartKind Kind, string Words, int Bracket);

/// <summary>Puts the signs of brackets between the words of a text. Brackets may stand in one another, and run over one another's ends.</summary>
public static class BracketedText
{
    /// <summary>
    /// The parts in reading order: the words put together are the text, and each bracket begins and ends once, round its words. What stands in another begins behind it and ends before it. Where one ends and another begins, the one ends first; a place stands between them.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="spans">Where the brackets stand in it.</param>
    /// <exception cref="ArgumentOutOfRangeException">One does not lie in the text.</exception>
    public static IReadOnlyList<BracketedPart> Of(string text, IReadOnlyList<Span> spans)
    {
        var signs = new List<(int At, int Rank, int Within, int Order, BracketedPart Part)>(spans.Count * 2);
        for (var i = 0; i < spans.Count; i++)
        {
            var span = spans[i];
            if (!span.IsIn(text))
            {
                throw new ArgumentOutOfRangeException(nameof(spans), span, "It does not lie in the text.");
            }

            var (opens, closes) = (new BracketedPart(BracketedPartKind.Opens, "", i), new BracketedPart(BracketedPartKind.Closes, "", i));
            if (span.IsPlace)
            {
                // Each begins and ends before the next one begins.
                signs.Add((span.Start, 1, i, 0, opens));
                signs.Add((span.Start, 1, i, 1, closes));
            }
            else
            {
                // Of those that begin together, the longest stands round the others; of those that end together, the one that began first.
                signs.Add((span.Start, 2, -span.Length, i, opens));
                signs.Add((span.End, 0, -span.Start, -i, closes));
            }
        }

        var parts = new List<BracketedPart>((signs.Count * 2) + 1);
        var written = 0;
        foreach (var sign in signs.OrderBy(s => s.At).ThenBy(s => s.Rank).ThenBy(s => s.Within).ThenBy(s => s.Order))
        {
            Write(sign.At);
            parts.Add(sign.Part);
        }

        Write(text.Length);
        return parts;

        void Write(int until)
        {
            if (until > written)
            {
                parts.Add(new BracketedPart(BracketedPartKind.Words, text[written..until], -1));
                written = until;
            }
        }
    }

    /// <summary>The text with a sign in the place of all that is in brackets: what nobody disputes. Brackets that stand in one another, or touch one another, are one.</summary>
    public static string Undisputed(string text, IEnumerable<Span> spans, string sign)
    {
        var undisputed = new System.Text.StringBuilder(text.Length);
        var at = 0;
        var open = false;
        foreach (var span in spans.OrderBy(s => s.Start).ThenBy(s => s.Length))
        {
            if (!open || span.Start > at)
            {
                undisputed.Append(text, at, Math.Max(0, span.Start - at)).Append(sign);
                open = true;
            }

            at = Math.Max(at, span.End);
        }

        return undisputed.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>How many words of a text no bracket holds, not even in part (<see cref="TextWords.Count"/>).</summary>
    /// <param name="text">The text.</param>
    /// <param name="spans">Where the brackets stand in it.</param>
    public static int UndisputedWords(string text, IEnumerable<Span> spans)
    {
        var disputed = new bool[text.Length];
        foreach (var span in spans)
        {
            disputed.AsSpan(span.Start, span.Length).Fill(true);
        }

        var words = 0;
        for (int at = 0, length; at < text.Length; at += length)
        {
            length = TextWords.PieceLength(text, at);
            words += TextWords.IsWord(text.AsSpan(at, length)) && !disputed.AsSpan(at, length).Contains(true) ? 1 : 0;
        }

        return words;
    }

    /// <summary>The text with other words in the place of some spans. Of spans that have a letter in common only the first counts, and of those that begin together the longest.</summary>
    /// <param name="text">The text.</param>
    /// <param name="puts">Where other words stand, and which.</param>
    public static string With(string text, IReadOnlyList<(Span Span, string Words)> puts)
    {
        var made = new System.Text.StringBuilder(text.Length);
        var at = 0;
        foreach (var (put, by) in InOrder([.. puts.Select(p => p.Span)]))
        {
            if (by is null)
            {
                var (span, words) = puts[put];
                made.Append(text, at, span.Start - at).Append(words);
                at = span.End;
            }
        }

        return made.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>Which of these spans <see cref="With"/> passes over, each with the one that counts in its stead: both by their places in the list that was given.</summary>
    public static IReadOnlyList<(int Hidden, int By)> Hidden(IReadOnlyList<Span> spans) => [.. InOrder(spans).Where(p => p.By is not null).Select(p => (p.At, p.By!.Value))];

    private static IEnumerable<(int At, int? By)> InOrder(IReadOnlyList<Span> spans)
    {
        var (end, last) = (0, -1);
        foreach (var at in Enumerable.Range(0, spans.Count).OrderBy(i => spans[i].Start).ThenBy(i => spans[i].IsPlace ? 0 : 1).ThenByDescending(i => spans[i].Length))
        {
            if (spans[at].Start < end)
            {
                yield return (at, last);
                continue;
            }

            (end, last) = (spans[at].End, at);
            yield return (at, null);
        }
    }
}
