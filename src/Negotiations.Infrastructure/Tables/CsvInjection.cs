using System.Buffers;

namespace Negotiations.Infrastructure.Tables;

/// <summary>
/// Keeps spreadsheet programs from running a CSV's cells as formulas (OWASP, CSV injection): a cell that starts like a formula gets an
/// apostrophe in front, which those programs take as "this is text".
/// </summary>
/// <remarks>
/// A cell that starts like a formula <em>after its own apostrophes</em> gets one too, so that <see cref="Undo"/> always knows how many
/// were added: exactly one. Names that begin with an apostrophe, such as 'Abd, are left alone both ways.
/// </remarks>
internal static class CsvInjection
{
    // The full-width forms are taken for the plain ones by East Asian editions.
    private static readonly SearchValues<char> Dangerous = SearchValues.Create("=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20");

    public static string Escape(string cell) => StartsLikeFormula(cell) ? "'" + cell : cell;

    public static string Undo(string cell) => cell.StartsWith('\'') && StartsLikeFormula(cell) ? cell[1..] : cell;

    private static bool StartsLikeFormula(string cell)
    {
        var start = cell.AsSpan().TrimStart('\'');
        return !start.IsEmpty && Dangerous.Contains(start[0]);
    }
}
