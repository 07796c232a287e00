using Microsoft.EntityFrameworkCore;
using Negotiations.Infrastructure.Persistence;

namespace Negotiations.Application.Tests;

public sealed class WorldTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task The_world_is_written_and_each_sees_its_own_process(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.NewAsync(provider);
        var world = await World.CreateAsync(database);

        foreach (var viewer in new[] { world.Lead, world.Staff, world.Head, world.OtherDelegate, world.Intermediary, world.Observer })
        {
            var seen = await database.AsAsync(viewer, db => db.Processes.ToListAsync(TestContext.Current.CancellationToken));
            seen.ShouldHaveSingleItem().Id.ShouldBe(world.Talks.Process.Id);
        }

        (await database.AsAsync(World.Administrator, db => db.Processes.CountAsync(TestContext.Current.CancellationToken))).ShouldBe(2);
    }
}
