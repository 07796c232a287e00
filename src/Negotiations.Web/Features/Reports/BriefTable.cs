using System.Globalization;
using Microsoft.Extensions.Localization;
using Negotiations.Application.Reports;
using Negotiations.Application.Tables;
using Negotiations.Web.Features.Agreements;
using Negotiations.Web.Features.Claims;
using Negotiations.Web.Features.Commitments;
using Negotiations.Web.Features.Meetings;
using Negotiations.Web.Features.PrisonerLists;
using Negotiations.Web.Features.Visits;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.Reports;

/// <summary>The brief as a table: one line for each thing that it says, with the section that says it.</summary>
internal static class BriefTable
{
    private static readonly string[] Header = ["Section", "Who", "What", "When", "Figure", "State", "Source"];

    /// <summary>Writes the table.</summary>
    public static Task<byte[]> Write(this ITableWriter writer, Brief brief, TableFormat format, IStringLocalizer texts, bool demonstration, CancellationToken cancellationToken) => writer.Write(
        new ReportHead(
            "Brief", brief.Audience, $"{brief.ProcessName} ({brief.ProcessReference})", brief.At, "Figures are claims, each of whoever is named. They are not to be added up."),
        Header,
        Rows(brief, texts),
        format,
        texts,
        demonstration,
        cancellationToken);

    /// <summary>A name, after the code of the side for which somebody sits there.</summary>
    public static string WithSide(this Attendant person) => (person.PartyCode ?? (person.IsMediator ? "MED" : null)) is { } code ? $"{code}: {person.Name}" : person.Name;

    private static IEnumerable<IReadOnlyList<string?>> Rows(Brief brief, IStringLocalizer texts)
    {
        if (brief.Meeting is { } meeting)
        {
            yield return [texts["The meeting"], meeting.Host, meeting.Title, meeting.StartsAt is { } starts ? ReportTable.Moment(starts) : meeting.Date.ToString(), null, meeting.Status.InWords().In(texts), meeting.Source];
            if (meeting.WithoutAttribution)
            {
                yield return [texts["Who takes part"], null, texts["Not told: Chatham House Rule"], null, null, null, null];
            }

            foreach (var person in brief.Participants)
            {
                yield return [texts["Who takes part"], person.WithSide(), person.Office, null, null, null, null];
            }
        }

        foreach (var point in brief.Open.Rows)
        {
            yield return [texts["Open points"], null, point.Title, null, null, point.IsInternal ? texts["Internal"].Value : null, point.MeetingTitle];
        }

        foreach (var provision in brief.Provisions?.Rows ?? [])
        {
            yield return
            [
                texts["Provisions that are not agreed"], null, $"{provision.Cited(texts)} {provision.About()}", ReportTable.Moment(provision.Draft.TabledAt), null, provision.Stands(texts),
                $"{provision.Draft.Title}, {provision.Draft.BriefName(texts)}",
            ];
        }

        foreach (var commitment in brief.Commitments?.Rows ?? [])
        {
            yield return
            [
                texts["Commitments due, overdue and disputed"], commitment.Who.Say(texts), commitment.What, commitment.DueOn?.ToString(), null, commitment.Standing(brief.At).In(texts),
                commitment.MeetingTitle ?? commitment.Statement,
            ];
        }

        foreach (var list in brief.Lists.Rows)
        {
            yield return
            [
                texts["Prisoner lists, each as its delegation claims"], list.PartyCode, ListWords.Title(list.Kind, list.Subject).In(texts), ReportTable.Moment(list.SubmittedAt),
                list.EntryCount.ToString(CultureInfo.InvariantCulture), list.WithdrawnAt is null ? texts["version {0}", list.Number] : texts["withdrawn"], null,
            ];
        }

        foreach (var contradiction in brief.Contradictions.Rows)
        {
            foreach (var claim in contradiction.Claims)
            {
                yield return
                [
                    texts["Claims that contradict each other"], claim.Asserter.Say(texts), contradiction.Title, (claim.AsOf ?? claim.StatedOn).ToString(), claim.Says(contradiction.Kind, contradiction.Unit, contradiction.IsAllegation, texts),
                    texts["contradicted"], claim.Source,
                ];
            }
        }

        foreach (var change in brief.Changes.Rows)
        {
            yield return [texts["What changed"], change.PartyCode, $"{change.InWords().In(texts)}: {change.Name().In(texts)}", ReportTable.Moment(change.At), null, null, null];
        }
    }
}
