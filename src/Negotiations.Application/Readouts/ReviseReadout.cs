using AutoMapper;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Meetings;
using Negotiations.Application.Parties;
using Negotiations.Application.Pipeline;
using Negotiations.Application.Processes;
using Negotiations.Domain;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Readouts;

namespace Negotiations.Application.Readouts;

/// <summary>What the form shows that sets a readout right.</summary>
[Needs(Permission.CorrectReadouts)]
public sealed record ReadRevisionForm(Id<Meeting> Meeting, Id<Readout> Id) : IRequest<ReadoutFormPage>;

/// <summary>Sets a readout right: makes its next revision, for the same readers. The earlier one stays.</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="Id">The readout.</param>
/// <param name="Form">What it says now. Who speaks stays.</param>
/// <exception cref="EditConflict">Somebody else changed it; holds a <see cref="ReadoutForm"/>.</exception>
[Needs(Permission.CorrectReadouts)]
public sealed record ReviseReadout(Id<Meeting> Meeting, Id<Readout> Id, ReadoutForm Form) : IRequest<Id<Readout>>, IKeptOnce;

internal sealed class ReviseReadoutValidator : AbstractValidator<ReviseReadout>
{
    public ReviseReadoutValidator()
    {
        RuleFor(r => r.Form).SetValidator(new ReadoutFormValidator()).OverridePropertyName("");
        RuleFor(r => r.Form.Note).NotEmpty().WithMessage("Say what is new.").OverridePropertyName(nameof(ReadoutForm.Note));
    }
}

internal sealed class ReadRevisionFormHandler(INegotiationsDb db, CurrentViewer current, IMapper mapper) : IRequestHandler<ReadRevisionForm, ReadoutFormPage>
{
    public async Task<ReadoutFormPage> Handle(ReadRevisionForm request, CancellationToken cancellationToken)
    {
        var meeting = await MeetingDetails.ReadAsync(db, mapper, request.Meeting, cancellationToken);
        var readout = await db.Readouts.AsNoTracking().Include(r => r.Asserters).Include(r => r.Passages)
            .Correctable(current.Viewer, meeting.Id).SingleOrDefaultAsync(r => r.Id == request.Id, cancellationToken).OrNotFound();
        return new ReadoutFormPage
        {
            Meeting = meeting,
            Form = ReadoutForm.Of(readout),
            Choices = await ActorChoices.ReadAsync(db, mapper, current, cancellationToken),
            Readers = [],
            Topics = await KnownTopics.ReadAsync(db, meeting.Id, cancellationToken),
            IsOwn = readout.IsOwn,
            Audience = new ReadoutRow { OwnerId = readout.OwnerId, OpenTo = readout.OpenTo }.Audience,
            Revises = readout.Id,
        };
    }
}

internal sealed class ReviseReadoutHandler(INegotiationsDb db, CurrentViewer current, TimeProvider clock) : IRequestHandler<ReviseReadout, Id<Readout>>
{
    public async Task<Id<Readout>> Handle(ReviseReadout request, CancellationToken cancellationToken)
    {
        await db.ChangingProcessAsync(current.Viewer, cancellationToken);
        var readout = await db.Readouts.Include(r => r.Asserters).Include(r => r.Passages)
            .Correctable(current.Viewer, request.Meeting).SingleOrDefaultAsync(r => r.Id == request.Id, cancellationToken).OrNotFound();
        if (readout.VersionToken != request.Form.VersionToken)
        {
            throw new EditConflict(ReadoutForm.Of(readout), readout.VersionToken, readout.ChangedBy);
        }

        var now = ReadoutForm.Of(readout);
        var next = readout.Revise((request.Form with { Kind = now.Kind, Asserters = now.Asserters }).Facts(), request.Form.Note, current.Author(clock));
        db.Readouts.Add(next);
        await db.SaveAsync(cancellationToken);
        return next.Id;
    }
}
