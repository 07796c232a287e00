using CsCheck;
using Negotiations.Domain.Dates;

namespace Negotiations.Domain.Tests.Dates;

public sealed class PartialDateTests
{
    private static readonly Gen<PartialDate> Single =
        from year in Gen.Int[PartialDate.MinYear, PartialDate.MaxYear]
        from month in Gen.Int[0, 12]
        from day in Gen.Int[0, 31]
        from qualifier in Gen.Enum<DateQualifier>()
        let m = month == 0 ? (int?)null : month
        let d = m is null || day == 0 ? (int?)null : Math.Min(day, DateTime.DaysInMonth(year, month))
        select PartialDate.FromParts(year, m, d, qualifier).Value!.Value;

    private static readonly Gen<PartialDate> Any = Gen.OneOf(
        Single,
        Gen.Select(Single, Single, (a, b) => PartialDate.Between(a, b).Value ?? PartialDate.Between(b, a).Value!.Value));

    [Theory]
    [InlineData("1987", "1987-01-01", "1987-12-31")]
    [InlineData("1987-05", "1987-05-01", "1987-05-31")]
    [InlineData("1988-02", "1988-02-01", "1988-02-29")]
    [InlineData("1987-05-03", "1987-05-03", "1987-05-03")]
    [InlineData("1987~", "1987-01-01", "1987-12-31")]
    [InlineData("1985/1989", "1985-01-01", "1989-12-31")]
    [InlineData("1985-03/1989-02?", "1985-03-01", "1989-02-28")]
    public void A_date_covers_every_day_that_its_known_parts_allow(string text, string earliest, string latest)
    {
        var date = PartialDate.Parse(text);

        date.Earliest.ToString("O", null).ShouldBe(earliest);
        date.Latest.ToString("O", null).ShouldBe(latest);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" 1987")]
    [InlineData("87")]
    [InlineData("+1987")]
    [InlineData("1799")]
    [InlineData("2200")]
    [InlineData("1987-5")]
    [InlineData("1987-00")]
    [InlineData("1987-13")]
    [InlineData("1987-02-29")]
    [InlineData("1987-05-")]
    [InlineData("1987~~")]
    [InlineData("~1987")]
    [InlineData("1989/1985")]
    [InlineData("1985/1986/1987")]
    [InlineData("1985/")]
    [InlineData("/1985")]
    [InlineData("١٩٨٧")]
    [InlineData("1987-05-03T00:00:00")]
    public void Only_canonical_text_is_parsed(string text)
    {
        PartialDate.TryParse(text, out _).ShouldBeFalse();
        Should.Throw<FormatException>(() => PartialDate.Parse(text));
    }

    [Fact]
    public void Every_date_reads_back_from_its_text_within_the_stated_length() => Any.Sample(date =>
    {
        var text = date.ToString();
        text.Length.ShouldBeLessThanOrEqualTo(PartialDate.MaxLength);
        PartialDate.Parse(text).ShouldBe(date);
    });

    [Fact]
    public void The_longest_text_is_as_long_as_stated() =>
        "1987-05-03%/1989-05-03%".Length.ShouldBe(PartialDate.MaxLength);

    [Fact]
    public void The_first_day_is_never_after_the_last() =>
        Any.Sample(date => date.Earliest.ShouldBeLessThanOrEqualTo(date.Latest));

    [Fact]
    public void Order_is_total_and_only_equal_dates_tie() => Gen.Select(Any, Any, Any).Sample((a, b, c) =>
    {
        Math.Sign(a.CompareTo(b)).ShouldBe(-Math.Sign(b.CompareTo(a)));
        (a.CompareTo(b) == 0).ShouldBe(a == b);
        if (a <= b && b <= c)
        {
            (a <= c).ShouldBeTrue();
        }
    });

    [Fact]
    public void Vaguer_dates_stand_after_the_exact_first_day_and_before_the_next_one() =>
        new[] { "1987-01-02", "1987", "1987-01", "1987-01-01", "1987/1989", "1987~" }
            .Select(t => PartialDate.Parse(t)).Order().Select(d => d.ToString())
            .ShouldBe(["1987-01-01", "1987-01", "1987", "1987~", "1987/1989", "1987-01-02"]);

    [Theory]
    [InlineData(null, null, null, DateProblems.YearMissing, DatePart.Year)]
    [InlineData(null, 5, null, DateProblems.YearMissing, DatePart.Year)]
    [InlineData(1987, null, 3, DateProblems.MonthMissing, DatePart.Month)]
    [InlineData(1799, null, null, DateProblems.YearOutOfRange, DatePart.Year)]
    [InlineData(2200, null, null, DateProblems.YearOutOfRange, DatePart.Year)]
    [InlineData(87, null, null, DateProblems.YearOutOfRange, DatePart.Year)]
    [InlineData(1987, 0, null, DateProblems.MonthOutOfRange, DatePart.Month)]
    [InlineData(1987, 13, null, DateProblems.MonthOutOfRange, DatePart.Month)]
    [InlineData(1987, 5, 32, DateProblems.DayOutOfRange, DatePart.Day)]
    [InlineData(1987, 5, 0, DateProblems.DayOutOfRange, DatePart.Day)]
    [InlineData(1987, 2, 29, DateProblems.No29FebruaryThatYear, DatePart.Day)]
    [InlineData(1988, 2, 30, DateProblems.No30February, DatePart.Day)]
    [InlineData(1987, 2, 31, DateProblems.No31February, DatePart.Day)]
    [InlineData(1987, 4, 31, DateProblems.No31April, DatePart.Day)]
    [InlineData(1987, 6, 31, DateProblems.No31June, DatePart.Day)]
    [InlineData(1987, 9, 31, DateProblems.No31September, DatePart.Day)]
    [InlineData(1987, 11, 31, DateProblems.No31November, DatePart.Day)]
    public void Wrong_parts_are_refused_with_the_part_to_mend(int? year, int? month, int? day, string problem, DatePart part)
    {
        var result = PartialDate.FromParts(year, month, day);

        result.ShouldBe(new PartialDateResult(null, problem, part));
        DateProblems.All.ShouldContain(problem);
    }

    [Fact]
    public void Parts_are_given_back_as_they_were_given()
    {
        var date = PartialDate.FromParts(1987, 5, null, DateQualifier.Uncertain).Value!.Value;

        (date.Year, date.Month, date.Day, date.Qualifier, date.IsInterval)
            .ShouldBe((1987, 5, null, DateQualifier.Uncertain, false));
        date.Start.ShouldBe(date);
        date.End.ShouldBe(date);
    }

    [Fact]
    public void An_interval_has_two_ends_and_no_parts_of_its_own()
    {
        var date = PartialDate.Parse("1985~/1989-02?");

        date.IsInterval.ShouldBeTrue();
        (date.Year, date.Month, date.Day).ShouldBe((null, null, null));
        date.Start.ToString().ShouldBe("1985~");
        date.End.ToString().ShouldBe("1989-02?");
        date.Qualifier.ShouldBe(DateQualifier.AboutAndUncertain);
    }

    [Fact]
    public void An_interval_cannot_be_an_end_of_another()
    {
        var interval = PartialDate.Parse("1985/1989");

        Should.Throw<ArgumentException>(() => PartialDate.Between(interval, interval));
    }

    [Fact]
    public void A_date_that_was_never_given_cannot_pass_for_one()
    {
        var nothing = default(PartialDate);

        Should.Throw<InvalidOperationException>(() => nothing.Earliest);
        Should.Throw<InvalidOperationException>(() => nothing.Latest);
        Should.Throw<InvalidOperationException>(() => nothing.Year);
        Should.Throw<InvalidOperationException>(() => nothing.Start);
        Should.Throw<InvalidOperationException>(() => nothing.Qualifier);
        Should.Throw<InvalidOperationException>(() => nothing.ToString());
        Should.Throw<InvalidOperationException>(() => nothing.CompareTo(PartialDate.Parse("1987")));
        Should.Throw<InvalidOperationException>(() => PartialDate.Between(nothing, PartialDate.Parse("1987")));
    }
}
