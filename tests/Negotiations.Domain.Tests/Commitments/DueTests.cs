using Negotiations.Domain.Commitments;
using Negotiations.Domain.Dates;

namespace Negotiations.Domain.Tests.Commitments;

public sealed class DueTests
{
    private static readonly DateTimeOffset Now = Utc("2022-12-31 12:00");

    // A day is over when it has ended at its place, and not before.
    [Theory]
    [InlineData("2022-10-30", "UTC", "2022-10-31 00:00")]
    [InlineData("2022-10-04", "Asia/Baku", "2022-10-04 20:00")]
    [InlineData("2022-10-04", "America/New_York", "2022-10-05 04:00")]
    [InlineData("2022-10-04", "Pacific/Kiritimati", "2022-10-04 10:00")]
    // Clocks go back on the 30th in Brussels: that day has 25 hours; on 27 March it has 23.
    [InlineData("2022-10-29", "Europe/Brussels", "2022-10-29 22:00")]
    [InlineData("2022-10-30", "Europe/Brussels", "2022-10-30 23:00")]
    [InlineData("2022-03-27", "Europe/Brussels", "2022-03-27 22:00")]
    // The next day has no midnight in Santiago; in Havana it has two; in Apia it was left out as a whole.
    [InlineData("2022-09-10", "America/Santiago", "2022-09-11 04:00")]
    [InlineData("2022-11-05", "America/Havana", "2022-11-06 04:00")]
    [InlineData("2011-12-29", "Pacific/Apia", "2011-12-30 10:00")]
    public void A_day_ends_at_its_place(string date, string zone, string utc) => Due.By(PartialDate.Parse(date), zone).At.ShouldBe(Utc(utc));

    [Theory]
    [InlineData("2022-10", "2022-11-01 00:00")]
    [InlineData("2022", "2023-01-01 00:00")]
    [InlineData("2024-02", "2024-03-01 00:00")]
    [InlineData("2022-10-04~", "2022-10-05 00:00")]
    [InlineData("2199-12-31", "2200-01-01 00:00")]
    public void What_is_due_in_a_month_or_year_is_in_time_until_that_has_ended(string date, string utc) => Due.By(PartialDate.Parse(date), "UTC").At.ShouldBe(Utc(utc));

    [Fact]
    public void A_range_is_no_date_by_which_something_is_due() =>
        Rule(() => Due.By(PartialDate.Parse("2022-10-04/2022-10-06"), "UTC")).ShouldBe("commitment.one-date");

    [Fact]
    public void Days_of_an_event_have_no_date_until_it_has_happened()
    {
        var due = Due.Within(30, "the signing", null, "UTC", Now);
        (due.On, due.At, due.WithinDays, due.Event).ShouldBe(((PartialDate?)null, (DateTimeOffset?)null, (int?)30, "the signing"));
    }

    [Theory]
    [InlineData("2022-11-10", 1, "2022-11-11")]
    [InlineData("2022-02-27", 2, "2022-03-01")]
    [InlineData("2020-02-27", 2, "2020-02-29")]
    [InlineData("2022-12-02", 30, "2023-01-01")]
    public void Days_are_counted_from_the_day_after_the_event(string happened, int days, string on)
    {
        var due = Due.Within(days, "the signing", PartialDate.Parse(happened), "Europe/Brussels", Now);
        due.On.ShouldBe(PartialDate.Parse(on));
        due.At.ShouldBe(Due.By(PartialDate.Parse(on), "Europe/Brussels").At);
    }

    [Theory]
    [InlineData("2022-11")]
    [InlineData("2022-11-09/2022-11-10")]
    public void Days_are_counted_from_a_whole_date(string happened) =>
        Rule(() => Due.Within(30, "the signing", PartialDate.Parse(happened), "UTC", Now)).ShouldBe("commitment.event-needs-day");

    [Fact]
    public void An_event_to_come_has_not_happened_and_what_is_to_come_is_told_by_the_place()
    {
        var evening = Utc("2022-10-04 21:00");
        var fifth = PartialDate.Parse("2022-10-05");
        Rule(() => Due.Within(3, "the signing", fifth, "UTC", evening)).ShouldBe("commitment.event-to-come");
        Due.Within(3, "the signing", fifth, "Asia/Yerevan", evening).On.ShouldBe(PartialDate.Parse("2022-10-08"));
    }

    [Fact]
    public void Without_a_date_nothing_passes() => Due.Never("UTC").At.ShouldBeNull();

    private static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text + "Z", System.Globalization.CultureInfo.InvariantCulture);

    private static string Rule(Action action) => Should.Throw<RuleViolation>(action).Rule;
}
