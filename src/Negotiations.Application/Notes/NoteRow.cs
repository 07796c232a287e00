using Negotiations.Application.Access;
using Negotiations.Domain;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Notes;
using Negotiations.Domain.Parties;

namespace Negotiations.Application.Notes;

/// <summary>
/// A note as it may be read. Everything that shows notes reads them through <see cref="Of"/>: under the Chatham House Rule it names no speaker, to nobody and nowhere.
/// </summary>
public sealed record NoteRow
{
#pragma warning disable CS1591 // each is told by the note
    public Id<Note> Id { get; init; }
    public Id<Meeting> MeetingId { get; init; }
    public NoteReach Reach { get; init; }
    public Id<Party>? OwnerId { get; init; }
    public DateTimeOffset At { get; init; }
    public string Text { get; init; } = "";
    public Capacity? SpeakerAs { get; init; }
    public Id<Party>? SpeakerPartyId { get; init; }
    public string Speaker { get; init; } = "";
    public Id<AgendaItem>? AgendaItemId { get; init; }
    public string? AgendaTitle { get; init; }
    public Conveyance? Conveyance { get; init; }
    public DateTimeOffset KeptAt { get; init; }
    public string KeptBy { get; init; } = "";
    public Guid KeptById { get; init; }
    public DateTimeOffset ChangedAt { get; init; }
    public string ChangedBy { get; init; } = "";
    public Guid VersionToken { get; init; }
    public string Zone { get; init; } = "";
#pragma warning restore CS1591

    /// <summary>Whether it was kept under the Chatham House Rule: who spoke is not said.</summary>
    public bool WithoutAttribution { get; init; }

    // A line that failed for a while makes nothing later.
    private static readonly TimeSpan Later = TimeSpan.FromHours(1);

    /// <summary>Whether it was written down long after it was said.</summary>
    public bool IsLater => KeptAt - At > Later;

    /// <summary>Who may read it.</summary>
    public PageAudience Audience => OwnerId is null ? PageAudience.Mediators : PageAudience.DelegationAndMediators;

    /// <summary>All notes that the viewer may read, without those that were taken out.</summary>
    internal static IQueryable<NoteRow> Of(INegotiationsDb db) =>
        from note in db.Notes
        where !note.TakenOut
        join meeting in db.Meetings on note.MeetingId equals meeting.Id
        join item in db.AgendaItems on note.AgendaItemId equals item.Id into items
        from point in items.DefaultIfEmpty()
        let nameless = meeting.WithoutAttribution || (point != null && point.WithoutAttribution)
        select new NoteRow
        {
            Id = note.Id,
            MeetingId = note.MeetingId,
            Reach = note.Reach,
            OwnerId = note.OwnerId,
            At = note.At,
            Text = note.Text,
            SpeakerAs = nameless ? null : note.SpeakerAs,
            SpeakerPartyId = nameless ? null : note.SpeakerPartyId,
            Speaker = nameless ? "" : note.Speaker,
            AgendaItemId = note.AgendaItemId,
            AgendaTitle = point == null ? null : point.Title,
            Conveyance = note.Conveyance,
            KeptAt = note.KeptAt,
            KeptBy = note.KeptBy,
            KeptById = note.KeptById,
            ChangedAt = note.ChangedAt,
            ChangedBy = note.ChangedBy,
            VersionToken = note.VersionToken,
            Zone = meeting.Zone,
            WithoutAttribution = nameless,
        };
}
