using Negotiations.Domain.Dates;
using Negotiations.Domain.Processes;

namespace Negotiations.Domain.Mediators;

/// <summary>What kind of mediator it is.</summary>
public enum MediatorKind
{
    /// <summary>A state.</summary>
    State,

    /// <summary>An international or other organisation.</summary>
    Organisation,

    /// <summary>A person.</summary>
    Person,
}

/// <summary>What a mediator does in the process.</summary>
public enum MediatorRole
{
    /// <summary>Mediates.</summary>
    Mediator,

    /// <summary>Hosts.</summary>
    Host,

    /// <summary>Chairs.</summary>
    Chair,

    /// <summary>Guarantees.</summary>
    Guarantor,

    /// <summary>Witnesses.</summary>
    Witness,

    /// <summary>Visits, interviews, accompanies; takes no part in deciding who is released.</summary>
    NeutralIntermediary,
}

/// <summary>A state, organisation or person that mediates, hosts, chairs, guarantees or witnesses. Several may compete.</summary>
public sealed class Mediator : ProcessRecord, IVersioned
{
    /// <summary>Longest name.</summary>
    public const int NameLength = 200;

    private Mediator()
    {
    }

    /// <summary>A mediator joins a process.</summary>
    public Mediator(Id<Process> process, MediatorKind kind, string name, MediatorRole role, PartialDate? from, PartialDate? to)
        : base(process, null, OpenTo.Frame)
    {
        Id = Id<Mediator>.New();
        Describe(kind, name, role, from, to);
    }

    /// <summary>Its key.</summary>
    public Id<Mediator> Id { get; private init; }

    /// <summary>State, organisation or person.</summary>
    public MediatorKind Kind { get; private set; }

    /// <summary>Its name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>What it does.</summary>
    public MediatorRole Role { get; private set; }

    /// <summary>Since when, as far as it is known.</summary>
    public PartialDate? From { get; private set; }

    /// <summary>Until when; none while it goes on.</summary>
    public PartialDate? To { get; private set; }

    /// <inheritdoc/>
    public Guid VersionToken { get; private set; }

    /// <summary>Corrects the record.</summary>
    /// <exception cref="RuleViolation">It would end before it began.</exception>
    public void Describe(MediatorKind kind, string name, MediatorRole role, PartialDate? from, PartialDate? to)
    {
        if (from is { } start && to is { } end && end.Latest < start.Earliest)
        {
            throw new RuleViolation("mediator.period", "The end is before the beginning. Correct one of the two dates.");
        }

        Kind = kind;
        Name = name;
        Role = role;
        From = from;
        To = to;
    }
}
