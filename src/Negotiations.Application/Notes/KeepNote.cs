using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Processes;
using Negotiations.Domain;
using Negotiations.Domain.Dates;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Notes;
using Negotiations.Domain.Parties;

namespace Negotiations.Application.Notes;

/// <summary>Keeps a note, or corrects one. Sent twice, it is kept once.</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="Id">Key made where it was typed.</param>
/// <param name="Form">What it says.</param>
/// <exception cref="EditConflict">Somebody else changed it; holds a <see cref="NoteRow"/>.</exception>
[Needs(Permission.KeepNotes)]
public sealed record KeepNote(Id<Meeting> Meeting, Id<Note> Id, NoteForm Form) : IRequest<Id<Note>>;

/// <summary>Takes a note out: its text is gone.</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="Id">Which note.</param>
[Needs(Permission.KeepNotes)]
public sealed record TakeOutNote(Id<Meeting> Meeting, Id<Note> Id) : IRequest;

/// <summary>What is typed for a note.</summary>
public sealed record NoteForm
{
    /// <summary>What it says.</summary>
    public NoteFacts Facts { get; init; } = new();

    /// <summary>For whom.</summary>
    public NoteReach Reach { get; init; }

    /// <summary>For which delegation, where it is for one.</summary>
    public Id<Party>? Delegation { get; init; }

    /// <summary>When it was kept, by the device's clock; none for now. It is when it was said, unless that is told.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>The hour at which it was said, by the clock of the venue; none where that is not told.</summary>
    public TimeOnly? SaidAt { get; init; }

    /// <summary>The day of that; none for the last time that the clock there showed that hour.</summary>
    public DateOnly? SaidOn { get; init; }

    /// <summary>Token of the note that the form was filled from; none of a new one.</summary>
    public Guid? VersionToken { get; init; }
}

internal sealed class KeepNoteValidator : AbstractValidator<KeepNote>
{
    public KeepNoteValidator()
    {
        RuleFor(r => r.Form.Facts.Text).NotEmpty().WithMessage("Write what was said.").OverridePropertyName(nameof(NoteFacts.Text));
        RuleFor(r => r.Form.Facts.Text).MaximumLength(Note.TextLength).WithMessage("A note has at most 4,000 characters. Make two of it.").OverridePropertyName(nameof(NoteFacts.Text));
        RuleFor(r => r.Form.Facts.Speaker).FitsIn(Note.SpeakerLength).OverridePropertyName(nameof(NoteFacts.Speaker));
        RuleFor(r => r.Form.SaidAt).NotNull().When(r => r.Form.SaidOn is not null).WithMessage("Say at what time it was said.").OverridePropertyName(nameof(NoteForm.SaidAt));
        RuleFor(r => r.Form.Reach).IsInEnum().WithMessage("Choose one.").OverridePropertyName(nameof(NoteForm.Reach));
        RuleFor(r => r.Form.Facts.SpeakerAs).IsInEnum().WithMessage("Choose one.").OverridePropertyName(nameof(NoteFacts.Speaker));
        RuleFor(r => r.Form.Facts.Conveyance).IsInEnum().WithMessage("Choose one.").OverridePropertyName(nameof(NoteFacts.Conveyance));
    }
}

