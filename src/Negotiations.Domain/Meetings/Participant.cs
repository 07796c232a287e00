using Negotiations.Domain.Parties;

namespace Negotiations.Domain.Meetings;

/// <summary>As what somebody sits at the table.</summary>
public enum Capacity
{
    /// <summary>For a party.</summary>
    Party,

    /// <summary>As a mediator.</summary>
    Mediator,

    /// <summary>As host.</summary>
    Host,

    /// <summary>As an observer.</summary>
    Observer,

    /// <summary>As an interpreter.</summary>
    Interpreter,
}

/// <summary>Whether somebody was there.</summary>
public enum Attendance
{
    /// <summary>Not said yet.</summary>
    Expected,

    /// <summary>In the room.</summary>
    Present,

    /// <summary>By telephone or video.</summary>
    Remote,

    /// <summary>Sent apologies.</summary>
    Apologies,

    /// <summary>Was not there.</summary>
    Absent,
}

/// <summary>What is said of somebody who takes part.</summary>
public sealed record ParticipantFacts
{
    /// <summary>Name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Title or office in which somebody sits there, e.g. Foreign Minister.</summary>
    public string Office { get; init; } = "";

    /// <summary>As what.</summary>
    public Capacity Capacity { get; init; }

    /// <summary>For which party; only of those who sit there for one.</summary>
    public Id<Party>? Party { get; init; }

    /// <summary>Whether somebody was there.</summary>
    public Attendance Attendance { get; init; }

    /// <summary>Whether the meeting was this one's initiative. Not the same as chairing it.</summary>
    public bool Initiates { get; init; }

    /// <summary>Whether somebody chairs.</summary>
    public bool Chairs { get; init; }
}

/// <summary>Somebody who takes part in a meeting, in the capacity in which they sit there. Officials and mediators, who act in public.</summary>
public sealed class Participant : ProcessRecord, IKeptByMediators
{
    /// <summary>Longest name or office.</summary>
    public const int TextLength = 200;

    /// <summary>Most that one meeting has.</summary>
    public const int Most = 100;

    private Participant()
    {
    }

    internal Participant(Meeting meeting, int position, ParticipantFacts facts)
        : base(meeting.ProcessId, meeting.OwnerId, meeting.OpenTo)
    {
        if ((facts.Capacity == Capacity.Party) != (facts.Party is not null))
        {
            throw new RuleViolation("participant.party", "Choose the party for whoever sits there for one, and none for others.");
        }

        Id = Id<Participant>.New();
        MeetingId = meeting.Id;
        Position = position;
        Name = facts.Name;
        Office = facts.Office;
        Capacity = facts.Capacity;
        PartyId = facts.Party;
        Attendance = facts.Attendance;
        Initiates = facts.Initiates;
        Chairs = facts.Chairs;
    }

    /// <summary>Its key.</summary>
    public Id<Participant> Id { get; private init; }

    /// <summary>The meeting.</summary>
    public Id<Meeting> MeetingId { get; private init; }

    /// <summary>Place in the list, from 1.</summary>
    public int Position { get; private init; }

    /// <summary>Name.</summary>
    public string Name { get; private init; } = "";

    /// <summary>Title or office.</summary>
    public string Office { get; private init; } = "";

    /// <summary>As what.</summary>
    public Capacity Capacity { get; private init; }

    /// <summary>For which party.</summary>
    public Id<Party>? PartyId { get; private init; }

    /// <summary>Whether somebody was there.</summary>
    public Attendance Attendance { get; private init; }

    /// <summary>Whether the meeting was this one's initiative.</summary>
    public bool Initiates { get; private init; }

    /// <summary>Whether somebody chairs.</summary>
    public bool Chairs { get; private init; }
}
