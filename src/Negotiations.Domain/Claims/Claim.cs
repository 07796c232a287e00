using Negotiations.Domain.Dates;
using Negotiations.Domain.Mediators;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Notes;
using Negotiations.Domain.Parties;

namespace Negotiations.Domain.Claims;

/// <summary>How a figure is meant.</summary>
public enum FigureKind
{
    /// <summary>That number.</summary>
    Exactly,

    /// <summary>About that number.</summary>
    About,

    /// <summary>That number or more.</summary>
    AtLeast,

    /// <summary>That number or fewer.</summary>
    AtMost,

    /// <summary>From one number to another.</summary>
    Between,
}

/// <summary>What a statement says of its subject.</summary>
public enum Stance
{
    /// <summary>It is so: alleged, said, confirmed.</summary>
    Affirms,

    /// <summary>It is not so: denied.</summary>
    Denies,

    /// <summary>It is being looked into: a probe, an inquiry. That is no answer.</summary>
    LooksInto,

    /// <summary>What whoever looked into it found, in its own words. It is a claim as any other: nothing here is a finding of this software.</summary>
    Finds,

    /// <summary>Something else: that it is not known.</summary>
    Other,
}

/// <summary>What somebody asserts.</summary>
public sealed record Assertion
{
    /// <summary>How the figure is meant.</summary>
    public FigureKind? FigureKind { get; init; }

    /// <summary>The figure; of a range, its lower end.</summary>
    public long? Figure { get; init; }

    /// <summary>Of a range, its upper end.</summary>
    public long? FigureTo { get; init; }

    /// <summary>The date.</summary>
    public PartialDate? Date { get; init; }

    /// <summary>What the statement says of the subject.</summary>
    public Stance? Stance { get; init; }

    /// <summary>In words, in whatever language it was said.</summary>
    public string Text { get; init; } = "";

    /// <summary>Language of these words (BCP 47), e.g. <c>hy</c>.</summary>
    public string Language { get; init; } = "";

    /// <summary>Person or office that spoke for the asserter.</summary>
    public string Speaker { get; init; } = "";

    /// <summary>Who or what is meant: who is counted, where, since when.</summary>
    public string Scope { get; init; } = "";

    /// <summary>Where it was asserted: an address, or where the paper is kept.</summary>
    public string Source { get; init; } = "";

    /// <summary>When it was asserted.</summary>
    public PartialDate StatedOn { get; init; }

    /// <summary>As of when it is so.</summary>
    public PartialDate? AsOf { get; init; }
}

/// <summary>
/// What somebody asserts of a subject: a claim, not a finding. It never changes; its asserter supersedes it by a later one, or withdraws it, and it stays. Claims are never added up.
/// </summary>
public sealed class Claim : ProcessRecord, IKeptByMediators
{
    /// <summary>Longest text of what is asserted.</summary>
    public const int TextLength = 4000;

    /// <summary>Longest scope.</summary>
    public const int ScopeLength = 400;

    /// <summary>Longest source, or name of who spoke.</summary>
    public const int SourceLength = 1000;

    /// <summary>Longest person or office.</summary>
    public const int SpeakerLength = 200;

    /// <summary>Highest figure.</summary>
    public const long Most = 999_999_999_999;

    /// <summary>Longest key of an asserter.</summary>
    public const int AsserterKeyLength = Actor.NameLength + 20;

    // How far “about” reaches: a tenth either way.
    private const long AboutPart = 10;

    private Claim()
    {
    }

    internal Claim(ClaimSubject subject, Actor asserter, bool reported, Audience audience, Assertion assertion, Claim? superseded, Author author, Id<Claim>? id = null, Note? from = null)
        : base(subject.ProcessId, audience.Owner, audience.OpenTo)
    {
        if (superseded is not null && (superseded.SubjectId != subject.Id || superseded.AsserterKey != KeyOf(asserter)))
        {
            throw new RuleViolation("claim.supersedes-another", "A claim is replaced by a later one of the same asserter, about the same subject.");
        }

        var given = (assertion.Figure is not null, assertion.Date is not null, assertion.Stance is not null);
        if (given != (subject.Kind == ClaimKind.Figure, subject.Kind == ClaimKind.Date, subject.Kind == ClaimKind.Statement))
        {
            throw new RuleViolation("claim.kind", "Give what the subject asks for: a figure, a date or a statement.");
        }

        Id = id ?? Id<Claim>.New();
        SubjectId = subject.Id;
        (AsserterKind, AsserterPartyId, AsserterMediatorId, AsserterName, AsserterKey) = (asserter.Kind, asserter.PartyId, asserter.MediatorId, asserter.Name, KeyOf(asserter));
        IsReported = reported;
        SupersedesId = superseded?.Id;
        Speaker = assertion.Speaker;
        FigureKind = subject.Kind == ClaimKind.Figure ? assertion.FigureKind ?? Claims.FigureKind.Exactly : null;
        Figure = assertion.Figure;
        FigureTo = FigureKind == Claims.FigureKind.Between ? assertion.FigureTo : null;
        Date = assertion.Date;
        Stance = assertion.Stance;
        Text = assertion.Text;
        Language = assertion.Language;
        Scope = assertion.Scope;
        ScopeKey = Fold(assertion.Scope);
        Source = assertion.Source;
        StatedOn = assertion.StatedOn;
        AsOf = assertion.AsOf;
        (MeetingId, AgendaItemId) = (from?.MeetingId, from?.AgendaItemId);
        KeptAt = author.At;
        (Low, High) = Reach();
        if (Low > High)
        {
            throw new RuleViolation("claim.range", "Give the lower figure first.") { Field = nameof(Figure) };
        }
    }

