using Microsoft.EntityFrameworkCore;
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
        return new SentProposals(all.Count(s => !s.IsBack && !s.IsIn), all.Where(s => s.IsBack).Select(s => s.Id).ToHashSet());
    }
}
