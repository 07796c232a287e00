using System.Net;
using Negotiations.Application.Access;
using Negotiations.Application.Auditing;
using Negotiations.Infrastructure.Demonstration;
using Negotiations.Web.Tests.Host;

namespace Negotiations.Web.Tests.Accounts;

public sealed class SignInTests(WebFixture web)
{
    private const string Inside = "/account";

    public static TheoryData<string> Accounts => [.. DemonstrationAccounts.All.Select(a => a.UserName)];

    [Theory, MemberData(nameof(Accounts))]
    public async Task Every_demonstration_account_signs_in(string userName)
    {
        using var browser = await web.SignedInAsync(userName);
        using var answer = await browser.GetAsync(Inside);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory, MemberData(nameof(Accounts))]
    public async Task One_press_signs_in_to_a_demonstration_account(string userName)
    {
        using var browser = web.Browser();
        var page = await browser.PageAsync("/sign-in");
        using var answer = await browser.SubmitAsync(page.Form("/sign-in/demonstration"), press: userName);
        answer.Headers.Location!.ToString().ShouldBe("/");
        (await browser.GetAsync(Inside)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_is_led_to_sign_in_and_back()
    {
        using var browser = web.Browser();
        using var refused = await browser.GetAsync("/account?tab=sessions");
        refused.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        refused.Headers.Location!.ToString().ShouldBe("/sign-in?returnUrl=%2Faccount%3Ftab%3Dsessions");
        using var entered = await browser.SignInAsync("observer", returnUrl: "/account?tab=sessions");
        entered.Headers.Location!.ToString().ShouldBe("/account?tab=sessions");
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example/")]
    [InlineData("javascript:alert(1)")]
    public async Task Signing_in_leads_nowhere_else(string returnUrl)
    {
        using var browser = web.Browser();
        using var answer = await browser.SignInAsync("observer", returnUrl: returnUrl);
        answer.Headers.Location!.ToString().ShouldBe("/");
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_name_get_the_same_answer()
    {
        using var browser = web.Browser();
        async Task<string> TryAsync(string userName)
        {
            using var answer = await browser.SignInAsync(userName, "not the password at all");
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            var page = await answer.PageAsync();
            page.QuerySelector("#error-summary").ShouldNotBeNull();
            foreach (var token in page.QuerySelectorAll("input[name=__RequestVerificationToken]"))
            {
                token.Remove();
            }

            // The demonstration's own list of accounts has the name as well.
            page.QuerySelector("section[aria-labelledby=demonstration]")!.Remove();
            return page.Body!.InnerHtml.Replace(userName, "NAME", StringComparison.Ordinal);
        }

        (await TryAsync("arm.member")).ShouldBe(await TryAsync("no.such.account"));
    }

    [Fact]
    public async Task Signing_out_ends_the_session_on_the_server()
    {
        using var browser = await web.SignedInAsync("observer");
        using var thief = browser.Copy();
        var page = await browser.PageAsync(Inside);
        using var answer = await browser.SubmitAsync(page.Form("/sign-out"));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.GetValues("Clear-Site-Data").Single().ShouldContain("cache");
        (await browser.GetAsync(Inside)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await thief.GetAsync(Inside)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Signing_in_failing_and_signing_out_are_in_the_trail()
    {
        await using var own = await WebFixture.StartAsync();
        var user = await own.UserIdAsync("observer");
        using (await own.Browser().SignInAsync("observer", "not the password at all"))
        using (await own.Browser().SignInAsync("no.such.account", "not the password at all"))
        {
            using var browser = await own.SignedInAsync("observer");
            using var answer = await browser.SubmitAsync((await browser.PageAsync(Inside)).Form("/sign-out"));
        }

        var trail = await own.ReadAsync(
            db => db.AuditEntries.Where(e => e.RecordType == "User" && e.Action != AuditAction.Created && e.Action != AuditAction.Changed).OrderBy(e => e.Sequence)
                .Select(e => new { e.Action, e.ActorId, e.RecordId }).ToList(),
            Office.Auditor);
        trail.Select(e => e.Action).ShouldBe([AuditAction.SignInFailed, AuditAction.SignInFailed, AuditAction.SignedIn, AuditAction.SignedOut]);
        trail.Select(e => e.ActorId).ShouldBe([null, null, user, user]);
        trail[0].RecordId.ShouldBe(user.ToString());
        trail[1].RecordId.ShouldBe(Guid.Empty.ToString());
    }

    [Fact]
    public async Task The_session_cookie_cannot_be_read_by_scripts_or_sent_from_elsewhere()
    {
        using var browser = web.Browser();
        using var answer = await browser.SignInAsync("observer");
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("negotiations=", StringComparison.Ordinal)).ToLowerInvariant();
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=lax");
        cookie.ShouldContain("path=/");
        cookie.ShouldNotContain("domain=");
        cookie.ShouldNotContain("expires=");
    }
}
