using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Negotiations.Infrastructure.Auditing;

/// <summary>Puts a checkpoint into its folder at each start and then by schedule, when anything was done since the last.</summary>
internal sealed partial class CheckpointWorker(CheckpointFolder folder, CheckpointOptions options, IServiceScopeFactory scopes, TimeProvider clock, ILogger<CheckpointWorker> log) : BackgroundService
{
    private string _last = "";

    /// <summary>Puts one there, unless the trail stands where it stood.</summary>
    public async Task KeepAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<TrailProofs>().TakeAsync(cancellationToken) is { } taken && taken.Checkpoint.Head != _last)
        {
            folder.Keep(taken);
            _last = taken.Checkpoint.Head;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Every, clock);
        try
        {
            do
            {
                try
                {
                    await KeepAsync(stoppingToken);
                }
#pragma warning disable CA1031 // a folder that cannot be reached now may be reached next time, and must not end the server
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

    [LoggerMessage(Level = LogLevel.Error, Message = "No checkpoint of the audit trail could be kept")]
    private static partial void LogFailed(ILogger log, Exception exception);
}
