using AutoMapper;
using AutoMapper.QueryableExtensions;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Domain;
using Negotiations.Domain.Processes;

namespace Negotiations.Application.Processes;

/// <summary>The overview of the process that the viewer is in.</summary>
[Needs(Permission.ReadProcess)]
public sealed record ViewProcess : IRequest<ProcessOverview>;

/// <summary>What every member sees of a process, what this one may do, and who may read the page on which each feature gathers what this one sees.</summary>
public sealed record ProcessOverview(ProcessFacts Process, PageAudience Audience, bool MayKeep, bool MayLog);

/// <summary>The process itself.</summary>
public sealed record ProcessFacts(
    Id<Process> Id, string Name, string Reference, string Description, string TimeZone, ProcessStatus Status);

internal sealed class ProcessFactsMap : Profile
{
    public ProcessFactsMap() => CreateProjection<Process, ProcessFacts>();
}

internal sealed class ViewProcessHandler(INegotiationsDb db, CurrentViewer current, IConfigurationProvider maps) : IRequestHandler<ViewProcess, ProcessOverview>
{
    public async Task<ProcessOverview> Handle(ViewProcess request, CancellationToken cancellationToken)
    {
        var process = await db.Processes.AsNoTracking()
            .Where(p => p.Id == current.Viewer.ProcessId)
            .ProjectTo<ProcessFacts>(maps)
            .SingleOrDefaultAsync(cancellationToken)
            .OrNotFound();
        return new ProcessOverview(process, current.Viewer.OwnSide, current.Viewer.May(Permission.KeepProcess), current.Viewer.May(Permission.KeepMeetings));
    }
}
