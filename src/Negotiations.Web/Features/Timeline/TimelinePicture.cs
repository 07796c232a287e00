using System.Globalization;
using Negotiations.Application.Timeline;
using Negotiations.Domain.Meetings;

namespace Negotiations.Web.Features.Timeline;

/// <summary>
/// The timeline drawn: a lane for each kind, a column for each month that has something, a mark for each entry, a bar where its day is not known, a line for each tie. Months in which nothing is are
/// left out, and the gap is shown; so a year of talks and a date far ahead fit on one picture. The same entries always make the same picture.
/// </summary>
public sealed record TimelinePicture
{
    /// <summary>How wide it is where everything fits.</summary>
    public const int UsualWidth = 1120;

    /// <summary>How much of it, where the lanes begin, holds their signs.</summary>
    public const int SignsWidth = 18;

    private const int Head = 150;
    private const int LeastColumn = 84;
    private const int Edge = 10;
    private const int SkyHeight = 44;
    private const int LineHeight = 20;
    private const int MostLines = 8;
    private const int MarkWidth = 16;
    private const int FootHeight = 30;

    /// <summary>Its width.</summary>
    public required int Width { get; init; }

    /// <summary>Its height.</summary>
    public required int Height { get; init; }

    /// <summary>Where the lanes end.</summary>
    public required int Foot { get; init; }

    /// <summary>Left end of the signs of the lanes.</summary>
    public required int SignsEdge { get; init; }

    /// <summary>One for each kind that is on it.</summary>
    public required IReadOnlyList<PictureLane> Lanes { get; init; }

    /// <summary>One for each month.</summary>
    public required IReadOnlyList<PictureColumn> Columns { get; init; }

    /// <summary>One for each entry.</summary>
    public required IReadOnlyList<PictureMark> Marks { get; init; }

    /// <summary>One for each tie between two meetings that are on it.</summary>
    public required IReadOnlyList<PictureArc> Arcs { get; init; }

    /// <summary>Draws entries, which stand in their order.</summary>
    public static TimelinePicture Of(IReadOnlyList<TimelineEntry> entries, IReadOnlyList<TimelineTie> ties, bool rightToLeft)
    {
        var months = entries.Select(e => e.Month).Distinct().ToList();
        var column = Math.Max(LeastColumn, (UsualWidth - Head) / Math.Max(1, months.Count));
        var width = Head + (column * months.Count);
        int Turn(int x) => rightToLeft ? width - x : x;
        int Left(int month) => Head + (month * column);

        // A day at the border of a month that is not drawn stands where that month would.
        int At(string day, bool end)
        {
            var month = day[..TimelineEntry.MonthLength];
            var index = months.IndexOf(month);
            if (index < 0)
            {
                var next = months.FindIndex(m => string.CompareOrdinal(m, month) > 0);
                return next < 0 ? width : Left(next);
            }

            var number = int.Parse(day.AsSpan(TimelineEntry.MonthLength + 1), CultureInfo.InvariantCulture);
            return number == 0 ? Left(index) + 2 : end && number == 31 ? Left(index) + column - 2 : Left(index) + Edge + ((number - 1) * (column - (2 * Edge)) / 30);
        }

        var lanes = new List<PictureLane>();
        var marks = new List<PictureMark>();
        var top = ties.Count > 0 ? SkyHeight : Edge;
        foreach (var kind in entries.Select(e => e.Row.Kind).Distinct().Order())
        {
            var ends = new List<int>();
            foreach (var entry in entries.Where(e => e.Row.Kind == kind))
            {
                var point = entry.Start == entry.Last;
                var (from, to) = (At(entry.Start, end: false), At(entry.Last, end: true));
                to = Math.Max(from, to);
                var x = point ? from : (from + to) / 2;
                var line = Line(ends, Math.Min(from, x - (MarkWidth / 2)), Math.Max(to, x + (MarkWidth / 2)));
                marks.Add(new PictureMark(entry, Turn(x), top + (line * LineHeight) + (LineHeight / 2), point ? null : (Math.Min(Turn(from), Turn(to)), Math.Max(Turn(from), Turn(to)))));
            }

            var height = ends.Count * LineHeight;
            lanes.Add(new PictureLane(kind, Turn(0), Turn(8), Turn(22), top + (LineHeight / 2), Math.Min(Turn(Head), Turn(width)), Math.Max(Turn(Head), Turn(width)), top + height + 3));
            top += height + 6;
        }

        var columns = months.Select((m, i) => new PictureColumn(m, Turn(Left(i)), Turn(Left(i) + (column / 2)), i > 0 && !Follows(months[i - 1], m))).ToList();
        return new TimelinePicture { Width = width, Height = top + FootHeight, Foot = top, SignsEdge = Math.Min(Turn(0), Turn(SignsWidth)), Lanes = lanes, Columns = columns, Marks = marks, Arcs = [.. ArcsOf(marks, ties)] };
    }

    // The first line on which there is room; where there is none, the one that has been free longest, so that a busy day makes a dense picture and not an endless one.
    private static int Line(List<int> ends, int from, int to)
    {
        var line = ends.FindIndex(end => end <= from);
        if (line < 0)
        {
            if (ends.Count < MostLines)
            {
                ends.Add(to);
                return ends.Count - 1;
            }

            line = ends.IndexOf(ends.Min());
        }

        ends[line] = to;
        return line;
    }

