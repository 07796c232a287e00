using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Negotiations.Domain.Readouts;

/// <summary>How the text of a readout is read: cut into passages, its topics told apart, its language and source recognized.</summary>
public static partial class ReadoutText
{
    /// <summary>Longest BCP 47 tag.</summary>
    public const int LanguageLength = 35;

    /// <summary>
    /// The paragraphs of a text. Where it has empty lines, they stand between paragraphs, and a single line end belongs to one; where it has none, every line is a paragraph.
    /// </summary>
    public static IReadOnlyList<string> Cut(string text)
    {
        var lines = text.ReplaceLineEndings("\n");
        return [.. (EmptyLine().IsMatch(lines.Trim()) ? EmptyLine().Split(lines) : lines.Split('\n')).Select(p => p.Trim()).Where(p => p.Length > 0)];
    }

    /// <summary>A topic as it is shown: without blanks around it, with one blank between its words.</summary>
    public static string Topic(string typed) => string.Join(' ', typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>What two spellings of one topic have in common: letters and digits, in one case and width, with invisible characters left out.</summary>
    public static string KeyOf(string topic)
    {
        var key = new StringBuilder(topic.Length);
        // U+FFFE is no character, and Normalize throws at it.
        foreach (var c in topic.Replace("\uFFFE", "", StringComparison.Ordinal).Normalize(NormalizationForm.FormKC))
        {
            if (char.IsWhiteSpace(c))
            {
                if (key.Length > 0 && key[^1] != ' ')
                {
                    key.Append(' ');
                }
            }
            else if (char.GetUnicodeCategory(c) is not (UnicodeCategory.Format or UnicodeCategory.Control))
            {
                key.Append(char.ToLowerInvariant(c));
            }
        }

        var whole = key.ToString().TrimEnd();
        return whole.Length <= ReadoutPassage.TopicKeyLength ? whole : whole[..ReadoutPassage.TopicKeyLength];
    }

    /// <summary>Whether it is the shape of a BCP 47 tag.</summary>
    public static bool IsLanguage(string tag) => tag.Length <= LanguageLength && Tag().IsMatch(tag);

    /// <summary>Whether it is an address on the web, in full.</summary>
    public static bool IsAddress(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" && uri.Host.Length > 0;

    [GeneratedRegex(@"\n[^\S\n]*\n\s*", RegexOptions.CultureInvariant)]
    private static partial Regex EmptyLine();

    [GeneratedRegex("^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();
}
