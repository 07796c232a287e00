namespace Negotiations.Domain.Meetings;

/// <summary>What one meeting is to another.</summary>
public enum MeetingTie
{
    /// <summary>It gives the other its task: leaders let their ministers begin.</summary>
    Mandates,

    /// <summary>It goes on with what the other began.</summary>
    Continues,

    /// <summary>It comes after the other, and because of it.</summary>
    Follows,
}

/// <summary>A tie between two meetings, read from the first to the second. Seen by those who see both.</summary>
public sealed class MeetingLink : ProcessRecord, IKeptByMediators
{
    private MeetingLink()
    {
    }

    internal MeetingLink(Meeting from, MeetingTie tie, Meeting to)
        : this(from, tie, to, Audience.Common(Audience.Of(from), Audience.Of(to)))
    {
    }

    private MeetingLink(Meeting from, MeetingTie tie, Meeting to, Audience audience)
        : base(from.ProcessId, audience.Owner, audience.OpenTo)
    {
        Id = Id<MeetingLink>.New();
        FromId = from.Id;
        Tie = tie;
        ToId = to.Id;
    }

    /// <summary>Its key.</summary>
    public Id<MeetingLink> Id { get; private init; }

    /// <summary>The meeting that mandates, continues or follows.</summary>
    public Id<Meeting> FromId { get; private init; }

    /// <summary>What the first is to the second.</summary>
    public MeetingTie Tie { get; private init; }

    /// <summary>The meeting that is mandated, continued or followed.</summary>
    public Id<Meeting> ToId { get; private init; }
}
