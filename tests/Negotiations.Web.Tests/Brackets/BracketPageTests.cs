using System.IO.Compression;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Negotiations.Infrastructure.Reports;
using Negotiations.Web.Tests.Host;
using UglyToad.PdfPig;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Negotiations.Web.Tests.Brackets;

/// <summary>The pages of brackets, proposals and what a delegation could live with, without JavaScript.</summary>
public sealed class BracketPageTests : IAsyncLifetime
{
    private const string Text = "Each Party frees all prisoners of the other Party within seven days.";

    private WebFixture _web = null!;
    private Browser _staff = null!;
    private Browser _head = null!;
    private Browser _other = null!;
    private string _agreement = "";
    private string _article = "";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Brackets => $"{_agreement}/text/{_article}/brackets";

    public async ValueTask InitializeAsync()
    {
        _web = await WebFixture.StartAsync();
        _staff = await _web.SignedInAsync("staff");
        _head = await _web.SignedInAsync("arm.head");
        _other = await _web.SignedInAsync("aze.head");
        using var opened = await SendAsync(_staff, $"/processes/{_web.Process}/agreements/new", ("Heading", "A treaty to bracket"), ("Sharing", "Parties"));
        _agreement = opened.RedirectedTo();
        using var written = await SendAsync(_staff, _agreement + "/text/new", ("Text", Text));
        _article = written.Headers.Location!.ToString().Split("#p-")[1];
    }

    public async ValueTask DisposeAsync()
    {
        _staff.Dispose();
        _head.Dispose();
        _other.Dispose();
        await _web.DisposeAsync();
    }

    [Fact]
    public async Task Words_that_stand_several_times_are_chosen_from_and_nothing_typed_is_lost()
    {
        using var several = await SendAsync(_staff, Brackets, ("Words", "Party"));
        var again = await several.PageAsync();
        ((IHtmlTextAreaElement)again.QuerySelector("#Words")!).Value.ShouldBe("Party");
        again.QuerySelector("#At-error")!.TextContent.ShouldContain("2 times");
        again.QuerySelectorAll("#error-summary a").Select(a => a.GetAttribute("href")).ShouldBe(["#At"]);
        var places = again.QuerySelectorAll<IHtmlInputElement>("#At input");
        places.Select(p => p.ParentElement!.TextContent.Trim()).ShouldContain(t => t.Contains("of the other Party within", StringComparison.Ordinal));
        using var chosen = await _staff.SubmitAsync(FormOf(again), [("At", places.Last().Value)]);
        (await _staff.PageAsync(chosen.RedirectedTo())).QuerySelector("main .as-typed")!.TextContent.ShouldContain("of the other [ (a bracket begins) Party");

        using var missing = await SendAsync(_staff, Brackets, ("Words", "Parties of no text"));
        var page = await missing.PageAsync();
        page.QuerySelector("#Words-error")!.TextContent.ShouldContain("do not stand in the text");
        ((IHtmlTextAreaElement)page.QuerySelector("#Words")!).Value.ShouldBe("Parties of no text");
        // The same form twice opens one bracket.
        var form = await _staff.PageAsync(Brackets);
        using var first = await _staff.SubmitAsync(FormOf(form), [("Words", "seven days")]);
        using var second = await _staff.SubmitAsync(FormOf(form), [("Words", "seven days")]);
        second.RedirectedTo().ShouldBe(first.RedirectedTo());
    }

    [Fact]
    public async Task Whoever_brackets_a_text_that_was_worded_meanwhile_is_shown_both()
    {
        var form = await _staff.PageAsync(Brackets);
        using (await SendAsync(_staff, $"{_agreement}/text/{_article}", ("Text", "Each Party frees all prisoners.")))
        {
        }

        using var conflict = await _staff.SubmitAsync(FormOf(form), [("Words", "all prisoners")]);
        conflict.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var both = await conflict.PageAsync();
        both.QuerySelector("main")!.TextContent.ShouldContain("Each Party frees all prisoners.");
        using var kept = await _staff.SubmitAsync(FormOf(both));
        (await _staff.PageAsync(kept.RedirectedTo())).QuerySelector(".brk")!.TextContent.ShouldContain("all prisoners");
    }

