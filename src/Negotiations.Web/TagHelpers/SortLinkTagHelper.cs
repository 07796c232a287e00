using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Negotiations.Web.Look;

namespace Negotiations.Web.TagHelpers;

/// <summary>
/// <c>&lt;sort-link key="name" current="@Model.Sort"&gt;Name&lt;/sort-link&gt;</c>: the head of a column by which the list can be sorted.
/// The order is in the address: <c>sort=name</c> upwards, <c>sort=-name</c> downwards. A new order begins at the first page.
/// </summary>
[HtmlTargetElement("sort-link", Attributes = "key,current")]
public sealed class SortLinkTagHelper : TagHelper
{
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>The column, as the address names it.</summary>
    public required string Key { get; set; }

    /// <summary>The order that the list has now, e.g. <c>-name</c>.</summary>
    public required string Current { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var upwards = Current == Key;
        var downwards = Current == $"-{Key}";
        var link = new TagBuilder("a");
        link.Attributes["href"] = ListAddress.With(ViewContext.HttpContext.Request, ("sort", upwards ? $"-{Key}" : Key), ("page", null));
        link.InnerHtml.AppendHtml(await output.GetChildContentAsync());
        output.TagName = "th";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("scope", "col");
        if (upwards || downwards)
        {
            output.Attributes.SetAttribute("aria-sort", upwards ? "ascending" : "descending");
            link.InnerHtml.AppendHtml(IconTagHelper.Draw(upwards ? Glyph.Up : Glyph.Down));
        }

        output.Content.SetHtmlContent(link);
    }
}
