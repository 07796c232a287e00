// The verification looks at every row of every process, whoever's it is, and at nothing but its hash: no audience applies to it.
#pragma warning disable RS0030
using System.Data.Common;
using System.Linq.Expressions;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Negotiations.Application.Auditing;
using Negotiations.Infrastructure.Persistence;

namespace Negotiations.Infrastructure.Auditing;

/// <summary>
/// Finds what was altered, deleted, inserted or swapped behind the application's back: first in the chain of entries, then in the chain against what was signed of it, then in the rows
/// against the last entry about each. Reads in batches; keeps 32 bytes a row of one kind of record at a time. What is written while
/// it runs is left to the next run.
/// </summary>
internal static class TrailVerification
{
    private const int Batch = 500;

    private static readonly AuditAction[] Changes = [AuditAction.Created, AuditAction.Changed, AuditAction.Deleted, AuditAction.Resealed];

    /// <summary>Verifies, and notes in the trail that it was done and how it ended.</summary>
    public static async Task<TrailVerdict> VerifyAsync(NegotiationsDb db, IReadOnlyCollection<Proof> proofs, CancellationToken cancellationToken)
    {
        var verdict = await FindAsync(db, proofs, cancellationToken);
        db.Forget();
        var outcome = verdict.Break is { } found ? $"{found.Fault} {found.RecordType}" : "intact";
        db.Note(new AuditNote(AuditAction.Verified, nameof(AuditEntry), Guid.Empty, null, outcome));
        await db.SaveAsync(cancellationToken);
        return verdict;
    }

    private static async Task<TrailVerdict> FindAsync(NegotiationsDb db, IReadOnlyCollection<Proof> proofs, CancellationToken cancellationToken)
    {
        var held = new HeldTo(proofs);
        var (head, found) = await WalkChainAsync(db, held, cancellationToken);
        found ??= held.Break(head.Sequence);
        var rows = 0L;
        if (found is null)
        {
            foreach (var type in db.Model.GetEntityTypes().Where(Trail.Covers).OrderBy(t => t.ClrType.Name, StringComparer.Ordinal))
            {
                var compare = (Task<(long, TrailBreak?)>)typeof(TrailVerification)
                    .GetMethod(nameof(CompareRowsAsync), BindingFlags.NonPublic | BindingFlags.Static)!
                    .MakeGenericMethod(type.ClrType)
                    .Invoke(null, [db, type, head.Sequence, cancellationToken])!;
                (var compared, found) = await compare;
                rows += compared;
                if (found is not null)
                {
                    break;
                }
            }
        }

        return new TrailVerdict(head.Sequence, rows, head.Hash, found, proofs.Count);
    }

    private static async Task<((long Sequence, string Hash) Head, TrailBreak? Break)> WalkChainAsync(NegotiationsDb db, HeldTo held, CancellationToken cancellationToken)
    {
        var last = (Sequence: 0L, Hash: AuditEntry.Genesis);
        while (true)
        {
            var after = last.Sequence;
            var next = db.AuditEntries.IgnoreQueryFilters().AsNoTracking().Where(e => e.Sequence > after).OrderBy(e => e.Sequence);
            List<AuditEntry> entries;
            try
            {
                entries = await next.Take(Batch).ToListAsync(cancellationToken);
            }
            catch (Exception e) when (IsUnreadable(e))
            {
                return (last, await FirstUnreadableAsync(next, last, cancellationToken));
            }

            foreach (var entry in entries)
            {
                if (Fault(entry, last) is { } fault)
                {
                    return (last, new TrailBreak(fault, fault == TrailFault.EntryMissing ? last.Sequence + 1 : entry.Sequence, entry.RecordType, entry.RecordId));
                }

                last = (entry.Sequence, entry.Hash);
                held.Meet(entry);
            }

            if (entries.Count < Batch)
            {
                return (last, null);
            }
        }
    }

