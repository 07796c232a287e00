using Negotiations.Domain.Parties;

namespace Negotiations.Domain.Agreements;

/// <summary>What a delegation proposes for words of a draft.</summary>
public sealed record ProposalFacts
{
    /// <summary>Which part of the provision's text in the draft.</summary>
    public TextSpan Span { get; init; }

    /// <summary>What it would do with it.</summary>
    public AlternativeKind Kind { get; init; }

    /// <summary>The words that it would put there.</summary>
    public string Words { get; init; } = "";

    /// <summary>Why, for the mediators.</summary>
    public string Reason { get; init; } = "";
}

/// <summary>
/// What a delegation works on among itself: it alone reads this, not even the mediators do. Sent by its head, it becomes a record of its own (<see cref="SentProposal"/>), which the mediators read.
/// </summary>
public sealed class WordingProposal : ProcessRecord, IVersioned
{
    /// <summary>Most that one delegation keeps of one draft.</summary>
    public const int Most = 500;

    private WordingProposal()
    {
    }

    internal WordingProposal(DraftProvision provision, Id<Party> party, ProposalFacts facts, Author author)
        : base(provision.ProcessId, party, OpenTo.OwnerOnly)
    {
        Id = Id<WordingProposal>.New();
        (AgreementId, DraftId, ProvisionId) = (provision.AgreementId, provision.DraftId, provision.ProvisionId);
        WrittenAt = author.At;
        Write(provision, facts, author);
    }

    /// <summary>Its key.</summary>
    public Id<WordingProposal> Id { get; private init; }

    /// <summary>The agreement.</summary>
    public Id<Agreement> AgreementId { get; private init; }

    /// <summary>The draft that it is made against.</summary>
    public Id<Draft> DraftId { get; private init; }

    /// <summary>The provision, by its identity through all drafts.</summary>
    public Id<Provision> ProvisionId { get; private init; }

    /// <summary>How many letters of the provision's text in the draft stand before the words that it is about.</summary>
    public int Start { get; private set; }

    /// <summary>How many letters these have; 0 for a place where something is to be added.</summary>
    public int Length { get; private set; }

    /// <summary>What it would do with them.</summary>
    public AlternativeKind Kind { get; private set; }

    /// <summary>The words that it would put there.</summary>
    public string Words { get; private set; } = "";

    /// <summary>Why, for the mediators once it is sent.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>When it was first written, UTC.</summary>
    public DateTimeOffset WrittenAt { get; private init; }

    /// <summary>When it was last changed, UTC.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Who did that.</summary>
    public string ChangedBy { get; private set; } = "";

    /// <summary>What it was sent as; none while it is the delegation's own.</summary>
    public Id<SentProposal>? SentId { get; private set; }

    /// <summary>When it was put aside unsent, UTC.</summary>
    public DateTimeOffset? DroppedAt { get; private set; }

    /// <inheritdoc/>
    public Guid VersionToken { get; private set; }

    /// <summary>Where the words stand that it is about.</summary>
    public TextSpan Span => new(Start, Length);

    /// <summary>Whether it can still be changed.</summary>
    public bool IsOwn => SentId is null && DroppedAt is null;

    /// <summary>What is wrong with what is said of it.</summary>
    public static IReadOnlyList<RuleViolation> Faults(ProposalFacts facts) =>
        // Who proposes it is the delegation itself.
        Bracket.Faults(new AlternativeFacts { Kind = facts.Kind, Words = facts.Words, ByMediators = true });

    /// <summary>Writes it, or writes it anew.</summary>
    /// <param name="provision">The provision as it stands in the draft.</param>
    /// <param name="facts">What is proposed.</param>
    /// <param name="author">Who writes it.</param>
    /// <exception cref="RuleViolation">It was sent or put aside; what is said is not whole (<see cref="Faults"/>); the words do not stand there.</exception>
    public void Write(DraftProvision provision, ProposalFacts facts, Author author)
    {
        RequireOwn();
        if (Faults(facts) is [var fault, ..])
        {
            throw fault;
        }

        if (!facts.Span.IsIn(provision.Text))
        {
            throw new RuleViolation("proposal.outside", "These words do not stand in the text.") { Field = nameof(Words) };
        }

        if (facts is { Kind: AlternativeKind.LeftOut, Span.Length: 0 })
        {
            throw new RuleViolation("alternative.nothing-there", "No words stand here that could be left out. Whoever wants nothing added keeps the text as it stands.") { Field = nameof(Kind) };
        }

        (Start, Length, Kind, Words, Reason) = (facts.Span.Start, facts.Span.Length, facts.Kind, facts.Words, facts.Reason);
        (ChangedAt, ChangedBy) = (author.At, author.Name);
    }

    /// <summary>Sends it to the mediators, as it stands.</summary>
    /// <param name="agreement">The agreement, with its parties.</param>
    /// <param name="author">Who sends it.</param>
    /// <exception cref="RuleViolation">It was sent or put aside; the text is not negotiated any more; the delegation's party is none to the agreement.</exception>
    public SentProposal Send(Agreement agreement, Author author)
    {
        RequireOwn();
        agreement.RequireNegotiated();
        if (agreement.Parties.All(p => p.PartyId != OwnerId))
        {
            throw new RuleViolation("proposal.stranger", "Your party is none to this agreement, and proposes no words for it.");
        }

        var sent = new SentProposal(this, author);
        (SentId, ChangedAt, ChangedBy) = (sent.Id, author.At, author.Name);
        return sent;
    }

