using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Domain;
using Negotiations.Domain.PrisonerLists;

namespace Negotiations.Application.PrisonerLists;

/// <summary>Takes people off a draft list. Submitted versions keep them.</summary>
[Needs(Permission.KeepLists)]
public sealed record TakeOffEntries : IRequest<int>
{
    /// <summary>Which list.</summary>
    public Id<PrisonerList> List { get; init; }

    /// <summary>Which entries; one that is gone already is passed over.</summary>
    public IReadOnlyList<Id<PrisonerEntry>> Entries { get; init; } = [];
}

internal sealed class TakeOffEntriesHandler(INegotiationsDb db, CurrentViewer current, TimeProvider clock) : IRequestHandler<TakeOffEntries, int>
{
    public async Task<int> Handle(TakeOffEntries request, CancellationToken cancellationToken)
    {
        var list = await db.PrisonerLists.SingleOrDefaultAsync(l => l.Id == request.List, cancellationToken).OrNotFound();
        var entries = await db.PrisonerEntries.Where(e => e.ListId == list.Id && request.Entries.Contains(e.Id)).ToListAsync(cancellationToken);
        var details = await db.EntryDetails.Where(d => d.ListId == list.Id && request.Entries.Contains(d.EntryId)).ToListAsync(cancellationToken);
        foreach (var entry in entries)
        {
            list.TakeOff(entry, current.Author(clock));
        }

        db.EntryDetails.RemoveRange(details);
        db.PrisonerEntries.RemoveRange(entries);
        await db.SaveAsync(cancellationToken);
        return entries.Count;
    }
}
