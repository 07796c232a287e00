using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using Negotiations.Application.Accounts;
using Negotiations.Web.Edge;

namespace Negotiations.Web.Features.Setup;

/// <summary>Sets a new deployment up, once. Afterwards there is no such page.</summary>
[AllowAnonymous]
public sealed class SetupController(IMediator mediator, IStringLocalizer<Texts> texts) : FeatureController(mediator, texts)
{
    [HttpGet("/setup")]
    public Task<IActionResult> Show(string? token) => PageAsync(new SetupPage { Token = token });

    [HttpPost("/setup"), EnableRateLimiting(RateLimits.Joining)]
    public Task<IActionResult> Make(SetupPage form) => Submit(
        new SetUp(form.Token ?? "", form.UserName ?? "", form.DisplayName ?? "", form.NewPassword ?? ""),
        _ => LocalRedirect("/sign-in"),
        () => PageAsync(form));

    private async Task<IActionResult> PageAsync(SetupPage form)
    {
        await Send(new CheckSetUp());
        return View("Show", form);
    }
}
