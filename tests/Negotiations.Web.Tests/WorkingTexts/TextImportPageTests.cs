using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Negotiations.Web.Tests.Host;

namespace Negotiations.Web.Tests.WorkingTexts;

/// <summary>The pages that take a file into a working text, without JavaScript.</summary>
public sealed class TextImportPageTests : IAsyncLifetime
{
    private WebFixture _web = null!;
    private Browser _staff = null!;
    private string _agreement = "";

    private string Import => _agreement + "/text/import";

    public async ValueTask InitializeAsync()
    {
        _web = await WebFixture.StartAsync();
        _staff = await _web.SignedInAsync("staff");
        using var opened = await SendAsync($"/processes/{_web.Process}/agreements/new", ("Heading", "Treaty"), ("Sharing", "Parties"));
        _agreement = opened.RedirectedTo();
    }

    public async ValueTask DisposeAsync()
    {
        _staff.Dispose();
        await _web.DisposeAsync();
    }

    [Fact]
    public async Task A_pasted_text_becomes_the_working_text_with_its_structure()
    {
        (await _staff.PageAsync(_agreement + "/text")).QuerySelectorAll<IHtmlAnchorElement>(".acts a").ShouldContain(a => a.PathName == Import);
        using var read = await SendAsync(Import, ("Pasted", "The Parties,\nArticle 1. Release\n(1) Each Party frees all prisoners.\n(2) At once.\nՀոդված 2. Քարտեզներ"));
        var preview = await read.PageAsync();
        preview.QuerySelectorAll<IHtmlInputElement>("[name=Take]").ShouldAllBe(t => t.IsChecked);
        preview.QuerySelectorAll(".incoming-rows > li").Length.ShouldBe(3);
        using var taken = await _staff.SubmitAsync(FormOf(preview));
        taken.RedirectedTo().ShouldBe(_agreement + "/text");
        var text = await _staff.PageAsync(_agreement + "/text");
        text.QuerySelector("[role=status]")!.TextContent.ShouldBe("Taken in: 5 new.");
        text.QuerySelectorAll(".prov .as-typed").Select(p => p.TextContent.Trim()).ShouldBe(["The Parties,", "Each Party frees all prisoners.", "At once."]);
        text.QuerySelectorAll(".prov h2").Select(h => h.TextContent.Trim()).ShouldBe(["Preamble", "Article 1. Release", "Article 2. Քարտեզներ"]);
    }

    [Fact]
    public async Task The_file_of_a_draft_comes_back_and_changes_nothing_and_what_was_ticked_stays_so_when_somebody_wrote_meanwhile()
    {
        var first = await WriteAsync("Each Party frees all prisoners.");
        await WriteAsync("Maps are handed over.");
        using var tabled = await SendAsync(_agreement + "/drafts/new?readers=Parties");
        var draft = await _staff.PageAsync(tabled.RedirectedTo());
        using var docx = await _staff.SubmitAsync(draft.QuerySelectorAll<IHtmlButtonElement>("button[value=Docx]").Single().Form!, press: "Docx");
        var page = await UploadAsync(await docx.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken), "draft.docx");
        page.QuerySelector(".empty").ShouldNotBeNull(page.QuerySelector("main")!.TextContent);

        using var placed = await SendAsync(Import, ("Pasted", "Article 1. Each Party frees all prisoners.\n(1) At once and for good.\nArticle 2. Maps are handed over.\nArticle 3. This is wholly new."));
        var where = await placed.PageAsync();
        where.QuerySelectorAll(".incoming-rows .tick .muted").Select(m => m.TextContent.Trim()).ShouldBe(["— in the working text at the end of Article 1", "— in the working text after Article 2"]);
        where.QuerySelector(".title p")!.TextContent.ShouldContain("It was compared with: Draft 1.");
        using var read = await SendAsync(Import, ("Pasted", "Article 1. Each Party frees all prisoners of war.\nArticle 2. Maps of mines are handed over."));
        var preview = await read.PageAsync();
        preview.QuerySelectorAll("ins").Select(i => i.TextContent.Trim()).ShouldBe(["of war", "of mines"]);
        using (await SendAsync($"{_agreement}/text/{first}", ("Text", "Each Party frees all prisoners at once.")))
        {
        }

