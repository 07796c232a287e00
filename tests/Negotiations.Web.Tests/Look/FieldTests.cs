using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Negotiations.Web.Tests.Look;

/// <summary>What was typed comes back, and what is wrong is said at the top and beside the field.</summary>
public sealed class FieldTests(LookHost host) : IClassFixture<LookHost>
{
    [Fact]
    public async Task A_field_has_its_label_hint_and_control_tied_together()
    {
        var box = Box(await host.GetAsync("/gallery"), "FamilyName");
        box.GetAttribute("aria-describedby").ShouldBe("FamilyName-hint");
        box.HasAttribute("aria-invalid").ShouldBeFalse();
        box.GetAttribute("dir").ShouldBe("auto");
        box.GetAttribute("maxlength").ShouldBe("100");
        var field = box.ParentElement!;
        field.ClassName.ShouldBe("field");
        field.QuerySelector("label")!.GetAttribute("for").ShouldBe("FamilyName");
        field.QuerySelector("#FamilyName-hint")!.TextContent.ShouldBe("As on the document, any script");
    }

    [Fact]
    public async Task A_browser_is_told_not_to_remember_what_is_typed_unless_the_page_says_otherwise()
    {
        var page = await host.GetAsync("/gallery");
        Box(page, "ServiceNumber").GetAttribute("autocomplete").ShouldBe("off");
        Box(page, "Remarks").GetAttribute("autocomplete").ShouldBe("off");
        Box(page, "Born_Day").GetAttribute("autocomplete").ShouldBe("off");
        Box(page, "Password").GetAttribute("autocomplete").ShouldBe("current-password");
    }

    [Fact]
    public async Task Each_kind_of_control_is_the_browsers_own()
    {
        var page = await host.GetAsync("/gallery");
        Box(page, "ServiceNumber").ParentElement!.QuerySelector("label")!.TextContent.ShouldBe("Service number (optional)");
        Box(page, "Password").GetAttribute("type").ShouldBe("password");
        Box(page, "Remarks").LocalName.ShouldBe("textarea");
        Box(page, "Status").ClassName.ShouldBe("form-select");
        Box(page, "Status").QuerySelectorAll("option").Length.ShouldBe(2);
        Box(page, "Known").GetAttribute("type").ShouldBe("checkbox");
        Box(page, "File").GetAttribute("accept").ShouldBe(".csv");
        Box(page, "File").HasAttribute("autocomplete").ShouldBeFalse();
        var readers = Box(page, "Reader");
        readers.LocalName.ShouldBe("fieldset");
        readers.QuerySelector("legend")!.TextContent.ShouldBe("Who may read this note");
        readers.QuerySelectorAll("input:checked").Select(r => r.GetAttribute("value")).ShouldBe(["shared"]);
    }

    [Fact]
    public async Task Without_errors_there_is_no_summary() =>
        (await host.GetAsync("/gallery")).QuerySelector("#error-summary").ShouldBeNull();

    [Fact]
    public async Task The_summary_has_the_focus_and_leads_to_each_field()
    {
        var page = await host.PostAsync("/gallery", ("FamilyName", " "), ("Reader", "mediators"),
            ("Captured.Year", "1985"), ("Captured.Month", "13"), ("Born.Day", "31"), ("Born.Month", "2"), ("Born.Year", "1998"));
        page.Title.ShouldBe("Error: Plate of elements – Negotiations");
        var summary = page.QuerySelector("#error-summary")!;
        summary.GetAttribute("role").ShouldBe("alert");
        summary.GetAttribute("tabindex").ShouldBe("-1");
        summary.HasAttribute("autofocus").ShouldBeTrue();
        summary.QuerySelector($"#{summary.GetAttribute("aria-labelledby")}")!.TextContent.ShouldBe("There is a problem");
        var lines = summary.QuerySelectorAll("li").Select(l => (l.TextContent, l.QuerySelector("a")?.GetAttribute("href"))).ToList();
        lines.ShouldBe(
        [
            ("The list was changed by somebody else.", null),
            ("Family name: Enter the family name, or say that it is not known.", "#FamilyName"),
            ("Who may read this note: Choose who may read it.", "#Reader"),
            ("Date of birth: There is no 31 February.", "#Born_Day"),
            ("Captured or last contact: Write a month from 1 to 12.", "#Captured_Month"),
        ], "in the order of the fields on the page");
        lines.ShouldAllBe(l => l.Item2 == null || page.QuerySelector(l.Item2) != null);
    }

