namespace Negotiations.Infrastructure.Auditing;

/// <summary>
/// One row that a writer locks before it reads the head of the trail, so that two servers cannot both follow the same entry.
/// SQLite has one writer at a time anyway and does without.
/// </summary>
public sealed class TrailLock
{
    /// <summary>Always 1.</summary>
    public int Id { get; init; }

    /// <summary>Set to itself to take the lock.</summary>
    public int Taken { get; init; }
}
