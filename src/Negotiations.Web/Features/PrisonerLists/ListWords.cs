using System.Text;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using Negotiations.Domain.PrisonerLists;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.PrisonerLists;

/// <summary>English words for the choices of lists and entries; each is the key of its translations.</summary>
public static class ListWords
{
    // The others say themselves: PrisonerOfWar is "Prisoner of war".
    private static readonly Dictionary<string, string> Special = new(StringComparer.Ordinal)
    {
        [nameof(ListKind.OursHeldByOther)] = "Ours, held by the other party",
        [nameof(LegalStatus.RetainedPersonnel)] = "Retained medical or religious personnel",
        [nameof(Custody.Registered)] = "Registered by the intermediary",
        [nameof(Custody.Hospital)] = "In hospital",
        [nameof(RepatriationCategory.NeutralCountry)] = "Accommodation in a neutral country",
        [nameof(SensitiveKind.NextOfKin)] = "Person to be informed",
        [nameof(SensitiveKind.Health)] = "State of health",
    };

    /// <summary>The words for a choice, by its name.</summary>
    public static string Of(string choice)
    {
        if (Special.TryGetValue(choice, out var words))
        {
            return words;
        }

        var text = new StringBuilder(choice.Length + 4);
        foreach (var c in choice)
        {
            _ = char.IsUpper(c) && text.Length > 0 ? text.Append(' ').Append(char.ToLowerInvariant(c)) : text.Append(c);
        }

        return text.ToString();
    }

    /// <summary>The words for a choice.</summary>
    public static string Of(Enum choice) => Of(choice.ToString());

    /// <summary>What a list is called: what it claims and, where there is one, its subject.</summary>
    public static Wording Title(ListKind kind, string subject) =>
        subject.Length == 0 ? new Wording(Of(kind)) : new Wording(TitleTemplates[kind], subject);

    /// <summary>How a custody is said in a table.</summary>
    public static (Tone Tone, Glyph Glyph) Look(Custody custody) => custody switch
    {
        Custody.Denied => (Tone.Dispute, Glyph.Split),
        Custody.Acknowledged or Custody.Registered => (Tone.Ok, Glyph.Check),
        Custody.Claimed => (Tone.Off, Glyph.Clock),
        _ => (Tone.Off, Glyph.Minus),
    };

    /// <summary>A filter by a choice, with "Any" first.</summary>
    public static IEnumerable<SelectListItem> Options<T>(IStringLocalizer texts, T? chosen)
        where T : struct, Enum =>
        [
            new SelectListItem(texts["Any"], ""),
            .. Enum.GetValues<T>().Select(c => new SelectListItem(texts[Of(c)], c.ToString(), c.Equals(chosen))),
        ];

    /// <summary>The choices of a field; a field that may stay open begins with "not given".</summary>
    public static IEnumerable<SelectListItem> Options(IStringLocalizer texts, EntryField field, string? chosen)
    {
        if (field.Read(EntryContent.Empty) is null)
        {
            yield return new SelectListItem(texts["not given"], "");
        }

        foreach (var choice in field.Choices)
        {
            yield return new SelectListItem(texts[Of(choice)], choice, choice == chosen);
        }
    }

    /// <summary>What helps to fill in a field, if something does.</summary>
    public static string? Hint(EntryField field) => field.Key switch
    {
        "family_name" => "As on the document, any script",
        "aliases" => "Separated by semicolons",
        "name_language" => "Two letters, such as hy, az, ru, ar. Left empty, it is told from the letters.",
        "romanized_name" => "Left empty, the system suggests one and marks it with ≈.",
        "source" => "Where you have it from: a document, a call, a witness",
        _ => null,
    };

    private static readonly Dictionary<ListKind, string> TitleTemplates = new()
    {
        [ListKind.HeldByUs] = "Held by us: {0}",
        [ListKind.OursHeldByOther] = "Ours, held by the other party: {0}",
        [ListKind.Missing] = "Missing: {0}",
    };
}
