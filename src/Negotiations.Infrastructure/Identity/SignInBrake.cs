using System.Collections.Concurrent;
using Negotiations.Application.Accounts;

namespace Negotiations.Infrastructure.Identity;

/// <summary>
/// Slows whoever guesses passwords. Counted by what was typed, whether or not there is such an account, so that the wait tells
/// nothing. A wait is always somebody's own: it is counted for account and client together, and never refuses anybody else. Where an account is guessed at from
/// many places, no failure there is free any more, but for browsers that have signed in to it before. So its holder is looked at from wherever he comes, however long a
/// stranger goes on. Sessions that have begun are not touched at all. Kept in memory: a restart forgives.
/// </summary>
internal sealed class SignInBrake(AccountOptions options, TimeProvider clock)
{
    private const int MostCounts = 100_000;
    private static readonly TimeSpan Memory = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<(string Account, string? Client), Count> _counts = new();

    /// <summary>How long to wait before a password is looked at again; zero if not at all.</summary>
    public TimeSpan WaitFor(string account, SignInClient client) => Left((account, client.Key), clock.GetUtcNow());

    public void Failed(string account, SignInClient client)
    {
        Forget();
        var free = options.FreeFailures;
        if (!client.Known)
        {
            var ofAccount = Add((account, null), int.MaxValue, TimeSpan.Zero);
            free = ofAccount.Failures > options.FreeFailuresOfAccount ? 0 : free;
        }

        Add((account, client.Key), free, options.LongestWait);
    }

    public void Succeeded(string account, SignInClient client) => _counts.TryRemove((account, client.Key), out _);

    private TimeSpan Left((string, string?) key, DateTimeOffset now) =>
        _counts.TryGetValue(key, out var count) && count.Until > now ? count.Until - now : TimeSpan.Zero;

    private Count Add((string, string?) key, int free, TimeSpan longest)
    {
        var now = clock.GetUtcNow();
        return _counts.AddOrUpdate(key, _ => Next(0), (_, count) => Next(count.Last + Memory < now ? 0 : count.Failures));

        Count Next(int before)
        {
            var failures = before + 1;
            var seconds = failures <= free ? 0 : Math.Min(Math.Pow(2, failures - free - 1), longest.TotalSeconds);
            return new Count(failures, now, now + TimeSpan.FromSeconds(seconds));
        }
    }

    private void Forget()
    {
        if (_counts.Count < MostCounts)
        {
            return;
        }

        var now = clock.GetUtcNow();
        foreach (var (key, count) in _counts)
        {
            // What is counted for a whole account stays: a flood of addresses must not wipe it out.
            if (count.Until <= now && (key.Client is not null || count.Last + Memory < now))
            {
                _counts.TryRemove(key, out _);
            }
        }
    }

    private sealed record Count(int Failures, DateTimeOffset Last, DateTimeOffset Until);
}
