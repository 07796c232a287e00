using Negotiations.Domain.Dates;

namespace Negotiations.Domain.Meetings;

/// <summary>
/// When a meeting is: the date on the calendar of its venue, as far as it is known, and, where the clock is known, its beginning and end as instants.
/// The zone is the venue's; of a call, the one that its time was agreed in.
/// </summary>
public sealed record MeetingTime
{
    private MeetingTime(PartialDate date, string zone, DateTimeOffset? startsAt, DateTimeOffset? endsAt)
    {
        Date = date;
        Zone = zone;
        StartsAt = startsAt;
        EndsAt = endsAt;
    }

    /// <summary>The date at the venue.</summary>
    public PartialDate Date { get; }

    /// <summary>IANA name of the venue's time zone.</summary>
    public string Zone { get; }

    /// <summary>When it begins; none where only the date is known.</summary>
    public DateTimeOffset? StartsAt { get; }

    /// <summary>When it ends; none where that is not known.</summary>
    public DateTimeOffset? EndsAt { get; }

    /// <summary>Where it stands among other meetings: its beginning, or that of the first day that its date covers.</summary>
    public DateTimeOffset Order => StartsAt ?? Instant(Date.Earliest, TimeOnly.MinValue, TimeZoneInfo.FindSystemTimeZoneById(Zone));

    /// <summary>Reads what is told by the clock of the venue.</summary>
    /// <param name="date">The date there.</param>
    /// <param name="start">When it begins.</param>
    /// <param name="end">When it ends; not after the beginning means on the next day.</param>
    /// <param name="zone">IANA name of the zone.</param>
    /// <exception cref="RuleViolation">A time without a full date, an end without a beginning, or a time that the clocks there leave out.</exception>
    public static MeetingTime At(PartialDate date, TimeOnly? start, TimeOnly? end, string zone)
    {
        if (start is null)
        {
            return end is null
                ? new(date, zone, null, null)
                : throw new RuleViolation("meeting.end-needs-start", "Say when it begins, too, or leave the end empty.");
        }

        if (date is not { IsInterval: false, Day: not null })
        {
            throw new RuleViolation("meeting.time-needs-day", "A time needs the whole date: day, month and year.");
        }

        var place = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var begins = Instant(date.Earliest, start.Value, place);
        if (end is not { } last)
        {
            return new(date, zone, begins, null);
        }

        return new(date, zone, begins, Instant(last > start ? date.Earliest : date.Earliest.AddDays(1), last, place));
    }

    // Where clocks are put back, an hour comes twice: the first one is meant, until somebody says otherwise by choosing UTC as the zone.
    private static DateTimeOffset Instant(DateOnly day, TimeOnly time, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(time);
        if (zone.IsInvalidTime(local))
        {
            // A day that has no midnight begins when its clocks do.
            return time == TimeOnly.MinValue
                ? Instant(day, new TimeOnly(1, 0), zone)
                : throw new RuleViolation("meeting.time-exists", "On this day the clocks there skip {0:HH\\:mm}. Correct the time or the time zone.", time);
        }

        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}
