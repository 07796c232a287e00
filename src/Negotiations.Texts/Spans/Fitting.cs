using System.Text;
using Negotiations.Texts.Words;

namespace Negotiations.Texts.Spans;

/// <summary>Fits words into a text, so that neither two words run together nor two blanks stand where one stood.</summary>
public static class Fitting
{
    private const string Opening = "([{“„«‹‘¿¡";

    /// <summary>What is put where.</summary>
    /// <param name="text">The text.</param>
    /// <param name="span">What the words stand for; where it is a place, they are added there.</param>
    /// <param name="words">The words; none, if what stands there is left out.</param>
    /// <returns>The span, with a blank that would be one too many; and the words, with those that have to stand beside them.</returns>
    public static (Span Span, string Words) Of(string text, Span span, string words)
    {
        if (words.Length == 0)
        {
            return (span.IsPlace ? span : WithoutDoubleBlank(text, span), "");
        }

        span = WithoutBlankAtEdges(text, span, words);
        return span.IsPlace
            ? (span, $"{(Sticks(text[..span.Start], words) ? " " : "")}{words}{(Sticks(words, text[span.Start..]) ? " " : "")}")
            : (span, words);
    }

    /// <summary>The text with the words in it.</summary>
    public static string Apply(string text, Span span, string words)
    {
        var (fitted, put) = Of(text, span, words);
        return string.Concat(text.AsSpan(0, fitted.Start), put, text.AsSpan(fitted.End));
    }

    private static Span WithoutDoubleBlank(string text, Span span)
    {
        var before = span.Start == 0 || text[span.Start - 1] is ' ' or '\n';
        var after = span.End == text.Length || text[span.End] is ' ' or '\n' || IsClosing(text, span.End);
        return (before, after) switch
        {
            (true, true) when span.End < text.Length && text[span.End] == ' ' => new Span(span.Start, span.Length + 1),
            (true, true) when span.Start > 0 && text[span.Start - 1] == ' ' => new Span(span.Start - 1, span.Length + 1),
            _ => span,
        };
    }

    // A span that lost words to another decision can begin or end with the blank beside them: that stays, or the words would run into their neighbours.
    private static Span WithoutBlankAtEdges(string text, Span span, string words)
    {
        var (start, end) = (span.Start, span.End);
        while (start > 0 && start < end && text[start] == ' ' && !char.IsWhiteSpace(words[0]))
        {
            start++;
        }

        while (end < text.Length && start < end && text[end - 1] == ' ' && !char.IsWhiteSpace(words[^1]))
        {
            end--;
        }

        return Span.Between(start, end);
    }

    // Between letters of scripts that leave blanks between words, and behind marks that are followed by one.
    private static bool Sticks(string before, string after)
    {
        if (before.Length == 0 || after.Length == 0 || Rune.DecodeLastFromUtf16(before, out var last, out _) != System.Buffers.OperationStatus.Done || Rune.DecodeFromUtf16(after, out var first, out _) != System.Buffers.OperationStatus.Done)
        {
            return false;
        }

        return !Rune.IsWhiteSpace(last) && !Rune.IsWhiteSpace(first) && !IsClosing(after, 0) && !Opening.Contains(last.ToString(), StringComparison.Ordinal)
            && !TextWords.LeavesNoBlanks(last.Value) && !TextWords.LeavesNoBlanks(first.Value);
    }

    private static bool IsClosing(string text, int at) => text[at] is not ('(' or '[' or '{' or '“' or '„' or '«' or '‹' or '‘' or '¿' or '¡' or '—' or '–') && char.IsPunctuation(text[at]);
}
