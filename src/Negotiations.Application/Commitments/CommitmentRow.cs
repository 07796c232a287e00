using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Parties;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;
using Negotiations.Domain.Commitments;
using Negotiations.Domain.Dates;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Notes;
using Negotiations.Domain.Parties;
using Negotiations.Domain.Processes;
using Negotiations.Matching.Names;

namespace Negotiations.Application.Commitments;

/// <summary>A commitment as the viewer may read it. Everything that shows commitments reads them through <see cref="Of"/>, so that each says where it stands for this viewer.</summary>
public sealed record CommitmentRow
{
#pragma warning disable CS1591 // each is told by the commitment
    public Id<Commitment> Id { get; init; }
    public Id<Process> ProcessId { get; init; }
    public string What { get; init; } = "";
    public required ActorRow Who { get; init; }
    public ActorRow? ToWhom { get; init; }
    public PartialDate? DueOn { get; init; }
    public string DueZone { get; init; } = "";
    public DateTimeOffset? DueAt { get; init; }
    public int? WithinDays { get; init; }
    public string Event { get; init; } = "";
    public PartialDate? EventOn { get; init; }
    public Id<Meeting>? MeetingId { get; init; }
    public string? MeetingTitle { get; init; }
    public PartialDate? MeetingDate { get; init; }
    public Id<Draft>? DraftId { get; init; }
    public Id<Agreement>? AgreementId { get; init; }
    public Id<Provision>? ProvisionId { get; init; }
    public string? AgreementTitle { get; init; }
    public string Statement { get; init; } = "";
    public string Source { get; init; } = "";
    public string Verification { get; init; } = "";
    public Ending? Ending { get; init; }
    public string EndReason { get; init; } = "";
    public DateTimeOffset? EndedAt { get; init; }
    public DateTimeOffset ChangedAt { get; init; }
    public string ChangedBy { get; init; } = "";
    public Guid VersionToken { get; init; }
    public Id<Party>? OwnerId { get; init; }
    public OpenTo OpenTo { get; init; }
#pragma warning restore CS1591

    /// <summary>Where it stands for the viewer.</summary>
    public CommitmentStatus Status { get; init; }

    /// <summary>The note that it was taken down from, where the viewer may read that.</summary>
    public Id<Note>? NoteId { get; init; }

    /// <summary>Who may read it.</summary>
    public PageAudience Audience => new Audience(OwnerId, OpenTo).ToPage();

    /// <summary>How many days are left of those it covers, by the calendar of its place: 0 on the last of them, less afterwards; none where no date is known.</summary>
    public int? DaysLeft(DateTimeOffset now) => DueOn is { } due
        ? due.Latest.DayNumber - DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(DueZone)).DateTime).DayNumber
        : null;

    /// <summary>The commitments, as rows.</summary>
    internal static IQueryable<CommitmentRow> Of(INegotiationsDb db, IQueryable<Standing> standings) =>
        from standing in standings
        let commitment = standing.Commitment
        join party in db.Parties on commitment.WhoPartyId equals party.Id into whoParties
        from whoParty in whoParties.DefaultIfEmpty()
        join mediator in db.Mediators on commitment.WhoMediatorId equals mediator.Id into whoMediators
        from whoMediator in whoMediators.DefaultIfEmpty()
        join party in db.Parties on commitment.ToPartyId equals party.Id into toParties
        from toParty in toParties.DefaultIfEmpty()
        join mediator in db.Mediators on commitment.ToMediatorId equals mediator.Id into toMediators
        from toMediator in toMediators.DefaultIfEmpty()
        join session in db.Meetings on commitment.MeetingId equals session.Id into meetings
        from meeting in meetings.DefaultIfEmpty()
        join kept in db.Notes.Where(n => !n.TakenOut) on commitment.NoteId equals kept.Id into notes
        from note in notes.DefaultIfEmpty()
        join tabled in db.Drafts on commitment.DraftId equals tabled.Id into drafts
        from draft in drafts.DefaultIfEmpty()
        select new CommitmentRow
        {
            Id = commitment.Id,
            ProcessId = commitment.ProcessId,
            What = commitment.What,
            Who = new ActorRow(commitment.WhoKind, whoParty.Code, whoParty.Mark, whoParty.Name ?? whoMediator.Name ?? commitment.WhoName),
            ToWhom = commitment.ToKind == null ? null : new ActorRow(commitment.ToKind!.Value, toParty.Code, toParty.Mark, toParty.Name ?? toMediator.Name ?? commitment.ToName),
            DueOn = commitment.DueOn,
            DueZone = commitment.DueZone,
            DueAt = commitment.DueAt,
            WithinDays = commitment.WithinDays,
            Event = commitment.Event,
            EventOn = commitment.EventOn,
            MeetingId = meeting == null ? null : commitment.MeetingId,
            MeetingTitle = meeting.Title,
            MeetingDate = meeting == null ? null : meeting.Date,
            DraftId = draft == null ? null : commitment.DraftId,
            AgreementId = draft == null ? null : draft.AgreementId,
            ProvisionId = draft == null ? null : commitment.ProvisionId,
            AgreementTitle = draft.Title,
            Statement = commitment.Statement,
            Source = commitment.Source,
            Verification = commitment.Verification,
            Ending = commitment.Ending,
            EndReason = commitment.EndReason,
            EndedAt = commitment.EndedAt,
            ChangedAt = commitment.ChangedAt,
            ChangedBy = commitment.ChangedBy,
            VersionToken = commitment.VersionToken,
            OwnerId = commitment.OwnerId,
            OpenTo = commitment.OpenTo,
            Status = standing.Status,
            NoteId = note == null ? null : commitment.NoteId,
        };

    /// <summary>One commitment, or <see cref="NotFound"/>.</summary>
    internal static Task<CommitmentRow> ReadAsync(INegotiationsDb db, Id<Commitment> id, DateTimeOffset now, CancellationToken cancellationToken) =>
        Of(db, Standing.Of(db, db.Commitments.AsNoTracking().Where(c => c.Id == id), now)).SingleOrDefaultAsync(cancellationToken).OrNotFound();

    /// <summary>What a commitment is found by: its words and names, folded so that any script finds them.</summary>
    internal static string SearchKey(CommitmentFacts facts, string of)
    {
        var key = string.Join(' ', new[] { facts.What, facts.Who.Name, facts.ToWhom?.Name ?? "", facts.Statement, of }.Select(NameKey.Of).Where(k => k.Length > 0));
        return key.Length <= Commitment.SearchKeyLength ? key : key[..Commitment.SearchKeyLength];
    }
}
