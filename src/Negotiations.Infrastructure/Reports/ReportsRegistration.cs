using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Negotiations.Application.Reports;

namespace Negotiations.Infrastructure.Reports;

/// <summary>Registers the printing of reports.</summary>
public static class ReportsRegistration
{
    /// <summary>Longest time that one printing may take.</summary>
    public static readonly TimeSpan PrintingLimit = TimeSpan.FromSeconds(60);

    /// <summary>Adds <see cref="IPdfPrinter"/> with the browser of the setting <see cref="PrintingBrowser.Setting"/>, or one that is found.</summary>
    /// <param name="services">The services.</param>
    /// <param name="browser">Path from the setting, if it is set.</param>
    /// <param name="limit">Another time limit than <see cref="PrintingLimit"/>.</param>
    public static IServiceCollection AddReports(this IServiceCollection services, string? browser, TimeSpan? limit = null) =>
        services.AddSingleton<IPdfPrinter>(provider =>
            new ChromiumPrinter(PrintingBrowser.Find(browser), limit ?? PrintingLimit, provider.GetRequiredService<ILogger<ChromiumPrinter>>()));
}
