using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Negotiations.Web.TagHelpers;

/// <summary>
/// <c>&lt;styles /&gt;</c>: the application's own style sheets, written into a document that has to stand alone. Pages that are served
/// link them instead: their security policy allows nothing inline.
/// </summary>
[HtmlTargetElement("styles", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class StylesTagHelper(IWebHostEnvironment environment) : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var direction = CultureInfo.CurrentUICulture.TextInfo.IsRightToLeft ? "rtl." : "";
        output.TagName = "style";
        output.TagMode = TagMode.StartTagAndEndTag;
        foreach (var file in new[] { $"lib/bootstrap/bootstrap.{direction}min.css", "css/site.css" })
        {
            using var reader = new StreamReader(environment.WebRootFileProvider.GetFileInfo(file).CreateReadStream());
            output.Content.AppendHtml(await reader.ReadToEndAsync());
        }
    }
}
