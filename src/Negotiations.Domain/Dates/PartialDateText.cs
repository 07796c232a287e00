using System.Globalization;

namespace Negotiations.Domain.Dates;

/// <summary>Puts a partial date into words for a reader: "7 Feb 1979", "May 2002", "about 1995", "1985 to 1989".</summary>
public static class PartialDateText
{
    private const string About = "about {0}";
    private const string Uncertain = "{0} (uncertain)";
    private const string AboutAndUncertain = "about {0} (uncertain)";
    private const string Interval = "{0} to {1}";

    /// <summary>The templates that <see cref="Format"/> asks a translation for; {0} and {1} are dates.</summary>
    public static IReadOnlyList<string> Templates { get; } = [About, Uncertain, AboutAndUncertain, Interval];

    /// <summary>
    /// Writes the date with the culture's month names, but always in the Gregorian calendar and with the digits 0 to 9,
    /// so that a year on a Persian or Arabic page is the year on the form.
    /// </summary>
    /// <param name="date">The date.</param>
    /// <param name="culture">Whose month names are used.</param>
    /// <param name="translate">Gives the reader's text for one of <see cref="Templates"/>.</param>
    public static string Format(PartialDate date, CultureInfo culture, Func<string, string> translate)
    {
        var gregorian = Gregorian(culture);
        return date.IsInterval
            ? Fill(translate(Interval), One(date.Start, gregorian, translate), One(date.End, gregorian, translate))
            : One(date, gregorian, translate);
    }

    private static string One(PartialDate date, DateTimeFormatInfo months, Func<string, string> translate)
    {
        var plain = date switch
        {
            { Month: null } => date.Earliest.ToString("yyyy", CultureInfo.InvariantCulture),
            { Day: null } => date.Earliest.ToString("MMMM yyyy", months),
            _ => date.Earliest.ToString("d MMM yyyy", months),
        };
        return date.Qualifier switch
        {
            DateQualifier.About => Fill(translate(About), plain),
            DateQualifier.Uncertain => Fill(translate(Uncertain), plain),
            DateQualifier.AboutAndUncertain => Fill(translate(AboutAndUncertain), plain),
            _ => plain,
        };
    }

    private static string Fill(string template, params object[] dates) =>
        string.Format(CultureInfo.InvariantCulture, template, dates);

    /// <summary>Some cultures keep another calendar by default (Persian, Umm al-Qura, Buddhist); nearly all know the Gregorian one too.</summary>
    private static DateTimeFormatInfo Gregorian(CultureInfo culture)
    {
        if (culture.DateTimeFormat.Calendar is GregorianCalendar)
        {
            return culture.DateTimeFormat;
        }

        if (culture.OptionalCalendars.OfType<GregorianCalendar>().FirstOrDefault() is not { } calendar)
        {
            return DateTimeFormatInfo.InvariantInfo;
        }

        var months = (DateTimeFormatInfo)culture.DateTimeFormat.Clone();
        months.Calendar = calendar;
        return months;
    }
}
