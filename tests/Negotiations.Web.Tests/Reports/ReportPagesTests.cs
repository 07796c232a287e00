using System.Net;
using System.Security.Cryptography;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Negotiations.Application.Tables;
using Negotiations.Domain;
using Negotiations.Domain.PrisonerLists;
using Negotiations.Web.Tests.Host;

namespace Negotiations.Web.Tests.Reports;

public sealed class ReportPagesTests(ReportsFixture reports) : IClassFixture<ReportsFixture>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string OfVersion => $"{reports.Process}/reports/versions/{reports.Version}";

    private string OfList => $"{reports.Process}/reports/lists/{reports.List}";

    [Theory]
    [InlineData("Csv", "text/csv", "csv")]
    [InlineData("Xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx")]
    public async Task An_export_is_a_download_with_a_plain_name_that_reads_back_whole(string format, string type, string ending)
    {
        using var head = await reports.Web.SignedInAsync("arm.head");
        var page = await head.PageAsync(OfVersion);

        using var answer = await head.SubmitAsync(Form(page), [("format", format)]);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe(type);
        answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        answer.Content.Headers.ContentDisposition.FileName!.ShouldMatch($"^[A-Za-z0-9-]+_ARM_ours-held-by-other_v1_[0-9A-Z-]{{14}}\\.{ending}$");
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        var table = await ReadAsync(answer, ending);
        table.Header.Take(3).ShouldBe(["reference", "Family name", "Given name"]);
        table.Header.ShouldNotContain("State of health");
        table.Rows.Count.ShouldBe(ReportsFixture.People);
        table.Rows.Select(r => r.Cells[1]).ShouldContain("Ծիրանունյան");
    }

    [Theory]
    [InlineData("Csv")]
    [InlineData("Xlsx")]
    public async Task An_export_with_every_column_changes_nothing_when_it_is_imported_again(string format)
    {
        using var head = await reports.Web.SignedInAsync("arm.head");
        var form = Form(await head.PageAsync(OfList));
        var all = form.Elements.OfType<IHtmlInputElement>().Where(i => i.Name == "columns").Select(i => ("columns", i.Value));
        using var export = await head.SubmitAsync(form, [.. all, ("format", format)]);

        using var loaded = await head.UploadAsync(
            $"{reports.Process}/lists/{reports.List}/imports/new", await export.Content.ReadAsByteArrayAsync(Stop), "back." + format.ToLowerInvariant());
        var columns = loaded.RedirectedTo();
        using var read = await head.SubmitAsync((await head.PageAsync(columns)).Form(columns));
        var confirm = await head.PageAsync(read.RedirectedTo() + "/confirm");

        confirm.QuerySelectorAll("dl dt").Zip(confirm.QuerySelectorAll("dl dd"), (term, figure) => $"{term.TextContent.Trim()} {figure.TextContent.Trim()}")
            .ShouldBe(["Will be added 0", "Will be changed 0", $"On the list already {ReportsFixture.People}", "Not imported 0"]);
    }

    [Fact]
    public async Task A_cell_that_looks_like_a_formula_is_made_harmless_and_reads_back_as_it_was()
    {
        using var head = await reports.Web.SignedInAsync("arm.head");
        var page = await head.PageAsync(OfList);

        using var answer = await head.SubmitAsync(Form(page), [("format", "Csv")]);

        (await answer.TextAsync()).ShouldContain("\"'=HYPERLINK(");
        var table = await ReadAsync(answer, "csv");
        table.Rows.SelectMany(r => r.Cells).ShouldContain("=HYPERLINK(\"http://example.org\")");
    }

    [Fact]
    public async Task No_sensitive_column_is_chosen_beforehand_and_the_mediators_are_not_offered_the_next_of_kin()
    {
        foreach (var (user, address, offersKin) in new[] { ("arm.head", OfVersion, true), ("arm.head", OfList, true), ("lead", OfVersion, false) })
        {
            using var browser = await reports.Web.SignedInAsync(user);
            var page = await browser.PageAsync(address);
            var columns = page.QuerySelectorAll("input[name=columns]").OfType<IHtmlInputElement>().ToDictionary(i => i.Value, i => i.IsChecked);

            columns["family_name"].ShouldBeTrue();
            columns["health"].ShouldBeFalse();
            columns.Where(c => c.Value).ShouldAllBe(c => EntryFields.Find(c.Key)!.Sensitive == null);
            columns.ContainsKey("kin_name").ShouldBe(offersKin, address);
        }
    }

    [Fact]
    public async Task What_the_form_does_not_offer_is_not_to_be_had_by_posting_it()
    {
        using var lead = await reports.Web.SignedInAsync("lead");
        var page = await lead.PageAsync(OfVersion);

        using var answer = await lead.PostAsync(OfVersion, page, ("columns", "family_name"), ("columns", "kin_name"), ("format", "Csv"));

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.TextAsync()).ShouldNotContain("Kinowner");
    }

    [Fact]
    public async Task Without_a_column_the_form_comes_back_and_says_so()
    {
        using var head = await reports.Web.SignedInAsync("arm.head");
        var page = await head.PageAsync(OfVersion);

        using var answer = await head.PostAsync(OfVersion, page, ("format", "Csv"), ("sort", "born"));

        var again = await answer.PageAsync();
        again.QuerySelector("#error-summary")!.TextContent.ShouldContain("Choose at least one column.");
        ((IHtmlSelectElement)again.QuerySelector("#sort")!).Value.ShouldBe("born");
    }

    [Fact]
    public async Task An_export_without_the_forms_token_is_refused()
    {
        using var head = await reports.Web.SignedInAsync("arm.head");

        using var answer = await head.PostAsync(OfVersion, from: null, ("columns", "family_name"), ("format", "Csv"));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("aze.head")]
    [InlineData("intermediary")]
    [InlineData("observer")]
    public async Task Whoever_may_not_see_a_list_finds_no_report_of_it(string user)
    {
        using var browser = await reports.Web.SignedInAsync(user);
        var token = await browser.PageAsync($"{reports.Process}/reports");
        foreach (var path in new[]
        {
            $"/reports/versions/{reports.Version}", $"/reports/lists/{reports.List}", $"/lists/versions/{reports.Version}/receipt", $"/lists/versions/{reports.Version}/receipt.pdf",
        })
        {
            var never = path.Replace(reports.Version.ToString(), Id<ListVersion>.New().ToString(), StringComparison.Ordinal).Replace(reports.List.ToString(), Id<PrisonerList>.New().ToString(), StringComparison.Ordinal);
            using var foreign = await browser.GetAsync(reports.Process + path);
            using var missing = await browser.GetAsync(reports.Process + never);
            foreign.StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
            (await foreign.TextAsync()).ShouldBe(await missing.TextAsync());
        }

        foreach (var path in new[] { $"/reports/versions/{reports.Version}", $"/reports/lists/{reports.List}", $"/lists/versions/{reports.Version}/canonical.json" })
        {
            using var answer = await browser.PostAsync(reports.Process + path, token, ("columns", "family_name"), ("format", "Csv"));
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        }

        foreach (var path in new[] { "/reports", "/reports/lists", "/reports/lists.csv" })
        {
            using var answer = await browser.GetAsync(reports.Process + path);
            var text = await answer.TextAsync();
            text.ShouldNotContain(ReportsFixture.Subject, customMessage: path);
            text.ShouldNotContain(reports.Version.ToString());
            text.ShouldNotContain(reports.List.ToString());
        }
    }

    [Fact]
    public async Task The_figures_say_whose_claim_they_are_and_are_never_added_up()
    {
        using var lead = await reports.Web.SignedInAsync("lead");

        var page = await lead.PageAsync($"{reports.Process}/reports/lists");
        using var csv = await lead.GetAsync($"{reports.Process}/reports/lists.csv");

        var tables = page.QuerySelectorAll("table.figures").OfType<IHtmlTableElement>().ToList();
        tables.Count.ShouldBe(3);
        tables.ShouldAllBe(t => t.QuerySelectorAll("tbody tr").All(r => r.QuerySelector("th .pm") != null) && t.Foot == null, "each line is somebody's claim, and none a total");
        tables.ShouldAllBe(t => t.QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains(ReportsFixture.Subject, StringComparison.Ordinal)).QuerySelector(".pm")!.TextContent == "ARM");
        csv.Content.Headers.ContentDisposition!.FileName.ShouldEndWith("_lists-in-figures.csv");
        var rows = (await ReadAsync(csv, "csv")).Rows.Where(r => r.Cells[2] == ReportsFixture.Subject).ToList();
        rows.Single(r => r.Cells[6] == "All").Cells[8].ShouldBe("64");
        rows.Where(r => r.Cells[6]!.StartsWith("Legal", StringComparison.Ordinal)).Select(r => (r.Cells[7], r.Cells[8])).ShouldBe([("Prisoner of war", "54"), ("Civilian internee", "10")]);
    }

    [Fact]
    public async Task The_print_view_is_a_sheet_with_its_audience_and_the_asked_for_columns()
    {
        using var head = await reports.Web.SignedInAsync("arm.head");
        var page = await head.PageAsync(OfVersion);

        using var answer = await head.SubmitAsync(Form(page), [("format", "Print"), ("columns", "kin_name"), ("columns", "remarks"), ("columns", "family_name")]);

        var sheet = await answer.PageAsync();
        sheet.QuerySelector(".print-conf")!.TextContent.ShouldContain("Your delegation only", customMessage: "next of kin is for nobody else");
        sheet.QuerySelector(".print-conf")!.TextContent.ShouldContain("Demonstration");
        sheet.QuerySelector(".print-conf")!.TextContent.ShouldContain("Copy for: Head of delegation");
        sheet.QuerySelectorAll("table.people thead th").Select(h => h.TextContent).ShouldBe(["No.", "Name"]);
        sheet.QuerySelectorAll("table.people tbody").Length.ShouldBe(ReportsFixture.People);
        sheet.QuerySelectorAll(".inline-facts dd bdi").Select(d => d.TextContent).ShouldContain("<script>alert(1)</script>");
        sheet.QuerySelectorAll("style, [style], script:not([src])").ShouldBeEmpty("the security policy allows nothing inline");
    }

    [Fact]
    public async Task The_receipt_names_nobody_and_its_file_has_the_fingerprint_that_it_says()
    {
        using var head = await reports.Web.SignedInAsync("arm.head");
        var address = $"{reports.Process}/lists/versions/{reports.Version}";

        var page = await head.PageAsync($"{address}/receipt");
        using var answer = await head.SubmitAsync(page.Form($"{address}/canonical.json"));

        page.QuerySelector(".hash")!.TextContent.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(await answer.Content.ReadAsByteArrayAsync(Stop))));
        answer.Content.Headers.ContentDisposition!.FileName!.ShouldMatch("_ARM_ours-held-by-other_v1_[0-9A-Z-]{14}\\.json$");
        page.QuerySelector("svg.qr")!.QuerySelectorAll("path").ShouldHaveSingleItem();
        page.QuerySelectorAll("[style]").ShouldBeEmpty();
        page.Body!.TextContent.ShouldNotContain("Ծիրանունյան");
        page.Body!.TextContent.ShouldNotContain("Ararat");
    }

    [Fact]
    public async Task The_mediators_have_the_receipt_and_not_the_file_with_every_detail()
    {
        using var lead = await reports.Web.SignedInAsync("lead");
        var address = $"{reports.Process}/lists/versions/{reports.Version}";

        var page = await lead.PageAsync($"{address}/receipt");
        using var answer = await lead.PostAsync($"{address}/canonical.json", page);

        page.Forms.Select(f => f.GetAttribute("action")).ShouldNotContain($"{address}/canonical.json");
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<TableFile> ReadAsync(HttpResponseMessage answer, string ending)
    {
        await using var file = await answer.Content.ReadAsStreamAsync(Stop);
        return await reports.Web.Services.GetRequiredService<ITableReader>().Read(file, "export." + ending, TableLimits.Default, Stop);
    }

    private static IHtmlFormElement Form(IHtmlDocument page) => page.Forms.Single(f => f.ClassList.Contains("export"));
}
