using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Negotiations.Web.Tests.Host;

namespace Negotiations.Web.Tests.Claims;

/// <summary>The pages of claims, without JavaScript.</summary>
public sealed class ClaimPageTests : IAsyncLifetime
{
    private WebFixture _web = null!;
    private Browser _staff = null!;

    private string Claims => $"/processes/{_web.Process}/claims";

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
    public async Task A_subject_and_its_claims_are_entered_and_stand_side_by_side_with_who_says_so()
    {
        var subject = await OpenAsync();
        await EnterAsync(subject, ("AsserterName", "A register"), ("Figure", "3,890"));
        await EnterAsync(subject, ("AsserterName", "An association"), ("Figure", "٤٥٠٠"), ("Text", "Չորս հազար հինգ հարյուր"), ("Language", "hy"));

        using var observer = await _web.SignedInAsync("observer");
        var page = await observer.PageAsync(subject);
        page.QuerySelectorAll("tbody tr").Select(r => r.QuerySelector("strong")!.TextContent).ShouldBe(["3,890 persons", "4,500 persons"], ignoreOrder: true);
        page.QuerySelectorAll("tbody tr .st-dispute").Length.ShouldBe(2);
        page.QuerySelector("p[lang=hy]")!.TextContent.ShouldBe("Չորս հազար հինգ հարյուր");
        page.QuerySelector("main")!.TextContent.ShouldNotContain("8,390");
        page.QuerySelectorAll("main .acts a").ShouldBeEmpty();
        var list = await observer.PageAsync(Claims + "?contradicting=true");
        list.QuerySelectorAll("section.panel").Single(p => p.QuerySelector("h2")!.TextContent.Trim() == "Missing").QuerySelectorAll(".claims > div").Length.ShouldBe(2);
    }

    [Theory]
    [InlineData("reports/brief")]
    [InlineData("claims")]
    [InlineData("timeline")]
    public async Task No_blank_stands_between_a_name_and_the_comma_or_colon_after_it(string page)
    {
        var text = (await _staff.PageAsync($"/processes/{_web.Process}/{page}")).QuerySelector("main")!.TextContent;
        text.ShouldContain("Azerbaijan");
        text.ShouldNotMatch(@"\s[,:]\s");
    }

    [Fact]
    public async Task What_is_wrong_stands_beside_its_field_and_what_was_typed_stays()
    {
        var subject = await OpenAsync();
        using var answer = await _staff.SubmitAsync((await _staff.PageAsync(subject + "/claim")).Form(subject + "/claim"), [("Asserter", "Other"), ("AsserterName", ""), ("Figure", "3.89"), ("Source", "Աղբյուր"), ("StatedOn.Year", "2022")]);
        var again = await answer.PageAsync();
        again.QuerySelector("#Figure-error")!.TextContent.ShouldContain("Give a whole number.");
        again.QuerySelector("#AsserterName-error")!.TextContent.ShouldContain("Give the name");
        ((IHtmlInputElement)again.QuerySelector("#Source")!).Value.ShouldBe("Աղբյուր");
        ((IHtmlInputElement)again.QuerySelector("#Figure")!).Value.ShouldBe("3.89");

        using var empty = await _staff.SubmitAsync((await _staff.PageAsync(subject + "/claim")).Form(subject + "/claim"), [("Asserter", "Intermediary"), ("StatedOn.Year", "2022"), ("Source", "A report")]);
        (await empty.PageAsync()).QuerySelector("#Figure-error")!.TextContent.ShouldContain("Give the figure.");
    }

    [Fact]
    public async Task An_allegation_is_alleged_or_denied_and_answered_where_the_commitment_tells_it()
    {
        var commitment = (await _staff.PageAsync($"/processes/{_web.Process}/commitments")).QuerySelectorAll<IHtmlAnchorElement>("th a").First().PathName;
        var form = $"{Claims}/new?commitment={commitment.Split('/')[^1]}";
        using var opened = await _staff.SubmitAsync((await _staff.PageAsync(form)).Form(Claims + "/new"), [("Title", "Shots at the crossing (made up)"), ("Kind", "Statement")]);
        var claim = opened.RedirectedTo();
        var page = await _staff.PageAsync(claim);
        var choices = page.QuerySelector("main")!.TextContent;
        choices.ShouldContain("Alleges it");
        choices.ShouldContain("Denies it");
        choices.ShouldNotContain("Says that it is so");
        using var said = await _staff.SubmitAsync(page.Form(claim), [("Asserter", "Other"), ("AsserterName", "A monitor"), ("Stance", "Affirms"), ("Text", "Three shots"), ("Source", "A report"), ("StatedOn.Year", "2022")]);
        said.RedirectedTo().ShouldBe(claim[..^"/claim".Length]);
        (await _staff.PageAsync(commitment)).QuerySelectorAll<IHtmlAnchorElement>("[aria-labelledby=alleged] a").Select(a => a.PathName).ShouldContain(claim);
        (await _staff.PageAsync(said.RedirectedTo())).QuerySelector("tbody strong")!.TextContent.ShouldBe("Alleges it");
    }

