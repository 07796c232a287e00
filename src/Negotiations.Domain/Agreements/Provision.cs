namespace Negotiations.Domain.Agreements;

/// <summary>What a provision is in the structure of a text.</summary>
public enum ProvisionKind
{
    /// <summary>What stands before the first article; not numbered.</summary>
    Preamble,

    /// <summary>A chapter: I, II, III.</summary>
    Chapter,

    /// <summary>An article: 1, 2, 3, through the whole text.</summary>
    Article,

    /// <summary>A paragraph of an article: (1), (2), (3).</summary>
    Paragraph,

    /// <summary>A point of a paragraph: (a), (b), (c).</summary>
    Point,

    /// <summary>An annex: A, B, C.</summary>
    Annex,
}

/// <summary>How far the parties have come with a provision.</summary>
public enum ProvisionState
{
    /// <summary>Nothing in it is disputed so far.</summary>
    Clean,

    /// <summary>Not agreed, as a whole or in a part. Told of what has an open bracket, and set by nobody; provisions that were said to be so before there were brackets stay so until they are worded or bracketed.</summary>
    Bracketed,

    /// <summary>A party reserves its position.</summary>
    Reserved,

    /// <summary>Put off, to be taken up later.</summary>
    Parked,

    /// <summary>Agreed, subject to the capitals.</summary>
    AgreedAdReferendum,
}

/// <summary>What is said of a provision.</summary>
public sealed record ProvisionFacts
{
    /// <summary>What it is.</summary>
    public ProvisionKind Kind { get; init; }

    /// <summary>Its heading; may be empty.</summary>
    public string Heading { get; init; } = "";

    /// <summary>Its own text, without that of what belongs to it; may be empty where it has a heading or something belongs to it.</summary>
    public string Text { get; init; } = "";

    /// <summary>How far the parties have come with it, brackets aside.</summary>
    public ProvisionState State { get; init; }
}

/// <summary>
/// A provision of the working text, seen by the mediators alone. Its key stays the same wherever it is moved and however it is worded or numbered, in every draft that it stands in.
/// </summary>
public sealed class Provision : ProcessRecord, IVersioned, IKeptByMediators
{
    /// <summary>Longest heading.</summary>
    public const int HeadingLength = 300;

    /// <summary>Longest text of one provision.</summary>
    public const int TextLength = 20_000;

    /// <summary>Between the positions of neighbours, so that what is put between them moves none of them.</summary>
    private const int Gap = 1 << 16;

    private Provision()
    {
    }

    internal Provision(Agreement agreement, Provision? parent, IReadOnlyList<Provision> siblings, int index, ProvisionFacts facts, Author author)
        : base(agreement.ProcessId, null, OpenTo.Mediators)
    {
        Id = Id<Provision>.New();
        AgreementId = agreement.Id;
        Kind = facts.Kind;
        Place(agreement, parent, siblings, index, author);
        Word(agreement, facts, [], span => span, author);
    }

    /// <summary>Its key: its identity through all drafts.</summary>
    public Id<Provision> Id { get; private init; }

    /// <summary>The agreement.</summary>
    public Id<Agreement> AgreementId { get; private init; }

    /// <summary>The provision that it belongs to; none at the top.</summary>
    public Id<Provision>? ParentId { get; private set; }

    /// <summary>Its place among its siblings: those with less stand before it. It says nothing else; of two with the same, that with the smaller key does.</summary>
    public int Position { get; private set; }

    /// <summary>What it is.</summary>
    public ProvisionKind Kind { get; private set; }

    /// <summary>Its heading.</summary>
    public string Heading { get; private set; } = "";

    /// <summary>Its own text.</summary>
    public string Text { get; private set; } = "";

    /// <summary>How far the parties have come with it, brackets aside. What is told is <see cref="Told"/>.</summary>
    public ProvisionState State { get; private set; }

    /// <summary>When it was taken out, UTC; none while it stands in the text. What it said stays, so that nothing is lost and it can be put back.</summary>
    public DateTimeOffset? TakenOutAt { get; private set; }

    /// <summary>When it was last worded, moved or taken out, UTC.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Who did that.</summary>
    public string ChangedBy { get; private set; } = "";

    /// <summary>Made anew whenever it is worded, and not when it is moved: what a form was filled from. So nobody is stopped by who works on its neighbours or puts it elsewhere.</summary>
    public Guid Wording { get; private set; }

    /// <inheritdoc/>
    public Guid VersionToken { get; private set; }

    /// <summary>What can belong to a provision: chapters and annexes hold articles, articles paragraphs, paragraphs points. Annexes may hold paragraphs without an article.</summary>
    public static bool MayBelong(ProvisionKind kind, ProvisionKind? parent) => (kind, parent) switch
    {
        (ProvisionKind.Preamble or ProvisionKind.Chapter or ProvisionKind.Annex, null) => true,
        (ProvisionKind.Article, null or ProvisionKind.Chapter or ProvisionKind.Annex) => true,
        (ProvisionKind.Paragraph, ProvisionKind.Article or ProvisionKind.Annex or ProvisionKind.Preamble) => true,
        (ProvisionKind.Point, ProvisionKind.Paragraph or ProvisionKind.Article) => true,
        _ => false,
    };

