using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Commitments;
using Negotiations.Application.Parties;
using Negotiations.Application.Records;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;
using Negotiations.Domain.Commitments;
using Negotiations.Domain.Dates;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Records;

namespace Negotiations.Application.Notices;

/// <summary>What waits for the viewer in the process: shared records and, for the mediators, meetings and words that delegations propose, the longest first, and commitments that are overdue or soon due, those first that are due first.</summary>
[Needs(Permission.ReadProcess)]
public sealed record ReadWaiting : IRequest<Waiting>;

/// <summary>What waits for somebody.</summary>
/// <param name="Records">Shared records that wait for the viewer.</param>
/// <param name="Proposals">Meetings that delegations propose; none for those who plan no meetings.</param>
/// <param name="Words">Agreements for which delegations propose words; none for those who keep no agreements.</param>
/// <param name="ToAssess">Commitments that are claimed to be done and were not assessed since; none for those who assess none.</param>
/// <param name="Due">Commitments that are overdue or soon due; none for those who read no commitments.</param>
public sealed record Waiting(IReadOnlyList<RecordWaiting> Records, IReadOnlyList<ProposalWaiting> Proposals, IReadOnlyList<WordsWaiting> Words, IReadOnlyList<CommitmentRow> ToAssess, DueCommitments? Due)
{
    /// <summary>Most records, and most proposals, that are shown.</summary>
    public const int MostRecords = 20;
}

/// <summary>A meeting that a delegation proposes.</summary>
/// <param name="Id">The meeting.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Since">When it was proposed or last corrected, UTC.</param>
/// <param name="By">The delegation.</param>
public sealed record ProposalWaiting(Id<Meeting> Id, string Title, DateTimeOffset Since, ActorRow By);

/// <summary>Words that delegations propose for an agreement, and that are not in its text yet.</summary>
/// <param name="Id">The agreement.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Count">How many proposals.</param>
/// <param name="Since">When the first of them was sent, UTC.</param>
public sealed record WordsWaiting(Id<Agreement> Id, string Title, int Count, DateTimeOffset Since);

/// <summary>What something is that waits.</summary>
internal enum WaitKind
{
    Record,
    Meeting,
    Words,
    Commitment,
}

/// <summary>One thing that waits, whatever it is: what is not told of its kind is empty.</summary>
internal sealed record WaitRow
{
    public RecordWait? Wait { get; init; }

    public required WaitKind Kind { get; init; }

    public required Guid Id { get; init; }

    public Guid? MeetingId { get; init; }

    public string Title { get; init; } = "";

    public DateTimeOffset? At { get; init; }

    public int Number { get; init; }

    public int Comments { get; init; }

    public int Unanswered { get; init; }

    public CommitmentStatus? Status { get; init; }

    public ActorKind? WhoKind { get; init; }

    public string? WhoCode { get; init; }

    public int? WhoMark { get; init; }

    public string? WhoName { get; init; }

    public PartialDate? DueOn { get; init; }

    public string? DueZone { get; init; }

    public string? MeetingTitle { get; init; }

    public PartialDate? MeetingDate { get; init; }

    public string? Statement { get; init; }

    public int? All { get; init; }

    /// <summary>All that waits, as one query, in no order; nothing for those for whom nothing can wait.</summary>
    public static IQueryable<WaitRow>? Of(INegotiationsDb db, Viewer viewer, DateTimeOffset now)
    {
        var records = RecordsWaiting.For(viewer) is { } wait ? OfRecords(db, RecordsWaiting.Of(db, viewer, wait), wait) : null;
        var due = viewer.May(Permission.ReadCommitments) ? OfCommitments(db, DueRows.Of(db, now, DueCommitments.Days)) : null;
        var proposals = viewer.May(Permission.KeepMeetings) ? OfProposals(db) : null;
        var claimed = viewer.May(Permission.KeepCommitments) ? OfCommitments(db, ToAssess(db, now)) : null;
        var words = viewer.May(Permission.KeepAgreements) ? OfWords(db) : null;
        return new[] { records, due, proposals, words, claimed }.OfType<IQueryable<WaitRow>>().Aggregate((IQueryable<WaitRow>?)null, (all, some) => all is null ? some : all.Concat(some));
    }

