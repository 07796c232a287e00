using System.Globalization;
using AutoMapper;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Auditing;
using Negotiations.Application.Claims;
using Negotiations.Application.Commitments;
using Negotiations.Application.Parties;
using Negotiations.Application.Pipeline;
using Negotiations.Domain;
using Negotiations.Domain.Claims;
using Negotiations.Domain.Commitments;
using Negotiations.Domain.Dates;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Parties;
using Negotiations.Domain.Processes;
using Negotiations.Matching.Search;

namespace Negotiations.Application.Timeline;

/// <summary>Everything dated in the process that the viewer may see, the earliest first.</summary>
/// <param name="Filter">What of it.</param>
/// <param name="Page">Which page, from 1.</param>
[Needs(Permission.ReadProcess)]
public sealed record ReadTimeline(TimelineFilter Filter, int Page = 1) : IRequest<TimelinePage>;

/// <summary>The same as on all pages of the timeline, to be written into a file. Recorded, with the number of entries.</summary>
/// <param name="Filter">What of it.</param>
[Needs(Permission.ReadProcess)]
public sealed record ExportTimeline(TimelineFilter Filter) : IRequest<ExportedTimeline>;

/// <summary>Entries that were exported.</summary>
/// <param name="ProcessReference">Reference of the process.</param>
/// <param name="ProcessName">Its name.</param>
/// <param name="Entries">The entries, the earliest first.</param>
/// <param name="Audience">Who may read them.</param>
/// <param name="At">When they were read.</param>
public sealed record ExportedTimeline(string ProcessReference, string ProcessName, IReadOnlyList<TimelineEntry> Entries, PageAudience Audience, DateTimeOffset At);

/// <summary>What of the timeline is shown.</summary>
[AnySigns("What is looked for is not kept.")]
public sealed record TimelineFilter
{
    /// <summary>Only these kinds; none for all.</summary>
    public IReadOnlyList<TimelineKind> Kinds { get; init; } = [];

    /// <summary>Only what may be on this day, in this month or year, or later.</summary>
    public PartialDate? From { get; init; }

    /// <summary>Only what may be on this day, in this month or year, or earlier.</summary>
    public PartialDate? To { get; init; }

    /// <summary>Only the meetings of a round, and what belongs to them.</summary>
    public int? Round { get; init; }

    /// <summary>Only the meetings of a track, and what belongs to them.</summary>
    public Track? Track { get; init; }

    /// <summary>Only what has to do with a party.</summary>
    public Id<Party>? Party { get; init; }

    /// <summary>Only what all of these words are found in: by the index, in any script, or as they are typed in what it is called.</summary>
    public string? Text { get; init; }
}

/// <summary>A page of the timeline.</summary>
public sealed record TimelinePage
{
    /// <summary>Entries on a page.</summary>
    public const int PageSize = 100;

    /// <summary>The kinds that the viewer may read at all.</summary>
    public required IReadOnlyList<TimelineKind> Kinds { get; init; }

    /// <summary>How many there are of each kind, chosen or not, of what else is asked for.</summary>
    public required IReadOnlyDictionary<TimelineKind, int> Counts { get; init; }

    /// <summary>How many there are on all pages.</summary>
    public required int Total { get; init; }

    /// <summary>The page shown, from 1.</summary>
    public required int Page { get; init; }

    /// <summary>The entries on it.</summary>
    public required IReadOnlyList<TimelineEntry> Entries { get; init; }

    /// <summary>The last entry of the page before; none on the first.</summary>
    public required TimelineEntry? Before { get; init; }

    /// <summary>Ties of the meetings on it.</summary>
    public required IReadOnlyList<TimelineTie> Ties { get; init; }

    /// <summary>The rounds that there are.</summary>
    public required IReadOnlyList<int> Rounds { get; init; }

    /// <summary>The parties, to choose from.</summary>
    public required IReadOnlyList<PartyMark> Parties { get; init; }

    /// <summary>Who may read the page.</summary>
    public required PageAudience Audience { get; init; }

    /// <summary>When it was read.</summary>
    public required DateTimeOffset Now { get; init; }
}

