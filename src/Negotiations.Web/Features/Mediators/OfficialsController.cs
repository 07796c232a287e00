using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Negotiations.Application.Access;
using Negotiations.Application.Mediators;
using Negotiations.Domain;
using Negotiations.Domain.Mediators;
using Negotiations.Web.Edge;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.Mediators;

/// <summary>Ministers, envoys, spokespersons: who acts in public in a process.</summary>
public sealed class OfficialsController(IMediator mediator, IStringLocalizer<Texts> texts) : FeatureController(mediator, texts)
{
    [HttpGet("/processes/{process:guid}/officials/new")]
    public async Task<IActionResult> New(Guid process) => Form(process, OfficialInput.Of(await Send(new ReadOfficialForm(null))), isNew: true);

    [HttpPost("/processes/{process:guid}/officials/new")]
    public Task<IActionResult> Add(Guid process, OfficialInput input) => Keep(process, null, input);

    [HttpGet("/processes/{process:guid}/officials/{id:guid}")]
    public async Task<IActionResult> Edit(Guid process, Id<Official> id) => Form(process, OfficialInput.Of(await Send(new ReadOfficialForm(id))), isNew: false);

    [HttpPost("/processes/{process:guid}/officials/{id:guid}")]
    public Task<IActionResult> Correct(Guid process, Id<Official> id, OfficialInput input) => Keep(process, id, input);

    [HttpGet("/processes/{process:guid}/officials/{id:guid}/delete")]
    public async Task<IActionResult> AskDelete(Guid process, Id<Official> id) =>
        View("~/Features/Mediators/TakeOff.cshtml", new TakeOffPage((await Send(new ReadOfficialForm(id))).Name, Url.Content($"~/processes/{process}/officials/{id}")));

    [HttpPost("/processes/{process:guid}/officials/{id:guid}/delete")]
    public Task<IActionResult> Delete(Guid process, Id<Official> id) =>
        Submit(new DeleteOfficial(id), _ => LocalRedirect($"~/processes/{process}/parties"), () => AskDelete(process, id));

    private Task<IActionResult> Keep(Guid process, Id<Official>? id, OfficialInput input) => Submit(
        new KeepOfficial(id, input.Form()),
        _ => LocalRedirect($"~/processes/{process}/parties"),
        async () =>
        {
            await Send(new ReadOfficialForm(id));
            return Form(process, input, id is null);
        },
        conflict => BothTexts(conflict, PageAudience.Process, Url.Content($"~/processes/{process}/officials/{id}"), Fields(input, (OfficialForm)conflict.Current)));

    private ViewResult Form(Guid process, OfficialInput input, bool isNew) =>
        View("~/Features/Mediators/Official.cshtml", new OfficialFormPage(input, process, isNew));

    private static ConflictField[] Fields(OfficialInput yours, OfficialForm theirs) =>
    [
        new("Name", yours.Name, theirs.Name),
        new("Title", yours.Title, theirs.Title),
        new("Office", yours.Office, theirs.Office),
        new("On behalf of", yours.OnBehalfOf, theirs.OnBehalfOf),
    ];
}
