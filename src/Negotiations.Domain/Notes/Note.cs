using Negotiations.Domain.Meetings;
using Negotiations.Domain.Parties;

namespace Negotiations.Domain.Notes;

/// <summary>For whom a note is kept. Chosen when it is kept, for good.</summary>
public enum NoteReach
{
    /// <summary>The mediators alone.</summary>
    Mediators,

    /// <summary>One delegation, which sees it at once, and the mediators: a caucus.</summary>
    OneDelegation,

    /// <summary>The shared record: the mediators alone, until the record that is made from it is approved.</summary>
    SharedRecord,
}

/// <summary>What a delegation lets the mediators do with what it told them in confidence.</summary>
public enum Conveyance
{
    /// <summary>They may tell the other side who said it.</summary>
    Yes,

    /// <summary>They keep it to themselves.</summary>
    No,

    /// <summary>They may say it as an idea of their own.</summary>
    AsOwnIdea,
}

/// <summary>What a note says.</summary>
public sealed record NoteFacts
{
    /// <summary>The text as typed.</summary>
    public string Text { get; init; } = "";

    /// <summary>As what somebody spoke; none where nobody in particular did.</summary>
    public Capacity? SpeakerAs { get; init; }

    /// <summary>For which party, of whoever spoke for one.</summary>
    public Id<Party>? SpeakerParty { get; init; }

    /// <summary>Name of who spoke; may stay empty where a side spoke.</summary>
    public string Speaker { get; init; } = "";

    /// <summary>To which point of the agenda it belongs.</summary>
    public Id<AgendaItem>? AgendaItem { get; init; }

    /// <summary>What may become of a confidence; none where nothing was said of that.</summary>
    public Conveyance? Conveyance { get; init; }

    /// <summary>When somebody says that it was said; none where that stays as it is known.</summary>
    public DateTimeOffset? SaidAt { get; init; }
}

/// <summary>
/// A note of a session, kept while it goes on. Its key is made on the device where it was typed, so that sending it twice keeps it once. Taken out, it stays as an
/// empty row: a device that sends it again does not bring it back.
/// </summary>
public sealed class Note : ProcessRecord, IVersioned, IKeptByMediators
{
    /// <summary>Longest text.</summary>
    public const int TextLength = 4000;

    /// <summary>Longest name of a speaker.</summary>
    public const int SpeakerLength = Participant.TextLength;

    private Note()
    {
    }

    private Note(Id<Note> id, Meeting meeting, NoteReach reach, Audience audience, Author author)
        : base(meeting.ProcessId, audience.Owner, audience.OpenTo)
    {
        Id = id;
        MeetingId = meeting.Id;
        Reach = reach;
        KeptAt = author.At;
        KeptBy = author.Name;
        KeptById = author.UserId;
    }

    /// <summary>Its key.</summary>
    public Id<Note> Id { get; private init; }

    /// <summary>The meeting.</summary>
    public Id<Meeting> MeetingId { get; private init; }

    /// <summary>For whom it is kept.</summary>
    public NoteReach Reach { get; private init; }

    /// <summary>When it was said, UTC. When it was written down is <see cref="KeptAt"/>.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>The text; empty once it is taken out.</summary>
    public string Text { get; private set; } = "";

    /// <summary>As what somebody spoke.</summary>
    public Capacity? SpeakerAs { get; private set; }

    /// <summary>For which party.</summary>
    public Id<Party>? SpeakerPartyId { get; private set; }

    /// <summary>Name of who spoke.</summary>
    public string Speaker { get; private set; } = "";

    /// <summary>The point of the agenda.</summary>
    public Id<AgendaItem>? AgendaItemId { get; private set; }

    /// <summary>What may become of a confidence.</summary>
    public Conveyance? Conveyance { get; private set; }

    /// <summary>Whether it was taken out.</summary>
    public bool TakenOut { get; private set; }

    /// <summary>When it reached the server, UTC.</summary>
    public DateTimeOffset KeptAt { get; private init; }

    /// <summary>Who kept it.</summary>
    public string KeptBy { get; private init; } = "";

    /// <summary>The account that kept it.</summary>
    public Guid KeptById { get; private init; }

