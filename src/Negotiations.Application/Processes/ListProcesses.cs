using AutoMapper;
using AutoMapper.QueryableExtensions;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Parties;
using Negotiations.Domain;
using Negotiations.Domain.Processes;

namespace Negotiations.Application.Processes;

/// <summary>The processes that the viewer belongs to; for an administrator, all of them.</summary>
[Needs(Permission.SignedIn)]
public sealed record ListProcesses : IRequest<ProcessList>;

/// <summary>The processes, and where else the viewer may go.</summary>
public sealed record ProcessList(IReadOnlyList<ProcessRow> Rows, bool MayOpen, bool MayKeepAccounts, bool MayVerifyTrail);

/// <summary>One process, with the viewer’s role in it; none for an administrator who is no member.</summary>
public sealed record ProcessRow(
    Id<Process> Id, string Name, string Reference, ProcessStatus Status, IReadOnlyList<PartyMark> Parties, Domain.Parties.Role? Role);

internal sealed class ListProcessesHandler(INegotiationsDb db, CurrentViewer current, IConfigurationProvider maps) : IRequestHandler<ListProcesses, ProcessList>
{
    public async Task<ProcessList> Handle(ListProcesses request, CancellationToken cancellationToken)
    {
        var viewer = current.Viewer;
        var processes = await db.Processes.AsNoTracking()
            .OrderBy(p => p.Name).ThenBy(p => p.Id)
            .Select(p => new { p.Id, p.Name, p.Reference, p.Status })
            .ToListAsync(cancellationToken);
        var parties = await db.Parties.AsNoTracking()
            .OrderBy(p => p.Mark)
            .ProjectTo<PartyMark>(maps)
            .ToListAsync(cancellationToken);
        var marks = parties.ToLookup(p => p.ProcessId);
        return new ProcessList(
            [.. processes.Select(p => new ProcessRow(
                p.Id, p.Name, p.Reference, p.Status, [.. marks[p.Id]], viewer.Seats.FirstOrDefault(s => s.ProcessId == p.Id)?.Role))],
            viewer.May(Permission.OpenProcesses),
            viewer.May(Permission.KeepAccounts),
            viewer.May(Permission.VerifyTrail));
    }
}
