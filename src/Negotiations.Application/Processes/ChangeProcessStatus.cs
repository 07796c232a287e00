using MediatR;
using Negotiations.Application.Access;

namespace Negotiations.Application.Processes;

/// <summary>A step in the life of a process.</summary>
public enum ProcessStep
{
    /// <summary>Let the talks rest.</summary>
    Suspend,

    /// <summary>End the process.</summary>
    Close,

    /// <summary>Take it up again.</summary>
    Reopen,
}

/// <summary>Suspends, closes or reopens the process.</summary>
[Needs(Permission.KeepProcess)]
public sealed record ChangeProcessStatus(ProcessStep Step) : IRequest;

internal sealed class ChangeProcessStatusHandler(INegotiationsDb db, CurrentViewer current) : AsyncRequestHandler<ChangeProcessStatus>
{
    protected override async Task Handle(ChangeProcessStatus request, CancellationToken cancellationToken)
    {
        var process = await db.CurrentProcessAsync(current.Viewer, cancellationToken);
        switch (request.Step)
        {
            case ProcessStep.Suspend:
                process.Suspend();
                break;
            case ProcessStep.Close:
                process.Close();
                break;
            case ProcessStep.Reopen:
                process.Reopen();
                break;
            default:
                throw new NotFound();
        }

        await db.SaveAsync(cancellationToken);
    }
}
