using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Negotiations.Application.Claims;
using Negotiations.Application.Meetings;
using Negotiations.Domain;
using Negotiations.Domain.Claims;
using Negotiations.Domain.Commitments;
using Negotiations.Domain.Meetings;
using Negotiations.Web.Edge;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.Claims;

/// <summary>Claims: what is asserted by whom, side by side.</summary>
[Route("processes/{process:guid}/claims")]
public sealed class ClaimsController(IMediator mediator, IStringLocalizer<Texts> texts) : FeatureController(mediator, texts)
{
    [HttpGet("")]
    public async Task<IActionResult> List(Guid process, bool contradicting, string? by, int page = 1)
    {
        var actor = ActorInput.Read(by);
        return View(new ClaimListPage(process, await Send(new ReadClaims(contradicting, actor, null, page)), ActorInput.Of(actor)));
    }

    /// <summary>Those about one meeting.</summary>
    [HttpGet("/processes/{process:guid}/meetings/{meeting:guid}/claims")]
    public async Task<IActionResult> OfMeeting(Guid process, Id<Meeting> meeting, int page = 1)
    {
        var of = await Send(new ReadMeetingTitle(meeting));
        return View(new MeetingClaimsPage(process, meeting, of, await Send(new ReadClaims(Meeting: meeting, Page: page))));
    }

    [HttpGet("new")]
    public async Task<IActionResult> New(Guid process, Guid? meeting, Guid? commitment)
    {
        var choices = await Send(new ReadClaimSubjectForm(meeting is { } of ? new Id<Meeting>(of) : null, Of(commitment)));
        return Subject(process, ClaimSubjectInput.Of(meeting, choices.Commitment), choices);
    }

    [HttpPost("new")]
    public Task<IActionResult> Open(Guid process, ClaimSubjectInput input) => Submit(
        input.Read(),
        // Nothing is alleged before somebody says it: whoever comes from a commitment goes on to that.
        id => input.Commitment is null ? Shown(process, id) : LocalRedirect($"~/processes/{process}/claims/{id}/claim"),
        async () => Subject(process, input, await Send(new ReadClaimSubjectForm(Commitment: Of(input.Commitment)))));

    [HttpGet("{subject:guid}")]
    public async Task<IActionResult> Show(Id<ClaimSubject> subject) => View(new ClaimSubjectShowPage(await Send(new ReadClaimSubject(subject))));

    [HttpGet("{subject:guid}/claim")]
    public Task<IActionResult> NewClaim(Id<ClaimSubject> subject) => ClaimForm(subject, null);

    [HttpPost("{subject:guid}/claim")]
    public Task<IActionResult> Make(Guid process, Id<ClaimSubject> subject, ClaimInput input) => Submit(
        new MakeClaim(subject, input.Read(ModelState, Texts)),
        _ => Shown(process, subject),
        () => ClaimForm(subject, null, input));

    [HttpGet("{subject:guid}/claims/{claim:guid}/supersede")]
    public Task<IActionResult> AskSuperseding(Id<ClaimSubject> subject, Id<Claim> claim) => ClaimForm(subject, claim);

    [HttpPost("{subject:guid}/claims/{claim:guid}/supersede")]
    public Task<IActionResult> Supersede(Guid process, Id<ClaimSubject> subject, Id<Claim> claim, ClaimInput input) => Submit(
        new SupersedeClaim(subject, claim, input.Read(ModelState, Texts)),
        _ => Shown(process, subject),
        () => ClaimForm(subject, claim, input));

    [HttpGet("{subject:guid}/claims/{claim:guid}/withdraw")]
    public Task<IActionResult> AskWithdrawal(Id<ClaimSubject> subject, Id<Claim> claim) => WithdrawForm(subject, claim, null);

    [HttpPost("{subject:guid}/claims/{claim:guid}/withdraw")]
    public Task<IActionResult> Withdraw(Guid process, Id<ClaimSubject> subject, Id<Claim> claim, string? reason) => Submit(
        new WithdrawClaim(subject, claim, reason?.Trim() ?? ""),
        _ => Shown(process, subject),
        () => WithdrawForm(subject, claim, reason));

    [HttpGet("{subject:guid}/claims/{claim:guid}/reply")]
    public Task<IActionResult> AskReply(Id<ClaimSubject> subject, Id<Claim> claim) => ReplyForm(subject, claim, new ClaimReplyInput());

    [HttpPost("{subject:guid}/claims/{claim:guid}/reply")]
    public Task<IActionResult> Reply(Guid process, Id<ClaimSubject> subject, Id<Claim> claim, ClaimReplyInput input) => Submit(
        new ReplyToClaim(subject, claim, input.Text?.Trim() ?? "", LanguageInput.Read(input.Language, input.OtherLanguage), input.Reach),
        _ => Shown(process, subject),
        () => ReplyForm(subject, claim, input));

    private static Id<Commitment>? Of(Guid? commitment) => commitment is { } id ? new Id<Commitment>(id) : null;

    private ViewResult Subject(Guid process, ClaimSubjectInput input, ClaimSubjectFormPage choices) => View("Subject", new ClaimSubjectEditPage(input, choices, process, Texts));

    private async Task<IActionResult> ClaimForm(Id<ClaimSubject> subject, Id<Claim>? supersedes, ClaimInput? input = null)
    {
        var choices = await Send(new ReadClaimForm(subject, supersedes));
        return View("Claim", new ClaimEditPage(input ?? ClaimInput.Of(choices.Form), choices, Texts));
    }

    private async Task<IActionResult> WithdrawForm(Id<ClaimSubject> subject, Id<Claim> claim, string? reason) =>
        View("Withdraw", new ClaimWithdrawPage(await Send(new ReadClaimForm(subject, claim)), reason));

    private async Task<IActionResult> ReplyForm(Id<ClaimSubject> subject, Id<Claim> claim, ClaimReplyInput input) =>
        View("Reply", new ClaimReplyPage(input, await Send(new ReadReplyForm(subject, claim)), Texts));

    private LocalRedirectResult Shown(Guid process, Id<ClaimSubject> subject) => LocalRedirect($"~/processes/{process}/claims/{subject}");
}
