using System.Globalization;
using Microsoft.Extensions.Localization;
using Negotiations.Application.Access;
using Negotiations.Application.Brackets;
using Negotiations.Application.Tables;
using Negotiations.Web.Features.Reports;

namespace Negotiations.Web.Features.Brackets;

/// <summary>The ledger of brackets as a table: one line for each bracket.</summary>
internal static class LedgerTable
{
    private static readonly string[] Header =
    [
        "Provision", "Words", "Words as it was opened", "State", "Opened by", "Opened (UTC)", "Days open", "What is proposed", "What was proposed before", "What was proposed for other words", "All parties could live with", "What closed it", "What was adopted", "Closed by", "Closed (UTC)", "Why",
    ];

    /// <summary>Writes the table.</summary>
    public static Task<byte[]> Write(this ITableWriter writer, ExportedLedger ledger, TableFormat format, IStringLocalizer texts, bool demonstration, CancellationToken cancellationToken) => writer.Write(
        new ReportHead("Ledger of brackets", PageAudience.Mediators, $"{ledger.ProcessName} ({ledger.ProcessReference})", ledger.At, "One line for each bracket that the working text ever had. Who proposes what stands before it."),
        Header,
        ledger.Rows.Select(r => Row(r, ledger, texts)),
        format,
        texts,
        demonstration,
        cancellationToken);

    private static string?[] Row(LedgerRow row, ExportedLedger ledger, IStringLocalizer texts)
    {
        var bracket = row.Bracket;
        var isPlace = bracket.Span.Length == 0;
        return
        [
            row.Provision.Cited(texts), bracket.WordsNow, bracket.Words, (bracket.IsOpen ? LedgerPart.Open : LedgerPart.Closed).InWords().In(texts), bracket.OpenedBy, ReportTable.Moment(bracket.OpenedAt),
            row.Days.ToString(CultureInfo.InvariantCulture), bracket.Standing.Plain(isPlace, ledger.Parties, texts), bracket.Earlier.Plain(isPlace, ledger.Parties, texts),
            string.Join(" / ", bracket.Standing.Where(a => a.MadeForOthers is not null).Select(a => $"{BracketWords.Codes(a.ByMediators, a.Proposers, ledger.Parties)}: {a.MadeForOthers(bracket, texts, ReportTable.Moment)}")), row.Lived(ledger.Parties, texts), bracket.Outcome?.InWords().In(texts),
            bracket.Alternatives.FirstOrDefault(a => a.Id == bracket.AdoptedId)?.Said(isPlace, texts), bracket.ClosedBy, bracket.ClosedAt is { } at ? ReportTable.Moment(at) : null, bracket.Reason,
        ];
    }
}
