using Negotiations.Domain.Processes;

namespace Negotiations.Domain.Mediators;

/// <summary>Somebody who acts in public in a process: a minister, an envoy, a spokesperson.</summary>
public sealed class Official : ProcessRecord, IVersioned
{
    /// <summary>Longest name, title, office or principal.</summary>
    public const int TextLength = 200;

    private Official()
    {
    }

    /// <summary>Records an official.</summary>
    public Official(Id<Process> process, string name, string title, string office, string onBehalfOf)
        : base(process, null, OpenTo.Frame)
    {
        Id = Id<Official>.New();
        Describe(name, title, office, onBehalfOf);
    }

    /// <summary>Its key.</summary>
    public Id<Official> Id { get; private init; }

    /// <summary>Name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Title, e.g. Foreign Minister.</summary>
    public string Title { get; private set; } = "";

    /// <summary>Office, e.g. Ministry of Foreign Affairs.</summary>
    public string Office { get; private set; } = "";

    /// <summary>On whose behalf: a party, a state, an organisation.</summary>
    public string OnBehalfOf { get; private set; } = "";

    /// <inheritdoc/>
    public Guid VersionToken { get; private set; }

    /// <summary>Corrects the record.</summary>
    public void Describe(string name, string title, string office, string onBehalfOf)
    {
        Name = name;
        Title = title;
        Office = office;
        OnBehalfOf = onBehalfOf;
    }
}
