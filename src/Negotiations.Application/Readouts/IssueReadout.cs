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
using Negotiations.Domain.Dates;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Readouts;

namespace Negotiations.Application.Readouts;

/// <summary>What the form shows that issues the mediators' draft.</summary>
[Needs(Permission.IssueReadouts)]
public sealed record PrepareReadout(Id<Meeting> Meeting) : IRequest<ReadoutFormPage>;

/// <summary>Issues the mediators' draft: freezes its lines and gives them to the readers that are chosen.</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="Form">What is said of it. Its text is that of the lines.</param>
/// <exception cref="EditConflict">Somebody else changed the draft; holds the lines.</exception>
[Needs(Permission.IssueReadouts)]
public sealed record IssueReadout(Id<Meeting> Meeting, ReadoutForm Form) : IRequest<Id<Readout>>, IKeptOnce;

internal sealed class IssueReadoutValidator : AbstractValidator<IssueReadout>
{
    public IssueReadoutValidator()
    {
        // The text is checked where it is drafted.
        RuleFor(r => r.Form).Custom((form, context) =>
        {
            ReadoutFormValidator.Speakers(form with { Kind = ReadoutKind.Mediators }, context.AddFailure);
            foreach (var failure in new ReadoutFormValidator().Validate(form with { Passages = [new PassageFacts("-", "")] }).Errors)
            {
                context.AddFailure(failure);
            }
        });
        RuleFor(r => r.Form.Readers).NotNull().WithMessage("Choose who may read it.").OverridePropertyName(nameof(ReadoutForm.Readers));
    }
}

internal sealed class IssueReadoutHandlers(INegotiationsDb db, CurrentViewer current, IMapper mapper, TimeProvider clock)
    : IRequestHandler<PrepareReadout, ReadoutFormPage>, IRequestHandler<IssueReadout, Id<Readout>>
{
    public async Task<ReadoutFormPage> Handle(PrepareReadout request, CancellationToken cancellationToken)
    {
        var meeting = await db.Meetings.AsNoTracking().SingleOrDefaultAsync(m => m.Id == request.Meeting, cancellationToken).OrNotFound();
        var draft = await db.ReadoutDrafts.AsNoTracking().SingleOrDefaultAsync(d => d.MeetingId == meeting.Id, cancellationToken).OrNotFound();
        var lines = await db.InHandAsync(draft, cancellationToken);
        var choices = await ActorChoices.ReadAsync(db, mapper, current, cancellationToken);
        return new ReadoutFormPage
        {
            Meeting = mapper.Map<MeetingDetails>(meeting),
            Form = new ReadoutForm
            {
                Kind = ReadoutKind.Mediators,
                On = PartialDate.On(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(meeting.Zone)).DateTime)),
                Zone = meeting.Zone,
                Passages = [.. lines.Select(l => l.Facts)],
                VersionToken = draft.VersionToken,
            },
            Choices = choices,
            Readers = Readout.ReadersFor(meeting, choices.Parties.Select(p => p.Id)),
            Topics = [],
            IsOwn = false,
            Audience = PageAudience.Mediators,
        };
    }

    public async Task<Id<Readout>> Handle(IssueReadout request, CancellationToken cancellationToken)
    {
        var process = await db.ChangingProcessAsync(current.Viewer, cancellationToken);
        var meeting = await db.Meetings.SingleOrDefaultAsync(m => m.Id == request.Meeting, cancellationToken).OrNotFound();
        var draft = await db.ReadoutDrafts.SingleOrDefaultAsync(d => d.MeetingId == meeting.Id, cancellationToken).OrNotFound();
        var lines = await db.InHandAsync(draft, cancellationToken);
        var form = request.Form with { Kind = ReadoutKind.Mediators };
        if (draft.VersionToken != form.VersionToken)
        {
            throw new EditConflict(lines.Select(l => new DraftedLine(l.Id, l.Facts)).ToList(), draft.VersionToken, draft.ChangedBy);
        }

        await db.RequireNamesAsync(process.Id, form.Asserters, form.Readers!.Value.Owner, cancellationToken);
        var readout = draft.Issue(meeting, form.Readers.Value, form.Facts(), lines, current.Author(clock));
        db.Readouts.Add(readout);
        await db.SaveAsync(cancellationToken);
        return readout.Id;
    }
}
