using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Negotiations.Application.Reports;

namespace Negotiations.Infrastructure.Reports;

/// <summary>
/// Prints with a browser of the Chromium family: a process of its own for each document, with an empty profile, without network,
/// with nothing in the document that runs or fetches, and without the settings of this application in its environment. What it needs on disk stands in a folder that this account
/// alone may read, and is deleted whatever happens.
/// </summary>
internal sealed class ChromiumPrinter(string? browser, TimeSpan limit, ILogger<ChromiumPrinter> log) : IPdfPrinter, IDisposable
{
    /// <summary>A browser takes a few hundred megabytes.</summary>
    private const int AtOnce = 2;

    /// <summary>What a process needs to start at all. Nothing else of the environment is handed on: it may hold keys and connection strings.</summary>
    private static readonly string[] HandedOn =
        ["PATH", "LANG", "LC_ALL", "FONTCONFIG_PATH", "FONTCONFIG_FILE", "SystemRoot", "SystemDrive", "windir", "ProgramFiles", "ProgramFiles(x86)", "ProgramData"];

    /// <summary>Headless printing needs scripts of its own, so that they cannot be switched off; the document's are refused here, with everything that it would fetch.</summary>
    private const string Closed = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">";

    private readonly SemaphoreSlim _free = new(AtOnce);

    public bool IsAvailable => browser is not null;

    public async Task<byte[]> Print(string html, CancellationToken cancellationToken)
    {
        if (browser is null)
        {
            throw new PdfUnavailable(PdfProblem.NoBrowser);
        }

        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        time.CancelAfter(limit);
        try
        {
            await _free.WaitAsync(time.Token);
            try
            {
                return await PrintInFolder(browser, html, time.Token);
            }
            finally
            {
                _free.Release();
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            log.LogWarning("Printing took longer than {Limit} and was stopped.", limit);
            throw new PdfUnavailable(PdfProblem.TookTooLong);
        }
    }

    public void Dispose() => _free.Dispose();

    private async Task<byte[]> PrintInFolder(string path, string html, CancellationToken cancellationToken)
    {
        // On Unix, made with permissions for this account alone.
        var folder = Directory.CreateTempSubdirectory("negotiations-print-").FullName;
        try
        {
            var page = Path.Combine(folder, "page.html");
            var pdf = Path.Combine(folder, "page.pdf");
            await File.WriteAllTextAsync(page, Close(html), cancellationToken);
            var exit = await RunAsync(Start(path, folder, page, pdf), cancellationToken);
            if (exit != 0 || !File.Exists(pdf))
            {
                log.LogError("The browser that prints ended with {Exit} and {Made} document.", exit, File.Exists(pdf) ? "a" : "no");
                throw new PdfUnavailable(PdfProblem.Failed);
            }

            return await File.ReadAllBytesAsync(pdf, cancellationToken);
        }
        finally
        {
            await DeleteAsync(folder);
        }
    }

    private static string Close(string html)
    {
        const string Head = "<head>";
        var at = html.IndexOf(Head, StringComparison.Ordinal) + Head.Length;
        return at >= Head.Length ? html.Insert(at, Closed) : throw new ArgumentException("The document has no head.", nameof(html));
    }

    private static ProcessStartInfo Start(string path, string folder, string page, string pdf)
    {
        var start = new ProcessStartInfo(path)
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
            ArgumentList =
            {
                "--headless",
                $"--print-to-pdf={pdf}",
                "--no-pdf-header-footer",
                "--generate-pdf-document-outline",
                "--export-tagged-pdf",
                $"--user-data-dir={Path.Combine(folder, "profile")}",
                // No name is looked up, and what goes without a name meets a closed door.
                "--host-resolver-rules=MAP * ~NOTFOUND",
                "--proxy-server=127.0.0.1:9",
                "--proxy-bypass-list=<-loopback>",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-quic",
                "--disable-default-apps",
                "--disable-extensions",
                "--disable-breakpad",
                "--disable-dev-shm-usage",
                "--disable-gpu",
                "--no-first-run",
                // Stands in the PDF as its creator; what the server runs is nobody's business.
                "--user-agent=Negotiations",
            },
        };
        // The browser refuses its own sandbox to root; anybody else has it.
        if (OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess)
        {
            start.ArgumentList.Add("--no-sandbox");
        }

        start.ArgumentList.Add(new Uri(page).AbsoluteUri);
        foreach (var name in start.Environment.Keys.Except(HandedOn, StringComparer.OrdinalIgnoreCase).ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var name in new[] { "HOME", "TMPDIR", "TEMP", "TMP", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR", "LOCALAPPDATA", "APPDATA", "USERPROFILE" })
        {
            start.Environment[name] = folder;
        }

        return start;
    }

    private static async Task<int> RunAsync(ProcessStartInfo start, CancellationToken cancellationToken)
    {
        using var process = Process.Start(start) ?? throw new PdfUnavailable(PdfProblem.Failed);
        try
        {
            process.StandardInput.Close();
            // Read so that the pipes never fill, and forgotten: it may name what is printed.
            var said = Task.WhenAll(
                process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, cancellationToken),
                process.StandardError.BaseStream.CopyToAsync(Stream.Null, cancellationToken));
            await process.WaitForExitAsync(cancellationToken);
            await said;
            return process.ExitCode;
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync(CancellationToken.None);
            }
        }
    }

    /// <summary>What a killed browser's children still write is deleted with the next try; that the folder stays behind is an error in the log.</summary>
    private async Task DeleteAsync(string folder)
    {
        const int Tries = 20;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                Directory.Delete(folder, recursive: true);
                return;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException && attempt < Tries)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), CancellationToken.None);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                log.LogError(e, "What was printed could not be deleted from the folder for temporary files.");
                return;
            }
        }
    }
}
