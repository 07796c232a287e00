using System.Net;
using AngleSharp.Html.Dom;
using Negotiations.Web.Tests.Host;

namespace Negotiations.Web.Tests.Accounts;

/// <summary>When a session ends. Each test has a server of its own, as it moves the clock or takes something away.</summary>
public sealed class SessionTests
{
    private const string Inside = "/account";

    [Fact]
    public async Task A_session_ends_after_thirty_minutes_without_a_request()
    {
        await using var web = await WebFixture.StartAsync();
        using var browser = await web.SignedInAsync("staff");
        web.Clock.Advance(TimeSpan.FromMinutes(29));
        (await browser.GetAsync(Inside)).StatusCode.ShouldBe(HttpStatusCode.OK);
        web.Clock.Advance(TimeSpan.FromMinutes(29));
        (await browser.GetAsync(Inside)).StatusCode.ShouldBe(HttpStatusCode.OK);
        web.Clock.Advance(TimeSpan.FromMinutes(31));
        (await browser.GetAsync(Inside)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_log_that_asks_by_itself_keeps_nobody_signed_in()
    {
        await using var web = await WebFixture.StartAsync();
        using var browser = await web.SignedInAsync("staff");
        var meetings = await browser.PageAsync($"/processes/{web.Process}/meetings?part=Held");
        var meeting = ((IHtmlAnchorElement)meetings.QuerySelector("tbody th a")!).PathName;
        web.Clock.Advance(TimeSpan.FromMinutes(29));
        (await browser.GetAsync(meeting + "/log/stamp")).StatusCode.ShouldBe(HttpStatusCode.OK);
        web.Clock.Advance(TimeSpan.FromMinutes(2));
        (await browser.GetAsync(Inside)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_session_ends_after_twelve_hours_whatever_happens()
    {
        await using var web = await WebFixture.StartAsync();
        using var browser = await web.SignedInAsync("staff");
        for (var minutes = 0; minutes < 12 * 60 - 20; minutes += 20)
        {
            web.Clock.Advance(TimeSpan.FromMinutes(20));
            (await browser.GetAsync(Inside)).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        web.Clock.Advance(TimeSpan.FromMinutes(20));
        (await browser.GetAsync(Inside)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Disabling_an_account_ends_its_sessions_at_once_and_keeps_it_out()
    {
        await using var web = await WebFixture.StartAsync();
        using var browser = await web.SignedInAsync("staff");
        using var administrator = await web.SignedInAsync("admin");
        var user = await web.UserIdAsync("staff");
        await administrator.PressAsync($"/accounts/{user}", $"/accounts/{user}/disable");
        (await browser.GetAsync(Inside)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var again = await web.Browser().SignInAsync("staff");
        again.StatusCode.ShouldBe(HttpStatusCode.OK);
        await administrator.PressAsync($"/accounts/{user}", $"/accounts/{user}/enable");
        (await browser.GetAsync(Inside)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var later = await web.SignedInAsync("staff");
    }

    [Fact]
    public async Task An_administrator_ends_all_sessions_of_an_account()
    {
        await using var web = await WebFixture.StartAsync();
        using var browser = await web.SignedInAsync("staff");
        using var administrator = await web.SignedInAsync("admin");
        var user = await web.UserIdAsync("staff");
        await administrator.PressAsync($"/accounts/{user}", $"/accounts/{user}/sessions/end");
        (await browser.GetAsync(Inside)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_seat_that_is_taken_away_is_gone_with_the_next_request_and_another_role_holds_at_once()
    {
        await using var web = await WebFixture.StartAsync();
        using var browser = await web.SignedInAsync("staff");
        using var administrator = await web.SignedInAsync("admin");
        var user = await web.UserIdAsync("staff");
        (await MarksAsync(browser)).ShouldContain("MED");

        var page = await administrator.PageAsync($"/accounts/{user}");
        (await administrator.SubmitAsync(page.Forms.Single(f => f.GetAttribute("action")!.EndsWith("/take", StringComparison.Ordinal)))).StatusCode
            .ShouldBe(HttpStatusCode.Redirect);
        (await browser.GetAsync($"/processes/{web.Process}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await browser.PageAsync(Inside)).Body!.TextContent.ShouldNotContain("Armenia");

        await administrator.PressAsync($"/accounts/{user}", $"/accounts/{user}/memberships", ("seat", web.Process.ToString()), ("role", "Observer"));
        (await MarksAsync(browser)).Distinct().ShouldBe(["OBS"]);
    }

    [Fact]
    public async Task A_new_password_ends_every_other_session_and_the_old_password()
    {
        await using var web = await WebFixture.StartAsync();
        using var browser = await web.SignedInAsync("staff");
        using var thief = browser.Copy();
        using var other = await web.SignedInAsync("staff");
        const string password = "four brass lanterns uphill";
        await browser.PressAsync(Inside, "/account/password", ("CurrentPassword", Infrastructure.Demonstration.DemonstrationAccounts.Password), ("NewPassword", password));
        (await browser.GetAsync(Inside)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await thief.GetAsync(Inside)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await other.GetAsync(Inside)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await web.Browser().SignInAsync("staff")).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var later = await web.SignedInAsync("staff", password);
    }

    [Theory]
    [InlineData("not my password", "four brass lanterns uphill", "This is not your password.")]
    [InlineData("a walk along two rivers", "too short", "12 characters")]
    [InlineData("a walk along two rivers", "password12345678", "tried first")]
    [InlineData("a walk along two rivers", "Armenia-Azerbaijan-1", "hardly more than a name")]
    public async Task A_password_that_will_not_do_is_refused_beside_its_field(string current, string password, string said)
    {
        await using var web = await WebFixture.StartAsync();
        using var browser = await web.SignedInAsync("staff");
        var page = await browser.PageAsync(Inside);
        using var answer = await browser.SubmitAsync(page.Form("/account/password"), [("CurrentPassword", current), ("NewPassword", password)]);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.PageAsync()).QuerySelector("#error-summary")!.TextContent.ShouldContain(said);
        (await answer.TextAsync()).ShouldNotContain(password);
    }

    [Fact]
    public async Task Somebody_ends_the_own_sessions_elsewhere_and_nobody_elses()
    {
        await using var web = await WebFixture.StartAsync();
        using var browser = await web.SignedInAsync("staff");
        using var other = await web.SignedInAsync("staff");
        using var stranger = await web.SignedInAsync("lead");
        var session = (await stranger.PageAsync(Inside)).QuerySelector("button[name=session]")!.GetAttribute("value")!;
        using var refused = await browser.PostAsync("/account/sessions/end", await browser.PageAsync(Inside), ("session", session));
        refused.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.GetAsync(Inside)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await browser.PressAsync(Inside, "/account/sessions/end");
        (await browser.GetAsync(Inside)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await other.GetAsync(Inside)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Guessing_is_slowed_and_sessions_and_other_addresses_are_not()
    {
        await using var web = await WebFixture.StartAsync();
        using var holder = await web.SignedInAsync("staff");
        using var guesser = web.Browser();
        for (var i = 0; i < 7; i++)
        {
            using var answer = await guesser.SignInAsync("lead", "not the password at all");
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            if (i < 4)
            {
                (await answer.TextAsync()).ShouldNotContain("Please wait");
            }
        }

        using var right = await guesser.SignInAsync("lead");
        (await right.TextAsync()).ShouldContain("Please wait");
        (await holder.GetAsync(Inside)).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var otherAccount = await web.SignedInAsync("observer");
        web.Clock.Advance(TimeSpan.FromMinutes(1));
        using var later = await web.SignedInAsync("lead");
    }

    [Fact]
    public async Task Whoever_signed_in_before_gets_in_while_a_stranger_keeps_guessing()
    {
        await using var web = await WebFixture.StartAsync(("Accounts:FreeFailures", "0"), ("Accounts:FreeFailuresOfAccount", "0"));
        using var holder = await web.SignedInAsync("lead");
        using var signedOut = await holder.PressAsync("/account", "/sign-out");
        for (var guess = 0; guess < 10; guess++)
        {
            using var answer = await web.Browser().SignInAsync("lead", "not the password at all");
            web.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        using var last = await web.Browser().SignInAsync("lead", "not the password at all");
        // From the same network, in a browser that is not known.
        using var stranger = await web.Browser().SignInAsync("lead");
        (await stranger.TextAsync()).ShouldContain("Please wait");
        (await holder.SignInAsync("lead")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task An_unknown_name_is_slowed_like_a_known_one()
    {
        await using var web = await WebFixture.StartAsync(("Accounts:FreeFailures", "0"));
        foreach (var name in new[] { "lead", "nobody.at.all" })
        {
            using var first = await web.Browser().SignInAsync(name, "not the password at all");
            (await first.TextAsync()).ShouldNotContain("Please wait");
            using var second = await web.Browser().SignInAsync(name, "not the password at all");
            (await second.TextAsync()).ShouldContain("Please wait 1 seconds");
        }
    }

    [Fact]
    public async Task Too_many_tries_a_minute_get_a_page_that_says_how_long_to_wait()
    {
        await using var web = await WebFixture.StartAsync(("Limits:SignIn", "2"));
        using var browser = web.Browser();
        (await browser.SignInAsync("lead", "not the password at all")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await browser.SignInAsync("lead", "not the password at all")).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var answer = await browser.SignInAsync("lead", "not the password at all");
        answer.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        answer.Headers.RetryAfter.ShouldNotBeNull();
        (await answer.PageAsync()).QuerySelector("h1")!.TextContent.ShouldBe("Too many tries");
    }

    [Fact]
    public async Task Opening_invitations_keeps_nobody_from_signing_in()
    {
        await using var web = await WebFixture.StartAsync(("Limits:SignIn", "2"));
        using var browser = web.Browser();
        for (var time = 0; time < 3; time++)
        {
            using var opened = await browser.GetAsync("/invitations/never");
            opened.StatusCode.ShouldBe(time < 2 ? HttpStatusCode.NotFound : HttpStatusCode.TooManyRequests);
        }

        (await browser.SignInAsync("lead")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    private static async Task<List<string>> MarksAsync(Browser browser) =>
        [.. (await browser.PageAsync(Inside)).QuerySelectorAll(".pm").Select(mark => mark.TextContent)];
}
