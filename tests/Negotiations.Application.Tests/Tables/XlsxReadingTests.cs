using Negotiations.Application.Tables;
using static Negotiations.Application.Tests.Tables.TableFiles;

namespace Negotiations.Application.Tests.Tables;

public sealed class XlsxReadingTests
{
    private static async Task<string?> TextOf(string cell, object? format = null, bool from1904 = false, params string[] texts)
    {
        var table = await Read(Workbook(UnderHeader(cell), format is null ? null : [format], texts, from1904), "list.xlsx");
        return table.Rows.ShouldHaveSingleItem().Cells[0];
    }

    [Theory]
    [InlineData("448120", "448120")]
    [InlineData("4.4812E5", "448120")]
    [InlineData("1.2345678901234501E+16", "12345678901234500")]
    [InlineData("1E+30", "1000000000000000019884624838656")]
    [InlineData("3.1400000000000001", "3.14")]
    [InlineData("0.10000000000000001", "0.1")]
    [InlineData("1.0000000000000001E-5", "0.00001")]
    [InlineData("-17", "-17")]
    public async Task Numbers_come_without_exponent_or_noise(string stored, string text) =>
        (await TextOf($"""<c r="A2" s="0"><v>{stored}</v></c>""")).ShouldBe(text);

    [Fact]
    public async Task Leading_zeros_are_kept_in_texts_and_in_numbers_that_are_shown_with_them()
    {
        (await TextOf("""<c r="A2" t="s"><v>0</v></c>""", texts: "<t>00123</t>")).ShouldBe("00123");
        (await TextOf("""<c r="A2" s="0"><v>123</v></c>""", "00000")).ShouldBe("00123");
        (await TextOf("""<c r="A2" s="0"><v>1.23E2</v></c>""", "00000")).ShouldBe("00123");
        (await TextOf("""<c r="A2" s="0"><v>1.5</v></c>""", "00000")).ShouldBe("1.5");
    }

