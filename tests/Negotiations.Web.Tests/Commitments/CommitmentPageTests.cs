using System.Net;
using AngleSharp.Html.Dom;
using Negotiations.Web.Tests.Host;

namespace Negotiations.Web.Tests.Commitments;

/// <summary>The pages of commitments, without JavaScript.</summary>
public sealed class CommitmentPageTests : IAsyncLifetime
{
    private WebFixture _web = null!;
    private Browser _staff = null!;

    private string Commitments => $"/processes/{_web.Process}/commitments";

    public async ValueTask InitializeAsync()
    {
        _web = await WebFixture.StartAsync();
        _staff = await _web.SignedInAsync("staff");
    }

    public async ValueTask DisposeAsync()
    {
        _staff.Dispose();
        await _web.DisposeAsync();
    }

    [Fact]
    public async Task What_is_missing_or_wrong_stands_beside_its_field_and_what_was_typed_stays()
    {
        using var answer = await SubmitAsync(
            _staff, Commitments + "/new", ("What", ""), ("WithinDays", "soon"), ("Event", "Ստորագրում"), ("Date.Day", "31"), ("Date.Month", "2"), ("Date.Year", "2023"));

        var again = await answer.PageAsync();
        again.QuerySelector("#What-error")!.TextContent.ShouldContain("Say what is to be done.");
        again.QuerySelector("#Who-error")!.TextContent.ShouldContain("Say who is to do it.");
        again.QuerySelector("#WithinDays-error")!.TextContent.ShouldContain("from 1 to 3650");
        again.QuerySelector("#Meeting-error")!.TextContent.ShouldContain("Say where it comes from");
        again.QuerySelectorAll("#error-summary a").ShouldContain(a => a.GetAttribute("href") == "#Meeting" && a.TextContent.StartsWith("Meeting: Say where"));
        ((IHtmlInputElement)again.QuerySelector("#Event")!).Value.ShouldBe("Ստորագրում");
        ((IHtmlInputElement)again.QuerySelector("[name='Date.Day']")!).Value.ShouldBe("31");
    }

    [Fact]
    public async Task What_does_not_fit_together_is_said_beside_its_fields_all_at_once()
    {
        var party = "party." + await _web.ReadAsync(db => db.Parties.Single(p => p.ProcessId == _web.Process && p.Code == "ARM").Id.ToString());
        using var answer = await SubmitAsync(
            _staff, Commitments + "/new", ("Who", party), ("ToWhom", party), ("Statement", "A statement"), ("Sharing", "OneDelegation"), ("EventOn.Year", "2022"));

        var errors = (await answer.PageAsync()).QuerySelectorAll(".err").Select(e => e.Id).ToList();

        errors.ShouldBe(["What-error", "ToWhom-error", "Delegation-error", "WithinDays-error", "EventOn-error", "Source-error"]);
        // What only the records tell stands beside its field as well.
        var meetings = $"/processes/{_web.Process}/meetings/new";
        using var planned = await SubmitAsync(_staff, meetings, ("Title", "Among ourselves"), ("Sharing", "MediatorsOnly"), ("Date.Year", "2022"));
        var closed = planned.RedirectedTo().Split('/')[^1];
        using var wider = await SubmitAsync(_staff, Commitments + "/new", ("What", "Maps"), ("Who", party), ("Meeting", closed), ("Sharing", "Parties"));
        (await wider.PageAsync()).QuerySelector("#Sharing-error")!.TextContent.ShouldContain("Not everybody who would read it may know of this meeting");
    }

