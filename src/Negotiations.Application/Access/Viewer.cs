using Negotiations.Domain;
using Negotiations.Domain.Parties;
using Negotiations.Domain.Processes;

namespace Negotiations.Application.Access;

/// <summary>Who acts outside any process.</summary>
public enum Office
{
    /// <summary>Nobody of these.</summary>
    None,

    /// <summary>Keeps accounts, processes and settings; reads no content.</summary>
    Administrator,

    /// <summary>Verifies the audit trail and reads its metadata; reads no content.</summary>
    Auditor,

    /// <summary>Holds the one-time token of a new deployment, or the invitation to an account; only to make that account.</summary>
    Newcomer,
}

/// <summary>A membership as the viewer holds it, with what every page shows of it.</summary>
public sealed record Seat(
    Id<Process> ProcessId,
    string ProcessName,
    string ProcessReference,
    string TimeZone,
    ProcessStatus Status,
    Role Role,
    Id<Party>? PartyId,
    string? PartyCode,
    string? PartyName,
    int? PartyMark);

/// <summary>
/// For whom the application works right now. Everything that is seen or written is decided from it; a request without a viewer sees
/// and writes nothing.
/// </summary>
public sealed record Viewer
{
    /// <summary>Nobody.</summary>
    public static readonly Viewer Nobody = new();

    /// <summary>The account, if somebody is signed in.</summary>
    public Guid? UserId { get; init; }

    /// <summary>The account's name, as the audit trail keeps it.</summary>
    public string Name { get; init; } = "";

    /// <summary>Office outside the processes.</summary>
    public Office Office { get; init; }

    /// <summary>IANA name of the zone that the viewer lives by; none for that of the talks.</summary>
    public string? TimeZone { get; init; }

    /// <summary>All processes the viewer belongs to.</summary>
    public IReadOnlyList<Seat> Seats { get; init; } = [];

    /// <summary>The seat in the process that is being looked at; none outside processes.</summary>
    public Seat? Seat { get; init; }

    /// <summary>
    /// Whether the viewer reads meetings, and nothing else, of all its processes at once: for its calendar. Then it has no seat, and so may write nothing of any process.
    /// </summary>
    public bool InEveryProcess { get; private init; }

    /// <summary>The process that is being looked at.</summary>
    public Id<Process>? ProcessId => Seat?.ProcessId;

    /// <summary>The party whose delegation the viewer belongs to.</summary>
    public Id<Party>? PartyId => Seat?.PartyId;

    /// <summary>The audiences that the viewer's role in the process belongs to.</summary>
    public OpenTo Audience => Seat?.Role switch
    {
        Role.LeadMediator or Role.MediatorStaff => OpenTo.Mediators,
        Role.Intermediary => OpenTo.Intermediary,
        Role.Observer => OpenTo.Observers,
        Role.DelegationHead or Role.DelegationMember => OpenTo.Parties,
        _ => OpenTo.OwnerOnly,
    };

    /// <summary>
    /// Who may read a page that gathers what this viewer may see in the process: those of the same side. That others read some of what it gathers is said to those who would rely on the contrary; the mediators' stays among
    /// them as a whole, on paper too. Observers see nothing that the delegations and the mediators do not see.
    /// </summary>
    public PageAudience OwnSide => Audience switch
    {
        OpenTo.Parties => PageAudience.DelegationView,
        OpenTo.Mediators => PageAudience.Mediators,
        OpenTo.Intermediary => PageAudience.IntermediaryView,
        OpenTo.Observers => PageAudience.PartiesAndObservers,
        _ => PageAudience.Process,
    };

    /// <summary>Enters a process; the viewer keeps no seat if it is not a member.</summary>
    public Viewer In(Id<Process>? process) =>
        this with { Seat = process is { } id ? Seats.FirstOrDefault(s => s.ProcessId == id) : null, InEveryProcess = false };

    /// <summary>Leaves the process, to read the meetings of all processes that the viewer is a member of.</summary>
    public Viewer Everywhere() => this with { Seat = null, InEveryProcess = true };
}

/// <summary>The viewer of the current request. Set once by the edge; scoped.</summary>
public sealed class CurrentViewer
{
    /// <summary>For whom the application works; <see cref="Viewer.Nobody"/> until the edge has said.</summary>
    public Viewer Viewer { get; set; } = Viewer.Nobody;
}
