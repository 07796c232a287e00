using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Parties;
using Negotiations.Domain;
using Negotiations.Domain.Dates;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Parties;
using Negotiations.Domain.Records;

namespace Negotiations.Application.Records;

/// <summary>
/// A record as its readers read it. Everything that shows one reads its lines through <see cref="LineRow"/> or <see cref="ParagraphRow"/>: under the Chatham House Rule they name nobody, to nobody and
/// nowhere, also where the rule came after what was approved.
/// </summary>
public sealed record RecordText
{
    /// <summary>What the meeting is called.</summary>
    public required string Title { get; init; }

    /// <summary>In what form people met.</summary>
    public required MeetingFormat Format { get; init; }

    /// <summary>The date at the venue.</summary>
    public required PartialDate Date { get; init; }

    /// <summary>The venue's zone.</summary>
    public required string Zone { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset? StartsAt { get; init; }

    /// <summary>When it ended.</summary>
    public required DateTimeOffset? EndsAt { get; init; }

    /// <summary>Where.</summary>
    public required string Venue { get; init; }

    /// <summary>Whether nobody is named in it, neither as a speaker nor as a participant.</summary>
    public required bool WithoutAttribution { get; init; }

    /// <summary>Who took part.</summary>
    public required IReadOnlyList<RecordPerson> Participants { get; init; }

    /// <summary>The text.</summary>
    public required IReadOnlyList<RecordSection> Sections { get; init; }

    /// <summary>The parties, for their marks.</summary>
    public required IReadOnlyList<PartyMark> Parties { get; init; }

    /// <summary>The mark of a party.</summary>
    public PartyMark? MarkOf(Id<Party>? party) => Parties.FirstOrDefault(p => p.Id == party);
}

/// <summary>Somebody who took part.</summary>
public sealed record RecordPerson(string Name, string Office, Capacity Capacity, Id<Party>? PartyId);

/// <summary>A part of a record.</summary>
/// <param name="Part">Which.</param>
/// <param name="AgendaItemId">The point of the agenda, where it is one.</param>
/// <param name="Heading">What the point is called.</param>
/// <param name="WithoutAttribution">Whether nobody is told who said what in it.</param>
/// <param name="Passages">Its paragraphs.</param>
public sealed record RecordSection(RecordPart Part, Id<AgendaItem>? AgendaItemId, string Heading, bool WithoutAttribution, IReadOnlyList<RecordPassage> Passages);

/// <summary>A paragraph.</summary>
/// <param name="ParagraphId">The same in every version.</param>
/// <param name="LineId">The line of a frozen version; none of a working copy.</param>
/// <param name="Text">What it says.</param>
/// <param name="Speaker">Who said it.</param>
public sealed record RecordPassage(Id<RecordParagraph> ParagraphId, Id<RecordLine>? LineId, string Text, RecordSpeaker Speaker);

/// <summary>Who said something.</summary>
/// <param name="As">As what; none where nobody is named.</param>
/// <param name="PartyId">For which party.</param>
/// <param name="Name">Name; may be empty where a side spoke.</param>
public sealed record RecordSpeaker(Capacity? As, Id<Party>? PartyId, string Name)
{
    /// <summary>Whether nobody is named.</summary>
    public bool IsNobody => As is null && PartyId is null && Name.Length == 0;
}

/// <summary>A line of a frozen version as it may be read.</summary>
internal sealed record LineRow
{
    public Id<RecordLine> Id { get; init; }

    public Id<RecordVersion> VersionId { get; init; }

    public Id<RecordParagraph>? ParagraphId { get; init; }

    public int Position { get; init; }

    public RecordPart Part { get; init; }

    public Id<AgendaItem>? AgendaItemId { get; init; }

    public string Heading { get; init; } = "";

    public string Text { get; init; } = "";

    public Capacity? SpeakerAs { get; init; }

    public Id<Party>? SpeakerPartyId { get; init; }

    public string Speaker { get; init; } = "";

    public bool WithoutAttribution { get; init; }

    /// <summary>Whether it would name somebody if the rule did not hold.</summary>
    public bool Hides { get; init; }

