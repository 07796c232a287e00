using System.Globalization;
using System.Text;
using Negotiations.Application.Calendars;
using Negotiations.Domain;
using Negotiations.Domain.Dates;
using Negotiations.Domain.Meetings;
using Negotiations.Infrastructure.Calendars;

namespace Negotiations.Web.Tests.Calendars;

/// <summary>What stands in a file for calendars, read by <see cref="StrictCalendar"/>, and by python3-icalendar where that is there (scripts/test brings it).</summary>
public sealed class CalendarFileTests
{
    private static readonly DateTimeOffset Changed = new(2022, 9, 1, 8, 30, 15, TimeSpan.Zero);

    // Each evening and noon of these days, whatever the clocks do: before, on and after they change; of zones that changed their rule, too.
    public static TheoryData<string, string, string> Clocks => new()
    {
        { "America/New_York", "2022-09-19T20:30", "2022-09-20T00:30Z" },
        { "America/New_York", "2022-11-05T20:30", "2022-11-06T00:30Z" },
        { "America/New_York", "2022-11-06T20:30", "2022-11-07T01:30Z" },
        { "America/New_York", "2027-03-14T12:00", "2027-03-14T16:00Z" },
        { "Asia/Yerevan", "2022-10-04T22:30", "2022-10-04T18:30Z" },
        { "Asia/Yerevan", "2011-07-01T12:00", "2011-07-01T07:00Z" },
        { "Asia/Yerevan", "2012-07-01T12:00", "2012-07-01T08:00Z" },
        { "Asia/Baku", "2022-10-04T22:30", "2022-10-04T18:30Z" },
        { "Asia/Baku", "2015-07-01T12:00", "2015-07-01T07:00Z" },
        { "Asia/Baku", "2016-07-01T12:00", "2016-07-01T08:00Z" },
        { "Europe/Zurich", "2022-10-02T10:00", "2022-10-02T08:00Z" },
        { "Europe/Zurich", "2022-10-30T01:15", "2022-10-29T23:15Z" },
        { "Europe/Zurich", "2022-10-30T12:00", "2022-10-30T11:00Z" },
        { "Europe/Zurich", "2023-03-26T12:00", "2023-03-26T10:00Z" },
        { "Asia/Tehran", "2022-04-02T12:00", "2022-04-02T07:30Z" },
        { "Africa/Casablanca", "2022-04-10T12:00", "2022-04-10T12:00Z" },
        { "Asia/Kolkata", "2022-04-10T12:00", "2022-04-10T06:30Z" },
        { "Europe/Dublin", "2022-07-10T12:00", "2022-07-10T11:00Z" },
    };

    [Theory, MemberData(nameof(Clocks))]
    public void A_clock_is_told_so_that_it_gives_the_instant(string zone, string clock, string instant)
    {
        var at = DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);
        var found = Write(Entry() with { Zone = zone, StartsAt = at, EndsAt = at.AddMinutes(90) }).Events.Single();

