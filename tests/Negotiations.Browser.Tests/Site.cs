using System.Diagnostics;
using Microsoft.Playwright;
using Negotiations.Browser.Tests;
using Negotiations.Tests;

[assembly: AssemblyFixture(typeof(Site))]
// Two browsers and two servers at once on two cores are slower than one after the other, and miss what they wait for.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]

namespace Negotiations.Browser.Tests;

/// <summary>The application in a process of its own, with the demonstration, and a real browser to look at it.</summary>
public sealed class Site : IAsyncLifetime
{
    private const string Password = "a walk along two rivers";

    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    // Filling the demonstration takes longer than most tests: it is done once, and every site begins with a copy.
    private static readonly Lazy<Task<string>> Filled = new(FillAsync);

    private readonly string _folder = Directory.CreateTempSubdirectory("negotiations-browser-").FullName;
    private Process _server = null!;
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    /// <summary>Where the application is.</summary>
    public string Address { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        Folders.Copy(await Filled.Value, _folder);
        await StartServerAsync("http://127.0.0.1:0");
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Chromium(), Args = Arguments });
    }

    /// <summary>Kills the server as a power cut would; what was sent and not answered is anybody's guess.</summary>
    public async Task KillServerAsync()
    {
        _server.Kill();
        await _server.WaitForExitAsync();
        _server.Dispose();
    }

    /// <summary>Starts the server again, with the same data, at the same address.</summary>
    public Task RestartServerAsync() => StartServerAsync(Address);

    /// <summary>A browser with a profile on disk, as people have it.</summary>
    public Task<IBrowserContext> OwnBrowserAsync(string profile) =>
        _playwright.Chromium.LaunchPersistentContextAsync(profile, new() { ExecutablePath = Chromium(), Args = Arguments, BaseURL = Address, Locale = "en-GB" });

    /// <summary>Kills the browser of a profile, all its processes at once.</summary>
    public static void KillBrowser(string profile)
    {
        foreach (var process in Process.GetProcesses().Where(p => CommandLine(p.Id).Contains(profile, StringComparison.Ordinal)))
        {
            process.Kill();
            // One that nobody asks after stays on as a name; it is dead all the same.
            process.WaitForExit(TimeSpan.FromSeconds(10));
        }
    }

    /// <summary>A window in which somebody is signed in, or nobody.</summary>
    /// <param name="userName">A demonstration account; null for nobody.</param>
    /// <param name="width">Width in pixels.</param>
    /// <param name="scheme">Light or dark.</param>
    /// <param name="script">Whether JavaScript is on.</param>
    public async Task<IPage> WindowAsync(string? userName, int width = 1280, ColorScheme scheme = ColorScheme.Light, bool script = true)
    {
        var context = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Address,
            ColorScheme = scheme,
            JavaScriptEnabled = script,
            Locale = "en-GB",
            // A colour is looked at when it is there, not on its way.
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
        });
        var page = await context.NewPageAsync();
        if (userName is not null)
        {
            await SignInAsync(page, userName);
        }

        return page;
    }

    /// <summary>Signs in by the form.</summary>
    public static async Task SignInAsync(IPage page, string userName)
    {
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("Account name").FillAsync(userName);
        await page.GetByLabel("Password").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        page.Url.ShouldNotContain("sign-in");
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
        await KillServerAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task StartServerAsync(string address) => (_server, Address) = await StartServerAsync(_folder, address);

    private static async Task<string> FillAsync()
    {
        var folder = Directory.CreateTempSubdirectory("negotiations-browser-filled-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var (server, _) = await StartServerAsync(folder, "http://127.0.0.1:0");
        server.Kill();
        await server.WaitForExitAsync();
        server.Dispose();
        return folder;
    }

    private static async Task<(Process Server, string Address)> StartServerAsync(string folder, string address)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, UseShellExecute = false, WorkingDirectory = AppContext.BaseDirectory };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Negotiations.Web.dll"));
        foreach (var (name, value) in new[]
                 {
                     ("ASPNETCORE_ENVIRONMENT", "Demonstration"), ("ASPNETCORE_URLS", address), ("Deployment__Demonstration", "true"),
                     ("Deployment__DataFolder", folder), ("Limits__SignIn", "1000000"), ("Limits__Upload", "1000000"), ("Limits__Export", "1000000"),
                 })
        {
            start.Environment[name] = value;
        }

        var server = Process.Start(start)!;
        const string Greeting = "Negotiations is at ";
        using var tooLong = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        string? line;
        do
        {
            line = await server.StandardOutput.ReadLineAsync(tooLong.Token) ?? throw new InvalidOperationException("The server ended before it was there.");
        }
        while (!line.StartsWith(Greeting, StringComparison.Ordinal));
        // Somebody must read on, or the server waits for room to write its log.
        _ = server.StandardOutput.ReadToEndAsync();
        return (server, line[Greeting.Length..].Trim().TrimEnd('/'));
    }

    private static string CommandLine(int process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/cmdline");
        }
        catch (IOException)
        {
            return "";
        }
    }

    private static string Chromium() =>
        new[] { "chromium", "chromium-browser", "google-chrome" }
            .SelectMany(name => Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Select(folder => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException("There is no Chromium. scripts/test installs it.");
}