/// <summary>One entry of the timeline.</summary>
/// <param name="Row">What it is.</param>
/// <param name="Start">The first day as it is known, <c>yyyy-MM-dd</c>, with 00 for a month or a day that is not known.</param>
/// <param name="Last">The last day that it can be; 31 in every month.</param>
/// <param name="RoundThen">The round that had begun last by then.</param>
/// <param name="Commitment">Of a commitment or its event, the commitment and where it stands for the viewer.</param>
/// <param name="Claim">Of a claim, what it says.</param>
public sealed record TimelineEntry(TimelineRow Row, string Start, string Last, int? RoundThen, CommitmentRow? Commitment = null, TimelineClaim? Claim = null)
{
    /// <summary>Letters of a month in <see cref="Start"/>.</summary>
    public const int MonthLength = 7;

    /// <summary>The month under which it stands, <c>yyyy-MM</c>, with 00 where only the year is known.</summary>
    public string Month => Start[..MonthLength];

    /// <summary>Its date, as far as it is known; of an instant, the day in UTC.</summary>
    public PartialDate Date => Row.Date is { } edtf ? PartialDate.Parse(edtf) : PartialDate.On(DateOnly.ParseExact(Start, "yyyy-MM-dd", CultureInfo.InvariantCulture));
}

/// <summary>A claim, and what it is about.</summary>
public sealed record TimelineClaim(StandingClaim Claim, ClaimSubjectRow Subject)
{
    /// <summary>Claims, each with its subject, as a query.</summary>
    internal static IQueryable<TimelineClaim> Of(INegotiationsDb db, IQueryable<Claim> claims) =>
        from claim in StandingClaim.Of(db, claims)
        join subject in ClaimSubjectRow.Of(db, db.ClaimSubjects.AsNoTracking()) on claim.SubjectId equals subject.Id
        select new TimelineClaim(claim, subject);
}

/// <summary>A tie between two meetings, both of which the viewer sees.</summary>
public sealed record TimelineTie(Id<Meeting> FromId, string FromTitle, PartialDate FromDate, MeetingTie Tie, Id<Meeting> ToId, string ToTitle, PartialDate ToDate);

/// <summary>How many there are of a kind, or when a round begins.</summary>
internal sealed record TimelineTally
{
    public TimelineKind Kind { get; init; }

    public int Count { get; init; }

    public int? Round { get; init; }

    public string? First { get; init; }

    /// <summary>Both in one command. A round begins with the first of its meetings that was held or is to be, whatever is asked for.</summary>
    public static IQueryable<TimelineTally> Of(INegotiationsDb db, IQueryable<DatedRow> rows) =>
        rows.GroupBy(r => r.Row.Kind).Select(g => new TimelineTally { Kind = g.Key, Count = g.Count(), Round = null, First = null })
            .Concat(TimelineRows.Of(db, [TimelineKind.Meeting], null)
                .Where(r => r.Row.Round != null && (r.Row.Status == MeetingStatus.Held || r.Row.Status == MeetingStatus.Planned))
                .GroupBy(r => r.Row.Round).Select(g => new TimelineTally { Kind = TimelineKind.Meeting, Count = 0, Round = g.Key, First = g.Min(r => r.Start) }));
}

internal sealed class ReadTimelineValidator : AbstractValidator<ReadTimeline>
{
    public ReadTimelineValidator()
    {
        RuleForEach(r => r.Filter.Kinds).IsInEnum();
        RuleFor(r => r.Filter.Track).IsInEnum();
    }
}

internal sealed class ExportTimelineValidator : AbstractValidator<ExportTimeline>
{
    public ExportTimelineValidator()
    {
        RuleForEach(r => r.Filter.Kinds).IsInEnum();
        RuleFor(r => r.Filter.Track).IsInEnum();
    }
}

internal sealed class ReadTimelineHandler(INegotiationsDb db, CurrentViewer current, IMapper mapper, TimeProvider clock) : IRequestHandler<ReadTimeline, TimelinePage>, IRequestHandler<ExportTimeline, ExportedTimeline>
{
    /// <summary>Most ties that are told of the meetings on a page.</summary>
    private const int MostTies = 1000;

