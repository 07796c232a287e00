using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Negotiations.Application.Access;
using Negotiations.Application.Auditing;
using Negotiations.Domain;
using Negotiations.Domain.Documents;

namespace Negotiations.Application.Documents;

/// <summary>Takes the content of a document out of the application. Recorded.</summary>
[Needs(Permission.ReadDocuments)]
public sealed record ExportDocument(Id<Document> Id) : IRequest<ExportedDocument>;

/// <summary>A document as it leaves the application.</summary>
/// <param name="Content">Its content, verified; whoever asked for it closes it.</param>
/// <param name="Size">Bytes of it.</param>
/// <param name="Kind">What it is.</param>
/// <param name="FileName">Name of the file as it was given.</param>
public sealed record ExportedDocument(Stream Content, long Size, DocumentKind Kind, string FileName);

internal sealed partial class ExportDocumentHandler(INegotiationsDb db, CurrentViewer current, IDocumentFiles files, ILogger<ExportDocument> log)
    : IRequestHandler<ExportDocument, ExportedDocument>
{
    public async Task<ExportedDocument> Handle(ExportDocument request, CancellationToken cancellationToken)
    {
        var document = await db.Documents.AsNoTracking().SingleOrDefaultAsync(d => d.Id == request.Id, cancellationToken).OrNotFound();
        if (document.WithdrawnAt is not null)
        {
            throw Document.AlreadyWithdrawn();
        }

        var content = await OpenAsync(document, cancellationToken);
        try
        {
            db.Note(new AuditNote(AuditAction.Exported, nameof(Document), document.Id.Value, current.Viewer.PartyId, document.Kind.ToString().ToLowerInvariant()));
            await db.SaveAsync(cancellationToken);
        }
        catch
        {
            await content.DisposeAsync();
            throw;
        }

        return new ExportedDocument(content, document.Size, document.Kind, document.FileName);
    }

    private async Task<Stream> OpenAsync(Document document, CancellationToken cancellationToken)
    {
        try
        {
            return await files.OpenAsync(document.Id, new StoredFile(document.StoredAs, document.Size, document.Hash), cancellationToken);
        }
        catch (DocumentDamaged e)
        {
            LogDamaged(log, document.Id.Value, e.Message);
            throw new RuleViolation("document.damaged", "The stored file of this document is missing or was altered on the server, so nothing of it is given out. Tell whoever runs the server, with this number: {0}.", document.Id);
        }
    }

    // Says which document, and never what it is called.
    [LoggerMessage(Level = LogLevel.Error, Message = "The stored file of document {Document} does not hold: {What}")]
    private static partial void LogDamaged(ILogger log, Guid document, string what);
}
