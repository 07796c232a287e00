using Negotiations.Domain.Parties;
using Negotiations.Domain.Processes;

namespace Negotiations.Domain;

/// <summary>To whom, besides its owner, a record of a process is open. Closed to everybody who is not named.</summary>
/// <remarks>Stored as a number, because the audience filter tests single bits in SQL.</remarks>
[Flags]
public enum OpenTo
{
    /// <summary>The owning delegation alone.</summary>
    OwnerOnly = 0,

    /// <summary>Lead mediator and mediator staff.</summary>
    Mediators = 1,

    /// <summary>The neutral intermediary.</summary>
    Intermediary = 2,

    /// <summary>Observers.</summary>
    Observers = 4,

    /// <summary>Every delegation of the process.</summary>
    Parties = 8,

    /// <summary>Administrators, who are members of no process. Never on a record with content.</summary>
    Administrators = 16,

    /// <summary>Every member of the process, and the administrators who set it up: the frame of a process, never its content.</summary>
    Frame = Mediators | Intermediary | Observers | Parties | Administrators,
}

/// <summary>
/// A row that belongs to a process and carries its own audience, so that one filter decides who sees it without a join.
/// The audience is given at birth and never changes: to disclose is to make an extract, a new row with an audience of its own.
/// </summary>
public abstract class ProcessRecord
{
    /// <summary>For the database.</summary>
    protected ProcessRecord()
    {
    }

    /// <summary>Gives the record its audience for good.</summary>
    protected ProcessRecord(Id<Process> process, Id<Party>? owner, OpenTo openTo)
    {
        ProcessId = process;
        OwnerId = owner;
        OpenTo = openTo;
    }

    /// <summary>The process that the record belongs to.</summary>
    public Id<Process> ProcessId { get; private init; }

    /// <summary>The party whose delegation owns the record, if one does.</summary>
    public Id<Party>? OwnerId { get; private init; }

    /// <summary>To whom else it is open.</summary>
    public OpenTo OpenTo { get; private init; }
}

/// <summary>A record that several people may edit: its token changes with every change, and a form posts back the one it was filled from.</summary>
public interface IVersioned
{
    /// <summary>Made anew by the application whenever the record is stored.</summary>
    Guid VersionToken { get; }
}

/// <summary>
/// A record that the mediators keep. Where it has an owner, that delegation is the one it is shared with: it reads the record, and is not told how the mediators work on it.
/// </summary>
public interface IKeptByMediators
{
    /// <summary>Whether the mediators keep this one: of some kinds of record, they keep some and delegations others.</summary>
    bool KeptByMediators => true;
}
