using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using Negotiations.Application.Accounts;
using Negotiations.Infrastructure.Demonstration;
using Negotiations.Web.Edge;
using Negotiations.Web.Setup;

namespace Negotiations.Web.Features.SignIn;

/// <summary>Signing in and out.</summary>
public sealed class SignInController(IMediator mediator, IStringLocalizer<Texts> texts, Deployment deployment, KeptForms keptForms, KnownBrowser knownBrowser)
    : FeatureController(mediator, texts)
{
    [HttpGet("/sign-in"), AllowAnonymous]
    public IActionResult Show(string? returnUrl) => View(new SignInPage { ReturnUrl = returnUrl, Demonstration = deployment.Demonstration });

    [HttpPost("/sign-in"), AllowAnonymous, EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> Enter(SignInPage form)
    {
        SessionKey? session = null;
        var refused = await Submit(
            new Application.Accounts.SignIn(
                form.UserName ?? "",
                form.Password ?? "",
                knownBrowser.ClientOf(HttpContext, form.UserName ?? ""),
                Request.Headers.UserAgent.ToString()),
            outcome =>
            {
                session = outcome.Session;
                return Refused(outcome, form);
            },
            () => Task.FromResult<IActionResult>(Again(form)));
        if (session is null)
        {
            return refused;
        }

        await SessionCookie.WriteAsync(HttpContext, session);
        knownBrowser.Remember(HttpContext, form.UserName!);
        ModelState.Clear();
        return keptForms.Open(form.Kept, session.UserId) is { } kept
            ? View("Kept", new KeptPage(kept))
            : LocalRedirect(Url.IsLocalUrl(form.ReturnUrl) ? form.ReturnUrl : "/");
    }

    /// <summary>One press, in the demonstration alone.</summary>
    [HttpPost("/sign-in/demonstration"), AllowAnonymous, EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> EnterDemonstration(SignInPage form) =>
        deployment.Demonstration ? await Enter(form with { Password = DemonstrationAccounts.Password }) : NotFound();

    [HttpPost("/sign-out")]
    public async Task<IActionResult> Leave()
    {
        var session = SessionCookie.Read(User)!;
        await Send(new SignOut(session.SessionId));
        await SessionCookie.ClearAsync(HttpContext);
        keptForms.RememberWhoLeft(HttpContext, session.UserId);
        Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        return LocalRedirect("/sign-in");
    }

    private ViewResult Refused(SignInOutcome outcome, SignInPage form)
    {
        if (outcome.Wait is { } wait)
        {
            Refuse("Too many tries. Please wait {0} seconds and try again.", Math.Ceiling(wait.TotalSeconds));
        }
        else
        {
            Refuse("The account name or the password is not right, or the account is not in use.");
        }

        return Again(form);
    }

    private ViewResult Again(SignInPage form) => View("Show", form with { Demonstration = deployment.Demonstration });
}
