using AutoMapper;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Agreements;
using Negotiations.Application.Claims;
using Negotiations.Application.Commitments;
using Negotiations.Application.Meetings;
using Negotiations.Application.PrisonerLists;
using Negotiations.Application.Visits;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;
using Negotiations.Domain.Dates;
using Negotiations.Domain.Meetings;

namespace Negotiations.Application.Reports;

/// <summary>
/// What one has to know before a round, on two pages: who meets whom and when, what is open, on agendas and in texts, what was promised, what each side claims, and what changed since the last round. Made of what the viewer
/// may read, so that everybody's is another one.
/// </summary>
/// <param name="Meeting">Before which meeting; without one, before the next that is planned.</param>
[Needs(Permission.ReadReports)]
public sealed record ReadBrief(Id<Meeting>? Meeting = null) : IRequest<Brief>;

/// <summary>A brief.</summary>
public sealed record Brief
{
    /// <summary>Most lines of one section, so that two pages hold it. Where there is more, the section says so.</summary>
    public const int Most = 12;

    /// <summary>The meeting; none where none is planned.</summary>
    public MeetingDetails? Meeting { get; init; }

    /// <summary>Who takes part in it.</summary>
    public IReadOnlyList<ParticipantRow> Participants { get; init; } = [];

    /// <summary>Points that are open, those of the meeting first.</summary>
    public BriefPart<OpenPoint> Open { get; init; } = new([]);

    /// <summary>Provisions of texts under negotiation that are bracketed or reserved, as they stand in the latest draft that the viewer may read. None for who reads no agreements.</summary>
    public BriefPart<OpenProvision>? Provisions { get; init; }

    /// <summary>Commitments that nobody says were kept, or of which what is said does not agree: those that are overdue or due first, first. None for who reads no commitments.</summary>
    public BriefPart<CommitmentRow>? Commitments { get; init; }

    /// <summary>The latest version of each list.</summary>
    public BriefPart<SubmittedListRow> Lists { get; init; } = new([]);

    /// <summary>Where claims contradict each other.</summary>
    public Contradictions Contradictions { get; init; } = Contradictions.None;

    /// <summary>What changed since the last round, or where there was none, since the last meeting.</summary>
    public BriefPart<ChangeRow> Changes { get; init; } = new([]);

    /// <summary>The last meeting of the round before; where there was none, the last that was held.</summary>
    public LastMeeting? Last { get; init; }

    /// <summary>As of when, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Name of the process.</summary>
    public required string ProcessName { get; init; }

    /// <summary>Reference of the process.</summary>
    public required string ProcessReference { get; init; }

    /// <summary>IANA name of the zone of the talks.</summary>
    public required string TimeZone { get; init; }

    /// <summary>Who may read it.</summary>
    public required PageAudience Audience { get; init; }
}

/// <summary>The lines of one section.</summary>
/// <param name="Rows">The lines, at most <see cref="Brief.Most"/>.</param>
/// <param name="HasMore">Whether there are more than these.</param>
public sealed record BriefPart<T>(IReadOnlyList<T> Rows, bool HasMore = false)
{
    internal static async Task<BriefPart<T>> ReadAsync(IQueryable<T> rows, CancellationToken cancellationToken)
    {
        var read = await rows.Take(Brief.Most + 1).ToListAsync(cancellationToken);
        return new BriefPart<T>([.. read.Take(Brief.Most)], read.Count > Brief.Most);
    }
}

/// <summary>A point of an agenda that is not dealt with.</summary>
/// <param name="Title">What it is about.</param>
/// <param name="IsInternal">Whether the mediators keep it to themselves.</param>
/// <param name="MeetingId">On whose agenda it stands.</param>
/// <param name="MeetingTitle">What that meeting is called.</param>
public sealed record OpenPoint(string Title, bool IsInternal, Id<Meeting> MeetingId, string MeetingTitle);

/// <summary>A provision that is not agreed.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Label">Its number as it is told; may be empty.</param>
/// <param name="Heading">Its heading; may be empty.</param>
/// <param name="Text">Its own text; may be empty.</param>
/// <param name="State">How it stands.</param>
/// <param name="Draft">The draft in which it stands so.</param>
public sealed record OpenProvision(ProvisionKind Kind, string Label, string Heading, string Text, ProvisionState State, DraftRow Draft);

