using System.Text;
using Negotiations.Application.Tables;

namespace Negotiations.Infrastructure.Tables;

/// <summary>
/// Takes the file into memory, never to disk, since a list of names must not linger in a temporary folder; then lets its first bytes
/// and the ending of its name, which must agree, decide who reads it.
/// </summary>
internal sealed class TableReader : ITableReader
{
    /// <summary>Starts every Compound File: the old Excel's format, and the wrapping of every encrypted workbook.</summary>
    private static ReadOnlySpan<byte> CompoundFile => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    public async Task<TableFile> Read(Stream content, string fileName, TableLimits limits, CancellationToken cancellationToken)
    {
        var format = FormatOf(fileName);
        var bytes = await Take(content, limits.MaxFileBytes, cancellationToken);
        RefuseWrongContent(format, bytes);
        return format is TableFormat.Csv ? CsvTable.Read(bytes, limits) : XlsxTable.Read(bytes, limits);
    }

    private static TableFormat FormatOf(string fileName) => Path.GetExtension(fileName).ToLowerInvariant() switch
    {
        ".csv" or ".tsv" or ".txt" => TableFormat.Csv,
        ".xlsx" => TableFormat.Xlsx,
        ".xls" => throw OldExcel(),
        _ => throw new TableUnreadable(
            TableProblem.UnknownKind,
            "Only CSV files (.csv) and Excel workbooks (.xlsx) can be read. Save the table as one of them and upload it again."),
    };

    private static async Task<ReadOnlyMemory<byte>> Take(Stream content, int maxBytes, CancellationToken cancellationToken)
    {
        // The stream's own idea of its length is the sender's claim: count what really comes.
        var taken = new MemoryStream();
        var buffer = new byte[81920];
        int count;
        while ((count = await content.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (taken.Length + count > maxBytes)
            {
                throw new TableUnreadable(
                    TableProblem.TooLarge,
                    "The file is larger than {0} MB. Take out pictures and other sheets, or split the table into several files.",
                    maxBytes / 1024 / 1024);
            }

            taken.Write(buffer, 0, count);
        }

        return taken.GetBuffer().AsMemory(0, (int)taken.Length);
    }

    private static void RefuseWrongContent(TableFormat format, ReadOnlyMemory<byte> content)
    {
        var bytes = content.Span;
        if (bytes.IsEmpty)
        {
            throw new TableUnreadable(TableProblem.Empty, "The file is empty. Check that it was saved, and upload it again.");
        }

        if (bytes.StartsWith(CompoundFile))
        {
            throw bytes.IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0
                ? new TableUnreadable(
                    TableProblem.PasswordProtected,
                    "The workbook is protected with a password. Save a copy without the password and upload that.")
                : OldExcel();
        }

        var isArchive = bytes.StartsWith("PK"u8);
        if (format is TableFormat.Csv && isArchive)
        {
            throw new TableUnreadable(
                TableProblem.WrongContent,
                "This is not a CSV file, though its name says so. If it is an Excel workbook, rename it to end in .xlsx; otherwise save the table as CSV.");
        }

        if (format is TableFormat.Xlsx && !isArchive)
        {
            throw new TableUnreadable(
                TableProblem.WrongContent,
                "This is not an Excel workbook, though its name says so. If it is a CSV file, rename it to end in .csv; otherwise open it in a spreadsheet program and save it as .xlsx.");
        }
    }

    private static TableUnreadable OldExcel() => new(
        TableProblem.OldExcel,
        "Workbooks of the old kind (.xls) can't be read. Open it in a spreadsheet program, save it as Excel workbook (.xlsx) and upload that.");
}
