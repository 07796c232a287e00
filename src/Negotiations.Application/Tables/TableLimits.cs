namespace Negotiations.Application.Tables;

/// <summary>How much a table may hold before it is refused, so that no upload can exhaust the server.</summary>
public sealed record TableLimits
{
    /// <summary>The limits of an import.</summary>
    public static TableLimits Default { get; } = new();

    /// <summary>Rows with content under the header.</summary>
    public int MaxRows { get; init; } = 5_000;

    /// <summary>Columns up to the last one with content.</summary>
    public int MaxColumns { get; init; } = 60;

    /// <summary>Length of one cell in UTF-16 code units.</summary>
    public int MaxCellLength { get; init; } = 2_000;

    /// <summary>Size of the file as uploaded, in bytes.</summary>
    public int MaxFileBytes { get; init; } = 10 * 1024 * 1024;

    /// <summary>Sum of the unpacked sizes of everything in a workbook, in bytes.</summary>
    public long MaxUnpackedBytes { get; init; } = 50 * 1024 * 1024;

    /// <summary>How many times larger a part of a workbook may become when unpacked (real sheets stay under 100).</summary>
    public int MaxUnpackRatio { get; init; } = 200;

    /// <summary>Parts in a workbook: sheets, styles, pictures.</summary>
    public int MaxArchiveEntries { get; init; } = 500;
}
