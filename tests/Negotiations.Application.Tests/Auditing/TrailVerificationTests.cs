using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Negotiations.Application.Auditing;
using Negotiations.Domain;
using Negotiations.Domain.Claims;
using Negotiations.Domain.Meetings;
using Negotiations.Infrastructure.Auditing;
using Negotiations.Infrastructure.Persistence;

namespace Negotiations.Application.Tests.Auditing;

public sealed class TrailVerificationTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task What_only_the_application_wrote_is_found_intact(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.NewAsync(provider);
        var world = await World.CreateAsync(database);
        await EveryRecord.WriteAsync(database, world);
        await database.AsAsync(world.Lead, async db =>
        {
            var process = await db.Processes.SingleAsync(Stop);
            // One that nothing names, so that it can be taken out again.
            var unnamed = new Domain.Mediators.Mediator(process.Id, Domain.Mediators.MediatorKind.State, "Another state", Domain.Mediators.MediatorRole.Host, null, null);
            db.Mediators.Add(unnamed);
            await db.SaveAsync(Stop);
            process.Suspend();
            db.Mediators.Remove(unnamed);
            await db.SaveAsync(Stop);
        });

        var verdict = await VerifyAsync(database);

        verdict.Break.ShouldBeNull();
        verdict.Rows.ShouldBeGreaterThan(50);
        verdict.Entries.ShouldBeGreaterThan(verdict.Rows);
    }

    [Fact]
    public async Task A_column_that_came_later_is_hashed_where_it_is_filled_and_leaves_older_rows_as_they_were()
    {
        await using var database = await TestDatabase.NewAsync(DatabaseProvider.Sqlite);
        var world = await World.CreateAsync(database);
        await EveryRecord.WriteAsync(database, world);
        await database.AsAsync(world.Lead, async db =>
        {
            var (claim, type) = (await db.Claims.FirstAsync(c => c.MeetingId == null, Stop), db.Model.FindEntityType(typeof(Claim))!);
            var before = RowHash.Columns(type, claim);
            before.ContainsKey(nameof(Claim.MeetingId)).ShouldBeFalse();
            before.ContainsKey(nameof(Claim.SupersedesId)).ShouldBeTrue("an empty column of the first day is hashed as ever");
            db.Entry(claim).Property(c => c.MeetingId).CurrentValue = Id<Meeting>.New();
            RowHash.Columns(type, claim).ContainsKey(nameof(Claim.MeetingId)).ShouldBeTrue();
        });
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Every_column_of_every_followed_table_is_watched(DatabaseProvider provider)
    {
        await using var database = await FilledAsync(provider);
        foreach (var table in await TablesAsync(database))
        {
            await using var tamper = await RowTampering.OpenAsync(database, table);
            foreach (var column in tamper.Columns)
            {
                await tamper.AlterAsync(column);
                var found = (await VerifyAsync(database)).Break.ShouldNotBeNull($"{table.ClrType.Name}.{column} was altered");
                found.RecordType.ShouldBe(table.ClrType.Name, column);
                found.RecordId.ShouldBe(tamper.RecordId, column);
                found.Fault.ShouldBeOneOf(TrailFault.RowAltered, TrailFault.RowUnreadable);
                await tamper.PutBackAsync();
            }
        }

        (await VerifyAsync(database)).Break.ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_deleted_row_and_an_inserted_row_are_found_and_named(DatabaseProvider provider)
    {
        await using var database = await FilledAsync(provider);
        foreach (var table in await TablesAsync(database))
        {
            await using var tamper = await RowTampering.OpenAsync(database, table);
            await tamper.DeleteAsync();
            var missing = (await VerifyAsync(database)).Break.ShouldNotBeNull($"a {table.ClrType.Name} was deleted");
            missing.Fault.ShouldBe(TrailFault.RowMissing);
            missing.RecordType.ShouldBe(table.ClrType.Name);
            missing.RecordId.ShouldBe(tamper.RecordId);
            missing.Entry.ShouldNotBeNull();
            await tamper.PutBackAsync();

            await tamper.InsertCopyAsync();
            var unknown = (await VerifyAsync(database)).Break.ShouldNotBeNull($"a {table.ClrType.Name} was inserted");
            unknown.Fault.ShouldBe(TrailFault.RowUnknown);
            unknown.RecordType.ShouldBe(table.ClrType.Name);
            unknown.RecordId.ShouldBe(tamper.CopyId);
            await tamper.RemoveCopyAsync();
        }

        (await VerifyAsync(database)).Break.ShouldBeNull();
    }

    [Fact]
    public async Task Two_rows_that_changed_places_are_found()
    {
        await using var database = await FilledAsync(DatabaseProvider.Sqlite);
        var ids = await database.AsAsync(World.Auditor, db => db.Set<Domain.Mediators.Mediator>().IgnoreQueryFilters().Select(m => m.Id).ToListAsync(Stop));
        ids.Count.ShouldBe(2);
        var (one, two, between) = (ids[0].ToString().ToUpperInvariant(), ids[1].ToString().ToUpperInvariant(), Guid.NewGuid().ToString().ToUpperInvariant());
        foreach (var (from, to) in new[] { (one, between), (two, one), (between, two) })
        {
            (await database.TamperAsync("UPDATE Mediators SET Id = @to WHERE Id = @from", ("@from", from), ("@to", to))).ShouldBe(1);
        }

        var found = (await VerifyAsync(database)).Break.ShouldNotBeNull();

        found.Fault.ShouldBe(TrailFault.RowAltered);
        found.RecordType.ShouldBe("Mediator");
        ids.Select(id => id.ToString()).ShouldContain(found.RecordId);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Every_column_of_an_entry_is_watched(DatabaseProvider provider)
    {
        await using var database = await FilledAsync(provider);
        var entries = await database.AsAsync(World.Auditor, db => Task.FromResult(db.Model.FindEntityType(typeof(AuditEntry))!));
        await using var tamper = await RowTampering.OpenAsync(database, entries, at: 20);
        foreach (var column in tamper.Columns)
        {
            await tamper.AlterAsync(column);
            var found = (await VerifyAsync(database)).Break.ShouldNotBeNull($"{column} was altered");
            found.Fault.ShouldBeOneOf(TrailFault.EntryAltered, TrailFault.EntryOutOfChain);
            found.Entry.ShouldBe(21, column);
            await tamper.PutBackAsync();
        }

        (await VerifyAsync(database)).Break.ShouldBeNull();
    }

    [Theory]
    [InlineData("DELETE FROM AuditEntries WHERE Sequence = 12", 12, TrailFault.EntryMissing)]
    [InlineData("DELETE FROM AuditEntries WHERE Sequence < 4", 1, TrailFault.EntryMissing)]
    [InlineData("UPDATE AuditEntries SET Sequence = CASE Sequence WHEN 12 THEN -13 ELSE -12 END WHERE Sequence IN (12, 13); UPDATE AuditEntries SET Sequence = -Sequence WHERE Sequence < 0", 12, TrailFault.EntryAltered)]
    public async Task An_entry_that_was_cut_out_or_swapped_is_found(string sql, long entry, TrailFault fault)
    {
        await using var database = await FilledAsync(DatabaseProvider.Sqlite);
        await database.TamperAsync(sql);

        var found = (await VerifyAsync(database)).Break.ShouldNotBeNull();

        found.Fault.ShouldBe(fault);
        found.Entry.ShouldBe(entry);
    }

    [Fact]
    public async Task An_entry_that_was_rewritten_with_a_fitting_hash_does_not_fit_the_next_one()
    {
        await using var database = await FilledAsync(DatabaseProvider.Sqlite);
        var forged = await database.AsAsync(World.Auditor, async db =>
        {
            var entry = await db.AuditEntries.AsNoTracking().SingleAsync(e => e.Sequence == 12, Stop);
            db.Entry(entry).Property(e => e.ActorName).CurrentValue = "Somebody else";
            return entry;
        });
        await database.TamperAsync(
            "UPDATE AuditEntries SET ActorName = @name, Hash = @hash WHERE Sequence = 12", ("@name", "Somebody else"), ("@hash", forged.ComputeHash()));

        var found = (await VerifyAsync(database)).Break.ShouldNotBeNull();

        found.Fault.ShouldBe(TrailFault.EntryOutOfChain);
        found.Entry.ShouldBe(13);
    }

    [Fact]
    public async Task Entries_cut_off_at_the_end_are_found_by_the_rows_they_spoke_of()
    {
        await using var database = await FilledAsync(DatabaseProvider.Sqlite);
        await database.TamperAsync("DELETE FROM AuditEntries WHERE Sequence = (SELECT MAX(Sequence) FROM AuditEntries)");

        (await VerifyAsync(database)).Break.ShouldNotBeNull().Fault.ShouldBe(TrailFault.RowUnknown);
    }

    [Fact]
    public async Task Verifying_is_itself_in_the_trail_and_names_nobody()
    {
        await using var database = await FilledAsync(DatabaseProvider.Sqlite);
        await VerifyAsync(database);
        await VerifyAsync(database);

        var last = await database.AsAsync(World.Auditor, db => db.AuditEntries.OrderByDescending(e => e.Sequence).FirstAsync(Stop));
        last.Action.ShouldBe(AuditAction.Verified);
        last.ActorName.ShouldBe(World.Auditor.Name);
        last.Details.ShouldBe("intact");
    }

    [Fact]
    public async Task Every_table_is_either_followed_or_left_out_for_a_reason()
    {
        await using var database = await FilledAsync(DatabaseProvider.Sqlite);
        var left = await database.AsAsync(World.Auditor, db =>
            Task.FromResult(db.Model.GetEntityTypes().Where(t => !Trail.Covers(t)).Select(t => t.ClrType.Name).Order().ToList()));

        // The trail itself, its lock, what keeps somebody signed in, what is written anew from followed rows, and what tells a form that is sent again.
        left.ShouldBe(["AuditEntry", "IndexEntry", "SentForm", "TrailLock", "UserSession", "Visit"]);
    }

    private static async Task<TestDatabase> FilledAsync(DatabaseProvider provider)
    {
        var database = await TestDatabase.NewAsync(provider);
        var world = await World.CreateAsync(database);
        await EveryRecord.WriteAsync(database, world);
        await EveryRecord.WriteAccountsAsync(database, world.Head);
        return database;
    }

    private static Task<TrailVerdict> VerifyAsync(TestDatabase database) => database.SendAsync(World.Auditor, new VerifyTrail());

    /// <summary>Tables that the trail follows and that something is ever written to; each must have a row.</summary>
    private static Task<List<IEntityType>> TablesAsync(TestDatabase database) => database.AsAsync(World.Auditor, db => Task.FromResult(
        db.Model.GetEntityTypes().Where(t => Trail.Covers(t) && !WriteGuard.NeverWritten.Contains(t.ClrType)).ToList()));
}
