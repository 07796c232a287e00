using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using Negotiations.Domain;

namespace Negotiations.Web.Look;

/// <summary>A language, as forms ask for it: chosen by its name, or told by its tag (<see cref="LanguageTag"/>) where it is not among those. What is kept is the tag.</summary>
public static class LanguageInput
{
    /// <summary>The choice of a language that is told by its tag.</summary>
    public const string Other = "other";

    // Those that are written most around these talks; the list is long.
    private static readonly string[] Often = ["en", "hy", "az", "ru", "fr", "tr", "ka", "fa", "uk", "ar"];

    private static readonly (string Tag, string Name)[] Rest =
        [.. CultureInfo.GetCultures(CultureTypes.NeutralCultures).Select(c => c.Name).Where(tag => tag.Length == 2 && !Often.Contains(tag)).Distinct().Select(tag => (tag, NameOf(tag)!)).OrderBy(l => l.Item2, StringComparer.Ordinal)];

    /// <summary>The languages by name, those first that are asked for most.</summary>
    /// <param name="texts">The reader's language.</param>
    /// <param name="chosen">The tag that stands there already; it can be chosen, whatever it is.</param>
    /// <param name="none">What no choice is called.</param>
    public static IEnumerable<SelectListItem> Options(IStringLocalizer texts, string? chosen, string none)
    {
        var (often, others) = (new SelectListGroup { Name = texts["Often"] }, new SelectListGroup { Name = texts["All others"] });
        IEnumerable<string> first = string.IsNullOrEmpty(chosen) || chosen == Other || Often.Contains(chosen) || Rest.Any(l => l.Tag == chosen) ? Often : [chosen, .. Often];
        return
        [
            new SelectListItem(texts[none], ""),
            .. first.Select(tag => new SelectListItem(NameOf(tag) ?? tag, tag) { Group = often }),
            .. Rest.Select(l => new SelectListItem(l.Name, l.Tag) { Group = others }),
            new SelectListItem(texts["Another one, by its tag"], Other),
        ];
    }

    /// <summary>The tag that was chosen or told; empty for none.</summary>
    public static string Read(string? choice, string? other) => (choice == Other ? other : choice)?.Trim() ?? "";

    /// <summary>The name of a language with its tag; the tag alone where it has no name.</summary>
    public static string Say(string tag) => NameOf(tag) is { } name ? $"{name} ({tag})" : tag;

    /// <summary>The direction in which a language is written, as HTML says it; <c>auto</c> where that is not known.</summary>
    public static string DirectionOf(string tag)
    {
        try
        {
            return CultureInfo.GetCultureInfo(tag, predefinedOnly: true).TextInfo.IsRightToLeft ? "rtl" : "ltr";
        }
        catch (CultureNotFoundException)
        {
            return "auto";
        }
    }

    private static string? NameOf(string tag)
    {
        try
        {
            return CultureInfo.GetCultureInfo(tag, predefinedOnly: true).EnglishName;
        }
        catch (CultureNotFoundException)
        {
            return null;
        }
    }
}
