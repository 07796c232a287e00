using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Negotiations.Domain.Notes;
using Negotiations.Infrastructure.Reports;
using Negotiations.Web.Tests.Access;
using Negotiations.Web.Tests.Host;
using UglyToad.PdfPig;

namespace Negotiations.Web.Tests.Records;

/// <summary>
/// A record that both delegations read, with words that only some may read around it: in the draft, in notes that are not for it, in a comment for the mediators. What leaves the application
/// is read back.
/// </summary>
public sealed class RecordExportTests : IAsyncLifetime
{
    private const string Draft = "Quartzdraft";
    private const string Inside = "Quartzinside";
    private const string Unchosen = "Quartzunchosen";
    private const string Closed = "Quartzclosed";
    private const string Open = "Quartzopen";

    private WebFixture _web = null!;
    private string _meeting = "";
    private string _approved = "";
    private string _circulated = "";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _web = await WebFixture.StartAsync();
        using var staff = await _web.SignedInAsync("staff");
        var list = await staff.PageAsync($"/processes/{_web.Process}/meetings?part=Held");
        _meeting = list.QuerySelectorAll("main a").Single(a => a.TextContent == "Drafting of the text begins").GetAttribute("href")!;
        var record = _meeting + "/record";
        _approved = (await staff.PageAsync(record)).QuerySelector("table a")!.GetAttribute("href")!;
        await RecordTalks.KeepNoteAsync(_web, _meeting, Inside, NoteReach.Mediators);
        await RecordTalks.KeepNoteAsync(_web, _meeting, Unchosen);
        using var begun = await staff.PressAsync(record, record + "/correction");
        using var sent = await staff.PressAsync(record + "/circulate", record + "/circulate");
        _circulated = sent.RedirectedTo();
        using var written = await staff.SubmitAsync((await staff.PageAsync(record + "/draft")).Form(record + "/draft"), [("Lines[0].Text", Draft)]);
        using var head = await _web.SignedInAsync("arm.head");
        foreach (var (text, everybody) in new[] { (Closed, "False"), (Open, "True") })
        {
            using var said = await head.PostAsync(_circulated + "/comments", await head.PageAsync(_circulated), ("Form.Text", text), ("Form.ToEverybody", everybody));
            said.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        }
    }

    public async ValueTask DisposeAsync() => await _web.DisposeAsync();

    [Theory]
    [InlineData("arm.head", Closed, Open)]
    [InlineData("arm.member", Closed, Open)]
    [InlineData("aze.head", Open)]
    [InlineData("aze.member", Open)]
    [InlineData("observer", Open)]
    [InlineData("intermediary")]
    [InlineData("val.head")]
    [InlineData("auditor")]
    [InlineData("admin")]
    public async Task Nobody_gets_a_word_that_is_not_for_them_on_any_page_or_in_any_file(string userName, params string[] may)
    {
        using var browser = await _web.SignedInAsync(userName);
        var seen = (await Crawler.CrawlAsync(browser)).Select(s => s.Text).ToList();
        foreach (var version in new[] { _approved, _circulated })
        {
            foreach (var format in new[] { "Docx", "Json", "Pdf" })
            {
                if (format == "Pdf" && PrintingBrowser.Find(null) is null)
                {
                    continue;
                }

                using var file = await browser.PostAsync(version + "/export", await browser.PageAsync("/account"), ("format", format));
                seen.Add(await ReadAsync(file));
            }
        }

        foreach (var word in new[] { Draft, Inside, Unchosen, Closed, Open })
        {
            seen.Any(s => s.Contains(word, StringComparison.OrdinalIgnoreCase)).ShouldBe(may.Contains(word), $"{word} for {userName}");
        }
    }

    [Fact]
    public async Task Comments_are_in_no_file()
    {
        using var lead = await _web.SignedInAsync("lead");
        foreach (var format in new[] { "Docx", "Json" })
        {
            using var file = await lead.PostAsync(_circulated + "/export", await lead.PageAsync("/account"), ("format", format));
            var text = await ReadAsync(file);
            text.ShouldContain("mutual recognition");
            text.ShouldNotContain("Quartz");
        }
    }

    [Fact]
    public async Task The_document_for_word_processors_is_valid_and_says_who_may_read_it()
    {
        using var head = await _web.SignedInAsync("arm.head");
        using var answer = await ExportAsync(head, _circulated, "Docx");
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
        answer.Content.Headers.ContentDisposition!.FileName!.Trim('"').ShouldMatch("^AA-2022_record_2022-10-02_v2_for-comment-1_[0-9a-f]{8}\\.docx$");
        using var package = WordprocessingDocument.Open(new MemoryStream(await answer.Content.ReadAsByteArrayAsync(Stop)), false);
        new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Microsoft365).Validate(package, Stop).Select(e => e.Description).ShouldBeEmpty();
        var header = package.MainDocumentPart!.HeaderParts.Single().Header!;
        header.InnerText.ShouldContain("Shared with the parties and observers");
        header.InnerText.ShouldContain("Every person here is invented");
        header.InnerText.ShouldContain("Copy for: Head of delegation (ARM)");
        header.OuterXml.ShouldContain("FOR COMMENT");
        package.PackageProperties.Creator.ShouldBeNull();
        package.MainDocumentPart.Document!.Body!.InnerText.ShouldContain("mutual recognition");

        using var approved = await ExportAsync(head, _approved, "Docx");
        using var final = WordprocessingDocument.Open(new MemoryStream(await approved.Content.ReadAsByteArrayAsync(Stop)), false);
        final.MainDocumentPart!.HeaderParts.Single().Header!.OuterXml.ShouldNotContain("FOR COMMENT");
    }

    [Fact]
    public async Task The_file_of_a_version_has_the_fingerprint_that_its_page_shows()
    {
        using var head = await _web.SignedInAsync("aze.member");
        using var answer = await ExportAsync(head, _approved, "Json");
        var hash = Convert.ToHexStringLower(SHA256.HashData(await answer.Content.ReadAsByteArrayAsync(Stop)));
        (await head.PageAsync(_approved)).QuerySelector("code.hash")!.TextContent.ShouldBe(hash);
    }

    [Fact]
    public async Task On_paper_each_sheet_says_who_may_read_it_and_that_it_is_for_comment()
    {
        Assert.SkipWhen(PrintingBrowser.Find(null) is null, "There is no browser that prints.");
        using var head = await _web.SignedInAsync("arm.head");
        await LongAsync();
        using var answer = await ExportAsync(head, _circulated, "Pdf");
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        using var pdf = PdfDocument.Open(await answer.Content.ReadAsByteArrayAsync(Stop));
        pdf.NumberOfPages.ShouldBeGreaterThan(1);
        foreach (var page in pdf.GetPages())
        {
            var text = string.Join(' ', page.GetWords().Select(w => w.Text));
            text.ShouldContain("Shared with the parties and observers", customMessage: $"sheet {page.Number}");
            text.ShouldContain("Head of delegation", customMessage: $"sheet {page.Number}");
            text.ShouldContain($"{page.Number} / {pdf.NumberOfPages}");
            // Written across the sheet, letter by letter.
            page.Letters.Where(l => l.TextOrientation == UglyToad.PdfPig.Content.TextOrientation.Other).Select(l => l.Value).ShouldContain("F", $"sheet {page.Number}");
        }

        var first = string.Join(' ', pdf.GetPage(1).GetWords().Select(w => w.Text));
        first.ShouldContain("For comment, not approved");
        pdf.Information.Title.ShouldStartWith("Drafting of the text begins");
        using var approved = await ExportAsync(head, _approved, "Pdf");
        using var final = PdfDocument.Open(await approved.Content.ReadAsByteArrayAsync(Stop));
        final.GetPage(1).Letters.ShouldNotContain(l => l.TextOrientation == UglyToad.PdfPig.Content.TextOrientation.Other);
        string.Join(' ', final.GetPage(1).GetWords().Select(w => w.Text)).ShouldContain("Approved by the lead mediator");
    }

    [Fact]
    public async Task Under_the_rule_no_file_names_anybody()
    {
        await RecordTalks.RuleAsync(_web, _meeting);
        using var head = await _web.SignedInAsync("arm.head");
        using var docx = await ExportAsync(head, _approved, "Docx");
        var text = await ReadAsync(docx);
        text.ShouldContain("Chatham House Rule");
        text.ShouldNotContain("Mirzoyan");
        text.ShouldNotContain("Bayramov");
        text.ShouldNotContain(">AZE<");
        using var json = await ExportAsync(head, _approved, "Json");
        json.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        (await json.PageAsync()).QuerySelector("#error-summary")!.TextContent.ShouldContain("says who spoke");
        if (PrintingBrowser.Find(null) is not null)
        {
            using var answer = await ExportAsync(head, _approved, "Pdf");
            using var pdf = PdfDocument.Open(await answer.Content.ReadAsByteArrayAsync(Stop));
            var page = string.Join(' ', pdf.GetPages().SelectMany(p => p.GetWords()).Select(w => w.Text));
            page.ShouldContain("mutual recognition");
            page.ShouldNotContain("Mirzoyan");
            page.ShouldNotContain("AZE");
        }
    }

    [Fact]
    public async Task Without_a_browser_the_page_says_so()
    {
        await using var web = await WebFixture.StartAsync((PrintingBrowser.Setting, PrintingBrowser.None));
        using var lead = await web.SignedInAsync("lead");
        var list = await lead.PageAsync($"/processes/{web.Process}/meetings?part=Held");
        var meeting = list.QuerySelectorAll("main a").Single(a => a.TextContent == "Drafting of the text begins").GetAttribute("href")!;
        var version = (await lead.PageAsync(meeting + "/record")).QuerySelector("table a")!.GetAttribute("href")!;
        (await lead.PageAsync(version)).QuerySelectorAll("button[value=Pdf]").ShouldBeEmpty();
        using var answer = await ExportAsync(lead, version, "Pdf");
        (await answer.PageAsync()).Body!.TextContent.ShouldContain("no browser that makes PDFs");
    }

    private static async Task<HttpResponseMessage> ExportAsync(Browser browser, string version, string format) =>
        await browser.PostAsync(version + "/export", await browser.PageAsync("/account"), ("format", format));

    private static async Task<string> ReadAsync(HttpResponseMessage answer)
    {
        var bytes = await answer.Content.ReadAsByteArrayAsync(Stop);
        switch (answer.Content.Headers.ContentType?.MediaType)
        {
            case { } type when type.Contains("wordprocessingml", StringComparison.Ordinal):
                using (var archive = new ZipArchive(new MemoryStream(bytes)))
                {
                    var text = new StringBuilder();
                    foreach (var entry in archive.Entries)
                    {
                        using var reader = new StreamReader(await entry.OpenAsync(Stop));
                        text.AppendLine(await reader.ReadToEndAsync(Stop));
                    }

                    return text.ToString();
                }

            case "application/pdf":
                using (var pdf = PdfDocument.Open(bytes))
                {
                    return string.Join('\n', pdf.GetPages().Select(p => p.Text));
                }

            default:
                return Encoding.UTF8.GetString(bytes);
        }
    }

    // Circulated once more, with enough text for several sheets.
    private async Task LongAsync()
    {
        var record = _meeting + "/record";
        using var staff = await _web.SignedInAsync("staff");
        var form = (await staff.PageAsync(record + "/draft")).Form(record + "/draft");
        var text = string.Concat(Enumerable.Repeat("A long sentence of a long session, made up from end to end. ", 60));
        using var written = await staff.SubmitAsync(form, [("Lines[0].Text", text), ("Lines[1].Text", text), ("Lines[2].Text", text)]);
        using var sent = await staff.PressAsync(record + "/circulate", record + "/circulate");
        _circulated = sent.RedirectedTo();
    }
}
