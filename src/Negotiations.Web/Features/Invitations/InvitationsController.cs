using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using Negotiations.Application.Access;
using Negotiations.Application.Accounts;
using Negotiations.Web.Edge;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.Invitations;

/// <summary>Takes an account over by a one-time link: its holder chooses the password.</summary>
[AllowAnonymous]
public sealed class InvitationsController(IMediator mediator, IStringLocalizer<Texts> texts) : FeatureController(mediator, texts)
{
    [HttpGet("/invitations/{token}"), EnableRateLimiting(RateLimits.Joining)]
    public Task<IActionResult> Show(string token) => PageAsync(token);

    [HttpPost("/invitations/{token}"), EnableRateLimiting(RateLimits.Joining)]
    public Task<IActionResult> Accept(string token, InvitationPage form) => Submit(
        new AcceptInvitation(token, form.NewPassword ?? ""),
        _ =>
        {
            TempData["done"] = Texts["Your password is set. Sign in with it."].Value;
            return LocalRedirect("/sign-in");
        },
        () => PageAsync(token));

    private async Task<IActionResult> PageAsync(string token) =>
        View("Show", new InvitationPage { Token = token, Invited = await Send(new ShowInvitation(token)) });
}

/// <summary>An invitation, and the password that is chosen.</summary>
public sealed record InvitationPage : IPage
{
    public Wording Title => "Choose your password";

    public PageAudience Audience => PageAudience.SignedIn;

    [BindNever, ValidateNever]
    public Invited Invited { get; init; } = null!;

    [BindNever, ValidateNever]
    public string Token { get; init; } = "";

    public string? NewPassword { get; init; }
}
