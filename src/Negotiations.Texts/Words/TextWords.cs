using System.Globalization;
using System.Text;

namespace Negotiations.Texts.Words;

/// <summary>
/// Cuts a text of any script into words and what stands between them. The pieces put together are the text again, to the byte, and no cut goes through a character as readers see it (an extended
/// grapheme cluster, Unicode Standard Annex 29).
/// </summary>
public static class TextWords
{
    private enum PieceKind
    {
        Letter,
        Digit,
        Blank,
        Punctuation,

        /// <summary>A piece by itself: a symbol, or a letter of a script that leaves no blank between words.</summary>
        Single,
    }

    /// <summary>
    /// The pieces in order. Letters with their marks and digits make words, also round an apostrophe, an Armenian sign of tone, a Hebrew geresh or an invisible character; a figure is one word with its commas.
    /// White space that stands together is one piece. Every mark of punctuation, every symbol, and every character of Chinese, Japanese, Thai, Lao, Khmer, Burmese and Tibetan is a piece.
    /// </summary>
    public static IReadOnlyList<string> Of(string text)
    {
        var pieces = new List<string>((text.Length / 3) + 1);
        for (var at = 0; at < text.Length;)
        {
            var length = PieceLength(text, at);
            pieces.Add(text.Substring(at, length));
            at += length;
        }

        return pieces;
    }

    /// <summary>How long the piece is that begins at a place.</summary>
    internal static int PieceLength(string text, int at)
    {
        var start = at;
        var kind = KindAt(text, at);
        at += CharacterLength(text, at);
        while (at < text.Length && kind is PieceKind.Letter or PieceKind.Digit or PieceKind.Blank && Continued(text, at, ref kind) is > 0 and var length)
        {
            at += length;
        }

        return at - start;
    }

    /// <summary>How many words a text has; in scripts that leave no blank between words, every letter counts as one.</summary>
    public static int Count(string text)
    {
        var words = 0;
        // The pieces themselves are of no use here, and there are many.
        for (int at = 0, length; at < text.Length; at += length)
        {
            length = PieceLength(text, at);
            words += IsWord(text.AsSpan(at, length)) ? 1 : 0;
        }

        return words;
    }

    /// <summary>Whether a piece is a word: a letter or a digit is in it.</summary>
    internal static bool IsWord(ReadOnlySpan<char> piece)
    {
        foreach (var rune in piece.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a piece is white space.</summary>
    internal static bool IsBlank(string piece) => KindAt(piece, 0) == PieceKind.Blank;

    /// <summary>Whether a piece is a mark of punctuation.</summary>
    internal static bool IsPunctuation(string piece) => KindAt(piece, 0) == PieceKind.Punctuation;

    /// <summary>How long the character is, as readers see it; the two signs of a line's end are told apart, as both are white space.</summary>
    internal static int CharacterLength(ReadOnlySpan<char> text, int at)
    {
        // No mark that joins what is before it lies below U+0300.
        var isAlone = at + 1 == text.Length || (text[at] < '\u0300' && text[at + 1] < '\u0300');
        return isAlone ? 1 : StringInfo.GetNextTextElementLength(text[at..]);
    }

    /// <summary>How much of what follows belongs to the piece; 0 if it ends here. <paramref name="kind"/> is that of its last character, before and after.</summary>
    private static int Continued(string text, int at, ref PieceKind kind)
    {
        var next = KindAt(text, at);
        var length = CharacterLength(text, at);
        if (kind == PieceKind.Blank || next == PieceKind.Blank)
        {
            return kind == next ? length : 0;
        }

        if (next is not (PieceKind.Letter or PieceKind.Digit))
        {
            if (at + length == text.Length || KindAt(text, at + length) is var after && (after != kind || !IsInside(text[at], kind)))
            {
                return 0;
            }

            next = kind;
            length += CharacterLength(text, at + length);
        }

        kind = next;
        return length;
    }

    private static bool IsInside(char c, PieceKind around) => around == PieceKind.Digit
        ? c is '.' or ',' or '\u066B' or '\u066C'
        : c is '\'' or '’' or '״' or '׳' or '՚' or '՛' or '՜' or '՞' || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.Format;

    private static PieceKind KindAt(string text, int at)
    {
        var c = text[at];
        if (char.IsAsciiLetter(c))
        {
            return PieceKind.Letter;
        }

        // Half of a pair alone is no character, and stays as it came.
        if (!Rune.TryGetRuneAt(text, at, out var rune))
        {
            return PieceKind.Single;
        }

        return Rune.GetUnicodeCategory(rune) switch
        {
            _ when Rune.IsWhiteSpace(rune) => PieceKind.Blank,
            _ when LeavesNoBlanks(rune.Value) => PieceKind.Single,
            UnicodeCategory.DecimalDigitNumber => PieceKind.Digit,
            <= UnicodeCategory.OtherNumber => PieceKind.Letter,
            >= UnicodeCategory.ConnectorPunctuation and <= UnicodeCategory.OtherPunctuation => PieceKind.Punctuation,
            _ => PieceKind.Single,
        };
    }

    /// <summary>Whether it is a letter of a script that leaves no blank between words.</summary>
    internal static bool LeavesNoBlanks(int c) => c is >= 0x0E00
        and (<= 0x109F // Thai, Lao, Tibetan, Burmese
            or (>= 0x1780 and <= 0x17FF) // Khmer
            or (>= 0x2E80 and <= 0x2FDF) or (>= 0x3005 and <= 0x3007) or (>= 0x3040 and <= 0x30FF) or (>= 0x31F0 and <= 0x31FF) or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF)
            or (>= 0xF900 and <= 0xFAFF) or (>= 0xFF66 and <= 0xFF9D) or (>= 0x20000 and <= 0x3FFFF)); // Chinese and Japanese

    /// <summary>The beginning of words that are cited, cut between characters as readers see them, with a sign that something is left out.</summary>
    /// <param name="words">The words.</param>
    /// <param name="most">Most letters of them.</param>
    public static string Excerpt(string words, int most)
    {
        var text = words.Trim();
        if (text.Length <= most)
        {
            return text;
        }

        var end = 0;
        for (int length; end + (length = CharacterLength(text, end)) <= most;)
        {
            end += length;
        }

        return text[..end].TrimEnd() + "…";
    }
}
