using Negotiations.Application.Access;
using Negotiations.Application.Claims;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;
using Negotiations.Domain.Mediators;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Parties;
using Negotiations.Domain.PrisonerLists;
using Negotiations.Domain.Records;

namespace Negotiations.Application.Timeline;

/// <summary>Kinds of what stands on the timeline.</summary>
public enum TimelineKind
{
    /// <summary>A meeting, whatever its state.</summary>
    Meeting,

    /// <summary>The shared record of a meeting was approved.</summary>
    Record,

    /// <summary>Something was said publicly of a meeting.</summary>
    Readout,

    /// <summary>A commitment is due.</summary>
    Commitment,

    /// <summary>An event happened from which the days of a commitment are counted.</summary>
    Event,

    /// <summary>A list was submitted.</summary>
    Version,

    /// <summary>A claim that says as of when it is so; what is said of an allegation has its day of its own, when it was said.</summary>
    Claim,

    /// <summary>Something was done to an agreement: it was initialled, signed, entered into force.</summary>
    Act,

    /// <summary>A draft of an agreement was tabled.</summary>
    Draft,
}

/// <summary>One thing on the timeline, as its query tells it.</summary>
public sealed record TimelineRow
{
    /// <summary>What it is.</summary>
    public TimelineKind Kind { get; init; }

    /// <summary>Its key; of an event, that of its commitment.</summary>
    public Guid Id { get; init; }

    /// <summary>What it is called; of a list or a claim, its subject; of an act, its agreement.</summary>
    public string Title { get; init; } = "";

    /// <summary>Its date as far as it is known (EDTF), by the calendar of its place; none of what has an instant and no place.</summary>
    public string? Date { get; init; }

    /// <summary>Without a date, the day in UTC: days since the first of January of the year 1.</summary>
    public int? Day { get; init; }

    /// <summary>When it begins, or was, where the hour is known.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>When it ends.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>IANA name of the zone of its place; UTC of an instant without a place, empty of a date without one.</summary>
    public string Zone { get; init; } = "";

    /// <summary>The meeting that it is, or belongs to.</summary>
    public Guid? MeetingId { get; init; }

    /// <summary>The round of that meeting.</summary>
    public int? Round { get; init; }

    /// <summary>The track of that meeting.</summary>
    public Track? Track { get; init; }

    /// <summary>Of a meeting, in what form.</summary>
    public MeetingFormat? Format { get; init; }

    /// <summary>Of a meeting, of what rank.</summary>
    public MeetingLevel? Level { get; init; }

    /// <summary>Of a meeting, where it stands.</summary>
    public MeetingStatus? Status { get; init; }

    /// <summary>Of a meeting, where.</summary>
    public string Venue { get; init; } = "";

    /// <summary>Of a list, what it claims.</summary>
    public ListKind? List { get; init; }

    /// <summary>Of a list or a record, its version; of a draft, its number, if it has one.</summary>
    public int? Number { get; init; }

    /// <summary>What stands for a party’s code where a mediator signed; there is no mark of a party then.</summary>
    public const string OfMediators = "MED";

    /// <summary>Of a list or an act, whose: code of the party, or <see cref="OfMediators"/>.</summary>
    public string? PartyCode { get; init; }

    /// <summary>Of a list or an act, whose: mark of the party.</summary>
    public int? PartyMark { get; init; }

    /// <summary>Of an act, what was done.</summary>
    public ActKind? Act { get; init; }

    /// <summary>Of an act of a mediator, its name.</summary>
    public string? Mediator { get; init; }

    /// <summary>Of an act of a mediator, as what it acts.</summary>
    public MediatorRole? As { get; init; }

    /// <summary>The agreement that an act or a draft belongs to.</summary>
    public Guid? AgreementId { get; init; }

    /// <summary>The delegation whose it is, or that it is shared with.</summary>
    public Id<Party>? OwnerId { get; init; }

