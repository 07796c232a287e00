using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Protection;
using Negotiations.Application.Tables;
using Negotiations.Domain;
using Negotiations.Domain.PrisonerLists;

namespace Negotiations.Application.PrisonerLists.Importing;

/// <summary>An open import with its file and its work, and the list that it goes into.</summary>
internal sealed record ImportInHand(PrisonerList List, ListImport Import, TableFile Table, ImportWork Work)
{
    /// <summary>Takes it in hand; one that is not of this list is not found.</summary>
    /// <exception cref="RuleViolation">It is finished.</exception>
    public static async Task<ImportInHand> TakeAsync(
        INegotiationsDb db, IFieldCipher cipher, Id<PrisonerList> list, Id<ListImport> import, CancellationToken cancellationToken)
    {
        var (owner, found) = await FindAsync(db, list, import, cancellationToken);
        found.RequireOpen();
        return Open(cipher, owner, found);
    }

    /// <summary>The list and the import, in whatever state.</summary>
    public static async Task<(PrisonerList List, ListImport Import)> FindAsync(
        INegotiationsDb db, Id<PrisonerList> list, Id<ListImport> import, CancellationToken cancellationToken) =>
        (await db.PrisonerLists.SingleOrDefaultAsync(l => l.Id == list, cancellationToken).OrNotFound(),
         await db.ListImports.SingleOrDefaultAsync(i => i.Id == import && i.ListId == list, cancellationToken).OrNotFound());

    /// <summary>Opens the seals.</summary>
    public static ImportInHand Open(IFieldCipher cipher, PrisonerList list, ListImport import)
    {
        var seal = new ImportSeal(cipher);
        return new ImportInHand(list, import, seal.Table(import), seal.Work(import));
    }
}
