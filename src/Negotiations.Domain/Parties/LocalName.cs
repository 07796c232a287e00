using System.Text.RegularExpressions;

namespace Negotiations.Domain.Parties;

/// <summary>A party's name in one language, written <c>hy: Հայաստան</c>.</summary>
/// <param name="Language">BCP 47 tag, e.g. <c>hy</c> or <c>az-Latn</c>.</param>
/// <param name="Name">The name as given.</param>
public sealed partial record LocalName(string Language, string Name)
{
    /// <summary>The names of a text with one a line; empty lines are skipped.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="wrong">The first line that is no name, or null.</param>
    public static IReadOnlyList<LocalName> Read(string text, out string? wrong)
    {
        var names = new List<LocalName>();
        wrong = null;
        foreach (var line in text.Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (Shape().Match(line) is { Success: true } match && match.Groups["name"].Length <= Party.NameLength)
            {
                names.Add(new LocalName(match.Groups["tag"].Value, match.Groups["name"].Value));
            }
            else
            {
                wrong ??= line;
            }
        }

        return names;
    }

    [GeneratedRegex(@"^(?<tag>[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*)\s*:\s*(?<name>\S.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
