using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using Negotiations.Web.Look;

namespace Negotiations.Web.TagHelpers;

/// <summary>
/// <c>&lt;person-name original="Քարահովտյան Արամ" lang="hy" romanized="Karahovtyan Aram" generated="true" father="Gagik" parentage="Son" /&gt;</c>:
/// the name as given, large; below it the romanization, with ≈ when the system made it. A name in Latin script needs no second line.
/// </summary>
[HtmlTargetElement("person-name", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PersonNameTagHelper(IStringLocalizer<Texts> texts) : TagHelper
{
    /// <summary>The name as given, in its own script.</summary>
    public required string Original { get; set; }

    /// <summary>The language of the name (BCP 47), if it is known.</summary>
    public string? Lang { get; set; }

    public string? Romanized { get; set; }

    /// <summary>Whether the romanization was made by the system and confirmed by nobody.</summary>
    public bool Generated { get; set; }

    /// <summary>The father's name, in the script of the second line.</summary>
    public string? Father { get; set; }

    /// <summary>How the father's name is joined; without it, as "father: …".</summary>
    public Parentage Parentage { get; set; }

    /// <summary>Where the name leads, if it is a link.</summary>
    public string? Href { get; set; }

    /// <summary>Whether the name is the subject of the page.</summary>
    public bool Large { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        // An attribute without a value comes as an empty text.
        var leads = !string.IsNullOrEmpty(Href);
        output.TagName = leads ? "a" : "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Large ? "nm nm-xl" : "nm");
        if (leads)
        {
            output.Attributes.SetAttribute("href", Href);
        }

        output.Content.SetHtmlContent(Line("nm-o", Isolated(Original, Lang)));
        if (SecondLine() is { } second)
        {
            output.Content.AppendHtml(Line("nm-r", second));
        }
    }

    private HtmlContentBuilder? SecondLine()
    {
        var hasRomanized = !string.IsNullOrWhiteSpace(Romanized) && Romanized != Original;
        var hasFather = !string.IsNullOrWhiteSpace(Father);
        if (!hasRomanized && !hasFather)
        {
            return null;
        }

        var line = new HtmlContentBuilder();
        if (hasRomanized)
        {
            if (Generated)
            {
                var sign = new TagBuilder("span");
                sign.Attributes["aria-hidden"] = "true";
                sign.InnerHtml.Append("≈ ");
                line.AppendHtml(sign);
            }

            line.AppendHtml(Isolated(Romanized!, Lang is null ? null : $"{Lang.Split('-')[0]}-Latn"));
        }

        if (hasFather)
        {
            line.Append(hasRomanized ? ", " : "");
            line.AppendHtml(texts.Markup(Joined(Parentage), Isolated(Father!, null)));
        }

        return line;
    }

    private static string Joined(Parentage parentage) => parentage switch
    {
        Parentage.Son => "son of {0}",
        Parentage.Daughter => "daughter of {0}",
        _ => "father: {0}",
    };

    private static TagBuilder Line(string css, IHtmlContent content)
    {
        var line = new TagBuilder("span");
        line.Attributes["class"] = css;
        line.InnerHtml.AppendHtml(content);
        return line;
    }

    private static TagBuilder Isolated(string name, string? lang)
    {
        var bdi = new TagBuilder("bdi");
        if (!string.IsNullOrEmpty(lang))
        {
            bdi.Attributes["lang"] = lang;
        }

        bdi.InnerHtml.Append(name);
        return bdi;
    }
}

/// <summary>How a father's name is joined to a person's.</summary>
public enum Parentage
{
    NotSaid,
    Son,
    Daughter,
}