    /// <summary>To whom it is open.</summary>
    public OpenTo OpenTo { get; init; }

    /// <summary>Who may read it.</summary>
    public PageAudience Audience => Kind == TimelineKind.Claim
        ? new Audience(OwnerId, OpenTo).ToPageOfClaims()
        // A delegation's own that all delegations read is read by its own among them.
        : new Audience(OpenTo.HasFlag(OpenTo.Parties) ? null : OwnerId, OpenTo).ToPage();
}

/// <summary>A row with the days that it covers, as texts of ten letters that sort like the days.</summary>
internal sealed record DatedRow
{
    /// <summary>The row.</summary>
    public required TimelineRow Row { get; init; }

    /// <summary>The first day as it is known: 00 for a month or a day that is not, so that it stands before all that is known better.</summary>
    public required string Start { get; init; }

    /// <summary>The last day that it can be; 31 in every month, which does not matter where days are only compared.</summary>
    public required string Last { get; init; }
}

/// <summary>Gathers what is dated, in one query.</summary>
internal static class TimelineRows
{
    private static readonly DateOnly FirstDay = DateOnly.MinValue;

    /// <summary>Each kind, who may read it, and where it comes from. A new kind is one more line here, and one expression.</summary>
    private static readonly Dictionary<TimelineKind, (Permission Permission, Func<INegotiationsDb, Id<Party>?, IQueryable<TimelineRow>> Rows)> Sources = new()
    {
        [TimelineKind.Meeting] = (Permission.ReadMeetings, Meetings),
        [TimelineKind.Record] = (Permission.ReadRecords, Records),
        [TimelineKind.Readout] = (Permission.ReadReadouts, Readouts),
        [TimelineKind.Commitment] = (Permission.ReadCommitments, Commitments),
        [TimelineKind.Event] = (Permission.ReadCommitments, Events),
        [TimelineKind.Version] = (Permission.ReadVersions, Versions),
        [TimelineKind.Claim] = (Permission.ReadClaims, Claims),
        [TimelineKind.Act] = (Permission.ReadAgreements, Acts),
        [TimelineKind.Draft] = (Permission.ReadAgreements, Drafts),
    };

    /// <summary>The kinds that a role may read at all.</summary>
    public static IReadOnlyList<TimelineKind> OpenTo(Viewer viewer) => [.. Sources.Where(s => viewer.May(s.Value.Permission)).Select(s => s.Key)];

    /// <summary>What there is of some kinds, each with its days.</summary>
    /// <param name="db">The database as the viewer sees it.</param>
    /// <param name="kinds">Which kinds; at least one.</param>
    /// <param name="party">Only what has to do with a party.</param>
    public static IQueryable<DatedRow> Of(INegotiationsDb db, IEnumerable<TimelineKind> kinds, Id<Party>? party) =>
        // Of a union the database knows the type of each column, also where there is one kind alone, which leaves some of them empty: so it begins with no meetings.
        Dated(kinds.Select(k => Sources[k].Rows(db, party)).Aggregate(Meetings(db, party).Where(_ => false), (all, more) => all.Concat(more)));

    /// <summary>
    /// The days of each row. A date is kept as EDTF and sorts by its parts, an instant as ticks of UTC; here both become the same text, in the database, so that it sorts, filters and pages there.
    /// </summary>
    private static IQueryable<DatedRow> Dated(IQueryable<TimelineRow> rows)
    {
        var first = FirstDay;
#pragma warning disable CA1305, CA1307, CA1310, CA1845, CA1866 // put into SQL, which knows neither cultures nor spans
        return rows
            .Select(r => new { Row = r, r.Date, End = r.Date!.Substring(r.Date!.IndexOf("/") + 1), Day = first.AddDays(r.Day ?? 0).ToString() })
            .Select(r => new DatedRow
            {
                Row = r.Row,
                Start = r.Date == null
                    ? r.Day
                    : r.Date.Substring(0, 4)
                        + (r.Date.Substring(4, 1) == "-" ? "-" + r.Date.Substring(5, 2) : "-00")
                        + (r.Date.Substring(4, 1) == "-" && r.Date.Substring(7, 1) == "-" ? "-" + r.Date.Substring(8, 2) : "-00"),
                Last = r.Date == null
                    ? r.Day
                    : r.End.Substring(0, 4)
                        + (r.End.Substring(4, 1) == "-" ? "-" + r.End.Substring(5, 2) : "-12")
                        + (r.End.Substring(4, 1) == "-" && r.End.Substring(7, 1) == "-" ? "-" + r.End.Substring(8, 2) : "-31"),
            });
#pragma warning restore CA1305, CA1307, CA1310, CA1845, CA1866
    }

