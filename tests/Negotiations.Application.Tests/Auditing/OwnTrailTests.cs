using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Auditing;
using Negotiations.Domain.Parties;
using Negotiations.Domain.PrisonerLists;
using Negotiations.Infrastructure.Persistence;

namespace Negotiations.Application.Tests.Auditing;

public sealed class OwnTrailTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task One_act_is_one_line_with_its_list_and_how_many(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.NewAsync(provider);
        var world = await World.CreateAsync(database);
        database.Clock.Advance(TimeSpan.FromHours(1));
        await EveryRecord.WriteAsync(database, world);

        var trail = await database.SendAsync(world.Delegate, new ReadOwnTrail(null));

        trail.Next.ShouldBeNull();
        var act = trail.Acts[0];
        act.ActorName.ShouldBe(world.Head.Name);
        act.ActorRole.ShouldBe(nameof(Role.DelegationHead));
        act.List.ShouldNotBeNull().Kind.ShouldBe(ListKind.OursHeldByOther);
        act.Parts.Single(p => p.RecordType == nameof(EntryDetail)).Count.ShouldBe(Enum.GetValues<SensitiveKind>().Length);
        // Besides: that its two members were made.
        trail.Acts.Skip(1).SelectMany(a => a.Parts).ShouldAllBe(p => p.RecordType == nameof(Membership));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task What_the_mediators_did_with_a_version_is_told_to_its_delegation_and_not_to_the_other(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.NewAsync(provider);
        var world = await World.CreateAsync(database);
        var written = await EveryRecord.WriteAsync(database, world);
        var entry = written[world.Talks.First.Id].OfType<VersionEntry>().Single();
        database.Clock.Advance(TimeSpan.FromHours(1));
        await database.AsAsync(world.Staff, async db =>
        {
            db.Note(new AuditNote(AuditAction.Opened, nameof(VersionEntry), entry.Id.Value, entry.OwnerId, nameof(SensitiveKind.Charges)));
            await db.SaveAsync(TestContext.Current.CancellationToken);
        });

        var act = (await database.SendAsync(world.Head, new ReadOwnTrail(null))).Acts[0];
        act.ActorName.ShouldBe(world.Staff.Name);
        act.Parts.ShouldHaveSingleItem().Details.ShouldBe(nameof(SensitiveKind.Charges));
        act.List.ShouldNotBeNull();
        (await database.SendAsync(world.OtherHead, new ReadOwnTrail(null))).Acts.ShouldAllBe(a => a.ActorName != world.Staff.Name);
    }

    [Fact]
    public async Task Pages_follow_each_other_without_a_gap_or_a_repetition()
    {
        await using var database = await TestDatabase.NewAsync();
        var world = await World.CreateAsync(database);
        var list = new PrisonerList(world.Talks.Process.Id, world.Talks.First.Id, ListKind.Missing, "", World.AuthorOf(world.Head, database));
        await database.AddAsync(world.Head, list);
        for (var i = 0; i < 450; i++)
        {
            database.Clock.Advance(TimeSpan.FromMinutes(1));
            await database.AsAsync(i % 2 == 0 ? world.Head : world.OtherHead, async db =>
            {
                db.Note(new AuditNote(AuditAction.Read, nameof(PrisonerList), list.Id.Value, i % 2 == 0 ? world.Talks.First.Id : world.Talks.Second.Id, ""));
                await db.SaveAsync(TestContext.Current.CancellationToken);
            });
        }

        var times = new List<DateTimeOffset>();
        long? before = null;
        do
        {
            var page = await database.SendAsync(world.Head, new ReadOwnTrail(before));
            times.AddRange(page.Acts.Select(a => a.At));
            before = page.Next;
        }
        while (before is not null);

        var expected = await database.AsAsync(world.Head, db => db.AuditEntries.Select(e => e.At).Distinct().OrderByDescending(t => t).ToListAsync(TestContext.Current.CancellationToken));
        times.Distinct().ShouldBe(expected);
        times.Count.ShouldBeGreaterThan(200);
    }
}
