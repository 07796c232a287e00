using Negotiations.Application.Access;
using Negotiations.Application.PrisonerLists.Importing;
using Negotiations.Domain;
using Negotiations.Domain.PrisonerLists;
using Negotiations.Domain.Processes;
using Negotiations.Web.Features.PrisonerLists;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.Imports;

/// <summary>The form that takes a file.</summary>
public sealed record UploadPage(Id<Process> Process, ImportsPage Imports) : IPage
{
    /// <inheritdoc/>
    public Wording Title => "Import a spreadsheet";

    /// <inheritdoc/>
    public PageAudience Audience => PageAudience.OwnDelegation;

    /// <summary>Names the fields of the form.</summary>
    public UploadForm Form { get; } = new();

    /// <summary>Address of the list.</summary>
    public string List => $"/processes/{Process}/lists/{Imports.List.Id}";

    /// <summary>What the list is called.</summary>
    public Wording ListTitle => ListWords.Title(Imports.List.Kind, Imports.List.Subject);
}

/// <summary>A step of an import that is under way.</summary>
public abstract record ImportStepPage(Id<Process> Process, ImportPage Run) : IPage
{
    /// <inheritdoc/>
    public abstract Wording Title { get; }

    /// <inheritdoc/>
    public PageAudience Audience => PageAudience.OwnDelegation;

    /// <summary>Which step: 1 columns, 2 dry run, 3 confirmation.</summary>
    public abstract int Step { get; }

    /// <summary>Address of the list.</summary>
    public string List => $"/processes/{Process}/lists/{Run.List.Id}";

    /// <summary>Address of the import.</summary>
    public string Here => $"{List}/imports/{Run.Import}";

    /// <summary>What the list is called.</summary>
    public Wording ListTitle => ListWords.Title(Run.List.Kind, Run.List.Subject);
}

/// <summary>How the columns are read.</summary>
public sealed record ColumnsPage(Id<Process> Process, ImportPage Run, ColumnsForm Form) : ImportStepPage(Process, Run)
{
    /// <inheritdoc/>
    public override Wording Title => "How the columns are read";

    /// <inheritdoc/>
    public override int Step => 1;
}

/// <summary>What would happen.</summary>
/// <param name="Process">The process.</param>
/// <param name="Run">The dry run.</param>
/// <param name="Typed">What was typed and could not be kept.</param>
public sealed record DryRunPage(Id<Process> Process, ImportPage Run, DryRunForm? Typed) : ImportStepPage(Process, Run)
{
    /// <inheritdoc/>
    public override Wording Title => "Dry run: nothing is saved yet";

    /// <inheritdoc/>
    public override int Step => 2;
}

/// <summary>Asks before anything is saved.</summary>
public sealed record ConfirmPage(Id<Process> Process, ImportPage Run) : ImportStepPage(Process, Run)
{
    /// <inheritdoc/>
    public override Wording Title => "Confirm the import";

    /// <inheritdoc/>
    public override int Step => 3;

    /// <summary>What the button says.</summary>
    public Wording Button => (Run.Counts.Added, Run.Counts.Changed) switch
    {
        (0, 0) => "Finish: nothing changes",
        (var added, 0) => new Wording("Add {0}", added),
        (0, var changed) => new Wording("Change {0}", changed),
        var (added, changed) => new Wording("Add {0}, change {1}", added, changed),
    };
}

/// <summary>English words for what an import does; each is the key of its translations.</summary>
public static class ImportWords
{
    /// <summary>What a column can be read as.</summary>
    public static string Of(string meaning) => meaning switch
    {
        ColumnMeaning.LeftOut => "Leave out",
        ColumnMeaning.Reference => "Reference of a person on this list",
        ColumnMeaning.FullNameFamilyFirst => "All names: family, given, father’s",
        ColumnMeaning.FullNameGivenFirst => "All names: given, father’s, family",
        _ => EntryFields.Find(meaning)?.Label ?? meaning,
    };

    /// <summary>What is done with a row.</summary>
    public static (string Words, Tone Tone, Glyph Glyph) Of(RowResult result) => result switch
    {
        RowResult.Add => ("Will be added", Tone.Ok, Glyph.Plus),
        RowResult.Change => ("Will be changed", Tone.Wait, Glyph.Near),
        RowResult.Same => ("On the list already", Tone.Off, Glyph.Same),
        RowResult.Double => ("Same person as another row", Tone.Off, Glyph.Same),
        RowResult.LeftOut => ("Left out", Tone.Off, Glyph.Minus),
        _ => ("Needs you", Tone.Error, Glyph.Alert),
    };
}
