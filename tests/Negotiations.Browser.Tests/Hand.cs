using Microsoft.Playwright;

namespace Negotiations.Browser.Tests;

/// <summary>How somebody goes a journey: the same steps with the mouse, or with the keyboard alone.</summary>
/// <param name="Page">The window.</param>
/// <param name="Keyboard">Without the mouse: everything must be reached by Tab and the arrows.</param>
internal sealed record Hand(IPage Page, bool Keyboard)
{
    // More than any page has, so that one that traps the focus is found.
    private const int Most = 250;

    /// <summary>Follows the first link of the page's own part with these words.</summary>
    public Task FollowAsync(string words) => ActAsync(Page.Locator("main").GetByRole(AriaRole.Link, new() { Name = words }).First);

    /// <summary>Follows the first link that some selector finds.</summary>
    public Task FollowFirstAsync(string selector) => ActAsync(Page.Locator(selector).First);

    /// <summary>Presses the first button with these words that can be seen.</summary>
    public Task PressAsync(string words) => ActAsync(Page.Locator("main button:not([tabindex='-1'])", new() { HasText = words }).First);

    /// <summary>Writes into a field what it is to hold.</summary>
    public async Task WriteAsync(string name, string text)
    {
        var field = Page.Locator($"main [name='{name}']");
        if (!Keyboard)
        {
            await field.FillAsync(text);
            return;
        }

        await ReachAsync(field);
        await Page.Keyboard.PressAsync("Control+A");
        await Page.Keyboard.TypeAsync(text);
    }

    /// <summary>Chooses one of some choices, or ticks a box.</summary>
    /// <param name="name">Name of the fields.</param>
    /// <param name="words">Words of the label; its first part is enough.</param>
    public async Task ChooseAsync(string name, string words)
    {
        var choice = Page.Locator($"main label:has([name='{name}'])", new() { HasText = words }).Locator("input").First;
        if (!Keyboard)
        {
            await choice.CheckAsync();
            return;
        }

        if (await choice.GetAttributeAsync("type") == "checkbox")
        {
            await ReachAsync(choice);
            if (!await choice.IsCheckedAsync())
            {
                await Page.Keyboard.PressAsync("Space");
            }
        }
        else
        {
            await ReachAsync(Page.Locator($"main [name='{name}']"));
            // A group of choices is one stop: inside, the arrows go round.
            await Page.Keyboard.PressAsync("Space");
            for (var presses = 0; presses < Most && !await choice.IsCheckedAsync(); presses++)
            {
                await Page.Keyboard.PressAsync("ArrowDown");
            }
        }

        (await choice.IsCheckedAsync()).ShouldBeTrue($"{words} of {name}");
    }

    /// <summary>Chooses from a list.</summary>
    public async Task PickAsync(string name, string words)
    {
        var list = Page.Locator($"main select[name='{name}']");
        if (!Keyboard)
        {
            await list.SelectOptionAsync(new SelectOptionValue { Label = words });
            return;
        }

        await ReachAsync(list);
        await Page.Keyboard.TypeAsync(words);
        // Letters find the first that begins with them, the arrows the one that is meant.
        for (var presses = 0; presses < Most && await ChosenAsync() != words; presses++)
        {
            await Page.Keyboard.PressAsync("ArrowDown");
        }

        (await ChosenAsync()).ShouldBe(words);

        Task<string> ChosenAsync() => list.EvaluateAsync<string>("list => list.selectedOptions[0].text");
    }

    private async Task ActAsync(ILocator target)
    {
        if (Keyboard)
        {
            await ReachAsync(target);
            var loaded = new TaskCompletionSource();
            void Loaded(object? sender, IPage page) => loaded.TrySetResult();
            Page.Load += Loaded;
            await Page.Keyboard.PressAsync("Enter");
            await loaded.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
            Page.Load -= Loaded;
        }
        else
        {
            await target.ClickAsync();
        }
    }

    /// <summary>Tab by Tab to one of some elements.</summary>
    private async Task ReachAsync(ILocator targets)
    {
        await targets.First.WaitForAsync();
        for (var presses = 0; presses < Most; presses++)
        {
            if (await targets.EvaluateAllAsync<bool>("all => all.includes(document.activeElement)"))
            {
                return;
            }

            await Page.Keyboard.PressAsync("Tab");
        }

        throw new InvalidOperationException($"The keyboard does not reach {targets} on {Page.Url}.");
    }
}
