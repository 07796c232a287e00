using AutoMapper;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Meetings;
using Negotiations.Application.Notes;
using Negotiations.Application.Parties;
using Negotiations.Application.Processes;
using Negotiations.Domain;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Notes;
using Negotiations.Domain.Records;

namespace Negotiations.Application.Records;

/// <summary>The notes that were kept for the shared record of a meeting and are not in it yet.</summary>
[Needs(Permission.KeepRecords)]
public sealed record ReadRecordNotes(Id<Meeting> Meeting) : IRequest<RecordNotes>;

/// <summary>Puts notes into the shared record of a meeting, in the order given; begins the record where there is none. What is in it already is not put in twice.</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="Readers">Who will read the record; counts where it is begun.</param>
/// <param name="Notes">Which notes.</param>
[Needs(Permission.KeepRecords)]
public sealed record PutNotesIntoRecord(Id<Meeting> Meeting, Audience Readers, IReadOnlyList<Id<Note>> Notes) : IRequest;

/// <summary>Notes to choose from.</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="Begun">Whether there is a record already.</param>
/// <param name="Readers">For whom the record can be, the widest first.</param>
/// <param name="Notes">The notes, the earliest first.</param>
/// <param name="Parties">The parties, for their marks.</param>
public sealed record RecordNotes(MeetingDetails Meeting, bool Begun, IReadOnlyList<Audience> Readers, IReadOnlyList<NoteRow> Notes, IReadOnlyList<PartyMark> Parties);

internal sealed class PutNotesIntoRecordValidator : AbstractValidator<PutNotesIntoRecord>
{
    public PutNotesIntoRecordValidator() => RuleFor(r => r.Notes.Count).LessThanOrEqualTo(SharedRecord.MostParagraphs)
        .WithMessage("A record has at most 200 paragraphs. Choose fewer notes, and put several into one paragraph.").OverridePropertyName(nameof(PutNotesIntoRecord.Notes));
}

internal sealed class ChooseNotesHandlers(INegotiationsDb db, IMapper mapper, CurrentViewer current, TimeProvider clock)
    : IRequestHandler<ReadRecordNotes, RecordNotes>, IRequestHandler<PutNotesIntoRecord>
{
    // More than a record can have; the earliest are offered first, and what is put in makes room.
    private const int Most = 500;

    public async Task<RecordNotes> Handle(ReadRecordNotes request, CancellationToken cancellationToken)
    {
        var meeting = await db.Meetings.AsNoTracking().SingleOrDefaultAsync(m => m.Id == request.Meeting, cancellationToken).OrNotFound();
        var state = await db.SharedRecords.Where(r => r.MeetingId == meeting.Id).Select(r => (RecordState?)r.State).SingleOrDefaultAsync(cancellationToken);
        var notes = await NoteRow.Of(db)
            .Where(n => n.MeetingId == meeting.Id && n.Reach == NoteReach.SharedRecord && !db.RecordParagraphs.Any(p => p.NoteId == n.Id))
            .OrderBy(n => n.At).ThenBy(n => n.KeptAt).ThenBy(n => n.Id).Take(Most).ToListAsync(cancellationToken);
        var parties = await PartyMark.OfProcessAsync(db, mapper, meeting.ProcessId, cancellationToken);
        return new RecordNotes(mapper.Map<MeetingDetails>(meeting), state is not null, SharedRecord.ReadersFor(meeting, parties.Select(p => p.Id)), notes, parties);
    }

    public async Task<Unit> Handle(PutNotesIntoRecord request, CancellationToken cancellationToken)
    {
        await db.ChangingProcessAsync(current.Viewer, cancellationToken);
        var meeting = await db.Meetings.SingleOrDefaultAsync(m => m.Id == request.Meeting, cancellationToken).OrNotFound();
        var author = current.Author(clock);
        var record = await db.SharedRecords.SingleOrDefaultAsync(r => r.MeetingId == meeting.Id, cancellationToken);
        if (record is null)
        {
            record = SharedRecord.Open(meeting, request.Readers, author);
            db.SharedRecords.Add(record);
        }

        var chosen = request.Notes.Distinct().ToList();
        var notes = await db.Notes.Where(n => n.MeetingId == meeting.Id && chosen.Contains(n.Id)).ToDictionaryAsync(n => n.Id, cancellationToken);
        if (notes.Count != chosen.Count)
        {
            throw new NotFound();
        }

        var agenda = await db.AgendaItems.Where(i => i.MeetingId == meeting.Id).ToDictionaryAsync(i => i.Id, cancellationToken);
        var before = await db.RecordParagraphs.Where(p => p.RecordId == record.Id).Select(p => new { p.NoteId, p.Position }).ToListAsync(cancellationToken);
        var fresh = chosen.Where(id => !before.Exists(p => p.NoteId == id)).ToList();
        if (before.Count + fresh.Count > SharedRecord.MostParagraphs)
        {
            throw new RuleViolation("record.most", "A record has at most {0} paragraphs. Choose fewer notes, and put several into one paragraph.", SharedRecord.MostParagraphs);
        }

        var position = before.Select(p => p.Position).DefaultIfEmpty().Max();
        foreach (var note in fresh.Select(id => notes[id]))
        {
            var point = note.AgendaItemId is { } item ? agenda[item] : null;
            var facts = new ParagraphFacts
            {
                Text = note.Text,
                Part = point is null ? RecordPart.Opening : RecordPart.Point,
                AgendaItem = point?.Id,
                SpeakerAs = note.SpeakerAs,
                SpeakerParty = note.SpeakerPartyId,
                Speaker = note.Speaker,
            };
            // Under the Chatham House Rule the draft is made without any attribution.
            var nameless = meeting.WithoutAttribution || point is { WithoutAttribution: true };
            db.RecordParagraphs.Add(record.Write(++position, nameless ? facts.Nameless : facts, point, note, author));
        }

        await db.SaveAsync(cancellationToken);
        return Unit.Value;
    }
}
