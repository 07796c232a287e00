using Negotiations.Domain.Processes;

namespace Negotiations.Domain.Visits;

/// <summary>
/// Until when an account has seen what changed in a process, and until when it was told by mail that something waits there. Seen is moved by its holder alone, never by loading a page
/// or by a mail.
/// </summary>
public sealed class Visit
{
    private Visit()
    {
    }

    /// <summary>Nothing was seen yet, and nothing told.</summary>
    public Visit(Guid user, Id<Process> process) => (UserId, ProcessId) = (user, process);

    /// <summary>Whose.</summary>
    public Guid UserId { get; private init; }

    /// <summary>The process.</summary>
    public Id<Process> ProcessId { get; private init; }

    /// <summary>What changed until then was seen, UTC; none before the first time.</summary>
    public DateTimeOffset? SeenAt { get; private set; }

    /// <summary>What began to wait until then was told by mail, UTC; none before the first time. Of two servers that tell at once only one can move it.</summary>
    public DateTimeOffset? ToldAt { get; private set; }

    /// <summary>Everything until then was seen. It never goes back: what one has seen, one has seen.</summary>
    public void See(DateTimeOffset until) => SeenAt = SeenAt >= until ? SeenAt : until;

    /// <summary>What began to wait until then is told.</summary>
    /// <returns>What it was, for <see cref="TakeBack"/>.</returns>
    public DateTimeOffset? Tell(DateTimeOffset until)
    {
        var before = ToldAt;
        ToldAt = before >= until ? before : until;
        return before;
    }

    /// <summary>The mail could not be sent: it was not told after all.</summary>
    public void TakeBack(DateTimeOffset? before) => ToldAt = before;
}
