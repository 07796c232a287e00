namespace Negotiations.Browser.Tests;

/// <summary>What is wider than a telephone is readable there all the same.</summary>
public sealed class NarrowScreenTests(Site site)
{
    // How far right in the box of the picture the last of some elements begins.
    private const string Farthest = "(what) => Math.max(...[...document.querySelectorAll(what)].map((e) => e.getBoundingClientRect().left)) - document.querySelector('.lanes-box').getBoundingClientRect().left";

    [Fact]
    public async Task The_picture_of_the_timeline_opens_at_its_latest_month_beside_the_signs_of_its_lanes()
    {
        var page = await site.WindowAsync("arm.head", width: 390);
        await page.GotoAsync(page.Url + "/timeline");

        (await page.EvaluateAsync<bool>("() => { const box = document.querySelector('.lanes-box'); return box.scrollWidth > box.clientWidth; }")).ShouldBeTrue("else nothing is tried here");
        (await page.EvaluateAsync<double>(Farthest, ".lanes-signs")).ShouldBe(0, 1);
        (await page.EvaluateAsync<double>(Farthest, ".lanes .entry")).ShouldBeInRange(1, 300, "the last of them is in sight");
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task No_label_of_a_table_is_cut_off()
    {
        var page = await site.WindowAsync("arm.head", width: 390);
        await page.GotoAsync(page.Url + "/reports/lists");

        var cut = await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('td[data-label]')].filter((c) => c.scrollWidth > c.clientWidth).map((c) => c.dataset.label)");

        cut.ShouldBeEmpty();
        await page.Context.DisposeAsync();
    }
}
