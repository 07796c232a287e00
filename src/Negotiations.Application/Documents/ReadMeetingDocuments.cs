using AutoMapper;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Parties;
using Negotiations.Domain;
using Negotiations.Domain.Documents;
using Negotiations.Domain.Meetings;

namespace Negotiations.Application.Documents;

/// <summary>The documents of a meeting that the viewer may read, the latest first. There are never more than <see cref="Document.MostOfMeeting"/>.</summary>
[Needs(Permission.ReadDocuments)]
public sealed record ReadMeetingDocuments(Id<Meeting> Meeting) : IRequest<MeetingDocuments>;

/// <summary>The documents of a meeting.</summary>
public sealed record MeetingDocuments
{
    /// <summary>The meeting.</summary>
    public required Id<Meeting> Meeting { get; init; }

    /// <summary>What the meeting is called.</summary>
    public required string Title { get; init; }

    /// <summary>Its documents.</summary>
    public required IReadOnlyList<DocumentRow> Rows { get; init; }

    /// <summary>Who may be chosen to read one: never more than read the meeting.</summary>
    public required IReadOnlyList<DocumentReaders> Readers { get; init; }

    /// <summary>Which delegations may be chosen.</summary>
    public required IReadOnlyList<PartyMark> Delegations { get; init; }

    /// <summary>Whether the viewer may add one.</summary>
    public required bool MayKeep { get; init; }

    /// <summary>How large one may be.</summary>
    public required DocumentLimits Limits { get; init; }

    /// <summary>Who may read the page.</summary>
    public required PageAudience Audience { get; init; }
}

internal sealed class ReadMeetingDocumentsHandler(INegotiationsDb db, CurrentViewer current, IMapper mapper, DocumentLimits limits)
    : IRequestHandler<ReadMeetingDocuments, MeetingDocuments>
{
    public async Task<MeetingDocuments> Handle(ReadMeetingDocuments request, CancellationToken cancellationToken)
    {
        var viewer = current.Viewer;
        var meeting = await db.Meetings.AsNoTracking().SingleOrDefaultAsync(m => m.Id == request.Meeting, cancellationToken).OrNotFound();
        var rows = await DocumentRow.Of(db).Where(d => d.MeetingId == meeting.Id).OrderByDescending(d => d.AddedAt).ThenBy(d => d.Id).Take(Document.MostOfMeeting).ToListAsync(cancellationToken);
        var mayKeep = viewer.May(Permission.KeepDocuments);
        var parties = mayKeep ? await PartyMark.OfProcessAsync(db, mapper, meeting.ProcessId, cancellationToken) : [];
        bool Fits(Audience audience) => Audience.Common(audience, Audience.Of(meeting)) == audience;
        var delegations = parties.Where(p => Fits(Audience.Of(Sharing.OneDelegation, p.Id))).ToList();
        return new MeetingDocuments
        {
            Meeting = meeting.Id,
            Title = meeting.Title,
            Rows = rows,
            Delegations = delegations,
            Readers =
            [
                .. Enum.GetValues<DocumentReaders>().Where(r => r == DocumentReaders.OneDelegation ? delegations.Count > 0 : Fits(Document.AudienceOf(r, null))),
            ],
            MayKeep = mayKeep,
            Limits = limits,
            Audience = viewer.OwnSide,
        };
    }
}
