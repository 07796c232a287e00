using Negotiations.Domain;

namespace Negotiations.Application.Access;

/// <summary>The audience of a page that gathers whatever its viewer may see.</summary>
public static class ViewerAudience
{
    /// <summary>Those who see the same page: the viewer's own kind, and nobody else.</summary>
    public static PageAudience Own(this Viewer viewer) => viewer.Audience switch
    {
        OpenTo.Parties => PageAudience.OwnDelegation,
        OpenTo.Mediators => PageAudience.Mediators,
        OpenTo.Intermediary => PageAudience.Intermediary,
        OpenTo.Observers => PageAudience.Process,
        _ => PageAudience.Administrators,
    };
}
