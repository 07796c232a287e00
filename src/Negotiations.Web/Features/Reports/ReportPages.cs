using Negotiations.Application.Access;
using Negotiations.Application.PrisonerLists;
using Negotiations.Application.Reports;
using Negotiations.Domain;
using Negotiations.Domain.PrisonerLists;
using Negotiations.Domain.Processes;
using Negotiations.Web.Features.PrisonerLists;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.Reports;

/// <summary>What reports there are.</summary>
public sealed record ReportsPage(Id<Process> Process, ListsSummary Lists) : IPage
{
    /// <inheritdoc/>
    public Wording Title => "Reports";

    /// <inheritdoc/>
    public PageAudience Audience => Lists.Audience;
}

/// <summary>The brief before a round.</summary>
/// <param name="Process">The process.</param>
/// <param name="Brief">What it says.</param>
/// <param name="PdfIsAvailable">Whether this server makes PDFs.</param>
public sealed record BriefPage(Id<Process> Process, Brief Brief, bool PdfIsAvailable) : IReport
{
    /// <summary>Most claims of one contradiction, so that two pages hold it.</summary>
    public const int MostClaims = 4;

    /// <inheritdoc/>
    public Wording Title => Brief.Meeting switch
    {
        { Round: { } round } => new Wording("Brief before round {0}", round),
        { } meeting => new Wording("Brief before: {0}", meeting.Title),
        _ => "Brief",
    };

    /// <inheritdoc/>
    public PageAudience Audience => Brief.Audience;

    /// <inheritdoc/>
    public PaperCopy? Copy { get; init; }

    /// <summary>Why there is no PDF, after one was asked for.</summary>
    public Wording? Problem { get; init; }

    /// <summary>Since when changes are told.</summary>
    public static string ChangesSince(Brief brief) => brief.Last?.Round is null ? "What changed since the last meeting" : "What changed since the last round";

    /// <summary>Address of a file of it.</summary>
    public string File(string ending) => $"/processes/{Process}/reports/brief.{ending}{(Brief.Meeting is { } meeting ? $"?meeting={meeting.Id}" : "")}";
}

/// <summary>The lists in figures.</summary>
public sealed record SummaryPage(Id<Process> Process, ListsSummary Summary, bool PdfIsAvailable) : IReport
{
    /// <inheritdoc/>
    public Wording Title => "Prisoner lists in figures";

    /// <inheritdoc/>
    public PageAudience Audience => Summary.Audience;

    /// <inheritdoc/>
    public PaperCopy? Copy { get; init; }

    /// <summary>Why there is no PDF, after one was asked for.</summary>
    public Wording? Problem { get; init; }
}

/// <summary>What is exported, and how: what the form of an export posts.</summary>
public sealed record ExportForm
{
    /// <summary>Keys of the columns.</summary>
    public string[] Columns { get; init; } = [];

    /// <summary>In which form.</summary>
    public ExportFormat Format { get; init; }

    /// <summary>What is looked for.</summary>
    public string? Q { get; init; }

    /// <summary>Only of this legal status.</summary>
    public LegalStatus? Legal { get; init; }

    /// <summary>Only in this custody.</summary>
    public Custody? Custody { get; init; }

    /// <summary>Which part of a working copy.</summary>
    public EntryPart Part { get; init; }

    /// <summary>In which order.</summary>
    public string Sort { get; init; } = "name";

    /// <summary>Only these people.</summary>
    public Guid[] Entries { get; init; } = [];

    /// <summary>Whether the address asks for a part of the list.</summary>
    public bool IsPart => !string.IsNullOrWhiteSpace(Q) || Legal is not null || Custody is not null || Part != EntryPart.All || Entries.Length > 0;

    /// <summary>The part and order.</summary>
    public EntrySelection Selection => new() { Q = Q, Legal = Legal, Custody = Custody, Part = Part, Sort = Sort };
}

