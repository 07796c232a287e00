using Negotiations.Application.Access;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.Setup;

/// <summary>What is typed to make the first administrator.</summary>
public sealed record SetupPage : IPage
{
    public Wording Title => "Set up this installation";

    public PageAudience Audience => PageAudience.Public;

    public string? Token { get; init; }

    public string? UserName { get; init; }

    public string? DisplayName { get; init; }

    public string? NewPassword { get; init; }
}
