using System.Globalization;
using Microsoft.Extensions.Localization;
using Negotiations.Application.Reports;
using Negotiations.Application.Tables;
using Negotiations.Web.Features.PrisonerLists;

namespace Negotiations.Web.Features.Reports;

/// <summary>The lists in figures as a table: one row for each list, axis and status, so that nothing in it tempts to be summed.</summary>
internal static class SummaryTable
{
    private static readonly string[] Header = ["Party", "List", "Subject", "Version", "As of", "State", "Axis", "Status", "People"];

    /// <summary>Writes the table.</summary>
    public static Task<byte[]> Write(this ITableWriter writer, ListsSummary summary, TableFormat format, IStringLocalizer texts, bool demonstration, CancellationToken cancellationToken) => writer.Write(
        new ReportHead(
            "Prisoner lists", summary.Audience, $"{summary.ProcessName} ({summary.ProcessReference})", summary.At, "Every figure is what one delegation claims on one list. Figures of different lists are not to be added up."),
        Header,
        summary.WorkingCopies.Concat(summary.Submitted).SelectMany(list => Rows(list, texts)),
        format,
        texts,
        demonstration,
        cancellationToken);

    private static IEnumerable<IReadOnlyList<string?>> Rows(ListInFigures list, IStringLocalizer texts)
    {
        string?[] head =
        [
            list.PartyCode,
            texts[ListWords.Of(list.Kind)],
            list.Subject,
            list.VersionId is null ? texts["working copy"] : list.Version.ToString(CultureInfo.InvariantCulture),
            ReportTable.Moment(list.AsOf),
            texts[ListWords.Of(list.State)],
        ];
        yield return [.. head, texts["All"], texts["All"], Number(list.People)];
        foreach (var axis in ListFigures.Of(list))
        {
            foreach (var (status, people) in axis.People)
            {
                yield return [.. head, texts[axis.Label], texts[ListWords.Of(status)], Number(people)];
            }
        }
    }

    private static string Number(int people) => people.ToString(CultureInfo.InvariantCulture);
}

/// <summary>One axis of the statuses of a list, in the order of its statuses.</summary>
/// <param name="Label">What the axis is called.</param>
/// <param name="People">People by name of the status; a status that nobody has is absent.</param>
public sealed record ListFigures(string Label, IReadOnlyDictionary<string, int> People)
{
    /// <summary>The three axes that a list claims.</summary>
    public static IReadOnlyList<ListFigures> Of(ListInFigures list) =>
        [Axis("Legal status (as claimed)", list.Legal), Axis("Custody (as claimed)", list.Custody), Axis("Fate (as claimed)", list.Fate)];

    private static ListFigures Axis<T>(string label, IReadOnlyDictionary<T, int> people)
        where T : struct, Enum =>
        new(label, people.OrderBy(p => p.Key).ToDictionary(p => p.Key.ToString(), p => p.Value));
}
