using System.Data.Common;
using System.Globalization;
using MediatR;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Negotiations.Application.Access;
using Negotiations.Application.Agreements;
using Negotiations.Application.Documents;
using Negotiations.Application.Parties;
using Negotiations.Infrastructure.Auditing;
using Negotiations.Infrastructure.Documents;
using Negotiations.Infrastructure.Persistence;
using Negotiations.Infrastructure.Protection;
using Negotiations.Infrastructure.Reports;
using Negotiations.Infrastructure.Tables;
using Negotiations.Texts.Recognition;

namespace Negotiations.Application.Tests;

/// <summary>
/// A real, migrated database of its own with the application on top; only the clock and the viewer are set by the test. SQLite always;
/// SQL Server when <c>NEGOTIATIONS_TEST_SQLSERVER</c> holds a connection string without a database, otherwise the test says that it
/// was skipped.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    /// <summary>Tests of persistence are written once and run on each.</summary>
    public static readonly TheoryData<DatabaseProvider> Providers = [DatabaseProvider.Sqlite, DatabaseProvider.SqlServer];

    /// <summary>When every test begins.</summary>
    public static readonly DateTimeOffset Beginning = new(2022, 10, 5, 8, 0, 0, TimeSpan.Zero);

    private static readonly string? Server = Environment.GetEnvironmentVariable("NEGOTIATIONS_TEST_SQLSERVER");
    private static readonly int? MaxBatchSize =
        int.TryParse(Environment.GetEnvironmentVariable("NEGOTIATIONS_TEST_MAXBATCHSIZE"), CultureInfo.InvariantCulture, out var size) ? size : null;

    private static readonly string Folder = Directory.CreateTempSubdirectory("negotiations-tests-").FullName;
    private static readonly Lazy<ColumnKeys> Keys = new(MakeKeys);
    private static readonly Lazy<Task<string>> Template = new(MakeTemplateAsync);

    private readonly ServiceProvider _services;

    private TestDatabase(DatabaseOptions options, Action<IServiceCollection>? also)
    {
        Options = options;
        Documents = Path.Combine(Folder, $"documents-{Guid.NewGuid():N}");
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddApplication(autoMapperLicense: null, typeof(NegotiationsDb).Assembly);
        services.AddPersistence(options);
        services.AddProtection(Keys.Value, SigningKeys.Read(Folder), Folder);
        services.AddProofs(new CheckpointOptions(null, CheckpointOptions.Daily));
        services.AddSingleton<IPrintedWords, WordsAlone>();
        services.AddTables().AddReports(browser: null);
        services.AddDocuments(Keys.Value, Documents, new DocumentLimits(DocumentLimits.Megabyte));
        also?.Invoke(services);
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
    }

    /// <summary>The clock of the application.</summary>
    public FakeTimeProvider Clock { get; } = new(Beginning);

    /// <summary>Where the files of documents are, which take one megabyte at most.</summary>
    public string Documents { get; }

    /// <summary>Where the database is.</summary>
    public DatabaseOptions Options { get; }

    /// <summary>Makes one.</summary>
    /// <param name="provider">Which database.</param>
    /// <param name="also">What the test registers besides, or instead.</param>
    public static async Task<TestDatabase> NewAsync(DatabaseProvider provider = DatabaseProvider.Sqlite, Action<IServiceCollection>? also = null)
    {
        var name = $"negotiations_test_{Guid.NewGuid():N}";
        if (provider == DatabaseProvider.Sqlite)
        {
            var file = Path.Combine(Folder, name + ".db");
            File.Copy(await Template.Value, file);
            return new TestDatabase(Sqlite(file), also);
        }

        Assert.SkipWhen(string.IsNullOrWhiteSpace(Server), "Set NEGOTIATIONS_TEST_SQLSERVER to a connection string without a database to run this on SQL Server.");
        await OnServerAsync($"CREATE DATABASE [{name}]");
        var options = new DatabaseOptions
        {
            Provider = DatabaseProvider.SqlServer,
            ConnectionString = new SqlConnectionStringBuilder(Server) { InitialCatalog = name }.ConnectionString,
            MaxBatchSize = MaxBatchSize,
        };
        var database = new TestDatabase(options, also);
        await database.AsAsync(Viewer.Nobody, db => db.Database.MigrateAsync());
        return database;
    }

    /// <summary>A scope in which the application works for <paramref name="viewer"/>, as it does for one request of the web.</summary>
    public AsyncServiceScope ScopeOf(Viewer viewer)
    {
        var scope = _services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentViewer>().Viewer = viewer;
        return scope;
    }

    /// <summary>Sends a request through the whole pipeline.</summary>
    public async Task<T> SendAsync<T>(Viewer viewer, IRequest<T> request)
    {
        await using var scope = ScopeOf(viewer);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Works with the guarded, filtered database as <paramref name="viewer"/>.</summary>
    public async Task<T> AsAsync<T>(Viewer viewer, Func<NegotiationsDb, Task<T>> work)
    {
        await using var scope = ScopeOf(viewer);
        return await work(scope.ServiceProvider.GetRequiredService<NegotiationsDb>());
    }

    /// <inheritdoc cref="AsAsync{T}"/>
    public Task AsAsync(Viewer viewer, Func<NegotiationsDb, Task> work) =>
        AsAsync(viewer, async db =>
        {
            await work(db);
            return true;
        });

    /// <summary>Adds rows as <paramref name="viewer"/> and saves them.</summary>
    public Task AddAsync(Viewer viewer, params object[] rows) =>
        AsAsync(viewer, async db =>
        {
            db.AddRange(rows);
            await db.SaveAsync(TestContext.Current.CancellationToken);
        });

    /// <summary>Changes the database behind the application's back, as somebody with the file or a server login could.</summary>
    /// <returns>Rows changed.</returns>
    public async Task<int> TamperAsync(string sql, params (string Name, object? Value)[] parameters)
    {
        await using DbConnection connection = Options.Provider == DatabaseProvider.Sqlite
            ? new SqliteConnection(new SqliteConnectionStringBuilder(Options.ConnectionString) { ForeignKeys = false }.ToString())
            : new SqlConnection(Options.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }

        return await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Deletes the database.</summary>
    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (Options.Provider == DatabaseProvider.Sqlite)
        {
            await using var connection = new SqliteConnection(Options.ConnectionString);
            SqliteConnection.ClearPool(connection);
            File.Delete(connection.DataSource);
            return;
        }

        await using var open = new SqlConnection(Options.ConnectionString);
        SqlConnection.ClearPool(open);
        await OnServerAsync($"DROP DATABASE [{open.Database}]");
    }

    private static DatabaseOptions Sqlite(string file) => new()
    {
        Provider = DatabaseProvider.Sqlite,
        ConnectionString = new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = 60 }.ToString(),
        MaxBatchSize = MaxBatchSize,
    };

    /// <summary>Migrated once; every test copies it.</summary>
    private static async Task<string> MakeTemplateAsync()
    {
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Folder, recursive: true);
        var file = Path.Combine(Folder, "template.db");
        await using var template = new TestDatabase(Sqlite(file), also: null);
        await template.AsAsync(Viewer.Nobody, db => db.Database.MigrateAsync());
        // Closing the last connection writes the log into the file: only then is the file the whole database.
        await using var connection = new SqliteConnection(template.Options.ConnectionString);
        SqliteConnection.ClearPool(connection);
        var migrated = Path.Combine(Folder, "migrated.db");
        File.Copy(file, migrated);
        return migrated;
    }

    private static ColumnKeys MakeKeys()
    {
        var folder = Path.Combine(Folder, "keys");
        ColumnKeys.Make(folder);
        return ColumnKeys.Read(folder);
    }

    private static async Task OnServerAsync(string statement)
    {
        await using var connection = new SqlConnection(Server);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = statement;
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    // How files are printed is told by the web, and tested there.
    private sealed class WordsAlone : IPrintedWords
    {
        public PrintedProvision Of(TextLine line, IReadOnlyList<PartyMark> parties) => new([new PrintedPiece(line.Place.Provision.Heading)], [new PrintedPiece(line.Place.Provision.Text)]);
    }
}
