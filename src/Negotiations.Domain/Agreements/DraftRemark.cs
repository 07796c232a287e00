using Negotiations.Domain.Parties;

namespace Negotiations.Domain.Agreements;

/// <summary>What a remark is.</summary>
public enum RemarkKind
{
    /// <summary>Something to be thought of: a question, a reason, a pointer.</summary>
    Comment,

    /// <summary>A party reserves its position on the provision while it is negotiated. Reservations to a concluded treaty are acts (<see cref="ActKind"/>).</summary>
    Reservation,
}

/// <summary>Who reads a remark. Chosen once, for good.</summary>
public enum RemarkReach
{
    /// <summary>Whoever makes it among themselves: the own delegation, or the mediators.</summary>
    Own,

    /// <summary>The mediators, and the delegation that makes it.</summary>
    Mediators,

    /// <summary>Everybody who reads the draft.</summary>
    Readers,
}

/// <summary>What is said in a remark.</summary>
public sealed record RemarkFacts
{
    /// <summary>What it is.</summary>
    public RemarkKind Kind { get; init; }

    /// <summary>What it says.</summary>
    public string Text { get; init; } = "";

    /// <summary>Who reads it.</summary>
    public RemarkReach Reach { get; init; }

    /// <summary>Of a remark that the mediators enter, the party that said so; none for their own.</summary>
    public Id<Party>? Party { get; init; }
}

/// <summary>
/// A comment or reservation on a provision of a draft. It is never changed: whoever made it takes it back and makes another one. It names no person, so that the other side never learns who belongs to a delegation.
/// </summary>
public sealed class DraftRemark : ProcessRecord, IKeptByMediators
{
    /// <summary>Longest text.</summary>
    public const int TextLength = 4000;

    /// <summary>Most of one side that stand on one draft: none can keep the others from speaking.</summary>
    public const int Most = 200;

    /// <summary>Most that are shown at once.</summary>
    public const int MostShown = 2000;

    private DraftRemark()
    {
    }

    private DraftRemark(DraftProvision provision, Audience audience, Id<Party>? party, bool reported, RemarkFacts facts, Author author)
        : base(provision.ProcessId, audience.Owner, audience.OpenTo)
    {
        if (facts.Kind == RemarkKind.Reservation && party is null)
        {
            throw new RuleViolation("remark.reservation", "A reservation is a party’s. Say whose it is.") { Field = nameof(RemarkFacts.Party) };
        }

        Id = Id<DraftRemark>.New();
        (AgreementId, DraftId, ProvisionId) = (provision.AgreementId, provision.DraftId, provision.ProvisionId);
        (PartyId, IsReported, Kind, Text, At) = (party, reported, facts.Kind, facts.Text, author.At);
    }

    /// <summary>Its key.</summary>
    public Id<DraftRemark> Id { get; private init; }

    /// <summary>The agreement.</summary>
    public Id<Agreement> AgreementId { get; private init; }

    /// <summary>The draft on which it was made.</summary>
    public Id<Draft> DraftId { get; private init; }

    /// <summary>The provision, by its identity through all drafts.</summary>
    public Id<Provision> ProvisionId { get; private init; }

    /// <summary>Who says so; none for the mediators.</summary>
    public Id<Party>? PartyId { get; private init; }

    /// <summary>Whether the mediators entered what a party said elsewhere.</summary>
    public bool IsReported { get; private init; }

    /// <summary>What it is.</summary>
    public RemarkKind Kind { get; private init; }

    /// <summary>What it says.</summary>
    public string Text { get; private init; } = "";

    /// <summary>When it was made, UTC.</summary>
    public DateTimeOffset At { get; private init; }

    /// <summary>When it was taken back, UTC.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    bool IKeptByMediators.KeptByMediators => PartyId is null || IsReported;

    /// <summary>A delegation makes one on what it reads.</summary>
    internal static DraftRemark Of(DraftProvision provision, Id<Party> delegation, RemarkFacts facts, Author author) => new(
        provision,
        new Audience(delegation, facts.Reach switch { RemarkReach.Readers => provision.OpenTo, RemarkReach.Mediators => OpenTo.Mediators, _ => OpenTo.OwnerOnly }),
        delegation,
        reported: false,
        facts,
        author);

    /// <summary>The mediators make one, or enter what a party said.</summary>
    internal static DraftRemark Enter(DraftProvision provision, RemarkFacts facts, Author author) =>
        facts is { Reach: RemarkReach.Readers, Party: { } party } && provision.OwnerId is { } reader && reader != party
            ? throw new RuleViolation("remark.stranger", "One delegation reads this draft, and not the one that said so. Keep it among the mediators.") { Field = nameof(RemarkFacts.Reach) }
            : new(provision, facts.Reach == RemarkReach.Readers ? Audience.Of(provision) : Audience.Mediators, facts.Party, facts.Party is not null, facts, author);

    /// <summary>Takes it back. It stays readable, as taken back.</summary>
    /// <exception cref="RuleViolation">It was taken back.</exception>
    public void Withdraw(Author author) => WithdrawnAt = WithdrawnAt is null
        ? author.At
        : throw new RuleViolation("remark.withdrawn", "This was taken back already.");
}
