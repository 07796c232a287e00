using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Negotiations.Web.Look;

namespace Negotiations.Web.TagHelpers;

/// <summary>
/// <c>&lt;party-mark code="ARM" number="1" /&gt;</c>, <c>&lt;party-mark kind="Mediator" code="MED" /&gt;</c> or
/// <c>&lt;party-mark mark="@m" /&gt;</c>: whose it is, as pattern, letters and hue.
/// </summary>
[HtmlTargetElement("party-mark", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PartyMarkTagHelper : TagHelper
{
    /// <summary>There are four patterns; a fifth delegation takes the first again and is told apart by its letters.</summary>
    private const int Patterns = 4;

    public Mark? Mark { get; set; }

    public string Code { get; set; } = "";

    public int Number { get; set; }

    public MarkKind Kind { get; set; }

    /// <summary>The mark as markup.</summary>
    public static IHtmlContent Draw(Mark mark)
    {
        var letters = new TagBuilder("span");
        letters.InnerHtml.Append(mark.Code);
        var box = new TagBuilder("span");
        box.Attributes["class"] = $"pm pm-{Sign(mark)}";
        box.InnerHtml.AppendHtml(letters);
        return box;
    }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Draw(Mark ?? new Mark(Kind, Code, Number)));
    }

    private static string Sign(Mark mark) => mark.Kind switch
    {
        MarkKind.Party when mark.Number > 0 => ((mark.Number - 1) % Patterns + 1).ToString(CultureInfo.InvariantCulture),
        MarkKind.Mediator => "m",
        MarkKind.Intermediary => "i",
        _ => "o",
    };
}