    private static IQueryable<TimelineRow> Meetings(INegotiationsDb db, Id<Party>? party) => MeetingsOf(db, party).Select(m => new TimelineRow
    {
        Kind = TimelineKind.Meeting,
        Id = (Guid)(object)m.Id,
        Title = m.Title,
        Date = (string)(object)m.Date,
        Day = null,
        At = m.StartsAt,
        Until = m.EndsAt,
        Zone = m.Zone,
        MeetingId = (Guid)(object)m.Id,
        Round = m.Round,
        Track = m.Track,
        Format = m.Format,
        Level = m.Level,
        Status = m.Status,
        Venue = m.Venue,
        List = null,
        Number = null,
        PartyCode = null,
        PartyMark = null,
        Act = null,
        Mediator = null,
        As = null,
        AgreementId = null,
        OwnerId = m.OwnerId,
        OpenTo = m.OpenTo,
    });

    // Whoever reads a record sees its meeting.
    private static IQueryable<TimelineRow> Records(INegotiationsDb db, Id<Party>? party) =>
        from version in db.RecordVersions
        join meeting in MeetingsOf(db, party) on version.MeetingId equals meeting.Id
        where version.Stage == RecordStage.Approved
        select new TimelineRow
        {
            Kind = TimelineKind.Record,
            Id = (Guid)(object)version.Id,
            Title = version.Title,
            Date = null,
            Day = (int)((long)(object)version.MadeAt / TimeSpan.TicksPerDay),
            At = version.MadeAt,
            Until = null,
            Zone = "UTC",
            MeetingId = (Guid)(object)meeting.Id,
            Round = meeting.Round,
            Track = meeting.Track,
            Format = null,
            Level = null,
            Status = null,
            Venue = "",
            List = null,
            Number = version.Number,
            PartyCode = null,
            PartyMark = null,
            Act = null,
            Mediator = null,
            As = null,
            AgreementId = null,
            OwnerId = version.OwnerId,
            OpenTo = version.OpenTo,
        };

    // Who reads a readout sees its meeting. Of what was corrected, the latest revision stands.
    private static IQueryable<TimelineRow> Readouts(INegotiationsDb db, Id<Party>? party) =>
        from readout in db.Readouts
        where !readout.IsSuperseded && readout.WithdrawnAt == null
            && (party == null || db.ReadoutAsserters.Any(a => a.ReadoutId == readout.Id && a.PartyId == party))
        join meeting in db.Meetings on readout.MeetingId equals meeting.Id
        select new TimelineRow
        {
            Kind = TimelineKind.Readout,
            Id = (Guid)(object)readout.Id,
            Title = readout.Title,
            Date = (string)(object)readout.IssuedOn,
            Day = null,
            At = readout.IssuedAt,
            Until = null,
            Zone = readout.IssuedZone,
            MeetingId = (Guid)(object)meeting.Id,
            Round = meeting.Round,
            Track = meeting.Track,
            Format = null,
            Level = null,
            Status = null,
            Venue = "",
            List = null,
            Number = null,
            PartyCode = null,
            PartyMark = null,
            Act = null,
            Mediator = null,
            As = null,
            AgreementId = null,
            OwnerId = readout.OwnerId,
            OpenTo = readout.OpenTo,
        };

