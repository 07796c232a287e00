using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Negotiations.Application.Tables;

namespace Negotiations.Infrastructure.Tables;

/// <summary>Reads CSV as spreadsheet programs write it: any of four separators, quoted cells over several lines, Excel's <c>sep=</c> line.</summary>
internal static class CsvTable
{
    private const int RecordsToJudgeBy = 50;
    private static readonly char[] Separators = [',', ';', '\t', '|'];

    public static TableFile Read(ReadOnlyMemory<byte> bytes, TableLimits limits)
    {
        var (text, encoding) = CsvText.Decode(bytes.Span);
        var (separator, table) = SeparatorLine(text) ?? (LikeliestSeparator(text), text);
        var (header, rows) = TableShape.Shape(Records(table, separator), limits);
        return new() { Format = TableFormat.Csv, Encoding = encoding, Separator = separator, Header = header, Rows = rows };
    }

    /// <summary>The first line that Excel reads as an instruction and doesn't count as a row: <c>sep=;</c>.</summary>
    private static (char Separator, string Table)? SeparatorLine(string text) =>
        text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && text.Length > 5 && Separators.Contains(text[4]) && text[5] is '\r' or '\n'
            ? (text[4], text[(text.AsSpan(5).StartsWith("\r\n") ? 7 : 6)..])
            : null;

    /// <summary>
    /// The separator that cuts the most rows into as many cells as the header has, the more cells the better. One that leaves quotation
    /// marks in the middle of cells cuts in the wrong places, and is taken only when there is no other.
    /// </summary>
    private static char LikeliestSeparator(string text) => Separators.MaxBy(separator => Likelihood(text, separator));

    private static (bool Cuts, bool QuotesFit, int Fit) Likelihood(string text, char separator)
    {
        var quotesFit = true;
        using var parser = Parser(text, separator, _ => quotesFit = false);
        var (header, fitting) = (0, 0);
        for (var n = 0; n < RecordsToJudgeBy && parser.Read(); n++)
        {
            if (parser.Record!.All(string.IsNullOrWhiteSpace))
            {
                continue;
            }

            if (header == 0)
            {
                header = parser.Count;
            }

            fitting += parser.Count == header ? 1 : 0;
        }

        return (header > 1, quotesFit, fitting * (header - 1));
    }

    private static IEnumerable<TableRow> Records(string text, char separator)
    {
        // A quotation mark inside a cell is harmless; one that opens a cell and isn't closed before the separator has perhaps swallowed
        // the next row, and with it a person.
        using var parser = Parser(text, separator, bad =>
        {
            if (bad.Field.StartsWith('"'))
            {
                throw new TableUnreadable(
                    TableProblem.StrayQuote,
                    "The quotation marks in row {0} do not match, so it is not clear where its cells end. Mend that row, or save the table as .xlsx and upload that.",
                    bad.Context.Parser!.Row);
            }
        });
        while (parser.Read())
        {
            yield return new(parser.Row, Array.ConvertAll(parser.Record!, CsvInjection.Undo));
        }
    }

    private static CsvParser Parser(string text, char separator, Action<BadDataFoundArgs> bad) =>
        new(new StringReader(text), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = separator.ToString(),
            IgnoreBlankLines = false, // they count as rows for whoever looks at the file
            BadDataFound = args => bad(args),
        });
}
