using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Negotiations.Application.Access;
using Negotiations.Application.Commitments;
using Negotiations.Application.Meetings;
using Negotiations.Application.Notices;
using Negotiations.Application.Visits;
using Negotiations.Domain;
using Negotiations.Domain.Commitments;
using Negotiations.Domain.Dates;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Parties;
using Negotiations.Infrastructure.Identity;
using Negotiations.Infrastructure.Notices;
using Negotiations.Infrastructure.Persistence;

namespace Negotiations.Application.Tests.Notices;

/// <summary>Who is told by mail, when, and of how much.</summary>
public abstract class NoticeTests(DatabaseProvider provider) : IAsyncLifetime
{
    public sealed class OnSqlite() : NoticeTests(DatabaseProvider.Sqlite);

    public sealed class OnSqlServer() : NoticeTests(DatabaseProvider.SqlServer);

    private readonly PostBox _box = new();
    // Of each side: two meetings, a list, a readout, a claim, a document, a record that was circulated and approved, a commitment that its party claims to keep, and an agreement with an act, a draft, a proposal and a remark (EveryRecord).
    private const int OfOneSide = 15;

    // For the mediators besides: that claim, to be assessed.
    private const int ToAssess = 1;

    // And its proposal of words, not in the text.
    private const int Words = 1;

