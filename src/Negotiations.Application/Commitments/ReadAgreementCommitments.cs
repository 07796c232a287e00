using AutoMapper;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Agreements;
using Negotiations.Application.Claims;
using Negotiations.Application.Parties;
using Negotiations.Application.Proposals;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;

namespace Negotiations.Application.Commitments;

/// <summary>What an agreement lays down, provision by provision: the commitments taken down from drafts that the viewer may read, with what each party claims and what the mediators make of it.</summary>
/// <param name="Agreement">The agreement.</param>
[Needs(Permission.ReadCommitments)]
public sealed record ReadAgreementCommitments(Id<Agreement> Agreement) : IRequest<AgreementCommitments>;

/// <summary>Commitments by provision.</summary>
public sealed record AgreementCommitments
{
    /// <summary>Most that are read.</summary>
    public const int Most = 500;

    /// <summary>The agreement.</summary>
    public required AgreementRow Agreement { get; init; }

    /// <summary>Provisions that lay something down, in the order of the text, as they stand in the latest of the drafts from which that was taken down.</summary>
    public required IReadOnlyList<ProvisionCommitments> Provisions { get; init; }

    /// <summary>Whether there are more than are shown.</summary>
    public required bool HasMore { get; init; }

    /// <summary>When it was read.</summary>
    public required DateTimeOffset Now { get; init; }
}

/// <summary>What a provision lays down.</summary>
/// <param name="DraftId">The draft in which it is cited.</param>
/// <param name="ProvisionId">Its identity.</param>
/// <param name="Provision">The provision.</param>
/// <param name="Commitments">The commitments, those taken down first, first.</param>
public sealed record ProvisionCommitments(Id<Draft> DraftId, Id<Provision> ProvisionId, CitedProvision Provision, IReadOnlyList<FollowedCommitment> Commitments);

/// <summary>A commitment with what is said of it last.</summary>
/// <param name="Row">The commitment.</param>
/// <param name="Claims">The latest claim of each party.</param>
/// <param name="Assessment">What the mediators found last.</param>
/// <param name="Allegations">What is said to have happened to it, as allegations.</param>
public sealed record FollowedCommitment(CommitmentRow Row, IReadOnlyList<PartyClaim> Claims, AssessmentRow? Assessment, IReadOnlyList<Allegation> Allegations);

/// <summary>What a party claims, and its mark.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Party">The party.</param>
public sealed record PartyClaim(ClaimRow Claim, PartyMark Party);

internal sealed class ReadAgreementCommitmentsHandler(INegotiationsDb db, IMapper mapper, TimeProvider clock) : IRequestHandler<ReadAgreementCommitments, AgreementCommitments>
{
    public async Task<AgreementCommitments> Handle(ReadAgreementCommitments request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var agreement = await AgreementRow.ReadAsync(db, request.Agreement, cancellationToken);
        // By way of the drafts, so that nothing is told of one that the viewer may not read.
        var laidDown = db.Commitments.AsNoTracking().Where(c => db.Drafts.Any(d => d.Id == c.DraftId && d.AgreementId == agreement.Id)).OrderBy(c => c.KeptAt).ThenBy(c => c.Id).Take(AgreementCommitments.Most + 1);
        var rows = await CommitmentRow.Of(db, Standing.Of(db, laidDown, now).OrderBy(s => s.Commitment.KeptAt).ThenBy(s => s.Commitment.Id)).ToListAsync(cancellationToken);
        var shown = rows.Take(AgreementCommitments.Most).Select(r => r.Id).ToList();
        var provisions = await db.DraftProvisions.AsNoTracking()
            .Where(p => p.AgreementId == agreement.Id && db.Commitments.Any(c => c.DraftId == p.DraftId && c.ProvisionId == p.ProvisionId))
            .Select(p => new { p.DraftId, p.ProvisionId, p.Position, p.Kind, p.Label, p.Heading, p.Text, TabledAt = db.Drafts.Where(d => d.Id == p.DraftId).Select(d => d.TabledAt).Single() })
            .ToListAsync(cancellationToken);
        var claims = await (
            from claim in mapper.ProjectTo<ClaimRow>(db.ComplianceClaims.AsNoTracking().Where(c => shown.Contains(c.CommitmentId)))
            join party in db.Parties on claim.PartyId equals party.Id
            orderby claim.Order, claim.KeptAt, claim.Id
            select new PartyClaim(claim, new PartyMark(party.Id, party.ProcessId, party.Code, party.Name, party.Mark))).ToListAsync(cancellationToken);
        var assessments = await mapper.ProjectTo<AssessmentRow>(db.Assessments.AsNoTracking().Where(a => shown.Contains(a.CommitmentId)).OrderBy(a => a.Number)).ToListAsync(cancellationToken);
        var alleged = await Allegation.OfAsync(db, shown, cancellationToken);
        var (said, found) = (claims.ToLookup(c => c.Claim.CommitmentId), assessments.ToLookup(a => a.CommitmentId));
        var commitments = rows.Take(AgreementCommitments.Most).ToLookup(r => r.ProvisionId);
        return new AgreementCommitments
        {
            Agreement = agreement,
            Provisions =
            [
                .. provisions.GroupBy(p => p.ProvisionId).Select(g => g.OrderByDescending(p => p.TabledAt).First()).OrderBy(p => p.Position).ThenBy(p => p.ProvisionId.Value)
                    .Select(p => new ProvisionCommitments(
                        p.DraftId,
                        p.ProvisionId,
                        new CitedProvision(p.Kind, p.Label, p.Heading, p.Text),
                        [.. commitments[p.ProvisionId].Select(r => new FollowedCommitment(r, [.. said[r.Id].GroupBy(c => c.Party.Id).Select(c => c.Last())], found[r.Id].LastOrDefault(), [.. alleged[r.Id]]))])),
            ],
            HasMore = rows.Count > AgreementCommitments.Most,
            Now = now,
        };
    }
}
