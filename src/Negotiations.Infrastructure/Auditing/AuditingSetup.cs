using Microsoft.Extensions.DependencyInjection;
using Negotiations.Application.PrisonerLists;
using Negotiations.Application.Protection;
using Negotiations.Infrastructure.Persistence;

namespace Negotiations.Infrastructure.Auditing;

/// <summary>Registers what proves the trail.</summary>
public static class AuditingSetup
{
    /// <summary>Signed receipts, and checkpoints by schedule where there is a folder for them.</summary>
    public static IServiceCollection AddProofs(this IServiceCollection services, CheckpointOptions checkpoints)
    {
        services.AddSingleton(checkpoints);
        services.AddSingleton<CheckpointFolder>();
        services.AddScoped(s => new TrailProofs(s.GetRequiredService<NegotiationsDb>(), s.GetRequiredService<IStatements>(), s.GetRequiredService<CheckpointFolder>(), s.GetRequiredService<TimeProvider>()));
        services.AddScoped<IReceiptSigner, ReceiptSigner>();
        return checkpoints.Folder is null ? services : services.AddHostedService<CheckpointWorker>();
    }
}
