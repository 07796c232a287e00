using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Negotiations.Application.Access;
using Negotiations.Application.Meetings;
using Negotiations.Domain;
using Negotiations.Domain.Dates;
using Negotiations.Domain.Meetings;
using Negotiations.Web.Edge;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.Meetings;

/// <summary>Meetings: planned, logged, proposed; who takes part, what is on the agenda, what they are to each other.</summary>
[Route("processes/{process:guid}/meetings")]
public sealed class MeetingsController(IMediator mediator, IStringLocalizer<Texts> texts) : FeatureController(mediator, texts)
{
    [HttpGet("")]
    public async Task<IActionResult> List(Guid process, MeetingPart? part, int page = 1) =>
        View(new MeetingListPage(process, await Send(new ReadMeetings(part is { } given && Enum.IsDefined(given) ? given : null, page))));

    [HttpGet("{meeting:guid}")]
    public async Task<IActionResult> Show(Id<Meeting> meeting) => View(new MeetingShowPage(await Send(new ReadMeeting(meeting))));

    [HttpGet("new")]
    public async Task<IActionResult> New(Guid process, bool now, Guid? proposal)
    {
        var choices = await Send(new ReadMeetingForm(null, now, Proposal(proposal)));
        var input = MeetingInput.Of(choices.Form);
        // Nothing is chosen beforehand: what is closed is never opened afterwards, and what is open cannot be taken back.
        return Form(process, null, proposal is null ? input with { Sharing = null } : input, choices, now: now, takesUp: proposal);
    }

    [HttpPost("new")]
    public Task<IActionResult> Add(Guid process, MeetingInput input, bool now, Guid? proposal) => Keep(process, null, input, now, proposal);

    [HttpGet("{meeting:guid}/edit")]
    public async Task<IActionResult> Edit(Guid process, Id<Meeting> meeting)
    {
        var choices = await Send(new ReadMeetingForm(meeting));
        return Form(process, meeting, MeetingInput.Of(choices.Form), choices);
    }

    [HttpPost("{meeting:guid}/edit")]
    public Task<IActionResult> Correct(Guid process, Id<Meeting> meeting, MeetingInput input) => Keep(process, meeting, input);

    [HttpGet("propose")]
    public async Task<IActionResult> AskToPropose(Guid process)
    {
        var choices = await Send(new ReadMeetingProposalForm());
        return Form(process, null, MeetingInput.Of(choices.Form), choices, proposal: true);
    }

    [HttpPost("propose")]
    public Task<IActionResult> Propose(Guid process, MeetingInput input) => Ask(process, null, input);

    [HttpGet("proposals/{proposed:guid}")]
    public async Task<IActionResult> EditProposal(Guid process, Id<Meeting> proposed)
    {
        var choices = await Send(new ReadMeetingProposalForm(proposed));
        return Form(process, proposed, MeetingInput.Of(choices.Form), choices, proposal: true);
    }

    [HttpPost("proposals/{proposed:guid}")]
    public Task<IActionResult> CorrectProposal(Guid process, Id<Meeting> proposed, MeetingInput input) => Ask(process, proposed, input);

    [HttpGet("proposals/{proposed:guid}/withdraw")]
    public Task<IActionResult> AskToWithdraw(Id<Meeting> proposed) => WithdrawPage(proposed, null);

    [HttpPost("proposals/{proposed:guid}/withdraw")]
    public Task<IActionResult> Withdraw(Guid process, Id<Meeting> proposed, string? reason) => Submit(
        new WithdrawProposedMeeting(proposed, reason?.Trim() ?? ""),
        _ => LocalRedirect($"~/processes/{process}/meetings/{proposed}"),
        () => Again(proposed));

    [HttpGet("{meeting:guid}/{step:regex(^(cancel|postpone)$)}")]
    public Task<IActionResult> AskStep(Id<Meeting> meeting, MeetingStep step) => StepPage(meeting, step, null);

    [HttpPost("{meeting:guid}/{step:regex(^(plan|hold|cancel|postpone)$)}")]
    public Task<IActionResult> Step(Guid process, Id<Meeting> meeting, MeetingStep step, string? reason) => Submit(
        new ChangeMeetingStatus(meeting, step, reason?.Trim() ?? ""),
        _ => LocalRedirect($"~/processes/{process}/meetings/{meeting}"),
        () => step is MeetingStep.Cancel or MeetingStep.Postpone ? StepPage(meeting, step, reason) : Again(meeting));

    [HttpGet("{meeting:guid}/participants")]
    public async Task<IActionResult> Participants(Id<Meeting> meeting, bool fromLog)
    {
        var hand = await Send(new ReadParticipants(meeting));
        return ParticipantsForm(hand, new ParticipantsForm { FromLog = fromLog, VersionToken = hand.Meeting.VersionToken, Lines = [.. hand.Participants.Select(ParticipantLine.Of)] });
    }

