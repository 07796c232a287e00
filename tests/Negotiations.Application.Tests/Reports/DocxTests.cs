using System.IO.Compression;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Negotiations.Application.Reports;
using Negotiations.Infrastructure.Reports;

namespace Negotiations.Application.Tests.Reports;

public sealed class DocxTests
{
    private static readonly DocxDocument Everything = new()
    {
        Title = "Shared record: Geneva",
        Language = "en",
        Audience = "Shared with the parties",
        Notes = ["Not visible to observers.", "Copy for: Lead mediator"],
        Watermark = "FOR COMMENT",
        Blocks =
        [
            new DocxHeading(1, "Geneva"),
            new DocxTable([], [[new DocxParagraph(new DocxRun("When", Bold: true)), new DocxParagraph(new DocxRun("2 Oct 2022\n10:00 UTC"))]]) { Widths = [1, 4], Caption = "Facts" },
            new DocxHeading(2, "Release"),
            new DocxParagraph(new DocxRun("ARM", Bold: true)) { IsSmall = true, StaysWithNext = true },
            new DocxParagraph(new DocxRun("What was said, and “Հայերեն”.")),
            new DocxParagraph(new DocxRun("طلب الوفد 17 اسما (ICRC) أولا.")),
            new DocxTable(["Who", "What"], [[new DocxParagraph(new DocxRun("One")), new DocxParagraph(new DocxRun("Two"))]]),
        ],
    };

    [Fact]
    public void A_document_is_valid()
    {
        foreach (var document in new[] { Everything, Everything with { Watermark = null, Notes = [], RightToLeft = true, Language = "ar", Blocks = [] } })
        {
            using var package = Open(document);
            new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Microsoft365).Validate(package, TestContext.Current.CancellationToken).Select(e => $"{e.Path?.XPath}: {e.Description}").ShouldBeEmpty();
        }
    }

    [Fact]
    public void Headings_are_headings_and_the_audience_stands_on_each_sheet()
    {
        using var package = Open(Everything);
        var main = package.MainDocumentPart!;
        var body = main.Document!.Body!;

        body.Elements<Paragraph>().Where(p => p.ParagraphProperties?.ParagraphStyleId?.Val?.Value?.StartsWith("Heading", StringComparison.Ordinal) == true)
            .Select(p => (p.ParagraphProperties!.ParagraphStyleId!.Val!.Value, p.InnerText)).ShouldBe([("Heading1", "Geneva"), ("Heading2", "Release")]);
        main.StyleDefinitionsPart!.Styles!.Elements<Style>().Single(s => s.StyleId == "Heading1").StyleName!.Val!.Value.ShouldBe("heading 1");
        var header = main.HeaderParts.Single();
        header.Header!.InnerText.ShouldStartWith("Shared with the parties  Not visible to observers.");
        header.Header.OuterXml.ShouldContain("FOR COMMENT");
        body.GetFirstChild<SectionProperties>()!.GetFirstChild<HeaderReference>()!.Id!.Value.ShouldBe(main.GetIdOfPart(header));
        main.FooterParts.Single().Footer!.OuterXml.ShouldContain("NUMPAGES");
        body.Descendants<TableHeader>().Count().ShouldBe(1, "the head of a table is repeated, and a table of labels has none");
    }

    [Fact]
    public void Each_paragraph_runs_in_the_direction_of_its_script()
    {
        using var package = Open(Everything);
        var paragraphs = package.MainDocumentPart!.Document!.Body!.Elements<Paragraph>().ToList();

        var arabic = paragraphs.Single(p => p.InnerText.StartsWith('ط'));
        arabic.ParagraphProperties!.BiDi.ShouldNotBeNull();
        var runs = arabic.Elements<Run>().Select(r => (r.InnerText, r.RunProperties?.RightToLeftText is not null)).ToList();
        runs.ShouldBe([("طلب الوفد 17 اسما (", true), ("ICRC", false), (") أولا.", true)]);
        arabic.Elements<Run>().First().RunProperties!.Languages!.Bidi!.Value.ShouldBe("ar");
        var latin = paragraphs.Single(p => p.InnerText.StartsWith("What was said", StringComparison.Ordinal));
        latin.ParagraphProperties!.BiDi.ShouldBeNull();
        latin.Descendants<RightToLeftText>().ShouldBeEmpty();
    }

    [Fact]
    public void The_file_says_its_title_and_language_and_nobodys_name()
    {
        using var package = Open(Everything);
        var properties = package.PackageProperties;
        (properties.Title, properties.Language).ShouldBe(("Shared record: Geneva", "en"));
        (properties.Creator, properties.LastModifiedBy, properties.Created, properties.Modified, properties.Revision).ShouldBe((null, null, null, null, null));
        package.ExtendedFilePropertiesPart.ShouldBeNull();
        package.MainDocumentPart!.DocumentSettingsPart!.Settings!.GetFirstChild<RemovePersonalInformation>().ShouldNotBeNull();
        package.MainDocumentPart.StyleDefinitionsPart!.Styles!.DocDefaults!.RunPropertiesDefault!.RunPropertiesBaseStyle!.Languages!.Val!.Value.ShouldBe("en");
    }

    [Fact]
    public void What_says_the_same_is_the_same_file()
    {
        static IEnumerable<(string, string)> Parts()
        {
            using var archive = new ZipArchive(new MemoryStream(new DocxWriter().Write(Everything)));
            foreach (var entry in archive.Entries)
            {
                using var reader = new StreamReader(entry.Open());
                yield return (entry.FullName, reader.ReadToEnd());
            }
        }

        Parts().ShouldBe(Parts());
    }

    [Fact]
    public void What_XML_cannot_hold_is_shown_as_such_and_markup_stays_text()
    {
        var hostile = Everything with { Title = "\u0001", Audience = "<w:b/>", Blocks = [new DocxParagraph(new DocxRun("a\0b\uD800c \uFFFE </w:t><w:t>&amp; 😀"))] };
        using var package = Open(hostile);
        package.MainDocumentPart!.Document!.Body!.InnerText.ShouldBe("a\uFFFDb\uFFFDc \uFFFD </w:t><w:t>&amp; 😀");
        package.MainDocumentPart.HeaderParts.Single().Header!.InnerText.ShouldStartWith("<w:b/>");
        new OpenXmlValidator().Validate(package, TestContext.Current.CancellationToken).ShouldBeEmpty();
    }

    [Fact]
    public void Only_what_is_needed_is_in_the_file()
    {
        using var archive = new ZipArchive(new MemoryStream(new DocxWriter().Write(Everything)));
        archive.Entries.Select(e => e.FullName).ShouldAllBe(name => name.StartsWith("word/") || name.StartsWith("_rels/") || name.StartsWith("docProps/") || name.StartsWith("package/") || name == "[Content_Types].xml");
    }

    private static WordprocessingDocument Open(DocxDocument document) => WordprocessingDocument.Open(new MemoryStream(new DocxWriter().Write(document)), isEditable: false);
}
