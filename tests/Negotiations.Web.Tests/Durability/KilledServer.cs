using System.Diagnostics;
using Negotiations.Web.Tests.Host;

namespace Negotiations.Web.Tests.Durability;

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
    public static async Task<KilledServer> StartAsync(string folder, params string[] settings)
    {
        var process = Start(folder, settings);
        const string Greeting = "Negotiations is at ";
        string? line;
        do
        {
            line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) ?? throw new InvalidOperationException("The server ended before it was there.");
        }
        while (!line.StartsWith(Greeting, StringComparison.Ordinal));
        // Somebody must read on, or the server waits for room to write its log.
        _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        _ = process.StandardError.ReadToEndAsync(CancellationToken.None);
        return new KilledServer(process, new Uri(line[Greeting.Length..].Trim()));
    }

    /// <summary>Runs a command of the application to its end.</summary>
    /// <returns>Its exit code, and what it said on its output and on its error stream.</returns>
    public static async Task<(int ExitCode, string Said, string Complained)> RunAsync(string folder, params string[] arguments)
    {
        using var process = Start(folder, arguments);
        var (said, complained) = (process.StandardOutput.ReadToEndAsync(CancellationToken.None), process.StandardError.ReadToEndAsync(CancellationToken.None));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await said, await complained);
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
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = AppContext.BaseDirectory };
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