    [Fact]
    public async Task A_wrong_field_says_what_is_wrong_below_it()
    {
        var page = await host.PostAsync("/gallery", ("FamilyName", " "), ("Reader", "shared"));
        var box = Box(page, "FamilyName");
        box.GetAttribute("aria-invalid").ShouldBe("true");
        box.GetAttribute("aria-describedby").ShouldBe("FamilyName-hint FamilyName-error");
        page.QuerySelector("#FamilyName-error")!.TextContent.ShouldBe("Enter the family name, or say that it is not known.");
        box.NextElementSibling!.Id.ShouldBe("FamilyName-error");
    }

    [Fact]
    public async Task What_was_typed_comes_back_but_a_password_never_does()
    {
        var page = await host.PostAsync("/gallery", ("ServiceNumber", "АР 448 120"), ("Password", "secret word"), ("Remarks", "<b>so</b>"),
            ("Status", "undetermined"), ("Reader", "mediators"), ("Known", "true"), ("Born.Day", "31"), ("Born.Month", "xx"), ("Born.Qualifier", "About"));
        Box(page, "ServiceNumber").GetAttribute("value").ShouldBe("АР 448 120");
        Box(page, "Remarks").TextContent.Trim().ShouldBe("<b>so</b>");
        Box(page, "Status").QuerySelector("option[selected]")!.GetAttribute("value").ShouldBe("undetermined");
        Box(page, "Reader").QuerySelectorAll("input:checked").Select(r => r.GetAttribute("value")).ShouldBe(["mediators"]);
        Box(page, "Known").HasAttribute("checked").ShouldBeTrue();
        Box(page, "Born_Day").GetAttribute("value").ShouldBe("31");
        Box(page, "Born_Month").GetAttribute("value").ShouldBe("xx");
        Box(page, "Born_Qualifier").QuerySelector("option[selected]")!.GetAttribute("value").ShouldBe("About");
        page.DocumentElement.OuterHtml.ShouldNotContain("secret word");
    }

    [Theory]
    [InlineData("31", "2", "1998", "Born_Day", "There is no 31 February.")]
    [InlineData("", "13", "1998", "Born_Month", "Write a month from 1 to 12.")]
    [InlineData("", "", "MCM", "Born_Year", "Write a year from 1800 to 2199, in the Gregorian calendar.")]
    [InlineData("3", "5", "", "Born_Year", "Write the year, or leave the whole date empty.")]
    public async Task A_wrong_date_is_said_beside_the_box_to_mend(string day, string month, string year, string wrong, string message)
    {
        var page = await host.PostAsync("/gallery", ("FamilyName", "x"), ("Reader", "shared"), ("Born.Day", day), ("Born.Month", month), ("Born.Year", year));
        page.QuerySelectorAll("#Born [aria-invalid]").Select(b => b.Id).ShouldBe([wrong]);
        page.QuerySelector("#Born-error")!.TextContent.ShouldBe(message);
        page.QuerySelector("#Born")!.GetAttribute("aria-describedby").ShouldBe("Born-hint Born-error");
        page.QuerySelector($"#error-summary a[href='#{wrong}']")!.TextContent.ShouldBe($"Date of birth: {message}");
    }

    [Fact]
    public async Task The_end_of_a_range_is_folded_away_until_it_is_used()
    {
        (await host.GetAsync("/gallery")).QuerySelector("#Captured details")!.HasAttribute("open").ShouldBeFalse();
        (await host.GetAsync("/gallery")).QuerySelector("#Born details").ShouldBeNull();
        var page = await host.PostAsync("/gallery", ("FamilyName", "x"), ("Reader", "shared"), ("Captured.Year", "1989"), ("Captured.ToYear", "1985"));
        page.QuerySelector("#Captured details")!.HasAttribute("open").ShouldBeTrue();
        page.QuerySelector("#Captured-error")!.TextContent.ShouldBe("The second date is before the first one.");
        page.QuerySelectorAll("#Captured input[aria-invalid]").Length.ShouldBe(6);
    }

    private static IElement Box(IHtmlDocument page, string id) => page.GetElementById(id).ShouldNotBeNull(id);
}
