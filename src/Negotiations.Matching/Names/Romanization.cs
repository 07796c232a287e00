using System.Globalization;
using System.Text;

namespace Negotiations.Matching.Names;

/// <summary>A name in Latin letters, made by rule; it stands beside the name as given, marked as generated.</summary>
/// <param name="Text">The romanized name.</param>
/// <param name="Scheme">The published table it was made with.</param>
public sealed record Romanized(string Text, string Scheme);

/// <summary>Romanizes names by published tables, one for each language and script.</summary>
public static class Romanization
{
    /// <summary>
    /// The name in Latin letters, or null when there is nothing to do: plain Latin already, no letters, or a script
    /// without a table. Each word goes by its own script; the scheme is that of the first word that needed one.
    /// </summary>
    /// <param name="name">The name as given.</param>
    /// <param name="language">A BCP 47 tag; when null, <see cref="LanguageGuess"/> decides.</param>
    public static Romanized? Of(string name, string? language)
    {
        var text = NameText.WellFormed(name).Normalize(NormalizationForm.FormC);
        var spoken = (language ?? LanguageGuess.Of(text))?.Split('-')[0].ToLowerInvariant();
        var result = new StringBuilder(text.Length * 2);
        string? scheme = null;
        for (var at = 0; at < text.Length;)
        {
            var end = at;
            while (end < text.Length && IsWordCharacter(text[end]))
            {
                end++;
            }

            if (end == at)
            {
                result.Append(text[at++]);
                continue;
            }

            var word = text[at..end];
            if (RomanizationTable.For(ScriptDetection.Of(word), spoken, word) is { } table)
            {
                result.Append(table.Apply(word));
                scheme ??= table.Scheme;
            }
            else
            {
                result.Append(word);
            }

            at = end;
        }

        return scheme is null || result.ToString() == text ? null : new Romanized(result.ToString(), scheme);
    }

    private static bool IsWordCharacter(char c) =>
        char.IsLetter(c) || c is '\'' or '’' or 'ʼ' or '׳' or '״' or '\u200C' ||
        CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark;
}
