using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Negotiations.Application.Access;
using Negotiations.Application.Commitments;
using Negotiations.Application.Meetings;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;
using Negotiations.Domain.Commitments;
using Negotiations.Domain.Dates;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Notes;
using Negotiations.Domain.Processes;
using Negotiations.Web.Edge;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.Commitments;

/// <summary>Commitments: who must do what by when, what each party claims, and what the mediators make of it.</summary>
[Route("processes/{process:guid}/commitments")]
public sealed class CommitmentsController(IMediator mediator, IStringLocalizer<Texts> texts, CurrentViewer current) : FeatureController(mediator, texts)
{
    [HttpGet("")]
    public async Task<IActionResult> List(Guid process, CommitmentStatus? status, string? who, string? q, int page = 1)
    {
        var actor = ActorInput.Read(who);
        var list = await Send(new ReadCommitments(status is { } given && Enum.IsDefined(given) ? given : null, actor, q, page));
        return View(new CommitmentListPage(process, list, ActorInput.Of(actor), q));
    }

    /// <summary>Those that come from one meeting.</summary>
    [HttpGet("/processes/{process:guid}/meetings/{meeting:guid}/commitments")]
    public async Task<IActionResult> OfMeeting(Id<Process> process, Id<Meeting> meeting)
    {
        var of = await Send(new ReadMeetingTitle(meeting));
        return View(new MeetingCommitmentsPage(new MeetingPanel(process, meeting, await Send(new ReadMeetingCommitments(meeting))), of, current.Viewer.OwnSide));
    }

    /// <summary>Those that an agreement lays down, by provision.</summary>
    [HttpGet("/processes/{process:guid}/agreements/{agreement:guid}/commitments")]
    public async Task<IActionResult> OfAgreement(Id<Agreement> agreement) => View(new AgreementCommitmentsPage(await Send(new ReadAgreementCommitments(agreement)), current.Viewer.OwnSide));

    [HttpGet("new")]
    public async Task<IActionResult> New(Guid process, Guid? meeting, Guid? note, Guid? draft, Guid? provision)
    {
        var choices = await Send(new ReadCommitmentForm(null, Key<Meeting>(meeting), Key<Note>(note), Key<Draft>(draft), Key<Provision>(provision)));
        var input = CommitmentInput.Of(choices.Form);
        // Brackets are not lost on the way: nobody takes words for agreed that are not.
        return Form(process, null, choices.LaidDown is { Brackets.Count: > 0 } of ? input with { What = of.Words(choices.Choices.Parties, Texts).Plain().UpTo(Commitment.WhatLength) } : input, choices);
    }

    [HttpPost("new")]
    public Task<IActionResult> Add(Guid process, CommitmentInput input) => Keep(process, null, input);

    [HttpGet("{commitment:guid}")]
    public async Task<IActionResult> Show(Id<Commitment> commitment) => View(new CommitmentShowPage(await Send(new ReadCommitment(commitment))));

    [HttpGet("{commitment:guid}/edit")]
    public async Task<IActionResult> Edit(Guid process, Id<Commitment> commitment)
    {
        var choices = await Send(new ReadCommitmentForm(commitment));
        return Form(process, commitment, CommitmentInput.Of(choices.Form), choices);
    }

    [HttpPost("{commitment:guid}/edit")]
    public Task<IActionResult> Correct(Guid process, Id<Commitment> commitment, CommitmentInput input) => Keep(process, commitment, input);

    [HttpGet("{commitment:guid}/event")]
    public async Task<IActionResult> AskEvent(Id<Commitment> commitment)
    {
        var show = (await KeepableAsync(commitment)).Commitment;
        return show.WithinDays is null ? throw new NotFound() : View("Event", new EventDatePage(show, PartialDateInput.From(show.EventOn), show.VersionToken));
    }

