using Negotiations.Domain.Meetings;

namespace Negotiations.Domain.Search;

/// <summary>Kinds of what is found, in the order in which they are told.</summary>
public enum IndexKind
{
    /// <summary>A meeting.</summary>
    Meeting,

    /// <summary>A point of an agenda.</summary>
    AgendaItem,

    /// <summary>Somebody who takes part in a meeting.</summary>
    Participant,

    /// <summary>A note of a session.</summary>
    Note,

    /// <summary>A line of a circulated or approved record.</summary>
    RecordLine,

    /// <summary>A delegation's comment on a circulated record.</summary>
    RecordComment,

    /// <summary>A commitment.</summary>
    Commitment,

    /// <summary>What a party claims of how far a commitment was kept.</summary>
    ComplianceClaim,

    /// <summary>What the mediators make of a commitment.</summary>
    Assessment,

    /// <summary>A readout of a meeting.</summary>
    Readout,

    /// <summary>A passage of a readout.</summary>
    ReadoutPassage,

    /// <summary>What claims are made about.</summary>
    ClaimSubject,

    /// <summary>A claim.</summary>
    Claim,

    /// <summary>An agreement.</summary>
    Agreement,

    /// <summary>A provision of a draft.</summary>
    DraftProvision,

    /// <summary>A provision of a draft in another language.</summary>
    DraftTranslation,

    /// <summary>What is proposed in a bracket of a draft.</summary>
    DraftAlternative,

    /// <summary>A comment or reservation on a provision of a draft.</summary>
    DraftRemark,

    /// <summary>A document of a meeting: its title and the name of its file, never its content.</summary>
    Document,

    /// <summary>A list of one's own, by what it is about.</summary>
    PrisonerList,

    /// <summary>A submitted version of a list, by what it is about.</summary>
    ListVersion,

    /// <summary>A person of the working copy of a list.</summary>
    PrisonerEntry,

    /// <summary>A person of a submitted version.</summary>
    VersionEntry,

    /// <summary>A party.</summary>
    Party,

    /// <summary>A mediator.</summary>
    Mediator,

    /// <summary>An official.</summary>
    Official,
}

/// <summary>
/// What a record is found by. Written by saving the record itself, in the same transaction, and by nothing else. It has the record's own audience, so that the same lock decides who finds it and who
/// reads it, and holds folded words without their order: what is shown of a record that was found is read from the record.
/// </summary>
public sealed class IndexEntry : ProcessRecord
{
    private IndexEntry()
    {
    }

    /// <summary>Makes the entry of a record.</summary>
    public IndexEntry(ProcessRecord record, IndexKind kind, Guid recordId, IndexText text)
        : base(record.ProcessId, record.OwnerId, record.OpenTo)
    {
        Id = Id<IndexEntry>.New();
        Kind = kind;
        RecordId = recordId;
        Say(text);
    }

    /// <summary>Its key.</summary>
    public Id<IndexEntry> Id { get; private init; }

    /// <summary>What the record is.</summary>
    public IndexKind Kind { get; private init; }

    /// <summary>Key of the record.</summary>
    public Guid RecordId { get; private init; }

    /// <summary>Words of its title or name.</summary>
    public string Heading { get; private set; } = "";

    /// <summary>All its words, those of the heading too.</summary>
    public string Words { get; private set; } = "";

    /// <summary>Words of the name of who said it: not looked at while the Chatham House Rule holds.</summary>
    public string Speaker { get; private set; } = "";

    /// <summary>The meeting whose rule that is.</summary>
    public Id<Meeting>? MeetingId { get; private set; }

    /// <summary>The point of the agenda whose rule that is.</summary>
    public Id<AgendaItem>? AgendaItemId { get; private set; }

    /// <summary>The same for what says the same thing again, such as one person in several versions of a list: the last of them that the viewer sees is found.</summary>
    public Guid? Series { get; private set; }

    /// <summary>Its place among those.</summary>
    public int Issue { get; private set; }

    /// <summary>When it was, so that the latest is told first.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Says it anew, when the record changed.</summary>
    public void Say(IndexText text)
    {
        (Heading, Words, Speaker) = (text.Heading, text.Words, text.Speaker);
        (MeetingId, AgendaItemId, Series, Issue, At) = (text.Meeting, text.AgendaItem, text.Series, text.Issue, text.At);
    }
}

/// <summary>What a record is found by, folded.</summary>
public sealed record IndexText
{
    /// <summary>Words of its title or name.</summary>
    public string Heading { get; init; } = "";

    /// <summary>All its words.</summary>
    public string Words { get; init; } = "";

    /// <summary>Words of the name of who said it.</summary>
    public string Speaker { get; init; } = "";

    /// <summary>The meeting whose Chatham House Rule hides that name.</summary>
    public Id<Meeting>? Meeting { get; init; }

    /// <summary>The point of the agenda whose rule does.</summary>
    public Id<AgendaItem>? AgendaItem { get; init; }

    /// <summary>The same for what says the same thing again.</summary>
    public Guid? Series { get; init; }

    /// <summary>Its place among those.</summary>
    public int Issue { get; init; }

    /// <summary>When it was.</summary>
    public DateTimeOffset At { get; init; }
}
