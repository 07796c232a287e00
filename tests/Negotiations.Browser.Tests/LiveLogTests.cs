using Microsoft.Playwright;

namespace Negotiations.Browser.Tests;

/// <summary>
/// A session is logged while the line fails, the server dies, the browser is killed, the sign-in ends: in the middle of typing, nothing is lost and nothing is kept twice.
/// With a server and a browser of its own, because it kills them.
/// </summary>
public sealed class LiveLogTests : IAsyncLifetime
{
    private const string Typed = "Both ask for the same time of ";

    // Like what Playwright waits for everything: no test waits for ever.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly string _profile = Directory.CreateTempSubdirectory("negotiations-profile-").FullName;
    private readonly Site _site = new();
    private IBrowserContext _browser = null!;
    private IPage _page = null!;
    private string _log = "";

    public async ValueTask InitializeAsync()
    {
        await _site.InitializeAsync();
        _browser = await _site.OwnBrowserAsync(_profile);
        _page = _browser.Pages[0];
        await Site.SignInAsync(_page, "staff");
        await _page.GotoAsync(_page.Url + "/meetings?part=Held");
        await _page.GetByRole(AriaRole.Link, new() { Name = "Leaders’ meeting" }).First.ClickAsync();
        await _page.GetByRole(AriaRole.Link, new() { Name = "Log this session" }).ClickAsync();
        _log = _page.Url;
        await _page.Locator("#log-saved", new() { HasText = "Everything is saved" }).WaitForAsync();
        // The session is over: it asks when that was said, once, and goes on from there.
        await KeepAsync("Before");
        await _page.Locator("#SaidAt:focus").WaitForAsync();
        await _page.FillAsync("#SaidAt", "10:00");
        await KeepAsync("Before");
        await Line("Before", "saved").WaitForAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Site.KillBrowser(_profile);
        await _site.DisposeAsync();
        Directory.Delete(_profile, recursive: true);
    }

    [Fact]
    public async Task The_line_fails()
    {
        await _browser.SetOfflineAsync(true);
        await NoteWhileItIsDownAsync();
        await _page.Locator("#log-state", new() { HasText = "No connection since" }).WaitForAsync();

        await _browser.SetOfflineAsync(false);
        await EverythingArrivesOnceAsync();
        (await _page.InputValueAsync("#Text")).ShouldBe(Typed);
    }

    [Fact]
    public async Task The_server_is_killed()
    {
        await _site.KillServerAsync();
        await NoteWhileItIsDownAsync();

        await _site.RestartServerAsync();
        await EverythingArrivesOnceAsync();
        (await _page.InputValueAsync("#Text")).ShouldBe(Typed);
    }

    [Fact]
    public async Task The_browser_is_killed()
    {
        await _browser.SetOfflineAsync(true);
        await NoteWhileItIsDownAsync();
        Site.KillBrowser(_profile);

        _browser = await _site.OwnBrowserAsync(_profile);
        _page = await _browser.NewPageAsync();
        await Site.SignInAsync(_page, "staff");
        // Every page says that something is still here.
        await _page.GetByRole(AriaRole.Link, new() { Name = "Open it and send it" }).ClickAsync();
        _page.Url.ShouldBe(_log);
        await EverythingArrivesOnceAsync();
        (await _page.InputValueAsync("#Text")).ShouldBe(Typed);
    }

    [Fact]
    public async Task The_sign_in_ends()
    {
        await _browser.ClearCookiesAsync();
        await NoteWhileItIsDownAsync();
        await _page.Locator("#log-state", new() { HasText = "Your sign-in has ended." }).WaitForAsync();

        var other = await _browser.NewPageAsync();
        await Site.SignInAsync(other, "staff");
        await _page.BringToFrontAsync();
        await EverythingArrivesOnceAsync();
        (await _page.InputValueAsync("#Text")).ShouldBe(Typed);
    }

    [Fact]
    public async Task Nothing_is_sent_for_somebody_else_who_signs_in_meanwhile()
    {
        await _browser.ClearCookiesAsync();
        await NoteWhileItIsDownAsync();

        var other = await _browser.NewPageAsync();
        await Site.SignInAsync(other, "lead");
        await _page.BringToFrontAsync();
        await _page.Locator("#log-state", new() { HasText = "Another account is signed in" }).WaitForAsync();
        await other.GotoAsync(_log);
        (await other.InnerTextAsync("#notes")).ShouldNotContain("While it was down");
        (await other.InputValueAsync("#Text")).ShouldBe("");
    }

