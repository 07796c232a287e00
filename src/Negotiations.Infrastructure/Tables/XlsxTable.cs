using System.Globalization;
using System.Xml;
using Negotiations.Application.Tables;

namespace Negotiations.Infrastructure.Tables;

/// <summary>
/// Reads the first visible sheet with content of an Excel workbook (ECMA-376). Formulas are never run: their stored results are taken.
/// </summary>
/// <remarks>
/// Reads the XML itself: the libraries either guess (numbers with exponents, dates without their precision), build trees that a hostile
/// file makes as deep as it likes, or keep texts in temporary files.
/// </remarks>
internal sealed class XlsxTable : IDisposable
{
    /// <summary>What a sheet can hold at most.</summary>
    private const int LastColumn = 16_384, LastRow = 1_048_576;

    private readonly XlsxArchive _archive;
    private readonly List<string> _texts = [];
    private readonly List<XlsxNumber> _formats = [];
    private readonly List<Sheet> _sheets = [];
    private bool _from1904;

    private XlsxTable(ReadOnlyMemory<byte> bytes, TableLimits limits) => _archive = new(bytes, limits);

    public void Dispose() => _archive.Dispose();

    public static TableFile Read(ReadOnlyMemory<byte> bytes, TableLimits limits)
    {
        try
        {
            using var table = new XlsxTable(bytes, limits);
            return table.Read(limits);
        }
        catch (Exception exception) when (exception is InvalidDataException or XmlException or FormatException or OverflowException)
        {
            throw new TableUnreadable(
                TableProblem.Damaged,
                "The workbook is cut off or damaged. Open it in a spreadsheet program, save it again as .xlsx, and upload that.");
        }
    }

    private TableFile Read(TableLimits limits)
    {
        ReadWorkbook();
        var filled = _sheets.Where(sheet => Records(sheet.Part).Any()).ToList();
        var read = filled.Find(sheet => sheet.IsVisible);
        var (header, rows) = TableShape.Shape(read is null ? [] : Records(read.Part), limits);
        return new()
        {
            Format = TableFormat.Xlsx,
            SheetName = read!.Name,
            OtherSheets = [.. filled.Where(sheet => sheet != read).Select(sheet => sheet.Name)],
            Header = header,
            Rows = rows,
        };
    }

    private void ReadWorkbook()
    {
        var path = _archive.RelationshipsOf("").FirstOrDefault(to => to.Kind == "officeDocument")?.Path ?? "";
        using var xml = _archive.Open(path);
        if (xml is null || !(xml.MoveToContent() == XmlNodeType.Element && xml.LocalName == "workbook"))
        {
            throw new TableUnreadable(
                TableProblem.WrongContent,
                "This is not an Excel workbook, though its name says so. Open it in a spreadsheet program, save it as Excel workbook (.xlsx), and upload that.");
        }

        var parts = _archive.RelationshipsOf(path);
        ReadTexts(parts);
        ReadFormats(parts);
        while (xml.Read())
        {
            if (xml.IsStartElement() && xml.LocalName == "workbookPr")
            {
                _from1904 = xml.GetAttribute("date1904") is "1" or "true";
            }
            else if (xml.IsStartElement() && xml.LocalName == "sheet")
            {
                AddSheet(xml, parts);
            }
        }
    }

    private void AddSheet(XmlReader xml, IReadOnlyList<XlsxArchive.Relationship> parts)
    {
        var (name, isVisible) = (xml.GetAttribute("name") ?? "", xml.GetAttribute("state") is null or "visible");
        var id = "";
        while (xml.MoveToNextAttribute())
        {
            id = xml.LocalName == "id" ? xml.Value : id; // in one of two namespaces
        }

        // A part that stands for several sheets would be read as often as the file likes.
        if (parts.FirstOrDefault(to => to.Id == id) is { Kind: "worksheet" } sheet && !_sheets.Exists(known => known.Part == sheet.Path))
        {
            _sheets.Add(new(name, sheet.Path, isVisible));
        }
    }

    private void ReadTexts(IReadOnlyList<XlsxArchive.Relationship> parts)
    {
        using var xml = Open(parts, "sharedStrings");
        while (xml?.Read() == true)
        {
            if (xml.IsStartElement() && xml.LocalName == "si")
            {
                _texts.Add(XlsxText.Decode(XlsxText.Read(xml, "t")));
            }
        }
    }

