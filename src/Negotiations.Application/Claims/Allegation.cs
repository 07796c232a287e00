using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Timeline;
using Negotiations.Domain;
using Negotiations.Domain.Commitments;

namespace Negotiations.Application.Claims;

/// <summary>What is said to have happened to a commitment, with what stands of it: who alleges it, who denies it, who looks into it and what they found, each in its own words. It is never a finding, and moves no status.</summary>
/// <param name="Subject">What is said to have happened, or is counted.</param>
/// <param name="Claims">What stands, that which was entered first before the others. At least one: of what nobody says anything that the viewer may read, the viewer is told nothing here.</param>
public sealed record Allegation(ClaimSubjectRow Subject, IReadOnlyList<StandingClaim> Claims)
{
    /// <summary>Those of commitments, the first first. In one command.</summary>
    internal static async Task<ILookup<Id<Commitment>?, Allegation>> OfAsync(INegotiationsDb db, IReadOnlyCollection<Id<Commitment>> commitments, CancellationToken cancellationToken)
    {
        var said = await Of(db, commitments).ToListAsync(cancellationToken);
        return said.OrderBy(s => s.Claim.KeptAt).ThenBy(s => s.Claim.Id.Value).GroupBy(s => s.Subject.Id)
            .Select(g => new Allegation(g.First().Subject, [.. g.Select(s => s.Claim)]))
            .OrderBy(a => a.Subject.OpenedAt).ThenBy(a => a.Subject.Id.Value)
            .ToLookup(a => a.Subject.CommitmentId);
    }

    /// <summary>What stands of what is alleged of commitments, as a query.</summary>
    internal static IQueryable<TimelineClaim> Of(INegotiationsDb db, IReadOnlyCollection<Id<Commitment>> commitments)
    {
        var ids = commitments.Select(id => (Id<Commitment>?)id).ToList();
        return TimelineClaim.Of(db, StandingClaim.Standing(db).AsNoTracking().Where(c => db.ClaimSubjects.Any(s => s.Id == c.SubjectId && ids.Contains(s.CommitmentId))));
    }
}
