using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Domain;
using Negotiations.Domain.PrisonerLists;

namespace Negotiations.Application.PrisonerLists;

/// <summary>Takes a submitted list back. A recorded fact: its versions stay, and the mediators see that it was withdrawn.</summary>
[Needs(Permission.SubmitLists)]
public sealed record WithdrawList : IRequest<Unit>
{
    /// <summary>Which list.</summary>
    public Id<PrisonerList> List { get; init; }

    /// <summary>Why; the mediators read it.</summary>
    public string? Reason { get; init; }
}

internal sealed class WithdrawListValidator : AbstractValidator<WithdrawList>
{
    public WithdrawListValidator() =>
        RuleFor(r => r.Reason).MaximumLength(ListWithdrawal.ReasonLength).WithMessage("Shorten this to 500 characters.");
}

internal sealed class WithdrawListHandler(INegotiationsDb db, CurrentViewer current, TimeProvider clock) : IRequestHandler<WithdrawList, Unit>
{
    public async Task<Unit> Handle(WithdrawList request, CancellationToken cancellationToken)
    {
        var list = await db.PrisonerLists.SingleOrDefaultAsync(l => l.Id == request.List, cancellationToken).OrNotFound();
        db.ListWithdrawals.Add(list.Withdraw(request.Reason?.Trim() ?? "", current.Author(clock)));
        await db.SaveAsync(cancellationToken);
        return Unit.Value;
    }
}
