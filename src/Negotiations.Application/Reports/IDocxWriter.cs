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

    /// <summary>What it says.</summary>
    public required IReadOnlyList<DocxBlock> Blocks { get; init; }
}

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
public sealed record DocxRun(string Text, bool Bold = false, string? Language = null);