    private static TrailFault? Fault(AuditEntry entry, (long Sequence, string Hash) last) =>
        entry.Sequence != last.Sequence + 1 ? TrailFault.EntryMissing
        : entry.Hash != entry.ComputeHash() ? TrailFault.EntryAltered
        : entry.PreviousHash != last.Hash ? TrailFault.EntryOutOfChain
        : null;

    /// <summary>Reads one by one what could not be read together. Entries before the unreadable one may be at fault as well.</summary>
    private static async Task<TrailBreak> FirstUnreadableAsync(IQueryable<AuditEntry> entries, (long Sequence, string Hash) last, CancellationToken cancellationToken)
    {
        while (true)
        {
            var after = last.Sequence;
            var next = entries.Where(e => e.Sequence > after).OrderBy(e => e.Sequence).Take(1);
            try
            {
                var entry = await next.SingleAsync(cancellationToken);
                if (Fault(entry, last) is { } fault)
                {
                    return new TrailBreak(fault, entry.Sequence, entry.RecordType, entry.RecordId);
                }

                last = (entry.Sequence, entry.Hash);
            }
            catch (Exception e) when (IsUnreadable(e))
            {
                return new TrailBreak(TrailFault.EntryAltered, await next.Select(e => e.Sequence).SingleAsync(cancellationToken), "", "");
            }
        }
    }

    private static async Task<(long Compared, TrailBreak? Break)> CompareRowsAsync<T>(
        NegotiationsDb db, IEntityType type, long head, CancellationToken cancellationToken)
        where T : class
    {
        // Rows first: whatever changes after they were read has an entry after the head, and is not judged.
        var rows = new Dictionary<UInt128, UInt128>();
        try
        {
            await foreach (var row in db.Set<T>().IgnoreQueryFilters().AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                rows.Add(Digest(RowHash.KeyOf(type, row)), Digest(RowHash.Of(type, row)));
            }
        }
        catch (Exception e) when (IsUnreadable(e))
        {
            return (rows.Count, new TrailBreak(TrailFault.RowUnreadable, null, type.ClrType.Name, await UnreadableKeyAsync<T>(db, type, cancellationToken)));
        }

        var count = rows.Count;
        var name = type.ClrType.Name;
        var changes = db.AuditEntries.IgnoreQueryFilters().AsNoTracking().Where(e => e.RecordType == name && Changes.Contains(e.Action));
        var after = "";
        while (true)
        {
            var from = after;
            var last = await changes
#pragma warning disable CA1309 // becomes SQL; any order will do that the database keeps
                .Where(e => string.Compare(e.RecordId, from) > 0)
#pragma warning restore CA1309
                .GroupBy(e => e.RecordId)
                .Select(g => new { RecordId = g.Key, Sequence = g.Max(e => e.Sequence) })
                .OrderBy(e => e.RecordId)
                .Take(Batch)
                .ToListAsync(cancellationToken);
            var sequences = last.Select(e => e.Sequence).ToList();
            var entries = await changes
                .Where(e => sequences.Contains(e.Sequence))
                .Select(e => new { e.Sequence, e.Action, e.RecordId, e.RowHash })
                .ToListAsync(cancellationToken);
            foreach (var entry in entries.OrderBy(e => e.Sequence))
            {
                var there = rows.Remove(Digest(entry.RecordId), out var row);
                TrailFault? fault = (entry.Action == AuditAction.Deleted, there) switch
                {
                    _ when entry.Sequence > head => null,
                    (true, true) => TrailFault.RowUnknown,
                    (false, false) => TrailFault.RowMissing,
                    (false, true) when row != Digest(entry.RowHash) => TrailFault.RowAltered,
                    _ => null,
                };
                if (fault is { } found)
                {
                    return (count, new TrailBreak(found, entry.Sequence, name, entry.RecordId));
                }
            }

            if (last.Count < Batch)
            {
                break;
            }

            after = last[^1].RecordId;
        }

        return (count, rows.Count == 0 ? null : new TrailBreak(TrailFault.RowUnknown, null, name, await FirstKeyAsync<T>(db, type, rows.Keys, cancellationToken)));
    }

