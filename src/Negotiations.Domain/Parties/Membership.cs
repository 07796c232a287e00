using Negotiations.Domain.Processes;

namespace Negotiations.Domain.Parties;

/// <summary>What a member is in a process. What each may do stands in one table, <c>RolePermissions</c>.</summary>
public enum Role
{
    /// <summary>Leads the mediation; approves.</summary>
    LeadMediator,

    /// <summary>Works for the lead mediator.</summary>
    MediatorStaff,

    /// <summary>Heads a delegation; submits and signs for it.</summary>
    DelegationHead,

    /// <summary>Works in a delegation; keeps its lists.</summary>
    DelegationMember,

    /// <summary>Visits, interviews, accompanies; reads no negotiating text.</summary>
    Intermediary,

    /// <summary>Reads what is shared with observers.</summary>
    Observer,
}

/// <summary>
/// That somebody belongs to a process, in a role. The other side never learns who belongs to a delegation: a delegation's
/// membership is open to that delegation, the mediators and the administrators.
/// </summary>
public sealed class Membership : ProcessRecord
{
    private Membership()
    {
    }

    /// <summary>Makes somebody a member.</summary>
    /// <exception cref="RuleViolation">A delegation's role without a party, or another role with one.</exception>
    public Membership(Id<Process> process, Guid userId, Role role, Id<Party>? party)
        : base(process, party, OpenTo.Mediators | OpenTo.Administrators)
    {
        if (IsOfDelegation(role) != party.HasValue)
        {
            throw new RuleViolation("membership.party", "Choose the delegation for a role in a delegation, and none for any other role.");
        }

        Id = Id<Membership>.New();
        UserId = userId;
        Role = role;
    }

    /// <summary>Its key.</summary>
    public Id<Membership> Id { get; private init; }

    /// <summary>Whose account.</summary>
    public Guid UserId { get; private init; }

    /// <summary>In which role.</summary>
    public Role Role { get; private init; }

    /// <summary>Whether a role is one of a delegation, and so needs a party.</summary>
    public static bool IsOfDelegation(Role role) => role is Role.DelegationHead or Role.DelegationMember;
}
