using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using Negotiations.Application.Access;
using Negotiations.Web.Look;

namespace Negotiations.Web.TagHelpers;

/// <summary>
/// <c>&lt;clocks from="@m.StartsAt" until="@m.EndsAt" zone="@m.Zone" /&gt;</c>: when something is, by the clock of its place, of the talks, of the reader and of the world. Each
/// clock is told once, however many of them it is; where it is another day there, that day is named.
/// </summary>
[HtmlTargetElement("clocks", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ClocksTagHelper(IStringLocalizer<Texts> texts, CurrentViewer current) : TagHelper
{
    private const string World = "UTC";

    public required DateTimeOffset From { get; set; }

    public DateTimeOffset? Until { get; set; }

    /// <summary>The zone of the place (IANA name).</summary>
    public required string Zone { get; set; }

    /// <summary>Whether the day at the place stands above already: then it is told only where it is another day, and every clock has a line of its own.</summary>
    public bool BeneathDay { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        var viewer = current.Viewer;
        var zones = new[] { Zone, viewer.Seat?.TimeZone, viewer.TimeZone, World }.OfType<string>().Distinct();
        var there = DateOnly.MinValue;
        foreach (var clock in zones.Select(z => new Told(z, In(From, z), Until is { } end ? In(end, z) : null)).GroupBy(t => (t.From.Offset, t.Until?.Offset)))
        {
            var told = clock.First();
            var first = told.Zone == Zone;
            var day = DateOnly.FromDateTime(told.From.DateTime);
            there = first ? day : there;
            var time = new TagBuilder("time");
            time.Attributes["class"] = "num";
            time.Attributes["datetime"] = From.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
            Say(time.InnerHtml, told, day, named: first ? !BeneathDay : day != there, marked: !first);
            time.InnerHtml.Append(Places([.. clock.Select(t => t.Zone).Where(z => z != World)], told.From.Offset));
            if (clock.Any(t => t.Zone == viewer.TimeZone))
            {
                time.InnerHtml.Append(texts[", your clock"]);
            }

            output.Content.AppendHtml(first && !BeneathDay ? time : Beneath(time));
        }
    }

    private void Say(IHtmlContentBuilder content, Told told, DateOnly day, bool named, bool marked)
    {
        if (named)
        {
            content.AppendHtml(marked ? Strong(Day(day)) : new HtmlContentBuilder().Append(Day(day))).Append(", ");
        }

        content.Append(Clock(told.From));
        if (told.Until is { } until)
        {
            var last = DateOnly.FromDateTime(until.DateTime);
            content.Append(last == day ? $"–{Clock(until)}" : texts[" – {0}, {1}", Day(last), Clock(until)]);
        }
    }

    private string Places(IReadOnlyList<string> zones, TimeSpan offset) => zones.Count == 0
        ? $" {World}"
        // The last part of an IANA name is the city that the zone is known by.
        : texts[" ({0}, {1})", string.Join(", ", zones.Select(z => z.Split('/')[^1].Replace('_', ' '))), WhenTagHelper.Offset(offset)];

    private static string Day(DateOnly day) => day.ToString("d MMM yyyy", GregorianCulture.Current);

    private static string Clock(DateTimeOffset at) => at.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static DateTimeOffset In(DateTimeOffset instant, string zone) => TimeZoneInfo.ConvertTime(instant, TimeZoneInfo.FindSystemTimeZoneById(zone));

    private static TagBuilder Strong(string text)
    {
        var strong = new TagBuilder("strong");
        strong.InnerHtml.Append(text);
        return strong;
    }

    private static TagBuilder Beneath(IHtmlContent content)
    {
        var line = new TagBuilder("span");
        line.Attributes["class"] = "sub";
        line.InnerHtml.AppendHtml(content);
        return line;
    }

    private sealed record Told(string Zone, DateTimeOffset From, DateTimeOffset? Until);
}
