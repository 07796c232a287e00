using Microsoft.EntityFrameworkCore;
using Negotiations.Domain;
using Negotiations.Domain.PrisonerLists;

namespace Negotiations.Application.PrisonerLists;

/// <summary>Reads a whole working copy with its details opened, in the order in which a version shows it.</summary>
internal sealed class WorkingCopy(INegotiationsDb db, EntryDetails details)
{
    public async Task<IReadOnlyList<EntryWithContent>> ReadAsync(Id<PrisonerList> list, CancellationToken cancellationToken)
    {
        // Entries and their details in one query.
        var rows = await (
                from entry in db.PrisonerEntries.AsNoTracking()
                where entry.ListId == list
                join detail in db.EntryDetails.AsNoTracking() on entry.Id equals detail.EntryId into given
                from detail in given.DefaultIfEmpty()
                orderby entry.Claim.RomanizedName ?? entry.Claim.FamilyName ?? entry.Claim.GivenName, entry.Id
                select new { Entry = entry, Detail = detail })
            .ToListAsync(cancellationToken);
        return
        [
            .. rows.GroupBy(r => r.Entry.Id).Select(of => new EntryWithContent(
                of.First().Entry,
                new EntryContent(of.First().Entry.Claim, details.Open(of.Where(r => r.Detail is not null).Select(r => (r.Detail!.Id.Value, r.Detail.Sealed)))))),
        ];
    }
}
