using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Agreements;
using Negotiations.Application.HowNear;
using Negotiations.Application.Parties;
using Negotiations.Application.Proposals;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;

namespace Negotiations.Application.Remarks;

/// <summary>What is remarked on a draft, and on the same provisions in other drafts that the viewer may read.</summary>
/// <param name="Agreement">The agreement.</param>
/// <param name="Draft">The draft.</param>
/// <param name="Provision">Only of this provision; none for all.</param>
[Needs(Permission.ReadAgreements)]
public sealed record ReadRemarks(Id<Agreement> Agreement, Id<Draft> Draft, Id<Provision>? Provision = null) : IRequest<RemarksPage>;

/// <summary>Remarks on a draft.</summary>
public sealed record RemarksPage
{
    /// <summary>The agreement.</summary>
    public required AgreementRow Agreement { get; init; }

    /// <summary>The draft.</summary>
    public required DraftRow Draft { get; init; }

    /// <summary>The provision that is looked at; none for all.</summary>
    public required Id<Provision>? ProvisionId { get; init; }

    /// <summary>Provisions of the draft by their key, in reading order: the one that is looked at, or all.</summary>
    public required IReadOnlyList<(Id<Provision> Id, CitedProvision Cited)> Provisions { get; init; }

    /// <summary>The open brackets of the provision that is looked at, in reading order; none for all.</summary>
    public required IReadOnlyList<ShownBracket> Brackets { get; init; }

    /// <summary>The drafts of the agreement that the viewer may read, the latest first.</summary>
    public required IReadOnlyList<DraftRow> Drafts { get; init; }

    /// <summary>Remarks on these provisions in drafts that the viewer may read, the first first.</summary>
    public required IReadOnlyList<RemarkRow> Remarks { get; init; }

    /// <summary>Whether there are more than are shown.</summary>
    public required bool HasMore { get; init; }

    /// <summary>The parties of the process.</summary>
    public required IReadOnlyList<PartyMark> Parties { get; init; }

    /// <summary>Whether the viewer may remark on it.</summary>
    public required bool MayRemark { get; init; }

    /// <summary>Whether the viewer may tell others what it remarks: a mediator, or the head of a delegation.</summary>
    public required bool MayTell { get; init; }

    /// <summary>The delegation that the viewer would speak for; none for mediators.</summary>
    public required Id<Domain.Parties.Party>? SpeaksFor { get; init; }

    /// <summary>Keys of the remarks that the viewer wrote itself, of a member of a delegation.</summary>
    public required IReadOnlySet<string> Written { get; init; }

    /// <summary>Whether a remark is the viewer's to take back: of a member of a delegation, what it wrote; of its head, all that the delegation said.</summary>
    public bool IsOwn(RemarkRow remark) => SpeaksFor is { } party
        ? remark.PartyId == party && !remark.IsReported && (MayTell || Written.Contains(remark.Id.ToString()))
        : remark.PartyId is null || remark.IsReported;

    /// <summary>Whether the viewer may take a remark back now.</summary>
    public bool MayWithdraw(RemarkRow remark) => MayRemark && remark.WithdrawnAt is null && IsOwn(remark);
}

internal sealed class ReadRemarksHandler(INegotiationsDb db, CurrentViewer current) : IRequestHandler<ReadRemarks, RemarksPage>
{
    public async Task<RemarksPage> Handle(ReadRemarks request, CancellationToken cancellationToken)
    {
        var viewer = current.Viewer;
        var (agreement, parties) = await ReadHowNearHandler.HeadOf(db, request.Agreement).SingleOrDefaultAsync(cancellationToken).OrNotFound();
        var drafts = await DraftRow.OfAgreementAsync(db, agreement.Id, cancellationToken);
        var draft = drafts.Find(d => d.Id == request.Draft) ?? await DraftRow.ReadAsync(db, agreement.Id, request.Draft, cancellationToken);
        var provisions = await db.DraftProvisions.AsNoTracking().Where(p => p.DraftId == draft.Id && (request.Provision == null || p.ProvisionId == request.Provision))
            .OrderBy(p => p.Position).ToListAsync(cancellationToken);
        if (request.Provision is not null && provisions.Count == 0)
        {
            throw new NotFound();
        }

        var brackets = request.Provision is not { } provision ? [] : await ShownBracket.OfDraftAsync(db, draft.Id, provision, cancellationToken);
        // All that were made on the draft; of one provision, what was said of it on earlier and later drafts too.
        var remarks = await db.DraftRemarks.AsNoTracking()
            .Where(r => r.AgreementId == draft.AgreementId && (request.Provision == null ? r.DraftId == draft.Id : r.ProvisionId == request.Provision))
            .OrderBy(r => r.At).ThenBy(r => r.Id).Take(DraftRemark.MostShown + 1).ToListAsync(cancellationToken);
        return new RemarksPage
        {
            Agreement = agreement,
            Draft = draft,
            ProvisionId = request.Provision,
            Provisions = [.. provisions.Select(p => (p.ProvisionId, new CitedProvision(p.Kind, p.Label, p.Heading, p.Text)))],
            Brackets = brackets,
            Drafts = drafts,
            Remarks = [.. remarks.Take(DraftRemark.MostShown).Select(RemarkRow.Of)],
            HasMore = remarks.Count > DraftRemark.MostShown,
            Parties = parties,
            MayRemark = viewer.May(Permission.RemarkOnDrafts) && agreement.IsNegotiated,
            MayTell = viewer.May(Permission.TellRemarks),
            Written = viewer.PartyId is null || viewer.May(Permission.TellRemarks) ? new HashSet<string>() : await db.RemarksBy(viewer).ToHashSetAsync(cancellationToken),
            SpeaksFor = viewer.PartyId,
        };
    }
}
