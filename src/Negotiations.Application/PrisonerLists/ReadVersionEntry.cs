using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Auditing;
using Negotiations.Domain;
using Negotiations.Domain.PrisonerLists;

namespace Negotiations.Application.PrisonerLists;

/// <summary>One person of a submitted version, with at most one sensitive detail opened. Both readings are recorded.</summary>
[Needs(Permission.ReadVersions)]
public sealed record ReadVersionEntry : IRequest<VersionEntryPage>
{
    /// <summary>Which version.</summary>
    public Id<ListVersion> Version { get; init; }

    /// <summary>Which entry of it.</summary>
    public Id<VersionEntry> Entry { get; init; }
}

/// <summary>Opens one sensitive detail of one person.</summary>
[Needs(Permission.OpenVersionDetails)]
public sealed record OpenVersionDetail : IRequest<VersionEntryPage>
{
    /// <summary>Which version.</summary>
    public Id<ListVersion> Version { get; init; }

    /// <summary>Which entry of it.</summary>
    public Id<VersionEntry> Entry { get; init; }

    /// <summary>Which detail.</summary>
    public SensitiveKind Kind { get; init; }
}

/// <summary>One person of a submitted version.</summary>
/// <param name="Version">The version.</param>
/// <param name="Id">Key of the entry.</param>
/// <param name="Position">Its place.</param>
/// <param name="Reference">Its reference.</param>
/// <param name="Content">What is said; of the sensitive details, the opened one.</param>
/// <param name="Closed">Details that are given, open to the viewer, and not opened here.</param>
/// <param name="Opened">The detail that was opened, if one was.</param>
public sealed record VersionEntryPage(
    SubmittedVersion Version, Id<VersionEntry> Id, int Position, string Reference, EntryContent Content, IReadOnlyList<SensitiveKind> Closed, SensitiveKind? Opened);

internal sealed class ReadVersionEntryHandler(INegotiationsDb db, CurrentViewer current, EntryDetails details)
    : IRequestHandler<ReadVersionEntry, VersionEntryPage>, IRequestHandler<OpenVersionDetail, VersionEntryPage>
{
    public Task<VersionEntryPage> Handle(ReadVersionEntry request, CancellationToken cancellationToken) =>
        ReadAsync(request.Version, request.Entry, null, cancellationToken);

    public Task<VersionEntryPage> Handle(OpenVersionDetail request, CancellationToken cancellationToken) =>
        ReadAsync(request.Version, request.Entry, request.Kind, cancellationToken);

    private async Task<VersionEntryPage> ReadAsync(Id<ListVersion> versionId, Id<VersionEntry> entryId, SensitiveKind? open, CancellationToken cancellationToken)
    {
        var version = await SubmittedVersion.ReadAsync(db, current.Viewer, versionId, cancellationToken);
        var entry = await db.VersionEntries.AsNoTracking().SingleOrDefaultAsync(e => e.Id == entryId && e.VersionId == version.Id, cancellationToken).OrNotFound();
        var kinds = await db.VersionDetails.Where(d => d.VersionEntryId == entry.Id).Select(d => d.Kind).OrderBy(k => k).ToListAsync(cancellationToken);
        var sensitive = SensitiveDetails.None;
        if (open is { } kind)
        {
            var detail = await db.VersionDetails.AsNoTracking().SingleOrDefaultAsync(d => d.VersionEntryId == entry.Id && d.Kind == kind, cancellationToken).OrNotFound();
            sensitive = details.Open([(detail.Id.Value, detail.Sealed)]);
            kinds.Remove(kind);
            db.Note(new AuditNote(AuditAction.Opened, nameof(VersionEntry), entry.Id.Value, entry.OwnerId, kind.ToString()));
        }
        else
        {
            db.Note(new AuditNote(AuditAction.Read, nameof(VersionEntry), entry.Id.Value, entry.OwnerId, ""));
        }

        await db.SaveAsync(cancellationToken);
        return new VersionEntryPage(
            version, entry.Id, entry.Position, entry.Reference, new EntryContent(entry.Claim, sensitive),
            current.Viewer.May(Permission.OpenVersionDetails) ? kinds : [], open);
    }
}
