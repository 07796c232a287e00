using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Negotiations.Web.Tests.Host;

namespace Negotiations.Web.Tests.Notes;

/// <summary>The log of a session as plain forms, and what its script is answered.</summary>
public sealed class LogPageTests : IAsyncLifetime
{
    private WebFixture _web = null!;
    private Browser _staff = null!;
    private string _log = "";

    public async ValueTask InitializeAsync()
    {
        _web = await WebFixture.StartAsync();
        _staff = await _web.SignedInAsync("staff");
        var meetings = await _staff.PageAsync($"/processes/{_web.Process}/meetings?part=Held");
        _log = meetings.QuerySelectorAll<IHtmlAnchorElement>("th a").First(a => a.TextContent.Contains("Leaders")).PathName + "/log";
    }

    public async ValueTask DisposeAsync()
    {
        _staff.Dispose();
        await _web.DisposeAsync();
    }

    [Fact]
    public async Task A_note_is_kept_corrected_and_taken_out_without_script()
    {
        var party = (await FormAsync()).QuerySelectorAll<IHtmlOptionElement>("#SaidBy option").First(o => o.TextContent == "Armenia").Value;
        await KeepAsync(("Text", "Ողջույն <b>"), ("SaidBy", party));
        var log = await _staff.PageAsync(_log);
        var note = log.QuerySelectorAll("#notes li[id^=note-]").Last(n => n.Id is not null);
        note.QuerySelector("p")!.TextContent.ShouldContain("Ողջույն <b>");
        note.QuerySelector(".pm")!.TextContent.ShouldBe("ARM");
        var address = note.QuerySelector<IHtmlAnchorElement>(".meta a")!.PathName;

        using var corrected = await _staff.SubmitAsync((await _staff.PageAsync(address)).Form(address), [("Text", "Ողջույն բոլորին")]);
        corrected.RedirectedTo().ShouldStartWith(_log);
        (await NotesAsync()).ShouldContain("Ողջույն բոլորին");

        using var timed = await _staff.SubmitAsync((await _staff.PageAsync(address)).Form(address), [("SaidOn", "2022-08-30"), ("SaidAt", "17:45")]);
        (await NotesAsync()).ShouldContain("30 August 2022");
        (await _staff.PageAsync(address)).QuerySelector<IHtmlInputElement>("#SaidAt")!.Value.ShouldBe("17:45");

        using var out_ = await _staff.PressAsync(address, address + "/take-out");
        (await NotesAsync()).ShouldNotContain("Ողջույն");
    }

