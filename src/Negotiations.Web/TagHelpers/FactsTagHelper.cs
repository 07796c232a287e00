using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Negotiations.Web.TagHelpers;

/// <summary><c>&lt;facts&gt;</c>: a summary list of <c>&lt;fact label="…"&gt;</c>.</summary>
[HtmlTargetElement("facts")]
public sealed class FactsTagHelper : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "dl";
        output.Attributes.SetAttribute("class", "facts");
    }
}

/// <summary><c>&lt;fact label="@T["Rank"]"&gt;@Model.Rank&lt;/fact&gt;</c>: one fact. What is not known is said, never left blank.</summary>
[HtmlTargetElement("fact", ParentTag = "facts", Attributes = "label")]
public sealed class FactTagHelper(IStringLocalizer<Texts> texts) : TagHelper
{
    public required string Label { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var term = new TagBuilder("dt");
        term.InnerHtml.Append(Label);
        var value = new TagBuilder("dd");
        var given = await output.GetChildContentAsync();
        value.InnerHtml.AppendHtml(given.IsEmptyOrWhiteSpace ? NotGiven() : given);
        output.TagName = null;
        output.Content.SetHtmlContent(term).AppendHtml(value);
    }

    private TagBuilder NotGiven()
    {
        var words = new TagBuilder("span");
        words.Attributes["class"] = "none";
        words.InnerHtml.Append(texts["not given"]);
        return words;
    }
}
