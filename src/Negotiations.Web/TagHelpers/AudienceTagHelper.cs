using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using Negotiations.Application.Access;
using Negotiations.Web.Look;

namespace Negotiations.Web.TagHelpers;

/// <summary><c>&lt;audience of="@note.Audience" /&gt;</c>: who may read one note or row; black when closed.</summary>
[HtmlTargetElement("audience", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class AudienceTagHelper(IStringLocalizer<Texts> texts) : TagHelper
{
    public required PageAudience Of { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var words = AudienceWords.For(Of);
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", words.Reach is AudienceReach.Closed ? "aud aud-closed" : "aud");
        output.Content.SetHtmlContent(IconTagHelper.Draw(words.Glyph));
        output.Content.Append(texts[words.Label]);
    }
}
