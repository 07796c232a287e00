using AutoMapper;
using AutoMapper.QueryableExtensions;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Domain;
using Negotiations.Domain.Parties;
using Negotiations.Domain.PrisonerLists;

namespace Negotiations.Application.PrisonerLists;

/// <summary>
/// The lists of the process, as far as the viewer may know of them: its own delegation's working copies, and the latest submitted
/// version of each list that is open to it.
/// </summary>
/// <param name="AtAGlance">For a delegation, its working copies alone: they say which version was submitted last.</param>
[Needs(Permission.ReadVersions)]
public sealed record ReadLists(bool AtAGlance = false) : IRequest<ListsOfProcess>;

/// <summary>The lists of a process for one viewer.</summary>
/// <param name="Own">Working copies of the viewer's delegation.</param>
/// <param name="Submitted">Latest versions; for a delegation, of its own lists. None where they were not asked for.</param>
/// <param name="MayOpen">Whether the viewer may open a list.</param>
public sealed record ListsOfProcess(IReadOnlyList<OwnListRow> Own, IReadOnlyList<SubmittedListRow>? Submitted, bool MayOpen);

/// <summary>A working copy.</summary>
public sealed record OwnListRow
{
    /// <summary>Key of the list.</summary>
    public Id<PrisonerList> Id { get; init; }

    /// <summary>What it claims.</summary>
    public ListKind Kind { get; init; }

    /// <summary>What tells it from another of the same kind.</summary>
    public string Subject { get; init; } = "";

    /// <summary>Where it stands.</summary>
    public ListState State { get; init; }

    /// <summary>Last submitted version; 0 before the first.</summary>
    public int LastVersion { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset ChangedAt { get; init; }

    /// <summary>Who changed it.</summary>
    public string ChangedBy { get; init; } = "";

    /// <summary>People on it now.</summary>
    public int EntryCount { get; init; }
}

/// <summary>The latest version of a list.</summary>
public sealed record SubmittedListRow
{
    /// <summary>Key of the version.</summary>
    public Id<ListVersion> Id { get; init; }

    /// <summary>Key of its list.</summary>
    public Id<PrisonerList> ListId { get; init; }

    /// <summary>Whose.</summary>
    public Id<Party>? OwnerId { get; init; }

    /// <summary>Code of its party.</summary>
    public string PartyCode { get; init; } = "";

    /// <summary>Mark of its party.</summary>
    public int PartyMark { get; init; }

    /// <summary>What it claims.</summary>
    public ListKind Kind { get; init; }

    /// <summary>What tells it from another of the same kind.</summary>
    public string Subject { get; init; } = "";

    /// <summary>Number of the version.</summary>
    public int Number { get; init; }

    /// <summary>When it was submitted.</summary>
    public DateTimeOffset SubmittedAt { get; init; }

    /// <summary>People on it.</summary>
    public int EntryCount { get; init; }

    /// <summary>When the list was withdrawn, if it was.</summary>
    public DateTimeOffset? WithdrawnAt { get; init; }

    /// <summary>The latest version of each list that is open to the viewer.</summary>
    internal static IQueryable<SubmittedListRow> Latest(INegotiationsDb db) =>
        from version in db.ListVersions.AsNoTracking()
        where !db.ListVersions.Any(later => later.ListId == version.ListId && later.Number > version.Number)
        join party in db.Parties on version.OwnerId equals party.Id
        select new SubmittedListRow
        {
            Id = version.Id,
            ListId = version.ListId,
            OwnerId = version.OwnerId,
            PartyCode = party.Code,
            PartyMark = party.Mark,
            Kind = version.Kind,
            Subject = version.Subject,
            Number = version.Number,
            SubmittedAt = version.SubmittedAt,
            EntryCount = version.EntryCount,
            WithdrawnAt = db.ListWithdrawals.Where(w => w.ListId == version.ListId && w.VersionNumber == version.Number).Max(w => (DateTimeOffset?)w.WithdrawnAt),
        };
}

internal sealed class ReadListsHandler(INegotiationsDb db, CurrentViewer current, IMapper mapper) : IRequestHandler<ReadLists, ListsOfProcess>
{
    public async Task<ListsOfProcess> Handle(ReadLists request, CancellationToken cancellationToken)
    {
        var viewer = current.Viewer;
        var own = viewer.May(Permission.ReadOwnLists)
            ? await db.PrisonerLists.AsNoTracking().OrderBy(l => l.Kind).ThenBy(l => l.Subject).ThenBy(l => l.Id)
                .ProjectTo<OwnListRow>(mapper.ConfigurationProvider, new { db })
                .ToListAsync(cancellationToken)
            : [];
        var submitted = request.AtAGlance && viewer.May(Permission.ReadOwnLists) ? null : await SubmittedListRow.Latest(db).OrderByDescending(v => v.SubmittedAt).ThenBy(v => v.Id).ToListAsync(cancellationToken);
        return new ListsOfProcess(own, submitted, viewer.May(Permission.KeepLists));
    }
}

internal sealed class OwnListMap : Profile
{
    public OwnListMap()
    {
        INegotiationsDb? db = null;
        CreateMap<PrisonerList, OwnListRow>()
            .ForMember(r => r.EntryCount, o => o.MapFrom(l => db!.PrisonerEntries.Count(e => e.ListId == l.Id)));
    }
}