    private static async Task<string> FirstKeyAsync<T>(NegotiationsDb db, IEntityType type, Dictionary<UInt128, UInt128>.KeyCollection digests, CancellationToken cancellationToken)
        where T : class
    {
        var rows = InOrder(db.Set<T>().IgnoreQueryFilters().AsNoTracking(), type.FindPrimaryKey()!.Properties);
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (RowHash.KeyOf(type, row) is var key && digests.Contains(Digest(key)))
            {
                return key;
            }
        }

        return "";
    }

    /// <summary>The key of the first row that cannot be read, as far as the key itself can.</summary>
    private static async Task<string> UnreadableKeyAsync<T>(NegotiationsDb db, IEntityType type, CancellationToken cancellationToken)
        where T : class
    {
        var key = type.FindPrimaryKey()!.Properties;
        var rows = InOrder(db.Set<T>().IgnoreQueryFilters().AsNoTracking(), key);
        for (var at = 0; ; at++)
        {
            try
            {
                _ = await rows.Skip(at).Take(1).SingleAsync(cancellationToken);
            }
            catch (Exception e) when (IsUnreadable(e))
            {
                try
                {
                    var parts = new List<object?>();
                    foreach (var property in key)
                    {
                        parts.Add(await rows.Skip(at).Take(1).Select(Value<T>(property)).SingleAsync(cancellationToken));
                    }

                    return string.Join('/', parts);
                }
                catch (Exception inner) when (IsUnreadable(inner))
                {
                    return "";
                }
            }
        }
    }

    private static IQueryable<T> InOrder<T>(IQueryable<T> rows, IReadOnlyList<IProperty> key)
        where T : class =>
        key.Skip(1).Aggregate(rows.OrderBy(Value<T>(key[0])), (ordered, property) => ordered.ThenBy(Value<T>(property)));

    private static Expression<Func<T, object?>> Value<T>(IProperty property)
        where T : class
    {
        var name = property.Name;
        return row => EF.Property<object?>(row, name);
    }

    /// <summary>A value of the database that the application never writes there, in the words of whatever tried to read it.</summary>
    private static bool IsUnreadable(Exception e) => e is not (OperationCanceledException or DbException);

    private static UInt128 Digest(string text) =>
        System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>What the trail is held to, as it is walked.</summary>
    private sealed class HeldTo(IReadOnlyCollection<Proof> proofs)
    {
        private readonly ILookup<long, Checkpoint> _checkpoints = proofs.Select(p => p.Checkpoint).OfType<Checkpoint>().ToLookup(c => c.Entries);
        private readonly Dictionary<string, string> _receipts = proofs.Select(p => p.Receipt).OfType<Application.PrisonerLists.SignedReceipt>().DistinctBy(r => r.Entry).ToDictionary(r => r.Entry, r => r.Receipt, StringComparer.Ordinal);
        private Checkpoint? _contradicted;

        public void Meet(AuditEntry entry)
        {
            _receipts.Remove(entry.Hash);
            _contradicted ??= _checkpoints[entry.Sequence].FirstOrDefault(c => c.Head != entry.Hash);
        }

        /// <summary>What the trail does not hold to, when all of it was walked.</summary>
        public TrailBreak? Break(long last)
        {
            if (_contradicted is { } other)
            {
                return new TrailBreak(TrailFault.Rewritten, other.Entries, "", "") { Checkpoint = other };
            }

            if (_checkpoints.Where(c => c.Key > last).MinBy(c => c.Key) is { } beyond)
            {
                return new TrailBreak(TrailFault.CutOff, last + 1, "", "") { Checkpoint = beyond.First() };
            }

            return _receipts.Count == 0 ? null : new TrailBreak(TrailFault.Rewritten, null, nameof(Domain.PrisonerLists.ListVersion), "") { Receipt = _receipts.Values.Order(StringComparer.Ordinal).First() };
        }
    }
}
