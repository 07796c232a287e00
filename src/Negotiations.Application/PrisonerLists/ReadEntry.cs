using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Domain;
using Negotiations.Domain.PrisonerLists;

namespace Negotiations.Application.PrisonerLists;

/// <summary>Everything the viewer's delegation says of one person, sensitive details included. The reading is recorded.</summary>
[Needs(Permission.ReadOwnLists)]
public sealed record ReadEntry : IRequest<EntryPage>
{
    /// <summary>Which list.</summary>
    public Id<PrisonerList> List { get; init; }

    /// <summary>Which entry.</summary>
    public Id<PrisonerEntry> Entry { get; init; }
}

/// <summary>One person of a working copy.</summary>
/// <param name="List">The list.</param>
/// <param name="Id">Key of the entry.</param>
/// <param name="Reference">Its reference.</param>
/// <param name="Content">What is said.</param>
/// <param name="Token">Its version token.</param>
/// <param name="MayCorrect">Whether the list is a draft that the viewer may change.</param>
public sealed record EntryPage(OwnList List, Id<PrisonerEntry> Id, string Reference, EntryContent Content, Guid Token, bool MayCorrect);

internal sealed class ReadEntryHandler(INegotiationsDb db, CurrentViewer current, EntryDetails details) : IRequestHandler<ReadEntry, EntryPage>
{
    public async Task<EntryPage> Handle(ReadEntry request, CancellationToken cancellationToken)
    {
        var list = await OwnList.ReadAsync(db, request.List, cancellationToken);
        var entry = await db.PrisonerEntries.AsNoTracking().SingleOrDefaultAsync(e => e.Id == request.Entry && e.ListId == list.Id, cancellationToken).OrNotFound();
        var stored = await db.EntryDetails.AsNoTracking().Where(d => d.EntryId == entry.Id).ToListAsync(cancellationToken);
        var content = details.Read(db, entry, stored);
        await db.SaveAsync(cancellationToken);
        return new EntryPage(list, entry.Id, entry.Reference, content, entry.VersionToken, list.State == ListState.Draft && current.Viewer.May(Permission.KeepLists));
    }
}
