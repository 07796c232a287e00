using System.IO.Compression;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Negotiations.Application.Tables;
using Negotiations.Infrastructure.Tables;

namespace Negotiations.Application.Tests.Tables;

/// <summary>Makes files as they come from outside, good and hostile, and reads them.</summary>
internal static class TableFiles
{
    private static readonly ServiceProvider Provider = new ServiceCollection().AddTables().BuildServiceProvider();

    public static ITableWriter Writer => Provider.GetRequiredService<ITableWriter>();

    public static Task<TableFile> Read(byte[] content, string fileName, TableLimits? limits = null) =>
        Provider.GetRequiredService<ITableReader>().Read(
            new MemoryStream(content), fileName, limits ?? TableLimits.Default, TestContext.Current.CancellationToken);

    public static Task<TableFile> ReadCsv(string text, TableLimits? limits = null) => Read(Encoding.UTF8.GetBytes(text), "list.csv", limits);

    public static async Task<TableUnreadable> Refused(byte[] content, string fileName, TableProblem problem, TableLimits? limits = null)
    {
        var refusal = await Should.ThrowAsync<TableUnreadable>(() => Read(content, fileName, limits));
        refusal.Problem.ShouldBe(problem, refusal.Message);
        return refusal;
    }

    public static async Task<byte[]> Write(
        TableFormat format, IReadOnlyList<string> header, IEnumerable<IReadOnlyList<string?>> rows, bool rightToLeft = false, string sheet = "List")
    {
        var output = new MemoryStream();
        await Writer.Write(format, output, header, rows, new(sheet, rightToLeft), TestContext.Current.CancellationToken);
        return output.ToArray();
    }

    public static byte[] Zip(params (string Name, string Text)[] entries)
    {
        var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in entries)
            {
                using var stream = archive.CreateEntry(name).Open();
                stream.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return file.ToArray();
    }

    /// <summary>A workbook of one sheet.</summary>
    /// <param name="rows">What stands in <c>sheetData</c>.</param>
    /// <param name="cellFormats">Number formats by style index: a built-in id, or a code.</param>
    /// <param name="texts">Insides of the shared strings.</param>
    /// <param name="from1904">Whether days are counted from 1904.</param>
    public static byte[] Workbook(string rows, object[]? cellFormats = null, string[]? texts = null, bool from1904 = false) =>
        Zip(Parts([("List", null, rows)], cellFormats, texts, from1904));

    public static byte[] Workbook(params (string Name, string? State, string Rows)[] sheets) => Zip(Parts(sheets));

    /// <summary>A cell with an inline text.</summary>
    public static string Cell(string reference, string text) => $"""<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>""";

    /// <summary>A header "A" and under it, in A2, the cell given.</summary>
    public static string UnderHeader(string cell) => $"""<row r="1">{Cell("A1", "A")}</row><row r="2">{cell}</row>""";

    public static (string, string)[] Parts(
        (string Name, string? State, string Rows)[] sheets, object[]? cellFormats = null, string[]? texts = null, bool from1904 = false)
    {
        const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        const string Package = "http://schemas.openxmlformats.org/package/2006/relationships";
        var formats = cellFormats ?? [0];
        var custom = formats.Select((format, i) => format is string code ? $"""<numFmt numFmtId="{164 + i}" formatCode="{code}"/>""" : "");
        var xfs = formats.Select((format, i) => $"""<xf numFmtId="{(format is int id ? id : 164 + i)}"/>""");
        return
        [
            ("_rels/.rels", $"""<Relationships xmlns="{Package}"><Relationship Id="r" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>"""),
            ("xl/workbook.xml", $"""
                <workbook xmlns="{Main}" xmlns:r="{Relations}"><workbookPr date1904="{(from1904 ? 1 : 0)}"/><sheets>
                {string.Concat(sheets.Select((sheet, i) => $"""<sheet name="{sheet.Name}" sheetId="{i + 1}" r:id="s{i}" {(sheet.State is null ? "" : $"state=\"{sheet.State}\"")}/>"""))}
                </sheets></workbook>
                """),
            ("xl/_rels/workbook.xml.rels", $"""
                <Relationships xmlns="{Package}">
                <Relationship Id="bad" Type="{Relations}/hyperlink" Target="mailto:no one@[" TargetMode="External"/>
                <Relationship Id="st" Type="{Relations}/styles" Target="/xl/styles.xml"/>
                <Relationship Id="tx" Type="{Relations}/sharedStrings" Target="sharedStrings.xml"/>
                {string.Concat(sheets.Select((_, i) => $"""<Relationship Id="s{i}" Type="{Relations}/worksheet" Target="worksheets/sheet{i}.xml"/>"""))}
                </Relationships>
                """),
            ("xl/styles.xml", $"""<styleSheet xmlns="{Main}"><numFmts>{string.Concat(custom)}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>{string.Concat(xfs)}</cellXfs></styleSheet>"""),
            ("xl/sharedStrings.xml", $"""<sst xmlns="{Main}">{string.Concat((texts ?? []).Select(text => $"<si>{text}</si>"))}</sst>"""),
            .. sheets.Select((sheet, i) => ($"xl/worksheets/sheet{i}.xml", $"""<worksheet xmlns="{Main}"><sheetData>{sheet.Rows}</sheetData></worksheet>""")),
        ];
    }
}
