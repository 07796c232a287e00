using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Negotiations.Application.Reports;
using Negotiations.Application.WorkingTexts.Importing;

namespace Negotiations.Infrastructure.Reports;

/// <summary>Registers the printing of reports.</summary>
public static class ReportsRegistration
{
    /// <summary>Longest time that one printing may take.</summary>
    public static readonly TimeSpan PrintingLimit = TimeSpan.FromSeconds(60);

    /// <summary>Adds <see cref="IPdfPrinter"/> that prints with a browser of the Chromium family, <see cref="IDocxWriter"/> and <see cref="IDocxReader"/>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="browser">Path of the browser; null if there is none, and then no PDF.</param>
    /// <param name="limit">Another time limit than <see cref="PrintingLimit"/>.</param>
    public static IServiceCollection AddReports(this IServiceCollection services, string? browser, TimeSpan? limit = null) =>
        services.AddSingleton<IDocxWriter, DocxWriter>().AddSingleton<IDocxReader, DocxReader>().AddSingleton<IPdfPrinter>(provider =>
            new ChromiumPrinter(browser, limit ?? PrintingLimit, provider.GetRequiredService<ILogger<ChromiumPrinter>>()));
}
