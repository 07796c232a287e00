using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Localization;
using Negotiations.Application.Access;
using Negotiations.Application.Translations;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;
using Negotiations.Web.Edge;
using Negotiations.Web.Features.Agreements;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.Translations;

/// <summary>The working text of an agreement in another of its languages.</summary>
[Route("processes/{process:guid}/agreements/{agreement:guid}/text/in/{language}")]
public sealed class TranslationsController(IMediator mediator, IStringLocalizer<Texts> texts, Frame frame) : FeatureController(mediator, texts)
{
    /// <summary>In the address, what shows only what is missing or made of an earlier wording.</summary>
    public const string ToDo = "to-do";

    [HttpGet("")]
    public async Task<IActionResult> Show(Id<Agreement> agreement, string language, string? view) => View(new TextInLanguageShowPage(await Send(new ReadTextInLanguage(agreement, language, view == ToDo))));

    [HttpGet("{provision:guid}")]
    public async Task<IActionResult> Edit(Id<Agreement> agreement, string language, Id<Provision> provision)
    {
        var choices = await Send(new ReadTranslationForm(agreement, provision, language));
        return Form(TranslationInput.Of(choices.Form), choices, provision);
    }

    [HttpPost("{provision:guid}")]
    public Task<IActionResult> Word(Guid process, Id<Agreement> agreement, string language, Id<Provision> provision, TranslationInput input)
    {
        var (form, whole) = (input.Read(), AgreementAddress.TextIn(process, agreement, language));
        return Submit(
            new KeepTranslation(agreement, provision, language, form),
            next => LocalRedirect(input.Next && next is { } id ? $"~{whole}/{id}" : $"~{whole}#p-{provision}"),
            async () => Form(input, await Send(new ReadTranslationForm(agreement, provision, language)), provision),
            conflict =>
            {
                var theirs = (TranslationForm)conflict.Current;
                return BothTexts(
                    conflict,
                    PageAudience.Mediators,
                    Url.Content($"~{whole}#p-{provision}"),
                    new ConflictField("Heading", form.Heading, theirs.Heading),
                    new ConflictField("Text", form.Text, theirs.Text));
            });
    }

    /// <inheritdoc/>
    public override void OnActionExecuting(ActionExecutingContext context) => frame.Section = "Agreements";

    private ViewResult Form(TranslationInput input, TranslationFormPage choices, Id<Provision> provision) => View("Form", new TranslationEditPage(input, choices, provision, Texts));
}
