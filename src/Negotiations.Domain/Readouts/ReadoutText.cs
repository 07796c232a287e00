using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Negotiations.Domain.Readouts;

/// <summary>How the text of a readout is read: cut into passages, its topics told apart.</summary>
public static partial class ReadoutText
{
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

    [GeneratedRegex(@"\n[^\S\n]*\n\s*", RegexOptions.CultureInvariant)]
    private static partial Regex EmptyLine();
}
