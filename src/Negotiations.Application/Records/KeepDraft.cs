using AutoMapper;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Meetings;
using Negotiations.Application.Parties;
using Negotiations.Application.Processes;
using Negotiations.Domain;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Notes;
using Negotiations.Domain.Parties;
using Negotiations.Domain.Records;

namespace Negotiations.Application.Records;

/// <summary>What the form of the working copy of a record shows.</summary>
[Needs(Permission.KeepRecords)]
public sealed record ReadDraft(Id<Meeting> Meeting) : IRequest<DraftInHand>;

/// <summary>The working copy of a record as its readers would read it.</summary>
[Needs(Permission.KeepRecords)]
public sealed record PreviewRecord(Id<Meeting> Meeting) : IRequest<RecordPreview>;

/// <summary>Writes the working copy of a record, all of it anew, in the order given.</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="Form">What it says.</param>
/// <exception cref="EditConflict">Somebody else changed it; holds a <see cref="DraftConflict"/>.</exception>
[Needs(Permission.KeepRecords)]
public sealed record KeepDraft(Id<Meeting> Meeting, RecordForm Form) : IRequest;

/// <summary>A working copy with what it can name.</summary>
public sealed record DraftInHand
{
    /// <summary>The meeting.</summary>
    public required MeetingDetails Meeting { get; init; }

    /// <summary>Where the record stands.</summary>
    public required RecordState State { get; init; }

    /// <summary>The number that the version in hand will have.</summary>
    public required int Number { get; init; }

    /// <summary>What it says.</summary>
    public required RecordForm Form { get; init; }

    /// <summary>For whom it can be; one alone once something was circulated.</summary>
    public required IReadOnlyList<Audience> Readers { get; init; }

    /// <summary>Points of the agenda that others see.</summary>
    public required IReadOnlyList<AgendaRow> Agenda { get; init; }

    /// <summary>Who takes part.</summary>
    public required IReadOnlyList<ParticipantRow> Participants { get; init; }

    /// <summary>The parties.</summary>
    public required IReadOnlyList<PartyMark> Parties { get; init; }

    /// <summary>When it last changed.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>Who changed it.</summary>
    public required string ChangedBy { get; init; }

    /// <summary>Names of participants that a text says, where they cannot be left out.</summary>
    public IReadOnlyList<string> NamesIn(string text) => NameMentions.In(text, Participants);

    /// <summary>Whether nobody may be told who said what there.</summary>
    public bool IsNameless(Id<AgendaItem>? point) => Meeting.WithoutAttribution || (point is { } id && Agenda.Any(i => i.Id == id && i.WithoutAttribution));
}

/// <summary>What stands in the form of a working copy.</summary>
public sealed record RecordForm
{
    /// <summary>Who will read it.</summary>
    public Audience Readers { get; init; }

    /// <summary>Every paragraph.</summary>
    public IReadOnlyList<DraftParagraph> Paragraphs { get; init; } = [];

    /// <summary>Token of the record that the form was filled from.</summary>
    public Guid VersionToken { get; init; }
}

/// <summary>A paragraph as it stands in the form.</summary>
/// <param name="Id">Which; none for a new one.</param>
/// <param name="Facts">What it says.</param>
public sealed record DraftParagraph(Id<RecordParagraph>? Id, ParagraphFacts Facts);

/// <summary>A working copy that somebody else wrote on meanwhile.</summary>
/// <param name="Form">What it says now.</param>
/// <param name="Codes">Codes of the parties.</param>
/// <param name="Points">Titles of the points of the agenda.</param>
public sealed record DraftConflict(RecordForm Form, IReadOnlyDictionary<Id<Party>, string> Codes, IReadOnlyDictionary<Id<AgendaItem>, string> Points);

/// <summary>A working copy to be read.</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="Readers">Who will read it.</param>
/// <param name="Number">The number that it will have.</param>
/// <param name="Text">The text.</param>
public sealed record RecordPreview(MeetingDetails Meeting, Audience Readers, int Number, RecordText Text);

