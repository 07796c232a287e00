using AutoMapper;
using AutoMapper.QueryableExtensions;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Auditing;
using Negotiations.Domain;
using Negotiations.Domain.PrisonerLists;

namespace Negotiations.Application.PrisonerLists;

/// <summary>A page of the working copy of one of the delegation's own lists.</summary>
[Needs(Permission.ReadOwnLists)]
public sealed record ReadPrisonerList : IRequest<PrisonerListPage>
{
    /// <summary>Which list.</summary>
    public Id<PrisonerList> List { get; init; }

    /// <summary>What part and in which order.</summary>
    public EntrySelection Selection { get; init; } = new();
}

/// <summary>A page of a working copy.</summary>
public sealed record PrisonerListPage
{
    /// <summary>The list.</summary>
    public required OwnList List { get; init; }

    /// <summary>The part shown.</summary>
    public required EntrySelection Selection { get; init; }

    /// <summary>The entries of this page.</summary>
    public required IReadOnlyList<EntryRow> Rows { get; init; }

    /// <summary>How many the search found.</summary>
    public required EntryCounts Counts { get; init; }

    /// <summary>Whether the viewer may submit and withdraw.</summary>
    public required bool MaySubmit { get; init; }

    /// <summary>Whether the list may be changed at all: not in a closed process.</summary>
    public required bool MayKeep { get; init; }

    /// <summary>Entries in the part shown.</summary>
    public int Total => Selection.Part switch
    {
        EntryPart.Incomplete => Counts.Incomplete,
        EntryPart.New => Counts.New,
        _ => Counts.All,
    };
}

/// <summary>A list as its delegation sees it.</summary>
public sealed record OwnList
{
    /// <summary>Key.</summary>
    public Id<PrisonerList> Id { get; init; }

    /// <summary>What it claims.</summary>
    public ListKind Kind { get; init; }

    /// <summary>What tells it from another of the same kind.</summary>
    public string Subject { get; init; } = "";

    /// <summary>Where it stands.</summary>
    public ListState State { get; init; }

    /// <summary>Last submitted version; 0 before the first.</summary>
    public int LastVersion { get; init; }

    /// <summary>Key of the last submitted version.</summary>
    public Id<ListVersion>? LastVersionId { get; init; }

    /// <summary>When that was submitted.</summary>
    public DateTimeOffset? LastSubmittedAt { get; init; }

    /// <summary>When the working copy changed.</summary>
    public DateTimeOffset ChangedAt { get; init; }

    /// <summary>Who changed it.</summary>
    public string ChangedBy { get; init; } = "";

    /// <summary>Imports into it that were begun and not finished.</summary>
    public int OpenImports { get; init; }

    /// <summary>Token of the list.</summary>
    public Guid VersionToken { get; init; }

    /// <summary>The list, or <see cref="NotFound"/>.</summary>
    internal static Task<OwnList> ReadAsync(INegotiationsDb db, Id<PrisonerList> id, CancellationToken cancellationToken) =>
        (from list in db.PrisonerLists.AsNoTracking()
         where list.Id == id
         let last = db.ListVersions.Where(v => v.ListId == list.Id && v.Number == list.LastVersion).Select(v => new { v.Id, v.SubmittedAt }).FirstOrDefault()
         select new OwnList
         {
             Id = list.Id,
             Kind = list.Kind,
             Subject = list.Subject,
             State = list.State,
             LastVersion = list.LastVersion,
             LastVersionId = last == null ? null : last.Id,
             LastSubmittedAt = last == null ? null : last.SubmittedAt,
             ChangedAt = list.ChangedAt,
             ChangedBy = list.ChangedBy,
             OpenImports = db.ListImports.Count(i => i.ListId == list.Id && i.State == ImportState.Open),
             VersionToken = list.VersionToken,
         }).SingleOrDefaultAsync(cancellationToken).OrNotFound();
}

/// <summary>How many entries a search found, by part.</summary>
public sealed record EntryCounts(int All, int Incomplete, int New);

