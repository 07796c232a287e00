using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;
using Negotiations.Application.Access;
using Negotiations.Application.Claims;
using Negotiations.Application.Meetings;
using Negotiations.Application.Notes;
using Negotiations.Application.Readouts;
using Negotiations.Domain;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Notes;
using Negotiations.Domain.Readouts;
using Negotiations.Web.Edge;
using Negotiations.Web.Features.Readouts;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.Notes;

/// <summary>
/// The log of a session. Works as plain forms; where the page's script sends them, the answer is a status: 204 when it is kept, 422 with the reason in words when it is
/// refused, 409 when somebody else corrected the note.
/// </summary>
[Route("processes/{process:guid}/meetings/{meeting:guid}/log")]
public sealed class NotesController(IMediator mediator, IStringLocalizer<Texts> texts, CurrentViewer current, Frame frame, DeviceKeys keys) : FeatureController(mediator, texts)
{
    private const string ScriptHeader = "X-Log";

    private bool ByScript => Request.Headers.ContainsKey(ScriptHeader);

    private string Log => Url.Content($"~/processes/{RouteData.Values["process"]}/meetings/{RouteData.Values["meeting"]}/log");

    /// <inheritdoc/>
    public override void OnActionExecuting(ActionExecutingContext context) => frame.Section = "Meetings";

    [HttpGet("")]
    public Task<IActionResult> Show(Id<Meeting> meeting, DateTimeOffset? before, DateTimeOffset? kept) => LogPage(meeting, null, before, kept);

    /// <summary>What moves while the page is open.</summary>
    [HttpGet("live"), AskedByPage]
    public async Task<IActionResult> Live(Id<Meeting> meeting) => PartialView(Of(await Send(new ReadLog(meeting)), new NoteInput(), isEarlier: false));

    [HttpGet("stamp"), AskedByPage]
    public async Task<IActionResult> Stamp(Id<Meeting> meeting) => Content(await Send(new ReadLogStamp(meeting)));

    [HttpPost("")]
    public Task<IActionResult> Keep(Id<Meeting> meeting, NoteInput input) => Follow(
        new KeepNote(meeting, new Id<Note>(input.Id), input.Read()),
        note => $"#note-{note}",
        () => LogPage(meeting, input));

    [HttpGet("{note:guid}")]
    public async Task<IActionResult> Edit(Id<Meeting> meeting, Id<Note> note)
    {
        var hand = await Send(new ReadNote(meeting, note));
        return await FormAsync(hand, NoteInput.Of(hand.Note));
    }

    /// <summary>What claims are made about: asked when somebody says what follows from a note.</summary>
    [HttpGet("subjects"), AskedByPage]
    public async Task<IActionResult> Subjects(Id<Meeting> meeting)
    {
        await Send(new ReadMeetingTitle(meeting));
        return Json(await Send(new ReadSubjectTitles(meeting)));
    }

    [HttpPost("{note:guid}")]
    public Task<IActionResult> Correct(Id<Meeting> meeting, Id<Note> note, NoteInput input) => Submit(
        new KeepNote(meeting, note, input.Read()),
        kept => Redirect($"{Log}#note-{kept}"),
        async () => await FormAsync(await Send(new ReadNote(meeting, note)), input),
        conflict => BothTexts(conflict, PageAudience.Mediators, $"{Log}#note-{note}", Fields(input, (NoteRow)conflict.Current)));

    [HttpPost("{note:guid}/take-out")]
    public Task<IActionResult> TakeOut(Id<Meeting> meeting, Id<Note> note) => Follow(
        new TakeOutNote(meeting, note),
        _ => "",
        () => Edit(meeting, note));

    [HttpPost("{note:guid}/agenda")]
    public Task<IActionResult> PutOnAgenda(Id<Meeting> meeting, Id<Note> note, string? title, bool @internal) => Follow(
        new PutNoteOnAgenda(meeting, note, title?.Trim() ?? "", @internal),
        _ => Kept("Agenda"),
        () => LogPage(meeting));

    /// <summary>Takes down what somebody committed to.</summary>
    [HttpPost("{note:guid}/commitment")]
    public Task<IActionResult> TakeDown(Id<Meeting> meeting, Id<Note> note, CommitmentLine line) => Follow(
        line.Request(meeting, note),
        _ => Kept("Commitment"),
        () => LogPage(meeting));

