using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Negotiations.Application.Access;
using Negotiations.Application.Mediators;
using Negotiations.Domain;
using Negotiations.Domain.Dates;
using Negotiations.Web.Edge;
using Negotiations.Web.Features.Processes;
using Negotiations.Web.Look;
using Mediator = Negotiations.Domain.Mediators.Mediator;

namespace Negotiations.Web.Features.Mediators;

/// <summary>States, organisations and persons that mediate in a process.</summary>
public sealed class MediatorsController(IMediator mediator, IStringLocalizer<Texts> texts) : FeatureController(mediator, texts)
{
    [HttpGet("/processes/{process:guid}/mediators/new")]
    public async Task<IActionResult> New(Guid process) => Form(process, MediatorInput.Of(await Send(new ReadMediatorForm(null))), isNew: true);

    [HttpPost("/processes/{process:guid}/mediators/new")]
    public Task<IActionResult> Add(Guid process, MediatorInput input) => Keep(process, null, input);

    [HttpGet("/processes/{process:guid}/mediators/{id:guid}")]
    public async Task<IActionResult> Edit(Guid process, Id<Mediator> id) => Form(process, MediatorInput.Of(await Send(new ReadMediatorForm(id))), isNew: false);

    [HttpPost("/processes/{process:guid}/mediators/{id:guid}")]
    public Task<IActionResult> Correct(Guid process, Id<Mediator> id, MediatorInput input) => Keep(process, id, input);

    [HttpGet("/processes/{process:guid}/mediators/{id:guid}/delete")]
    public async Task<IActionResult> AskDelete(Guid process, Id<Mediator> id) =>
        View("TakeOff", new TakeOffPage((await Send(new ReadMediatorForm(id))).Name, Url.Content($"~/processes/{process}/mediators/{id}")));

    [HttpPost("/processes/{process:guid}/mediators/{id:guid}/delete")]
    public Task<IActionResult> Delete(Guid process, Id<Mediator> id) =>
        Submit(new DeleteMediator(id), _ => LocalRedirect($"~/processes/{process}/parties"), () => AskDelete(process, id));

    private Task<IActionResult> Keep(Guid process, Id<Mediator>? id, MediatorInput input) => Submit(
        new KeepMediator(id, input.Read(ModelState, Texts)),
        _ => LocalRedirect($"~/processes/{process}/parties"),
        async () =>
        {
            await Send(new ReadMediatorForm(id));
            return Form(process, input, id is null);
        },
        conflict => BothTexts(
            conflict,
            PageAudience.Process,
            Url.Content($"~/processes/{process}/mediators/{id}"),
            Fields(input.Read(ModelState, Texts), (MediatorForm)conflict.Current)));

    private ViewResult Form(Guid process, MediatorInput input, bool isNew) => View("Form", new MediatorFormPage(input, process, isNew, Texts));

    private ConflictField[] Fields(MediatorForm yours, MediatorForm theirs) =>
    [
        new("Kind", yours.Kind.InWords().In(Texts), theirs.Kind.InWords().In(Texts)),
        new("Name", yours.Name, theirs.Name),
        new("Role", yours.Role.InWords().In(Texts), theirs.Role.InWords().In(Texts)),
        new("Since", Say(yours.From), Say(theirs.From)),
        new("Until", Say(yours.To), Say(theirs.To)),
    ];

    private string Say(PartialDate? date) =>
        date is { } given ? PartialDateText.Format(given, System.Globalization.CultureInfo.CurrentUICulture, text => Texts[text]) : Texts["not given"];
}
