using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Negotiations.Application.Access;
using Negotiations.Application.PrisonerLists;
using Negotiations.Domain;
using Negotiations.Domain.PrisonerLists;
using Negotiations.Domain.Processes;
using Negotiations.Web.Edge;
using Negotiations.Web.Features.PrisonerLists;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.Versions;

/// <summary>Submitted versions: read-only for everybody who may see them.</summary>
[Route("processes/{process:guid}/lists/versions/{version:guid}")]
public sealed class VersionsController : FeatureController
{
    /// <summary>Versions stand under the lists.</summary>
    public VersionsController(IMediator mediator, IStringLocalizer<Texts> texts, Frame frame)
        : base(mediator, texts) =>
        frame.Section = "PrisonerLists";

    /// <summary>A version.</summary>
    [HttpGet("")]
    public async Task<IActionResult> Version(Id<Process> process, Id<ListVersion> version, EntrySelection selection) =>
        View(new VersionListPage(process, await Send(new ReadVersion { Version = version, Selection = selection })));

    /// <summary>One person of a version.</summary>
    [HttpGet("entries/{entry:guid}")]
    public async Task<IActionResult> Entry(Id<Process> process, Id<ListVersion> version, Id<VersionEntry> entry) =>
        View(new VersionPersonPage(process, await Send(new ReadVersionEntry { Version = version, Entry = entry })));

    /// <summary>One person of a version with one sensitive detail opened: by a form, so that no link and no reload opens it.</summary>
    [HttpPost("entries/{entry:guid}")]
    public async Task<IActionResult> Open(Id<Process> process, Id<ListVersion> version, Id<VersionEntry> entry, SensitiveKind? open) =>
        View(nameof(Entry), new VersionPersonPage(process, open is { } kind
            ? await Send(new OpenVersionDetail { Version = version, Entry = entry, Kind = kind })
            : await Send(new ReadVersionEntry { Version = version, Entry = entry })));

    /// <summary>What is different between two versions.</summary>
    [HttpGet("compare/{with:guid}")]
    public async Task<IActionResult> Compare(Id<Process> process, Id<ListVersion> version, Id<ListVersion> with) =>
        View(new ComparePage(process, await Send(new CompareVersions(version, with))));
}

/// <summary>A version.</summary>
public sealed record VersionListPage(Id<Process> Process, VersionPage Page) : IPage
{
    /// <inheritdoc/>
    public Wording Title => ListWords.Title(Page.Version.Kind, Page.Version.Subject);

    /// <inheritdoc/>
    public PageAudience Audience => PageAudience.DelegationAndMediators;
}

/// <summary>One person of a version.</summary>
public sealed record VersionPersonPage(Id<Process> Process, VersionEntryPage Page) : IPage
{
    // The name is the heading of the page, but not the title of the window: titles stay in the browser's history.
    /// <inheritdoc/>
    public Wording Title => "One person on a submitted list";

    /// <inheritdoc/>
    public PageAudience Audience => PageAudience.DelegationAndMediators;
}

/// <summary>Two versions of one list.</summary>
public sealed record ComparePage(Id<Process> Process, Comparison Comparison) : IPage
{
    /// <inheritdoc/>
    public Wording Title => new("Versions {0} and {1}: what is different", Comparison.Older.Number, Comparison.Newer.Number);

    /// <inheritdoc/>
    public PageAudience Audience => PageAudience.DelegationAndMediators;
}