    /// <summary>When it was last changed, UTC.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Who changed it last.</summary>
    public string ChangedBy { get; private set; } = "";

    /// <inheritdoc/>
    public Guid VersionToken { get; private set; }

    /// <summary>Keeps what was said.</summary>
    /// <param name="id">Key made where it was typed.</param>
    /// <param name="meeting">The meeting.</param>
    /// <param name="reach">For whom.</param>
    /// <param name="delegation">Which delegation, where it is for one.</param>
    /// <param name="at">When it was said by the clock of the device; a clock that is fast is set right by the server's.</param>
    /// <param name="facts">What it says.</param>
    /// <param name="item">The point of the agenda that it names.</param>
    /// <param name="author">Who keeps it.</param>
    /// <exception cref="RuleViolation">The meeting is closed to the delegation, or see <see cref="Correct"/>.</exception>
    public static Note Keep(Id<Note> id, Meeting meeting, NoteReach reach, Id<Party>? delegation, DateTimeOffset at, NoteFacts facts, AgendaItem? item, Author author)
    {
        var audience = reach == NoteReach.OneDelegation ? Audience.Of(Sharing.OneDelegation, delegation) : Audience.Mediators;
        if (Audience.Common(audience, Audience.Of(meeting)) != audience)
        {
            throw new RuleViolation("note.meeting-is-closed", "This delegation does not see the meeting. Keep the note for the mediators.");
        }

        var note = new Note(id, meeting, reach, audience, author) { At = at < author.At ? at : author.At };
        note.Correct(facts, item, author);
        return note;
    }

    /// <summary>Whether it says this already.</summary>
    public bool Says(NoteFacts facts) =>
        (facts.SaidAt ?? At) == At &&
        (Text, SpeakerAs, SpeakerPartyId, Speaker, AgendaItemId, Conveyance) == (facts.Text, facts.SpeakerAs, facts.SpeakerParty, facts.Speaker, facts.AgendaItem, facts.Conveyance);

    /// <summary>Words it anew, or sets right when it was said.</summary>
    /// <exception cref="RuleViolation">It was taken out; it is said to have been said later than now; it names a party for which nobody spoke, an internal point though others will read it, or says what may be conveyed of what everybody heard.</exception>
    public void Correct(NoteFacts facts, AgendaItem? item, Author author)
    {
        if (TakenOut)
        {
            throw new RuleViolation("note.taken-out", "This note was taken out. Keep a new one.");
        }

        if (facts.SaidAt > author.At)
        {
            throw new RuleViolation("note.not-yet", "This time is to come. Say when it was said.") { Field = nameof(NoteFacts.SaidAt) };
        }

        if ((facts.SpeakerAs == Capacity.Party) != (facts.SpeakerParty is not null))
        {
            throw new RuleViolation("note.speaker", "Choose the party for which somebody spoke.");
        }

        if (item is not null && (item.MeetingId != MeetingId || (Reach != NoteReach.Mediators && item.IsInternal)))
        {
            throw new RuleViolation("note.internal-point", "This point of the agenda is internal. Keep the note for the mediators, or choose another point.");
        }

        if (facts.Conveyance is not null && Reach == NoteReach.SharedRecord)
        {
            throw new RuleViolation("note.conveyance", "What stands in the shared record is known to everybody. Keep a confidence for the mediators or for one delegation.");
        }

        At = facts.SaidAt ?? At;
        Text = facts.Text;
        SpeakerAs = facts.SpeakerAs;
        SpeakerPartyId = facts.SpeakerParty;
        Speaker = facts.Speaker;
        AgendaItemId = facts.AgendaItem;
        Conveyance = facts.Conveyance;
        Touch(author);
    }

    /// <summary>Takes it out: what it said is gone, from everywhere.</summary>
    public void TakeOut(Author author)
    {
        (Text, Speaker, SpeakerAs, SpeakerPartyId, AgendaItemId, Conveyance, TakenOut) = ("", "", null, null, null, null, true);
        Touch(author);
    }

    private void Touch(Author author)
    {
        ChangedAt = author.At;
        ChangedBy = author.Name;
    }
}