        found.Begins.Zone.ShouldBe(zone);
        found.Begins.Written.ShouldBe(DateTime.Parse(clock, CultureInfo.InvariantCulture).ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture));
        (found.Begins.Instant, found.Ends!.Instant).ShouldBe((at, at.AddMinutes(90)));
    }

    [Fact]
    public void Meetings_of_many_years_in_one_zone_all_give_their_instants()
    {
        var instants = Enumerable.Range(0, 400).Select(week => new DateTimeOffset(2021, 1, 1, 9, 0, 0, TimeSpan.Zero).AddDays(7 * week)).ToList();
        var calendar = Write([.. instants.SelectMany(at => new[] { "America/New_York", "Europe/Zurich", "Africa/Casablanca" }.Select(zone => Entry() with { Zone = zone, StartsAt = at }))]);
        calendar.Zones.ShouldBe(["Africa/Casablanca", "America/New_York", "Europe/Zurich"]);
        calendar.Events.Select(e => e.Begins.Instant).ShouldBe(instants.SelectMany(at => Enumerable.Repeat(at, 3)));
    }

    [Fact]
    public void No_control_character_comes_into_the_file()
    {
        var file = Encoding.UTF8.GetString(Bytes(Entry() with { Title = "Ta\u0001lks\u001b\r\nATTENDEE:x", Venue = "Gene\u000bva" }));

        file.Where(c => char.IsControl(c) && c is not ('\r' or '\n')).ShouldBeEmpty();
        file.ShouldContain("SUMMARY:Talks\\nATTENDEE:x\r\n");
        file.ShouldContain("LOCATION:Geneva\r\n");
    }

    [Fact]
    public void In_UTC_there_is_no_zone_to_tell()
    {
        var calendar = Write(Entry() with { Zone = "UTC", StartsAt = Changed });
        calendar.Zones.ShouldBeEmpty();
        calendar.Events.Single().Begins.Written.ShouldBe("20220901T083015Z");
    }

    [Theory]
    [InlineData("2022-10-30T00:30Z", "20221030T023000")]
    [InlineData("2022-10-30T01:30Z", "20221030T013000Z")]
    public void Of_an_hour_that_comes_twice_the_second_is_told_in_UTC(string instant, string written)
    {
        var at = DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);
        var begins = Write(Entry() with { StartsAt = at }).Events.Single().Begins;
        (begins.Written, begins.Instant).ShouldBe((written, at));
    }

    [Fact]
    public void A_zone_that_is_not_known_loses_its_clock_and_not_its_instant() =>
        Write(Entry() with { Zone = "Mars/Olympus", StartsAt = Changed }).Events.Single().Begins.Written.ShouldBe("20220901T083015Z");

    [Theory]
    [InlineData("2022-10-02", "20221002", "20221003")]
    [InlineData("2022-09-19/2022-09-20", "20220919", "20220921")]
    public void Where_no_hour_is_known_it_is_the_whole_day(string date, string begins, string ends)
    {
        var found = Write(Entry() with { Date = PartialDate.Parse(date) }).Events.Single();
        (found.Begins.Written, found.Ends!.Written, found.Begins.IsDay).ShouldBe((begins, ends, true));
    }

    [Fact]
    public void Where_no_end_is_known_none_is_made_up() => Write(Entry() with { StartsAt = Changed }).Events.Single().Ends.ShouldBeNull();

    [Fact]
    public void What_has_no_day_is_left_out() => Write(Entry() with { Date = PartialDate.Parse("2022-10") }).Events.ShouldBeEmpty();

    [Theory]
    [InlineData(MeetingStatus.Proposed, "TENTATIVE")]
    [InlineData(MeetingStatus.Planned, "CONFIRMED")]
    [InlineData(MeetingStatus.Held, "CONFIRMED")]
    [InlineData(MeetingStatus.Cancelled, "CANCELLED")]
    [InlineData(MeetingStatus.Postponed, "CANCELLED")]
    public void Where_it_stands_is_said(MeetingStatus status, string said) => Write(Entry() with { Status = status }).Events.Single().Status.ShouldBe(said);

    [Fact]
    public void What_is_said_of_it_reads_back_in_any_script_and_whatever_signs_are_in_it()
    {
        var entry = Entry() with
        {
            Title = "Նախարարների հանդիպում; BEGIN:VEVENT\r\nSTATUS:CANCELLED, \\n \"երկրորդ\" օր 🕊️ " + new string('ա', 120),
            Venue = "قصر, Genève: Saal «Ә; ə»",
            Revision = 7,
        };
        var found = Write(entry).Events.Single();
        found.Summary.ShouldBe(entry.Title.ReplaceLineEndings("\n"));
        found.Location.ShouldBe(entry.Venue);
        found.Uid.ShouldBe(entry.Id.ToString());
        found.Url.ShouldBe($"https://talks.test/base/processes/{entry.ProcessId}/meetings/{entry.Id}");
        found.Description.ShouldBe(found.Url);
        (found.Class, found.Sequence, found.Stamp, found.Modified).ShouldBe(("PRIVATE", 7, Changed, Changed));
    }

    [Fact]
    public void The_same_meetings_make_the_same_file()
    {
        var entry = Entry() with { Zone = "Europe/Zurich", StartsAt = Changed };
        Bytes(entry).ShouldBe(Bytes(entry));
    }

    [Fact]
    public void A_calendar_without_meetings_is_a_calendar() => Write().Events.ShouldBeEmpty();

    [Fact]
    public async Task Another_parser_takes_it_and_reads_the_same()
    {
        var at = new DateTimeOffset(2022, 9, 20, 0, 30, 0, TimeSpan.Zero);
        var entries = new[] { "America/New_York", "Asia/Yerevan", "Asia/Baku", "Europe/Zurich", "UTC" }.Select(zone => Entry() with
        {
            Title = $"Նախարարներ; {zone}, 1\\2 {new string('ա', 90)}",
            Zone = zone,
            StartsAt = at,
            EndsAt = at.AddHours(1),
        }).Append(Entry() with { Title = "A day" }).ToList();
        var read = await AskPythonAsync(Bytes([.. entries]));
        read.ShouldBe(entries.Select(e => $"{e.Id}|{e.Title}|{(e.StartsAt is null ? "2022-10-02" : "2022-09-20T00:30:00+00:00")}|{e.StartsAt is not null}"));
    }

    // That of the system, whose packages have the parser. One event a line, with its beginning as an instant. The zone is taken from the file and not from what Python knows of zones.
    private static async Task<IReadOnlyList<string>> AskPythonAsync(byte[] file)
    {
        const string program = """
            import sys, datetime
            from icalendar import Calendar
            calendar = Calendar.from_ical(sys.stdin.buffer.read())
            zones = {str(z['TZID']): z.to_tz() for z in calendar.walk('VTIMEZONE')}
            for event in calendar.walk('VEVENT'):
                start = event['DTSTART']
                at = start.dt
                timed = isinstance(at, datetime.datetime)
                if timed and 'TZID' in start.params:
                    at = zones[start.params['TZID']].localize(at.replace(tzinfo=None))
                if timed:
                    at = at.astimezone(datetime.timezone.utc)
                sys.stdout.buffer.write('|'.join([event['UID'], event['SUMMARY'], at.isoformat(), str(timed)]).encode('utf-8') + b'\n')
            """;
        using var python = new System.Diagnostics.Process
        {
            StartInfo = new System.Diagnostics.ProcessStartInfo("/usr/bin/python3", ["-c", program]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8 },
        };
        try
        {
            python.Start();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("There is no /usr/bin/python3 here.");
        }

        try
        {
            await python.StandardInput.BaseStream.WriteAsync(file, TestContext.Current.CancellationToken);
            python.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before it read anything; why, it says below.
        }

        var errors = python.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var answer = await python.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await python.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.SkipWhen((await errors).Contains("No module named 'icalendar'", StringComparison.Ordinal), "python3-icalendar is not installed; scripts/test installs it.");
        python.ExitCode.ShouldBe(0, await errors);
        return answer.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static CalendarEntry Entry() => new()
    {
        Id = Id<Meeting>.New(),
        ProcessId = Id<Domain.Processes.Process>.New(),
        Title = "Geneva",
        IsOpaque = false,
        Venue = "",
        Status = MeetingStatus.Planned,
        Date = PartialDate.Parse("2022-10-02"),
        Zone = "Europe/Zurich",
        StartsAt = null,
        EndsAt = null,
        Revision = 0,
        ChangedAt = Changed,
    };

    private static byte[] Bytes(params CalendarEntry[] entries) => new CalendarWriter().Write(entries, "https://talks.test/base");

    private static StrictCalendar Write(params CalendarEntry[] entries) => StrictCalendar.Read(Bytes(entries));
}
