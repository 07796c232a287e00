using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Negotiations.Infrastructure.Reports;

/// <summary>The styles of a document: those that word processors know by name, so that headings are headings for whoever hears them.</summary>
internal static class DocxStyles
{
    /// <summary>Name of the style of numbers of provisions. Word processors keep names of styles, and make ids of their own.</summary>
    public const string NumberName = "Provision number";

    /// <summary>Name of the style of what is shown with the words of a provision and is none of them.</summary>
    public const string SignName = "Provision sign";

    /// <summary>Name, and id, of the style of small text.</summary>
    public const string Small = "Small";

    /// <summary>Ids of styles of provisions and of their parts.</summary>
    public const string Words = "ProvisionText", Paragraph = "ProvisionParagraph", Point = "ProvisionPoint", Number = "ProvisionNumber", Sign = "ProvisionSign";

    // Room for a number, in twentieths of a point.
    private const int Hanging = 1134;

    /// <summary>All of them.</summary>
    /// <param name="language">Language of the text.</param>
    /// <param name="font">Font of the text.</param>
    public static Styles Of(string language, string font) => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = font, HighAnsi = font, EastAsia = font, ComplexScript = font },
                new FontSize { Val = "21" },
                new FontSizeComplexScript { Val = "21" },
                new Languages { Val = language, Bidi = "ar" })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { After = "120", Line = "276", LineRule = LineSpacingRuleValues.Auto }))),
        new Style(new StyleName { Val = "Normal" }, new PrimaryStyle()) { Type = StyleValues.Paragraph, StyleId = "Normal", Default = true },
        Heading(1, "32", before: "0"),
        Heading(2, "26", before: "320"),
        Heading(3, "22", before: "240"),
        Heading(4, "21", before: "120"),
        Provision(Words, "Provision text", left: 0),
        Provision(Paragraph, "Provision paragraph", left: Hanging),
        Provision(Point, "Provision point", left: Hanging + (Hanging / 2)),
        Piece(Number, NumberName, new Bold(), new BoldComplexScript()),
        Piece(Sign, SignName, new Italic(), new ItalicComplexScript(), new Color { Val = "5A5A5A" }),
        Text(Small, Small, "18", null),
        Text("CommentText", "annotation text", "18", null),
        Text("Header", "header", "18", null),
        Text("Footer", "footer", "18", JustificationValues.End),
        new Style(
            new StyleName { Val = "Normal Table" },
            new UIPriority { Val = 99 },
            new SemiHidden(),
            new UnhideWhenUsed(),
            new StyleTableProperties(
                new TableIndentation { Width = 0, Type = TableWidthUnitValues.Dxa },
                new TableCellMarginDefault(
                    new TopMargin { Width = "0", Type = TableWidthUnitValues.Dxa },
                    new TableCellLeftMargin { Width = 108, Type = TableWidthValues.Dxa },
                    new BottomMargin { Width = "0", Type = TableWidthUnitValues.Dxa },
                    new TableCellRightMargin { Width = 108, Type = TableWidthValues.Dxa })))
        { Type = StyleValues.Table, StyleId = "TableNormal", Default = true },
        new Style(
            new StyleName { Val = "Table Grid" },
            new BasedOn { Val = "TableNormal" },
            new StyleParagraphProperties(new SpacingBetweenLines { Before = "40", After = "40", Line = "240", LineRule = LineSpacingRuleValues.Auto }),
            new StyleTableProperties(
                new TableBorders(
                    Line<TopBorder>(), Line<BottomBorder>(), Line<InsideHorizontalBorder>())))
        { Type = StyleValues.Table, StyleId = "TableGrid" });

    private static T Line<T>()
        where T : BorderType, new() => new() { Val = BorderValues.Single, Size = 4, Space = 0, Color = "808080" };

    private static Style Heading(int level, string size, string before) => new(
        new StyleName { Val = FormattableString.Invariant($"heading {level}") },
        new BasedOn { Val = "Normal" },
        new NextParagraphStyle { Val = "Normal" },
        new PrimaryStyle(),
        new StyleParagraphProperties(
            new KeepNext(), new KeepLines(), new SpacingBetweenLines { Before = before, After = "120", Line = "240", LineRule = LineSpacingRuleValues.Auto }, new OutlineLevel { Val = level - 1 }),
        new StyleRunProperties(new Bold(), new BoldComplexScript(), new FontSize { Val = size }, new FontSizeComplexScript { Val = size }))
    { Type = StyleValues.Paragraph, StyleId = FormattableString.Invariant($"Heading{level}") };

    private static Style Provision(string id, string name, int left)
    {
        var place = new StyleParagraphProperties();
        if (left > 0)
        {
            place.Tabs = new Tabs(new TabStop { Val = TabStopValues.Left, Position = left });
            place.Indentation = new Indentation { Left = FormattableString.Invariant($"{left}"), Hanging = FormattableString.Invariant($"{Hanging}") };
        }

        return new Style(new StyleName { Val = name }, new BasedOn { Val = "Normal" }, new PrimaryStyle(), place) { Type = StyleValues.Paragraph, StyleId = id, CustomStyle = true };
    }

    private static Style Piece(string id, string name, params OpenXmlElement[] look) =>
        new(new StyleName { Val = name }, new PrimaryStyle(), new StyleRunProperties(look)) { Type = StyleValues.Character, StyleId = id, CustomStyle = true };

    private static Style Text(string id, string name, string size, JustificationValues? side) => new(
        [
            new StyleName { Val = name },
            new BasedOn { Val = "Normal" },
            new StyleParagraphProperties([
                new SpacingBetweenLines { After = "60", Line = "240", LineRule = LineSpacingRuleValues.Auto },
                .. side is { } to ? new[] { new Justification { Val = to } } : []]),
            new StyleRunProperties(new FontSize { Val = size }, new FontSizeComplexScript { Val = size }),
        ])
    { Type = StyleValues.Paragraph, StyleId = id };
}
