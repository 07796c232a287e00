using System.Net;
using System.Text.RegularExpressions;
using Negotiations.Web.Tests.Host;

namespace Negotiations.Web.Tests.Trail;

public sealed partial class TrailPageTests(WebFixture web)
{
    [Fact]
    public async Task An_auditor_reads_metadata_narrows_it_and_pages()
    {
        using var browser = await web.SignedInAsync("auditor");
        var all = await browser.PageAsync("/trail");
        all.QuerySelectorAll("tbody tr").Length.ShouldBe(50);
        all.QuerySelector("a[rel=next]").ShouldNotBeNull();
        all.QuerySelectorAll("#RecordType option").Select(o => o.TextContent).ShouldContain("Person on a list");
        all.QuerySelectorAll("#From-hint, #To-hint").Select(h => h.TextContent).ShouldAllBe(h => h == "Day in UTC");
        all.QuerySelector("#error-summary").ShouldBeNull();
        var some = await browser.PageAsync("/trail?Done=Created&RecordType=Party");
        some.QuerySelectorAll("tbody tr").ShouldNotBeEmpty();
        some.QuerySelectorAll("tbody tr").ShouldAllBe(row => row.TextContent.Contains("Party") && row.TextContent.Contains("Created"));
        var older = await browser.PageAsync("/trail?Before=3");
        older.QuerySelectorAll("tbody tr").Length.ShouldBe(2);
        (await browser.PageAsync("/trail?to=9999-12-31")).QuerySelectorAll("tbody tr").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task An_auditor_verifies_the_trail_and_never_sees_content()
    {
        // A server of its own: elsewhere others write into the trail meanwhile.
        await using var own = await WebFixture.StartAsync();
        using var browser = await own.SignedInAsync("auditor");
        var page = await browser.PageAsync("/trail");
        page.QuerySelector("a[href='/trail/verify']").ShouldNotBeNull();
        using var file = await browser.GetAsync(page.QuerySelector("a[href$='checkpoint.jws']")!.GetAttribute("href")!);
        file.Content.Headers.ContentDisposition!.FileName.ShouldBe("checkpoint-20221004T120000000Z.jws");
        var checkpoint = await file.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        using var answer = await browser.SubmitAsync((await browser.PageAsync("/trail/verify")).Form("/trail/verify"), [("Proofs", checkpoint)]);
        var verdict = await answer.PageAsync();
        verdict.QuerySelector("h1")!.TextContent.ShouldBe("The trail holds");
        verdict.QuerySelector(".facts")!.TextContent.ShouldContain("held to");
        using var forged = await browser.SubmitAsync((await browser.PageAsync("/trail/verify")).Form("/trail/verify"), [("Proofs", checkpoint.Trim()[..^8] + "AAAAAAAA")]);
        var again = await forged.PageAsync();
        again.QuerySelector("#error-summary")!.TextContent.ShouldContain("Proof 1 is forged or was altered");
        again.QuerySelector("#Proofs")!.TextContent.ShouldContain("eyJ", Case.Sensitive, "what was given stays");
        (await browser.PageAsync("/trail")).QuerySelector("tbody tr")!.TextContent.ShouldContain("Verified the trail");
    }

    [Theory]
    [InlineData("lead")]
    [InlineData("arm.head")]
    [InlineData("admin")]
    public async Task Nobody_else_reads_or_verifies_the_whole_trail(string userName)
    {
        using var browser = await web.SignedInAsync(userName);
        using var read = await browser.GetAsync("/trail");
        read.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var verify = await browser.PostAsync("/trail/verify", await browser.PageAsync("/account"));
        verify.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_delegation_reads_what_was_done_with_its_own_records_and_no_number_of_an_entry()
    {
        using var browser = await web.SignedInAsync("arm.head");
        var own = await browser.PageAsync($"/processes/{web.Process}/trail");
        own.QuerySelectorAll("tbody tr").ShouldNotBeEmpty();
        own.QuerySelectorAll("tbody th, tbody td").ShouldAllBe(cell => !BareNumber().IsMatch(cell.TextContent.Trim()));
        own.Body!.TextContent.ShouldNotContain("aze.", Case.Insensitive);
    }

    [Theory]
    [InlineData("lead")]
    [InlineData("observer")]
    [InlineData("intermediary")]
    public async Task Who_has_no_delegation_has_no_own_trail(string userName)
    {
        using var browser = await web.SignedInAsync(userName);
        using var answer = await browser.GetAsync($"/processes/{web.Process}/trail");
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("12")]
    [InlineData("AAAAAAAAAAA")]
    [InlineData("not base 64!")]
    public async Task A_place_in_the_trail_cannot_be_made_up(string place)
    {
        using var browser = await web.SignedInAsync("arm.head");
        using var answer = await browser.GetAsync($"/processes/{web.Process}/trail?after={Uri.EscapeDataString(place)}");
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [GeneratedRegex("^[0-9]+$")]
    private static partial Regex BareNumber();
}
