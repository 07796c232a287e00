namespace Negotiations.Domain.Dates;

/// <summary>
/// What can be wrong with a date, in words for the person who wrote it. Every text is fixed, without places to fill,
/// so that each is its own key for translation.
/// </summary>
public static class DateProblems
{
    public const string YearMissing = "Write the year, or leave the whole date empty.";
    public const string MonthMissing = "Write the month too, or leave the day empty.";
    public const string YearOutOfRange = "Write a year from 1800 to 2199, in the Gregorian calendar.";
    public const string MonthOutOfRange = "Write a month from 1 to 12.";
    public const string DayOutOfRange = "Write a day from 1 to 31.";
    public const string No30February = "There is no 30 February.";
    public const string No31February = "There is no 31 February.";
    public const string No29FebruaryThatYear = "There was no 29 February in that year.";
    public const string No31April = "There is no 31 April.";
    public const string No31June = "There is no 31 June.";
    public const string No31September = "There is no 31 September.";
    public const string No31November = "There is no 31 November.";
    public const string EndBeforeStart = "The second date is before the first one.";
    public const string TooLong = "This is too long for a date. Write a date such as 31.12.1998, 12.1998 or 1998.";
    public const string Unreadable = "This could not be read as a date. Write a date such as 31.12.1998, 12.1998 or 1998.";
    public const string TwoDigitYear = "Write the year with four digits.";
    public const string DayOrMonthFirst = "The day and the month could be either way round. Write the date as 1998-12-31, or the month as a word.";
    public const string ZeroForUnknown = "Leave out the parts that are not known, rather than writing zeros.";
    public const string TimeOfDay = "This has a time of day. Write the date only.";
    public const string SpreadsheetNumber = "This is the number a spreadsheet keeps for a date. Format the column as a date.";

    /// <summary>All of them, for translators and the tests that look for missing translations.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        YearMissing, MonthMissing, YearOutOfRange, MonthOutOfRange, DayOutOfRange, No30February, No31February,
        No29FebruaryThatYear, No31April, No31June, No31September, No31November, EndBeforeStart, TooLong, Unreadable,
        TwoDigitYear, DayOrMonthFirst, ZeroForUnknown, TimeOfDay, SpreadsheetNumber,
    ];
}
