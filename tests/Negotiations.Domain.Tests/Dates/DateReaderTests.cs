using System.Globalization;
using CsCheck;
using Negotiations.Domain.Dates;

namespace Negotiations.Domain.Tests.Dates;

public sealed class DateReaderTests
{
    [Theory]
    [InlineData("31.12.1998", "1998-12-31")]
    [InlineData("31/12/1998", "1998-12-31")]
    [InlineData("31-12-1998", "1998-12-31")]
    [InlineData("12/31/1998", "1998-12-31")]
    [InlineData("31 12 1998", "1998-12-31")]
    [InlineData("5.7.1998", "1998-07-05")]
    [InlineData("05.07.1998", "1998-07-05")]
    [InlineData("07/07/1998", "1998-07-07")]
    [InlineData("1998-12-31", "1998-12-31")]
    [InlineData("1998/12/31", "1998-12-31")]
    [InlineData("1998.12.31", "1998-12-31")]
    [InlineData("19981231", "1998-12-31")]
    [InlineData("31121998", "1998-12-31")]
    [InlineData("12.1998", "1998-12")]
    [InlineData("12/1998", "1998-12")]
    [InlineData("1998-12", "1998-12")]
    [InlineData("1998/12", "1998-12")]
    [InlineData("1998", "1998")]
    [InlineData(" 1998 г. ", "1998")]
    [InlineData("1998-05~", "1998-05~")]
    [InlineData("1985/1989?", "1985/1989?")]
    public void Numbers_with_only_one_reading_are_read(string text, string edtf) => Read(text).ShouldBe(edtf);

    [Theory]
    [InlineData("14 Nov 1998")]
    [InlineData("14 November 1998")]
    [InlineData("November 14, 1998")]
    [InlineData("Nov. 14th 1998")]
    [InlineData("14-NOV-1998")]
    [InlineData("14 novembre 1998")]
    [InlineData("14 ноября 1998")]
    [InlineData("14 ноября 1998 г.р.")]
    [InlineData("14-го ноября 1998 года")]
    [InlineData("14 нояб. 1998")]
    [InlineData("14 листопада 1998 р.")]
    [InlineData("14 noyabr 1998-ci il")]
    [InlineData("14 NOYABR 1998")]
    [InlineData("14 նոյեմբերի 1998 թ.")]
    [InlineData("1998 թ. նոյեմբերի 14-ին")]
    [InlineData("1998թ․ նոյեմբերի 14")]
    [InlineData("14 نوفمبر 1998")]
    [InlineData("١٤ نوفمبر ١٩٩٨ م")]
    [InlineData("۱۴ نوامبر ۱۹۹۸")]
    [InlineData("14 تشرين الثاني 1998")]
    [InlineData("\u200f14\u200f/\u200f11\u200f/\u200f1998")]
    public void A_month_by_name_is_read_in_many_languages(string text) => Read(text).ShouldBe("1998-11-14");

    [Theory]
    [InlineData("iyun 2001", "2001-06")]
    [InlineData("İyul 2001", "2001-07")]
    [InlineData("ıyun 2001", "2001-06")]
    [InlineData("MAYIS", null)]
    [InlineData("sentyabr 2001", "2001-09")]
    [InlineData("август 2001", "2001-08")]
    [InlineData("травень 2001", "2001-05")]
    [InlineData("août 2001", "2001-08")]
    [InlineData("aout 2001", "2001-08")]
    [InlineData("février 2001", "2001-02")]
    [InlineData("հուլիս 2001", "2001-07")]
    [InlineData("كانون الثاني 2001", "2001-01")]
    [InlineData("كانون الأول 2001", "2001-12")]
    [InlineData("آب 2001", "2001-08")]
    [InlineData("Sept 2001", "2001-09")]
    [InlineData("كانون 2001", null)]
    [InlineData("jui 2001", null)]
    public void A_months_name_is_read_unless_two_months_share_it(string text, string? edtf) => Read(text).ShouldBe(edtf);

    [Theory]
    [InlineData("about 1995", "1995~")]
    [InlineData("c. 1995", "1995~")]
    [InlineData("ca 1995", "1995~")]
    [InlineData("~1995", "1995~")]
    [InlineData("ок. 1995", "1995~")]
    [InlineData("около 1995 г.", "1995~")]
    [InlineData("близько 1995 року", "1995~")]
    [InlineData("təxminən 1995", "1995~")]
    [InlineData("TƏXMİNƏN 1995", "1995~")]
    [InlineData("մոտ 1995", "1995~")]
    [InlineData("حوالي ١٩٩٥", "1995~")]
    [InlineData("vers 1995", "1995~")]
    [InlineData("1995 (approx.)", "1995~")]
    [InlineData("about March 1995", "1995-03~")]
    [InlineData("1995 ?", "1995?")]
    [InlineData("возможно 1995", "1995?")]
    [InlineData("about 1995 (uncertain)", "1995%")]
    public void Reserves_are_kept(string text, string edtf) => Read(text).ShouldBe(edtf);

