using Negotiations.Application.Access;
using Negotiations.Domain.Parties;

namespace Negotiations.Infrastructure.Demonstration;

/// <summary>An account that everybody knows, in the demonstration alone.</summary>
/// <param name="UserName">To sign in with.</param>
/// <param name="DisplayName">As shown to those who work with it.</param>
/// <param name="Role">Role in the demonstration's process; none for an office outside processes.</param>
/// <param name="Party">Code of the party, for a delegation's role.</param>
/// <param name="Office">Office outside processes.</param>
/// <param name="Process">Reference of the process that the role is in.</param>
/// <param name="TimeZone">The zone that its holder lives by; none for that of the talks.</param>
public sealed record DemonstrationAccount(
    string UserName, string DisplayName, Role? Role = null, string? Party = null, Office Office = Office.None, string Process = DemonstrationSeed.ProcessReference, string? TimeZone = null);

/// <summary>The demonstration's accounts: one for each role, for both delegations.</summary>
public static class DemonstrationAccounts
{
    /// <summary>The password of all of them.</summary>
    public const string Password = "a walk along two rivers";

    /// <summary>All of them, in the order in which they are shown.</summary>
    public static readonly IReadOnlyList<DemonstrationAccount> All =
    [
        new("lead", "Lead mediator", Role.LeadMediator),
        new("staff", "Mediator staff", Role.MediatorStaff),
        new("arm.head", "Head of delegation, Armenia", Role.DelegationHead, "ARM", TimeZone: "Asia/Yerevan"),
        new("arm.member", "Member of delegation, Armenia", Role.DelegationMember, "ARM", TimeZone: "Asia/Yerevan"),
        new("aze.head", "Head of delegation, Azerbaijan", Role.DelegationHead, "AZE", TimeZone: "Asia/Baku"),
        new("aze.member", "Member of delegation, Azerbaijan", Role.DelegationMember, "AZE", TimeZone: "Asia/Baku"),
        new("intermediary", "Neutral intermediary", Role.Intermediary),
        new("observer", "Observer", Role.Observer),
        new("val.head", "Head of delegation, Upper Valley", Role.DelegationHead, "VAL", Process: DemonstrationSeed.MadeUpReference),
        new("cst.head", "Head of delegation, Coast", Role.DelegationHead, "CST", Process: DemonstrationSeed.MadeUpReference),
        new("admin", "Administrator", Office: Office.Administrator),
        new("auditor", "Auditor", Office: Office.Auditor),
    ];
}
