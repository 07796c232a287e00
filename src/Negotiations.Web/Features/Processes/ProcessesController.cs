using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Negotiations.Application.Access;
using Negotiations.Application.Processes;
using Negotiations.Web.Edge;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.Processes;

/// <summary>Processes: where everybody begins, and the switch between them.</summary>
public sealed class ProcessesController(IMediator mediator, IStringLocalizer<Texts> texts) : FeatureController(mediator, texts)
{
    [HttpGet("/")]
    public async Task<IActionResult> Home() => await Send(new ListProcesses()) switch
    {
        { MayKeepAccounts: true } => LocalRedirect("~/accounts"),
        { MayVerifyTrail: true } => LocalRedirect("~/trail"),
        { Rows: [var only] } => LocalRedirect($"~/processes/{only.Id}"),
        _ => LocalRedirect("~/processes"),
    };

    [HttpGet("/processes")]
    public async Task<IActionResult> List() => View(new ProcessListPage(await Send(new ListProcesses())));

    [HttpGet("/processes/new")]
    public Task<IActionResult> New() => NewForm(new NewProcessInput { TimeZone = "UTC" });

    [HttpPost("/processes/new")]
    public Task<IActionResult> Open(NewProcessInput input) => Submit(
        input.Request(),
        _ => LocalRedirect("~/processes"),
        () => NewForm(input));

    [HttpGet("/processes/{process:guid}")]
    public async Task<IActionResult> Overview() => View(new OverviewPage(await Send(new ViewProcess())));

    [HttpGet("/processes/{process:guid}/edit")]
    public async Task<IActionResult> Edit()
    {
        var form = await Send(new ReadProcessForm());
        var input = new ProcessInput { Name = form.Name, Description = form.Description, TimeZone = form.TimeZone, VersionToken = form.VersionToken };
        return View("Edit", new ProcessFormPage(input, form));
    }

    [HttpPost("/processes/{process:guid}/edit")]
    public Task<IActionResult> Describe(Guid process, ProcessInput input) => Submit(
        new DescribeProcess(input.Name ?? "", input.Description ?? "", input.TimeZone ?? "", input.VersionToken),
        _ => LocalRedirect($"~/processes/{process}"),
        async () => View("Edit", new ProcessFormPage(input, await Send(new ReadProcessForm()))),
        conflict => BothTexts(conflict, PageAudience.Process, Url.Content($"~/processes/{process}/edit"), Fields(input, (ProcessForm)conflict.Current)));

    [HttpPost("/processes/{process:guid}/status")]
    public Task<IActionResult> ChangeStatus(Guid process, ProcessStep step) => Submit(
        new ChangeProcessStatus(step),
        _ => LocalRedirect($"~/processes/{process}/edit"),
        Edit);

    private async Task<IActionResult> NewForm(NewProcessInput input) => View("New", new NewProcessPage(input, await Send(new ReadNewProcessForm())));

    private static ConflictField[] Fields(ProcessInput yours, ProcessForm theirs) =>
    [
        new("Name", yours.Name, theirs.Name),
        new("What it is about", yours.Description, theirs.Description),
        new("Time zone", yours.TimeZone, theirs.TimeZone),
    ];
}
