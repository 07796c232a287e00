using System.Net;
using System.Security.Cryptography;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Negotiations.Infrastructure.Reports;
using Negotiations.Web.Tests.Drafts;
using Negotiations.Web.Tests.Host;
using UglyToad.PdfPig;

namespace Negotiations.Web.Tests.Agreements;

/// <summary>The pages of agreements, working texts, drafts and redlines, without JavaScript.</summary>
public sealed class AgreementPageTests : IAsyncLifetime
{
    private WebFixture _web = null!;
    private Browser _staff = null!;
    private Browser _lead = null!;
    private string _agreement = "";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Agreements => $"/processes/{_web.Process}/agreements";

    public async ValueTask InitializeAsync()
    {
        _web = await WebFixture.StartAsync();
        _staff = await _web.SignedInAsync("staff");
        _lead = await _web.SignedInAsync("lead");
        using var opened = await SendAsync(_staff, Agreements + "/new", ("Heading", "Խաղաղության պայմանագիր"), ("Sharing", "Parties"));
        _agreement = opened.RedirectedTo();
    }

    public async ValueTask DisposeAsync()
    {
        _staff.Dispose();
        _lead.Dispose();
        await _web.DisposeAsync();
    }

    [Fact]
    public async Task What_is_wrong_stands_beside_its_field_and_what_was_typed_stays()
    {
        using var answer = await SendAsync(_staff, Agreements + "/new", ("Heading", ""), ("Parties", ""), ("Languages[0].Tag", ""), ("Summary", "Դեռ"), ("Sharing", "OneDelegation"));
        var again = await answer.PageAsync();
        again.QuerySelectorAll(".err").Select(e => e.Id).ShouldBe(["Heading-error", "Parties-error", "Languages-error", "Delegation-error"]);
        again.QuerySelectorAll("#error-summary a").Select(a => a.GetAttribute("href")).ShouldBe(["#Heading", "#Parties", "#Languages", "#Delegation"]);
        ((IHtmlTextAreaElement)again.QuerySelector("#Summary")!).Value.ShouldBe("Դեռ");

        using var empty = await SendAsync(_staff, _agreement + "/text/new", ("Heading", ""), ("Text", ""));
        (await empty.PageAsync()).QuerySelector("#Text-error")!.TextContent.ShouldContain("Write its text");
        using var act = await SendAsync(_lead, _agreement + "/act", ("Kind", ""), ("On.Year", ""), ("On.Month", ""), ("On.Day", ""));
        (await act.PageAsync()).QuerySelectorAll(".err").Select(e => e.Id).ShouldBe(["Kind-error", "On-error"]);
    }