    [HttpPost("{meeting:guid}/participants")]
    public async Task<IActionResult> KeepParticipants(Guid process, Id<Meeting> meeting, ParticipantsForm form)
    {
        // What stays empty is nobody; the lines that are left are those that messages speak of.
        form = form with { Lines = [.. form.Lines.Where(l => !l.IsEmpty)] };
        if (form.More || form.Add.Count > 0)
        {
            var hand = await Send(new ReadParticipants(meeting));
            form = form.With(hand.Known);
            if (form.More)
            {
                return ParticipantsForm(hand, form);
            }
        }

        return await Submit(
            new KeepParticipants(meeting, [.. form.Lines.Select(l => l.Facts())], form.VersionToken),
            _ => LocalRedirect($"~/processes/{process}/meetings/{meeting}{(form.FromLog ? "/log" : "")}"),
            async () => ParticipantsForm(await Send(new ReadParticipants(meeting)), form),
            conflict => BothTexts(conflict, PageAudience.Mediators, Url.Content($"~/processes/{process}/meetings/{meeting}"), new ConflictField(
                "Who takes part",
                Lines(form.Lines.Select(l => (l.Name, l.Office))),
                Lines(((IReadOnlyList<ParticipantFacts>)conflict.Current).Select(p => ((string?)p.Name, (string?)p.Office))))));
    }

    [HttpGet("{meeting:guid}/agenda")]
    public async Task<IActionResult> Agenda(Id<Meeting> meeting)
    {
        var hand = await Send(new ReadAgenda(meeting));
        var lines = hand.Agenda.Select((i, at) => new AgendaLine { Id = i.Id.Value, Title = i.Title, Internal = i.IsInternal, WithoutAttribution = i.WithoutAttribution, State = i.State, Place = at + 1 });
        return AgendaForm(hand, new AgendaForm { VersionToken = hand.Meeting.VersionToken, Lines = [.. lines] });
    }

    [HttpPost("{meeting:guid}/agenda")]
    public async Task<IActionResult> KeepAgenda(Guid process, Id<Meeting> meeting, AgendaForm form)
    {
        var filled = form with { Lines = [.. form.Lines.Where(l => !string.IsNullOrWhiteSpace(l.Title))] };
        if (form.More)
        {
            return AgendaForm(await Send(new ReadAgenda(meeting)), filled);
        }

        return await Submit(
            new KeepAgenda(meeting, form.Points(), form.VersionToken),
            _ => LocalRedirect($"~/processes/{process}/meetings/{meeting}"),
            async () => AgendaForm(await Send(new ReadAgenda(meeting)), filled),
            conflict => BothTexts(conflict, PageAudience.Mediators, Url.Content($"~/processes/{process}/meetings/{meeting}"), new ConflictField(
                "Agenda",
                Lines(form.Points().Select(p => ((string?)p.Title, (string?)p.State.InWords().In(Texts)))),
                Lines(((IReadOnlyList<AgendaPoint>)conflict.Current).Select(p => ((string?)p.Title, (string?)p.State.InWords().In(Texts)))))));
    }

    [HttpPost("{meeting:guid}/agenda/carry-over")]
    public Task<IActionResult> CarryOver(Guid process, Id<Meeting> meeting, Guid? from)
    {
        if (from is null)
        {
            Refuse("Choose the other meeting.");
        }

        return Submit(
            new CarryOverAgenda(meeting, new Id<Meeting>(from ?? Guid.Empty)),
            _ => LocalRedirect($"~/processes/{process}/meetings/{meeting}/agenda"),
            () => Agenda(meeting));
    }

    [HttpGet("{meeting:guid}/tie")]
    public Task<IActionResult> AskTie(Guid process, Id<Meeting> meeting) => TieForm(process, meeting, new TieForm());

    [HttpPost("{meeting:guid}/tie")]
    public Task<IActionResult> Tie(Guid process, Id<Meeting> meeting, TieForm form)
    {
        if (form.Other is null)
        {
            ModelState.AddModelError("Form.Other", Texts["Choose the other meeting."]);
        }

        return Submit(
            new TieMeetings(meeting, form.Reading, new Id<Meeting>(form.Other ?? Guid.Empty)),
            _ => LocalRedirect($"~/processes/{process}/meetings/{meeting}"),
            () => TieForm(process, meeting, form),
            prefix: "Form");
    }

    [HttpPost("{meeting:guid}/untie")]
    public Task<IActionResult> Untie(Guid process, Id<Meeting> meeting, Guid? link)
    {
        if (link is null)
        {
            Refuse("Choose the tie.");
        }

        return Submit(
            new UntieMeetings(meeting, new Id<MeetingLink>(link ?? Guid.Empty)),
            _ => LocalRedirect($"~/processes/{process}/meetings/{meeting}"),
            () => Again(meeting));
    }

    private Task<IActionResult> Keep(Guid process, Id<Meeting>? meeting, MeetingInput input, bool now = false, Guid? proposal = null)
    {
        if (meeting is null && input.Sharing is null)
        {
            ModelState.AddModelError(nameof(input.Sharing), Texts["Choose who may read it."]);
        }

        return Submit(
            new KeepMeeting(meeting, input.Read(ModelState, Texts), Proposal(proposal)),
            id => LocalRedirect($"~/processes/{process}/meetings/{id}{(now ? "/log" : "")}"),
            async () => Form(process, meeting, input, await Send(new ReadMeetingForm(meeting)), now: now, takesUp: proposal),
            // A new one conflicts with the proposal that it takes up, which its delegation and the mediators alone read.
            conflict => BothTexts(conflict, process, meeting ?? Proposal(proposal), input, proposal is null ? null : PageAudience.DelegationAndMediators));
    }

