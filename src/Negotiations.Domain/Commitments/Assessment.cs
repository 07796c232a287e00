namespace Negotiations.Domain.Commitments;

/// <summary>What the mediators found.</summary>
public enum Verdict
{
    /// <summary>It was kept.</summary>
    Verified,

    /// <summary>It was kept in part.</summary>
    Partly,

    /// <summary>It was not kept, as far as they could see.</summary>
    NotVerified,

    /// <summary>They cannot tell.</summary>
    CannotBeTold,
}

/// <summary>What the mediators make of a commitment at one time. It never changes; the latest one counts.</summary>
public sealed class Assessment : ProcessRecord, IKeptByMediators
{
    /// <summary>Longest text.</summary>
    public const int TextLength = 2000;

    private Assessment()
    {
    }

    internal Assessment(Commitment commitment, Audience audience, int number, Verdict verdict, string text, Author author)
        : base(commitment.ProcessId, audience.Owner, audience.OpenTo)
    {
        Id = Id<Assessment>.New();
        CommitmentId = commitment.Id;
        Number = number;
        Verdict = verdict;
        Text = text;
        At = author.At;
        By = author.Name;
    }

    /// <summary>Its key.</summary>
    public Id<Assessment> Id { get; private init; }

    /// <summary>The commitment.</summary>
    public Id<Commitment> CommitmentId { get; private init; }

    /// <summary>Its place among those of the commitment, from 1. Never shown: not everybody sees all of them.</summary>
    public int Number { get; private init; }

    /// <summary>What they found.</summary>
    public Verdict Verdict { get; private init; }

    /// <summary>Why.</summary>
    public string Text { get; private init; } = "";

    /// <summary>When, UTC.</summary>
    public DateTimeOffset At { get; private init; }

    /// <summary>Who of the mediators said so.</summary>
    public string By { get; private init; } = "";
}
