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
