using System.Text;
using CsCheck;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Negotiations.Application.Tables;
using static Negotiations.Application.Tests.Tables.TableFiles;

namespace Negotiations.Application.Tests.Tables;

public sealed class TableWritingTests
{
    private static readonly string[] Header = ["Name", "=Rank", "Remarks"];

    /// <summary>Texts made of what trips up tables: formulas, quotes, separators, lines, escapes, scripts, controls, halves excluded.</summary>
    private static readonly Gen<string?> NastyText = Gen.OneOf(
        "=", "+", "-", "@", "\t", "\r", "\n", "\r\n", "'", "''", "\"", "\"\"", ",", ";", "|", "sep=;", " ", "\u00A0", "_x000D_", "_x", "_",
        "\uFF1D", "\uFEFF", "\u0001", "\u001F", "\uFFFF", "\u200F", "<", "&", "]]>", "00123", "1E5", "A", "Փ", "ع", "ə", "İ", "Ж", "𝒜", "é", "#N/A")
        .List[0, 6].Select(pieces => string.Concat(pieces))
        .Select(text => string.IsNullOrWhiteSpace(text) ? null : text);

    private static readonly Gen<List<string?[]>> NastyRows = NastyText.Array[3].Where(row => row.Any(cell => cell is not null)).List[1, 8];

    [Theory]
    [InlineData(TableFormat.Csv)]
    [InlineData(TableFormat.Xlsx)]
    public Task Writing_and_reading_changes_nothing(TableFormat format) => NastyRows.SampleAsync(
        async rows =>
        {
            var table = await Read(await Write(format, Header, rows), format is TableFormat.Csv ? "list.csv" : "list.xlsx");

            table.Header.ShouldBe(Header);
            table.Rows.Count.ShouldBe(rows.Count);
            for (var row = 0; row < rows.Count; row++)
            {
                table.Rows[row].Number.ShouldBe(row + 2);
                table.Rows[row].Cells.ShouldBe(rows[row]);
            }
        },
        iter: format is TableFormat.Csv ? 3_000 : 500);

    [Theory]
    [InlineData("_x000D_")]
    [InlineData("_xA1E5\u001F_x000D__")]
    [InlineData("_xA1E5\r")]
    public async Task What_looks_like_an_escape_of_a_workbook_stays_as_it_is(string text) =>
        (await Read(await Write(TableFormat.Xlsx, ["A"], [[text]]), "list.xlsx")).Rows.Single().Cells.ShouldBe([text]);

    [Fact]
    public Task No_cell_of_a_csv_starts_like_a_formula() => NastyText.Where(text => text is not null).SampleAsync(
        async text =>
        {
            var written = Encoding.UTF8.GetString(await Write(TableFormat.Csv, ["A"], [[text]]));
            var cell = written.Split("\r\n", 2)[1];

            "=+-@\t\r\n\uFF1D".ToCharArray().ShouldNotContain(cell[0] == '"' ? cell[1] : cell[0]);
        },
        iter: 2_000);

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+374", "'+374")]
    [InlineData("'=1", "''=1")]
    [InlineData("'Abd", "'Abd")]
    [InlineData("''x", "''x")]
    [InlineData("a=b", "a=b")]
    public async Task A_cell_gets_an_apostrophe_only_where_it_needs_one(string cell, string written)
    {
        var csv = Encoding.UTF8.GetString(await Write(TableFormat.Csv, ["A", "B"], [[cell, "x"]]));

        csv.Replace("\"", "", StringComparison.Ordinal).ShouldBe($"\uFEFFA,B\r\n{written},x\r\n");
    }

    [Fact]
    public async Task A_csv_is_utf8_with_its_mark_and_lines_of_windows()
    {
        var csv = await Write(TableFormat.Csv, ["Name", "Rank"], [["Փորձյան", null], ["a \"b\"", "x,y"]]);

        csv.ShouldBe([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("Name,Rank\r\nՓորձյան,\r\n\"a \"\"b\"\"\",\"x,y\"\r\n")]);
    }

    [Theory]
    [InlineData(TableFormat.Csv, "list.csv")]
    [InlineData(TableFormat.Xlsx, "list.xlsx")]
    public async Task What_no_file_can_hold_is_shown_as_unwritable(TableFormat format, string fileName)
    {
        var table = await Read(await Write(format, ["A"], [["half \uD800, whole \U0001D49C"]]), fileName);
        table.Rows[0].Cells.ShouldBe(["half \uFFFD, whole \U0001D49C"]);

        if (format is TableFormat.Csv)
        {
            (await Read(await Write(format, ["A"], [["a\0b"]]), fileName)).Rows[0].Cells.ShouldBe(["a\uFFFDb"]);
        }
    }

