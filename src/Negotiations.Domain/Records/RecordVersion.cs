using Negotiations.Domain.Dates;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Parties;

namespace Negotiations.Domain.Records;

/// <summary>What a frozen version is for.</summary>
public enum RecordStage
{
    /// <summary>Circulated, so that its readers comment on it.</summary>
    ForComment,

    /// <summary>Approved by the lead mediator.</summary>
    Approved,
}

/// <summary>
/// The shared record of a meeting as it was circulated or approved: frozen, hashed, with the readers that were chosen. Nobody can alter it; a correction is the next version. Who spoke
/// is part of it, and is told only as long as the Chatham House Rule does not hold.
/// </summary>
public sealed class RecordVersion : ProcessRecord, IKeptByMediators
{
    /// <summary>Length of a SHA-256 in lower-case hexadecimal.</summary>
    public const int HashLength = 64;

    /// <summary>Letters of a salt: 160 random bits.</summary>
    public const int SaltLength = 32;

    private readonly List<RecordLine> _lines = [];

    private RecordVersion()
    {
    }

    internal RecordVersion(SharedRecord record, RecordStage stage, int number, RecordSource source, string salt, Author author)
        : base(record.ProcessId, record.ReadersOwnerId, record.ReadersOpenTo)
    {
        var meeting = source.Meeting;
        Id = Id<RecordVersion>.New();
        RecordId = record.Id;
        MeetingId = meeting.Id;
        Stage = stage;
        Number = number;
        Circulation = record.Circulations;
        Issue = record.Issues;
        ProcessReference = source.ProcessReference;
        Title = meeting.Title;
        Format = meeting.Format;
        Date = meeting.Date;
        Zone = meeting.Zone;
        StartsAt = meeting.StartsAt;
        EndsAt = meeting.EndsAt;
        Venue = meeting.Venue;
        WithoutAttribution = meeting.WithoutAttribution;
        // As precise as the canonical form tells it.
        MadeAt = new(author.At.UtcTicks - (author.At.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);
        Salt = salt;
        _lines.AddRange(RecordLine.Of(this, source));
        Hash = RecordDocument.Hash(this, _lines);
    }

    /// <summary>Its key.</summary>
    public Id<RecordVersion> Id { get; private init; }

    /// <summary>The working copy that it was made from; seen by the mediators alone.</summary>
    public Id<SharedRecord> RecordId { get; private init; }

    /// <summary>The meeting.</summary>
    public Id<Meeting> MeetingId { get; private init; }

    /// <summary>What it is for.</summary>
    public RecordStage Stage { get; private init; }

    /// <summary>1, 2, 3 …: the number that it has, or will have once it is approved.</summary>
    public int Number { get; private init; }

    /// <summary>The how manieth time the version was circulated, from 1; 0 of what is approved.</summary>
    public int Circulation { get; private init; }

    /// <summary>1, 2, 3 … over everything that was circulated or approved of the record.</summary>
    public int Issue { get; private init; }

    /// <summary>Reference of the process then.</summary>
    public string ProcessReference { get; private init; } = "";

    /// <summary>What the meeting was called then.</summary>
    public string Title { get; private init; } = "";

    /// <summary>In what form people met.</summary>
    public MeetingFormat Format { get; private init; }

    /// <summary>The date at the venue.</summary>
    public PartialDate Date { get; private init; }

    /// <summary>The venue's zone.</summary>
    public string Zone { get; private init; } = "";

    /// <summary>When it began, UTC.</summary>
    public DateTimeOffset? StartsAt { get; private init; }

    /// <summary>When it ended, UTC.</summary>
    public DateTimeOffset? EndsAt { get; private init; }

    /// <summary>Where.</summary>
    public string Venue { get; private init; } = "";

    /// <summary>Whether the whole meeting was under the Chatham House Rule when this was made: nobody is named in it.</summary>
    public bool WithoutAttribution { get; private init; }

    /// <summary>Server time, UTC, to the millisecond.</summary>
    public DateTimeOffset MadeAt { get; private init; }

    /// <summary>Random text in its canonical form: without it, who spoke could be found out from the hash by trying.</summary>
    public string Salt { get; private init; } = "";

    /// <summary>SHA-256 over its canonical form (<see cref="RecordDocument"/>), lower-case hexadecimal.</summary>
    public string Hash { get; private init; } = "";

    /// <summary>Its lines, when it is being made.</summary>
    public IReadOnlyCollection<RecordLine> Lines => _lines;

    /// <summary>A delegation says something about it.</summary>
    /// <param name="party">The delegation.</param>
    /// <param name="line">About which paragraph; none for the whole.</param>
    /// <param name="text">What it says.</param>
    /// <param name="toEverybody">Whether everybody who reads the record may read the comment, or the mediators alone.</param>
    /// <param name="lastIssue">Number of what was last circulated or approved.</param>
    /// <param name="author">Who says it.</param>
    /// <exception cref="RuleViolation">It is not what is circulated now.</exception>
    public RecordComment Comment(Id<Party> party, RecordLine? line, string text, bool toEverybody, int lastIssue, Author author)
    {
        if (Stage != RecordStage.ForComment || Issue != lastIssue)
        {
            throw new RuleViolation("record.comment-closed", "Comments on this are closed: a later version was circulated or approved.");
        }

        if (line is not null && (line.VersionId != Id || line.Part == RecordPart.Participant))
        {
            throw new InvalidOperationException("The paragraph belongs to another version.");
        }

        return new RecordComment(this, party, line?.Id, text, toEverybody ? OpenTo : OpenTo.Mediators, author);
    }
}

/// <summary>A line of a frozen version: somebody who took part, or a paragraph.</summary>
public sealed class RecordLine : ProcessRecord, IKeptByMediators
{
    private RecordLine()
    {
    }

