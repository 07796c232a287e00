using Negotiations.Domain;

namespace Negotiations.Application.Access;

/// <summary>The viewer as the author of a change.</summary>
public static class AuthorOf
{
    /// <summary>Who does it, and when.</summary>
    public static Author Author(this CurrentViewer current, TimeProvider clock) =>
        new(current.Viewer.UserId ?? throw new AccessRefused("Nobody is signed in."), current.Viewer.Name, clock.GetUtcNow());
}
