using System.Globalization;
using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Negotiations.Application.Tables;

namespace Negotiations.Infrastructure.Tables;

/// <summary>
/// Writes a workbook: the table on the first sheet, and on a second one what is said about it. Every cell is a text in a column of the format "Text": nothing is run, and what somebody types later
/// keeps its leading zeros and its partial dates.
/// </summary>
internal static class XlsxSheet
{
    private const uint TextStyle = 1, HeaderStyle = 2;
    private const string AboutSheet = "About";
    private const int NarrowestColumn = 8, WidestColumn = 60;

    /// <summary>The most that Excel takes in a cell.</summary>
    private const int LongestText = 32_767;

    /// <summary>When everything in the archive claims to be made, so that the same table gives the same bytes.</summary>
    private static readonly DateTimeOffset ZipEpoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static ReadOnlyMemory<byte> Write(IReadOnlyList<string> header, IReadOnlyList<IReadOnlyList<string?>> rows, TableOptions options)
    {
        var file = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            document.ChangeIdOfPart(workbook, "workbook"); // the one given by itself is random
            workbook.AddNewPart<WorkbookStylesPart>("styles").Stylesheet = Styles();
            WriteSheet(workbook.AddNewPart<WorksheetPart>("sheet"), header, rows, options.RightToLeft);
            var name = SheetName(options.SheetName);
            var sheets = new Sheets(new Sheet { Name = name, SheetId = 1, Id = "sheet" });
            if (options.About is { } about)
            {
                WriteSheet(
                    workbook.AddNewPart<WorksheetPart>("about"), ["About this table", ""], [.. about.Select(line => (IReadOnlyList<string?>)[line.Label, line.Text])], options.RightToLeft);
                sheets.Append(new Sheet { Name = name.Equals(AboutSheet, StringComparison.OrdinalIgnoreCase) ? AboutSheet + " (2)" : AboutSheet, SheetId = 2, Id = "about" });
            }

            workbook.Workbook = new(sheets);
        }

        using (var archive = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            foreach (var entry in archive.Entries)
            {
                entry.LastWriteTime = ZipEpoch;
            }
        }

        return file.GetBuffer().AsMemory(0, (int)file.Length);
    }

    private static void WriteSheet(
        WorksheetPart part, IReadOnlyList<string> header, IReadOnlyList<IReadOnlyList<string?>> rows, bool rightToLeft)
    {
        using var xml = OpenXmlWriter.Create(part, Encoding.UTF8);
        xml.WriteStartElement(new Worksheet());
        xml.WriteElement(new SheetViews(new SheetView(
            new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen })
        {
            RightToLeft = rightToLeft ? true : null,
            WorkbookViewId = 0,
        }));
        xml.WriteElement(new Columns(header.Select((name, column) => new Column
        {
            Min = (uint)column + 1,
            Max = (uint)column + 1,
            Width = Width(name, rows, column),
            CustomWidth = true,
            Style = TextStyle,
        })));
        xml.WriteStartElement(new SheetData());
        WriteRow(xml, 1, header, HeaderStyle);
        for (var row = 0; row < rows.Count; row++)
        {
            WriteRow(xml, row + 2, rows[row], TextStyle);
        }

        xml.WriteEndElement();

        // Numbers that stand as text are meant so; no green corners.
        xml.WriteElement(new IgnoredErrors(new IgnoredError
        {
            NumberStoredAsText = true,
            SequenceOfReferences = new([Reference(0, 1) + ":" + Reference(header.Count - 1, rows.Count + 1)]),
        }));
        xml.WriteEndElement();
    }

    private static void WriteRow(OpenXmlWriter xml, int number, IReadOnlyList<string?> cells, uint style)
    {
        xml.WriteStartElement(new Row { RowIndex = (uint)number });
        for (var column = 0; column < cells.Count; column++)
        {
            if (!string.IsNullOrEmpty(cells[column]))
            {
                xml.WriteElement(new Cell(new InlineString(Text(cells[column]!)))
                {
                    CellReference = Reference(column, number),
                    DataType = CellValues.InlineString,
                    StyleIndex = style,
                });
            }
        }

        xml.WriteEndElement();
    }

    private static Text Text(string cell) => cell.Length <= LongestText
        ? new(XlsxText.Encode(cell)) { Space = SpaceProcessingModeValues.Preserve }
        : throw new ArgumentException($"A cell of a workbook holds {LongestText} characters at most.", nameof(cell));

    private static string Reference(int column, int row) =>
        string.Create(CultureInfo.InvariantCulture, $"{TableShape.ColumnLetters(column)}{row}");

    /// <summary>In characters of the default font: as wide as the longest text, within reason.</summary>
    private static double Width(string name, IReadOnlyList<IReadOnlyList<string?>> rows, int column)
    {
        var longest = rows.Aggregate(name.Length, (most, row) => Math.Max(most, column < row.Count ? row[column]?.Length ?? 0 : 0));
        return Math.Clamp(longest + 2, NarrowestColumn, WidestColumn);
    }

    /// <summary>Without what Excel forbids in the name of a sheet.</summary>
    private static string SheetName(string wanted)
    {
        var allowed = string.Concat(wanted.Select(c => "[]:*?/\\".Contains(c, StringComparison.Ordinal) || char.IsControl(c) ? ' ' : c));
        var name = allowed.Trim(' ', '\'');
        name = name.Length > 31 ? name[..31].Trim(' ', '\'') : name;
        return name.Length == 0 ? "Table" : name;
    }

    private static Stylesheet Styles() => new(
        new Fonts(new Font(new FontSize { Val = 11 }, new FontName { Val = "Calibri" }), new Font(new Bold(), new FontSize { Val = 11 }, new FontName { Val = "Calibri" })),
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(new CellFormat(), AsText(font: 0), AsText(font: 1)));

    /// <summary>Format 49 is "@": whatever stands in the cell is text.</summary>
    private static CellFormat AsText(uint font) => new()
    {
        NumberFormatId = 49,
        ApplyNumberFormat = true,
        FontId = font,
        ApplyFont = true,
        FillId = 0,
        BorderId = 0,
    };
}
