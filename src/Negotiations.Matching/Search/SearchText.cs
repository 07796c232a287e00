using System.Buffers;
using System.Globalization;
using System.Text;
using Negotiations.Matching.Names;

namespace Negotiations.Matching.Search;

/// <summary>A word of a text, where it stands, and what it is found by.</summary>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="Length">How long it is there.</param>
/// <param name="Forms">What it is found by: as it is written, without accents and case, and as it sounds.</param>
public sealed record TextWord(int Start, int Length, IReadOnlyList<string> Forms)
{
    /// <summary>The word as it is written, folded.</summary>
    public string Plain => Forms[0];
}

/// <summary>
/// Makes words of texts in any script, for finding them. A word has two forms: folded as it is written, so that it is found by its beginning while it is typed, and as it sounds
/// (<see cref="NameKey"/>), so that a name is found from another script. A script that <see cref="NameKey"/> does not know has the first alone.
/// </summary>
public static class SearchText
{
    /// <summary>Longest form of a word; what is longer is found by its beginning.</summary>
    public const int MostLetters = 40;

    private static readonly SearchValues<char> TurkicLetters = SearchValues.Create("əƏğĞşŞıİ");
    private static readonly SearchValues<char> OtherSounds = SearchValues.Create("cCxX");

    /// <summary>All words of a text, in order.</summary>
    public static IReadOnlyList<TextWord> Words(string text)
    {
        var isTurkic = text.AsSpan().ContainsAny(TurkicLetters);
        var words = new List<TextWord>();
        for (var at = 0; at < text.Length;)
        {
            var start = at;
            if (IsIdeograph(text[at]))
            {
                at++;
            }
            else
            {
                while (at < text.Length && !IsIdeograph(text[at]) && (IsLetter(text[at]) || (at > start && IsInside(text[at]))))
                {
                    at++;
                }
            }

            if (at == start)
            {
                at++;
            }
            else if (FormsOf(text[start..at], isTurkic) is { Count: > 0 } forms)
            {
                words.Add(new TextWord(start, at - start, forms));
            }
        }

        return words;
    }

    /// <summary>What texts are found by: all forms of their words, each once, with a blank before each.</summary>
    public static string KeyOf(params IEnumerable<string?> texts)
    {
        var key = new StringBuilder();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var form in texts.Where(t => !string.IsNullOrEmpty(t)).SelectMany(t => Words(t!)).SelectMany(w => w.Forms).Where(seen.Add))
        {
            key.Append(' ').Append(form);
        }

        return key.ToString();
    }

    // The first form is the word as it is written: it is never empty.
    private static List<string> FormsOf(string word, bool isTurkic)
    {
        var forms = new List<string>(3);
        Add(Plain(word));
        if (forms.Count > 0)
        {
            Add(NameKey.Of(word));
            // In these alphabets c and x are other sounds; whether a text is in one, a single word does not always tell.
            if (isTurkic && MayBeTurkic(word))
            {
                Add(Turkic(word));
            }
        }

        return forms;

        void Add(string form)
        {
            var kept = form.Length <= MostLetters ? form : form[..MostLetters];
            if (kept.Length > 0 && !forms.Contains(kept))
            {
                forms.Add(kept);
            }
        }
    }

    /// <summary>Whether a word sounds otherwise if it is Azerbaijani or Turkish.</summary>
    internal static bool MayBeTurkic(string word) => word.AsSpan().ContainsAny(OtherSounds);

    /// <summary>How a word sounds if it is Azerbaijani or Turkish.</summary>
    internal static string Turkic(string word) => NameKey.Of("ə " + word) is ['a', ' ', .. var key] ? key : "";

    /// <summary>Lower case, digits of any script as 0 to 9, without accents, apostrophes and what nobody sees.</summary>
    private static string Plain(string word)
    {
        var plain = new StringBuilder(word.Length);
        foreach (var rune in word.EnumerateRunes())
        {
            foreach (var c in rune.ToString().Normalize(NormalizationForm.FormKD))
            {
                if (char.IsDigit(c))
                {
                    plain.Append((char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c)));
                }
                else if (char.IsLetter(c) && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.ModifierLetter)
                {
                    plain.Append(c is 'ı' or 'İ' ? 'i' : char.ToLowerInvariant(c));
                }
                else if (char.IsSurrogate(c))
                {
                    plain.Append(c);
                }
            }
        }

        return plain.ToString();
    }

    private static bool IsLetter(char c) => char.IsLetterOrDigit(c) || char.IsSurrogate(c);

    /// <summary>Accents, apostrophes and invisible characters do not end a word.</summary>
    private static bool IsInside(char c) =>
        c is '\'' or '’' or '‘' or '`' or '´' or '′' or '״' or '׳'
        || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.Format or UnicodeCategory.ModifierSymbol;

    /// <summary>Chinese and Japanese leave no blank between words: each character is looked for by itself.</summary>
    private static bool IsIdeograph(char c) => c is >= '\u3040' and <= '\u30ff' or >= '\u3400' and <= '\u9fff' or >= '\uf900' and <= '\ufaff';
}
