using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Negotiations.Tests;

namespace Negotiations.Browser.Tests;

/// <summary>A delegation's way from a spreadsheet to a receipt, as people go it.</summary>
public sealed partial class SubmissionJourneyTests(Site site)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_delegation_imports_its_list_submits_it_and_holds_a_receipt(bool script)
    {
        var page = await site.WindowAsync("aze.head", script: script);
        await page.GetByRole(AriaRole.Link, new() { Name = "Prisoner lists", Exact = true }).First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Open a list" }).ClickAsync();
        await page.GetByLabel("Missing", new() { Exact = true }).CheckAsync();
        await page.GetByLabel("What tells it from another list of this kind").FillAsync(script ? "With script" : "Without script");
        await page.GetByRole(AriaRole.Button, new() { Name = "Open the list" }).ClickAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Import a spreadsheet" }).ClickAsync();
        await page.GetByLabel("Spreadsheet").SetInputFilesAsync(Sample("clean.csv"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Read the file" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Go on to the dry run" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Go on to confirm" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add 200" }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("of 200");

        await page.GetByRole(AriaRole.Link, new() { Name = "Check and submit" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Submit version 1 for good" }).ClickAsync();

        var receipt = await page.InnerTextAsync("main");
        receipt.ShouldContain("Receipt of a submitted list");
        receipt.ShouldContain("200");
        page.Url.ShouldEndWith("/receipt");
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task A_list_is_opened_and_a_person_added_with_the_keyboard_alone()
    {
        var page = await site.WindowAsync("arm.member", 390);
        await page.GotoAsync(page.Url + "/lists/new");
        await TabToAsync(page, "input[value=HeldByUs]");
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("By keyboard");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(OneList());
        await TabToAsync(page, "a[href$='/entries/new']");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/entries/new");
        await TabToAsync(page, "input[name='Form.Fields[family_name]']");
        await page.Keyboard.TypeAsync("Ծիրանունյան");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(OneList());

        (await page.InnerTextAsync("main")).ShouldContain("Ծիրանունյան");
        await page.Context.DisposeAsync();
    }

    private static async Task TabToAsync(IPage page, string target)
    {
        for (var presses = 0; presses < 60; presses++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>("target => document.activeElement.matches(target)", target))
            {
                return;
            }
        }

        throw new InvalidOperationException($"The keyboard does not reach {target}.");
    }

    [GeneratedRegex("/lists/[0-9a-f-]{36}$")]
    private static partial Regex OneList();

    private static string Sample(string name) => Path.Combine(Folders.Source, "docs", "samples", name);
}