    public async Task<TimelinePage> Handle(ReadTimeline request, CancellationToken cancellationToken)
    {
        var (viewer, now) = (current.Viewer, clock.GetUtcNow());
        var open = TimelineRows.OpenTo(viewer);
        var chosen = request.Filter.Kinds.Count == 0 ? open : [.. open.Intersect(request.Filter.Kinds)];
        var tallies = await TimelineTally.Of(db, Filtered(open, request.Filter)).ToListAsync(cancellationToken);
        var counts = tallies.Where(t => t.Round is null).ToDictionary(t => t.Kind, t => t.Count);
        var total = chosen.Sum(k => counts.GetValueOrDefault(k));
        var page = Math.Clamp(request.Page, 1, Math.Max(1, (total + TimelinePage.PageSize - 1) / TimelinePage.PageSize));
        // With the last one of the page before, which tells whether a month goes on.
        var skipped = (page - 1) * TimelinePage.PageSize;
        var before = Math.Min(skipped, 1);
        var rows = total == 0 ? [] : await Ordered(Filtered(chosen, request.Filter)).Skip(skipped - before).Take(before + TimelinePage.PageSize).ToListAsync(cancellationToken);
        var rounds = tallies.Where(t => t.Round is not null).OrderBy(t => t.First, StringComparer.Ordinal).ThenBy(t => t.Round).ToList();
        var standings = await StandingsAsync(rows, now, cancellationToken);
        var claims = await ClaimsAsync(rows, cancellationToken);
        TimelineEntry Entry(DatedRow r) => new(
            r.Row,
            r.Start,
            r.Last,
            rounds.LastOrDefault(t => string.CompareOrdinal(t.First, r.Start) <= 0)?.Round,
            standings.GetValueOrDefault(r.Row.Id),
            claims.GetValueOrDefault(r.Row.Id));
        return new TimelinePage
        {
            Kinds = open,
            Counts = counts,
            Total = total,
            Page = page,
            Before = rows.Take(before).Select(Entry).FirstOrDefault(),
            Entries = [.. rows.Skip(before).Select(Entry)],
            Ties = await TiesAsync(rows.Skip(before), cancellationToken),
            Rounds = [.. rounds.Select(t => t.Round).OfType<int>().Order()],
            Parties = await PartyMark.OfProcessAsync(db, mapper, viewer.Seat!.ProcessId, cancellationToken),
            Audience = viewer.OwnSide,
            Now = now,
        };
    }

    public async Task<ExportedTimeline> Handle(ExportTimeline request, CancellationToken cancellationToken)
    {
        var (viewer, now, filter) = (current.Viewer, clock.GetUtcNow(), request.Filter);
        var seat = viewer.Seat!;
        var open = TimelineRows.OpenTo(viewer);
        IReadOnlyList<TimelineKind> chosen = filter.Kinds.Count == 0 ? open : [.. open.Intersect(filter.Kinds)];
        var process = await db.Processes.AsNoTracking().Where(p => p.Id == seat.ProcessId).Select(p => new { p.Reference, p.Name }).SingleAsync(cancellationToken);
        var rows = chosen.Count == 0 ? [] : await Ordered(Filtered(chosen, filter)).ToListAsync(cancellationToken);
        // Of all that are seen: a list of thousands of keys is no shorter question.
        var standings = rows.Exists(r => r.Row.Kind is TimelineKind.Commitment or TimelineKind.Event)
            ? await CommitmentRow.Of(db, Standing.Of(db, db.Commitments.AsNoTracking(), now)).ToDictionaryAsync(r => r.Id.Value, cancellationToken)
            : [];
        var claims = rows.Exists(r => r.Row.Kind == TimelineKind.Claim)
            ? await TimelineClaim.Of(db, db.Claims.AsNoTracking()).ToDictionaryAsync(c => c.Claim.Id.Value, cancellationToken)
            : [];
        db.Note(new AuditNote(AuditAction.Exported, nameof(Process), seat.ProcessId.Value, viewer.PartyId, FormattableString.Invariant($"csv; timeline; {rows.Count}")));
        await db.SaveAsync(cancellationToken);
        return new ExportedTimeline(
            process.Reference,
            process.Name,
            [.. rows.Select(r => new TimelineEntry(r.Row, r.Start, r.Last, null, standings.GetValueOrDefault(r.Row.Id), claims.GetValueOrDefault(r.Row.Id)))],
            viewer.OwnSide,
            now);
    }

    /// <summary>In the order of the days, and within a day of the clock where it is known.</summary>
    internal static IOrderedQueryable<DatedRow> Ordered(IQueryable<DatedRow> rows) =>
        rows.OrderBy(r => r.Start).ThenBy(r => r.Last).ThenBy(r => r.Row.At).ThenBy(r => r.Row.Kind).ThenBy(r => r.Row.Id);