/// <summary>The last meeting before a round.</summary>
/// <param name="Id">Key.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Date">The date at its place.</param>
/// <param name="Round">Its round; none where there was no round yet.</param>
public sealed record LastMeeting(Id<Meeting> Id, string Title, PartialDate Date, int? Round);

internal sealed class ReadBriefHandler(INegotiationsDb db, CurrentViewer current, IMapper mapper, TimeProvider clock) : IRequestHandler<ReadBrief, Brief>
{
    public async Task<Brief> Handle(ReadBrief request, CancellationToken cancellationToken)
    {
        var (seat, now) = (current.Viewer.Seat!, clock.GetUtcNow());
        // A meeting without an hour stands where its day begins: it is the next one until that day is over.
        var next = request.Meeting is { } asked
            ? db.Meetings.Where(m => m.Id == asked)
            : db.Meetings.Where(m => m.Status == MeetingStatus.Planned && m.Order > now.AddDays(-1)).OrderBy(m => m.Order).ThenBy(m => m.Id).Take(1);
        // The last of another round; what was held outside rounds, such as a call, counts where there was no round yet.
        var last = db.Meetings.Where(m => m.Status == MeetingStatus.Held && m.Order < (next.Select(n => (DateTimeOffset?)n.Order).FirstOrDefault() ?? now))
            .OrderByDescending(m => m.Round != null && !next.Any(n => n.Round == m.Round)).ThenByDescending(m => m.Order).ThenBy(m => m.Id).Take(1);
        // Both in one command, with who takes part.
        var found = await db.Meetings.AsNoTracking().Where(m => next.Select(n => n.Id).Contains(m.Id) || last.Select(l => l.Id).Contains(m.Id))
            .Select(m => new
            {
                Meeting = m,
                IsLast = last.Select(l => l.Id).Contains(m.Id),
                Participants = db.Participants.Where(p => p.MeetingId == m.Id).OrderBy(p => p.Position).ThenBy(p => p.Id).ToList(),
            })
            .ToListAsync(cancellationToken);
        var (coming, held) = (found.SingleOrDefault(f => !f.IsLast), found.SingleOrDefault(f => f.IsLast)?.Meeting);
        if (request.Meeting is not null && coming is null)
        {
            throw new NotFound();
        }

        var (meeting, before) = (coming?.Meeting, coming?.Meeting.Order ?? now);
        var readsTexts = current.Viewer.May(Permission.ReadAgreements);
        var (points, provisions) = await OpenAsync(meeting?.Id, before, readsTexts, cancellationToken);
        return new Brief
        {
            Meeting = meeting is null ? null : mapper.Map<MeetingDetails>(meeting),
            Participants = coming is null or { Meeting.WithoutAttribution: true } ? [] : mapper.Map<List<ParticipantRow>>(coming.Participants),
            Open = points,
            Provisions = readsTexts ? provisions : null,
            Commitments = current.Viewer.May(Permission.ReadCommitments) ? await BriefPart<CommitmentRow>.ReadAsync(DueCommitments(now), cancellationToken) : null,
            Lists = await BriefPart<SubmittedListRow>.ReadAsync(SubmittedListRow.Latest(db).OrderBy(l => l.SubmittedAt).ThenBy(l => l.Id), cancellationToken),
            Contradictions = current.Viewer.May(Permission.ReadClaims) ? await Contradictions.ReadAsync(db, Contradictions.Most, cancellationToken) : Contradictions.None,
            Changes = await BriefPart<ChangeRow>.ReadAsync(ChangeRows.Told(ChangeRows.Since(db, held?.Order ?? DateTimeOffset.MinValue)), cancellationToken),
            Last = held is null ? null : new LastMeeting(held.Id, held.Title, held.Date, held.Round),
            At = now,
            ProcessName = seat.ProcessName,
            ProcessReference = seat.ProcessReference,
            TimeZone = seat.TimeZone,
            Audience = current.Viewer.OwnSide,
        };
    }

