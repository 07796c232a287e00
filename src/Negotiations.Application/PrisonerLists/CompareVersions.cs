using MediatR;
using Negotiations.Application.Access;
using Negotiations.Application.Auditing;
using Negotiations.Domain;
using Negotiations.Domain.PrisonerLists;

namespace Negotiations.Application.PrisonerLists;

/// <summary>What is different between two versions of one list, field by field.</summary>
[Needs(Permission.ReadVersions)]
public sealed record CompareVersions(Id<ListVersion> Version, Id<ListVersion> With) : IRequest<Comparison>;

/// <summary>The differences between two versions.</summary>
/// <param name="Older">The older one.</param>
/// <param name="Newer">The newer one.</param>
/// <param name="Added">Who is only on the newer.</param>
/// <param name="Removed">Who is only on the older.</param>
/// <param name="Changed">Who is on both, with something else said.</param>
public sealed record Comparison(
    SubmittedVersion Older, SubmittedVersion Newer, IReadOnlyList<VersionRow> Added, IReadOnlyList<VersionRow> Removed, IReadOnlyList<ChangedEntry> Changed);

/// <summary>One person of whom something else is said.</summary>
/// <param name="Entry">As the newer version says it.</param>
/// <param name="Fields">What is different; of a sensitive field, only that it is.</param>
public sealed record ChangedEntry(VersionRow Entry, IReadOnlyList<ChangedField> Fields);

/// <summary>One field that is different. Values are canonical texts, null for not given or for a sensitive field.</summary>
public sealed record ChangedField(EntryField Field, string? Before, string? After);

internal sealed class CompareVersionsHandler(INegotiationsDb db, CurrentViewer current, EntryDetails details) : IRequestHandler<CompareVersions, Comparison>
{
    public async Task<Comparison> Handle(CompareVersions request, CancellationToken cancellationToken)
    {
        var one = await SubmittedVersion.ReadAsync(db, current.Viewer, request.Version, cancellationToken);
        var other = await SubmittedVersion.ReadAsync(db, current.Viewer, request.With, cancellationToken);
        if (one.ListId != other.ListId || one.Id == other.Id)
        {
            throw new NotFound();
        }

        var (older, newer) = one.Number < other.Number ? (one, other) : (other, one);
        var frozen = await new FrozenCopy(db, details).ReadAsync([older.Id, newer.Id], cancellationToken);
        var before = frozen[older.Id].ToDictionary(e => e.Entry.EntryId);
        var after = frozen[newer.Id].ToList();
        var kept = after.Select(e => e.Entry.EntryId).ToHashSet();
        db.Note(new AuditNote(AuditAction.Read, nameof(ListVersion), older.Id.Value, older.PartyId, "compared"));
        db.Note(new AuditNote(AuditAction.Read, nameof(ListVersion), newer.Id.Value, newer.PartyId, "compared"));
        await db.SaveAsync(cancellationToken);
        return new Comparison(
            older,
            newer,
            [.. after.Where(e => !before.ContainsKey(e.Entry.EntryId)).Select(Row)],
            [.. before.Values.Where(e => !kept.Contains(e.Entry.EntryId)).OrderBy(e => e.Entry.Position).Select(Row)],
            [.. after.Where(e => before.TryGetValue(e.Entry.EntryId, out var was) && was.Content != e.Content)
                .Select(e => new ChangedEntry(Row(e), Fields(before[e.Entry.EntryId].Content, e.Content)))]);
    }

    private static VersionRow Row(FrozenEntry frozen) =>
        new() { Id = frozen.Entry.Id, Position = frozen.Entry.Position, Reference = frozen.Entry.Reference, Claim = frozen.Entry.Claim };

    private static IReadOnlyList<ChangedField> Fields(EntryContent before, EntryContent after) =>
        [.. Difference.Between(before, after).Select(f => f.Sensitive is null ? new ChangedField(f, f.Read(before), f.Read(after)) : new ChangedField(f, null, null))];
}
