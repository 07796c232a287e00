using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Negotiations.Application;

namespace Negotiations.Infrastructure.Persistence;

/// <summary>Registers the database.</summary>
public static class PersistenceSetup
{
    /// <summary>The database chosen by <paramref name="options"/>, one context a scope.</summary>
    public static IServiceCollection AddPersistence(this IServiceCollection services, DatabaseOptions options)
    {
        services.AddDbContext<NegotiationsDb>(builder => builder.Use(options));
        services.AddScoped<INegotiationsDb>(provider => provider.GetRequiredService<NegotiationsDb>());
        return services;
    }

    /// <summary>Points a context at the database.</summary>
    public static DbContextOptionsBuilder Use(this DbContextOptionsBuilder builder, DatabaseOptions options)
    {
        _ = options.Provider switch
        {
            DatabaseProvider.SqlServer => builder.UseSqlServer(options.ConnectionString, sql =>
            {
                sql.MigrationsAssembly("Negotiations.Migrations.SqlServer");
                if (options.MaxBatchSize is { } size)
                {
                    sql.MaxBatchSize(size);
                }
            }),
            _ => builder.UseSqlite(options.ConnectionString, sqlite =>
            {
                sqlite.MigrationsAssembly("Negotiations.Migrations.Sqlite");
                if (options.MaxBatchSize is { } size)
                {
                    sqlite.MaxBatchSize(size);
                }
            }).AddInterceptors(SqliteDurability.Instance),
        };
        return builder;
    }

    /// <summary>Nothing that was confirmed may be lost when the power goes: WAL, and every commit is written through.</summary>
    private sealed class SqliteDurability : DbConnectionInterceptor
    {
        public static readonly SqliteDurability Instance = new();

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Set(connection);

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Set(connection);
            return Task.CompletedTask;
        }

        private static void Set(DbConnection connection)
        {
            using var command = ((SqliteConnection)connection).CreateCommand();
            command.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;";
            command.ExecuteNonQuery();
        }
    }
}
