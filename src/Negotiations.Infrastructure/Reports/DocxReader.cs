using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using Negotiations.Application.WorkingTexts.Importing;
using Negotiations.Texts.Recognition;

namespace Negotiations.Infrastructure.Reports;

/// <summary>Reads documents forward only: no tree is built, so that neither depth nor size of a hostile file can exhaust the server.</summary>
internal sealed class DocxReader : IDocxReader
{
    /// <summary>What the bookmark of a provision is called before its key.</summary>
    private const string Bookmark = "p_";
    private const int KeyLength = 32;
    private const string Word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const long MostXml = 20L * 1024 * 1024;

    private static readonly XmlReaderSettings Xml = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MostXml };

    // What is not shown when all changes are accepted, what was before a change of looks, and what repeats a text for other programs.
    private static readonly HashSet<string> Skipped = ["del", "moveFrom", "delText", "instrText", "pPrChange", "rPrChange", "sectPrChange", "tblPrChange", "Fallback"];
    private static readonly HashSet<string> Tracked = ["ins", "del", "moveFrom", "moveTo", "pPrChange"];

    public DocxText Read(Stream file)
    {
        file.Position = 0;
        using var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        var main = Related(archive, "", "/officeDocument") ?? "word/document.xml";
        var names = Names(archive, Related(archive, main, "/styles") ?? "word/styles.xml");
        var lines = new List<FileLine>();
        var (tracked, commented, carried, identity) = (false, false, default(Line), default(Guid?));
        var open = new Stack<Line>();
        using var xml = XmlReader.Create(Part(archive, main)?.Open() ?? throw new InvalidDataException("There is no text in it."), Xml);
        var more = xml.Read();
        while (more)
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                tracked |= Tracked.Contains(xml.LocalName);
                commented |= xml.LocalName == "commentReference";
                // The mark that ends a paragraph is deleted: it runs into the next.
                if (xml.LocalName is "del" or "moveFrom" && open.TryPeek(out var marked) && marked.IsInMark)
                {
                    marked.RunsOn = true;
                }

                if (Skipped.Contains(xml.LocalName))
                {
                    xml.Skip();
                    more = !xml.EOF;
                    continue;
                }

                Start();
            }
            else if (xml.NodeType == XmlNodeType.EndElement)
            {
                End(xml.LocalName);
            }
            else if (xml.HasValue && open.TryPeek(out var line) && line.IsInText)
            {
                line.Write(xml.Value);
            }

            more = xml.Read();
        }

        return new DocxText(lines, tracked, commented);

        void Start()
        {
            if (xml.LocalName == "p" && xml.NamespaceURI == Word)
            {
                open.Push(carried ?? new Line());
                (open.Peek().RunsOn, carried) = (false, null);
                open.Peek().Identity ??= identity;
                identity = null;
                if (xml.IsEmptyElement)
                {
                    End("p");
                }

                return;
            }

            if (xml.LocalName == "bookmarkStart")
            {
                var found = xml.GetAttribute("name", Word) is { } name ? KeyOf(name) : null;
                // It may stand before the paragraph.
                _ = open.TryPeek(out var at) ? at.Identity ??= found : identity ??= found;
                return;
            }

            if (!open.TryPeek(out var line))
            {
                return;
            }

            switch (xml.LocalName)
            {
                case "pPr":
                    line.IsInProperties = !xml.IsEmptyElement;
                    break;
                case "rPr":
                    line.IsInMark = line.IsInProperties && !xml.IsEmptyElement;
                    break;
                case "pStyle":
                    line.Style = names.GetValueOrDefault(xml.GetAttribute("val", Word) ?? "", "");
                    break;
                case "numPr":
                    line.ListLevel = 0;
                    break;
                case "ilvl":
                    line.ListLevel = int.TryParse(xml.GetAttribute("val", Word), NumberStyles.None, CultureInfo.InvariantCulture, out var level) ? level : 0;
                    break;
                case "numId" when xml.GetAttribute("val", Word) == "0":
                    line.ListLevel = null;
                    break;
                case "r":
                    line.RunStyle = "";
                    break;
                case "rStyle":
                    line.RunStyle = names.GetValueOrDefault(xml.GetAttribute("val", Word) ?? "", "");
                    break;
                case "t":
                    line.IsInText = !xml.IsEmptyElement;
                    break;
                case "tab" when !line.IsInProperties:
                    line.Write("\t");
                    break;
                case "br" when xml.GetAttribute("type", Word) is null or "textWrapping":
                case "cr":
                    line.Write("\n");
                    break;
                case "noBreakHyphen":
                    line.Write("\u2011");
                    break;
            }
        }

        void End(string element)
        {
            if (!open.TryPeek(out var line))
            {
                return;
            }

            switch (element)
            {
                case "pPr":
                    line.IsInProperties = false;
                    break;
                case "rPr":
                    line.IsInMark = false;
                    break;
                case "t":
                    line.IsInText = false;
                    break;
                case "p":
                    open.Pop();
                    if (line.RunsOn)
                    {
                        // Of one that is gone as a whole, nothing runs on: not even which provision it was.
                        carried = line.IsEmpty ? null : line;
                    }
                    else if (lines.Count < IDocxReader.MostLines)
                    {
                        lines.Add(line.Made());
                    }
                    else
                    {
                        throw new InvalidDataException("It has too many lines.");
                    }

                    break;
            }
        }
    }

    // Of what was cut and pasted while changes are tracked, the old place keeps the name; the new one is called a copy: LibreOffice adds _Copy_ and a number.
    private static Guid? KeyOf(string bookmark) =>
        bookmark.StartsWith(Bookmark, StringComparison.Ordinal) && bookmark[Bookmark.Length..] is { Length: >= KeyLength } key && (key.Length == KeyLength || key[KeyLength] == '_') && Guid.TryParseExact(key[..KeyLength], "N", out var found) ? found : null;

    // Where a part of the package is, by the relationship of another, or of the package itself (ISO/IEC 29500-2, 9): only by custom is it called word/document.xml.
    private static string? Related(ZipArchive archive, string from, string type)
    {
        var (folder, file) = (from[..(from.LastIndexOf('/') + 1)], from[(from.LastIndexOf('/') + 1)..]);
        if (Part(archive, $"{folder}_rels/{file}.rels") is { } relationships)
        {
            using var xml = XmlReader.Create(relationships.Open(), Xml);
            while (xml.Read())
            {
                if (xml is { NodeType: XmlNodeType.Element, LocalName: "Relationship" } && xml.GetAttribute("TargetMode") != "External" && xml.GetAttribute("Type")?.EndsWith(type, StringComparison.Ordinal) == true
                    && xml.GetAttribute("Target") is { } target && Uri.TryCreate(new Uri($"part:/{folder}"), target, out var part))
                {
                    return Uri.UnescapeDataString(part.AbsolutePath).TrimStart('/');
                }
            }
        }

        return null;
    }

    // Word processors make ids of their own, and keep names.
    private static Dictionary<string, string> Names(ZipArchive archive, string part)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Part(archive, part) is { } styles)
        {
            using var xml = XmlReader.Create(styles.Open(), Xml);
            var id = "";
            while (xml.Read())
            {
                if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "style")
                {
                    id = xml.GetAttribute("styleId", Word) ?? "";
                }
                else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "name" && id.Length > 0)
                {
                    names.TryAdd(id, xml.GetAttribute("val", Word) ?? "");
                }
            }
        }

        return names;
    }

    private static ZipArchiveEntry? Part(ZipArchive archive, string name) => archive.Entries.FirstOrDefault(e => string.Equals(e.FullName, name, StringComparison.OrdinalIgnoreCase));

    private sealed class Line
    {
        private readonly StringBuilder _text = new();
        private string? _number;

        public Guid? Identity { get; set; }

        public string Style { get; set; } = "";

        public string RunStyle { get; set; } = "";

        public int? ListLevel { get; set; }

        public bool IsInProperties { get; set; }

        public bool IsInMark { get; set; }

        public bool IsInText { get; set; }

        public bool RunsOn { get; set; }

        public bool IsEmpty => _text.Length == 0 && _number is null;

        public void Write(string text)
        {
            if (Is(RunStyle, DocxStyles.NumberName))
            {
                _number += text;
            }
            else if (!Is(RunStyle, DocxStyles.SignName))
            {
                _text.Append(text);
            }
        }

        public FileLine Made() => new(_text.ToString())
        {
            IsNumberApart = _number is not null,
            Number = _number,
            Identity = Identity,
            Look = Is(Style, "title") || Is(Style, "subtitle") || Is(Style, "heading 1") || Is(Style, DocxStyles.Small) ? LineLook.Title
                : Style.StartsWith("heading", StringComparison.OrdinalIgnoreCase) ? LineLook.Heading
                : LineLook.Words,
            ListLevel = ListLevel,
        };

        private static bool Is(string style, string name) => string.Equals(style, name, StringComparison.OrdinalIgnoreCase);
    }
}