internal sealed class KeepDraftValidator : AbstractValidator<KeepDraft>
{
    public KeepDraftValidator()
    {
        RuleFor(r => r.Form.Paragraphs.Count).LessThanOrEqualTo(SharedRecord.MostParagraphs).WithMessage("A record has at most 200 paragraphs. Put some of them together.")
            .OverridePropertyName("Lines");
        RuleForEach(r => r.Form.Paragraphs).ChildRules(p =>
        {
            p.RuleFor(d => d.Facts.Text).NotEmpty().WithMessage("Write something, or take the paragraph out.").OverridePropertyName("Text");
            p.RuleFor(d => d.Facts.Text).MaximumLength(RecordParagraph.TextLength).WithMessage("A paragraph has at most 8,000 characters. Make two of it.").OverridePropertyName("Text");
            p.RuleFor(d => d.Facts.Speaker).FitsIn(Note.SpeakerLength).OverridePropertyName("Speaker");
            p.RuleFor(d => d.Facts.SpeakerAs).IsInEnum().WithMessage("Choose one.").OverridePropertyName("As");
            p.RuleFor(d => d.Facts.Part).Must(part => Enum.IsDefined(part) && part != RecordPart.Participant).WithMessage("Choose one.").OverridePropertyName("Section");
        }).OverridePropertyName("Lines");
    }
}

internal sealed class ReadDraftHandlers(INegotiationsDb db, IMapper mapper) : IRequestHandler<ReadDraft, DraftInHand>, IRequestHandler<PreviewRecord, RecordPreview>
{
    public async Task<DraftInHand> Handle(ReadDraft request, CancellationToken cancellationToken)
    {
        var (meeting, record) = await FindAsync(request.Meeting, cancellationToken);
        var parties = await PartyMark.OfProcessAsync(db, mapper, meeting.ProcessId, cancellationToken);
        return new DraftInHand
        {
            Meeting = mapper.Map<MeetingDetails>(meeting),
            State = record.State,
            Number = record.LastVersion + 1,
            Form = FormOf(record, await ParagraphRow.OfAsync(db, record.Id, cancellationToken)),
            Readers = record.Issues > 0 ? [record.Readers] : SharedRecord.ReadersFor(meeting, parties.Select(p => p.Id)),
            Agenda = [.. (await AgendaRow.OfMeetingAsync(db, mapper, meeting.Id, cancellationToken)).Where(i => !i.IsInternal)],
            Participants = await ParticipantRow.OfMeetingAsync(db, mapper, meeting.Id, cancellationToken),
            Parties = parties,
            ChangedAt = record.ChangedAt,
            ChangedBy = record.ChangedBy,
        };
    }

    public async Task<RecordPreview> Handle(PreviewRecord request, CancellationToken cancellationToken)
    {
        var (meeting, record) = await FindAsync(request.Meeting, cancellationToken);
        var participants = meeting.WithoutAttribution ? [] : await ParticipantRow.OfMeetingAsync(db, mapper, meeting.Id, cancellationToken);
        return new RecordPreview(mapper.Map<MeetingDetails>(meeting), record.Readers, record.State == RecordState.Approved ? record.LastVersion : record.LastVersion + 1, new RecordText
        {
            Title = meeting.Title,
            Format = meeting.Format,
            Date = meeting.Date,
            Zone = meeting.Zone,
            StartsAt = meeting.StartsAt,
            EndsAt = meeting.EndsAt,
            Venue = meeting.Venue,
            WithoutAttribution = meeting.WithoutAttribution,
            Participants = [.. participants.Where(p => p.Attendance is not (Attendance.Apologies or Attendance.Absent)).Select(p => new RecordPerson(p.Name, p.Office, p.Capacity, p.PartyId))],
            Sections = ParagraphRow.Sections(await ParagraphRow.OfAsync(db, record.Id, cancellationToken)),
            Parties = await PartyMark.OfProcessAsync(db, mapper, meeting.ProcessId, cancellationToken),
        });
    }