    // What is open on agendas and in texts, in one command.
    private async Task<(BriefPart<OpenPoint> Points, BriefPart<OpenProvision> Provisions)> OpenAsync(Id<Meeting>? meeting, DateTimeOffset before, bool texts, CancellationToken cancellationToken)
    {
        var open = OpenPoints(meeting, before).Take(Brief.Most + 1);
        var rows = await (texts ? open.Concat(OpenProvisions().Take(Brief.Most + 1)) : open).ToListAsync(cancellationToken);
        var points = rows.Where(r => r.State is null).OrderByDescending(r => r.IsNext).ThenByDescending(r => r.At).ThenBy(r => r.Position)
            .Select(r => new OpenPoint(r.Title, r.IsInternal, new Id<Meeting>(r.Within), r.Where)).ToList();
        var provisions = rows.Where(r => r.State is not null).OrderBy(r => r.Where, StringComparer.Ordinal).ThenBy(r => r.Within).ThenBy(r => r.Position)
            .Select(r => new OpenProvision(r.Kind!.Value, r.Label, r.Title, r.Text, r.State!.Value, new DraftRow
            {
                Id = new Id<Draft>(r.Within),
                AgreementId = new Id<Agreement>(r.BelongsTo!.Value),
                ProcessId = current.Viewer.ProcessId!.Value,
                Number = r.Number,
                Title = r.Where,
                TabledAt = r.At,
                Hash = r.Hash,
            })).ToList();
        return (new([.. points.Take(Brief.Most)], points.Count > Brief.Most), new([.. provisions.Take(Brief.Most)], provisions.Count > Brief.Most));
    }

    // Of the meeting itself, and what earlier ones left open.
    private IQueryable<OpenRow> OpenPoints(Id<Meeting>? meeting, DateTimeOffset before) =>
        from item in db.AgendaItems
        join of in db.Meetings on item.MeetingId equals of.Id
        where (item.State == AgendaState.Open || item.State == AgendaState.Now) && (of.Id == meeting || (of.Status == MeetingStatus.Held && of.Order < before))
        orderby of.Id == meeting descending, of.Order descending, item.Position
        select new OpenRow
        {
            Title = item.Title, IsInternal = item.IsInternal, IsNext = of.Id == meeting, Within = (Guid)(object)of.Id, Where = of.Title, At = of.Order, Position = item.Position,
            BelongsTo = null, State = null, Kind = null, Label = "", Text = "", Number = null, Hash = "",
        };

    // In the latest draft of each text under negotiation, of those that the viewer may read.
    private IQueryable<OpenRow> OpenProvisions() =>
        from draft in db.Drafts
        join agreement in db.Agreements on draft.AgreementId equals agreement.Id
        where (agreement.Status == AgreementStatus.Elements || agreement.Status == AgreementStatus.Drafting || agreement.Status == AgreementStatus.AgreedAdReferendum)
            && !db.Drafts.Any(d => d.AgreementId == draft.AgreementId && d.TabledAt > draft.TabledAt)
        join provision in db.DraftProvisions on draft.Id equals provision.DraftId
        where provision.State == ProvisionState.Bracketed || provision.State == ProvisionState.Reserved
        orderby draft.Title, draft.Id, provision.Position
        select new OpenRow
        {
            Title = provision.Heading, IsInternal = false, IsNext = false, Within = (Guid)(object)draft.Id, Where = draft.Title, At = draft.TabledAt, Position = provision.Position,
            BelongsTo = (Guid)(object)draft.AgreementId, State = provision.State, Kind = provision.Kind, Label = provision.Label, Text = provision.Text, Number = draft.Number, Hash = draft.Hash,
        };

    /// <summary>A point of an agenda, or a provision, which alone has a state.</summary>
    private sealed record OpenRow
    {
        public string Title { get; init; } = "";

        public bool IsInternal { get; init; }

        public bool IsNext { get; init; }

        public Guid Within { get; init; }

        public string Where { get; init; } = "";

        public DateTimeOffset At { get; init; }

        public int Position { get; init; }

        public Guid? BelongsTo { get; init; }

        public ProvisionState? State { get; init; }

        public ProvisionKind? Kind { get; init; }

        public string Label { get; init; } = "";

        public string Text { get; init; } = "";

        public int? Number { get; init; }

        public string Hash { get; init; } = "";
    }

    // Those without a day come last: they are promised all the same.
    private IQueryable<CommitmentRow> DueCommitments(DateTimeOffset now) => CommitmentRow
        .Of(db, Standing.Of(db, db.Commitments.AsNoTracking(), now).Where(s => s.Status == CommitmentStatus.Open || s.Status == CommitmentStatus.Overdue || s.Status == CommitmentStatus.Disputed))
        .OrderBy(r => r.DueAt == null).ThenBy(r => r.DueAt).ThenBy(r => r.Id);
}
