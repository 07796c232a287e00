using FluentValidation;
using MediatR;
using Negotiations.Application.Access;
using Negotiations.Application.Processes;
using Negotiations.Domain;
using Negotiations.Domain.Claims;

namespace Negotiations.Application.Claims;

/// <summary>Takes a claim back. It stays, and is shown as withdrawn.</summary>
/// <param name="Subject">What it is about.</param>
/// <param name="Claim">The claim.</param>
/// <param name="Reason">Why; of what mediators enter, where that was said.</param>
[Needs(Permission.AmendClaims)]
public sealed record WithdrawClaim(Id<ClaimSubject> Subject, Id<Claim> Claim, string Reason) : IRequest;

internal sealed class WithdrawClaimValidator : AbstractValidator<WithdrawClaim>
{
    public WithdrawClaimValidator()
    {
        RuleFor(r => r.Reason).NotEmpty().WithMessage("Give the reason.");
        RuleFor(r => r.Reason).FitsIn(ClaimWithdrawal.ReasonLength);
    }
}

internal sealed class WithdrawClaimHandler(INegotiationsDb db, CurrentViewer current, TimeProvider clock) : AsyncRequestHandler<WithdrawClaim>
{
    protected override async Task Handle(WithdrawClaim request, CancellationToken cancellationToken)
    {
        var viewer = current.Viewer;
        await db.ChangingProcessAsync(viewer, cancellationToken);
        var claim = await db.AmendableAsync(viewer, request.Subject, request.Claim, cancellationToken);
        db.ClaimWithdrawals.Add(viewer.PartyId is { } own ? claim.Withdraw(own, request.Reason, current.Author(clock)) : claim.ReportWithdrawn(request.Reason, current.Author(clock)));
        await db.SaveAsync(cancellationToken);
    }
}
