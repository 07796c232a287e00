using Negotiations.Application.Access;
using Negotiations.Application.Accounts;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.Account;

/// <summary>The viewer's own account.</summary>
public sealed record AccountPage(OwnAccount Account) : IPage
{
    public Wording Title => "Your account";

    public PageAudience Audience => PageAudience.SignedIn;
}
