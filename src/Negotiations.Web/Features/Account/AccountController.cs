using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Negotiations.Application.Accounts;
using Negotiations.Web.Edge;

namespace Negotiations.Web.Features.Account;

/// <summary>The viewer's own account.</summary>
public sealed class AccountController(IMediator mediator, IStringLocalizer<Texts> texts) : FeatureController(mediator, texts)
{
    private Guid ThisSession => SessionCookie.Read(User)!.SessionId;

    [HttpGet("/account")]
    public async Task<IActionResult> Show() => View(new AccountPage(await Send(new ShowAccount(ThisSession))));
}