/// <summary>The form of an export.</summary>
/// <param name="Choices">What can be had.</param>
/// <param name="Form">What was chosen so far.</param>
/// <param name="PdfIsAvailable">Whether this server makes PDFs.</param>
/// <param name="Here">Address of the form.</param>
/// <param name="Back">Address of the list or version.</param>
public sealed record ExportPage(ExportChoices Choices, ExportForm Form, bool PdfIsAvailable, string Here, string Back) : IPage
{
    /// <inheritdoc/>
    public Wording Title => "Print or export";

    /// <inheritdoc/>
    public PageAudience Audience => Choices.Source.Version is null ? PageAudience.OwnDelegation : PageAudience.DelegationAndMediators;

    /// <summary>Name of the list.</summary>
    public Wording List => ListWords.Title(Choices.Source.Kind, Choices.Source.Subject);
}

/// <summary>A list on paper.</summary>
public sealed record ListReport(ExportedList List, PaperCopy Paper) : IReport
{
    // Wider than this, names and places break into single letters on a sheet that stands.
    private const int MostOnUprightPaper = 7;

    private static readonly (string Label, EntryField[] Fields)[] Groups =
    [
        ("Name", [EntryFields.FamilyName, EntryFields.GivenName, EntryFields.FatherName, EntryFields.RomanizedName, EntryFields.RomanizationScheme, EntryFields.NameLanguage]),
        ("Born", [EntryFields.BirthDate, EntryFields.BirthPlace]),
        ("Rank, unit", [EntryFields.Rank, EntryFields.Unit, EntryFields.Army, EntryFields.ServiceNumber]),
        ("Captured or last contact", [EntryFields.CaptureDate, EntryFields.CapturePlace]),
        ("Held", [EntryFields.DetentionPlace, EntryFields.HoldingAuthority]),
        ("Legal status", [EntryFields.LegalStatus]),
        ("Custody", [EntryFields.Custody]),
        ("Fate", [EntryFields.Fate]),
    ];

    /// <inheritdoc/>
    public Wording Title => ListWords.Title(List.Source.Kind, List.Source.Subject);

    /// <inheritdoc/>
    public PageAudience Audience => List.Audience;

    /// <inheritdoc/>
    public PaperCopy Copy => Paper with { Wide = Columns.Count > MostOnUprightPaper };

    PaperCopy? IReport.Copy => Copy;

    /// <summary>The columns of the printed table: fields that are read together stand together.</summary>
    public IReadOnlyList<PrintedColumn> Columns { get; } =
        [.. Groups.Select(g => new PrintedColumn(g.Label, [.. g.Fields.Where(List.Columns.Contains)])).Where(c => c.Fields.Count > 0)];

    /// <summary>Fields that have no column; they stand below each person.</summary>
    public IReadOnlyList<EntryField> Below { get; } = [.. List.Columns.Where(f => !Groups.Any(g => g.Fields.Contains(f)))];

    /// <summary>Whether original names are among the fields, so that a name is shown as one.</summary>
    public bool HasName => List.Columns.Contains(EntryFields.FamilyName) || List.Columns.Contains(EntryFields.GivenName);

    /// <summary>The name as far as it was asked for.</summary>
    public PersonClaim Named(PersonClaim claim) => new()
    {
        FamilyName = Asked(EntryFields.FamilyName) ? claim.FamilyName : null,
        GivenName = Asked(EntryFields.GivenName) ? claim.GivenName : null,
        FatherName = Asked(EntryFields.FatherName) ? claim.FatherName : null,
        RomanizedName = Asked(EntryFields.RomanizedName) ? claim.RomanizedName : null,
        RomanizationScheme = claim.RomanizationScheme,
        NameLanguage = claim.NameLanguage,
        Sex = claim.Sex,
    };

    private bool Asked(EntryField field) => List.Columns.Contains(field);
}

/// <summary>A column of a printed list.</summary>
/// <param name="Label">Its head.</param>
/// <param name="Fields">What stands in it, the first large.</param>
public sealed record PrintedColumn(string Label, IReadOnlyList<EntryField> Fields);
