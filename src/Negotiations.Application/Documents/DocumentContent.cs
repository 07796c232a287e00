using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using System.Xml;
using FluentValidation;
using FluentValidation.Results;
using Negotiations.Domain.Documents;

namespace Negotiations.Application.Documents;

/// <summary>
/// Tells what a file is by its content, and refuses what is no document, or says by its name that it is another. What a document does when it is opened elsewhere is not judged, except that
/// a Word document must hold no macros and no objects of other programs and fetch nothing, a PDF must hold no scripts and no files, a picture must not be absurdly large, and a file must not be two things at once.
/// </summary>
internal static class DocumentContent
{
    private const int MostParts = 5_000;
    private const long MostUnpacked = 300L * 1024 * 1024;
    private const long MostXml = 20L * 1024 * 1024;
    private const long SmallPart = 1024 * 1024;
    private const int MostRatio = 200;
    private const int PdfWithin = 1024;
    private const int ZipEnd = 22;
    private const int DirectoryEntry = 46;
    private const int MostDirectory = 4 * 1024 * 1024;
    private const string HoldsObjects = "This Word document holds an object of another program, such as a table, a chart with its figures or a control. Save a copy as PDF, and choose that.";
    private const string MainType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

    private static readonly Dictionary<string, DocumentKind> Endings = new(StringComparer.OrdinalIgnoreCase)
    {
        [".pdf"] = DocumentKind.Pdf,
        [".docx"] = DocumentKind.Docx,
        [".png"] = DocumentKind.Png,
        [".jpg"] = DocumentKind.Jpeg,
        [".jpeg"] = DocumentKind.Jpeg,
    };

    // Where Word puts objects of other programs and controls, and by which relationships a document holds such or takes in another one.
    private static readonly string[] ObjectFolders = ["/embeddings/", "/activeX/"];
    private static readonly string[] ObjectTypes = ["/oleObject", "/package", "/control", "/activeXControlBinary", "/aFChunk", "/vbaProject"];

    private static readonly HashSet<string> Fields = new(StringComparer.OrdinalIgnoreCase) { "DDE", "DDEAUTO", "INCLUDETEXT", "INCLUDEPICTURE", "INCLUDE", "IMPORT", "DATABASE", "LINK", "RD" };

