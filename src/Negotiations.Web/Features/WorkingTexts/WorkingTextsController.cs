using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Localization;
using Negotiations.Application.Access;
using Negotiations.Application.WorkingTexts;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;
using Negotiations.Web.Edge;
using Negotiations.Web.Features.Agreements;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.WorkingTexts;

/// <summary>The working text of an agreement, provision by provision.</summary>
[Route("processes/{process:guid}/agreements/{agreement:guid}/text")]
public sealed class WorkingTextsController(IMediator mediator, IStringLocalizer<Texts> texts, Frame frame) : FeatureController(mediator, texts)
{
    [HttpGet("")]
    public async Task<IActionResult> Show(Id<Agreement> agreement) => View(new WorkingTextShowPage(await Send(new ReadWorkingText(agreement))));

    [HttpGet("new")]
    public async Task<IActionResult> New(Id<Agreement> agreement, Guid? under, Guid? after)
    {
        var choices = await Send(new ReadProvisionForm(agreement, null, new ProvisionInput { Under = under, After = after }.Place));
        return Form(ProvisionInput.Of(choices.Form), choices, null);
    }

    [HttpPost("new")]
    public Task<IActionResult> Write(Guid process, Id<Agreement> agreement, ProvisionInput input) => Keep(process, agreement, null, input);

    [HttpGet("{provision:guid}")]
    public async Task<IActionResult> Edit(Id<Agreement> agreement, Id<Provision> provision)
    {
        var choices = await Send(new ReadProvisionForm(agreement, provision, default));
        return Form(ProvisionInput.Of(choices.Form), choices, provision);
    }

    [HttpPost("{provision:guid}")]
    public Task<IActionResult> Word(Guid process, Id<Agreement> agreement, Id<Provision> provision, ProvisionInput input) => Keep(process, agreement, provision, input);

    [HttpPost("{provision:guid}/move")]
    public Task<IActionResult> Move(Guid process, Id<Agreement> agreement, Id<Provision> provision, Move? move) => Submit(
        new MoveProvision(agreement, provision, move ?? (Move)(-1)), _ => At(process, agreement, provision), () => Again(agreement, provision));

    [HttpGet("{provision:guid}/take-out")]
    public async Task<IActionResult> AskTakeOut(Id<Agreement> agreement, Id<Provision> provision) => View("TakeOut", new TakeOutPage(await Send(new PrepareTakingOut(agreement, provision))));

    [HttpPost("{provision:guid}/take-out")]
    public Task<IActionResult> TakeOut(Guid process, Id<Agreement> agreement, Id<Provision> provision) => Submit(
        new TakeOutProvision(agreement, provision), _ => LocalRedirect($"~{AgreementAddress.Text(process, agreement)}#taken-out"), () => Again(agreement, provision));

    [HttpPost("{provision:guid}/put-back")]
    public Task<IActionResult> PutBack(Guid process, Id<Agreement> agreement, Id<Provision> provision) => Submit(
        new PutBackProvision(agreement, provision), _ => At(process, agreement, provision), () => Again(agreement, provision));

    /// <inheritdoc/>
    public override void OnActionExecuting(ActionExecutingContext context) => frame.Section = "Agreements";

    // The text as it stands, for whoever asked for a provision of it.
    private async Task<IActionResult> Again(Id<Agreement> agreement, Id<Provision> provision)
    {
        await Send(new ReadProvisionForm(agreement, provision, default));
        return View("Show", new WorkingTextShowPage(await Send(new ReadWorkingText(agreement))));
    }

    private Task<IActionResult> Keep(Guid process, Id<Agreement> agreement, Id<Provision>? provision, ProvisionInput input)
    {
        var form = input.Read();
        return Submit(
            new KeepProvision(agreement, provision, form),
            id => input.Next ? LocalRedirect($"~{AgreementAddress.Text(process, agreement)}/new?after={id}") : At(process, agreement, id),
            async () => Form(input, await Send(new ReadProvisionForm(agreement, provision, input.Place)), provision),
            conflict =>
            {
                var theirs = (ProvisionForm)conflict.Current;
                return BothTexts(
                    conflict,
                    PageAudience.Mediators,
                    Url.Content($"~{AgreementAddress.Text(process, agreement)}#p-{provision}"),
                    new ConflictField("Heading", form.Heading, theirs.Heading),
                    new ConflictField("Text", form.Text, theirs.Text),
                    new ConflictField("How it stands", form.State.InWords().In(Texts), theirs.State.InWords().In(Texts)));
            });
    }

    private LocalRedirectResult At(Guid process, Id<Agreement> agreement, Id<Provision> provision) => LocalRedirect($"~{AgreementAddress.Text(process, agreement)}#p-{provision}");

    private ViewResult Form(ProvisionInput input, ProvisionFormPage choices, Id<Provision>? provision) => View("Form", new ProvisionEditPage(input, choices, provision, Texts));
}