    private RecordLine(RecordVersion version)
        : base(version.ProcessId, version.OwnerId, version.OpenTo)
    {
        Id = Id<RecordLine>.New();
        VersionId = version.Id;
    }

    /// <summary>Its key.</summary>
    public Id<RecordLine> Id { get; private init; }

    /// <summary>The version.</summary>
    public Id<RecordVersion> VersionId { get; private init; }

    /// <summary>The paragraph of the working copy that it was, by which two versions are compared; none of somebody who took part.</summary>
    public Id<RecordParagraph>? ParagraphId { get; private init; }

    /// <summary>1, 2, 3 … within the version.</summary>
    public int Position { get; private init; }

    /// <summary>Where it stands.</summary>
    public RecordPart Part { get; private init; }

    /// <summary>Under which point of the agenda.</summary>
    public Id<AgendaItem>? AgendaItemId { get; private init; }

    /// <summary>What the point was called then.</summary>
    public string Heading { get; private init; } = "";

    /// <summary>The text; of somebody who took part, the office.</summary>
    public string Text { get; private init; } = "";

    /// <summary>As what somebody spoke, or sat there.</summary>
    public Capacity? SpeakerAs { get; private init; }

    /// <summary>For which party.</summary>
    public Id<Party>? SpeakerPartyId { get; private init; }

    /// <summary>Code of that party then.</summary>
    public string SpeakerCode { get; private init; } = "";

    /// <summary>Name of who spoke, or took part.</summary>
    public string Speaker { get; private init; } = "";

    // Under the Chatham House Rule nobody is named, neither as a speaker nor as a participant.
    internal static IEnumerable<RecordLine> Of(RecordVersion version, RecordSource source)
    {
        var position = 0;
        string Code(Id<Party>? party) => party is { } id ? source.Codes[id] : "";
        var meeting = source.Meeting;
        foreach (var person in source.Participants.Where(p => !meeting.WithoutAttribution && p.Attendance is not (Attendance.Apologies or Attendance.Absent)).OrderBy(p => p.Position))
        {
            yield return new RecordLine(version)
            {
                Position = ++position,
                Part = RecordPart.Participant,
                Text = person.Office,
                SpeakerAs = person.Capacity,
                SpeakerPartyId = person.PartyId,
                SpeakerCode = Code(person.PartyId),
                Speaker = person.Name,
            };
        }

        var points = source.Agenda.ToDictionary(i => i.Id);
        foreach (var paragraph in source.Paragraphs.OrderBy(p => p.Part).ThenBy(p => p.AgendaItemId is { } id ? points[id].Position : 0).ThenBy(p => p.Position))
        {
            var point = paragraph.AgendaItemId is { } id ? points[id] : null;
            if (point is { IsInternal: true })
            {
                throw new InvalidOperationException("An internal point never enters a record.");
            }

            var facts = meeting.WithoutAttribution || point is { WithoutAttribution: true } ? paragraph.Facts.Nameless : paragraph.Facts;
            yield return new RecordLine(version)
            {
                ParagraphId = paragraph.Id,
                Position = ++position,
                Part = facts.Part,
                AgendaItemId = facts.AgendaItem,
                Heading = point?.Title ?? "",
                Text = facts.Text,
                SpeakerAs = facts.SpeakerAs,
                SpeakerPartyId = facts.SpeakerParty,
                SpeakerCode = Code(facts.SpeakerParty),
                Speaker = facts.Speaker,
            };
        }
    }
}
