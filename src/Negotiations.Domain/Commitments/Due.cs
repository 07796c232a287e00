using Negotiations.Domain.Dates;

namespace Negotiations.Domain.Commitments;

/// <summary>
/// By when something is to be done: by a date, as far as it is known, or within some days of an event. It passes when the last day that it covers has ended at its place.
/// </summary>
public sealed record Due
{
    /// <summary>Longest description of an event.</summary>
    public const int EventLength = 200;

    /// <summary>Most days after an event.</summary>
    public const int MostDays = 3650;

    private static readonly TimeSpan EasternmostOffset = TimeSpan.FromHours(14);
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(15);

    private Due(string zone) => Zone = zone;

    /// <summary>The date: as given, or counted from the event. None while the event has not happened, or where nothing was agreed.</summary>
    public PartialDate? On { get; private init; }

    /// <summary>IANA name of the zone in which the day ends.</summary>
    public string Zone { get; }

    /// <summary>Within how many days of the event: the last of them is the day it is due.</summary>
    public int? WithinDays { get; private init; }

    /// <summary>The event, in words.</summary>
    public string Event { get; private init; } = "";

    /// <summary>The day of the event, once it has happened.</summary>
    public PartialDate? EventOn { get; private init; }

    /// <summary>The first instant, UTC, at which it is no longer in time.</summary>
    public DateTimeOffset? At => On is { } date ? EndOf(date.Latest, Zone) : null;

    /// <summary>No date was agreed.</summary>
    public static Due Never(string zone) => new(zone);

    /// <summary>By a date.</summary>
    /// <param name="date">A day, a month or a year.</param>
    /// <param name="zone">IANA name of the zone in which the day ends.</param>
    /// <exception cref="RuleViolation">It is a range.</exception>
    public static Due By(PartialDate date, string zone) => date.IsInterval
        ? throw new RuleViolation("commitment.one-date", "Give one date by which it is due, not a range.")
        : new(zone) { On = date };

    /// <summary>Within some days of an event.</summary>
    /// <param name="days">How many.</param>
    /// <param name="of">The event, in words.</param>
    /// <param name="happened">Its day, once it has happened.</param>
    /// <param name="zone">IANA name of the zone in which days end.</param>
    /// <param name="now">Server time.</param>
    /// <exception cref="RuleViolation">The day of the event is not known to the day, or is to come.</exception>
    public static Due Within(int days, string of, PartialDate? happened, string zone, DateTimeOffset now)
    {
        var due = new Due(zone) { WithinDays = days, Event = of };
        if (happened is not { } day)
        {
            return due;
        }

        if (day is not { IsInterval: false, Day: not null })
        {
            throw new RuleViolation("commitment.event-needs-day", "To count days from the event, its whole date is needed: day, month and year.") { Field = nameof(EventOn) };
        }

        if (day.Earliest > DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(zone)).DateTime))
        {
            throw new RuleViolation("commitment.event-to-come", "This date is to come. Leave the day of the event empty until it has happened.") { Field = nameof(EventOn) };
        }

        return due with { EventOn = day, On = PartialDate.On(day.Earliest.AddDays(days)) };
    }

    // The first instant at which the calendar there shows another day. Asked of the clock, step by step: midnights are skipped, come twice, and once a whole day was left out.
    private static DateTimeOffset EndOf(DateOnly day, string zone)
    {
        var place = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var instant = new DateTimeOffset(day.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) - EasternmostOffset;
        while (DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, place).DateTime) <= day)
        {
            instant += Step;
        }

        return instant;
    }
}
