namespace Negotiations.Domain.PrisonerLists;

/// <summary>State of health by category (Geneva Convention III Annex IV B).</summary>
public enum Health
{
    /// <summary>Good.</summary>
    Good,

    /// <summary>Not known.</summary>
    NotKnown,

    /// <summary>Sick.</summary>
    Sick,

    /// <summary>Slightly wounded.</summary>
    SlightlyWounded,

    /// <summary>Seriously wounded.</summary>
    SeriouslyWounded,

    /// <summary>Seriously sick.</summary>
    SeriouslySick,

    /// <summary>Deceased.</summary>
    Deceased,
}

/// <summary>Category proposed under Geneva Convention III Art. 109–110.</summary>
public enum RepatriationCategory
{
    /// <summary>None.</summary>
    None,

    /// <summary>Direct repatriation.</summary>
    DirectRepatriation,

    /// <summary>Accommodation in a neutral country.</summary>
    NeutralCountry,
}

/// <summary>Kinds of sensitive detail. Each is stored, encrypted, opened and audited by itself.</summary>
public enum SensitiveKind
{
    /// <summary>State of health and proposed category.</summary>
    Health,

    /// <summary>Charges.</summary>
    Charges,

    /// <summary>The person to be informed. Open to its delegation alone, in submitted versions too.</summary>
    NextOfKin,

    /// <summary>Remarks.</summary>
    Remarks,
}

/// <summary>What is not on list pages, not in exports unless asked for, and encrypted in the database (DOMAIN: sensitive).</summary>
public sealed record SensitiveDetails
{
    /// <summary>Nothing given.</summary>
    public static readonly SensitiveDetails None = new();

    /// <summary>State of health.</summary>
    public Health? Health { get; init; }

    /// <summary>Category proposed under Art. 109–110.</summary>
    public RepatriationCategory? RepatriationCategory { get; init; }

    /// <summary>Charges.</summary>
    public string? Charges { get; init; }

    /// <summary>Next of kin: name.</summary>
    public string? KinName { get; init; }

    /// <summary>Next of kin: relation to the person.</summary>
    public string? KinRelation { get; init; }

    /// <summary>Next of kin: address.</summary>
    public string? KinAddress { get; init; }

    /// <summary>Next of kin: telephone.</summary>
    public string? KinPhone { get; init; }

    /// <summary>Remarks.</summary>
    public string? Remarks { get; init; }
}

/// <summary>Everything a delegation says of one person.</summary>
public sealed record EntryContent(PersonClaim Claim, SensitiveDetails Sensitive)
{
    /// <summary>Nothing said yet.</summary>
    public static readonly EntryContent Empty = new(new PersonClaim(), SensitiveDetails.None);
}
