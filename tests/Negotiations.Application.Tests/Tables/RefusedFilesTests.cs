using System.Buffers.Binary;
using System.Text;
using Negotiations.Application.Tables;
using static Negotiations.Application.Tests.Tables.TableFiles;

namespace Negotiations.Application.Tests.Tables;

public sealed class RefusedFilesTests
{
    private static readonly byte[] CompoundFile = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    private static readonly byte[] Png = [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, 0, 0, 0, 0x0D, .. "IHDR"u8];
    private static readonly byte[] Good = Workbook(UnderHeader(Cell("A2", "x")));

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    [Fact]
    public async Task Content_that_is_not_what_the_name_says_is_refused()
    {
        await Refused(Good, "list.csv", TableProblem.WrongContent);
        await Refused(Utf8("Name,Rank\r\nA,B\r\n"), "list.xlsx", TableProblem.WrongContent);
        await Refused(Png, "list.xlsx", TableProblem.WrongContent);
        await Refused(Png, "list.csv", TableProblem.NotText);
        await Refused(Utf8("<!DOCTYPE html><table><tr><td>A,B"), "list.csv", TableProblem.NotText);
        await Refused(Zip(("word/document.xml", "<document/>")), "list.xlsx", TableProblem.WrongContent);
        await Refused(Zip(("list.xlsx", Encoding.Latin1.GetString(Good))), "list.xlsx", TableProblem.WrongContent);
        await Refused(Good, "list.ods", TableProblem.UnknownKind);
        await Refused(Good, "list", TableProblem.UnknownKind);
    }

    [Fact]
    public async Task Old_and_protected_workbooks_are_told_apart()
    {
        byte[] old = [.. CompoundFile, .. new byte[600], .. Encoding.Unicode.GetBytes("Workbook")];
        byte[] locked = [.. CompoundFile, .. new byte[600], .. Encoding.Unicode.GetBytes("EncryptedPackage")];

        await Refused(old, "list.xls", TableProblem.OldExcel);
        await Refused(old, "list.xlsx", TableProblem.OldExcel);
        await Refused(old, "list.csv", TableProblem.OldExcel);
        await Refused(locked, "list.xlsx", TableProblem.PasswordProtected);
    }

    [Fact]
    public async Task An_archive_with_an_encrypted_entry_is_refused()
    {
        var locked = (byte[])Good.Clone();
        locked[locked.AsSpan().IndexOf("PK\u0001\u0002"u8) + 8] |= 1;

        await Refused(locked, "list.xlsx", TableProblem.PasswordProtected);
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("C:\\Windows\\win.ini")]
    [InlineData("a\0b")]
    [InlineData("")]
    [InlineData("CON.")]
    public Task A_file_name_is_never_used_as_a_path(string fileName) => Refused(Good, fileName, TableProblem.UnknownKind);

    [Fact]
    public async Task A_name_in_capitals_or_with_folders_is_fine() =>
        (await Read(Good, "C:\\Lists\\LIST.XLSX")).Rows.Count.ShouldBe(1);

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n,,\r\n")]
    [InlineData("\uFEFF")]
    public Task Nothing_at_all_is_refused(string text) => Refused(Utf8(text), "list.csv", TableProblem.Empty);

    [Fact]
    public async Task An_empty_workbook_is_refused()
    {
        await Refused([], "list.xlsx", TableProblem.Empty);
        await Refused(Workbook(""), "list.xlsx", TableProblem.Empty);
        await Refused(Workbook(("Hidden", "hidden", UnderHeader(Cell("A2", "x")))), "list.xlsx", TableProblem.Empty);
    }

    [Fact]
    public async Task A_header_alone_is_refused()
    {
        await Refused(Utf8("Name,Rank\r\n\r\n"), "list.csv", TableProblem.NoRows);
        await Refused(Workbook($"""<row r="1">{Cell("A1", "Name")}</row>"""), "list.xlsx", TableProblem.NoRows);
    }

