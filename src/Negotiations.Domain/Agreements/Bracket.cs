using Negotiations.Domain.Parties;

namespace Negotiations.Domain.Agreements;

/// <summary>How a bracket was resolved.</summary>
public enum BracketOutcome
{
    /// <summary>An alternative was adopted: it stands in the text now.</summary>
    Adopted,

    /// <summary>The words stay as they stood.</summary>
    Kept,

    /// <summary>The bracket was taken off without a decision on the words.</summary>
    Withdrawn,
}

/// <summary>What an alternative would do with the words in a bracket.</summary>
public enum AlternativeKind
{
    /// <summary>Put other words in their place.</summary>
    Words,

    /// <summary>Leave them out.</summary>
    LeftOut,

    /// <summary>Keep them as they stand; where something is to be added, add nothing.</summary>
    AsItStands,
}

/// <summary>What is said of an alternative.</summary>
public sealed record AlternativeFacts
{
    /// <summary>What it would do.</summary>
    public AlternativeKind Kind { get; init; }

    /// <summary>The words that it would put there; empty unless it puts some.</summary>
    public string Words { get; init; } = "";

    /// <summary>Whether the mediators propose it, alone or with parties.</summary>
    public bool ByMediators { get; init; }

    /// <summary>The parties that propose it, together.</summary>
    public IReadOnlyList<Id<Party>> Proposers { get; init; } = [];

    /// <summary>Why, for the mediators alone: it is in no draft.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Whether it stands beside what the same proposed before, and not for it.</summary>
    public bool Beside { get; init; }

    /// <summary>What a delegation sent, of which it is made; none of what the mediators took down.</summary>
    public Id<SentProposal>? Sent { get; init; }

    /// <summary>The words that it was made for; none if these are the words that stand in the bracket now.</summary>
    public string? MadeFor { get; init; }
}

/// <summary>
/// Words of a provision of the working text that are not agreed, or a place where something may be added. The mediators alone read it; what others read are copies in drafts (<see cref="DraftBracket"/>). It goes with its words when the provision is worded anew.
/// Brackets may stand in one another, and run over one another's ends. How it was resolved stays: nothing of it is deleted.
/// </summary>
public sealed class Bracket : ProcessRecord, IVersioned, IKeptByMediators
{
    /// <summary>Longest reason.</summary>
    public const int ReasonLength = 2000;

    /// <summary>Most that are open in one provision.</summary>
    public const int Most = 100;

    private readonly List<BracketAlternative> _alternatives = [];

    private Bracket()
    {
    }

    internal Bracket(Provision provision, TextSpan span, Author author)
        : base(provision.ProcessId, null, OpenTo.Mediators)
    {
        Id = Id<Bracket>.New();
        (AgreementId, ProvisionId) = (provision.AgreementId, provision.Id);
        (Start, Length, Wording, Words) = (span.Start, span.Length, provision.Wording, span.Of(provision.Text));
        (OpenedAt, OpenedBy, ChangedAt, ChangedBy) = (author.At, author.Name, author.At, author.Name);
    }

    /// <summary>Its key.</summary>
    public Id<Bracket> Id { get; private init; }

    /// <summary>The agreement.</summary>
    public Id<Agreement> AgreementId { get; private init; }

    /// <summary>The provision.</summary>
    public Id<Provision> ProvisionId { get; private init; }

    /// <summary>How many letters of the provision's text stand before it; of a resolved one, stood before it then.</summary>
    public int Start { get; private set; }

    /// <summary>How many letters it has; 0 for a place where something is to be added.</summary>
    public int Length { get; private set; }

    /// <summary>The wording of the provision in which these letters are counted (<see cref="Provision.Wording"/>).</summary>
    public Guid Wording { get; private set; }

    /// <summary>The words that were bracketed, as they stood then; of a resolved one, as they stood before that.</summary>
    public string Words { get; private set; } = "";

    /// <summary>When its words were last changed by a decision on another bracket that stood over, in or round it, UTC; none if they never were.</summary>
    public DateTimeOffset? CutAt { get; private set; }

    /// <summary>When it was opened, UTC.</summary>
    public DateTimeOffset OpenedAt { get; private init; }

    /// <summary>Who opened it.</summary>
    public string OpenedBy { get; private init; } = "";

    /// <summary>When it last changed, UTC: itself, or what is proposed in it.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Who did that.</summary>
    public string ChangedBy { get; private set; } = "";

    /// <summary>Made anew whenever something is proposed in it or taken back, and when it is resolved: so its version is another, however little time has passed.</summary>
    public Guid Revision { get; private set; }

    /// <summary>How it was resolved; none while it is open.</summary>
    public BracketOutcome? Outcome { get; private set; }