    private readonly Lines _log = new();
    private readonly Meanwhile _meanwhile = new();
    private TestDatabase _database = null!;
    private World _world = null!;
    private NoticeRounds _rounds = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.NewAsync(provider, services => services
            .AddAccounts(new AccountOptions())
            .AddSingleton<IMailer>(_box)
            .AddSingleton<INoticeWords>(_box)
            .AddSingleton<ILoggerProvider>(_log)
            .AddTransient<NoticeRounds>()
            .ConfigureDbContext<NegotiationsDb>(options => options.AddInterceptors(_meanwhile)));
        _world = await World.CreateAsync(_database);
        await EveryRecord.WriteAsync(_database, _world);
        _rounds = Start();
    }

    public ValueTask DisposeAsync() => _database?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task Everybody_is_told_as_much_as_their_own_pages_show()
    {
        await CommitAsync("2022-10-08", Sharing.Parties);
        foreach (var (name, viewer) in _world.Everybody.Where(v => v.Viewer.Seat is not null))
        {
            // All that changed, also what is more than the page shows.
            var changes = await _database.AsAsync(viewer, db => ChangeRows.Told(ChangeRows.Since(db, DateTimeOffset.MinValue)).ToListAsync(Stop));
            var waiting = await _database.SendAsync(viewer, new ReadWaiting());
            (await CountAsync(viewer)).All.ShouldBe(changes.Sum(c => c.Count) + waiting.Records.Count + waiting.Proposals.Count + waiting.Words.Count + waiting.ToAssess.Count + (waiting.Due?.Rows.Count(r => r.DueAt <= _database.Clock.GetUtcNow().AddDays(WaitCount.Days)) ?? 0), name);
        }

        // In numbers: the mediators see what changed of both sides, a delegation its own, the others nothing.
        (await CountAsync(_world.Lead)).All.ShouldBe((2 * (OfOneSide + ToAssess + Words)) + 2);
        (await CountAsync(_world.Head)).All.ShouldBe(OfOneSide + 2);
        (await CountAsync(_world.Observer)).ShouldBe(default);
        (await CountAsync(_world.Intermediary)).ShouldBe(default);
    }

    [Fact]
    public async Task What_somebody_may_not_see_moves_no_number()
    {
        var others = new[] { _world.OtherHead, _world.OtherDelegate, _world.Observer, _world.Intermediary };
        foreach (var viewer in others)
        {
            await WantAsync(viewer, NoticePace.AtOnce);
        }

        await _rounds.RunAsync(Stop);
        var before = await Task.WhenAll(others.Select(CountAsync));
        _box.Sent.Clear();
        _database.Clock.Advance(TimeSpan.FromMinutes(5));

        await MeetAsync(Sharing.MediatorsOnly);
        await MeetAsync(Sharing.OneDelegation);
        await CommitAsync("2022-10-06", Sharing.MediatorsOnly);
        await CommitAsync("2022-10-06", Sharing.OneDelegation);

        (await CountAsync(_world.Lead)).All.ShouldBeGreaterThan((await CountAsync(_world.OtherHead)).All);
        (await Task.WhenAll(others.Select(CountAsync))).Select(c => c.All).ShouldBe(before.Select(c => c.All));
        (await _rounds.RunAsync(Stop)).ShouldBe(0);
        _box.Sent.ShouldBeEmpty();
    }

    [Fact]
    public async Task Daily_is_once_in_the_morning_of_its_reader_and_only_if_something_new_waits()
    {
        // The talks live by the clock of Yerevan, where seven is three o'clock UTC.
        await WantAsync(_world.Head, NoticePace.Daily);
        (await _rounds.RunAsync(Stop)).ShouldBe(0, "all of it came after the morning");

        await AtAsync(new DateTimeOffset(2022, 10, 6, 2, 59, 0, TimeSpan.Zero), 0);
        await AtAsync(new DateTimeOffset(2022, 10, 6, 3, 0, 0, TimeSpan.Zero), 1);
        _box.Sent.Single().ShouldBe(new Mail("DelegationHead.ONE@example.org", $"{OfOneSide} wait", $"{OfOneSide} new"));
        await AtAsync(new DateTimeOffset(2022, 10, 6, 12, 0, 0, TimeSpan.Zero), 0);
        await MeetAsync(Sharing.Parties);
        await AtAsync(new DateTimeOffset(2022, 10, 6, 12, 1, 0, TimeSpan.Zero), 0);
        await AtAsync(new DateTimeOffset(2022, 10, 7, 3, 1, 0, TimeSpan.Zero), 1);
        _box.Sent[^1].ShouldBe(new Mail("DelegationHead.ONE@example.org", $"{OfOneSide + 1} wait", "1 new"));
        await AtAsync(new DateTimeOffset(2022, 10, 8, 3, 1, 0, TimeSpan.Zero), 0);
    }

    [Fact]
    public async Task At_once_is_with_the_next_round_in_one_mail_and_never_twice_not_even_after_a_restart()
    {
        await WantAsync(_world.Head, NoticePace.AtOnce);
        (await _rounds.RunAsync(Stop)).ShouldBe(1);
        _database.Clock.Advance(TimeSpan.FromMinutes(1));
        await MeetAsync(Sharing.Parties);
        await MeetAsync(Sharing.OneDelegation);
        (await Start().RunAsync(Stop)).ShouldBe(1);
        _box.Sent.Select(m => (m.Subject, m.Text)).ShouldBe([($"{OfOneSide} wait", $"{OfOneSide} new"), ($"{OfOneSide + 2} wait", "2 new")]);

        (await _rounds.RunAsync(Stop)).ShouldBe(0);
        _database.Clock.Advance(TimeSpan.FromDays(1));
        (await Start().RunAsync(Stop)).ShouldBe(0, "nothing new came");
        var changes = await _database.SendAsync(_world.Head, new ReadChanges());
        changes.Since.ShouldBeNull("a mail has seen nothing for anybody");
        await _database.SendAsync(_world.Head, new SeeChanges(changes.At));
        (await CountAsync(_world.Head)).All.ShouldBe(0);
    }

    [Fact]
    public async Task Nobody_is_told_who_does_not_want_it_or_cannot_use_the_account()
    {
        await WantAsync(_world.Lead, NoticePace.Off);
        await WantAsync(_world.Staff, NoticePace.Daily, address: "");
        await WantAsync(_world.OtherHead, NoticePace.AtOnce, withPassword: false);
        await WantAsync(_world.Delegate, NoticePace.AtOnce);
        await _database.SendAsync(World.Administrator, new Application.Accounts.DisableAccount(_world.Delegate.UserId!.Value));
        await WantAsync(_world.Head, NoticePace.AtOnce);
        var seat = await _database.AsAsync(World.Administrator, db => db.Memberships.Where(m => m.UserId == _world.Head.UserId).Select(m => m.Id).SingleAsync(Stop));
        await _database.SendAsync(World.Administrator, new Application.Accounts.TakeMembership(_world.Head.UserId!.Value, seat));

        (await _rounds.RunAsync(Stop)).ShouldBe(0);
        _box.Sent.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_member_of_several_processes_gets_one_mail()
    {
        await _database.AddAsync(World.Administrator, new Membership(_world.OtherTalks.Process.Id, _world.Lead.UserId!.Value, Role.MediatorStaff, null));
        await WantAsync(_world.Lead, NoticePace.AtOnce);
        (await _rounds.RunAsync(Stop)).ShouldBe(1);
        _box.Sent.Single().Subject.ShouldBe($"{4 * (OfOneSide + ToAssess + Words)} wait");
        (await Start().RunAsync(Stop)).ShouldBe(0);
    }

    [Fact]
    public async Task Two_servers_that_tell_at_once_tell_once()
    {
        await WantAsync(_world.Head, NoticePace.AtOnce);
        (await _rounds.RunAsync(Stop)).ShouldBe(1);
        _database.Clock.Advance(TimeSpan.FromMinutes(1));
        await MeetAsync(Sharing.Parties);

        // While the first counts, the second goes its whole round.
        _meanwhile.Do = async () => (await Start().RunAsync(Stop)).ShouldBe(1);
        (await _rounds.RunAsync(Stop)).ShouldBe(0);

        _meanwhile.Do.ShouldBeNull();
        _box.Sent.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Two_servers_that_tell_somebody_for_the_first_time_tell_once()
    {
        await WantAsync(_world.Head, NoticePace.AtOnce);
        _meanwhile.Do = async () => (await Start().RunAsync(Stop)).ShouldBe(1);
        (await _rounds.RunAsync(Stop)).ShouldBe(0);
        _box.Sent.Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_address_that_fails_keeps_nobody_else_waiting_loses_nothing_and_stands_in_no_log()
    {
        foreach (var viewer in new[] { _world.Lead, _world.Head, _world.OtherHead })
        {
            await WantAsync(viewer, NoticePace.AtOnce);
        }

        var failing = AddressOf(_world.Head);
        _box.Refused.Add(failing);
        (await _rounds.RunAsync(Stop)).ShouldBe(2);
        _box.Tries.Count.ShouldBe(3);
        (await _rounds.RunAsync(Stop)).ShouldBe(0);
        _box.Tries.Count.ShouldBe(3, "it is not asked again at once");

        _box.Refused.Clear();
        _database.Clock.Advance(NoticeRounds.FirstWait);
        (await _rounds.RunAsync(Stop)).ShouldBe(1);
        _box.Sent[^1].ShouldBe(new Mail(failing, $"{OfOneSide} wait", $"{OfOneSide} new"));
        _log.Text.ShouldContain(_world.Head.UserId!.Value.ToString());
        _log.Text.ShouldNotContain("example.org");
        _log.Text.ShouldNotContain(_world.Head.Name);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_asked_once_a_round_and_nothing_is_lost()
    {
        foreach (var viewer in new[] { _world.Lead, _world.Head, _world.OtherHead })
        {
            await WantAsync(viewer, NoticePace.AtOnce);
        }

        _box.IsDown = true;
        (await _rounds.RunAsync(Stop)).ShouldBe(0);
        _box.Tries.Count.ShouldBe(1);
        _box.IsDown = false;
        _database.Clock.Advance(NoticeRounds.FirstWait);
        (await _rounds.RunAsync(Stop)).ShouldBe(3);
    }

    [Fact]
    public async Task One_is_reminded_of_a_commitment_when_it_comes_near_and_when_it_is_overdue()
    {
        await _database.SendAsync(_world.OtherHead, new SeeChanges(_database.Clock.GetUtcNow()));
        await CommitAsync("2022-10-15", Sharing.Parties);
        await WantAsync(_world.OtherHead, NoticePace.AtOnce);
        await AtAsync(new DateTimeOffset(2022, 10, 8, 12, 0, 0, TimeSpan.Zero), 0);
        await AtAsync(new DateTimeOffset(2022, 10, 9, 12, 0, 0, TimeSpan.Zero), 1);
        await AtAsync(new DateTimeOffset(2022, 10, 12, 12, 0, 0, TimeSpan.Zero), 0);
        await AtAsync(new DateTimeOffset(2022, 10, 16, 0, 1, 0, TimeSpan.Zero), 1);
        await AtAsync(new DateTimeOffset(2022, 10, 17, 12, 0, 0, TimeSpan.Zero), 0);
        _box.Sent.Select(m => (m.Subject, m.Text)).ShouldBe([("1 wait", "1 new"), ("1 wait", "1 new")]);
    }

    [Fact]
    public async Task Each_holder_chooses_for_the_own_account_alone()
    {
        await _database.SendAsync(_world.Head, new ChooseNotices(NoticePace.AtOnce, "head@example.org"));
        await _database.SendAsync(_world.Head, new ChooseNotices(NoticePace.Off, ""));
        var choice = await _database.AsAsync(Viewer.Nobody, db => db.NoticeChoices.SingleAsync(Stop));
        (choice.UserId, choice.Pace, choice.Address).ShouldBe((_world.Head.UserId!.Value, NoticePace.Off, ""));
        foreach (var viewer in new[] { _world.OtherHead, _world.Lead, World.Administrator })
        {
            await Should.ThrowAsync<AccessRefused>(() => _database.AsAsync(viewer, async db =>
            {
                (await db.NoticeChoices.SingleAsync(Stop)).Choose(NoticePace.AtOnce, "elsewhere@example.org");
                await db.SaveAsync(Stop);
            }));
        }
    }

    [Theory]
    [InlineData(NoticePace.AtOnce, "", false)]
    [InlineData(NoticePace.Daily, "", true)]
    [InlineData(NoticePace.Daily, "somebody", false)]
    [InlineData(NoticePace.Daily, "somebody@localhost", false)]
    [InlineData(NoticePace.Daily, "a@example.org, b@example.org", false)]
    [InlineData(NoticePace.Daily, "Somebody <a@example.org>", false)]
    [InlineData(NoticePace.Daily, "a@example.org\r\nBcc: b@example.org", false)]
    [InlineData(NoticePace.Daily, "a@example.org\n", false)]
    [InlineData((NoticePace)9, "a@example.org", false)]
    [InlineData(NoticePace.AtOnce, "first.last+talks@mail.example.org", true)]
    public async Task An_address_is_one_plain_address(NoticePace pace, string address, bool fits)
    {
        var send = () => _database.SendAsync(_world.Head, new ChooseNotices(pace, address));
        if (fits)
        {
            await send();
        }
        else
        {
            await Should.ThrowAsync<FluentValidation.ValidationException>(send);
        }
    }

    [Theory]
    [InlineData("2022-10-05T04:59:00Z", "Europe/Zurich", "2022-10-04T05:00:00Z")]
    [InlineData("2022-10-05T05:00:00Z", "Europe/Zurich", "2022-10-05T05:00:00Z")]
    [InlineData("2022-10-30T05:30:00Z", "Europe/Zurich", "2022-10-29T05:00:00Z")]
    [InlineData("2022-10-30T06:00:00Z", "Europe/Zurich", "2022-10-30T06:00:00Z")]
    [InlineData("2022-10-05T02:00:00Z", "America/New_York", "2022-10-04T11:00:00Z")]
    public void The_morning_is_seven_by_the_readers_clock(string now, string zone, string mark) =>
        NoticeRounds.Mark(DateTimeOffset.Parse(now, null), TimeZoneInfo.FindSystemTimeZoneById(zone)).ShouldBe(DateTimeOffset.Parse(mark, null));

    private static string AddressOf(Viewer viewer) => $"{viewer.Seat!.Role}.{viewer.Seat.PartyCode ?? "x"}@example.org";

    // A server of its own, as it is after a restart.
    private NoticeRounds Start() => _database.ScopeOf(Viewer.Nobody).ServiceProvider.GetRequiredService<NoticeRounds>();

    private async Task AtAsync(DateTimeOffset now, int told)
    {
        _database.Clock.SetUtcNow(now);
        (await _rounds.RunAsync(Stop)).ShouldBe(told, now.ToString("u"));
    }

    private async Task WantAsync(Viewer viewer, NoticePace pace, string? address = null, bool withPassword = true)
    {
        await _database.AddAsync(viewer, new NoticeChoice(viewer.UserId!.Value, pace, address ?? AddressOf(viewer)));
        if (withPassword)
        {
            await _database.AsAsync(viewer, async db =>
            {
                (await db.Users.SingleAsync(u => u.Id == viewer.UserId, Stop)).ChoosePassword("hash");
                await db.SaveAsync(Stop);
            });
        }
    }

    private async Task<WaitCount> CountAsync(Viewer viewer)
    {
        var now = _database.Clock.GetUtcNow();
        return await _database.AsAsync(viewer, async db =>
        {
            var visit = await db.Visits.SingleOrDefaultAsync(v => v.ProcessId == viewer.ProcessId, Stop);
            return await WaitCount.OfAsync(db, viewer, new WaitSpan(visit?.SeenAt, visit?.ToldAt, now, now), Stop);
        });
    }

    private Task<Id<Meeting>> MeetAsync(Sharing sharing) => _database.SendAsync(_world.Staff, new KeepMeeting(null, new MeetingForm
    {
        Facts = new MeetingFacts { Title = "Another" },
        Date = PartialDate.Parse("2022-10-04"),
        Zone = "UTC",
        Sharing = sharing,
        Delegation = sharing == Sharing.OneDelegation ? _world.Talks.First.Id : null,
    }));

    private Task<Id<Commitment>> CommitAsync(string due, Sharing sharing) => _database.SendAsync(_world.Staff, new KeepCommitment(null, new CommitmentForm
    {
        What = "Something",
        Who = Actor.Intermediary,
        Date = PartialDate.Parse(due),
        Zone = "UTC",
        Statement = "A statement",
        Source = "Where it is published",
        Sharing = sharing,
        Delegation = sharing == Sharing.OneDelegation ? _world.Talks.First.Id : null,
    }));

    /// <summary>Takes mail, or does not.</summary>
    private sealed class PostBox : IMailer, INoticeWords
    {
        public bool IsSetUp => true;

        public List<Mail> Sent { get; } = [];

        public List<string> Tries { get; } = [];

        public HashSet<string> Refused { get; } = [];

        public bool IsDown { get; set; }

        public Task SendAsync(Mail mail, CancellationToken cancellationToken)
        {
            Tries.Add(mail.To);
            if (IsDown || Refused.Contains(mail.To))
            {
                throw new MailNotSent(IsDown, new InvalidOperationException($"550 <{mail.To}> is unknown"));
            }

            Sent.Add(mail);
            return Task.CompletedTask;
        }

        public (string Subject, string Text) Say(WaitCount count) => ($"{count.All} wait", $"{count.New} new");
    }

    /// <summary>Does something while the database is asked how much waits.</summary>
    private sealed class Meanwhile : DbCommandInterceptor
    {
        public Func<Task>? Do { get; set; }

        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            if (Do is { } work && command.CommandText.Contains("UNION ALL", StringComparison.Ordinal))
            {
                Do = null;
                await work();
            }

            return result;
        }
    }

    private sealed class Lines : ILoggerProvider, ILogger
    {
        private readonly List<string> _lines = [];

        public string Text => string.Join('\n', _lines);

        public ILogger CreateLogger(string categoryName) => categoryName.Contains("Notice", StringComparison.Ordinal) ? this : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _lines.Add($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
