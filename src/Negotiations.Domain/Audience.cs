using Negotiations.Domain.Parties;

namespace Negotiations.Domain;

/// <summary>With whom the mediators share what they record. Chosen when it is recorded, for good.</summary>
public enum Sharing
{
    /// <summary>With nobody.</summary>
    MediatorsOnly,

    /// <summary>With one delegation.</summary>
    OneDelegation,

    /// <summary>With every delegation of the process.</summary>
    Parties,

    /// <summary>With every member of the process: delegations, intermediary, observers.</summary>
    AllMembers,
}

/// <summary>Who sees a record: its owner's delegation, if it has one, and those to whom it is open.</summary>
public readonly record struct Audience(Id<Party>? Owner, OpenTo OpenTo)
{
    private const OpenTo Members = OpenTo.Mediators | OpenTo.Parties | OpenTo.Intermediary | OpenTo.Observers;

    /// <summary>The mediators alone.</summary>
    public static Audience Mediators { get; } = new(null, OpenTo.Mediators);

    /// <summary>The delegations, the mediators and the observers: who reads negotiating texts. Not the neutral intermediary.</summary>
    public static Audience PartiesAndObservers { get; } = new(null, OpenTo.Mediators | OpenTo.Parties | OpenTo.Observers);

    /// <summary>With whom it is shared.</summary>
    public Sharing Sharing => this switch
    {
        { Owner: not null } => Sharing.OneDelegation,
        { OpenTo: Members } => Sharing.AllMembers,
        { OpenTo: var open } when open.HasFlag(OpenTo.Parties) => Sharing.Parties,
        _ => Sharing.MediatorsOnly,
    };

    /// <summary>The audience of what the mediators record and share so.</summary>
    /// <param name="sharing">With whom.</param>
    /// <param name="delegation">Which delegation, where it is one.</param>
    /// <exception cref="RuleViolation">It is shared with one delegation and none is named.</exception>
    public static Audience Of(Sharing sharing, Id<Party>? delegation) => sharing switch
    {
        Sharing.OneDelegation => new(delegation ?? throw new RuleViolation("audience.delegation", "Choose the delegation that may see it.") { Field = "Delegation" }, OpenTo.Mediators),
        Sharing.Parties => new(null, OpenTo.Mediators | OpenTo.Parties),
        Sharing.AllMembers => new(null, Members),
        _ => Mediators,
    };

    /// <summary>The audience of a record.</summary>
    public static Audience Of(ProcessRecord record) => new(record.OwnerId, record.OpenTo);

    /// <summary>Who sees both of two records: the audience of what names both, such as a link between them.</summary>
    public static Audience Common(Audience one, Audience other)
    {
        if (one.Owner == other.Owner)
        {
            return new(one.Owner, one.OpenTo & other.OpenTo);
        }

        // A delegation of its own on one side sees the other only if that is open to the parties.
        return (one.Owner, other.Owner) switch
        {
            ({ } owner, null) when other.OpenTo.HasFlag(OpenTo.Parties) => new(owner, one.OpenTo & other.OpenTo),
            (null, { } owner) when one.OpenTo.HasFlag(OpenTo.Parties) => new(owner, one.OpenTo & other.OpenTo),
            _ => new(null, one.OpenTo & other.OpenTo),
        };
    }
}
