using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Negotiations.Application.Protection;

namespace Negotiations.Infrastructure.Protection;

/// <summary>Registers the keys.</summary>
public static class ProtectionSetup
{
    /// <summary>Column keys for sensitive texts, keys that sign, and the framework's own keys, for cookies and forms, in the same folder.</summary>
    public static IServiceCollection AddProtection(this IServiceCollection services, ColumnKeys keys, SigningKeys signing, string folder)
    {
        services.AddSingleton(keys);
        services.AddScoped(Resealing.Of);
        services.AddSingleton<IFieldCipher>(new FieldCipher(keys));
        services.AddSingleton<IStatements>(new Statements(signing));
        services.AddDataProtection()
            .SetApplicationName("Negotiations")
            .PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(folder, "cookies")));
        return services;
    }
}
