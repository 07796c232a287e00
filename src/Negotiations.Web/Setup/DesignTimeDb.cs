using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Negotiations.Application.Access;
using Negotiations.Infrastructure.Persistence;

namespace Negotiations.Web.Setup;

/// <summary>The context for <c>scripts/add-migration</c>; the provider is the one argument. Never connects.</summary>
internal sealed class DesignTimeDb : IDesignTimeDbContextFactory<NegotiationsDb>
{
    public NegotiationsDb CreateDbContext(string[] args)
    {
        var provider = Enum.Parse<DatabaseProvider>(args.Single());
        var options = new DatabaseOptions
        {
            Provider = provider,
            ConnectionString = provider == DatabaseProvider.Sqlite ? "Data Source=:memory:" : "Server=none;Database=none",
        };
        var builder = new DbContextOptionsBuilder<NegotiationsDb>();
        builder.Use(options);
        return new NegotiationsDb(builder.Options, new CurrentViewer(), TimeProvider.System);
    }
}
