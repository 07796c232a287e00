using System.Diagnostics;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Negotiations.Application.Reports;
using Negotiations.Infrastructure.Reports;
using Negotiations.Web.Tests.Host;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Tokens;

namespace Negotiations.Web.Tests.Reports;

/// <summary>What comes out on paper, read back. Needs a browser that prints; where there is none, the tests say that they were skipped.</summary>
public sealed class PdfTests(ReportsFixture reports) : IClassFixture<ReportsFixture>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_list_on_paper_says_on_each_sheet_who_may_read_it_and_repeats_the_heads_of_its_columns()
    {
        using var pdf = await ListAsync("arm.head", "");

        pdf.NumberOfPages.ShouldBeGreaterThan(2);
        foreach (var page in pdf.GetPages())
        {
            var text = Words(page);
            text.ShouldContain("One delegation and the mediators", customMessage: $"sheet {page.Number}");
            text.ShouldContain("Every person here is invented", customMessage: $"sheet {page.Number}");
            text.ShouldContain("Head of delegation", customMessage: $"sheet {page.Number}");
            text.ShouldContain("Captured", customMessage: $"sheet {page.Number}");
            text.ShouldContain($"{page.Number} / {pdf.NumberOfPages}");
        }
    }

    [Fact]
    public async Task A_list_on_paper_holds_every_name_in_its_script()
    {
        using var pdf = await ListAsync("arm.head", "");

        var text = string.Concat(pdf.GetPages().Select(p => p.Text)).Normalize(System.Text.NormalizationForm.FormKC);
        text.ShouldContain("Ծիրանունյան");
        text.ShouldContain("Рябинолугов");
        text.ShouldContain("Narçiçəkli");
        // Drawn from right to left, and so read by this library in the order of the eye.
        text.ShouldContain(string.Concat("الزيزفوني".Reverse()));
        pdf.GetPages().Sum(p => Words(p).Split("Tsiranunyan").Length - 1).ShouldBe(ReportsFixture.People / 4, "each once, on whichever sheet");
    }

    [Fact]
    public async Task A_list_on_paper_is_tagged_and_says_its_language_and_title()
    {
        using var pdf = await ListAsync("lead", "");

        var catalog = pdf.Structure.Catalog.CatalogDictionary;
        catalog.TryGet(NameToken.Create("MarkInfo"), out DictionaryToken marks).ShouldBeTrue();
        marks.TryGet(NameToken.Create("Marked"), out BooleanToken marked).ShouldBeTrue();
        marked.Data.ShouldBeTrue();
        catalog.TryGet(NameToken.Create("Lang"), out StringToken language).ShouldBeTrue();
        language.Data.ShouldBe("en");
        catalog.ContainsKey(NameToken.Create("StructTreeRoot")).ShouldBeTrue();
        pdf.TryGetBookmarks(out var outline).ShouldBeTrue();
        outline.Roots.ShouldNotBeEmpty();
        pdf.Information.Title.ShouldStartWith("Ours, held by the other party");
        pdf.Information.Creator.ShouldBe("Negotiations");
    }

    [Fact]
    public async Task A_copy_with_the_next_of_kin_is_for_the_delegation_alone_on_each_sheet()
    {
        using var pdf = await ListAsync("arm.head", "kin_name");

        pdf.GetPages().ShouldAllBe(p => Words(p).Contains("Your delegation only", StringComparison.Ordinal) && !Words(p).Contains("and the mediators", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_readouts_side_by_side_are_printed_for_those_who_may_read_both()
    {
        RequireBrowser();
        using var observer = await reports.Web.SignedInAsync("observer");
        var meetings = await observer.PageAsync($"/processes/{reports.Web.Process}/meetings?part=Held");
        var geneva = meetings.QuerySelectorAll<IHtmlAnchorElement>("th a").First(a => a.TextContent.Contains("Drafting")).PathName;
        var link = (await observer.PageAsync(geneva + "/readouts")).QuerySelectorAll<IHtmlAnchorElement>("main a").Single(a => a.PathName.EndsWith("compare.pdf", StringComparison.Ordinal));
        using var answer = await observer.GetAsync(link.PathName + link.Search);

        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        using var pdf = PdfDocument.Open(await answer.Content.ReadAsByteArrayAsync(Stop));
        var text = string.Join(' ', pdf.GetPages().Select(Words));
        foreach (var said in new[] { "Only ARM says so", "Only AZE says so", "Both mention it", "Prisoners of war", "Says nothing of it." })
        {
            text.ShouldContain(said);
        }

        pdf.GetPages().ShouldAllBe(p => p.Width > p.Height && Words(p).Contains("Shared with the parties and observers", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_receipt_fits_on_one_sheet_and_names_nobody()
    {
        RequireBrowser();
        using var head = await reports.Web.SignedInAsync("arm.head");

        using var answer = await head.GetAsync($"{reports.Process}/lists/versions/{reports.Version}/receipt.pdf");

        answer.Content.Headers.ContentDisposition!.FileName!.ShouldMatch("_ARM_ours-held-by-other_v1_[0-9A-Z-]{14}_receipt\\.pdf$");
        using var pdf = await ReadAsync(answer);
        var receipt = await reports.SendAsync("arm.head", new Negotiations.Application.PrisonerLists.ReadReceipt(reports.Version));
        pdf.NumberOfPages.ShouldBe(1);
        var text = Words(pdf.GetPage(1));
        text.ShouldContain(receipt.Version.ReceiptNumber);
        text.Replace(" ", "", StringComparison.Ordinal).ShouldContain(receipt.Version.Hash);
        text.ShouldContain("One delegation and the mediators");
        text.ShouldNotContain("Tsiranunyan");
    }

    [Fact]
    public async Task The_figures_are_printed_with_their_audience()
    {
        RequireBrowser();
        using var lead = await reports.Web.SignedInAsync("lead");

        using var answer = await lead.GetAsync($"{reports.Process}/reports/lists.pdf");

        using var pdf = await ReadAsync(answer);
        pdf.GetPages().ShouldAllBe(p => Words(p).Contains("Mediators only", StringComparison.Ordinal));
        pdf.Information.Title.ShouldStartWith("Prisoner lists in figures");
    }

    [Fact]
    public async Task Without_a_browser_the_form_says_so_and_offers_the_print_view()
    {
        await using var web = await WebFixture.StartAsync((PrintingBrowser.Setting, PrintingBrowser.None));
        web.Services.GetRequiredService<IPdfPrinter>().IsAvailable.ShouldBeFalse();
        using var lead = await web.SignedInAsync("lead");

        var page = await lead.PageAsync($"/processes/{web.Process}/reports/lists");
        using var answer = await lead.GetAsync($"/processes/{web.Process}/reports/lists.pdf");

        page.Body!.TextContent.ShouldContain("no browser that makes PDFs");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.PageAsync()).Body!.TextContent.ShouldContain("Use the print view");
    }

    [Fact]
    public async Task A_printing_that_takes_too_long_is_stopped_and_leaves_nothing_behind()
    {
        RequireBrowser();
        var before = Leftovers();
        await using var services = new ServiceCollection().AddLogging().AddReports(PrintingBrowser.Find(null), limit: TimeSpan.FromMilliseconds(200)).BuildServiceProvider();

        var problem = await Should.ThrowAsync<PdfUnavailable>(() => services.GetRequiredService<IPdfPrinter>().Print("<!doctype html><html><head><title>Slow</title></head></html>", Stop));

        problem.Problem.ShouldBe(PdfProblem.TookTooLong);
        Leftovers().Except(before).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_printed_document_reaches_nothing_and_runs_nothing()
    {
        RequireBrowser();
        var before = Leftovers();
        var secret = Path.Combine(Directory.CreateTempSubdirectory("negotiations-secret-").FullName, "secret.html");
        await File.WriteAllTextAsync(secret, "<p>Neighbouring file</p>", Stop);
        await using var services = new ServiceCollection().AddLogging().AddReports(PrintingBrowser.Find(null)).BuildServiceProvider();
        var watch = Stopwatch.StartNew();

        var bytes = await services.GetRequiredService<IPdfPrinter>().Print(
            "<!doctype html><html lang=\"en\"><head><title>Closed</title></head>"
            + $"<p>Printed</p><iframe src=\"file://{secret}\"></iframe><script>document.body.append('Ran')</script><img src=\"http://127.0.0.1:1/x\">", Stop);

        using var pdf = PdfDocument.Open(bytes);
        var text = Words(pdf.GetPage(1));
        text.ShouldContain("Printed");
        text.ShouldNotContain("Neighbouring");
        text.ShouldNotContain("Ran");
        Leftovers().Except(before).ShouldBeEmpty($"after {watch.Elapsed}");
    }

    private static string Words(Page page) => string.Join(' ', page.GetWords().Select(w => w.Text));

    private static string[] Leftovers() => Directory.GetDirectories(Path.GetTempPath(), "negotiations-print-*");

    private static void RequireBrowser() =>
        Assert.SkipWhen(PrintingBrowser.Find(null) is null, "There is no browser that prints on this machine: install chromium.");

    private async Task<PdfDocument> ListAsync(string user, string column)
    {
        RequireBrowser();
        using var browser = await reports.Web.SignedInAsync(user);
        var page = await browser.PageAsync($"{reports.Process}/reports/versions/{reports.Version}");
        var form = page.Forms.Single(f => f.ClassList.Contains("export"));
        foreach (var box in form.QuerySelectorAll($"input[name=columns][value='{column}']").OfType<IHtmlInputElement>())
        {
            box.IsChecked = true;
        }

        using var answer = await browser.SubmitAsync(form, [("format", "Pdf")]);
        return await ReadAsync(answer);
    }

    private static async Task<PdfDocument> ReadAsync(HttpResponseMessage answer)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        var bytes = await answer.Content.ReadAsByteArrayAsync(Stop);
        if (Environment.GetEnvironmentVariable("NEGOTIATIONS_TEST_KEEP") is { Length: > 0 } folder)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, $"{TestContext.Current.TestMethod!.MethodName}.pdf"), bytes, Stop);
        }

        return PdfDocument.Open(bytes);
    }
}
