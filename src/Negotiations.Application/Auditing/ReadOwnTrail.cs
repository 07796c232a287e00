using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Domain;
using Negotiations.Domain.PrisonerLists;

namespace Negotiations.Application.Auditing;

/// <summary>What was done with the delegation's own records, newest first. Holds no number that runs over anybody else's.</summary>
/// <param name="Before">Where the page before ended, from <see cref="OwnTrail.Next"/>.</param>
[Needs(Permission.ReadOwnTrail)]
public sealed record ReadOwnTrail(long? Before) : IRequest<OwnTrail>;

/// <summary>A page of the delegation's own trail.</summary>
/// <param name="Acts">Newest first.</param>
/// <param name="Next">
/// Where the next page begins; none on the last. Counts the entries of the whole deployment: it must be sealed before it leaves the server.
/// </param>
public sealed record OwnTrail(IReadOnlyList<OwnAct> Acts, long? Next);

/// <summary>What somebody did at one moment.</summary>
/// <param name="At">Server time, UTC.</param>
/// <param name="ActorName">Name of the account then.</param>
/// <param name="ActorRole">Role or office then.</param>
/// <param name="List">Which list, if it was one.</param>
/// <param name="Parts">What was done, by kind of record.</param>
public sealed record OwnAct(DateTimeOffset At, string ActorName, string ActorRole, OwnActList? List, IReadOnlyList<OwnActPart> Parts);

/// <summary>The list that something was done with.</summary>
public sealed record OwnActList(Id<PrisonerList> Id, ListKind Kind, string Subject);

/// <summary>One kind of thing done.</summary>
/// <param name="Action">What.</param>
/// <param name="RecordType">With which kind of record.</param>
/// <param name="Count">With how many.</param>
/// <param name="Details">Which sensitive detail was opened, in which format it was exported; else empty.</param>
public sealed record OwnActPart(AuditAction Action, string RecordType, int Count, string Details);

internal sealed class ReadOwnTrailHandler(INegotiationsDb db) : IRequestHandler<ReadOwnTrail, OwnTrail>
{
    private const int PageSize = 200;

    public async Task<OwnTrail> Handle(ReadOwnTrail request, CancellationToken cancellationToken)
    {
        // One act writes an entry for each row it touches: put together again here, so that a submission of 200 people is one line.
        var rows = await db.AuditEntries.AsNoTracking()
            .Where(e => request.Before == null || e.Sequence < request.Before)
            .GroupBy(e => new
            {
                e.At,
                e.ActorId,
                e.ActorName,
                e.ActorRole,
                e.Action,
                e.RecordType,
                Details = e.Action == AuditAction.Opened || e.Action == AuditAction.Exported ? e.Details : "",
            })
            .Select(g => new { g.Key, Count = g.Count(), First = g.Min(e => e.Sequence), RecordId = g.Min(e => e.RecordId) })
            .OrderByDescending(g => g.Key.At).ThenByDescending(g => g.First)
            .Take(PageSize)
            .ToListAsync(cancellationToken);
        var parts = rows.ConvertAll(r => new Part(
            r.Key.At, r.Key.ActorId, r.Key.ActorName, r.Key.ActorRole, r.Key.Action, r.Key.RecordType, r.Key.Details, r.Count, r.First, r.RecordId!));
        var acts = parts.GroupBy(p => (p.At, p.ActorId, p.ActorName, p.ActorRole)).Select(g => g.ToList()).ToList();
        var more = parts.Count == PageSize;
        if (more && acts.Count > 1)
        {
            // The last one may go on beyond what was read.
            acts.RemoveAt(acts.Count - 1);
        }

        var lists = await ListsAsync(acts, cancellationToken);
        return new OwnTrail(
            [.. acts.Select((act, i) => new OwnAct(
                act[0].At,
                act[0].ActorName,
                act[0].ActorRole,
                lists[i],
                [.. act.Select(p => new OwnActPart(p.Action, p.RecordType, p.Count, p.Details))]))],
            more ? acts[^1].Min(p => p.First) : null);
    }

    private async Task<IReadOnlyList<OwnActList?>> ListsAsync(List<List<Part>> acts, CancellationToken cancellationToken)
    {
        var known = await db.PrisonerLists.AsNoTracking()
            .Select(l => new OwnActList(l.Id, l.Kind, l.Subject))
            .ToDictionaryAsync(l => l.Id, cancellationToken);
        var listOf = new Dictionary<(string Type, string Id), Id<PrisonerList>>();
        foreach (var type in new[] { nameof(ListVersion), nameof(VersionEntry), nameof(PrisonerEntry), nameof(ListImport) })
        {
            // Most acts touch the list itself, and then it need not be looked for.
            var sought = acts.Where(a => a.TrueForAll(p => p.RecordType != nameof(PrisonerList)))
                .SelectMany(a => a).Where(p => p.RecordType == type).Select(p => Guid.Parse(p.RecordId)).Distinct().ToList();
            if (sought.Count == 0)
            {
                continue;
            }

            foreach (var (id, list) in await LookUpAsync(type, sought, cancellationToken))
            {
                listOf[(type, id.ToString())] = list;
            }
        }

        return
        [
            .. acts.Select(act => act
                .Select(p => p.RecordType == nameof(PrisonerList) ? new Id<PrisonerList>(Guid.Parse(p.RecordId)) : listOf.GetValueOrDefault((p.RecordType, p.RecordId)))
                .Select(id => known.GetValueOrDefault(id))
                .FirstOrDefault(list => list is not null)),
        ];
    }

    private async Task<List<(Guid Id, Id<PrisonerList> List)>> LookUpAsync(string type, List<Guid> sought, CancellationToken cancellationToken)
    {
        switch (type)
        {
            case nameof(ListVersion):
                var versions = sought.ConvertAll(id => new Id<ListVersion>(id));
                return [.. (await db.ListVersions.AsNoTracking().Where(v => versions.Contains(v.Id)).Select(v => new { v.Id, v.ListId }).ToListAsync(cancellationToken))
                    .Select(v => (v.Id.Value, v.ListId))];
            case nameof(VersionEntry):
                var frozen = sought.ConvertAll(id => new Id<VersionEntry>(id));
                return [.. (await db.VersionEntries.AsNoTracking().Where(e => frozen.Contains(e.Id))
                    .Join(db.ListVersions, e => e.VersionId, v => v.Id, (e, v) => new { e.Id, v.ListId }).ToListAsync(cancellationToken))
                    .Select(e => (e.Id.Value, e.ListId))];
            case nameof(PrisonerEntry):
                var entries = sought.ConvertAll(id => new Id<PrisonerEntry>(id));
                return [.. (await db.PrisonerEntries.AsNoTracking().Where(e => entries.Contains(e.Id)).Select(e => new { e.Id, e.ListId }).ToListAsync(cancellationToken))
                    .Select(e => (e.Id.Value, e.ListId))];
            default:
                var imports = sought.ConvertAll(id => new Id<ListImport>(id));
                return [.. (await db.ListImports.AsNoTracking().Where(i => imports.Contains(i.Id)).Select(i => new { i.Id, i.ListId }).ToListAsync(cancellationToken))
                    .Select(i => (i.Id.Value, i.ListId))];
        }
    }

    private sealed record Part(
        DateTimeOffset At,
        Guid? ActorId,
        string ActorName,
        string ActorRole,
        AuditAction Action,
        string RecordType,
        string Details,
        int Count,
        long First,
        string RecordId);
}
