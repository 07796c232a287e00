using AutoMapper;
using AutoMapper.QueryableExtensions;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Auditing;
using Negotiations.Domain;
using Negotiations.Domain.Parties;
using Negotiations.Domain.PrisonerLists;

namespace Negotiations.Application.PrisonerLists;

/// <summary>A page of a submitted version.</summary>
[Needs(Permission.ReadVersions)]
public sealed record ReadVersion : IRequest<VersionPage>
{
    /// <summary>Which version.</summary>
    public Id<ListVersion> Version { get; init; }

    /// <summary>What part of it.</summary>
    public EntrySelection Selection { get; init; } = new();
}

/// <summary>A page of a submitted version.</summary>
/// <param name="Version">The version.</param>
/// <param name="Selection">The part shown.</param>
/// <param name="Rows">Its entries.</param>
/// <param name="Total">Entries in the part shown.</param>
public sealed record VersionPage(SubmittedVersion Version, EntrySelection Selection, IReadOnlyList<VersionRow> Rows, int Total);

/// <summary>A submitted version, as whoever may see it sees it.</summary>
public sealed record SubmittedVersion
{
    /// <summary>Key.</summary>
    public Id<ListVersion> Id { get; init; }

    /// <summary>Key of its list.</summary>
    public Id<PrisonerList> ListId { get; init; }

    /// <summary>Whose.</summary>
    public Id<Party> PartyId { get; init; }

    /// <summary>Code of its party.</summary>
    public string PartyCode { get; init; } = "";

    /// <summary>Name of its party.</summary>
    public string PartyName { get; init; } = "";

    /// <summary>Mark of its party.</summary>
    public int PartyMark { get; init; }

    /// <summary>What it claims.</summary>
    public ListKind Kind { get; init; }

    /// <summary>What tells it from another of the same kind.</summary>
    public string Subject { get; init; } = "";

    /// <summary>Number.</summary>
    public int Number { get; init; }

    /// <summary>When it was submitted.</summary>
    public DateTimeOffset SubmittedAt { get; init; }

    /// <summary>By whom.</summary>
    public string SubmittedBy { get; init; } = "";

    /// <summary>People on it.</summary>
    public int EntryCount { get; init; }

    /// <summary>SHA-256 of its canonical form.</summary>
    public string Hash { get; init; } = "";

    /// <summary>Number of its receipt.</summary>
    public string ReceiptNumber { get; init; } = "";

    /// <summary>The other versions of the list that the viewer may see, first to last.</summary>
    public IReadOnlyList<VersionLink> Versions { get; init; } = [];

    /// <summary>When the list was withdrawn after this version, if it was.</summary>
    public DateTimeOffset? WithdrawnAt { get; init; }

    /// <summary>Why it was withdrawn.</summary>
    public string? WithdrawalReason { get; init; }

    /// <summary>Whether it is of the viewer's own delegation.</summary>
    public bool IsOwn { get; init; }

    /// <summary>The version before this one.</summary>
    public VersionLink? Previous => Versions.LastOrDefault(v => v.Number < Number);

    /// <summary>The version, or <see cref="NotFound"/>.</summary>
    internal static async Task<SubmittedVersion> ReadAsync(INegotiationsDb db, Viewer viewer, Id<ListVersion> id, CancellationToken cancellationToken)
    {
        var version = await (
                from v in db.ListVersions.AsNoTracking()
                where v.Id == id
                join party in db.Parties on v.OwnerId equals party.Id
                let withdrawal = db.ListWithdrawals.Where(w => w.ListId == v.ListId && w.VersionNumber == v.Number).OrderBy(w => w.WithdrawnAt).FirstOrDefault()
                select new SubmittedVersion
                {
                    Id = v.Id,
                    ListId = v.ListId,
                    PartyId = party.Id,
                    PartyCode = party.Code,
                    PartyName = party.Name,
                    PartyMark = party.Mark,
                    Kind = v.Kind,
                    Subject = v.Subject,
                    Number = v.Number,
                    SubmittedAt = v.SubmittedAt,
                    SubmittedBy = v.SubmittedBy,
                    EntryCount = v.EntryCount,
                    Hash = v.Hash,
                    ReceiptNumber = v.ReceiptNumber,
                    WithdrawnAt = withdrawal == null ? null : withdrawal.WithdrawnAt,
                    WithdrawalReason = withdrawal == null ? null : withdrawal.Reason,
                    Versions = db.ListVersions.Where(other => other.ListId == v.ListId).OrderBy(other => other.Number)
                        .Select(other => new VersionLink(other.Id, other.Number, other.SubmittedAt)).ToList(),
                })
            .SingleOrDefaultAsync(cancellationToken).OrNotFound();
        return version with { IsOwn = version.PartyId == viewer.PartyId };
    }
}

/// <summary>Another version of the same list.</summary>
public sealed record VersionLink(Id<ListVersion> Id, int Number, DateTimeOffset SubmittedAt);

/// <summary>An entry of a version.</summary>
public sealed record VersionRow
{
    /// <summary>Key.</summary>
    public Id<VersionEntry> Id { get; init; }

    /// <summary>Its place in the version.</summary>
    public int Position { get; init; }

    /// <summary>Reference.</summary>
    public string Reference { get; init; } = "";

    /// <summary>What is said.</summary>
    public PersonClaim Claim { get; init; } = new();
}

internal sealed class VersionRowMap : Profile
{
    public VersionRowMap() => CreateMap<VersionEntry, VersionRow>();
}

internal sealed class ReadVersionHandler(INegotiationsDb db, CurrentViewer current, IMapper mapper) : IRequestHandler<ReadVersion, VersionPage>
{
    public async Task<VersionPage> Handle(ReadVersion request, CancellationToken cancellationToken)
    {
        var version = await SubmittedVersion.ReadAsync(db, current.Viewer, request.Version, cancellationToken);
        var selection = request.Selection;
        var found = db.VersionEntries.AsNoTracking().Where(e => e.VersionId == version.Id).Matching(selection);
        var total = await found.CountAsync(cancellationToken);
        var rows = await found.OrderBy(e => e.Position)
            .Skip((selection.Page - 1) * EntrySelection.PageSize).Take(EntrySelection.PageSize)
            .ProjectTo<VersionRow>(mapper.ConfigurationProvider)
            .ToListAsync(cancellationToken);
        db.Note(new AuditNote(AuditAction.Read, nameof(ListVersion), version.Id.Value, version.PartyId, ""));
        await db.SaveAsync(cancellationToken);
        return new VersionPage(version, selection, rows, total);
    }
}
