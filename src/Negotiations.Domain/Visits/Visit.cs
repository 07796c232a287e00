using Negotiations.Domain.Processes;

namespace Negotiations.Domain.Visits;

/// <summary>Until when an account has seen what changed in a process. Moved by its holder alone, never by loading a page.</summary>
public sealed class Visit
{
    private Visit()
    {
    }

    /// <summary>A first visit.</summary>
    public Visit(Guid user, Id<Process> process, DateTimeOffset seenAt) => (UserId, ProcessId, SeenAt) = (user, process, seenAt);

    /// <summary>Whose.</summary>
    public Guid UserId { get; private init; }

    /// <summary>The process.</summary>
    public Id<Process> ProcessId { get; private init; }

    /// <summary>What changed until then was seen, UTC.</summary>
    public DateTimeOffset SeenAt { get; private set; }

    /// <summary>Everything until then was seen. It never goes back: what one has seen, one has seen.</summary>
    public void See(DateTimeOffset until) => SeenAt = until > SeenAt ? until : SeenAt;
}
