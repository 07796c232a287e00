using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Negotiations.Application.Access;
using Negotiations.Application.Parties;
using Negotiations.Domain;
using Negotiations.Domain.Parties;
using Negotiations.Web.Edge;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.Parties;

/// <summary>Who takes part in a process, and the parties among them.</summary>
public sealed class PartiesController(IMediator mediator, IStringLocalizer<Texts> texts) : FeatureController(mediator, texts)
{
    [HttpGet("/processes/{process:guid}/parties")]
    public async Task<IActionResult> List(Guid process) => View(new PartiesPage(await Send(new ViewParties()), process));

    [HttpGet("/processes/{process:guid}/parties/new")]
    public async Task<IActionResult> New(Guid process) => Form(process, PartyInput.Of(await Send(new ReadPartyForm(null))), isNew: true);

    [HttpPost("/processes/{process:guid}/parties/new")]
    public Task<IActionResult> Add(Guid process, PartyInput input) => Keep(process, null, input);

    [HttpGet("/processes/{process:guid}/parties/{party:guid}")]
    public async Task<IActionResult> Edit(Guid process, Id<Party> party) => Form(process, PartyInput.Of(await Send(new ReadPartyForm(party))), isNew: false);

    [HttpPost("/processes/{process:guid}/parties/{party:guid}")]
    public Task<IActionResult> Correct(Guid process, Id<Party> party, PartyInput input) => Keep(process, party, input);

    private Task<IActionResult> Keep(Guid process, Id<Party>? party, PartyInput input) => Submit(
        new KeepParty(party, input.Form()),
        _ => LocalRedirect($"~/processes/{process}/parties"),
        async () =>
        {
            await Send(new ReadPartyForm(party));
            return Form(process, input, party is null);
        },
        conflict => BothTexts(conflict, PageAudience.Process, Url.Content($"~/processes/{process}/parties/{party}"), Fields(input, (PartyForm)conflict.Current)));

    private ViewResult Form(Guid process, PartyInput input, bool isNew) => View("Form", new PartyFormPage(input, process, isNew));

    private static ConflictField[] Fields(PartyInput yours, PartyForm theirs) =>
    [
        new("Short code", yours.Code, theirs.Code),
        new("Name in English", yours.Name, theirs.Name),
        new("Names in other languages", yours.LocalNames, theirs.LocalNames),
        new("Country code", yours.CountryCode, theirs.CountryCode),
    ];
}
