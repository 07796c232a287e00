using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using Negotiations.Application.Access;
using Negotiations.Application.Readouts;
using Negotiations.Application.Reports;
using Negotiations.Domain;
using Negotiations.Domain.Dates;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Readouts;
using Negotiations.Web.Edge;
using Negotiations.Web.Features.Imports;
using Negotiations.Web.Features.Reports;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.Readouts;

/// <summary>Readouts: what each side, all, or a mediator says publicly of a meeting.</summary>
[Route("processes/{process:guid}/meetings/{meeting:guid}/readouts")]
public sealed class ReadoutsController(
    IMediator mediator, IStringLocalizer<Texts> texts, Frame frame, CurrentViewer current, TimeProvider clock, IPdfPrinter printer, PageRenderer renderer)
    : FeatureController(mediator, texts)
{
    /// <inheritdoc/>
    public override void OnActionExecuting(ActionExecutingContext context) => frame.Section = "Meetings";

    /// <summary>All of a meeting, two of them side by side: those that the address names, or the first two that different ones issued.</summary>
    [HttpGet("")]
    public async Task<IActionResult> List(Id<Meeting> meeting, Guid? left, Guid? right) =>
        View(await ListAsync(meeting, left, right));

    /// <summary>The two of them as PDF; while there are not two, the list.</summary>
    [HttpGet("compare.pdf"), EnableRateLimiting(RateLimits.Export)]
    public async Task<IActionResult> ComparePdf(Id<Meeting> meeting, Guid? left, Guid? right)
    {
        var page = await ListAsync(meeting, left, right);
        if (page.Show.Compared is not { } both)
        {
            return View("List", page);
        }

        var paper = new ReadoutComparePage(page.Show.Meeting, both, new PaperCopy(clock.GetUtcNow(), SelfContained: true, Wide: true));
        try
        {
            var pdf = await printer.Print(await renderer.Render(ControllerContext, "/Features/Readouts/Compare.cshtml", paper), HttpContext.RequestAborted);
            return File(pdf, ReportFiles.Pdf, ReportFiles.Name([current.Viewer.Seat!.ProcessReference, "readouts", paper.Meeting.Date.ToString()], "pdf"));
        }
        catch (PdfUnavailable e)
        {
            return View("List", page with { Problem = ReportFiles.Say(e.Problem) });
        }
    }

    [HttpGet("new")]
    public async Task<IActionResult> New(Id<Meeting> meeting)
    {
        var choices = await Send(new ReadReadoutForm(meeting));
        return Form(ReadoutInput.Of(choices.Form), choices);
    }

    [HttpPost("new"), RequestFormLimits(ValueCountLimit = ImportsController.MostFields)]
    public Task<IActionResult> Enter(Guid process, Id<Meeting> meeting, ReadoutInput input) => KeepAsync(
        input,
        new ReadReadoutForm(meeting),
        form => new EnterReadout(meeting, form),
        process,
        meeting);

    [HttpGet("{readout:guid}")]
    public async Task<IActionResult> Show(Id<Meeting> meeting, Id<Readout> readout) => View(new ReadoutShowPage(await Send(new ReadReadout(meeting, readout))));

    [HttpGet("{readout:guid}/revise")]
    public async Task<IActionResult> AskRevision(Id<Meeting> meeting, Id<Readout> readout)
    {
        var choices = await Send(new ReadRevisionForm(meeting, readout));
        return Form(ReadoutInput.Of(choices.Form), choices);
    }

    [HttpPost("{readout:guid}/revise"), RequestFormLimits(ValueCountLimit = ImportsController.MostFields)]
    public Task<IActionResult> Revise(Guid process, Id<Meeting> meeting, Id<Readout> readout, ReadoutInput input) => KeepAsync(
        input,
        new ReadRevisionForm(meeting, readout),
        form => new ReviseReadout(meeting, readout, form),
        process,
        meeting,
        readout);

    [HttpGet("{readout:guid}/topics")]
    public async Task<IActionResult> AskTopics(Id<Meeting> meeting, Id<Readout> readout)
    {
        var show = await CorrectableAsync(meeting, readout);
        return View("Topics", new TopicsPage(show, new TopicsInput { VersionToken = show.Readout.VersionToken }));
    }

    [HttpPost("{readout:guid}/topics"), RequestFormLimits(ValueCountLimit = ImportsController.MostFields)]
    public Task<IActionResult> NameTopics(Guid process, Id<Meeting> meeting, Id<Readout> readout, TopicsInput input) => Submit(
        new NameTopics(meeting, readout, input.Read(), input.VersionToken),
        _ => Shown(process, meeting, readout),
        async () => View("Topics", new TopicsPage(await CorrectableAsync(meeting, readout), input)),
        conflict => BothTexts(conflict, current.Viewer.OwnSide, Address(process, meeting, readout), Topics(input, (ReadoutForm)conflict.Current)));

    [HttpGet("{readout:guid}/withdraw")]
    public async Task<IActionResult> AskWithdrawal(Id<Meeting> meeting, Id<Readout> readout) => View("Withdraw", new WithdrawReadoutPage(await CorrectableAsync(meeting, readout), null));

    [HttpPost("{readout:guid}/withdraw")]
    public Task<IActionResult> Withdraw(Guid process, Id<Meeting> meeting, Id<Readout> readout, string? reason) => Submit(
        new WithdrawReadout(meeting, readout, reason?.Trim() ?? ""),
        _ => Shown(process, meeting, readout),
        async () => View("Withdraw", new WithdrawReadoutPage(await CorrectableAsync(meeting, readout), reason)));

    [HttpGet("draft")]
    public async Task<IActionResult> Draft(Id<Meeting> meeting)
    {
        var draft = await Send(new ReadReadoutDraft(meeting));
        return View("Draft", new ReadoutDraftShowPage(draft, ReadoutDraftInput.Of(draft), false));
    }

    [HttpPost("draft"), RequestFormLimits(ValueCountLimit = ImportsController.MostFields)]
    public async Task<IActionResult> KeepDraft(Guid process, Id<Meeting> meeting, ReadoutDraftInput input)
    {
        async Task<IActionResult> AgainAsync(ReadoutDraftInput form) => View("Draft", new ReadoutDraftShowPage(await Send(new ReadReadoutDraft(meeting)), form, true));
        if (!string.IsNullOrEmpty(input.Do))
        {
            ModelState.Clear();
            return await AgainAsync(input.Rearranged());
        }

        return await Submit(
            new KeepReadoutDraft(meeting, input.Read(), input.VersionToken),
            _ => LocalRedirect($"~/processes/{process}/meetings/{meeting}/readouts/draft"),
            () => AgainAsync(input),
            conflict => BothTexts(conflict, PageAudience.Mediators, Address(process, meeting) + "/draft", Lines(input.Read(), (IReadOnlyList<DraftedLine>)conflict.Current)));
    }

    [HttpGet("draft/issue")]
    public async Task<IActionResult> AskIssue(Id<Meeting> meeting)
    {
        var choices = await Send(new PrepareReadout(meeting));
        return Issue(ReadoutInput.Of(choices.Form), choices);
    }

    [HttpPost("draft/issue")]
    public Task<IActionResult> Issue(Guid process, Id<Meeting> meeting, ReadoutInput input)
    {
        ForgetRows();
        input = input with { Asserters = [.. input.Asserters.Where(a => !a.IsEmpty)], Kind = ReadoutKind.Mediators };
        return Submit(
            new IssueReadout(meeting, input.Read(ModelState, Texts)),
            id => Shown(process, meeting, id),
            async () => Issue(input, await Send(new PrepareReadout(meeting))),
            conflict => BothTexts(conflict, PageAudience.Mediators, Address(process, meeting) + "/draft", Lines([], (IReadOnlyList<DraftedLine>)conflict.Current)));
    }

    private async Task<ReadoutListPage> ListAsync(Id<Meeting> meeting, Guid? left, Guid? right) =>
        new(await Send(new ReadReadouts(meeting, Of(left), Of(right))), printer.IsAvailable, Texts);

    private static Id<Readout>? Of(Guid? id) => id is { } given ? new Id<Readout>(given) : null;

    private async Task<IActionResult> KeepAsync(
        ReadoutInput input, IRequest<ReadoutFormPage> choices, Func<ReadoutForm, IRequest<Id<Readout>>> request, Guid process, Id<Meeting> meeting, Id<Readout>? revised = null)
    {
        ForgetRows();
        // The text is cut before anything is kept, so that its paragraphs can be sorted by topic on the page that follows.
        var pasted = input.Passages.All(p => p.IsEmpty) && !string.IsNullOrWhiteSpace(input.Text);
        input = input.Rearranged();
        var tooLong = input is { Passages.Count: 0, IsTooLong: true };
        if (pasted || tooLong || input.Do is ReadoutInput.Whole or ReadoutInput.More)
        {
            ModelState.Clear();
            if (tooLong)
            {
                ModelState.AddModelError(
                    nameof(input.Text),
                    Texts["At most {0} paragraphs and {1} characters fit. Enter the part that matters, and say under “Where it is kept” where the rest is.", Readout.MostPassages, Readout.TextLength.ToString("N0", CultureInfo.CurrentCulture)]);
            }

            return Form(input, await Send(choices));
        }

        // Who speaks stays, where somebody sets it right, and goes without saying for a delegation.
        var form = input.Read(ModelState, Texts);
        if (form.Kind is null)
        {
            form = form with { Kind = (await Send(choices)).Form.Kind };
        }

        return await Submit(
            request(form),
            id => Shown(process, meeting, id),
            async () => Form(input, await Send(choices)),
            conflict => BothTexts(conflict, current.Viewer.OwnSide, Address(process, meeting, revised), Fields(form, (ReadoutForm)conflict.Current)));
    }

    // Rows that stayed empty are left out: messages speak of those that are left.
    private void ForgetRows()
    {
        foreach (var row in ModelState.Keys.Where(k => k.StartsWith(nameof(ReadoutInput.Asserters), StringComparison.Ordinal) || k.StartsWith(nameof(ReadoutInput.Passages), StringComparison.Ordinal)).ToList())
        {
            ModelState.Remove(row);
        }
    }

    private ViewResult Form(ReadoutInput input, ReadoutFormPage choices) => View("Form", new ReadoutEditPage(input, choices, false, Texts));

    private ViewResult Issue(ReadoutInput input, ReadoutFormPage choices) => View("Issue", new ReadoutEditPage(input, choices, true, Texts));

    private string Address(Guid process, Id<Meeting> meeting, Id<Readout>? readout = null) =>
        Url.Content($"~/processes/{process}/meetings/{meeting}/readouts{(readout is { } id ? $"/{id}" : "")}");

    private LocalRedirectResult Shown(Guid process, Id<Meeting> meeting, Id<Readout> readout) => LocalRedirect($"~/processes/{process}/meetings/{meeting}/readouts/{readout}");

    /// <summary>The readout, for whoever may set it right.</summary>
    private async Task<ReadoutPage> CorrectableAsync(Id<Meeting> meeting, Id<Readout> readout)
    {
        var show = await Send(new ReadReadout(meeting, readout));
        return show.MayCorrect ? show : throw new NotFound();
    }

    private static ConflictField[] Topics(TopicsInput yours, ReadoutForm theirs) =>
        [.. theirs.Passages.Select((p, at) => new ConflictField(new("Paragraph {0}", at + 1), yours.Passages.ElementAtOrDefault(at)?.Topic, p.Topic))];

    private static ConflictField[] Lines(IReadOnlyList<DraftedLine> yours, IReadOnlyList<DraftedLine> theirs)
    {
        static string? Say(DraftedLine? line) => line is null ? null : line.Facts.Topic.Length > 0 ? $"{line.Facts.Topic}\n{line.Facts.Text}" : line.Facts.Text;
        return [.. Enumerable.Range(0, Math.Max(yours.Count, theirs.Count)).Select(at => new ConflictField(new("Line {0}", at + 1), Say(yours.ElementAtOrDefault(at)), Say(theirs.ElementAtOrDefault(at))))];
    }

    private ConflictField[] Fields(ReadoutForm yours, ReadoutForm theirs)
    {
        string? Date(ReadoutForm form) => form.On is { } on ? PartialDateText.Format(on, CultureInfo.CurrentUICulture, text => Texts[text]) : null;
        static string Text(ReadoutForm form) => string.Join("\n\n", form.Passages.Select(p => p.Topic.Length > 0 ? $"[{p.Topic}] {p.Text}" : p.Text));
        return
        [
            new("Title", yours.Title, theirs.Title),
            new("Issued on", Date(yours), Date(theirs)),
            new("Language", yours.Language, theirs.Language),
            new("Address", yours.Address, theirs.Address),
            new("Where it is kept", yours.Archive, theirs.Archive),
            new("Text", Text(yours), Text(theirs)),
        ];
    }
}