    [Fact]
    public async Task A_text_is_written_one_provision_after_the_other_and_moved_with_buttons()
    {
        var first = await WriteAsync("First", then: "true");
        first.ShouldContain("/text/new?after=");
        using var second = await SendAsync(_staff, first, ("Text", "Second"));
        var at = ToOf(second);
        at.ShouldContain("/text#p-");
        using var moved = await _staff.PostAsync($"{_agreement}/text/{at.Split("#p-")[1]}/move", await _staff.PageAsync(_agreement + "/text"), ("move", "Up"));
        ToOf(moved).ShouldBe(at);
        var page = await _staff.PageAsync(_agreement + "/text");
        page.QuerySelectorAll(".prov .as-typed").Select(p => p.TextContent).ShouldBe(["Second", "First"]);
        page.QuerySelectorAll(".prov h2").Select(h => h.TextContent.Trim()).ShouldBe(["Article 1", "Article 2"]);
        // Each button says of which provision it is, and where it leads.
        page.QuerySelectorAll<IHtmlButtonElement>(".prov button").Select(b => b.TextContent).ShouldBe(["Down: Article 1", "Up: Article 2"]);
    }

    [Fact]
    public async Task Whoever_saves_second_is_shown_both_texts_and_can_keep_either()
    {
        var provision = ProvisionAt(await WriteAsync("Theirs to come"));
        var mine = await _staff.PageAsync(provision);
        using (await SendAsync(_lead, provision, ("Text", "Theirs")))
        {
        }

        using var conflict = await _staff.SubmitAsync(FormOf(mine), [("Text", "Mine, with <b> & marks")]);
        conflict.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var both = await conflict.PageAsync();
        both.QuerySelector("main")!.TextContent.ShouldContain("Theirs");
        both.QuerySelector("main")!.TextContent.ShouldContain("Mine, with <b> & marks");
        using var kept = await _staff.SubmitAsync(FormOf(both));
        ToOf(kept).ShouldContain("/text#p-");
        (await _staff.PageAsync(_agreement + "/text")).QuerySelector(".prov .as-typed")!.TextContent.ShouldBe("Mine, with <b> & marks");
    }

    [Fact]
    public async Task A_draft_is_tabled_after_its_readers_were_looked_at_and_nobody_else_learns_of_it()
    {
        await WriteAsync("Each party respects the border.");
        using var other = await _web.SignedInAsync("aze.head");
        var before = await PageTextAsync(other, _agreement);
        var choices = await _staff.PageAsync(_agreement + "/drafts/new");
        var armenia = choices.QuerySelectorAll<IHtmlInputElement>("input[name=readers]").Single(i => i.ParentElement!.TextContent.Contains("Armenia", StringComparison.Ordinal)).Value;
        var confirm = await _staff.PageAsync($"{_agreement}/drafts/new?readers={armenia}");
        confirm.QuerySelector("main")!.TextContent.ShouldContain("Head of delegation: 1");
        confirm.QuerySelector("main")!.TextContent.ShouldContain("none: it is told by its date and time");
        using var tabled = await _staff.SubmitAsync(FormOf(confirm), [("note", "Between us")]);
        var draft = tabled.RedirectedTo();
        (await PageTextAsync(other, _agreement)).ShouldBe(before);
        using var missed = await other.GetAsync(draft);
        missed.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var head = await _web.SignedInAsync("arm.head");
        var page = await head.PageAsync(draft);
        page.QuerySelector(".conf strong")!.TextContent.ShouldContain("One delegation and the mediators");
        page.QuerySelector("main")!.TextContent.ShouldContain("Between us");
        // Pressed twice, it is tabled once.
        using var twice = await _staff.SubmitAsync(FormOf(confirm), [("note", "Between us")]);
        twice.RedirectedTo().ShouldBe(draft);
    }

    [Fact]
    public async Task A_provision_becomes_a_commitment_in_two_presses()
    {
        await WriteAsync("Armenia hands over its maps of mines.");
        var draft = await TableAsync();
        using var head = await _web.SignedInAsync("arm.head");
        (await head.PageAsync(draft)).QuerySelectorAll("a").ShouldNotContain(a => a.TextContent.StartsWith("Make it a commitment", StringComparison.Ordinal));

        var link = (await _staff.PageAsync(draft)).QuerySelectorAll("main a").Single(a => a.TextContent == "Make it a commitment: Article 1").GetAttribute("href")!;
        using var kept = await SendAsync(_staff, link, ("Who", "Intermediary"));
        var commitment = await head.PageAsync(kept.RedirectedTo());
        commitment.QuerySelector("main")!.TextContent.ShouldContain("Armenia hands over its maps of mines.");
        commitment.QuerySelector("main")!.TextContent.ShouldContain("Խաղաղության պայմանագիր, 1");
    }

    [Fact]
    public async Task A_redline_says_every_word_of_both_texts_and_leads_from_change_to_change()
    {
        var provision = ProvisionAt(await WriteAsync("Each party frees  all prisoners of war."));
        var first = await TableAsync();
        using (await SendAsync(_staff, provision, ("Text", "Each party at once frees  all persons of either side.")))
        {
        }

        await WriteAsync("Գերիներ և אסירים");
        var second = await TableAsync();
        using var head = await _web.SignedInAsync("arm.head");
        var page = await head.PageAsync($"{second}/changes/{first.Split('/')[^1]}");
        var text = page.QuerySelector(".redline .as-typed")!;
        Said(text, "ins").ShouldBe("Each party frees  all prisoners of war.");
        Said(text, "del").ShouldBe("Each party at once frees  all persons of either side.");
        text.GetAttribute("dir").ShouldBe("auto");
        var walk = page.QuerySelectorAll(".walk li");
        walk.Length.ShouldBe(4);
        page.QuerySelectorAll("a.chg").Select(a => a.GetAttribute("href")![1..]).ShouldAllBe(id => page.GetElementById(id) != null);
        page.QuerySelectorAll("[id^=c]").Count(e => e.ClassList.Contains("chg")).ShouldBe(4);
        page.QuerySelector("h1")!.TextContent.ShouldContain("what Draft 2 changes");

        var side = await head.PageAsync($"{second}/changes/{first.Split('/')[^1]}?view=side");
        var cells = side.QuerySelectorAll(".sides tbody tr:first-child td");
        Said(cells[0].QuerySelector(".as-typed")!, "ins").ShouldBe("Each party frees  all prisoners of war.");
        Said(cells[1].QuerySelector(".as-typed")!, "del").ShouldBe("Each party at once frees  all persons of either side.");
        side.QuerySelectorAll("[id^=c]").Count(e => e.ClassList.Contains("chg")).ShouldBe(4);
        using var working = await head.GetAsync($"{second}/changes/working");
        working.StatusCode.ShouldBe(HttpStatusCode.NotFound);

        using var file = await ExportAsync(head, $"{second}/changes/{first.Split('/')[^1]}", "Text");
        (await file.Content.ReadAsStringAsync(Stop)).ShouldContain("[-prisoners-]{+persons+} of [-war-]{+either side+}.");
        using var word = await ExportAsync(head, $"{second}/changes/{first.Split('/')[^1]}", "Docx");
        word.Content.Headers.ContentDisposition!.FileNameStar.ShouldNotBeNull().ShouldMatch("^[A-Za-z0-9_-]+\\.docx$", "nothing that was typed is in the name");
        using var package = WordprocessingDocument.Open(new MemoryStream(await word.Content.ReadAsByteArrayAsync(Stop)), isEditable: false);
        new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Microsoft365).Validate(package, Stop).Select(e => $"{e.Path?.XPath}: {e.Description}").ShouldBeEmpty();
        var body = package.MainDocumentPart!.Document!.Body!;
        TrackedText.Of(body, accepted: true).Select(p => p.Text).ShouldContain("Each party at once frees  all persons of either side.");
        TrackedText.Of(body, accepted: false).Select(p => p.Text).ShouldContain("Each party frees  all prisoners of war.");
    }

