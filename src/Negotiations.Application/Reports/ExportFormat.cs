namespace Negotiations.Application.Reports;

/// <summary>In which form a list leaves the application.</summary>
public enum ExportFormat
{
    /// <summary>For reading and filing: A4, tagged.</summary>
    Pdf,

    /// <summary>Excel workbook; can be imported again.</summary>
    Xlsx,

    /// <summary>Comma-separated values; can be imported again.</summary>
    Csv,

    /// <summary>A page to print from the reader's own browser.</summary>
    Print,
}
