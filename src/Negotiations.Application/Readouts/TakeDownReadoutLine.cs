using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Processes;
using Negotiations.Domain;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Notes;
using Negotiations.Domain.Readouts;

namespace Negotiations.Application.Readouts;

/// <summary>
/// Takes a line down for what the mediators will say publicly, while the session goes on. Who spoke is not part of it. Sent twice, it stands there once; sent again with another text by whoever sent it, while
/// nobody else has touched it, the later text counts.
/// </summary>
/// <param name="Meeting">The session.</param>
/// <param name="Note">The note that it comes from.</param>
/// <param name="Id">Key made where it was typed.</param>
/// <param name="Line">What it says, and about what.</param>
/// <exception cref="EditConflict">It is there already and says something else.</exception>
[Needs(Permission.DraftReadouts)]
public sealed record TakeDownReadoutLine(Id<Meeting> Meeting, Id<Note> Note, Id<ReadoutLine> Id, PassageFacts Line) : IRequest<Id<ReadoutLine>>;

internal sealed class TakeDownReadoutLineValidator : AbstractValidator<TakeDownReadoutLine>
{
    public TakeDownReadoutLineValidator()
    {
        RuleFor(r => r.Line.Text).NotEmpty().WithMessage("Write the line.").OverridePropertyName(nameof(PassageFacts.Text));
        RuleFor(r => r.Line.Text).FitsIn(ReadoutPassage.TextLength).OverridePropertyName(nameof(PassageFacts.Text));
        RuleFor(r => r.Line.Topic).FitsIn(ReadoutPassage.TopicLength).OverridePropertyName(nameof(PassageFacts.Topic));
    }
}

internal sealed class TakeDownReadoutLineHandler(INegotiationsDb db, CurrentViewer current, TimeProvider clock) : IRequestHandler<TakeDownReadoutLine, Id<ReadoutLine>>
{
    public async Task<Id<ReadoutLine>> Handle(TakeDownReadoutLine request, CancellationToken cancellationToken)
    {
        await db.ChangingProcessAsync(current.Viewer, cancellationToken);
        var author = current.Author(clock);
        var meeting = await db.Meetings.SingleOrDefaultAsync(m => m.Id == request.Meeting, cancellationToken).OrNotFound();
        // A note that was taken out meanwhile is still the one that it came from.
        var note = await db.Notes.SingleOrDefaultAsync(n => n.Id == request.Note && n.MeetingId == meeting.Id, cancellationToken).OrNotFound();
        var draft = await db.ReadoutDrafts.SingleOrDefaultAsync(d => d.MeetingId == meeting.Id, cancellationToken);
        if (draft is null)
        {
            draft = ReadoutDraft.Open(meeting, author);
            db.ReadoutDrafts.Add(draft);
        }

        var line = await db.ReadoutLines.SingleOrDefaultAsync(l => l.Id == request.Id, cancellationToken);
        if (line is null)
        {
            var last = await db.ReadoutLines.Where(l => l.MeetingId == meeting.Id).MaxAsync(l => (int?)l.Position, cancellationToken) ?? 0;
            db.ReadoutLines.Add(draft.TakeDown(request.Id, last + 1, request.Line, note, author));
        }
        else if (line.MeetingId != meeting.Id)
        {
            throw new NotFound();
        }
        else if (!line.IsInHand || (line.Text, line.Topic) == (request.Line.Text, ReadoutText.Topic(request.Line.Topic)))
        {
            return line.Id;
        }
        else if (line.KeptById == author.UserId && line.ChangedAt == line.KeptAt)
        {
            draft.Reword(line, line.Position, request.Line, author);
        }
        else
        {
            throw new EditConflict(line.Facts, draft.VersionToken, draft.ChangedBy);
        }

        await db.SaveAsync(cancellationToken);
        return request.Id;
    }
}
