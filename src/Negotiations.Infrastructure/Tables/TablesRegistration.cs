using Microsoft.Extensions.DependencyInjection;
using Negotiations.Application.Tables;
using Negotiations.Application.WorkingTexts.Importing;

namespace Negotiations.Infrastructure.Tables;

/// <summary>Registers the reading and writing of tables.</summary>
public static class TablesRegistration
{
    /// <summary>Adds <see cref="ITableReader"/>, <see cref="ITableWriter"/> and <see cref="IPlainTextReader"/>, all without state.</summary>
    public static IServiceCollection AddTables(this IServiceCollection services) => services
        .AddSingleton<ITableReader, TableReader>()
        .AddSingleton<IPlainTextReader, PlainTextReader>()
        .AddSingleton<ITableWriter, TableWriter>();
}
