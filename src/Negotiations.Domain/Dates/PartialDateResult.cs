namespace Negotiations.Domain.Dates;

/// <summary>A part of a date, to say beside which box a problem belongs.</summary>
public enum DatePart
{
    Year,
    Month,
    Day,
}

/// <summary>A partial date, or what is wrong with what was given: exactly one of the two.</summary>
/// <param name="Value">The date, when there is one.</param>
/// <param name="Problem">One of <see cref="DateProblems"/>, when there is no date.</param>
/// <param name="Part">The part that is wrong, when the problem is in one part.</param>
public readonly record struct PartialDateResult(PartialDate? Value, string? Problem, DatePart? Part)
{
    internal static PartialDateResult Of(PartialDate value) => new(value, null, null);

    internal static PartialDateResult Wrong(string problem, DatePart? part = null) => new(null, problem, part);
}
