using AutoMapper;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Parties;
using Negotiations.Application.Remarks;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;

namespace Negotiations.Application.Agreements;

/// <summary>A draft: the whole text as it was tabled.</summary>
[Needs(Permission.ReadAgreements)]
public sealed record ReadTabledDraft(Id<Agreement> Agreement, Id<Draft> Draft) : IRequest<DraftPage>;

/// <summary>A draft with its text.</summary>
public sealed record DraftPage
{
    /// <summary>The agreement, as it is called now.</summary>
    public required AgreementRow Agreement { get; init; }

    /// <summary>The draft.</summary>
    public required DraftRow Draft { get; init; }

    /// <summary>What it says.</summary>
    public required AgreementText Text { get; init; }

    /// <summary>The drafts of the agreement that the viewer may read, this one among them, the latest first.</summary>
    public required IReadOnlyList<DraftRow> Drafts { get; init; }

    /// <summary>The parties of the process.</summary>
    public required IReadOnlyList<PartyMark> Parties { get; init; }

    /// <summary>What is remarked on it and stands, as far as the viewer may read that, the first first.</summary>
    public required IReadOnlyList<RemarkRow> Remarks { get; init; }

    /// <summary>Who may read the page: where a remark on it has fewer readers than the draft, it is the viewer's own.</summary>
    public required PageAudience Audience { get; init; }

    /// <summary>Whether the viewer may remark on it.</summary>
    public required bool MayRemark { get; init; }

    /// <summary>Whether the viewer may compare it with the working text.</summary>
    public required bool MayKeep { get; init; }

    /// <summary>Whether the viewer's delegation may propose words for it, and tell with which it could live.</summary>
    public required bool MayPropose { get; init; }

    /// <summary>Whether the viewer may take down commitments.</summary>
    public required bool MayCommit { get; init; }
}

internal sealed class ReadTabledDraftHandler(INegotiationsDb db, CurrentViewer current, IMapper mapper) : IRequestHandler<ReadTabledDraft, DraftPage>
{
    public async Task<DraftPage> Handle(ReadTabledDraft request, CancellationToken cancellationToken)
    {
        var draft = await DraftRow.ReadAsync(db, request.Agreement, request.Draft, cancellationToken);
        var agreement = await AgreementRow.ReadAsync(db, draft.AgreementId, cancellationToken);
        var brackets = await db.DraftBrackets.AsNoTracking().Include(b => b.Alternatives).Where(b => b.DraftId == draft.Id).ToListAsync(cancellationToken);
        // In one command: a provision stands once for each remark on it.
        var lines = await (from p in db.DraftProvisions.AsNoTracking()
                           where p.DraftId == draft.Id
                           join r in db.DraftRemarks.AsNoTracking().Where(r => r.WithdrawnAt == null) on new { p.DraftId, p.ProvisionId } equals new { r.DraftId, r.ProvisionId } into remarks
                           from remark in remarks.DefaultIfEmpty()
                           select new { Provision = p, Remark = remark }).ToListAsync(cancellationToken);
        List<RemarkRow> shown = [.. lines.Select(l => l.Remark).OfType<DraftRemark>().OrderBy(r => r.At).ThenBy(r => r.Id.Value).Select(RemarkRow.Of)];
        return new DraftPage
        {
            Agreement = agreement,
            Draft = draft,
            Text = AgreementText.Of(lines.Select(l => l.Provision).DistinctBy(p => p.Id), brackets),
            Remarks = shown,
            Audience = shown.All(r => r.Audience == draft.Audience) ? draft.Audience : current.Viewer.OwnSide,
            MayRemark = current.Viewer.May(Permission.RemarkOnDrafts) && agreement.IsNegotiated,
            Drafts = await DraftRow.OfAgreementAsync(db, draft.AgreementId, cancellationToken),
            Parties = await PartyMark.OfProcessAsync(db, mapper, draft.ProcessId, cancellationToken),
            MayKeep = current.Viewer.May(Permission.KeepAgreements),
            MayPropose = current.Viewer.May(Permission.ProposeWording),
            MayCommit = current.Viewer.May(Permission.KeepCommitments),
        };
    }
}
