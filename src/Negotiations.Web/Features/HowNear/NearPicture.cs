using System.Globalization;

namespace Negotiations.Web.Features.HowNear;

/// <summary>What is drawn of a text.</summary>
/// <param name="Name">The number of the draft; empty for the working text.</param>
/// <param name="Share">Its share of clean text, from 0 to 1.</param>
/// <param name="Brackets">Its open brackets.</param>
/// <param name="IsNow">Whether it is the working text, which is not tabled.</param>
public sealed record NearPoint(string Name, double Share, int Brackets, bool IsNow);

/// <summary>
/// Drafts drawn beside one another: above, the share of clean text as a line from 0 to 100 %; below, the open brackets as columns. Two scales are never laid over one another, and every point and column has its figure beside it. The same figures always make the same picture.
/// </summary>
public sealed record NearPicture
{
    /// <summary>How high the line can stand.</summary>
    public const int Top = 26;

    /// <summary>How low it can.</summary>
    public const int Floor = 146;

    /// <summary>Where the columns stand.</summary>
    public const int Foot = 232;

    /// <summary>Where the names of the drafts stand.</summary>
    public const int Names = 250;

    /// <summary>Its height.</summary>
    public const int Height = 258;

    private const int Head = 44;
    private const int Most = 70;
    private const int Least = 48;
    private const int Usual = 640;
    private const int HighestColumn = 44;
    private const int HalfColumn = 9;

    /// <summary>Its width.</summary>
    public required int Width { get; init; }

    /// <summary>Where the words at the scale stand.</summary>
    public required int Scale { get; init; }

    /// <summary>Where the lines of the scale begin and end.</summary>
    public required (int From, int To) Lines { get; init; }

    /// <summary>One for each text, in order.</summary>
    public required IReadOnlyList<PictureBar> Bars { get; init; }

    /// <summary>The line from draft to draft.</summary>
    public required string Line { get; init; }

    /// <summary>The line from the last draft to the working text; none without one.</summary>
    public required string? LineToNow { get; init; }

    /// <summary>Draws texts, which stand in their order.</summary>
    public static NearPicture Of(IReadOnlyList<NearPoint> points, bool rightToLeft)
    {
        var column = Math.Clamp(Usual / points.Count, Least, Most);
        var width = Head + (column * points.Count);
        var most = Math.Max(1, points.Max(p => p.Brackets));
        int Turn(int x) => rightToLeft ? width - x : x;
        var bars = points.Select((p, at) => new PictureBar(
            p,
            Turn(Head + (column * at) + (column / 2)),
            Floor - (int)Math.Round(p.Share * (Floor - Top)),
            // What is not nothing is seen.
            p.Brackets == 0 ? 0 : Math.Max(2, p.Brackets * HighestColumn / most),
            HalfColumn)).ToList();
        var drafts = bars.FindAll(b => !b.Point.IsNow);
        return new NearPicture
        {
            Width = width,
            Scale = Turn(0),
            Lines = (Math.Min(Turn(Head - 4), Turn(width)), Math.Max(Turn(Head - 4), Turn(width))),
            Bars = bars,
            Line = Path(drafts),
            LineToNow = drafts.Count > 0 && bars[^1].Point.IsNow ? Path([drafts[^1], bars[^1]]) : null,
        };
    }

    private static string Path(IEnumerable<PictureBar> bars) => string.Concat(bars.Select((b, at) => string.Create(CultureInfo.InvariantCulture, $"{(at == 0 ? 'M' : 'L')}{b.X} {b.Y}")));
}

/// <summary>A text in the picture.</summary>
/// <param name="Point">What it is.</param>
/// <param name="X">Its middle.</param>
/// <param name="Y">How high its share stands.</param>
/// <param name="Column">How high the column of its brackets is.</param>
/// <param name="Half">Half of its width.</param>
public sealed record PictureBar(NearPoint Point, int X, int Y, int Column, int Half);
