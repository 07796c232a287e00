using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Domain;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Records;

namespace Negotiations.Application.Records;

/// <summary>For what a record waits.</summary>
public enum RecordWait
{
    /// <summary>To be approved.</summary>
    Approval,

    /// <summary>For answers to comments.</summary>
    Answers,

    /// <summary>For a comment, which nobody has to make.</summary>
    Comment,
}

/// <summary>A record that waits for the viewer.</summary>
public sealed record RecordWaiting
{
    /// <summary>The meeting.</summary>
    public Id<Meeting> MeetingId { get; init; }

    /// <summary>What the meeting is called.</summary>
    public string Title { get; init; } = "";

    /// <summary>What is circulated.</summary>
    public Id<RecordVersion> VersionId { get; init; }

    /// <summary>The number that it will have.</summary>
    public int Number { get; init; }

    /// <summary>When it was circulated, UTC.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>For what it waits.</summary>
    public RecordWait For { get; init; }

    /// <summary>Comments that the viewer may read.</summary>
    public int Comments { get; init; }

    /// <summary>Those of them without an answer.</summary>
    public int Unanswered { get; init; }
}

/// <summary>
/// Which shared records wait for whom: for the lead mediator what is circulated and can be approved, for mediator staff what has comments without an answer, for a head of delegation what its delegation has not
/// commented on.
/// </summary>
internal static class RecordsWaiting
{
    /// <summary>For what records wait for a viewer; none where they do not.</summary>
    public static RecordWait? For(Viewer viewer) =>
        viewer.May(Permission.ApproveRecords) ? RecordWait.Approval
        : viewer.May(Permission.KeepRecords) ? RecordWait.Answers
        : viewer.May(Permission.CommentOnRecords) ? RecordWait.Comment
        : null;

    /// <summary>The versions that wait, as a query.</summary>
    public static IQueryable<RecordVersion> Of(INegotiationsDb db, Viewer viewer, RecordWait wait)
    {
        // What is circulated now: nothing of the record was circulated or approved after it.
        var now = db.RecordVersions.AsNoTracking().Where(v => v.Stage == RecordStage.ForComment && !db.RecordVersions.Any(o => o.MeetingId == v.MeetingId && o.Issue > v.Issue));
        var party = viewer.PartyId;
        return wait switch
        {
            RecordWait.Answers => now.Where(v => db.RecordComments.Any(c => c.VersionId == v.Id && !db.RecordAnswers.Any(a => a.CommentId == c.Id))),
            RecordWait.Comment => now.Where(v => !db.RecordComments.Any(c => c.VersionId == v.Id && c.OwnerId == party)),
            _ => now,
        };
    }
}
