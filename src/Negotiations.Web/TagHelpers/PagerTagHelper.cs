using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Negotiations.Web.TagHelpers;

/// <summary>
/// <c>&lt;pager page="2" size="50" total="212"&gt;bulk actions&lt;/pager&gt;</c>: the foot of a list, with which rows are shown and links
/// to the other pages, which keep the filters of the address (parameter <c>page</c>, from 1). Bulk actions stand between.
/// </summary>
[HtmlTargetElement("pager")]
public sealed class PagerTagHelper(IStringLocalizer<Texts> texts) : TagHelper
{
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>The page shown, from 1.</summary>
    public required int Page { get; set; }

    /// <summary>Rows on a full page.</summary>
    public required int Size { get; set; }

    /// <summary>Rows in all that the viewer may see.</summary>
    public required int Total { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var pages = Math.Max(1, (Total + Size - 1) / Size);
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "foot");
        var children = await output.GetChildContentAsync();
        output.Content.SetHtmlContent(RowsShown()).AppendHtml(children);
        if (pages > 1)
        {
            output.Content.AppendHtml(Links(pages));
        }
    }

    private TagBuilder RowsShown()
    {
        var line = new TagBuilder("p");
        var first = (Page - 1) * Size + 1;
        line.InnerHtml.Append(Total == 0 ? texts["None"] : texts["{0}–{1} of {2}", first, Math.Min(Page * Size, Total), Total]);
        return line;
    }

    private TagBuilder Links(int pages)
    {
        var list = new TagBuilder("ul");
        list.Attributes["class"] = "pages";
        if (Page > 1)
        {
            list.InnerHtml.AppendHtml(Item(Link(Page - 1, texts["Previous"], "prev")));
        }

        var last = 0;
        foreach (var page in Enumerable.Range(1, pages).Where(p => p == 1 || p == pages || Math.Abs(p - Page) <= 2))
        {
            if (page > last + 1)
            {
                list.InnerHtml.AppendHtml(Item(Gap()));
            }

            list.InnerHtml.AppendHtml(Item(Link(page, page.ToString(CultureInfo.CurrentCulture), null)));
            last = page;
        }

        if (Page < pages)
        {
            list.InnerHtml.AppendHtml(Item(Link(Page + 1, texts["Next"], "next")));
        }

        var nav = new TagBuilder("nav");
        nav.Attributes["aria-label"] = texts["Pages"];
        nav.InnerHtml.AppendHtml(list);
        return nav;
    }

    private TagBuilder Link(int page, string text, string? relation)
    {
        var link = new TagBuilder("a");
        link.Attributes["href"] = ListAddress.With(ViewContext.HttpContext.Request, ("page", page.ToString(CultureInfo.InvariantCulture)));
        if (relation is not null)
        {
            link.Attributes["rel"] = relation;
        }
        else if (page == Page)
        {
            link.Attributes["aria-current"] = "page";
        }

        link.InnerHtml.Append(text);
        return link;
    }

    private static TagBuilder Gap()
    {
        var gap = new TagBuilder("span");
        gap.Attributes["class"] = "gap";
        gap.Attributes["aria-hidden"] = "true";
        gap.InnerHtml.Append("…");
        return gap;
    }

    private static TagBuilder Item(IHtmlContent content)
    {
        var item = new TagBuilder("li");
        item.InnerHtml.AppendHtml(content);
        return item;
    }
}
