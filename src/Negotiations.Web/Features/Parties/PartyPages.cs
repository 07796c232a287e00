using Negotiations.Application.Access;
using Negotiations.Application.Parties;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.Parties;

/// <summary>Who takes part in the process.</summary>
public sealed record PartiesPage(PartiesView View, Guid Process) : IPage
{
    public Wording Title => "Parties and mediators";

    public PageAudience Audience => PageAudience.Process;
}

/// <summary>What the form of a party posts.</summary>
public record PartyInput
{
    public string? Code { get; init; }

    public string? Name { get; init; }

    public string? LocalNames { get; init; }

    public string? CountryCode { get; init; }

    public Guid VersionToken { get; init; }

    internal static PartyInput Of(PartyForm form) => new()
    {
        Code = form.Code,
        Name = form.Name,
        LocalNames = form.LocalNames,
        CountryCode = form.CountryCode,
        VersionToken = form.VersionToken,
    };

    internal PartyForm Form() => new(Code ?? "", Name ?? "", LocalNames ?? "", CountryCode, VersionToken);
}

/// <summary>The form of a party.</summary>
public sealed record PartyFormPage : PartyInput, IPage
{
    public PartyFormPage(PartyInput input, Guid process, bool isNew)
        : base(input) =>
        (Process, IsNew) = (process, isNew);

    public Guid Process { get; }

    public bool IsNew { get; }

    public Wording Title => IsNew ? "Add a party" : "Correct a party";

    public PageAudience Audience => PageAudience.Process;
}
