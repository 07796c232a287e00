using System.Text;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Negotiations.Application.Calendars;
using Negotiations.Domain.Meetings;
using NodaTime;
using Calendar = Ical.Net.Calendar;
using Duration = NodaTime.Duration;

namespace Negotiations.Infrastructure.Calendars;

/// <summary>
/// Writes with Ical.Net. The zones of the places are told by the time zone database that NodaTime brings, for the wall clock of an event and for its VTIMEZONE alike, so that
/// both always give the instant that is stored.
/// </summary>
internal sealed class CalendarWriter : ICalendarWriter
{
    private const string World = "UTC";

    public byte[] Write(IEnumerable<CalendarEntry> entries, string address)
    {
        var calendar = new Calendar { ProductId = "-//Negotiations//Calendar//EN" };
        // A name, or programs show the address instead, and with it the secret; and how often to ask again.
        calendar.AddProperty("X-WR-CALNAME", "Negotiations");
        calendar.AddProperty("X-PUBLISHED-TTL", "PT1H");
        var told = entries.Where(e => e.HasDay).Select(e => (Entry: e, Zone: ZoneOf(e))).ToList();
        foreach (var zone in told.Where(t => t.Zone is not null).GroupBy(t => t.Zone!.Id, StringComparer.Ordinal).OrderBy(z => z.Key, StringComparer.Ordinal))
        {
            var instants = zone.SelectMany(t => new[] { t.Entry.StartsAt, t.Entry.EndsAt }).OfType<DateTimeOffset>().Select(Instant.FromDateTimeOffset).ToList();
            calendar.AddTimeZone(ToComponent(zone.First().Zone!, instants.Min(), instants.Max()));
        }

        foreach (var (entry, zone) in told)
        {
            calendar.Events.Add(ToEvent(entry, zone, $"{address}/processes/{entry.ProcessId}/meetings/{entry.Id}"));
        }

        return Encoding.UTF8.GetBytes(new CalendarSerializer().SerializeToString(calendar)!);
    }

    // A text of a calendar holds no control characters (RFC 5545, 3.3.11): with one, a strict reader refuses the whole file.
    private static string Text(string typed) => new([.. typed.Where(c => !char.IsControl(c) || c is '\n' or '\t')]);

    private static CalendarEvent ToEvent(CalendarEntry entry, DateTimeZone? zone, string page) => new()
    {
        // The key of the meeting: random, and of no use to whoever may not see it.
        Uid = entry.Id.ToString(),
        Summary = Text(entry.Title),
        Location = entry.Venue.Length > 0 ? Text(entry.Venue) : null,
        // Some programs show no URL.
        Description = page,
        Url = new Uri(page),
        Class = "PRIVATE",
        Status = entry.Status switch
        {
            MeetingStatus.Proposed => EventStatus.Tentative,
            MeetingStatus.Planned or MeetingStatus.Held => EventStatus.Confirmed,
            // Postponed as well: nobody is to travel on the day that it had.
            _ => EventStatus.Cancelled,
        },
        Sequence = entry.Revision,
        DtStamp = InWorld(entry.ChangedAt),
        LastModified = InWorld(entry.ChangedAt),
        DtStart = entry.StartsAt is { } start ? At(start, zone) : Day(entry.Date.Earliest),
        DtEnd = entry switch
        {
            { StartsAt: not null, EndsAt: { } end } => At(end, zone),
            { StartsAt: not null } => null,
            // The end of a day is not part of it.
            _ => Day(entry.Date.Latest.AddDays(1)),
        },
    };

    // None where the clock is that of UTC, where the database of zones does not know the place, or where the clock cannot say it: of an hour that comes twice, a local time means the first
    // (RFC 5545, 3.3.5). Then the instant is told.
    private static DateTimeZone? ZoneOf(CalendarEntry entry) =>
        entry.StartsAt is not null && entry.Zone != World && DateTimeZoneProviders.Tzdb.GetZoneOrNull(entry.Zone) is { } zone
            && new[] { entry.StartsAt, entry.EndsAt }.OfType<DateTimeOffset>().All(at => IsFirst(Instant.FromDateTimeOffset(at).InZone(zone)))
            ? zone
            : null;

    private static bool IsFirst(ZonedDateTime at) => at.Zone.MapLocal(at.LocalDateTime).First() == at;

    private static CalDateTime At(DateTimeOffset instant, DateTimeZone? zone) => zone is null
        ? InWorld(instant)
        : new CalDateTime(Instant.FromDateTimeOffset(instant).InZone(zone).ToDateTimeUnspecified(), zone.Id);

    private static CalDateTime InWorld(DateTimeOffset instant) => new(instant.UtcDateTime, CalDateTime.UtcTzId);

    private static CalDateTime Day(DateOnly day) => new(day);

    // Every change of the clocks from the one before the first event to a year after the last, as it was or will be. No rules: Ical.Net's own derive a rule from the changes that it
    // finds, and are wrong where the rule itself changed (Baku 2015, Tehran 2022).
    private static VTimeZone ToComponent(DateTimeZone zone, Instant first, Instant last)
    {
        var component = new VTimeZone(zone.Id);
        var changes = zone.GetZoneIntervals(new Interval(first - Duration.FromDays(366), last + Duration.FromDays(366)))
            .Select(i => (Interval: i, From: i.HasStart ? zone.GetUtcOffset(i.Start - Duration.Epsilon) : i.WallOffset));
        foreach (var same in changes.GroupBy(c => (c.From, To: c.Interval.WallOffset, c.Interval.Name, IsStandard: c.Interval.Savings == Offset.Zero)))
        {
            var (from, to, name, isStandard) = same.Key;
            var onsets = same.Select(c => Onset(c.Interval.HasStart ? c.Interval.Start : Instant.FromUtc(1970, 1, 1, 0, 0), from)).ToList();
            var observance = new VTimeZoneInfo(isStandard ? Components.Standard : Components.Daylight)
            {
                Start = onsets[0],
                OffsetFrom = new UtcOffset(from.ToTimeSpan()),
                OffsetTo = new UtcOffset(to.ToTimeSpan()),
                TimeZoneName = name,
            };
            foreach (var onset in onsets.Skip(1))
            {
                observance.RecurrenceDates.Add(onset);
            }

            component.Children.Add(observance);
        }

        return component;
    }

    // By the clock that ends then (RFC 5545, 3.6.5).
    private static CalDateTime Onset(Instant instant, Offset before) => new(instant.WithOffset(before).LocalDateTime.ToDateTimeUnspecified(), null);
}
