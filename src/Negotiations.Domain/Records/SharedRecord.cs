using Negotiations.Domain.Meetings;
using Negotiations.Domain.Notes;
using Negotiations.Domain.Parties;

namespace Negotiations.Domain.Records;

/// <summary>Where the shared record of a meeting stands.</summary>
public enum RecordState
{
    /// <summary>Being written.</summary>
    Draft,

    /// <summary>Sent to its readers, so that they comment on it. It may still be written on; what was sent stays as it was.</summary>
    Circulated,

    /// <summary>As last approved.</summary>
    Approved,
}

/// <summary>
/// The shared record of a meeting while the mediators write it: their working copy, seen by them alone. What others read is a <see cref="RecordVersion"/>: circulated for comment, or
/// approved. Each is a row of its own with the readers that were chosen; no audience ever widens.
/// </summary>
public sealed class SharedRecord : ProcessRecord, IVersioned, IKeptByMediators
{
    /// <summary>Most paragraphs.</summary>
    public const int MostParagraphs = 200;

    private SharedRecord()
    {
    }

    private SharedRecord(Meeting meeting)
        : base(meeting.ProcessId, null, OpenTo.Mediators)
    {
        Id = Id<SharedRecord>.New();
        MeetingId = meeting.Id;
    }

    /// <summary>Its key.</summary>
    public Id<SharedRecord> Id { get; private init; }

    /// <summary>The meeting; it has one record.</summary>
    public Id<Meeting> MeetingId { get; private init; }

    /// <summary>Where it stands.</summary>
    public RecordState State { get; private set; }

    /// <summary>The delegation that will read it, where it is one.</summary>
    public Id<Party>? ReadersOwnerId { get; private set; }

    /// <summary>Who else will read it.</summary>
    public OpenTo ReadersOpenTo { get; private set; }

    /// <summary>Number of the last approved version; 0 before the first.</summary>
    public int LastVersion { get; private set; }

    /// <summary>How often the version in hand was circulated.</summary>
    public int Circulations { get; private set; }

    /// <summary>How many frozen versions there are, circulated or approved.</summary>
    public int Issues { get; private set; }

    /// <summary>When it last changed, UTC.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Who changed it last.</summary>
    public string ChangedBy { get; private set; } = "";

    /// <inheritdoc/>
    public Guid VersionToken { get; private set; }

    /// <summary>Who will read what is circulated and approved.</summary>
    public Audience Readers => new(ReadersOwnerId, ReadersOpenTo);

    /// <summary>Those who read the meeting, without the intermediary, who reads no negotiating text.</summary>
    public static Audience ReadersOf(Meeting meeting) => new(meeting.OwnerId, meeting.OpenTo & Audience.PartiesAndObservers.OpenTo);

    /// <summary>Whom a record of a meeting can be for, the widest first: never for anybody who does not read the meeting.</summary>
    public static IReadOnlyList<Audience> ReadersFor(Meeting meeting, IEnumerable<Id<Party>> parties) =>
    [
        .. new[] { Audience.PartiesAndObservers, Audience.Of(Sharing.Parties, null) }
            .Concat(parties.Select(p => Audience.Of(Sharing.OneDelegation, p)))
            .Append(Audience.Mediators)
            .Where(readers => AreAmong(readers, meeting)),
    ];

    /// <summary>Begins the record of a meeting.</summary>
    /// <exception cref="RuleViolation">It would be read by somebody who does not read the meeting, or by the intermediary.</exception>
    public static SharedRecord Open(Meeting meeting, Audience readers, Author author)
    {
        var record = new SharedRecord(meeting);
        record.ChooseReaders(meeting, readers, author);
        return record;
    }

    /// <summary>Chooses its readers anew, as long as none of them got anything.</summary>
    /// <exception cref="RuleViolation">Something was circulated or approved; or see <see cref="Open"/>.</exception>
    public void ChooseReaders(Meeting meeting, Audience readers, Author author)
    {
        RequireInHand();
        if (Issues > 0 && readers != Readers)
        {
            throw new RuleViolation("record.readers-stay", "Something of this record was circulated already. Who reads it stays as it is.");
        }

        if (!AreAmong(readers, meeting))
        {
            throw new RuleViolation("record.readers-of-meeting", "Choose readers who may read the meeting.");
        }

        (ReadersOwnerId, ReadersOpenTo) = readers;
        Touch(author);
    }