    [Theory]
    [InlineData(14, "1998-12-31")]
    [InlineData(15, "1998-12-31")]
    [InlineData(22, "1998-12-31")]
    [InlineData("dd\\.mm\\.yyyy;@", "1998-12-31")]
    [InlineData("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "1998-12-31")]
    [InlineData("[$-42B]d mmmm yyyy &quot;թ.&quot;", "1998-12-31")]
    [InlineData("yyyy", "1998")]
    [InlineData(17, "1998-12")]
    [InlineData("mm/yyyy", "1998-12")]
    [InlineData(0, "36160")]
    [InlineData("#,##0 &quot;days&quot;", "36160")]
    [InlineData("[Red]0.00", "36160")]
    [InlineData("0 \\d", "36160")]
    public async Task A_date_comes_at_the_precision_that_the_sheet_shows(object format, string text) =>
        (await TextOf("""<c r="A2" s="0"><v>36160</v></c>""", format)).ShouldBe(text);

    [Theory]
    [InlineData("36160.604166666664", "d/m/yyyy h:mm", "1998-12-31T14:30")]
    [InlineData("36160.604166666664", "yyyy-mm-dd", "1998-12-31")]
    [InlineData("36160.99999999", "d/m/yyyy h:mm:ss", "1999-01-01")]
    [InlineData("0.60418981481481482", "hh:mm:ss.000", "14:30:02")]
    [InlineData("0.5", "h:mm AM/PM", "12:00")]
    [InlineData("1", "yyyy-mm-dd", "1900-01-01")]
    [InlineData("59", "yyyy-mm-dd", "1900-02-28")]
    [InlineData("61", "yyyy-mm-dd", "1900-03-01")]
    [InlineData("-5", "yyyy-mm-dd", "-5")]
    [InlineData("1E300", "\\#yyyy-mm-dd", null)]
    public async Task Times_and_the_ends_of_the_calendar_come_right(string stored, string format, string? text) =>
        (await TextOf($"""<c r="A2" s="0"><v>{stored}</v></c>""", format)).ShouldBe(text ?? new System.Numerics.BigInteger(1E300).ToString(System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public async Task Days_counted_from_1904_are_read_right() =>
        (await TextOf("""<c r="A2" s="0"><v>34698</v></c>""", 14, from1904: true)).ShouldBe("1998-12-31");

    [Theory]
    [InlineData("""<c r="A2" t="d"><v>1998-12-31T00:00:00</v></c>""", "1998-12-31")]
    [InlineData("""<c r="A2" t="b"><v>1</v></c>""", "TRUE")]
    [InlineData("""<c r="A2" t="e"><f>NA()</f><v>#N/A</v></c>""", "#N/A")]
    [InlineData("""<c r="A2" t="str"><f>UPPER("x")</f><v>X</v></c>""", "X")]
    [InlineData("""<c r="A2"><f>1+1</f><v>2</v></c>""", "2")]
    [InlineData("""<c r="A2" t="inlineStr"><is><r><rPr><b/></rPr><t xml:space="preserve"> A </t></r><r><t>B</t></r></is></c>""", " A B")]
    [InlineData("""<c r="A2" t="inlineStr"><is><t>a_x000D_b _x005F_x000D_ 'Abd =1</t></is></c>""", "a\rb _x000D_ 'Abd =1")]
    [InlineData("""<c><v>7</v></c>""", "7")]
    public async Task Cells_of_every_kind_come_as_text(string cell, string text) => (await TextOf(cell)).ShouldBe(text);

    [Fact]
    public async Task Phonetic_hints_are_no_part_of_a_name() =>
        (await TextOf("""<c r="A2" t="s"><v>0</v></c>""", texts: "<t>名前</t><rPh sb=\"0\" eb=\"2\"><t>なまえ</t></rPh><t>A</t>")).ShouldBe("名前A");

    [Fact]
    public async Task A_formula_without_a_stored_result_is_refused_and_never_taken_for_an_empty_cell()
    {
        var refusal = await Refused(Workbook(UnderHeader("""<c r="A2"><f>B2</f><v/></c>""")), "list.xlsx", TableProblem.FormulaWithoutResult);

        refusal.Message.ShouldContain("A2");
    }

    [Fact]
    public async Task Rows_and_columns_keep_their_places_where_others_are_left_out()
    {
        var table = await Read(
            Workbook($"""<row r="2">{Cell("A2", "Name")}{Cell("C2", "Rank")}</row><row r="5"/><row r="9">{Cell("C9", "private")}</row><row r="12">{Cell("B12", " ")}</row>"""),
            "list.xlsx");

        table.Header.ShouldBe(["Name", "Column B", "Rank"]);
        var row = table.Rows.ShouldHaveSingleItem();
        row.Number.ShouldBe(9);
        row.Cells.ShouldBe([null, null, "private"]);
    }

    [Fact]
    public async Task The_first_visible_sheet_with_content_is_read_and_the_others_are_named()
    {
        var table = await Read(
            Workbook(
                ("Secret", "veryHidden", UnderHeader(Cell("A2", "hidden"))),
                ("Cover", null, """<row r="1"><c r="A1" s="0"/></row>"""),
                ("Captives", null, UnderHeader(Cell("A2", "read"))),
                ("Empty", null, ""),
                ("Second", null, UnderHeader(Cell("A2", "not read")))),
            "list.xlsx");

        table.Format.ShouldBe(TableFormat.Xlsx);
        table.SheetName.ShouldBe("Captives");
        table.OtherSheets.ShouldBe(["Secret", "Second"]);
        table.Rows[0].Cells.ShouldBe(["read"]);
    }

    [Fact]
    public async Task The_strict_dialect_is_read_too()
    {
        var strict = Parts([("List", null, UnderHeader(Cell("A2", "x")))]).Select(part => (part.Item1, part.Item2
            .Replace("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main", StringComparison.Ordinal)
            .Replace("http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships", StringComparison.Ordinal)));

        (await Read(Zip([.. strict]), "list.xlsx")).Rows[0].Cells.ShouldBe(["x"]);
    }
}
