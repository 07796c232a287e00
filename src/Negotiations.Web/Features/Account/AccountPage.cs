using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using Negotiations.Application.Access;
using Negotiations.Application.Accounts;
using Negotiations.Application.Notices;
using Negotiations.Application.Processes;
using Negotiations.Web.Features.Notices;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.Account;

/// <summary>The viewer's own account, and what is typed to change it.</summary>
public sealed record AccountPage : IPage
{
    public Wording Title => "Your account";

    public PageAudience Audience => PageAudience.SignedIn;

    [BindNever, ValidateNever]
    public OwnAccount Account { get; init; } = null!;

    public string? CurrentPassword { get; init; }

    public string? NewPassword { get; init; }

    public string? TimeZone { get; init; }

    public NoticePace? Pace { get; init; }

    public string? Address { get; init; }

    /// <summary>The zones to choose from; the first is none of one's own.</summary>
    internal IEnumerable<SelectListItem> Zones(IStringLocalizer texts) => TimeZones.All
        .Select(zone => new SelectListItem(zone.Replace('_', ' '), zone, zone == TimeZone))
        .Prepend(new SelectListItem(texts["As the talks"], "", TimeZone is null));

    /// <summary>How often one can be told that something waits.</summary>
    internal IEnumerable<SelectListItem> Paces(IStringLocalizer texts) => Enum.GetValues<NoticePace>()
        .Select(pace => new SelectListItem(pace.InWords().In(texts), pace.ToString(), pace == Pace));
}
