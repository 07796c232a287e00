using Negotiations.Application.Access;
using Negotiations.Domain;
using Negotiations.Domain.Dates;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Processes;

namespace Negotiations.Application.Calendars;

/// <summary>
/// A meeting as a calendar shows it. Where it has an opaque title, the title and the place are left out by the query itself; agenda, participants and summary are never
/// in a calendar, which goes to telephones and to strangers' servers.
/// </summary>
public sealed record CalendarEntry
{
    /// <summary>Key of the meeting.</summary>
    public required Id<Meeting> Id { get; init; }

    /// <summary>Its process.</summary>
    public required Id<Process> ProcessId { get; init; }

    /// <summary>Its title, or what is shown instead.</summary>
    public required string Title { get; init; }

    /// <summary>Whether something else than the title is shown.</summary>
    public required bool IsOpaque { get; init; }

    /// <summary>The place; nothing where the title is opaque.</summary>
    public required string Venue { get; init; }

    /// <summary>Where it stands.</summary>
    public required MeetingStatus Status { get; init; }

    /// <summary>The date at the place.</summary>
    public required PartialDate Date { get; init; }

    /// <summary>IANA name of the zone of the place.</summary>
    public required string Zone { get; init; }

    /// <summary>When it begins; none where only the date is known.</summary>
    public required DateTimeOffset? StartsAt { get; init; }

    /// <summary>When it ends, if that is known.</summary>
    public required DateTimeOffset? EndsAt { get; init; }

    /// <summary>How often what is shown here changed.</summary>
    public required int Revision { get; init; }

    /// <summary>When what is shown here changed last.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>Whether a calendar has a place for it: a month or a year alone is no day.</summary>
    public bool HasDay => HasDayIn(Date);

    /// <summary>Whether a date is known to the day, or is an interval from a day to a day.</summary>
    public static bool HasDayIn(PartialDate date) => date.Start.Day is not null && date.End.Day is not null;

    /// <summary>Meetings as calendars show them.</summary>
    internal static IQueryable<CalendarEntry> Of(IQueryable<Meeting> meetings) => meetings.Select(m => new CalendarEntry
    {
        Id = m.Id,
        ProcessId = m.ProcessId,
        Title = m.CalendarTitle != "" ? m.CalendarTitle : m.Title,
        IsOpaque = m.CalendarTitle != "",
        Venue = m.CalendarTitle != "" ? "" : m.Venue,
        Status = m.Status,
        Date = m.Date,
        Zone = m.Zone,
        StartsAt = m.StartsAt,
        EndsAt = m.EndsAt,
        Revision = m.CalendarRevision,
        ChangedAt = m.CalendarChangedAt,
    });
}

/// <summary>What the feed of an account holds.</summary>
public static class CalendarFeed
{
    /// <summary>Most meetings in a feed.</summary>
    public const int Most = 2000;

    /// <summary>How far back it goes.</summary>
    public static readonly TimeSpan Past = TimeSpan.FromDays(90);

    /// <summary>Meetings of all processes in which the viewer may read them, from a while ago to the last that is planned.</summary>
    /// <param name="db">The database, for a viewer that is <see cref="Viewer.Everywhere"/>.</param>
    /// <param name="viewer">The viewer.</param>
    /// <param name="now">Now.</param>
    public static IQueryable<CalendarEntry> Of(INegotiationsDb db, Viewer viewer, DateTimeOffset now)
    {
        var (processes, since) = (ProcessesOf(viewer), now - Past);
        return CalendarEntry.Of(db.Meetings.Where(m => processes.Contains(m.ProcessId) && m.Order >= since).OrderBy(m => m.Order).ThenBy(m => m.Id).Take(Most));
    }

    /// <summary>The processes in which the viewer may read meetings at all.</summary>
    public static IReadOnlyList<Id<Process>> ProcessesOf(Viewer viewer) =>
        [.. viewer.Seats.Select(s => s.ProcessId).Where(process => viewer.In(process).May(Permission.ReadMeetings))];
}
