namespace Negotiations.Application.Tables;

/// <summary>Reads a table that somebody uploaded: CSV in any of the usual encodings, or an Excel workbook.</summary>
public interface ITableReader
{
    /// <summary>
    /// Reads the whole table, or nothing. The content is judged by its bytes; of <paramref name="fileName"/> only the
    /// ending is looked at, and it is never used as a path.
    /// </summary>
    /// <exception cref="TableUnreadable">The file can't be read safely and completely.</exception>
    Task<TableFile> Read(Stream content, string fileName, TableLimits limits, CancellationToken cancellationToken);
}
