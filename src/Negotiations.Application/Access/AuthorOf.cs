using Negotiations.Domain;

namespace Negotiations.Application.Access;

/// <summary>The viewer as the author of a change, and the viewer's day.</summary>
public static class AuthorOf
{
    /// <summary>Who does it, and when.</summary>
    public static Author Author(this CurrentViewer current, TimeProvider clock) =>
        new(current.Viewer.UserId ?? throw new AccessRefused("Nobody is signed in."), current.Viewer.Name, clock.GetUtcNow());

    /// <summary>The day at the place of the talks.</summary>
    public static DateOnly Today(this CurrentViewer current, TimeProvider clock) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(current.Viewer.Seat!.TimeZone)).DateTime);
}