    [Fact]
    public async Task What_is_kept_on_the_device_cannot_be_read_there_and_is_gone_after_signing_out()
    {
        await _browser.SetOfflineAsync(true);
        await NoteWhileItIsDownAsync();
        const string Everything = """
            async () => {
              const open = indexedDB.open("negotiations", 1);
              const db = await new Promise((done) => { open.onsuccess = () => done(open.result); });
              if (!db.objectStoreNames.contains("kept")) { db.close(); return []; }
              const all = db.transaction("kept").objectStore("kept").getAll();
              const rows = await new Promise((done) => { all.onsuccess = () => done(all.result); });
              db.close();
              return rows.map((row) => JSON.stringify(row) + new TextDecoder("latin1").decode(row.data));
            }
            """;
        var kept = await _page.EvaluateAsync<string[]>(Everything).WaitAsync(Patience, TestContext.Current.CancellationToken);
        kept.Length.ShouldBe(3, "two notes and what is being typed");
        kept.ShouldAllBe(row => !row.Contains("down", StringComparison.Ordinal) && !row.Contains("same time", StringComparison.Ordinal));
        (await _page.EvaluateAsync<string>("JSON.stringify(localStorage)")).ShouldNotContain("down");

        await _browser.SetOfflineAsync(false);
        var asked = new TaskCompletionSource<string>();
        var other = await _browser.NewPageAsync();
        await other.GotoAsync("/account");
        await _page.CloseAsync();
        other.Dialog += async (_, dialog) =>
        {
            asked.TrySetResult(dialog.Message);
            await dialog.AcceptAsync();
        };
        await other.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        (await asked.Task.WaitAsync(Patience, TestContext.Current.CancellationToken)).ShouldContain("Signing out deletes it here.");
        await other.WaitForURLAsync("**/sign-in");
        (await other.EvaluateAsync<string[]>(Everything).WaitAsync(Patience, TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_people_log_one_session_and_each_sees_what_the_other_notes()
    {
        var other = await _site.WindowAsync("lead", 390);
        await other.GotoAsync(_log);
        await other.FillAsync("#SaidAt", "10:01");
        await other.FillAsync("#Text", "The lead notes");
        await other.PressAsync("#Text", "Enter");
        await Line("The lead notes", "saved").WaitForAsync();
        await KeepAsync("The staff notes");
        await other.Locator("#notes li", new() { HasText = "The staff notes" }).WaitForAsync();
        await other.Context.DisposeAsync();
    }

    [Fact]
    public async Task A_session_is_logged_with_the_keyboard_alone()
    {
        await _page.FocusAsync("#Text");
        await _page.Keyboard.TypeAsync("aze: Ready to release 17 persons");
        await _page.Keyboard.PressAsync("Alt+Digit1");
        await _page.Keyboard.PressAsync("Alt+KeyF");
        await _page.Locator(".follow-up :focus").WaitForAsync();
        await _page.Keyboard.TypeAsync("Azer");
        await _page.Keyboard.PressAsync("Tab");
        await _page.Keyboard.PressAsync("Tab");
        await _page.Keyboard.PressAsync("Control+A");
        await _page.Keyboard.TypeAsync("Release of 17");
        await _page.Keyboard.PressAsync("Enter");
        await _page.Locator("#taken-down li", new() { HasText = "Release of 17" }).WaitForAsync();

        var line = _page.Locator("#notes li:not(.local)", new() { HasText = "Ready to release 17 persons" });
        (await line.InnerTextAsync()).ShouldContain("AZE");
        (await line.InnerTextAsync()).ShouldContain("Mediators only");
        await _page.Keyboard.PressAsync("?");
        await _page.Locator("dialog#keys[open]").WaitForAsync();
        await _page.Keyboard.PressAsync("Escape");
    }

    [Fact]
    public async Task What_is_kept_while_the_page_looks_at_what_others_noted_is_sent_at_once()
    {
        var looked = new TaskCompletionSource();
        var answered = new TaskCompletionSource();
        await _page.RouteAsync("**/live", async route =>
        {
            looked.TrySetResult();
            await answered.Task;
            await route.ContinueAsync();
        });
        await KeepAsync("One");
        await looked.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);

        await _page.RunAndWaitForResponseAsync(() => KeepAsync("Two"), sent => sent.Request.Method == "POST" && new Uri(sent.Url).AbsolutePath == new Uri(_log).AbsolutePath);

        answered.SetResult();
        await Line("Two", "saved").WaitForAsync();
    }

    [Fact]
    public async Task What_somebody_claims_is_taken_down_without_leaving_the_log_and_begins_with_who_spoke()
    {
        await _page.FocusAsync("#Text");
        await _page.Keyboard.TypeAsync("aze: We hold 17 persons");
        await _page.Keyboard.PressAsync("Alt+KeyF");
        await _page.Locator(".follow-up :focus").WaitForAsync();
        async Task<string> ChosenAsync(string field) => await _page.Locator($".follow-up [name={field}]").EvaluateAsync<string>("(choice) => choice.selectedOptions[0].text");
        (await ChosenAsync("Who"), await ChosenAsync("Asserter")).ShouldBe(("Azerbaijan", "Azerbaijan"));
        await _page.FillAsync(".follow-up [name=About]", "Held persons");
        await _page.FillAsync(".follow-up [name=Figure]", "17");
        await _page.Keyboard.PressAsync("Enter");
        await _page.Locator("#log-saved", new() { HasText = "Kept: Claim: We hold 17 persons" }).WaitForAsync();

        // Of a note that the server has, by the line; what claims are about is offered then.
        await Line("We hold 17 persons", "saved").GetByRole(AriaRole.Link, new() { Name = "What follows" }).ClickAsync();
        (await ChosenAsync("Who"), await ChosenAsync("Asserter")).ShouldBe(("Azerbaijan", "Azerbaijan"));
        await _page.Locator("#claim-subjects option", new() { HasText = "Held persons" }).WaitForAsync(new() { State = WaitForSelectorState.Attached });
    }

    [Fact]
    public async Task What_was_refused_is_opened_again_as_it_was_typed_and_stays_until_it_is_corrected()
    {
        await _page.FocusAsync("#Text");
        await _page.Keyboard.TypeAsync("aze: We hold some seventeen persons");
        await _page.Keyboard.PressAsync("Alt+KeyF");
        await _page.FillAsync(".follow-up [name=About]", "Held persons");
        await _page.SelectOptionAsync(".follow-up [name=FigureKind]", "About");
        await _page.FillAsync(".follow-up [name=Figure]", "seventeen");
        await _page.Keyboard.PressAsync("Enter");
        var refused = _page.Locator("#notes li.local", new() { HasText = "not kept" });
        await refused.WaitForAsync();
        (await refused.InnerTextAsync()).ShouldContain("Give a whole number.");
        (await refused.InnerTextAsync()).ShouldNotContain("Give the figure", customMessage: "one thing is wrong, and it is said once");

        await refused.GetByRole(AriaRole.Button, new() { Name = "Correct it" }).ClickAsync();
        await _page.Locator(".follow-up :focus").WaitForAsync();
        (await _page.InputValueAsync(".follow-up [name=Figure]"), await _page.InputValueAsync(".follow-up [name=FigureKind]"), await _page.InputValueAsync(".follow-up [name=Said]"))
            .ShouldBe(("seventeen", "About", "We hold some seventeen persons"));
        // Left again, nothing is lost.
        await _page.Keyboard.PressAsync("Escape");
        await refused.GetByRole(AriaRole.Button, new() { Name = "Correct it" }).ClickAsync();
        await _page.FillAsync(".follow-up [name=Figure]", "17");
        await _page.Keyboard.PressAsync("Enter");
        await _page.Locator("#log-saved", new() { HasText = "Kept: Claim: We hold some seventeen persons" }).WaitForAsync();
        (await _page.Locator("#notes li.local").CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task What_a_delegation_reads_at_once_is_chosen_for_each_note()
    {
        Task<string> ReaderAsync() => _page.Locator("input[name=For]:checked").InputValueAsync();
        await _page.CheckAsync("input[name=For][value=SharedRecord]");
        await KeepAsync("On the record");
        (await ReaderAsync()).ShouldBe("SharedRecord");
        await _page.CheckAsync("input[name=For][data-delegation=ARM]");
        await KeepAsync("To one of them");
        await Line("To one of them", "saved").WaitForAsync();
        (await ReaderAsync()).ShouldBe("Mediators");
    }

    [Fact]
    public async Task A_note_whose_time_is_set_right_moves_in_every_window()
    {
        await _page.FillAsync("#SaidAt", "10:30");
        await KeepAsync("After");
        await Line("After", "saved").WaitForAsync();

        var other = await _browser.NewPageAsync();
        await other.GotoAsync(_log);
        await other.Locator("#notes li", new() { HasText = "After" }).GetByRole(AriaRole.Link, new() { Name = "Correct" }).ClickAsync();
        await other.FillAsync("#SaidAt", "09:30");
        await other.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await other.Locator("#notes").WaitForAsync();

        await _page.BringToFrontAsync();
        await _page.Locator("#notes li[id^=note]:first-of-type, #notes li.day + li", new() { HasText = "After" }).WaitForAsync(new() { Timeout = 20000 });
        (await _page.Locator("#notes .as-typed").AllInnerTextsAsync()).ShouldBe(["After", "Before"]);
        (await _page.Locator("#notes li.day").CountAsync()).ShouldBe(1);
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task The_box_for_a_new_note_covers_nothing_of_what_follows_from_another_and_is_reached_below(int width)
    {
        await _page.SetViewportSizeAsync(width, 700);
        await Line("Before", "saved").GetByRole(AriaRole.Link, new() { Name = "What follows" }).ClickAsync();
        await _page.Locator(".follow-up summary").ClickAsync();
        var fields = _page.Locator(".follow-up :is(input:not([type=hidden]), textarea, select, button, a)");
        (await fields.CountAsync()).ShouldBeGreaterThan(10);
        foreach (var field in await fields.AllAsync())
        {
            // Brought into sight by as little as can be, as the keyboard brings it: there it must be what is seen.
            (await field.EvaluateAsync<bool>("""
                (field) => {
                  field.scrollIntoView({ block: "nearest", behavior: "instant" });
                  const box = field.getBoundingClientRect();
                  return field.contains(document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2));
                }
                """)).ShouldBeTrue(await field.EvaluateAsync<string>("(field) => field.outerHTML"));
        }

        await _page.ClickAsync("#Text");
        (await _page.EvaluateAsync<bool>("document.activeElement.id === 'Text'")).ShouldBeTrue();
        await _page.Locator("#taken-down a", new() { HasText = "Add a commitment" }).ScrollIntoViewIfNeededAsync();
    }

    private async Task KeepAsync(string text)
    {
        await _page.FillAsync("#Text", text);
        await _page.PressAsync("#Text", "Enter");
    }

    // Two notes that are kept, and a third in the middle of a sentence.
    private async Task NoteWhileItIsDownAsync()
    {
        await KeepAsync("While it was down, one");
        await Line("While it was down, one", "on this device").WaitForAsync();
        await KeepAsync("While it was down, two");
        await Line("While it was down, two", "on this device").WaitForAsync();
        await _page.FocusAsync("#Text");
        await _page.Keyboard.TypeAsync(Typed);
        // What is typed is on the disk as soon as the page says so; until then it is a third of a second's typing.
        await _page.EvaluateAsync("""
            async () => {
              const rows = async () => {
                const open = indexedDB.open("negotiations", 1);
                const db = await new Promise((done) => { open.onsuccess = () => done(open.result); });
                const all = db.transaction("kept").objectStore("kept").getAllKeys();
                const keys = await new Promise((done) => { all.onsuccess = () => done(all.result); });
                db.close();
                return keys;
              };
              while (!(await rows()).some((key) => key.startsWith("draft"))) await new Promise((next) => requestIdleCallback(next));
            }
            """).WaitAsync(Patience, TestContext.Current.CancellationToken);
        await _page.Locator("#log-saved", new() { HasNotText = "Not kept yet" }).WaitForAsync();
    }

    private async Task EverythingArrivesOnceAsync()
    {
        await Line("While it was down, one", "saved").WaitForAsync(new() { Timeout = 60000 });
        await Line("While it was down, two", "saved").WaitForAsync(new() { Timeout = 60000 });
        var page = await _browser.NewPageAsync();
        await page.GotoAsync(_log);
        var notes = (await page.Locator("#notes .as-typed").AllInnerTextsAsync()).ToList();
        notes.ShouldBe(["Before", "While it was down, one", "While it was down, two"]);
        await page.CloseAsync();
    }

    private ILocator Line(string text, string state) => _page.Locator("#notes li", new() { HasText = text }).Filter(new() { HasText = state });
}
