namespace Negotiations.Browser.Tests;

/// <summary>A text goes from its first words to its signing: two delegations propose, tell the mediators with what they could live, and what was agreed is promised. As the lead mediator and both heads of delegation go it.</summary>
public sealed class TextJourneyTests(Site site)
{
    private const string First = "Roads stay open at all times for goods and persons of both Parties.";

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public async Task A_text_is_negotiated_from_its_first_draft_until_it_is_signed_and_promised(bool keyboard, bool script)
    {
        var heading = keyboard ? "Roads, by keyboard" : "Roads, without script";
        var (lead, arm, aze) = (await HandAsync("lead"), await HandAsync("arm.head"), await HandAsync("aze.head"));

        // One text.
        await lead.Page.GotoAsync(arm.Page.Url + "/agreements");
        await lead.FollowAsync("Open an agreement");
        await lead.WriteAsync("Heading", heading);
        await lead.ChooseAsync("Parties", "Armenia");
        await lead.ChooseAsync("Parties", "Azerbaijan");
        await lead.PickAsync("Languages[0].Tag", "English");
        await lead.ChooseAsync("Sharing", "The delegations and the mediators");
        await lead.PressAsync("Save");
        var agreement = lead.Page.Url;
        var path = new Uri(agreement).AbsolutePath;
        await lead.FollowAsync("Work on the text");
        await lead.FollowAsync("Write at the end");
        await lead.WriteAsync("Text", First);
        await lead.PressAsync("Save");
        await TableAsync(lead, "Table draft 1");

        // Each side proposes; the other reads nothing of it.
        await ProposeAsync(arm, agreement, "goods and persons", "goods and mail");
        await aze.Page.GotoAsync(agreement);
        await aze.FollowAsync("Draft 1");
        (await aze.Page.ContentAsync()).ShouldNotContain("goods and mail");
        await ProposeAsync(aze, agreement, "of both Parties", "of all States");
        await lead.Page.GotoAsync(agreement + "/text");
        await TakeInAsync(lead, "goods and mail");
        await TakeInAsync(lead, "of all States");
        await TableAsync(lead, "Table draft 2");

        // With what they could live, they tell the mediators alone.
        await TellAsync(arm, agreement, "ARM: goods and mail");
        await TellAsync(aze, agreement, "ARM: goods and mail");
        (await arm.Page.InnerTextAsync("main")).ShouldNotContain("AZE could");
        await lead.Page.GotoAsync(agreement + "/text");
        (await lead.Page.InnerTextAsync("main")).ShouldContain("all parties could live");

        // Both brackets are resolved, and that is agreed ad referendum.
        await ResolveAsync(lead, "Adopt what ARM proposed");
        await ResolveAsync(lead, "Keep the words as they stand");
        await lead.Page.GotoAsync(agreement + "/text");
        await lead.FollowAsync("Reword");
        (await lead.Page.InputValueAsync("[name=Text]")).ShouldBe("Roads stay open at all times for goods and mail of both Parties.");
        await lead.ChooseAsync("State", "Agreed ad referendum");
        await lead.PressAsync("Save");
        await TableAsync(lead, "Table draft 3");

        // A delegation reads word by word what became of the first draft.
        await arm.Page.GotoAsync(agreement);
        await arm.FollowAsync("Draft 3");
        await arm.FollowFirstAsync("main a:has-text('What is different'):has-text('Draft 1')");
        (await arm.Page.Locator("main ins").First.InnerTextAsync()).ShouldContain("mail");
        (await arm.Page.Locator("main del").First.InnerTextAsync()).ShouldContain("persons");

        // Initialled and signed, it changes no more, and what it lays down is promised.
        foreach (var act in new[] { "Initials the text", "Signs" })
        {
            foreach (var party in new[] { "Armenia", "Azerbaijan" })
            {
                await lead.Page.GotoAsync(agreement);
                await lead.FollowAsync("Record an act");
                await lead.PickAsync("Kind", act);
                await lead.PickAsync("Party", party);
                await lead.WriteAsync("By", "Head of delegation");
                await lead.PickAsync("Draft", "Draft 3");
                await lead.PressAsync("Record it");
            }
        }

        (await lead.Page.InnerTextAsync("main")).ShouldContain("All parties signed it");
        await lead.FollowAsync("Draft 3");
        await lead.FollowAsync("Make it a commitment");
        await lead.PickAsync("Who", "Armenia");
        await lead.ChooseAsync("Sharing", "The delegations and the mediators");
        await lead.WriteAsync("WithinDays", "30");
        await lead.WriteAsync("Event", "Signature");
        await lead.PressAsync("Save");
        await aze.Page.GotoAsync(agreement);
        await aze.FollowAsync("What it lays down");
        (await aze.Page.InnerTextAsync("main")).ShouldContain("goods and mail of both Parties");

        foreach (var hand in new[] { lead, arm, aze })
        {
            await hand.Page.Context.DisposeAsync();
        }

        async Task<Hand> HandAsync(string userName) => new(await site.WindowAsync(userName, script: script), keyboard);

        async Task TableAsync(Hand hand, string button)
        {
            await hand.Page.GotoAsync(agreement + "/text");
            await hand.FollowAsync("Table a draft");
            await hand.ChooseAsync("readers", "The delegations and the mediators");
            await hand.PressAsync("Go on");
            await hand.PressAsync(button);
        }

        async Task TakeInAsync(Hand hand, string words)
        {
            await hand.Page.GotoAsync(agreement + "/text/proposals");
            await hand.PressAsync($"Take it into the text: {words}");
        }

        async Task ResolveAsync(Hand hand, string choice)
        {
            await hand.Page.GotoAsync(agreement + "/text");
            await hand.FollowFirstAsync($"main a[href^='{path}'][href*='/brackets/']");
            await hand.FollowAsync("Resolve it");
            await hand.ChooseAsync("Choice", choice);
            await hand.WriteAsync("Reason", "Both heads said so at the table.");
            await hand.PressAsync("Resolve it");
        }
    }

    private static async Task ProposeAsync(Hand hand, string agreement, string words, string instead)
    {
        await hand.Page.GotoAsync(agreement);
        await hand.FollowAsync("Draft 1");
        await hand.FollowAsync("Propose words");
        await hand.WriteAsync("Words", words);
        await hand.WriteAsync("Instead", instead);
        await hand.PressAsync("Keep it, unsent");
        await hand.FollowAsync("Send");
        await hand.PressAsync("Send it to the mediators");
    }

    private static async Task TellAsync(Hand hand, string agreement, string alternative)
    {
        await hand.Page.GotoAsync(agreement);
        await hand.FollowAsync("Draft 2");
        await hand.FollowFirstAsync("main a[href*='/brackets/']");
        await hand.PickAsync("Alternative", alternative);
        await hand.ChooseAsync("Kind", "Could live with it");
        await hand.PressAsync("Tell the mediators alone");
    }
}