    [Fact]
    public async Task A_delegation_claims_supersedes_withdraws_and_replies()
    {
        var subject = await OpenAsync();
        using var head = await _web.SignedInAsync("arm.head");
        List<(string Address, string Text)> forms = [];
        using (var made = await head.SubmitAsync((await head.PageAsync(subject + "/claim")).Form(subject + "/claim"), [("Figure", "16"), ("Reach", "EveryReader")]))
        {
            made.RedirectedTo().ShouldBe(subject);
        }

        using (var superseded = await PressAsync("/supersede", ("Figure", "17"), ("Reach", "EveryReader")))
        {
            superseded.RedirectedTo().ShouldBe(subject);
        }

        using var observer = await _web.SignedInAsync("observer");
        var shown = await observer.PageAsync(subject);
        shown.QuerySelector("tbody strong")!.TextContent.ShouldBe("17 persons");
        shown.QuerySelector("tbody s")!.TextContent.ShouldBe("16 persons");
        shown.QuerySelector("main")!.TextContent.ShouldContain("Replaced by a later claim");

        using (var replied = await PressAsync("/reply", ("Text", "So it is"), ("Reach", "EveryReader")))
        {
            replied.RedirectedTo().ShouldBe(subject);
        }

        using (var unconfirmed = await PressAsync("/withdraw"))
        {
            (await unconfirmed.PageAsync()).QuerySelector("#Reason-error")!.TextContent.ShouldContain("Give the reason.");
        }

        using (var withdrawn = await PressAsync("/withdraw", ("Reason", "Counted twice")))
        {
            withdrawn.RedirectedTo().ShouldBe(subject);
        }

        var after = (await observer.PageAsync(subject)).QuerySelector("main")!;
        after.TextContent.ShouldContain("Counted twice");
        after.TextContent.ShouldContain("So it is");
        after.TextContent.ShouldContain("Replaced or taken back");
        after.TextContent.ShouldContain("Taken back");
        foreach (var (what, said) in new[] { ("/supersede", "Say a claim anew"), ("/withdraw", "Take this claim back?") })
        {
            forms.Single(f => f.Address.EndsWith(what, StringComparison.Ordinal)).Text.ShouldContain(said);
        }

        forms.Select(f => f.Text).Append(after.TextContent).ShouldAllBe(t => !t.Contains("upersede") && !t.Contains("ithdraw"), "said in plain words, everywhere");
        after.QuerySelectorAll("tbody strong").ShouldBeEmpty();

        async Task<HttpResponseMessage> PressAsync(string what, params (string Name, string Value)[] fill)
        {
            var address = (await head.PageAsync(subject)).QuerySelectorAll("tbody a").Select(a => a.GetAttribute("href")!).First(h => h.EndsWith(what, StringComparison.Ordinal));
            var page = await head.PageAsync(address);
            forms.RemoveAll(f => f.Address == address);
            forms.Add((address, page.QuerySelector("main")!.TextContent));
            return await head.SubmitAsync(page.Form(address), fill);
        }
    }

