using System.Net;
using System.Text.RegularExpressions;
using Negotiations.Application.Access;
using Negotiations.Web.Tests.Host;

namespace Negotiations.Web.Tests.Accounts;

/// <summary>How accounts come to be: the first by the token of the set-up, all others by invitation.</summary>
public sealed partial class JoiningTests
{
    private const string Password = "four brass lanterns uphill";

    [Fact]
    public async Task The_token_in_the_log_makes_the_first_administrator_once()
    {
        await using var web = await WebFixture.StartEmptyAsync();
        var token = Token().Match(web.Log.Text).Groups[1].Value;
        token.Length.ShouldBeGreaterThan(21, "128 bits or more");
        using var browser = web.Browser();
        (string, string)[] Filled(string t) => [("Token", t), ("UserName", "first"), ("DisplayName", "First administrator"), ("NewPassword", Password)];

        var page = await browser.PageAsync("/setup");
        using var wrong = await browser.SubmitAsync(page.Form("/setup"), Filled("not the token"));
        (await wrong.PageAsync()).QuerySelector("#error-summary")!.TextContent.ShouldContain("not the token");
        using var late = web.Browser();
        var latePage = await late.PageAsync("/setup");
        using var made = await browser.SubmitAsync(page.Form("/setup"), Filled(token));
        made.Headers.Location!.ToString().ShouldBe("/sign-in");

        using var second = await late.SubmitAsync(latePage.Form("/setup"), Filled(token));
        second.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await browser.GetAsync("/setup")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await web.ReadAsync(db => db.Users.Select(u => u.UserName + " " + u.Office).ToList())).ShouldBe(["first Administrator"]);
        using var administrator = await web.SignedInAsync("first", Password);
        (await administrator.GetAsync("/accounts")).StatusCode.ShouldBe(HttpStatusCode.OK);
        web.Log.Text.ShouldNotContain(Password);
    }

    [Fact]
    public async Task Two_who_set_up_at_once_make_one_administrator()
    {
        await using var web = await WebFixture.StartEmptyAsync();
        var token = Token().Match(web.Log.Text).Groups[1].Value;
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(async i =>
        {
            using var browser = web.Browser();
            var page = await browser.PageAsync("/setup");
            using var answer = await browser.SubmitAsync(
                page.Form("/setup"), [("Token", token), ("UserName", $"first{i}"), ("DisplayName", "First"), ("NewPassword", Password)]);
            return answer.StatusCode;
        }));
        answers.Count(a => a == HttpStatusCode.Redirect).ShouldBe(1);
        (await web.ReadAsync(db => db.Users.Count())).ShouldBe(1);
    }

    [Fact]
    public async Task Outside_the_demonstration_nothing_of_it_is_there()
    {
        await using var web = await WebFixture.StartEmptyAsync();
        using var browser = web.Browser();
        var page = await browser.PageAsync("/sign-in");
        page.QuerySelector("[aria-labelledby=demonstration]").ShouldBeNull();
        page.Body!.TextContent.ShouldNotContain("emonstration");
        using var answer = await browser.PostAsync("/sign-in/demonstration", page, ("UserName", "lead"));
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        browser.Cookies.Keys.ShouldBe(["__Host-forms"]);
    }

    [Fact]
    public async Task Over_https_the_session_cookie_is_bound_to_the_host()
    {
        await using var web = await WebFixture.StartEmptyAsync();
        var token = Token().Match(web.Log.Text).Groups[1].Value;
        using var browser = web.Browser();
        using var made = await browser.SubmitAsync(
            (await browser.PageAsync("/setup")).Form("/setup"), [("Token", token), ("UserName", "first"), ("DisplayName", "First"), ("NewPassword", Password)]);
        using var answer = await browser.SignInAsync("first", Password);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("__Host-negotiations=", StringComparison.Ordinal)).ToLowerInvariant();
        cookie.ShouldContain("; secure");
        cookie.ShouldContain("; httponly");
        cookie.ShouldContain("; samesite=lax");
        cookie.ShouldContain("; path=/");
        cookie.ShouldNotContain("domain");
        answer.Headers.GetValues("Strict-Transport-Security").Single().ShouldBe("max-age=31536000; includeSubDomains");
    }

    [Fact]
    public async Task An_invitation_is_used_once_and_its_holder_chooses_the_password()
    {
        await using var web = await WebFixture.StartAsync();
        using var administrator = await web.SignedInAsync("admin");
        var link = await InviteAsync(administrator, "new.observer");
        using var browser = web.Browser();
        using var taken = await browser.SubmitAsync((await browser.PageAsync(link)).Form(link), [("NewPassword", Password)]);
        taken.Headers.Location!.ToString().ShouldBe("/sign-in");
        (await browser.GetAsync(link)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var entered = await web.SignedInAsync("new.observer", Password);
        (await entered.GetAsync($"/processes/{web.Process}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_invitation_expires_after_seven_days()
    {
        await using var web = await WebFixture.StartAsync();
        string link;
        using (var administrator = await web.SignedInAsync("admin"))
        {
            link = await InviteAsync(administrator, "new.observer");
        }

        using var browser = web.Browser();
        web.Clock.Advance(TimeSpan.FromDays(7) - TimeSpan.FromSeconds(1));
        var page = await browser.PageAsync(link);
        web.Clock.Advance(TimeSpan.FromSeconds(1));
        (await browser.SubmitAsync(page.Form(link), [("NewPassword", Password)])).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await web.ReadAsync(db => db.Users.Single(u => u.UserName == "new.observer").PasswordHash)).ShouldBeNull();
    }

    [Fact]
    public async Task A_new_invitation_closes_the_one_before_and_can_be_taken_back()
    {
        await using var web = await WebFixture.StartAsync();
        using var administrator = await web.SignedInAsync("admin");
        var user = await web.UserIdAsync("staff");
        using var session = await web.SignedInAsync("staff");
        var first = await LinkAsync(await administrator.PressAsync($"/accounts/{user}", $"/accounts/{user}/invitation"));
        var second = await LinkAsync(await administrator.PressAsync($"/accounts/{user}", $"/accounts/{user}/invitation"));
        using var browser = web.Browser();
        (await browser.GetAsync(first)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await browser.GetAsync(second)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await session.GetAsync("/account")).StatusCode.ShouldBe(HttpStatusCode.OK);
        await administrator.PressAsync($"/accounts/{user}", $"/accounts/{user}/invitation/take-back");
        (await browser.GetAsync(second)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        var third = await LinkAsync(await administrator.PressAsync($"/accounts/{user}", $"/accounts/{user}/invitation"));
        await browser.PressAsync(third, third, ("NewPassword", Password));
        (await session.GetAsync("/account")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var later = await web.SignedInAsync("staff", Password);
    }

    [Fact]
    public async Task A_new_invitation_to_an_account_is_told_to_its_delegation_and_not_to_the_other()
    {
        const string Told = "Made a new invitation to an account of the delegation";
        await using var web = await WebFixture.StartAsync();
        using var administrator = await web.SignedInAsync("admin");
        var user = await web.UserIdAsync("arm.head");
        await LinkAsync(await administrator.PressAsync($"/accounts/{user}", $"/accounts/{user}/invitation"));

        using var member = await web.SignedInAsync("arm.member");
        using var other = await web.SignedInAsync("aze.head");
        (await member.PageAsync($"/processes/{web.Process}/trail")).Body!.TextContent.ShouldContain(Told);
        (await other.PageAsync($"/processes/{web.Process}/trail")).Body!.TextContent.ShouldNotContain(Told);
    }

    [Fact]
    public async Task The_last_administrator_cannot_be_disabled()
    {
        await using var web = await WebFixture.StartAsync();
        using var administrator = await web.SignedInAsync("admin");
        var user = await web.UserIdAsync("admin");
        using var answer = await administrator.PressAsync($"/accounts/{user}", $"/accounts/{user}/disable");
        (await answer.PageAsync()).QuerySelector("#error-summary")!.TextContent.ShouldContain("last administrator");
        (await administrator.GetAsync("/accounts")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("lead")]
    [InlineData("arm.head")]
    [InlineData("auditor")]
    public async Task Only_administrators_keep_accounts(string userName)
    {
        await using var web = await WebFixture.StartAsync();
        using var browser = await web.SignedInAsync(userName);
        var user = await web.UserIdAsync("staff");
        var own = await browser.PageAsync("/account");
        foreach (var address in new[] { "/accounts", "/accounts/invite", $"/accounts/{user}" })
        {
            (await browser.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NotFound, address);
        }

        foreach (var address in new[] { "invitation", "invitation/take-back", "disable", "enable", "sessions/end", $"memberships/{Guid.Empty}/take" })
        {
            (await browser.PostAsync($"/accounts/{user}/{address}", own)).StatusCode.ShouldBe(HttpStatusCode.NotFound, address);
        }

        (await web.ReadAsync(db => db.Users.Single(u => u.Id == user).DisabledAt)).ShouldBeNull();
    }

    [Fact]
    public async Task Accounts_are_found_by_part_of_a_name()
    {
        await using var web = await WebFixture.StartAsync();
        using var administrator = await web.SignedInAsync("admin");
        var page = await administrator.PageAsync("/accounts?q=aze.");
        page.QuerySelectorAll("tbody th a").Select(a => a.TextContent).ShouldBe(["Head of delegation, Azerbaijan", "Member of delegation, Azerbaijan"]);
    }

    [Fact]
    public async Task Administrators_and_auditors_get_no_seat()
    {
        await using var web = await WebFixture.StartAsync();
        using var administrator = await web.SignedInAsync("admin");
        var user = await web.UserIdAsync("auditor");
        using var answer = await administrator.PostAsync(
            $"/accounts/{user}/memberships", await administrator.PageAsync("/account"), ("seat", web.Process.ToString()), ("role", "Observer"));
        (await answer.PageAsync()).QuerySelector("#error-summary")!.TextContent.ShouldContain("belong to no process");
        (await web.ReadAsync(db => db.Memberships.Count(m => m.UserId == user), Office.Administrator)).ShouldBe(0);
    }

    private static async Task<string> InviteAsync(Browser administrator, string userName) =>
        await LinkAsync(await administrator.PressAsync("/accounts/invite", "/accounts/invite", ("UserName", userName), ("DisplayName", "New"), ("Office", "None")));

    private static async Task<string> LinkAsync(HttpResponseMessage answer) =>
        new Uri((await answer.PageAsync()).QuerySelector("#link")!.TextContent).AbsolutePath;

    [GeneratedRegex("with this token: ([A-Za-z0-9_-]+)")]
    private static partial Regex Token();
}
