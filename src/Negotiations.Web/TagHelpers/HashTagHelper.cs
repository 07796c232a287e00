using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Negotiations.Web.TagHelpers;

/// <summary>
/// <c>&lt;hash value="…" /&gt;</c>: a hash in groups of four, so that two people can compare it aloud. The gaps are drawn, not
/// written: what is copied has none.
/// </summary>
[HtmlTargetElement("hash", Attributes = "value", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class HashTagHelper : TagHelper
{
    private const int GroupLength = 4;

    public required string Value { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "code";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "hash");
        output.Attributes.SetAttribute("dir", "ltr");
        foreach (var group in Value.Chunk(GroupLength))
        {
            var part = new TagBuilder("span");
            part.InnerHtml.Append(new string(group));
            output.Content.AppendHtml(part);
            output.Content.AppendHtml(new TagBuilder("wbr") { TagRenderMode = TagRenderMode.StartTag });
        }
    }
}
