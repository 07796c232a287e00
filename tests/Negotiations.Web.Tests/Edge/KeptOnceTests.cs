using System.Net;
using AngleSharp.Html.Dom;
using Negotiations.Web.Tests.Host;

namespace Negotiations.Web.Tests.Edge;

/// <summary>A form that makes a record makes one, however often it is sent.</summary>
public sealed class KeptOnceTests : IAsyncLifetime
{
    private static readonly (string, string)[] Typed =
        [("Title", "Missing"), ("Kind", "Figure"), ("Unit", "persons"), ("Sharing", "AllMembers")];

    private WebFixture _web = null!;
    private Browser _staff = null!;

    private string Claims => $"/processes/{_web.Process}/claims";

    private string New => Claims + "/new";

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
    public async Task A_form_sent_several_times_at_once_makes_one_record_and_is_answered_alike()
    {
        var form = await FormAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => _staff.SubmitAsync(form, Typed)));

        answers.ShouldAllBe(a => a.StatusCode == HttpStatusCode.Redirect);
        answers.Select(a => a.RedirectedTo()).Distinct().Count().ShouldBe(1);
        (await SubjectsAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Other_words_and_another_opening_are_other_forms()
    {
        var form = await FormAsync();
        using var first = await _staff.SubmitAsync(form, Typed);
        using var reworded = await _staff.SubmitAsync(form, [.. Typed.Skip(1), ("Title", "Wounded")]);
        using var opened = await _staff.SubmitAsync(await FormAsync(), Typed);

        new[] { first, reworded, opened }.Select(a => a.RedirectedTo()).Distinct().Count().ShouldBe(3);
        (await SubjectsAsync()).ShouldBe(3);
    }

    [Fact]
    public async Task What_was_refused_is_not_remembered()
    {
        var form = await FormAsync();
        using var closed = await (await _web.SignedInAsync("lead")).PressAsync($"/processes/{_web.Process}/edit", $"/processes/{_web.Process}/status", ("step", "Close"));
        using var refused = await _staff.SubmitAsync(form, Typed);
        refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        using var opened = await (await _web.SignedInAsync("lead")).PressAsync($"/processes/{_web.Process}/edit", $"/processes/{_web.Process}/status", ("step", "Reopen"));

        using var kept = await _staff.SubmitAsync(form, Typed);
        kept.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task An_act_that_is_recorded_for_good_is_recorded_once()
    {
        using var lead = await _web.SignedInAsync("lead");
        var agreement = (await lead.PageAsync($"/processes/{_web.Process}/agreements")).QuerySelectorAll("main a").First(a => a.TextContent.Contains("Treaty", StringComparison.Ordinal)).GetAttribute("href")!;
        var form = (await lead.PageAsync(agreement + "/act")).Forms.Single(f => f.QuerySelector("[name=Kind]") is not null);
        form.SetAttribute("action", agreement + "/act");
        var party = form.QuerySelectorAll("[name=Party] option").OfType<IHtmlOptionElement>().First(o => o.TextContent.Contains("Armenia", StringComparison.Ordinal)).Value;
        (string, string)[] act = [("Kind", "Declares"), ("Party", party), ("On.Year", "2022"), ("Text", "As we understand it")];
        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => lead.SubmitAsync(form, act)));

        answers.ShouldAllBe(a => a.StatusCode == HttpStatusCode.Redirect);
        (await lead.PageAsync(agreement)).QuerySelectorAll("main li").Count(l => l.TextContent.Contains("As we understand it", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task It_is_forgotten_after_a_day()
    {
        using var first = await _staff.SubmitAsync(await FormAsync(), Typed);
        _web.Clock.Advance(TimeSpan.FromHours(25));
        using var next = await (await _web.SignedInAsync("lead")).PressAsync(New, New, Typed);

        (await _web.ReadAsync(db => db.SentForms.Count())).ShouldBe(1);
    }

    [Fact]
    public async Task A_proposal_of_a_delegation_is_made_once()
    {
        var address = $"/processes/{_web.Process}/meetings/propose";
        using var head = await _web.SignedInAsync("arm.head");
        var form = (await head.PageAsync(address)).Form(address);
        (string, string)[] asked = [("Title", "On visits"), ("Date.Year", "2030"), ("Format", "Call"), ("Zone", "UTC")];
        using var first = await head.SubmitAsync(form, asked);
        using var again = await head.SubmitAsync(form, asked);

        first.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        again.RedirectedTo().ShouldBe(first.RedirectedTo());
        (await head.PageAsync($"/processes/{_web.Process}/meetings?part=ToCome")).QuerySelectorAll("main a").Count(a => a.TextContent.Trim() == "On visits").ShouldBe(1);
    }

    private async Task<IHtmlFormElement> FormAsync() => (await _staff.PageAsync(New)).Form(New);

    private async Task<int> SubjectsAsync() => (await _staff.PageAsync(Claims)).QuerySelectorAll("main h2").Count(h => h.TextContent.Trim() is "Missing" or "Wounded");
}
