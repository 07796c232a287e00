namespace Negotiations.Domain.Meetings;

/// <summary>Where a point of the agenda stands.</summary>
public enum AgendaState
{
    /// <summary>To come.</summary>
    Open,

    /// <summary>Spoken of now.</summary>
    Now,

    /// <summary>Dealt with.</summary>
    Done,

    /// <summary>Taken over onto the agenda of a later meeting.</summary>
    CarriedOver,
}

/// <summary>A point of an agenda. Some are internal to the mediators: those are rows that nobody else sees.</summary>
public sealed class AgendaItem : ProcessRecord, IKeptByMediators
{
    /// <summary>Longest title.</summary>
    public const int TitleLength = 300;

    /// <summary>Most that one meeting has.</summary>
    public const int Most = 50;

    private AgendaItem()
    {
    }

    internal AgendaItem(Meeting meeting, int position, string title, bool internally, Id<Meeting>? carriedFrom)
        : base(meeting.ProcessId, internally ? null : meeting.OwnerId, internally ? OpenTo.Mediators : meeting.OpenTo)
    {
        Id = Id<AgendaItem>.New();
        MeetingId = meeting.Id;
        Position = position;
        Title = title;
        IsInternal = internally;
        CarriedFromId = carriedFrom;
    }

    /// <summary>Its key.</summary>
    public Id<AgendaItem> Id { get; private init; }

    /// <summary>The meeting.</summary>
    public Id<Meeting> MeetingId { get; private init; }

    /// <summary>Its place, from 1; an internal point has one between those that others see, who are told no numbers.</summary>
    public int Position { get; private set; }

    /// <summary>What it is about.</summary>
    public string Title { get; private set; } = "";

    /// <summary>Where it stands.</summary>
    public AgendaState State { get; private set; }

    /// <summary>The meeting from which it was left over.</summary>
    public Id<Meeting>? CarriedFromId { get; private init; }

    /// <summary>Whether nobody may be told who said what on it.</summary>
    public bool WithoutAttribution { get; private set; }

    /// <summary>Whether the mediators keep it to themselves.</summary>
    public bool IsInternal { get; private init; }

    /// <summary>Words it anew, and moves it.</summary>
    public void Word(int position, string title, AgendaState state, bool withoutAttribution)
    {
        Position = position;
        Title = title;
        State = state;
        WithoutAttribution = withoutAttribution;
    }

    /// <summary>Says where it stands.</summary>
    public void Mark(AgendaState state) => State = state;
}
