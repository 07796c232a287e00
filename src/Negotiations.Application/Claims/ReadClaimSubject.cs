using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Domain;
using Negotiations.Domain.Claims;
using Negotiations.Domain.Parties;

namespace Negotiations.Application.Claims;

/// <summary>One subject with everything that was asserted about it and answered to that, as far as the viewer may read it.</summary>
[Needs(Permission.ReadClaims)]
public sealed record ReadClaimSubject(Id<ClaimSubject> Id) : IRequest<ClaimSubjectPage>;

/// <summary>One subject.</summary>
public sealed record ClaimSubjectPage
{
    /// <summary>The subject.</summary>
    public required ClaimSubjectRow Subject { get; init; }

    /// <summary>What was asserted, the earliest first.</summary>
    public required IReadOnlyList<StandingClaim> Claims { get; init; }

    /// <summary>What delegations answered, the earliest first.</summary>
    public required ILookup<Id<Claim>, ClaimReplyRow> Replies { get; init; }

    /// <summary>Whether the viewer may assert something.</summary>
    public required bool MayClaim { get; init; }

    /// <summary>Whether the viewer may reply for its delegation.</summary>
    public required bool MayReply { get; init; }

    /// <summary>The claims that the viewer may supersede or withdraw.</summary>
    public required IReadOnlySet<Id<Claim>> Amendable { get; init; }

    /// <summary>The delegation that the viewer would speak for; none for mediators.</summary>
    public required Id<Party>? SpeaksFor { get; init; }
}

/// <summary>What a delegation answered to a claim.</summary>
public sealed record ClaimReplyRow
{
#pragma warning disable CS1591 // each is told by the reply
    public Id<Claim> ClaimId { get; init; }
    public string PartyCode { get; init; } = "";
    public int PartyMark { get; init; }
    public string PartyName { get; init; } = "";
    public string Text { get; init; } = "";
    public string Language { get; init; } = "";
    public DateTimeOffset At { get; init; }
    public Id<Party>? OwnerId { get; init; }
    public OpenTo OpenTo { get; init; }
#pragma warning restore CS1591

    /// <summary>Who may read it.</summary>
    public PageAudience Audience => new Audience(OwnerId, OpenTo).ToPageOfClaims();
}

internal sealed class ReadClaimSubjectHandler(INegotiationsDb db, CurrentViewer current) : IRequestHandler<ReadClaimSubject, ClaimSubjectPage>
{
    public async Task<ClaimSubjectPage> Handle(ReadClaimSubject request, CancellationToken cancellationToken)
    {
        var viewer = current.Viewer;
        var subject = await ClaimSubjectRow.Of(db, db.ClaimSubjects.AsNoTracking().Where(s => s.Id == request.Id)).SingleOrDefaultAsync(cancellationToken).OrNotFound();
        var claims = await StandingClaim.Of(db, db.Claims.AsNoTracking().Where(c => c.SubjectId == subject.Id)).OrderBy(c => c.KeptAt).ThenBy(c => c.Id).ToListAsync(cancellationToken);
        var replies = await (
            from reply in db.ClaimReplies.AsNoTracking()
            join claim in db.Claims on reply.ClaimId equals claim.Id
            join party in db.Parties on reply.OwnerId equals party.Id
            where claim.SubjectId == subject.Id
            orderby reply.At, reply.Id
            select new ClaimReplyRow
            {
                ClaimId = reply.ClaimId,
                PartyCode = party.Code,
                PartyMark = party.Mark,
                PartyName = party.Name,
                Text = reply.Text,
                Language = reply.Language,
                At = reply.At,
                OwnerId = reply.OwnerId,
                OpenTo = reply.OpenTo,
            }).ToListAsync(cancellationToken);
        return new ClaimSubjectPage
        {
            Subject = subject,
            Claims = claims,
            Replies = replies.ToLookup(r => r.ClaimId),
            MayClaim = viewer.May(Permission.MakeClaims),
            MayReply = viewer.May(Permission.ReplyToClaims),
            Amendable = claims.Where(c => c.Stands && c.MayBeAmendedBy(viewer)).Select(c => c.Id).ToHashSet(),
            SpeaksFor = viewer.PartyId,
        };
    }
}
