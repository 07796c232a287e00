using Microsoft.EntityFrameworkCore;
using Negotiations.Domain;
using Negotiations.Domain.PrisonerLists;

namespace Negotiations.Application.PrisonerLists;

/// <summary>Reads a whole working copy with its details opened, in the order in which a version shows it.</summary>
internal sealed class WorkingCopy(INegotiationsDb db, EntryDetails details)
{
    public async Task<IReadOnlyList<EntryWithContent>> ReadAsync(Id<PrisonerList> list, CancellationToken cancellationToken)
    {
        var entries = await db.PrisonerEntries.AsNoTracking()
            .Where(e => e.ListId == list)
            .OrderBy(e => e.SearchKey).ThenBy(e => e.Id)
            .ToListAsync(cancellationToken);
        var stored = (await db.EntryDetails.AsNoTracking()
            .Where(d => d.ListId == list)
            .ToListAsync(cancellationToken)).ToLookup(d => d.EntryId, d => (d.Id.Value, d.Sealed));
        return [.. entries.Select(e => new EntryWithContent(e, new EntryContent(e.Claim, details.Open(stored[e.Id]))))];
    }
}
