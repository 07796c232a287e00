using System.Globalization;
using Microsoft.Extensions.Localization;
using Negotiations.Application.Access;
using Negotiations.Application.Tables;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.Reports;

/// <summary>What a report says of itself in its file: who may read it, what it is of, as of when, and how to read it.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Audience">Who may read it.</param>
/// <param name="Process">Name and reference of the process.</param>
/// <param name="At">As of when, UTC.</param>
/// <param name="HowToRead">What its figures are.</param>
internal sealed record ReportHead(string Title, PageAudience Audience, string Process, DateTimeOffset At, string HowToRead);

/// <summary>Writes a report as a table.</summary>
internal static class ReportTable
{
    /// <summary>Writes it, with what it says of itself beside it.</summary>
    public static async Task<byte[]> Write(
        this ITableWriter writer, ReportHead head, IEnumerable<string> columns, IEnumerable<IReadOnlyList<string?>> rows, TableFormat format, IStringLocalizer texts, bool demonstration, CancellationToken cancellationToken)
    {
        using var file = new MemoryStream();
        var audience = AudienceWords.For(head.Audience);
        List<(string, string)> about =
        [
            (texts["Who may read this"], $"{texts[audience.Label]}. {texts[audience.Excluded]}"),
            (texts["Process"], head.Process),
            (texts["Data as of"], Moment(head.At)),
            (texts["How to read it"], texts[head.HowToRead]),
        ];
        if (demonstration)
        {
            about.Insert(1, (texts["Demonstration"], texts["Every person here is invented."]));
        }

        await writer.Write(
            format, file, [.. columns.Select(c => texts[c].Value)], rows, new TableOptions(texts[head.Title], CultureInfo.CurrentUICulture.TextInfo.IsRightToLeft, about), cancellationToken);
        return file.ToArray();
    }

    /// <summary>An instant as a cell tells it (ISO 8601, UTC).</summary>
    public static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
