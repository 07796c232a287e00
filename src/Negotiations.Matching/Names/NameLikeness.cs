namespace Negotiations.Matching.Names;

/// <summary>Whether two names can be spellings of one. It decides nothing: it tells a slip of the pen from another person's name.</summary>
public static class NameLikeness
{
    /// <summary>
    /// Whether every word of the shorter name has a word of its own in the other that sounds alike: the order of words, a missing
    /// patronymic, an initial and another script do not matter.
    /// </summary>
    public static bool AreAlike(string one, string other)
    {
        var (shorter, longer) = (Words(one), Words(other));
        if (shorter.Count > longer.Count)
        {
            (shorter, longer) = (longer, shorter);
        }

        if (shorter.Count == 0)
        {
            return false;
        }

        foreach (var word in shorter)
        {
            var at = longer.FindIndex(candidate => AreAlikeWords(word, candidate));
            if (at < 0)
            {
                return false;
            }

            longer.RemoveAt(at);
        }

        return true;
    }

    // Longest first, so that an initial does not take the word that a whole name needs.
    private static List<string> Words(string name) =>
        [.. NameKey.Of(name).Split(' ', StringSplitOptions.RemoveEmptyEntries).OrderByDescending(w => w.Length)];

    private static bool AreAlikeWords(string one, string other)
    {
        var (shorter, longer) = one.Length <= other.Length ? (one, other) : (other, one);
        return shorter.Length <= 2
            ? longer.StartsWith(shorter, StringComparison.Ordinal)
            : Distance(shorter, longer) <= Math.Max(1, shorter.Length / 4);
    }

    /// <summary>Letters to put in, leave out or change (Levenshtein).</summary>
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (one[i - 1] == other[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }
}
