using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Negotiations.Application.Access;
using Negotiations.Application.Accounts;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.Account;

/// <summary>The viewer's own account, and what is typed to change its password.</summary>
public sealed record AccountPage : IPage
{
    public Wording Title => "Your account";

    public PageAudience Audience => PageAudience.SignedIn;

    [BindNever, ValidateNever]
    public OwnAccount Account { get; init; } = null!;

    public string? CurrentPassword { get; init; }

    public string? NewPassword { get; init; }
}
