using System.Text;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using Negotiations.Application.Access;
using Negotiations.Application.PrisonerLists;
using Negotiations.Application.Reports;
using Negotiations.Domain;
using Negotiations.Domain.PrisonerLists;
using Negotiations.Domain.Processes;
using Negotiations.Web.Edge;
using Negotiations.Web.Features.Reports;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.Receipts;

/// <summary>Receipts of submitted versions: on screen, on paper, and the file that they are the receipt of.</summary>
[Route("processes/{process:guid}/lists/versions/{version:guid}")]
public sealed class ReceiptsController(IMediator mediator, IStringLocalizer<Texts> texts, Frame frame, CurrentViewer current, TimeProvider clock, IPdfPrinter printer, PageRenderer renderer)
    : FeatureController(mediator, texts)
{
    /// <summary>The receipt.</summary>
    [HttpGet("receipt")]
    public async Task<IActionResult> Receipt(Id<Process> process, Id<ListVersion> version) =>
        View(new ReceiptPage(process, await Send(new ReadReceipt(version)), printer.IsAvailable));

    /// <summary>The receipt on one sheet.</summary>
    [HttpGet("receipt.pdf"), EnableRateLimiting(RateLimits.Export)]
    public async Task<IActionResult> ReceiptPdf(Id<Process> process, Id<ListVersion> version)
    {
        var receipt = await Send(new ReadReceipt(version));
        var page = new ReceiptPage(process, receipt, printer.IsAvailable) { Copy = new PaperCopy(clock.GetUtcNow(), SelfContained: true) };
        try
        {
            var pdf = await printer.Print(await renderer.Render(ControllerContext, "/Features/Receipts/Receipt.cshtml", page), HttpContext.RequestAborted);
            var of = receipt.Version;
            return File(pdf, ReportFiles.Pdf, ReportFiles.Name(receipt.ProcessReference, of.PartyCode, of.Kind, of.Number, of.ReceiptNumber, "receipt", "pdf"));
        }
        catch (PdfUnavailable e)
        {
            return View("Receipt", page with { Copy = null, Problem = ReportFiles.Say(e.Problem) });
        }
    }

    /// <summary>The signed receipt, as a file.</summary>
    [HttpGet("receipt.jws"), EnableRateLimiting(RateLimits.Export)]
    public async Task<IActionResult> SignedReceipt(Id<Process> process, Id<ListVersion> version)
    {
        var receipt = await Send(new ReadReceipt(version));
        var of = receipt.Version;
        return receipt.Signed is { } signed
            ? File(Encoding.ASCII.GetBytes(signed + "\n"), "application/jose", ReportFiles.Name(receipt.ProcessReference, of.PartyCode, of.Kind, of.Number, of.ReceiptNumber, "receipt", "jws"))
            : throw new NotFound();
    }

    /// <summary>The canonical form: the file whose fingerprint is on the receipt. For the delegation alone, and recorded.</summary>
    [HttpPost("canonical.json"), EnableRateLimiting(RateLimits.Export)]
    public async Task<IActionResult> CanonicalForm(Id<Process> process, Id<ListVersion> version)
    {
        var form = await Send(new ReadCanonicalForm(version));
        return File(form.Json, "application/json", ReportFiles.Name(current.Viewer.Seat!.ProcessReference, form.Version.PartyCode, form.Version.Kind, form.Version.Number, form.Version.ReceiptNumber, null, "json"));
    }

    /// <inheritdoc/>
    public override void OnActionExecuting(ActionExecutingContext context) => frame.Section = "PrisonerLists";
}

/// <summary>A receipt.</summary>
public sealed record ReceiptPage(Id<Process> Process, Receipt Receipt, bool PdfIsAvailable) : IReport
{
    /// <inheritdoc/>
    public Wording Title => "Receipt of a submitted list";

    /// <inheritdoc/>
    public PageAudience Audience => PageAudience.DelegationAndMediators;

    /// <inheritdoc/>
    public PaperCopy? Copy { get; init; }

    /// <summary>Why there is no PDF, after one was asked for.</summary>
    public Wording? Problem { get; init; }

    /// <summary>What the QR code says: receipt number and fingerprint, nothing else.</summary>
    public string QrText => $"negotiations:list-version?receipt={Receipt.Version.ReceiptNumber}&sha256={Receipt.Version.Hash}";

    /// <summary>Address of the version.</summary>
    public string Here => $"/processes/{Process}/lists/versions/{Receipt.Version.Id}";
}
