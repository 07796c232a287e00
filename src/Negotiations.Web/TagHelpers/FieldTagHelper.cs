using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Negotiations.Web.TagHelpers;

/// <summary>
/// <c>&lt;field for="FamilyName" label="@T["Family name"]" hint="…" any-script="true" /&gt;</c>: label, hint, control and error as
/// one, tied together for screen readers. <c>rows</c> makes it a text area, <c>options</c> a select, <c>options</c> with
/// <c>type="radio"</c> a choice of which all are seen, <c>type="checkbox"</c> a tick. Other attributes go to the control.
/// What was typed comes back, also when it was wrong; passwords and files never do. Browsers are told not to remember what
/// was typed (<c>autocomplete="off"</c>) unless the page says otherwise: the machine may be shared, and the names are captives'.
/// </summary>
[HtmlTargetElement("field", Attributes = "for,label", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FieldTagHelper(IHtmlGenerator generator, FieldOrder order, IStringLocalizer<Texts> texts) : TagHelper
{
    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public required ModelExpression For { get; set; }

    public required string Label { get; set; }

    public string? Hint { get; set; }

    public string Type { get; set; } = "text";

    /// <summary>Lines of a text area; 0 for one line.</summary>
    public int Rows { get; set; }

    public IEnumerable<SelectListItem>? Options { get; set; }

    /// <summary>Whether a name or free text in any script is expected: each value then takes its own direction.</summary>
    public bool AnyScript { get; set; }

    /// <summary>Whether the label says that the field may stay empty.</summary>
    public bool Optional { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        // What was set by hand (autocomplete, inputmode, maxlength, …) belongs to the control, not to the box around it.
        var given = output.Attributes.ToDictionary(a => a.Name, a => (object?)a.Value, StringComparer.OrdinalIgnoreCase);
        output.Attributes.Clear();
        output.TagMode = TagMode.StartTagAndEndTag;

        var name = ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
        order.Add(name, Label);
        var id = FieldIds.Of(name);
        var error = FieldError.Of(ViewContext, name);
        if (Type == "radio")
        {
            output.TagName = "fieldset";
            output.Attributes.SetAttribute("class", "pick field");
            output.Attributes.SetAttribute("id", id);
            output.Attributes.SetAttribute("tabindex", "-1");
            Describe(id, error, (key, value) => output.Attributes.SetAttribute(key, value));
            var legend = new TagBuilder("legend");
            legend.Attributes["class"] = "lbl";
            legend.InnerHtml.Append(LabelText());
            output.Content.AppendHtml(legend).AppendHtml(HintLine(id)).AppendHtml(Radios(name, id, given)).AppendHtml(ErrorLine(id, error));
            return;
        }

        var control = Control(given);
        Describe(id, error, (key, value) => control.MergeAttribute(key, value));
        var label = new TagBuilder("label");
        label.Attributes["for"] = id;
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "field");
        if (Type == "checkbox")
        {
            label.Attributes["class"] = "tick";
            label.InnerHtml.AppendHtml(control).Append(LabelText());
            output.Content.AppendHtml(label).AppendHtml(HintLine(id)).AppendHtml(ErrorLine(id, error))
                .AppendHtml(generator.GenerateHiddenForCheckbox(ViewContext, For.ModelExplorer, For.Name));
            return;
        }

        label.InnerHtml.Append(LabelText());
        output.Content.AppendHtml(label).AppendHtml(HintLine(id)).AppendHtml(control).AppendHtml(ErrorLine(id, error));
    }

    private TagBuilder Control(Dictionary<string, object?> given)
    {
        if (Type == "checkbox")
        {
            return generator.GenerateCheckBox(ViewContext, For.ModelExplorer, For.Name, isChecked: null, given);
        }

        if (Type is not "file")
        {
            given.TryAdd("autocomplete", "off");
        }

        if (AnyScript)
        {
            given.TryAdd("dir", "auto");
        }

        if (Options is not null)
        {
            AddClass(given, "form-select");
            return generator.GenerateSelect(ViewContext, For.ModelExplorer, optionLabel: null, For.Name, Options, allowMultiple: false, given);
        }

        AddClass(given, "form-control");
        if (Rows > 0)
        {
            return generator.GenerateTextArea(ViewContext, For.ModelExplorer, For.Name, Rows, columns: 0, given);
        }

        if (Type is "password")
        {
            return generator.GeneratePassword(ViewContext, For.ModelExplorer, For.Name, value: null, given);
        }

        given["type"] = Type;
        var value = Type is "file" ? null : For.Model;
        var box = generator.GenerateTextBox(ViewContext, For.ModelExplorer, For.Name, value, format: null, given);
        if (Type is "file")
        {
            box.Attributes.Remove("value");
        }

        return box;
    }

    private HtmlContentBuilder Radios(string name, string id, Dictionary<string, object?> given)
    {
        var choices = new HtmlContentBuilder();
        foreach (var (option, index) in (Options ?? []).Select((option, index) => (option, index)))
        {
            var attributes = new Dictionary<string, object?>(given) { ["id"] = FormattableString.Invariant($"{id}-{index}") };
            var chosen = ViewContext.ModelState.TryGetValue(name, out var entry) && entry.AttemptedValue is { } typed
                ? typed == option.Value
                : option.Selected || Convert.ToString(For.Model, System.Globalization.CultureInfo.InvariantCulture) == option.Value;
            var choice = new TagBuilder("label");
            choice.InnerHtml.AppendHtml(generator.GenerateRadioButton(ViewContext, For.ModelExplorer, For.Name, option.Value, chosen, attributes));
            choice.InnerHtml.Append(option.Text);
            choices.AppendHtml(choice);
        }

        return choices;
    }

    private string LabelText() => Optional ? texts["{0} (optional)", Label] : Label;

    private IHtmlContent HintLine(string id)
    {
        if (Hint is null)
        {
            return HtmlString.Empty;
        }

        var line = new TagBuilder("p");
        line.Attributes["class"] = "hint";
        line.Attributes["id"] = FieldIds.Hint(id);
        line.InnerHtml.Append(Hint);
        return line;
    }

    private static IHtmlContent ErrorLine(string id, string? error) => error is null ? HtmlString.Empty : FieldError.Draw(id, error);

    private void Describe(string id, string? error, Action<string, string> set)
    {
        var describedBy = string.Join(' ', new[] { Hint is null ? null : FieldIds.Hint(id), error is null ? null : FieldIds.Error(id) }.OfType<string>());
        if (describedBy.Length > 0)
        {
            set("aria-describedby", describedBy);
        }

        if (error is not null && Type != "radio")
        {
            set("aria-invalid", "true");
        }
    }

    private static void AddClass(Dictionary<string, object?> attributes, string css) =>
        attributes["class"] = attributes.TryGetValue("class", out var given) ? $"{css} {given}" : css;
}
