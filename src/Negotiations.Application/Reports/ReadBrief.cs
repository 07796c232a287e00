using AutoMapper;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Claims;
using Negotiations.Application.Commitments;
using Negotiations.Application.Meetings;
using Negotiations.Application.PrisonerLists;
using Negotiations.Application.Visits;
using Negotiations.Domain;
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
    public IReadOnlyList<Attendant> Participants { get; init; } = [];

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

/// <summary>Who takes part in the meeting of a brief.</summary>
/// <param name="Name">Name.</param>
/// <param name="Office">Office; may be empty.</param>
/// <param name="Capacity">As what somebody sits there.</param>
/// <param name="PartyCode">Code of the party for which somebody sits there; none for others.</param>
/// <param name="PartyMark">Mark of that party.</param>
public sealed record Attendant(string Name, string Office, Capacity Capacity, string? PartyCode, int? PartyMark)
{
    /// <summary>Whether somebody sits there for the mediators.</summary>
    public bool IsMediator => Capacity is Capacity.Mediator or Capacity.Host;
}

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
                Participants = (from p in db.Participants
                                where p.MeetingId == m.Id
                                join side in db.Parties on p.PartyId equals side.Id into joined
                                from party in joined.DefaultIfEmpty()
                                orderby p.Position, p.Id
                                select new Attendant(p.Name, p.Office, p.Capacity, party == null ? null : party.Code, party == null ? null : party.Mark)).ToList(),
            })
            .ToListAsync(cancellationToken);
        var (coming, held) = (found.SingleOrDefault(f => !f.IsLast), found.SingleOrDefault(f => f.IsLast)?.Meeting);
        if (request.Meeting is not null && coming is null)
        {
            throw new NotFound();
        }

        var (meeting, before) = (coming?.Meeting, coming?.Meeting.Order ?? now);
        var (points, provisions) = await OpenMatters.ReadAsync(db, current.Viewer, meeting?.Id, before, cancellationToken);
        return new Brief
        {
            Meeting = meeting is null ? null : mapper.Map<MeetingDetails>(meeting),
            Participants = coming is null or { Meeting.WithoutAttribution: true } ? [] : coming.Participants,
            Open = points,
            Provisions = provisions,
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

    // Those without a day come last: they are promised all the same.
    private IQueryable<CommitmentRow> DueCommitments(DateTimeOffset now) => CommitmentRow
        .Of(db, Standing.Of(db, db.Commitments.AsNoTracking(), now).Where(s => s.Status == CommitmentStatus.Open || s.Status == CommitmentStatus.Overdue || s.Status == CommitmentStatus.Disputed))
        .OrderBy(r => r.DueAt == null).ThenBy(r => r.DueAt).ThenBy(r => r.Id);
}
