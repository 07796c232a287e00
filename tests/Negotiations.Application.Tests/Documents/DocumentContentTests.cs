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
    [InlineData("image", "%5C%5Cserver%5Cshare%5Ct.png")]
    [InlineData("oleObject", "https://example.org/o.xlsx")]
    public void A_document_that_fetches_something_is_refused(string kind, string target) =>
        Refusal(DocumentSamples.Parts(relations: DocumentSamples.External(kind, target)), "a.docx").ShouldContain("fetches");

    [Theory]
    [InlineData("""<w:fldSimple w:instr=" DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe &quot;/k calc&quot; "/>""", "DDEAUTO")]
    [InlineData("""<w:fldChar w:fldCharType="begin"/><w:instrText> DD</w:instrText><w:instrText>E cmd "/k calc" </w:instrText><w:fldChar w:fldCharType="end"/>""", "DDE")]
    [InlineData("""<w:instrText>includepicture "https://example.org/a.png"</w:instrText>""", "INCLUDEPICTURE")]
    [InlineData("<w:instrText>DDEAUTO\tc:\\windows\\system32\\cmd.exe</w:instrText>", "DDEAUTO")]
    [InlineData("<w:instrText>\nDDEAUTO\nc:\\windows\\system32\\cmd.exe</w:instrText>", "DDEAUTO")]
    [InlineData("<w:fldSimple w:instr='INCLUDEPICTURE\u00a0\"http://example.org/x.png\"'/>", "INCLUDEPICTURE")]
    public void A_field_that_starts_or_fetches_something_is_refused(string field, string name) => Refusal(WithField(field), "a.docx").ShouldContain($"a field ({name})");

    [Fact]
    public void A_field_is_looked_for_in_every_part_of_XML_and_in_none_is_its_name_made_by_another()
    {
        var types = DocumentSamples.MainType + "\"/><Override PartName=\"/word/other.dat\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml";
        Refusal(DocumentSamples.Parts(types, more: ("word/other.dat", """<w:ftr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:instrText>DDE cmd</w:instrText></w:ftr>""")), "a.docx").ShouldContain("a field (DDE)");
        Refusal(WithField("""<w:fldChar w:fldCharType="begin"/><w:fldChar w:fldCharType="begin"/><w:instrText> QUOTE 68 68 69 </w:instrText><w:fldChar w:fldCharType="end"/><w:fldChar w:fldCharType="end"/>"""), "a.docx")
            .ShouldContain("made by another field");
        Refusal(WithField("""<w:mailMerge><w:connectString w:val="\\\\example.org\\share"/></w:mailMerge>"""), "a.docx").ShouldContain("mail merge");
    }

    [Theory]
    [InlineData("""<w:fldChar w:fldCharType="begin"/><w:instrText> IF </w:instrText><w:fldChar w:fldCharType="begin"/><w:instrText> PAGE </w:instrText><w:fldChar w:fldCharType="end"/><w:instrText> = 1 "a" "b"</w:instrText><w:fldChar w:fldCharType="end"/>""")]
    [InlineData("""<w:fldSimple w:instr=" PAGE "/>""")]
    [InlineData("""<w:fldChar/><w:instrText> TOC \\o "1-3" </w:instrText><w:fldChar/><w:t>DDE is a word, and words may be said.</w:t>""")]
    [InlineData("""<w:fldChar/><w:instrText> HYPERLINK "https://example.org/" </w:instrText><w:fldChar/>""")]
    public void A_number_of_a_page_a_table_of_contents_and_a_link_may_stay(string field)
    {
        using var file = new MemoryStream(WithField(field));
        DocumentContent.Judge(file, "a.docx", Limits).ShouldBe(DocumentKind.Docx);
    }

    private static byte[] WithField(string field) =>
        DocumentSamples.Parts(more: ("word/header1.xml", $"""<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{field}</w:hdr>"""));

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
        byte[][] pngs = [png[..33], flat, empty, png[..^12], [.. png, .. "and a note"u8]];
        pngs.ShouldAllBe(p => Refusal(p, "a.png").StartsWith("There is no picture in this file, or"));
        byte[][] jpegs = [DocumentSamples.JpegOf(0, [0x3F]), DocumentSamples.JpegOf(1, []), DocumentSamples.Jpeg[..20], [0xFF, 0xD8, 0xFF, 0xD9], [0xFF, 0xD8, 0xFF, 0xE0, 0, 0], [0xFF, 0xD8, .. Enumerable.Repeat((byte)0xFF, 30)]];
        jpegs.ShouldAllBe(j => Refusal(j, "a.jpg").StartsWith("There is no picture in this file, or"));
    }

    [Theory]
    [InlineData("/Names << /JavaScript 5 0 R >>")]
    [InlineData("/OpenAction << /S /JavaScript /JS (app.alert(1)) >>")]
    [InlineData("/OpenAction << /S /J#61va#53cript /JS (app.alert(1)) >>")]
    [InlineData("/A<</S/Launch/F(a.exe)>>")]
    [InlineData("/AA<</O<</S/GoToE/F(x)>>>>")]
    [InlineData("/OpenAction<</S/SubmitForm/F(https://example.org)>>")]
    [InlineData("/Names << /EmbeddedFiles 5 0 R >>")]
    [InlineData("/Type/EmbeddedFile")]
    [InlineData("/Subtype /RichMedia")]
    [InlineData("/AcroForm << /XFA [(a) 5 0 R] >>")]
    public void A_PDF_with_scripts_files_or_what_starts_a_program_is_refused_also_in_compressed_objects(string holds)
    {
        Refusal(DocumentSamples.PdfOf(holds), "a.pdf").ShouldBe("This PDF holds a script, another file, or something that starts by itself. Print it to PDF again, and choose that.");
        Refusal(DocumentSamples.PdfOf(objects: holds), "a.pdf").ShouldContain("holds a script");
        Refusal(DocumentSamples.PdfOf(objects: holds, encrypted: true), "a.pdf").ShouldContain("holds a script", Case.Sensitive, "what says that it is encrypted may be read all the same");
    }

    [Theory]
    [InlineData("/OpenAction [3 0 R /Fit]", "/Type /Page", false)]
    [InlineData("/JavaScripted (JavaScript) /URI (https://example.org/Launches)", "/Font", false)]
    [InlineData("/Encrypted", "/Font", true)]
    public void A_PDF_without_them_is_taken(string holds, string objects, bool encrypted)
    {
        using var file = new MemoryStream(DocumentSamples.PdfOf(holds, objects, encrypted));
        DocumentContent.Judge(file, "a.pdf", Limits).ShouldBe(DocumentKind.Pdf);
    }

    [Fact]
    public void Objects_of_a_PDF_that_cannot_be_unpacked_or_unpack_to_far_too_much_are_refused()
    {
        Refusal(DocumentSamples.PdfOf(objects: "a", garbled: true), "a.pdf").ShouldContain("cannot be looked into");
        Refusal(DocumentSamples.PdfOf(objects: "a", garbled: true, encrypted: true), "a.pdf").ShouldContain("cannot be looked into", Case.Sensitive, "whatever says that it is encrypted");
        Refusal(DocumentSamples.PdfOf(objects: new string('0', 60 * DocumentLimits.Megabyte)), "a.pdf").ShouldContain("cannot be looked into");
    }

    [Theory]
    [InlineData("/Filter [/FlateDecode /FlateDecode]")]
    [InlineData("/Filter [/FlateDecode /ASCIIHexDecode]")]
    [InlineData("/Filter [/FlateDecode /#41Hx]")]
    [InlineData("/Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 8 >>")]
    [InlineData("/Filter /ASCIIHexDecode")]
    [InlineData("/Filter /FlateDecode (endobj)")]
    [InlineData("/Filter /FlateDecode (stream)")]
    public void Objects_of_a_PDF_that_are_packed_otherwise_are_refused(string filter) =>
        Refusal(DocumentSamples.PdfOf(objects: "/S /JavaScript", filter: filter), "a.pdf").ShouldContain("cannot be looked into");

    [Fact]
    public void However_many_names_stand_before_it_a_stream_of_objects_is_looked_into() =>
        Refusal(DocumentSamples.PdfOf(objects: "/S /JavaScript", before: string.Concat(Enumerable.Repeat("/Abc 1 ", 20_000))), "a.pdf").ShouldContain("holds a script");

    [Fact]
    public void A_comment_in_a_PDF_does_not_hide_where_objects_begin() =>
        Refusal(DocumentSamples.PdfOf(objects: "/S /JavaScript", filter: "/Filter /FlateDecode %endobj\n"), "a.pdf").ShouldContain("holds a script");

    [Theory]
    [InlineData("word/embeddings/oleObject1.bin", "")]
    [InlineData("word/embeddings/Sheet1.xlsx", "")]
    [InlineData("word/activeX/activeX1.xml", "")]
    [InlineData("word/a.bin", "oleObject")]
    [InlineData("word/a.docx", "aFChunk")]
    [InlineData("word/a.bin", "control")]
    public void Objects_of_other_programs_in_a_Word_document_are_refused(string part, string relation)
    {
        var relations = relation.Length == 0 ? "" : DocumentSamples.External(relation, part).Replace(""" TargetMode="External" """.TrimEnd(), "", StringComparison.Ordinal);
        Refusal(DocumentSamples.Parts(relations: relations, more: (part, "<a/>")), "a.docx").ShouldContain("holds an object of another program");
    }

    [Theory]
    [InlineData("word/styles.xml")]
    [InlineData("word/_rels/styles.xml.rels")]
    [InlineData("docProps/core.xml")]
    public void A_document_type_in_any_part_of_a_Word_document_is_refused(string part)
    {
        Refusal(DocumentSamples.Parts(more: (part, "<!DOCTYPE a SYSTEM \"https://example.org/a.dtd\"><a/>")), "a.docx").ShouldContain("no whole Word document");
        using var file = new MemoryStream(DocumentSamples.Parts(more: (part, "<a/>")));
        DocumentContent.Judge(file, "a.docx", Limits).ShouldBe(DocumentKind.Docx);
    }

    [Theory]
    [InlineData(60_000, 60_000)]
    [InlineData(60_000, 1)]
    [InlineData(1, 60_000)]
    [InlineData(20_000, 20_000)]
    public void A_picture_larger_than_anybody_shows_one_is_refused(int width, int height)
    {
        Refusal(DocumentSamples.PngOf(width, height), "a.png").ShouldBe($"This picture is {width} by {height} points large, more than a screen or a sheet shows. Save it smaller, and choose that.");
        Refusal(DocumentSamples.JpegOf(width, [0x3F], height), "a.jpg").ShouldContain($"{width} by {height} points");
    }

    [Fact]
    public void A_large_scan_is_taken_and_a_picture_that_does_not_say_how_high_it_is_is_not()
    {
        using var png = new MemoryStream(DocumentSamples.PngOf(16_000, 12_000));
        DocumentContent.Judge(png, "a.png", Limits).ShouldBe(DocumentKind.Png);
        using var jpeg = new MemoryStream(DocumentSamples.JpegOf(12_000, [0x3F], 9_000));
        DocumentContent.Judge(jpeg, "a.jpg", Limits).ShouldBe(DocumentKind.Jpeg);
        Refusal(DocumentSamples.JpegOf(1, [0x3F], 0), "a.jpg").ShouldContain("no picture");
    }

    [Fact]
    public void What_is_two_files_in_one_is_refused()
    {
        var (zip, docx, pdf) = (DocumentSamples.Zip(("a.txt", "a")), DocumentSamples.Parts(), DocumentSamples.Pdf);
        byte[] fake = [.. "PK\u0003\u0004"u8, .. new byte[40], .. docx];
        foreach (var (content, name) in new (byte[], string)[]
        {
            ([.. pdf, .. zip], "a.pdf"), ([.. pdf[..9], .. zip[..^2], 7, 0, .. "\n%%EOF\n"u8], "a.pdf"), ([.. DocumentSamples.Png, .. zip], "a.png"), ([.. DocumentSamples.Jpeg, .. docx], "a.jpg"),
            ([.. DocumentSamples.Jpeg[..^2], .. pdf, 0xFF, 0xD9], "a.jpg"), ([.. docx, .. "more"u8], "a.docx"), (fake, "a.docx"), (Moved(fake, 44), "a.docx"), ([.. docx[..^2], 7, 0, .. "\n%%EOF\n"u8], "a.docx"),
        })
        {
            Refusal(content, name).ShouldContain("something else before, in or after", Case.Sensitive, name);
        }

        Refusal([.. pdf, .. "MZ"u8], "a.pdf").ShouldContain("not whole, or something follows");
        Refusal(pdf[..^7], "a.pdf").ShouldContain("not whole");
        Refusal([.. " "u8, .. pdf], "a.pdf").ShouldContain("content is something else");
        Refusal([.. zip, .. pdf], "a.pdf").ShouldContain("content is something else");
    }

    // A zip after something else, with the places in it set right, as tools do it that hide one behind another.
    private static byte[] Moved(byte[] file, uint by)
    {
        var moved = file.ToArray();
        void Add(int at) => BitConverter.TryWriteBytes(moved.AsSpan(at), BitConverter.ToUInt32(moved, at) + by);
        var end = moved.Length - 22;
        Add(end + 16);
        for (var at = (int)BitConverter.ToUInt32(moved, end + 16); at < end; at += 46 + BitConverter.ToUInt16(moved, at + 28) + BitConverter.ToUInt16(moved, at + 30) + BitConverter.ToUInt16(moved, at + 32))
        {
            Add(at + 42);
        }

        return moved;
    }

    private static string Refusal(byte[] content, string name)
    {
        using var file = new MemoryStream(content);
        var failure = Should.Throw<ValidationException>(() => DocumentContent.Judge(file, name, Limits)).Errors.Single();
        failure.PropertyName.ShouldBe(nameof(AddDocument.File));
        return string.Format(System.Globalization.CultureInfo.InvariantCulture, failure.ErrorMessage, (object[])failure.CustomState);
    }
}