    [Theory]
    [InlineData("1985-1989", "1985/1989")]
    [InlineData("1985–1989", "1985/1989")]
    [InlineData("1985 — 1989 гг.", "1985/1989")]
    [InlineData("1985 to 1989", "1985/1989")]
    [InlineData("between 1985 and 1989", "1985/1989")]
    [InlineData("с 1985 по 1989", "1985/1989")]
    [InlineData("about 1985-1989", "1985~/1989~")]
    [InlineData("1985 - 1989?", "1985/1989?")]
    [InlineData("12.1998 - 03.1999", "1998-12/1999-03")]
    [InlineData("14.11.1998-20.11.1998", "1998-11-14/1998-11-20")]
    public void Intervals_are_read(string text, string edtf) => Read(text).ShouldBe(edtf);

    [Theory]
    [InlineData("1998-12-31T00:00:00")]
    [InlineData("1998-12-31T00:00:00.000Z")]
    [InlineData("1998-12-31 00:00:00+00:00")]
    [InlineData("31.12.1998 0:00:00")]
    [InlineData("31.12.1998 00:00")]
    [InlineData("12/31/1998 12:00:00 AM")]
    public void A_spreadsheets_midnight_is_no_time(string text) => Read(text).ShouldBe("1998-12-31");

    [Theory]
    [InlineData("05/07/1998", DateOrder.DayFirst, DateProblems.DayOrMonthFirst, "1998-07-05 1998-05-07 1998")]
    [InlineData("05/07/1998", DateOrder.MonthFirst, DateProblems.DayOrMonthFirst, "1998-05-07 1998-07-05 1998")]
    [InlineData("05-07-1998", DateOrder.DayFirst, DateProblems.DayOrMonthFirst, "1998-07-05 1998-05-07 1998")]
    [InlineData("05/07/99", DateOrder.DayFirst, DateProblems.TwoDigitYear, "1999-07-05 1999-05-07")]
    [InlineData("05.07.99", DateOrder.MonthFirst, DateProblems.TwoDigitYear, "1999-07-05 1999-05-07")]
    [InlineData("14 Nov 98", DateOrder.DayFirst, DateProblems.TwoDigitYear, "1998-11-14")]
    [InlineData("nov 98", DateOrder.DayFirst, DateProblems.TwoDigitYear, "1998-11")]
    [InlineData("98", DateOrder.DayFirst, DateProblems.TwoDigitYear, "1998")]
    [InlineData("05", DateOrder.DayFirst, DateProblems.TwoDigitYear, "1905 2005")]
    [InlineData("1985-89", DateOrder.DayFirst, DateProblems.TwoDigitYear, "1985/1989")]
    public void What_could_be_read_in_two_ways_is_not_guessed(string text, DateOrder likely, string problem, string suggestions) =>
        Problem(text, likely).ShouldBe((problem, suggestions));

