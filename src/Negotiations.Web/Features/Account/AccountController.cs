using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Negotiations.Application.Accounts;
using Negotiations.Application.Notices;
using Negotiations.Web.Edge;

namespace Negotiations.Web.Features.Account;

/// <summary>The viewer's own account.</summary>
public sealed class AccountController(IMediator mediator, IStringLocalizer<Texts> texts) : FeatureController(mediator, texts)
{
    private Guid ThisSession => SessionCookie.Read(User)!.SessionId;

    [HttpGet("/account")]
    public Task<IActionResult> Show() => PageAsync(new AccountPage());

    /// <summary>Says by which clock times are told.</summary>
    [HttpPost("/account/time-zone")]
    public Task<IActionResult> ChooseTimeZone(AccountPage form) => Submit(
        new ChooseTimeZone(string.IsNullOrEmpty(form.TimeZone) ? null : form.TimeZone),
        _ =>
        {
            TempData["done"] = Texts["Saved. Times of meetings are told so from now on."].Value;
            return LocalRedirect("/account");
        },
        () => PageAsync(form));

    /// <summary>Says how one is told that something waits.</summary>
    [HttpPost("/account/notices")]
    public Task<IActionResult> ChooseNotices(AccountPage form) => Submit(
        new ChooseNotices(form.Pace ?? NoticePace.Daily, form.Address?.Trim() ?? ""),
        _ =>
        {
            TempData["done"] = Texts["Saved. Notices are sent so from now on."].Value;
            return LocalRedirect("/account");
        },
        () => PageAsync(form with { Address = form.Address ?? "" }));

    [HttpPost("/account/password")]
    public async Task<IActionResult> ChangePassword(AccountPage form)
    {
        SessionKey? key = null;
        var answer = await Submit(
            new ChangePassword(
                form.CurrentPassword ?? "",
                form.NewPassword ?? "",
                ThisSession,
                Request.Headers.UserAgent.ToString()),
            renewed =>
            {
                key = renewed;
                return LocalRedirect("/account");
            },
            () => PageAsync(form));
        if (key is not null)
        {
            await SessionCookie.WriteAsync(HttpContext, key);
        }

        return answer;
    }

    /// <summary>Ends one session, or all others.</summary>
    [HttpPost("/account/sessions/end")]
    public Task<IActionResult> EndSessions(Guid? session) => Submit(
        new EndOwnSessions(ThisSession, session),
        _ => LocalRedirect("/account"),
        () => PageAsync(new AccountPage()));

    private async Task<IActionResult> PageAsync(AccountPage form)
    {
        var account = await Send(new ShowAccount(ThisSession));
        return View("Show", form with
        {
            Account = account,
            TimeZone = form.TimeZone ?? account.TimeZone,
            Pace = form.Pace ?? account.Notices.Pace,
            Address = form.Address ?? account.Notices.Address,
        });
    }
}
