using Microsoft.AspNetCore.Mvc.Rendering;
using Negotiations.Web.Look;

namespace Negotiations.Web.TagHelpers;

/// <summary>What is wrong with a field, below it: sign and sentence.</summary>
internal static class FieldError
{
    /// <summary>The first error of a field, or null.</summary>
    public static string? Of(ViewContext view, string name) =>
        view.ModelState.TryGetValue(name, out var entry) ? entry.Errors.Select(e => e.ErrorMessage).FirstOrDefault(m => m.Length > 0) : null;

    public static TagBuilder Draw(string id, string message)
    {
        var words = new TagBuilder("span");
        words.InnerHtml.Append(message);
        var line = new TagBuilder("p");
        line.Attributes["class"] = "err";
        line.Attributes["id"] = FieldIds.Error(id);
        line.InnerHtml.AppendHtml(IconTagHelper.Draw(Glyph.Alert)).AppendHtml(words);
        return line;
    }
}