    [Theory]
    [InlineData("Name,Rank\r\nA\0B,C\r\n")]
    [InlineData("\0Name,Rank\r\nAB,C\r\n")]
    [InlineData("Name,Rank\r\nA\0B,C\0\r\n")]
    public Task Zero_bytes_are_refused(string text) => Refused(Utf8(text), "list.csv", TableProblem.NotText);

    [Fact]
    public async Task Text_broken_in_its_own_encoding_is_refused_and_not_repaired()
    {
        await Refused([0xEF, 0xBB, 0xBF, .. "A,B\r\n"u8, 0xD0, (byte)',', 0xD0], "list.csv", TableProblem.NotText);
        await Refused([0xFF, 0xFE, .. Encoding.Unicode.GetBytes("A,B\r\nC,D"), 0x41], "list.csv", TableProblem.NotText);
        await Refused([.. "A,B\r\n"u8, 0xCF, 0x01, 0x98, (byte)',', 0xD0], "list.csv", TableProblem.NotText);
    }

    [Fact]
    public async Task A_workbook_cut_off_anywhere_is_refused()
    {
        for (var length = 4; length < Good.Length; length += 7)
        {
            await Refused(Good[..length], "list.xlsx", TableProblem.Damaged);
        }
    }

    [Fact]
    public async Task A_workbook_with_any_byte_changed_is_read_or_refused_but_never_fails_otherwise()
    {
        for (var place = 2; place < Good.Length; place += 3)
        {
            var damaged = (byte[])Good.Clone();
            damaged[place] ^= 0x55;
            try
            {
                await Read(damaged, "list.xlsx");
            }
            catch (TableUnreadable)
            {
            }
        }
    }

    [Theory]
    [InlineData("<row r=\"x\"/>")]
    [InlineData("<row r=\"99999999999\"/>")]
    [InlineData("<row r=\"1048577\"/>")]
    [InlineData("<row r=\"3\"/><row r=\"2\"/>")]
    [InlineData("<row r=\"0\"/>")]
    [InlineData("<row><c r=\"XFE1\"><v>1</v></c></row>")]
    [InlineData("<row><c r=\"ZZZZZZZZZ1\"><v>1</v></c></row>")]
    [InlineData("<row><c r=\"1\"><v>1</v></c></row>")]
    [InlineData("<row><c r=\"B1\"><v>1</v></c><c r=\"A1\"><v>1</v></c></row>")]
    [InlineData("<row><c t=\"s\"><v>5</v></c></row>")]
    [InlineData("<row><c t=\"s\"><v>-1</v></c></row>")]
    [InlineData("<row><c t=\"s\"><v>x</v></c></row>")]
    [InlineData("<row><c s=\"-1\"><v>1</v></c></row>")]
    [InlineData("<row><c>")]
    public Task Sheets_that_make_no_sense_are_refused(string rows) => Refused(Workbook(rows), "list.xlsx", TableProblem.Damaged);

    [Theory]
    [InlineData("&secret;")]
    [InlineData("no reference to it")]
    public async Task Document_types_and_so_external_entities_are_refused(string text)
    {
        var parts = Parts([("List", null, UnderHeader(Cell("A2", text)))]);
        parts[^1].Item2 = """<!DOCTYPE worksheet [<!ENTITY secret SYSTEM "file:///etc/hostname">]>""" + parts[^1].Item2;

        await Refused(Zip(parts), "list.xlsx", TableProblem.Damaged);
    }

    [Fact]
    public async Task Elements_nested_without_end_do_not_bring_the_server_down()
    {
        const int Depth = 200_000;
        var cell = $"""<c r="A2" t="inlineStr"><is>{string.Concat(Enumerable.Repeat("<x>", Depth))}<t>x</t>{string.Concat(Enumerable.Repeat("</x>", Depth))}</is></c>""";

        (await Read(Workbook(UnderHeader(cell)), "list.xlsx", TableLimits.Default with { MaxUnpackRatio = int.MaxValue })).Rows[0].Cells.ShouldBe(["x"]);
    }

