using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Auditing;
using Negotiations.Application.PrisonerLists;
using Negotiations.Domain;
using Negotiations.Domain.PrisonerLists;

namespace Negotiations.Application.Reports;

/// <summary>What can be exported of a submitted version. Shows nobody, and so is not recorded.</summary>
[Needs(Permission.ReadVersions)]
public sealed record PrepareVersionExport(Id<ListVersion> Version) : IRequest<ExportChoices>;

/// <summary>What can be exported.</summary>
/// <param name="Source">Of what.</param>
/// <param name="Columns">The columns that the viewer may have, sensitive ones among them.</param>
public sealed record ExportChoices(ExportSource Source, IReadOnlyList<EntryField> Columns);

/// <summary>Exports a submitted version, or a part of it. Recorded, with the format and the columns.</summary>
[Needs(Permission.ReadVersions)]
public sealed record ExportVersion : IRequest<ExportedList>
{
    /// <summary>Most people that can be picked one by one.</summary>
    public const int MostPicked = 1000;

    /// <summary>Which version.</summary>
    public Id<ListVersion> Version { get; init; }

    /// <summary>Keys of the columns; a sensitive one has to be asked for by name.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>What part of it and in which order; its page counts for nothing.</summary>
    public EntrySelection Selection { get; init; } = new();

    /// <summary>Only these people; everybody if empty.</summary>
    public IReadOnlyList<Id<VersionEntry>> Entries { get; init; } = [];

    /// <summary>In which form it goes out.</summary>
    public ExportFormat Format { get; init; }
}

internal sealed class ExportVersionValidator : AbstractValidator<ExportVersion>
{
    public ExportVersionValidator()
    {
        RuleFor(r => r.Columns).MustBeColumns();
        RuleFor(r => r.Entries).Must(e => e.Count <= ExportVersion.MostPicked).WithMessage("Pick at most 1000 people, or export the whole list.");
        RuleFor(r => r.Format).IsInEnum();
    }
}

internal sealed class ExportVersionHandler(INegotiationsDb db, CurrentViewer current, EntryDetails details, TimeProvider clock)
    : IRequestHandler<PrepareVersionExport, ExportChoices>, IRequestHandler<ExportVersion, ExportedList>
{
    public async Task<ExportChoices> Handle(PrepareVersionExport request, CancellationToken cancellationToken)
    {
        var version = await SubmittedVersion.ReadAsync(db, current.Viewer, request.Version, cancellationToken);
        return new ExportChoices(ExportSource.Of(version, current.Viewer.Seat!), await ColumnsAsync(version, cancellationToken));
    }

    public async Task<ExportedList> Handle(ExportVersion request, CancellationToken cancellationToken)
    {
        var version = await SubmittedVersion.ReadAsync(db, current.Viewer, request.Version, cancellationToken);
        var columns = ExportColumns.Of(request.Columns);
        var kinds = columns.SensitiveKinds();
        if (kinds.Count > 0 && columns.Except(await ColumnsAsync(version, cancellationToken)).Any())
        {
            throw new NotFound();
        }

        var found = db.VersionEntries.AsNoTracking().Where(e => e.VersionId == version.Id).Matching(request.Selection);
        if (request.Entries.Count > 0)
        {
            found = found.Where(e => request.Entries.Contains(e.Id));
        }

        var entries = await found.Sorted(request.Selection).ToListAsync(cancellationToken);
        // Behind the audience filter: of what is not open to the viewer, not even the sealed text is read.
        var stored = kinds.Count == 0
            ? Enumerable.Empty<VersionDetail>().ToLookup(d => d.VersionEntryId)
            : (await db.VersionDetails.AsNoTracking().Where(d => d.VersionId == version.Id && kinds.Contains(d.Kind)).ToListAsync(cancellationToken)).ToLookup(d => d.VersionEntryId);
        db.Note(new AuditNote(AuditAction.Exported, nameof(ListVersion), version.Id.Value, version.PartyId, ExportedList.Details(request.Format, entries.Count, columns)));
        await db.SaveAsync(cancellationToken);
        return new ExportedList
        {
            Source = ExportSource.Of(version, current.Viewer.Seat!),
            Columns = columns,
            Entries = [.. entries.Select(e => new ExportedEntry(
                e.Position, e.Reference, new EntryContent(e.Claim, details.Open(stored[e.Id].Select(d => (d.Id.Value, d.Sealed))))))],
            ExportedAt = clock.GetUtcNow(),
        };
    }

    // Its own delegation has every column, so that an export can be imported again. Others have those sensitive kinds of which the
    // version holds something that is open to them.
    private async Task<IReadOnlyList<EntryField>> ColumnsAsync(SubmittedVersion version, CancellationToken cancellationToken)
    {
        if (version.IsOwn)
        {
            return EntryFields.All;
        }

        var open = current.Viewer.May(Permission.OpenVersionDetails)
            ? await db.VersionDetails.Where(d => d.VersionId == version.Id).Select(d => d.Kind).Distinct().ToListAsync(cancellationToken)
            : [];
        return [.. EntryFields.All.Where(f => f.Sensitive is not { } kind || open.Contains(kind))];
    }
}