    [HttpPost("{commitment:guid}/event")]
    public Task<IActionResult> DateEvent(Guid process, Id<Commitment> commitment, EventDateInput input)
    {
        var on = input.EventOn.Read(nameof(input.EventOn), ModelState, Texts);
        return Submit(
            new DateCommitmentEvent(commitment, on, input.VersionToken),
            _ => Shown(process, commitment),
            async () => View("Event", new EventDatePage((await KeepableAsync(commitment)).Commitment, input.EventOn, input.VersionToken)),
            conflict => Both(process, commitment, conflict, new ConflictField("It happened on", Say(on), Say(((CommitmentForm)conflict.Current).EventOn))));
    }

    [HttpGet("{commitment:guid}/end")]
    public Task<IActionResult> AskEnd(Id<Commitment> commitment) => EndPage(commitment, Ending.Lapsed, null);

    [HttpPost("{commitment:guid}/end")]
    public Task<IActionResult> End(Guid process, Id<Commitment> commitment, Ending ending, string? reason) => Submit(
        new EndCommitment(commitment, ending, reason?.Trim() ?? ""),
        _ => Shown(process, commitment),
        () => EndPage(commitment, ending, reason));

    [HttpPost("{commitment:guid}/take-up")]
    public Task<IActionResult> TakeUp(Guid process, Id<Commitment> commitment) => Submit(
        new TakeUpCommitment(commitment),
        _ => Shown(process, commitment),
        async () => View("Show", new CommitmentShowPage(await Send(new ReadCommitment(commitment)))));

    [HttpGet("{commitment:guid}/claim")]
    public Task<IActionResult> NewClaim(Id<Commitment> commitment) => ClaimForm(commitment, null);

    [HttpPost("{commitment:guid}/claim")]
    public Task<IActionResult> Claim(Guid process, Id<Commitment> commitment, ComplianceInput input) => KeepClaim(process, commitment, null, input);

    [HttpGet("{commitment:guid}/claims/{claim:guid}")]
    public Task<IActionResult> EditClaim(Id<Commitment> commitment, Id<ComplianceClaim> claim) => ClaimForm(commitment, claim);

    [HttpPost("{commitment:guid}/claims/{claim:guid}")]
    public Task<IActionResult> CorrectClaim(Guid process, Id<Commitment> commitment, Id<ComplianceClaim> claim, ComplianceInput input) =>
        KeepClaim(process, commitment, claim, input);

    [HttpGet("{commitment:guid}/assess")]
    public async Task<IActionResult> AskAssessment(Id<Commitment> commitment) =>
        View("Assess", new AssessmentEditPage(new AssessmentInput(), await KeepableAsync(commitment), Texts));

    [HttpPost("{commitment:guid}/assess")]
    public Task<IActionResult> Assess(Guid process, Id<Commitment> commitment, AssessmentInput input) => Submit(
        new AssessCommitment(commitment, input.Verdict, input.Text?.Trim() ?? "", input.Reach, input.After),
        _ => Shown(process, commitment),
        async () => View("Assess", new AssessmentEditPage(input, await KeepableAsync(commitment), Texts)));

    private Task<IActionResult> Keep(Guid process, Id<Commitment>? commitment, CommitmentInput input) => Submit(
        new KeepCommitment(commitment, input.Read(ModelState, Texts)),
        id => Shown(process, id),
        async () => Form(process, commitment, input, await Send(new ReadCommitmentForm(commitment, null, null, Key<Draft>(input.Draft), Key<Provision>(input.Provision)))),
        conflict => Both(process, commitment!.Value, conflict, Fields(input.Read(ModelState, Texts), (CommitmentForm)conflict.Current)));

    private static Id<T>? Key<T>(Guid? given) => given is { } id ? new Id<T>(id) : null;

    private ViewResult Form(Guid process, Id<Commitment>? commitment, CommitmentInput input, CommitmentFormPage choices) =>
        View("Form", new CommitmentEditPage(input, choices, process, commitment, Texts));

    private async Task<IActionResult> EndPage(Id<Commitment> commitment, Ending ending, string? reason)
    {
        var show = await Send(new ReadCommitment(commitment));
        return show.MayEnd ? View("End", new EndCommitmentPage(show.Commitment, ending, reason, Texts)) : throw new NotFound();
    }

