using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using Negotiations.Web.Look;

namespace Negotiations.Web.TagHelpers;

/// <summary>
/// <c>&lt;when instant="@m.StartsAt" zone="Asia/Yerevan" /&gt;</c>: an instant with the zone it is told in: the clock of the place and its
/// offset, or UTC when no place is given. Never "5 minutes ago".
/// </summary>
[HtmlTargetElement("when", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class WhenTagHelper(IStringLocalizer<Texts> texts) : TagHelper
{
    public required DateTimeOffset Instant { get; set; }

    /// <summary>The zone of the place (IANA name), or null for UTC.</summary>
    public string? Zone { get; set; }

    /// <summary>Whether seconds are told: where the record itself has them.</summary>
    public bool Seconds { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "num");
        output.Attributes.SetAttribute("datetime", Instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        output.Content.SetContent(Say(texts, Instant, Zone, Seconds));
    }

    /// <summary>The same in words, where there is no markup.</summary>
    public static string Say(IStringLocalizer texts, DateTimeOffset instant, string? zone, bool seconds = false)
    {
        // A place whose zone is UTC has no clock of its own to name; an attribute without a value is empty.
        if (zone is null or "" or "UTC")
        {
            return texts["{0} UTC", Clock(instant.ToUniversalTime(), seconds)];
        }

        var local = TimeZoneInfo.ConvertTime(instant, TimeZoneInfo.FindSystemTimeZoneById(zone));
        // The last part of an IANA name is the city that the zone is known by.
        var place = zone.Split('/')[^1].Replace('_', ' ');
        return texts["{0} ({1}, {2})", Clock(local, seconds), place, Offset(local.Offset)];
    }

    private static string Clock(DateTimeOffset instant, bool seconds) => instant.ToString(seconds ? "d MMM yyyy, HH:mm:ss" : "d MMM yyyy, HH:mm", GregorianCulture.Current);

    /// <summary>How far a clock is from UTC, e.g. <c>UTC+4</c>.</summary>
    internal static string Offset(TimeSpan offset) =>
        offset == TimeSpan.Zero ? "UTC" : FormattableString.Invariant($"UTC{(offset < TimeSpan.Zero ? '−' : '+')}{offset:h\\:mm}").Replace(":00", "", StringComparison.Ordinal);
}
