using System.Globalization;
using Negotiations.Domain.Dates;

namespace Negotiations.Domain.Tests.Dates;

public sealed class PartialDateTextTests
{
    [Theory]
    [InlineData("1979-02-07", "7 Feb 1979")]
    [InlineData("2002-05", "May 2002")]
    [InlineData("1995~", "about 1995")]
    [InlineData("1995?", "1995 (uncertain)")]
    [InlineData("1995-03%", "about March 1995 (uncertain)")]
    [InlineData("1985/1989", "1985 to 1989")]
    [InlineData("1985~/1989-02", "about 1985 to February 1989")]
    public void A_date_is_put_into_words(string edtf, string words) => Format(edtf, "en-US").ShouldBe(words);

    [Theory]
    [InlineData("fa-IR")]
    [InlineData("ar-SA")]
    [InlineData("ar-EG")]
    [InlineData("th-TH")]
    [InlineData("he-IL")]
    [InlineData("dv-MV")]
    public void The_year_is_gregorian_in_plain_digits_in_every_culture(string culture)
    {
        Format("1987-05-13", culture).ShouldStartWith("13 ");
        Format("1987-05-13", culture).ShouldEndWith(" 1987");
        Format("1987", culture).ShouldBe("1987");
    }

    [Fact]
    public void The_months_name_is_the_cultures()
    {
        Format("2002-05", "ru-RU").ShouldBe("май 2002");
        Format("2002-05", "fr-FR").ShouldBe("mai 2002");
        Format("2002-05", "az-Latn-AZ").ShouldBe("may 2002");
    }

    [Fact]
    public void The_words_around_it_are_translated() =>
        PartialDateText.Format(PartialDate.Parse("1995~/1999"), CultureInfo.GetCultureInfo("ru-RU"), t => t switch
        {
            "about {0}" => "около {0}",
            "{0} to {1}" => "{0} – {1}",
            _ => t,
        }).ShouldBe("около 1995 – 1999");

    private static string Format(string edtf, string culture) =>
        PartialDateText.Format(PartialDate.Parse(edtf), CultureInfo.GetCultureInfo(culture), t =>
        {
            PartialDateText.Templates.ShouldContain(t);
            return t;
        });
}
