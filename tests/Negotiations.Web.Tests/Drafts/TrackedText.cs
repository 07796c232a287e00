using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Negotiations.Web.Tests.Drafts;

/// <summary>
/// What a word processor makes of tracked changes (ISO/IEC 29500-1, 17.13.5): written anew here, so that what the product writes is not tested by what it reads. A paragraph whose mark is not there any more runs into the next.
/// </summary>
internal static class TrackedText
{
    /// <summary>The paragraphs of a document, each with its style, when all changes are accepted or all are rejected.</summary>
    public static IReadOnlyList<(string Style, string Text)> Of(Body body, bool accepted)
    {
        var paragraphs = new List<(string, string)>();
        var before = "";
        foreach (var paragraph in body.Elements<Paragraph>())
        {
            var properties = paragraph.ParagraphProperties;
            var text = before + string.Concat(paragraph.ChildElements.Select(c => TextOf(c, accepted)));
            var mark = properties?.ParagraphMarkRunProperties;
            if (mark is not null && mark.ChildElements.Any(c => c is Deleted or MoveFrom == accepted && c is Deleted or MoveFrom or Inserted or MoveTo))
            {
                before = text;
                continue;
            }

            before = "";
            var style = accepted ? null : properties?.ParagraphPropertiesChange?.ParagraphPropertiesExtended?.ParagraphStyleId?.Val?.Value;
            paragraphs.Add((style ?? properties?.ParagraphStyleId?.Val?.Value ?? "", text));
        }

        before.ShouldBeEmpty("nothing stands behind the last paragraph that it could run into");
        return paragraphs;
    }

    private static string TextOf(OpenXmlElement element, bool accepted) => element switch
    {
        DeletedRun or MoveFromRun => accepted ? "" : Words(element),
        InsertedRun or MoveToRun => accepted ? Words(element) : "",
        Run => Words(element),
        _ => "",
    };

    private static string Words(OpenXmlElement element) => string.Concat(element.Descendants().Select(d => d switch
    {
        Text text => text.Text,
        DeletedText text => text.Text,
        TabChar => "\t",
        Break => "\n",
        _ => "",
    }));
}
