using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using Negotiations.Domain.Dates;

namespace Negotiations.Web.TagHelpers;

/// <summary><c>&lt;partial-date value="@Model.Born" /&gt;</c>: a date that may be partial, in words; none is said, never left blank.</summary>
[HtmlTargetElement("partial-date", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PartialDateTagHelper(IStringLocalizer<Texts> texts) : TagHelper
{
    public required PartialDate? Value { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Value is null ? "none" : "num");
        output.Content.SetContent(Value is { } date ? PartialDateText.Format(date, CultureInfo.CurrentUICulture, text => texts[text]) : texts["not given"]);
    }
}
