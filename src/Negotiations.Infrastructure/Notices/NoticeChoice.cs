using Negotiations.Application.Notices;

namespace Negotiations.Infrastructure.Notices;

/// <summary>How the holder of an account wants to be told that something waits. Chosen by the holder alone; an account without one is told on the pages only.</summary>
public sealed class NoticeChoice
{
    private NoticeChoice()
    {
    }

    /// <summary>A first choice.</summary>
    public NoticeChoice(Guid user, NoticePace pace, string address)
    {
        UserId = user;
        Choose(pace, address);
    }

    /// <summary>Whose.</summary>
    public Guid UserId { get; private init; }

    /// <summary>How often.</summary>
    public NoticePace Pace { get; private set; }

    /// <summary>To which address; empty for none.</summary>
    public string Address { get; private set; } = "";

    /// <summary>The holder chooses.</summary>
    public void Choose(NoticePace pace, string address) => (Pace, Address) = (pace, address);
}
