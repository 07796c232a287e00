using Negotiations.Domain.Meetings;
using Negotiations.Domain.Notes;
using Negotiations.Domain.Parties;

namespace Negotiations.Domain.Records;

/// <summary>Where a line of a record stands, in this order.</summary>
public enum RecordPart
{
    /// <summary>Somebody who took part.</summary>
    Participant,

    /// <summary>Before the agenda.</summary>
    Opening,

    /// <summary>Under a point of the agenda.</summary>
    Point,

    /// <summary>At the end.</summary>
    Closing,
}

/// <summary>What a paragraph says, and who said it.</summary>
public sealed record ParagraphFacts
{
    /// <summary>The text.</summary>
    public string Text { get; init; } = "";

    /// <summary>Where it stands.</summary>
    public RecordPart Part { get; init; } = RecordPart.Opening;

    /// <summary>Under which point of the agenda.</summary>
    public Id<AgendaItem>? AgendaItem { get; init; }

    /// <summary>As what somebody spoke; none where nobody in particular did.</summary>
    public Capacity? SpeakerAs { get; init; }

    /// <summary>For which party, of whoever spoke for one.</summary>
    public Id<Party>? SpeakerParty { get; init; }

    /// <summary>Name of who spoke; may stay empty where a side spoke.</summary>
    public string Speaker { get; init; } = "";

    /// <summary>The same, without saying who spoke.</summary>
    public ParagraphFacts Nameless => this with { SpeakerAs = null, SpeakerParty = null, Speaker = "" };
}

/// <summary>A paragraph of a record while it is being written. Who spoke is kept beside the text, never in it, so that it can be left out.</summary>
public sealed class RecordParagraph : ProcessRecord, IKeptByMediators
{
    /// <summary>Longest text.</summary>
    public const int TextLength = 8000;

    private RecordParagraph()
    {
    }

    internal RecordParagraph(SharedRecord record, Id<Note>? note)
        : base(record.ProcessId, record.OwnerId, record.OpenTo)
    {
        Id = Id<RecordParagraph>.New();
        RecordId = record.Id;
        NoteId = note;
    }

    /// <summary>Its key; the same in every version.</summary>
    public Id<RecordParagraph> Id { get; private init; }

    /// <summary>The record.</summary>
    public Id<SharedRecord> RecordId { get; private init; }

    /// <summary>The note that it was made from.</summary>
    public Id<Note>? NoteId { get; private init; }

    /// <summary>Its place among all paragraphs, from 1.</summary>
    public int Position { get; private set; }

    /// <summary>Where it stands.</summary>
    public RecordPart Part { get; private set; }

    /// <summary>Under which point of the agenda.</summary>
    public Id<AgendaItem>? AgendaItemId { get; private set; }

    /// <summary>The text.</summary>
    public string Text { get; private set; } = "";

    /// <summary>As what somebody spoke.</summary>
    public Capacity? SpeakerAs { get; private set; }

    /// <summary>For which party.</summary>
    public Id<Party>? SpeakerPartyId { get; private set; }

    /// <summary>Name of who spoke.</summary>
    public string Speaker { get; private set; } = "";

    /// <summary>What it says.</summary>
    public ParagraphFacts Facts => new() { Text = Text, Part = Part, AgendaItem = AgendaItemId, SpeakerAs = SpeakerAs, SpeakerParty = SpeakerPartyId, Speaker = Speaker };

    /// <exception cref="RuleViolation">It names a party for which nobody spoke, or a point that is internal.</exception>
    internal void Word(SharedRecord record, int position, ParagraphFacts facts, AgendaItem? point)
    {
        if (RecordId != record.Id)
        {
            throw new InvalidOperationException("The paragraph belongs to another record.");
        }

        if ((facts.SpeakerAs == Capacity.Party) != (facts.SpeakerParty is not null))
        {
            throw new RuleViolation("record.speaker", "Choose the party for which somebody spoke.");
        }

        if (facts.Part == RecordPart.Participant || (facts.Part == RecordPart.Point) != (facts.AgendaItem is not null) || facts.AgendaItem != point?.Id
            || (point is not null && (point.MeetingId != record.MeetingId || point.IsInternal)))
        {
            throw new RuleViolation("record.internal-point", "This point of the agenda is internal or of another meeting. Choose another one.");
        }

        Position = position;
        Part = facts.Part;
        AgendaItemId = facts.AgendaItem;
        Text = facts.Text;
        SpeakerAs = facts.SpeakerAs;
        SpeakerPartyId = facts.SpeakerParty;
        Speaker = facts.Speaker;
    }
}