    [Fact]
    public async Task A_draft_leaves_as_PDF_plain_text_and_a_file_that_proves_its_fingerprint()
    {
        await WriteAsync("Սահմանը հարգվում է։ Sərhəd");
        var draft = await TableAsync();
        using var head = await _web.SignedInAsync("arm.head");
        using var json = await ExportAsync(head, draft, "Json");
        var hash = (await head.PageAsync(draft)).QuerySelector("#fingerprint")!.Closest("section")!.QuerySelector(".hash")!.TextContent;
        string.Concat(hash.Where(char.IsAsciiHexDigitLower)).ShouldBe(Convert.ToHexStringLower(SHA256.HashData(await json.Content.ReadAsByteArrayAsync(Stop))));
        using var text = await ExportAsync(head, draft, "Text");
        var said = await text.Content.ReadAsStringAsync(Stop);
        said.ShouldStartWith("Shared with the parties.");
        said.ShouldContain("Սահմանը հարգվում է։ Sərhəd");
        text.Content.Headers.ContentDisposition!.FileNameStar.ShouldNotBeNull().ShouldMatch("^[A-Za-z0-9_-]+\\.txt$", "nothing that was typed is in the name");
        Assert.SkipWhen(PrintingBrowser.Find(null) is null, "There is no browser that prints.");
        using var pdf = await ExportAsync(head, draft, "Pdf");
        using var paper = PdfDocument.Open(await pdf.Content.ReadAsByteArrayAsync(Stop));
        paper.GetPage(1).Text.ShouldContain("Shared with the parties");
    }

