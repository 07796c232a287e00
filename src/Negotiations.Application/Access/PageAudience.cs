using Negotiations.Domain;

namespace Negotiations.Application.Access;

/// <summary>
/// Who may read a whole page; said first on it, on screen and on paper. It follows from the record's own audience.
/// There is no member with the value zero: a page that was given no audience is not rendered at all.
/// </summary>
public enum PageAudience
{
    /// <summary>Everybody; the page shows nothing of any process.</summary>
    Public = 1,

    /// <summary>The signed-in account alone: its password, its processes.</summary>
    SignedIn,

    /// <summary>All members of the process, whatever their role.</summary>
    Process,

    /// <summary>The delegations of the process and the mediators.</summary>
    Parties,

    /// <summary>The delegations of the process, the mediators and the observers: not the intermediary.</summary>
    PartiesAndObservers,

    /// <summary>One delegation alone, not even the mediators: a list that is not submitted.</summary>
    OwnDelegation,

    /// <summary>One delegation and the mediators: a submitted version of a list.</summary>
    DelegationAndMediators,

    /// <summary>The mediators alone.</summary>
    Mediators,

    /// <summary>A page that gathers what one delegation may read: some of it is read by it alone, some by others too.</summary>
    DelegationView,

    /// <summary>A page that gathers what the neutral intermediary may read.</summary>
    IntermediaryView,

    /// <summary>Administrators, who read no content.</summary>
    Administrators,

    /// <summary>Auditors, who read no content.</summary>
    Auditors,
}

/// <summary>Says who may read a record.</summary>
public static class PageAudiences
{
    /// <summary>Who may read a record of the mediators, from its own audience.</summary>
    public static PageAudience ToPage(this Audience audience) => audience == Audience.PartiesAndObservers ? PageAudience.PartiesAndObservers : audience.Sharing switch
    {
        Sharing.OneDelegation => PageAudience.DelegationAndMediators,
        Sharing.Parties => PageAudience.Parties,
        Sharing.AllMembers => PageAudience.Process,
        _ => PageAudience.Mediators,
    };
}
