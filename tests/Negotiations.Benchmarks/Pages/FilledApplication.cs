using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Negotiations.Application.Access;
using Negotiations.Benchmarks.Agreements;
using Negotiations.Domain;
using Negotiations.Domain.Parties;
using Negotiations.Domain.Processes;
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
        var (process, parties) = await TalksAsync(cancellationToken);
        return new Generator(_application.Services, await ViewerAsync(process, "staff", Role.MediatorStaff, null, cancellationToken), [.. parties.Select(p => p.Id)], seed);
    }

    /// <summary>A generator of an agreement, that writes as one of the mediators' staff and as the heads of both delegations.</summary>
    public async Task<AgreementGenerator> AgreementGeneratorAsync(AgreementOptions options, CancellationToken cancellationToken)
    {
        var (process, parties) = await TalksAsync(cancellationToken);
        var heads = new List<Viewer>();
        foreach (var party in parties)
        {
            var head = DemonstrationAccounts.All.First(a => a.Role == Role.DelegationHead && a.Party == party.Code);
            heads.Add(await ViewerAsync(process, head.UserName, Role.DelegationHead, party, cancellationToken));
        }

        return new AgreementGenerator(_application.Services, await ViewerAsync(process, "staff", Role.MediatorStaff, null, cancellationToken), heads, options);
    }

    /// <summary>How many commands each page sends to the database; pages that this application does not have are left out.</summary>
    public async Task<IReadOnlyDictionary<MeasuredPage, int>> CountAsync(IEnumerable<MeasuredPage> pages, CancellationToken cancellationToken)
    {
        var counts = new Dictionary<MeasuredPage, int>();
        foreach (var own in pages.GroupBy(p => p.Who))
        {
            using var browser = _application.CreateClient();
            var visitor = await Visitor.SignInAsync(browser, cancellationToken, own.Key);
            foreach (var page in own)
            {
                _commands.Take();
                using var answer = await visitor.AskAsync(page, cancellationToken);
                if (answer.StatusCode != System.Net.HttpStatusCode.NotFound)
                {
                    answer.EnsureSuccessStatusCode();
                    counts[page] = _commands.Take().Count;
                }
            }
        }

        return counts;
    }

    private async Task<(Process Process, IReadOnlyList<Party> Parties)> TalksAsync(CancellationToken cancellationToken)
    {
        await using var scope = AdministratorScope();
        var db = scope.ServiceProvider.GetRequiredService<NegotiationsDb>();
        var process = await db.Processes.AsNoTracking().SingleAsync(p => p.Reference == DemonstrationSeed.ProcessReference, cancellationToken);
        return (process, await db.Parties.AsNoTracking().Where(p => p.ProcessId == process.Id).OrderBy(p => p.Mark).ToListAsync(cancellationToken));
    }

    private async Task<Viewer> ViewerAsync(Process process, string userName, Role role, Party? party, CancellationToken cancellationToken)
    {
        await using var scope = AdministratorScope();
        var user = await scope.ServiceProvider.GetRequiredService<NegotiationsDb>().Users.SingleAsync(u => u.UserName == userName, cancellationToken);
        var seat = new Seat(process.Id, process.Name, process.Reference, process.TimeZone, process.Status, role, party?.Id, party?.Code, party?.Name, party?.Mark);
        return new Viewer { UserId = user.Id, Name = user.DisplayName, Seats = [seat], Seat = seat };
    }

    private AsyncServiceScope AdministratorScope()
    {
        var scope = _application.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentViewer>().Viewer = new Viewer { UserId = Id<User>.New().Value, Name = "Benchmark", Office = Office.Administrator };
        return scope;
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();
}
