using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Processes;
using Negotiations.Domain;
using Negotiations.Domain.Meetings;

namespace Negotiations.Application.Meetings;

/// <summary>A step in the life of a meeting.</summary>
public enum MeetingStep
{
    /// <summary>It is to be.</summary>
    Plan,

    /// <summary>It took place.</summary>
    Hold,

    /// <summary>It will not be.</summary>
    Cancel,

    /// <summary>It will be later.</summary>
    Postpone,
}

/// <summary>Plans, holds, cancels or postpones a meeting.</summary>
/// <param name="Id">Which.</param>
/// <param name="Step">What becomes of it.</param>
/// <param name="Reason">Why it is cancelled or postponed; may stay empty.</param>
[Needs(Permission.KeepMeetings)]
public sealed record ChangeMeetingStatus(Id<Meeting> Id, MeetingStep Step, string Reason) : IRequest;

internal sealed class ChangeMeetingStatusValidator : AbstractValidator<ChangeMeetingStatus>
{
    public ChangeMeetingStatusValidator() => RuleFor(r => r.Reason).FitsIn(Meeting.TextLength);
}

internal sealed class ChangeMeetingStatusHandler(INegotiationsDb db, CurrentViewer current, TimeProvider clock) : AsyncRequestHandler<ChangeMeetingStatus>
{
    protected override async Task Handle(ChangeMeetingStatus request, CancellationToken cancellationToken)
    {
        await db.ChangingProcessAsync(current.Viewer, cancellationToken);
        var meeting = await db.Meetings.SingleOrDefaultAsync(m => m.Id == request.Id, cancellationToken).OrNotFound();
        var author = current.Author(clock);
        switch (request.Step)
        {
            case MeetingStep.Plan:
                meeting.PlanAgain(author);
                break;
            case MeetingStep.Hold:
                meeting.Hold(author);
                break;
            case MeetingStep.Cancel:
                meeting.Cancel(request.Reason, author);
                break;
            case MeetingStep.Postpone:
                meeting.Postpone(request.Reason, author);
                break;
            default:
                throw new NotFound();
        }

        await db.SaveAsync(cancellationToken);
    }
}