        var form = FormOf(preview);
        form.QuerySelectorAll<IHtmlInputElement>("[name=Take]").Last().IsChecked = false;
        using var late = await _staff.SubmitAsync(form);
        late.StatusCode.ShouldBe(HttpStatusCode.OK);
        var again = await late.PageAsync();
        again.QuerySelector("main [role=alert], main .errors, #error-summary")!.TextContent.ShouldContain("Somebody wrote on the text");
        again.QuerySelectorAll<IHtmlInputElement>("[name=Take]").Select(t => t.IsChecked).ShouldBe([true, false]);
        using var taken = await _staff.SubmitAsync(FormOf(again));
        taken.RedirectedTo().ShouldBe(_agreement + "/text");
        (await _staff.PageAsync(_agreement + "/text")).QuerySelectorAll(".prov .as-typed").Select(p => p.TextContent.Trim()).ShouldBe(["Each Party frees all prisoners of war.", "Maps are handed over."]);
    }

    [Fact]
    public async Task The_plain_text_of_a_draft_comes_back_and_changes_nothing_but_the_word_that_was_changed()
    {
        var first = await WriteAsync("Each Party frees all prisoners.");
        await WriteAsync("يفرج كل طرف عن الأسرى.");
        using (await SendAsync($"{_agreement}/text/{first}/brackets", ("Words", "all prisoners")))
        {
        }

        using var tabled = await SendAsync(_agreement + "/drafts/new?readers=Parties");
        var draft = await _staff.PageAsync(tabled.RedirectedTo());
        using var file = await _staff.SubmitAsync(draft.QuerySelectorAll<IHtmlButtonElement>("button[value=Text]").Single().Form!, press: "Text");
        var text = await file.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        text.ShouldContain("(Bracketed)");
        text.ShouldContain("[all prisoners]");
        var page = await UploadAsync(System.Text.Encoding.UTF8.GetBytes(text), "draft.txt");
        page.QuerySelector(".empty").ShouldNotBeNull(page.QuerySelector("main")!.TextContent);
        page = await UploadAsync(System.Text.Encoding.UTF8.GetBytes(text.Replace("Each Party", "Every Party", StringComparison.Ordinal)), "draft.txt");
        page.QuerySelectorAll(".incoming-rows ins").Select(i => i.TextContent).ShouldBe(["Every"]);
        page.QuerySelectorAll(".incoming-rows del").Select(i => i.TextContent).ShouldBe(["Each"]);
    }

    [Fact]
    public async Task A_file_that_does_not_say_its_encoding_says_how_it_was_read_and_can_be_read_otherwise()
    {
        var page = await UploadAsync(System.Text.Encoding.Latin1.GetBytes("Article 1. Libération\n(1) Après la trêve."), "text.txt");
        page.QuerySelector("main")!.TextContent.ShouldContain("It was read as Cyrillic (Windows-1251).");
        var form = FormOf(page);
        form.QuerySelectorAll<IHtmlButtonElement>("button[name=Otherwise]").Single().GetAttribute("formaction").ShouldBe(Import + "/look");
        form.SetAttribute("action", Import + "/look");
        using var otherwise = await _staff.SubmitAsync(form, press: "true");
        page = await otherwise.PageAsync();
        page.QuerySelectorAll(".incoming-rows ins").Select(i => i.TextContent).ShouldContain(t => t.Contains("Après la trêve."));
        page.QuerySelector("main")!.TextContent.ShouldContain("Read it as Cyrillic");

        (await UploadAsync(System.Text.Encoding.UTF8.GetBytes("Article 1. Libération"), "text.txt")).QuerySelectorAll("[name=Otherwise]").ShouldBeEmpty();
    }

    [Fact]
    public async Task The_form_says_both_limits() =>
        (await _staff.PageAsync(Import)).QuerySelector("main")!.TextContent.ShouldSatisfyAllConditions(t => t.ShouldContain("4,000,000 letters"), t => t.ShouldContain("MB"), t => t.ShouldNotContain("File (optional)"));

    [Fact]
    public async Task What_is_no_text_is_refused_beside_the_field_and_what_nobody_ticked_is_asked_for()
    {
        using var nothing = await SendAsync(Import);
        (await nothing.PageAsync()).QuerySelector("#File-error")!.TextContent.ShouldContain("Choose a file, or paste a text.");
        (await UploadAsync([1, 2, 3, 0], "text.txt")).QuerySelector("#File-error")!.TextContent.ShouldContain("This is no plain text");
        using var read = await SendAsync(Import, ("Pasted", "Article 1. Words."));
        var form = FormOf(await read.PageAsync());
        form.QuerySelector<IHtmlInputElement>("[name=Take]")!.IsChecked = false;
        using var unticked = await _staff.SubmitAsync(form);
        (await unticked.PageAsync()).QuerySelector("main")!.TextContent.ShouldContain("Tick what is to be taken in.");
        foreach (var lines in new[] { "[{\"Text\":null}, null, 7]", "[{}]", "[]", "{", "", $"[{{\"Text\":\"{new string('x', 4_000_001)}\"}}]" })
        {
            using var forged = await _staff.SubmitAsync(form, [("Take", "x"), ("Lines", lines)]);
            forged.StatusCode.ShouldBe(HttpStatusCode.OK);
            (await forged.PageAsync()).QuerySelector("#error-summary")!.TextContent.ShouldContain("The file did not come back whole.");
        }
    }

    private async Task<IHtmlDocument> UploadAsync(byte[] file, string name)
    {
        var page = await _staff.PageAsync(Import);
        var content = new MultipartFormDataContent { { new StringContent(page.QuerySelector<IHtmlInputElement>("[name=__RequestVerificationToken]")!.Value), "__RequestVerificationToken" } };
        var part = new ByteArrayContent(file);
        part.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        content.Add(part, "File", name);
        content.Add(new StringContent(FormOf(page).QuerySelector<IHtmlSelectElement>("[name=From]")!.Value ?? ""), "From");
        using var answer = await _staff.SendAsync(new HttpRequestMessage(HttpMethod.Post, Import) { Content = content });
        return await answer.PageAsync();
    }

    private static IHtmlFormElement FormOf(IHtmlDocument page) => page.QuerySelectorAll<IHtmlFormElement>("main form").First(f => f.Method == "post");

    private async Task<HttpResponseMessage> SendAsync(string page, params (string Name, string Value)[] fill) => await _staff.SubmitAsync(FormOf(await _staff.PageAsync(page)), fill);

    private async Task<string> WriteAsync(string text)
    {
        using var written = await SendAsync(_agreement + "/text/new", ("Kind", "Article"), ("Text", text));
        return written.Headers.Location!.ToString().Split("#p-")[1];
    }
}
