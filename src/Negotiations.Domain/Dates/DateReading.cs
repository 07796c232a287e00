namespace Negotiations.Domain.Dates;

/// <summary>Which of two small numbers comes first in a file's dates, as far as anybody can say.</summary>
public enum DateOrder
{
    DayFirst,
    MonthFirst,
}

/// <summary>
/// What was made of a typed date: a date, or a problem, or neither when nothing was typed. A suggestion is never taken
/// over by itself; it is offered to whoever can know.
/// </summary>
/// <param name="Value">The date, when there was only one way to read it.</param>
/// <param name="Problem">One of <see cref="DateProblems"/>, when there was none or several.</param>
/// <param name="Suggestions">What may have been meant, the likeliest first; empty when there is no problem.</param>
public sealed record DateReading(PartialDate? Value, string? Problem, IReadOnlyList<PartialDate> Suggestions)
{
    /// <summary>Nothing was typed.</summary>
    public static DateReading Nothing { get; } = new(null, null, []);

    internal static DateReading Of(PartialDate value) => new(value, null, []);

    internal static DateReading Wrong(string problem, params IEnumerable<PartialDate?> suggestions) =>
        new(null, problem, [.. suggestions.OfType<PartialDate>().Distinct()]);
}
