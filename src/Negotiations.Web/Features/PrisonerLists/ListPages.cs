using Negotiations.Application.Access;
using Negotiations.Application.PrisonerLists;
using Negotiations.Domain;
using Negotiations.Domain.PrisonerLists;
using Negotiations.Domain.Processes;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.PrisonerLists;

/// <summary>All lists of a process that the viewer may know of.</summary>
public sealed record IndexPage(Id<Process> Process, ListsOfProcess Lists, PageAudience Audience, bool KeepsOwn) : IPage
{
    /// <inheritdoc/>
    public Wording Title => "Prisoner lists";
}

/// <summary>The lists, as a part of a page.</summary>
public sealed record ListsPanel(Id<Process> Process, ListsOfProcess Lists, bool KeepsOwn);

/// <summary>The form that opens a list.</summary>
public sealed record NewListPage(Id<Process> Process, OpenPrisonerList Form) : IPage
{
    /// <inheritdoc/>
    public Wording Title => "Open a list";

    /// <inheritdoc/>
    public PageAudience Audience => PageAudience.OwnDelegation;
}

/// <summary>A working copy.</summary>
public sealed record ListPage(Id<Process> Process, PrisonerListPage Page) : IPage
{
    /// <inheritdoc/>
    public Wording Title => ListWords.Title(Page.List.Kind, Page.List.Subject);

    /// <inheritdoc/>
    public PageAudience Audience => PageAudience.OwnDelegation;

    /// <summary>Whether entries can be changed.</summary>
    public bool IsDraft => Page.List.State == ListState.Draft && Page.MayKeep;
}

/// <summary>Everything said of one person.</summary>
public sealed record PersonPage(Id<Process> Process, EntryPage Entry) : IPage
{
    // The name is the heading of the page, but not the title of the window: titles stay in the browser's history.
    /// <inheritdoc/>
    public Wording Title => "One person on the list";

    /// <inheritdoc/>
    public PageAudience Audience => PageAudience.OwnDelegation;
}

/// <summary>The form of an entry.</summary>
/// <param name="Process">The process.</param>
/// <param name="Head">The list.</param>
/// <param name="Entry">The entry, or none for a new one.</param>
/// <param name="Form">What stands in it.</param>
public sealed record EntryFormPage(Id<Process> Process, OwnList Head, Id<PrisonerEntry>? Entry, EntryForm Form) : IPage
{
    /// <summary>Key of the list.</summary>
    public Id<PrisonerList> List => Head.Id;

    /// <summary>What the list is called.</summary>
    public Wording ListTitle => ListWords.Title(Head.Kind, Head.Subject);

    /// <inheritdoc/>
    public Wording Title => Entry is null ? "Add a person" : "Correct what is said of this person";

    /// <inheritdoc/>
    public PageAudience Audience => PageAudience.OwnDelegation;
}

/// <summary>Asks before people are taken off a draft.</summary>
public sealed record TakeOffPage(Id<Process> Process, TakeOff TakeOff) : IPage
{
    /// <summary>Those who would be taken off.</summary>
    public IReadOnlyList<TakeOffEntry> Entries => TakeOff.Entries;

    /// <inheritdoc/>
    public Wording Title => Entries.Count == 1 ? new Wording("Take this person off the draft?") : new Wording("Take {0} people off the draft?", Entries.Count);

    /// <inheritdoc/>
    public PageAudience Audience => PageAudience.OwnDelegation;
}

/// <summary>Check your answers, then submit.</summary>
public sealed record SubmitPage(Id<Process> Process, SubmissionCheck Check) : IPage
{
    /// <inheritdoc/>
    public Wording Title => new("Check and submit version {0}", Check.List.LastVersion + 1);

    /// <inheritdoc/>
    public PageAudience Audience => PageAudience.OwnDelegation;
}

/// <summary>Asks before a list is withdrawn.</summary>
public sealed record WithdrawPage(Id<Process> Process, OwnList List, WithdrawList Form) : IPage
{
    /// <inheritdoc/>
    public Wording Title => "Withdraw this list?";

    /// <inheritdoc/>
    public PageAudience Audience => PageAudience.OwnDelegation;
}

/// <summary>The two texts of an entry that two people changed.</summary>
/// <param name="Process">The process.</param>
/// <param name="List">The list.</param>
/// <param name="Entry">The entry.</param>
/// <param name="Form">What the viewer typed, with the token of what is there now: sending it keeps the viewer's text.</param>
/// <param name="Name">The person's name as it is now.</param>
/// <param name="Differences">Field by field, where the two differ.</param>
/// <param name="ChangedBy">Who changed it in between.</param>
public sealed record EntryConflictPage(
    Id<Process> Process, Id<PrisonerList> List, Id<PrisonerEntry> Entry, EntryForm Form, string Name, IReadOnlyList<ConflictingField> Differences, string? ChangedBy) : IPage
{
    /// <inheritdoc/>
    public Wording Title => "Somebody else changed this entry";

    /// <inheritdoc/>
    public PageAudience Audience => PageAudience.OwnDelegation;
}

/// <summary>A field that says two things. Canonical texts; null for not given.</summary>
public sealed record ConflictingField(EntryField Field, string? Yours, string? Theirs);
