using System.IO.Compression;
using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using Negotiations.Web.Tests.Host;

namespace Negotiations.Web.Tests.Access;

/// <summary>Everything that came back for one address: status, headers and body, as text; workbooks unpacked.</summary>
public sealed record Seen(string Address, string Text)
{
    /// <summary>The address without what is asked for on it.</summary>
    public string Path => Address.Split('?')[0];
}

/// <summary>Follows every link that a viewer is shown, from its home on, and opens every detail that is offered.</summary>
public static class Crawler
{
    /// <summary>Addresses with one path that differ only in what is asked for: enough of them to see every filter, sort and page once.</summary>
    private const int OfOnePath = 30;

    /// <summary>Everything that a viewer can reach so. Signing out is a form, and so is never reached.</summary>
    public static async Task<IReadOnlyList<Seen>> CrawlAsync(Browser browser, string from = "/")
    {
        var seen = new List<Seen>();
        var waiting = new Queue<string>([from]);
        var known = new HashSet<string>(StringComparer.Ordinal) { from };
        var paths = new Dictionary<string, int>(StringComparer.Ordinal);
        while (waiting.TryDequeue(out var address))
        {
            using var answer = await browser.GetAsync(address);
            answer.StatusCode.ShouldBeOneOf([HttpStatusCode.OK, HttpStatusCode.Redirect], $"{address} is linked to");
            seen.Add(new Seen(address, await ReadAsync(answer)));
            seen.AddRange(await OpenAsync(browser, answer, address));
            foreach (var link in await LinksAsync(answer, address))
            {
                var path = link.Split('?')[0];
                if (paths.GetValueOrDefault(path) < OfOnePath && known.Add(link))
                {
                    paths[path] = paths.GetValueOrDefault(path) + 1;
                    waiting.Enqueue(link);
                }
            }
        }

        return seen;
    }

    /// <summary>All bytes of an answer, as text in which words can be looked for.</summary>
    public static async Task<string> ReadAsync(HttpResponseMessage answer)
    {
        if (answer.Content.Headers.ContentType?.MediaType?.Contains("openxmlformats", StringComparison.Ordinal) == true)
        {
            using var archive = new ZipArchive(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
            var text = new StringBuilder(answer.Headers.ToString()).Append(answer.Content.Headers);
            foreach (var entry in archive.Entries)
            {
                using var reader = new StreamReader(await entry.OpenAsync(TestContext.Current.CancellationToken));
                text.AppendLine(entry.FullName).AppendLine(await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
            }

            return text.ToString();
        }

        return await answer.WholeAsync();
    }

    // Every sensitive detail that the page offers to open.
    private static async Task<IReadOnlyList<Seen>> OpenAsync(Browser browser, HttpResponseMessage answer, string address)
    {
        var opened = new List<Seen>();
        if (answer.Content.Headers.ContentType?.MediaType == "text/html")
        {
            var page = await answer.PageAsync();
            foreach (var button in page.QuerySelectorAll("form[method=post] button[name=open]").OfType<IHtmlButtonElement>())
            {
                using var detail = await browser.SubmitAsync(button.Form!, press: button.Value);
                detail.StatusCode.ShouldBe(HttpStatusCode.OK);
                opened.Add(new Seen($"{address}?open={button.Value}", await ReadAsync(detail)));
            }
        }

        return opened;
    }

    private static async Task<IEnumerable<string>> LinksAsync(HttpResponseMessage answer, string address)
    {
        if (answer.Headers.Location is { } location)
        {
            return [location.ToString()];
        }

        if (answer.Content.Headers.ContentType?.MediaType != "text/html")
        {
            return [];
        }

        var page = await answer.PageAsync();
        var here = new Uri("http://localhost" + address);
        return page.QuerySelectorAll("a[href], link[href], form[method=get][action]")
            .Select(e => new Uri(here, e.GetAttribute("href") ?? e.GetAttribute("action")!))
            .Where(u => u.Host == "localhost" && !u.AbsolutePath.StartsWith("/css/", StringComparison.Ordinal) && !u.AbsolutePath.StartsWith("/lib/", StringComparison.Ordinal) && !u.AbsolutePath.StartsWith("/icon", StringComparison.Ordinal))
            .Select(u => u.PathAndQuery)
            .Distinct(StringComparer.Ordinal);
    }
}
