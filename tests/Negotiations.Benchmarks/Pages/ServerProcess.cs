using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Negotiations.Benchmarks.Pages;

/// <summary>A server in a process of its own on this machine alone, so that its processor time is not that of who asks.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private const int Connections = 4;

    private readonly Process _process;
    private readonly Queue<string> _said = [];

    private ServerProcess(Process process, string address)
    {
        _process = process;
        Browser = To(new Uri(address));
    }

    /// <summary>A client with cookies of its own, for somebody else.</summary>
    public HttpClient AnotherBrowser() => To(Browser.BaseAddress!);

    /// <summary>Asks it. Keeps cookies.</summary>
    public HttpClient Browser { get; }

    /// <summary>Processor time that it has taken, of all its threads, in user and kernel mode.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Starts one and waits until it answers.</summary>
    /// <param name="folder">Where it runs.</param>
    /// <param name="ready">An address that it answers once it is up.</param>
    /// <param name="arguments">Its assembly and arguments; {0} is the address to listen on.</param>
    /// <param name="settings">Its environment.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public static async Task<ServerProcess> StartAsync(
        string folder, string ready, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> settings, CancellationToken cancellationToken)
    {
        var address = $"http://127.0.0.1:{FreePort()}";
        var start = new ProcessStartInfo("dotnet", arguments.Select(a => a == "{0}" ? address : a))
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        var server = new ServerProcess(Process.Start(start) ?? throw new InvalidOperationException("dotnet does not start."), address);
        server._process.OutputDataReceived += server.Listen;
        server._process.ErrorDataReceived += server.Listen;
        server._process.BeginOutputReadLine();
        server._process.BeginErrorReadLine();
        try
        {
            await server.WaitAsync(ready, cancellationToken);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Browser.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static HttpClient To(Uri address) => new(new SocketsHttpHandler { MaxConnectionsPerServer = Connections, UseCookies = true }) { BaseAddress = address };

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task WaitAsync(string ready, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < 600 && !_process.HasExited; attempt++)
        {
            try
            {
                using var answer = await Browser.GetAsync(ready, cancellationToken);
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }

            await Task.Delay(100, cancellationToken);
        }

        lock (_said)
        {
            throw new InvalidOperationException($"The server does not answer. It said last:\n{string.Join('\n', _said)}");
        }
    }

    private void Listen(object sender, DataReceivedEventArgs line)
    {
        lock (_said)
        {
            _said.Enqueue(line.Data ?? "");
            if (_said.Count > 20)
            {
                _said.Dequeue();
            }
        }
    }
}