    private static readonly XmlReaderSettings Xml = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MostXml };

    /// <summary>What the file is.</summary>
    /// <param name="content">The content; its position is at the beginning afterwards.</param>
    /// <param name="name">Name of the file, for its ending.</param>
    /// <param name="limits">How large it may be.</param>
    /// <exception cref="ValidationException">It is refused; says why, beside the file.</exception>
    public static DocumentKind Judge(Stream content, string name, DocumentLimits limits)
    {
        if (content.Length == 0)
        {
            throw Refused("This file is empty. Choose another one.");
        }

        if (content.Length > limits.MaxFileBytes)
        {
            throw Refused("This file is larger than {0} MB. Make it smaller, or split it.", limits.Megabytes);
        }

        var ending = Path.GetExtension(name);
        if (!Endings.TryGetValue(ending, out var kind))
        {
            throw ending.ToUpperInvariant() switch
            {
                ".DOCM" or ".DOTM" => Refused("A Word document with macros is not taken. Save it as .docx or as PDF, and choose that."),
                ".DOC" or ".RTF" or ".ODT" => Refused("This format is not taken. Save it as .docx or as PDF, and choose that."),
                _ => Refused("Choose a PDF, a Word document (.docx), a PNG or a JPEG. Nothing else is taken."),
            };
        }

        content.Position = 0;
        if (KindOf(content) != kind)
        {
            throw Refused("The name of this file ends in {0}, but its content is something else. Save it anew from the program that made it.", ending.ToLowerInvariant());
        }

        RefuseTwoInOne(content, kind);
        switch (kind)
        {
            case DocumentKind.Docx:
                RequireDocx(content);
                break;
            case DocumentKind.Pdf:
                RequirePdf(content);
                break;
            default:
                RequirePicture(content, kind);
                break;
        }

        content.Position = 0;
        return kind;
    }

    private static ReadOnlySpan<byte> EndOfZip => "PK\u0005\u0006"u8;

    // By the signatures of PDF (ISO 32000-2, 7.5.2), PNG (ISO/IEC 15948, 5.2), JPEG (ITU-T T.81, B.1.1) and zip.
    private static DocumentKind? KindOf(Stream content)
    {
        Span<byte> head = stackalloc byte[24];
        head = head[..content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        if (head.StartsWith("%PDF-"u8))
        {
            return DocumentKind.Pdf;
        }

        if (head.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) && head.Length == 24)
        {
            // The first chunk says how large the picture is.
            return BinaryPrimitives.ReadUInt32BigEndian(head[8..]) == 13 && head[12..16].SequenceEqual("IHDR"u8) ? DocumentKind.Png : null;
        }

        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
        {
            return DocumentKind.Jpeg;
        }

        return head.StartsWith("PK\u0003\u0004"u8) ? DocumentKind.Docx : null;
    }

    // What is read from its beginning as one thing may be read from its end, or a little later, as another: a zip by its last record, with whatever before it, and a PDF wherever it begins within the first kilobyte.
    private static void RefuseTwoInOne(Stream content, DocumentKind kind)
    {
        var head = new byte[Math.Min(PdfWithin, content.Length)];
        content.Position = 0;
        content.ReadExactly(head);
        var tail = new byte[Math.Min(ZipEnd + ushort.MaxValue, content.Length)];
        content.Position = content.Length - tail.Length;
        content.ReadExactly(tail);
        if ((kind != DocumentKind.Pdf && head.AsSpan().IndexOf("%PDF-"u8) >= 0) || (kind == DocumentKind.Docx ? !IsZipAlone(content, tail) : EndsAsZip(tail)))
        {
            throw Refused("There is something else before, in or after the document in this file. Save it anew from the program that made it, or print it to PDF.");
        }
    }

    // Its last record (APPNOTE 4.3.16) says how long the comment is that may follow, where the directory lies and how long that is.
    private static bool EndsAsZip(ReadOnlySpan<byte> tail)
    {
        for (var at = tail.LastIndexOf(EndOfZip); at >= 0; at = tail[..at].LastIndexOf(EndOfZip))
        {
            if (tail.Length - at >= ZipEnd && BinaryPrimitives.ReadUInt16LittleEndian(tail[(at + 20)..]) == tail.Length - at - ZipEnd)
            {
                return true;
            }
        }

        return false;
    }

    // The first part lies at the beginning, the directory right before the last record, and nothing after that.
    private static bool IsZipAlone(Stream content, ReadOnlySpan<byte> tail)
    {
        if (tail.Length < ZipEnd || !tail[^ZipEnd..].StartsWith(EndOfZip))
        {
            return false;
        }

        var (length, offset) = (BinaryPrimitives.ReadUInt32LittleEndian(tail[^10..]), BinaryPrimitives.ReadUInt32LittleEndian(tail[^6..]));
        if (offset + (long)length + ZipEnd != content.Length || length > MostDirectory)
        {
            return false;
        }

        Span<byte> directory = new byte[length];
        content.Position = offset;
        content.ReadExactly(directory);
        var first = uint.MaxValue;
        while (directory.Length >= DirectoryEntry)
        {
            first = Math.Min(first, BinaryPrimitives.ReadUInt32LittleEndian(directory[42..]));
            var after = DirectoryEntry + BinaryPrimitives.ReadUInt16LittleEndian(directory[28..]) + BinaryPrimitives.ReadUInt16LittleEndian(directory[30..]) + BinaryPrimitives.ReadUInt16LittleEndian(directory[32..]);
            directory = directory[Math.Min(after, directory.Length)..];
        }

        return first == 0;
    }

    private static void RequirePdf(Stream content)
    {
        if (!PdfContent.Ends(content))
        {
            throw Refused("This PDF is not whole, or something follows it. Print it to PDF again, and choose that.");
        }

        try
        {
            if (PdfContent.Acts(content))
            {
                throw Refused("This PDF holds a script, another file, or something that starts by itself. Print it to PDF again, and choose that.");
            }
        }
        catch (InvalidDataException)
        {
            throw Refused("This PDF cannot be looked into. Print it to PDF again, and choose that.");
        }
    }

    private static void RequirePicture(Stream content, DocumentKind kind)
    {
        if (PictureContent.Size(content, kind) is not { } size)
        {
            throw Refused("There is no picture in this file, or something follows it. Save it anew from the program that made it.");
        }

        if (PictureContent.IsHuge(size))
        {
            throw Refused("This picture is {0} by {1} points large, more than a screen or a sheet shows. Save it smaller, and choose that.", size.Width, size.Height);
        }
    }

    private static void RequireDocx(Stream content)
    {
        try
        {
            content.Position = 0;
            using var archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            RefuseBombs(archive);
            RequireMainPart(archive);
            RefuseFetching(archive);
            RefuseTypes(archive);
            RefuseFields(archive);
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or IOException or NotSupportedException)
        {
            throw Refused("This is no whole Word document. Save it anew from the program that made it.");
        }
    }

    // Believes the sizes in the directory: the framework unpacks no more of an entry than its directory says.
    private static void RefuseBombs(ZipArchive archive)
    {
        if (archive.Entries.Any(e => e.IsEncrypted)
            || archive.Entries.Count > MostParts
            || archive.Entries.Sum(e => (decimal)e.Length) > MostUnpacked
            || archive.Entries.Any(e => e.Length > SmallPart && e.Length / MostRatio > e.CompressedLength))
        {
            throw Refused("This Word document unpacks to far more than a document needs, or is locked. Save a copy as PDF, and choose that.");
        }
    }

    // By the Open Packaging Conventions (ISO/IEC 29500-2): a relationship of the whole says which part is the document, the list of types what that part is.
    private static void RequireMainPart(ZipArchive archive)
    {
        var macros = archive.Entries.Any(e => e.FullName.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase));
        var objects = archive.Entries.Any(e => ObjectFolders.Any(f => e.FullName.Replace('\\', '/').Contains(f, StringComparison.OrdinalIgnoreCase)));
        var (byPart, byEnding) = (new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase), new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase));
        foreach (var element in Elements(archive, "[Content_Types].xml"))
        {
            var type = element.GetAttribute("ContentType") ?? "";
            macros |= type.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) || type.Contains("vbaProject", StringComparison.OrdinalIgnoreCase);
            objects |= type.Contains("oleObject", StringComparison.OrdinalIgnoreCase) || type.Contains("activeX", StringComparison.OrdinalIgnoreCase);
            if (element.LocalName == "Override")
            {
                byPart.TryAdd((element.GetAttribute("PartName") ?? "").TrimStart('/'), type);
            }
            else if (element.LocalName == "Default")
            {
                byEnding.TryAdd("." + element.GetAttribute("Extension"), type);
            }
        }

        if (macros)
        {
            throw Refused("A Word document with macros is not taken. Save it as .docx or as PDF, and choose that.");
        }

        if (objects)
        {
            throw Refused(HoldsObjects);
        }

        string? main = null;
        foreach (var element in Elements(archive, "_rels/.rels"))
        {
            main ??= element.GetAttribute("Type")?.EndsWith("/officeDocument", StringComparison.Ordinal) == true ? element.GetAttribute("Target")?.TrimStart('/') : null;
        }

        if (main is null || Find(archive, main) is null || (byPart.GetValueOrDefault(main) ?? byEnding.GetValueOrDefault(Path.GetExtension(main))) != MainType)
        {
            throw Refused("This is no whole Word document. Save it anew from the program that made it.");
        }
    }

    // A template, picture or object that lies elsewhere is fetched when the document is opened: it runs what it holds, and tells who opens it. A link that somebody has to follow may stay.
    private static void RefuseFetching(ZipArchive archive)
    {
        foreach (var relations in archive.Entries.Where(e => e.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)))
        {
            foreach (var element in Elements(relations))
            {
                if (element.LocalName == "Relationship" && element.GetAttribute("TargetMode") != "External" && ObjectTypes.Any(t => element.GetAttribute("Type")?.EndsWith(t, StringComparison.OrdinalIgnoreCase) == true))
                {
                    throw Refused(HoldsObjects);
                }

                if (element.LocalName == "Relationship" && element.GetAttribute("TargetMode") == "External"
                    && element.GetAttribute("Type")?.EndsWith("/hyperlink", StringComparison.Ordinal) != true && IsElsewhere(element.GetAttribute("Target") ?? ""))
                {
                    throw Refused("This Word document fetches something from elsewhere when it is opened: a template, a picture or an object. Save a copy as PDF, and choose that.");
                }
            }
        }
    }

    // What a part of XML says of its own type can fetch files and unpack without end. It stands before the first element: no more is read.
    private static void RefuseTypes(ZipArchive archive)
    {
        foreach (var part in XmlParts(archive))
        {
            using var xml = XmlReader.Create(part.Open(), Xml);
            xml.MoveToContent();
        }
    }

    private static IEnumerable<ZipArchiveEntry> XmlParts(ZipArchive archive)
    {
        var types = Elements(archive, "[Content_Types].xml").Where(t => t.GetAttribute("ContentType")?.EndsWith("xml", StringComparison.OrdinalIgnoreCase) == true)
            .Select(t => t.GetAttribute("PartName")?.TrimStart('/') ?? "." + t.GetAttribute("Extension")).ToHashSet(StringComparer.OrdinalIgnoreCase);
        types.UnionWith([".xml", ".rels", ".vml"]);
        return archive.Entries.Where(e => e.Length > 0 && (types.Contains(e.FullName) || types.Contains(Path.GetExtension(e.FullName))));
    }

    // A field that runs a command, or takes in what lies elsewhere, does so when fields are updated (ISO/IEC 29500-1, 17.16). Its words may be spread over many runs, and stand in whichever part is of XML.
    private static void RefuseFields(ZipArchive archive)
    {
        foreach (var part in XmlParts(archive))
        {
            var open = new Stack<StringBuilder>([new StringBuilder()]);
            foreach (var element in Elements(part))
            {
                switch (element.LocalName)
                {
                    case "mailMerge":
                        throw Refused("This Word document takes its words from a source elsewhere (mail merge). Save a copy as PDF, and choose that.");
                    case "fldSimple":
                        RequireQuiet(element.GetAttribute("instr", element.NamespaceURI) ?? "");
                        break;
                    case "instrText":
                        open.Peek().Append(Inner(element));
                        break;
                    case "fldChar" when element.GetAttribute("fldCharType", element.NamespaceURI) == "begin":
                        // A name that is put together of fields is not told by its letters.
                        if (open.Count > 1 && !HasName(open.Peek().ToString()))
                        {
                            throw Refused("This Word document holds a field whose name is made by another field. Save a copy as PDF, and choose that.");
                        }

                        open.Push(new StringBuilder());
                        break;
                    case "fldChar":
                        RequireQuiet(open.Peek().ToString());
                        if (open.Count == 1)
                        {
                            open.Peek().Clear();
                        }
                        else if (element.GetAttribute("fldCharType", element.NamespaceURI) == "end")
                        {
                            open.Pop();
                        }

                        break;
                }
            }

            foreach (var words in open)
            {
                RequireQuiet(words.ToString());
            }
        }
    }

    private static string Inner(XmlReader element)
    {
        using var inside = element.ReadSubtree();
        inside.Read();
        return inside.ReadElementContentAsString();
    }

    private static bool HasName(string field) => field.TrimStart().Any(char.IsWhiteSpace);

    private static void RequireQuiet(string field)
    {
        var name = string.Concat(field.TrimStart().TakeWhile(c => !char.IsWhiteSpace(c))).Trim('"');
        if (Fields.Contains(name))
        {
            throw Refused("This Word document holds a field ({0}) that starts something or fetches it from elsewhere. Save a copy as PDF, and choose that.", name.ToUpperInvariant());
        }
    }

    // A template on somebody's own disk is what every office has; nobody else finds it, and nobody is told.
    private static bool IsElsewhere(string target) => LeadsElsewhere(target) || LeadsElsewhere(Uri.UnescapeDataString(target));

    private static bool LeadsElsewhere(string target) =>
        target.StartsWith("\\\\", StringComparison.Ordinal)
        || target.StartsWith("//", StringComparison.Ordinal)
        || (Uri.TryCreate(target, UriKind.Absolute, out var uri) ? !uri.IsFile || uri.Host.Length > 0 : target.Contains(':', StringComparison.Ordinal));

    private static IEnumerable<XmlReader> Elements(ZipArchive archive, string part) => Find(archive, part) is { } entry ? Elements(entry) : [];

    // Forward only: no tree is built, so that neither depth nor size can exhaust the server.
    private static IEnumerable<XmlReader> Elements(ZipArchiveEntry entry)
    {
        using var xml = XmlReader.Create(entry.Open(), Xml);
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                yield return xml;
            }
        }
    }

    private static ZipArchiveEntry? Find(ZipArchive archive, string part) =>
        archive.Entries.FirstOrDefault(e => string.Equals(e.FullName.Replace('\\', '/'), part, StringComparison.OrdinalIgnoreCase));

    private static ValidationException Refused(string template, params object[] arguments) =>
        new([new ValidationFailure(nameof(AddDocument.File), template) { CustomState = arguments }]);
}
