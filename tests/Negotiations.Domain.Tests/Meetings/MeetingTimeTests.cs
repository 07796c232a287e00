using Negotiations.Domain.Dates;
using Negotiations.Domain.Meetings;

namespace Negotiations.Domain.Tests.Meetings;

public sealed class MeetingTimeTests
{
    // The same evening in New York was the next day already in Yerevan, Baku, Geneva and by UTC.
    [Theory]
    [InlineData("America/New_York", "2022-09-19 20:30")]
    [InlineData("Asia/Yerevan", "2022-09-20 04:30")]
    [InlineData("Asia/Baku", "2022-09-20 04:30")]
    [InlineData("Europe/Zurich", "2022-09-20 02:30")]
    [InlineData("UTC", "2022-09-20 00:30")]
    public void An_evening_in_New_York_is_the_next_day_elsewhere(string zone, string there)
    {
        var time = MeetingTime.At(PartialDate.Parse("2022-09-19"), new TimeOnly(20, 30), null, "America/New_York");

        TimeZoneInfo.ConvertTime(time.StartsAt!.Value, TimeZoneInfo.FindSystemTimeZoneById(zone)).ToString("yyyy-MM-dd HH:mm", null).ShouldBe(there);
        time.Date.ToString().ShouldBe("2022-09-19");
    }

    [Fact]
    public void An_end_that_is_not_after_the_beginning_is_on_the_next_day()
    {
        var time = MeetingTime.At(PartialDate.Parse("2022-10-04"), new TimeOnly(22, 0), new TimeOnly(1, 30), "Asia/Yerevan");
        (time.EndsAt - time.StartsAt).ShouldBe(TimeSpan.FromHours(3.5));
    }

    [Fact]
    public void An_end_across_the_change_of_clocks_is_as_long_as_it_was()
    {
        var time = MeetingTime.At(PartialDate.Parse("2022-10-29"), new TimeOnly(23, 0), new TimeOnly(4, 0), "Europe/Brussels");
        (time.EndsAt - time.StartsAt).ShouldBe(TimeSpan.FromHours(6));
    }

    [Fact]
    public void An_hour_that_clocks_skip_is_refused() =>
        Rule(() => MeetingTime.At(PartialDate.Parse("2022-03-27"), new TimeOnly(2, 30), null, "Europe/Brussels")).ShouldBe("meeting.time-exists");

    [Fact]
    public void An_hour_that_comes_twice_is_the_first_one() =>
        MeetingTime.At(PartialDate.Parse("2022-10-30"), new TimeOnly(2, 30), null, "Europe/Brussels").StartsAt.ShouldBe(new DateTimeOffset(2022, 10, 30, 0, 30, 0, TimeSpan.Zero));

    [Theory]
    [InlineData("2022-10")]
    [InlineData("2022")]
    [InlineData("2022-10-01/2022-10-03")]
    public void A_time_needs_the_whole_date(string date) =>
        Rule(() => MeetingTime.At(PartialDate.Parse(date), new TimeOnly(10, 0), null, "UTC")).ShouldBe("meeting.time-needs-day");

    [Fact]
    public void An_end_needs_a_beginning() =>
        Rule(() => MeetingTime.At(PartialDate.Parse("2022-10-01"), null, new TimeOnly(10, 0), "UTC")).ShouldBe("meeting.end-needs-start");

    [Fact]
    public void Without_a_time_it_stands_where_its_first_day_begins_at_the_place()
    {
        MeetingTime.At(PartialDate.Parse("2022-09"), null, null, "Asia/Yerevan").Order.ShouldBe(new DateTimeOffset(2022, 8, 31, 20, 0, 0, TimeSpan.Zero));
        // A place whose clocks skip midnight on that day.
        MeetingTime.At(PartialDate.Parse("2022-09-11"), null, null, "America/Santiago").Order.ShouldBe(new DateTimeOffset(2022, 9, 11, 4, 0, 0, TimeSpan.Zero));
    }

    private static string Rule(Action action) => Should.Throw<RuleViolation>(action).Rule;
}
