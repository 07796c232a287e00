using Negotiations.Domain;
using Negotiations.Domain.PrisonerLists;
using Negotiations.Matching.Names;

namespace Negotiations.Application.PrisonerLists;

/// <summary>What the system adds to an entry by itself: language, romanization and the key by which it is found.</summary>
public static class EntryText
{
    /// <summary>The claim with the language of its names and a romanization where the delegation gave none.</summary>
    /// <remarks>A romanization marked as the system's stays marked only while it is what the system makes of these names.</remarks>
    public static PersonClaim Complete(PersonClaim claim)
    {
        var original = FullName(claim);
        var language = claim.NameLanguage ?? LanguageGuess.Of(original);
        var generated = Romanization.Of(original, language) is { } made && made.Text.Length <= EntryFields.RomanizedName.MaxLength ? made : null;
        return claim with
        {
            NameLanguage = language,
            RomanizedName = claim.RomanizedName ?? generated?.Text,
            RomanizationScheme = claim.RomanizedName is null || claim.RomanizedName == generated?.Text ? generated?.Scheme : null,
        };
    }

    /// <summary>Family and given name as they are written, in this order.</summary>
    public static string FullName(PersonClaim claim) =>
        string.Join(' ', new[] { claim.FamilyName, claim.GivenName }.Where(n => n is not null));

    /// <summary>The father's name in Latin letters, for the second line under a name.</summary>
    public static string? RomanizedFather(PersonClaim claim) =>
        claim.FatherName is null ? null : Romanization.Of(claim.FatherName, claim.NameLanguage)?.Text ?? claim.FatherName;

    /// <summary>All names and the service number, folded, so that a search in any script finds them.</summary>
    public static string SearchKey(PersonClaim claim)
    {
        var names = new[] { claim.FamilyName, claim.GivenName, claim.FatherName, claim.Aliases, claim.RomanizedName }
            .Where(n => n is not null)
            .Select(n => NameKey.Of(n!));
        var key = string.Join(' ', names.Append(Number(claim.ServiceNumber ?? "")).Where(k => k.Length > 0));
        return key.Length <= PrisonerEntry.SearchKeyLength ? key : key[..PrisonerEntry.SearchKeyLength];
    }

    /// <summary>The words that a search asks for; each must be found.</summary>
    public static IReadOnlyList<string> SearchWords(string? find) =>
        string.IsNullOrWhiteSpace(find)
            ? []
            : find.Any(char.IsDigit) ? [Number(find)] : NameKey.Of(find).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A new random reference of an entry.</summary>
    public static string NewReference() => RandomCode.Of(PrisonerEntry.ReferenceLength);

    private static string Number(string text) =>
        string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
