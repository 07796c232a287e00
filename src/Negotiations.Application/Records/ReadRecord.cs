using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Domain;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Notes;
using Negotiations.Domain.Parties;
using Negotiations.Domain.Processes;
using Negotiations.Domain.Records;

namespace Negotiations.Application.Records;

/// <summary>Where the shared record of a meeting stands, as far as the viewer may know.</summary>
[Needs(Permission.ReadRecords)]
public sealed record ReadRecord(Id<Meeting> Meeting) : IRequest<RecordStanding>;

/// <summary>Where the shared record of a meeting stands.</summary>
public sealed record RecordStanding
{
    /// <summary>Most versions that are listed, the last ones.</summary>
    public const int MostVersions = 50;

    /// <summary>The meeting.</summary>
    public required Id<Meeting> MeetingId { get; init; }

    /// <summary>The process.</summary>
    public required Id<Process> ProcessId { get; init; }

    /// <summary>What the meeting is called.</summary>
    public required string MeetingTitle { get; init; }

    /// <summary>The delegation that the meeting is shared with, where it is one.</summary>
    public required Id<Party>? MeetingOwnerId { get; init; }

    /// <summary>To whom the meeting is open.</summary>
    public required OpenTo MeetingOpenTo { get; init; }

    /// <summary>The working copy; for the mediators alone.</summary>
    public required WorkingRecord? Working { get; init; }

    /// <summary>Notes that were kept for the record; for the mediators alone.</summary>
    public required int Notes { get; init; }

    /// <summary>What was circulated and approved, the last first.</summary>
    public required IReadOnlyList<RecordVersionRow> Versions { get; init; }

    /// <summary>Whether the viewer may write it.</summary>
    public bool MayKeep { get; init; }

    /// <summary>Whether the viewer may approve it.</summary>
    public bool MayApprove { get; init; }

    /// <summary>Whether the viewer may comment on what is circulated.</summary>
    public bool MayComment { get; init; }

    /// <summary>What is approved and holds.</summary>
    public RecordVersionRow? Approved => Versions.FirstOrDefault(v => v.Stage == RecordStage.Approved);

    /// <summary>What is circulated now, so that it can be commented on.</summary>
    public RecordVersionRow? Circulated => Versions is [{ Stage: RecordStage.ForComment } last, ..] ? last : null;

    /// <summary>Who may read the meeting.</summary>
    public PageAudience MeetingAudience => new Audience(MeetingOwnerId, MeetingOpenTo).ToPage();
}

/// <summary>A working copy.</summary>
/// <param name="State">Where it stands.</param>
/// <param name="LastVersion">Number of the last approved version.</param>
/// <param name="ChangedAt">When it last changed.</param>
/// <param name="ChangedBy">Who changed it.</param>
/// <param name="ReadersOwnerId">The delegation that will read it, where it is one.</param>
/// <param name="ReadersOpenTo">Who else will.</param>
public sealed record WorkingRecord(RecordState State, int LastVersion, DateTimeOffset ChangedAt, string ChangedBy, Id<Party>? ReadersOwnerId, OpenTo ReadersOpenTo)
{
    /// <summary>Who will read what is circulated and approved.</summary>
    public PageAudience Readers => new Audience(ReadersOwnerId, ReadersOpenTo).ToPage();
}

/// <summary>A version in a list.</summary>
public sealed record RecordVersionRow
{
    /// <summary>Key.</summary>
    public Id<RecordVersion> Id { get; init; }

    /// <summary>What it is for.</summary>
    public RecordStage Stage { get; init; }

    /// <summary>Number.</summary>
    public int Number { get; init; }

    /// <summary>The how manieth time it was circulated.</summary>
    public int Circulation { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset MadeAt { get; init; }

    /// <summary>Comments that the viewer may read.</summary>
    public int Comments { get; init; }

    /// <summary>Those of them that have no answer.</summary>
    public int Unanswered { get; init; }

    /// <summary>Those of the viewer's own delegation.</summary>
    public int Own { get; init; }
}

internal sealed class ReadRecordHandler(INegotiationsDb db, CurrentViewer current) : IRequestHandler<ReadRecord, RecordStanding>
{
    public async Task<RecordStanding> Handle(ReadRecord request, CancellationToken cancellationToken)
    {
        var viewer = current.Viewer;
        var party = viewer.PartyId;
        // One command: the panel with it stands on the page of the meeting, which asks for much already.
        var standing = await db.Meetings.AsNoTracking().Where(m => m.Id == request.Meeting).Select(m => new RecordStanding
        {
            MeetingId = m.Id,
            ProcessId = m.ProcessId,
            MeetingTitle = m.Title,
            MeetingOwnerId = m.OwnerId,
            MeetingOpenTo = m.OpenTo,
            Working = db.SharedRecords.Where(r => r.MeetingId == m.Id)
                .Select(r => new WorkingRecord(r.State, r.LastVersion, r.ChangedAt, r.ChangedBy, r.ReadersOwnerId, r.ReadersOpenTo)).FirstOrDefault(),
            Notes = db.Notes.Count(n => n.MeetingId == m.Id && n.Reach == NoteReach.SharedRecord && !n.TakenOut),
            Versions = db.RecordVersions.Where(v => v.MeetingId == m.Id).OrderByDescending(v => v.Issue).Take(RecordStanding.MostVersions).Select(v => new RecordVersionRow
            {
                Id = v.Id,
                Stage = v.Stage,
                Number = v.Number,
                Circulation = v.Circulation,
                MadeAt = v.MadeAt,
                Comments = db.RecordComments.Count(c => c.VersionId == v.Id),
                Unanswered = db.RecordComments.Count(c => c.VersionId == v.Id && !db.RecordAnswers.Any(a => a.CommentId == c.Id)),
                Own = db.RecordComments.Count(c => c.VersionId == v.Id && party != null && c.OwnerId == party),
            }).ToList(),
        }).SingleOrDefaultAsync(cancellationToken).OrNotFound();
        return standing with
        {
            MayKeep = viewer.May(Permission.KeepRecords),
            MayApprove = viewer.May(Permission.ApproveRecords),
            MayComment = viewer.May(Permission.CommentOnRecords),
        };
    }
}