    [Fact]
    public async Task Pressing_twice_keeps_one_note()
    {
        var form = await FormAsync();
        using var first = await _staff.SubmitAsync(form, [("Text", "Once"), ("SaidAt", "10:00")]);
        using var second = await _staff.SubmitAsync(form, [("Text", "Once"), ("SaidAt", "10:00")]);

        second.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await _staff.PageAsync(_log)).QuerySelectorAll("#notes .as-typed").Count(p => p.TextContent == "Once").ShouldBe(1);
    }

    [Fact]
    public async Task An_empty_note_is_refused_beside_what_else_was_chosen()
    {
        using var answer = await _staff.SubmitAsync(await FormAsync(), [("Text", " "), ("Conveyance", "No"), ("For", "Mediators")]);

        var again = await answer.PageAsync();
        again.QuerySelector("#error-summary")!.TextContent.ShouldContain("Write what was said.");
        again.QuerySelector<IHtmlInputElement>("input[name=For]:checked")!.Value.ShouldBe("Mediators");
        again.QuerySelector<IHtmlSelectElement>("#Conveyance")!.Value.ShouldBe("No");
    }

    [Fact]
    public async Task A_new_note_is_for_the_mediators_alone_until_somebody_chooses_the_record_and_says_in_words_who_reads_it()
    {
        async Task<string> ChosenAsync() => (await FormAsync()).QuerySelector<IHtmlInputElement>("input[name=For]:checked")!.Value;
        (await ChosenAsync()).ShouldBe("Mediators");
        var caucus = (await FormAsync()).QuerySelectorAll<IHtmlInputElement>("input[name=For]").Last();
        var words = (await FormAsync()).QuerySelectorAll<IHtmlInputElement>("input[name=For]").Select(r => caucus.Owner!.GetElementById(r.GetAttribute("aria-describedby")!)!.TextContent.Trim()).ToList();
        words[0].ShouldBe("Read by the mediators alone.");
        words[1].ShouldContain("once you circulate it");
        words[^1].ShouldBe("Read at once by the delegation of Azerbaijan, and by the mediators.");
        await KeepAsync(("Text", "In confidence"), ("For", caucus.Value));
        (await ChosenAsync()).ShouldBe("Mediators", "what is said next may not be for them");
        await KeepAsync(("Text", "On record"), ("For", "SharedRecord"));
        (await ChosenAsync()).ShouldBe("SharedRecord");
        using var lead = await _web.SignedInAsync("lead");
        (await lead.PageAsync(_log)).QuerySelector<IHtmlInputElement>("input[name=For]:checked")!.Value.ShouldBe("Mediators");
    }

    [Fact]
    public async Task Of_a_session_that_is_over_each_note_is_asked_when_it_was_said()
    {
        var form = await FormAsync();
        (form.QuerySelector<IHtmlInputElement>("#SaidOn")!.Value, form.QuerySelector<IHtmlInputElement>("#SaidAt")!.Value, form.QuerySelector<IHtmlInputElement>("#SaidAt")!.IsRequired).ShouldBe(("2022-08-31", "", true));
        using var unsaid = await _staff.SubmitAsync(form, [("Text", "Kept as typed")]);
        var again = await unsaid.PageAsync();
        again.QuerySelector("#SaidAt-error")!.TextContent.ShouldContain("Say at what time it was said.");
        again.QuerySelector<IHtmlTextAreaElement>("#Text")!.Value.Trim().ShouldBe("Kept as typed");
        using var late = await _staff.SubmitAsync(form, [("Text", "To come"), ("SaidOn", "2022-10-05"), ("SaidAt", "10:00")]);
        (await late.PageAsync()).QuerySelector("#SaidAt-error")!.TextContent.ShouldContain("This time is to come.");

        await KeepAsync(("Text", "Said then"), ("SaidAt", "10:40"));
        var log = await _staff.PageAsync(_log);
        log.QuerySelectorAll("#notes li").Select(l => l.Id).First().ShouldBe("day-2022-08-31");
        log.QuerySelector("#notes li[id^=note] time")!.TextContent.ShouldBe("10:40");
        log.QuerySelector("#notes .meta")!.TextContent.ShouldContain("written down");
        // The next one goes on from there.
        log.QuerySelector<IHtmlInputElement>("#SaidAt")!.Value.ShouldBe("10:40");
    }

    [Fact]
    public async Task While_a_session_goes_on_what_is_noted_is_said_now()
    {
        var meetings = $"/processes/{_web.Process}/meetings/new";
        using var planned = await _staff.SubmitAsync((await _staff.PageAsync(meetings)).Form(meetings), [("Title", "Today"), ("Sharing", "MediatorsOnly"), ("Date.Day", "4"), ("Date.Month", "10"), ("Date.Year", "2022"), ("Zone", "Asia/Yerevan")]);
        _log = planned.RedirectedTo() + "/log";
        var form = await FormAsync();
        form.QuerySelector("#SaidOn").ShouldBeNull();
        form.QuerySelector<IHtmlInputElement>("#SaidAt")!.IsRequired.ShouldBeFalse();
        await KeepAsync(("Text", "Said now"), ("SaidAt", ""));
        await KeepAsync(("Text", "Said before"), ("SaidAt", "09:15"));

        (await _staff.PageAsync(_log)).QuerySelectorAll("#notes li[id^=note]").Select(l => l.QuerySelector("time")!.TextContent + " " + l.QuerySelector(".as-typed")!.TextContent).ShouldBe(["09:15 Said before", "16:00 Said now"]);
    }

    [Fact]
    public async Task A_session_is_ended_on_its_log_once()
    {
        var meetings = $"/processes/{_web.Process}/meetings/new";
        using var logged = await _staff.SubmitAsync(
            (await _staff.PageAsync(meetings)).Form(meetings),
            [("Title", "Today"), ("Sharing", "MediatorsOnly"), ("Date.Day", "4"), ("Date.Month", "10"), ("Date.Year", "2022"), ("Start", "15:00"), ("Zone", "Asia/Yerevan"), ("Held", "true")]);
        var meeting = logged.RedirectedTo();
        var end = meeting + "/log/end";
        using var ended = await _staff.SubmitAsync((await _staff.PageAsync(meeting + "/log")).Form(end), []);
        ended.RedirectedTo().ShouldBe(meeting + "/log");

        var log = await _staff.PageAsync(meeting + "/log");
        log.QuerySelectorAll("form").ShouldNotContain(f => f.GetAttribute("action") == end);
        log.QuerySelector(".title")!.TextContent.ShouldContain("Ended:");
        (await _staff.PageAsync(meeting + "/edit")).QuerySelector<IHtmlInputElement>("#End")!.Value.ShouldBe("16:00");
    }

    [Fact]
    public async Task Who_may_read_a_new_meeting_is_chosen_and_not_preset()
    {
        var meetings = $"/processes/{_web.Process}/meetings/new";
        var form = (await _staff.PageAsync(meetings + "?now=true")).Form(meetings + "?now=true");
        form.QuerySelectorAll<IHtmlInputElement>("input[name=Sharing]").ShouldNotContain(i => i.IsChecked);

        using var answer = await _staff.SubmitAsync(form, [("Title", "Ring back")]);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var again = await Answers.PageAsync(answer);
        again.QuerySelector(".error-summary, [role=alert]")!.TextContent.ShouldContain("Choose who may read it.");
        again.QuerySelector<IHtmlInputElement>("#Title")!.Value.ShouldBe("Ring back");
    }

    [Fact]
    public async Task A_page_of_earlier_notes_leads_back_and_takes_none()
    {
        var earlier = await _staff.PageAsync(_log + "?before=2022-01-01T00:00:00Z");
        earlier.QuerySelector("#compose").ShouldBeNull();
        earlier.QuerySelector("main")!.QuerySelectorAll("a").ShouldContain(a => a.GetAttribute("href") == _log);
    }

    [Fact]
    public async Task The_script_is_answered_in_a_word()
    {
        _staff.Headers["X-Log"] = "1";
        using var kept = await _staff.SubmitAsync(await FormAsync(), [("Text", "Kept"), ("SaidAt", "10:00")]);
        kept.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        using var refused = await _staff.SubmitAsync(await FormAsync(), [("Text", "A confidence"), ("For", "SharedRecord"), ("Conveyance", "No"), ("SaidAt", "10:00")]);
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await refused.TextAsync()).ShouldContain("What stands in the shared record is known to everybody.");
    }

    [Fact]
    public async Task What_stays_on_a_device_is_opened_for_its_own_account_alone()
    {
        var form = await FormAsync();
        var (key, sealedKey) = (form.GetAttribute("data-key")!, form.GetAttribute("data-sealed")!);
        using var own = await _staff.PostAsync("/device-key", await _staff.PageAsync(_log), ("sealed", sealedKey));
        (await own.TextAsync()).ShouldBe(key);
        using var lead = await _web.SignedInAsync("lead");
        using var foreign = await lead.PostAsync("/device-key", await lead.PageAsync(_log), ("sealed", sealedKey));
        foreign.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var broken = await _staff.PostAsync("/device-key", await _staff.PageAsync(_log), ("sealed", sealedKey[..^4] + "AAAA"));
        broken.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Under_the_Chatham_House_Rule_no_page_names_who_spoke()
    {
        var speaker = (await FormAsync()).QuerySelectorAll<IHtmlOptionElement>("#SaidBy option").First(o => o.TextContent.EndsWith("(ARM)", StringComparison.Ordinal)).Value;
        await KeepAsync(("Text", "We can live with it"), ("SaidBy", speaker));
        (await _staff.PageAsync(_log)).QuerySelector("#notes .pm").ShouldNotBeNull();

        using var ruled = await _staff.PressAsync(_log, _log + "/attribution", ("attributed", "false"));
        var log = await _staff.PageAsync(_log);
        log.QuerySelector("#notes .pm").ShouldBeNull();
        log.QuerySelector("#notes strong").ShouldBeNull();
        log.QuerySelector("main")!.TextContent.ShouldContain("Nobody is told who takes part or who said what");
        (await _staff.PageAsync(_log[..^"/log".Length])).QuerySelector("aside")!.TextContent.ShouldContain("Nobody is told who takes part.");
    }

    private async Task<IHtmlFormElement> FormAsync() => (await _staff.PageAsync(_log)).QuerySelector<IHtmlFormElement>("#compose")!;

    private async Task KeepAsync(params (string Name, string Value)[] fields)
    {
        _web.Clock.Advance(TimeSpan.FromSeconds(1));
        using var answer = await _staff.SubmitAsync(await FormAsync(), Then(fields));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    private static (string, string)[] Then((string Name, string Value)[] fields) => fields.Any(f => f.Name == "SaidAt") ? fields : [.. fields, ("SaidAt", "10:00")];

    private async Task<string> NotesAsync() => (await _staff.PageAsync(_log)).QuerySelector("#notes")!.TextContent;
}