    /// <summary>Takes down what somebody asserts.</summary>
    [HttpPost("{note:guid}/claim")]
    public Task<IActionResult> TakeDownClaim(Id<Meeting> meeting, Id<Note> note, ClaimLine line) => Follow(
        line.Request(meeting, note, ModelState, Texts),
        _ => Kept("Claim"),
        async () =>
        {
            var hand = await Send(new ReadNote(meeting, note));
            return await FormAsync(hand, NoteInput.Of(hand.Note), line);
        });

    /// <summary>Takes a line down for what the mediators will say publicly.</summary>
    [HttpPost("{note:guid}/readout")]
    public Task<IActionResult> TakeDownLine(Id<Meeting> meeting, Id<Note> note, ReadoutLineInput line) => Follow(
        new TakeDownReadoutLine(meeting, note, new Id<ReadoutLine>(line.Id), new PassageFacts(line.What?.Trim() ?? "", line.Topic?.Trim() ?? "")),
        _ => Kept("Readout line"),
        () => LogPage(meeting));

    [HttpPost("agenda")]
    public Task<IActionResult> MarkAgenda(Id<Meeting> meeting, [BindRequired] Guid item, [BindRequired] AgendaState state) => Follow(
        new MarkAgenda(meeting, new Id<AgendaItem>(item), state),
        _ => "#agenda",
        () => LogPage(meeting));

    [HttpPost("attribution")]
    public Task<IActionResult> Attribute(Id<Meeting> meeting, [BindRequired] bool attributed) => Follow(
        new AttributeMeeting(meeting, attributed),
        _ => "",
        () => LogPage(meeting));

    [HttpPost("end")]
    public Task<IActionResult> End(Id<Meeting> meeting) => Follow(
        new EndSession(meeting),
        _ => "",
        () => LogPage(meeting));

    /// <summary>Opens the key of what an earlier page kept on the device.</summary>
    [HttpPost("/device-key")]
    public IActionResult OpenKey(string? @sealed) => keys.Open(@sealed, current.Viewer.UserId!.Value) is { } key ? Content(key) : NotFound();

    // A form of the log: by hand it leads back to the log, by script it is answered in a word.
    private async Task<IActionResult> Follow<T>(IRequest<T> request, Func<T, string> fragment, Func<Task<IActionResult>> again)
    {
        if (!ByScript)
        {
            return await Submit(request, done => Redirect(Log + fragment(done)), again);
        }

        return await Submit(request, _ => NoContent(), () => Task.FromResult<IActionResult>(UnprocessableEntity(string.Join(' ', ModelState.Values.SelectMany(v => v.Errors).Select(e => e.ErrorMessage).Distinct()))), _ => Conflict());
    }

    private async Task<IActionResult> LogPage(Id<Meeting> meeting, NoteInput? input = null, DateTimeOffset? before = null, DateTimeOffset? kept = null)
    {
        var log = await Send(new ReadLog(meeting, before, kept));
        return View("Log", Of(log, input ?? NoteInput.Next(log), before is not null));
    }

    private LogShowPage Of(LogPage log, NoteInput input, bool isEarlier) => new(log, input, Key(), Tag(), isEarlier, Texts);

    private async Task<ViewResult> FormAsync(NoteInHand hand, NoteInput input, ClaimLine? claim = null) =>
        View("Note", new NotePage(hand, input, Key(), Tag(), claim ?? ClaimLine.Of(hand.Note), await Send(new ReadSubjectTitles(hand.Note.MeetingId)), Texts));

    // Back at the log, the line of the box for the next note says what was kept.
    private string Kept(string what)
    {
        TempData["done"] = Texts["Kept: {0}", Texts[what]].Value;
        return "#compose";
    }

    private DeviceKey Key() => keys.Make(current.Viewer.UserId!.Value);

    private string Tag() => DeviceKeys.Tag(current.Viewer.UserId!.Value);

    private ConflictField[] Fields(NoteInput yours, NoteRow theirs)
    {
        static string Clock(NoteInput input) => FormattableString.Invariant($"{input.SaidOn:yyyy-MM-dd} {input.SaidAt:HH:mm}");
        var was = NoteInput.Of(theirs);
        return
        [
            new("Note", yours.Text, theirs.Text),
            new("Said by", SpeakerChoice.Read(yours.SaidBy).Name, theirs.Speaker),
            new("Said at", Clock(yours), Clock(was)),
            new("Conveying", yours.Conveyance?.InWords().In(Texts), was.Conveyance?.InWords().In(Texts)),
        ];
    }
}
