using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Processes;
using Negotiations.Domain;
using Negotiations.Domain.Commitments;

namespace Negotiations.Application.Commitments;

/// <summary>Says that a commitment is not followed any more.</summary>
/// <param name="Id">Which.</param>
/// <param name="Ending">Why.</param>
/// <param name="Reason">The reason, in words, for everybody who may read it.</param>
[Needs(Permission.EndCommitments)]
public sealed record EndCommitment(Id<Commitment> Id, Ending Ending, string Reason) : IRequest;

/// <summary>Takes a commitment up again that had ended.</summary>
[Needs(Permission.EndCommitments)]
public sealed record TakeUpCommitment(Id<Commitment> Id) : IRequest;

internal sealed class EndCommitmentValidator : AbstractValidator<EndCommitment>
{
    public EndCommitmentValidator()
    {
        RuleFor(r => r.Ending).IsInEnum().WithMessage("Choose one.");
        RuleFor(r => r.Reason).NotEmpty().WithMessage("Give the reason.");
        RuleFor(r => r.Reason).FitsIn(Commitment.TextLength);
    }
}

internal sealed class EndCommitmentHandlers(INegotiationsDb db, CurrentViewer current, TimeProvider clock) : IRequestHandler<EndCommitment>, IRequestHandler<TakeUpCommitment>
{
    public Task<Unit> Handle(EndCommitment request, CancellationToken cancellationToken) =>
        ChangeAsync(request.Id, (commitment, author) => commitment.End(request.Ending, request.Reason, author), cancellationToken);

    public Task<Unit> Handle(TakeUpCommitment request, CancellationToken cancellationToken) =>
        ChangeAsync(request.Id, (commitment, author) => commitment.TakeUpAgain(author), cancellationToken);

    private async Task<Unit> ChangeAsync(Id<Commitment> id, Action<Commitment, Author> change, CancellationToken cancellationToken)
    {
        await db.ChangingProcessAsync(current.Viewer, cancellationToken);
        change(await db.Commitments.SingleOrDefaultAsync(c => c.Id == id, cancellationToken).OrNotFound(), current.Author(clock));
        await db.SaveAsync(cancellationToken);
        return Unit.Value;
    }
}
