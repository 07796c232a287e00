using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Negotiations.Application.Access;
using Negotiations.Application.Agreements;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;
using Negotiations.Domain.Dates;
using Negotiations.Web.Edge;
using Negotiations.Web.Features.Processes;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.Agreements;

/// <summary>Agreements: what they are, how far they have come, and by which acts.</summary>
[Route("processes/{process:guid}/agreements")]
public sealed class AgreementsController(IMediator mediator, IStringLocalizer<Texts> texts, TimeProvider clock) : FeatureController(mediator, texts)
{
    [HttpGet("")]
    public async Task<IActionResult> List(Guid process, AgreementKind? kind, AgreementStatus? status, int page = 1) => View(new AgreementListPage(process, await Send(new ReadAgreements(
        kind is { } k && Enum.IsDefined(k) ? k : null, status is { } s && Enum.IsDefined(s) ? s : null, page))));

    [HttpGet("new")]
    public async Task<IActionResult> New(Guid process)
    {
        var choices = await Send(new ReadAgreementForm(null));
        return Form(process, null, AgreementInput.Of(choices.Form), choices);
    }

    [HttpPost("new")]
    public Task<IActionResult> Open(Guid process, AgreementInput input) => Keep(process, null, input);

    [HttpGet("{agreement:guid}")]
    public async Task<IActionResult> Show(Id<Agreement> agreement) => View(new AgreementShowPage(await Send(new ReadAgreement(agreement)), Texts));

    [HttpGet("{agreement:guid}/edit")]
    public async Task<IActionResult> Edit(Guid process, Id<Agreement> agreement)
    {
        var choices = await Send(new ReadAgreementForm(agreement));
        return Form(process, agreement, AgreementInput.Of(choices.Form), choices);
    }

    [HttpPost("{agreement:guid}/edit")]
    public Task<IActionResult> Describe(Guid process, Id<Agreement> agreement, AgreementInput input) => Keep(process, agreement, input);

    [HttpGet("{agreement:guid}/act")]
    public async Task<IActionResult> AskAct(Id<Agreement> agreement, ActKind? kind, Guid? party, string? mediator)
    {
        var choices = await Send(new ReadActForm(agreement));
        // About the latest draft, today, unless somebody says otherwise.
        var today = PartialDateInput.From(PartialDate.On(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)));
        return View("Act", new ActEditPage(new ActInput { Kind = kind, Party = party, Mediator = mediator, Draft = choices.Drafts is [var last, ..] ? last.Id.Value : null, On = today }, choices, Texts));
    }

    [HttpPost("{agreement:guid}/act")]
    public Task<IActionResult> Record(Guid process, Id<Agreement> agreement, ActInput input) => Submit(
        new RecordAct(agreement, input.Read(ModelState, Texts)),
        _ => LocalRedirect($"~{AgreementAddress.Of(process, agreement)}"),
        async () => View("Act", new ActEditPage(input, await Send(new ReadActForm(agreement)), Texts)));

    private async Task<IActionResult> Keep(Guid process, Id<Agreement>? agreement, AgreementInput input)
    {
        // What stays empty is no language; the lines that are left are those that messages speak of.
        var empty = input.More ? input.Languages.Count(l => l.IsEmpty) : 0;
        input = input with { Languages = [.. input.Languages.Where(l => !l.IsEmpty)] };
        foreach (var line in ModelState.Keys.Where(k => k.StartsWith(nameof(input.Languages), StringComparison.Ordinal)).ToList())
        {
            ModelState.Remove(line);
        }

        async Task<IActionResult> AgainAsync() => Form(process, agreement, input, await Send(new ReadAgreementForm(agreement)), empty);
        if (input.More)
        {
            return await AgainAsync();
        }

        var form = input.Read();
        return await Submit(
            new KeepAgreement(agreement, form),
            id => LocalRedirect($"~{AgreementAddress.Of(process, id)}"),
            AgainAsync,
            conflict =>
            {
                var theirs = (AgreementForm)conflict.Current;
                return BothTexts(conflict, Agreement.AudienceOf(theirs.Sharing, theirs.Delegation).ToPage(), Url.Content($"~{AgreementAddress.Of(process, agreement!.Value)}"), Fields(form, theirs));
            });
    }

    private ViewResult Form(Guid process, Id<Agreement>? agreement, AgreementInput input, AgreementFormPage choices, int empty = 0) => View("Form", new AgreementEditPage(input, choices, process, agreement, empty, Texts));

    private ConflictField[] Fields(AgreementForm yours, AgreementForm theirs) =>
    [
        new("What it is called", yours.Title, theirs.Title),
        new("What it is", yours.Kind.InWords().In(Texts), theirs.Kind.InWords().In(Texts)),
        new("What it is about", yours.Summary, theirs.Summary),
        new("Source", yours.Source, theirs.Source),
        new("Languages", Languages(yours), Languages(theirs)),
        new("What the mediators do for it", Roles(yours), Roles(theirs)),
        new("Number of parties", $"{yours.Parties.Count}", $"{theirs.Parties.Count}"),
    ];

    private string Roles(AgreementForm form) => string.Join('\n', form.Mediators.GroupBy(m => m.Mediator).Select(m => string.Join(", ", m.Select(of => of.Role).Order().Select(r => r.InWords().In(Texts)))));

    private string Languages(AgreementForm form) => string.Join('\n', form.Languages.Select(l => l.IsAuthentic ? Texts["{0}, authentic", LanguageInput.Say(l.Tag)].Value : LanguageInput.Say(l.Tag)));
}
