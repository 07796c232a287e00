using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;
using Negotiations.Application.Access;
using Negotiations.Web.Look;

namespace Negotiations.Web.Tests.Look.Gallery;

/// <summary>A page with every element once, in the form of which anything can be wrong.</summary>
public sealed record GalleryPage : IPage
{
    public Wording Title => new("Plate of {0}", "elements");

    public PageAudience Audience => PageAudience.OwnDelegation;

    public string? FamilyName { get; init; }

    public string? ServiceNumber { get; init; }

    public string? Password { get; init; }

    public string? Remarks { get; init; }

    public string? Status { get; init; }

    public string? Reader { get; init; } = "shared";

    public bool Known { get; init; }

    public IFormFile? File { get; init; }

    public PartialDateInput? Born { get; init; }

    public PartialDateInput? Captured { get; init; }

    public int Number { get; init; } = 1;

    public int Total { get; init; } = 212;

    public string Sort { get; init; } = "name";

    public DateTimeOffset Instant { get; } = new(2022, 9, 20, 2, 30, 0, TimeSpan.Zero);

    public IReadOnlyList<SelectListItem> Statuses { get; } = [new("⟦Prisoner of war⟧", "pow"), new("⟦Undetermined⟧", "undetermined")];

    public IReadOnlyList<SelectListItem> Readers { get; } = [new("⟦Shared⟧", "shared"), new("⟦Mediators⟧", "mediators")];
}

/// <summary>A page of nothing but a title, with any audience.</summary>
public sealed record BarePage(Wording Title, PageAudience Audience) : IPage;
