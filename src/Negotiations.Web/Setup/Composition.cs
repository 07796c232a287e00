using Microsoft.EntityFrameworkCore;
using Negotiations.Application;
using Negotiations.Infrastructure.Persistence;
using Negotiations.Infrastructure.Protection;
using Negotiations.Web.Edge;
using Negotiations.Web.Look;

namespace Negotiations.Web.Setup;

/// <summary>Puts the application together.</summary>
internal static class Composition
{
    /// <summary>Registers everything.</summary>
    public static void AddNegotiations(this WebApplicationBuilder builder, Deployment deployment)
    {
        var services = builder.Services;
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.WebHost.UseStaticWebAssets();
        services.AddSingleton(deployment);
        services.AddSingleton(TimeProvider.System);
        services.AddApplication(builder.Configuration["AutoMapper:LicenseKey"], typeof(NegotiationsDb).Assembly);
        services.AddPersistence(deployment.Database);
        services.AddProtection(deployment.OpenKeys(), deployment.KeysFolder);
        services.AddControllersWithViews(mvc => mvc.Filters.Add<NotFoundFilter>()).AddLook(builder.Configuration);
        services.AddHealthChecks().AddDbContextCheck<NegotiationsDb>(tags: ["ready"]);
    }

    /// <summary>Does what a command of the command line asks for.</summary>
    /// <returns>Whether there was one, so that nothing is served.</returns>
    public static async Task<bool> RunCommandAsync(this WebApplication app, string[] args, Deployment deployment)
    {
        if (!args.Contains("--migrate"))
        {
            return false;
        }

        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<NegotiationsDb>().Database.MigrateAsync();
        await Console.Out.WriteLineAsync($"The {deployment.Database.Provider} database is up to date.");
        return true;
    }

    /// <summary>Migrates the embedded database. A server's database is migrated only when asked, by <c>--migrate</c>.</summary>
    public static async Task PrepareDatabaseAsync(this WebApplication app, Deployment deployment)
    {
        if (deployment.Database.Provider != DatabaseProvider.Sqlite)
        {
            return;
        }

        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<NegotiationsDb>().Database.MigrateAsync();
    }

    /// <summary>The way of a request through the application.</summary>
    public static void UseNegotiations(this WebApplication app, Deployment deployment)
    {
        app.UseExceptionHandler("/error/500");
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseRequestLocalization();
        app.UseRouting();
        app.MapStaticAssets();
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false });
        app.MapHealthChecks("/health/ready", new() { Predicate = check => check.Tags.Contains("ready") });
        app.MapControllers().WithStaticAssets();
    }
}
