using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Negotiations.Web.Look;

namespace Negotiations.Web.TagHelpers;

/// <summary>
/// <c>&lt;status tone="Wait" boxed="true"&gt;one consent missing&lt;/status&gt;</c>: a sign and a word. Boxed only where the reader must act.
/// </summary>
[HtmlTargetElement("status")]
public sealed class StatusTagHelper : TagHelper
{
    public required Tone Tone { get; set; }

    /// <summary>Another sign than the tone's usual one.</summary>
    public Glyph Icon { get; set; }

    public bool Boxed { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var words = new TagBuilder("span");
        words.InnerHtml.AppendHtml(await output.GetChildContentAsync());
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"st st-{Tone.ToString().ToLowerInvariant()}{(Boxed ? " st-box" : "")}");
        output.Content.SetHtmlContent(IconTagHelper.Draw(Icon is Glyph.None ? Usual(Tone) : Icon));
        output.Content.AppendHtml(words);
    }

    private static Glyph Usual(Tone tone) => tone switch
    {
        Tone.Ok => Glyph.Check,
        Tone.Wait => Glyph.Clock,
        Tone.Dispute => Glyph.Split,
        Tone.Error => Glyph.Alert,
        _ => Glyph.Minus,
    };
}
