using Microsoft.Extensions.Localization;
using Negotiations.Application.Parties;
using Negotiations.Application.Readouts;
using Negotiations.Domain;
using Negotiations.Domain.Readouts;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.Readouts;

/// <summary>How readouts are said.</summary>
public static class ReadoutWords
{
    public static Wording InWords(this ReadoutKind kind) => kind switch
    {
        ReadoutKind.Unilateral => "Unilateral",
        ReadoutKind.Joint => "Joint",
        _ => "Mediator’s",
    };

    public static Wording InWords(this ReadoutReach reach) => reach switch
    {
        ReadoutReach.OwnDelegation => "Your delegation alone",
        ReadoutReach.Mediators => "Your delegation and the mediators",
        _ => "Everybody who may read the meeting, except the intermediary",
    };

    public static Wording InWords(this TextDirection direction) => direction switch
    {
        TextDirection.AsItBegins => "As each paragraph begins",
        TextDirection.LeftToRight => "Left to right",
        _ => "Right to left",
    };

    /// <summary>The direction as markup tells it.</summary>
    public static string Dir(this ReadoutRow row) => row.Direction switch
    {
        TextDirection.LeftToRight => "ltr",
        TextDirection.RightToLeft => "rtl",
        _ => "auto",
    };

    /// <summary>Who speaks, in a few letters where there are some.</summary>
    public static string Speakers(this ReadoutRow row, IStringLocalizer texts) => string.Join(" + ", row.Asserters.Select(a => a.Shown.Short(texts)));

    /// <summary>A readout in one line, to choose it.</summary>
    public static string Line(this ReadoutRow row, IStringLocalizer texts)
    {
        var line = $"{row.Speakers(texts)} – {row.Title}";
        return row.Stands ? line : row.IsSuperseded ? texts["{0} (revision {1}, replaced)", line, row.Revision] : texts["{0} (withdrawn)", line];
    }

    private static string Short(this ActorRow actor, IStringLocalizer texts) => actor.Kind switch
    {
        ActorKind.Party => actor.Code ?? "",
        ActorKind.Intermediary => texts["Neutral intermediary"],
        _ => actor.Name ?? "",
    };
}