    private static bool Follows(string before, string month) =>
        DateOnly.TryParseExact(before, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var one)
            ? one.AddMonths(1).ToString("yyyy-MM", CultureInfo.InvariantCulture) == month
            // A year alone is followed by the first of its months.
            : month.StartsWith(before[..4], StringComparison.Ordinal);

    private static IEnumerable<PictureArc> ArcsOf(List<PictureMark> marks, IReadOnlyList<TimelineTie> ties)
    {
        var meetings = marks.Where(m => m.Entry.Row.Kind == TimelineKind.Meeting).ToDictionary(m => m.Entry.Row.Id);
        foreach (var tie in ties)
        {
            if (meetings.TryGetValue(tie.FromId.Value, out var one) && meetings.TryGetValue(tie.ToId.Value, out var other))
            {
                // Drawn from the earlier to the later, whichever is told of the other.
                var (from, to) = marks.IndexOf(one) < marks.IndexOf(other) ? (one, other) : (other, one);
                var sky = Math.Max(4, Math.Min(from.Y, to.Y) - 16 - Math.Min(30, Math.Abs(to.X - from.X) / 8));
                yield return new PictureArc(
                    tie,
                    string.Create(CultureInfo.InvariantCulture, $"M{from.X} {from.Y - 7}C{from.X} {sky} {to.X} {sky} {to.X} {to.Y - 9}"),
                    string.Create(CultureInfo.InvariantCulture, $"M{to.X - 3} {to.Y - 13}L{to.X} {to.Y - 8}L{to.X + 3} {to.Y - 13}"),
                    tie.Tie switch { MeetingTie.Mandates => null, MeetingTie.Continues => "7 3", _ => "1.5 3" });
            }
        }
    }
}

/// <summary>A lane of the picture.</summary>
/// <param name="Kind">What is on it.</param>
/// <param name="Edge">Where the line begins.</param>
/// <param name="Sign">Where its sign stands.</param>
/// <param name="Text">Where its name stands.</param>
/// <param name="Y">How high these stand.</param>
/// <param name="From">Left end of its lower border.</param>
/// <param name="To">Right end of that.</param>
/// <param name="Foot">How high that is.</param>
public sealed record PictureLane(TimelineKind Kind, int Edge, int Sign, int Text, int Y, int From, int To, int Foot);

/// <summary>A month of the picture.</summary>
/// <param name="Month">Which.</param>
/// <param name="Edge">Where it begins.</param>
/// <param name="Middle">Where its name stands.</param>
/// <param name="Gap">Whether months before it are left out.</param>
public sealed record PictureColumn(string Month, int Edge, int Middle, bool Gap);

/// <summary>A mark of the picture.</summary>
/// <param name="Entry">What it is.</param>
/// <param name="X">Where.</param>
/// <param name="Y">How high.</param>
/// <param name="Bar">Where it may be, if its day is not known.</param>
public sealed record PictureMark(TimelineEntry Entry, int X, int Y, (int From, int To)? Bar)
{
    /// <summary>Whether it was, is to be, or was called off: filled, hollow or crossed.</summary>
    public MarkState State(DateTimeOffset now) => Entry.Row switch
    {
        { Status: MeetingStatus.Cancelled or MeetingStatus.Postponed or MeetingStatus.Withdrawn or MeetingStatus.TakenUp } => MarkState.CalledOff,
        { Status: MeetingStatus.Held } => MarkState.Past,
        { Status: not null } => MarkState.ToCome,
        { Kind: TimelineKind.Commitment } => Entry.Commitment switch
        {
            { Ending: not null } => MarkState.CalledOff,
            { DueAt: { } due } when due > now => MarkState.ToCome,
            _ => MarkState.Past,
        },
        _ => MarkState.Past,
    };

    /// <summary>The outline of a kind's sign around the origin.</summary>
    public static string Outline(TimelineKind kind) => kind switch
    {
        TimelineKind.Meeting => "M-5.5 0a5.5 5.5 0 1 0 11 0a5.5 5.5 0 1 0-11 0z",
        TimelineKind.Record => "M-4.5-6h6l3 3v9h-9z",
        TimelineKind.Readout => "M-5 7V-7H6l-3 4 3 4H-4v6z",
        TimelineKind.Commitment => "M0-6.5L6.5 0L0 6.5L-6.5 0z",
        TimelineKind.Event => "M0-6.5L6.5 5.5H-6.5z",
        TimelineKind.Act => "M-6 0l2-2 3 3 6-6 2 2-8 8z",
        TimelineKind.Draft => "M-6-6h3v2h-1v8h1v2h-3zM6-6h-3v2h1v8h-1v2h3z",
        TimelineKind.Claim => "M0 7C-4 3-5 0-5-2a5 5 0 0 1 10 0C5 0 4 3 0 7z",
        _ => "M-5-5h10v10h-10z",
    };
}

/// <summary>How a mark is drawn.</summary>
public enum MarkState
{
    Past,
    ToCome,
    CalledOff,
}

/// <summary>A tie of the picture.</summary>
/// <param name="Tie">Which.</param>
/// <param name="Line">Its path.</param>
/// <param name="Point">The point of its arrow.</param>
/// <param name="Dashes">How it is dashed.</param>
public sealed record PictureArc(TimelineTie Tie, string Line, string Point, string? Dashes);
