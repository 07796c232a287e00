using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Negotiations.Application.Access;
using Negotiations.Infrastructure.Persistence;

namespace Negotiations.Application.Tests.Persistence;

public sealed class MigrationTests
{
    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.SqlServer)]
    public void The_migrations_hold_everything_that_the_model_says(DatabaseProvider provider)
    {
        using var db = Unconnected(provider);
        db.Database.GetMigrations().ShouldNotBeEmpty();
        db.Database.HasPendingModelChanges().ShouldBeFalse("run scripts/add-migration");
    }

    // What can be deleted, and what keeps it from that: a rule that says so before the database does. What is new here needs one.
    [Fact]
    public void Whatever_can_be_deleted_is_looked_for_in_all_that_points_to_it()
    {
        using var db = Unconnected(DatabaseProvider.Sqlite);
        Type[] deleted =
        [
            typeof(Domain.Mediators.Mediator), typeof(Domain.Mediators.Official), typeof(Domain.Meetings.MeetingLink), typeof(Domain.Meetings.AgendaItem), typeof(Domain.Meetings.Participant),
            typeof(Domain.Records.RecordParagraph), typeof(Domain.PrisonerLists.PrisonerEntry), typeof(Domain.Parties.Membership),
        ];
        deleted.Select(t => db.Model.FindEntityType(t)).ShouldAllBe(t => t != null);
        deleted.SelectMany(t => db.Model.FindEntityType(t)!.GetReferencingForeignKeys()).Where(k => !k.IsOwnership)
            .Select(k => $"{k.DeclaringEntityType.ClrType.Name}.{string.Join('+', k.Properties.Select(p => p.Name))}").ShouldBe(
            [
                // A mediator that is named: DeleteMediator.
                "AgreementAct.MediatorId", "AgreementMediator.MediatorId", "Claim.AsserterMediatorId", "Commitment.ToMediatorId", "Commitment.WhoMediatorId", "ReadoutAsserter.MediatorId",
                // A point of an agenda that something was said on: KeepAgenda.
                "Note.AgendaItemId", "RecordLine.AgendaItemId", "RecordParagraph.AgendaItemId",
                // An entry that is taken off goes with its details: TakeOffEntries.
                "EntryDetail.EntryId",
            ],
            ignoreOrder: true);
    }

    [Fact]
    public void Both_databases_have_the_same_migrations()
    {
        using var sqlite = Unconnected(DatabaseProvider.Sqlite);
        using var sqlServer = Unconnected(DatabaseProvider.SqlServer);
        sqlServer.Database.GetMigrations().Select(NameOf).ShouldBe(sqlite.Database.GetMigrations().Select(NameOf));
    }

    [Fact]
    public void The_script_for_SQL_Server_is_T_SQL_and_can_be_run_twice()
    {
        using var db = Unconnected(DatabaseProvider.SqlServer);
        var script = db.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);

        Mistakes(script).ShouldBeEmpty();
        script.ShouldContain("CREATE TABLE [AuditEntries]");
        script.ShouldContain("IF NOT EXISTS");
        Mistakes(script + "\nGO\nCREATE TABEL [Nothing] ([Id] int)").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_point_that_was_internal_before_it_was_said_so_stays_internal()
    {
        await using var connection = new SqliteConnection("Data Source=:memory:;Foreign Keys=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        var builder = new DbContextOptionsBuilder<NegotiationsDb>();
        builder.Use(new DatabaseOptions { Provider = DatabaseProvider.Sqlite, ConnectionString = connection.ConnectionString });
        builder.UseSqlite(connection, sqlite => sqlite.MigrationsAssembly("Negotiations.Migrations.Sqlite"));
        await using var db = new NegotiationsDb(builder.Options, new CurrentViewer(), TimeProvider.System);
        await db.GetService<IMigrator>().MigrateAsync("AddMeetings", TestContext.Current.CancellationToken);
        await FillAsync(connection, "Meetings", ("Id", "shared"), ("OpenTo", 9));
        await FillAsync(connection, "Meetings", ("Id", "closed"), ("OpenTo", 1));
        await FillAsync(connection, "AgendaItems", ("Id", "internal"), ("MeetingId", "shared"), ("OpenTo", 1));
        await FillAsync(connection, "AgendaItems", ("Id", "open"), ("MeetingId", "shared"), ("OpenTo", 9));
        await FillAsync(connection, "AgendaItems", ("Id", "among mediators"), ("MeetingId", "closed"), ("OpenTo", 1));

        await db.GetService<IMigrator>().MigrateAsync("AddNotes", TestContext.Current.CancellationToken);

        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT group_concat(Id) FROM AgendaItems WHERE IsInternal = 1";
        (await command.ExecuteScalarAsync(TestContext.Current.CancellationToken)).ShouldBe("internal");
    }

    // A row of which only what is named matters.
    private static async Task FillAsync(SqliteConnection connection, string table, params (string Column, object Value)[] values)
    {
        var given = values.ToDictionary(v => v.Column, v => v.Value);
        await using var columns = connection.CreateCommand();
        columns.CommandText = $"SELECT name FROM pragma_table_info('{table}') WHERE \"notnull\" = 1";
        await using (var reader = await columns.ExecuteReaderAsync(TestContext.Current.CancellationToken))
        {
            while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            {
                given.TryAdd(reader.GetString(0), "");
            }
        }

        await using var insert = connection.CreateCommand();
        insert.CommandText = $"INSERT INTO \"{table}\" ({string.Join(", ", given.Keys.Select(c => $"\"{c}\""))}) VALUES ({string.Join(", ", given.Keys.Select(c => "$" + c))})";
        foreach (var (column, value) in given)
        {
            insert.Parameters.AddWithValue("$" + column, value);
        }

        await insert.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    internal static IEnumerable<string> Mistakes(string script)
    {
        using var reader = new StringReader(script);
        new TSql160Parser(initialQuotedIdentifiers: true).Parse(reader, out var errors);
        return errors.Select(e => $"{e.Line}: {e.Message}");
    }

    private static string NameOf(string migration) => migration[(migration.IndexOf('_', StringComparison.Ordinal) + 1)..];

    internal static NegotiationsDb Unconnected(DatabaseProvider provider)
    {
        var builder = new DbContextOptionsBuilder<NegotiationsDb>();
        builder.Use(new DatabaseOptions
        {
            Provider = provider,
            ConnectionString = provider == DatabaseProvider.Sqlite ? "Data Source=:memory:" : "Server=none;Database=none",
        });
        return new NegotiationsDb(builder.Options, new CurrentViewer(), TimeProvider.System);
    }
}
