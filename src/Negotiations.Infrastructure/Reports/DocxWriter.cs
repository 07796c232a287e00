using System.Globalization;
using System.Text;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Negotiations.Application.Reports;
using Negotiations.Matching.Names;
using Vml = DocumentFormat.OpenXml.Vml;

namespace Negotiations.Infrastructure.Reports;

/// <summary>
/// Writes documents for word processors. Nothing is in the file but what the model says: no author, no time, no template, no revision.
/// </summary>
internal sealed class DocxWriter : IDocxWriter
{
    private const string Font = "Arial";

    // A4, in twentieths of a point.
    private const uint PageWidth = 11906;
    private const uint PageHeight = 16838;
    private const int Margin = 1134;
    private const int TextWidth = (int)PageWidth - (2 * Margin);

    public byte[] Write(DocxDocument document)
    {
        using var stream = new MemoryStream();
        using (var package = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            // Keys of parts are the same each time: what says the same is the same file.
            var main = package.AddMainDocumentPart();
            package.ChangeIdOfPart(main, "rId1");
            var properties = package.AddCoreFilePropertiesPart();
            package.ChangeIdOfPart(properties, "rId2");
            using (var core = properties.GetStream(FileMode.Create))
            {
                Properties(document).Save(core);
            }

            main.AddNewPart<StyleDefinitionsPart>("rId1").Styles = DocxStyles.Of(document.Language, Font);
            main.AddNewPart<DocumentSettingsPart>("rId2").Settings = Settings();
            var (header, footer) = (main.AddNewPart<HeaderPart>("rId3"), main.AddNewPart<FooterPart>("rId4"));
            header.Header = HeaderOf(document);
            footer.Footer = FooterOf();
            if (document.Comments.Count > 0)
            {
                main.AddNewPart<WordprocessingCommentsPart>("rId5").Comments = CommentsOf(document);
            }

            var lines = new DocxLines(document.Hand);
            var section = new SectionProperties(
                new HeaderReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(header) },
                new FooterReference { Type = HeaderFooterValues.Default, Id = main.GetIdOfPart(footer) },
                new PageSize { Width = PageWidth, Height = PageHeight },
                new PageMargin { Top = Margin, Bottom = Margin, Left = Margin, Right = Margin, Header = Margin / 2, Footer = Margin / 2, Gutter = 0 });
            if (document.RightToLeft)
            {
                section.Append(new BiDi());
            }

            main.Document = new Document(new Body([.. document.Blocks.SelectMany(b => BlockOf(b, document.RightToLeft, lines)), section]));
        }