    /// <summary>All lines that the viewer may read. Whoever reads a version reads its meeting.</summary>
    public static IQueryable<LineRow> Of(INegotiationsDb db) =>
        from line in db.RecordLines.AsNoTracking()
        join version in db.RecordVersions on line.VersionId equals version.Id
        join meeting in db.Meetings on version.MeetingId equals meeting.Id
        join item in db.AgendaItems on line.AgendaItemId equals item.Id into items
        from point in items.DefaultIfEmpty()
        let nameless = meeting.WithoutAttribution || (point != null && point.WithoutAttribution)
        select new LineRow
        {
            Id = line.Id,
            VersionId = line.VersionId,
            ParagraphId = line.ParagraphId,
            Position = line.Position,
            Part = line.Part,
            AgendaItemId = line.AgendaItemId,
            Heading = line.Heading,
            // Of a participant, the text is the office, which tells who it is.
            Text = nameless && line.Part == RecordPart.Participant ? "" : line.Text,
            SpeakerAs = nameless ? null : line.SpeakerAs,
            SpeakerPartyId = nameless ? null : line.SpeakerPartyId,
            Speaker = nameless ? "" : line.Speaker,
            WithoutAttribution = nameless,
            Hides = nameless && (line.SpeakerAs != null || line.SpeakerPartyId != null || line.Speaker != ""),
        };

    /// <summary>Who took part.</summary>
    public static IReadOnlyList<RecordPerson> Participants(IEnumerable<LineRow> lines) =>
        [.. lines.Where(l => l is { Part: RecordPart.Participant, WithoutAttribution: false }).Select(l => new RecordPerson(l.Speaker, l.Text, l.SpeakerAs!.Value, l.SpeakerPartyId))];

    /// <summary>The parts, in order.</summary>
    public static IReadOnlyList<RecordSection> Sections(IEnumerable<LineRow> lines) =>
    [
        .. lines.Where(l => l.Part != RecordPart.Participant).GroupBy(l => (l.Part, l.AgendaItemId)).Select(g => new RecordSection(
            g.Key.Part,
            g.Key.AgendaItemId,
            g.First().Heading,
            g.First().WithoutAttribution,
            [.. g.Select(l => new RecordPassage(l.ParagraphId!.Value, l.Id, l.Text, new RecordSpeaker(l.SpeakerAs, l.SpeakerPartyId, l.Speaker)))])),
    ];
}

/// <summary>A paragraph of a working copy as it may be read.</summary>
internal sealed record ParagraphRow
{
    public Id<RecordParagraph> Id { get; init; }

    public Id<SharedRecord> RecordId { get; init; }

    public int Position { get; init; }

    public RecordPart Part { get; init; }

    public Id<AgendaItem>? AgendaItemId { get; init; }

    public string Text { get; init; } = "";

    public Capacity? SpeakerAs { get; init; }

    public Id<Party>? SpeakerPartyId { get; init; }

    public string Speaker { get; init; } = "";

    public bool WithoutAttribution { get; init; }

    public int PointPosition { get; init; }

    public string PointTitle { get; init; } = "";

    public RecordSpeaker Said => new(SpeakerAs, SpeakerPartyId, Speaker);

    /// <summary>The paragraphs of a meeting's record, in the order in which they are read.</summary>
    public static async Task<IReadOnlyList<ParagraphRow>> OfAsync(INegotiationsDb db, Id<SharedRecord> record, CancellationToken cancellationToken)
    {
        var rows = await (
            from paragraph in db.RecordParagraphs.AsNoTracking()
            where paragraph.RecordId == record
            join shared in db.SharedRecords on paragraph.RecordId equals shared.Id
            join meeting in db.Meetings on shared.MeetingId equals meeting.Id
            join item in db.AgendaItems on paragraph.AgendaItemId equals item.Id into items
            from point in items.DefaultIfEmpty()
            let nameless = meeting.WithoutAttribution || (point != null && point.WithoutAttribution)
            select new ParagraphRow
            {
                Id = paragraph.Id,
                RecordId = paragraph.RecordId,
                Position = paragraph.Position,
                Part = paragraph.Part,
                AgendaItemId = paragraph.AgendaItemId,
                Text = paragraph.Text,
                SpeakerAs = nameless ? null : paragraph.SpeakerAs,
                SpeakerPartyId = nameless ? null : paragraph.SpeakerPartyId,
                Speaker = nameless ? "" : paragraph.Speaker,
                WithoutAttribution = nameless,
                PointPosition = point == null ? 0 : point.Position,
                PointTitle = point == null ? "" : point.Title,
            }).ToListAsync(cancellationToken);
        // Parts are stored by their names, whose order says nothing.
        return [.. rows.OrderBy(p => p.Part).ThenBy(p => p.PointPosition).ThenBy(p => p.Position).ThenBy(p => p.Id)];
    }

    /// <summary>The parts, in order.</summary>
    public static IReadOnlyList<RecordSection> Sections(IEnumerable<ParagraphRow> paragraphs) =>
    [
        .. paragraphs.GroupBy(p => (p.Part, p.AgendaItemId)).Select(g => new RecordSection(
            g.Key.Part, g.Key.AgendaItemId, g.First().PointTitle, g.First().WithoutAttribution, [.. g.Select(p => new RecordPassage(p.Id, null, p.Text, p.Said))])),
    ];
}