    [Theory]
    [InlineData(false, "List")]
    [InlineData(true, "'List: of [all] /\\*? prisoners, held by us'")]
    [InlineData(true, "")]
    public async Task A_workbook_is_valid(bool rightToLeft, string sheet)
    {
        using var document = Open(await Write(TableFormat.Xlsx, Header, [["=1+1", "00123", null], ["a\u0001\r\n", "x", "y"]], rightToLeft, sheet));

        new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken).Select(error => error.Description).ShouldBeEmpty();
        var name = document.WorkbookPart!.Workbook!.Descendants<Sheet>().Single().Name!.Value!;
        name.Length.ShouldBeInRange(1, 31);
        name.ShouldNotContain(c => "[]:*?/\\".Contains(c));
    }

    [Fact]
    public async Task Every_cell_of_a_workbook_is_text_and_none_a_formula()
    {
        using var document = Open(await Write(TableFormat.Xlsx, Header, [["=1+1", "00123", "1998-12-31"]]));
        var sheet = Sheet(document);

        sheet.Descendants<CellFormula>().ShouldBeEmpty();
        sheet.Descendants<Cell>().ShouldAllBe(cell => cell.DataType! == CellValues.InlineString);
        sheet.Descendants<Cell>().Select(cell => cell.InnerText).ShouldBe([.. Header, "=1+1", "00123", "1998-12-31"]);
        sheet.Descendants<Column>().ShouldAllBe(column => Format(document, column.Style!).NumberFormatId! == 49);
    }

    [Fact]
    public async Task The_header_of_a_workbook_is_bold_and_stays_in_sight()
    {
        using var document = Open(await Write(TableFormat.Xlsx, Header, [["a", "b", new string('c', 500)]]));
        var sheet = Sheet(document);
        var fonts = document.WorkbookPart!.WorkbookStylesPart!.Stylesheet!.Fonts!.Elements<Font>().ToList();
        var bold = sheet.Descendants<Row>().Select(row => row.Elements<Cell>()
            .Select(cell => fonts[(int)Format(document, cell.StyleIndex!).FontId!.Value].Bold is not null).Distinct().Single());

        bold.ShouldBe([true, false]);
        sheet.Descendants<Pane>().Single().State!.Value.ShouldBe(PaneStateValues.Frozen);
        sheet.Descendants<Column>().Select(column => column.Width!.Value).ShouldBe([8, 8, 60]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_sheet_runs_from_right_to_left_when_asked(bool rightToLeft)
    {
        using var document = Open(await Write(TableFormat.Xlsx, Header, [["a", "b", "c"]], rightToLeft));

        (Sheet(document).Descendants<SheetView>().Single().RightToLeft?.Value ?? false).ShouldBe(rightToLeft);
    }

    [Theory]
    [InlineData(TableFormat.Csv)]
    [InlineData(TableFormat.Xlsx)]
    public async Task The_same_table_gives_the_same_bytes_whoever_writes_it_and_when(TableFormat format)
    {
        var first = await Write(format, Header, [["a", "b", "c"]]);

        (await Write(format, Header, [["a", "b", "c"]])).ShouldBe(first);
        if (format is TableFormat.Xlsx)
        {
            using var archive = new System.IO.Compression.ZipArchive(new MemoryStream(first));
            archive.Entries.ShouldAllBe(entry => entry.LastWriteTime.Year == 1980);
            archive.Entries.ShouldNotContain(entry => entry.FullName.StartsWith("docProps", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData(TableFormat.Csv)]
    [InlineData(TableFormat.Xlsx)]
    public async Task A_table_is_written_to_a_stream_that_only_goes_forward_and_waits(TableFormat format)
    {
        var response = new Response();

        await Writer.Write(format, response, Header, [["a", "b", "c"]], new("List"), TestContext.Current.CancellationToken);

        response.Written.ShouldBe(await Write(format, Header, [["a", "b", "c"]]));
        response.CanWrite.ShouldBeTrue();
    }

    private static SpreadsheetDocument Open(byte[] file) => SpreadsheetDocument.Open(new MemoryStream(file), false);

    private static Worksheet Sheet(SpreadsheetDocument document) => document.WorkbookPart!.WorksheetParts.Single().Worksheet!;

    private static CellFormat Format(SpreadsheetDocument document, uint style) =>
        document.WorkbookPart!.WorkbookStylesPart!.Stylesheet!.CellFormats!.Elements<CellFormat>().ElementAt((int)style);

    /// <summary>Refuses, as a web server's response does, to seek, to be asked where it is, and to be written to synchronously.</summary>
    private sealed class Response : Stream
    {
        private readonly MemoryStream _written = new();
        private bool _closed;

        public byte[] Written => _written.ToArray();

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => !_closed;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush() => throw new NotSupportedException();

        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            _written.WriteAsync(buffer, cancellationToken);

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            _written.WriteAsync(buffer, offset, count, cancellationToken);

        protected override void Dispose(bool disposing)
        {
            _closed = true;
            base.Dispose(disposing);
        }
    }
}
