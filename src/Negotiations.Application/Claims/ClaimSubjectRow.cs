using Negotiations.Application.Access;
using Negotiations.Domain;
using Negotiations.Domain.Claims;
using Negotiations.Domain.Commitments;
using Negotiations.Domain.Dates;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Parties;
using Negotiations.Domain.Processes;

namespace Negotiations.Application.Claims;

/// <summary>What claims are about, as it is shown.</summary>
public sealed record ClaimSubjectRow
{
#pragma warning disable CS1591 // each is told by the subject
    public Id<ClaimSubject> Id { get; init; }
    public Id<Process> ProcessId { get; init; }
    public string Title { get; init; } = "";
    public ClaimKind Kind { get; init; }
    public string Unit { get; init; } = "";
    public string About { get; init; } = "";
    public Id<Meeting>? MeetingId { get; init; }
    public string? MeetingTitle { get; init; }
    public PartialDate? MeetingDate { get; init; }
    public Id<Commitment>? CommitmentId { get; init; }
    public string? CommitmentWhat { get; init; }
    public DateTimeOffset OpenedAt { get; init; }
    public Id<Party>? OwnerId { get; init; }
    public OpenTo OpenTo { get; init; }
#pragma warning restore CS1591

    /// <summary>Whether what is said of it is said of what is said to have happened to a commitment: alleged, denied, looked into or found, and here never a finding.</summary>
    public bool IsAllegation => CommitmentId is not null && Kind == ClaimKind.Statement;

    /// <summary>Who may read it.</summary>
    public PageAudience Audience => new Audience(OwnerId, OpenTo).ToPageOfClaims();

    /// <summary>Subjects, as rows.</summary>
    internal static IQueryable<ClaimSubjectRow> Of(INegotiationsDb db, IQueryable<ClaimSubject> subjects) =>
        from subject in subjects
        join session in db.Meetings on subject.MeetingId equals session.Id into meetings
        from meeting in meetings.DefaultIfEmpty()
        join promised in db.Commitments on subject.CommitmentId equals promised.Id into commitments
        from commitment in commitments.DefaultIfEmpty()
        select new ClaimSubjectRow
        {
            Id = subject.Id,
            ProcessId = subject.ProcessId,
            Title = subject.Title,
            Kind = subject.Kind,
            Unit = subject.Unit,
            About = subject.About,
            MeetingId = meeting == null ? null : subject.MeetingId,
            MeetingTitle = meeting.Title,
            MeetingDate = meeting == null ? null : meeting.Date,
            CommitmentId = commitment == null ? null : subject.CommitmentId,
            CommitmentWhat = commitment.What,
            OpenedAt = subject.OpenedAt,
            OwnerId = subject.OwnerId,
            OpenTo = subject.OpenTo,
        };
}
