using FluentValidation;
using MediatR;
using Negotiations.Application.Access;
using Negotiations.Domain;
using Negotiations.Domain.Processes;

namespace Negotiations.Application.Processes;

/// <summary>What the form of the process shows.</summary>
[Needs(Permission.KeepProcess)]
public sealed record ReadProcessForm : IRequest<ProcessForm>;

/// <summary>Corrects the description of the process.</summary>
/// <exception cref="EditConflict">Somebody else changed it; holds a <see cref="ProcessForm"/>.</exception>
[Needs(Permission.KeepProcess)]
public sealed record DescribeProcess(string Name, string Description, string TimeZone, Guid VersionToken) : IRequest;

/// <summary>What can be corrected, and the token of what it was filled from.</summary>
public sealed record ProcessForm(
    Id<Process> Id, string Reference, string Name, string Description, string TimeZone, Guid VersionToken, ProcessStatus Status)
{
    /// <summary>The time zones to choose from.</summary>
    public IReadOnlyList<string> TimeZones { get; } = Processes.TimeZones.All;

    /// <summary>What may be done to its status.</summary>
    public IReadOnlyList<ProcessStep> Steps => Status switch
    {
        ProcessStatus.Open => [ProcessStep.Suspend, ProcessStep.Close],
        ProcessStatus.Suspended => [ProcessStep.Reopen, ProcessStep.Close],
        _ => [ProcessStep.Reopen],
    };

    internal static ProcessForm Of(Process process) => new(
        process.Id, process.Reference, process.Name, process.Description, process.TimeZone, process.VersionToken, process.Status);
}

internal sealed class DescribeProcessValidator : AbstractValidator<DescribeProcess>
{
    public DescribeProcessValidator()
    {
        RuleFor(r => r.Name).IsProcessName();
        RuleFor(r => r.Description).FitsIn(Process.DescriptionLength);
        RuleFor(r => r.TimeZone).IsTimeZone();
    }
}

internal sealed class ReadProcessFormHandler(INegotiationsDb db, CurrentViewer current) : IRequestHandler<ReadProcessForm, ProcessForm>
{
    public async Task<ProcessForm> Handle(ReadProcessForm request, CancellationToken cancellationToken) =>
        ProcessForm.Of(await db.CurrentProcessAsync(current.Viewer, cancellationToken));
}

internal sealed class DescribeProcessHandler(INegotiationsDb db, CurrentViewer current) : AsyncRequestHandler<DescribeProcess>
{
    protected override async Task Handle(DescribeProcess request, CancellationToken cancellationToken)
    {
        var process = await db.CurrentProcessAsync(current.Viewer, cancellationToken);
        if (process.VersionToken != request.VersionToken)
        {
            throw new EditConflict(ProcessForm.Of(process), process.VersionToken);
        }

        process.Describe(request.Name, request.Description, request.TimeZone);
        await db.SaveAsync(cancellationToken);
    }
}