    /// <summary>Meetings that delegations propose.</summary>
    public static IQueryable<Meeting> Proposals(INegotiationsDb db) => db.Meetings.AsNoTracking().Where(m => m.Status == MeetingStatus.Proposed);

    /// <summary>Words that delegations sent and that are neither in the text nor taken back.</summary>
    public static IQueryable<SentProposal> Words(INegotiationsDb db) =>
        db.SentProposals.AsNoTracking().Where(s => s.WithdrawnAt == null && !db.BracketAlternatives.Any(a => a.SentId == s.Id));

    /// <summary>Agreements for which such words wait.</summary>
    public static IQueryable<Agreement> WithWords(INegotiationsDb db) => db.Agreements.AsNoTracking().Where(a => Words(db).Any(s => s.AgreementId == a.Id));

    /// <summary>Commitments that somebody claims to be done and nobody assessed since.</summary>
    public static IQueryable<Standing> ToAssess(INegotiationsDb db, DateTimeOffset now) =>
        Standing.Of(db, db.Commitments.AsNoTracking().Where(c => db.ComplianceClaims.Any(k => k.CommitmentId == c.Id)), now).Where(s => s.Status == CommitmentStatus.ClaimedDone);

    public ProposalWaiting ToProposal() => new(new Id<Meeting>(Id), Title, At!.Value, new ActorRow(WhoKind!.Value, WhoCode, WhoMark, WhoName));

    public WordsWaiting ToWords() => new(new Id<Agreement>(Id), Title, Number, At!.Value);

    public RecordWaiting ToRecord() => new()
    {
        MeetingId = new Id<Meeting>(MeetingId!.Value),
        Title = Title,
        VersionId = new Id<RecordVersion>(Id),
        Number = Number,
        Since = At!.Value,
        For = Wait!.Value,
        Comments = Comments,
        Unanswered = Unanswered,
    };

    public CommitmentRow ToCommitment() => new()
    {
        Id = new Id<Commitment>(Id),
        What = Title,
        Who = new ActorRow(WhoKind!.Value, WhoCode, WhoMark, WhoName),
        DueOn = DueOn,
        DueZone = DueZone!,
        DueAt = At,
        MeetingTitle = MeetingTitle,
        MeetingDate = MeetingDate,
        Statement = Statement!,
        Status = Status!.Value,
    };

    private static IQueryable<WaitRow> OfRecords(INegotiationsDb db, IQueryable<RecordVersion> versions, RecordWait wait) =>
        versions.OrderBy(v => v.MadeAt).ThenBy(v => v.Id).Take(Waiting.MostRecords).Select(v => new WaitRow
        {
            Wait = wait,
            Kind = WaitKind.Record,
            Id = (Guid)(object)v.Id,
            MeetingId = (Guid)(object)v.MeetingId,
            Title = v.Title,
            At = v.MadeAt,
            Number = v.Number,
            Comments = db.RecordComments.Count(c => c.VersionId == v.Id),
            Unanswered = db.RecordComments.Count(c => c.VersionId == v.Id && !db.RecordAnswers.Any(a => a.CommentId == c.Id)),
            Status = null,
            WhoKind = null,
            WhoCode = null,
            WhoMark = null,
            WhoName = null,
            DueOn = null,
            DueZone = null,
            MeetingTitle = null,
            MeetingDate = null,
            Statement = null,
            All = null,
        });

    private static IQueryable<WaitRow> OfProposals(INegotiationsDb db) =>
        from meeting in Proposals(db).OrderBy(m => m.ChangedAt).ThenBy(m => m.Id).Take(Waiting.MostRecords)
        join named in db.Parties on meeting.OwnerId equals named.Id into parties
        from party in parties.DefaultIfEmpty()
        select new WaitRow
        {
            Wait = null,
            Kind = WaitKind.Meeting,
            Id = (Guid)(object)meeting.Id,
            MeetingId = null,
            Title = meeting.Title,
            At = meeting.ChangedAt,
            Number = 0,
            Comments = 0,
            Unanswered = 0,
            Status = null,
            WhoKind = ActorKind.Party,
            WhoCode = party.Code,
            WhoMark = party.Mark,
            WhoName = party.Name,
            DueOn = null,
            DueZone = null,
            MeetingTitle = null,
            MeetingDate = null,
            Statement = null,
            All = null,
        };