        return stream.ToArray();
    }

    // Title and language alone (ISO/IEC 29500-2, 11).
    private static XDocument Properties(DocxDocument document)
    {
        XNamespace core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties", terms = "http://purl.org/dc/elements/1.1/";
        return new XDocument(new XElement(
            core + "coreProperties", new XElement(terms + "title", XmlText.Of(document.Title)), new XElement(terms + "language", document.Language)));
    }

    private static Settings Settings() => new(
        // Word then keeps nobody's name either, when somebody saves the file.
        new RemovePersonalInformation(),
        new RemoveDateAndTime(),
        new Compatibility(new CompatibilitySetting { Name = CompatSettingNameValues.CompatibilityMode, Uri = "http://schemas.microsoft.com/office/word", Val = "15" }));

    private static Header HeaderOf(DocxDocument document)
    {
        var label = TextOf([new DocxRun(document.Audience, Bold: true), .. document.Notes.Select(n => new DocxRun("  " + n))], "Header");
        label.ParagraphProperties!.ParagraphBorders = new ParagraphBorders(new BottomBorder { Val = BorderValues.Single, Size = 6, Space = 4, Color = "auto" });
        if (document.Watermark is { } watermark)
        {
            label.Append(new Run(new RunProperties { NoProof = new NoProof() }, WatermarkOf(watermark)));
        }

        return new Header(label);
    }

    private static Comments CommentsOf(DocxDocument document) => new(document.Comments.Select((comment, at) =>
        DocxLines.Signed(new Comment(comment.Lines.Select(l => TextOf([new DocxRun(l)], "CommentText"))) { Id = DocxLines.Id(at) }, document.Hand!)));

    private static Footer FooterOf()
    {
        var paragraph = new Paragraph(new ParagraphProperties { ParagraphStyleId = new ParagraphStyleId { Val = "Footer" } });
        paragraph.Append(Field("PAGE"), new Run(new Text(" / ") { Space = SpaceProcessingModeValues.Preserve }), Field("NUMPAGES"));
        return new Footer(paragraph);
    }

    private static SimpleField Field(string what) => new(new Run(new Text("1"))) { Instruction = $" {what} " };

    /// <summary>Letters on a line across the sheet, behind its text, as word processors themselves draw them.</summary>
    private static Picture WatermarkOf(string text) => new(
        new Vml.Shapetype(
            new Vml.Path { AllowTextPath = true },
            new Vml.TextPath { On = true, FitShape = true })
        { Id = "_x0000_t136", CoordinateSize = "21600,21600", OptionalNumber = 136, EdgePath = "m,l21600,m,21600l21600,21600e" },
        new Vml.Shape(
            new Vml.Fill { Opacity = ".4" },
            new Vml.TextPath { String = XmlText.Of(text), Style = $"font-family:\"{Font}\";font-size:1pt" })
        {
            Id = "Watermark",
            Type = "#_x0000_t136",
            Alternate = "",
            Style = "position:absolute;margin-left:0;margin-top:0;width:440pt;height:70pt;rotation:315;z-index:-251658752;"
                + "mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;mso-position-vertical-relative:margin",
            AllowInCell = false,
            FillColor = "#c0c0c0",
            Stroked = false,
        });

    private static IEnumerable<OpenXmlElement> BlockOf(DocxBlock block, bool rightToLeft, DocxLines lines) => block switch
    {
        DocxHeading heading => [TextOf([new DocxRun(heading.Text)], FormattableString.Invariant($"Heading{heading.Level}"))],
        DocxParagraph paragraph => [TextOf(paragraph)],
        DocxLine line => [lines.Of(line)],
        // Between two tables there is a paragraph, or word processors make one of them.
        DocxTable table => [TableOf(table, rightToLeft), TextOf([], DocxStyles.Small)],
        _ => throw new ArgumentOutOfRangeException(nameof(block), block, "No such part of a document."),
    };

    private static Table TableOf(DocxTable table, bool rightToLeft)
    {
        var columns = table.Head.Count > 0 ? table.Head.Count : table.Rows[0].Count;
        var shares = table.Widths.Count > 0 ? table.Widths : [.. Enumerable.Repeat(1, columns)];
        var widths = shares.Select(s => TextWidth * s / shares.Sum()).ToList();
        var written = new Table(
            new TableProperties
            {
                TableStyle = new TableStyle { Val = "TableGrid" },
                BiDiVisual = rightToLeft ? new BiDiVisual() : null,
                TableWidth = new TableWidth { Width = TextWidth.ToString(CultureInfo.InvariantCulture), Type = TableWidthUnitValues.Dxa },
                TableLayout = new TableLayout { Type = TableLayoutValues.Fixed },
                TableLook = new TableLook { FirstRow = table.Head.Count > 0, FirstColumn = table.Head.Count == 0, NoHorizontalBand = true, NoVerticalBand = true },
                TableCaption = table.Caption is { } caption ? new TableCaption { Val = XmlText.Of(caption) } : null,
            },
            new TableGrid(widths.Select(w => new GridColumn { Width = w.ToString(CultureInfo.InvariantCulture) })));
        if (table.Head.Count > 0)
        {
            written.Append(Row(new TableRowProperties(new CantSplit(), new TableHeader()), table.Head.Select(h => TextOf([new DocxRun(h, Bold: true)], null))));
        }

        written.Append(table.Rows.Select(row => Row(new TableRowProperties(new CantSplit()), row.Select(TextOf))));
        return written;

        TableRow Row(TableRowProperties properties, IEnumerable<Paragraph> cells) => new(
            [properties, .. cells.Select((cell, at) => new TableCell(
                new TableCellProperties(new TableCellWidth { Width = widths[at].ToString(CultureInfo.InvariantCulture), Type = TableWidthUnitValues.Dxa }), cell))]);
    }

    private static Paragraph TextOf(DocxParagraph paragraph)
    {
        var written = TextOf(paragraph.Runs, paragraph.IsSmall ? DocxStyles.Small : null);
        written.ParagraphProperties!.KeepNext = paragraph.StaysWithNext ? new KeepNext() : null;
        return written;
    }

    private static Paragraph TextOf(IReadOnlyList<DocxRun> runs, string? style)
    {
        var rightToLeft = Direction(string.Concat(runs.Select(r => r.Text))) == true;
        var properties = new ParagraphProperties
        {
            ParagraphStyleId = style is null ? null : new ParagraphStyleId { Val = style },
            BiDi = rightToLeft ? new BiDi() : null,
        };
        return new Paragraph([properties, .. runs.SelectMany(r => RunsOf(r, rightToLeft))]);
    }

    /// <summary>A run for each stretch of one direction: word processors order what they are told is from right to left.</summary>
    internal static IEnumerable<Run> RunsOf(DocxRun run, bool rightToLeft)
    {
        foreach (var (text, isRightToLeft) in Stretches(XmlText.Of(run.Text), rightToLeft))
        {
            var language = run.Language ?? LanguageGuess.Of(text);
            var properties = new RunProperties
            {
                RunStyle = run.Part switch
                {
                    DocxPart.Number => new RunStyle { Val = DocxStyles.Number },
                    DocxPart.Sign => new RunStyle { Val = DocxStyles.Sign },
                    _ => null,
                },
                Bold = run.Bold ? new Bold() : null,
                BoldComplexScript = run.Bold ? new BoldComplexScript() : null,
                RightToLeftText = isRightToLeft ? new RightToLeftText() : null,
                Languages = language is null ? null : isRightToLeft ? new Languages { Bidi = language } : new Languages { Val = language },
            };
            var written = new Run();
            if (properties.HasChildren)
            {
                written.RunProperties = properties;
            }

            foreach (var (line, at) in text.ReplaceLineEndings("\n").Split('\n').Select((l, i) => (l, i)))
            {
                if (at > 0)
                {
                    written.Append(new Break());
                }

                foreach (var (words, tab) in line.Split('\t').Select((w, i) => (w, i)))
                {
                    if (tab > 0)
                    {
                        written.Append(new TabChar());
                    }

                    if (words.Length > 0)
                    {
                        written.Append(run.Change == DocxChange.Deleted ? new DeletedText(words) { Space = SpaceProcessingModeValues.Preserve } : new Text(words) { Space = SpaceProcessingModeValues.Preserve });
                    }
                }
            }

            yield return written;
        }
    }

    // What has no direction of its own goes with its neighbours where they agree, and else with the paragraph (Unicode Standard Annex 9, N1 and N2).
    private static IEnumerable<(string Text, bool RightToLeft)> Stretches(string text, bool rightToLeft)
    {
        var found = new List<(StringBuilder Text, bool RightToLeft)>();
        var (current, waiting) = (rightToLeft, new StringBuilder());
        foreach (var c in text)
        {
            if (Direction(c) is not { } direction)
            {
                waiting.Append(c);
                continue;
            }

            Add(waiting, found.Count > 0 && direction == current ? direction : rightToLeft);
            Add(new StringBuilder().Append(c), direction);
            current = direction;
        }

        Add(waiting, rightToLeft);
        return found.Select(f => (f.Text.ToString(), f.RightToLeft));

        void Add(StringBuilder more, bool direction)
        {
            if (more.Length == 0)
            {
                return;
            }

            if (found.Count == 0 || found[^1].RightToLeft != direction)
            {
                found.Add((new StringBuilder(), direction));
            }

            found[^1].Text.Append(more);
            more.Clear();
        }
    }

    internal static bool? Direction(string text) => text.Select(Direction).FirstOrDefault(d => d is not null);

    private static bool? Direction(char c) => c switch
    {
        (>= '\u0590' and <= '\u08FF') or (>= '\uFB1D' and <= '\uFDFF') or (>= '\uFE70' and <= '\uFEFC') => char.IsLetter(c) ? true : null,
        _ => char.IsLetter(c) || char.IsSurrogate(c) ? false : null,
    };
}
