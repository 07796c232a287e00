using Negotiations.Domain.Processes;

namespace Negotiations.Domain.Parties;

/// <summary>A side of the conflict. Its delegation is the people who act for it in the process.</summary>
public sealed class Party : ProcessRecord, IVersioned
{
    /// <summary>Longest code: it stands in every mark.</summary>
    public const int CodeLength = 4;

    /// <summary>Longest name.</summary>
    public const int NameLength = 200;

    /// <summary>Longest text of names in other languages.</summary>
    public const int LocalNamesLength = 2000;

    /// <summary>Most parties that a process can tell apart by their marks.</summary>
    public const int MostInAProcess = 4;

    private Party()
    {
    }

    /// <summary>A party joins a process.</summary>
    /// <param name="process">The process.</param>
    /// <param name="code">The process's own short code for it, at most four letters, e.g. <c>ARM</c>.</param>
    /// <param name="name">Its name in English.</param>
    /// <param name="countryCode">ISO 3166-1 alpha-2, where there is one.</param>
    /// <param name="mark">1–4, in the order of joining: which pattern its mark has, for everybody.</param>
    public Party(Id<Process> process, string code, string name, string? countryCode, int mark)
        : base(process, null, OpenTo.Frame)
    {
        Id = Id<Party>.New();
        Code = code;
        Name = name;
        CountryCode = countryCode;
        Mark = mark;
    }

    /// <summary>Its key.</summary>
    public Id<Party> Id { get; private init; }

    /// <summary>Short code shown in its mark.</summary>
    public string Code { get; private set; } = "";

    /// <summary>Name in English.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Names in other languages, one a line as <c>tag: name</c>, e.g. <c>hy: Հայաստան</c>.</summary>
    public string LocalNames { get; private set; } = "";

    /// <summary>ISO 3166-1 alpha-2 code, where there is one.</summary>
    public string? CountryCode { get; private set; }

    /// <summary>1–4: the pattern of its mark.</summary>
    public int Mark { get; private init; }

    /// <inheritdoc/>
    public Guid VersionToken { get; private set; }

    /// <summary>Corrects what it is called.</summary>
    public void Describe(string code, string name, string localNames, string? countryCode)
    {
        Code = code;
        Name = name;
        LocalNames = localNames;
        CountryCode = countryCode;
    }
}
