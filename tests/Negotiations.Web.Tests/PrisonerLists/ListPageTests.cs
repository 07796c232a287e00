using System.Net;
using AngleSharp.Html.Dom;
using Negotiations.Web.Tests.Host;

namespace Negotiations.Web.Tests.PrisonerLists;

/// <summary>Pages of a list that were opened before the list went on.</summary>
public sealed class ListPageTests : IAsyncLifetime
{
    private WebFixture _web = null!;
    private Browser _browser = null!;
    private string _list = "";

    public async ValueTask InitializeAsync()
    {
        _web = await WebFixture.StartAsync();
        _browser = await _web.SignedInAsync("arm.head");
        var lists = $"/processes/{_web.Process}/lists";
        using var opened = await PressAsync(lists + "/new", ("Form.Kind", "OursHeldByOther"), ("Form.Subject", "pages"));
        _list = opened.RedirectedTo();
        using var added = await PressAsync(_list + "/entries/new", ("Form.Fields[family_name]", "Рябинолугов"), ("Form.Fields[given_name]", "Илья"));
        added.RedirectedTo().ShouldBe(_list);
    }

    public async ValueTask DisposeAsync()
    {
        _browser.Dispose();
        await _web.DisposeAsync();
    }

    [Fact]
    public async Task Of_two_who_submit_from_two_pages_one_submits_and_the_other_is_told_that_it_is_done()
    {
        var (one, other) = (await _browser.PageAsync(_list + "/submit"), await _browser.PageAsync(_list + "/submit"));

        using var first = await _browser.SubmitAsync(Form(one));
        using var second = await _browser.SubmitAsync(Form(other));

        first.RedirectedTo().ShouldEndWith("/receipt");
        second.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var page = await second.PageAsync();
        page.QuerySelector("main")!.TextContent.ShouldContain("it was submitted or withdrawn already. Nothing was submitted twice.");
        page.QuerySelector("main a")!.GetAttribute("href").ShouldBe(_list);
        (await _browser.PageAsync(_list)).Body!.TextContent.ShouldContain("Version 1 is submitted and frozen.");
    }

    [Fact]
    public async Task A_form_that_is_sent_after_somebody_submitted_keeps_what_was_typed()
    {
        var form = Form(await _browser.PageAsync(_list + "/entries/new"));
        form.SetAttribute("action", _list + "/entries/new");
        using var submitted = await PressAsync(_list + "/submit");

        using var late = await _browser.SubmitAsync(form, [("Form.Fields[family_name]", "Снегоборский")]);

        var page = await late.PageAsync();
        page.QuerySelector("#error-summary")!.TextContent.ShouldContain("Only a draft can be changed.");
        page.QuerySelector("[name='Form.Fields[family_name]']")!.GetAttribute("value").ShouldBe("Снегоборский");
    }

    [Theory]
    [InlineData("/entries/new")]
    [InlineData("/imports/new")]
    [InlineData("/submit")]
    public async Task An_old_address_of_the_draft_says_that_there_is_none_any_more(string address)
    {
        using var submitted = await PressAsync(_list + "/submit");

        using var answer = await _browser.GetAsync(_list + address);

        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await answer.PageAsync()).QuerySelector("main a")!.GetAttribute("href").ShouldBe(_list);
        using var other = await _web.SignedInAsync("aze.head");
        using var foreign = await other.GetAsync(_list + address);
        foreign.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_overview_says_first_that_its_figures_are_for_one_side_alone()
    {
        foreach (var (user, label) in new[] { ("arm.head", "For your delegation"), ("lead", "Mediators only"), ("intermediary", "For the intermediary"), ("observer", "Shared with the parties and observers") })
        {
            using var browser = await _web.SignedInAsync(user);
            (await browser.PageAsync($"/processes/{_web.Process}")).QuerySelector(".conf strong")!.TextContent.Trim().ShouldBe(label, user);
        }
    }

    private static IHtmlFormElement Form(IHtmlDocument page) => (IHtmlFormElement)page.QuerySelector("main form[method=post]")!;

    private async Task<HttpResponseMessage> PressAsync(string address, params (string Name, string Value)[] fill)
    {
        var page = await _browser.PageAsync(address);
        var form = Form(page);
        form.SetAttribute("action", form.GetAttribute("action") is { Length: > 0 } action ? action : address);
        return await _browser.SubmitAsync(form, fill);
    }
}
