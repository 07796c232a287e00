using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Negotiations.Infrastructure.Reports;
using Negotiations.Web.Tests.Host;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Tokens;

namespace Negotiations.Web.Tests.Translations;

/// <summary>The pages of a text in two languages, without JavaScript.</summary>
public sealed class TranslationPageTests : IAsyncLifetime
{
    private WebFixture _web = null!;
    private Browser _staff = null!;
    private Browser _lead = null!;
    private string _agreement = "";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Armenian => _agreement + "/text/in/hy";

    public async ValueTask InitializeAsync()
    {
        _web = await WebFixture.StartAsync();
        _staff = await _web.SignedInAsync("staff");
        _lead = await _web.SignedInAsync("lead");
        using var opened = await SendAsync(
            _staff, $"/processes/{_web.Process}/agreements/new", ("Heading", "Treaty"), ("Sharing", "Parties"), ("Languages[1].Tag", "hy"), ("Languages[1].IsAuthentic", "true"), ("Languages[2].Tag", "fa"));
        _agreement = opened.RedirectedTo();
    }

    public async ValueTask DisposeAsync()
    {
        _staff.Dispose();
        _lead.Dispose();
        await _web.DisposeAsync();
    }

    [Fact]
    public async Task A_text_is_put_into_another_language_provision_by_provision_and_what_is_to_do_is_told_in_words()
    {
        var (first, second) = (await WriteAsync("First."), await WriteAsync("Second."));
        (await _staff.PageAsync(_agreement + "/text")).QuerySelectorAll<IHtmlAnchorElement>(".acts a").ShouldContain(a => a.PathName == Armenian && a.TextContent == "In Armenian (hy)");
        (await _staff.PageAsync(_agreement)).QuerySelectorAll<IHtmlAnchorElement>("main a").ShouldContain(a => a.PathName == Armenian);
        var page = await _staff.PageAsync(Armenian);
        page.QuerySelectorAll(".title .st").Select(s => s.TextContent.Trim()).ShouldBe(["Missing: 2"]);
        page.QuerySelectorAll("td[lang=en] .as-typed").Select(p => p.TextContent).ShouldBe(["First.", "Second."]);
        using var saved = await SendAsync(_staff, $"{Armenian}/{first}", ("Text", "Առաջին։"), ("Next", "true"));
        saved.RedirectedTo().ShouldBe($"{Armenian}/{second}", "the next that is missing");
        using var last = await SendAsync(_staff, $"{Armenian}/{second}", ("Text", "Երկրորդ։"), ("Next", "true"));
        last.Headers.Location!.ToString().ShouldBe($"{Armenian}#p-{second}", "nothing is left to do");

        using (await SendAsync(_staff, $"{_agreement}/text/{second}", ("Text", "Second, and third.")))
        {
        }

        page = await _staff.PageAsync(Armenian + "?view=to-do");
        page.QuerySelectorAll(".title .st").Select(s => s.TextContent.Trim()).ShouldBe(["Up to date: 1", "Made of an earlier wording: 1"]);
        var row = page.QuerySelectorAll("tbody tr").Single();
        row.Id.ShouldBe($"p-{second}");
        row.QuerySelector(".st")!.TextContent.Trim().ShouldBe("Made of an earlier wording");
        row.QuerySelector("div[lang=hy]")!.GetAttribute("dir").ShouldBe("ltr");
        var form = await _staff.PageAsync($"{Armenian}/{second}");
        form.QuerySelectorAll(".beside ins").Select(i => i.TextContent).ShouldBe([", and third"]);
        form.QuerySelector("#Text")!.GetAttribute("lang").ShouldBe("hy");
        (await _staff.PageAsync($"{_agreement}/text/in/fa")).QuerySelectorAll("td > div[lang=fa]").ShouldAllBe(d => d.GetAttribute("dir") == "rtl");
    }

    [Fact]
    public async Task What_is_wrong_stands_beside_its_field_and_what_was_typed_stays()
    {
        var chapter = await WriteAsync("", "Chapter", "People");
        using var empty = await SendAsync(_staff, $"{Armenian}/{chapter}", ("Heading", ""));
        var again = await empty.PageAsync();
        again.QuerySelector("#Heading-error")!.TextContent.ShouldContain("Write the heading in this language, too.");
        again.QuerySelector("#Text").ShouldBeNull("it has no text");
        using var missing = await _staff.PostAsync($"{Armenian}/{Guid.NewGuid()}", again, ("Text", "x"), ("VersionToken", "?"));
        missing.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var stranger = await _staff.GetAsync($"{_agreement}/text/in/ru");
        stranger.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Whoever_saves_second_is_shown_both_texts_and_whoever_wrote_beside_old_words_sees_the_new_ones()
    {
        var first = await WriteAsync("First.");
        var mine = await _staff.PageAsync($"{Armenian}/{first}");
        using (await SendAsync(_lead, $"{Armenian}/{first}", ("Text", "Նրանցը")))
        {
        }

        using var conflict = await _staff.SubmitAsync(FormOf(mine), [("Text", "Իմը")]);
        conflict.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var both = await conflict.PageAsync();
        both.QuerySelector("main")!.TextContent.ShouldContain("Նրանցը");
        both.QuerySelector("main")!.TextContent.ShouldContain("Իմը");
        using var kept = await _staff.SubmitAsync(FormOf(both));
        kept.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await _staff.PageAsync(Armenian)).QuerySelector("div[lang=hy] .as-typed")!.TextContent.ShouldBe("Իմը");

        mine = await _staff.PageAsync($"{Armenian}/{first}");
        using (await SendAsync(_lead, $"{_agreement}/text/{first}", ("Text", "Not that at all.")))
        {
        }

        using var refused = await _staff.SubmitAsync(FormOf(mine), [("Text", "Առաջին։")]);
        var again = await refused.PageAsync();
        again.QuerySelector("#error-summary")!.TextContent.ShouldContain("worded the provision anew while you wrote");
        ((IHtmlTextAreaElement)again.QuerySelector("#Text")!).Value.ShouldBe("Առաջին։");
        again.QuerySelector(".beside")!.TextContent.ShouldContain("Not that at all.");
        using var looked = await _staff.SubmitAsync(FormOf(again));
        looked.StatusCode.ShouldBe(HttpStatusCode.Redirect, "the new words were looked at");
    }