    /// <summary>How it is told: bracketed while a bracket is open in it, whatever else is said of it.</summary>
    public static ProvisionState Told(ProvisionState state, bool hasOpenBracket) => hasOpenBracket ? ProvisionState.Bracketed : state;

    /// <summary>Words it anew. Its open brackets go with their words.</summary>
    /// <param name="agreement">The agreement.</param>
    /// <param name="facts">What it says.</param>
    /// <param name="open">All its open brackets.</param>
    /// <param name="carry">Where a part of the old text stands in the new one.</param>
    /// <param name="author">Who words it.</param>
    /// <exception cref="RuleViolation">The text is not negotiated any more; it was taken out; it would be something else; it is said to be bracketed, or to be agreed while words in it are bracketed; there is a sign in it that nobody sees.</exception>
    public void Word(Agreement agreement, ProvisionFacts facts, IReadOnlyCollection<Bracket> open, Func<TextSpan, TextSpan> carry, Author author)
    {
        RequireInHand(agreement);
        if (facts.Kind != Kind)
        {
            throw new RuleViolation("provision.kind-stays", "What a provision is stays as it is. Write a new one instead.");
        }

        if (facts.State == ProvisionState.Bracketed && State != ProvisionState.Bracketed)
        {
            throw new RuleViolation("provision.bracket-words", "Put brackets round the words that are not agreed. The provision is then told as bracketed by itself.") { Field = nameof(State) };
        }

        if (facts.State == ProvisionState.AgreedAdReferendum && open.Count > 0)
        {
            throw new RuleViolation("provision.bracketed", "Words in it are in brackets. Resolve these first.") { Field = nameof(State) };
        }

        // Nobody typed what a file brings.
        if ((HiddenSigns.Fault(facts.Heading, nameof(Heading)) ?? HiddenSigns.Fault(facts.Text, nameof(Text))) is { } fault)
        {
            throw fault;
        }

        (Heading, State) = (facts.Heading, facts.State);
        Say(facts.Text, open, carry, author);
    }

    /// <summary>Puts words of it in brackets, or a place where something is to be added. What was agreed is not any more.</summary>
    /// <param name="agreement">The agreement.</param>
    /// <param name="span">Which part of its text.</param>
    /// <param name="open">All its open brackets.</param>
    /// <param name="author">Who does so.</param>
    /// <exception cref="RuleViolation">The text is not negotiated any more; it was taken out; the part does not lie in the text, or is bracketed already.</exception>
    public Bracket OpenBracket(Agreement agreement, TextSpan span, IReadOnlyCollection<Bracket> open, Author author)
    {
        RequireInHand(agreement);
        if (!span.IsIn(Text))
        {
            throw new RuleViolation("bracket.outside", "These words do not stand in the text.") { Field = "Words" };
        }

        if (open.Any(b => b.Span == span))
        {
            throw new RuleViolation("bracket.there", "This is bracketed already. Add an alternative to that bracket.") { Field = "Words" };
        }

        if (open.Count >= Bracket.Most)
        {
            throw new RuleViolation("bracket.most", "A provision has at most {0} open brackets.", Bracket.Most);
        }

        State = State is ProvisionState.AgreedAdReferendum or ProvisionState.Bracketed ? ProvisionState.Clean : State;
        (ChangedAt, ChangedBy) = (author.At, author.Name);
        return new Bracket(this, span, author);
    }

    /// <summary>Resolves a bracket by adopting one of its alternatives: the text says what that says. The other open brackets go with their words.</summary>
    /// <param name="agreement">The agreement.</param>
    /// <param name="bracket">The bracket.</param>
    /// <param name="adopted">The alternative.</param>
    /// <param name="text">The text with it.</param>
    /// <param name="open">All open brackets of the provision.</param>
    /// <param name="carry">Where a part of the old text stands in the new one.</param>
    /// <param name="reason">Why.</param>
    /// <param name="author">Who resolves it.</param>
    /// <exception cref="RuleViolation">The text is not negotiated any more; it was taken out; the bracket was resolved; the alternative does not stand any more; the text would be too long.</exception>
    public void Adopt(Agreement agreement, Bracket bracket, BracketAlternative adopted, string text, IReadOnlyCollection<Bracket> open, Func<TextSpan, TextSpan> carry, string reason, Author author)
    {
        RequireInHand(agreement);
        bracket.RequireOpen(agreement);
        if (!adopted.Stands || adopted.BracketId != bracket.Id || bracket.ProvisionId != Id)
        {
            throw new RuleViolation("alternative.gone", "This does not stand any more: it was taken back, or the same proposed something else.") { Field = "Choice" };
        }

        if (text.Length > TextLength || (text.Length == 0 && Heading.Length == 0))
        {
            throw text.Length == 0
                ? new RuleViolation("provision.empty", "Nothing would be left of the provision. Keep the words, and take the provision out of the text instead.") { Field = "Choice" }
                : new RuleViolation("provision.too-long", "A provision has at most 20,000 characters. Make two of it.") { Field = "Choice" };
        }

        bracket.Resolve(this, BracketOutcome.Adopted, adopted, reason, author);
        var others = open.Where(b => b.Id != bracket.Id).Select(b => (Bracket: b, Words: b.Span.Of(Text))).ToList();
        Say(text, [.. others.Select(o => o.Bracket)], carry, author);
        // What was proposed in these was proposed for the words that they held.
        foreach (var (other, words) in others)
        {
            if (!other.Span.Of(Text).AsSpan().Trim().SequenceEqual(words.AsSpan().Trim()))
            {
                other.Cut(author.At);
            }
        }
    }

