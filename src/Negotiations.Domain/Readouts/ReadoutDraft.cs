using Negotiations.Domain.Meetings;
using Negotiations.Domain.Notes;

namespace Negotiations.Domain.Readouts;

/// <summary>
/// What the mediators mean to say publicly of a meeting, while they gather it: seen by them alone. To issue it makes a <see cref="Readout"/>, a row of its own with the readers that are chosen then.
/// </summary>
public sealed class ReadoutDraft : ProcessRecord, IVersioned, IKeptByMediators
{
    private ReadoutDraft()
    {
    }

    private ReadoutDraft(Meeting meeting)
        : base(meeting.ProcessId, null, OpenTo.Mediators)
    {
        Id = Id<ReadoutDraft>.New();
        MeetingId = meeting.Id;
    }

    /// <summary>Its key.</summary>
    public Id<ReadoutDraft> Id { get; private init; }

    /// <summary>The meeting; it has one draft.</summary>
    public Id<Meeting> MeetingId { get; private init; }

    /// <summary>When it last changed, UTC.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Who changed it last.</summary>
    public string ChangedBy { get; private set; } = "";

    /// <inheritdoc/>
    public Guid VersionToken { get; private set; }

    /// <summary>Begins the draft of a meeting.</summary>
    public static ReadoutDraft Open(Meeting meeting, Author author)
    {
        var draft = new ReadoutDraft(meeting);
        draft.Touch(author);
        return draft;
    }

    /// <summary>Takes a line down. Who spoke is never part of it.</summary>
    /// <param name="id">Its key, which may have been made where it was typed.</param>
    /// <param name="position">Its place among the lines.</param>
    /// <param name="facts">What it says, and about what.</param>
    /// <param name="from">The note that it is made from.</param>
    /// <param name="author">Who takes it down.</param>
    /// <exception cref="RuleViolation">It was told in confidence.</exception>
    public ReadoutLine TakeDown(Id<ReadoutLine> id, int position, PassageFacts facts, Note? from, Author author)
    {
        if (from is not null && from.MeetingId != MeetingId)
        {
            throw new InvalidOperationException("The note is of another meeting.");
        }

        // A readout is public. What one delegation told alone goes there only where it let the mediators convey it.
        if (from is not null && (from.Conveyance == Conveyance.No || (from.Reach == NoteReach.OneDelegation && from.Conveyance is null)))
        {
            throw new RuleViolation("readout.confidence", "This was told in confidence and may not be conveyed. It does not go into what is said publicly.");
        }

        Touch(author);
        return new ReadoutLine(this, id, position, facts, from?.Id, author);
    }

    /// <summary>Words a line anew, or moves it.</summary>
    /// <exception cref="RuleViolation">It is issued or taken out.</exception>
    public void Reword(ReadoutLine line, int position, PassageFacts facts, Author author)
    {
        line.Word(this, position, facts, author);
        Touch(author);
    }

    /// <summary>Takes a line out: what it said is gone.</summary>
    /// <exception cref="RuleViolation">It is issued.</exception>
    public void TakeOut(ReadoutLine line, Author author)
    {
        line.TakeOut(this, author);
        Touch(author);
    }

    /// <summary>Freezes what was gathered and gives it to the readers that are chosen. The lead mediator alone does this.</summary>
    /// <param name="meeting">The meeting.</param>
    /// <param name="readers">Who may read it.</param>
    /// <param name="facts">What is said of it; its text is that of the lines.</param>
    /// <param name="lines">All lines in hand.</param>
    /// <param name="author">Who issues it.</param>
    /// <exception cref="RuleViolation">There is no line, the meeting was not held, its readers would be more than those of the meeting, or the facts do not fit together.</exception>
    public Readout Issue(Meeting meeting, Audience readers, ReadoutFacts facts, IReadOnlyList<ReadoutLine> lines, Author author)
    {
        if (meeting.Id != MeetingId)
        {
            throw new InvalidOperationException("The draft is of another meeting.");
        }

        if (lines.Count == 0)
        {
            throw new RuleViolation("readout.no-lines", "There is nothing in this draft. Write something first.");
        }

        var ordered = lines.OrderBy(l => l.Position).ToList();
        var readout = Readout.Issue(meeting, readers, facts with { Passages = [.. ordered.Select(l => l.Facts)] }, author);
        ordered.ForEach(l => l.IssueIn(this, readout));
        Touch(author);
        return readout;
    }

