using System.Globalization;

namespace Negotiations.Texts.Spans;

/// <summary>Finds words in a text.</summary>
public static class Occurrences
{
    /// <summary>
    /// Where words stand, in reading order, also where they run into one another. Letters have to be the same; white space counts as such, however much and of whatever kind, and at the ends it does not count. None tears a character as readers see it.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="words">The words; of nothing there are none.</param>
    /// <param name="most">Most that are looked for.</param>
    public static IReadOnlyList<Span> Of(string text, string words, int most)
    {
        var wanted = words.AsSpan().Trim();
        var found = new List<Span>();
        if (wanted.Length == 0)
        {
            return found;
        }

        var ends = StringInfo.ParseCombiningCharacters(text).Append(text.Length).ToHashSet();
        for (var at = 0; at < text.Length && found.Count < most; at++)
        {
            if (ends.Contains(at) && End(text, at, wanted) is { } end && ends.Contains(end))
            {
                found.Add(Span.Between(at, end));
            }
        }

        return found;
    }

    private static int? End(string text, int at, ReadOnlySpan<char> words)
    {
        for (var i = 0; i < words.Length;)
        {
            if (char.IsWhiteSpace(words[i]))
            {
                var (blanks, before) = (i, at);
                while (blanks < words.Length && char.IsWhiteSpace(words[blanks]))
                {
                    blanks++;
                }

                while (at < text.Length && char.IsWhiteSpace(text[at]))
                {
                    at++;
                }

                if (at == before)
                {
                    return null;
                }

                i = blanks;
            }
            else if (at < text.Length && text[at] == words[i])
            {
                (i, at) = (i + 1, at + 1);
            }
            else
            {
                return null;
            }
        }

        return at;
    }
}
