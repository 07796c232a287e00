using System.Globalization;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Negotiations.Application.Access;
using Negotiations.Domain;
using Negotiations.Domain.Processes;
using Negotiations.Infrastructure.Demonstration;
using Negotiations.Infrastructure.Identity;
using Negotiations.Infrastructure.Persistence;
using Negotiations.Infrastructure.Protection;
using Negotiations.Tests;
using Negotiations.Web.Tests.Host;

[assembly: AssemblyFixture(typeof(WebFixture))]

namespace Negotiations.Web.Tests.Host;

/// <summary>
/// The whole application with the demonstration, on a database and a clock of its own. One is shared by the assembly: take it in the
/// constructor of a test class that changes nothing that others look at. Else make one: <c>await using var web = await WebFixture.StartAsync()</c>.
/// </summary>
public sealed class WebFixture : IAsyncLifetime
{
    // Filling the demonstration takes longer than most tests: it is done once, and every server begins with a copy.
    private static readonly Lazy<Task<string>> Filled = new(FillAsync);

    private readonly string _folder = Directory.CreateTempSubdirectory("negotiations-test-").FullName;
    private readonly Dictionary<string, string?> _settings = [];
    private WebApplicationFactory<Program> _application = null!;

    /// <summary>The clock of the server. It only moves when a test moves it.</summary>
    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2022, 10, 4, 12, 0, 0, TimeSpan.Zero));

    /// <summary>What the server wrote into its log.</summary>
    public LogLines Log { get; } = new();

    /// <summary>What the server sent to its database.</summary>
    public CommandCount Commands { get; } = new();

    /// <summary>The demonstration's first process.</summary>
    public Id<Process> Process { get; private set; }

    /// <summary>The server's services.</summary>
    public IServiceProvider Services => _application.Services;

    /// <summary>A fresh server, with settings of its own, e.g. <c>("Deployment:Demonstration", "false")</c>.</summary>
    public static async Task<WebFixture> StartAsync(params (string Key, string? Value)[] settings)
    {
        var fixture = new WebFixture();
        foreach (var (key, value) in settings)
        {
            fixture._settings[key] = value;
        }

        await fixture.InitializeAsync();
        return fixture;
    }

    /// <summary>Puts the data of a demonstration that nobody worked on yet into a folder.</summary>
    public static async Task FillAsync(string folder) => Folders.Copy(await Filled.Value, folder);

    public async ValueTask InitializeAsync()
    {
        // Passwords are hashed for a test, not for an attacker, and tests are not slowed down.
        _settings.TryAdd("Accounts:HashRounds", "1000");
        if (_settings.TryAdd("Deployment:DataFolder", _folder) && _settings.GetValueOrDefault("Deployment:Demonstration") != "false")
        {
            await FillAsync(_folder);
        }

        // No worker goes round beside a test that did not ask for it.
        _settings.TryAdd("Mail:Folder", "");
        foreach (var limit in new[] { "Limits:SignIn", "Limits:Upload", "Limits:Export", "Limits:Calendar" })
        {
            _settings.TryAdd(limit, "1000000");
        }

        _application = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseEnvironment("Demonstration");
            foreach (var (key, value) in _settings)
            {
                host.UseSetting(key, value);
            }

            host.ConfigureLogging(logging => logging.ClearProviders().AddProvider(Log));
            host.ConfigureTestServices(services => services
                .Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock))
                .ConfigureDbContext<NegotiationsDb>(database => database.AddInterceptors(Commands)));
        });
        _ = _application.Server;
        Process = await ReadAsync(db => db.Processes.Where(p => p.Reference == DemonstrationSeed.ProcessReference).Select(p => p.Id).FirstOrDefault());
    }

    private static async Task<string> FillAsync()
    {
        var folder = Directory.CreateTempSubdirectory("negotiations-test-filled-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        await using (await StartAsync(("Deployment:DataFolder", folder)))
        {
        }

        return folder;
    }

    /// <summary>A fresh server outside the demonstration, over https, with keys and without an account.</summary>
    public static async Task<WebFixture> StartEmptyAsync()
    {
        var keys = Directory.CreateTempSubdirectory("negotiations-test-keys-").FullName;
        ColumnKeys.Make(keys);
        return await StartAsync(
            ("Deployment:Demonstration", "false"),
            ("Keys:Folder", keys),
            ("Accounts:HashRounds", AccountOptions.FewestHashRounds.ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>A browser without a sign-in. It keeps cookies and follows no redirects.</summary>
    public Browser Browser() => new(_application.CreateClient(new WebApplicationFactoryClientOptions
    {
        AllowAutoRedirect = false,
        HandleCookies = false,
        BaseAddress = new Uri(_settings.GetValueOrDefault("Deployment:Demonstration") == "false" ? "https://negotiations.test" : "http://localhost"),
    }));

    /// <summary>A browser signed in as a demonstration account, e.g. <c>arm.head</c>.</summary>
    public async Task<Browser> SignedInAsync(string userName, string password = DemonstrationAccounts.Password)
    {
        var browser = Browser();
        using var answer = await browser.SignInAsync(userName, password);
        answer.Headers.Location.ShouldNotBeNull($"{userName} cannot sign in");
        return browser;
    }

    /// <summary>Looks into the database as an administrator and auditor would: behind the pages, not behind the locks.</summary>
    public async Task<T> ReadAsync<T>(Func<NegotiationsDb, T> read, Office office = Office.Administrator)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentViewer>().Viewer = new Viewer { UserId = Id<User>.New().Value, Name = "Test", Office = office };
        return read(scope.ServiceProvider.GetRequiredService<NegotiationsDb>());
    }

    /// <summary>Id of an account.</summary>
    public Task<Guid> UserIdAsync(string userName) => ReadAsync(db => db.Users.Single(u => u.UserName == userName).Id);

    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
        if (_settings.GetValueOrDefault("Keys:Folder") is { } keys)
        {
            Directory.Delete(keys, recursive: true);
        }
    }
}