    /// <summary>What the form of a record says now.</summary>
    internal static RecordForm FormOf(SharedRecord record, IEnumerable<ParagraphRow> paragraphs) => new()
    {
        Readers = record.Readers,
        Paragraphs = [.. paragraphs.Select(p => new DraftParagraph(
            p.Id, new ParagraphFacts { Text = p.Text, Part = p.Part, AgendaItem = p.AgendaItemId, SpeakerAs = p.SpeakerAs, SpeakerParty = p.SpeakerPartyId, Speaker = p.Speaker }))],
        VersionToken = record.VersionToken,
    };

    private async Task<(Meeting Meeting, SharedRecord Record)> FindAsync(Id<Meeting> id, CancellationToken cancellationToken)
    {
        var found = await (
            from meeting in db.Meetings.AsNoTracking()
            where meeting.Id == id
            join record in db.SharedRecords.AsNoTracking() on meeting.Id equals record.MeetingId
            select new { meeting, record }).SingleOrDefaultAsync(cancellationToken).OrNotFound();
        return (found.meeting, found.record);
    }
}

internal sealed class KeepDraftHandler(INegotiationsDb db, CurrentViewer current, TimeProvider clock) : AsyncRequestHandler<KeepDraft>
{
    protected override async Task Handle(KeepDraft request, CancellationToken cancellationToken)
    {
        var process = await db.ChangingProcessAsync(current.Viewer, cancellationToken);
        var meeting = await db.Meetings.SingleOrDefaultAsync(m => m.Id == request.Meeting, cancellationToken).OrNotFound();
        var record = await db.SharedRecords.SingleOrDefaultAsync(r => r.MeetingId == meeting.Id, cancellationToken).OrNotFound();
        var (form, author) = (request.Form, current.Author(clock));
        if (record.VersionToken != form.VersionToken)
        {
            var now = new DraftConflict(
                ReadDraftHandlers.FormOf(record, await ParagraphRow.OfAsync(db, record.Id, cancellationToken)),
                await db.Parties.Where(p => p.ProcessId == process.Id).ToDictionaryAsync(p => p.Id, p => p.Code, cancellationToken),
                await db.AgendaItems.Where(i => i.MeetingId == meeting.Id).ToDictionaryAsync(i => i.Id, i => i.Title, cancellationToken));
            throw new EditConflict(now, record.VersionToken, record.ChangedBy);
        }

        var parties = form.Paragraphs.Select(p => p.Facts.SpeakerParty).OfType<Id<Party>>().Distinct().ToList();
        if (parties.Count > 0 && await db.Parties.CountAsync(p => p.ProcessId == process.Id && parties.Contains(p.Id), cancellationToken) != parties.Count)
        {
            throw new NotFound();
        }

        var agenda = await db.AgendaItems.Where(i => i.MeetingId == meeting.Id).ToDictionaryAsync(i => i.Id, cancellationToken);
        var left = await db.RecordParagraphs.Where(p => p.RecordId == record.Id).ToDictionaryAsync(p => p.Id, cancellationToken);
        record.ChooseReaders(meeting, form.Readers, author);
        var position = 0;
        foreach (var (id, typed) in form.Paragraphs)
        {
            var point = typed.AgendaItem is { } item ? agenda.GetValueOrDefault(item) : null;
            RecordParagraph? paragraph = null;
            if (id is { } known)
            {
                left.Remove(known, out paragraph);
            }

            var facts = typed;
            if (meeting.WithoutAttribution || point is { WithoutAttribution: true })
            {
                // The form does not show who spoke. That stays as it is known, and goes where the paragraph goes elsewhere.
                facts = paragraph is not null && paragraph.AgendaItemId == typed.AgendaItem && paragraph.Part == typed.Part
                    ? typed with { SpeakerAs = paragraph.SpeakerAs, SpeakerParty = paragraph.SpeakerPartyId, Speaker = paragraph.Speaker }
                    : typed.Nameless;
            }

            if (paragraph is null)
            {
                db.RecordParagraphs.Add(record.Write(++position, facts, point, null, author));
            }
            else
            {
                record.Reword(paragraph, ++position, facts, point, author);
            }
        }

        if (left.Count > 0)
        {
            record.TakeOut(author);
            db.RecordParagraphs.RemoveRange(left.Values);
        }

        await db.SaveAsync(cancellationToken);
    }
}
