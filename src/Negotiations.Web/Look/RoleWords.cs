using Negotiations.Application.Access;
using Negotiations.Domain.Parties;

namespace Negotiations.Web.Look;

/// <summary>How roles and offices are said, and the marks of those who have them.</summary>
internal static class RoleWords
{
    /// <summary>A role in words.</summary>
    public static Wording Words(this Role role) => role switch
    {
        Role.LeadMediator => "Lead mediator",
        Role.MediatorStaff => "Mediator staff",
        Role.DelegationHead => "Head of delegation",
        Role.DelegationMember => "Member of delegation",
        Role.Intermediary => "Neutral intermediary",
        Role.Observer => "Observer",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "A role without words."),
    };

    /// <summary>An office in words.</summary>
    public static Wording Words(this Office office) => office switch
    {
        Office.Administrator => "Administrator",
        Office.Auditor => "Auditor",
        _ => "No office",
    };

    /// <summary>The mark of a role that is not a delegation's, or of a delegation.</summary>
    public static Mark Mark(this Role role, string? partyCode, int? partyMark) => role switch
    {
        Role.LeadMediator or Role.MediatorStaff => new Mark(MarkKind.Mediator, "MED"),
        Role.Intermediary => new Mark(MarkKind.Intermediary, "INT"),
        Role.Observer => new Mark(MarkKind.Observer, "OBS"),
        _ => new Mark(MarkKind.Party, partyCode ?? "", partyMark ?? 0),
    };

    /// <summary>The mark of an office.</summary>
    public static Mark Mark(this Office office) => new(MarkKind.Other, office == Office.Auditor ? "AUD" : "ADM");
}