    [Fact]
    public async Task Brackets_are_read_inline_in_the_draft_and_its_files_with_who_proposes_what_and_not_why()
    {
        var bracket = await OpenAsync("within seven days");
        await ProposeAsync(bracket, "ARM", "at once", "Told-in-confidence");
        await ProposeAsync(bracket, "AZE", "within <b>sixty</b> days", "Told-in-confidence");
        await OpenAsync("seven days");
        (await _staff.PageAsync(_agreement + "/text")).QuerySelector(".prov")!.TextContent.ShouldContain("Bracketed");
        var confirm = await _staff.PageAsync(_agreement + "/drafts/new?readers=Parties");
        confirm.QuerySelector("#proposals")!.Closest("section")!.TextContent.ShouldContain("Armenia");
        using var tabled = await _staff.SubmitAsync(FormOf(confirm));
        var draft = tabled.RedirectedTo();
        var page = await _other.PageAsync(draft);
        // Of two that were told at the same time, neither comes first.
        Seen(page.QuerySelector(".provisions .as-typed")!).ShouldBeOneOf(
            "Each Party frees all prisoners of the other Party [1 within [2 seven days 2] / ARM: at once / AZE: within <b>sixty</b> days 1].",
            "Each Party frees all prisoners of the other Party [1 within [2 seven days 2] / AZE: within <b>sixty</b> days / ARM: at once 1].");
        page.QuerySelector(".provisions .as-typed b b").ShouldBeNull();
        page.DocumentElement.OuterHtml.ShouldNotContain("confidence");
        Seen((await _other.PageAsync(draft + "?view=clean")).QuerySelector(".provisions .as-typed")!).ShouldBe("Each Party frees all prisoners of the other Party […].");
        var armenia = page.QuerySelectorAll<IHtmlAnchorElement>(".views a").Single(a => a.TextContent.Contains("ARM", StringComparison.Ordinal)).GetAttribute("href")!;
        Seen((await _other.PageAsync(armenia)).QuerySelector(".provisions .as-typed")!).ShouldBe("Each Party frees all prisoners of the other Party at once.");

        using var file = await ExportAsync(_other, draft, "Text");
        (await file.Content.ReadAsStringAsync(Stop)).ShouldMatch(@"Party \[1 within \[2 seven days 2\] / (ARM: at once / AZE: within <b>sixty</b> days|AZE: within <b>sixty</b> days / ARM: at once) 1\]\.");
        using var json = await ExportAsync(_other, draft, "Json");
        var said = await json.Content.ReadAsStringAsync(Stop);
        said.ShouldContain("negotiations/draft/2");
        said.ShouldNotContain("confidence");
        using (var word = await ExportAsync(_other, draft, "Docx"))
        {
            word.Content.Headers.ContentType!.MediaType.ShouldBe("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
            await RequireBracketsAsync(await word.Content.ReadAsByteArrayAsync(Stop));
        }

        Assert.SkipWhen(PrintingBrowser.Find(null) is null, "There is no browser that prints.");
        using var pdf = await ExportAsync(_other, draft, "Pdf");
        using var paper = PdfDocument.Open(await pdf.Content.ReadAsByteArrayAsync(Stop));
        string.Concat(paper.GetPage(1).Text.Where(c => !char.IsWhiteSpace(c))).ShouldContain("[1within[2sevendays");
    }

    [Fact]
    public async Task A_redline_shows_the_brackets_of_both_drafts_where_words_changed_and_nothing_that_was_not_tabled()
    {
        var bracket = await OpenAsync("within seven days");
        await ProposeAsync(bracket, "ARM", "at once", "Told-in-confidence");
        using var first = await _staff.SubmitAsync(FormOf(await _staff.PageAsync(_agreement + "/drafts/new?readers=Parties")));
        using (await SendAsync(_staff, $"{_agreement}/text/{_article}", ("Text", Text.Replace("frees", "releases", StringComparison.Ordinal))))
        {
        }

        await ProposeAsync(bracket, "AZE", "within sixty days", "Told-in-confidence");
        using var second = await _staff.SubmitAsync(FormOf(await _staff.PageAsync(_agreement + "/drafts/new?readers=Parties")));
        await ProposeAsync(bracket, "AZE", "Never-tabled", "Told-in-confidence");
        var changes = $"{second.RedirectedTo()}/changes/{first.RedirectedTo().Split('/')[^1]}";
        var words = (await _other.PageAsync(changes)).QuerySelector(".redline .as-typed")!;
        words.QuerySelectorAll(".br-sign").Length.ShouldBe(2);
        words.QuerySelectorAll("del, ins").Select(c => c.TextContent).ShouldBe(["frees", "releases"]);
        words.TextContent.ShouldContain("within sixty days");

        using var answer = await ExportAsync(_other, changes, "Docx");
        var file = await answer.Content.ReadAsByteArrayAsync(Stop);
        using var package = WordprocessingDocument.Open(new MemoryStream(file), isEditable: false);
        new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Microsoft365).Validate(package, Stop).Select(e => $"{e.Path?.XPath}: {e.Description}").ShouldBeEmpty();
        var body = package.MainDocumentPart!.Document!.Body!;
        body.Descendants<W.DeletedRun>().Select(r => r.InnerText).ShouldBe(["frees", " / ARM: at once]"]);
        body.Descendants<W.InsertedRun>().Select(r => r.InnerText).Last().ShouldBeOneOf(" / ARM: at once / AZE: within sixty days]", " / AZE: within sixty days / ARM: at once]");
        var comment = package.MainDocumentPart.WordprocessingCommentsPart!.Comments!.Elements<W.Comment>().Single();
        comment.Elements<W.Paragraph>().First().InnerText.ShouldBe("Bracket round “within seven days”: AZE proposes: “within sixty days”.");
        using var archive = new ZipArchive(new MemoryStream(file));
        foreach (var entry in archive.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            var part = await reader.ReadToEndAsync(Stop);
            part.ShouldNotContain("confidence", Case.Insensitive);
            part.ShouldNotContain("Never-tabled", Case.Insensitive);
        }
    }

