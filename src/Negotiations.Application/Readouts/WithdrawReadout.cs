using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Processes;
using Negotiations.Domain;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Readouts;

namespace Negotiations.Application.Readouts;

/// <summary>Says that a readout is withdrawn. It stays readable, with the reason.</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="Id">The readout.</param>
/// <param name="Reason">Why.</param>
[Needs(Permission.CorrectReadouts)]
public sealed record WithdrawReadout(Id<Meeting> Meeting, Id<Readout> Id, string Reason) : IRequest;

internal sealed class WithdrawReadoutValidator : AbstractValidator<WithdrawReadout>
{
    public WithdrawReadoutValidator()
    {
        RuleFor(r => r.Reason).NotEmpty().WithMessage("Say why it is withdrawn.");
        RuleFor(r => r.Reason).FitsIn(Readout.NoteLength);
    }
}

internal sealed class WithdrawReadoutHandler(INegotiationsDb db, CurrentViewer current, TimeProvider clock) : AsyncRequestHandler<WithdrawReadout>
{
    protected override async Task Handle(WithdrawReadout request, CancellationToken cancellationToken)
    {
        await db.ChangingProcessAsync(current.Viewer, cancellationToken);
        var readout = await db.Readouts.Correctable(current.Viewer, request.Meeting).SingleOrDefaultAsync(r => r.Id == request.Id, cancellationToken).OrNotFound();
        readout.Withdraw(request.Reason, current.Author(clock));
        await db.SaveAsync(cancellationToken);
    }
}