    [Theory]
    [InlineData("31.02.1998", DateProblems.No31February, "1998-02 1998")]
    [InlineData("31/02/1998", DateProblems.No31February, "1998-02 1998")]
    [InlineData("31 фев 1998", DateProblems.No31February, "1998-02 1998")]
    [InlineData("1998-02-29", DateProblems.No29FebruaryThatYear, "1998-02 1998")]
    [InlineData("12.31.1998", DateProblems.MonthOutOfRange, "1998-12-31 1998")]
    [InlineData("1998-31-12", DateProblems.MonthOutOfRange, "1998-12-31 1998")]
    [InlineData("45.05.1998", DateProblems.DayOutOfRange, "1998-05 1998")]
    [InlineData("13.1998", DateProblems.MonthOutOfRange, "1998")]
    [InlineData("00.00.1998", DateProblems.ZeroForUnknown, "1998")]
    [InlineData("00.05.1998", DateProblems.ZeroForUnknown, "1998-05")]
    [InlineData("14.11", DateProblems.YearMissing, "")]
    [InlineData("14 Nov", DateProblems.YearMissing, "")]
    [InlineData("1377", DateProblems.YearOutOfRange, "")]
    [InlineData("12.05.1377", DateProblems.YearOutOfRange, "")]
    [InlineData("1989-1985", DateProblems.EndBeforeStart, "1985/1989")]
    [InlineData("36160", DateProblems.SpreadsheetNumber, "1998-12-31")]
    [InlineData("31.12.1998 14:30", DateProblems.TimeOfDay, "1998-12-31")]
    [InlineData("sometime in 1998, maybe", DateProblems.Unreadable, "1998")]
    [InlineData("1998 or 2001", DateProblems.Unreadable, "")]
    [InlineData("not known", DateProblems.Unreadable, "")]
    [InlineData("14-16 Nov 1998", DateProblems.Unreadable, "1998")]
    public void What_cannot_be_a_date_is_a_problem_with_what_may_have_been_meant(string text, string problem, string suggestions)
    {
        Problem(text, DateOrder.DayFirst).ShouldBe((problem, suggestions));
        DateProblems.All.ShouldContain(problem);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t\u00a0")]
    public void Nothing_typed_is_neither_a_date_nor_a_problem(string? text) =>
        DateReader.Read(text).ShouldBe(DateReading.Nothing);

    [Theory]
    [InlineData("12 De\uFFFEc 2026")]
    [InlineData("\ud800")]
    public void What_is_no_character_is_a_problem_and_stops_nothing(string text) => DateReader.Read(text).Problem.ShouldBe(DateProblems.Unreadable);

    [Fact]
    public void Invisible_text_alone_is_a_problem() =>
        DateReader.Read("\u200f\u200b").Problem.ShouldBe(DateProblems.Unreadable);

    [Fact]
    public void Without_a_known_day_the_suggestions_hold_both_centuries() =>
        DateReader.Read("14 Nov 98").Suggestions.Select(s => s.Year).ShouldBe([1998, 2098]);

    [Fact]
    public void Too_long_a_text_is_refused()
    {
        DateReader.Read(new string('1', DateReader.MaxLength + 1)).Problem.ShouldBe(DateProblems.TooLong);
        DateReader.Read(new string(' ', 90) + "1998").Value.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1-1")]
    [InlineData("99999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999")]
    [InlineData("::::::")]
    [InlineData("00:00:00")]
    [InlineData("T00:00")]
    [InlineData("=1+1")]
    [InlineData("1998-12-31'; DROP TABLE x")]
    public void Hostile_text_is_a_problem_and_no_error(string text) => DateReader.Read(text).Problem.ShouldNotBeNull();

    [Fact]
    public void Half_a_character_is_a_problem_and_no_error()
    {
        DateReader.Read("\ud800").Problem.ShouldBe(DateProblems.Unreadable);
        DateReader.Read("\udc00 1998").Problem.ShouldBe(DateProblems.Unreadable);
    }

    [Fact]
    public void Any_text_whatever_gives_a_date_or_a_problem_and_suggestions_only_with_a_problem()
    {
        string[] pieces = ["1998", "05", "7", "99", "31", ".", "/", "-", "–", " ", ":", "T", "00", "~", "?", "%", "nov",
            "ноября", "ок.", "و", "թ", "to", "(", "٣", "\u200f", "'", "am", "à", "\ud83d\ude00", "\ud83d", "I", "İ"];
        Gen.Int[0, pieces.Length - 1].Select(i => pieces[i]).Array[0, 24].Select(string.Concat).Sample(text =>
        {
            var reading = DateReader.Read(text);
            (reading.Value is not null && reading.Problem is not null).ShouldBeFalse();
            if (reading.Problem is null)
            {
                reading.Suggestions.ShouldBeEmpty();
            }
            else
            {
                DateProblems.All.ShouldContain(reading.Problem);
            }
        });
    }

    [Fact]
    public void Reading_does_not_depend_on_the_culture_of_the_thread()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");
            Read("14 IYUN 1998").ShouldBe("1998-06-14");
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("fa-IR");
            Read("14.11.1998").ShouldBe("1998-11-14");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void What_is_shown_to_an_English_reader_is_read_back()
    {
        var dates = from year in Gen.Int[PartialDate.MinYear, PartialDate.MaxYear]
                    from month in Gen.Int[1, 12]
                    from day in Gen.Int[1, 28]
                    from parts in Gen.Int[1, 3]
                    from qualifier in Gen.Enum<DateQualifier>()
                    select PartialDate.FromParts(year, parts > 1 ? month : null, parts > 2 ? day : null, qualifier).Value!.Value;
        dates.Sample(date =>
            DateReader.Read(PartialDateText.Format(date, CultureInfo.GetCultureInfo("en-US"), t => t)).Value.ShouldBe(date));
    }

    private static string? Read(string text) => DateReader.Read(text).Value?.ToString();

    private static (string?, string) Problem(string text, DateOrder likely)
    {
        var reading = DateReader.Read(text, likely, new DateOnly(2026, 1, 1));
        reading.Value.ShouldBeNull();
        return (reading.Problem, string.Join(' ', reading.Suggestions));
    }
}
