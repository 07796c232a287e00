using System.Globalization;
using System.Text;

namespace Negotiations.Matching.Names;

/// <summary>What makes a name look like something that it is not.</summary>
public enum NameSuspicion
{
    /// <summary>A character that turns the direction of writing, so that the eye reads another name than the machine.</summary>
    DirectionControl,

    /// <summary>A zero-width or control character. (A zero-width non-joiner between Arabic letters is ordinary Persian.)</summary>
    InvisibleCharacter,

    /// <summary>One word with letters of two scripts, such as a Cyrillic а among Latin letters.</summary>
    MixedScriptsInWord,

    /// <summary>Half of a surrogate pair: the text was cut or damaged on its way.</summary>
    BrokenCharacter,
}

/// <summary>A suspicion, and where it is.</summary>
/// <param name="Kind">What was found.</param>
/// <param name="Detail">The word, or the character as <c>U+202E</c>.</param>
public sealed record SuspiciousText(NameSuspicion Kind, string Detail);

/// <summary>Looks at names as text. Names are stored as they were given; these forms are for comparing and warning only.</summary>
public static class NameText
{
    private const char NoCharacter = '\uFFFE';
    private const char ZeroWidthNonJoiner = '\u200C';

    /// <summary>
    /// The form in which two names are equal: composed (NFC), without invisible characters, and with single blanks. Keeps
    /// case and accents. Half surrogate pairs become U+FFFD.
    /// </summary>
    public static string Normalize(string name)
    {
        var text = new StringBuilder(name.Length);
        var blank = false;
        foreach (var c in WellFormed(name))
        {
            if (char.IsWhiteSpace(c))
            {
                blank = text.Length > 0;
                continue;
            }

            if (IsInvisible(c))
            {
                continue;
            }

            if (blank)
            {
                text.Append(' ');
                blank = false;
            }

            text.Append(c);
        }

        // Composed at the end: an invisible character may have stood between a letter and its accent.
        return text.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>Names what a reader cannot see, each once, in the order of the text; empty for an ordinary name.</summary>
    public static IReadOnlyList<SuspiciousText> Suspicious(string name)
    {
        var found = new List<SuspiciousText>();
        var word = new StringBuilder();
        for (var at = 0; at < name.Length; at++)
        {
            var c = name[at];
            if (char.IsSurrogate(c))
            {
                if (at + 1 < name.Length && char.IsSurrogatePair(c, name[at + 1]))
                {
                    at++;
                }
                else
                {
                    Add(NameSuspicion.BrokenCharacter, CodePoint(c));
                }
            }
            else if (IsDirectionControl(c))
            {
                Add(NameSuspicion.DirectionControl, CodePoint(c));
            }
            else if ((IsInvisible(c) && !IsPersianJoint(name, at)) || (char.IsControl(c) && c is not ('\t' or '\r' or '\n')))
            {
                Add(NameSuspicion.InvisibleCharacter, CodePoint(c));
            }
            else if (char.IsLetter(c))
            {
                word.Append(c);
            }
            else if (!IsInvisible(c) && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                EndWord();
            }
        }

        EndWord();
        return found;

        void EndWord()
        {
            if (ScriptDetection.Of(word.ToString()) == Script.Mixed)
            {
                Add(NameSuspicion.MixedScriptsInWord, word.ToString());
            }

            word.Clear();
        }

        void Add(NameSuspicion kind, string detail)
        {
            var suspicion = new SuspiciousText(kind, detail);
            if (!found.Contains(suspicion))
            {
                found.Add(suspicion);
            }
        }
    }

    /// <summary>Replaces halves of surrogate pairs and U+FFFE, which <see cref="string.Normalize()"/> would throw at.</summary>
    public static string WellFormed(string text)
    {
        if (!text.Any(c => char.IsSurrogate(c) || c == NoCharacter))
        {
            return text;
        }

        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            whole.Append(rune.Value == NoCharacter ? Rune.ReplacementChar.ToString() : rune.ToString());
        }

        return whole.ToString();
    }

    private static bool IsInvisible(char c) =>
        c == '\u00AD' || c == '\u034F' || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.Format;

    private static bool IsDirectionControl(char c) =>
        c is '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    private static bool IsPersianJoint(string text, int at) =>
        text[at] == ZeroWidthNonJoiner && at > 0 && at + 1 < text.Length &&
        ScriptDetection.Of(text[at - 1]) == Script.Arabic && ScriptDetection.Of(text[at + 1]) == Script.Arabic;

    private static string CodePoint(char c) => string.Create(CultureInfo.InvariantCulture, $"U+{(int)c:X4}");
}
