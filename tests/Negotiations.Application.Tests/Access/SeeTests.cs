using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Negotiations.Application.Access;
using Negotiations.Domain;
using Negotiations.Domain.Dates;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Parties;
using Negotiations.Domain.PrisonerLists;
using Negotiations.Domain.Search;
using Negotiations.Infrastructure.Persistence;

namespace Negotiations.Application.Tests.Access;

/// <summary>The first lock.</summary>
public sealed class SeeTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_type_of_row_has_an_audience_or_a_reason_to_have_none()
    {
        await using var database = await TestDatabase.NewAsync();
        await database.AsAsync(Viewer.Nobody, db =>
        {
            Unfiltered(db.Model.GetEntityTypes()).ShouldBeEmpty();
            NegotiationsDb.WithoutAudience.Values.ShouldAllBe(reason => reason.Length > 10);
            // The check sees what is missing: accounts have no filter, and are only passed for their reason.
            db.Model.GetEntityTypes().Count(t => t.FindDeclaredQueryFilter(NegotiationsDb.AudienceFilter) is null).ShouldBe(NegotiationsDb.WithoutAudience.Count(w => db.Model.FindEntityType(w.Key) is not null));
            return Task.CompletedTask;
        });
    }

    [Fact]
    public void A_type_without_an_audience_stops_the_model()
    {
        var options = new DbContextOptionsBuilder<Forgetful>().UseSqlite("Data Source=:memory:").Options;
        using var forgetful = new Forgetful(options);
        Unfiltered(forgetful.Model.GetEntityTypes()).ShouldBe([nameof(Forgotten)]);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Each_viewer_sees_the_rows_that_the_documentation_says_and_no_other(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.NewAsync(provider);
        var world = await World.CreateAsync(database);
        await EveryRecord.WriteAsync(database, world);
        var rows = await EverythingAsync(database);
        rows.Select(r => r.GetType()).Distinct().Count().ShouldBe(AccessTable.SeenBy.Count);

        foreach (var (name, viewer) in world.Everybody)
        {
            await database.AsAsync(viewer, async db =>
            {
                foreach (var type in rows.GroupBy(r => r.GetType()))
                {
                    var expected = type.Where(row => Sees(viewer, RecordOf(row, rows))).Select(KeyOf).ToHashSet();
                    var look = (Task)typeof(SeeTests).GetMethod(nameof(LookAsync), BindingFlags.NonPublic | BindingFlags.Static)!
                        .MakeGenericMethod(type.Key).Invoke(null, [db, $"{type.Key.Name} by {name}", type.ToList(), expected])!;
                    await look;
                }
            });
        }
    }

    [Theory]
    [InlineData(Sharing.MediatorsOnly, "LeadMediator MediatorStaff")]
    [InlineData(Sharing.OneDelegation, "LeadMediator MediatorStaff DelegationHead/ONE DelegationMember/ONE")]
    [InlineData(Sharing.Parties, "LeadMediator MediatorStaff DelegationHead/ONE DelegationMember/ONE DelegationHead/TWO DelegationMember/TWO")]
    [InlineData(Sharing.AllMembers, "LeadMediator MediatorStaff DelegationHead/ONE DelegationMember/ONE DelegationHead/TWO DelegationMember/TWO Intermediary Observer")]
    public async Task What_the_mediators_record_is_seen_by_those_it_is_shared_with(Sharing sharing, string seenBy)
    {
        await using var database = await TestDatabase.NewAsync();
        var world = await World.CreateAsync(database);
        var author = World.AuthorOf(world.Lead, database);
        var time = MeetingTime.At(PartialDate.Parse("2022-10-02"), null, null, "UTC");
        var meeting = Meeting.Plan(world.Talks.Process.Id, Audience.Of(sharing, world.Talks.First.Id), new MeetingFacts { Title = "Geneva" }, time, author);
        var closed = Meeting.Plan(world.Talks.Process.Id, Audience.Mediators, new MeetingFacts { Title = "Closed" }, time, author);
        await database.AddAsync(
            world.Lead, meeting, closed, meeting.Seat(1, new ParticipantFacts { Name = "A mediator", Capacity = Capacity.Mediator }),
            meeting.PutOnAgenda(1, "Shared", internally: false), meeting.PutOnAgenda(2, "Internal", internally: true), meeting.Tie(MeetingTie.Follows, closed));
        foreach (var (name, viewer) in world.Everybody)
        {
            var seat = viewer.Seat is { } taken && taken.ProcessId == world.Talks.Process.Id ? taken : null;
            var sees = seat is not null && seenBy.Split(' ').Contains(seat.PartyCode is null ? seat.Role.ToString() : $"{seat.Role}/{seat.PartyCode}");
            var mediates = seat is not null && viewer.Audience == OpenTo.Mediators;
            await database.AsAsync(viewer, async db =>
            {
                (await db.Meetings.CountAsync(m => m.Id == meeting.Id, Stop)).ShouldBe(sees ? 1 : 0, name);
                (await db.Participants.CountAsync(Stop)).ShouldBe(sees ? 1 : 0, name);
                (await db.AgendaItems.CountAsync(Stop)).ShouldBe(mediates ? 2 : sees ? 1 : 0, name);
                (await db.MeetingLinks.CountAsync(Stop)).ShouldBe(mediates ? 1 : 0, name);
            });
        }
    }

    [Fact]
    public async Task A_process_is_seen_by_its_members_and_administrators()
    {
        await using var database = await TestDatabase.NewAsync();
        var world = await World.CreateAsync(database);
        foreach (var (name, viewer) in world.Everybody)
        {
            var expected = new[] { world.Talks, world.OtherTalks }.Select(t => t.Process.Id)
                .Where(id => viewer.Office == Office.Administrator || viewer.Seats.Any(s => s.ProcessId == id));
            var seen = await database.AsAsync(viewer, db => db.Processes.Select(p => p.Id).ToListAsync(Stop));
            seen.ShouldBe(expected, ignoreOrder: true, name);
        }
    }

    [Fact]
    public async Task A_delegation_sees_of_the_trail_what_was_done_with_its_own_records()
    {
        await using var database = await TestDatabase.NewAsync();
        var world = await World.CreateAsync(database);
        await EveryRecord.WriteAsync(database, world);
        foreach (var (name, viewer) in world.Everybody)
        {
            var seen = await database.AsAsync(viewer, db => db.AuditEntries.ToListAsync(Stop));
            if (viewer.Office == Office.Auditor)
            {
                seen.Count.ShouldBeGreaterThan(50);
            }
            else if (viewer.PartyId is { } party)
            {
                seen.ShouldNotBeEmpty(name);
                seen.ShouldAllBe(e => e.OwnerId == party && e.ProcessId == viewer.ProcessId);
            }
            else
            {
                seen.ShouldBeEmpty(name);
            }
        }
    }

    private static IEnumerable<string> Unfiltered(IEnumerable<IEntityType> types) => types
        .Where(t => t.FindDeclaredQueryFilter(NegotiationsDb.AudienceFilter) is null && !NegotiationsDb.WithoutAudience.ContainsKey(t.ClrType))
        .Select(t => t.ClrType.Name);

    /// <summary>Every way of asking gives the same rows.</summary>
    private static async Task LookAsync<T>(NegotiationsDb db, string who, IReadOnlyList<ProcessRecord> all, IReadOnlySet<Guid> expected)
        where T : ProcessRecord
    {
        (await db.Set<T>().ToListAsync(Stop)).Select(KeyOf).ShouldBe(expected, ignoreOrder: true, $"list of {who}");
        (await db.Set<T>().CountAsync(Stop)).ShouldBe(expected.Count, $"count of {who}");
        (await db.Set<T>().AnyAsync(Stop)).ShouldBe(expected.Count > 0, $"any of {who}");
        (await db.Set<T>().Select(r => r.OpenTo).ToListAsync(Stop)).Count.ShouldBe(expected.Count, $"projection of {who}");
        db.Forget();
        foreach (var row in all)
        {
            var key = row.GetType().GetProperty("Id")!.GetValue(row);
            ((await db.Set<T>().FindAsync([key], Stop)) is not null).ShouldBe(expected.Contains(KeyOf(row)), $"find of {who}");
            db.Forget();
        }
    }

    /// <summary>Every row of a process in the database, from behind all locks.</summary>
    private static Task<List<ProcessRecord>> EverythingAsync(TestDatabase database) => database.AsAsync(World.Administrator, async db =>
    {
        var rows = new List<ProcessRecord>();
        foreach (var type in db.Model.GetEntityTypes().Where(t => t.ClrType.IsSubclassOf(typeof(ProcessRecord))))
        {
            var read = typeof(SeeTests).GetMethod(nameof(AllAsync), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type.ClrType);
            var found = await (Task<List<ProcessRecord>>)read.Invoke(null, [db])!;
            found.ShouldNotBeEmpty($"{type.ClrType.Name} needs a row in {nameof(EveryRecord)}");
            rows.AddRange(found);
        }

        return rows;
    });

    private static async Task<List<ProcessRecord>> AllAsync<T>(NegotiationsDb db)
        where T : ProcessRecord =>
        [.. await db.Set<T>().IgnoreQueryFilters().AsNoTracking().ToListAsync(Stop)];

    /// <summary>The record that is found by an entry of the index; any other record itself.</summary>
    private static ProcessRecord RecordOf(ProcessRecord row, IEnumerable<ProcessRecord> rows) =>
        row is IndexEntry entry ? rows.Single(r => r.GetType().Name == entry.Kind.ToString() && KeyOf(r) == entry.RecordId) : row;

    /// <summary>What docs/access.md says.</summary>
    private static bool Sees(Viewer viewer, ProcessRecord row)
    {
        if (row is Membership membership && membership.UserId == viewer.UserId)
        {
            return true;
        }

        var said = AccessTable.SeenBy[row.GetType().Name];
        if (viewer.Office == Office.Administrator)
        {
            return said.Contains("Administrator");
        }

        if (viewer.Seat is not { } seat || seat.ProcessId != row.ProcessId)
        {
            return false;
        }

        var own = said.Contains("own") && row.OwnerId is not null && row.OwnerId == seat.PartyId;
        var others = said.Contains("members") || said.Contains(seat.Role.ToString());
        return own || (others && row is not VersionDetail { Kind: SensitiveKind.NextOfKin });
    }

    private static Guid KeyOf(ProcessRecord row)
    {
        var id = row.GetType().GetProperty("Id")!.GetValue(row)!;
        return (Guid)id.GetType().GetProperty("Value")!.GetValue(id)!;
    }

    private sealed class Forgetful(DbContextOptions<Forgetful> options) : DbContext(options)
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<Forgotten>();
    }

    private sealed class Forgotten
    {
        public Guid Id { get; init; }
    }
}