    /// <summary>Puts it aside, unsent.</summary>
    /// <exception cref="RuleViolation">It was sent or put aside.</exception>
    public void Drop(Author author)
    {
        RequireOwn();
        (DroppedAt, ChangedAt, ChangedBy) = (author.At, author.At, author.Name);
    }

    private void RequireOwn()
    {
        if (!IsOwn)
        {
            throw new RuleViolation("proposal.sent", "This was sent or put aside, and stays as it is. Write another one.");
        }
    }
}

/// <summary>
/// What a delegation proposed to the mediators: read by both, and by nobody else. It names no person. The mediators take it into the working text as an alternative; from the next draft on, its words are shown to the readers of that with the delegation's name. Its reason never is.
/// </summary>
public sealed class SentProposal : ProcessRecord
{
    private SentProposal()
    {
    }

    internal SentProposal(WordingProposal proposal, Author author)
        : base(proposal.ProcessId, proposal.OwnerId, OpenTo.Mediators)
    {
        Id = Id<SentProposal>.New();
        (AgreementId, DraftId, ProvisionId) = (proposal.AgreementId, proposal.DraftId, proposal.ProvisionId);
        (Start, Length, Kind, Words, Reason, SentAt) = (proposal.Start, proposal.Length, proposal.Kind, proposal.Words, proposal.Reason, author.At);
    }

    /// <summary>Its key.</summary>
    public Id<SentProposal> Id { get; private init; }

    /// <summary>The agreement.</summary>
    public Id<Agreement> AgreementId { get; private init; }

    /// <summary>The draft that it is made against.</summary>
    public Id<Draft> DraftId { get; private init; }

    /// <summary>The provision, by its identity through all drafts.</summary>
    public Id<Provision> ProvisionId { get; private init; }

    /// <summary>How many letters of the provision's text in the draft stand before the words that it is about.</summary>
    public int Start { get; private init; }

    /// <summary>How many letters these have; 0 for a place where something is to be added.</summary>
    public int Length { get; private init; }

    /// <summary>What it would do with them.</summary>
    public AlternativeKind Kind { get; private init; }

    /// <summary>The words that it would put there.</summary>
    public string Words { get; private init; } = "";

    /// <summary>Why, for the mediators.</summary>
    public string Reason { get; private init; } = "";

    /// <summary>Server time, UTC.</summary>
    public DateTimeOffset SentAt { get; private init; }

    /// <summary>When the delegation took it back, UTC.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>Why.</summary>
    public string WithdrawReason { get; private set; } = "";

    /// <summary>Where the words stand that it is about.</summary>
    public TextSpan Span => new(Start, Length);

    /// <summary>Takes it back. What a draft says that was tabled meanwhile stays there.</summary>
    /// <exception cref="RuleViolation">It was taken back already.</exception>
    public void Withdraw(string reason, Author author)
    {
        if (WithdrawnAt is not null)
        {
            throw new RuleViolation("proposal.withdrawn", "This was taken back already.");
        }

        (WithdrawnAt, WithdrawReason) = (author.At, reason);
    }
}

/// <summary>Whether a delegation could live with words.</summary>
public enum StanceKind
{
    /// <summary>It could.</summary>
    CanLiveWith,

    /// <summary>It could not.</summary>
    Cannot,
}

/// <summary>What a delegation tells the mediators alone of words that were tabled: that it could live with them, or could not. Never changed: the latest counts, the earlier ones stay. It names no person.</summary>
public sealed class BracketStance : ProcessRecord
{
    /// <summary>Longest remark.</summary>
    public const int TextLength = 2000;

    private BracketStance()
    {
    }

    internal BracketStance(DraftBracket bracket, Id<DraftAlternative>? alternative, Id<Party> party, StanceKind kind, string text, Author author)
        : base(bracket.ProcessId, party, OpenTo.Mediators)
    {
        Id = Id<BracketStance>.New();
        (AgreementId, DraftBracketId, DraftAlternativeId, Kind, Text, At) = (bracket.AgreementId, bracket.Id, alternative, kind, text, author.At);
    }

    /// <summary>Its key.</summary>
    public Id<BracketStance> Id { get; private init; }

    /// <summary>The agreement.</summary>
    public Id<Agreement> AgreementId { get; private init; }

    /// <summary>The bracket of the draft.</summary>
    public Id<DraftBracket> DraftBracketId { get; private init; }

    /// <summary>Which of its alternatives; none for the words as they stand.</summary>
    public Id<DraftAlternative>? DraftAlternativeId { get; private init; }

    /// <summary>Whether it could live with that.</summary>
    public StanceKind Kind { get; private init; }

    /// <summary>What the mediators are told besides; may be empty.</summary>
    public string Text { get; private init; } = "";

    /// <summary>Server time, UTC.</summary>
    public DateTimeOffset At { get; private init; }
}
