using Microsoft.AspNetCore.Mvc.Rendering;

namespace Negotiations.Web.TagHelpers;

/// <summary>The ids by which a field, its hint and its error find each other.</summary>
internal static class FieldIds
{
    public static string Of(string name) => TagBuilder.CreateSanitizedId(name, "_");

    public static string Hint(string id) => $"{id}-hint";

    public static string Error(string id) => $"{id}-error";
}
