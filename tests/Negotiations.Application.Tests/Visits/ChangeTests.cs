using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Claims;
using Negotiations.Application.Meetings;
using Negotiations.Application.Visits;
using Negotiations.Domain;
using Negotiations.Domain.Claims;
using Negotiations.Domain.Dates;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.PrisonerLists;
using Negotiations.Infrastructure.Persistence;

namespace Negotiations.Application.Tests.Visits;

public abstract class ChangeTests(DatabaseProvider provider) : IAsyncLifetime
{
    public sealed class OnSqlite() : ChangeTests(DatabaseProvider.Sqlite);

    public sealed class OnSqlServer() : ChangeTests(DatabaseProvider.SqlServer);

    private TestDatabase _database = null!;
    private World _world = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.NewAsync(provider);
        _world = await World.CreateAsync(_database);
        await EveryRecord.WriteAsync(_database, _world);
    }

    public ValueTask DisposeAsync() => _database?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task Everybody_is_told_of_what_is_theirs_and_of_nothing_else()
    {
        var lead = await AllAsync(_world.Lead);
        lead.Count(r => r.Kind == ChangeKind.Meeting).ShouldBe(4);
        lead.Count(r => r.Kind is ChangeKind.Agreement or ChangeKind.Act or ChangeKind.Draft).ShouldBe(6);
        var claimed = await _database.AsAsync(_world.Lead, db => db.ListVersions.Select(v => (ListKind?)v.Kind).ToListAsync(TestContext.Current.CancellationToken));
        claimed.ShouldContain(ListKind.OursHeldByOther);
        lead.Where(r => r.Kind == ChangeKind.Version).Select(r => r.List).ShouldBe(claimed, ignoreOrder: true);
        lead.Where(r => r.Kind == ChangeKind.Version).Select(r => r.PartyCode).Distinct().Count().ShouldBe(2);

        var head = await AllAsync(_world.Head);
        head.Count(r => r.Kind == ChangeKind.Meeting).ShouldBe(2);
        head.Count(r => r.Kind is ChangeKind.Agreement or ChangeKind.Act or ChangeKind.Draft).ShouldBe(3);
        head.Where(r => r.Kind == ChangeKind.Version).Select(r => r.PartyCode).ShouldAllBe(code => code == _world.Talks.First.Code);
        (await ReadAsync(_world.Observer)).Rows.ShouldBeEmpty();
    }

    // Also what is more than a page shows.
    private Task<List<ChangeRow>> AllAsync(Viewer viewer) =>
        _database.AsAsync(viewer, db => ChangeRows.Told(ChangeRows.Since(db, DateTimeOffset.MinValue)).ToListAsync(TestContext.Current.CancellationToken));

    [Fact]
    public async Task What_changed_is_new_until_its_reader_says_otherwise()
    {
        var page = await ReadAsync(_world.Head);
        (await ReadAsync(_world.Head)).Rows.Count.ShouldBe(page.Rows.Count, "reading it changes nothing");
        _database.Clock.Advance(TimeSpan.FromMinutes(5));
        await MeetAsync("While the page was open");
        _database.Clock.Advance(TimeSpan.FromMinutes(5));

        await _database.SendAsync(_world.Head, new SeeChanges(page.At));

        var after = await ReadAsync(_world.Head);
        after.Rows.Select(r => r.Title).ShouldBe(["While the page was open"]);
        after.Since.ShouldBe(page.At);
        (await ReadAsync(_world.Delegate)).Since.ShouldBeNull("each reads for oneself");
    }

    [Fact]
    public async Task What_would_be_told_alike_is_told_once_with_how_many_there_are_as_its_reader_may_know()
    {
        await _database.SendAsync(_world.Head, new SeeChanges(_database.Clock.GetUtcNow()));
        await _database.SendAsync(_world.OtherHead, new SeeChanges(_database.Clock.GetUtcNow()));
        _database.Clock.Advance(TimeSpan.FromMinutes(1));
        var subject = await _database.SendAsync(_world.Staff, new OpenClaimSubject { Title = "Held", Kind = ClaimKind.Figure, Unit = "persons", Sharing = Sharing.Parties });
        foreach (var (figure, reach) in new[] { (17, ClaimReach.EveryReader), (18, ClaimReach.EveryReader), (19, ClaimReach.OwnDelegation) })
        {
            _database.Clock.Advance(TimeSpan.FromMinutes(1));
            await _database.SendAsync(_world.Head, new MakeClaim(subject, new ClaimForm { Figure = figure, Scope = $"{figure}", StatedOn = PartialDate.Parse("2022-10-04"), Reach = reach }));
        }

        await _database.SendAsync(_world.OtherHead, new MakeClaim(subject, new ClaimForm { Figure = 20, StatedOn = PartialDate.Parse("2022-10-04"), Reach = ClaimReach.EveryReader }));

        var (first, second) = (_world.Talks.First.Code, _world.Talks.Second.Code);
        (await ReadAsync(_world.Head)).Rows.Select(r => (r.PartyCode, r.Count)).ShouldBe([(first, 3), (second, 1)], ignoreOrder: true);
        var other = (await ReadAsync(_world.OtherHead)).Rows;
        other.Select(r => (r.PartyCode, r.Count)).ShouldBe([(second, 1), (first, 2)], ignoreOrder: true);
        other.Single(r => r.Count == 2).At.ShouldBe(_database.Clock.GetUtcNow().AddMinutes(-1), "the last of them that is told to this reader");
    }

    [Fact]
    public async Task Nobody_sees_into_the_future_or_back()
    {
        await _database.SendAsync(_world.Head, new SeeChanges(_database.Clock.GetUtcNow().AddDays(1)));
        _database.Clock.Advance(TimeSpan.FromMinutes(1));
        await MeetAsync("Later");
        (await ReadAsync(_world.Head)).Rows.Select(r => r.Title).ShouldBe(["Later"]);

        await _database.SendAsync(_world.Head, new SeeChanges(DateTimeOffset.MinValue));
        (await ReadAsync(_world.Head)).Rows.Select(r => r.Title).ShouldBe(["Later"]);
    }

    private Task<Changes> ReadAsync(Viewer viewer) => _database.SendAsync(viewer, new ReadChanges());

    private Task<Id<Meeting>> MeetAsync(string title) => _database.SendAsync(_world.Staff, new KeepMeeting(null, new MeetingForm
    {
        Facts = new MeetingFacts { Title = title },
        Date = PartialDate.Parse("2022-10-04"),
        Zone = "UTC",
        Sharing = Sharing.Parties,
    }));
}
