using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Negotiations.Application.Access;
using Negotiations.Domain;
using Negotiations.Domain.Parties;
using Negotiations.Infrastructure.Demonstration;
using Negotiations.Infrastructure.Identity;
using Negotiations.Infrastructure.Persistence;
using Negotiations.Web.Tests.Host;

namespace Negotiations.Benchmarks.Pages;

/// <summary>The application with the demonstration, in this process: to fill its database and to count what its pages send there, not to take the time.</summary>
internal sealed class FilledApplication : IAsyncDisposable
{
    private readonly CommandCount _commands = new();
    private readonly WebApplicationFactory<Program> _application;

    public FilledApplication(string folder) =>
        _application = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseEnvironment("Demonstration");
            host.UseContentRoot(AppContext.BaseDirectory);
            host.UseSetting("Deployment:DataFolder", folder);
            host.ConfigureLogging(logging => logging.ClearProviders());
            host.ConfigureTestServices(services => services.ConfigureDbContext<NegotiationsDb>(database => database.AddInterceptors(_commands)));
        });

    /// <summary>A generator that writes as one of the mediators' staff.</summary>
    public async Task<Generator> GeneratorAsync(int seed, CancellationToken cancellationToken)
    {
        await using var scope = _application.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentViewer>().Viewer = new Viewer { UserId = Id<User>.New().Value, Name = "Benchmark", Office = Office.Administrator };
        var db = scope.ServiceProvider.GetRequiredService<NegotiationsDb>();
        var process = await db.Processes.SingleAsync(p => p.Reference == DemonstrationSeed.ProcessReference, cancellationToken);
        var parties = await db.Parties.Where(p => p.ProcessId == process.Id).OrderBy(p => p.Mark).Select(p => p.Id).ToListAsync(cancellationToken);
        var staff = await db.Users.SingleAsync(u => u.UserName == "staff", cancellationToken);
        var seat = new Seat(process.Id, process.Name, process.Reference, process.TimeZone, process.Status, Role.MediatorStaff, null, null, null, null);
        return new Generator(_application.Services, new Viewer { UserId = staff.Id, Name = staff.DisplayName, Seats = [seat], Seat = seat }, parties, seed);
    }

    /// <summary>How many commands each page sends to the database; pages that this application does not have are left out.</summary>
    public async Task<IReadOnlyDictionary<MeasuredPage, int>> CountAsync(IEnumerable<MeasuredPage> pages, CancellationToken cancellationToken)
    {
        using var browser = _application.CreateClient();
        await SignIn.AsLeadAsync(browser, cancellationToken);
        var counts = new Dictionary<MeasuredPage, int>();
        foreach (var page in pages)
        {
            _commands.Take();
            using var answer = await browser.GetAsync(page.Address, cancellationToken);
            if (answer.StatusCode != System.Net.HttpStatusCode.NotFound)
            {
                answer.EnsureSuccessStatusCode();
                counts[page] = _commands.Take().Count;
            }
        }

        return counts;
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();
}
