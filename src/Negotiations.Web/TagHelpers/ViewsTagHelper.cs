using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Negotiations.Web.TagHelpers;

/// <summary>
/// <c>&lt;views label="@T["Parts of this list"]"&gt;&lt;view href="…" count="212" current="true"&gt;All&lt;/view&gt;&lt;/views&gt;</c>:
/// saved filters of one list, with counts of what the viewer may see. Not for going from one feature to another.
/// </summary>
[HtmlTargetElement("views", Attributes = "label")]
public sealed class ViewsTagHelper : TagHelper
{
    public required string Label { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "nav";
        output.Attributes.SetAttribute("class", "views");
        output.Attributes.SetAttribute("aria-label", Label);
    }
}

/// <summary>One saved filter.</summary>
[HtmlTargetElement("view", ParentTag = "views", Attributes = "href")]
public sealed class ViewTagHelper : TagHelper
{
    public required string Href { get; set; }

    public int? Count { get; set; }

    public bool Current { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "a";
        output.Attributes.SetAttribute("href", Href);
        if (Current)
        {
            output.Attributes.SetAttribute("aria-current", "page");
        }

        output.Content.SetHtmlContent(await output.GetChildContentAsync());
        if (Count is { } count)
        {
            var number = new TagBuilder("span");
            number.Attributes["class"] = "num";
            number.InnerHtml.Append(count.ToString("N0", CultureInfo.CurrentCulture));
            output.Content.Append(" ");
            output.Content.AppendHtml(number);
        }
    }
}
