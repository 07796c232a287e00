using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Negotiations.Web.Tests.Host;

namespace Negotiations.Web.Tests.Readouts;

/// <summary>The pages of readouts, without script.</summary>
public sealed class ReadoutPageTests : IAsyncLifetime
{
    private WebFixture _web = null!;
    private Browser _staff = null!;
    private string _geneva = "";

    public async ValueTask InitializeAsync()
    {
        _web = await WebFixture.StartAsync();
        _staff = await _web.SignedInAsync("staff");
        var meetings = await _staff.PageAsync($"/processes/{_web.Process}/meetings?part=Held");
        _geneva = meetings.QuerySelectorAll<IHtmlAnchorElement>("th a").First(a => a.TextContent.Contains("Drafting")).PathName;
    }

    public async ValueTask DisposeAsync()
    {
        _staff.Dispose();
        await _web.DisposeAsync();
    }

    [Fact]
    public async Task The_two_delegations_stand_side_by_side_and_what_only_one_says_is_said_in_words()
    {
        using var observer = await _web.SignedInAsync("observer");
        var page = await observer.PageAsync(_geneva + "/readouts");

        var rows = page.QuerySelectorAll("table.sides tbody tr").ToDictionary(r => r.QuerySelector("th bdi")!.TextContent, r => r.QuerySelector("th .st")!.TextContent.Trim());
        rows["Text of the treaty"].ShouldBe("Both mention it");
        rows["Border"].ShouldBe("Both mention it");
        rows["Prisoners of war"].ShouldBe("Only ARM says so");
        rows["Transport links"].ShouldBe("Only AZE says so");
        page.QuerySelectorAll("table.sides td p.as-typed").ShouldAllBe(p => p.GetAttribute("lang") == "en" && p.GetAttribute("dir") == "auto");
        page.QuerySelectorAll("main a").ShouldNotContain(a => a.GetAttribute("href")!.EndsWith("/readouts/new", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_text_is_pasted_cut_sorted_by_topic_and_kept_and_what_is_hostile_stays_text()
    {
        var address = _geneva + "/readouts/new";
        var form = (await _staff.PageAsync(address)).Form(address);
        form.QuerySelectorAll("#topics option").ShouldBeEmpty();
        (string, string)[] facts =
        [
            ("Kind", "Unilateral"), ("Asserters[0].Who", "Other"), ("Asserters[0].Name", "وزارة <b>"), ("Title", "<script>alert(1)</script>"), ("On.Day", "3"), ("On.Month", "10"), ("On.Year", "2022"),
            ("Language", "ar"), ("Direction", "RightToLeft"), ("Address", "https://example.org/a?b=\"><i>"), ("Readers", "Parties"), ("Text", "الفقرة <img src=x>\n\nSecond"),
        ];
        using var cut = await _staff.SubmitAsync(form, facts, "cut");
        var paragraphs = (await cut.PageAsync()).Form(address);
        paragraphs.QuerySelectorAll<IHtmlTextAreaElement>("textarea[name^=Passages]").Select(t => t.Value.Trim()).ShouldBe(["الفقرة <img src=x>", "Second"]);
        paragraphs.QuerySelectorAll("#topics option").Select(o => o.GetAttribute("value")).ShouldContain("Prisoners of war");

        using var kept = await _staff.SubmitAsync(paragraphs, [("Passages[0].Topic", "prisoners of WAR"), ("Passages[1].Topic", "\"><script>")]);
        var shown = await _staff.PageAsync(kept.RedirectedTo());
        shown.QuerySelector("h1")!.TextContent.ShouldBe("<script>alert(1)</script>");
        shown.QuerySelectorAll("main script, main img, article i, article b").ShouldBeEmpty();
        var text = shown.QuerySelector("article .as-typed")!;
        (text.GetAttribute("lang"), text.GetAttribute("dir"), text.TextContent).ShouldBe(("ar", "rtl", "الفقرة <img src=x>"));
        var link = shown.QuerySelector<IHtmlAnchorElement>("dl.facts a")!;
        (link.GetAttribute("href"), link.GetAttribute("rel")).ShouldBe(("https://example.org/a?b=\"><i>", "noopener noreferrer external"));
        // It stands beside another by its topic, however that is written.
        var side = await _staff.PageAsync($"{_geneva}/readouts?right={kept.RedirectedTo().Split('/')[^1]}");
        side.QuerySelectorAll("table.sides tbody tr").Single(r => r.QuerySelector("th bdi")!.TextContent == "Prisoners of war").TextContent.ShouldContain("الفقرة");
    }

    [Fact]
    public async Task What_is_wrong_is_said_beside_its_field_and_nothing_typed_is_lost()
    {
        var address = _geneva + "/readouts/new";
        var form = (await _staff.PageAsync(address)).Form(address);
        using var cut = await _staff.SubmitAsync(form, [("Kind", "Joint"), ("Text", "One\n\nTwo"), ("Address", "javascript:alert(1)")], "cut");
        using var refused = await _staff.SubmitAsync((await cut.PageAsync()).Form(address), [("Passages[0].Topic", "Kept topic")]);

        var again = await refused.PageAsync();
        refused.StatusCode.ShouldBe(HttpStatusCode.OK);
        again.QuerySelector("#error-summary")!.TextContent.ShouldContain("Give it a title.");
        again.QuerySelector("#Address-error")!.TextContent.ShouldContain("Write the address in full");
        again.QuerySelector<IHtmlInputElement>("[name='Passages[0].Topic']")!.Value.ShouldBe("Kept topic");
        again.QuerySelector<IHtmlTextAreaElement>("[name='Passages[1].Text']")!.Value.Trim().ShouldBe("Two");
        using var whole = await _staff.SubmitAsync(again.Form(address), press: "whole");
        (await whole.PageAsync()).QuerySelector<IHtmlTextAreaElement>("[name=Text]")!.Value.Trim().ReplaceLineEndings("\n").ShouldBe("One\n\nTwo");
    }

    [Fact]
    public async Task All_that_is_missing_is_said_at_once_each_beside_its_own_field()
    {
        var address = _geneva + "/readouts/new";
        using var refused = await _staff.SubmitAsync((await _staff.PageAsync(address)).Form(address), [("On.Day", ""), ("On.Month", ""), ("On.Year", "")], "cut");

        var again = await refused.PageAsync();
        again.QuerySelectorAll(".err").Select(e => e.Id).ShouldBe(["Kind-error", "Asserters_0__Who-error", "Readers-error", "Title-error", "On-error", "Language-error", "Address-error", "Text-error"]);
        again.QuerySelector("#Kind-error")!.TextContent.ShouldContain("what kind of readout");
        again.QuerySelector("#Asserters_0__Who-error")!.TextContent.ShouldContain("Say who speaks.");
        again.QuerySelectorAll<IHtmlAnchorElement>("#error-summary a").ShouldAllBe(a => again.QuerySelector(a.Hash) != null);
    }

    [Fact]
    public async Task The_language_is_chosen_by_its_name_or_told_by_its_tag()
    {
        var address = _geneva + "/readouts/new";
        var form = (await _staff.PageAsync(address)).Form(address);
        var choices = form.QuerySelectorAll<IHtmlOptionElement>("#Language option").Select(o => (o.Value, o.TextContent)).ToList();
        choices.ShouldContain(("hy", "Armenian"));
        choices.ShouldContain(("sw", "Swahili"));
        choices.Select(c => c.Value).ShouldBeUnique();

        (string, string)[] facts =
        [
            ("Kind", "Unilateral"), ("Asserters[0].Who", "Other"), ("Asserters[0].Name", "Agency"), ("Title", "In another script"), ("Language", "other"), ("OtherLanguage", " az-Cyrl "), ("Archive", "Here"),
            ("Readers", "Mediators"), ("Text", "Мәтн"),
        ];
        using var cut = await _staff.SubmitAsync(form, facts, "cut");
        using var kept = await _staff.SubmitAsync((await cut.PageAsync()).Form(address));
        var shown = await _staff.PageAsync(kept.RedirectedTo());
        shown.QuerySelector("article .as-typed")!.GetAttribute("lang").ShouldBe("az-Cyrl");
        (await _staff.PageAsync(kept.RedirectedTo() + "/revise")).QuerySelector<IHtmlSelectElement>("#Language")!.Value.ShouldBe("az-Cyrl");

        using var wrong = await _staff.SubmitAsync((await cut.PageAsync()).Form(address), [("OtherLanguage", "Old Azeri")]);
        var again = await wrong.PageAsync();
        again.QuerySelector("#Language-error").ShouldNotBeNull();
        again.QuerySelector<IHtmlInputElement>("#OtherLanguage")!.Value.ShouldBe("Old Azeri");
    }

    [Fact]
    public async Task A_text_of_thousands_of_paragraphs_is_refused_in_one_piece_and_stays()
    {
        var address = _geneva + "/readouts/new";
        var text = string.Join("\n\n", Enumerable.Repeat(new string('a', 1000), 3000));
        using var refused = await _staff.SubmitAsync((await _staff.PageAsync(address)).Form(address), [("Title", "Kept"), ("Text", text)], "cut");

        var again = await refused.PageAsync();
        again.QuerySelector("#Text-error")!.TextContent.ShouldContain("At most 200 paragraphs and 100,000 characters fit.");
        again.QuerySelector<IHtmlTextAreaElement>("[name=Text]")!.Value.Trim().ReplaceLineEndings("\n").ShouldBe(text);
        again.QuerySelectorAll("[name^=Passages]").ShouldBeEmpty();
        again.QuerySelector<IHtmlInputElement>("#Title")!.Value.ShouldBe("Kept");
    }

    [Fact]
    public async Task A_delegation_enters_its_own_and_sets_it_right()
    {
        using var head = await _web.SignedInAsync("aze.head");
        var address = _geneva + "/readouts/new";
        var form = (await head.PageAsync(address)).Form(address);
        form.QuerySelector("[name^=Asserters]").ShouldBeNull();
        using var cut = await head.SubmitAsync(form, [("Title", "Second word"), ("Language", "az"), ("Reach", "OwnDelegation"), ("Text", "Mətn")], "cut");
        using var kept = await head.SubmitAsync((await cut.PageAsync()).Form(address));
        var shown = kept.RedirectedTo();
        (await head.PageAsync(shown)).QuerySelector(".conf")!.TextContent.ShouldContain("Your delegation only");
        using var unseen = await _staff.GetAsync(shown);
        unseen.StatusCode.ShouldBe(HttpStatusCode.NotFound);

        var revise = shown + "/revise";
        using var revised = await head.PressAsync(revise, revise, ("WhatIsNew", "A word"), ("Passages[0].Text", "Yeni mətn"));
        (await head.PageAsync(revised.RedirectedTo())).QuerySelector("article")!.TextContent.ShouldContain("Yeni mətn");
        (await head.PageAsync(shown)).QuerySelector("main")!.TextContent.ShouldContain("Replaced.");
        using var withdrawn = await head.PressAsync(revised.RedirectedTo() + "/withdraw", revised.RedirectedTo() + "/withdraw", ("Reason", "By mistake"));
        (await head.PageAsync(withdrawn.RedirectedTo())).QuerySelector("main")!.TextContent.ShouldContain("By mistake");
    }

    [Fact]
    public async Task Topics_are_named_anew_without_script()
    {
        var address = (await _staff.PageAsync(_geneva + "/readouts")).QuerySelector<IHtmlAnchorElement>(".todo a")!.PathName;
        using var foreign = await _staff.GetAsync(address + "/topics");
        foreign.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var head = await _web.SignedInAsync("arm.head");
        using var named = await head.PressAsync(address + "/topics", address + "/topics", ("Passages[0].Topic", "Something else"));
        (await _staff.PageAsync(named.RedirectedTo())).QuerySelector("article .by")!.TextContent.ShouldContain("Something else");
    }

    [Fact]
    public async Task A_line_is_taken_from_a_note_into_the_draft_and_issued_without_script()
    {
        var log = _geneva + "/log";
        var note = (await _staff.PageAsync(log)).QuerySelectorAll<IHtmlAnchorElement>("#notes a[data-follow]").First().PathName;
        using var taken = await _staff.PressAsync(note, note + "/readout", ("What", "Both sides wish to go on"), ("Topic", "Talks"));
        taken.RedirectedTo().ShouldStartWith(log);
        var draft = _geneva + "/readouts/draft";
        var line = (await _staff.PageAsync(draft)).QuerySelector<IHtmlTextAreaElement>("[name='Lines[0].Text']")!;
        line.Value.Trim().ShouldBe("Both sides wish to go on");

        using var added = await _staff.SubmitAsync((await _staff.PageAsync(draft)).Form(draft), press: "add");
        var form = (await added.PageAsync()).Form(draft);
        using var moved = await _staff.SubmitAsync(form, [("Lines[1].Text", "They met in Geneva"), ("Lines[1].Topic", "Talks")], "up-1");
        using var saved = await _staff.SubmitAsync((await moved.PageAsync()).Form(draft));
        saved.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await _staff.PageAsync(draft)).QuerySelectorAll<IHtmlTextAreaElement>("textarea").Select(t => t.Value.Trim()).ShouldBe(["They met in Geneva", "Both sides wish to go on"]);
        using var refused = await _staff.GetAsync(draft + "/issue");
        refused.StatusCode.ShouldBe(HttpStatusCode.NotFound);

        using var lead = await _web.SignedInAsync("lead");
        var issue = (await lead.PageAsync(draft + "/issue")).Form(draft + "/issue");
        var mediator = issue.QuerySelectorAll<IHtmlOptionElement>("[name='Asserters[0].Who'] option").Single(o => o.TextContent == "European Union").Value;
        using var unchosen = await lead.SubmitAsync(issue, [("Asserters[0].Who", mediator), ("Title", "Our word"), ("Language", "en")]);
        (await unchosen.PageAsync()).QuerySelector("#error-summary")!.TextContent.ShouldContain("Choose who may read it.");
        using var issued = await lead.SubmitAsync(issue, [("Asserters[0].Who", mediator), ("Title", "Our word"), ("Language", "en"), ("Readers", "Parties")]);
        using var head = await _web.SignedInAsync("arm.head");
        var shown = await head.PageAsync(issued.RedirectedTo());
        shown.QuerySelectorAll("article .as-typed").Select(p => p.TextContent).ShouldBe(["They met in Geneva", "Both sides wish to go on"]);
        shown.QuerySelector("article")!.TextContent.ShouldNotContain("Armenia");
        using var observer = await _web.SignedInAsync("observer");
        using var unseen = await observer.GetAsync(issued.RedirectedTo());
        unseen.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_meeting_leads_to_its_readouts()
    {
        using var observer = await _web.SignedInAsync("observer");
        (await observer.PageAsync(_geneva)).QuerySelectorAll<IHtmlAnchorElement>("main a").ShouldContain(a => a.PathName == _geneva + "/readouts");
        using var intermediary = await _web.SignedInAsync("intermediary");
        (await intermediary.PageAsync(_geneva)).QuerySelectorAll<IHtmlAnchorElement>("main a").ShouldNotContain(a => a.PathName == _geneva + "/readouts");
    }
}
