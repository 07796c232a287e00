using System.Buffers;
using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Negotiations.Application.Tables;

namespace Negotiations.Infrastructure.Tables;

/// <summary>Writes tables as files that open safely in spreadsheet programs.</summary>
internal sealed class TableWriter : ITableWriter
{
    /// <summary>Besides what RFC 4180 asks: the other separators, and the sign of a <c>sep=</c> line, so that no reader guesses wrong.</summary>
    private static readonly SearchValues<char> NeedsQuotes = SearchValues.Create("\"\r\n,;\t|=");

    public async Task Write(
        TableFormat format,
        Stream output,
        IReadOnlyList<string> header,
        IEnumerable<IReadOnlyList<string?>> rows,
        TableOptions options,
        CancellationToken cancellationToken)
    {
        if (format is TableFormat.Csv)
        {
            await WriteCsv(output, rows.Prepend(header), cancellationToken);
        }
        else
        {
            await output.WriteAsync(XlsxSheet.Write(header, [.. rows], options), cancellationToken);
        }
    }

    private static async Task WriteCsv(Stream output, IEnumerable<IReadOnlyList<string?>> records, CancellationToken cancellationToken)
    {
        // The byte order mark is what makes Excel read UTF-8.
        await using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await using var csv = new CsvWriter(writer, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            NewLine = "\r\n",
            ShouldQuote = args => args.Field.AsSpan().ContainsAny(NeedsQuotes),
        });
        foreach (var record in records)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var cell in record)
            {
                csv.WriteField(Writable(cell));
            }

            await csv.NextRecordAsync();
        }
    }

    /// <summary>A zero byte would make the file unreadable, so it is shown as a character that couldn't be written.</summary>
    private static string Writable(string? cell) => CsvInjection.Escape(cell ?? "").Replace('\0', '\uFFFD');
}
