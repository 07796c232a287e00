using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Negotiations.Web.TagHelpers;

/// <summary>
/// <c>&lt;error-summary /&gt;</c>: everything that the form must correct, at its top, each line leading to its field. It has
/// the focus when the page opens, also without JavaScript. Nothing when there is no error.
/// </summary>
[HtmlTargetElement("error-summary", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ErrorSummaryTagHelper(FieldOrder order, IStringLocalizer<Texts> texts) : TagHelper
{
    private const string TitleId = "error-summary-title";

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var errors = ViewContext.ModelState
            .SelectMany(field => field.Value!.Errors, (field, error) => (field.Key, Message: Said(error)))
            .Distinct()
            .ToList();
        if (errors.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        var title = new TagBuilder("h2");
        title.Attributes["id"] = TitleId;
        title.InnerHtml.Append(texts["There is a problem"]);
        var list = new TagBuilder("ul");
        list.InnerHtml.AppendHtml(new Lines(errors, order));
        var body = new TagBuilder("div");
        body.InnerHtml.AppendHtml(title).AppendHtml(list);
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "note note-error");
        output.Attributes.SetAttribute("id", "error-summary");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("aria-labelledby", TitleId);
        output.Attributes.Add(new TagHelperAttribute("autofocus", null, HtmlAttributeValueStyle.Minimized));
        output.Content.SetHtmlContent(body);
    }

    /// <summary>Written when the whole page is known, with it the order of its fields, although the summary stands above them.</summary>
    private sealed class Lines(IReadOnlyList<(string Key, string Message)> errors, FieldOrder order) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder)
        {
            foreach (var (key, message) in errors.OrderBy(error => order.Of(error.Key)))
            {
                Line(key, order.LabelOf(key) is { } label ? $"{label}: {message}" : message).WriteTo(writer, encoder);
            }
        }
    }

    private static TagBuilder Line(string key, string message)
    {
        var line = new TagBuilder("li");
        if (key.Length == 0)
        {
            line.InnerHtml.Append(message);
            return line;
        }

        var link = new TagBuilder("a");
        link.Attributes["href"] = $"#{FieldIds.Of(key)}";
        link.InnerHtml.Append(message);
        line.InnerHtml.AppendHtml(link);
        return line;
    }

    // A binding error without words must not vanish: the summary would then count fewer errors than there are.
    private string Said(ModelError error) =>
        error.ErrorMessage.Length > 0 ? error.ErrorMessage : texts["What was entered here cannot be read."];
}
