using Negotiations.Domain.Mediators;
using Negotiations.Domain.Parties;

namespace Negotiations.Domain;

/// <summary>What somebody is who acts in a process or says something of it.</summary>
public enum ActorKind
{
    /// <summary>A party of the process.</summary>
    Party,

    /// <summary>A mediator that is recorded in the process.</summary>
    Mediator,

    /// <summary>The neutral intermediary.</summary>
    Intermediary,

    /// <summary>Somebody else, by name.</summary>
    Other,
}

/// <summary>Somebody who acts in a process or says something of it: who takes on a commitment, or to whom it is made; who asserts a claim or issues a readout.</summary>
public sealed record Actor
{
    /// <summary>Longest name of somebody else.</summary>
    public const int NameLength = 200;

    private Actor(ActorKind kind, Id<Party>? party = null, Id<Mediator>? mediator = null, string name = "") =>
        (Kind, PartyId, MediatorId, Name) = (kind, party, mediator, name);

    /// <summary>The neutral intermediary.</summary>
    public static Actor Intermediary { get; } = new(ActorKind.Intermediary);

    /// <summary>What it is.</summary>
    public ActorKind Kind { get; }

    /// <summary>Which party.</summary>
    public Id<Party>? PartyId { get; }

    /// <summary>Which mediator.</summary>
    public Id<Mediator>? MediatorId { get; }

    /// <summary>Name of somebody else; of the others it is told where they are recorded.</summary>
    public string Name { get; }

    /// <summary>A party.</summary>
    public static Actor Of(Id<Party> party) => new(ActorKind.Party, party: party);

    /// <summary>A mediator.</summary>
    public static Actor Of(Id<Mediator> mediator) => new(ActorKind.Mediator, mediator: mediator);

    /// <summary>Somebody else.</summary>
    public static Actor Other(string name) => new(ActorKind.Other, name: name);

    internal static Actor Of(ActorKind kind, Id<Party>? party, Id<Mediator>? mediator, string name) => new(kind, party, mediator, name);
}
