using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Commitments;
using Negotiations.Application.Records;
using Negotiations.Application.Visits;

namespace Negotiations.Application.Notices;

/// <summary>
/// How much waits for somebody: what changed since they said to have seen everything, shared records, proposed meetings and proposed words that wait for them, and commitments that are overdue or soon due. Counted among what the viewer sees and nothing
/// else, so that the number tells nothing of the rest.
/// </summary>
/// <param name="All">How much in all.</param>
/// <param name="New">How much of it began to wait after they were told last.</param>
public readonly record struct WaitCount(int All, int New)
{
    /// <summary>How many days before it is due one is reminded of a commitment.</summary>
    public const int Days = 7;

    /// <summary>Both together.</summary>
    public static WaitCount operator +(WaitCount one, WaitCount other) => new(one.All + other.All, one.New + other.New);

    /// <summary>What waits in the process that the viewer looks at. One command.</summary>
    /// <param name="db">The database as the viewer sees it.</param>
    /// <param name="viewer">The viewer.</param>
    /// <param name="span">Until when what was seen and told, and until when it is counted as new.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<WaitCount> OfAsync(INegotiationsDb db, Viewer viewer, WaitSpan span, CancellationToken cancellationToken)
    {
        viewer.Require(Permission.ReadProcess);
        var count = await WaitMark.Of(db, viewer, span).GroupBy(_ => 1).Select(g => new { All = g.Count(), New = g.Count(m => m.IsNew) }).SingleOrDefaultAsync(cancellationToken);
        return count is null ? default : new WaitCount(count.All, count.New);
    }
}

/// <summary>Of what time something is counted.</summary>
/// <param name="Seen">What changed until then was seen.</param>
/// <param name="Told">What began to wait until then was told.</param>
/// <param name="Until">What began to wait afterwards is not told yet.</param>
/// <param name="Now">Server time, UTC.</param>
public sealed record WaitSpan(DateTimeOffset? Seen, DateTimeOffset? Told, DateTimeOffset Until, DateTimeOffset Now);

/// <summary>One thing that waits, of which nothing is told but whether it is new.</summary>
internal sealed record WaitMark
{
    /// <summary>Whether it began to wait after the viewer was told last.</summary>
    public bool IsNew { get; init; }

    /// <summary>All that waits, as one query.</summary>
    public static IQueryable<WaitMark> Of(INegotiationsDb db, Viewer viewer, WaitSpan span)
    {
        var (until, soon) = (span.Until, span.Until.AddDays(WaitCount.Days));
        var told = span.Told ?? DateTimeOffset.MinValue;
        var toldSoon = told.AddDays(WaitCount.Days);
        var marks = ChangeRows.Since(db, span.Seen ?? DateTimeOffset.MinValue).Select(c => new WaitMark { IsNew = c.At > told && c.At <= until });
        if (RecordsWaiting.For(viewer) is { } wait)
        {
            var records = RecordsWaiting.Of(db, viewer, wait);
            marks = marks.Concat(wait == RecordWait.Answers
                ? records.Select(v => new WaitMark
                {
                    IsNew = db.RecordComments.Any(c => c.VersionId == v.Id && c.At > told && c.At <= until && !db.RecordAnswers.Any(a => a.CommentId == c.Id)),
                })
                : records.Select(v => new WaitMark { IsNew = v.MadeAt > told && v.MadeAt <= until }));
        }

        if (viewer.May(Permission.KeepMeetings))
        {
            marks = marks.Concat(WaitRow.Proposals(db).Select(m => new WaitMark { IsNew = m.ChangedAt > told && m.ChangedAt <= until }));
        }

        if (viewer.May(Permission.KeepAgreements))
        {
            marks = marks.Concat(WaitRow.WithWords(db).Select(a => new WaitMark { IsNew = WaitRow.Words(db).Any(s => s.AgreementId == a.Id && s.SentAt > told && s.SentAt <= until) }));
        }

        if (viewer.May(Permission.KeepCommitments))
        {
            marks = marks.Concat(WaitRow.ToAssess(db, span.Now).Select(s => new WaitMark
            {
                IsNew = db.ComplianceClaims.Any(k => k.CommitmentId == s.Commitment.Id && k.ChangedAt > told && k.ChangedAt <= until),
            }));
        }

        if (viewer.May(Permission.ReadCommitments))
        {
            // One is reminded when it comes near, when its day is over, and when it was taken down or changed so late that it is near already.
            marks = marks.Concat(DueRows.Of(db, span.Now, WaitCount.Days).Select(s => new WaitMark
            {
                IsNew = (s.Commitment.DueAt > toldSoon && s.Commitment.DueAt <= soon)
                    || (s.Commitment.DueAt > told && s.Commitment.DueAt <= until)
                    || (s.Commitment.ChangedAt > told && s.Commitment.ChangedAt <= until),
            }));
        }

        return marks;
    }
}
