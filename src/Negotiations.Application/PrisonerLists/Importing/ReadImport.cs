using MediatR;
using Negotiations.Application.Access;
using Negotiations.Application.Auditing;
using Negotiations.Application.Protection;
using Negotiations.Application.Tables;
using Negotiations.Domain;
using Negotiations.Domain.Dates;
using Negotiations.Domain.PrisonerLists;

namespace Negotiations.Application.PrisonerLists.Importing;

/// <summary>Parts of a dry run: each row is in one of them.</summary>
public enum ImportPart
{
    /// <summary>Rows that hold up the import.</summary>
    NeedYou,

    /// <summary>Rows that are ready, but somebody should look at them.</summary>
    ToLookAt,

    /// <summary>Rows that are ready.</summary>
    Ready,

    /// <summary>Rows of which nothing is taken over.</summary>
    NotImported,

    /// <summary>No rows: how the columns are read.</summary>
    Columns,

    /// <summary>No rows: what would be done.</summary>
    Summary,
}

/// <summary>What an open import would do to its list: the dry run. Nothing is changed.</summary>
[Needs(Permission.KeepLists)]
public sealed record ReadImport : IRequest<ImportPage>
{
    /// <summary>Which list.</summary>
    public Id<PrisonerList> List { get; init; }

    /// <summary>Which import.</summary>
    public Id<ListImport> Import { get; init; }

    /// <summary>Which rows.</summary>
    public ImportPart Part { get; init; }

    /// <summary>The page, from 1.</summary>
    public int Page { get; init => field = Math.Clamp(value, 1, 1_000_000); } = 1;
}

/// <summary>A dry run.</summary>
public sealed record ImportPage
{
    /// <summary>Rows on a page.</summary>
    public const int PageSize = 50;

    /// <summary>The list; its token goes with the confirmation, so that nothing else is done than what was looked at.</summary>
    public required OwnList List { get; init; }

    /// <summary>The import.</summary>
    public required Id<ListImport> Import { get; init; }

    /// <summary>Token of the import: a form posts it back.</summary>
    public required Guid Token { get; init; }

    /// <summary>Name of the file.</summary>
    public required string FileName { get; init; }

    /// <summary>When it was uploaded.</summary>
    public required DateTimeOffset UploadedAt { get; init; }

    /// <summary>Who uploaded it.</summary>
    public required string UploadedBy { get; init; }

    /// <summary>What was found out about the file, without its rows.</summary>
    public required TableFile File { get; init; }

    /// <summary>Rows in the file.</summary>
    public required int RowCount { get; init; }

    /// <summary>How the columns are read.</summary>
    public required IReadOnlyList<DryColumn> Columns { get; init; }

    /// <summary>How ambiguous dates are read; none: each is asked for.</summary>
    public required DateOrder? Order { get; init; }

    /// <summary>Rows by result.</summary>
    public required DryCounts Counts { get; init; }

    /// <summary>The part shown.</summary>
    public required ImportPart Part { get; init; }

    /// <summary>The page shown, from 1.</summary>
    public required int Page { get; init; }

    /// <summary>Rows in the part shown.</summary>
    public required int Total { get; init; }

    /// <summary>The rows of this page.</summary>
    public required IReadOnlyList<DryRow> Rows { get; init; }

    /// <summary>Whether a column holds names; without one every row needs mending.</summary>
    public bool HasNames => Columns.Any(c => ColumnMeaning.IsFullName(c.Meaning) || c.Meaning == EntryFields.FamilyName.Key || c.Meaning == EntryFields.GivenName.Key || c.Meaning == ColumnMeaning.Reference);

    /// <summary>Columns of which nothing is taken over.</summary>
    public int ColumnsLeftOut => Columns.Count(c => c.Meaning == ColumnMeaning.LeftOut);
}

internal sealed class ReadImportHandler(INegotiationsDb db, CurrentViewer current, TimeProvider clock, IFieldCipher cipher, EntryDetails details)
    : IRequestHandler<ReadImport, ImportPage>
{
    public async Task<ImportPage> Handle(ReadImport request, CancellationToken cancellationToken)
    {
        var hand = await ImportInHand.TakeAsync(db, cipher, request.List, request.Import, cancellationToken);
        var entries = await new WorkingCopy(db, details).ReadAsync(request.List, cancellationToken);
        var run = DryRun.Of(hand.Table, hand.Work, entries, current.Today(clock));
        List<DryRow> part = [.. run.Rows.Where(r => PartOf(r) == request.Part)];
        List<DryRow> rows = [.. part.Skip((request.Page - 1) * ImportPage.PageSize).Take(ImportPage.PageSize)];
        // The columns show the first texts of each, names too.
        if (rows.Count > 0 || request.Part == ImportPart.Columns)
        {
            db.Note(new AuditNote(AuditAction.Read, nameof(ListImport), hand.Import.Id.Value, current.Viewer.PartyId, ""));
            await db.SaveAsync(cancellationToken);
        }

        return new ImportPage
        {
            List = await OwnList.ReadAsync(db, request.List, cancellationToken),
            Import = hand.Import.Id,
            Token = hand.Import.VersionToken,
            FileName = hand.Import.FileName,
            UploadedAt = hand.Import.UploadedAt,
            UploadedBy = hand.Import.UploadedBy,
            File = hand.Table with { Rows = [] },
            RowCount = hand.Table.Rows.Count,
            Columns = run.Columns,
            Order = hand.Work.Order,
            Counts = run.Counts,
            Part = request.Part,
            Page = request.Page,
            Total = part.Count,
            Rows = rows,
        };
    }

    private static ImportPart PartOf(DryRow row) => row.Result switch
    {
        RowResult.NeedsMending => ImportPart.NeedYou,
        RowResult.Double or RowResult.LeftOut => ImportPart.NotImported,
        _ => DryRun.IsToLookAt(row) ? ImportPart.ToLookAt : ImportPart.Ready,
    };
}