    /// <summary>The alternative that was adopted, where one was.</summary>
    public Id<BracketAlternative>? AdoptedId { get; private set; }

    /// <summary>Why it was resolved so.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>When it was resolved, UTC.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Who did that.</summary>
    public string ClosedBy { get; private set; } = "";

    /// <inheritdoc/>
    public Guid VersionToken { get; private set; }

    /// <summary>All that was ever proposed in it.</summary>
    public IReadOnlyCollection<BracketAlternative> Alternatives => _alternatives;

    /// <summary>Where it stands in the text of its provision.</summary>
    public TextSpan Span => new(Start, Length);

    /// <summary>Whether it is open.</summary>
    public bool IsOpen => ClosedAt is null;

    /// <summary>What is proposed in it now, the first first.</summary>
    public IEnumerable<BracketAlternative> Standing => _alternatives.Where(a => a.Stands).OrderBy(a => a.At).ThenBy(a => a.Id);

    /// <summary>What is wrong with what is said of an alternative, whatever bracket it is for: all of it at once, so that a form can say it beside its fields.</summary>
    public static IReadOnlyList<RuleViolation> Faults(AlternativeFacts facts)
    {
        var faults = new List<RuleViolation>();
        if (facts.Kind == AlternativeKind.Words && facts.Words.Length == 0)
        {
            faults.Add(new("alternative.words", "Write the words, or choose that they are left out.") { Field = nameof(AlternativeFacts.Words) });
        }

        if (facts.Kind != AlternativeKind.Words && facts.Words.Length > 0)
        {
            faults.Add(new("alternative.no-words", "You wrote words. Choose that they stand there, or take them out of the field.") { Field = nameof(AlternativeFacts.Kind) });
        }

        if (!facts.ByMediators && facts.Proposers.Count == 0)
        {
            faults.Add(new("alternative.proposer", "Choose who proposes it: one party or several, or the mediators.") { Field = nameof(AlternativeFacts.Proposers) });
        }

        return faults;
    }

    /// <summary>Takes down what somebody proposes. It stands for what the same proposed before, unless it is said to stand beside that; the earlier one stays in the record.</summary>
    /// <param name="agreement">The agreement, with its parties.</param>
    /// <param name="provision">The provision.</param>
    /// <param name="facts">What is proposed, by whom, and why.</param>
    /// <param name="author">Who takes it down.</param>
    /// <exception cref="RuleViolation">See <see cref="Faults"/>; or the bracket was resolved, the text is not negotiated any more, a stranger proposes, or there is nothing to leave out.</exception>
    public BracketAlternative Propose(Agreement agreement, Provision provision, AlternativeFacts facts, Author author)
    {
        RequireOpen(agreement);
        if (Faults(facts) is [var fault, ..])
        {
            throw fault;
        }

        if (facts.Proposers.Distinct().Count() != facts.Proposers.Count || facts.Proposers.Any(p => agreement.Parties.All(of => of.PartyId != p)))
        {
            throw new RuleViolation("alternative.stranger", "Choose among the parties to this agreement, each once.") { Field = nameof(AlternativeFacts.Proposers) };
        }

        if (facts.Kind == AlternativeKind.LeftOut && Length == 0)
        {
            throw new RuleViolation("alternative.nothing-there", "No words stand here that could be left out. Whoever wants nothing added keeps the text as it stands.") { Field = nameof(AlternativeFacts.Kind) };
        }

        var alternative = new BracketAlternative(this, facts with { MadeFor = facts.MadeFor ?? Span.Of(provision.Text) }, author);
        foreach (var earlier in facts.Beside ? [] : _alternatives.Where(a => a.Stands && a.IsOfSame(facts)).ToList())
        {
            earlier.GiveWayTo(alternative);
        }

        _alternatives.Add(alternative);
        Touch(author);
        return alternative;
    }

    /// <summary>Takes an alternative back. It stays in the record.</summary>
    /// <exception cref="RuleViolation">It does not stand any more, or the bracket was resolved.</exception>
    public void Withdraw(Agreement agreement, BracketAlternative alternative, string reason, Author author)
    {
        RequireOpen(agreement);
        if (!alternative.Stands || alternative.BracketId != Id)
        {
            throw new RuleViolation("alternative.gone", "This does not stand any more: it was taken back, or the same proposed something else.");
        }

        alternative.Withdraw(reason, author);
        Touch(author);
    }

    /// <summary>Resolves it without changing the text: the words are kept, or the bracket is taken off.</summary>
    /// <exception cref="RuleViolation">It was resolved, or the text is not negotiated any more; an alternative is adopted by <see cref="Provision.Adopt"/>.</exception>
    public void Close(Agreement agreement, Provision provision, BracketOutcome outcome, string reason, Author author)
    {
        RequireOpen(agreement);
        if (outcome == BracketOutcome.Adopted)
        {
            throw new RuleViolation("bracket.adopt-what", "Choose the alternative that is adopted.") { Field = "Choice" };
        }

        Resolve(provision, outcome, null, reason, author);
    }

