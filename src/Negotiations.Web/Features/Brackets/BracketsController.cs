using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Localization;
using Negotiations.Application.Access;
using Negotiations.Application.Brackets;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;
using Negotiations.Web.Edge;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.Brackets;

/// <summary>The brackets of a provision of the working text: opened, argued, resolved.</summary>
[Route("processes/{process:guid}/agreements/{agreement:guid}/text/{provision:guid}/brackets")]
public sealed class BracketsController(IMediator mediator, IStringLocalizer<Texts> texts, Frame frame) : FeatureController(mediator, texts)
{
    [HttpGet("")]
    public async Task<IActionResult> List(Id<Agreement> agreement, Id<Provision> provision) => await BracketsAsync(agreement, provision, null);

    [HttpPost("")]
    public Task<IActionResult> Open(Guid process, Id<Agreement> agreement, Id<Provision> provision, SpanInput input) => Submit(
        new OpenBracket(agreement, provision, input.Read()),
        bracket => LocalRedirect($"~{BracketAddress.Of(process, agreement, provision)}/{bracket}"),
        () => BracketsAsync(agreement, provision, input),
        conflict => BothTexts(
            conflict,
            PageAudience.Mediators,
            Url.Content($"~{BracketAddress.Of(process, agreement, provision)}"),
            new ConflictField("The words that you chose, and the text as it is now", input.Words, (string)conflict.Current)));

    [HttpGet("{bracket:guid}")]
    public async Task<IActionResult> Show(Id<Agreement> agreement, Id<Provision> provision, Id<Bracket> bracket) => await BracketAsync(agreement, provision, bracket, new AlternativeInput());

    [HttpPost("{bracket:guid}/alternatives")]
    public Task<IActionResult> Propose(Guid process, Id<Agreement> agreement, Id<Provision> provision, Id<Bracket> bracket, AlternativeInput input) => Submit(
        new ProposeAlternative(agreement, provision, bracket, input.Read()),
        _ => LocalRedirect($"~{BracketAddress.Of(process, agreement, provision)}/{bracket}"),
        () => BracketAsync(agreement, provision, bracket, input));

    [HttpPost("{bracket:guid}/alternatives/{alternative:guid}/withdraw")]
    public Task<IActionResult> Withdraw(Guid process, Id<Agreement> agreement, Id<Provision> provision, Id<Bracket> bracket, Id<BracketAlternative> alternative, string? why) => Submit(
        new WithdrawAlternative(agreement, provision, bracket, alternative, why?.Trim() ?? ""),
        _ => LocalRedirect($"~{BracketAddress.Of(process, agreement, provision)}/{bracket}"),
        () => BracketAsync(agreement, provision, bracket, new AlternativeInput(), (alternative, why)));

    [HttpGet("{bracket:guid}/resolve")]
    public async Task<IActionResult> AskResolve(Guid process, Id<Agreement> agreement, Id<Provision> provision, Id<Bracket> bracket)
    {
        var show = await Send(new ReadBracket(agreement, provision, bracket));
        return show.Bracket.IsOpen ? Resolving(show, new ResolveInput { VersionToken = show.Bracket.VersionToken }) : LocalRedirect($"~{BracketAddress.Of(process, agreement, provision)}/{bracket}");
    }

    [HttpPost("{bracket:guid}/resolve")]
    public Task<IActionResult> Resolve(Guid process, Id<Agreement> agreement, Id<Provision> provision, Id<Bracket> bracket, ResolveInput input) => Submit(
        new ResolveBracket(agreement, provision, bracket, input.Read()),
        _ => LocalRedirect($"~{BracketAddress.Of(process, agreement, provision)}"),
        async () => Resolving(await Send(new ReadBracket(agreement, provision, bracket)), input),
        conflict =>
        {
            var theirs = (BracketRow)conflict.Current;
            return BothTexts(
                conflict,
                PageAudience.Mediators,
                Url.Content($"~{BracketAddress.Of(process, agreement, provision)}/{bracket}"),
                new ConflictField("How it is resolved", Yours(input, theirs), theirs.Outcome is { } outcome ? outcome.InWords().In(Texts) : Texts["It is open"]),
                new ConflictField("The words in the bracket", "", theirs.WordsNow),
                new ConflictField("What is proposed", "", string.Join('\n', theirs.Standing.Select(Said))),
                new ConflictField("Why", input.Reason, theirs.Reason));
        });

    /// <inheritdoc/>
    public override void OnActionExecuting(ActionExecutingContext context) => frame.Section = "Agreements";

    private string Yours(ResolveInput input, BracketRow bracket) => input.Read() is { Adopted: { } id }
        ? bracket.Alternatives.FirstOrDefault(a => a.Id == id) is { } adopted ? Said(adopted) : ""
        : input.Read().Outcome is { } outcome ? outcome.InWords().In(Texts) : "";

    private string Said(AlternativeRow alternative) => alternative.Kind == AlternativeKind.Words ? alternative.Words : alternative.Kind.Instead(isPlace: false).In(Texts);

    private async Task<IActionResult> BracketsAsync(Id<Agreement> agreement, Id<Provision> provision, SpanInput? input)
    {
        var show = await Send(new ReadBrackets(agreement, provision));
        return View("List", new BracketsShowPage(input ?? new SpanInput { VersionToken = show.Token }, show, Texts));
    }

    private async Task<IActionResult> BracketAsync(Id<Agreement> agreement, Id<Provision> provision, Id<Bracket> bracket, AlternativeInput input, (Id<BracketAlternative> Alternative, string? Why)? takingBack = null)
    {
        var show = await Send(new ReadBracket(agreement, provision, bracket));
        // Nobody learns from an answer whether there is such an alternative elsewhere.
        return takingBack is { } back && show.Bracket.Alternatives.All(a => a.Id != back.Alternative)
            ? throw new NotFound()
            : View("Show", new BracketShowPage(input, show, Texts) { TakingBack = takingBack });
    }

    private ViewResult Resolving(BracketPage show, ResolveInput input) => View("Resolve", new BracketResolvePage(input, show, Texts));
}
