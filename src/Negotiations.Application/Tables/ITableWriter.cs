namespace Negotiations.Application.Tables;

/// <summary>Writes a table that <see cref="ITableReader"/> reads back unchanged and that no spreadsheet program runs as formulas.</summary>
public interface ITableWriter
{
    /// <summary>Writes header and rows to <paramref name="output"/>, which stays open. The same input gives the same bytes.</summary>
    /// <param name="format">CSV: UTF-8 with byte order mark, commas, CRLF. XLSX: one sheet, and one about it if the options say so; every cell a text.</param>
    /// <param name="output">May be a forward-only stream, such as a response.</param>
    /// <param name="header">The column names.</param>
    /// <param name="rows">Cells in the order of the header; null is an empty cell.</param>
    /// <param name="options">Matter to XLSX alone.</param>
    /// <param name="cancellationToken">Stops the writing; what was written is then incomplete.</param>
    Task Write(
        TableFormat format,
        Stream output,
        IReadOnlyList<string> header,
        IEnumerable<IReadOnlyList<string?>> rows,
        TableOptions options,
        CancellationToken cancellationToken);
}
