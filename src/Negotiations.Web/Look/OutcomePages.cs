using Negotiations.Application.Access;

namespace Negotiations.Web.Look;

/// <summary>The answer to an address that is nothing to this viewer, whether or not it is something to somebody else.</summary>
public sealed record NotFoundPage : IPage
{
    public Wording Title => "Page not found";

    public PageAudience Audience => PageAudience.Public;

    public bool Steady => true;
}

/// <summary>The answer to what cannot be done as the record stands now.</summary>
/// <param name="Why">The rule, in words, in the reader's language.</param>
/// <param name="Back">Address of the record as it stands, from the application's root.</param>
/// <param name="Audience">Who may read it.</param>
public sealed record NotNowPage(string Why, string Back, PageAudience Audience) : IPage
{
    public Wording Title => "This is not possible now";
}

/// <summary>The answer to a failure: no reason, only a reference under which the log has it.</summary>
public sealed record ErrorPage(string Reference) : IPage
{
    public Wording Title => "Something went wrong";

    public PageAudience Audience => PageAudience.Public;

    public bool Steady => true;
}

/// <summary>The answer to too many tries in a short time.</summary>
/// <param name="Wait">How long to wait, or null if that is not known.</param>
/// <param name="Back">The page from which it was tried; none if that is not known.</param>
public sealed record TooManyPage(TimeSpan? Wait, string? Back = null) : IPage
{
    public Wording Title => "Too many tries";

    public PageAudience Audience => PageAudience.Public;

    public bool Steady => true;
}