    private void Touch(Author author)
    {
        ChangedAt = author.At;
        ChangedBy = author.Name;
        // Two changes by one person in one moment are two changes.
        VersionToken = Id<ReadoutDraft>.New().Value;
    }
}

/// <summary>
/// A line of the draft. Its key is made where it was typed, so that sending it twice keeps it once; issued or taken out it stays, so that a device that sends it again does not bring it back.
/// </summary>
public sealed class ReadoutLine : ProcessRecord, IKeptByMediators
{
    private ReadoutLine()
    {
    }

    internal ReadoutLine(ReadoutDraft draft, Id<ReadoutLine> id, int position, PassageFacts facts, Id<Note>? note, Author author)
        : base(draft.ProcessId, draft.OwnerId, draft.OpenTo)
    {
        Id = id;
        DraftId = draft.Id;
        MeetingId = draft.MeetingId;
        NoteId = note;
        KeptAt = author.At;
        KeptById = author.UserId;
        Word(draft, position, facts, author);
    }

    /// <summary>Its key.</summary>
    public Id<ReadoutLine> Id { get; private init; }

    /// <summary>The draft.</summary>
    public Id<ReadoutDraft> DraftId { get; private init; }

    /// <summary>The meeting.</summary>
    public Id<Meeting> MeetingId { get; private init; }

    /// <summary>The note that it was taken down from.</summary>
    public Id<Note>? NoteId { get; private init; }

    /// <summary>Its place among the lines.</summary>
    public int Position { get; private set; }

    /// <summary>The text; empty once it is taken out.</summary>
    public string Text { get; private set; } = "";

    /// <summary>What it is about.</summary>
    public string Topic { get; private set; } = "";

    /// <summary>Whether it was taken out.</summary>
    public bool TakenOut { get; private set; }

    /// <summary>The readout that it was issued in; none while it is in hand.</summary>
    public Id<Readout>? IssuedInId { get; private set; }

    /// <summary>When it was taken down, UTC.</summary>
    public DateTimeOffset KeptAt { get; private init; }

    /// <summary>The account that took it down.</summary>
    public Guid KeptById { get; private init; }

    /// <summary>When it was last changed, UTC.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>What it says.</summary>
    public PassageFacts Facts => new(Text, Topic);

    /// <summary>Whether it is in hand: neither issued nor taken out.</summary>
    public bool IsInHand => !TakenOut && IssuedInId is null;

    internal void Word(ReadoutDraft draft, int position, PassageFacts facts, Author author)
    {
        RequireInHand(draft);
        Position = position;
        Text = facts.Text;
        Topic = ReadoutText.Topic(facts.Topic);
        ChangedAt = author.At;
    }

    internal void TakeOut(ReadoutDraft draft, Author author)
    {
        RequireInHand(draft);
        (Text, Topic, TakenOut) = ("", "", true);
        ChangedAt = author.At;
    }

    internal void IssueIn(ReadoutDraft draft, Readout readout)
    {
        RequireInHand(draft);
        IssuedInId = readout.Id;
    }

    private void RequireInHand(ReadoutDraft draft)
    {
        if (DraftId != draft.Id)
        {
            throw new InvalidOperationException("The line belongs to another draft.");
        }

        if (!IsInHand)
        {
            throw new RuleViolation("readout.line-gone", "This line was issued or taken out meanwhile. Open the draft again.");
        }
    }
}
