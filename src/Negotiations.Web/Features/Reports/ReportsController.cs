using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using Negotiations.Application.Access;
using Negotiations.Application.Reports;
using Negotiations.Application.Tables;
using Negotiations.Domain;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.PrisonerLists;
using Negotiations.Domain.Processes;
using Negotiations.Web.Edge;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.Reports;

/// <summary>Reports and exports: of what the viewer may see, and of nothing else.</summary>
[Route("processes/{process:guid}/reports")]
public sealed class ReportsController(
    IMediator mediator, IStringLocalizer<Texts> texts, Frame frame, TimeProvider clock, IPdfPrinter printer, PageRenderer renderer, ITableWriter tables, IDocxWriter docx, CurrentViewer current)
    : FeatureController(mediator, texts)
{
    /// <summary>What reports there are.</summary>
    [HttpGet("")]
    public async Task<IActionResult> Index(Id<Process> process) => View(new ReportsPage(process, await Send(new SummarizeLists())));

    /// <summary>The lists in figures.</summary>
    [HttpGet("lists")]
    public async Task<IActionResult> Lists(Id<Process> process) => View(new SummaryPage(process, await Send(new SummarizeLists()), printer.IsAvailable));

    /// <summary>The lists in figures, as PDF. It shows nobody, and so is no export of named persons.</summary>
    [HttpGet("lists.pdf"), EnableRateLimiting(RateLimits.Export)]
    public async Task<IActionResult> ListsPdf(Id<Process> process)
    {
        var page = new SummaryPage(process, await Send(new SummarizeLists()), printer.IsAvailable);
        try
        {
            return await Print("/Features/Reports/Lists.cshtml", page with { Copy = new PaperCopy(clock.GetUtcNow(), SelfContained: true) }, SummaryName(page, "pdf"));
        }
        catch (PdfUnavailable e)
        {
            return View("Lists", page with { Problem = ReportFiles.Say(e.Problem) });
        }
    }

    /// <summary>The lists in figures, as CSV.</summary>
    [HttpGet("lists.csv"), EnableRateLimiting(RateLimits.Export)]
    public Task<IActionResult> ListsCsv(Id<Process> process) => SummaryFile(process, TableFormat.Csv, ReportFiles.Csv, "csv");

    /// <summary>The lists in figures, as a workbook.</summary>
    [HttpGet("lists.xlsx"), EnableRateLimiting(RateLimits.Export)]
    public Task<IActionResult> ListsXlsx(Id<Process> process) => SummaryFile(process, TableFormat.Xlsx, ReportFiles.Xlsx, "xlsx");

    /// <summary>What one has to know before a round.</summary>
    [HttpGet("brief")]
    public async Task<IActionResult> Brief(Id<Process> process, Id<Meeting>? meeting) => View(await BriefOf(process, meeting));

    /// <summary>The brief as PDF.</summary>
    [HttpGet("brief.pdf"), EnableRateLimiting(RateLimits.Export)]
    public async Task<IActionResult> BriefPdf(Id<Process> process, Id<Meeting>? meeting)
    {
        var page = await BriefOf(process, meeting);
        try
        {
            return await Print("/Features/Reports/Brief.cshtml", page with { Copy = new PaperCopy(clock.GetUtcNow(), SelfContained: true) }, BriefName(page, "pdf"));
        }
        catch (PdfUnavailable e)
        {
            return View("Brief", page with { Problem = ReportFiles.Say(e.Problem) });
        }
    }

    /// <summary>The brief as a document for word processors.</summary>
    [HttpGet("brief.docx"), EnableRateLimiting(RateLimits.Export)]
    public async Task<IActionResult> BriefDocx(Id<Process> process, Id<Meeting>? meeting)
    {
        var page = await BriefOf(process, meeting);
        return File(docx.Write(Reports.BriefDocx.Of(page, current.Viewer.Seat!, frame, Texts)), ReportFiles.Docx, BriefName(page, "docx"));
    }

    /// <summary>The figures of the brief as CSV.</summary>
    [HttpGet("brief.csv"), EnableRateLimiting(RateLimits.Export)]
    public Task<IActionResult> BriefCsv(Id<Process> process, Id<Meeting>? meeting) => BriefFile(process, meeting, TableFormat.Csv, ReportFiles.Csv, "csv");

    /// <summary>The figures of the brief as a workbook.</summary>
    [HttpGet("brief.xlsx"), EnableRateLimiting(RateLimits.Export)]
    public Task<IActionResult> BriefXlsx(Id<Process> process, Id<Meeting>? meeting) => BriefFile(process, meeting, TableFormat.Xlsx, ReportFiles.Xlsx, "xlsx");

    /// <summary>The form to export a version.</summary>
    [HttpGet("versions/{version:guid}")]
    public Task<IActionResult> Version(Id<Process> process, Id<ListVersion> version, ExportForm form) =>
        VersionForm(process, version, WithUsualColumns(form));

    /// <summary>Exports a version. Posted, because it is recorded.</summary>
    [HttpPost("versions/{version:guid}"), EnableRateLimiting(RateLimits.Export)]
    public Task<IActionResult> ExportVersion(Id<Process> process, Id<ListVersion> version, ExportForm form) => Export(
        new ExportVersion
        {
            Version = version,
            Columns = form.Columns,
            Selection = form.Selection,
            Entries = [.. form.Entries.Select(e => new Id<VersionEntry>(e))],
            Format = form.Format,
        },
        form.Format,
        AddressOf(process, version),
        () => VersionForm(process, version, form));

    /// <summary>The form to export a working copy.</summary>
    [HttpGet("lists/{list:guid}")]
    public Task<IActionResult> WorkingCopy(Id<Process> process, Id<PrisonerList> list, ExportForm form) =>
        WorkingCopyForm(process, list, WithUsualColumns(form));

    /// <summary>Exports a working copy. Posted, because it is recorded.</summary>
    [HttpPost("lists/{list:guid}"), EnableRateLimiting(RateLimits.Export)]
    public Task<IActionResult> ExportWorkingCopy(Id<Process> process, Id<PrisonerList> list, ExportForm form) => Export(
        new ExportWorkingCopy
        {
            List = list,
            Columns = form.Columns,
            Selection = form.Selection,
            Entries = [.. form.Entries.Select(e => new Id<PrisonerEntry>(e))],
            Format = form.Format,
        },
        form.Format,
        AddressOf(process, list),
        () => WorkingCopyForm(process, list, form));

    private static ExportForm WithUsualColumns(ExportForm form) => form with { Columns = [.. ExportColumns.Usual.Select(c => c.Key)] };

    private static string AddressOf(Id<Process> process, Id<ListVersion> version) => $"/processes/{process}/reports/versions/{version}";

    private static string AddressOf(Id<Process> process, Id<PrisonerList> list) => $"/processes/{process}/reports/lists/{list}";

    private static string SummaryName(SummaryPage page, string ending) =>
        ReportFiles.Name([page.Summary.ProcessReference, "lists-in-figures"], ending);

    private static string BriefName(BriefPage page, string ending) => ReportFiles.Name([page.Brief.ProcessReference, "brief"], ending);

    private async Task<BriefPage> BriefOf(Id<Process> process, Id<Meeting>? meeting) => new(process, await Send(new ReadBrief(meeting)), printer.IsAvailable);

    private async Task<IActionResult> BriefFile(Id<Process> process, Id<Meeting>? meeting, TableFormat format, string type, string ending)
    {
        var page = await BriefOf(process, meeting);
        return File(await tables.Write(page.Brief, format, Texts, frame.Demonstration, HttpContext.RequestAborted), type, BriefName(page, ending));
    }

    private async Task<IActionResult> VersionForm(Id<Process> process, Id<ListVersion> version, ExportForm form) =>
        View("Export", new ExportPage(
            await Send(new PrepareVersionExport(version)), form, printer.IsAvailable, AddressOf(process, version), $"/processes/{process}/lists/versions/{version}"));

    private async Task<IActionResult> WorkingCopyForm(Id<Process> process, Id<PrisonerList> list, ExportForm form) =>
        View("Export", new ExportPage(
            await Send(new PrepareWorkingCopyExport(list)), form, printer.IsAvailable, AddressOf(process, list), $"/processes/{process}/lists/{list}"));

    private async Task<IActionResult> Export(IRequest<ExportedList> request, ExportFormat format, string back, Func<Task<IActionResult>> again)
    {
        // Said before anything is read and recorded.
        if (format == ExportFormat.Pdf && !printer.IsAvailable)
        {
            return await Refused(PdfProblem.NoBrowser, again);
        }

        ExportedList? list = null;
        var refused = await Submit(
            request,
            exported =>
            {
                list = exported;
                return new EmptyResult();
            },
            again);
        if (list is null)
        {
            return refused;
        }

        try
        {
            return await Deliver(list, format, back);
        }
        catch (PdfUnavailable e)
        {
            return await Refused(e.Problem, again);
        }
    }

    private async Task<IActionResult> Deliver(ExportedList list, ExportFormat format, string back)
    {
        var of = list.Source;
        string Name(string ending) => ReportFiles.Name(of.ProcessReference, of.PartyCode, of.Kind, of.Version, of.ReceiptNumber, null, ending);
        return format switch
        {
            ExportFormat.Csv => File(await tables.Write(list, TableFormat.Csv, Texts, frame.Demonstration, HttpContext.RequestAborted), ReportFiles.Csv, Name("csv")),
            ExportFormat.Xlsx => File(await tables.Write(list, TableFormat.Xlsx, Texts, frame.Demonstration, HttpContext.RequestAborted), ReportFiles.Xlsx, Name("xlsx")),
            ExportFormat.Print => View("List", new ListReport(list, new PaperCopy(list.ExportedAt, SelfContained: false, Back: back))),
            _ => await Print("/Features/Reports/List.cshtml", new ListReport(list, new PaperCopy(list.ExportedAt, SelfContained: true)), Name("pdf")),
        };
    }

    private async Task<IActionResult> SummaryFile(Id<Process> process, TableFormat format, string type, string ending)
    {
        var summary = await Send(new SummarizeLists());
        return File(
            await tables.Write(summary, format, Texts, frame.Demonstration, HttpContext.RequestAborted),
            type,
            SummaryName(new SummaryPage(process, summary, printer.IsAvailable), ending));
    }

    private async Task<FileContentResult> Print(string view, object model, string name) =>
        File(await printer.Print(await renderer.Render(ControllerContext, view, model), HttpContext.RequestAborted), ReportFiles.Pdf, name);

    private Task<IActionResult> Refused(PdfProblem problem, Func<Task<IActionResult>> again)
    {
        ModelState.AddModelError("", ReportFiles.Say(problem).In(Texts));
        return again();
    }
}
