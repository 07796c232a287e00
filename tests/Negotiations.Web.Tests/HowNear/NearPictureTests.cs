using Negotiations.Web.Features.HowNear;

namespace Negotiations.Web.Tests.HowNear;

/// <summary>Where the picture of drafts puts what.</summary>
public sealed class NearPictureTests
{
    [Fact]
    public void Drafts_run_with_the_script_and_more_stands_higher()
    {
        NearPoint[] points = [new("1", 0.5, 4, false), new("2", 0.25, 8, false), new("3", 1, 0, false), new("", 0, 1, true)];
        var picture = NearPicture.Of(points, rightToLeft: false);
        var mirrored = NearPicture.Of(points, rightToLeft: true);
        picture.Bars.Select(b => b.X).ShouldBeInOrder(SortDirection.Ascending);
        picture.Bars.Select(b => picture.Width - b.X).ShouldBe(mirrored.Bars.Select(b => b.X));
        picture.Bars.Select(b => b.Y).ShouldBe([86, 116, NearPicture.Top, NearPicture.Floor]);
        picture.Bars.Select(b => b.Column).ShouldBe([22, 44, 0, 5]);
        foreach (var bar in picture.Bars.Concat(mirrored.Bars))
        {
            bar.X.ShouldBeInRange(bar.Half, picture.Width - bar.Half);
            // The figure over a column stays under the line.
            (NearPicture.Foot - bar.Column - 6 - 12).ShouldBeGreaterThan(NearPicture.Floor);
        }

        // The line goes over what was tabled; the working text hangs on a dashed one.
        picture.Line.Count(c => c is 'M' or 'L').ShouldBe(3);
        picture.LineToNow!.ShouldStartWith($"M{picture.Bars[2].X} {picture.Bars[2].Y}L");
        NearPicture.Of(points[..3], rightToLeft: false).LineToNow.ShouldBeNull();
    }

    [Fact]
    public void Thirty_drafts_have_room_for_their_figures() =>
        NearPicture.Of([.. Enumerable.Range(1, 30).Select(n => new NearPoint($"{n}", n / 30.0, n * 20, false))], rightToLeft: false).Bars.Zip(NearPicture.Of([.. Enumerable.Range(1, 30).Select(n => new NearPoint($"{n}", n / 30.0, n * 20, false))], rightToLeft: false).Bars.Skip(1), (one, next) => next.X - one.X).ShouldAllBe(gap => gap >= 48);

    [Theory]
    [InlineData(1, "100.0%")]
    [InlineData(0.99999, "99.9%")]
    [InlineData(0.7132, "71.3%")]
    [InlineData(0, "0.0%")]
    public void A_share_is_never_told_as_more_than_it_is(double share, string said) => HowNearPage.Say(share).Replace("\u00a0", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).ShouldBe(said);
}
