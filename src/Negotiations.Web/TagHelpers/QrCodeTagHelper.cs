using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.AspNetCore.Razor.TagHelpers;
using QRCoder;

namespace Negotiations.Web.TagHelpers;

/// <summary>
/// <c>&lt;qr-code text="…" label="…" /&gt;</c>: a QR code (ISO/IEC 18004, error correction M) as an inline picture without styles. Dark on
/// white also where the page is dark, because that is what cameras read.
/// </summary>
[HtmlTargetElement("qr-code", Attributes = "text,label", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class QrCodeTagHelper : TagHelper
{
    public required string Text { get; set; }

    /// <summary>What it holds, for whoever does not see it.</summary>
    public required string Label { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        using var code = QRCodeGenerator.GenerateQrCode(Text, QRCodeGenerator.ECCLevel.M);
        // The matrix brings its quiet zone with it.
        var rows = code.ModuleMatrix;
        var dark = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows[y].Count; x++)
            {
                if (rows[y][x])
                {
                    dark.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
                }
            }
        }

        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass("qr", HtmlEncoder.Default);
        output.Attributes.SetAttribute("role", "img");
        output.Attributes.SetAttribute("aria-label", Label);
        output.Attributes.SetAttribute("viewBox", FormattableString.Invariant($"0 0 {rows.Count} {rows.Count}"));
        output.Attributes.SetAttribute("shape-rendering", "crispEdges");
        output.Content.AppendHtml(Shape("rect", ("width", "100%"), ("height", "100%"), ("fill", "#fff")));
        output.Content.AppendHtml(Shape("path", ("d", dark.ToString()), ("fill", "#000")));
    }

    private static TagBuilder Shape(string name, params (string Name, string Value)[] attributes)
    {
        var shape = new TagBuilder(name);
        foreach (var (key, value) in attributes)
        {
            shape.Attributes[key] = value;
        }

        return shape;
    }
}