    [Fact]
    public async Task A_claim_and_an_assessment_stand_side_by_side_and_move_where_it_stands_for_whoever_reads_them()
    {
        var commitment = await TakeDownAsync(("Sharing", "Parties"));
        using var head = await _web.SignedInAsync("arm.head");
        using var other = await _web.SignedInAsync("aze.head");
        using var claimed = await SubmitAsync(
            head, commitment + "/claim", ("Compliance", "Done"), ("On.Year", "2022"), ("Text", "Zorgite: sent by courier"), ("Evidence[0].Text", "Receipt"), ("Reach", "Mediators"));
        claimed.RedirectedTo().ShouldBe(commitment);

        (await StandingAsync(_staff, commitment)).ShouldBe("Claimed done");
        (await StandingAsync(other, commitment)).ShouldBe("Open, without a date");
        (await other.PageAsync(commitment)).Body!.TextContent.ShouldNotContain("Zorgite");

        using var assessed = await SubmitAsync(_staff, commitment + "/assess", ("Verdict", "Verified"), ("Text", "Seen by us"), ("Reach", "EveryReader"));
        assessed.RedirectedTo().ShouldBe(commitment);
        (await StandingAsync(other, commitment)).ShouldBe("Verified");
        (await head.PageAsync(commitment)).QuerySelectorAll("[aria-labelledby=said] .as-typed").Select(t => t.TextContent.Trim()).ShouldBe(["Zorgite: sent by courier", "Seen by us"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_member_of_a_delegation_reads_and_is_offered_no_form()
    {
        var commitment = await TakeDownAsync(("Sharing", "Parties"));
        using var member = await _web.SignedInAsync("arm.member");

        var page = await member.PageAsync(commitment);

        page.QuerySelectorAll("main .acts a, main form[method=post]").ShouldBeEmpty();
        foreach (var form in new[] { "/claim", "/assess", "/edit", "/end" })
        {
            using var answer = await member.GetAsync(commitment + form);
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound, form);
        }
    }

    [Fact]
    public async Task Days_of_an_event_become_a_date_when_the_event_has_happened()
    {
        var commitment = await TakeDownAsync(("WithinDays", "10"), ("Event", "the signing"), ("Zone", "Europe/Zurich"), ("Sharing", "Parties"));
        (await StandingAsync(_staff, commitment)).ShouldBe("Open, no date yet");

        using var dated = await SubmitAsync(_staff, commitment + "/event", ("EventOn.Day", "1"), ("EventOn.Month", "10"), ("EventOn.Year", "2020"));

        dated.RedirectedTo().ShouldBe(commitment);
        (await _staff.PageAsync(commitment)).QuerySelector("[aria-labelledby=about]")!.TextContent.ShouldContain("11 Oct 2020");
        (await StandingAsync(_staff, commitment)).ShouldStartWith("Overdue");
    }

    [Fact]
    public async Task What_ended_says_why_and_can_be_taken_up_again()
    {
        var commitment = await TakeDownAsync(("Sharing", "Parties"));
        using var lead = await _web.SignedInAsync("lead");
        using var without = await SubmitAsync(lead, commitment + "/end", ("Ending", "Withdrawn"), ("Reason", ""));
        (await without.PageAsync()).QuerySelector("#error-summary").ShouldNotBeNull();
        using var ended = await SubmitAsync(lead, commitment + "/end", ("Ending", "Withdrawn"), ("Reason", "Both sides let it go"));

        ended.RedirectedTo().ShouldBe(commitment);
        (await _staff.PageAsync(commitment)).QuerySelector("main")!.TextContent.ShouldContain("Both sides let it go");
        using var again = await lead.PressAsync(commitment, commitment + "/take-up");
        (await StandingAsync(_staff, commitment)).ShouldBe("Open, without a date");
    }

    [Fact]
    public async Task Two_editors_are_shown_both_texts()
    {
        var commitment = await TakeDownAsync();
        var (mine, theirs) = (await _staff.PageAsync(commitment + "/edit"), await _staff.PageAsync(commitment + "/edit"));
        using var first = await _staff.SubmitAsync(Form(theirs, commitment + "/edit"), [("What", "Their wording")]);

        using var conflict = await _staff.SubmitAsync(Form(mine, commitment + "/edit"), [("What", "My wording")]);

        conflict.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var main = (await conflict.PageAsync()).QuerySelector("main")!.TextContent;
        main.ShouldContain("Their wording");
        main.ShouldContain("My wording");
    }

    [Fact]
    public async Task The_list_is_filtered_by_its_address_and_found_in_another_script()
    {
        await TakeDownAsync(("What", "Քարտեզները հանձնել"), ("Sharing", "Parties"));
        using var head = await _web.SignedInAsync("arm.head");

        var found = await head.PageAsync(Commitments + "?q=kartezner");

        found.QuerySelectorAll("tbody tr th").Select(c => c.TextContent.Trim()).ShouldBe(["Քարտեզները հանձնել"]);
        (await head.PageAsync(Commitments + "?q=nothing-like-it")).QuerySelector("main")!.TextContent.ShouldContain("There is no such commitment.");
        (await head.PageAsync(Commitments + "?status=Overdue&q=kartezner")).QuerySelectorAll("tbody tr").ShouldBeEmpty();
    }

    [Fact]
    public async Task The_demonstration_shows_a_disputed_an_overdue_and_a_verified_one_and_the_brief_tells_what_is_due()
    {
        using var head = await _web.SignedInAsync("arm.head");

        var states = (await head.PageAsync(Commitments)).QuerySelectorAll("tbody tr")
            .ToDictionary(r => r.QuerySelector("th")!.TextContent.Trim(), r => r.QuerySelector("[data-label=State]")!.TextContent.Trim());

        states.Count.ShouldBe(11);
        states.Single(s => s.Key.StartsWith("Return the Aghdam", StringComparison.Ordinal)).Value.ShouldBe("Verified");
        states.Single(s => s.Key.StartsWith("Exchange prisoners", StringComparison.Ordinal)).Value.ShouldBe("Disputed");
        states.Single(s => s.Key.StartsWith("Tell the mediators", StringComparison.Ordinal)).Value.ShouldStartWith("Overdue");
        var brief = (await head.PageAsync($"/processes/{_web.Process}/reports/brief")).QuerySelector("main")!.TextContent;
        brief.ShouldContain("Tell the mediators on which days");
        brief.ShouldNotContain("Circulate the next draft");
        (await _staff.PageAsync($"/processes/{_web.Process}/reports/brief")).QuerySelector("main")!.TextContent.ShouldContain("Circulate the next draft");
    }

    private static async Task<string> StandingAsync(Browser browser, string commitment) =>
        (await browser.PageAsync(commitment)).QuerySelector(".title .status, .title p")!.TextContent.Trim();

    private static IHtmlFormElement Form(IHtmlDocument page, string address)
    {
        var form = (IHtmlFormElement)page.QuerySelector("main form[method=post]")!;
        form.SetAttribute("action", form.GetAttribute("action") is { Length: > 0 } action ? action : address);
        return form;
    }

    private static async Task<HttpResponseMessage> SubmitAsync(Browser browser, string address, params (string Name, string Value)[] fill) =>
        await browser.SubmitAsync(Form(await browser.PageAsync(address), address), fill);

    private async Task<string> TakeDownAsync(params (string Name, string Value)[] fill)
    {
        var party = await _web.ReadAsync(db => db.Parties.Single(p => p.ProcessId == _web.Process && p.Code == "ARM").Id.ToString());
        (string Name, string Value)[] usual = [("What", "Hand over the maps"), ("Who", "party." + party), ("Statement", "A statement"), ("Source", "Where it is published"), ("Sharing", "MediatorsOnly")];
        using var answer = await SubmitAsync(_staff, Commitments + "/new", [.. fill, .. usual.ExceptBy(fill.Select(f => f.Name), u => u.Name)]);
        return answer.RedirectedTo();
    }
}
