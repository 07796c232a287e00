using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Auditing;
using Negotiations.Application.PrisonerLists;
using Negotiations.Domain;
using Negotiations.Domain.PrisonerLists;

namespace Negotiations.Application.Reports;

/// <summary>What can be exported of the working copy of one of the delegation's own lists. Shows nobody, and so is not recorded.</summary>
[Needs(Permission.ReadOwnLists)]
public sealed record PrepareWorkingCopyExport(Id<PrisonerList> List) : IRequest<ExportChoices>;

/// <summary>Exports the working copy of one of the delegation's own lists, or a part of it. Recorded, with the format and the columns.</summary>
[Needs(Permission.ReadOwnLists)]
public sealed record ExportWorkingCopy : IRequest<ExportedList>
{
    /// <summary>Which list.</summary>
    public Id<PrisonerList> List { get; init; }

    /// <summary>Keys of the columns; a sensitive one has to be asked for by name.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>What part of it and in which order; its page counts for nothing.</summary>
    public EntrySelection Selection { get; init; } = new();

    /// <summary>Only these people; everybody if empty.</summary>
    public IReadOnlyList<Id<PrisonerEntry>> Entries { get; init; } = [];

    /// <summary>In which form it goes out.</summary>
    public ExportFormat Format { get; init; }
}

internal sealed class ExportWorkingCopyValidator : AbstractValidator<ExportWorkingCopy>
{
    public ExportWorkingCopyValidator()
    {
        RuleFor(r => r.Columns).MustBeColumns();
        RuleFor(r => r.Entries).Must(e => e.Count <= ExportVersion.MostPicked).WithMessage("Pick at most 1000 people, or export the whole list.");
        RuleFor(r => r.Format).IsInEnum();
    }
}

internal sealed class ExportWorkingCopyHandler(INegotiationsDb db, CurrentViewer current, EntryDetails details, TimeProvider clock)
    : IRequestHandler<PrepareWorkingCopyExport, ExportChoices>, IRequestHandler<ExportWorkingCopy, ExportedList>
{
    public async Task<ExportChoices> Handle(PrepareWorkingCopyExport request, CancellationToken cancellationToken)
    {
        var list = await OwnList.ReadAsync(db, request.List, cancellationToken);
        return new ExportChoices(await SourceAsync(list, cancellationToken), EntryFields.All);
    }

    public async Task<ExportedList> Handle(ExportWorkingCopy request, CancellationToken cancellationToken)
    {
        var list = await OwnList.ReadAsync(db, request.List, cancellationToken);
        var columns = ExportColumns.Of(request.Columns);
        var kinds = columns.SensitiveKinds();
        var found = db.PrisonerEntries.AsNoTracking().Where(e => e.ListId == list.Id).Matching(request.Selection).Part(db, request.Selection.Part, list.LastVersionId);
        if (request.Entries.Count > 0)
        {
            found = found.Where(e => request.Entries.Contains(e.Id));
        }

        var entries = await found.Sorted(request.Selection).ToListAsync(cancellationToken);
        var stored = kinds.Count == 0
            ? Enumerable.Empty<EntryDetail>().ToLookup(d => d.EntryId)
            : (await db.EntryDetails.AsNoTracking().Where(d => d.ListId == list.Id && kinds.Contains(d.Kind)).ToListAsync(cancellationToken)).ToLookup(d => d.EntryId);
        db.Note(new AuditNote(AuditAction.Exported, nameof(PrisonerList), list.Id.Value, current.Viewer.PartyId, ExportedList.Details(request.Format, entries.Count, columns)));
        await db.SaveAsync(cancellationToken);
        return new ExportedList
        {
            Source = await SourceAsync(list, cancellationToken),
            Columns = columns,
            Entries = [.. entries.Select((e, i) => new ExportedEntry(
                i + 1, e.Reference, new EntryContent(e.Claim, details.Open(stored[e.Id].Select(d => (d.Id.Value, d.Sealed))))))],
            ExportedAt = clock.GetUtcNow(),
        };
    }

    private async Task<ExportSource> SourceAsync(OwnList list, CancellationToken cancellationToken) =>
        ExportSource.Of(list, await db.PrisonerEntries.CountAsync(e => e.ListId == list.Id, cancellationToken), current.Viewer.Seat!);
}
