using System.Diagnostics;
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

        (await KilledServer.RunAsync(folder, "--verify-audit")).ShouldBe(0);
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<string> OpenListAsync(Browser browser, string process, string subject)
    {
        using var answer = await browser.PostAsync(
            $"{process}/lists/new", await browser.PageAsync($"{process}/lists/new"), ("Form.Kind", "OursHeldByOther"), ("Form.Subject", subject));
        return answer.Headers.Location!.OriginalString;
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

    private static async Task SubmitAsync(Browser browser, string list, List<string> receipts)
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
            var page = await browser.PageAsync(receipt);
            using var form = await browser.PostAsync(receipt.Replace("/receipt", "/canonical.json", StringComparison.Ordinal), page);
            var hash = Convert.ToHexStringLower(SHA256.HashData(await form.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)));
            string.Concat(page.Body!.TextContent.Where(char.IsAsciiLetterOrDigit)).ShouldContain(hash);
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

/// <summary>The application in a process of its own.</summary>
internal sealed class KilledServer : DelegatingHandler, IAsyncDisposable
{
    private readonly Process _process;
    private readonly Uri _address;
    private int _postsUntilKill = int.MaxValue;
    private int _yields;

    private KilledServer(Process process, Uri address)
        : base(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false })
    {
        _process = process;
        _address = address;
    }

    /// <summary>Starts the application on the data of <paramref name="folder"/>, on a free port of this machine.</summary>
    public static async Task<KilledServer> StartAsync(string folder)
    {
        var process = Start(folder);
        const string Greeting = "Negotiations is at ";
        string? line;
        do
        {
            line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) ?? throw new InvalidOperationException("The server ended before it was there.");
        }
        while (!line.StartsWith(Greeting, StringComparison.Ordinal));
        // Somebody must read on, or the server waits for room to write its log.
        _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        return new KilledServer(process, new Uri(line[Greeting.Length..].Trim()));
    }

    /// <summary>Runs a command of the application to its end.</summary>
    /// <returns>Its exit code.</returns>
    public static async Task<int> RunAsync(string folder, string command)
    {
        using var process = Start(folder, command);
        _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode;
    }

    /// <summary>A browser that talks to it.</summary>
    public Browser Browser(Dictionary<string, string> cookies)
    {
        var browser = new Browser(new HttpClient(this, disposeHandler: false) { BaseAddress = _address });
        foreach (var (name, value) in cookies)
        {
            browser.Cookies[name] = value;
        }

        return browser;
    }

    /// <summary>Kills the server while it works on the nth POST from now, a little later or earlier within it.</summary>
    public void KillInPost(int nth, int yields)
    {
        _postsUntilKill = nth;
        _yields = yields;
    }

    public async ValueTask DisposeAsync()
    {
        Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        _process.Dispose();
        base.Dispose();
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = base.SendAsync(request, cancellationToken);
        if (request.Method == HttpMethod.Post && Interlocked.Decrement(ref _postsUntilKill) == 0)
        {
            for (var i = 0; i < _yields; i++)
            {
                await Task.Yield();
            }

            Kill();
        }

        return await answer;
    }

    private void Kill()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }
    }

    private static Process Start(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, UseShellExecute = false, WorkingDirectory = AppContext.BaseDirectory };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Negotiations.Web.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Demonstration";
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["Deployment__Demonstration"] = "true";
        start.Environment["Deployment__DataFolder"] = folder;
        start.Environment["Limits__Upload"] = "1000000";
        start.Environment["Limits__Export"] = "1000000";
        return Process.Start(start)!;
    }
}
