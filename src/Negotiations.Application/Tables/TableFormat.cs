namespace Negotiations.Application.Tables;

/// <summary>The kinds of file in which tables come and go.</summary>
public enum TableFormat
{
    /// <summary>Text, one record a line (RFC 4180).</summary>
    Csv,

    /// <summary>Excel workbook (ECMA-376, Office Open XML).</summary>
    Xlsx,
}
