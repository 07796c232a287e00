using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Negotiations.Application.Access;
using Negotiations.Application.Auditing;
using Negotiations.Domain;
using Negotiations.Domain.Mediators;
using Negotiations.Domain.Parties;
using Negotiations.Domain.Records;
using Negotiations.Infrastructure.Persistence;

namespace Negotiations.Application.Tests.Access;

/// <summary>The third lock.</summary>
public abstract class WriteTests(DatabaseProvider provider) : IAsyncLifetime
{
    public sealed class OnSqlite() : WriteTests(DatabaseProvider.Sqlite);

    public sealed class OnSqlServer() : WriteTests(DatabaseProvider.SqlServer);

    private TestDatabase _database = null!;
    private World _world = null!;
    private List<ProcessRecord> _rows = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.NewAsync(provider);
        _world = await World.CreateAsync(_database);
        var owned = await EveryRecord.WriteAsync(_database, _world);
        _rows = [.. owned.Values.SelectMany(r => r)];
        foreach (var talks in new[] { _world.Talks, _world.OtherTalks })
        {
            _rows.AddRange([talks.First, talks.Second]);
            _rows.AddRange(await _database.AsAsync(_world.Member(talks, Role.LeadMediator), async db => new List<ProcessRecord>(
                [.. await db.Mediators.ToListAsync(Stop), .. await db.Officials.ToListAsync(Stop), .. await db.Memberships.ToListAsync(Stop), .. await db.IndexEntries.ToListAsync(Stop)])));
        }
    }

    public ValueTask DisposeAsync() => _database?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task Every_type_of_row_has_a_rule_or_is_never_written()
    {
        await _database.AsAsync(Viewer.Nobody, db =>
        {
            var types = db.Model.GetEntityTypes().Select(t => t.ClrType).ToList();
            Unruled(types).ShouldBeEmpty();
            Unruled([.. types, typeof(WriteTests)]).ShouldBe([nameof(WriteTests)]);
            WriteGuard.Guarded.Intersect(WriteGuard.NeverWritten).ShouldBeEmpty();
            return Task.CompletedTask;
        });
    }

    [Fact]
    public async Task Each_viewer_writes_the_rows_that_the_documentation_says_and_no_other()
    {
        _rows.Select(r => r.GetType().Name).Distinct().ShouldBe(AccessTable.WrittenBy.Keys, ignoreOrder: true);
        foreach (var (name, viewer) in _world.Everybody)
        {
            await _database.AsAsync(viewer, db =>
            {
                foreach (var row in _rows)
                {
                    foreach (var (letter, state) in new[] { ('I', EntityState.Added), ('C', EntityState.Modified), ('D', EntityState.Deleted) })
                    {
                        Allows(db, viewer, row, state).ShouldBe(Writes(viewer, row, letter), $"{state} {row.GetType().Name} by {name}");
                    }
                }

                return Task.CompletedTask;
            });
        }
    }

    [Fact]
    public async Task The_audience_of_a_row_never_changes_whoever_asks()
    {
        var tried = 0;
        foreach (var (_, viewer) in _world.Everybody)
        {
            await _database.AsAsync(viewer, db =>
            {
                foreach (var row in _rows.Where(r => Writes(viewer, r, 'C')))
                {
                    foreach (var column in new[] { nameof(ProcessRecord.ProcessId), nameof(ProcessRecord.OwnerId), nameof(ProcessRecord.OpenTo) })
                    {
                        var entry = Track(db, row, EntityState.Unchanged);
                        entry.Property(column).IsModified = true;
                        Should.Throw<AccessRefused>(() => WriteGuard.Check(viewer, entry)).Message.ShouldContain("audience");
                        entry.State = EntityState.Detached;
                        tried++;
                    }
                }

                return Task.CompletedTask;
            });
        }

        tried.ShouldBeGreaterThan(50);
    }

    [Fact]
    public async Task The_trail_is_written_by_saving_alone()
    {
        foreach (var (_, viewer) in _world.Everybody)
        {
            foreach (var state in new[] { EntityState.Added, EntityState.Modified, EntityState.Deleted })
            {
                await _database.AsAsync(viewer, db =>
                {
                    var entry = db.Entry(new AuditEntry { Sequence = 1 });
                    entry.State = state;
                    Should.Throw<AccessRefused>(() => WriteGuard.Check(viewer, entry));
                    return Task.CompletedTask;
                });
            }
        }
    }

    [Theory]
    [InlineData(EntityState.Modified)]
    [InlineData(EntityState.Deleted)]
    public async Task A_row_forged_to_look_like_ones_own_changes_nothing(EntityState state)
    {
        var tried = new HashSet<string>();
        foreach (var row in _rows.Where(r => r.ProcessId == _world.Talks.Process.Id && (r.OwnerId is null || r.OwnerId == _world.Talks.First.Id)))
        {
            // Whoever may write such a row if it were its own: the other side's head, or the lead of another process.
            var forger = row.OwnerId is null ? _world.Member(_world.OtherTalks, Role.LeadMediator) : _world.OtherHead;
            var saved = await _database.AsAsync(forger, async db =>
            {
                var entry = Track(db, Copy(db, row), EntityState.Unchanged);
                entry.Property(nameof(ProcessRecord.ProcessId)).OriginalValue = entry.Property(nameof(ProcessRecord.ProcessId)).CurrentValue = forger.ProcessId;
                entry.Property(nameof(ProcessRecord.OwnerId)).OriginalValue = entry.Property(nameof(ProcessRecord.OwnerId)).CurrentValue = row.OwnerId is null ? null : forger.PartyId;
                entry.State = EntityState.Unchanged;
                Mark(entry, state);
                try
                {
                    await db.SaveAsync(Stop);
                    return true;
                }
                catch (Exception e) when (e is AccessRefused or DbUpdateConcurrencyException)
                {
                    if (e is DbUpdateConcurrencyException)
                    {
                        tried.Add(row.GetType().Name);
                    }

                    return false;
                }
            });
            saved.ShouldBeFalse($"{state} of a forged {row.GetType().Name}");
        }

        // The guard let these pass: only the condition of the statement stopped them.
        tried.ShouldContain("PrisonerEntry");
        tried.ShouldContain(nameof(Mediator));
    }

    private static IEnumerable<string> Unruled(IEnumerable<Type> types) =>
        types.Where(t => !WriteGuard.Guarded.Contains(t) && !WriteGuard.NeverWritten.Contains(t)).Select(t => t.Name);

    private static bool Allows(NegotiationsDb db, Viewer viewer, ProcessRecord row, EntityState state)
    {
        var entry = Track(db, row, EntityState.Unchanged);
        Mark(entry, state);
        try
        {
            WriteGuard.Check(viewer, entry);
            return true;
        }
        catch (AccessRefused)
        {
            return false;
        }
        finally
        {
            entry.State = EntityState.Detached;
        }
    }

    /// <summary>What docs/access.md says.</summary>
    private static bool Writes(Viewer viewer, ProcessRecord row, char how) => AccessTable.WrittenBy[row.GetType().Name].Any(said =>
    {
        var words = said.Split(' ');
        var own = words[0] == "own";
        var role = words[own ? 1 : 0];
        var here = viewer.Seat is { } seat && seat.ProcessId == row.ProcessId;
        var who = role == "Administrator" ? viewer.Office == Office.Administrator : here && viewer.Seat!.Role.ToString() == role;
        // An approved record is inserted by the lead mediator alone.
        return who && (!own || row.OwnerId == viewer.PartyId) && words[^1].Contains(how) && !(row is RecordVersion { Stage: RecordStage.Approved } && viewer.Seat?.Role != Role.LeadMediator);
    });

    private static EntityEntry<ProcessRecord> Track(NegotiationsDb db, ProcessRecord row, EntityState state)
    {
        var entry = db.Entry(row);
        entry.State = state;
        return entry;
    }

    /// <summary>Changes something that is neither key nor audience, as a real change would.</summary>
    private static void Mark(EntityEntry entry, EntityState state)
    {
        if (state != EntityState.Modified)
        {
            entry.State = state;
            return;
        }

        entry.Properties.First(p => !p.Metadata.IsKey() && !p.Metadata.IsConcurrencyToken && !p.Metadata.IsForeignKey()).IsModified = true;
    }

    private static ProcessRecord Copy(NegotiationsDb db, ProcessRecord row)
    {
        var copy = (ProcessRecord)RuntimeHelpers.GetUninitializedObject(row.GetType());
        for (var type = row.GetType(); type is not null; type = type.BaseType)
        {
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly))
            {
                field.SetValue(copy, field.GetValue(row));
            }
        }

        db.Entry(copy).State.ShouldBe(EntityState.Detached);
        return copy;
    }
}
