using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Negotiations.Domain.Dates;
using Negotiations.Web.Look;

namespace Negotiations.Web.Tests.Look;

public sealed class PartialDateInputTests
{
    private static readonly IStringLocalizer Texts = new StringLocalizer<Texts>(
        new ResourceManagerStringLocalizerFactory(Options.Create(new LocalizationOptions()), NullLoggerFactory.Instance));

    [Theory]
    [InlineData("1987")]
    [InlineData("1987-05~")]
    [InlineData("1987-05-03?")]
    [InlineData("1985/1989")]
    [InlineData("1985-03-01~/1989-11%")]
    public void A_date_put_into_boxes_comes_out_the_same(string date)
    {
        var problems = new ModelStateDictionary();
        PartialDateInput.From(PartialDate.Parse(date)).Read("Born", problems, Texts).ShouldBe(PartialDate.Parse(date));
        problems.IsValid.ShouldBeTrue();
    }

    [Theory]
    [InlineData("١٩٨٧")]
    [InlineData("۱۹۸۷")]
    public void Digits_of_other_scripts_mean_the_same(string year) =>
        new PartialDateInput { Year = year }.Read("Born", new ModelStateDictionary(), Texts).ShouldBe(PartialDate.Parse("1987"));

    [Fact]
    public void Empty_boxes_are_no_date_and_no_problem()
    {
        var problems = new ModelStateDictionary();
        (PartialDateInput.From(null) with { Day = " " }).Read("Born", problems, Texts).ShouldBeNull();
        problems.IsValid.ShouldBeTrue();
    }

    [Fact]
    public void An_end_without_a_beginning_is_a_problem_of_the_beginning()
    {
        var problems = new ModelStateDictionary();
        new PartialDateInput { ToYear = "1989" }.Read("Born", problems, Texts).ShouldBeNull();
        problems.Keys.ShouldBe(["Born.Year"]);
    }

    [Fact]
    public void Every_unreadable_box_is_named()
    {
        var problems = new ModelStateDictionary();
        new PartialDateInput { Day = "x", Month = "y", Year = "-5", ToYear = "?" }.Read("Born", problems, Texts).ShouldBeNull();
        problems.Keys.ShouldBe(["Born.Day", "Born.Month", "Born.Year", "Born.ToYear"], ignoreOrder: true);
    }
}
