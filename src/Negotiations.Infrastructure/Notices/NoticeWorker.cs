using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Negotiations.Infrastructure.Notices;

/// <summary>Makes a round of notices every minute, as long as the application runs.</summary>
internal sealed class NoticeWorker(NoticeRounds rounds, TimeProvider clock, ILogger<NoticeWorker> log) : BackgroundService
{
    /// <summary>From one round to the next.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await rounds.RunAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // The database may be gone for a while: the next round asks again.
                log.LogError(e, "A round of notices failed");
            }
        }
    }
}
