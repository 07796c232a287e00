using System.Net;
using AngleSharp.Html.Dom;
using Negotiations.Web.Tests.Host;

namespace Negotiations.Web.Tests.Accounts;

/// <summary>A form that is sent when the sign-in has ended: nothing that was typed is lost, and nobody else gets it.</summary>
public sealed class KeptFormTests
{
    private const string Form = "/accounts/invite";
    private const string Typed = "Ծիրանունյան «Test» <b>";

    [Fact]
    public async Task What_was_typed_comes_back_after_signing_in_again_and_is_sent_with_one_press()
    {
        await using var web = await WebFixture.StartAsync();
        using var browser = await web.SignedInAsync("admin");
        using var ended = await SendTooLateAsync(web, browser);
        ended.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        var signIn = await ended.PageAsync();
        signIn.Body!.TextContent.ShouldContain("What you typed is kept");

        using var entered = await browser.SubmitAsync(signIn.Form("/sign-in"), [("UserName", "admin"), ("Password", "a walk along two rivers")]);
        entered.StatusCode.ShouldBe(HttpStatusCode.OK);
        var kept = (await entered.PageAsync()).Form(Form);
        kept.Elements.OfType<IHtmlInputElement>().Single(e => e.Name == "DisplayName").Value.ShouldBe(Typed);
        using var sent = await browser.SubmitAsync(kept);
        (await sent.PageAsync()).QuerySelector("#link").ShouldNotBeNull();
        (await web.ReadAsync(db => db.Users.Single(u => u.UserName == "late").DisplayName)).ShouldBe(Typed);
    }

    [Fact]
    public async Task It_survives_signing_out_in_another_window()
    {
        await using var web = await WebFixture.StartAsync();
        using var browser = await web.SignedInAsync("admin");
        var page = await browser.PageAsync(Form);
        using var left = await browser.PressAsync("/account", "/sign-out");

        using var late = await browser.SubmitAsync(page.Form(Form), [("UserName", "late"), ("DisplayName", Typed)]);
        var signIn = await late.PageAsync();
        signIn.Body!.TextContent.ShouldContain("What you typed is kept");
        using var entered = await browser.SubmitAsync(signIn.Form("/sign-in"), [("UserName", "admin"), ("Password", "a walk along two rivers")]);

        (await entered.PageAsync()).Form(Form).Elements.OfType<IHtmlInputElement>().Single(e => e.Name == "DisplayName").Value.ShouldBe(Typed);
    }

    [Fact]
    public async Task It_survives_a_wrong_password()
    {
        await using var web = await WebFixture.StartAsync();
        using var browser = await web.SignedInAsync("admin");
        using var ended = await SendTooLateAsync(web, browser);
        using var wrong = await browser.SubmitAsync((await ended.PageAsync()).Form("/sign-in"), [("UserName", "admin"), ("Password", "not the password")]);
        using var entered = await browser.SubmitAsync((await wrong.PageAsync()).Form("/sign-in"), [("UserName", "admin"), ("Password", "a walk along two rivers")]);
        (await entered.PageAsync()).Form(Form).ShouldNotBeNull();
    }

    [Fact]
    public async Task Another_account_does_not_get_it()
    {
        await using var web = await WebFixture.StartAsync();
        using var browser = await web.SignedInAsync("admin");
        using var ended = await SendTooLateAsync(web, browser);
        (await ended.TextAsync()).ShouldNotContain("late");
        using var entered = await browser.SubmitAsync((await ended.PageAsync()).Form("/sign-in"), [("UserName", "observer"), ("Password", "a walk along two rivers")]);
        entered.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task It_is_kept_for_an_hour()
    {
        await using var web = await WebFixture.StartAsync();
        using var browser = await web.SignedInAsync("admin");
        using var ended = await SendTooLateAsync(web, browser);
        web.Clock.Advance(TimeSpan.FromHours(1));
        using var entered = await browser.SubmitAsync((await ended.PageAsync()).Form("/sign-in"), [("UserName", "admin"), ("Password", "a walk along two rivers")]);
        entered.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_form_from_nobody_is_not_kept()
    {
        await using var web = await WebFixture.StartAsync();
        using var browser = web.Browser();
        using var answer = await browser.PostAsync(Form, null, ("DisplayName", Typed));
        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        var page = await answer.PageAsync();
        page.Body!.TextContent.ShouldContain("was not kept");
        page.QuerySelector("input[name=Kept]")!.GetAttribute("value").ShouldBeNullOrEmpty();
    }

    [Fact]
    public async Task What_cannot_be_read_as_a_form_is_not_kept_and_the_sign_in_is_asked_for_all_the_same()
    {
        await using var web = await WebFixture.StartAsync();
        using var browser = await web.SignedInAsync("admin");
        var page = await browser.PageAsync(Form);
        web.Clock.Advance(TimeSpan.FromMinutes(40));

        using var answer = await browser.SubmitAsync(page.Form(Form), [("UserName", "late"), .. Enumerable.Range(0, 1500).Select(i => ($"Field{i}", "x"))]);

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static async Task<HttpResponseMessage> SendTooLateAsync(WebFixture web, Browser browser)
    {
        var page = await browser.PageAsync(Form);
        web.Clock.Advance(TimeSpan.FromMinutes(40));
        return await browser.SubmitAsync(page.Form(Form), [("UserName", "late"), ("DisplayName", Typed), ("Office", "None")]);
    }
}
