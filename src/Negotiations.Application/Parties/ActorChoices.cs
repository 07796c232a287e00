using AutoMapper;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Domain;
using Negotiations.Domain.Mediators;
using Negotiations.Domain.Parties;
using Negotiations.Domain.Processes;

namespace Negotiations.Application.Parties;

/// <summary>Somebody who acts or says something, as it is shown.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Code">Code of a party.</param>
/// <param name="Mark">Mark of a party, 1–4.</param>
/// <param name="Name">Name; none of the intermediary, nor of whoever is not told under the Chatham House Rule.</param>
public sealed record ActorRow(ActorKind Kind, string? Code, int? Mark, string? Name);

/// <summary>Who can be named as acting or saying something, besides the intermediary and others by name.</summary>
/// <param name="Parties">The parties.</param>
/// <param name="Mediators">The mediators.</param>
public sealed record ActorChoices(IReadOnlyList<PartyMark> Parties, IReadOnlyList<MediatorChoice> Mediators)
{
    internal static async Task<ActorChoices> ReadAsync(INegotiationsDb db, IMapper mapper, CurrentViewer current, CancellationToken cancellationToken) => new(
        await PartyMark.OfProcessAsync(db, mapper, current.Viewer.Seat!.ProcessId, cancellationToken),
        await MediatorChoice.OfProcessAsync(db, cancellationToken));
}

/// <summary>A mediator to choose.</summary>
public sealed record MediatorChoice(Id<Mediator> Id, string Name)
{
    /// <summary>Those of the process that is looked at, by name.</summary>
    internal static Task<List<MediatorChoice>> OfProcessAsync(INegotiationsDb db, CancellationToken cancellationToken) => Of(db.Mediators).ToListAsync(cancellationToken);

    /// <summary>Mediators to choose from, by name.</summary>
    internal static IQueryable<MediatorChoice> Of(IQueryable<Mediator> mediators) =>
        mediators.AsNoTracking().OrderBy(m => m.Name).ThenBy(m => m.Id).Select(m => new MediatorChoice(m.Id, m.Name));
}

/// <summary>Finds who is named.</summary>
internal static class ActorNames
{
    /// <summary>Makes sure that parties and mediators are those of the process.</summary>
    /// <exception cref="NotFound">One of them is not.</exception>
    public static async Task RequireNamesAsync(
        this INegotiationsDb db, Id<Process> process, IEnumerable<Actor?> actors, Id<Party>? delegation, CancellationToken cancellationToken)
    {
        var named = actors.OfType<Actor>().ToList();
        var parties = named.Select(a => a.PartyId).Append(delegation).OfType<Id<Party>>().Distinct().ToList();
        var mediators = named.Select(a => a.MediatorId).OfType<Id<Mediator>>().Distinct().ToList();
        if ((parties.Count > 0 && await db.Parties.CountAsync(p => p.ProcessId == process && parties.Contains(p.Id), cancellationToken) != parties.Count)
            || (mediators.Count > 0 && await db.Mediators.CountAsync(m => m.ProcessId == process && mediators.Contains(m.Id), cancellationToken) != mediators.Count))
        {
            throw new NotFound();
        }
    }
}
