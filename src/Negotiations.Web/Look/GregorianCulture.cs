using System.Globalization;

namespace Negotiations.Web.Look;

/// <summary>The reader's culture with the calendar that dates are recorded in: Persian and some Arabic cultures count years otherwise.</summary>
public static class GregorianCulture
{
    public static CultureInfo Current
    {
        get
        {
            var culture = CultureInfo.CurrentUICulture;
            if (culture.DateTimeFormat.Calendar is GregorianCalendar)
            {
                return culture;
            }

            var same = (CultureInfo)culture.Clone();
            // A culture that has no Gregorian calendar at all takes the invariant's words for its dates.
            if (same.OptionalCalendars.OfType<GregorianCalendar>().FirstOrDefault() is { } calendar)
            {
                same.DateTimeFormat.Calendar = calendar;
            }
            else
            {
                same.DateTimeFormat = (DateTimeFormatInfo)CultureInfo.InvariantCulture.DateTimeFormat.Clone();
            }

            return same;
        }
    }
}
