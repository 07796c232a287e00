using System.Globalization;
using Microsoft.Extensions.Localization;
using Negotiations.Application.Access;
using Negotiations.Application.Timeline;
using Negotiations.Domain;
using Negotiations.Domain.Commitments;
using Negotiations.Domain.Dates;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Processes;
using Negotiations.Web.Features.Agreements;
using Negotiations.Web.Features.PrisonerLists;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.Timeline;

/// <summary>How what stands on the timeline is said, and where it leads.</summary>
public static class TimelineWords
{
    public static Wording InWords(this TimelineKind kind) => kind switch
    {
        TimelineKind.Meeting => "Meetings",
        TimelineKind.Record => "Records approved",
        TimelineKind.Readout => "Readouts",
        TimelineKind.Commitment => "Commitments due",
        TimelineKind.Event => "Events of commitments",
        TimelineKind.Claim => "Claims",
        TimelineKind.Act => "Acts of agreements",
        TimelineKind.Draft => "Drafts tabled",
        _ => "Lists submitted",
    };

    /// <summary>What one entry of the kind is.</summary>
    public static Wording One(this TimelineKind kind) => kind switch
    {
        TimelineKind.Meeting => "Meeting",
        TimelineKind.Record => "Shared record approved",
        TimelineKind.Readout => "Readout",
        TimelineKind.Commitment => "Commitment due",
        TimelineKind.Event => "Event of a commitment",
        TimelineKind.Claim => "Claim",
        TimelineKind.Act => "Act of an agreement",
        TimelineKind.Draft => "Draft tabled",
        _ => "List submitted",
    };

    /// <summary>The sign of a kind; the picture draws the same shape.</summary>
    public static Glyph Sign(this TimelineKind kind) => kind switch
    {
        TimelineKind.Meeting => Glyph.Ring,
        TimelineKind.Record => Glyph.Doc,
        TimelineKind.Readout => Glyph.Flag,
        TimelineKind.Commitment => Glyph.Dia,
        TimelineKind.Event => Glyph.Tri,
        TimelineKind.Claim => Glyph.Pin,
        TimelineKind.Act => Glyph.Check,
        TimelineKind.Draft => Glyph.Split,
        _ => Glyph.Sq,
    };

    public static Wording Name(this TimelineRow row) => row.List is { } list ? ListWords.Title(list, row.Title) : new Wording("{0}", row.Title);

    public static string Address(this TimelineEntry entry, Id<Process> process) => entry.Row switch
    {
        { Kind: TimelineKind.Meeting } row => $"/processes/{process}/meetings/{row.Id}",
        { Kind: TimelineKind.Record } row => $"/processes/{process}/meetings/{row.MeetingId}/record/versions/{row.Id}",
        { Kind: TimelineKind.Readout } row => $"/processes/{process}/meetings/{row.MeetingId}/readouts/{row.Id}",
        { Kind: TimelineKind.Version } row => $"/processes/{process}/lists/versions/{row.Id}",
        { Kind: TimelineKind.Claim } => $"/processes/{process}/claims/{entry.Claim!.Subject.Id}",
        { Kind: TimelineKind.Act } row => AgreementAddress.Of(process, row.AgreementId!.Value),
        { Kind: TimelineKind.Draft } row => AgreementAddress.Draft(process, row.AgreementId!.Value, row.Id),
        var row => $"/processes/{process}/commitments/{row.Id}",
    };

    /// <summary>A tie as it is read from one of its ends.</summary>
    public static Wording InWords(this MeetingTie tie, bool outgoing) => (tie, outgoing) switch
    {
        (MeetingTie.Mandates, true) => "Mandates",
        (MeetingTie.Mandates, false) => "Mandated by",
        (MeetingTie.Continues, true) => "Continues",
        (MeetingTie.Continues, false) => "Continued by",
        (_, true) => "Follows",
        _ => "Followed by",
    };

    /// <summary>A tie as it is read from its first end to its second.</summary>
    public static Wording Said(this TimelineTie tie) => tie.Tie switch
    {
        MeetingTie.Mandates => new("{0} mandates {1}", tie.FromTitle, tie.ToTitle),
        MeetingTie.Continues => new("{0} continues {1}", tie.FromTitle, tie.ToTitle),
        _ => new("{0} follows {1}", tie.FromTitle, tie.ToTitle),
    };

    /// <summary>A month of the timeline: its name and year, or the year alone.</summary>
    public static string Month(string month, IStringLocalizer texts, bool brief = false) =>
        DateOnly.TryParseExact(month, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first)
            ? first.ToString(brief ? "MMM yyyy" : "MMMM yyyy", GregorianCulture.Current)
            : brief ? month[..4] : texts["{0}, month not known", month[..4]];

    /// <summary>The city that a zone is known by.</summary>
    public static string Place(string zone) => zone.Split('/')[^1].Replace('_', ' ');

    /// <summary>
    /// The days by the reader's clock of a day whose hour is not known, and the zone of that clock; none where they are the same day, or the date is no day. The day of one place is two days elsewhere.
    /// </summary>
    public static (PartialDate Days, string Zone)? Elsewhere(this TimelineEntry entry, Viewer viewer)
    {
        var own = viewer.TimeZone ?? viewer.Seat?.TimeZone;
        if (own is null || own == entry.Row.Zone || entry.Row.Zone.Length == 0 || entry.Row.Date is null || entry.Row.At is not null || entry.Date is not { IsInterval: false, Day: not null } date)
        {
            return null;
        }

        var zone = TimeZoneInfo.FindSystemTimeZoneById(own);
        DateOnly In(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);
        var first = In(MeetingTime.At(date, null, null, entry.Row.Zone).Order);
        var last = In(Due.By(date, entry.Row.Zone).At!.Value.AddTicks(-1));
        return first == last ? null : (PartialDate.Between(PartialDate.On(first), PartialDate.On(last)).Value!.Value, own);
    }
}
