using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using Negotiations.Application.Access;
using Negotiations.Application.Records;
using Negotiations.Application.Reports;
using Negotiations.Domain;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Processes;
using Negotiations.Domain.Records;
using Negotiations.Web.Edge;
using Negotiations.Web.Features.Imports;
using Negotiations.Web.Features.Meetings;
using Negotiations.Web.Features.Reports;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.Records;

/// <summary>The shared record of a meeting: drafted by the mediators, circulated, commented on, approved, corrected.</summary>
[Route("processes/{process:guid}/meetings/{meeting:guid}/record")]
public sealed class RecordsController(
    IMediator mediator, IStringLocalizer<Texts> texts, Frame frame, CurrentViewer current, IPdfPrinter printer, PageRenderer renderer, IDocxWriter docx)
    : FeatureController(mediator, texts)
{
    [HttpGet("")]
    public async Task<IActionResult> Show(Id<Meeting> meeting) => View(new RecordPage(await Send(new ReadRecord(meeting))));

    [HttpGet("notes")]
    public Task<IActionResult> Notes(Id<Meeting> meeting) => NotesPage(meeting, new NotesForm());

    [HttpPost("notes"), RequestFormLimits(ValueCountLimit = ImportsController.MostFields)]
    public Task<IActionResult> PutNotes(Id<Process> process, Id<Meeting> meeting, NotesForm form) => Submit(
        new PutNotesIntoRecord(meeting, RecordWords.Readers(form.Readers), form.Chosen()),
        _ => LocalRedirect($"~{RecordAddress.Record(process, meeting)}/draft"),
        () => NotesPage(meeting, form));

    [HttpGet("draft")]
    public async Task<IActionResult> Draft(Id<Process> process, Id<Meeting> meeting)
    {
        var show = await Send(new ReadDraft(meeting));
        return show.State == RecordState.Approved
            ? LocalRedirect($"~{RecordAddress.Record(process, meeting)}")
            : DraftForm(show, new DraftForm { VersionToken = show.Form.VersionToken, Readers = show.Form.Readers.Code(), Lines = [.. show.Form.Paragraphs.Select(DraftLine.Of)] }, changed: false);
    }

    [HttpPost("draft"), RequestFormLimits(ValueCountLimit = ImportsController.MostFields)]
    public async Task<IActionResult> KeepDraft(Id<Process> process, Id<Meeting> meeting, DraftForm form)
    {
        if (form.Do is not null)
        {
            var show = await Send(new ReadDraft(meeting));
            return DraftForm(show, form.Rearranged(DraftPage.CodesOf(show)), changed: true);
        }

        // A paragraph without a text is none; those that are left are those that messages speak of.
        var filled = form with { Lines = [.. form.Lines.Where(l => !l.IsEmpty)] };
        return await Submit(
            new KeepDraft(meeting, filled.Read()),
            _ =>
            {
                TempData["done"] = Texts["Saved."].Value;
                return LocalRedirect($"~{RecordAddress.Record(process, meeting)}/draft");
            },
            async () => DraftForm(await Send(new ReadDraft(meeting)), filled, changed: true),
            conflict => BothTexts(conflict, PageAudience.Mediators, Url.Content($"~{RecordAddress.Record(process, meeting)}/draft"), Fields(filled.Read(), (DraftConflict)conflict.Current)));
    }

    [HttpGet("preview")]
    public async Task<IActionResult> Preview(Id<Meeting> meeting) => View(new RecordPreviewPage(await Send(new PreviewRecord(meeting)), current.Viewer.Seat!.TimeZone));

    [HttpGet("circulate")]
    public async Task<IActionResult> AskCirculate(Id<Meeting> meeting) => View("Step", new RecordStepPage(await Send(new PrepareCirculation(meeting)), Approval: false));

    [HttpPost("circulate")]
    public Task<IActionResult> Circulate(Id<Process> process, Id<Meeting> meeting, Guid token) => Submit(
        new CirculateRecord(meeting, token),
        version => LocalRedirect($"~{RecordAddress.Version(process, meeting, version)}"),
        () => AskCirculate(meeting));

    [HttpGet("approve")]
    public async Task<IActionResult> AskApprove(Id<Meeting> meeting) => View("Step", new RecordStepPage(await Send(new PrepareApproval(meeting)), Approval: true));

    [HttpPost("approve")]
    public Task<IActionResult> Approve(Id<Process> process, Id<Meeting> meeting, Guid token, int comments) => Submit(
        new ApproveRecord(meeting, token, comments),
        version => LocalRedirect($"~{RecordAddress.Version(process, meeting, version)}"),
        () => AskApprove(meeting));

    [HttpPost("correction")]
    public Task<IActionResult> Correct(Id<Process> process, Id<Meeting> meeting) => Submit(
        new CorrectRecord(meeting),
        _ => LocalRedirect($"~{RecordAddress.Record(process, meeting)}/draft"),
        async () => View("Show", new RecordPage(await Send(new ReadRecord(meeting)))));

    [HttpGet("versions/{version:guid}")]
    public async Task<IActionResult> Version(Id<Meeting> meeting, Id<RecordVersion> version, string? on, Guid? answer) =>
        View("Version", await PageAsync(meeting, version) with { On = on, Form = new CommentForm { Line = Guid.TryParse(on, out var line) ? line : null }, Answering = answer });

    [HttpPost("versions/{version:guid}/comments")]
    public Task<IActionResult> Comment(Id<Process> process, Id<Meeting> meeting, Id<RecordVersion> version, CommentForm form) => Submit(
        new CommentOnRecord(meeting, version, form.Line is { } line ? new Id<RecordLine>(line) : null, form.Text?.Trim() ?? "", form.ToEverybody),
        comment => LocalRedirect($"~{RecordAddress.Version(process, meeting, version)}#c-{comment}"),
        async () => View("Version", await PageAsync(meeting, version) with { On = form.Line?.ToString() ?? RecordVersionShowPage.Whole, Form = form }),
        prefix: "Form");

    [HttpPost("versions/{version:guid}/comments/{comment:guid}")]
    public Task<IActionResult> Answer(Id<Process> process, Id<Meeting> meeting, Id<RecordVersion> version, Id<RecordComment> comment, AnswerForm answer) => Submit(
        new AnswerComment(meeting, version, comment, answer.Outcome, answer.Text?.Trim() ?? ""),
        _ => LocalRedirect($"~{RecordAddress.Version(process, meeting, version)}#c-{comment}"),
        async () =>
        {
            var page = await PageAsync(meeting, version);
            return page.Page.Comments.Any(c => c.Id == comment) ? View("Version", page with { Answering = comment.Value, Answer = answer }) : throw new NotFound();
        },
        prefix: "Answer");

    [HttpGet("versions/{version:guid}/compare/{with:guid}")]
    public async Task<IActionResult> Compare(Id<Meeting> meeting, Id<RecordVersion> version, Id<RecordVersion> with) =>
        View(new RecordComparePage(await Send(new CompareRecordVersions(meeting, version, with)), Texts));

    /// <summary>Exports a version. Posted, because it is recorded.</summary>
    [HttpPost("versions/{version:guid}/export"), EnableRateLimiting(RateLimits.Export)]
    public async Task<IActionResult> Export(Id<Meeting> meeting, Id<RecordVersion> version, RecordFormat? format)
    {
        // Said before anything is recorded.
        if (format == RecordFormat.Pdf && !printer.IsAvailable)
        {
            return View("Version", await PageAsync(meeting, version) with { Problem = ReportFiles.Say(PdfProblem.NoBrowser) });
        }

        ExportedRecord? exported = null;
        var refused = await Submit(
            new ExportRecord(meeting, version, format ?? (RecordFormat)(-1)),
            done =>
            {
                exported = done;
                return new EmptyResult();
            },
            async () => View("Version", await PageAsync(meeting, version)));
        if (exported is null)
        {
            return refused;
        }

        try
        {
            return await DeliverAsync(exported, format!.Value);
        }
        catch (PdfUnavailable e)
        {
            return View("Version", await PageAsync(meeting, version) with { Problem = ReportFiles.Say(e.Problem) });
        }
    }

    /// <inheritdoc/>
    public override void OnActionExecuting(ActionExecutingContext context) => frame.Section = "Meetings";

    private async Task<IActionResult> DeliverAsync(ExportedRecord exported, RecordFormat format)
    {
        var version = exported.Version;
        string Name(string ending) => ReportFiles.Name(
            [
                current.Viewer.Seat!.ProcessReference, "record", exported.Text.Date.ToString(), FormattableString.Invariant($"v{version.Number}"),
                version.Stage == RecordStage.Approved ? null : FormattableString.Invariant($"for-comment-{version.Circulation}"), version.Hash[..8],
            ],
            ending);
        var copy = new PaperCopy(exported.ExportedAt, SelfContained: true);
        switch (format)
        {
            case RecordFormat.Json:
                return File(exported.Json!, "application/json", Name("json"));
            case RecordFormat.Docx:
                return File(docx.Write(RecordDocx.Of(exported, current.Viewer.Seat!, frame, Texts)), ReportFiles.Docx, Name("docx"));
            default:
                var page = new RecordVersionShowPage(
                    new RecordVersionPage { Version = version, Text = exported.Text, Comments = [], MayComment = false, MayAnswer = false, HasFile = false },
                    current.Viewer.Seat!.TimeZone,
                    true,
                    Texts)
                { Copy = copy };
                return File(await printer.Print(await renderer.Render(ControllerContext, "/Features/Records/Version.cshtml", page), HttpContext.RequestAborted), ReportFiles.Pdf, Name("pdf"));
        }
    }

    private async Task<RecordVersionShowPage> PageAsync(Id<Meeting> meeting, Id<RecordVersion> version) =>
        new(await Send(new ReadRecordVersion(meeting, version)), current.Viewer.Seat!.TimeZone, printer.IsAvailable, Texts);

    private async Task<IActionResult> NotesPage(Id<Meeting> meeting, NotesForm form) => View("Notes", new NotesPage(await Send(new ReadRecordNotes(meeting)), form, Texts));

    private ViewResult DraftForm(DraftInHand show, DraftForm form, bool changed) => View("Draft", new DraftPage(show, form.Sorted(DraftPage.CodesOf(show)), changed, Texts));

    private List<ConflictField> Fields(RecordForm yours, DraftConflict theirs)
    {
        // By what they are: a paragraph that one of the two does not have stands opposite nothing.
        var mine = yours.Paragraphs.Where(p => p.Id is not null).GroupBy(p => p.Id!.Value).ToDictionary(g => g.Key, g => g.First());
        var stored = theirs.Form.Paragraphs
            .Select((p, at) => new ConflictField(new("Paragraph {0}", at + 1), mine.Remove(p.Id!.Value, out var own) ? Say(own.Facts) : null, Say(p.Facts))).ToList();
        return
        [
            .. stored,
            .. yours.Paragraphs.Where(p => p.Id is null || mine.ContainsKey(p.Id.Value)).Select(p => new ConflictField("Another paragraph", Say(p.Facts), null)),
            new("Who reads it", Readers(yours.Readers), Readers(theirs.Form.Readers)),
        ];

        string Say(ParagraphFacts facts)
        {
            var where = facts.AgendaItem is { } point ? theirs.Points.GetValueOrDefault(point) : RecordWords.Heading(facts.Part, "").In(Texts);
            var who = facts.SpeakerParty is { } party ? theirs.Codes.GetValueOrDefault(party) : facts.SpeakerAs?.InWords().In(Texts);
            return $"{string.Join(" · ", new[] { where, who, facts.Speaker }.Where(w => !string.IsNullOrEmpty(w)))}\n{facts.Text}";
        }

        string Readers(Audience readers) => $"{Texts[AudienceWords.For(readers.ToPage()).Label]} {(readers.Owner is { } owner ? theirs.Codes.GetValueOrDefault(owner) : "")}".TrimEnd();
    }
}
