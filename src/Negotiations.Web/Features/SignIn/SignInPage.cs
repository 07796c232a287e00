using Microsoft.AspNetCore.Mvc.ModelBinding;
using Negotiations.Application.Access;
using Negotiations.Infrastructure.Demonstration;
using Negotiations.Web.Edge;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.SignIn;

/// <summary>The sign-in page and what is typed into it.</summary>
public sealed record SignInPage : IPage
{
    public Wording Title => "Sign in";

    public PageAudience Audience => PageAudience.Public;

    public string? UserName { get; init; }

    public string? Password { get; init; }

    /// <summary>Where to go then; only an address of ours is followed.</summary>
    public string? ReturnUrl { get; init; }

    /// <summary>A form that was sent when the sign-in had ended, sealed (<see cref="KeptForms"/>).</summary>
    public string? Kept { get; init; }

    /// <summary>Whether the page answers a form that was sent when the sign-in had ended.</summary>
    [BindNever]
    public bool Ended { get; init; }

    [BindNever]
    public bool Demonstration { get; init; }
}

/// <summary>What was typed is still here, to be sent again.</summary>
public sealed record KeptPage(KeptForm Form) : IPage
{
    public Wording Title => "What you typed is still here";

    public PageAudience Audience => PageAudience.SignedIn;
}

/// <summary>One group of demonstration accounts on the sign-in page.</summary>
internal sealed record AccountGroup(string Label, IReadOnlyList<AccountCard> Cards)
{
    /// <summary>All groups. What each account sees, and what it does not, is said before one enters.</summary>
    public static readonly IReadOnlyList<AccountGroup> All =
    [
        new("Mediators", [.. Pick("lead", "staff")]),
        new("Delegations", [.. Pick("arm.head", "arm.member", "aze.head", "aze.member")]),
        new("Delegations of a second, made-up process, with names in Arabic and Ukrainian", [.. Pick("val.head", "cst.head")]),
        new("Others", [.. Pick("intermediary", "observer", "admin", "auditor")]),
    ];

    private static IEnumerable<AccountCard> Pick(params string[] names) =>
        names.Select(name => AccountCard.Of(DemonstrationAccounts.All.Single(a => a.UserName == name)));
}

/// <summary>One demonstration account on the sign-in page.</summary>
internal sealed record AccountCard(string UserName, Wording Role, Mark Mark, string Sees, string Not)
{
    public static AccountCard Of(DemonstrationAccount account)
    {
        var (sees, not) = Words(account);
        return account.Role is { } role
            ? new AccountCard(account.UserName, role.Words(), role.Mark(account.Party, account.Party is "ARM" or "VAL" ? 1 : 2), sees, not)
            : new AccountCard(account.UserName, account.Office.Words(), account.Office.Mark(), sees, not);
    }

    private static (string Sees, string Not) Words(DemonstrationAccount account) => account switch
    {
        { Role: Domain.Parties.Role.LeadMediator } => ("Sets up the process and its parties. Sees submitted lists and reports.", "Not: drafts of a list."),
        { Role: Domain.Parties.Role.MediatorStaff } => ("Sees submitted lists and reports.", "Not: drafts of a list; changing the process."),
        { Role: Domain.Parties.Role.DelegationHead } => ("Keeps and submits the delegation’s lists.", "Not: anything the other side has not disclosed."),
        { Role: Domain.Parties.Role.DelegationMember } => ("Enters and corrects the delegation’s own lists.", "Not: submitting; anything of the other side."),
        { Role: Domain.Parties.Role.Intermediary } => ("Sees what is shared with the intermediary.", "Not: negotiating texts."),
        { Role: Domain.Parties.Role.Observer } => ("Reads what has been shared with observers.", "Not: lists."),
        { Office: Office.Administrator } => ("Keeps accounts and processes.", "Not: any content, no name of a prisoner."),
        _ => ("Verifies who did what and when.", "Not: any content, no name of a prisoner."),
    };
}
