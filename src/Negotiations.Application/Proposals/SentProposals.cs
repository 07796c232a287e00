using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Agreements;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;

namespace Negotiations.Application.Proposals;

/// <summary>What delegations sent for an agreement, and what became of it.</summary>
/// <param name="Waiting">How many are in no bracket and were not taken back.</param>
/// <param name="TakenBack">Those that their delegation took back.</param>
internal sealed record SentProposals(int Waiting, IReadOnlySet<Id<SentProposal>> TakenBack)
{
    /// <summary>Reads it.</summary>
    public static async Task<SentProposals> ReadAsync(INegotiationsDb db, Id<Agreement> agreement, CancellationToken cancellationToken)
    {
        var all = await db.SentProposals.Where(s => s.AgreementId == agreement)
            .Select(s => new { s.Id, IsBack = s.WithdrawnAt != null, IsIn = db.BracketAlternatives.Any(a => a.SentId == s.Id) }).ToListAsync(cancellationToken);
        return Of([.. all.Select(s => (s.Id, s.IsBack, s.IsIn))]);
    }

    /// <summary>Reads it with the drafts that it was made against, the latest first: the last of them, and what was sent for these.</summary>
    public static async Task<(IReadOnlyList<DraftRow> Drafts, SentProposals Sent)> ReadWithDraftsAsync(INegotiationsDb db, Id<Agreement> agreement, CancellationToken cancellationToken)
    {
        var drafts = await DraftRow.Of(db.Drafts.AsNoTracking().Where(d => d.AgreementId == agreement)).OrderByDescending(d => d.TabledAt).ThenBy(d => d.Id).Take(AgreementPage.MostDrafts)
            .Select(d => new
            {
                Row = d,
                Sent = db.SentProposals.Where(s => s.DraftId == d.Id).Select(s => new { s.Id, IsBack = s.WithdrawnAt != null, IsIn = db.BracketAlternatives.Any(a => a.SentId == s.Id) }).ToList(),
            }).ToListAsync(cancellationToken);
        return ([.. drafts.Select(d => d.Row)], Of([.. drafts.SelectMany(d => d.Sent).Select(s => (s.Id, s.IsBack, s.IsIn))]));
    }

    private static SentProposals Of(IReadOnlyList<(Id<SentProposal> Id, bool IsBack, bool IsIn)> all) =>
        new(all.Count(s => !s.IsBack && !s.IsIn), all.Where(s => s.IsBack).Select(s => s.Id).ToHashSet());
}