    private static IQueryable<TimelineRow> Commitments(INegotiationsDb db, Id<Party>? party) =>
        from commitment in db.Commitments
        where commitment.DueOn != null && (party == null || commitment.WhoPartyId == party || commitment.ToPartyId == party)
        join session in db.Meetings on commitment.MeetingId equals session.Id into meetings
        from meeting in meetings.DefaultIfEmpty()
        select new TimelineRow
        {
            Kind = TimelineKind.Commitment,
            Id = (Guid)(object)commitment.Id,
            Title = commitment.What,
            Date = (string)(object)commitment.DueOn!,
            Day = null,
            At = null,
            Until = null,
            Zone = commitment.DueZone,
            MeetingId = (Guid?)(object?)meeting.Id,
            Round = meeting.Round,
            Track = meeting.Track,
            Format = null,
            Level = null,
            Status = null,
            Venue = "",
            List = null,
            Number = null,
            PartyCode = null,
            PartyMark = null,
            Act = null,
            Mediator = null,
            As = null,
            AgreementId = null,
            OwnerId = commitment.OwnerId,
            OpenTo = commitment.OpenTo,
        };

    private static IQueryable<TimelineRow> Events(INegotiationsDb db, Id<Party>? party) =>
        from commitment in db.Commitments
        where commitment.EventOn != null && (party == null || commitment.WhoPartyId == party || commitment.ToPartyId == party)
        join session in db.Meetings on commitment.MeetingId equals session.Id into meetings
        from meeting in meetings.DefaultIfEmpty()
        select new TimelineRow
        {
            Kind = TimelineKind.Event,
            Id = (Guid)(object)commitment.Id,
            Title = commitment.Event,
            Date = (string)(object)commitment.EventOn!,
            Day = null,
            At = null,
            Until = null,
            Zone = commitment.DueZone,
            MeetingId = (Guid?)(object?)meeting.Id,
            Round = meeting.Round,
            Track = meeting.Track,
            Format = null,
            Level = null,
            Status = null,
            Venue = "",
            List = null,
            Number = null,
            PartyCode = null,
            PartyMark = null,
            Act = null,
            Mediator = null,
            As = null,
            AgreementId = null,
            OwnerId = commitment.OwnerId,
            OpenTo = commitment.OpenTo,
        };

    private static IQueryable<TimelineRow> Versions(INegotiationsDb db, Id<Party>? party) =>
        from version in db.ListVersions
        join owner in db.Parties on version.OwnerId equals owner.Id
        where party == null || version.OwnerId == party
        select new TimelineRow
        {
            Kind = TimelineKind.Version,
            Id = (Guid)(object)version.Id,
            Title = version.Subject,
            Date = null,
            Day = (int)((long)(object)version.SubmittedAt / TimeSpan.TicksPerDay),
            At = version.SubmittedAt,
            Until = null,
            Zone = "UTC",
            MeetingId = null,
            Round = null,
            Track = null,
            Format = null,
            Level = null,
            Status = null,
            Venue = "",
            List = version.Kind,
            Number = version.Number,
            PartyCode = owner.Code,
            PartyMark = owner.Mark,
            Act = null,
            Mediator = null,
            As = null,
            AgreementId = null,
            OwnerId = version.OwnerId,
            OpenTo = version.OpenTo,
        };

