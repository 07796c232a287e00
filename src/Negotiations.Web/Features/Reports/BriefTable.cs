using System.Globalization;
using Microsoft.Extensions.Localization;
using Negotiations.Application.Reports;
using Negotiations.Application.Tables;
using Negotiations.Web.Features.PrisonerLists;
using Negotiations.Web.Features.Visits;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.Reports;

/// <summary>The brief as a table: one line for each thing that it says, with the section that says it.</summary>
internal static class BriefTable
{
    private static readonly string[] Header = ["Section", "Who", "What", "When", "Figure", "State", "Source"];

    /// <summary>Writes the table.</summary>
    public static async Task<byte[]> Write(this ITableWriter writer, Brief brief, TableFormat format, IStringLocalizer texts, bool demonstration, CancellationToken cancellationToken)
    {
        using var file = new MemoryStream();
        var audience = AudienceWords.For(brief.Audience);
        List<(string, string)> about =
        [
            (texts["Who may read this"], $"{texts[audience.Label]}. {texts[audience.Excluded]}"),
            (texts["Process"], $"{brief.ProcessName} ({brief.ProcessReference})"),
            (texts["Data as of"], Moment(brief.At)),
            (texts["How to read it"], texts["Figures are claims, each of whoever is named. They are not to be added up."]),
        ];
        if (demonstration)
        {
            about.Insert(1, (texts["Demonstration"], texts["Every person here is invented."]));
        }

        await writer.Write(
            format,
            file,
            [.. Header.Select(h => texts[h].Value)],
            Rows(brief, texts),
            new TableOptions(texts["Brief"], CultureInfo.CurrentUICulture.TextInfo.IsRightToLeft, about),
            cancellationToken);
        return file.ToArray();
    }

    private static IEnumerable<IReadOnlyList<string?>> Rows(Brief brief, IStringLocalizer texts)
    {
        if (brief.Meeting is { } meeting)
        {
            yield return [texts["The meeting"], meeting.Host, meeting.Title, meeting.StartsAt is { } starts ? Moment(starts) : meeting.Date.ToString(), null, texts["Planned"], meeting.Source];
            foreach (var person in brief.Participants)
            {
                yield return [texts["Who takes part"], person.Name, person.Office, null, null, null, null];
            }
        }

        foreach (var point in brief.Open)
        {
            yield return [texts["Open points"], null, point.Title, null, null, point.IsInternal ? texts["Internal"].Value : null, point.MeetingTitle];
        }

        foreach (var list in brief.Lists)
        {
            yield return
            [
                texts["Prisoner lists, each as its delegation claims"], list.PartyCode, ListWords.Title(list.Kind, list.Subject).In(texts), Moment(list.SubmittedAt),
                list.EntryCount.ToString(CultureInfo.InvariantCulture), list.WithdrawnAt is null ? texts["version {0}", list.Number] : texts["withdrawn"], null,
            ];
        }

        foreach (var change in brief.Changes)
        {
            yield return [texts["What changed"], change.PartyCode, $"{change.Kind.InWords().In(texts)}: {change.Name().In(texts)}", Moment(change.At), null, null, null];
        }
    }

    private static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
