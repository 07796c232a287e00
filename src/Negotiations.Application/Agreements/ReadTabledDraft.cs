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
        var text = await TextAsync(db, draft.Id, cancellationToken);
        var remarks = await db.DraftRemarks.AsNoTracking().Where(r => r.DraftId == draft.Id && r.WithdrawnAt == null).OrderBy(r => r.At).ThenBy(r => r.Id).Take(DraftRemark.Most).ToListAsync(cancellationToken);
        return new DraftPage
        {
            Agreement = agreement,
            Draft = draft,
            Text = text,
            Remarks = [.. remarks.Select(RemarkRow.Of)],
            MayRemark = current.Viewer.May(Permission.RemarkOnDrafts) && agreement.IsNegotiated,
            Drafts = await DraftRow.OfAgreementAsync(db, draft.AgreementId, cancellationToken),
            Parties = await PartyMark.OfProcessAsync(db, mapper, draft.ProcessId, cancellationToken),
            MayKeep = current.Viewer.May(Permission.KeepAgreements),
            MayPropose = current.Viewer.May(Permission.ProposeWording),
            MayCommit = current.Viewer.May(Permission.KeepCommitments),
        };
    }

    /// <summary>What a draft says.</summary>
    internal static async Task<AgreementText> TextAsync(INegotiationsDb db, Id<Draft> draft, CancellationToken cancellationToken) =>
        AgreementText.Of(
            await db.DraftProvisions.AsNoTracking().Where(p => p.DraftId == draft).ToListAsync(cancellationToken),
            await db.DraftBrackets.AsNoTracking().Include(b => b.Alternatives).Where(b => b.DraftId == draft).ToListAsync(cancellationToken));
}