    private IQueryable<DatedRow> Filtered(IEnumerable<TimelineKind> kinds, TimelineFilter filter)
    {
        var rows = TimelineRows.Of(db, kinds, filter.Party);
#pragma warning disable CA1309 // put into SQL; digits sort alike everywhere
        if (filter.From is { } from)
        {
            var day = Day(from.Earliest);
            rows = rows.Where(r => string.Compare(r.Last, day) >= 0);
        }

        if (filter.To is { } to)
        {
            var day = Day(to.Latest);
            rows = rows.Where(r => string.Compare(r.Start, day) <= 0);
        }
#pragma warning restore CA1309

        if (filter.Round is { } round)
        {
            rows = rows.Where(r => r.Row.Round == round);
        }

        if (filter.Track is { } track)
        {
            rows = rows.Where(r => r.Row.Track == track);
        }

        return Found(db, rows, SearchQuery.Read(filter.Text));
    }

    /// <summary>
    /// Rows in which every word is found; a meeting also by who takes part. Keys differ between kinds, so that the key alone tells the record in the index; what is a version of something, or stands under a subject, is found by
    /// what it is called.
    /// </summary>
    internal static IQueryable<DatedRow> Found(INegotiationsDb db, IQueryable<DatedRow> rows, SearchQuery query)
    {
        // Under the Chatham House Rule nobody is told who was there, by being found either.
        var met = db.Participants.Where(p => db.Meetings.Any(m => m.Id == p.MeetingId && !m.WithoutAttribution));
        foreach (var word in query.Words)
        {
            var (one, two, three, typed) = (" " + word.Forms[0], " " + word.Forms[Math.Min(1, word.Forms.Count - 1)], " " + word.Forms[^1], word.Text);
#pragma warning disable CA1304, CA1311, CA1862 // put into SQL
            var entries = db.IndexEntries.Where(e => e.Words.Contains(one) || e.Words.Contains(two) || e.Words.Contains(three));
            rows = rows.Where(r => r.Row.Title.ToLower().Contains(typed.ToLower())
                || entries.Any(e => e.RecordId == r.Row.Id)
                || (r.Row.Kind == TimelineKind.Meeting && met.Any(p => (Guid)(object)p.MeetingId == r.Row.Id && entries.Any(e => e.RecordId == (Guid)(object)p.Id))));
#pragma warning restore CA1304, CA1311, CA1862
        }

        return rows;
    }

    private async Task<Dictionary<Guid, CommitmentRow>> StandingsAsync(IEnumerable<DatedRow> rows, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var ids = rows.Where(r => r.Row.Kind is TimelineKind.Commitment or TimelineKind.Event).Select(r => new Id<Commitment>(r.Row.Id)).Distinct().ToList();
        return ids.Count == 0 ? [] : await CommitmentRow.Of(db, Standing.Of(db, db.Commitments.AsNoTracking().Where(c => ids.Contains(c.Id)), now))
            .ToDictionaryAsync(r => r.Id.Value, cancellationToken);
    }

    private async Task<Dictionary<Guid, TimelineClaim>> ClaimsAsync(IEnumerable<DatedRow> rows, CancellationToken cancellationToken)
    {
        var ids = rows.Where(r => r.Row.Kind == TimelineKind.Claim).Select(r => new Id<Claim>(r.Row.Id)).ToList();
        return ids.Count == 0 ? [] : await TimelineClaim.Of(db, db.Claims.AsNoTracking().Where(c => ids.Contains(c.Id))).ToDictionaryAsync(c => c.Claim.Id.Value, cancellationToken);
    }

    private async Task<IReadOnlyList<TimelineTie>> TiesAsync(IEnumerable<DatedRow> rows, CancellationToken cancellationToken)
    {
        var ids = rows.Where(r => r.Row.Kind == TimelineKind.Meeting).Select(r => new Id<Meeting>(r.Row.Id)).ToList();
        return ids.Count == 0 ? [] : await (from link in db.MeetingLinks.AsNoTracking()
                                            where ids.Contains(link.FromId) || ids.Contains(link.ToId)
                                            join one in db.Meetings on link.FromId equals one.Id
                                            join other in db.Meetings on link.ToId equals other.Id
                                            orderby one.Order, other.Order, link.Id
                                            select new TimelineTie(one.Id, one.Title, one.Date, link.Tie, other.Id, other.Title, other.Date)).Take(MostTies).ToListAsync(cancellationToken);
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
