using AutoMapper;
using AutoMapper.QueryableExtensions;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Mediators;
using Negotiations.Domain;
using Negotiations.Domain.Parties;
using Negotiations.Domain.Processes;

namespace Negotiations.Application.Parties;

/// <summary>Who takes part in the process: parties, mediators, officials.</summary>
[Needs(Permission.ReadProcess)]
public sealed record ViewParties : IRequest<PartiesView>;

/// <summary>Who takes part, and what the viewer may do.</summary>
public sealed record PartiesView(
    IReadOnlyList<PartyRow> Parties, IReadOnlyList<MediatorRow> Mediators, IReadOnlyList<OfficialRow> Officials, bool MayKeep)
{
    /// <summary>Whether there is a mark left for another party.</summary>
    public bool MayAddParty => MayKeep && Parties.Count < Party.MostInAProcess;
}

/// <summary>A party.</summary>
public sealed record PartyRow(Id<Party> Id, string Code, string Name, string LocalNames, string? CountryCode, int Mark)
{
    /// <summary>Its names in other languages.</summary>
    public IReadOnlyList<LocalName> Names => LocalName.Read(LocalNames, out _);
}

/// <summary>A party as its mark alone.</summary>
public sealed record PartyMark(Id<Party> Id, Id<Process> ProcessId, string Code, string Name, int Mark)
{
    /// <summary>The parties of a process, in the order in which they joined.</summary>
    internal static Task<List<PartyMark>> OfProcessAsync(INegotiationsDb db, IMapper mapper, Id<Process> process, CancellationToken cancellationToken) =>
        db.Parties.AsNoTracking().Where(p => p.ProcessId == process).OrderBy(p => p.Mark).ProjectTo<PartyMark>(mapper.ConfigurationProvider).ToListAsync(cancellationToken);
}

internal sealed class PartyMaps : Profile
{
    public PartyMaps()
    {
        CreateProjection<Party, PartyRow>();
        CreateProjection<Party, PartyMark>();
    }
}

internal sealed class ViewPartiesHandler(INegotiationsDb db, CurrentViewer current, IConfigurationProvider maps) : IRequestHandler<ViewParties, PartiesView>
{
    public async Task<PartiesView> Handle(ViewParties request, CancellationToken cancellationToken)
    {
        // Parties of all own processes are visible; mediators and officials only of the one being looked at.
        var parties = await db.Parties.AsNoTracking()
            .Where(p => p.ProcessId == current.Viewer.ProcessId)
            .OrderBy(p => p.Mark)
            .ProjectTo<PartyRow>(maps)
            .ToListAsync(cancellationToken);
        var mediators = await db.Mediators.AsNoTracking()
            .OrderBy(m => m.Name).ThenBy(m => m.Id)
            .ProjectTo<MediatorRow>(maps)
            .ToListAsync(cancellationToken);
        var officials = await db.Officials.AsNoTracking()
            .OrderBy(o => o.Name).ThenBy(o => o.Id)
            .ProjectTo<OfficialRow>(maps)
            .ToListAsync(cancellationToken);
        return new PartiesView(parties, mediators, officials, current.Viewer.May(Permission.KeepProcess));
    }
}
