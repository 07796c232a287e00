using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Negotiations.Application.Tables;

/// <summary>A file is refused; the message says to the user what is wrong with it and what to do.</summary>
/// <param name="problem">What is wrong, for code.</param>
/// <param name="template">English text with placeholders, which is also the key of its translations. Never holds what a cell says.</param>
/// <param name="arguments">What the placeholders stand for: numbers, places in the sheet.</param>
[SuppressMessage("Naming", "CA1710", Justification = "Named for what happened, as the broken rules of the domain are.")]
public sealed class TableUnreadable(TableProblem problem, string template, params object[] arguments)
    : Exception(string.Format(CultureInfo.InvariantCulture, template, arguments))
{
    /// <summary>What is wrong, for code.</summary>
    public TableProblem Problem { get; } = problem;

    /// <summary>English text with placeholders.</summary>
    public string Template { get; } = template;

    /// <summary>What the placeholders stand for.</summary>
    public IReadOnlyList<object> Arguments { get; } = arguments;
}

/// <summary>Why a file was refused.</summary>
public enum TableProblem
{
    /// <summary>The name ends in something other than .csv, .tsv, .txt or .xlsx.</summary>
    UnknownKind,

    /// <summary>The content isn't what the name's ending promises.</summary>
    WrongContent,

    /// <summary>A workbook of Excel 97–2003.</summary>
    OldExcel,

    /// <summary>Encrypted with a password.</summary>
    PasswordProtected,

    /// <summary>Cut off or damaged.</summary>
    Damaged,

    /// <summary>More bytes than allowed.</summary>
    TooLarge,

    /// <summary>Would unpack to more than allowed.</summary>
    UnpacksTooLarge,

    /// <summary>No content at all.</summary>
    Empty,

    /// <summary>A header and nothing under it.</summary>
    NoRows,

    /// <summary>More rows than allowed.</summary>
    TooManyRows,

    /// <summary>More columns than allowed.</summary>
    TooManyColumns,

    /// <summary>A cell with more text than allowed.</summary>
    CellTooLong,

    /// <summary>Bytes that aren't text in any encoding that is known here.</summary>
    NotText,

    /// <summary>A quotation mark that is never closed, or closed too early: where cells end is anyone's guess.</summary>
    StrayQuote,

    /// <summary>A formula whose result isn't stored in the file.</summary>
    FormulaWithoutResult,
}
