using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Negotiations.Application.Access;
using Negotiations.Application.Notices;
using Negotiations.Domain;
using Negotiations.Domain.Processes;
using Negotiations.Domain.Visits;
using Negotiations.Infrastructure.Identity;
using Negotiations.Infrastructure.Persistence;

namespace Negotiations.Infrastructure.Notices;

/// <summary>
/// Tells the holders of accounts by mail that something waits for them. Each is counted for as a viewer of their own, through the locks that their pages go through; what was told is kept before the mail is sent, so that
/// nothing is told twice, not after a restart and not by two servers.
/// </summary>
public sealed class NoticeRounds(IServiceScopeFactory scopes, IMailer mailer, INoticeWords words, TimeProvider clock, ILogger<NoticeRounds> log)
{
    /// <summary>Most accounts that one round looks at; the next goes on from there.</summary>
    public const int Most = 200;

    /// <summary>The hour at which those are told who want to be told daily, by their own clock.</summary>
    public const int Hour = 7;

    /// <summary>First wait after a mail was not sent; each further failure doubles it.</summary>
    internal static readonly TimeSpan FirstWait = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(12);

    // Only spares work, or a server that does not answer: what was told stands in the database.
    private readonly Dictionary<Guid, DateTimeOffset> _looked = [];
    private readonly Dictionary<Guid, Wait> _waits = [];
    private int _from;

    /// <summary>Goes through accounts once, and tells those whom something new waits for.</summary>
    /// <returns>How many were told.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var accounts = await NextAsync(cancellationToken);
        var told = 0;
        foreach (var account in accounts)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (_waits.TryGetValue(account.Id, out var wait) && wait.Until > clock.GetUtcNow())
            {
                continue;
            }

            try
            {
                told += await TellAsync(account, cancellationToken) ? 1 : 0;
                _waits.Remove(account.Id);
            }
            catch (MailNotSent e)
            {
                // What a server answers may hold the address: only its kind is told.
                log.LogWarning("No notice for {Viewer}: {Reason}", account.Id, e.InnerException!.GetType().Name);
                var length = wait is null ? FirstWait : TimeSpan.FromTicks(Math.Min(wait.Length.Ticks * 2, LongestWait.Ticks));
                _waits[account.Id] = new Wait(clock.GetUtcNow() + length, length);
                if (e.Everybody)
                {
                    // A server that does not answer is not asked once for each of them; the next round begins with another account.
                    break;
                }
            }
            catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                // One account must not keep the others from being told.
                log.LogError(e, "The notice for {Viewer} failed", account.Id);
            }
        }

        return told;
    }

    /// <summary>The last time at which those are told who want to be told daily.</summary>
    internal static DateTimeOffset Mark(DateTimeOffset now, TimeZoneInfo zone)
    {
        var day = TimeZoneInfo.ConvertTime(now, zone).Date;
        var mark = On(day);
        return mark <= now ? mark : On(day.AddDays(-1));

        DateTimeOffset On(DateTime date)
        {
            var hour = date.AddHours(Hour);
            // Where clocks are put forward over it, an hour later.
            return new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(zone.IsInvalidTime(hour) ? hour.AddHours(1) : hour, zone), TimeSpan.Zero);
        }
    }

    private async Task<List<Account>> NextAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NegotiationsDb>();
        // Whoever has no password has not taken the account over yet.
        var accounts = await (
            from choice in db.NoticeChoices.AsNoTracking()
            where choice.Address != "" && choice.Pace != NoticePace.Off
            join user in db.Users on choice.UserId equals user.Id
            where user.DisabledAt == null && user.PasswordHash != null
            orderby user.Id
            select new Account(user.Id, user.DisplayName, user.Office, user.TimeZone, choice.Pace, choice.Address)).Skip(_from).Take(Most).ToListAsync(cancellationToken);
        _from = accounts.Count < Most ? 0 : _from + Most;
        return accounts;
    }

    private async Task<bool> TellAsync(Account account, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NegotiationsDb>();
        var current = scope.ServiceProvider.GetRequiredService<CurrentViewer>();
        await scope.ServiceProvider.GetRequiredService<Sessions>().BecomeAsync(
            new Viewer { UserId = account.Id, Name = account.Name, Office = account.Office, TimeZone = account.TimeZone }, cancellationToken);
        var seats = current.Viewer.Seats;
        if (seats.Count == 0)
        {
            return false;
        }

        var now = clock.GetUtcNow();
        var until = account.Pace == NoticePace.AtOnce ? now : Mark(now, TimeZoneInfo.FindSystemTimeZoneById(account.TimeZone ?? seats[0].TimeZone));
        if (account.Pace == NoticePace.Daily && _looked.GetValueOrDefault(account.Id) == until)
        {
            return false;
        }

        var visits = await db.Visits.Where(v => v.UserId == account.Id).ToDictionaryAsync(v => v.ProcessId, cancellationToken);
        var count = default(WaitCount);
        foreach (var seat in seats)
        {
            var visit = visits.GetValueOrDefault(seat.ProcessId);
            current.Viewer = current.Viewer.In(seat.ProcessId);
            count += await WaitCount.OfAsync(db, current.Viewer, new WaitSpan(visit?.SeenAt, visit?.ToldAt, until, now), cancellationToken);
        }

        if (count.New == 0)
        {
            _looked[account.Id] = until;
            return false;
        }

        return await ClaimAsync(db, account.Id, seats, visits, until, cancellationToken) is { } before && await SendAsync(db, account, count, visits, before);
    }

    /// <summary>Keeps that all of it is told, in one step.</summary>
    /// <returns>What was told before, or nothing if somebody else was quicker.</returns>
    private static async Task<Dictionary<Id<Process>, DateTimeOffset?>?> ClaimAsync(
        NegotiationsDb db, Guid user, IReadOnlyList<Seat> seats, Dictionary<Id<Process>, Visit> visits, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var before = new Dictionary<Id<Process>, DateTimeOffset?>();
        foreach (var process in seats.Select(s => s.ProcessId))
        {
            if (!visits.TryGetValue(process, out var visit))
            {
                visits[process] = visit = new Visit(user, process);
                db.Visits.Add(visit);
            }

            before[process] = visit.Tell(until);
        }

        try
        {
            await db.SaveAsync(cancellationToken);
            return before;
        }
        catch (DbUpdateException)
        {
            // Another server tells it, or its holder is just saying to have seen it: the next round looks again.
            return null;
        }
    }

    // Not ended with the application: what is being sent is sent, or taken back. The mailer has a limit of its own.
    private async Task<bool> SendAsync(NegotiationsDb db, Account account, WaitCount count, Dictionary<Id<Process>, Visit> visits, Dictionary<Id<Process>, DateTimeOffset?> before)
    {
        var (subject, text) = words.Say(count);
        try
        {
            await mailer.SendAsync(new Mail(account.Address, subject, text), CancellationToken.None);
            log.LogInformation("Notice sent for {Viewer}", account.Id);
            return true;
        }
        catch (Exception e)
        {
            foreach (var (process, at) in before)
            {
                visits[process].TakeBack(at);
            }

            await db.SaveAsync(CancellationToken.None);
            throw e as MailNotSent ?? new MailNotSent(everybody: false, e);
        }
    }

    private sealed record Account(Guid Id, string Name, Office Office, string? TimeZone, NoticePace Pace, string Address);

    private sealed record Wait(DateTimeOffset Until, TimeSpan Length);
}
