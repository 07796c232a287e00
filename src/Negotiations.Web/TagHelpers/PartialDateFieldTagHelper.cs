using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using Negotiations.Web.Look;

namespace Negotiations.Web.TagHelpers;

/// <summary>
/// <c>&lt;partial-date-field for="Born" legend="@T["Date of birth"]" interval="true" /&gt;</c>: day, month and year in three boxes that may
/// stay empty, how sure the date is, and for an interval its last year. Posts <c>Born.Day</c>, <c>Born.Month</c>,
/// <c>Born.Year</c>, <c>Born.Qualifier</c>, <c>Born.ToYear</c>; an error stands under <c>Born</c> or one of its parts.
/// </summary>
[HtmlTargetElement("partial-date-field", Attributes = "for,legend", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PartialDateFieldTagHelper(IStringLocalizer<Texts> texts) : TagHelper
{
    private static readonly string[] Parts = [nameof(PartialDateInput.Day), nameof(PartialDateInput.Month), nameof(PartialDateInput.Year), nameof(PartialDateInput.Qualifier), nameof(PartialDateInput.ToYear)];

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>A property of the type <see cref="PartialDateInput"/>.</summary>
    public required ModelExpression For { get; set; }

    public required string Legend { get; set; }

    public string? Hint { get; set; }

    /// <summary>Whether the date may be an interval of years.</summary>
    public bool Interval { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var name = ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
        var id = FieldIds.Of(name);
        var date = For.Model as PartialDateInput ?? new PartialDateInput();
        var ownError = FieldError.Of(ViewContext, name);
        var partErrors = Parts.ToDictionary(part => part, part => FieldError.Of(ViewContext, $"{name}.{part}"));
        var error = ownError ?? partErrors.Values.FirstOrDefault(e => e is not null);

        var boxes = new TagBuilder("div");
        boxes.Attributes["class"] = "date";
        boxes.InnerHtml
            .AppendHtml(Box(nameof(PartialDateInput.Day), texts["Day"], date.Day, 2))
            .AppendHtml(Box(nameof(PartialDateInput.Month), texts["Month"], date.Month, 2))
            .AppendHtml(Box(nameof(PartialDateInput.Year), texts["Year"], date.Year, 4));
        if (Interval)
        {
            boxes.InnerHtml.AppendHtml(Box(nameof(PartialDateInput.ToYear), texts["To year, if a range"], date.ToYear, 4));
        }

        boxes.InnerHtml.AppendHtml(Sureness(date.Qualifier ?? ""));

        var legend = new TagBuilder("legend");
        legend.Attributes["class"] = "lbl";
        legend.InnerHtml.Append(Legend);
        var hint = new TagBuilder("p");
        hint.Attributes["class"] = "hint";
        hint.Attributes["id"] = FieldIds.Hint(id);
        hint.InnerHtml.Append(Hint ?? texts["For example 27 3 1987. Leave empty what is not known."]);

        output.TagName = "fieldset";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "field");
        output.Attributes.SetAttribute("id", id);
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("aria-describedby", error is null ? FieldIds.Hint(id) : $"{FieldIds.Hint(id)} {FieldIds.Error(id)}");
        output.Content.AppendHtml(legend).AppendHtml(hint).AppendHtml(boxes);
        if (error is not null)
        {
            output.Content.AppendHtml(FieldError.Draw(id, error));
        }

        IHtmlContent Box(string part, string label, string? value, int digits)
        {
            var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
            input.Attributes["type"] = "text";
            input.Attributes["inputmode"] = "numeric";
            input.Attributes["autocomplete"] = "off";
            input.Attributes["class"] = digits == 4 ? "form-control num date-4" : "form-control num date-2";
            input.Attributes["value"] = Typed(part, value);
            return Labelled(part, label, input);
        }

        IHtmlContent Sureness(string chosen)
        {
            var select = new TagBuilder("select");
            select.Attributes["class"] = "form-select";
            chosen = Typed(nameof(PartialDateInput.Qualifier), chosen) ?? "";
            foreach (var (value, label) in new (string, string)[] { ("", "As given"), ("~", "About"), ("?", "Uncertain"), ("%", "About, and uncertain") })
            {
                var option = new TagBuilder("option");
                option.Attributes["value"] = value;
                if (value == chosen)
                {
                    option.Attributes["selected"] = "selected";
                }

                option.InnerHtml.Append(texts[label]);
                select.InnerHtml.AppendHtml(option);
            }

            return Labelled(nameof(PartialDateInput.Qualifier), texts["How sure"], select);
        }

        IHtmlContent Labelled(string part, string text, TagBuilder control)
        {
            var partId = FieldIds.Of($"{name}.{part}");
            control.Attributes["id"] = partId;
            control.Attributes["name"] = $"{name}.{part}";
            // An error of the whole date is an error of each of its boxes; the select cannot be wrong by typing.
            if (partErrors[part] is not null || (ownError is not null && part != nameof(PartialDateInput.Qualifier)))
            {
                control.Attributes["aria-invalid"] = "true";
            }

            var label = new TagBuilder("label");
            label.Attributes["for"] = partId;
            label.InnerHtml.Append(text);
            var box = new TagBuilder("div");
            box.InnerHtml.AppendHtml(label).AppendHtml(control);
            return box;
        }

        string? Typed(string part, string? value) =>
            ViewContext.ModelState.TryGetValue($"{name}.{part}", out var entry) ? entry.AttemptedValue : value;
    }
}
