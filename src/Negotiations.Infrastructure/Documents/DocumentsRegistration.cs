using Microsoft.Extensions.DependencyInjection;
using Negotiations.Application.Documents;
using Negotiations.Infrastructure.Protection;

namespace Negotiations.Infrastructure.Documents;

/// <summary>Registers the keeping of documents.</summary>
public static class DocumentsRegistration
{
    /// <summary>Adds <see cref="IDocumentFiles"/>, its limits, and the sweep that destroys leftovers.</summary>
    /// <param name="services">The services.</param>
    /// <param name="keys">Keys that files are sealed with.</param>
    /// <param name="folder">Where they lie.</param>
    /// <param name="limits">How large one may be.</param>
    public static IServiceCollection AddDocuments(this IServiceCollection services, ColumnKeys keys, string folder, DocumentLimits limits) => services
        .AddSingleton(limits)
        .AddSingleton(new DocumentFolder(folder))
        .AddSingleton(new FileCipher(keys))
        .AddSingleton<DocumentFiles>()
        .AddSingleton<IDocumentFiles>(provider => provider.GetRequiredService<DocumentFiles>())
        .AddSingleton<DocumentSweep>()
        .AddHostedService(provider => provider.GetRequiredService<DocumentSweep>());
}