    private async Task<IActionResult> ClaimForm(Id<Commitment> commitment, Id<ComplianceClaim>? claim)
    {
        var choices = await Send(new ReadComplianceForm(commitment, claim));
        return View("Claim", new ComplianceEditPage(ComplianceInput.Of(choices.Form), choices, claim, Texts));
    }

    private async Task<IActionResult> KeepClaim(Guid process, Id<Commitment> commitment, Id<ComplianceClaim>? claim, ComplianceInput input)
    {
        // What stays empty is no evidence; the lines that are left are those that messages speak of.
        input = input with { Evidence = [.. input.Evidence.Where(e => !e.IsEmpty)] };
        foreach (var line in ModelState.Keys.Where(k => k.StartsWith(nameof(input.Evidence), StringComparison.Ordinal)).ToList())
        {
            ModelState.Remove(line);
        }

        async Task<IActionResult> AgainAsync() => View("Claim", new ComplianceEditPage(input, await Send(new ReadComplianceForm(commitment, claim)), claim, Texts));
        if (input.More)
        {
            return await AgainAsync();
        }

        var form = input.Read(ModelState, Texts);
        return await Submit(new ClaimCompliance(commitment, claim, form), _ => Shown(process, commitment), AgainAsync, conflict => BothTexts(
            conflict,
            PageAudience.DelegationAndMediators,
            Url.Content($"~/processes/{process}/commitments/{commitment}"),
            Fields(form, (ComplianceForm)conflict.Current)));
    }

    private LocalRedirectResult Shown(Guid process, Id<Commitment> commitment) => LocalRedirect($"~/processes/{process}/commitments/{commitment}");

    private IActionResult Both(Guid process, Id<Commitment> commitment, EditConflict conflict, params IReadOnlyList<ConflictField> fields)
    {
        var theirs = (CommitmentForm)conflict.Current;
        return BothTexts(conflict, Commitment.AudienceOf(theirs.Sharing, theirs.Delegation).ToPage(), Url.Content($"~/processes/{process}/commitments/{commitment}"), fields);
    }

    /// <summary>The commitment, for whoever may change it.</summary>
    private async Task<CommitmentPage> KeepableAsync(Id<Commitment> commitment)
    {
        var show = await Send(new ReadCommitment(commitment));
        return show.MayKeep ? show : throw new NotFound();
    }

    private ConflictField[] Fields(CommitmentForm yours, CommitmentForm theirs) =>
    [
        new("What is to be done", yours.What, theirs.What),
        new("Due", Say(yours.Date), Say(theirs.Date)),
        new("Within days", CommitmentInput.Days(yours.WithinDays), CommitmentInput.Days(theirs.WithinDays)),
        new("Of which event", yours.Event, theirs.Event),
        new("It happened on", Say(yours.EventOn), Say(theirs.EventOn)),
        new("Time zone in which the day ends", yours.Zone, theirs.Zone),
        new("Statement or provision", yours.Statement, theirs.Statement),
        new("Source", yours.Source, theirs.Source),
        new("How it is verified", yours.Verification, theirs.Verification),
    ];

    private ConflictField[] Fields(ComplianceForm yours, ComplianceForm theirs) =>
    [
        new("How far it was kept", yours.Compliance?.InWords().In(Texts), theirs.Compliance?.InWords().In(Texts)),
        new("As of", Say(yours.On), Say(theirs.On)),
        new("In words", yours.Text, theirs.Text),
        new("Source", yours.Source, theirs.Source),
        new("Evidence", Lines(yours.Evidence), Lines(theirs.Evidence)),
    ];

    private static string Lines(IEnumerable<Evidence> evidence) =>
        string.Join('\n', evidence.Select(e => string.Join(", ", new[] { e.Text, e.Address, e.Reference }.Where(part => part.Length > 0))));

    private string? Say(PartialDate? date) =>
        date is { } given ? PartialDateText.Format(given, CultureInfo.CurrentUICulture, text => Texts[text]) : null;
}
