using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Pipeline;
using Negotiations.Application.Processes;
using Negotiations.Domain;
using Negotiations.Domain.Meetings;

namespace Negotiations.Application.Meetings;

/// <summary>What the form of a proposal shows.</summary>
/// <param name="Id">Which one is corrected; none for a new one.</param>
/// <param name="Again">Whether what was typed is shown again, whatever became of the proposal meanwhile.</param>
[Needs(Permission.ProposeMeetings)]
public sealed record ReadMeetingProposalForm(Id<Meeting>? Id = null, bool Again = false) : IRequest<MeetingFormPage>;

/// <summary>A delegation asks the mediators for a meeting, or corrects what it asks for. It and the mediators see it.</summary>
/// <param name="Id">Which proposal; none for a new one.</param>
/// <param name="Form">What it asks for.</param>
/// <exception cref="EditConflict">Somebody else changed it; holds a <see cref="MeetingForm"/>.</exception>
[Needs(Permission.ProposeMeetings)]
public sealed record ProposeMeeting(Id<Meeting>? Id, MeetingForm Form) : IRequest<Id<Meeting>>, IKeptOnce
{
    bool IKeptOnce.MakesRecord => Id is null;
}

/// <summary>A delegation withdraws what it proposed, as long as the mediators have not taken it up.</summary>
/// <param name="Id">The proposal.</param>
/// <param name="Reason">Why; may stay empty.</param>
[Needs(Permission.ProposeMeetings)]
public sealed record WithdrawProposedMeeting(Id<Meeting> Id, string Reason) : IRequest;

internal sealed class ProposeMeetingValidator : AbstractValidator<ProposeMeeting>
{
    public ProposeMeetingValidator() => RuleFor(r => r.Form).SetValidator(new MeetingFormValidator()).OverridePropertyName("");
}

internal sealed class WithdrawProposedMeetingValidator : AbstractValidator<WithdrawProposedMeeting>
{
    public WithdrawProposedMeetingValidator() => RuleFor(r => r.Reason).FitsIn(Meeting.TextLength);
}

/// <summary>Meetings that a delegation proposes.</summary>
internal static class MeetingProposals
{
    /// <summary>What can be a proposal of the viewer's delegation, or have been one: read by it and the mediators alone.</summary>
    public static IQueryable<Meeting> Of(INegotiationsDb db, Viewer viewer)
    {
        var party = viewer.PartyId;
        return db.Meetings.Where(m => m.OwnerId == party && m.OpenTo == OpenTo.Mediators);
    }
}

internal sealed class ProposeMeetingHandler(INegotiationsDb db, CurrentViewer current, TimeProvider clock) : IRequestHandler<ProposeMeeting, Id<Meeting>>, IRequestHandler<WithdrawProposedMeeting>
{
    public async Task<Id<Meeting>> Handle(ProposeMeeting request, CancellationToken cancellationToken)
    {
        var process = await db.ChangingProcessAsync(current.Viewer, cancellationToken);
        if (request.Id is { } id)
        {
            var proposal = await MeetingProposals.Of(db, current.Viewer).SingleOrDefaultAsync(m => m.Id == id, cancellationToken).OrNotFound();
            if (proposal.Status == MeetingStatus.Proposed && MeetingForm.OfProposal(proposal) is { } now && now.VersionToken != request.Form.VersionToken)
            {
                throw new EditConflict(now, now.VersionToken, proposal.ChangedBy);
            }

            proposal.CorrectProposal(request.Form.Facts with { CalendarTitle = proposal.CalendarTitle }, request.Form.Time(), current.Author(clock));
            await db.SaveAsync(cancellationToken);
            return id;
        }

        // What calendars show is for the mediators to say.
        var facts = request.Form.Facts with { CalendarTitle = "" };
        var meeting = Meeting.Propose(process.Id, current.Viewer.PartyId!.Value, facts, request.Form.Time(), current.Author(clock));
        db.Meetings.Add(meeting);
        await db.SaveAsync(cancellationToken);
        return meeting.Id;
    }

    public async Task<Unit> Handle(WithdrawProposedMeeting request, CancellationToken cancellationToken)
    {
        await db.ChangingProcessAsync(current.Viewer, cancellationToken);
        var proposal = await MeetingProposals.Of(db, current.Viewer).SingleOrDefaultAsync(m => m.Id == request.Id, cancellationToken).OrNotFound();
        proposal.Withdraw(request.Reason, current.Author(clock));
        await db.SaveAsync(cancellationToken);
        return Unit.Value;
    }
}
