using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Negotiations.Application.Accounts;
using Negotiations.Domain;
using Negotiations.Domain.Parties;
using Negotiations.Domain.Processes;
using Negotiations.Web.Edge;

namespace Negotiations.Web.Features.Accounts;

/// <summary>Keeps accounts, invitations and memberships.</summary>
public sealed class AccountsController(IMediator mediator, IStringLocalizer<Texts> texts) : FeatureController(mediator, texts)
{
    [HttpGet("/accounts")]
    public async Task<IActionResult> List(string? q, int page = 1) => View(new AccountsPage(q, await Send(new ListAccounts(q, page))));

    [HttpGet("/accounts/invite")]
    public Task<IActionResult> Invite() => FormAsync(new InvitePage());

    [HttpPost("/accounts/invite")]
    public Task<IActionResult> Invite(InvitePage form) => Submit(
        new InviteUser(form.UserName ?? "", form.DisplayName ?? "", form.Office), ShowOnce, () => FormAsync(form));

    [HttpGet("/accounts/{user:guid}")]
    public Task<IActionResult> Show(Guid user) => PageAsync(user);

    [HttpPost("/accounts/{user:guid}/invitation")]
    public Task<IActionResult> InviteAgain(Guid user) => Submit(new InviteAgain(user), ShowOnce, () => PageAsync(user));

    [HttpPost("/accounts/{user:guid}/invitation/take-back")]
    public Task<IActionResult> TakeBack(Guid user) => Do(user, new TakeBackInvitation(user));

    [HttpPost("/accounts/{user:guid}/memberships")]
    public Task<IActionResult> Give(Guid user, Role role, string? seat)
    {
        var parts = (seat ?? "").Split('/');
        if (!Id<Process>.TryParse(parts[0], null, out var process))
        {
            Refuse("Choose a process.");
            return PageAsync(user);
        }

        return Do(user, new GiveMembership(user, process, role, parts.Length > 1 && Id<Party>.TryParse(parts[1], null, out var party) ? party : null));
    }

    [HttpPost("/accounts/{user:guid}/memberships/{membership}/take")]
    public Task<IActionResult> Take(Guid user, Id<Membership> membership) => Do(user, new TakeMembership(user, membership));

    [HttpPost("/accounts/{user:guid}/disable")]
    public Task<IActionResult> Disable(Guid user) => Do(user, new DisableAccount(user));

    [HttpPost("/accounts/{user:guid}/enable")]
    public Task<IActionResult> Enable(Guid user) => Do(user, new EnableAccount(user));

    [HttpPost("/accounts/{user:guid}/sessions/end")]
    public Task<IActionResult> EndSessions(Guid user) => Do(user, new EndSessions(user));

    private Task<IActionResult> Do(Guid user, IRequest<Unit> request) => Submit(request, _ => LocalRedirect($"/accounts/{user}"), () => PageAsync(user));

    private async Task<IActionResult> FormAsync(InvitePage form) => View("Invite", form with { Offices = await Send(new ListOffices()) });

    private async Task<IActionResult> PageAsync(Guid user) => View("Show", new AccountKeepingPage(await Send(new ShowKeptAccount(user))));

    // Not redirected to: the token is nowhere but in this answer.
    private ViewResult ShowOnce(NewInvitation invitation) => View("Invited", new InvitedPage(
        invitation.UserId, $"{Request.Scheme}://{Request.Host}{Request.PathBase}/invitations/{invitation.Token}", invitation.ExpiresAt));
}
