using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Negotiations.Application.Access;
using Negotiations.Application.Auditing;
using Negotiations.Application.Pipeline;
using Negotiations.Domain;
using Negotiations.Domain.Processes;
using Negotiations.Domain.Search;
using Negotiations.Domain.Visits;
using Negotiations.Infrastructure.Identity;
using Negotiations.Infrastructure.Persistence;

namespace Negotiations.Infrastructure.Auditing;

/// <summary>Makes the entries of the audit trail that follow what is about to be saved.</summary>
internal static class Trail
{
    /// <summary>Types whose rows the trail does not follow, because they are the trail itself, follow from other rows, or only keep somebody signed in or in the place where they stopped reading.</summary>
    private static readonly HashSet<Type> NotCovered = [typeof(AuditEntry), typeof(TrailLock), typeof(UserSession), typeof(Visit), typeof(IndexEntry), typeof(SentForm)];

    /// <summary>Whether the trail follows the rows of a type.</summary>
    public static bool Covers(IReadOnlyEntityType type) => !NotCovered.Contains(type.ClrType) && type.FindPrimaryKey() is not null && !type.IsMappedToJson();

    /// <summary>The last entry: its number and hash.</summary>
    public static async Task<(long Sequence, string Hash)> HeadAsync(NegotiationsDb db, CancellationToken cancellationToken)
    {
#pragma warning disable RS0030 // the chain goes through the entries of all processes; only number and hash are read
        var last = await db.AuditEntries.IgnoreQueryFilters()
            .OrderByDescending(e => e.Sequence)
            .Select(e => new { e.Sequence, e.Hash })
            .FirstOrDefaultAsync(cancellationToken);
#pragma warning restore RS0030
        return last is null ? (0, AuditEntry.Genesis) : (last.Sequence, last.Hash);
    }

    /// <summary>The entries for the changed rows and the notes, chained to <paramref name="head"/>. What is done to rows that were there and stay is told as <paramref name="change"/>.</summary>
    public static IEnumerable<AuditEntry> Follow(
        (long Sequence, string Hash) head, Viewer viewer, DateTimeOffset at, IEnumerable<EntityEntry> changed, IEnumerable<AuditNote> notes, AuditAction change)
    {
        var facts = changed.Select(entry => OfChange(entry, change))
            .Concat(notes.Select(n => new Fact(n.Action, n.Process ?? viewer.ProcessId, n.Owner, n.RecordType, n.RecordId.ToString(), n.Details, "")));
        var (sequence, hash) = head;
        foreach (var fact in facts)
        {
            var entry = Chain(fact, ++sequence, hash, viewer, at);
            hash = entry.Hash;
            yield return entry;
        }
    }

    private static AuditEntry Chain(Fact fact, long sequence, string previous, Viewer viewer, DateTimeOffset at)
    {
        AuditEntry Make(string hash) => new()
        {
            Sequence = sequence,
            At = at,
            ActorId = viewer.UserId,
            ActorName = viewer.Name,
            ActorRole = viewer.Seat?.Role.ToString() ?? (viewer.Office == Office.None ? "" : viewer.Office.ToString()),
            Action = fact.Action,
            ProcessId = fact.Process,
            OwnerId = fact.Owner,
            RecordType = fact.RecordType,
            RecordId = fact.RecordId,
            Details = fact.Details.Length <= AuditEntry.DetailsLength ? fact.Details : fact.Details[..AuditEntry.DetailsLength],
            RowHash = fact.RowHash,
            PreviousHash = previous,
            Hash = hash,
        };
        return Make(Make("").ComputeHash());
    }

    private static Fact OfChange(EntityEntry entry, AuditAction change)
    {
        var record = entry.Entity as ProcessRecord;
        var (action, details) = entry.State switch
        {
            EntityState.Added => (AuditAction.Created, ""),
            EntityState.Deleted => (AuditAction.Deleted, ""),
            _ => (change, string.Join(' ', ChangedFields(entry))),
        };
        return new Fact(
            action,
            record?.ProcessId ?? (entry.Entity as Process)?.Id,
            record is IKeptByMediators { KeptByMediators: true } ? null : record?.OwnerId,
            entry.Metadata.ClrType.Name,
            RowHash.KeyOf(entry.Metadata, entry.Entity),
            details,
            action == AuditAction.Deleted ? "" : RowHash.Of(entry.Metadata, entry.Entity));
    }

    private static IEnumerable<string> ChangedFields(EntityEntry entry) =>
        entry.Properties.Where(p => p.IsModified).Select(p => p.Metadata.Name)
            .Concat(entry.ComplexProperties.SelectMany(c => c.Properties).Where(p => p.IsModified).Select(p => p.Metadata.Name))
            .Where(name => name is not nameof(IVersioned.VersionToken) and not "SearchKey");

    private sealed record Fact(AuditAction Action, Id<Process>? Process, Id<Domain.Parties.Party>? Owner, string RecordType, string RecordId, string Details, string RowHash);
}
