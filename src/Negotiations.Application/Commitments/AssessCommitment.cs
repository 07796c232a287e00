using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Pipeline;
using Negotiations.Application.Processes;
using Negotiations.Domain;
using Negotiations.Domain.Commitments;

namespace Negotiations.Application.Commitments;

/// <summary>The mediators say what they make of a commitment. What they said before stays.</summary>
/// <param name="Id">The commitment.</param>
/// <param name="Verdict">What they found.</param>
/// <param name="Text">Why.</param>
/// <param name="Reach">Who may read it.</param>
/// <param name="After">How many assessments there were when the form was filled: another one that came meanwhile has to be read first.</param>
/// <exception cref="RuleViolation">Somebody else assessed it meanwhile.</exception>
[Needs(Permission.KeepCommitments)]
public sealed record AssessCommitment(Id<Commitment> Id, Verdict? Verdict, string Text, CommitmentReach Reach, int After = 0) : IRequest, IKeptOnce;

internal sealed class AssessCommitmentValidator : AbstractValidator<AssessCommitment>
{
    public AssessCommitmentValidator()
    {
        RuleFor(r => r.Verdict).NotNull().WithMessage("Say what you found.");
        RuleFor(r => r.Verdict).IsInEnum().WithMessage("Choose one.");
        RuleFor(r => r.Text).FitsIn(Assessment.TextLength);
        RuleFor(r => r.Reach).IsInEnum().WithMessage("Choose one.");
    }
}

internal sealed class AssessCommitmentHandler(INegotiationsDb db, CurrentViewer current, TimeProvider clock) : AsyncRequestHandler<AssessCommitment>
{
    protected override async Task Handle(AssessCommitment request, CancellationToken cancellationToken)
    {
        await db.ChangingProcessAsync(current.Viewer, cancellationToken);
        var commitment = await db.Commitments.SingleOrDefaultAsync(c => c.Id == request.Id, cancellationToken).OrNotFound();
        var last = await db.Assessments.Where(a => a.CommitmentId == commitment.Id).MaxAsync(a => (int?)a.Number, cancellationToken) ?? 0;
        if (last != request.After)
        {
            throw new RuleViolation("assessment.latest", "Somebody assessed it meanwhile, as you can read below. Keep yours too if it still holds: the latest counts.");
        }

        db.Assessments.Add(commitment.Assess(last + 1, request.Verdict!.Value, request.Text, request.Reach, current.Author(clock)));
        await db.SaveAsync(cancellationToken);
    }
}
