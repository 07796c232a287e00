namespace Negotiations.Application.Reports;

/// <summary>Writes documents for word processors: Office Open XML (ECMA-376).</summary>
public interface IDocxWriter
{
    /// <summary>
    /// Writes a document with real headings, language and title, without an author or anything else that tells who made it. A paragraph is written from right to left where its first letter is.
    /// </summary>
    byte[] Write(DocxDocument document);
}

/// <summary>A document as it is read: on each sheet above who may read it, below which sheet it is.</summary>
public sealed record DocxDocument
{
    /// <summary>Its title, in the properties of the file.</summary>
    public required string Title { get; init; }

    /// <summary>Language of what is not said to be in another (BCP 47).</summary>
    public required string Language { get; init; }

    /// <summary>Whether tables and headings run from right to left.</summary>
    public bool RightToLeft { get; init; }

    /// <summary>Who may read it; stands on each sheet. Without it there is no document.</summary>
    public required string Audience { get; init; }

    /// <summary>What else stands on each sheet: who cannot read it, whose copy it is.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Large letters behind the text of each sheet.</summary>
    public string? Watermark { get; init; }

    /// <summary>Under which name, and as of when, comments and tracked changes stand. Never a person's name.</summary>
    public DocxHand? Hand { get; init; }

    /// <summary>Comments; runs say where they are anchored (<see cref="DocxRun.Opens"/>).</summary>
    public IReadOnlyList<DocxComment> Comments { get; init; } = [];

    /// <summary>What it says.</summary>
    public required IReadOnlyList<DocxBlock> Blocks { get; init; }
}

/// <summary>Whose comments and changes they are, in a word processor.</summary>
/// <param name="Name">A name that is nobody's, such as that of a draft.</param>
/// <param name="At">When, UTC; written to the second.</param>
public sealed record DocxHand(string Name, DateTimeOffset At);

/// <summary>A comment.</summary>
/// <param name="Lines">What it says, a paragraph each.</param>
public sealed record DocxComment(params IReadOnlyList<string> Lines);

/// <summary>A part of a document.</summary>
public abstract record DocxBlock;

/// <summary>A heading.</summary>
/// <param name="Level">1 of the whole document, to 3.</param>
/// <param name="Text">What it says.</param>
public sealed record DocxHeading(int Level, string Text) : DocxBlock;

/// <summary>A paragraph. Line ends in it stay.</summary>
/// <param name="Runs">Its text, in pieces that look alike.</param>
public sealed record DocxParagraph(params IReadOnlyList<DocxRun> Runs) : DocxBlock
{
    /// <summary>Whether it is smaller than the text.</summary>
    public bool IsSmall { get; init; }

    /// <summary>Whether it stays on one sheet with what follows.</summary>
    public bool StaysWithNext { get; init; }
}

/// <summary>How a line of a provision looks, and what it is for whoever does not see it.</summary>
public enum DocxLook
{
    /// <summary>A heading of the second level.</summary>
    Heading2,

    /// <summary>A heading of the third level.</summary>
    Heading3,

    /// <summary>A heading of the fourth level.</summary>
    Heading4,

    /// <summary>Words under a heading.</summary>
    Words,

    /// <summary>A paragraph of an article, behind its number.</summary>
    Paragraph,

    /// <summary>A point, behind its number.</summary>
    Point,
}

/// <summary>A line of a provision: its heading, or its words.</summary>
/// <param name="Look">How it looks.</param>
/// <param name="Runs">Its number and its words. They run in the direction of the words.</param>
public sealed record DocxLine(DocxLook Look, params IReadOnlyList<DocxRun> Runs) : DocxBlock
{
    /// <summary>Name of a bookmark round it: a letter, then letters, digits and underscores, at most 40 characters, once in a document; none for a line that has none.</summary>
    public string? Bookmark { get; init; }

    /// <summary>What became of the line as a whole.</summary>
    public DocxChange Change { get; init; }

    /// <summary>How it looked before, where that was tracked as changed.</summary>
    public DocxLook? Was { get; init; }

    /// <summary>Ties both ends of a move together; once for each end in a document.</summary>
    public string Move { get; init; } = "";
}

/// <summary>A change that a word processor asks about: to accept it, or to reject it.</summary>
public enum DocxChange
{
    /// <summary>None: it stands in both texts.</summary>
    None,

    /// <summary>It is new.</summary>
    Inserted,

    /// <summary>It is gone.</summary>
    Deleted,

    /// <summary>It stands somewhere else now.</summary>
    MovedAway,

    /// <summary>It stood somewhere else.</summary>
    MovedHere,
}

/// <summary>What a piece of text is.</summary>
public enum DocxPart
{
    /// <summary>Words of the text.</summary>
    Words,

    /// <summary>The number of a provision, as it is printed before its words.</summary>
    Number,

    /// <summary>What is shown with the words and is none of them: the signs of a bracket and what is proposed in it, how a provision stands.</summary>
    Sign,
}

/// <summary>A table. Its head is repeated on each sheet.</summary>
/// <param name="Head">Heads of its columns; none of a table of labels and values, whose first column is its head.</param>
/// <param name="Rows">Its rows, each with as many cells.</param>
public sealed record DocxTable(IReadOnlyList<string> Head, IReadOnlyList<IReadOnlyList<DocxParagraph>> Rows) : DocxBlock
{
    /// <summary>Widths of the columns to each other; the same for all if empty.</summary>
    public IReadOnlyList<int> Widths { get; init; } = [];

    /// <summary>What it is, for whoever does not see it.</summary>
    public string? Caption { get; init; }
}

/// <summary>A piece of text.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Bold">Whether it is bold.</param>
/// <param name="Language">Its language (BCP 47); guessed from its script where it is not said.</param>
public sealed record DocxRun(string Text, bool Bold = false, string? Language = null)
{
    /// <summary>What it is.</summary>
    public DocxPart Part { get; init; }

    /// <summary>What became of it.</summary>
    public DocxChange Change { get; init; }

    /// <summary>The comment that begins before it: its place in <see cref="DocxDocument.Comments"/>.</summary>
    public int? Opens { get; init; }

    /// <summary>The comment that ends behind it.</summary>
    public int? Closes { get; init; }
}