    internal void Resolve(Provision provision, BracketOutcome outcome, BracketAlternative? adopted, string reason, Author author)
    {
        Words = Span.Of(provision.Text);
        (Outcome, AdoptedId, Reason, ClosedAt, ClosedBy) = (outcome, adopted?.Id, reason, author.At, author.Name);
        Touch(author);
    }

    internal void Carry(TextSpan span, Guid wording) => (Start, Length, Wording) = (span.Start, span.Length, wording);

    internal void Cut(DateTimeOffset at) => CutAt = at;

    internal void RequireOpen(Agreement agreement)
    {
        agreement.RequireNegotiated();
        if (!IsOpen)
        {
            throw new RuleViolation("bracket.resolved", "{0} resolved this bracket. Look at how it stands now; what you wrote is still here.", ClosedBy);
        }
    }

    private void Touch(Author author) => (Revision, ChangedAt, ChangedBy) = (Id<Bracket>.New().Value, author.At, author.Name);
}

/// <summary>What somebody proposes for the words in a bracket. Never changed: the same propose another, which stands for it, or it is taken back.</summary>
public sealed class BracketAlternative : ProcessRecord, IKeptByMediators
{
    /// <summary>Longest words.</summary>
    public const int WordsLength = 8000;

    /// <summary>Longest reason.</summary>
    public const int ReasonLength = 2000;

    private BracketAlternative()
    {
    }

    internal BracketAlternative(Bracket bracket, AlternativeFacts facts, Author author)
        : base(bracket.ProcessId, null, OpenTo.Mediators)
    {
        Id = Id<BracketAlternative>.New();
        (BracketId, AgreementId) = (bracket.Id, bracket.AgreementId);
        (Kind, Words, ByMediators, Proposers, Reason) = (facts.Kind, facts.Words, facts.ByMediators, [.. facts.Proposers.Order()], facts.Reason);
        (At, By, SentId, MadeFor) = (author.At, author.Name, facts.Sent, facts.MadeFor);
    }

    /// <summary>Its key.</summary>
    public Id<BracketAlternative> Id { get; private init; }

    /// <summary>The bracket.</summary>
    public Id<Bracket> BracketId { get; private init; }

    /// <summary>The agreement.</summary>
    public Id<Agreement> AgreementId { get; private init; }

    /// <summary>What it would do.</summary>
    public AlternativeKind Kind { get; private init; }

    /// <summary>The words that it would put there.</summary>
    public string Words { get; private init; } = "";

    /// <summary>Whether the mediators propose it, alone or with parties.</summary>
    public bool ByMediators { get; private init; }

    /// <summary>The parties that propose it, together.</summary>
    public IReadOnlyList<Id<Party>> Proposers { get; private init; } = [];

    /// <summary>The words that it was made for, as they stood then; empty where something was to be added. Not kept of what was taken down in earlier times.</summary>
    public string? MadeFor { get; private init; }

    /// <summary>Why, for the mediators alone.</summary>
    public string Reason { get; private init; } = "";

    /// <summary>When it was taken down, UTC.</summary>
    public DateTimeOffset At { get; private init; }

    /// <summary>Who took it down.</summary>
    public string By { get; private init; } = "";

    /// <summary>What a delegation sent, of which it is made; none of what the mediators took down.</summary>
    public Id<SentProposal>? SentId { get; private init; }

    /// <summary>The later one of the same that stands for it.</summary>
    public Id<BracketAlternative>? ReplacedById { get; private set; }

    /// <summary>When it was taken back, UTC.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>Who took it back.</summary>
    public string WithdrawnBy { get; private set; } = "";

    /// <summary>Why it was taken back.</summary>
    public string WithdrawReason { get; private set; } = "";

    /// <summary>Whether it is proposed now.</summary>
    public bool Stands => ReplacedById is null && WithdrawnAt is null;

    /// <summary>Whether it was made for these words, blanks beside them aside, as far as that is known.</summary>
    public bool IsMadeFor(string words) => MadeFor is null || MadeFor.AsSpan().Trim().SequenceEqual(words.AsSpan().Trim());

    internal bool IsOfSame(AlternativeFacts facts) => ByMediators == facts.ByMediators && Proposers.Count == facts.Proposers.Count && Proposers.All(facts.Proposers.Contains);

    internal void GiveWayTo(BracketAlternative later) => ReplacedById = later.Id;

    internal void Withdraw(string reason, Author author) => (WithdrawnAt, WithdrawnBy, WithdrawReason) = (author.At, author.Name, reason);
}
