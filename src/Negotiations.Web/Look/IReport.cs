namespace Negotiations.Web.Look;

/// <summary>A page that is also printed: one view serves screen, print and PDF.</summary>
public interface IReport : IPage
{
    /// <summary>The copy on paper, or none while it is a page among others.</summary>
    PaperCopy? Copy { get; }

    /// <summary>The layout that fits.</summary>
    string Layout => Copy is null ? "_Layout" : "_Sheet";
}

/// <summary>A copy of a report on paper.</summary>
/// <param name="MadeAt">Server time, UTC.</param>
/// <param name="SelfContained">Whether styles stand in the document itself, so that it can be printed without anything else.</param>
/// <param name="Wide">Whether the paper lies on its long side.</param>
/// <param name="Back">Where the print view leads back to.</param>
public sealed record PaperCopy(DateTimeOffset MadeAt, bool SelfContained, bool Wide = false, string? Back = null);
