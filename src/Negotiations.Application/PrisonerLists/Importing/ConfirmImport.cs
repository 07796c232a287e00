using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Protection;
using Negotiations.Domain;
using Negotiations.Domain.PrisonerLists;

namespace Negotiations.Application.PrisonerLists.Importing;

/// <summary>
/// Puts everything of an import into its list, or nothing. Confirmed twice it is done once: the second time answers that it is done
/// already.
/// </summary>
[Needs(Permission.KeepLists)]
public sealed record ConfirmImport : IRequest<ImportOutcome>
{
    /// <summary>Which list.</summary>
    public Id<PrisonerList> List { get; init; }

    /// <summary>Which import.</summary>
    public Id<ListImport> Import { get; init; }

    /// <summary>Token of the import as it was looked at; another one is an <see cref="EditConflict"/>.</summary>
    public Guid Token { get; init; }

    /// <summary>Token of the list as the dry run saw it; another one is an <see cref="EditConflict"/>.</summary>
    public Guid ListToken { get; init; }
}

/// <summary>What a confirmation did.</summary>
/// <param name="Added">People put on the list.</param>
/// <param name="Changed">People on the list of whom something else is said now.</param>
/// <param name="WasDone">Whether it was done before, by the same confirmation sent twice; then the numbers are 0.</param>
public sealed record ImportOutcome(int Added, int Changed, bool WasDone);

internal sealed class ConfirmImportHandler(INegotiationsDb db, CurrentViewer current, TimeProvider clock, IFieldCipher cipher, EntryDetails details)
    : IRequestHandler<ConfirmImport, ImportOutcome>
{
    public async Task<ImportOutcome> Handle(ConfirmImport request, CancellationToken cancellationToken)
    {
        var (list, import) = await ImportInHand.FindAsync(db, request.List, request.Import, cancellationToken);
        if (import.State == ImportState.Done)
        {
            return new ImportOutcome(0, 0, WasDone: true);
        }

        import.RequireOpen();
        if (import.VersionToken != request.Token || list.VersionToken != request.ListToken)
        {
            throw new EditConflict(list.ChangedAt, import.VersionToken, list.ChangedBy);
        }

        var hand = ImportInHand.Open(cipher, list, import);
        var entries = (await db.PrisonerEntries.Where(e => e.ListId == list.Id).InOrderOfNames().ToListAsync(cancellationToken))
            .ToDictionary(e => e.Id);
        var stored = (await db.EntryDetails.Where(d => d.ListId == list.Id).ToListAsync(cancellationToken)).ToLookup(d => d.EntryId);
        var run = DryRun.Of(
            hand.Table,
            hand.Work,
            [.. entries.Values.Select(e => new EntryWithContent(e, new EntryContent(e.Claim, details.Open(stored[e.Id].Select(d => (d.Id.Value, d.Sealed))))))],
            current.Today(clock));
        Require(run.Counts, entries.Count);
        var author = current.Author(clock);
        foreach (var row in run.Rows)
        {
            if (row.Result == RowResult.Add)
            {
                var entry = list.Add(EntryText.NewReference(), row.Content, EntryText.SearchKey(row.Content.Claim), author);
                db.PrisonerEntries.Add(entry);
                details.Store(db, entry, [], row.Content.Sensitive);
            }
            else if (row.Result == RowResult.Change)
            {
                var entry = entries[row.Entry!.Value];
                list.Correct(entry, row.Content, EntryText.SearchKey(row.Content.Claim), author);
                details.Store(db, entry, [.. stored[entry.Id]], row.Content.Sensitive);
            }
        }

        import.Finish();
        await db.SaveAsync(cancellationToken);
        return new ImportOutcome(run.Counts.Added, run.Counts.Changed, WasDone: false);
    }

    private static void Require(DryCounts counts, int onList)
    {
        if (counts.NeedMending > 0)
        {
            throw new RuleViolation("import.mended", "{0} rows still need you. Correct them or leave them out, then confirm.", counts.NeedMending);
        }

        if (onList + counts.Added > PrisonerList.MostEntries)
        {
            throw new RuleViolation(
                "list.most-entries", "At most {0} people fit on a list, and this import would make it {1}. Open another list.", PrisonerList.MostEntries, onList + counts.Added);
        }
    }
}