    private void ReadFormats(IReadOnlyList<XlsxArchive.Relationship> parts)
    {
        using var xml = Open(parts, "styles");
        var codes = new Dictionary<int, string?>();
        var inCells = false;
        while (xml?.Read() == true)
        {
            if (xml.LocalName == "cellXfs")
            {
                inCells = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            }
            else if (xml.IsStartElement() && xml.LocalName == "numFmt")
            {
                codes[Number(xml, "numFmtId") ?? 0] = xml.GetAttribute("formatCode");
            }
            else if (inCells && xml.IsStartElement() && xml.LocalName == "xf")
            {
                var id = Number(xml, "numFmtId") ?? 0;
                _formats.Add(new(id, codes.GetValueOrDefault(id)));
            }
        }
    }

    private XmlReader? Open(IReadOnlyList<XlsxArchive.Relationship> parts, string kind) =>
        parts.FirstOrDefault(to => to.Kind == kind) is { } part ? _archive.Open(part.Path) : null;

    /// <summary>The rows of a sheet in which something stands.</summary>
    private IEnumerable<TableRow> Records(string part)
    {
        using var xml = _archive.Open(part) ?? throw new InvalidDataException();
        var (number, cells) = (0, new List<string?>());
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.EndElement && xml.LocalName == "row")
            {
                if (cells.Exists(cell => !string.IsNullOrWhiteSpace(cell)))
                {
                    yield return new(number, [.. cells]);
                }
            }
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "row")
            {
                var given = Number(xml, "r");
                number = given > number || given is null ? given ?? number + 1 : throw new InvalidDataException();
                cells.Clear();
                if (number > LastRow)
                {
                    throw new InvalidDataException();
                }
            }
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "c")
            {
                AddCell(xml, number, cells);
            }
        }
    }

    private void AddCell(XmlReader xml, int row, List<string?> cells)
    {
        var column = xml.GetAttribute("r") is { } reference ? ColumnOf(reference) : cells.Count;
        if (column >= LastColumn || column < cells.Count)
        {
            throw new InvalidDataException();
        }

        cells.AddRange(Enumerable.Repeat<string?>(null, column - cells.Count));
        cells.Add(CellText(xml, row, column));
    }

    private string? CellText(XmlReader xml, int row, int column)
    {
        var kind = xml.GetAttribute("t");
        var format = Number(xml, "s") is { } style && style < _formats.Count ? _formats[style] : XlsxNumber.General;
        var (hasFormula, stored, inline) = (false, "", (string?)null);
        var depth = xml.Depth;
        while (!xml.IsEmptyElement && xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.Depth == depth + 1)
            {
                switch (xml.LocalName)
                {
                    case "f":
                        hasFormula = true;
                        XlsxText.Read(xml, "f");
                        break;
                    case "v":
                        stored = XlsxText.Read(xml, "v");
                        break;
                    case "is":
                        inline = XlsxText.Decode(XlsxText.Read(xml, "t"));
                        break;
                }
            }
        }

        if (hasFormula && stored.Length == 0 && kind != "str")
        {
            throw new TableUnreadable(
                TableProblem.FormulaWithoutResult,
                "The result of the formula in cell {0} is not stored in the workbook. Open it in a spreadsheet program, save it, and upload it again.",
                string.Create(CultureInfo.InvariantCulture, $"{TableShape.ColumnLetters(column)}{row}"));
        }

        return stored.Length == 0 ? inline : kind switch
        {
            "s" => int.Parse(stored, NumberStyles.None, CultureInfo.InvariantCulture) is var index && index < _texts.Count
                ? _texts[index]
                : throw new InvalidDataException(),
            "str" => XlsxText.Decode(stored),
            "b" => stored == "1" ? "TRUE" : "FALSE",
            "d" => stored.EndsWith("T00:00:00", StringComparison.Ordinal) ? stored[..^9] : stored,
            "e" => stored,
            _ => format.Text(stored, _from1904),
        };
    }

    private static int ColumnOf(string reference)
    {
        var column = 0;
        foreach (var letter in reference)
        {
            if (!char.IsAsciiLetterUpper(letter))
            {
                break;
            }

            column = checked((column * 26) + (letter - 'A' + 1));
        }

        return column > 0 ? column - 1 : throw new InvalidDataException();
    }

    private static int? Number(XmlReader xml, string attribute) =>
        xml.GetAttribute(attribute) is { } text ? int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture) : null;

    private sealed record Sheet(string Name, string Part, bool IsVisible);
}
