using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using AngleSharp.Html.Dom;
using Microsoft.Data.Sqlite;
using Negotiations.Web.Tests.Host;

namespace Negotiations.Web.Tests.Durability;

/// <summary>A real server in a process of its own, killed without warning while two people work on it, thirty times over.</summary>
public sealed class KilledServerTests
{
    private const int Kills = 30;
    private const int RowsOfAnImport = 20;

    [Fact]
    public async Task What_was_confirmed_survives_a_killed_server_and_nothing_is_half()
    {
        var folder = Directory.CreateTempSubdirectory("negotiations-killed-").FullName;
#pragma warning disable CA5394 // when to kill, not a key
        var random = new Random(20221005);
        var receipts = new List<string>();
        var imports = new List<(int Batch, bool Confirmed)>();
        Dictionary<string, string> cookies = [];
        var process = "";
        var (submitted, imported) = ("", "");
        for (var kill = 0; kill <= Kills; kill++)
        {
            await using var server = await KilledServer.StartAsync(folder);
            if (kill == 0)
            {
                using var first = server.Browser(cookies);
                using (await first.SignInAsync("arm.head"))
                {
                }

                using var home = await first.GetAsync("/");
                process = home.Headers.Location!.OriginalString;
                (submitted, imported) = (await OpenListAsync(first, process, "Submitted"), await OpenListAsync(first, process, "Imported"));
                cookies = first.Cookies;
            }

            if (kill == Kills)
            {
                await CheckAsync(server.Browser(cookies), process, imported, receipts, imports);
                break;
            }

            server.KillInPost(random.Next(5, 16), random.Next(0, 30_000));
            await Task.WhenAll(
                UntilKilledAsync(() => SubmitAsync(server.Browser(cookies), submitted, receipts)),
                UntilKilledAsync(() => ImportAsync(server.Browser(cookies), imported, imports)));
        }
#pragma warning restore CA5394

        (await KilledServer.RunAsync(folder, "--verify-audit")).ExitCode.ShouldBe(0);
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    internal static async Task<string> OpenListAsync(Browser browser, string process, string subject)
    {
        using var answer = await browser.PostAsync(
            $"{process}/lists/new", await browser.PageAsync($"{process}/lists/new"), ("Form.Kind", "OursHeldByOther"), ("Form.Subject", subject));
        return answer.Headers.Location!.OriginalString;
    }

    /// <summary>The file that a receipt speaks of is there, and has the hash that the receipt says.</summary>
    internal static async Task CheckReceiptAsync(Browser browser, string receipt)
    {
        var page = await browser.PageAsync(receipt);
        using var form = await browser.PostAsync(receipt.Replace("/receipt", "/canonical.json", StringComparison.Ordinal), page);
        var hash = Convert.ToHexStringLower(SHA256.HashData(await form.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)));
        string.Concat(page.Body!.TextContent.Where(char.IsAsciiLetterOrDigit)).ShouldContain(hash);
    }

    private static async Task UntilKilledAsync(Func<Task> work)
    {
        try
        {
            while (true)
            {
                await work();
            }
        }
        catch (HttpRequestException)
        {
            // The server is gone: that is what this is about.
        }
    }

    internal static async Task SubmitAsync(Browser browser, string list, List<string> receipts)
    {
        var page = await browser.PageAsync(list);
        if (page.Forms.SingleOrDefault(f => f.GetAttribute("action")?.EndsWith("/draft", StringComparison.Ordinal) == true) is { } draft)
        {
            (await browser.SubmitAsync(draft)).Dispose();
        }

        var form = await browser.PageAsync($"{list}/entries/new");
        (await browser.PostAsync($"{list}/entries/new", form, ("Form.Fields[family_name]", "Ծիրանունյան"))).Dispose();
        var check = await browser.PageAsync($"{list}/submit");
        using var answer = await browser.SubmitAsync(check.Form($"{list}/submit"));
        answer.StatusCode.ShouldBe(HttpStatusCode.Found);
        receipts.Add(answer.Headers.Location!.OriginalString);
    }

    private static async Task ImportAsync(Browser browser, string list, List<(int Batch, bool Confirmed)> imports)
    {
        var batch = imports.Count;
        imports.Add((batch, false));
        var table = new StringBuilder("Family name,Given name,Service number\r\n");
        for (var row = 0; row < RowsOfAnImport; row++)
        {
            table.Append(CultureInfo.InvariantCulture, $"Narçiçəkli {batch} {row},Elçin,{Marker(batch)}{row:000}\r\n");
        }

        var form = await browser.PageAsync($"{list}/imports/new");
        using var content = new MultipartFormDataContent
        {
            { new ByteArrayContent(Encoding.UTF8.GetBytes(table.ToString())), "Form.File", "list.csv" },
            { new StringContent(((IHtmlInputElement)form.QuerySelector("input[name=__RequestVerificationToken]")!).Value), "__RequestVerificationToken" },
        };
        using var upload = await browser.SendAsync(new HttpRequestMessage(HttpMethod.Post, $"{list}/imports/new") { Content = content });
        if (upload.Headers.Location is null)
        {
            // Kills leave imports begun, until there are too many: one is given up, and the file is loaded again next time.
            var begun = (await upload.PageAsync()).QuerySelector($"ul.todo a[href^='{list}/imports/']")!.GetAttribute("href")!;
            using var dropped = await browser.PostAsync($"{begun}/drop", form);
            dropped.StatusCode.ShouldBe(HttpStatusCode.Found);
            return;
        }

        var import = upload.Headers.Location!.OriginalString.Replace("/columns", "", StringComparison.Ordinal);
        var confirm = await browser.PageAsync($"{import}/confirm");
        using var answer = await browser.SubmitAsync(confirm.Forms.Single(f => f.GetAttribute("action")?.EndsWith("/confirm", StringComparison.Ordinal) == true));
        answer.StatusCode.ShouldBe(HttpStatusCode.Found);
        imports[batch] = (batch, true);
    }

    private static async Task CheckAsync(Browser browser, string process, string imported, List<string> receipts, List<(int Batch, bool Confirmed)> imports)
    {
        // Enough was confirmed for the test to mean something.
        receipts.Count.ShouldBeGreaterThan(Kills / 3);
        imports.Count(i => i.Confirmed).ShouldBeGreaterThan(Kills / 3);
        foreach (var receipt in receipts)
        {
            await CheckReceiptAsync(browser, receipt);
        }

        foreach (var (batch, confirmed) in imports)
        {
            var rows = (await browser.PageAsync($"{imported}?q={Marker(batch)}")).QuerySelectorAll("tbody tr").Length;
            rows.ShouldBeOneOf(confirmed ? [RowsOfAnImport] : [0, RowsOfAnImport]);
        }

        using var lists = await browser.GetAsync($"{process}/lists");
        lists.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static string Marker(int batch) => string.Create(CultureInfo.InvariantCulture, $"K{batch:0000}R");
}
