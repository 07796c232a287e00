using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Auditing;
using Negotiations.Application.Parties;
using Negotiations.Application.Pipeline;
using Negotiations.Application.Processes;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;

namespace Negotiations.Application.Remarks;

/// <summary>Comments on a provision of a draft, or reserves a party's position on it. Members of a delegation write for their own delegation; its head, or a mediator, tells others.</summary>
/// <param name="Agreement">The agreement.</param>
/// <param name="Draft">The draft.</param>
/// <param name="Provision">The provision.</param>
/// <param name="Facts">What is said, and to whom.</param>
[Needs(Permission.RemarkOnDrafts)]
public sealed record RemarkOnProvision(Id<Agreement> Agreement, Id<Draft> Draft, Id<Provision> Provision, RemarkFacts Facts) : IRequest<Id<DraftRemark>>, IKeptOnce;

/// <summary>Takes a remark back: whoever wrote it, or the head of its delegation; of the mediators, any. It stays readable as taken back. The answer is the provision that it was made on.</summary>
/// <param name="Agreement">The agreement.</param>
/// <param name="Draft">The draft.</param>
/// <param name="Remark">The remark.</param>
[Needs(Permission.RemarkOnDrafts)]
public sealed record WithdrawRemark(Id<Agreement> Agreement, Id<Draft> Draft, Id<DraftRemark> Remark) : IRequest<Id<Provision>>;

internal sealed class RemarkOnProvisionValidator : AbstractValidator<RemarkOnProvision>
{
    public RemarkOnProvisionValidator()
    {
        RuleFor(r => r.Facts.Kind).IsInEnum().WithMessage("Choose one.").OverridePropertyName(nameof(RemarkFacts.Kind));
        RuleFor(r => r.Facts.Text).SaysSomething().WithMessage("Write the remark.").OverridePropertyName(nameof(RemarkFacts.Text));
        RuleFor(r => r.Facts.Text).MaximumLength(DraftRemark.TextLength).WithMessage("A remark has at most 4,000 characters. Make two of it.").OverridePropertyName(nameof(RemarkFacts.Text));
        RuleFor(r => r.Facts.Reach).IsInEnum().WithMessage("Choose one.").OverridePropertyName(nameof(RemarkFacts.Reach));
    }
}

internal sealed class RemarkOnProvisionHandlers(INegotiationsDb db, CurrentViewer current, TimeProvider clock) : IRequestHandler<RemarkOnProvision, Id<DraftRemark>>, IRequestHandler<WithdrawRemark, Id<Provision>>
{
    public async Task<Id<DraftRemark>> Handle(RemarkOnProvision request, CancellationToken cancellationToken)
    {
        var process = await db.ChangingProcessAsync(current.Viewer, cancellationToken);
        var (facts, viewer, author) = (request.Facts, current.Viewer, current.Author(clock));
        var agreement = await db.Agreements.SingleOrDefaultAsync(a => a.Id == request.Agreement, cancellationToken).OrNotFound();
        var provision = await db.DraftProvisions
            .SingleOrDefaultAsync(p => p.AgreementId == agreement.Id && p.DraftId == request.Draft && p.ProvisionId == request.Provision, cancellationToken).OrNotFound();
        var side = viewer.PartyId;
        var standing = db.DraftRemarks.Where(r => r.DraftId == request.Draft && r.WithdrawnAt == null && (side == null ? r.PartyId == null || r.IsReported : r.PartyId == side && !r.IsReported));
        if (await standing.CountAsync(cancellationToken) >= DraftRemark.Most)
        {
            throw new RuleViolation("remark.most", "You have {0} remarks on this draft, and no more fit. Take one back, or put some of them together.", DraftRemark.Most);
        }

        if (facts.Reach != RemarkReach.Own && !viewer.May(Permission.TellRemarks))
        {
            throw new RuleViolation("remark.head", "The head of your delegation tells others. Keep it for your delegation.") { Field = nameof(RemarkFacts.Reach) };
        }

        if (viewer.PartyId is null && facts.Party is { } party)
        {
            await db.RequireNamesAsync(process.Id, [], party, cancellationToken);
        }

        var remark = viewer.PartyId is { } delegation ? provision.Remark(agreement, delegation, facts, author) : provision.EnterRemark(agreement, facts, author);
        db.DraftRemarks.Add(remark);
        await db.SaveAsync(cancellationToken);
        return remark.Id;
    }

    public async Task<Id<Provision>> Handle(WithdrawRemark request, CancellationToken cancellationToken)
    {
        await db.ChangingProcessAsync(current.Viewer, cancellationToken);
        var viewer = current.Viewer;
        var remark = await db.DraftRemarks.SingleOrDefaultAsync(r => r.Id == request.Remark && r.DraftId == request.Draft && r.AgreementId == request.Agreement, cancellationToken).OrNotFound();
        // What others said is read here, and taken back by them.
        if (viewer.PartyId is { } party
            ? remark.PartyId != party || remark.IsReported || !(viewer.May(Permission.TellRemarks) || await db.RemarksBy(viewer).ContainsAsync(remark.Id.ToString(), cancellationToken))
            : remark is { PartyId: not null, IsReported: false })
        {
            throw new NotFound();
        }

        remark.Withdraw(current.Author(clock));
        await db.SaveAsync(cancellationToken);
        return remark.ProvisionId;
    }
}

internal static class RemarkWriters
{
    /// <summary>Keys of the remarks that a member of a delegation wrote. They name nobody; the trail that the delegation keeps of them does.</summary>
    public static IQueryable<string> RemarksBy(this INegotiationsDb db, Viewer viewer) =>
        db.AuditEntries.AsNoTracking().Where(e => e.RecordType == nameof(DraftRemark) && e.Action == AuditAction.Created && e.ActorId == viewer.UserId).Select(e => e.RecordId);
}
