using AutoMapper;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Meetings;
using Negotiations.Application.Parties;
using Negotiations.Domain;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Notes;

namespace Negotiations.Application.Notes;

/// <summary>The log of a session as far as the viewer may read it; to the mediators with what a new note can name.</summary>
/// <param name="Meeting">The meeting.</param>
/// <param name="Before">Only notes of what was said before this instant, for earlier ones; none for the last.</param>
/// <param name="Kept">And of what was said at it, those that were kept before this one.</param>
[Needs(Permission.ReadNotes)]
public sealed record ReadLog(Id<Meeting> Meeting, DateTimeOffset? Before = null, DateTimeOffset? Kept = null) : IRequest<LogPage>;

/// <summary>Where a log stands: changes whenever a note is kept, corrected or taken out, the agenda moves, or the Chatham House Rule comes or goes.</summary>
[Needs(Permission.KeepNotes)]
public sealed record ReadLogStamp(Id<Meeting> Meeting) : IRequest<string>;

/// <summary>One note, as its form shows it.</summary>
[Needs(Permission.KeepNotes)]
public sealed record ReadNote(Id<Meeting> Meeting, Id<Note> Id) : IRequest<NoteInHand>;

/// <summary>The log of a session.</summary>
public sealed record LogPage
{
    /// <summary>Most notes that one page holds.</summary>
    public const int PageSize = 200;

    /// <summary>The meeting.</summary>
    public required MeetingDetails Meeting { get; init; }

    /// <summary>The notes, what was said earliest first; of what was said at one time, what was kept first.</summary>
    public required IReadOnlyList<NoteRow> Notes { get; init; }

    /// <summary>Whether there are earlier ones.</summary>
    public required bool HasEarlier { get; init; }

    /// <summary>The agenda, as far as the viewer may see it.</summary>
    public required IReadOnlyList<AgendaRow> Agenda { get; init; }

    /// <summary>Who takes part.</summary>
    public required IReadOnlyList<ParticipantRow> Participants { get; init; }

    /// <summary>The parties.</summary>
    public required IReadOnlyList<PartyMark> Parties { get; init; }

    /// <summary>Whether the session is over: what is noted then was not said now.</summary>
    public required bool IsOver { get; init; }

    /// <summary>Whether the session goes on now, as far as it was said.</summary>
    public required bool GoesOn { get; init; }

    /// <summary>The last note that the viewer kept of it, among these; a new one goes on from there.</summary>
    public required NoteRow? LastOwn { get; init; }

    /// <summary>Whether the viewer may log the session now.</summary>
    public required bool MayKeep { get; init; }

    /// <summary>Who may read the page.</summary>
    public required PageAudience Audience { get; init; }

    /// <summary>The mark of a party.</summary>
    public PartyMark? MarkOf(Id<Domain.Parties.Party>? party) => Parties.FirstOrDefault(p => p.Id == party);
}

/// <summary>One note, with what it can name.</summary>
public sealed record NoteInHand(NoteRow Note, LogPage Log);

internal sealed class ReadLogHandler(INegotiationsDb db, IMapper mapper, CurrentViewer current, TimeProvider clock)
    : IRequestHandler<ReadLog, LogPage>, IRequestHandler<ReadLogStamp, string>, IRequestHandler<ReadNote, NoteInHand>
{
    public async Task<LogPage> Handle(ReadLog request, CancellationToken cancellationToken)
    {
        var notes = NoteRow.Of(db).Where(n => n.MeetingId == request.Meeting);
        if (request.Before is { } before)
        {
            var kept = request.Kept ?? DateTimeOffset.MinValue;
            notes = notes.Where(n => n.At < before || (n.At == before && n.KeptAt < kept));
        }

        var last = await notes.OrderByDescending(n => n.At).ThenByDescending(n => n.KeptAt).ThenByDescending(n => n.Id).Take(LogPage.PageSize + 1).ToListAsync(cancellationToken);
        return await PageAsync(request.Meeting, [.. last.Take(LogPage.PageSize).Reverse()], last.Count > LogPage.PageSize, cancellationToken);
    }

    public async Task<string> Handle(ReadLogStamp request, CancellationToken cancellationToken)
    {
        var stand = await db.Meetings.AsNoTracking().Where(m => m.Id == request.Meeting).Select(m => new
        {
            m.VersionToken,
            Notes = db.Notes.Count(n => n.MeetingId == m.Id),
            Last = db.Notes.Where(n => n.MeetingId == m.Id).Max(n => (DateTimeOffset?)n.ChangedAt),
        }).SingleOrDefaultAsync(cancellationToken).OrNotFound();
        return $"{stand.VersionToken:N}-{stand.Notes}-{stand.Last?.UtcTicks ?? 0}";
    }

    public async Task<NoteInHand> Handle(ReadNote request, CancellationToken cancellationToken)
    {
        var note = await NoteRow.Of(db).SingleOrDefaultAsync(n => n.Id == request.Id && n.MeetingId == request.Meeting, cancellationToken).OrNotFound();
        return new NoteInHand(note, await PageAsync(request.Meeting, [], false, cancellationToken));
    }

    private async Task<LogPage> PageAsync(Id<Meeting> id, IReadOnlyList<NoteRow> notes, bool hasEarlier, CancellationToken cancellationToken)
    {
        var meeting = await MeetingDetails.ReadAsync(db, mapper, id, cancellationToken);
        return new LogPage
        {
            Meeting = meeting,
            Notes = notes,
            HasEarlier = hasEarlier,
            Agenda = await AgendaRow.OfMeetingAsync(db, mapper, id, cancellationToken),
            Participants = await ParticipantRow.OfMeetingAsync(db, mapper, id, cancellationToken),
            Parties = await PartyMark.OfProcessAsync(db, mapper, meeting.ProcessId, cancellationToken),
            GoesOn = MeetingRow.GoesOnAt(meeting.Status, meeting.StartsAt, meeting.EndsAt, clock.GetUtcNow()),
            IsOver = meeting.IsOver(clock.GetUtcNow()),
            LastOwn = notes.Where(n => n.KeptById == current.Viewer.UserId).MaxBy(n => n.KeptAt),
            MayKeep = current.Viewer.May(Permission.KeepNotes),
            // What a delegation reads here is what one delegation and the mediators share.
            Audience = current.Viewer.Audience == OpenTo.Mediators ? PageAudience.Mediators : PageAudience.DelegationAndMediators,
        };
    }
}