    /// <summary>Its key.</summary>
    public Id<Claim> Id { get; private init; }

    /// <summary>What it is about.</summary>
    public Id<ClaimSubject> SubjectId { get; private init; }

    /// <summary>What the asserter is.</summary>
    public ActorKind AsserterKind { get; private init; }

    /// <summary>Which party asserts it.</summary>
    public Id<Party>? AsserterPartyId { get; private init; }

    /// <summary>Which mediator asserts it.</summary>
    public Id<Mediator>? AsserterMediatorId { get; private init; }

    /// <summary>Who else asserts it.</summary>
    public string AsserterName { get; private init; } = "";

    /// <summary>The same for every claim of one asserter.</summary>
    public string AsserterKey { get; private init; } = "";

    /// <summary>Person or office that spoke for the asserter.</summary>
    public string Speaker { get; private init; } = "";

    /// <summary>Whether the mediators entered it, from what was said elsewhere.</summary>
    public bool IsReported { get; private init; }

    /// <summary>The earlier claim that this one stands in the place of. Who may not read that is told nothing of it.</summary>
    public Id<Claim>? SupersedesId { get; private init; }

    /// <summary>How the figure is meant.</summary>
    public FigureKind? FigureKind { get; private init; }

    /// <summary>The figure; of a range, its lower end.</summary>
    public long? Figure { get; private init; }

    /// <summary>Of a range, its upper end.</summary>
    public long? FigureTo { get; private init; }

    /// <summary>The date.</summary>
    public PartialDate? Date { get; private init; }

    /// <summary>What the statement says of the subject.</summary>
    public Stance? Stance { get; private init; }

    /// <summary>In words.</summary>
    public string Text { get; private init; } = "";

    /// <summary>Language of these words (BCP 47).</summary>
    public string Language { get; private init; } = "";

    /// <summary>Who or what is meant.</summary>
    public string Scope { get; private init; } = "";

    /// <summary>The same for scopes that differ in capitals and blanks alone.</summary>
    public string ScopeKey { get; private init; } = "";

    /// <summary>Where it was asserted.</summary>
    public string Source { get; private init; } = "";

    /// <summary>When it was asserted.</summary>
    public PartialDate StatedOn { get; private init; }

    /// <summary>As of when it is so.</summary>
    public PartialDate? AsOf { get; private init; }

    /// <summary>The least that it leaves possible: a figure, the number of a day, 1 for “so” and 0 for “not so”. None where it leaves everything below possible.</summary>
    public long? Low { get; private init; }

    /// <summary>The most that it leaves possible. Two claims contradict each other where what they leave possible has nothing in common.</summary>
    public long? High { get; private init; }

    /// <summary>The session in which it was heard, where it was taken down from a note. While that is held under the Chatham House Rule, nobody is told who asserts it.</summary>
    public Id<Meeting>? MeetingId { get; private init; }

    /// <summary>The point of the agenda to which that note belonged then; the Rule may hold for it alone.</summary>
    public Id<AgendaItem>? AgendaItemId { get; private init; }

    /// <summary>When it was entered, UTC.</summary>
    public DateTimeOffset KeptAt { get; private init; }

    bool IKeptByMediators.KeptByMediators => IsReported;

    /// <summary>Who asserts it.</summary>
    public Actor Asserter => Actor.Of(AsserterKind, AsserterPartyId, AsserterMediatorId, AsserterName);

    /// <summary>What every claim of an asserter has in common, however its name is written.</summary>
    public static string KeyOf(Actor asserter) => asserter switch
    {
        { PartyId: { } party } => $"party {party}",
        { MediatorId: { } mediator } => $"mediator {mediator}",
        { Kind: ActorKind.Intermediary } => "intermediary",
        _ => "other " + Fold(asserter.Name),
    };

