using Microsoft.EntityFrameworkCore;
using Negotiations.Domain;
using Negotiations.Domain.PrisonerLists;

namespace Negotiations.Application.PrisonerLists;

/// <summary>An entry of a version with as much said in it as the viewer may read.</summary>
public sealed record FrozenEntry(VersionEntry Entry, EntryContent Content);

/// <summary>Reads a whole submitted version, with those details that are open to the viewer.</summary>
internal sealed class FrozenCopy(INegotiationsDb db, EntryDetails details)
{
    public async Task<IReadOnlyList<FrozenEntry>> ReadAsync(Id<ListVersion> version, CancellationToken cancellationToken)
    {
        var entries = await db.VersionEntries.AsNoTracking()
            .Where(e => e.VersionId == version)
            .OrderBy(e => e.Position)
            .ToListAsync(cancellationToken);
        var stored = (await db.VersionDetails.AsNoTracking()
            .Where(d => d.VersionId == version)
            .ToListAsync(cancellationToken)).ToLookup(d => d.VersionEntryId, d => (d.Id.Value, d.Sealed));
        return [.. entries.Select(e => new FrozenEntry(e, new EntryContent(e.Claim, details.Open(stored[e.Id]))))];
    }
}
