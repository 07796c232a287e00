using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Domain;
using Negotiations.Domain.Documents;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Parties;
using Negotiations.Domain.Processes;

namespace Negotiations.Application.Documents;

/// <summary>What is said of a document.</summary>
public sealed record DocumentRow
{
#pragma warning disable CS1591 // each is told by the document
    public Id<Document> Id { get; init; }
    public Id<Process> ProcessId { get; init; }
    public Id<Meeting> MeetingId { get; init; }
    public string MeetingTitle { get; init; } = "";
    public string Title { get; init; } = "";
    public string FileName { get; init; } = "";
    public DocumentKind Kind { get; init; }
    public string Language { get; init; } = "";
    public long Size { get; init; }
    public string Hash { get; init; } = "";
    public DateTimeOffset AddedAt { get; init; }
    public string AddedBy { get; init; } = "";
    public DateTimeOffset? WithdrawnAt { get; init; }
    public string WithdrawnBy { get; init; } = "";
    public string Reason { get; init; } = "";
    public Id<Party>? OwnerId { get; init; }
    public OpenTo OpenTo { get; init; }
#pragma warning restore CS1591

    /// <summary>Who may read it.</summary>
    public PageAudience Audience => new Audience(OwnerId, OpenTo).ToPage();

    /// <summary>Documents with the title of their meeting, which every reader of a document may read.</summary>
    internal static IQueryable<DocumentRow> Of(INegotiationsDb db) =>
        from document in db.Documents.AsNoTracking()
        join meeting in db.Meetings on document.MeetingId equals meeting.Id
        select new DocumentRow
        {
            Id = document.Id,
            ProcessId = document.ProcessId,
            MeetingId = document.MeetingId,
            MeetingTitle = meeting.Title,
            Title = document.Title,
            FileName = document.FileName,
            Kind = document.Kind,
            Language = document.Language,
            Size = document.Size,
            Hash = document.Hash,
            AddedAt = document.AddedAt,
            AddedBy = document.AddedBy,
            WithdrawnAt = document.WithdrawnAt,
            WithdrawnBy = document.WithdrawnBy,
            Reason = document.Reason,
            OwnerId = document.OwnerId,
            OpenTo = document.OpenTo,
        };
}
