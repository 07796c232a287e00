using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Negotiations.Web.Tests.Look;

public sealed class AppearanceTests(LookHost host) : IClassFixture<LookHost>
{
    [Fact]
    public async Task The_choice_is_kept_and_leads_back_to_the_page()
    {
        var browser = await Open("/gallery?sort=born");
        using var chosen = await browser.Post("Dark", browser.ReturnUrl);
        chosen.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        chosen.Headers.Location!.ToString().ShouldBe("/gallery?sort=born");
        var cookie = chosen.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("appearance=", StringComparison.Ordinal));
        cookie.ShouldStartWith("appearance=dark;");
        cookie.ShouldContain("httponly", Case.Insensitive);
        (await ThemeWith("appearance=dark")).ShouldBe("dark");
    }

    [Theory]
    [InlineData("appearance=light", "light")]
    [InlineData("appearance=puce", "auto")]
    [InlineData("other=dark", "auto")]
    public async Task Without_a_known_choice_the_system_decides(string cookie, string theme) =>
        (await ThemeWith(cookie)).ShouldBe(theme);

    [Fact]
    public async Task Following_the_system_takes_the_cookie_away()
    {
        var browser = await Open("/gallery");
        using var chosen = await browser.Post("System", "/gallery");
        chosen.Headers.GetValues("Set-Cookie").ShouldContain(c => c.StartsWith("appearance=;", StringComparison.Ordinal) && c.Contains("expires=Thu, 01 Jan 1970", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://example.org/")]
    [InlineData("//example.org/")]
    [InlineData("/\\example.org")]
    [InlineData("")]
    public async Task The_way_back_never_leads_elsewhere(string returnUrl)
    {
        var browser = await Open("/gallery");
        using var chosen = await browser.Post("Light", returnUrl);
        chosen.Headers.Location!.ToString().ShouldBe("/");
    }

    [Fact]
    public async Task A_choice_without_the_forms_token_is_refused()
    {
        var browser = await Open("/gallery");
        using var refused = await (browser with { Token = "forged" }).Post("Dark", "/gallery");
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private async Task<string?> ThemeWith(string cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/gallery");
        request.Headers.Add("Cookie", cookie);
        using var response = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var page = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return page.DocumentElement.GetAttribute("data-bs-theme");
    }

    private async Task<Browser> Open(string address)
    {
        using var response = await host.Client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
        var page = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var form = (IHtmlFormElement)page.QuerySelector("form.appearance")!;
        var cookie = response.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        return new Browser(host.Client, cookie, Value("__RequestVerificationToken"), Value("returnUrl"));

        string Value(string name) => ((IHtmlInputElement)form.Elements[name]!).Value;
    }

    private sealed record Browser(HttpClient Client, string Cookie, string Token, string ReturnUrl)
    {
        public async Task<HttpResponseMessage> Post(string choice, string returnUrl)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/appearance");
            request.Headers.Add("Cookie", Cookie);
            request.Content = new FormUrlEncodedContent([new("__RequestVerificationToken", Token), new("choice", choice), new("returnUrl", returnUrl)]);
            return await Client.SendAsync(request, TestContext.Current.CancellationToken);
        }
    }
}
