using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using Negotiations.Application.Access;
using Negotiations.Application.Agreements;
using Negotiations.Application.Reports;
using Negotiations.Application.Translations;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;
using Negotiations.Web.Edge;
using Negotiations.Web.Features.Agreements;
using Negotiations.Web.Features.Brackets;
using Negotiations.Web.Features.Records;
using Negotiations.Web.Features.Reports;
using Negotiations.Web.Features.Translations;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.Drafts;

/// <summary>Drafts of an agreement: tabled, read, compared, taken away.</summary>
[Route("processes/{process:guid}/agreements/{agreement:guid}/drafts")]
public sealed class DraftsController(IMediator mediator, IStringLocalizer<Texts> texts, Frame frame, CurrentViewer current, IPdfPrinter printer, PageRenderer renderer, IDocxWriter docx)
    : FeatureController(mediator, texts)
{
    private const string Side = "side";

    /// <summary>Asks for whom; with readers in the address, whether that is meant.</summary>
    [HttpGet("new")]
    public async Task<IActionResult> New(Id<Agreement> agreement, string? readers) => View("Table", await StepAsync(agreement, readers, null));

    [HttpPost("new")]
    public Task<IActionResult> Table(Guid process, Id<Agreement> agreement, string? readers, Guid key, string? note, Guid text) => Submit(
        new TableDraft(agreement, new Id<Draft>(key), RecordWords.Readers(readers), note?.Trim() ?? "", text),
        draft => LocalRedirect($"~{AgreementAddress.Draft(process, agreement, draft)}"),
        async () => View("Table", await StepAsync(agreement, readers ?? "", note)));

    /// <summary>A draft; with a view in the address, without its brackets, or as one party would have it.</summary>
    [HttpGet("{draft:guid}")]
    public async Task<IActionResult> Show(Id<Agreement> agreement, Id<Draft> draft, string? view) => View(await PageAsync(agreement, draft, view));

    /// <summary>Exports a draft, with its brackets. Posted, because it is recorded.</summary>
    [HttpPost("{draft:guid}/export"), EnableRateLimiting(RateLimits.Export)]
    public Task<IActionResult> Export(Id<Agreement> agreement, Id<Draft> draft, DraftFormat? format) => ExportAsync(
        format,
        new ExportDraft(agreement, draft, format ?? (DraftFormat)(-1)),
        async problem => View("Show", await PageAsync(agreement, draft) with { Problem = problem }),
        async exported =>
        {
            var page = new DraftShowPage(exported.Page, Reading.Bracketed, true, Texts) { Copy = new PaperCopy(exported.ExportedAt, SelfContained: true) };
            string Name(string ending) => ReportFiles.Name([current.Viewer.Seat!.ProcessReference, .. NameOf(exported.Page.Draft)], ending);
            return format switch
            {
                DraftFormat.Json => File(exported.Content!, "application/json", Name("json")),
                DraftFormat.Akn => File(exported.Content!, "application/akn+xml", Name("akn")),
                DraftFormat.Text => File(DraftFile.Of(page, frame.Demonstration), DraftFile.Type, Name("txt")),
                DraftFormat.Docx => File(docx.Write(DraftDocx.Of(page, current.Viewer.Seat!, frame)), ReportFiles.Docx, Name("docx")),
                _ => File(await PrintAsync("/Features/Drafts/Show.cshtml", page), ReportFiles.Pdf, Name("pdf")),
            };
        });

    /// <summary>A draft in two columns: in the language of its text, and in another one in which it was tabled.</summary>
    [HttpGet("{draft:guid}/parallel/{language}")]
    public async Task<IActionResult> Parallel(Id<Agreement> agreement, Id<Draft> draft, string language) => View(await ParallelAsync(agreement, draft, language));

    /// <summary>The same as a PDF. Posted, because it is recorded.</summary>
    [HttpPost("{draft:guid}/parallel/{language}/export"), EnableRateLimiting(RateLimits.Export)]
    public Task<IActionResult> ExportParallel(Id<Agreement> agreement, Id<Draft> draft, string language) => ExportAsync(
        DraftFormat.Pdf,
        new ExportParallel(agreement, draft, language),
        async problem => View("Parallel", await ParallelAsync(agreement, draft, language) with { Problem = problem }),
        async exported =>
        {
            var page = new ParallelShowPage(exported.Page, true, Texts) { Copy = new PaperCopy(exported.ExportedAt, SelfContained: true) };
            var (of, other) = (exported.Page.Draft, exported.Page.Tally.Language);
            return File(await PrintAsync("/Features/Drafts/Parallel.cshtml", page), ReportFiles.Pdf, ReportFiles.Name([current.Viewer.Seat!.ProcessReference, .. NameOf(of), $"{of.Language}-{other}"], "pdf"));
        });

    [HttpGet("{draft:guid}/changes/{against:guid}")]
    public async Task<IActionResult> Changes(Id<Agreement> agreement, Id<Draft> draft, Id<Draft> against, string? view) =>
        View(await ComparedAsync(agreement, draft, against, view));

    [HttpGet("{draft:guid}/changes/working")]
    public async Task<IActionResult> ChangesOfWorkingText(Id<Agreement> agreement, Id<Draft> draft, string? view) =>
        View("Changes", new RedlinePage(await Send(new CompareWithWorkingText(agreement, draft)), view == Side, false, Texts));

    [HttpPost("{draft:guid}/changes/{against:guid}/export"), EnableRateLimiting(RateLimits.Export)]
    public Task<IActionResult> ExportChanges(Id<Agreement> agreement, Id<Draft> draft, Id<Draft> against, DraftFormat? format) => ExportAsync(
        format,
        new ExportRedline(agreement, draft, against, format ?? (DraftFormat)(-1)),
        async problem => View("Changes", await ComparedAsync(agreement, draft, against, null) with { Problem = problem }),
        async exported =>
        {
            var comparison = exported.Comparison;
            var page = new RedlinePage(comparison, false, true, Texts) { Copy = new PaperCopy(exported.ExportedAt, SelfContained: true) };
            string Name(string ending) => ReportFiles.Name([current.Viewer.Seat!.ProcessReference, "changes", .. NameOf(comparison.Before), .. NameOf(comparison.After!)], ending);
            return format switch
            {
                DraftFormat.Text => File(DraftFile.Of(page, frame.Demonstration), DraftFile.Type, Name("txt")),
                DraftFormat.Docx => File(docx.Write(DraftDocx.Of(page, current.Viewer.Seat!, frame)), ReportFiles.Docx, Name("docx")),
                _ => File(await PrintAsync("/Features/Drafts/Changes.cshtml", page), ReportFiles.Pdf, Name("pdf")),
            };
        });

    /// <inheritdoc/>
    public override void OnActionExecuting(ActionExecutingContext context) => frame.Section = "Agreements";

    // Nothing that somebody typed: neither the name of the agreement nor that of anybody else.
    private static IEnumerable<string> NameOf(DraftRow draft) =>
        [draft.Number is { } number ? FormattableString.Invariant($"draft-{number}") : FormattableString.Invariant($"draft-{draft.TabledAt:yyyyMMdd-HHmm}"), draft.Mark];

    private async Task<IActionResult> ExportAsync<T>(DraftFormat? format, IRequest<T> request, Func<Wording?, Task<IActionResult>> page, Func<T, Task<IActionResult>> deliver)
        where T : class
    {
        // Said before anything is recorded.
        if (format == DraftFormat.Pdf && !printer.IsAvailable)
        {
            return await page(ReportFiles.Say(PdfProblem.NoBrowser));
        }

        T? exported = null;
        var refused = await Submit(
            request,
            done =>
            {
                exported = done;
                return new EmptyResult();
            },
            () => page(null));
        if (exported is null)
        {
            return refused;
        }

        try
        {
            return await deliver(exported);
        }
        catch (PdfUnavailable e)
        {
            return await page(ReportFiles.Say(e.Problem));
        }
    }

    private async Task<byte[]> PrintAsync(string view, IReport page) => await printer.Print(await renderer.Render(ControllerContext, view, page), HttpContext.RequestAborted);

    private async Task<TableDraftPage> StepAsync(Id<Agreement> agreement, string? readers, string? note) =>
        new(await Send(new PrepareDraft(agreement, readers is null ? null : RecordWords.Readers(readers))), note, Texts);

    private async Task<DraftShowPage> PageAsync(Id<Agreement> agreement, Id<Draft> draft, string? view = null)
    {
        var show = await Send(new ReadTabledDraft(agreement, draft));
        return new DraftShowPage(show, Reading.From(view, show.Parties), printer.IsAvailable, Texts);
    }

    private async Task<ParallelShowPage> ParallelAsync(Id<Agreement> agreement, Id<Draft> draft, string language) =>
        new(await Send(new ReadParallel(agreement, draft, language)), printer.IsAvailable, Texts);

    private async Task<RedlinePage> ComparedAsync(Id<Agreement> agreement, Id<Draft> draft, Id<Draft> against, string? view) =>
        new(await Send(new CompareDrafts(agreement, draft, against)), view == Side, printer.IsAvailable, Texts);
}
