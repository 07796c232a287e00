using System.Globalization;

namespace Negotiations.Domain.Agreements;

/// <summary>
/// Signs that no text may hold that somebody types, nor the text of a treaty wherever it comes from, since it would not read as it is written: control characters, those that turn the order of letters round (Unicode TR 36, 2.5: U+202A to U+202E, U+2066 to U+2069), those that are nothing but invisible (U+200B, U+2060 to U+2064, U+FEFF, fillers), letters of tags (U+E0000 to U+E007F), and U+FFFE and U+FFFF, which are no characters.
/// Tabs and line ends stay, and so do joiners and marks of direction (U+200C to U+200F), which scripts need, and soft hyphens, which files bring.
/// </summary>
public static class HiddenSigns
{
    /// <summary>Name of the rule.</summary>
    public const string Rule = "text.hidden-sign";

    // So many letters before a sign show where it stands.
    private const int Before = 20;

    /// <summary>Whether a text holds one.</summary>
    public static bool AreIn(string text) => First(text) >= 0;

    /// <summary>What is wrong with a text that holds one; nothing of any other.</summary>
    /// <param name="text">The text.</param>
    /// <param name="field">The field that it is typed into.</param>
    public static RuleViolation? Fault(string text, string field)
    {
        var at = First(text);
        if (at < 0)
        {
            return null;
        }

        var (sign, before) = (char.IsHighSurrogate(text[at]) ? char.ConvertToUtf32(text, at) : text[at], text[..at]);
        var words = (before.Length > Before ? before[^Before..] : before).ReplaceLineEndings(" ").Replace('\t', ' ').Trim();
        // Half a letter would be none.
        words = words.Length > 0 && char.IsLowSurrogate(words[0]) ? words[1..] : words;
        return words.Length == 0
            ? new RuleViolation(Rule, "There is a sign in it that nobody sees, and that can make the words read otherwise than they are written: {0}, at the beginning. Take it out, or type the words anew.", Named(sign)) { Field = field }
            : new RuleViolation(Rule, "There is a sign in it that nobody sees, and that can make the words read otherwise than they are written: {0}, after “{1}”. Take it out, or type the words anew.", Named(sign), words) { Field = field };
    }

    private static int First(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (IsOne(text[at]) || (text[at] == '\uDB40' && at + 1 < text.Length && text[at + 1] is >= '\uDC00' and <= '\uDC7F'))
            {
                return at;
            }
        }

        return -1;
    }

    private static bool IsOne(char c) => (char.IsControl(c) && c is not ('\t' or '\r' or '\n'))
        || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or (>= '\u2060' and <= '\u2064')
            or '\u200B' or '\uFEFF' or '\u180E' or '\u115F' or '\u1160' or '\u3164' or '\uFFA0' or '\uFFFE' or '\uFFFF';

    private static string Named(int sign) => string.Create(CultureInfo.InvariantCulture, $"U+{sign:X4}");
}
