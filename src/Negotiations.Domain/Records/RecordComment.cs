using Negotiations.Domain.Parties;

namespace Negotiations.Domain.Records;

/// <summary>What the mediators did with a comment.</summary>
public enum RecordOutcome
{
    /// <summary>It is in the text now.</summary>
    TakenUp,

    /// <summary>A part of it is.</summary>
    TakenUpInPart,

    /// <summary>The text stays.</summary>
    NotTakenUp,
}

/// <summary>
/// What a delegation says about a circulated record: its own row, open to the mediators, and to everybody who reads the record if it chose so. It names no person: the other side never learns
/// who belongs to a delegation.
/// </summary>
public sealed class RecordComment : ProcessRecord
{
    /// <summary>Longest text.</summary>
    public const int TextLength = 4000;

    /// <summary>Most that one delegation makes on one version.</summary>
    public const int Most = 200;

    private RecordComment()
    {
    }

    internal RecordComment(RecordVersion version, Id<Party> party, Id<RecordLine>? line, string text, OpenTo openTo, Author author)
        : base(version.ProcessId, party, openTo)
    {
        Id = Id<RecordComment>.New();
        VersionId = version.Id;
        LineId = line;
        Text = text;
        At = author.At;
    }

    /// <summary>Its key.</summary>
    public Id<RecordComment> Id { get; private init; }

    /// <summary>The version.</summary>
    public Id<RecordVersion> VersionId { get; private init; }

    /// <summary>The paragraph; none for the whole.</summary>
    public Id<RecordLine>? LineId { get; private init; }

    /// <summary>What it says.</summary>
    public string Text { get; private init; } = "";

    /// <summary>Server time, UTC.</summary>
    public DateTimeOffset At { get; private init; }

    /// <summary>The mediators say what they did with it. Whoever reads the comment reads the answer.</summary>
    public RecordAnswer Answer(RecordOutcome outcome, string text, Author author) => new(this, outcome, text, author);
}

/// <summary>What the mediators did with a comment.</summary>
public sealed class RecordAnswer : ProcessRecord, IKeptByMediators
{
    /// <summary>Longest text.</summary>
    public const int TextLength = 2000;

    private RecordAnswer()
    {
    }

    internal RecordAnswer(RecordComment comment, RecordOutcome outcome, string text, Author author)
        : base(comment.ProcessId, comment.OwnerId, comment.OpenTo)
    {
        Id = Id<RecordAnswer>.New();
        CommentId = comment.Id;
        Outcome = outcome;
        Text = text;
        At = author.At;
    }

    /// <summary>Its key.</summary>
    public Id<RecordAnswer> Id { get; private init; }

    /// <summary>The comment; it has one answer.</summary>
    public Id<RecordComment> CommentId { get; private init; }

    /// <summary>What they did.</summary>
    public RecordOutcome Outcome { get; private init; }

    /// <summary>Why; may be empty.</summary>
    public string Text { get; private init; } = "";

    /// <summary>Server time, UTC.</summary>
    public DateTimeOffset At { get; private init; }
}
