using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Negotiations.Infrastructure.Persistence;

namespace Negotiations.Infrastructure.Documents;

/// <summary>
/// Destroys files that nobody can reach any more: whose row was never saved, because the server was killed or somebody gave up in between, and whose row says that it was withdrawn. At each start, and daily.
/// </summary>
internal sealed partial class DocumentSweep(DocumentFiles files, IServiceScopeFactory scopes, TimeProvider clock, ILogger<DocumentSweep> log) : BackgroundService
{
    /// <summary>A row is saved seconds after its file was written; nobody's clock is wrong by so much.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromDays(1);

    private const int AtOnce = 500;

    /// <summary>Sweeps once.</summary>
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        if (!Directory.Exists(files.Folder))
        {
            return;
        }

        // Whatever else lies there is not ours.
        var unknown = 0;
        foreach (var some in Directory.EnumerateFiles(files.Folder).Where(p => DocumentFiles.IsName(Path.GetFileNameWithoutExtension(p))).Chunk(AtOnce))
        {
            unknown += await SweepAsync(some, cancellationToken);
        }

        if (unknown > 0)
        {
            LogUnknown(log, unknown);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Grace, clock);
        try
        {
            do
            {
                try
                {
                    await SweepAsync(stoppingToken);
                }
#pragma warning disable CA1031 // what fails today is tried again tomorrow, and must not end the server
                catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
                {
                    LogFailed(log, e);
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The server ends.
        }
    }

    private async Task<int> SweepAsync(IReadOnlyList<string> paths, CancellationToken cancellationToken)
    {
        var names = paths.Select(p => Path.GetFileNameWithoutExtension(p)!).ToList();
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NegotiationsDb>();
#pragma warning disable RS0030 // files lie together for all processes and audiences; only their random names are read, and nobody is shown anything
        var rows = await db.Documents.IgnoreQueryFilters().Where(d => names.Contains(d.StoredAs))
            .Select(d => new { d.StoredAs, Withdrawn = d.WithdrawnAt != null }).ToDictionaryAsync(d => d.StoredAs, d => d.Withdrawn, cancellationToken);
#pragma warning restore RS0030
        var now = clock.GetUtcNow();
        var unknown = 0;
        foreach (var path in paths)
        {
            var name = Path.GetFileNameWithoutExtension(path);
            var isNew = Path.GetExtension(path) == DocumentFiles.NewEnding;
            var isOld = File.GetLastWriteTimeUtc(path) < (now - Grace).UtcDateTime;
            if (rows.TryGetValue(name, out var withdrawn))
            {
                if (withdrawn)
                {
                    files.Destroy(name);
                }
                else if (isNew && isOld)
                {
                    files.Settle(new(name, 0, ""));
                }
            }
            else if (isNew && isOld)
            {
                files.Destroy(name);
                LogSwept(log, name);
            }
            else if (isOld)
            {
                // Never destroyed: the database may be the wrong one, or older than the folder.
                unknown++;
            }
        }

        return unknown;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The stored file {File} was a leftover, and was destroyed")]
    private static partial void LogSwept(ILogger log, string file);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} stored files belong to no document of this database. They stay. Is this the right database, and the right folder?")]
    private static partial void LogUnknown(ILogger log, int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "The files of documents could not be swept; it is tried again tomorrow")]
    private static partial void LogFailed(ILogger log, Exception exception);
}
