using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Localization;
using Negotiations.Application.Access;
using Negotiations.Application.Proposals;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;
using Negotiations.Web.Edge;
using Negotiations.Web.Features.Agreements;
using Negotiations.Web.Features.Brackets;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.Proposals;

/// <summary>What a delegation proposes for a draft that it reads, and with which words it could live.</summary>
[Route("processes/{process:guid}/agreements/{agreement:guid}/drafts/{draft:guid}")]
public sealed class ProposalsController(IMediator mediator, IStringLocalizer<Texts> texts, Frame frame) : FeatureController(mediator, texts)
{
    [HttpGet("proposals")]
    public async Task<IActionResult> List(Id<Agreement> agreement, Id<Draft> draft) => await ListAsync(agreement, draft);

    [HttpGet("provisions/{provision:guid}/propose")]
    public async Task<IActionResult> New(Id<Agreement> agreement, Id<Draft> draft, Id<Provision> provision) => Form(new ProposalInput(), await Send(new ReadProposalForm(agreement, draft, provision)));

    [HttpPost("provisions/{provision:guid}/propose")]
    public Task<IActionResult> Write(Guid process, Id<Agreement> agreement, Id<Draft> draft, Id<Provision> provision, ProposalInput input) => Submit(
        new WriteProposal(agreement, draft, provision, input.ReadProposal()),
        _ => ToList(process, agreement, draft),
        async () => Form(input, await Send(new ReadProposalForm(agreement, draft, provision))));

    [HttpGet("proposals/{proposal:guid}")]
    public async Task<IActionResult> Edit(Id<Agreement> agreement, Id<Draft> draft, Id<WordingProposal> proposal)
    {
        var show = await Send(new ReadProposal(agreement, draft, proposal));
        return Form(ProposalInput.Of(show.Proposal!), show);
    }

    [HttpPost("proposals/{proposal:guid}")]
    public Task<IActionResult> Rewrite(Guid process, Id<Agreement> agreement, Id<Draft> draft, Id<WordingProposal> proposal, ProposalInput input) => Submit(
        new RewriteProposal(agreement, draft, proposal, input.ReadProposal()),
        _ => ToList(process, agreement, draft),
        async () => Form(input, await Send(new ReadProposal(agreement, draft, proposal))),
        conflict =>
        {
            var theirs = (ProposalRow)conflict.Current;
            return BothTexts(
                conflict,
                PageAudience.OwnDelegation,
                Url.Content($"~{AgreementAddress.Draft(process, agreement, draft)}/proposals"),
                new ConflictField("The words that it is about", input.Words, theirs.About),
                new ConflictField("Words", input.Instead, theirs.Words),
                new ConflictField("What is proposed", input.Kind.InWords(isPlace: false).In(Texts), theirs.Kind.InWords(isPlace: false).In(Texts)),
                new ConflictField("Why", input.Reason, theirs.Reason));
        });

    [HttpGet("proposals/{proposal:guid}/send")]
    public async Task<IActionResult> AskSend(Id<Agreement> agreement, Id<Draft> draft, Id<WordingProposal> proposal) => await SendingAsync(agreement, draft, proposal);

    [HttpPost("proposals/{proposal:guid}/send")]
    public Task<IActionResult> Sent(Guid process, Id<Agreement> agreement, Id<Draft> draft, Id<WordingProposal> proposal, Guid versionToken) => Submit(
        new SendProposal(agreement, draft, proposal, versionToken),
        _ => ToList(process, agreement, draft),
        () => SendingAsync(agreement, draft, proposal));

    [HttpPost("proposals/{proposal:guid}/withdraw")]
    public Task<IActionResult> Withdraw(Guid process, Id<Agreement> agreement, Id<Draft> draft, Id<WordingProposal> proposal, string? why) => Submit(
        new WithdrawProposal(agreement, draft, proposal, why?.Trim() ?? ""),
        _ => ToList(process, agreement, draft),
        () => ListAsync(agreement, draft, proposal));

    [HttpGet("brackets/{tabled:guid}")]
    public async Task<IActionResult> Bracket(Id<Agreement> agreement, Id<Draft> draft, Id<DraftBracket> tabled) => await BracketAsync(agreement, draft, tabled, new StanceInput());

    [HttpPost("brackets/{tabled:guid}")]
    public Task<IActionResult> Judge(Guid process, Id<Agreement> agreement, Id<Draft> draft, Id<DraftBracket> tabled, StanceInput input) => Submit(
        new JudgeAlternative(agreement, draft, tabled, input.Read()),
        _ => LocalRedirect($"~{AgreementAddress.Draft(process, agreement, draft)}/brackets/{tabled}"),
        () => BracketAsync(agreement, draft, tabled, input));

    /// <inheritdoc/>
    public override void OnActionExecuting(ActionExecutingContext context) => frame.Section = "Agreements";

    private LocalRedirectResult ToList(Guid process, Id<Agreement> agreement, Id<Draft> draft) => LocalRedirect($"~{AgreementAddress.Draft(process, agreement, draft)}/proposals");

    private ViewResult Form(ProposalInput input, ProposalFormPage show) => View("Form", new ProposalEditPage(input, show, Texts));

    private async Task<IActionResult> SendingAsync(Id<Agreement> agreement, Id<Draft> draft, Id<WordingProposal> proposal) =>
        View("Send", new ProposalSendPage(await Send(new ReadProposal(agreement, draft, proposal)), Texts));

    private async Task<IActionResult> ListAsync(Id<Agreement> agreement, Id<Draft> draft, Id<WordingProposal>? of = null)
    {
        var show = await Send(new ReadProposals(agreement, draft));
        return of is { } one && show.Proposals.All(p => p.Id != one) ? throw new NotFound() : View("List", new ProposalListPage(show, Texts));
    }

    private async Task<IActionResult> BracketAsync(Id<Agreement> agreement, Id<Draft> draft, Id<DraftBracket> tabled, StanceInput input) =>
        View("Bracket", new TabledBracketShowPage(input, await Send(new ReadTabledBracket(agreement, draft, tabled)), Texts));
}
