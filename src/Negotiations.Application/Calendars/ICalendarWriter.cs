namespace Negotiations.Application.Calendars;

/// <summary>Writes files for calendar programs (iCalendar, RFC 5545).</summary>
public interface ICalendarWriter
{
    /// <summary>The file, UTF-8. What has no day is left out.</summary>
    /// <param name="entries">The meetings.</param>
    /// <param name="address">Address of the application, without a slash at its end.</param>
    byte[] Write(IEnumerable<CalendarEntry> entries, string address);
}
