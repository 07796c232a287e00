using Negotiations.Texts.Recognition;

namespace Negotiations.Application.WorkingTexts.Importing;

/// <summary>Reads the text of documents of word processors: Office Open XML (ECMA-376).</summary>
public interface IDocxReader
{
    /// <summary>Reads the lines of a document that was found to be one before (size, type, no macros, nothing fetched).</summary>
    /// <param name="file">The document; can be searched.</param>
    /// <exception cref="InvalidDataException">It has no text, or holds more than <see cref="MostLines"/> lines.</exception>
    DocxText Read(Stream file);

    /// <summary>Most lines that are read.</summary>
    const int MostLines = 20_000;
}

/// <summary>The text of a document. Comments, headers, footers and notes are no part of it.</summary>
/// <param name="Lines">Its paragraphs, with tracked changes as if all were accepted.</param>
/// <param name="HasTrackedChanges">Whether it held any.</param>
/// <param name="HasComments">Whether it held comments, which are left out.</param>
public sealed record DocxText(IReadOnlyList<FileLine> Lines, bool HasTrackedChanges, bool HasComments);
