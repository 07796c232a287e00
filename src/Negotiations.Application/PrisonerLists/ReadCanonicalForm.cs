using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Auditing;
using Negotiations.Application.Protection;
using Negotiations.Domain;
using Negotiations.Domain.PrisonerLists;

namespace Negotiations.Application.PrisonerLists;

/// <summary>
/// The canonical form of a version of the viewer's own delegation: the file whose SHA-256 is on the receipt. It holds everything,
/// next of kin too, and so is for the delegation alone.
/// </summary>
[Needs(Permission.ReadOwnLists)]
public sealed record ReadCanonicalForm(Id<ListVersion> Version) : IRequest<CanonicalForm>;

/// <summary>A canonical form.</summary>
/// <param name="Version">The version.</param>
/// <param name="Json">UTF-8.</param>
public sealed record CanonicalForm(SubmittedVersion Version, byte[] Json);

internal sealed class ReadCanonicalFormHandler(INegotiationsDb db, CurrentViewer current, EntryDetails details, IFieldCipher cipher) : IRequestHandler<ReadCanonicalForm, CanonicalForm>
{
    public async Task<CanonicalForm> Handle(ReadCanonicalForm request, CancellationToken cancellationToken)
    {
        var version = await SubmittedVersion.ReadAsync(db, current.Viewer, request.Version, cancellationToken);
        var row = await db.ListVersions.AsNoTracking().SingleAsync(v => v.Id == version.Id, cancellationToken);
        var entries = await new FrozenCopy(db, details).ReadAsync(version.Id, cancellationToken);
        var json = VersionDocument.Canonical(
            row, cipher.Open(row.SealedSalt, row.Id.Value), entries.Select(e => (e.Entry.Reference, e.Content)));
        db.Note(new AuditNote(AuditAction.Exported, nameof(ListVersion), version.Id.Value, version.PartyId, "json"));
        await db.SaveAsync(cancellationToken);
        return new CanonicalForm(version, json);
    }
}
