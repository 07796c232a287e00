using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Negotiations.Benchmarks.Bare;

/// <summary>
/// The foil: what the platform itself takes for a page of 50 rows. MVC, EF Core on SQLite and a Razor view, and nothing else: no sign-in, no layout, no headers, no log.
/// </summary>
internal static class BarePage
{
    /// <summary>The word that starts it, in a process of its own.</summary>
    public const string Command = "bare";

    /// <summary>Its address.</summary>
    public const string Address = "/rows";

    private const int Rows = 100_000;

    /// <summary>Serves it until it is stopped.</summary>
    public static async Task RunAsync(string database, string address, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddDbContext<BareDb>(options => options.UseSqlite($"Data Source={database}"));
        var own = typeof(BarePage).Assembly;
        builder.Services.AddControllersWithViews().ConfigureApplicationPartManager(manager =>
        {
            manager.ApplicationParts.Clear();
            manager.ApplicationParts.Add(new AssemblyPart(own));
            manager.ApplicationParts.Add(new CompiledRazorAssemblyPart(own));
        });
        await using var app = builder.Build();
        await FillAsync(app.Services, cancellationToken);
        app.MapControllers();
        app.Urls.Add(address);
        await app.StartAsync(cancellationToken);
        await app.WaitForShutdownAsync(cancellationToken);
    }

    private static async Task FillAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await using (var scope = services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<BareDb>().Database.EnsureCreatedAsync(cancellationToken);
        }

        foreach (var batch in Enumerable.Range(1, Rows).Chunk(10_000))
        {
            await using var scope = services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<BareDb>();
            db.Rows.AddRange(batch.Select(n => new BareRow
            {
                Id = n,
                Name = string.Create(CultureInfo.InvariantCulture, $"Name {n * 7919 % Rows:D6}"),
                Place = string.Create(CultureInfo.InvariantCulture, $"Place {n % 100}"),
                On = new DateOnly(2022, 1, 1).AddDays(n % 365),
                Note = "A plain sentence of about sixty characters stands in each row.",
            }));
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}

/// <summary>A row.</summary>
public sealed class BareRow
{
    public int Id { get; init; }

    public string Name { get; init; } = "";

    public string Place { get; init; } = "";

    public DateOnly On { get; init; }

    public string Note { get; init; } = "";
}

/// <summary>A table of them.</summary>
public sealed class BareDb(DbContextOptions<BareDb> options) : DbContext(options)
{
    public DbSet<BareRow> Rows => Set<BareRow>();
}

/// <summary>Lists 50 rows.</summary>
public sealed class BareController(BareDb db) : Controller
{
    [HttpGet(BarePage.Address)]
    public async Task<IActionResult> List() => View(
        "~/Bare/Views/List.cshtml",
        await db.Rows.AsNoTracking().Where(r => r.Id > 50_000).OrderBy(r => r.Id).Take(50).ToListAsync(HttpContext.RequestAborted));
}
