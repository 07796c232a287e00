using System.Globalization;
using Negotiations.Application.Tables;

namespace Negotiations.Infrastructure.Tables;

/// <summary>Makes header and rows out of records, the same way for every format, within the limits.</summary>
internal static class TableShape
{
    /// <summary>Reads no further than the first broken limit.</summary>
    public static (IReadOnlyList<string> Header, IReadOnlyList<TableRow> Rows) Shape(IEnumerable<TableRow> records, TableLimits limits)
    {
        TableRow? header = null;
        var rows = new List<TableRow>();
        var width = 0;
        foreach (var record in records)
        {
            var used = UsedWidth(record.Cells);
            if (used == 0)
            {
                continue;
            }

            RefuseTooMuch(record, used, limits);
            width = Math.Max(width, used);
            if (header is null)
            {
                header = record;
            }
            else if (rows.Count == limits.MaxRows)
            {
                throw new TableUnreadable(
                    TableProblem.TooManyRows,
                    "The table has more than {0} rows. Split it into several files.",
                    limits.MaxRows);
            }
            else
            {
                rows.Add(record);
            }
        }

        if (header is null)
        {
            throw new TableUnreadable(TableProblem.Empty, "There is nothing in the table. Check that the right file was chosen.");
        }

        if (rows.Count == 0)
        {
            throw new TableUnreadable(
                TableProblem.NoRows,
                "The table has a header, but no rows under it. Fill in at least one row and upload the file again.");
        }

        return (Names(header.Cells, width), rows.ConvertAll(row => row with { Cells = Fit(row.Cells, width) }));
    }

    /// <summary>The letters under which spreadsheet programs know a column: 0 is A, 26 is AA.</summary>
    public static string ColumnLetters(int column)
    {
        var letters = "";
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        {
            letters = (char)('A' + ((rest - 1) % 26)) + letters;
        }

        return letters;
    }

    private static int UsedWidth(IReadOnlyList<string?> cells)
    {
        var width = cells.Count;
        while (width > 0 && string.IsNullOrWhiteSpace(cells[width - 1]))
        {
            width--;
        }

        return width;
    }

    private static void RefuseTooMuch(TableRow record, int used, TableLimits limits)
    {
        if (used > limits.MaxColumns)
        {
            throw new TableUnreadable(
                TableProblem.TooManyColumns,
                "Row {0} has something in column {1}, but a table may have {2} columns at most. Take out what is not needed.",
                record.Number,
                ColumnLetters(used - 1),
                limits.MaxColumns);
        }

        for (var column = 0; column < used; column++)
        {
            if (record.Cells[column]?.Length > limits.MaxCellLength)
            {
                throw new TableUnreadable(
                    TableProblem.CellTooLong,
                    "Cell {0} holds more than {1} characters. Shorten it and upload the file again.",
                    string.Create(CultureInfo.InvariantCulture, $"{ColumnLetters(column)}{record.Number}"),
                    limits.MaxCellLength);
            }
        }
    }

    private static List<string> Names(IReadOnlyList<string?> cells, int width)
    {
        var names = new List<string>(width);
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var column = 0; column < width; column++)
        {
            var given = column < cells.Count ? cells[column]?.Trim() : null;
            var name = string.IsNullOrEmpty(given) ? $"Column {ColumnLetters(column)}" : given;
            var unique = name;
            for (var n = 2; !taken.Add(unique); n++)
            {
                unique = string.Create(CultureInfo.InvariantCulture, $"{name} ({n})");
            }

            names.Add(unique);
        }

        return names;
    }

    private static string?[] Fit(IReadOnlyList<string?> cells, int width)
    {
        var fitted = new string?[width];
        for (var column = 0; column < width && column < cells.Count; column++)
        {
            fitted[column] = string.IsNullOrWhiteSpace(cells[column]) ? null : cells[column];
        }

        return fitted;
    }
}
