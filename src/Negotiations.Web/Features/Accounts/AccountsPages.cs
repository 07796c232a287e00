using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using Negotiations.Application.Access;
using Negotiations.Application.Accounts;
using Negotiations.Domain.Parties;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.Accounts;

/// <summary>The accounts of the deployment.</summary>
public sealed record AccountsPage(string? Find, AccountList Accounts) : IPage
{
    public Wording Title => "Accounts";

    public PageAudience Audience => PageAudience.Administrators;
}

/// <summary>What is typed to invite somebody.</summary>
public sealed record InvitePage : IPage
{
    public Wording Title => "Invite somebody";

    public PageAudience Audience => PageAudience.Administrators;

    public string? UserName { get; init; }

    public string? DisplayName { get; init; }

    public Office Office { get; init; }

    [BindNever, ValidateNever]
    public IReadOnlyList<Office> Offices { get; init; } = [];

    /// <summary>The offices that can be given, in words.</summary>
    internal IEnumerable<SelectListItem> Choices(IStringLocalizer texts) => Offices.Select(o => new SelectListItem(
        o == Office.None ? texts["None: works in processes"] : o.Words().In(texts), o.ToString()));
}

/// <summary>The link of an invitation, shown once.</summary>
public sealed record InvitedPage(Guid UserId, string Link, DateTimeOffset ExpiresAt) : IPage
{
    public Wording Title => "Hand this link over";

    public PageAudience Audience => PageAudience.Administrators;
}

/// <summary>One account and what an administrator may do with it.</summary>
public sealed record AccountKeepingPage(KeptAccount Account) : IPage
{
    public Wording Title => new("Account {0}", Account.Account.UserName);

    public PageAudience Audience => PageAudience.Administrators;

    /// <summary>The roles that can be given.</summary>
    internal static IEnumerable<SelectListItem> Roles(IStringLocalizer texts) => Enum.GetValues<Role>().Select(r => new SelectListItem(r.Words().In(texts), r.ToString()));

    /// <summary>The seats that can be given.</summary>
    internal IEnumerable<SelectListItem> Seats(IStringLocalizer texts) => Account.OpenSeats.Select(s => new SelectListItem(
        s.PartyName is null ? texts["{0}, no delegation", s.ProcessReference] : texts["{0}, delegation of {1}", s.ProcessReference, s.PartyName],
        s.PartyId is null ? s.ProcessId.ToString() : $"{s.ProcessId}/{s.PartyId}"));
}

/// <summary>How the state of an account is said.</summary>
internal static class AccountStateWords
{
    public static (Tone Tone, string Words) Words(this AccountState state) => state switch
    {
        AccountState.Active => (Tone.Ok, "In use"),
        AccountState.Invited => (Tone.Wait, "Invited"),
        _ => (Tone.Off, "Disabled"),
    };
}
