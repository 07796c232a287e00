namespace Negotiations.Application.Access;

/// <summary>
/// There is no such record for this viewer: missing, somebody else's, or an action that the viewer's role does not have. The edge
/// answers all of them alike, so that nothing is learnt from the difference.
/// </summary>
public sealed class NotFound : Exception
{
    /// <summary>Makes it.</summary>
    public NotFound()
        : base("There is no such record for this viewer.")
    {
    }
}

/// <summary>A guard refused what the code asked for. A defect in the code, never the user's doing.</summary>
public sealed class AccessRefused(string what) : Exception(what);

/// <summary>Somebody else changed the record since the form was filled. Nothing was saved; the edge shows both texts.</summary>
/// <param name="current">The record as it is now, in the shape of the form.</param>
/// <param name="token">Version token of the record as it is now.</param>
/// <param name="changedBy">Who changed it, if that is known.</param>
public sealed class EditConflict(object current, Guid token, string? changedBy = null) : Exception("The record was changed by somebody else.")
{
    /// <summary>The record as it is now.</summary>
    public object Current { get; } = current;

    /// <summary>Its version token.</summary>
    public Guid Token { get; } = token;

    /// <summary>Who changed it.</summary>
    public string? ChangedBy { get; } = changedBy;
}

/// <summary>Ends a query for one record.</summary>
public static class FindingExtensions
{
    /// <summary>The record, or <see cref="NotFound"/>.</summary>
    public static async Task<T> OrNotFound<T>(this Task<T?> record)
        where T : class =>
        await record ?? throw new NotFound();
}
