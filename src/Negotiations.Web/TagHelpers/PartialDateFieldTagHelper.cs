using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using Negotiations.Domain.Dates;
using Negotiations.Web.Look;

namespace Negotiations.Web.TagHelpers;

/// <summary>
/// <c>&lt;partial-date-field for="Born" legend="@T["Date of birth"]" interval="true" /&gt;</c>: day, month and year in three boxes that
/// may stay empty and how sure the date is; with <c>interval</c> the same for its end, folded away until it is used. Posts
/// the parts of a <see cref="PartialDateInput"/>; an error stands under <c>Born</c> or one of its parts.
/// </summary>
[HtmlTargetElement("partial-date-field", Attributes = "for,legend", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PartialDateFieldTagHelper(FieldOrder order, IStringLocalizer<Texts> texts) : TagHelper
{
    private static readonly string[] Parts = ["Day", "Month", "Year", "Qualifier", "ToDay", "ToMonth", "ToYear", "ToQualifier"];

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>A property of the type <see cref="PartialDateInput"/>.</summary>
    public required ModelExpression For { get; set; }

    public required string Legend { get; set; }

    public string? Hint { get; set; }

    /// <summary>Whether the date may be an interval.</summary>
    public bool Interval { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var name = ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
        order.Add(name, Legend);
        var id = FieldIds.Of(name);
        var date = For.Model as PartialDateInput ?? new PartialDateInput();
        var whole = FieldError.Of(ViewContext, name);
        var error = whole ?? Parts.Select(part => FieldError.Of(ViewContext, $"{name}.{part}")).FirstOrDefault(e => e is not null);

        output.TagName = "fieldset";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "field");
        output.Attributes.SetAttribute("id", id);
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("aria-describedby", error is null ? FieldIds.Hint(id) : $"{FieldIds.Hint(id)} {FieldIds.Error(id)}");
        output.Content
            .AppendHtml(Element("legend", "lbl", Legend))
            .AppendHtml(HintLine())
            .AppendHtml(Boxes("", date.Day, date.Month, date.Year, date.Qualifier));
        if (Interval)
        {
            output.Content.AppendHtml(End());
        }

        if (error is not null)
        {
            output.Content.AppendHtml(FieldError.Draw(id, error));
        }

        TagBuilder HintLine()
        {
            var line = Element("p", "hint", Hint ?? texts["For example 27 3 1987. Leave empty what is not known."]);
            line.Attributes["id"] = FieldIds.Hint(id);
            return line;
        }

        TagBuilder End()
        {
            var end = new TagBuilder("details");
            end.Attributes["class"] = "fold";
            // What is filled in, rightly or wrongly, is not hidden.
            if (date.HasEnd || Parts.Where(p => p.StartsWith("To", StringComparison.Ordinal)).Any(p => FieldError.Of(ViewContext, $"{name}.{p}") is not null))
            {
                end.Attributes["open"] = "open";
            }

            end.InnerHtml.AppendHtml(Element("summary", "small", texts["It is a range, until…"]))
                .AppendHtml(Boxes("To", date.ToDay, date.ToMonth, date.ToYear, date.ToQualifier));
            return end;
        }

        TagBuilder Boxes(string prefix, string? day, string? month, string? year, DateQualifier qualifier)
        {
            var boxes = new TagBuilder("div");
            boxes.Attributes["class"] = "date";
            boxes.InnerHtml
                .AppendHtml(Box($"{prefix}Day", prefix.Length == 0 ? "Day" : "Until day", day, "date-2"))
                .AppendHtml(Box($"{prefix}Month", prefix.Length == 0 ? "Month" : "Until month", month, "date-2"))
                .AppendHtml(Box($"{prefix}Year", prefix.Length == 0 ? "Year" : "Until year", year, "date-4"))
                .AppendHtml(Sureness($"{prefix}Qualifier", qualifier));
            return boxes;
        }

        TagBuilder Box(string part, string label, string? value, string width)
        {
            var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.StartTag };
            input.Attributes["type"] = "text";
            input.Attributes["inputmode"] = "numeric";
            input.Attributes["autocomplete"] = "off";
            input.Attributes["class"] = $"form-control num {width}";
            if (Typed(part, value) is { } typed)
            {
                input.Attributes["value"] = typed;
            }

            // When the whole date is wrong, each of its boxes is.
            if (whole is not null || FieldError.Of(ViewContext, $"{name}.{part}") is not null)
            {
                input.Attributes["aria-invalid"] = "true";
            }

            return Labelled(part, label, input);
        }

        TagBuilder Sureness(string part, DateQualifier qualifier)
        {
            var select = new TagBuilder("select");
            select.Attributes["class"] = "form-select";
            var chosen = Typed(part, qualifier.ToString());
            foreach (var choice in Enum.GetValues<DateQualifier>())
            {
                var option = Element("option", null, texts[InWords(choice)]);
                option.Attributes["value"] = choice.ToString();
                if (choice.ToString() == chosen)
                {
                    option.Attributes["selected"] = "selected";
                }

                select.InnerHtml.AppendHtml(option);
            }

            return Labelled(part, "How sure", select);
        }

        TagBuilder Labelled(string part, string text, TagBuilder control)
        {
            var partId = FieldIds.Of($"{name}.{part}");
            control.Attributes["id"] = partId;
            control.Attributes["name"] = $"{name}.{part}";
            var label = Element("label", null, texts[text]);
            label.Attributes["for"] = partId;
            var box = new TagBuilder("div");
            box.InnerHtml.AppendHtml(label).AppendHtml(control);
            return box;
        }

        string? Typed(string part, string? value) =>
            ViewContext.ModelState.TryGetValue($"{name}.{part}", out var entry) && entry.AttemptedValue is { } typed ? typed : value;
    }

    private static string InWords(DateQualifier qualifier) => qualifier switch
    {
        DateQualifier.About => "About",
        DateQualifier.Uncertain => "Uncertain",
        DateQualifier.AboutAndUncertain => "About, and uncertain",
        _ => "As given",
    };

    private static TagBuilder Element(string tag, string? css, string text)
    {
        var element = new TagBuilder(tag);
        if (css is not null)
        {
            element.Attributes["class"] = css;
        }

        element.InnerHtml.Append(text);
        return element;
    }
}