    [Fact]
    public async Task A_draft_is_read_in_two_columns_by_its_readers_and_nothing_newer_is_in_it()
    {
        var (first, second) = (await WriteAsync("First."), await WriteAsync("Second."));
        await WriteAsync("Third.");
        await TranslateAsync(first, "Առաջին։");
        await TranslateAsync(second, "Երկրորդ։");
        using (await SendAsync(_staff, $"{_agreement}/text/{second}", ("Text", "Second, and third.")))
        {
        }

        (await _staff.PageAsync(_agreement + "/drafts/new?readers=Parties")).QuerySelector("main")!.TextContent.ShouldContain("2 of 3 provisions");
        var draft = await TableAsync();
        await TranslateAsync(first, "Ավելի ուշ։");
        using var head = await _web.SignedInAsync("arm.head");
        var link = (await head.PageAsync(draft)).QuerySelectorAll<IHtmlAnchorElement>("main a").Single(a => a.TextContent == "In two columns with Armenian (hy)");
        (await head.PageAsync(_agreement)).QuerySelectorAll<IHtmlAnchorElement>("main a").ShouldContain(a => a.PathName == link.PathName);
        var page = await head.PageAsync(link.PathName);
        page.QuerySelectorAll("tbody tr").Select(r => r.QuerySelector("div[lang=hy]")!.TextContent.Trim()).ShouldBe(["Առաջին։", "Երկրորդ։", ""]);
        page.QuerySelectorAll("tbody tr").Select(r => r.QuerySelector(".st")?.TextContent.Trim()).ShouldBe([null, "Made of an earlier wording", "Missing"]);
        page.QuerySelector("thead")!.TextContent.ShouldContain("Authentic");
        page.QuerySelector("main")!.TextContent.ShouldContain("Art. 33");
        page.Source.Text.ShouldNotContain("Ավելի");
        page.QuerySelectorAll("main a").ShouldNotContain(a => a.GetAttribute("href")!.Contains("/text/", StringComparison.Ordinal), "the working text is the mediators'");
        using var foreign = await head.GetAsync(draft + "/parallel/fa");
        foreign.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task On_paper_both_columns_stand_beside_each_other_tagged_and_named()
    {
        Assert.SkipWhen(PrintingBrowser.Find(null) is null, "There is no browser that prints.");
        var first = await WriteAsync("Borders are respected.");
        await TranslateAsync(first, "Սահմանը հարգվում է։");
        var parallel = await TableAsync() + "/parallel/hy";
        using var head = await _web.SignedInAsync("arm.head");
        using var answer = await head.PostAsync(parallel + "/export", await head.PageAsync(parallel));
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        answer.Content.Headers.ContentDisposition!.FileNameStar.ShouldNotBeNull().ShouldMatch("^[A-Za-z0-9_-]+_draft-1_[0-9a-f]{8}_en-hy\\.pdf$", "nothing that was typed is in the name");
        using var pdf = PdfDocument.Open(await answer.Content.ReadAsByteArrayAsync(Stop));
        pdf.Information.Title.ShouldStartWith("Treaty: Draft 1, English (en) and Armenian (hy)");
        var catalog = pdf.Structure.Catalog.CatalogDictionary;
        catalog.TryGet(NameToken.Create("MarkInfo"), out DictionaryToken marks).ShouldBeTrue();
        marks.TryGet(NameToken.Create("Marked"), out BooleanToken marked).ShouldBeTrue();
        marked.Data.ShouldBeTrue();
        catalog.ContainsKey(NameToken.Create("StructTreeRoot")).ShouldBeTrue();
        var page = pdf.GetPage(1);
        var text = page.Text.Normalize(System.Text.NormalizationForm.FormKC);
        text.ShouldContain("Shared with the parties");
        text.ShouldContain("հարգվում");
        var (left, right) = (page.GetWords().Single(w => w.Text == "respected."), page.GetWords().Single(w => w.Text.Contains("հարգվում", StringComparison.Ordinal)));
        left.BoundingBox.Right.ShouldBeLessThan(page.Width / 2);
        right.BoundingBox.Left.ShouldBeGreaterThan(page.Width / 2);
    }

    private static IHtmlFormElement FormOf(IHtmlDocument page) => page.QuerySelectorAll<IHtmlFormElement>("main form").First(f => f.Method == "post");

    private static async Task<HttpResponseMessage> SendAsync(Browser browser, string page, params (string Name, string Value)[] fill) => await browser.SubmitAsync(FormOf(await browser.PageAsync(page)), fill);

    private async Task<string> WriteAsync(string text, string kind = "Article", string heading = "")
    {
        using var written = await SendAsync(_staff, _agreement + "/text/new", ("Kind", kind), ("Heading", heading), ("Text", text));
        return written.Headers.Location!.ToString().Split("#p-")[1];
    }

    private async Task TranslateAsync(string provision, string text)
    {
        using var saved = await SendAsync(_staff, $"{Armenian}/{provision}", ("Text", text));
        saved.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    private async Task<string> TableAsync()
    {
        using var tabled = await SendAsync(_staff, _agreement + "/drafts/new?readers=Parties");
        return tabled.RedirectedTo();
    }
}
