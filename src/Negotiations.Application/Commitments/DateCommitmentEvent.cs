using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Processes;
using Negotiations.Domain;
using Negotiations.Domain.Commitments;
using Negotiations.Domain.Dates;

namespace Negotiations.Application.Commitments;

/// <summary>Says on which day the event was from which the days of a commitment are counted.</summary>
/// <param name="Id">The commitment.</param>
/// <param name="On">The day; none where it has not been after all.</param>
/// <param name="VersionToken">Token of what the form was filled from.</param>
/// <exception cref="EditConflict">Somebody else changed it; holds a <see cref="CommitmentForm"/>.</exception>
[Needs(Permission.KeepCommitments)]
public sealed record DateCommitmentEvent(Id<Commitment> Id, PartialDate? On, Guid VersionToken) : IRequest;

internal sealed class DateCommitmentEventHandler(INegotiationsDb db, CurrentViewer current, TimeProvider clock) : AsyncRequestHandler<DateCommitmentEvent>
{
    protected override async Task Handle(DateCommitmentEvent request, CancellationToken cancellationToken)
    {
        await db.ChangingProcessAsync(current.Viewer, cancellationToken);
        var commitment = await db.Commitments.SingleOrDefaultAsync(c => c.Id == request.Id, cancellationToken).OrNotFound();
        if (commitment.VersionToken != request.VersionToken)
        {
            throw new EditConflict(CommitmentForm.Of(commitment), commitment.VersionToken, commitment.ChangedBy);
        }

        commitment.DateEvent(request.On, current.Author(clock));
        await db.SaveAsync(cancellationToken);
    }
}
