using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Negotiations.Web.Tests.Host;

namespace Negotiations.Web.Tests.Edge;

public sealed class HeaderTests(WebFixture web)
{
    public static TheoryData<string> Addresses => ["/sign-in", "/account", "/no/such/page", "/health/live"];

    [Theory, MemberData(nameof(Addresses))]
    public async Task Every_answer_tells_the_browser_what_to_refuse(string address)
    {
        using var browser = await web.SignedInAsync("observer");
        using var answer = await browser.GetAsync(address);
        string Header(string name) => string.Join(", ", answer.Headers.TryGetValues(name, out var values) ? values : []);
        Header("Content-Security-Policy").ShouldBe(
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'");
        Header("X-Content-Type-Options").ShouldBe("nosniff");
        Header("Referrer-Policy").ShouldBe("same-origin");
        Header("Cross-Origin-Opener-Policy").ShouldBe("same-origin");
        Header("Cross-Origin-Resource-Policy").ShouldBe("same-origin");
        Header("Permissions-Policy").ShouldContain("camera=()");
        Header("Server").ShouldBeEmpty();
        Header("Cache-Control").ShouldContain("no-store");
    }

    [Fact]
    public async Task Assets_are_kept_by_browsers_for_a_year_and_ask_for_no_sign_in()
    {
        using var browser = web.Browser();
        var page = await browser.PageAsync("/sign-in");
        var assets = page.QuerySelectorAll("link[href]").Select(l => l.GetAttribute("href")!)
            .Concat(page.QuerySelectorAll("script[src]").Select(s => s.GetAttribute("src")!))
            .ToList();
        assets.Count.ShouldBeGreaterThan(2);
        foreach (var asset in assets)
        {
            using var answer = await browser.GetAsync(asset);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, asset);
            answer.Headers.CacheControl!.ToString().ShouldContain("max-age=31536000");
            answer.Headers.CacheControl.ToString().ShouldContain("immutable");
        }
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        using var browser = await web.SignedInAsync("observer");
        (await browser.PostAsync("/account/sessions/end", null)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await web.Browser().PostAsync("/sign-in", null, ("UserName", "observer"), ("Password", "x"))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_form_that_cannot_be_read_is_a_bad_request_and_has_a_page()
    {
        using var browser = await web.SignedInAsync("observer");
        var page = await browser.PageAsync("/account");
        using var answer = await browser.PostAsync("/account/sessions/end", page, ("any", "\0"));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.PageAsync()).QuerySelector("h1")!.TextContent.ShouldBe("Something went wrong");
    }

    [Fact]
    public void No_form_is_held_in_a_temporary_file()
    {
        var forms = web.Services.GetRequiredService<IOptions<FormOptions>>().Value;
        forms.MultipartBodyLengthLimit.ShouldBeLessThanOrEqualTo(forms.MemoryBufferThreshold);
        forms.BufferBody.ShouldBeFalse();
    }

    [Fact]
    public async Task What_is_no_form_is_refused_before_it_is_read()
    {
        using var browser = await web.SignedInAsync("observer");
        using var answer = await browser.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/account/sessions/end") { Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json") });
        answer.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
    }

    [Theory]
    [InlineData("cross-site")]
    [InlineData("same-site")]
    public async Task A_form_from_elsewhere_is_refused_whatever_it_holds(string site)
    {
        using var browser = await web.SignedInAsync("observer");
        var page = await browser.PageAsync("/account");
        browser.Headers["Sec-Fetch-Site"] = site;
        (await browser.SubmitAsync(page.Form("/account/sessions/end"))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        browser.Headers["Sec-Fetch-Site"] = "same-origin";
        (await browser.SubmitAsync(page.Form("/account/sessions/end"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Every_form_that_posts_carries_a_token()
    {
        using var browser = await web.SignedInAsync("admin");
        foreach (var address in new[] { "/account", "/accounts", "/accounts/invite", $"/accounts/{await web.UserIdAsync("staff")}" })
        {
            foreach (var form in (await browser.PageAsync(address)).Forms.Where(f => f.Method == "post"))
            {
                form.Elements.OfType<IHtmlInputElement>().Count(e => e.Name == "__RequestVerificationToken").ShouldBe(1, $"{form.GetAttribute("action")} on {address}");
            }
        }
    }

    [Fact]
    public async Task An_error_page_asked_for_by_its_address_is_not_found()
    {
        using var browser = web.Browser();
        (await browser.GetAsync("/error/500")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_foreign_process_is_answered_like_one_that_never_was()
    {
        using var browser = await web.SignedInAsync("auditor");
        using var foreign = await browser.GetAsync($"/processes/{web.Process}/lists");
        using var never = await browser.GetAsync($"/processes/{Guid.Parse("6a1c3c52-7f5d-4a0e-9c1b-0d9f3f6f2b11")}/lists");
        foreign.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await foreign.TextAsync()).ShouldBe(await never.TextAsync());
        foreign.Headers.ToString().ShouldBe(never.Headers.ToString());
    }
}
