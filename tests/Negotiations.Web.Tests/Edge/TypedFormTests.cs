using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Negotiations.Web.Tests.Host;

namespace Negotiations.Web.Tests.Edge;

/// <summary>What holds for every form and every address, tried on some.</summary>
public sealed class TypedFormTests : IAsyncLifetime
{
    private WebFixture _web = null!;
    private Browser _staff = null!;

    private string Process => $"/processes/{_web.Process}";

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
    public async Task A_sign_that_nobody_sees_is_said_beside_the_field_that_holds_it_and_what_was_typed_stays()
    {
        var address = Process + "/claims/new";
        using var answer = await _staff.SubmitAsync((await _staff.PageAsync(address)).Form(address), [("Title", "Held \u202Esnosrep"), ("Kind", "Figure")]);
        var page = await answer.PageAsync();
        var error = page.QuerySelector("#Title-error")!.TextContent;
        error.ShouldContain("U+202E");
        error.ShouldContain("after “Held”");
        ((IHtmlInputElement)page.QuerySelector("#Title")!).Value.ShouldBe("Held \u202Esnosrep");
        (await _staff.PageAsync(Process + "/claims")).QuerySelector("main")!.TextContent.ShouldNotContain("snosrep");
    }

    [Fact]
    public async Task It_is_said_beside_a_field_that_is_called_otherwise_in_the_form()
    {
        var address = Process + "/agreements/new";
        using var answer = await _staff.SubmitAsync((await _staff.PageAsync(address)).Form(address), [("Heading", "Treaty \u2067fo"), ("Sharing", "Parties")]);
        (await answer.PageAsync()).QuerySelector("#Heading-error")!.TextContent.ShouldContain("U+2067");
    }

    [Theory]
    [InlineData("claims/new?commitment=nonsense")]
    [InlineData("claims/new?meeting=nonsense")]
    [InlineData("commitments/new?provision=nonsense")]
    [InlineData("meetings/new?proposal=nonsense")]
    public async Task A_key_in_an_address_that_is_none_is_not_found(string address)
    {
        using var wrong = await _staff.GetAsync($"{Process}/{address}");
        wrong.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var empty = await _staff.GetAsync($"{Process}/{address.Replace("nonsense", "", StringComparison.Ordinal)}");
        empty.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task More_languages_are_more_also_while_a_line_is_empty()
    {
        var address = Process + "/agreements/new";
        var form = (await _staff.PageAsync(address)).Form(address);
        var before = Lines(form);
        using var answer = await _staff.SubmitAsync(form, [("Languages[0].Tag", "en"), ("More", "true")]);
        Lines((await answer.PageAsync()).Form(address)).ShouldBeGreaterThan(before);

        static int Lines(IHtmlFormElement form) => form.QuerySelectorAll("select[name^='Languages['][name$='.Tag']").Length;
    }

    [Fact]
    public async Task Whoever_tried_too_often_is_led_back_to_the_page()
    {
        await using var web = await WebFixture.StartAsync(("Limits:SignIn", "1"));
        using var browser = web.Browser();
        (await browser.SignInAsync("lead", "not the password at all")).Dispose();
        using var answer = await browser.SignInAsync("lead", "not the password at all");
        answer.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        var page = await answer.PageAsync();
        page.QuerySelectorAll<IHtmlAnchorElement>("main a").Select(a => a.PathName).ShouldContain("/sign-in");
        page.QuerySelector("main")!.TextContent.ShouldContain("seconds");
    }
}
