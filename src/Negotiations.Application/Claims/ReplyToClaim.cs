using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Pipeline;
using Negotiations.Application.Processes;
using Negotiations.Domain;
using Negotiations.Domain.Claims;

namespace Negotiations.Application.Claims;

/// <summary>What the form of a reply shows: the claim that it answers.</summary>
[Needs(Permission.ReplyToClaims)]
public sealed record ReadReplyForm(Id<ClaimSubject> Subject, Id<Claim> Claim) : IRequest<ReplyFormPage>;

/// <summary>A delegation answers a claim. The claim stays as it is.</summary>
/// <param name="Subject">What the claim is about.</param>
/// <param name="Claim">The claim.</param>
/// <param name="Text">What the delegation says.</param>
/// <param name="Language">In which language.</param>
/// <param name="Reach">Who may read it.</param>
[Needs(Permission.ReplyToClaims)]
public sealed record ReplyToClaim(Id<ClaimSubject> Subject, Id<Claim> Claim, string Text, string Language, ClaimReach Reach) : IRequest, IKeptOnce;

/// <summary>A claim that is to be answered.</summary>
/// <param name="Subject">What it is about.</param>
/// <param name="Claim">The claim.</param>
public sealed record ReplyFormPage(ClaimSubjectRow Subject, StandingClaim Claim);

internal sealed class ReplyToClaimValidator : AbstractValidator<ReplyToClaim>
{
    public ReplyToClaimValidator()
    {
        RuleFor(r => r.Text).NotEmpty().WithMessage("Write what your delegation says to it.");
        RuleFor(r => r.Text).FitsIn(Claim.TextLength);
        RuleFor(r => r.Language).IsLanguageTag();
        RuleFor(r => r.Reach).IsInEnum().WithMessage("Choose one.");
    }
}

internal sealed class ReplyToClaimHandlers(INegotiationsDb db, CurrentViewer current, TimeProvider clock) : IRequestHandler<ReplyToClaim>, IRequestHandler<ReadReplyForm, ReplyFormPage>
{
    public async Task<ReplyFormPage> Handle(ReadReplyForm request, CancellationToken cancellationToken) => new(
        await ClaimSubjectRow.Of(db, db.ClaimSubjects.AsNoTracking().Where(s => s.Id == request.Subject)).SingleOrDefaultAsync(cancellationToken).OrNotFound(),
        await StandingClaim.Of(db, db.Claims.AsNoTracking().Where(c => c.Id == request.Claim && c.SubjectId == request.Subject)).SingleOrDefaultAsync(cancellationToken).OrNotFound());

    public async Task<Unit> Handle(ReplyToClaim request, CancellationToken cancellationToken)
    {
        await db.ChangingProcessAsync(current.Viewer, cancellationToken);
        var claim = await db.Claims.SingleOrDefaultAsync(c => c.Id == request.Claim && c.SubjectId == request.Subject, cancellationToken).OrNotFound();
        db.ClaimReplies.Add(claim.Reply(current.Viewer.PartyId!.Value, request.Reach, request.Text, request.Language, current.Author(clock)));
        await db.SaveAsync(cancellationToken);
        return Unit.Value;
    }
}
