using FluentValidation;
using Negotiations.Application.Documents;
using Negotiations.Domain.Documents;

namespace Negotiations.Application.Tests.Documents;

public sealed class DocumentContentTests
{
    private static readonly DocumentLimits Limits = new(DocumentLimits.Megabyte);

    private static readonly Dictionary<string, byte[]> Contents = new()
    {
        ["pdf"] = DocumentSamples.Pdf,
        ["docx"] = DocumentSamples.Docx,
        ["png"] = DocumentSamples.Png,
        ["jpeg"] = DocumentSamples.Jpeg,
        ["html"] = [.. "<!DOCTYPE html><script>alert(1)</script>"u8],
        ["svg"] = [.. "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"u8],
        ["exe"] = [.. "MZ\u0090\0"u8],
        ["gif"] = [.. "GIF89a and then %PDF-1.7"u8],
        ["late pdf"] = [.. "<html> %PDF-1.7"u8],
        ["zip"] = DocumentSamples.Zip(("a.txt", "a")),
        ["xlsx"] = DocumentSamples.Parts("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"),
        ["cut docx"] = DocumentSamples.Docx[..500],
        ["cut png"] = DocumentSamples.Png[..10],
    };

    [Theory]
    [InlineData("pdf", "a.pdf", DocumentKind.Pdf)]
    [InlineData("pdf", "A.PDF", DocumentKind.Pdf)]
    [InlineData("docx", "a.docx", DocumentKind.Docx)]
    [InlineData("png", "a.png", DocumentKind.Png)]
    [InlineData("jpeg", "a.jpg", DocumentKind.Jpeg)]
    [InlineData("jpeg", "a.jpeg", DocumentKind.Jpeg)]
    public void What_is_a_document_is_taken(string content, string name, DocumentKind kind)
    {
        using var file = new MemoryStream(Contents[content]);
        DocumentContent.Judge(file, name, Limits).ShouldBe(kind);
        file.Position.ShouldBe(0);
    }

    [Fact]
    public void Every_content_under_every_other_ending_is_refused()
    {
        foreach (var (content, bytes) in Contents)
        {
            foreach (var ending in new[] { ".pdf", ".docx", ".png", ".jpg" })
            {
                var fits = (content, ending) is ("pdf", ".pdf") or ("docx", ".docx") or ("png", ".png") or ("jpeg", ".jpg");
                if (!fits)
                {
                    Refusal(bytes, "a" + ending).ShouldNotBeEmpty($"{content} as {ending}");
                }
            }
        }
    }

    [Theory]
    [InlineData("a.html")]
    [InlineData("a.svg")]
    [InlineData("a.exe")]
    [InlineData("a.pdf.exe")]
    [InlineData("a")]
    [InlineData("a.zip")]
    public void Other_endings_are_refused_whatever_is_in_them(string name) => Refusal(DocumentSamples.Pdf, name).ShouldStartWith("Choose a PDF");

    [Fact]
    public void An_empty_and_a_large_file_are_refused_with_the_limit()
    {
        Refusal([], "a.pdf").ShouldBe("This file is empty. Choose another one.");
        Refusal([.. DocumentSamples.Pdf, .. new byte[DocumentLimits.Megabyte]], "a.pdf").ShouldBe("This file is larger than 1 MB. Make it smaller, or split it.");
    }

    [Fact]
    public void Macros_are_refused_whatever_the_ending_says()
    {
        Refusal(DocumentSamples.Docx, "a.docm").ShouldContain("macros");
        Refusal(DocumentSamples.Parts("application/vnd.ms-word.document.macroEnabled.main+xml"), "a.docx").ShouldContain("macros");
        Refusal(DocumentSamples.Parts(more: ("word/vbaProject.bin", "x")), "a.docx").ShouldContain("macros");
    }

    [Theory]
    [InlineData("attachedTemplate", "https://example.org/t.dotm")]
    [InlineData("attachedTemplate", "file://server/share/t.dotm")]
    [InlineData("image", "\\\\server\\share\\t.png")]
    [InlineData("oleObject", "mhtml:http://example.org!x")]
    [InlineData("frame", "//example.org/x")]
    public void A_document_that_fetches_something_is_refused(string kind, string target) =>
        Refusal(DocumentSamples.Parts(relations: DocumentSamples.External(kind, target)), "a.docx").ShouldContain("fetches");

    [Theory]
    [InlineData("hyperlink", "https://example.org/")]
    [InlineData("attachedTemplate", "file:///C:\\Users\\somebody\\Normal.dotm")]
    [InlineData("image", "media/image1.png")]
    public void A_link_and_a_template_on_ones_own_disk_may_stay(string kind, string target)
    {
        using var file = new MemoryStream(DocumentSamples.Parts(relations: DocumentSamples.External(kind, target)));
        DocumentContent.Judge(file, "a.docx", Limits).ShouldBe(DocumentKind.Docx);
    }

    [Fact]
    public void What_unpacks_to_far_too_much_is_refused_before_it_is_unpacked() =>
        Refusal(DocumentSamples.Parts(more: ("word/media/a.bin", new string('0', 20 * DocumentLimits.Megabyte))), "a.docx").ShouldContain("unpacks");

    [Fact]
    public void A_document_type_in_its_xml_is_refused() => Refusal(
        DocumentSamples.Zip(("[Content_Types].xml", "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><Types>&b;</Types>"), ("word/document.xml", "<a/>")), "a.docx").ShouldContain("no whole Word document");

    [Fact]
    public void A_picture_without_a_size_or_without_points_is_refused()
    {
        var png = DocumentSamples.Png;
        var (flat, empty) = (png.ToArray(), png.ToArray());
        flat[19] = 0; // its width
        empty[37] = (byte)'X'; // the type of the chunk with its points
        byte[][] pngs = [png[..33], flat, empty, png[..^12]];
        pngs.ShouldAllBe(p => Refusal(p, "a.png").StartsWith("There is no picture in this file."));
        byte[][] jpegs = [DocumentSamples.JpegOf(0, [0x3F]), DocumentSamples.JpegOf(1, []), DocumentSamples.Jpeg[..20], [0xFF, 0xD8, 0xFF, 0xD9], [0xFF, 0xD8, 0xFF, 0xE0, 0, 0], [0xFF, 0xD8, .. Enumerable.Repeat((byte)0xFF, 30)]];
        jpegs.ShouldAllBe(j => Refusal(j, "a.jpg").StartsWith("There is no picture in this file."));
    }

    private static string Refusal(byte[] content, string name)
    {
        using var file = new MemoryStream(content);
        var failure = Should.Throw<ValidationException>(() => DocumentContent.Judge(file, name, Limits)).Errors.Single();
        failure.PropertyName.ShouldBe(nameof(AddDocument.File));
        return string.Format(System.Globalization.CultureInfo.InvariantCulture, failure.ErrorMessage, (object[])failure.CustomState);
    }
}
