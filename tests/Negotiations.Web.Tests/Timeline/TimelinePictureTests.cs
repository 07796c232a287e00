using Negotiations.Application.Timeline;
using Negotiations.Domain;
using Negotiations.Domain.Dates;
using Negotiations.Domain.Meetings;
using Negotiations.Web.Features.Timeline;

namespace Negotiations.Web.Tests.Timeline;

/// <summary>Where the picture puts what.</summary>
public sealed class TimelinePictureTests
{
    [Fact]
    public void Time_runs_with_the_script_and_nothing_stands_outside()
    {
        TimelineEntry[] entries = [Entry("2022-00-00", "2022-12-31"), Entry("2022-09-19"), Entry("2022-09-30"), Entry("2022-10-00", "2022-10-31"), Entry("2026-12-31")];

        var picture = TimelinePicture.Of(entries, [], rightToLeft: false);
        var mirrored = TimelinePicture.Of(entries, [], rightToLeft: true);

        picture.Marks.Where(m => m.Bar is null).Select(m => m.X).ShouldBeInOrder(SortDirection.Ascending);
        mirrored.Marks.Where(m => m.Bar is null).Select(m => m.X).ShouldBeInOrder(SortDirection.Descending);
        picture.Marks.Select(m => picture.Width - m.X).ShouldBe(mirrored.Marks.Select(m => m.X));
        foreach (var mark in picture.Marks.Concat(mirrored.Marks))
        {
            mark.X.ShouldBeInRange(8, picture.Width - 2);
            mark.Y.ShouldBeInRange(8, picture.Foot);
            (mark.Bar is not { } bar || (bar.From >= 0 && bar.From < bar.To && bar.To <= picture.Width)).ShouldBeTrue();
        }

        // The signs that stay in sight are those where the lanes begin.
        foreach (var shown in new[] { picture, mirrored })
        {
            shown.Lanes.ShouldAllBe(l => l.Sign - 7 >= shown.SignsEdge && l.Sign + 7 <= shown.SignsEdge + TimelinePicture.SignsWidth);
        }

        picture.Columns.Select(c => (c.Month, c.Gap)).ShouldBe([("2022-00", false), ("2022-09", false), ("2022-10", false), ("2026-12", true)]);
        // The bar of the year covers what is drawn of it, and nothing later.
        var year = picture.Marks[0].Bar!.Value;
        year.From.ShouldBeLessThan(picture.Marks[1].X);
        year.To.ShouldBeGreaterThan(picture.Marks[3].X);
        year.To.ShouldBeLessThanOrEqualTo(picture.Columns[3].Edge);
    }

    [Fact]
    public void A_busy_day_makes_a_dense_picture_and_not_an_endless_one()
    {
        var picture = TimelinePicture.Of([.. Enumerable.Range(0, TimelinePage.PageSize).Select(_ => Entry("2022-09-19"))], [], rightToLeft: false);

        picture.Marks.Count.ShouldBe(TimelinePage.PageSize);
        picture.Marks.Select(m => m.Y).Distinct().Count().ShouldBe(8);
        picture.Height.ShouldBeLessThan(300);
    }

    [Fact]
    public void Every_month_has_its_column_and_what_stands_close_has_a_line_of_its_own()
    {
        var start = new DateOnly(2000, 1, 15);
        var months = TimelinePicture.Of([.. Enumerable.Range(0, TimelinePage.PageSize).Select(n => Entry(start.AddMonths(n).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)))], [], rightToLeft: false);
        months.Columns.Count.ShouldBe(TimelinePage.PageSize);
        months.Columns.ShouldAllBe(c => !c.Gap);
        months.Width.ShouldBeGreaterThan(TimelinePicture.UsualWidth);

        var close = TimelinePicture.Of([Entry("2022-09-19"), Entry("2022-09-19"), Entry("2022-12-01"), Entry("2022-09-19", kind: TimelineKind.Version)], [], rightToLeft: false);
        close.Marks.Where(m => m.Entry.Row.Kind == TimelineKind.Meeting).Select(m => m.Y).Distinct().Count().ShouldBe(2);
        close.Lanes.Select(l => l.Kind).ShouldBe([TimelineKind.Meeting, TimelineKind.Version]);
    }

    [Fact]
    public void A_tie_is_drawn_from_the_earlier_to_the_later_where_both_are_there()
    {
        var (one, other) = (Entry("2022-08-31"), Entry("2022-10-02"));
        TimelineTie Tie(TimelineEntry from, MeetingTie tie, TimelineEntry to) =>
            new(new Id<Meeting>(from.Row.Id), "From", PartialDate.Parse("2022"), tie, new Id<Meeting>(to.Row.Id), "To", PartialDate.Parse("2022"));

        var picture = TimelinePicture.Of([one, other], [Tie(one, MeetingTie.Mandates, other), Tie(other, MeetingTie.Follows, one), Tie(other, MeetingTie.Continues, Entry("2021-01-01"))], rightToLeft: false);

        picture.Arcs.Count.ShouldBe(2);
        picture.Arcs.Select(a => a.Line).Distinct().Count().ShouldBe(1);
        picture.Arcs.Select(a => a.Dashes).ShouldBe([null, "1.5 3"]);
        picture.Arcs[0].Line.ShouldStartWith($"M{picture.Marks[0].X} ");
    }

    private static TimelineEntry Entry(string start, string? last = null, TimelineKind kind = TimelineKind.Meeting) =>
        new(new TimelineRow { Kind = kind, Id = Guid.Parse($"{++_keys:x32}"), Title = "Made up" }, start, last ?? start, null);

    private static int _keys;
}
