using AutoMapper;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Claims;
using Negotiations.Application.Notes;
using Negotiations.Application.Parties;
using Negotiations.Domain;
using Negotiations.Domain.Commitments;
using Negotiations.Domain.Dates;
using Negotiations.Domain.Parties;

namespace Negotiations.Application.Commitments;

/// <summary>One commitment: what is said of it, what each party claims and what the mediators make of it, as far as the viewer may read that.</summary>
[Needs(Permission.ReadCommitments)]
public sealed record ReadCommitment(Id<Commitment> Id) : IRequest<CommitmentPage>;

/// <summary>One commitment.</summary>
public sealed record CommitmentPage
{
    /// <summary>The commitment.</summary>
    public required CommitmentRow Commitment { get; init; }

    /// <summary>What parties claim, the earliest first.</summary>
    public required IReadOnlyList<ClaimRow> Claims { get; init; }

    /// <summary>What the mediators made of it, the earliest first.</summary>
    public required IReadOnlyList<AssessmentRow> Assessments { get; init; }

    /// <summary>What is said to have happened to it, as allegations.</summary>
    public required IReadOnlyList<Allegation> Allegations { get; init; }

    /// <summary>Whether the viewer may say what is alleged of it.</summary>
    public required bool MayAllege { get; init; }

    /// <summary>The note that it was taken down from, for those who may read that.</summary>
    public required NoteRow? Note { get; init; }

    /// <summary>The parties, for their marks.</summary>
    public required IReadOnlyList<PartyMark> Parties { get; init; }

    /// <summary>Whether the viewer may correct and assess it.</summary>
    public required bool MayKeep { get; init; }

    /// <summary>Whether the viewer may end it, or take it up again.</summary>
    public required bool MayEnd { get; init; }

    /// <summary>Whether the viewer may claim how far it was kept: for its own delegation, or as a mediator for any party.</summary>
    public required bool MayClaim { get; init; }

    /// <summary>The delegation that the viewer would claim for; none for mediators.</summary>
    public required Id<Party>? ClaimsFor { get; init; }

    /// <summary>When it was read.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The party of a claim.</summary>
    public PartyMark PartyOf(ClaimRow claim) => Parties.Single(p => p.Id == claim.PartyId);

    /// <summary>Whether the viewer may correct a claim: its own delegation's, or as a mediator what mediators entered.</summary>
    public bool MayCorrect(ClaimRow claim) => MayClaim && (claim.IsReported ? ClaimsFor is null : claim.PartyId == ClaimsFor);
}

/// <summary>What a party claims.</summary>
public sealed record ClaimRow
{
#pragma warning disable CS1591 // each is told by the claim
    public Id<ComplianceClaim> Id { get; init; }
    public Id<Commitment> CommitmentId { get; init; }
    public Id<Party> PartyId { get; init; }
    public bool IsReported { get; init; }
    public Compliance Compliance { get; init; }
    public PartialDate On { get; init; }
    public DateTimeOffset Order { get; init; }
    public string Text { get; init; } = "";
    public string Source { get; init; } = "";
    public IReadOnlyList<Evidence> Evidence { get; init; } = [];
    public DateTimeOffset KeptAt { get; init; }
    public DateTimeOffset ChangedAt { get; init; }
    public Id<Party>? OwnerId { get; init; }
    public OpenTo OpenTo { get; init; }
#pragma warning restore CS1591

    /// <summary>Who may read it: where all delegations may, its own is one of them.</summary>
    public PageAudience Audience => new Audience(OpenTo.HasFlag(OpenTo.Parties) ? null : OwnerId, OpenTo).ToPage();
}

/// <summary>What the mediators make of it.</summary>
public sealed record AssessmentRow
{
#pragma warning disable CS1591 // each is told by the assessment
    public Id<Commitment> CommitmentId { get; init; }
    public Verdict Verdict { get; init; }
    public string Text { get; init; } = "";
    public DateTimeOffset At { get; init; }
    public string By { get; init; } = "";
    public Id<Party>? OwnerId { get; init; }
    public OpenTo OpenTo { get; init; }
#pragma warning restore CS1591

    /// <summary>Who may read it.</summary>
    public PageAudience Audience => new Audience(OwnerId, OpenTo).ToPage();
}

internal sealed class CommitmentMaps : Profile
{
    public CommitmentMaps()
    {
        CreateProjection<ComplianceClaim, ClaimRow>();
        CreateProjection<Assessment, AssessmentRow>();
    }
}

internal sealed class ReadCommitmentHandler(INegotiationsDb db, CurrentViewer current, IMapper mapper, TimeProvider clock) : IRequestHandler<ReadCommitment, CommitmentPage>
{
    public async Task<CommitmentPage> Handle(ReadCommitment request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var commitment = await CommitmentRow.ReadAsync(db, request.Id, now, cancellationToken);
        var claims = db.ComplianceClaims.AsNoTracking().Where(c => c.CommitmentId == commitment.Id).OrderBy(c => c.Order).ThenBy(c => c.KeptAt).ThenBy(c => c.Id);
        var assessments = db.Assessments.AsNoTracking().Where(a => a.CommitmentId == commitment.Id).OrderBy(a => a.Number);
        var viewer = current.Viewer;
        return new CommitmentPage
        {
            Commitment = commitment,
            Claims = await mapper.ProjectTo<ClaimRow>(claims).ToListAsync(cancellationToken),
            Assessments = await mapper.ProjectTo<AssessmentRow>(assessments).ToListAsync(cancellationToken),
            Allegations = [.. (await Allegation.OfAsync(db, [commitment.Id], cancellationToken))[commitment.Id]],
            MayAllege = viewer.May(Permission.MakeClaims),
            Note = commitment.NoteId is { } note ? await NoteRow.Of(db).SingleOrDefaultAsync(n => n.Id == note, cancellationToken) : null,
            Parties = await PartyMark.OfProcessAsync(db, mapper, commitment.ProcessId, cancellationToken),
            MayKeep = viewer.May(Permission.KeepCommitments),
            MayEnd = viewer.May(Permission.EndCommitments),
            MayClaim = viewer.May(Permission.ClaimCompliance),
            ClaimsFor = viewer.PartyId,
            Now = now,
        };
    }
}