    /// <summary>The delegation that asserts it takes it back.</summary>
    /// <exception cref="RuleViolation">It asserts something else.</exception>
    public ClaimWithdrawal Withdraw(Id<Party> delegation, string reason, Author author) => delegation == AsserterPartyId
        ? new ClaimWithdrawal(this, delegation, new Audience(delegation, OpenTo), reason, author)
        : throw new RuleViolation("claim.withdraw-another", "Only whoever asserts a claim takes it back.");

    /// <summary>The mediators enter that whoever asserted it took it back.</summary>
    /// <exception cref="RuleViolation">It is a delegation’s own claim, which it withdraws itself.</exception>
    public ClaimWithdrawal ReportWithdrawn(string reason, Author author) => IsReported
        ? new ClaimWithdrawal(this, null, Audience.Of(this), reason, author)
        : throw new RuleViolation("claim.withdraw-another", "Only whoever asserts a claim takes it back.");

    /// <summary>A delegation answers it.</summary>
    /// <param name="delegation">Which.</param>
    /// <param name="reach">Who may read the reply: never more than read the claim.</param>
    /// <param name="text">What it says.</param>
    /// <param name="language">In which language (BCP 47).</param>
    /// <param name="author">Who says so for the delegation.</param>
    public ClaimReply Reply(Id<Party> delegation, ClaimReach reach, string text, string language, Author author) =>
        new(this, delegation, new Audience(delegation, ClaimSubject.OpenToFor(reach, OpenTo)), text, language, author);

    private (long? Low, long? High) Reach() => (FigureKind, Figure, Date, Stance) switch
    {
        (Claims.FigureKind.AtLeast, { } figure, _, _) => (figure, null),
        (Claims.FigureKind.AtMost, { } figure, _, _) => (null, figure),
        (Claims.FigureKind.About, { } figure, _, _) => (figure - (figure / AboutPart), figure + (figure / AboutPart)),
        (Claims.FigureKind.Between, { } figure, _, _) => (figure, FigureTo ?? figure),
        (_, { } figure, _, _) => (figure, figure),
        (_, _, { } date, _) => (date.Earliest.DayNumber, date.Latest.DayNumber),
        (_, _, _, Claims.Stance.Affirms) => (1, 1),
        (_, _, _, Claims.Stance.Denies) => (0, 0),
        _ => (null, null),
    };

    private static string Fold(string text) => string.Join(' ', text.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>That whoever asserted something took it back. What was asserted stays.</summary>
public sealed class ClaimWithdrawal : ProcessRecord, IKeptByMediators
{
    /// <summary>Longest reason.</summary>
    public const int ReasonLength = 1000;

    private ClaimWithdrawal()
    {
    }

    internal ClaimWithdrawal(Claim claim, Id<Party>? delegation, Audience audience, string reason, Author author)
        : base(claim.ProcessId, audience.Owner, audience.OpenTo)
    {
        Id = Id<ClaimWithdrawal>.New();
        ClaimId = claim.Id;
        DelegationId = delegation;
        Reason = reason;
        At = author.At;
    }

    /// <summary>Its key.</summary>
    public Id<ClaimWithdrawal> Id { get; private init; }

    /// <summary>The claim.</summary>
    public Id<Claim> ClaimId { get; private init; }

    /// <summary>The delegation that withdraws its own; none where the mediators entered it.</summary>
    public Id<Party>? DelegationId { get; private init; }

    /// <summary>Why; of what the mediators entered, where that was said.</summary>
    public string Reason { get; private init; } = "";

    /// <summary>When, UTC.</summary>
    public DateTimeOffset At { get; private init; }

    bool IKeptByMediators.KeptByMediators => DelegationId is null;
}

/// <summary>What a delegation answers to a claim. It never changes.</summary>
public sealed class ClaimReply : ProcessRecord
{
    private ClaimReply()
    {
    }

    internal ClaimReply(Claim claim, Id<Party> delegation, Audience audience, string text, string language, Author author)
        : base(claim.ProcessId, audience.Owner, audience.OpenTo)
    {
        Id = Id<ClaimReply>.New();
        ClaimId = claim.Id;
        Text = text;
        Language = language;
        At = author.At;
    }

    /// <summary>Its key.</summary>
    public Id<ClaimReply> Id { get; private init; }

    /// <summary>The claim.</summary>
    public Id<Claim> ClaimId { get; private init; }

    /// <summary>What it says.</summary>
    public string Text { get; private init; } = "";

    /// <summary>Language of these words (BCP 47).</summary>
    public string Language { get; private init; } = "";

    /// <summary>When, UTC.</summary>
    public DateTimeOffset At { get; private init; }
}