    /// <summary>Writes a paragraph.</summary>
    /// <param name="position">Its place among all paragraphs, from 1.</param>
    /// <param name="facts">What it says.</param>
    /// <param name="point">The point of the agenda that it names.</param>
    /// <param name="from">The note that it is made from.</param>
    /// <param name="author">Who writes it.</param>
    /// <exception cref="RuleViolation">The last version is approved and no correction was begun; the note is not for the record; or see <see cref="RecordParagraph.Word"/>.</exception>
    public RecordParagraph Write(int position, ParagraphFacts facts, AgendaItem? point, Note? from, Author author)
    {
        if (from is not null && (from.MeetingId != MeetingId || from.Reach != NoteReach.SharedRecord || from.TakenOut))
        {
            throw new RuleViolation("record.note", "This note was not kept for the shared record. It stays where it is.");
        }

        RequireInHand();
        var paragraph = new RecordParagraph(this, from?.Id);
        paragraph.Word(this, position, facts, point);
        Touch(author);
        return paragraph;
    }

    /// <summary>Words a paragraph anew, or moves it.</summary>
    /// <exception cref="RuleViolation">The last version is approved and no correction was begun; or see <see cref="RecordParagraph.Word"/>.</exception>
    public void Reword(RecordParagraph paragraph, int position, ParagraphFacts facts, AgendaItem? point, Author author)
    {
        RequireInHand();
        paragraph.Word(this, position, facts, point);
        Touch(author);
    }

    /// <summary>Says that a paragraph is taken out; the caller deletes it.</summary>
    /// <exception cref="RuleViolation">The last version is approved and no correction was begun.</exception>
    public void TakeOut(Author author)
    {
        RequireInHand();
        Touch(author);
    }

    /// <summary>Freezes it as it stands and sends it to its readers for comment.</summary>
    /// <param name="source">Everything that the record is made of.</param>
    /// <param name="salt">Random text, which makes the hash tell nothing to those who know nearly everything else.</param>
    /// <param name="author">Who circulates it.</param>
    /// <exception cref="RuleViolation">It is empty, approved already, or the meeting was not held.</exception>
    public RecordVersion Circulate(RecordSource source, string salt, Author author)
    {
        RequireReady(source);
        State = RecordState.Circulated;
        Circulations++;
        Issues++;
        Touch(author);
        return new RecordVersion(this, RecordStage.ForComment, LastVersion + 1, source, salt, author);
    }

    /// <summary>Freezes it for good as the next version. The lead mediator alone does this.</summary>
    /// <inheritdoc cref="Circulate"/>
    public RecordVersion Approve(RecordSource source, string salt, Author author)
    {
        RequireReady(source);
        State = RecordState.Approved;
        LastVersion++;
        Circulations = 0;
        Issues++;
        Touch(author);
        return new RecordVersion(this, RecordStage.Approved, LastVersion, source, salt, author);
    }

    /// <summary>Goes on from the approved version: what it says may be changed, and becomes the next one.</summary>
    /// <exception cref="RuleViolation">The version in hand is not approved yet.</exception>
    public void Correct(Author author)
    {
        if (State != RecordState.Approved)
        {
            throw new RuleViolation("record.one-draft", "A draft of this record is open already.");
        }

        State = RecordState.Draft;
        Touch(author);
    }

    private static bool AreAmong(Audience readers, Meeting meeting) => Audience.Common(readers, ReadersOf(meeting)) == readers;

    private void RequireReady(RecordSource source)
    {
        RequireInHand();
        if (source.Meeting.Id != MeetingId)
        {
            throw new InvalidOperationException("The record is of another meeting.");
        }

        if (source.Paragraphs.Count == 0)
        {
            throw new RuleViolation("record.not-empty", "There is nothing in this record. Write something first.");
        }

        if (source.Meeting.Status != MeetingStatus.Held)
        {
            throw new RuleViolation("record.held", "Only a meeting that was held has a record. Say first that it was held.");
        }
    }

    private void RequireInHand()
    {
        if (State == RecordState.Approved)
        {
            throw new RuleViolation("record.approved-stays", "Version {0} is approved and stays as it is. Begin a correction first.", LastVersion);
        }
    }

    private void Touch(Author author)
    {
        ChangedAt = author.At;
        ChangedBy = author.Name;
        // Two changes by one person in one moment are two changes.
        VersionToken = Id<SharedRecord>.New().Value;
    }
}

/// <summary>Everything that a frozen version is made of.</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="ProcessReference">Reference of the process.</param>
/// <param name="Participants">Who took part, in order.</param>
/// <param name="Agenda">The points of the agenda, in order.</param>
/// <param name="Paragraphs">All paragraphs.</param>
/// <param name="Codes">Codes of the parties.</param>
public sealed record RecordSource(
    Meeting Meeting,
    string ProcessReference,
    IReadOnlyList<Participant> Participants,
    IReadOnlyList<AgendaItem> Agenda,
    IReadOnlyList<RecordParagraph> Paragraphs,
    IReadOnlyDictionary<Id<Party>, string> Codes);