    // Each bracket is legible in the text and has a comment on its words; nobody's name, and nothing that was told in confidence, is in any part of the file.
    private async Task RequireBracketsAsync(byte[] file)
    {
        using var package = WordprocessingDocument.Open(new MemoryStream(file), isEditable: false);
        new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Microsoft365).Validate(package, Stop).Select(e => $"{e.Path?.XPath}: {e.Description}").ShouldBeEmpty();
        var body = package.MainDocumentPart!.Document!.Body!;
        body.Elements<W.Paragraph>().Single(p => p.InnerText.StartsWith("Each Party", StringComparison.Ordinal)).InnerText.ShouldBeOneOf(
            "Each Party frees all prisoners of the other Party [1 within [2 seven days 2] / ARM: at once / AZE: within <b>sixty</b> days 1]. (Bracketed)",
            "Each Party frees all prisoners of the other Party [1 within [2 seven days 2] / AZE: within <b>sixty</b> days / ARM: at once 1]. (Bracketed)");
        var comments = package.MainDocumentPart.WordprocessingCommentsPart!.Comments!.Elements<W.Comment>().ToDictionary(c => c.Id!.Value!);
        comments["0"].Elements<W.Paragraph>().Select(p => p.InnerText).Order().ShouldBe(["ARM: at once", "AZE: within <b>sixty</b> days"]);
        comments["1"].InnerText.ShouldBe("Nobody has proposed anything here yet.");
        comments.Values.ShouldAllBe(c => c.Author!.Value == "Draft 1");
        AnchorOf(body, "0").ShouldStartWith("[1 within [2 seven days 2] / A");
        AnchorOf(body, "1").ShouldBe("[2 seven days 2]");
        body.Descendants<W.BookmarkStart>().Single().Name!.Value.ShouldBe($"p_{Guid.Parse(_article):N}");
        (package.PackageProperties.Creator, package.PackageProperties.LastModifiedBy, package.PackageProperties.Created, package.PackageProperties.Modified).ShouldBe((null, null, null, null));
        using var archive = new ZipArchive(new MemoryStream(file));
        foreach (var entry in archive.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            var part = await reader.ReadToEndAsync(Stop);
            part.ShouldNotContain("confidence");
            part.ShouldNotContain("staff", Case.Insensitive);
        }
    }

    private static string AnchorOf(W.Body body, string comment)
    {
        var start = body.Descendants<W.CommentRangeStart>().Single(c => c.Id == comment);
        return string.Concat(start.ElementsAfter().TakeWhile(e => e is not W.CommentRangeEnd end || end.Id != comment).Select(e => e.InnerText));
    }

    [Fact]
    public async Task A_decision_says_before_it_is_made_which_brackets_it_cuts_and_after_it_what_waits_to_be_put_again()
    {
        var (all, others) = (await OpenAsync("all prisoners"), await OpenAsync("prisoners of the other Party"));
        await ProposeAsync(all, "ARM", "all", "");
        await ProposeAsync(others, "AZE", "its own people", "Told-in-confidence");
        var form = await _staff.PageAsync(all + "/resolve");
        form.QuerySelector("#over")!.Closest("section")!.TextContent.ShouldContain("AZE: its own people");
        form.QuerySelectorAll(".cuts").Select(c => c.TextContent.Trim()).ShouldBe(["Cuts the bracket on “prisoners of the other Party”: “of the other Party” is left."]);
        var adopt = form.QuerySelectorAll<IHtmlInputElement>("#Choice input").Single(i => i.ParentElement!.TextContent.Contains("Adopt what ARM proposed: all", StringComparison.Ordinal));
        adopt.ParentElement!.QuerySelector(".cuts").ShouldNotBeNull();
        (await _staff.PageAsync(_agreement + "/text")).QuerySelector("main")!.TextContent.ShouldNotContain("made for other words");
        using var done = await _staff.SubmitAsync(FormOf(form), [("Choice", adopt.Value), ("Reason", "Both agreed in Geneva")]);

        const string Made = "Proposed for “prisoners of the other Party”, before part of it was decided on, ";
        (await _staff.PageAsync(others)).QuerySelector(".brk")!.TextContent.ShouldContain(Made);
        (await _staff.PageAsync(others + "/resolve")).QuerySelector("#Choice")!.TextContent.ShouldContain(Made);
        (await _staff.PageAsync(_agreement + "/brackets")).QuerySelector("table")!.TextContent.ShouldContain(Made);
        foreach (var page in new[] { done.RedirectedTo(), _agreement + "/text", _agreement + "/how-near", _agreement + "/drafts/new?readers=Parties" })
        {
            (await _staff.PageAsync(page)).QuerySelector("main")!.TextContent.ShouldContain("A proposal was made for other words than stand in its bracket now.", customMessage: page);
        }

        using var tabled = await SendAsync(_staff, _agreement + "/drafts/new?readers=Parties");
        foreach (var page in new[] { tabled.RedirectedTo(), _agreement, _agreement + "/how-near" })
        {
            var read = await BytesAsync(_head, page);
            read.ShouldNotContain("made for other words");
            read.ShouldNotContain("Proposed for");
        }

        // Put again, it stands for what was made for other words.
        await ProposeAsync(others, "AZE", "its people", "");
        (await _staff.PageAsync(_agreement + "/text")).QuerySelector("main")!.TextContent.ShouldNotContain("made for other words");
    }

    [Fact]
    public async Task What_one_side_would_have_says_which_of_two_proposals_over_the_same_words_is_not_shown()
    {
        await ProposeAsync(await OpenAsync("all prisoners"), "ARM", "everybody", "");
        await ProposeAsync(await OpenAsync("prisoners of the other Party"), "ARM", "its own people", "");
        await ProposeAsync(await OpenAsync("seven days"), "ARM", "a week", "");
        using var tabled = await SendAsync(_staff, _agreement + "/drafts/new?readers=Parties");
        var bracketed = await _other.PageAsync(tabled.RedirectedTo());
        bracketed.QuerySelector(".provisions")!.TextContent.ShouldNotContain("Not shown here");
        string View(string code) => bracketed.QuerySelectorAll<IHtmlAnchorElement>(".views a").Single(a => a.TextContent.Contains(code, StringComparison.Ordinal)).GetAttribute("href")!;
        var armenia = (await _other.PageAsync(View("ARM"))).QuerySelector(".provisions")!;
        Seen(armenia.QuerySelector(".as-typed")!).ShouldBe("Each Party frees everybody of the other Party within a week.");
        armenia.QuerySelectorAll(".st").Select(s => s.TextContent.Trim()).ShouldContain("Not shown here: ARM also proposes “its own people” for “prisoners of the other Party”. That overlaps what is shown: “everybody” for “all prisoners”.");
        (await _other.PageAsync(View("AZE"))).QuerySelector(".provisions")!.TextContent.ShouldNotContain("Not shown here");
    }

    [Fact]
    public async Task A_redline_of_a_bracket_that_was_cut_shows_it_as_it_stood_and_as_it_stands_in_the_text_side_by_side_and_as_plain_text()
    {
        var (all, others) = (await OpenAsync("all prisoners"), await OpenAsync("prisoners of the other Party"));
        await ProposeAsync(all, "ARM", "all", "");
        await ProposeAsync(others, "AZE", "its own people", "");
        using var first = await SendAsync(_staff, _agreement + "/drafts/new?readers=Parties");
        var form = await _staff.PageAsync(all + "/resolve");
        using (await _staff.SubmitAsync(FormOf(form), [("Choice", form.QuerySelector<IHtmlInputElement>("#Choice input")!.Value), ("Reason", "Both agreed")]))
        {
        }

        using var second = await SendAsync(_staff, _agreement + "/drafts/new?readers=Parties");
        var changes = $"{second.RedirectedTo()}/changes/{first.RedirectedTo().Split('/')[^1]}";
        const string Was = "Each Party frees [1 all [2 prisoners / ARM: all 1] of the other Party / AZE: its own people 2] within seven days.";
        const string Now = "Each Party frees all[ of the other Party / AZE: its own people] within seven days.";
        var inline = await _head.PageAsync(changes);
        inline.QuerySelector(".walk")!.TextContent.ShouldContain("Bracket round “prisoners of the other Party” cut by what was decided on other words: it stands round “of the other Party” now.");
        Without(inline.QuerySelector(".redline .as-typed")!, "ins").ShouldBe(Was);
        Without(inline.QuerySelector(".redline .as-typed")!, "del").ShouldBe(Now);
        var sides = (await _head.PageAsync(changes + "?view=side")).QuerySelectorAll(".sides .as-typed");
        sides.Select(s => Without(s, "none")).ShouldBe([Was, Now]);
        sides.ShouldAllBe(s => s.TextContent.Contains("(a bracket begins)", StringComparison.Ordinal) && s.TextContent.Contains("(the bracket ends)", StringComparison.Ordinal));
        using var file = await ExportAsync(_head, changes, "Text");
        (await file.Content.ReadAsStringAsync(Stop)).ShouldContain("Each Party frees [-[1 -]all{+[+} [-[2 prisoners / ARM: all 1] -]of the other Party[- / AZE: its own people 2]-]{+ / AZE: its own people]+} within seven days.");
    }

    [Fact]
    public async Task Open_brackets_are_drawn_where_a_provision_is_remarked_on_made_a_commitment_or_signed()
    {
        var days = await OpenAsync("seven days");
        await ProposeAsync(days, "ARM", "two weeks", "");
        using (await SendAsync(_staff, _agreement + "/text/new", ("Kind", "Preamble"), ("Text", "Wishing to live in peace,")))
        {
        }

        using var tabled = await SendAsync(_staff, _agreement + "/drafts/new?readers=Parties");
        var draft = tabled.RedirectedTo();
        const string Bracketed = "Each Party frees all prisoners of the other Party within [seven days / ARM: two weeks].";
        Seen((await _head.PageAsync($"{draft}/provisions/{_article}/remarks")).QuerySelector(".prov-alone")!).ShouldBe(Bracketed);
        // A preamble lays nothing down.
        var commits = (await _staff.PageAsync(draft)).QuerySelectorAll<IHtmlAnchorElement>(".provisions a").Where(a => a.TextContent.StartsWith("Make it a commitment", StringComparison.Ordinal)).Select(a => a.GetAttribute("href")!).ToList();
        commits.Single().ShouldEndWith(_article);
        var commitment = await _staff.PageAsync(commits[0]);
        Seen(commitment.QuerySelector(".prov-alone")!).ShouldBe(Bracketed);
        commitment.QuerySelector("#of")!.Closest("section")!.TextContent.ShouldContain("Not agreed yet: a bracket is open in it.");
        ((IHtmlTextAreaElement)commitment.QuerySelector("#What")!).Value.ShouldBe(Bracketed);
        using (var again = await _staff.SubmitAsync(FormOf(commitment), [("What", "")]))
        {
            (await again.PageAsync()).QuerySelector("#of").ShouldNotBeNull();
        }

        using var lead = await _web.SignedInAsync("lead");
        var act = await lead.PageAsync(_agreement + "/act?kind=Initials");
        act.QuerySelector(".note")!.TextContent.ShouldContain("(1 open bracket)");
        act.QuerySelector(".note a")!.GetAttribute("href").ShouldBe(draft);
        act.QuerySelector<IHtmlSelectElement>("#Draft")!.Options.Select(o => o.Text).ShouldContain("Draft 1 (1 open bracket)");

        var ask = await _staff.PageAsync(days + "/resolve");
        using (await _staff.SubmitAsync(FormOf(ask), [("Choice", "Kept"), ("Reason", "Both agreed")]))
        {
        }

        using var clean = await SendAsync(_staff, _agreement + "/drafts/new?readers=Parties");
        (await lead.PageAsync(_agreement + "/act?kind=Initials")).QuerySelector(".note").ShouldBeNull();
        var settled = (await _staff.PageAsync(clean.RedirectedTo())).QuerySelectorAll<IHtmlAnchorElement>(".provisions a").Single(a => a.TextContent.StartsWith("Make it a commitment", StringComparison.Ordinal));
        (await _staff.PageAsync(settled.GetAttribute("href")!)).QuerySelector("main")!.TextContent.ShouldNotContain("Not agreed yet");
    }

    // One of both texts of a redline, as it is seen.
    private static string Without(IElement text, string change)
    {
        var copy = (IElement)text.Clone();
        foreach (var other in copy.QuerySelectorAll(change + ", .chg").ToList())
        {
            // The number of a change has a blank behind it.
            if (other.ClassList.Contains("chg") && other.NextSibling is IText blank)
            {
                blank.TextContent = blank.TextContent.TrimStart();
            }

            other.Remove();
        }

        return Seen(copy);
    }

    [Fact]
    public async Task Resolving_is_a_decision_with_a_reason_and_the_text_says_it()
    {
        var bracket = await OpenAsync("seven");
        await ProposeAsync(bracket, "ARM", "ten", "");
        using var unsaid = await SendAsync(_staff, bracket + "/resolve", ("Choice", ""), ("Reason", ""));
        (await unsaid.PageAsync()).QuerySelectorAll(".err").Select(e => e.Id).ShouldBe(["Choice-error", "Reason-error"]);
        var form = await _staff.PageAsync(bracket + "/resolve");
        var adopt = form.QuerySelectorAll<IHtmlInputElement>("#Choice input").Single(i => i.ParentElement!.TextContent.Contains("Adopt what ARM proposed: ten", StringComparison.Ordinal)).Value;
        using var done = await _staff.SubmitAsync(FormOf(form), [("Choice", adopt), ("Reason", "Both agreed in Geneva")]);
        var page = await _staff.PageAsync(done.RedirectedTo());
        page.QuerySelector(".prov-alone")!.TextContent.Trim().ShouldBe(Text.Replace("seven", "ten", StringComparison.Ordinal));
        page.QuerySelector("#resolved")!.Closest("section")!.TextContent.ShouldContain("Both agreed in Geneva");
        // Whoever was about to resolve it too is shown how it stands.
        using var late = await _staff.SubmitAsync(FormOf(form), [("Choice", "Kept"), ("Reason", "Mine")]);
        late.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await late.PageAsync()).QuerySelector("main")!.TextContent.ShouldContain("An alternative was adopted");
    }

    [Fact]
    public async Task What_a_delegation_keeps_or_tells_the_mediators_alone_is_in_no_byte_that_others_get()
    {
        var bracket = await OpenAsync("seven days");
        await ProposeAsync(bracket, "AZE", "sixty days", "");
        using var tabled = await SendAsync(_staff, _agreement + "/drafts/new?readers=Parties");
        var draft = tabled.RedirectedTo();
        string[] kept = ["Kanarienwort", "Zeisigwort", "Finkenwort", "Drosselwort", "Meisenwort"];
        var pages = new[] { _agreement, draft, draft + "/proposals", draft + "?view=clean", $"/processes/{_web.Process}", $"/processes/{_web.Process}/agreements", $"/processes/{_web.Process}/timeline" };
        using var member = await _web.SignedInAsync("arm.member");
        using (var written = await SendAsync(member, $"{draft}/provisions/{_article}/propose", ("Words", "seven days"), ("Instead", kept[0] + " weeks"), ("Reason", kept[1])))
        {
            written.RedirectedTo().ShouldBe(draft + "/proposals");
        }

        var unsent = (await _head.PageAsync(draft + "/proposals")).QuerySelectorAll<IHtmlAnchorElement>("main a").Single(a => a.TextContent.StartsWith("Send", StringComparison.Ordinal)).GetAttribute("href")!;
        (await member.PageAsync(draft + "/proposals")).QuerySelectorAll("main form, main .acts a").ShouldBeEmpty();
        var tabledBracket = (await _head.PageAsync(draft)).QuerySelector<IHtmlAnchorElement>("a.br-sign")!.GetAttribute("href")!;
        using (await SendAsync(_head, tabledBracket, ("Kind", "CanLiveWith"), ("Text", kept[2])))
        {
        }

        using var lead = await _web.SignedInAsync("lead");
        (await lead.PageAsync(bracket)).QuerySelector("main")!.TextContent.ShouldContain(kept[2]);
        await NobodyReadsAsync([.. pages, tabledBracket, unsent], kept);
        // Not even the mediators read what is not sent.
        foreach (var page in new[] { _agreement, _agreement + "/text", _agreement + "/text/proposals", draft, bracket, Brackets })
        {
            (await BytesAsync(lead, page)).ShouldNotContain(kept[0]);
        }

        // Sending says who will read it.
        var send = await _head.PageAsync(unsent);
        send.QuerySelector("main")!.TextContent.ShouldContain("shows your words with your delegation’s name to everybody who reads that draft");
        using (await _head.SubmitAsync(FormOf(send)))
        {
        }

        var incoming = await lead.PageAsync(_agreement + "/text/proposals");
        incoming.QuerySelector("main")!.TextContent.ShouldContain(kept[0]);
        using var taken = await lead.SubmitAsync(FormOf(incoming));
        taken.RedirectedTo().ShouldBe(bracket);
        await NobodyReadsAsync([.. pages, tabledBracket, unsent], kept);

        using var next = await SendAsync(_staff, _agreement + "/drafts/new?readers=Parties");
        var shown = await BytesAsync(_other, next.RedirectedTo());
        shown.ShouldContain(kept[0]);
        foreach (var word in kept[1..])
        {
            shown.ShouldNotContain(word);
        }
    }

    private async Task NobodyReadsAsync(string[] pages, string[] words)
    {
        foreach (var name in new[] { "aze.head", "aze.member", "observer", "intermediary" })
        {
            using var browser = await _web.SignedInAsync(name);
            foreach (var page in pages)
            {
                var bytes = await BytesAsync(browser, page);
                foreach (var word in words)
                {
                    bytes.Contains(word, StringComparison.OrdinalIgnoreCase).ShouldBeFalse($"{word} for {name} at {page}");
                }
            }

            foreach (var word in words)
            {
                var found = await BytesAsync(browser, $"/processes/{_web.Process}/search?q={word}");
                var never = await BytesAsync(browser, $"/processes/{_web.Process}/search?q={new string('x', word.Length)}");
                (found.Replace(word, new string('x', word.Length), StringComparison.OrdinalIgnoreCase).Length == never.Length).ShouldBeTrue($"a search of {name} for {word}");
            }
        }
    }

    private static async Task<string> BytesAsync(Browser browser, string address)
    {
        using var answer = await browser.GetAsync(address);
        return await answer.Content.ReadAsStringAsync(Stop);
    }

    // As it is seen: without what is only heard.
    private static string Seen(IElement text)
    {
        var copy = (IElement)text.Clone();
        foreach (var heard in copy.QuerySelectorAll(".visually-hidden").ToList())
        {
            heard.Remove();
        }

        return copy.TextContent;
    }

    private static IHtmlFormElement FormOf(IHtmlDocument page) => page.QuerySelectorAll<IHtmlFormElement>("main form").First(f => f.Method == "post");

    private static async Task<HttpResponseMessage> SendAsync(Browser browser, string page, params (string Name, string Value)[] fill) => await browser.SubmitAsync(FormOf(await browser.PageAsync(page)), fill);

    private static async Task<HttpResponseMessage> ExportAsync(Browser browser, string of, string format)
    {
        var answer = await browser.PostAsync(of + "/export", await browser.PageAsync(of), ("format", format));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return answer;
    }

    private async Task<string> OpenAsync(string words)
    {
        using var opened = await SendAsync(_staff, Brackets, ("Words", words));
        return opened.RedirectedTo();
    }

    private async Task ProposeAsync(string bracket, string code, string words, string reason)
    {
        var page = await _staff.PageAsync(bracket);
        var party = page.QuerySelectorAll<IHtmlInputElement>("input[name=Proposers]").Single(i => i.ParentElement!.TextContent.Contains(code, StringComparison.Ordinal)).Value;
        using var added = await _staff.PostAsync(bracket + "/alternatives", page, ("Proposers", party), ("Kind", "Words"), ("Words", words), ("Reason", reason));
        added.RedirectedTo().ShouldBe(bracket);
    }
}
