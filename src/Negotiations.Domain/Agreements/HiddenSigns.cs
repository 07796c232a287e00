using System.Globalization;

namespace Negotiations.Domain.Agreements;

/// <summary>
/// Signs that no text may hold that somebody types, nor the text of a treaty wherever it comes from, since it would not read as it is written: control characters, and those that turn the order of letters round (Unicode TR 36, 2.5: U+202A to U+202E, U+2066 to U+2069).
/// Tabs and line ends stay, and so do joiners and marks of direction (U+200C to U+200F), which scripts need.
/// </summary>
public static class HiddenSigns
{
    /// <summary>Name of the rule.</summary>
    public const string Rule = "text.hidden-sign";

    // So many letters before a sign show where it stands.
    private const int Before = 20;

    /// <summary>Whether a text holds one.</summary>
    public static bool AreIn(string text) => text.Any(IsOne);

    /// <summary>What is wrong with a text that holds one; nothing of any other.</summary>
    /// <param name="text">The text.</param>
    /// <param name="field">The field that it is typed into.</param>
    public static RuleViolation? Fault(string text, string field)
    {
        var at = text.TakeWhile(c => !IsOne(c)).Count();
        if (at == text.Length)
        {
            return null;
        }

        var (sign, before) = (text[at], text[..at]);
        var words = (before.Length > Before ? before[^Before..] : before).ReplaceLineEndings(" ").Replace('\t', ' ').Trim();
        // Half a letter would be none.
        words = words.Length > 0 && char.IsLowSurrogate(words[0]) ? words[1..] : words;
        return words.Length == 0
            ? new RuleViolation(Rule, "There is a sign in it that nobody sees, and that can make the words read otherwise than they are written: {0}, at the beginning. Take it out, or type the words anew.", Named(sign)) { Field = field }
            : new RuleViolation(Rule, "There is a sign in it that nobody sees, and that can make the words read otherwise than they are written: {0}, after “{1}”. Take it out, or type the words anew.", Named(sign), words) { Field = field };
    }

    private static bool IsOne(char c) => (char.IsControl(c) && c is not ('\t' or '\r' or '\n')) || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    private static string Named(char c) => string.Create(CultureInfo.InvariantCulture, $"U+{(int)c:X4}");
}
