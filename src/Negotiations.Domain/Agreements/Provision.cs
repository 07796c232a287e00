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

    /// <summary>Not agreed, as a whole or in a part.</summary>
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

    /// <summary>How far the parties have come with it.</summary>
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

    private Provision()
    {
    }

    internal Provision(Agreement agreement, Provision? parent, int position, ProvisionFacts facts, Author author)
        : base(agreement.ProcessId, null, OpenTo.Mediators)
    {
        Id = Id<Provision>.New();
        AgreementId = agreement.Id;
        Place(agreement, parent, position, facts.Kind, author);
        Word(agreement, facts, author);
    }

    /// <summary>Its key: its identity through all drafts.</summary>
    public Id<Provision> Id { get; private init; }

    /// <summary>The agreement.</summary>
    public Id<Agreement> AgreementId { get; private init; }

    /// <summary>The provision that it belongs to; none at the top.</summary>
    public Id<Provision>? ParentId { get; private set; }

    /// <summary>Its place among its siblings, from 1.</summary>
    public int Position { get; private set; }

    /// <summary>What it is.</summary>
    public ProvisionKind Kind { get; private set; }

    /// <summary>Its heading.</summary>
    public string Heading { get; private set; } = "";

    /// <summary>Its own text.</summary>
    public string Text { get; private set; } = "";

    /// <summary>How far the parties have come with it.</summary>
    public ProvisionState State { get; private set; }

    /// <summary>When it was last worded, UTC.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Who worded it last.</summary>
    public string ChangedBy { get; private set; } = "";

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

    /// <summary>Words it anew.</summary>
    /// <exception cref="RuleViolation">The text is not negotiated any more; it would be something that cannot stand where it does.</exception>
    public void Word(Agreement agreement, ProvisionFacts facts, Author author)
    {
        agreement.RequireNegotiated();
        if (facts.Kind != Kind)
        {
            throw new RuleViolation("provision.kind-stays", "What a provision is stays as it is. Write a new one instead.");
        }

        (Heading, Text, State) = (facts.Heading, facts.Text, facts.State);
        Touch(author);
    }

    /// <summary>Moves it, or puts it where it begins.</summary>
    /// <exception cref="RuleViolation">The text is not negotiated any more; it cannot stand there.</exception>
    public void Place(Agreement agreement, Provision? parent, int position, Author author) => Place(agreement, parent, position, Kind, author);

    /// <summary>Says its place among its siblings, when others were put before it or taken away.</summary>
    public void Renumber(int position) => Position = position;

    private void Place(Agreement agreement, Provision? parent, int position, ProvisionKind kind, Author author)
    {
        agreement.RequireNegotiated();
        if (!MayBelong(kind, parent?.Kind) || parent?.Id == Id || (parent is not null && parent.AgreementId != AgreementId))
        {
            throw new RuleViolation("provision.place", "It cannot stand there. Chapters and annexes hold articles, articles hold paragraphs, and paragraphs hold points.");
        }

        (ParentId, Position, Kind) = (parent?.Id, position, kind);
        Touch(author);
    }

    private void Touch(Author author) => (ChangedAt, ChangedBy) = (author.At, author.Name);
}
