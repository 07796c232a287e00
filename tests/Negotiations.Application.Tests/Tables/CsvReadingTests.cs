using System.Text;
using Negotiations.Application.Tables;
using static Negotiations.Application.Tests.Tables.TableFiles;

namespace Negotiations.Application.Tests.Tables;

public sealed class CsvReadingTests
{
    private const string Armenian = "Ազգանուն,Անուն,Ծննդյան ամսաթիվ\r\nՓորձյան,Արամ,1998-12-31\r\n";
    private const string Arabic = "اسم العائلة,الاسم\r\nالتجريبي,عبد\r\n";
    private const string Russian = "Фамилия,Имя\r\nПробный,Семён\r\n";

    private static readonly Encoding Windows1251 = CodePagesEncodingProvider.Instance.GetEncoding(1251)!;

    [Theory]
    [InlineData(Armenian)]
    [InlineData(Arabic)]
    [InlineData(Russian)]
    public async Task Utf8_is_read_with_and_without_a_byte_order_mark(string text)
    {
        foreach (var bytes in new[] { Encoding.UTF8.GetBytes(text), [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)] })
        {
            await ShouldRead(bytes, text, "utf-8");
        }
    }

    [Theory]
    [InlineData(Armenian)]
    [InlineData(Arabic)]
    [InlineData(Russian)]
    [InlineData("Name,Rank\r\nTester,private\r\n")]
    [InlineData("ФАМИЛИЯ,ИМЯ\r\nĀĀ,ПРОБНЫЙ\r\n")]
    public async Task Utf16_is_read_in_both_byte_orders_with_and_without_a_mark(string text)
    {
        foreach (var encoding in new[] { Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            await ShouldRead(encoding.GetBytes(text), text, "utf-16");
            await ShouldRead([.. encoding.Preamble, .. encoding.GetBytes(text)], text, "utf-16");
        }
    }

    [Fact]
    public Task Cyrillic_of_the_old_Windows_is_read() => ShouldRead(Windows1251.GetBytes(Russian), Russian, "windows-1251");

    private static async Task ShouldRead(byte[] bytes, string text, string encoding)
    {
        var table = await Read(bytes, "list.csv");

        table.Encoding.ShouldBe(encoding);
        var lines = text.TrimEnd().Split("\r\n");
        table.Header.ShouldBe(lines[0].Split(','));
        table.Rows.ShouldHaveSingleItem().Cells.ShouldBe(lines[1].Split(','));
    }

    [Theory]
    [InlineData("Name,Rank\nA,B", ',')]
    [InlineData("Name;Rank;Remarks\nA;B;one, two, three\nC;D;one, two", ';')]
    [InlineData("Name\tRank\nA;1\tB", '\t')]
    [InlineData("Name|Rank\nA,1|B", '|')]
    [InlineData("\"Family name, given\";Rank\n\"A, B\";C\n\"D, E\";F", ';')]
    [InlineData("Family name, given;Rank;Unit\nA, B;C;D\nE, F;G;H", ';')]
    [InlineData("Name\nA", ',')]
    public async Task The_separator_is_found(string text, char separator)
    {
        var table = await ReadCsv(text);

        table.Format.ShouldBe(TableFormat.Csv);
        table.Separator.ShouldBe(separator);
        table.Header[0].ShouldStartWith(text.StartsWith("\"F", StringComparison.Ordinal) || text.StartsWith('F') ? "Family name, given" : "Name");
    }

    [Fact]
    public async Task The_separator_line_of_Excel_is_obeyed_and_not_counted()
    {
        var table = await ReadCsv("sep=;\r\nName,Nick;Rank\r\nA;B\r\n");

        table.Header.ShouldBe(["Name,Nick", "Rank"]);
        table.Rows.ShouldHaveSingleItem().Number.ShouldBe(2);
    }

    [Fact]
    public async Task Quoted_cells_may_hold_separators_quotes_and_lines()
    {
        var table = await ReadCsv("Name,Remarks\r\n\"A, \"\"the elder\"\"\",\"one\r\ntwo\nthree\"\r\nB,C\r\n");

        table.Rows[0].Cells.ShouldBe(["A, \"the elder\"", "one\r\ntwo\nthree"]);
        table.Rows[1].Cells.ShouldBe(["B", "C"]);
    }

    [Fact]
    public async Task Rows_are_numbered_as_the_spreadsheet_program_does_and_blank_ones_are_passed_over()
    {
        var table = await ReadCsv("\r\nName,Remarks\r\n\r\nA,\"two\r\nlines\"\r\n , \r\n,,\r\nB,\r\n");

        table.Header.ShouldBe(["Name", "Remarks"]);
        table.Rows.Select(row => row.Number).ShouldBe([4, 7]);
        table.Rows[1].Cells.ShouldBe(["B", null]);
    }

    [Fact]
    public async Task Cells_are_kept_exactly_as_given()
    {
        var table = await ReadCsv("Name,Number,Nick\r\n A  B ,00123,Ali \"Baba\" X\r\n'Abd,''x,1E5\r\n");

        table.Rows[0].Cells.ShouldBe([" A  B ", "00123", "Ali \"Baba\" X"]);
        table.Rows[1].Cells.ShouldBe(["'Abd", "''x", "1E5"]);
    }

    [Fact]
    public async Task Columns_of_the_same_name_or_of_none_are_told_apart()
    {
        var table = await ReadCsv("Name,name , Name,Name (2),,\r\n1,2,3,4,5,6,7\r\n");

        table.Header.ShouldBe(["Name", "name (2)", "Name (3)", "Name (2) (2)", "Column E", "Column F", "Column G"]);
        table.Rows[0].Cells.ShouldBe(["1", "2", "3", "4", "5", "6", "7"]);
    }

    [Fact]
    public async Task Short_rows_are_filled_up_and_empty_columns_at_the_end_left_out()
    {
        var table = await ReadCsv("A,B,C,,\r\n1\r\n1,2,3,,\r\n");

        table.Header.ShouldBe(["A", "B", "C"]);
        table.Rows[0].Cells.ShouldBe(["1", null, null]);
    }

    [Theory]
    [InlineData("Name,Rank\nA,B\n\"C,D\nE,F\n", 3)]
    [InlineData("Name,Rank\nA,B\nC,D\n\"The Lion\" E,F\n", 4)]
    public async Task Quotes_that_would_swallow_a_row_are_refused_with_its_number(string text, int row)
    {
        var refusal = await Refused(Encoding.UTF8.GetBytes(text), "list.csv", TableProblem.StrayQuote);

        refusal.Arguments.ShouldBe([row]);
        refusal.Message.ShouldContain($"row {row} ");
    }
}
