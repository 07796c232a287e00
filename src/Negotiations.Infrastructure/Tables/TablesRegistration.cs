using Microsoft.Extensions.DependencyInjection;
using Negotiations.Application.Tables;

namespace Negotiations.Infrastructure.Tables;

/// <summary>Registers the reading and writing of tables.</summary>
public static class TablesRegistration
{
    /// <summary>Adds <see cref="ITableReader"/> and <see cref="ITableWriter"/>, both without state.</summary>
    public static IServiceCollection AddTables(this IServiceCollection services) => services
        .AddSingleton<ITableReader, TableReader>()
        .AddSingleton<ITableWriter, TableWriter>();
}
