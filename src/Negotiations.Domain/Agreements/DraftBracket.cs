using Negotiations.Domain.Parties;

namespace Negotiations.Domain.Agreements;

/// <summary>A bracket as it stood when a draft was tabled: for the readers of the draft, frozen with it.</summary>
public sealed class DraftBracket : ProcessRecord, IKeptByMediators
{
    private readonly List<DraftAlternative> _alternatives = [];

    private DraftBracket()
    {
    }

    internal DraftBracket(Draft draft, int position, Bracket bracket, IReadOnlyDictionary<Id<Party>, string> codes)
        : base(draft.ProcessId, draft.OwnerId, draft.OpenTo)
    {
        Id = Id<DraftBracket>.New();
        (DraftId, AgreementId, ProvisionId, BracketId) = (draft.Id, draft.AgreementId, bracket.ProvisionId, bracket.Id);
        (Position, Start, Length) = (position, bracket.Start, bracket.Length);
        _alternatives.AddRange(bracket.Standing.Select((a, at) => new DraftAlternative(this, at + 1, a, codes)));
    }

    /// <summary>Its key.</summary>
    public Id<DraftBracket> Id { get; private init; }

    /// <summary>The draft.</summary>
    public Id<Draft> DraftId { get; private init; }

    /// <summary>The agreement.</summary>
    public Id<Agreement> AgreementId { get; private init; }

    /// <summary>The provision, by its identity through all drafts.</summary>
    public Id<Provision> ProvisionId { get; private init; }

    /// <summary>The bracket of the working text that it is a copy of; it is shown to nobody but the mediators.</summary>
    public Id<Bracket> BracketId { get; private init; }

    /// <summary>Its place among the brackets of the draft, from 1.</summary>
    public int Position { get; private init; }

    /// <summary>How many letters of the provision's text in the draft stand before it.</summary>
    public int Start { get; private init; }

    /// <summary>How many letters it has; 0 for a place where something is to be added.</summary>
    public int Length { get; private init; }

    /// <summary>Where it stands.</summary>
    public TextSpan Span => new(Start, Length);

    /// <summary>What was proposed in it.</summary>
    public IReadOnlyCollection<DraftAlternative> Alternatives => _alternatives;

    /// <summary>A delegation that reads it tells the mediators whether it could live with an alternative, or with the words as they stand.</summary>
    /// <param name="alternative">Which alternative; none for the words as they stand.</param>
    /// <param name="party">The delegation's party.</param>
    /// <param name="kind">Whether it could.</param>
    /// <param name="text">What it tells them besides.</param>
    /// <param name="author">Who says so.</param>
    public BracketStance Judge(DraftAlternative? alternative, Id<Party> party, StanceKind kind, string text, Author author) =>
        alternative is null || alternative.DraftBracketId == Id ? new BracketStance(this, alternative?.Id, party, kind, text, author) : throw new InvalidOperationException("The alternative belongs to another bracket.");
}

/// <summary>An alternative as it stood when a draft was tabled: what is proposed, and who proposes it. Neither why nor when it was told to the mediators is in it.</summary>
public sealed class DraftAlternative : ProcessRecord, IKeptByMediators
{
    /// <summary>Longest list of codes.</summary>
    public const int CodesLength = 200;

    private DraftAlternative()
    {
    }

    internal DraftAlternative(DraftBracket bracket, int position, BracketAlternative alternative, IReadOnlyDictionary<Id<Party>, string> codes)
        : base(bracket.ProcessId, bracket.OwnerId, bracket.OpenTo)
    {
        Id = Id<DraftAlternative>.New();
        (DraftId, DraftBracketId, AlternativeId, Position) = (bracket.DraftId, bracket.Id, alternative.Id, position);
        (Kind, Words, ByMediators, Proposers) = (alternative.Kind, alternative.Words, alternative.ByMediators, alternative.Proposers);
        Codes = string.Join(' ', alternative.Proposers.Select(p => codes[p]).Order(StringComparer.Ordinal));
    }

    /// <summary>Its key.</summary>
    public Id<DraftAlternative> Id { get; private init; }

    /// <summary>The draft.</summary>
    public Id<Draft> DraftId { get; private init; }

    /// <summary>The bracket in the draft.</summary>
    public Id<DraftBracket> DraftBracketId { get; private init; }

    /// <summary>The alternative of the working text that it is a copy of; it is shown to nobody but the mediators.</summary>
    public Id<BracketAlternative> AlternativeId { get; private init; }

    /// <summary>Its place in the bracket, from 1.</summary>
    public int Position { get; private init; }

    /// <summary>What it would do.</summary>
    public AlternativeKind Kind { get; private init; }

    /// <summary>The words that it would put there.</summary>
    public string Words { get; private init; } = "";

    /// <summary>Whether the mediators propose it, alone or with parties.</summary>
    public bool ByMediators { get; private init; }

    /// <summary>The parties that propose it, together.</summary>
    public IReadOnlyList<Id<Party>> Proposers { get; private init; } = [];

    /// <summary>The codes that these parties had then, with a blank between them; part of the canonical form.</summary>
    public string Codes { get; private init; } = "";
}
