using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Domain.Processes;

namespace Negotiations.Application.Processes;

/// <summary>The process that the viewer is in.</summary>
internal static class CurrentProcess
{
    /// <exception cref="NotFound">The viewer is in none.</exception>
    public static Task<Process> CurrentProcessAsync(this INegotiationsDb db, Viewer viewer, CancellationToken cancellationToken) =>
        db.Processes.SingleOrDefaultAsync(p => p.Id == viewer.ProcessId, cancellationToken).OrNotFound();

    /// <summary>The same, where something in it is about to change.</summary>
    /// <exception cref="NotFound">The viewer is in none.</exception>
    /// <exception cref="Domain.RuleViolation">It is closed.</exception>
    public static async Task<Process> ChangingProcessAsync(this INegotiationsDb db, Viewer viewer, CancellationToken cancellationToken)
    {
        var process = await db.CurrentProcessAsync(viewer, cancellationToken);
        process.RequireNotClosed();
        return process;
    }
}
