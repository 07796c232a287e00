using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Processes;
using Negotiations.Domain;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Notes;

namespace Negotiations.Application.Notes;

/// <summary>Says, while a session goes on, where a point of its agenda stands. Of those that everybody sees one is spoken of at a time, and so of the internal ones: what the mediators turn to among themselves does not show.</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="Item">The point.</param>
/// <param name="State">Where it stands.</param>
[Needs(Permission.KeepMeetings)]
public sealed record MarkAgenda(Id<Meeting> Meeting, Id<AgendaItem> Item, AgendaState State) : IRequest;

/// <summary>Puts what a note leaves open on the agenda, at its end. Sent twice, it stands there once.</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="Note">The note it comes from.</param>
/// <param name="Title">What the point is about.</param>
/// <param name="Internal">Whether the mediators keep it to themselves.</param>
[Needs(Permission.KeepMeetings)]
public sealed record PutNoteOnAgenda(Id<Meeting> Meeting, Id<Note> Note, string Title, bool Internal) : IRequest;

/// <summary>Says whether anybody may be told who said what at a meeting (Chatham House Rule).</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="Attributed">Whether names are told.</param>
[Needs(Permission.KeepMeetings)]
public sealed record AttributeMeeting(Id<Meeting> Meeting, bool Attributed) : IRequest;

internal sealed class MarkAgendaValidator : AbstractValidator<MarkAgenda>
{
    public MarkAgendaValidator() => RuleFor(r => r.State).IsInEnum().WithMessage("Choose one.");
}

internal sealed class PutNoteOnAgendaValidator : AbstractValidator<PutNoteOnAgenda>
{
    public PutNoteOnAgendaValidator()
    {
        RuleFor(r => r.Title).NotEmpty().WithMessage("Say what the point is about.");
        RuleFor(r => r.Title).FitsIn(AgendaItem.TitleLength);
    }
}

internal sealed class MoveAgendaHandlers(INegotiationsDb db, CurrentViewer current, TimeProvider clock)
    : IRequestHandler<MarkAgenda>, IRequestHandler<PutNoteOnAgenda>, IRequestHandler<AttributeMeeting>
{
    public async Task<Unit> Handle(MarkAgenda request, CancellationToken cancellationToken)
    {
        var meeting = await ChangingAsync(request.Meeting, cancellationToken);
        var items = await db.AgendaItems.Where(i => i.MeetingId == meeting.Id && (i.Id == request.Item || i.State == AgendaState.Now)).ToListAsync(cancellationToken);
        var item = items.FirstOrDefault(i => i.Id == request.Item) ?? throw new NotFound();
        if (request.State == AgendaState.Now)
        {
            items.Where(i => i.IsInternal || !item.IsInternal).ToList().ForEach(i => i.Mark(AgendaState.Open));
        }

        item.Mark(request.State);
        return await SaveAsync(meeting, told: !item.IsInternal, cancellationToken);
    }

    public async Task<Unit> Handle(PutNoteOnAgenda request, CancellationToken cancellationToken)
    {
        var meeting = await ChangingAsync(request.Meeting, cancellationToken);
        await db.Notes.SingleOrDefaultAsync(n => n.Id == request.Note && n.MeetingId == meeting.Id, cancellationToken).OrNotFound();
        var agenda = await db.AgendaItems.Where(i => i.MeetingId == meeting.Id).ToListAsync(cancellationToken);
        if (agenda.Any(i => i.Title == request.Title && i.IsInternal == request.Internal))
        {
            return Unit.Value;
        }

        if (agenda.Count >= AgendaItem.Most)
        {
            throw new RuleViolation("agenda.most", "At most {0} points fit on an agenda.", AgendaItem.Most);
        }

        db.AgendaItems.Add(meeting.PutOnAgenda(agenda.Select(i => i.Position).DefaultIfEmpty().Max() + 1, request.Title, request.Internal));
        return await SaveAsync(meeting, told: !request.Internal, cancellationToken);
    }

    public async Task<Unit> Handle(AttributeMeeting request, CancellationToken cancellationToken)
    {
        var meeting = await ChangingAsync(request.Meeting, cancellationToken);
        meeting.Attribute(request.Attributed, current.Author(clock));
        await db.SaveAsync(cancellationToken);
        return Unit.Value;
    }

    private async Task<Meeting> ChangingAsync(Id<Meeting> id, CancellationToken cancellationToken)
    {
        await db.ChangingProcessAsync(current.Viewer, cancellationToken);
        return await db.Meetings.SingleOrDefaultAsync(m => m.Id == id, cancellationToken).OrNotFound();
    }

    private async Task<Unit> SaveAsync(Meeting meeting, bool told, CancellationToken cancellationToken)
    {
        meeting.Touch(current.Author(clock), told);
        await db.SaveAsync(cancellationToken);
        return Unit.Value;
    }
}
