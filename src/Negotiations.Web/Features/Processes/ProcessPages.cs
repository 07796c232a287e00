using Microsoft.AspNetCore.Mvc.Rendering;
using Negotiations.Application.Access;
using Negotiations.Application.Processes;
using Negotiations.Domain.Parties;
using Negotiations.Domain.Processes;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.Processes;

/// <summary>The processes that the viewer belongs to.</summary>
public sealed record ProcessListPage(ProcessList List) : IPage
{
    public Wording Title => List.MayOpen ? "All processes" : "Your processes";

    public PageAudience Audience => List.MayOpen ? PageAudience.Administrators : PageAudience.SignedIn;
}

/// <summary>One process at a glance.</summary>
public sealed record OverviewPage(ProcessOverview Overview) : IPage
{
    public ProcessFacts Process => Overview.Process;

    public Wording Title => "Overview";

    public PageAudience Audience => Overview.Audience;
}

/// <summary>What the form of a process posts.</summary>
public record ProcessInput
{
    public string? Name { get; init; }

    public string? Description { get; init; }

    public string? TimeZone { get; init; }

    public Guid VersionToken { get; init; }

    /// <summary>The zones to choose from.</summary>
    internal static IEnumerable<SelectListItem> Choices(IReadOnlyList<string> zones, string? chosen) =>
        zones.Select(zone => new SelectListItem(zone.Replace('_', ' '), zone, zone == chosen));
}

/// <summary>The form of a process.</summary>
public sealed record ProcessFormPage : ProcessInput, IPage
{
    public ProcessFormPage(ProcessInput input, ProcessForm form)
        : base(input) => Form = form;

    public ProcessForm Form { get; }

    public Wording Title => "Edit the process";

    public PageAudience Audience => PageAudience.Process;

    public IEnumerable<SelectListItem> Zones => Choices(Form.TimeZones, TimeZone);

    /// <summary>Whether its description may change now.</summary>
    public bool Changeable => Form.Status != ProcessStatus.Closed;
}

/// <summary>What the form of a new process posts.</summary>
public record NewProcessInput
{
    public string? Name { get; init; }

    public string? Reference { get; init; }

    public string? Description { get; init; }

    public string? TimeZone { get; init; }

    // Binding adds to the list that is there: it must be one that can grow.
    public IReadOnlyList<NewPartyInput> Parties { get; init; } = new List<NewPartyInput>();

    /// <summary>The request; empty rows after the last party that is filled in are none.</summary>
    public OpenProcess Request() => new(
        Name ?? "",
        Reference ?? "",
        Description ?? "",
        TimeZone ?? "",
        [.. Parties.Reverse().SkipWhile(p => p.IsEmpty).Reverse().Select(p => new NewParty(p.Code ?? "", p.Name ?? "", p.LocalNames ?? "", p.CountryCode))]);
}

/// <summary>One party in the form of a new process.</summary>
public sealed record NewPartyInput
{
    public string? Code { get; init; }

    public string? Name { get; init; }

    public string? LocalNames { get; init; }

    public string? CountryCode { get; init; }

    internal bool IsEmpty => Code is null && Name is null && LocalNames is null && CountryCode is null;
}

/// <summary>The form of a new process.</summary>
public sealed record NewProcessPage : NewProcessInput, IPage
{
    private readonly NewProcessForm _form;

    public NewProcessPage(NewProcessInput input, NewProcessForm form)
        : base(input)
    {
        _form = form;
        Parties = [.. input.Parties, .. Enumerable.Range(0, Math.Max(0, Party.MostInAProcess - input.Parties.Count)).Select(_ => new NewPartyInput())];
    }

    public Wording Title => "Open a process";

    public PageAudience Audience => PageAudience.Administrators;

    public IEnumerable<SelectListItem> Zones => ProcessInput.Choices(_form.TimeZones, TimeZone);
}