    [Fact]
    public async Task Archives_that_unpack_to_too_much_are_refused_by_their_directory()
    {
        var large = new string(' ', 2 * 1024 * 1024);
        (string, string)[] parts = Parts([("List", null, UnderHeader(Cell("A2", "x")))]);

        await Refused(Zip([.. parts, ("xl/media/a.bin", large)]), "list.xlsx", TableProblem.UnpacksTooLarge);
        await Refused(Good, "list.xlsx", TableProblem.UnpacksTooLarge, TableLimits.Default with { MaxUnpackedBytes = 1_000 });
        await Refused(
            Zip([.. parts, .. Enumerable.Range(0, 500).Select(i => ($"xl/media/{i}", ""))]), "list.xlsx", TableProblem.UnpacksTooLarge);
    }

    [Fact]
    public async Task An_archive_that_lies_about_its_sizes_unpacks_no_more_than_it_says()
    {
        var parts = Parts([("List", null, UnderHeader(Cell("A2", "x")) + new string(' ', 2 * 1024 * 1024))]);
        var lying = Zip(parts);
        var directory = lying.AsSpan().LastIndexOf("PK\u0001\u0002"u8); // the entry of the sheet, which is the last
        BinaryPrimitives.WriteInt32LittleEndian(lying.AsSpan(directory + 24), 10_000);

        await Refused(lying, "list.xlsx", TableProblem.Damaged);
    }

    [Fact]
    public async Task A_workbook_inside_a_workbook_is_left_packed()
    {
        var nested = Zip([.. Parts([("List", null, UnderHeader(Cell("A2", "x")))]), ("xl/embeddings/bomb.zip", Encoding.Latin1.GetString(Good))]);

        (await Read(nested, "list.xlsx")).Rows.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Every_limit_is_kept_to_the_unit()
    {
        var limits = TableLimits.Default with { MaxRows = 3, MaxColumns = 2, MaxCellLength = 5, MaxFileBytes = 1024 * 1024 };
        const string Fits = "A,B,,\r\n12345,\r\n\r\n1,1\r\n1,1\r\n";

        (await ReadCsv(Fits, limits)).Rows.Count.ShouldBe(3);
        await Refused(Utf8(Fits + "1,1\r\n"), "list.csv", TableProblem.TooManyRows, limits);
        (await Refused(Utf8("A,B\r\n1,1,1\r\n"), "list.csv", TableProblem.TooManyColumns, limits)).Arguments.ShouldBe([2, "C", 2]);
        (await Refused(Utf8("A,B\r\n\r\n1,123456\r\n"), "list.csv", TableProblem.CellTooLong, limits)).Message.ShouldStartWith("Cell B3 ");
        await Refused(Workbook(UnderHeader(Cell("C2", "x"))), "list.xlsx", TableProblem.TooManyColumns, limits);

        var atLimit = Utf8("A,B\r\n1,1" + new string('\n', (1024 * 1024) - 8));
        (await Read(atLimit, "list.csv", limits)).Rows.Count.ShouldBe(1);
        await Refused([.. atLimit, (byte)'\n'], "list.csv", TableProblem.TooLarge, limits);
    }

    [Fact]
    public void The_limits_of_an_import_are_those_that_were_promised()
    {
        var limits = TableLimits.Default;

        (limits.MaxRows, limits.MaxColumns, limits.MaxCellLength, limits.MaxFileBytes).ShouldBe((5_000, 60, 2_000, 10 * 1024 * 1024));
    }

    [Fact]
    public async Task A_refusal_never_repeats_what_a_cell_says()
    {
        var refusal = await Refused(
            Utf8("Name\r\n" + string.Concat(Enumerable.Repeat("Canary", 400))), "list.csv", TableProblem.CellTooLong);

        refusal.ToString().ShouldNotContain("Canary");
    }
}