    // Who reads a claim sees its subject, and the meeting of that. What was superseded or withdrawn, as far as the viewer may know, does not stand here.
    private static IQueryable<TimelineRow> Claims(INegotiationsDb db, Id<Party>? party) =>
        from claim in StandingClaim.Standing(db)
        where party == null || (claim.AsserterPartyId == party && !StandingClaim.Nameless(db).Any(n => n.Id == claim.Id))
        join subject in db.ClaimSubjects on claim.SubjectId equals subject.Id
        where claim.AsOf != null || subject.CommitmentId != null
        join session in db.Meetings on subject.MeetingId equals session.Id into meetings
        from meeting in meetings.DefaultIfEmpty()
        select new TimelineRow
        {
            Kind = TimelineKind.Claim,
            Id = (Guid)(object)claim.Id,
            Title = subject.Title,
            Date = claim.AsOf != null ? (string)(object)claim.AsOf : (string)(object)claim.StatedOn,
            Day = null,
            At = null,
            Until = null,
            Zone = "",
            MeetingId = (Guid?)(object?)meeting.Id,
            Round = meeting.Round,
            Track = meeting.Track,
            Format = null,
            Level = null,
            Status = null,
            Venue = "",
            List = null,
            Number = null,
            PartyCode = null,
            PartyMark = null,
            Act = null,
            Mediator = null,
            As = null,
            AgreementId = null,
            OwnerId = claim.OwnerId,
            OpenTo = claim.OpenTo,
        };

    // Who reads an act knows of its agreement.
    private static IQueryable<TimelineRow> Acts(INegotiationsDb db, Id<Party>? party) =>
        from act in db.AgreementActs
        where party == null || act.PartyId == party || (act.PartyId == null && db.AgreementParties.Any(p => p.AgreementId == act.AgreementId && p.PartyId == party))
        join agreement in db.Agreements on act.AgreementId equals agreement.Id
        join acting in db.Parties on act.PartyId equals acting.Id into parties
        from acted in parties.DefaultIfEmpty()
        join mediating in db.Mediators on act.MediatorId equals mediating.Id into mediators
        from mediator in mediators.DefaultIfEmpty()
        select new TimelineRow
        {
            Kind = TimelineKind.Act,
            Id = (Guid)(object)act.Id,
            Title = agreement.Title,
            Date = (string)(object)act.On,
            Day = null,
            At = null,
            Until = null,
            Zone = "",
            MeetingId = null,
            Round = null,
            Track = null,
            Format = null,
            Level = null,
            Status = null,
            Venue = "",
            List = null,
            Number = null,
            PartyCode = act.MediatorId != null ? TimelineRow.OfMediators : acted.Code,
            PartyMark = acted.Mark,
            Act = act.Kind,
            Mediator = mediator.Name,
            As = act.Role,
            AgreementId = (Guid)(object)act.AgreementId,
            OwnerId = act.OwnerId,
            OpenTo = act.OpenTo,
        };

    private static IQueryable<TimelineRow> Drafts(INegotiationsDb db, Id<Party>? party) =>
        from draft in db.Drafts
        where party == null || db.AgreementParties.Any(p => p.AgreementId == draft.AgreementId && p.PartyId == party)
        select new TimelineRow
        {
            Kind = TimelineKind.Draft,
            Id = (Guid)(object)draft.Id,
            Title = draft.Title,
            Date = null,
            Day = (int)((long)(object)draft.TabledAt / TimeSpan.TicksPerDay),
            At = draft.TabledAt,
            Until = null,
            Zone = "UTC",
            MeetingId = null,
            Round = null,
            Track = null,
            Format = null,
            Level = null,
            Status = null,
            Venue = "",
            List = null,
            Number = draft.Number,
            PartyCode = null,
            PartyMark = null,
            Act = null,
            Mediator = null,
            As = null,
            AgreementId = (Guid)(object)draft.AgreementId,
            OwnerId = draft.OwnerId,
            OpenTo = draft.OpenTo,
        };

    private static IQueryable<Meeting> MeetingsOf(INegotiationsDb db, Id<Party>? party) => party is { } one
        // Under the Chatham House Rule nobody is told who was there, by a filter neither.
        ? db.Meetings.Where(m => m.OwnerId == one || !m.WithoutAttribution && db.Participants.Any(p => p.MeetingId == m.Id && p.PartyId == one))
        : db.Meetings;
}
