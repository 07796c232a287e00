using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using Negotiations.Application.Brackets;
using Negotiations.Application.Tables;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;
using Negotiations.Web.Edge;
using Negotiations.Web.Features.Reports;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.Brackets;

/// <summary>The ledger of brackets of an agreement.</summary>
[Route("processes/{process:guid}/agreements/{agreement:guid}/brackets")]
public sealed class LedgerController(IMediator mediator, IStringLocalizer<Texts> texts, ITableWriter tables, Frame frame) : FeatureController(mediator, texts)
{
    [HttpGet("")]
    public Task<IActionResult> Show(Id<Agreement> agreement, [FromQuery] LedgerQuery query, int page = 1) => LedgerAsync(agreement, query, page);

    /// <summary>All that is asked for, on every page, as a table. Posted, because it is recorded; what is asked for stands in the address, as on the page.</summary>
    [HttpPost("export"), EnableRateLimiting(RateLimits.Export)]
    public async Task<IActionResult> Export(Id<Agreement> agreement, [FromQuery] LedgerQuery query, TableFormat? format)
    {
        ExportedLedger? exported = null;
        var refused = await Submit(
            new ExportLedger(agreement, query.Read(), format ?? (TableFormat)(-1)),
            done =>
            {
                exported = done;
                return new EmptyResult();
            },
            () => LedgerAsync(agreement, query, 1));
        if (exported is null)
        {
            return refused;
        }

        var (type, ending) = format == TableFormat.Xlsx ? (ReportFiles.Xlsx, "xlsx") : (ReportFiles.Csv, "csv");
        return File(await tables.Write(exported, format!.Value, Texts, frame.Demonstration, HttpContext.RequestAborted), type, ReportFiles.Name([exported.ProcessReference, "brackets"], ending));
    }

    /// <inheritdoc/>
    public override void OnActionExecuting(ActionExecutingContext context) => frame.Section = "Agreements";

    private async Task<IActionResult> LedgerAsync(Id<Agreement> agreement, LedgerQuery query, int page) =>
        View("~/Features/Brackets/Ledger.cshtml", new LedgerShowPage(await Send(new ReadLedger(agreement, query.Read(), page)), query, Request.QueryString.Value ?? "", Texts));
}
