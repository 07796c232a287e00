using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Negotiations.Domain;
using Negotiations.Domain.Search;
using Negotiations.Infrastructure.Search;

namespace Negotiations.Infrastructure.Persistence;

/// <summary>What records are found by: written by saving them, after the guard let them pass, and with their own audience.</summary>
public sealed partial class NegotiationsDb
{
    private const int IndexBatch = 500;

    /// <inheritdoc/>
    public DbSet<IndexEntry> IndexEntries => Set<IndexEntry>();

    /// <summary>
    /// Makes the index of a database that was filled before there was one; or, where something went wrong, the whole index anew. Nothing else is written, so that there is nothing for the trail.
    /// </summary>
    /// <param name="anew">Whether what there is is thrown away first; otherwise only kinds of records are indexed of which nothing is yet.</param>
    /// <param name="cancellationToken">Stops it; nothing is changed then.</param>
    /// <returns>How many entries were made.</returns>
    public async Task<int> MakeIndexAsync(bool anew, CancellationToken cancellationToken)
    {
        await using var transaction = await Database.BeginTransactionAsync(cancellationToken);
#pragma warning disable RS0030 // of all processes; only the index is written
        if (anew)
        {
            await IndexEntries.IgnoreQueryFilters().ExecuteDeleteAsync(cancellationToken);
        }

        var there = await IndexEntries.IgnoreQueryFilters().Select(e => e.Kind).Distinct().ToListAsync(cancellationToken);
        var around = new IndexSurroundings(
            [
                .. await Meetings.IgnoreQueryFilters().AsNoTracking().ToListAsync(cancellationToken),
                .. await RecordVersions.IgnoreQueryFilters().AsNoTracking().ToListAsync(cancellationToken),
                .. await ListVersions.IgnoreQueryFilters().AsNoTracking().ToListAsync(cancellationToken),
                .. await Drafts.IgnoreQueryFilters().AsNoTracking().ToListAsync(cancellationToken),
            ],
            clock.GetUtcNow());
#pragma warning restore RS0030
        var indexAll = typeof(NegotiationsDb).GetMethod(nameof(IndexAllAsync), BindingFlags.NonPublic | BindingFlags.Instance)!;
        var count = 0;
        foreach (var type in Indexing.Kinds.Where(k => !there.Contains(k.Value)).Select(k => k.Key))
        {
            count += await (Task<int>)indexAll.MakeGenericMethod(type).Invoke(this, [around, cancellationToken])!;
        }

        await transaction.CommitAsync(cancellationToken);
        return count;
    }

    private async Task<int> IndexAllAsync<T>(IndexSurroundings around, CancellationToken cancellationToken)
        where T : ProcessRecord
    {
#pragma warning disable RS0030 // of all processes; only the index is written
        await foreach (var record in Set<T>().IgnoreQueryFilters().AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken))
#pragma warning restore RS0030
        {
            if (Indexing.Find(record, around) is { } found && found.Text() is { } text)
            {
                IndexEntries.Add(new IndexEntry(record, found.Kind, found.Id, text));
            }
        }

        // The guard refuses an index entry that comes to it: this goes past it, with nothing else in hand.
        var count = await base.SaveChangesAsync(true, cancellationToken);
        ChangeTracker.Clear();
        return count;
    }

    private async Task IndexAsync(IReadOnlyList<EntityEntry> changed, CancellationToken cancellationToken)
    {
        if (!changed.Any(e => Indexing.Kinds.ContainsKey(e.Entity.GetType())))
        {
            return;
        }

        var around = new IndexSurroundings(ChangeTracker.Entries().Select(e => e.Entity), clock.GetUtcNow());
        var found = changed.Select(e => (Entry: e, Record: Indexing.Find(e.Entity, around))).Where(f => f.Record is not null).ToList();
        var known = new Dictionary<(IndexKind, Guid), IndexEntry>();
        foreach (var batch in found.Where(f => f.Entry.State != EntityState.Added).Select(f => f.Record!.Id).Chunk(IndexBatch))
        {
            // Whoever writes a record sees it, and so what it is found by.
            foreach (var entry in await IndexEntries.Where(i => batch.Contains(i.RecordId)).ToListAsync(cancellationToken))
            {
                known[(entry.Kind, entry.RecordId)] = entry;
            }
        }

        foreach (var (entry, record) in found)
        {
            var text = entry.State == EntityState.Deleted ? null : record!.Text();
            var there = known.GetValueOrDefault((record!.Kind, record.Id));
            switch (text, there)
            {
                // What was there before its kind was found is indexed all at once (MakeIndexAsync).
                case (not null, null) when entry.State == EntityState.Added:
                    IndexEntries.Add(new IndexEntry(record.Record, record.Kind, record.Id, text));
                    break;
                case (not null, not null):
                    there.Say(text);
                    break;
                case (null, not null):
                    IndexEntries.Remove(there);
                    break;
            }
        }
    }
}