    [Fact]
    public async Task The_lead_mediator_records_the_acts_and_the_text_then_stays()
    {
        await WriteAsync("Text");
        await TableAsync();
        foreach (var link in (await _lead.PageAsync(_agreement)).QuerySelectorAll<IHtmlAnchorElement>("a[href*='kind=Initials']").Select(a => a.GetAttribute("href")!).ToList())
        {
            using var done = await SendAsync(_lead, link);
            done.RedirectedTo().ShouldBe(_agreement);
        }

        var page = await _lead.PageAsync(_agreement);
        page.QuerySelector("main .title")!.TextContent.ShouldContain("Initialled");
        page.QuerySelectorAll("ol.todo > li").Length.ShouldBe(2);
        (await _staff.PageAsync(_agreement + "/text")).QuerySelectorAll(".prov-acts a, .prov-acts button").ShouldBeEmpty();
        using var late = await _staff.GetAsync(_agreement + "/drafts/new");
        (await late.TextAsync()).ShouldContain("The text stays as it is");
    }

    [Fact]
    public async Task Its_mediators_are_ticked_in_their_roles_and_told_to_whoever_reads_it()
    {
        var (guarantor, witness) = (await RoleAsync("Russian Federation", "Guarantor"), await RoleAsync("European Union", "Witness"));
        var form = FormOf(await _staff.PageAsync(_agreement + "/edit"));
        form.QuerySelectorAll("#Mediators input").Length.ShouldBe(3 * 5, "each mediator in each role, and no intermediary");
        using (var kept = await _staff.SubmitAsync(TickedIn(form, guarantor, witness)))
        {
            kept.RedirectedTo().ShouldBe(_agreement);
        }

        using var head = await _web.SignedInAsync("arm.head");
        (await head.PageAsync(_agreement)).QuerySelector("aside")!.TextContent.ShouldMatch("European Union: Witness\\s*MED Russian Federation: Guarantor");
        (await head.PageAsync(Agreements)).QuerySelectorAll("td .sub").Select(s => s.TextContent).ShouldContain("Mediators: European Union, Russian Federation");
        (await _staff.PageAsync(_agreement + "/edit")).QuerySelectorAll<IHtmlInputElement>("#Mediators input").Where(i => i.IsChecked).Select(i => i.Value).ShouldBe([witness, guarantor], ignoreOrder: true);

        // What is no role of a mediator, and what is wrong elsewhere: said beside its field, and what was ticked stays ticked.
        form = TickedIn(FormOf(await _staff.PageAsync(_agreement + "/edit")), guarantor);
        form.QuerySelector<IHtmlInputElement>("#Mediators input:not(:checked)")!.Value = "nobody";
        using var wrong = await _staff.SubmitAsync(TickedIn(form, guarantor, "nobody"), [("Heading", "")]);
        var again = await wrong.PageAsync();
        again.QuerySelectorAll("#error-summary a").Select(a => a.GetAttribute("href")).ShouldBe(["#Heading", "#Mediators"]);
        again.QuerySelectorAll<IHtmlInputElement>("#Mediators input").Where(i => i.IsChecked).Select(i => i.Value).ShouldBe([guarantor]);
    }