    [Fact]
    public async Task A_delegation_opens_a_subject_for_itself_which_nobody_else_finds()
    {
        using var head = await _web.SignedInAsync("arm.head");
        using var opened = await head.SubmitAsync((await head.PageAsync(Claims + "/new")).Form(Claims + "/new"), [("Title", "For ourselves"), ("Kind", "Figure"), ("Reach", "OwnDelegation")]);
        var subject = opened.RedirectedTo();
        (await head.PageAsync(subject)).QuerySelector(".conf")!.TextContent.ShouldContain("Your delegation only");
        foreach (var user in new[] { "lead", "staff", "aze.head", "observer", "intermediary" })
        {
            using var other = await _web.SignedInAsync(user);
            using var answer = await other.GetAsync(subject);
            answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound, user);
        }
    }

    [Fact]
    public async Task What_somebody_asserts_in_a_note_is_taken_down_on_the_log_and_begins_with_who_spoke_without_script()
    {
        var geneva = (await _staff.PageAsync($"/processes/{_web.Process}/meetings?part=Held")).QuerySelectorAll<IHtmlAnchorElement>("th a").First(a => a.TextContent.Contains("Drafting")).PathName;
        var log = geneva + "/log";
        var form = (await _staff.PageAsync(log)).Form(log);
        var party = form.QuerySelectorAll<IHtmlOptionElement>("#SaidBy option").First(o => o.TextContent == "Azerbaijan").Value;
        using var kept = await _staff.SubmitAsync(form, [("Text", "We hold 17 persons"), ("SaidBy", party), ("SaidAt", "10:00")]);
        var line = (await _staff.PageAsync(log)).QuerySelectorAll("#notes li[id^=note-]").Single(l => l.TextContent.Contains("We hold 17"));
        line.QuerySelector("a[data-follow]")!.GetAttribute("data-by").ShouldBe(party);
        var note = line.QuerySelector<IHtmlAnchorElement>("a[data-follow]")!.PathName;

        var claim = (await _staff.PageAsync(note)).Form(note + "/claim");
        string Chosen(string field) => claim.QuerySelector<IHtmlSelectElement>($"[name={field}]")!.SelectedOptions.Single().TextContent;
        (Chosen("Asserter"), claim.QuerySelector<IHtmlTextAreaElement>("[name=Said]")!.Value.Trim()).ShouldBe(("Azerbaijan", "We hold 17 persons"));
        (await _staff.PageAsync(note)).Form(note + "/commitment").QuerySelector<IHtmlSelectElement>("[name=Who]")!.SelectedOptions.Single().TextContent.ShouldBe("Azerbaijan");

        using var unsaid = await _staff.SubmitAsync(claim, [("About", "Held persons"), ("Figure", "seventeen"), ("Said", "As typed")]);
        var again = await unsaid.PageAsync();
        again.QuerySelector("#error-summary")!.TextContent.ShouldContain("Give a whole number.");
        claim = again.Form(note + "/claim");
        (claim.QuerySelector<IHtmlInputElement>("[name=About]")!.Value, claim.QuerySelector<IHtmlTextAreaElement>("[name=Said]")!.Value.Trim()).ShouldBe(("Held persons", "As typed"));
        using var taken = await _staff.SubmitAsync(claim, [("Figure", "17")]);
        taken.RedirectedTo().ShouldStartWith(log);
        (await _staff.PageAsync(taken.RedirectedTo())).QuerySelector("#log-saved")!.TextContent.ShouldBe("Kept: Claim");

        var subject = (await _staff.PageAsync(geneva + "/claims")).QuerySelectorAll<IHtmlAnchorElement>("h2 a").Single(a => a.TextContent == "Held persons");
        var row = (await _staff.PageAsync(subject.PathName)).QuerySelector("tbody tr")!;
        row.QuerySelector("strong")!.TextContent.ShouldBe("17");
        row.QuerySelector("th")!.TextContent.ShouldContain("Azerbaijan");
        (await _staff.PageAsync(note)).QuerySelectorAll<IHtmlOptionElement>("#claim-subjects option").First().Value.ShouldBe("Held persons");
    }

    private async Task<string> OpenAsync()
    {
        using var opened = await _staff.SubmitAsync(
            (await _staff.PageAsync(Claims + "/new")).Form(Claims + "/new"), [("Title", "Missing"), ("Kind", "Figure"), ("Unit", "persons"), ("Sharing", "AllMembers")]);
        return opened.RedirectedTo();
    }

    private async Task EnterAsync(string subject, params (string Name, string Value)[] fill)
    {
        using var made = await _staff.SubmitAsync(
            (await _staff.PageAsync(subject + "/claim")).Form(subject + "/claim"), [("Asserter", "Other"), ("Source", "A report"), ("StatedOn.Year", "2022"), ("Sharing", "AllMembers"), .. fill]);
        made.RedirectedTo().ShouldBe(subject);
    }
}
