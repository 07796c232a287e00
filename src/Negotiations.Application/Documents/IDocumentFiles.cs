using Negotiations.Domain;
using Negotiations.Domain.Documents;

namespace Negotiations.Application.Documents;

/// <summary>
/// Keeps the content of documents, sealed, in files outside the database. A file is there before its row is saved; one whose row never was saved is swept away later.
/// </summary>
public interface IDocumentFiles
{
    /// <summary>Seals a content for one document into a new file, and writes it through to the disk.</summary>
    /// <param name="document">Whose content it is: it opens for no other.</param>
    /// <param name="content">The content, from where the stream stands.</param>
    /// <param name="cancellationToken">Gives up; nothing stays.</param>
    Task<StoredFile> KeepAsync(Id<Document> document, Stream content, CancellationToken cancellationToken);

    /// <summary>Says that the row of a file was saved: it is no leftover.</summary>
    void Settle(StoredFile file);

    /// <summary>Opens a content, after all of it was verified.</summary>
    /// <exception cref="DocumentDamaged">The file is missing, altered, cut off, or another document's.</exception>
    Task<Stream> OpenAsync(Id<Document> document, StoredFile file, CancellationToken cancellationToken);

    /// <summary>Destroys a content. If that fails now, it is tried again later.</summary>
    void Destroy(string name);
}

/// <summary>The stored content of a document is not what was stored.</summary>
public sealed class DocumentDamaged(string what, Exception? inner = null) : Exception(what, inner);

/// <summary>How much a document may hold.</summary>
/// <param name="MaxFileBytes">Bytes of a file.</param>
public sealed record DocumentLimits(int MaxFileBytes)
{
    /// <summary>A megabyte, as limits are told.</summary>
    public const int Megabyte = 1024 * 1024;

    /// <summary>Usual limit, in megabytes.</summary>
    public const int UsualMegabytes = 20;

    /// <summary>Highest limit that can be set, in megabytes.</summary>
    public const int MostMegabytes = 100;

    /// <summary>Bytes of a request beside the file: its other fields and what holds them together.</summary>
    public const int BesidesFile = Megabyte;

    /// <summary>The limit in megabytes.</summary>
    public int Megabytes => MaxFileBytes / Megabyte;
}
