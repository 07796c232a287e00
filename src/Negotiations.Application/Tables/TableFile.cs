namespace Negotiations.Application.Tables;

/// <summary>A table as it was read, with what was found out about the file, for the user to check.</summary>
public sealed record TableFile
{
    /// <summary>The kind of file.</summary>
    public required TableFormat Format { get; init; }

    /// <summary>Name of a CSV's encoding (<c>utf-8</c>, <c>utf-16</c>, <c>windows-1251</c>); null for a workbook.</summary>
    public string? Encoding { get; init; }

    /// <summary>What separates the cells of a CSV; null for a workbook.</summary>
    public char? Separator { get; init; }

    /// <summary>The sheet that was read: the first visible one with content; null for a CSV.</summary>
    public string? SheetName { get; init; }

    /// <summary>Sheets with content that were <em>not</em> read; say so to the user, lest people get lost.</summary>
    public IReadOnlyList<string> OtherSheets { get; init; } = [];

    /// <summary>
    /// Names of the columns, trimmed, each different from the others regardless of case: a second "Name" is "Name (2)", one without a
    /// name is "Column C", as the spreadsheet program letters it.
    /// </summary>
    public required IReadOnlyList<string> Header { get; init; }

    /// <summary>The rows under the header that have content, in their order.</summary>
    public required IReadOnlyList<TableRow> Rows { get; init; }
}

/// <summary>One row of a table.</summary>
/// <param name="Number">The row's number as the spreadsheet program shows it; the header usually is row 1.</param>
/// <param name="Cells">
/// One for each column of the header, exactly as given: not trimmed, not normalised. A blank cell is null. From a workbook, dates come as
/// ISO 8601 at the precision that the sheet shows (<c>1998-12-31</c>, <c>1987-05</c>) and numbers without grouping or exponent.
/// </param>
public sealed record TableRow(int Number, IReadOnlyList<string?> Cells);
