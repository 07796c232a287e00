using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;
using Negotiations.Domain.Dates;

namespace Negotiations.Web.Look;

/// <summary>
/// A partial date as it stands in a form: three boxes, any of which may be empty, and how sure it is; for an interval the
/// same again for its end. The boxes are text, so that what was typed wrongly comes back as it was.
/// </summary>
public sealed record PartialDateInput
{
    public string? Day { get; init; }

    public string? Month { get; init; }

    public string? Year { get; init; }

    public DateQualifier Qualifier { get; init; }

    public string? ToDay { get; init; }

    public string? ToMonth { get; init; }

    public string? ToYear { get; init; }

    public DateQualifier ToQualifier { get; init; }

    /// <summary>Whether an end is given.</summary>
    public bool HasEnd => Given(ToDay, ToMonth, ToYear);

    /// <summary>The boxes for a date that is there already; empty ones for none.</summary>
    public static PartialDateInput From(PartialDate? date)
    {
        if (date is not { } given)
        {
            return new();
        }

        var start = given.Start;
        var input = new PartialDateInput { Day = Digits(start.Day), Month = Digits(start.Month), Year = Digits(start.Year), Qualifier = start.Qualifier };
        return given.IsInterval
            ? input with { ToDay = Digits(given.End.Day), ToMonth = Digits(given.End.Month), ToYear = Digits(given.End.Year), ToQualifier = given.End.Qualifier }
            : input;
    }

    /// <summary>
    /// The date in the boxes, or null if they are empty or wrong; what is wrong is put beside its box,
    /// under <paramref name="field"/>, in the reader's language.
    /// </summary>
    public PartialDate? Read(string field, ModelStateDictionary problems, IStringLocalizer texts)
    {
        if (!HasEnd && !Given(Day, Month, Year))
        {
            return null;
        }

        var start = One(Year, Month, Day, Qualifier, "");
        var end = HasEnd ? One(ToYear, ToMonth, ToDay, ToQualifier, "To") : null;
        if (start is null || !HasEnd)
        {
            return start;
        }

        return end is null ? null : Accepted(PartialDate.Between(start.Value, end.Value), "");

        PartialDate? One(string? year, string? month, string? day, DateQualifier qualifier, string prefix)
        {
            if (!Number(year, DateProblems.YearOutOfRange, $"{prefix}{nameof(Year)}", out var y)
                | !Number(month, DateProblems.MonthOutOfRange, $"{prefix}{nameof(Month)}", out var m)
                | !Number(day, DateProblems.DayOutOfRange, $"{prefix}{nameof(Day)}", out var d))
            {
                return null;
            }

            return Accepted(PartialDate.FromParts(y, m, d, qualifier), prefix);
        }

        bool Number(string? typed, string problem, string part, out int? number)
        {
            number = null;
            if (string.IsNullOrWhiteSpace(typed))
            {
                return true;
            }

            if (int.TryParse(WithAsciiDigits(typed.Trim()), NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            {
                number = value;
                return true;
            }

            problems.AddModelError($"{field}.{part}", texts[problem]);
            return false;
        }

        PartialDate? Accepted(PartialDateResult result, string prefix)
        {
            if (result.Problem is { } problem)
            {
                problems.AddModelError(result.Part is { } part ? $"{field}.{prefix}{part}" : field, texts[problem]);
            }

            return result.Value;
        }
    }

    private static bool Given(params ReadOnlySpan<string?> boxes)
    {
        foreach (var box in boxes)
        {
            if (!string.IsNullOrWhiteSpace(box))
            {
                return true;
            }
        }

        return false;
    }

    // Keyboards of some languages write other digits, e.g. ١٩٨٧; they mean the same.
    private static string WithAsciiDigits(string typed) =>
        string.Concat(typed.Select(c => CharUnicodeInfo.GetDecimalDigitValue(c) is >= 0 and var digit ? (char)('0' + digit) : c));

    private static string? Digits(int? part) => part?.ToString(CultureInfo.InvariantCulture);
}