    private Task<IActionResult> Ask(Guid process, Id<Meeting>? meeting, MeetingInput input) => Submit(
        new ProposeMeeting(meeting, input.Read(ModelState, Texts)),
        id => LocalRedirect($"~/processes/{process}/meetings/{id}"),
        async () => Form(process, meeting, input, await Send(new ReadMeetingProposalForm(meeting, Again: true)), proposal: true),
        conflict => BothTexts(conflict, process, meeting, input));

    private IActionResult BothTexts(EditConflict conflict, Guid process, Id<Meeting>? meeting, MeetingInput input, PageAudience? audience = null)
    {
        var theirs = (MeetingForm)conflict.Current;
        return BothTexts(conflict, audience ?? Audience.Of(theirs.Sharing, theirs.Delegation).ToPage(), Url.Content($"~/processes/{process}/meetings/{meeting}"), Fields(input.Read(ModelState, Texts), theirs));
    }

    private static Id<Meeting>? Proposal(Guid? proposal) => proposal is { } id ? new Id<Meeting>(id) : null;

    private ViewResult Form(Guid process, Id<Meeting>? meeting, MeetingInput input, MeetingFormPage choices, bool proposal = false, bool now = false, Guid? takesUp = null) =>
        View("Form", new MeetingEditPage(input, choices, process, meeting, Texts) { Proposal = proposal, Now = now, TakesUp = takesUp });

    private async Task<IActionResult> StepPage(Id<Meeting> meeting, MeetingStep step, string? reason) =>
        View("Step", MeetingStepPage.Of(await ChangeableAsync(meeting), step, reason));

    private async Task<IActionResult> WithdrawPage(Id<Meeting> meeting, string? reason)
    {
        var show = await Send(new ReadMeeting(meeting));
        return show.MayWithdraw ? View("Step", new MeetingStepPage(show, "Withdraw this proposal?", "Withdraw it", reason)) : throw new NotFound();
    }

    private async Task<IActionResult> Again(Id<Meeting> meeting) => View("Show", new MeetingShowPage(await Send(new ReadMeeting(meeting))));

    private async Task<IActionResult> TieForm(Guid process, Id<Meeting> meeting, TieForm form) =>
        View("Tie", new TiePage(process, await Send(new ReadTieChoices(meeting)), form, Texts));

    private ViewResult ParticipantsForm(ParticipantsInHand hand, ParticipantsForm form) => View("Participants", new ParticipantsPage(hand, form, Texts));

    private ViewResult AgendaForm(AgendaInHand hand, AgendaForm form) => View("Agenda", new AgendaPage(hand, form, Texts));

    /// <summary>The meeting, for whoever may change it.</summary>
    private async Task<MeetingPage> ChangeableAsync(Id<Meeting> meeting)
    {
        var show = await Send(new ReadMeeting(meeting));
        return show.MayKeep ? show : throw new NotFound();
    }

    private ConflictField[] Fields(MeetingForm yours, MeetingForm theirs) =>
    [
        new("Title", yours.Facts.Title, theirs.Facts.Title),
        new("Format", yours.Facts.Format.InWords().In(Texts), theirs.Facts.Format.InWords().In(Texts)),
        new("Level", yours.Facts.Level.InWords().In(Texts), theirs.Facts.Level.InWords().In(Texts)),
        new("Track", yours.Facts.Track.InWords().In(Texts), theirs.Facts.Track.InWords().In(Texts)),
        new("Round", yours.Facts.Round?.ToString(CultureInfo.CurrentCulture), theirs.Facts.Round?.ToString(CultureInfo.CurrentCulture)),
        new("Date", Say(yours.Date), Say(theirs.Date)),
        new("Begins", MeetingInput.Clock(yours.Start), MeetingInput.Clock(theirs.Start)),
        new("Ends", MeetingInput.Clock(yours.End), MeetingInput.Clock(theirs.End)),
        new("Time zone of the place", yours.Zone, theirs.Zone),
        new("Place", yours.Facts.Venue, theirs.Facts.Venue),
        new("Host", yours.Facts.Host, theirs.Facts.Host),
        new("Languages", yours.Facts.Languages, theirs.Facts.Languages),
        new("Summary", yours.Facts.Summary, theirs.Facts.Summary),
        new("Source", yours.Facts.Source, theirs.Facts.Source),
        new("Title for calendars", yours.Facts.CalendarTitle, theirs.Facts.CalendarTitle),
    ];

    private static string Lines(IEnumerable<(string? First, string? Second)> lines) =>
        string.Join('\n', lines.Select(l => string.IsNullOrWhiteSpace(l.Second) ? l.First : $"{l.First}, {l.Second}"));

    private string? Say(PartialDate? date) =>
        date is { } given ? PartialDateText.Format(given, CultureInfo.CurrentUICulture, text => Texts[text]) : null;
}
