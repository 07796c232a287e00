using System.Net;
using AngleSharp.Html.Dom;
using Negotiations.Web.Tests.Host;

namespace Negotiations.Web.Tests.Records;

/// <summary>The pages of a shared record, without JavaScript.</summary>
public sealed class RecordPageTests : IAsyncLifetime
{
    private WebFixture _web = null!;
    private Browser _staff = null!;
    private Browser _lead = null!;
    private string _meeting = "";

    private string Record => _meeting + "/record";

    public async ValueTask InitializeAsync()
    {
        _web = await WebFixture.StartAsync();
        (_staff, _lead) = (await _web.SignedInAsync("staff"), await _web.SignedInAsync("lead"));
        var list = await _staff.PageAsync($"/processes/{_web.Process}/meetings?part=Held");
        _meeting = list.QuerySelectorAll("main a").Single(a => a.TextContent == "Drafting of the text begins").GetAttribute("href")!;
    }

    public async ValueTask DisposeAsync()
    {
        _staff.Dispose();
        _lead.Dispose();
        await _web.DisposeAsync();
    }

    [Fact]
    public async Task The_demonstration_has_an_approved_version_with_one_comment_all_of_it_made_up()
    {
        using var head = await _web.SignedInAsync("aze.head");
        var row = (await head.PageAsync(Record)).QuerySelectorAll("tbody tr").First(r => r.TextContent.Contains("Approved", StringComparison.Ordinal));
        var approved = await head.PageAsync(row.QuerySelector("th a")!.GetAttribute("href")!);
        approved.QuerySelectorAll("article .passage > p.as-typed").Select(p => p.TextContent).ShouldAllBe(t => t.Contains("made up", StringComparison.Ordinal));
        approved.QuerySelector("article")!.TextContent.ShouldContain("the sick, the wounded and the aged");
        var circulated = await head.PageAsync(approved.QuerySelectorAll("[aria-labelledby=versions] a")[0].GetAttribute("href")!);
        circulated.QuerySelectorAll(".comment").Length.ShouldBe(1);
        circulated.QuerySelector(".comment")!.TextContent.ShouldContain("Taken up");
        circulated.QuerySelectorAll(".fingerprint, code.hash").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_record_goes_from_notes_to_an_approved_version_by_its_pages()
    {
        var meeting = await LogAsync();
        await NoteAsync(meeting, "First thing said");
        await NoteAsync(meeting, "Second thing said");
        var notes = await _staff.PageAsync(meeting + "/record/notes");
        notes.QuerySelectorAll("select#Readers option").Select(o => o.TextContent).ShouldBe(
            ["The delegations, the mediators and the observers", "The delegations and the mediators", "Armenia and the mediators", "Azerbaijan and the mediators", "The mediators alone"]);
        using var begun = await SubmitAsync(_staff, notes, meeting + "/record/notes", ("Lines[0].Place", "2"), ("Lines[1].Place", "1"));
        begun.RedirectedTo().ShouldBe(meeting + "/record/draft");
        var draft = await _staff.PageAsync(meeting + "/record/draft");
        draft.QuerySelectorAll("textarea").Select(t => ((IHtmlTextAreaElement)t).Value).ShouldBe(["Second thing said", "First thing said"]);

        var confirm = await _staff.PageAsync(meeting + "/record/circulate");
        confirm.QuerySelector("[aria-labelledby=who]")!.TextContent.ShouldContain("Observer");
        confirm.QuerySelector("[aria-labelledby=who]")!.TextContent.ShouldContain("not the neutral intermediary");
        using var circulated = await SubmitAsync(_staff, confirm, meeting + "/record/circulate");
        var version = circulated.RedirectedTo();

        using var head = await _web.SignedInAsync("arm.head");
        var read = await head.PageAsync(version);
        var on = read.QuerySelectorAll("article a").First(a => a.TextContent == "Comment").GetAttribute("href")!.Split('#')[0];
        using var commented = await SubmitAsync(head, await head.PageAsync(on), version + "/comments", ("Form.Text", "It was said otherwise"));
        commented.RedirectedTo().ShouldStartWith(version);
        (await head.PageAsync(version)).QuerySelector("article .comment")!.TextContent.ShouldContain("One delegation and the mediators");

        (await _lead.PageAsync(meeting + "/record")).QuerySelector("main")!.TextContent.ShouldContain("Circulated for comment");
        var approve = await _lead.PageAsync(meeting + "/record/approve");
        approve.QuerySelector("[aria-labelledby=open]")!.TextContent.ShouldContain("It was said otherwise");
        var answering = approve.QuerySelector("[aria-labelledby=open] a")!.GetAttribute("href")!.Split('#')[0];
        using var answered = await SubmitAsync(_lead, await _lead.PageAsync(answering), version + "/comments", ("Answer.Outcome", "NotTakenUp"), ("Answer.Text", "Both remember it so"));
        answered.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var approved = await SubmitAsync(_lead, await _lead.PageAsync(meeting + "/record/approve"), meeting + "/record/approve");
        (await head.PageAsync(approved.RedirectedTo())).QuerySelector(".title")!.TextContent.ShouldContain("Approved by the lead mediator");
        (await head.PageAsync(version)).QuerySelector(".comment")!.TextContent.ShouldContain("Both remember it so");
        (await head.PageAsync($"/processes/{_web.Process}/trail")).Body!.TextContent.ShouldContain("Commented on the shared record of a meeting");
    }

    [Fact]
    public async Task Paragraphs_are_added_moved_and_taken_out_without_a_script_and_nothing_typed_is_lost()
    {
        using var begun = await _staff.PressAsync(Record, Record + "/correction");
        var before = await _staff.PageAsync(Record + "/draft");
        var texts = Texts(before);
        // Typed and not saved, then moved: what was typed comes along.
        using var down = await _staff.SubmitAsync(before.Form(Record + "/draft"), [("Lines[1].Text", "Typed anew"), ("Do", "down-1")]);
        var moved = await down.PageAsync();
        Texts(moved)[1].ShouldBe(texts[2]);
        Texts(moved)[2].ShouldBe("Typed anew");
        moved.QuerySelector(".note")!.TextContent.ShouldContain("Not saved yet.");
        using var added = await _staff.SubmitAsync(moved.Form(Record + "/draft"), [("Do", "add-Closing")]);
        var more = await added.PageAsync();
        Texts(more).Count.ShouldBe(texts.Count + 1);
        using var gone = await _staff.SubmitAsync(more.Form(Record + "/draft"), [("Do", "out-0")]);
        var less = await gone.PageAsync();
        Texts(less)[0].ShouldBe(texts[2]);

        Texts(await _staff.PageAsync(Record + "/draft")).ShouldBe(texts, "nothing was saved so far");
        using var saved = await _staff.SubmitAsync(less.Form(Record + "/draft"), [("Lines[5].Text", "Հայերեն")]);
        saved.RedirectedTo().ShouldBe(Record + "/draft");
        var after = Texts(await _staff.PageAsync(Record + "/draft"));
        after.ShouldNotContain(texts[0]);
        (after[1], after[^2], after[^1]).ShouldBe(("Typed anew", texts[^1], "Հայերեն"));
    }

    [Fact]
    public async Task A_paragraph_goes_over_into_the_next_part_at_the_edge_of_its_own()
    {
        using var begun = await _staff.PressAsync(Record, Record + "/correction");
        var page = await _staff.PageAsync(Record + "/draft");
        using var down = await _staff.SubmitAsync(page.Form(Record + "/draft"), [("Do", "down-0")]);
        var moved = await down.PageAsync();
        moved.QuerySelectorAll("form.draft section.panel")[0].QuerySelectorAll("textarea").Length.ShouldBe(0);
        moved.QuerySelectorAll("form.draft section.panel")[1].QuerySelectorAll("textarea").Length.ShouldBe(3);
    }

    [Fact]
    public async Task What_is_wrong_stands_beside_its_paragraph_and_what_was_typed_stays()
    {
        using var begun = await _staff.PressAsync(Record, Record + "/correction");
        var page = await _staff.PageAsync(Record + "/draft");
        using var answer = await _staff.SubmitAsync(page.Form(Record + "/draft"), [("Lines[0].Text", new string('x', 8001)), ("Lines[1].Section", "nowhere"), ("Lines[2].Speaker", new string('y', 201))]);

        var again = await answer.PageAsync();
        again.QuerySelector("#error-summary")!.TextContent.ShouldContain("at most 8,000 characters");
        again.QuerySelectorAll(".passage .err").Length.ShouldBe(3);
        again.QuerySelectorAll("textarea").Select(t => ((IHtmlTextAreaElement)t).Value.Length).ShouldContain(8001);
        // Each line of the summary leads to its field.
        again.QuerySelectorAll("#error-summary a").Select(a => a.GetAttribute("href")![1..]).ShouldAllBe(id => again.GetElementById(id) != null);
    }

    [Fact]
    public async Task Two_writers_are_shown_both_texts()
    {
        using var begun = await _staff.PressAsync(Record, Record + "/correction");
        var (mine, theirs) = (await _staff.PageAsync(Record + "/draft"), await _lead.PageAsync(Record + "/draft"));
        using var first = await _lead.SubmitAsync(theirs.Form(Record + "/draft"), [("Lines[0].Text", "Their words")]);

        using var conflict = await _staff.SubmitAsync(mine.Form(Record + "/draft"), [("Lines[0].Text", "My words"), ("Lines[1].As", "")]);

        conflict.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var both = await conflict.PageAsync();
        var rows = both.QuerySelectorAll("table.pair tbody tr").Where(r => r.TextContent.Contains("differs", StringComparison.Ordinal)).Select(r => r.TextContent).ToList();
        rows.Count.ShouldBe(2);
        rows[0].ShouldContain("My words");
        rows[0].ShouldContain("Their words");
        rows[1].ShouldContain("ARM");
        using var kept = await _staff.SubmitAsync(both.Form(Record + "/draft"));
        Texts(await _staff.PageAsync(Record + "/draft"))[0].ShouldBe("My words");
    }

    [Fact]
    public async Task A_comment_that_is_empty_is_asked_for_again_at_its_paragraph()
    {
        var version = await CirculatedAsync();
        using var head = await _web.SignedInAsync("arm.head");
        var on = (await head.PageAsync(version)).QuerySelectorAll("article a").First(a => a.TextContent == "Comment").GetAttribute("href")!.Split('#')[0];
        using var answer = await SubmitAsync(head, await head.PageAsync(on), version + "/comments", ("Form.Text", " "), ("Form.ToEverybody", "True"));

        var again = await answer.PageAsync();
        again.QuerySelector("article #Form_Text-error")!.TextContent.ShouldContain("Write the comment.");
        ((IHtmlInputElement)again.QuerySelector("[name='Form.ToEverybody'][value=True]")!).IsChecked.ShouldBeTrue();
    }

    [Fact]
    public async Task What_is_not_circulated_any_more_says_so_and_takes_no_comment()
    {
        var version = await CirculatedAsync();
        using var head = await _web.SignedInAsync("arm.head");
        var open = await head.PageAsync(version + "?on=whole");
        using var again = await SubmitAsync(_staff, await _staff.PageAsync(Record + "/circulate"), Record + "/circulate");

        using var late = await SubmitAsync(head, open, version + "/comments", ("Form.Text", "Late words"));
        var page = await late.PageAsync();
        page.QuerySelector("#error-summary")!.TextContent.ShouldContain("Comments on this are closed");
        var now = await head.PageAsync(version + "?on=whole");
        now.QuerySelectorAll("#comment").ShouldBeEmpty();
        now.QuerySelector(".note")!.TextContent.ShouldContain("There is a later one");
    }

    [Fact]
    public async Task The_rule_that_comes_later_is_told_and_names_nobody()
    {
        var approved = (await _lead.PageAsync(Record)).QuerySelector("table a")!.GetAttribute("href")!;
        using var head = await _web.SignedInAsync("arm.head");
        (await head.PageAsync(approved)).QuerySelectorAll("article .pm").ShouldNotBeEmpty();
        await RuleAsync();

        foreach (var browser in new[] { head, _lead })
        {
            var page = await browser.PageAsync(approved);
            page.QuerySelectorAll("article .pm").ShouldBeEmpty();
            page.QuerySelector("article")!.TextContent.ShouldContain("Chatham House Rule");
            page.QuerySelector("article")!.TextContent.ShouldNotContain("Mirzoyan");
            page.QuerySelectorAll("button[value=Json]").ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task A_long_record_takes_as_many_commands_as_a_short_one()
    {
        using var begun = await _staff.PressAsync(Record, Record + "/correction");
        var approved = (await _lead.PageAsync(Record)).QuerySelector("table a")!.GetAttribute("href")!;
        async Task<IReadOnlyList<int>> CountAsync()
        {
            using var sent = await SubmitAsync(_staff, await _staff.PageAsync(Record + "/circulate"), Record + "/circulate");
            var version = sent.RedirectedTo();
            var counts = new List<int>();
            foreach (var page in new[] { _meeting, Record, Record + "/notes", Record + "/draft", Record + "/preview", Record + "/circulate", Record + "/approve", version, $"{version}/compare/{approved.Split('/')[^1]}" })
            {
                _web.Commands.Take();
                await _lead.PageAsync(page);
                counts.Add(_web.Commands.Take().Count);
            }

            return counts;
        }

        var few = await CountAsync();
        var form = (await _staff.PageAsync(Record + "/draft")).Form(Record + "/draft");
        using var written = await _staff.SubmitAsync(form, [.. Enumerable.Range(10, 190).SelectMany(i => new[] { ($"Lines[{i - 4}].Text", $"Paragraph {i}"), ($"Lines[{i - 4}].Section", "Closing") })]);
        written.RedirectedTo().ShouldBe(Record + "/draft");
        (await CountAsync()).ShouldBe(few);
        few.ShouldAllBe(c => c <= 8);
        Texts(await _staff.PageAsync(Record + "/draft")).Count.ShouldBe(196);
    }

    [Fact]
    public async Task In_another_language_the_pages_are_rendered()
    {
        await using var web = await WebFixture.StartAsync(("Localization:Pseudo", "true"));
        using var lead = await web.SignedInAsync("lead");
        lead.Headers["Accept-Language"] = "ar";
        var list = await lead.PageAsync($"/processes/{web.Process}/meetings?part=Held");
        var meeting = list.QuerySelectorAll("main a").Single(a => a.TextContent == "Drafting of the text begins").GetAttribute("href")!;
        var hub = await lead.PageAsync(meeting + "/record");
        var version = hub.QuerySelector("table a")!.GetAttribute("href")!;
        (await lead.PageAsync(version)).DocumentElement.GetAttribute("dir").ShouldBe("rtl");
        using var docx = await lead.PostAsync(version + "/export", await lead.PageAsync(version), ("format", "Docx"));
        docx.Content.Headers.ContentType!.MediaType!.ShouldContain("wordprocessingml");
    }

    private static IReadOnlyList<string> Texts(IHtmlDocument page) => [.. page.QuerySelectorAll("form.draft textarea").Select(t => ((IHtmlTextAreaElement)t).Value)];

    /// <summary>Sends the form of a page whose address begins so.</summary>
    private static Task<HttpResponseMessage> SubmitAsync(Browser browser, IHtmlDocument page, string action, params (string Name, string Value)[] fill)
    {
        var form = page.Forms.First(f => f.Closest("main") is not null && (f.GetAttribute("action") is not { Length: > 0 } given || given.StartsWith(action, StringComparison.Ordinal)));
        form.SetAttribute("action", (form.GetAttribute("action") is { Length: > 0 } own ? own : action).Split('#')[0]);
        return browser.SubmitAsync(form, fill);
    }

    private async Task<string> CirculatedAsync()
    {
        using var begun = await _staff.PressAsync(Record, Record + "/correction");
        using var circulated = await SubmitAsync(_staff, await _staff.PageAsync(Record + "/circulate"), Record + "/circulate");
        return circulated.RedirectedTo();
    }

    private async Task<string> LogAsync()
    {
        var address = $"/processes/{_web.Process}/meetings/new";
        using var answer = await SubmitAsync(_staff, await _staff.PageAsync(address), address, ("Title", "Another round"), ("Sharing", "AllMembers"), ("Date.Year", "2022"), ("Held", "true"));
        return answer.RedirectedTo();
    }

    private Task NoteAsync(string meeting, string text) => RecordTalks.KeepNoteAsync(_web, meeting, text);

    private Task RuleAsync() => RecordTalks.RuleAsync(_web, _meeting);
}
