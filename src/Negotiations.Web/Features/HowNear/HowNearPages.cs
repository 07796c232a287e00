using System.Globalization;
using Microsoft.Extensions.Localization;
using Negotiations.Application.Access;
using Negotiations.Application.Agreements;
using Negotiations.Application.HowNear;
using Negotiations.Application.Parties;
using Negotiations.Web.Features.Agreements;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.HowNear;

/// <summary>How near the parties to an agreement are.</summary>
public sealed record HowNearPage(NearView Show, IStringLocalizer Texts) : IPage
{
    public Wording Title => "How near";

    public PageAudience Audience => Show.Audience;

    public string Agreement => Show.Agreement.Address();

    /// <summary>What has a number, and for the mediators the working text at the end: the lines of the table, and the points of the picture.</summary>
    public IReadOnlyList<FigureLine> Lines => [.. Show.Numbered.Select(Line), .. Show.Now is { } now ? [new FigureLine(null, now.Figures, now.Before, now.Churn)] : Array.Empty<FigureLine>()];

    /// <summary>Drafts without a number.</summary>
    public IReadOnlyList<FigureLine> Apart => [.. Show.Unnumbered.Select(Line)];

    /// <summary>The picture of the lines; none of fewer than two that say something.</summary>
    public NearPicture? Picture
    {
        get
        {
            var points = Lines.Where(l => l.Figures.Share is not null).Select(l => new NearPoint(l.Short, l.Figures.Share!.Value, l.Figures.Brackets, l.Draft is null)).ToList();
            return points.Count < 2 ? null : NearPicture.Of(points, CultureInfo.CurrentUICulture.TextInfo.IsRightToLeft);
        }
    }

    /// <summary>Whose brackets are, in the order in which the process has its parties; then the mediators, then nobody.</summary>
    public IEnumerable<BracketOwner> Owners => [.. Show.Parties.Select(p => new BracketOwner(p.Id, false)), BracketOwner.Mediators, BracketOwner.Nobody];

    public PartyMark? Party(BracketOwner owner) => Show.Parties.FirstOrDefault(p => p.Id == owner.Party);

    public string Name(FigureLine line) => line.Draft is { } draft ? draft.Name(Texts) : Texts["Working text now"];

    /// <summary>A share as it is read: never more than it is, so that what is not all clean is never told as 100 %.</summary>
    public static string Say(double share) => (Math.Floor(share * 1000) / 1000).ToString("P1", CultureInfo.CurrentCulture);

    private static FigureLine Line(DraftFigures f) => new(f.Draft, f.Figures, f.Before, f.Churn);
}

/// <summary>Figures of a text.</summary>
/// <param name="Draft">The draft; none for the working text.</param>
/// <param name="Figures">Its figures.</param>
/// <param name="Before">What it is compared with.</param>
/// <param name="Churn">What changed since that.</param>
public sealed record FigureLine(DraftRow? Draft, TextFigures Figures, DraftRow? Before, Churn? Churn)
{
    /// <summary>What it is called in the picture: the number of the draft; empty for the working text.</summary>
    public string Short => Draft?.Number?.ToString(CultureInfo.CurrentCulture) ?? "";
}

/// <summary>A table of figures.</summary>
public sealed record FigureTable(HowNearPage Page, IReadOnlyList<FigureLine> Lines, string Caption);
