using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Negotiations.Texts.Words;

namespace Negotiations.Web.Look;

/// <summary>Words that were compared, with what was put in and left out told apart, and nothing between them that is in neither text.</summary>
internal static class ChangedWords
{
    /// <summary>All of them.</summary>
    public static IHtmlContent Draw(this IEnumerable<Run> runs) => runs.Aggregate(new HtmlContentBuilder(), Append);

    /// <summary>Goes on with one run.</summary>
    public static HtmlContentBuilder Append(this HtmlContentBuilder html, Run run)
    {
        if (run.Kind == RunKind.Kept)
        {
            html.Append(run.Text);
            return html;
        }

        var words = new TagBuilder(run.Kind == RunKind.Inserted ? "ins" : "del");
        words.InnerHtml.Append(run.Text);
        html.AppendHtml(words);
        return html;
    }
}
