using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application;
using Negotiations.Application.Access;
using Negotiations.Application.Agreements;
using Negotiations.Application.Auditing;
using Negotiations.Application.Notices;
using Negotiations.Infrastructure;
using Negotiations.Infrastructure.Auditing;
using Negotiations.Infrastructure.Calendars;
using Negotiations.Infrastructure.Demonstration;
using Negotiations.Infrastructure.Documents;
using Negotiations.Infrastructure.Identity;
using Negotiations.Infrastructure.Notices;
using Negotiations.Infrastructure.Persistence;
using Negotiations.Infrastructure.Protection;
using Negotiations.Infrastructure.Reports;
using Negotiations.Infrastructure.Tables;
using Negotiations.Web.Edge;
using Negotiations.Web.Features.Drafts;
using Negotiations.Web.Features.Imports;
using Negotiations.Web.Features.Notices;
using Negotiations.Web.Look;

namespace Negotiations.Web.Setup;

/// <summary>Puts the application together.</summary>
internal static class Composition
{
    private const int MostBroken = 20;

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
        var keys = deployment.OpenKeys();
        services.AddProtection(keys, deployment.OpenSigningKeys(), deployment.KeysFolder);
        services.AddProofs(CheckpointSettings.Read(builder.Configuration, builder.Environment.ContentRootPath));
        services.AddDocuments(keys, deployment.DocumentsFolder, deployment.Documents);
        services.AddTables();
        services.AddCalendars();
        var accounts = AccountSettings.Read(builder.Configuration, deployment.Demonstration);
        services.AddAccounts(accounts);
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme)
            .AddCookie(cookie => SessionCookie.Configure(cookie, !deployment.Demonstration, accounts.IdleLimit));
        // Everything needs a sign-in, except what says that it does not.
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = SessionCookie.Name("forms", !deployment.Demonstration);
            antiforgery.Cookie.Path = "/";
            antiforgery.Cookie.SecurePolicy = deployment.Demonstration ? CookieSecurePolicy.None : CookieSecurePolicy.Always;
        });
        services.Configure<CookieTempDataProviderOptions>(done =>
        {
            done.Cookie.Name = SessionCookie.Name("done", !deployment.Demonstration);
            done.Cookie.Path = "/";
            done.Cookie.SecurePolicy = deployment.Demonstration ? CookieSecurePolicy.None : CookieSecurePolicy.Always;
        });
        services.Configure<FormOptions>(forms =>
        {
            // What is sent is held in memory, never in a temporary file; only uploads of lists and documents take more.
            forms.MultipartBodyLengthLimit = forms.MemoryBufferThreshold = 1024 * 1024;
            forms.ValueLengthLimit = 256 * 1024;
        });
        services.AddSingleton<CookieTempDataProvider>();
        services.AddSingleton<ITempDataProvider, SessionTempData>();
        services.AddSingleton<INoticeWords, NoticeWords>();
        services.AddSingleton<IPrintedWords, PrintedWords>();
        services.AddNotices(MailSettings.Read(builder.Configuration, deployment));
        services.AddRateLimits(builder.Configuration);
        services.AddSingleton<KeptForms>();
        services.AddSingleton<DeviceKeys>();
        services.AddSingleton<KnownBrowser>();
        services.AddControllersWithViews(mvc =>
        {
            mvc.MaxModelBindingCollectionSize = ImportsController.MostFields;
            mvc.Filters.Add<NotFoundFilter>();
            mvc.Filters.Add<WrongKeyFilter>();
            mvc.Filters.Add<NotNowFilter>();
            // Which record it is, the address says: a field of a form that has the same name says nothing.
            var address = mvc.ValueProviderFactories.OfType<RouteValueProviderFactory>().Single();
            mvc.ValueProviderFactories.Remove(address);
            mvc.ValueProviderFactories.Insert(0, address);
        }).AddLook(builder.Configuration);
        services.AddReports(PrintingBrowser.Find(builder.Configuration[PrintingBrowser.Setting]));
        services.AddScoped<PageRenderer>();
        services.AddHealthChecks().AddDbContextCheck<NegotiationsDb>(
            tags: ["ready"],
            // A database that was never migrated answers, but nobody can work on it.
            customTestQuery: async (db, cancellationToken) => !(await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any());
    }

    /// <summary>Does what a command of the command line asks for: <c>--migrate</c>, <c>--make-index</c>, <c>--verify-audit</c>, <c>--checkpoint</c>, <c>--reseal</c>.</summary>
    /// <returns>How the process ends; none if there was no command, so that the application is served.</returns>
    public static async Task<int?> RunCommandAsync(this WebApplication app, string[] args, Deployment deployment)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NegotiationsDb>();
        if (args.Contains(Commands.Migrate))
        {
            await db.Database.MigrateAsync();
            await db.MakeIndexAsync(anew: false, CancellationToken.None);
            await Console.Out.WriteLineAsync($"The {deployment.Database.Provider} database is up to date.");
            return 0;
        }

        if (args.Contains(Commands.MakeIndex))
        {
            await Console.Out.WriteLineAsync($"{await db.MakeIndexAsync(anew: true, CancellationToken.None)} records can be found.");
            return 0;
        }

        if (args.Contains(Commands.VerifyAudit))
        {
            scope.ServiceProvider.GetRequiredService<CurrentViewer>().Viewer = new Viewer { Name = Commands.VerifyAudit, Office = Office.Auditor };
            TrailVerdict verdict;
            try
            {
                verdict = await scope.ServiceProvider.GetRequiredService<TrailProofs>().VerifyAsync(await CheckpointSettings.AgainstAsync(app.Configuration), CancellationToken.None);
            }
            catch (ProofRefused e)
            {
                throw new SettingsWrong("Checkpoints:Against: " + string.Format(CultureInfo.InvariantCulture, e.Template, e.Number), e);
            }

            await Console.Out.WriteLineAsync(verdict.Break is { } found
                ? $"The trail does not hold: {found.Fault}, entry {found.Entry?.ToString(CultureInfo.InvariantCulture) ?? "none"}, {found.RecordType} {found.RecordId}{(found.Checkpoint is { } checkpoint ? $"revealed by the checkpoint of {checkpoint.At:u} at entry {checkpoint.Entries}" : found.Receipt is { } receipt ? $"revealed by the receipt {receipt}" : "")}"
                : $"The trail holds: {verdict.Entries} entries, {verdict.Rows} rows, {verdict.Proofs} proofs, last hash {verdict.Head}");
            return verdict.Break is null ? 0 : 1;
        }

        if (args.Contains(Commands.Checkpoint))
        {
            var taken = await scope.ServiceProvider.GetRequiredService<TrailProofs>().TakeAsync(CancellationToken.None)
                ?? throw new KeysMissing($"There is no signing key in '{deployment.KeysFolder}', or nothing in the trail yet. Make a key with {Commands.MakeSigningKey}.");
            await Console.Out.WriteLineAsync(taken.Signed);
            return 0;
        }

        if (args.Contains(Commands.Reseal))
        {
            scope.ServiceProvider.GetRequiredService<CurrentViewer>().Viewer = new Viewer { Name = Commands.Reseal };
            var done = await scope.ServiceProvider.GetRequiredService<Resealing>().RunAsync(CancellationToken.None);
            await Console.Out.WriteLineAsync($"{done.Texts} texts and {done.Files} files were sealed with the newest key.");
            await Console.Out.WriteLineAsync(done.Unneeded.Count == 0
                ? "Every key is still needed."
                : $"Nothing here needs {string.Join(", ", done.Unneeded)} any more; the backups made until now do.");
            if (done.Broken.Count > 0)
            {
                await Console.Error.WriteLineAsync($"{done.Broken.Count} cannot be opened, and stay as they are: {string.Join(", ", done.Broken.Take(MostBroken))}");
            }

            return done.Broken.Count == 0 ? 0 : 1;
        }

        return null;
    }

    /// <summary>Makes sure that the keys are there that sealed texts of the database need. A database that cannot be asked yet says so by its health.</summary>
    /// <exception cref="KeysMissing">One is not.</exception>
    public static async Task RequireKeysAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NegotiationsDb>();
        if (await db.Database.CanConnectAsync() && !(await db.Database.GetPendingMigrationsAsync()).Any())
        {
            await Resealing.RequireKeysAsync(db, app.Services.GetRequiredService<ColumnKeys>(), CancellationToken.None);
        }
    }

    /// <summary>Migrates the embedded database, and fills it in the demonstration. A server's database is migrated only when asked, by <c>--migrate</c>.</summary>
    public static async Task PrepareDatabaseAsync(this WebApplication app, Deployment deployment)
    {
        if (deployment.Database.Provider != DatabaseProvider.Sqlite)
        {
            return;
        }

        await using (var scope = app.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<NegotiationsDb>();
            await db.Database.MigrateAsync();
            await db.MakeIndexAsync(anew: false, CancellationToken.None);
        }

        if (deployment.Demonstration)
        {
            await DemonstrationSeed.RunAsync(app.Services, CancellationToken.None);
        }
    }

    /// <summary>The way of a request through the application.</summary>
    public static void UseNegotiations(this WebApplication app, Deployment deployment)
    {
        app.Use(UseReferenceAsync);
        app.UseProxies(app.Configuration);
        app.Use(SecurityHeaders.CloseFilesAsync);
        app.UseSecurityHeaders(SecurityHeaders.Policies(!deployment.Demonstration));
        app.UseExceptionHandler("/error/500");
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseMiddleware<OwnFormsMiddleware>();
        app.UseRequestLocalization();
        app.UseRouting();
        app.UseAuthentication();
        app.UseMiddleware<ViewerMiddleware>();
        app.UseRateLimiter();
        app.UseAuthorization();
        // Answered before anybody is asked who they are: the same for everyone.
        app.MapStaticAssets().AllowAnonymous().ShortCircuit();
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false }).AllowAnonymous().ShortCircuit();
        app.MapHealthChecks("/health/ready", new() { Predicate = check => check.Tags.Contains("ready") }).AllowAnonymous().ShortCircuit();
        app.MapControllers().WithStaticAssets();
        app.GreetWhenStarted(deployment);
    }

    // All lines of a request's log and its error page have one reference, as TraceId. The host would give it too, but writes the address
    // beside it, and with the address what people looked for: it is switched off in appsettings.json.
    private static async Task UseReferenceAsync(HttpContext context, RequestDelegate next)
    {
        using var request = new Activity("Request").Start();
        await next(context);
    }
}
