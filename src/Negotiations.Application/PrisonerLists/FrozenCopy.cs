using Microsoft.EntityFrameworkCore;
using Negotiations.Domain;
using Negotiations.Domain.PrisonerLists;

namespace Negotiations.Application.PrisonerLists;

/// <summary>An entry of a version with as much said in it as the viewer may read.</summary>
public sealed record FrozenEntry(VersionEntry Entry, EntryContent Content);

/// <summary>Reads a whole submitted version, with those details that are open to the viewer.</summary>
internal sealed class FrozenCopy(INegotiationsDb db, EntryDetails details)
{
    public async Task<IReadOnlyList<FrozenEntry>> ReadAsync(Id<ListVersion> version, CancellationToken cancellationToken) =>
        [.. (await ReadAsync([version], cancellationToken))[version]];

    /// <summary>Several at once, each in its order; entries and their details in one query.</summary>
    public async Task<ILookup<Id<ListVersion>, FrozenEntry>> ReadAsync(IReadOnlyList<Id<ListVersion>> versions, CancellationToken cancellationToken)
    {
        var rows = await (
                from entry in db.VersionEntries.AsNoTracking()
                where versions.Contains(entry.VersionId)
                join detail in db.VersionDetails.AsNoTracking() on entry.Id equals detail.VersionEntryId into given
                from detail in given.DefaultIfEmpty()
                orderby entry.Position, entry.Id
                select new { Entry = entry, Detail = detail })
            .ToListAsync(cancellationToken);
        return rows
            .GroupBy(r => r.Entry.Id)
            .Select(of => new FrozenEntry(
                of.First().Entry,
                new EntryContent(of.First().Entry.Claim, details.Open(of.Where(r => r.Detail is not null).Select(r => (r.Detail!.Id.Value, r.Detail.Sealed))))))
            .ToLookup(e => e.Entry.VersionId);
    }
}