    /// <summary>Moves it, or puts it where it begins.</summary>
    /// <param name="agreement">The agreement.</param>
    /// <param name="parent">The provision that it is to belong to; none at the top.</param>
    /// <param name="siblings">Those that stand there, in order, without itself. They are only touched where there is no more room between them.</param>
    /// <param name="index">How many of them stand before it.</param>
    /// <param name="author">Who moves it.</param>
    /// <exception cref="RuleViolation">The text is not negotiated any more; it was taken out; it cannot stand there.</exception>
    public void Place(Agreement agreement, Provision? parent, IReadOnlyList<Provision> siblings, int index, Author author)
    {
        RequireInHand(agreement);
        // What holds another is of another kind, so that nothing can come to stand in itself.
        if (!MayBelong(Kind, parent?.Kind) || parent is { TakenOutAt: not null } || (parent is not null && parent.AgreementId != AgreementId))
        {
            throw new RuleViolation("provision.place", "It cannot stand there. Chapters and annexes hold articles, articles hold paragraphs, and paragraphs hold points.");
        }

        index = Math.Clamp(index, 0, siblings.Count);
        if (!HasRoom(siblings, index))
        {
            for (var i = 0; i < siblings.Count; i++)
            {
                siblings[i].Position = (i + 1) * Gap;
            }
        }

        var before = index == 0 ? 0 : siblings[index - 1].Position;
        Position = index == siblings.Count ? before + Gap : before + ((siblings[index].Position - before) / 2);
        ParentId = parent?.Id;
        (ChangedAt, ChangedBy) = (author.At, author.Name);
    }

    /// <summary>Takes it out of the text. The caller takes out what belongs to it, too.</summary>
    /// <exception cref="RuleViolation">The text is not negotiated any more; it was taken out already.</exception>
    public void TakeOut(Agreement agreement, Author author)
    {
        RequireInHand(agreement);
        TakenOutAt = author.At;
        (ChangedAt, ChangedBy) = (author.At, author.Name);
    }

    /// <summary>Puts it back where it belonged, behind what stands there now.</summary>
    /// <param name="agreement">The agreement.</param>
    /// <param name="parent">What it belonged to; none at the top.</param>
    /// <param name="siblings">Those that stand there, in order.</param>
    /// <param name="author">Who puts it back.</param>
    /// <exception cref="RuleViolation">The text is not negotiated any more; it stands in it; what it belonged to was taken out.</exception>
    public void PutBack(Agreement agreement, Provision? parent, IReadOnlyList<Provision> siblings, Author author)
    {
        if (TakenOutAt is null)
        {
            throw new RuleViolation("provision.stands", "This provision stands in the text.");
        }

        if (parent is { TakenOutAt: not null })
        {
            throw new RuleViolation("provision.parent-first", "What it belonged to was taken out, too. Put that back first.");
        }

        TakenOutAt = null;
        Place(agreement, parent, siblings, siblings.Count, author);
    }

    private void Say(string text, IReadOnlyCollection<Bracket> open, Func<TextSpan, TextSpan> carry, Author author)
    {
        var isSame = text == Text;
        (Text, Wording, ChangedAt, ChangedBy) = (text, Id<Provision>.New().Value, author.At, author.Name);
        foreach (var bracket in open)
        {
            bracket.Carry(isSame ? bracket.Span : carry(bracket.Span), Wording);
        }
    }

    internal void RequireInHand(Agreement agreement)
    {
        agreement.RequireNegotiated();
        if (TakenOutAt is not null)
        {
            throw new RuleViolation("provision.taken-out", "{0} took this provision out. What you wrote is still here: put the provision back first, or copy your words into another.", ChangedBy);
        }
    }

    private static bool HasRoom(IReadOnlyList<Provision> siblings, int index) => index == siblings.Count
        ? index == 0 || siblings[index - 1].Position < int.MaxValue - Gap
        : siblings[index].Position - (index == 0 ? 0 : siblings[index - 1].Position) > 1;
}
