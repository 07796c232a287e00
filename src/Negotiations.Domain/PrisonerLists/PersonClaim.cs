using Negotiations.Domain.Dates;

namespace Negotiations.Domain.PrisonerLists;

/// <summary>Sex, as claimed.</summary>
public enum Sex
{
    /// <summary>Female.</summary>
    Female,

    /// <summary>Male.</summary>
    Male,
}

/// <summary>Legal status, as a party claims it. Never a finding. Geneva Convention III Art. 4, 33; Convention IV Art. 4, 42, 78.</summary>
public enum LegalStatus
{
    /// <summary>Not determined, or not said.</summary>
    Undetermined,

    /// <summary>Prisoner of war.</summary>
    PrisonerOfWar,

    /// <summary>Civilian internee.</summary>
    CivilianInternee,

    /// <summary>Retained medical or religious personnel.</summary>
    RetainedPersonnel,

    /// <summary>Detained on charges.</summary>
    DetainedOnCharges,
}

/// <summary>Where a person is said to be: one of the four axes of a status, never mixed with the others.</summary>
public enum Custody
{
    /// <summary>Claimed by the power of origin.</summary>
    Claimed,

    /// <summary>Acknowledged by the holding side.</summary>
    Acknowledged,

    /// <summary>Denied by the other side.</summary>
    Denied,

    /// <summary>Registered by the neutral intermediary.</summary>
    Registered,

    /// <summary>Transferred elsewhere.</summary>
    Transferred,

    /// <summary>In hospital.</summary>
    Hospital,

    /// <summary>Escaped.</summary>
    Escaped,

    /// <summary>Released.</summary>
    Released,

    /// <summary>Died in custody.</summary>
    DiedInCustody,
}

/// <summary>What is claimed of a person's fate.</summary>
public enum Fate
{
    /// <summary>Not said.</summary>
    NotKnown,

    /// <summary>Alive.</summary>
    Alive,

    /// <summary>Missing.</summary>
    Missing,

    /// <summary>Presumed dead.</summary>
    PresumedDead,

    /// <summary>Remains recovered; recovered is not identified.</summary>
    RemainsRecovered,

    /// <summary>Identified.</summary>
    Identified,

    /// <summary>Identification contested.</summary>
    IdentificationContested,
}

/// <summary>
/// What a delegation says of one person, without the sensitive details. A value: it is replaced as a whole. What is not given is
/// null, never an empty text. Names are kept exactly as given (Geneva Convention III Art. 17, 70 and 122 name the fields).
/// </summary>
public sealed record PersonClaim
{
    /// <summary>Family name in its original script.</summary>
    public string? FamilyName { get; init; }

    /// <summary>Given names in their original script.</summary>
    public string? GivenName { get; init; }

    /// <summary>Father's name or patronymic.</summary>
    public string? FatherName { get; init; }

    /// <summary>Mother's maiden name.</summary>
    public string? MotherMaidenName { get; init; }

    /// <summary>Other names used, separated by semicolons.</summary>
    public string? Aliases { get; init; }

    /// <summary>Language of the names, a BCP 47 tag such as <c>hy</c>, <c>az</c>, <c>ru</c>.</summary>
    public string? NameLanguage { get; init; }

    /// <summary>The name in Latin letters.</summary>
    public string? RomanizedName { get; init; }

    /// <summary>By which scheme the system romanized the name; null when the delegation wrote it itself.</summary>
    public string? RomanizationScheme { get; init; }

    /// <summary>Date of birth, as far as it is known.</summary>
    public PartialDate? BirthDate { get; init; }

    /// <summary>Place of birth.</summary>
    public string? BirthPlace { get; init; }

    /// <summary>Nationality, or the power on which the person depends.</summary>
    public string? Nationality { get; init; }

    /// <summary>Sex.</summary>
    public Sex? Sex { get; init; }

    /// <summary>Army or force.</summary>
    public string? Army { get; init; }

    /// <summary>Unit.</summary>
    public string? Unit { get; init; }

    /// <summary>Rank, as written.</summary>
    public string? Rank { get; init; }

    /// <summary>Army, regimental, personal or serial number.</summary>
    public string? ServiceNumber { get; init; }

    /// <summary>Date of capture or last contact.</summary>
    public PartialDate? CaptureDate { get; init; }

    /// <summary>Place of capture or last contact.</summary>
    public string? CapturePlace { get; init; }

    /// <summary>Circumstances of capture.</summary>
    public string? CaptureCircumstances { get; init; }

    /// <summary>Where the person is held.</summary>
    public string? DetentionPlace { get; init; }

    /// <summary>Who holds the person.</summary>
    public string? HoldingAuthority { get; init; }

    /// <summary>When the neutral intermediary visited.</summary>
    public PartialDate? VisitedOn { get; init; }

    /// <summary>When the capture card was sent (Geneva Convention III Art. 70).</summary>
    public PartialDate? CaptureCardSentOn { get; init; }

    /// <summary>Legal status, as claimed.</summary>
    public LegalStatus LegalStatus { get; init; }

    /// <summary>Custody, as claimed.</summary>
    public Custody Custody { get; init; }

    /// <summary>Fate, as claimed.</summary>
    public Fate Fate { get; init; }

    /// <summary>Where the delegation has it from.</summary>
    public string? Source { get; init; }
}