internal sealed class KeepNoteHandler(INegotiationsDb db, CurrentViewer current, TimeProvider clock) : IRequestHandler<KeepNote, Id<Note>>
{
    public async Task<Id<Note>> Handle(KeepNote request, CancellationToken cancellationToken)
    {
        var process = await db.ChangingProcessAsync(current.Viewer, cancellationToken);
        var meeting = await db.Meetings.SingleOrDefaultAsync(m => m.Id == request.Meeting, cancellationToken).OrNotFound();
        var (form, facts, author) = (request.Form, request.Form.Facts, current.Author(clock));
        var item = facts.AgendaItem is { } point
            ? await db.AgendaItems.SingleOrDefaultAsync(i => i.Id == point && i.MeetingId == meeting.Id, cancellationToken).OrNotFound()
            : null;
        var parties = new[] { facts.SpeakerParty, form.Delegation }.OfType<Id<Party>>().Distinct().ToList();
        if (parties.Count > 0 && await db.Parties.CountAsync(p => p.ProcessId == process.Id && parties.Contains(p.Id), cancellationToken) != parties.Count)
        {
            throw new NotFound();
        }

        var note = await db.Notes.SingleOrDefaultAsync(n => n.Id == request.Id, cancellationToken);
        facts = facts with { SaidAt = Said(form, meeting, note?.At, form.At < author.At ? form.At.Value : author.At) };
        if (note is null)
        {
            return await KeepAsync(request.Id);
        }

        if (note.MeetingId != meeting.Id)
        {
            throw new NotFound();
        }

        // What was taken out stays out, when a device that was not told sends it once more.
        var asFirstSent = form.VersionToken is null && note.KeptById == author.UserId;
        if (asFirstSent && note.TakenOut)
        {
            return note.Id;
        }

        // Under the Chatham House Rule the form did not show who spoke: that stays as it is known.
        if (form.VersionToken is not null && (meeting.WithoutAttribution || item is { WithoutAttribution: true }))
        {
            facts = facts with { SpeakerAs = note.SpeakerAs, SpeakerParty = note.SpeakerPartyId, Speaker = note.Speaker };
        }

        var sameReaders = note.Reach == form.Reach && note.OwnerId == form.Delegation;
        if (sameReaders && note.Says(facts))
        {
            return note.Id;
        }

        // A first sending whose answer got lost may be followed by a corrected one, as long as nobody else touched the note.
        if (form.VersionToken != note.VersionToken && !(asFirstSent && note.ChangedAt == note.KeptAt))
        {
            throw new EditConflict(await NoteRow.Of(db).SingleOrDefaultAsync(n => n.Id == note.Id, cancellationToken).OrNotFound(), note.VersionToken, note.ChangedBy);
        }

        if (sameReaders)
        {
            note.Correct(facts, item, author);
            await db.SaveAsync(cancellationToken);
            return note.Id;
        }

        // An audience never changes: for other readers it is another note, and the first is taken out.
        var at = note.At;
        note.TakeOut(author);
        return await KeepAsync(Id<Note>.New(), at);

        // The form tells the time to the minute. Where it is the minute that is known, it stays as exact as it is known.
        static DateTimeOffset? Said(NoteForm form, Meeting meeting, DateTimeOffset? known, DateTimeOffset kept)
        {
            if (form.SaidAt is not { } hour)
            {
                return null;
            }

            DateTime There(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, TimeZoneInfo.FindSystemTimeZoneById(meeting.Zone)).DateTime;
            DateTimeOffset On(DateOnly day) => MeetingTime.At(PartialDate.On(day), hour, null, meeting.Zone).StartsAt!.Value;
            if (known is { } at && There(at) is var clock && (clock.Hour, clock.Minute) == (hour.Hour, hour.Minute) && (form.SaidOn ?? DateOnly.FromDateTime(clock)) == DateOnly.FromDateTime(clock))
            {
                return null;
            }

            var today = DateOnly.FromDateTime(There(kept));
            return form.SaidOn is { } day ? On(day) : On(today) is var said && said <= kept ? said : On(today.AddDays(-1));
        }

        async Task<Id<Note>> KeepAsync(Id<Note> id, DateTimeOffset? said = null)
        {
            db.Notes.Add(Note.Keep(id, meeting, form.Reach, form.Delegation, said ?? form.At ?? author.At, facts, item, author));
            await db.SaveAsync(cancellationToken);
            return id;
        }
    }
}

internal sealed class TakeOutNoteHandler(INegotiationsDb db, CurrentViewer current, TimeProvider clock) : AsyncRequestHandler<TakeOutNote>
{
    protected override async Task Handle(TakeOutNote request, CancellationToken cancellationToken)
    {
        await db.ChangingProcessAsync(current.Viewer, cancellationToken);
        var note = await db.Notes.SingleOrDefaultAsync(n => n.Id == request.Id && n.MeetingId == request.Meeting, cancellationToken).OrNotFound();
        if (!note.TakenOut)
        {
            note.TakeOut(current.Author(clock));
            await db.SaveAsync(cancellationToken);
        }
    }
}
