using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Domain;
using Negotiations.Domain.Meetings;

namespace Negotiations.Application.Meetings;

/// <summary>How much belongs to a meeting, as far as the viewer may see it: counted in one query, so that the meeting's page can lead to all of it.</summary>
[Needs(Permission.ReadMeetings)]
public sealed record ReadMeetingContents(Id<Meeting> Id) : IRequest<MeetingContents>;

/// <summary>How much belongs to a meeting. What is null is not for the viewer at all.</summary>
public sealed record MeetingContents
{
    /// <summary>Notes of its log.</summary>
    public int? Notes { get; init; }

    /// <summary>Versions of its shared record, circulated or approved.</summary>
    public int? Records { get; init; }

    /// <summary>Whether the viewer may draft the record.</summary>
    public bool MayDraft { get; init; }

    /// <summary>Commitments that come from it.</summary>
    public int? Commitments { get; init; }

    /// <summary>Whether the viewer may take one down.</summary>
    public bool MayCommit { get; init; }

    /// <summary>What was said publicly of it.</summary>
    public int? Readouts { get; init; }

    /// <summary>Whether the viewer may enter a readout.</summary>
    public bool MayEnterReadouts { get; init; }

    /// <summary>Subjects of claims about it.</summary>
    public int? Claims { get; init; }

    /// <summary>Whether the viewer may claim something.</summary>
    public bool MayClaim { get; init; }

    /// <summary>Documents attached to it, withdrawn ones among them.</summary>
    public int? Documents { get; init; }

    /// <summary>Whether the viewer may attach one.</summary>
    public bool MayAttach { get; init; }

    /// <summary>Whether the viewer may log it.</summary>
    public bool MayLog { get; init; }
}

internal sealed class ReadMeetingContentsHandler(INegotiationsDb db, CurrentViewer current) : IRequestHandler<ReadMeetingContents, MeetingContents>
{
    public async Task<MeetingContents> Handle(ReadMeetingContents request, CancellationToken cancellationToken)
    {
        var viewer = current.Viewer;
        var counts = await db.Meetings.Where(m => m.Id == request.Id).Select(m => new
        {
            Notes = db.Notes.Count(n => n.MeetingId == m.Id && !n.TakenOut),
            Commitments = db.Commitments.Count(c => c.MeetingId == m.Id),
            Claims = db.ClaimSubjects.Count(s => s.MeetingId == m.Id),
            Documents = db.Documents.Count(d => d.MeetingId == m.Id),
            Records = db.RecordVersions.Count(v => v.MeetingId == m.Id),
            Readouts = db.Readouts.Count(r => r.MeetingId == m.Id && !r.IsSuperseded && r.WithdrawnAt == null),
        }).SingleOrDefaultAsync(cancellationToken).OrNotFound();
        return new MeetingContents
        {
            Notes = viewer.May(Permission.ReadNotes) ? counts.Notes : null,
            Commitments = viewer.May(Permission.ReadCommitments) ? counts.Commitments : null,
            MayCommit = viewer.May(Permission.KeepCommitments),
            Claims = viewer.May(Permission.ReadClaims) ? counts.Claims : null,
            MayClaim = viewer.May(Permission.MakeClaims),
            Documents = viewer.May(Permission.ReadDocuments) ? counts.Documents : null,
            MayAttach = viewer.May(Permission.KeepDocuments),
            Records = viewer.May(Permission.ReadRecords) ? counts.Records : null,
            MayDraft = viewer.May(Permission.KeepRecords),
            Readouts = viewer.May(Permission.ReadReadouts) ? counts.Readouts : null,
            MayEnterReadouts = viewer.May(Permission.KeepReadouts),
            MayLog = viewer.May(Permission.KeepNotes),
        };
    }
}