    [Fact]
    public async Task A_mediator_signs_as_what_it_is_to_the_agreement()
    {
        var guarantor = await RoleAsync("Russian Federation", "Guarantor");
        using (await _staff.SubmitAsync(TickedIn(FormOf(await _staff.PageAsync(_agreement + "/edit")), guarantor)))
        {
        }

        await WriteAsync("Text");
        await TableAsync();
        var link = (await _lead.PageAsync(_agreement)).QuerySelectorAll("main a").Single(a => a.TextContent == "MED Russian Federation as guarantor").GetAttribute("href")!;
        using (var both = await SendAsync(_lead, link, ("Party", (await _lead.PageAsync(link)).QuerySelectorAll<IHtmlOptionElement>("#Party option").First(o => o.Value.Length > 0).Value)))
        {
            (await both.PageAsync()).QuerySelectorAll(".err").Select(e => e.Id).ShouldBe(["Mediator-error"]);
        }

        using var signed = await SendAsync(_lead, link, ("By", "A president"));
        signed.RedirectedTo().ShouldBe(_agreement);
        using var head = await _web.SignedInAsync("aze.head");
        var page = await head.PageAsync(_agreement);
        page.QuerySelector("ol.todo > li")!.TextContent.ShouldContain("Russian Federation: Signs as guarantor");
        page.QuerySelector("main .title")!.TextContent.ShouldContain("Drafting");
        (await _lead.PageAsync(_agreement)).QuerySelectorAll("main a").ShouldNotContain(a => a.TextContent.EndsWith("as guarantor", StringComparison.Ordinal), "it signed");
    }

    private async Task<string> RoleAsync(string mediator, string role) => (await _staff.PageAsync(_agreement + "/edit")).QuerySelectorAll("#Mediators fieldset")
        .Single(f => f.QuerySelector("legend bdi")!.TextContent == mediator).QuerySelectorAll<IHtmlInputElement>("input").Select(i => i.Value).Single(v => v.EndsWith("." + role, StringComparison.Ordinal));

    private static IHtmlFormElement TickedIn(IHtmlFormElement form, params string[] choices)
    {
        foreach (var tick in form.QuerySelectorAll<IHtmlInputElement>("#Mediators input"))
        {
            tick.IsChecked = choices.Contains(tick.Value);
        }

        return form;
    }

    private static string Said(IElement text, string without) => string.Concat(text.ChildNodes.Where(n => n is not IElement e || (!e.ClassList.Contains("chg") && e.LocalName != without)).Select((n, i) =>
        // The blank behind a number belongs to the number.
        n.PreviousSibling is IElement { ClassName: "chg" } ? n.TextContent[1..] : n.TextContent));

    private static IHtmlFormElement FormOf(IHtmlDocument page) => page.QuerySelectorAll<IHtmlFormElement>("main form").First(f => f.Method == "post");

    private static async Task<HttpResponseMessage> SendAsync(Browser browser, string page, params (string Name, string Value)[] fill) => await browser.SubmitAsync(FormOf(await browser.PageAsync(page)), fill);

    private static async Task<HttpResponseMessage> ExportAsync(Browser browser, string of, string format)
    {
        var answer = await browser.PostAsync(of + "/export", await browser.PageAsync(of), ("format", format));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentDisposition.ShouldNotBeNull();
        return answer;
    }

    private static async Task<string> PageTextAsync(Browser browser, string address) => (await browser.PageAsync(address)).QuerySelector("main")!.InnerHtml;

    private async Task<string> WriteAsync(string text, string? then = null)
    {
        using var written = await SendAsync(_staff, _agreement + "/text/new", [("Text", text), .. then is null ? Array.Empty<(string, string)>() : [("Next", then)]]);
        return ToOf(written);
    }

    // With the place on the page that it leads to.
    private static string ToOf(HttpResponseMessage answer) => answer.Headers.Location!.ToString();

    private string ProvisionAt(string written) => $"{_agreement}/text/{written.Split("#p-")[1]}";

    private async Task<string> TableAsync()
    {
        using var tabled = await SendAsync(_staff, _agreement + "/drafts/new?readers=Parties");
        return tabled.RedirectedTo();
    }
}
