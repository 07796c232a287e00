using System.Globalization;
using Microsoft.Extensions.Localization;
using Negotiations.Application.Tables;
using Negotiations.Application.Timeline;
using Negotiations.Web.Features.Agreements;
using Negotiations.Web.Features.Claims;
using Negotiations.Web.Features.Commitments;
using Negotiations.Web.Features.Meetings;
using Negotiations.Web.Features.Processes;
using Negotiations.Web.Features.Reports;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.Timeline;

/// <summary>The timeline as a table: one line for each entry.</summary>
internal static class TimelineTable
{
    private static readonly string[] Header = ["Date", "Begins (UTC)", "Time zone of the place", "What it is", "Title", "Who", "State", "Round", "Venue", "Who may read it", "Figure", "Figure at most", "Unit", "Scope", "As of", "Said by", "In words", "Source"];

    /// <summary>Writes the table.</summary>
    public static Task<byte[]> Write(this ITableWriter writer, ExportedTimeline timeline, IStringLocalizer texts, bool demonstration, CancellationToken cancellationToken) => writer.Write(
        new ReportHead("Timeline", timeline.Audience, $"{timeline.ProcessName} ({timeline.ProcessReference})", timeline.At, "Days are those of the place. What is claimed is whoever’s is named."),
        Header,
        timeline.Entries.Select(e => Row(e, timeline.At, texts)),
        TableFormat.Csv,
        texts,
        demonstration,
        cancellationToken);

    private static string?[] Row(TimelineEntry entry, DateTimeOffset now, IStringLocalizer texts)
    {
        var row = entry.Row;
        var (who, state) = entry switch
        {
            { Claim: { } claimed } => (claimed.Claim.Asserter.Say(texts), Stand(claimed, texts)),
            { Row.Kind: TimelineKind.Commitment, Commitment: { } made } => (made.Who.Say(texts), made.Standing(now).In(texts)),
            { Commitment: { } counted } => (counted.Who.Say(texts), counted.What),
            { Row: { Act: { } act, Mediator: { } mediator, As: { } role } } => (mediator, $"{act.InWords().In(texts)} {role.AsInWords().In(texts)}"),
            { Row: { Act: { } act } } => (row.PartyCode, act.InWords().In(texts)),
            { Row.Status: { } status } => (null, status.InWords().In(texts)),
            { Row.Number: { } number } => (row.PartyCode, texts["version {0}", number].Value),
            _ => (row.PartyCode, null),
        };
        return
        [
            entry.Date.ToString(), row.At is { } at ? ReportTable.Moment(at) : null, row.Zone, row.Kind.One().In(texts), row.Name().In(texts), who, state, row.Round?.ToString(CultureInfo.InvariantCulture), row.Venue,
            texts[AudienceWords.For(row.Audience).Label], .. entry.Claim is { } claim ? Said(claim) : Enumerable.Repeat<string?>(null, SaidColumns),
        ];
    }

    private const int SaidColumns = 8;

    private static string Stand(TimelineClaim told, IStringLocalizer texts)
    {
        var says = told.Claim.Says(told.Subject.Kind, told.Subject.Unit, told.Subject.IsAllegation, texts);
        return told.Claim switch
        {
            { WithdrawnAt: not null } => texts["{0} (taken back)", says],
            { SupersededAt: not null } => texts["{0} (replaced)", says],
            _ => says,
        };
    }

    private static string?[] Said(TimelineClaim told) =>
    [
        told.Claim.Figure?.ToString(CultureInfo.InvariantCulture), told.Claim.FigureTo?.ToString(CultureInfo.InvariantCulture), told.Claim.Figure is null ? null : told.Subject.Unit, told.Claim.Scope, told.Claim.AsOf?.ToString(),
        told.Claim.Speaker, told.Claim.Text, told.Claim.Source,
    ];
}
