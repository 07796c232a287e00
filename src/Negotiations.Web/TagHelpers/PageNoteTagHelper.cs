using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Negotiations.Web.Look;

namespace Negotiations.Web.TagHelpers;

/// <summary>
/// <c>&lt;page-note kind="Wait" icon="Device"&gt;&lt;p&gt;…&lt;/p&gt;&lt;page-note-action&gt;…&lt;/page-note-action&gt;&lt;/page-note&gt;</c>:
/// a state of the whole page, at most one. What is to be corrected is an <c>&lt;error-summary&gt;</c>.
/// </summary>
[HtmlTargetElement("page-note")]
public sealed class PageNoteTagHelper : TagHelper
{
    public NoteKind Kind { get; set; }

    public Glyph Icon { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var action = new HtmlContentBuilder();
        context.Items[typeof(PageNoteActionTagHelper)] = action;
        var words = new TagBuilder("div");
        words.InnerHtml.AppendHtml(await output.GetChildContentAsync());
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Kind is NoteKind.Plain ? "note" : $"note note-{Kind.ToString().ToLowerInvariant()}");
        output.Content.SetHtmlContent(IconTagHelper.Draw(Icon));
        output.Content.AppendHtml(words);
        output.Content.AppendHtml(action);
    }
}

/// <summary>The one thing that can be done about a note: its child is a button or a link that looks like one.</summary>
[HtmlTargetElement("page-note-action", ParentTag = "page-note")]
public sealed class PageNoteActionTagHelper : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ((HtmlContentBuilder)context.Items[typeof(PageNoteActionTagHelper)]).AppendHtml(await output.GetChildContentAsync());
        output.SuppressOutput();
    }
}

/// <summary>What a page's note says of the page.</summary>
public enum NoteKind
{
    /// <summary>How it is.</summary>
    Plain,

    /// <summary>Waiting for somebody, or not sent yet.</summary>
    Wait,

    /// <summary>Done.</summary>
    Ok,
}
