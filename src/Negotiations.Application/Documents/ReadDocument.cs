using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Auditing;
using Negotiations.Domain;
using Negotiations.Domain.Documents;

namespace Negotiations.Application.Documents;

/// <summary>What is said of one document. Recorded, because it may name persons.</summary>
[Needs(Permission.ReadDocuments)]
public sealed record ReadDocument(Id<Document> Id) : IRequest<DocumentPage>;

/// <summary>One document.</summary>
/// <param name="Document">What is said of it.</param>
/// <param name="MayKeep">Whether the viewer may withdraw it, while it was not.</param>
public sealed record DocumentPage(DocumentRow Document, bool MayKeep);

internal sealed class ReadDocumentHandler(INegotiationsDb db, CurrentViewer current) : IRequestHandler<ReadDocument, DocumentPage>
{
    public async Task<DocumentPage> Handle(ReadDocument request, CancellationToken cancellationToken)
    {
        var row = await DocumentRow.Of(db).SingleOrDefaultAsync(d => d.Id == request.Id, cancellationToken).OrNotFound();
        // What a delegation reads stands in its own trail; what the mediators do with their documents does not.
        db.Note(new AuditNote(AuditAction.Read, nameof(Document), row.Id.Value, current.Viewer.PartyId, ""));
        await db.SaveAsync(cancellationToken);
        return new DocumentPage(row, current.Viewer.May(Permission.KeepDocuments));
    }
}
