using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Negotiations.Web.Look;

namespace Negotiations.Web.TagHelpers;

/// <summary><c>&lt;icon name="Lock" /&gt;</c>: a sign from the sprite, unheard by screen readers, because a word stands beside it.</summary>
[HtmlTargetElement("icon", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class IconTagHelper : TagHelper
{
    public required Glyph Name { get; set; }

    /// <summary>The sign as markup; nothing for <see cref="Glyph.None"/>.</summary>
    public static IHtmlContent Draw(Glyph glyph)
    {
        if (glyph is Glyph.None)
        {
            return HtmlString.Empty;
        }

        var use = new TagBuilder("use");
        use.Attributes["href"] = $"#i-{glyph.ToString().ToLowerInvariant()}";
        var svg = new TagBuilder("svg");
        // Only what points along the line turns round in right-to-left scripts.
        svg.Attributes["class"] = glyph is Glyph.Next or Glyph.Prev ? "ic ic-dir" : "ic";
        svg.Attributes["aria-hidden"] = "true";
        svg.InnerHtml.AppendHtml(use);
        return svg;
    }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Draw(Name));
    }
}