/// <summary>What is different in an entry since the last version.</summary>
public enum SinceVersion
{
    /// <summary>Nothing was submitted yet.</summary>
    NoVersion,

    /// <summary>It says the same.</summary>
    Same,

    /// <summary>It was not there.</summary>
    New,

    /// <summary>It says something else.</summary>
    Changed,
}

/// <summary>An entry in a list.</summary>
public sealed record EntryRow
{
    /// <summary>Key.</summary>
    public Id<PrisonerEntry> Id { get; init; }

    /// <summary>Reference.</summary>
    public string Reference { get; init; } = "";

    /// <summary>What is said.</summary>
    public PersonClaim Claim { get; init; } = new();

    /// <summary>What is different since the last version; sensitive details are not compared here.</summary>
    public SinceVersion Since { get; init; }

    /// <summary>Fields that are different, when it is changed.</summary>
    public IReadOnlyList<EntryField> ChangedFields { get; init; } = [];
}

internal sealed class EntryRowMap : Profile
{
    public EntryRowMap() =>
        CreateMap<PrisonerEntry, EntryRow>()
            .ForMember(r => r.Since, o => o.Ignore())
            .ForMember(r => r.ChangedFields, o => o.Ignore());
}

internal sealed class ReadPrisonerListHandler(INegotiationsDb db, CurrentViewer current, IMapper mapper) : IRequestHandler<ReadPrisonerList, PrisonerListPage>
{
    public async Task<PrisonerListPage> Handle(ReadPrisonerList request, CancellationToken cancellationToken)
    {
        var list = await OwnList.ReadAsync(db, request.List, cancellationToken);
        var selection = request.Selection;
        var last = list.LastVersionId;
        var found = db.PrisonerEntries.AsNoTracking().Where(e => e.ListId == list.Id).Matching(selection);
        var counts = await found.GroupBy(_ => 1)
            .Select(g => new EntryCounts(
                g.Count(),
                g.AsQueryable().Count(EntrySelection.IsIncomplete),
                // A set, not a search for each entry: lists are long.
                g.Count(e => !db.VersionEntries.Where(v => v.VersionId == last).Select(v => v.EntryId).Contains(e.Id))))
            .SingleOrDefaultAsync(cancellationToken) ?? new EntryCounts(0, 0, 0);
        var rows = await found.Part(db, selection.Part, last).Sorted(selection)
            .Skip((selection.Page - 1) * EntrySelection.PageSize).Take(EntrySelection.PageSize)
            .ProjectTo<EntryRow>(mapper.ConfigurationProvider)
            .ToListAsync(cancellationToken);
        if (last is { } version && rows.Count > 0)
        {
            rows = await CompareAsync(rows, version, cancellationToken);
        }

        db.Note(new AuditNote(AuditAction.Read, nameof(PrisonerList), list.Id.Value, current.Viewer.PartyId, ""));
        await db.SaveAsync(cancellationToken);
        return new PrisonerListPage
        {
            List = list,
            Selection = selection,
            Rows = rows,
            Counts = counts,
            MayKeep = current.Viewer.May(Permission.KeepLists),
            MaySubmit = current.Viewer.May(Permission.SubmitLists),
        };
    }

    private async Task<List<EntryRow>> CompareAsync(List<EntryRow> rows, Id<ListVersion> version, CancellationToken cancellationToken)
    {
        var ids = rows.Select(r => r.Id).ToList();
        var before = await db.VersionEntries.AsNoTracking()
            .Where(v => v.VersionId == version && ids.Contains(v.EntryId))
            .Select(v => new { v.EntryId, v.Claim })
            .ToDictionaryAsync(v => v.EntryId, v => v.Claim, cancellationToken);
        return [.. rows.Select(row =>
        {
            if (!before.TryGetValue(row.Id, out var was))
            {
                return row with { Since = SinceVersion.New };
            }

            var changed = Difference.Between(was, row.Claim);
            return row with { Since = changed.Count == 0 ? SinceVersion.Same : SinceVersion.Changed, ChangedFields = changed };
        })];
    }
}
