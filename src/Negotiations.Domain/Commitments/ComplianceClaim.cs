using Negotiations.Domain.Dates;
using Negotiations.Domain.Parties;

namespace Negotiations.Domain.Commitments;

/// <summary>What a party says of a commitment, its own or another's.</summary>
public enum Compliance
{
    /// <summary>It was done.</summary>
    Done,

    /// <summary>Part of it was done.</summary>
    PartlyDone,

    /// <summary>It was not done.</summary>
    NotDone,

    /// <summary>It was never due, or not to be understood so.</summary>
    NotDue,
}

/// <summary>Something that a claim is borne out by: a text, an address, the reference of a paper.</summary>
/// <param name="Text">What it is.</param>
/// <param name="Address">Where it can be read, in full; may be empty.</param>
/// <param name="Reference">Number or title of a paper; may be empty.</param>
public sealed record Evidence(string Text, string Address, string Reference)
{
    /// <summary>Longest text or address.</summary>
    public const int TextLength = 500;

    /// <summary>Longest reference.</summary>
    public const int ReferenceLength = 200;

    /// <summary>Most that one claim names.</summary>
    public const int Most = 10;
}

/// <summary>What a claim says.</summary>
public sealed record ClaimFacts
{
    /// <summary>How far it was kept.</summary>
    public Compliance Compliance { get; init; }

    /// <summary>As of when, as far as that is known.</summary>
    public PartialDate On { get; init; }

    /// <summary>In words.</summary>
    public string Text { get; init; } = "";

    /// <summary>Where the party said so; of what the mediators enter for it.</summary>
    public string Source { get; init; } = "";

    /// <summary>What bears it out.</summary>
    public IReadOnlyList<Evidence> Evidence { get; init; } = [];
}

/// <summary>
/// What a party says about whether a commitment was kept: a claim, not a finding. It is the delegation's own, or was entered by the mediators with its source. Of one party, the latest counts; the
/// earlier ones stay.
/// </summary>
public sealed class ComplianceClaim : ProcessRecord, IVersioned, IKeptByMediators
{
    /// <summary>Longest text or source.</summary>
    public const int TextLength = 2000;

    // So long before it is by UTC, it is the next day already somewhere on earth.
    private static readonly TimeSpan EarliestZone = TimeSpan.FromHours(14);

    private ComplianceClaim()
    {
    }

    internal ComplianceClaim(Commitment commitment, Id<Party> party, bool reported, Audience audience, Author author)
        : base(commitment.ProcessId, audience.Owner, audience.OpenTo)
    {
        Id = Id<ComplianceClaim>.New();
        CommitmentId = commitment.Id;
        PartyId = party;
        IsReported = reported;
        KeptAt = author.At;
    }

    /// <summary>Its key.</summary>
    public Id<ComplianceClaim> Id { get; private init; }

    /// <summary>The commitment.</summary>
    public Id<Commitment> CommitmentId { get; private init; }

    /// <summary>Who says so.</summary>
    public Id<Party> PartyId { get; private init; }

    /// <summary>Whether the mediators entered it, from what the party said elsewhere.</summary>
    public bool IsReported { get; private init; }

    /// <summary>How far it was kept.</summary>
    public Compliance Compliance { get; private set; }

    /// <summary>As of when.</summary>
    public PartialDate On { get; private set; }

    /// <summary>Where it stands among the claims of its party: at the end of the last day that its date covers, and never after it was said.</summary>
    public DateTimeOffset Order { get; private set; }

    /// <summary>In words.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Where the party said so.</summary>
    public string Source { get; private set; } = "";

    /// <summary>What bears it out.</summary>
    public IReadOnlyList<Evidence> Evidence { get; private set; } = [];

    /// <summary>When it was said here, UTC.</summary>
    public DateTimeOffset KeptAt { get; private init; }

    /// <summary>When it was last corrected, UTC.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Who said or corrected it last.</summary>
    public string ChangedBy { get; private set; } = "";

    /// <inheritdoc/>
    public Guid VersionToken { get; private set; }

    bool IKeptByMediators.KeptByMediators => IsReported;

    /// <summary>Corrects what it says.</summary>
    /// <exception cref="RuleViolation">It is as of a day to come, or the mediators enter it without its source.</exception>
    public void Correct(ClaimFacts facts, Author author)
    {
        if (facts.On.Earliest > DateOnly.FromDateTime(author.At.UtcDateTime + EarliestZone))
        {
            throw new RuleViolation("claim.to-come", "This date is to come. What was done is claimed once it is done.");
        }

        if (IsReported && facts.Source.Length == 0)
        {
            throw new RuleViolation("claim.source", "Say where the party said so.");
        }

        Compliance = facts.Compliance;
        On = facts.On;
        Text = facts.Text;
        Source = facts.Source;
        Evidence = facts.Evidence;
        var end = new DateTimeOffset(facts.On.Latest.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        Order = end < KeptAt ? end : KeptAt;
        ChangedAt = author.At;
        ChangedBy = author.Name;
    }
}
