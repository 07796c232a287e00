using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Negotiations.Application.Reports;
using Negotiations.Infrastructure.Reports;

namespace Negotiations.Application.Tests.Documents;

/// <summary>Files that people attach, and files that somebody tries to attach.</summary>
internal static class DocumentSamples
{
    public const string MainType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

    public static byte[] Pdf => Encoding.ASCII.GetBytes("%PDF-1.7\n1 0 obj\n<< >>\nendobj\n%%EOF\n");

    // One grey point.
    public static byte[] Png => Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==");

    /// <summary>A picture that says that it is so large.</summary>
    public static byte[] PngOf(int width, int height)
    {
        var png = Png;
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), height);
        return png;
    }

    /// <summary>A PDF with something in an object, and something in a compressed stream of objects.</summary>
    public static byte[] PdfOf(string holds = "", string objects = "", bool encrypted = false, bool garbled = false, string filter = "/Filter /FlateDecode", string before = "")
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(Encoding.ASCII.GetBytes($"7 0 << {objects} >>"));
        }

        var bytes = garbled ? [.. "not packed"u8] : packed.ToArray();
        return
        [
            .. "%PDF-1.7\n"u8, .. Encoding.ASCII.GetBytes($"1 0 obj\n<< {holds} >>\nendobj\n2 0 obj\n<< {before} /Type /ObjStm {filter} /Length {bytes.Length} >>\nstream\r\n"), .. bytes,
            .. Encoding.ASCII.GetBytes($"\nendstream\nendobj\ntrailer << {(encrypted ? "/Encrypt 9 0 R" : "")} >>\n%%EOF\n"),
        ];
    }

    // One grey point: a frame of one by one, and a scan with a few bits.
    public static byte[] Jpeg => JpegOf(width: 1, points: [0x00, 0x3F]);

    public static byte[] JpegOf(int width, byte[] points, int height = 1) =>
    [
        0xFF, 0xD8, 0xFF, 0xE0, 0, 16, .. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0xFF, 0xC0, 0, 11, 8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0, 0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, .. points, 0xFF, 0xD9,
    ];

    public static byte[] Docx => new DocxWriter().Write(new DocxDocument { Title = "Agenda", Language = "en", Audience = "Mediators", Blocks = [new DocxHeading(1, "Agenda")] });

    /// <summary>A Word document made of its parts.</summary>
    public static byte[] Parts(string mainType = MainType, string relations = "", params (string Name, string Text)[] more) => Zip(
    [
        ("[Content_Types].xml", $"""<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="{mainType}"/></Types>"""),
        ("_rels/.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"""),
        ("word/document.xml", "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"/>"),
        ("word/_rels/document.xml.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relations}</Relationships>"""),
        .. more,
    ]);

    /// <summary>A relationship to something outside.</summary>
    public static string External(string kind, string target) =>
        $"""<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}" TargetMode="External"/>""";

    public static byte[] Zip(params IReadOnlyList<(string Name, string Text)> entries)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in entries)
            {
                using var writer = new StreamWriter(archive.CreateEntry(name).Open());
                writer.Write(text);
            }
        }

        return file.ToArray();
    }
}
