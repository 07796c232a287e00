using Negotiations.Domain.Commitments;

namespace Negotiations.Application.Commitments;

/// <summary>
/// Where a commitment stands for somebody. Nobody sets it: it is read from the claims and assessments that the viewer may see, and from the clock.
/// </summary>
public enum CommitmentStatus
{
    /// <summary>Nobody says that it was done, and there is still time; or no time was set.</summary>
    Open,

    /// <summary>Nobody says that it was done, and its day is over.</summary>
    Overdue,

    /// <summary>Somebody says that it was done, and nobody says otherwise.</summary>
    ClaimedDone,

    /// <summary>What is said of it does not agree: one claims it and another denies it, it is said never to have been due, or the mediators could not verify all that is claimed.</summary>
    Disputed,

    /// <summary>The mediators found that it was kept, and nobody has said otherwise since.</summary>
    Verified,

    /// <summary>It lapsed, was withdrawn or superseded.</summary>
    Lapsed,
}

/// <summary>A commitment and where it stands for the viewer, as a query.</summary>
internal sealed record Standing
{
    /// <summary>The commitment.</summary>
    public required Commitment Commitment { get; init; }

    /// <summary>Where it stands.</summary>
    public required CommitmentStatus Status { get; init; }

    /// <summary>
    /// Where commitments stand. Claims and assessments are those of <paramref name="db"/>, which holds what the viewer may see and nothing else: what somebody may not see cannot move what it is told.
    /// Of each party its latest claim counts, and of the assessments the latest.
    /// </summary>
    /// <param name="db">The database as the viewer sees it.</param>
    /// <param name="commitments">Which commitments.</param>
    /// <param name="now">Server time.</param>
    public static IQueryable<Standing> Of(INegotiationsDb db, IQueryable<Commitment> commitments, DateTimeOffset now)
    {
        var claims = db.ComplianceClaims
            .Where(k => !db.ComplianceClaims.Any(l => l.CommitmentId == k.CommitmentId && l.PartyId == k.PartyId && (l.Order > k.Order || (l.Order == k.Order && l.KeptAt > k.KeptAt))))
            .GroupBy(k => k.CommitmentId)
            .Select(g => new
            {
                CommitmentId = g.Key,
                Done = g.Where(k => k.Compliance == Compliance.Done).Max(k => (DateTimeOffset?)k.ChangedAt),
                NotDone = g.Where(k => k.Compliance != Compliance.Done).Max(k => (DateTimeOffset?)k.ChangedAt),
                NotDue = g.Where(k => k.Compliance == Compliance.NotDue).Max(k => (DateTimeOffset?)k.ChangedAt),
            });
        var assessments = db.Assessments.Where(a => !db.Assessments.Any(l => l.CommitmentId == a.CommitmentId && l.Number > a.Number));
        return
            from commitment in commitments
            join one in claims on commitment.Id equals one.CommitmentId into ofParties
            from claim in ofParties.DefaultIfEmpty()
            join last in assessments on commitment.Id equals last.CommitmentId into ofMediators
            from assessment in ofMediators.DefaultIfEmpty()
            select new Standing
            {
                Commitment = commitment,
                Status =
                    commitment.Ending != null ? CommitmentStatus.Lapsed
                    : assessment != null && assessment.Verdict == Verdict.Verified ? (claim.NotDone > assessment.At ? CommitmentStatus.Disputed : CommitmentStatus.Verified)
                    : claim.NotDue != null || (claim.Done != null && (claim.NotDone != null
                        || (assessment != null && (assessment.Verdict == Verdict.NotVerified || assessment.Verdict == Verdict.Partly) && assessment.At >= claim.Done))) ? CommitmentStatus.Disputed
                    : claim.Done != null ? CommitmentStatus.ClaimedDone
                    : commitment.DueAt != null && commitment.DueAt <= now ? CommitmentStatus.Overdue
                    : CommitmentStatus.Open,
            };
    }
}
