using Negotiations.Application.Access;

namespace Negotiations.Web.Look;

/// <summary>What the layout must know of every page; each page's model implements it, and a model that does not is refused.</summary>
public interface IPage
{
    /// <summary>The page's name: its first heading, and with the product's name the title of the window.</summary>
    Wording Title { get; }

    /// <summary>Who may read the page, from the record's own audience. A value that is no audience stops the rendering.</summary>
    PageAudience Audience { get; }

    /// <summary>
    /// Whether the page must be the same, byte for byte, whatever was asked for: it then carries no form with a token
    /// and no address. True for <em>not found</em>, so that a record of others cannot be told from one that never was.
    /// </summary>
    bool Steady => false;
}
