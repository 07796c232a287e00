namespace Negotiations.Domain;

/// <summary>Who does something, and when.</summary>
/// <param name="UserId">The account.</param>
/// <param name="Name">Its name, as the record keeps it.</param>
/// <param name="At">Server time, UTC.</param>
public sealed record Author(Guid UserId, string Name, DateTimeOffset At);
