using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Negotiations.Browser.Tests;

/// <summary>
/// Every page that a role can reach by links is looked at, wide and narrow, light and dark: no axe violation, HTML that a strict parser
/// takes, ids that are unique, nothing in the console (a breach of the Content-Security-Policy stands there too), no sideways overflow.
/// </summary>
public sealed partial class EveryPageTests(Site site)
{
    private static readonly int[] Widths = [1280, 390];

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    // Pages made of the same elements with the same classes and attributes that axe has looked at: for another role they are the same to it, and looking takes most of the time of these tests.
    private static readonly ConcurrentDictionary<string, bool> Looked = new(StringComparer.Ordinal);

    [Theory]
    [InlineData(null)]
    [InlineData("lead")]
    [InlineData("staff")]
    [InlineData("arm.head")]
    [InlineData("aze.member")]
    [InlineData("val.head")]
    [InlineData("intermediary")]
    [InlineData("observer")]
    [InlineData("admin")]
    [InlineData("auditor")]
    public async Task Every_page_is_sound(string? userName)
    {
        var page = await site.WindowAsync(userName);
        var faults = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                faults.Add($"{page.Url}: console: {message.Text}");
            }
        };
        page.PageError += (_, error) => faults.Add($"{page.Url}: script: {error}");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Queue<string>([userName is null ? "/sign-in" : page.Url]);
        while (waiting.TryDequeue(out var address))
        {
            var response = (await page.GotoAsync(address))!;
            faults.AddRange(await FaultsAsync(page, response, address));
            foreach (var link in await page.EvaluateAsync<string[]>("[...document.querySelectorAll('a[href]')].map(a => a.href.split('#')[0])"))
            {
                if (link.StartsWith(site.Address, StringComparison.Ordinal) && !Download().IsMatch(link) && seen.Add(Kind(link)))
                {
                    waiting.Enqueue(link);
                }
            }
        }

        await page.Context.DisposeAsync();
        faults.ShouldBeEmpty();
        (userName is null || seen.Count > 2).ShouldBeTrue("Too few pages were found for this to mean anything.");
    }

    [Fact]
    public async Task A_fault_is_found()
    {
        var page = await site.WindowAsync(null);
        await page.SetContentAsync("<!doctype html><html><body><img src='x'><p id='a'></p><p id='a'></p><div style='width:9000px'>wide</div></body></html>");

        var faults = await PageFaultsAsync(page, "a page made wrong");

        faults.ShouldContain(f => f.Contains("image-alt", StringComparison.Ordinal));
        faults.ShouldContain(f => f.Contains("sideways", StringComparison.Ordinal));
        faults.ShouldContain(f => f.Contains("id a", StringComparison.Ordinal));
    }

    private static async Task<IReadOnlyList<string>> FaultsAsync(IPage page, IResponse response, string address)
    {
        var faults = await PageFaultsAsync(page, address);
        if (response.Status != 200)
        {
            faults.Add($"{address}: answered {response.Status}");
        }

        try
        {
            new HtmlParser(new HtmlParserOptions { IsStrictMode = true }).ParseDocument(await response.TextAsync());
        }
        catch (HtmlParseException e)
        {
            faults.Add($"{address}: HTML: {e.Message} at {e.Position}");
        }

        return faults;
    }

    private static async Task<List<string>> PageFaultsAsync(IPage page, string address)
    {
        var faults = (await page.EvaluateAsync<string[]>("[...document.querySelectorAll('[id]')].map(e => e.id).filter((id, i, all) => all.indexOf(id) !== i)"))
            .Select(id => $"{address}: id {id} stands twice")
            .ToList();
        var look = Looked.TryAdd(await MadeOfAsync(page), true);
        if (look)
        {
            await page.EvaluateAsync(Axe);
        }

        foreach (var width in Widths)
        {
            await page.SetViewportSizeAsync(width, 900);
            if (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - window.innerWidth") is > 0 and var over)
            {
                faults.Add($"{address}: {over} pixels run over sideways, {width} wide");
            }

            foreach (var scheme in look ? [ColorScheme.Light, ColorScheme.Dark] : Array.Empty<ColorScheme>())
            {
                await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
                // Darkness changes colours and nothing else.
                var rules = scheme == ColorScheme.Dark ? "{ runOnly: ['color-contrast'] }" : "{}";
                faults.AddRange((await page.EvaluateAsync<string[]>(
                        $"axe.run(document, {rules}).then(r => r.violations.map(v => `${{v.id}}: ${{v.help}} (${{v.nodes.slice(0, 2).map(n => n.html).join(' | ')}})`))"))
                    .Select(violation => $"{address}: {width} wide, {scheme}: axe {violation}"));
            }
        }

        return faults;
    }

    /// <summary>What a page is made of, in order: elements with their classes, the names of their attributes, what says what they are, and whether they hold words. The same again and again, as rows of a table are, is told once.</summary>
    private static Task<string> MadeOfAsync(IPage page) => page.EvaluateAsync<string>("""
        () => {
          const told = (e) => {
            const attributes = [...e.attributes].map(a => ['class', 'type', 'role', 'scope', 'lang', 'dir', 'tabindex', 'autocomplete', 'aria-hidden'].includes(a.name) ? `${a.name}=${a.value}` : a.name).sort().join(' ');
            const words = [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) ? '+' : '';
            const inner = [...e.children].map(told).filter((t, i, all) => t !== all[i - 1]).join('');
            return `<${e.localName} ${attributes}${words}>${inner}</>`;
          };
          return told(document.documentElement);
        }
        """);

    // One page of each kind: ids and filters do not make another kind.
    private static string Kind(string address) => Guid().Replace(address.Split('?')[0], "*");

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex Guid();

    [GeneratedRegex(@"\.(pdf|csv|xlsx|docx|ics|json|jws|pem|svg)(\?|$)")]
    private static partial Regex Download();
}