    private static IQueryable<WaitRow> OfWords(INegotiationsDb db) =>
        from sent in Words(db).GroupBy(s => s.AgreementId).Select(g => new { AgreementId = g.Key, Count = g.Count(), Since = g.Min(s => s.SentAt) })
        join agreement in db.Agreements on sent.AgreementId equals agreement.Id
        select new WaitRow
        {
            Wait = null,
            Kind = WaitKind.Words,
            Id = (Guid)(object)agreement.Id,
            MeetingId = null,
            Title = agreement.Title,
            At = sent.Since,
            Number = sent.Count,
            Comments = 0,
            Unanswered = 0,
            Status = null,
            WhoKind = null,
            WhoCode = null,
            WhoMark = null,
            WhoName = null,
            DueOn = null,
            DueZone = null,
            MeetingTitle = null,
            MeetingDate = null,
            Statement = null,
            All = null,
        };

    private static IQueryable<WaitRow> OfCommitments(INegotiationsDb db, IQueryable<Standing> standings) =>
        from standing in standings.OrderBy(s => s.Commitment.DueAt).ThenBy(s => s.Commitment.Id).Take(DueCommitments.Most + 1)
        let commitment = standing.Commitment
        join named in db.Parties on commitment.WhoPartyId equals named.Id into parties
        from party in parties.DefaultIfEmpty()
        join named in db.Mediators on commitment.WhoMediatorId equals named.Id into mediators
        from mediator in mediators.DefaultIfEmpty()
        join session in db.Meetings on commitment.MeetingId equals session.Id into meetings
        from meeting in meetings.DefaultIfEmpty()
        select new WaitRow
        {
            Wait = null,
            Kind = WaitKind.Commitment,
            Id = (Guid)(object)commitment.Id,
            MeetingId = null,
            Title = commitment.What,
            At = commitment.DueAt,
            Number = 0,
            Comments = 0,
            Unanswered = 0,
            Status = standing.Status,
            WhoKind = commitment.WhoKind,
            WhoCode = party.Code,
            WhoMark = party.Mark,
            WhoName = party.Name ?? mediator.Name ?? commitment.WhoName,
            DueOn = commitment.DueOn,
            DueZone = commitment.DueZone,
            MeetingTitle = meeting.Title,
            MeetingDate = meeting == null ? null : meeting.Date,
            Statement = commitment.Statement,
            All = db.Commitments.Count(c => c.ProcessId == commitment.ProcessId),
        };
}

internal sealed class ReadWaitingHandler(INegotiationsDb db, CurrentViewer current, TimeProvider clock) : IRequestHandler<ReadWaiting, Waiting>
{
    public async Task<Waiting> Handle(ReadWaiting request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        // One command: it stands on the overview, beside what other features show there.
        var rows = WaitRow.Of(db, current.Viewer, now) is { } query ? await query.OrderBy(r => r.At).ThenBy(r => r.Id).ToListAsync(cancellationToken) : [];
        var commitments = rows.Where(r => r.Kind == WaitKind.Commitment).ToLookup(r => r.Status == CommitmentStatus.ClaimedDone);
        var due = commitments[false].ToList();
        return new Waiting(
            [.. rows.Where(r => r.Kind == WaitKind.Record).Select(r => r.ToRecord())],
            [.. rows.Where(r => r.Kind == WaitKind.Meeting).Select(r => r.ToProposal())],
            [.. rows.Where(r => r.Kind == WaitKind.Words).Select(r => r.ToWords())],
            [.. commitments[true].Select(r => r.ToCommitment())],
            current.Viewer.May(Permission.ReadCommitments)
                ? new DueCommitments([.. due.Take(DueCommitments.Most).Select(r => r.ToCommitment())], due.Count > DueCommitments.Most, due.FirstOrDefault()?.All, now)
                : null);
    }
}
