using System.Globalization;
using System.Text;
using Negotiations.Domain.PrisonerLists;
using Negotiations.Matching.Names;

namespace Negotiations.Application.PrisonerLists.Importing;

/// <summary>
/// What a column of a file is read as: the key of an <see cref="EntryField"/>, or one of the words here. Found by the column's name, and
/// put right by hand.
/// </summary>
public static class ColumnMeaning
{
    /// <summary>Nothing of the column is taken over.</summary>
    public const string LeftOut = "";

    /// <summary>The reference of an entry, as an export writes it.</summary>
    public const string Reference = "reference";

    /// <summary>All names in one cell: family name, given name, father's name.</summary>
    public const string FullNameFamilyFirst = "full_name_family_first";

    /// <summary>All names in one cell: given name, father's name, family name.</summary>
    public const string FullNameGivenFirst = "full_name_given_first";

    /// <summary>What a column can be read as, in the order of a choice; <see cref="LeftOut"/> is not among them.</summary>
    public static IReadOnlyList<string> All { get; } =
        [FullNameFamilyFirst, FullNameGivenFirst, .. EntryFields.All.Select(f => f.Key), Reference];

    /// <summary>
    /// What each column of a header means: keys, labels and common names in several languages are known. Of two columns with one meaning
    /// the first has it; what is not known is left out.
    /// </summary>
    public static IReadOnlyList<string> Recognise(IReadOnlyList<string> header)
    {
        var meanings = header.Select(Of).ToArray();
        // "Name" is the given name beside a column for the family name, and the whole name without one.
        var hasFamily = meanings.Contains(EntryFields.FamilyName.Key);
        var hasGiven = meanings.Contains(EntryFields.GivenName.Key);
        for (var column = 0; column < meanings.Length; column++)
        {
            meanings[column] = meanings[column] switch
            {
                ColumnWords.NameAlone => hasFamily && !hasGiven ? EntryFields.GivenName.Key : hasGiven && !hasFamily ? EntryFields.FamilyName.Key : FullNameGivenFirst,
                var meaning => meaning,
            };
        }

        var taken = new HashSet<string>();
        for (var column = 0; column < meanings.Length; column++)
        {
            if (!taken.Add(meanings[column]) || (IsFullName(meanings[column]) && (hasFamily || taken.Count(IsFullName) > 1)))
            {
                meanings[column] = LeftOut;
            }
        }

        return meanings;
    }

    /// <summary>Whether all names stand in one cell.</summary>
    public static bool IsFullName(string meaning) => meaning is FullNameFamilyFirst or FullNameGivenFirst;

    /// <summary>A text without case, accents, punctuation and double blanks, as column names and answers are compared.</summary>
    internal static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in NameText.WellFormed(text).Replace('İ', 'i').Normalize(NormalizationForm.FormKD))
        {
            if (char.IsLetterOrDigit(c))
            {
                folded.Append(c == 'ı' ? 'i' : char.ToLowerInvariant(c));
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(c) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format or UnicodeCategory.ModifierLetter)
                && c is not ('\'' or '’' or '`') && folded.Length > 0 && folded[^1] != ' ')
            {
                folded.Append(' ');
            }
        }

        return folded.ToString().TrimEnd();
    }

    private static string Of(string name)
    {
        if (name.Any(char.IsSurrogate))
        {
            return LeftOut;
        }

        if (ColumnWords.Find(Fold(name)) is { } meaning)
        {
            return meaning;
        }

        // "Date of birth (dd.mm.yyyy)": what stands in brackets explains.
        var bracket = name.IndexOf('(', StringComparison.Ordinal);
        return bracket > 0 && ColumnWords.Find(Fold(name[..bracket])) is { } without ? without : LeftOut;
    }
}
