using System.Linq.Expressions;
using Negotiations.Application.Pipeline;
using Negotiations.Domain;
using Negotiations.Domain.PrisonerLists;

namespace Negotiations.Application.PrisonerLists;

/// <summary>Parts of a working copy.</summary>
public enum EntryPart
{
    /// <summary>Everybody.</summary>
    All,

    /// <summary>Those of whom something is missing that helps to find them.</summary>
    Incomplete,

    /// <summary>Those who are not on the last version.</summary>
    New,
}

/// <summary>Which entries of a list, in which order: what stands in the address of a list's page.</summary>
[AnySigns("What is looked for is not kept.")]
public sealed record EntrySelection
{
    /// <summary>Entries on a page.</summary>
    public const int PageSize = 50;

    /// <summary>What is looked for: a name in any script, or a service number.</summary>
    public string? Q { get; init; }

    /// <summary>Only of this legal status.</summary>
    public LegalStatus? Legal { get; init; }

    /// <summary>Only in this custody.</summary>
    public Custody? Custody { get; init; }

    /// <summary>Which part.</summary>
    public EntryPart Part { get; init; }

    /// <summary><c>name</c>, <c>born</c>, <c>captured</c> or <c>unit</c>; with a minus downwards.</summary>
    public string Sort { get; init; } = "name";

    /// <summary>The page, from 1.</summary>
    public int Page { get; init => field = Math.Clamp(value, 1, 1_000_000); } = 1;

    internal static Expression<Func<PrisonerEntry, bool>> IsIncomplete { get; } =
        e => e.Claim.FamilyName == null || e.Claim.GivenName == null || e.Claim.BirthDate == null || (e.Claim.CaptureDate == null && e.Claim.CapturePlace == null);
}

/// <summary>Puts a selection into queries.</summary>
internal static class EntrySelectionQueries
{
    public static IQueryable<T> Matching<T>(this IQueryable<T> entries, EntrySelection selection)
        where T : class, IPersonClaimed
    {
        var words = EntryText.SearchWords(selection.Q);
        if (words.Count == 0 && !string.IsNullOrWhiteSpace(selection.Q))
        {
            // Signs alone are in no name.
            entries = entries.Where(_ => false);
        }

        foreach (var word in words)
        {
            entries = entries.Where(e => e.SearchKey.Contains(word));
        }

        if (selection.Legal is { } legal)
        {
            entries = entries.Where(e => e.Claim.LegalStatus == legal);
        }

        return selection.Custody is { } custody ? entries.Where(e => e.Claim.Custody == custody) : entries;
    }

    /// <summary>The part of a working copy that is asked for.</summary>
    public static IQueryable<PrisonerEntry> Part(this IQueryable<PrisonerEntry> entries, INegotiationsDb db, EntryPart part, Id<ListVersion>? last) => part switch
    {
        EntryPart.Incomplete => entries.Where(EntrySelection.IsIncomplete),
        EntryPart.New => entries.Where(e => !db.VersionEntries.Where(v => v.VersionId == last).Select(v => v.EntryId).Contains(e.Id)),
        _ => entries,
    };

    // EDTF sorts as text as it should: year, month, day. What is not known comes last. Ids make the order complete, so that pages do not overlap.
    public static IQueryable<PrisonerEntry> Sorted(this IQueryable<PrisonerEntry> entries, EntrySelection selection) => selection.Sort switch
    {
        "-name" => entries.OrderByDescending(e => e.Claim.RomanizedName ?? e.Claim.FamilyName ?? e.Claim.GivenName).ThenBy(e => e.Id),
        _ => entries.SortedByClaim(selection)?.ThenBy(e => e.Id) ?? entries.InOrderOfNames(),
    };

    /// <summary>As a reader of Latin letters looks names up: by what stands in them on the page, whatever script they are given in.</summary>
    public static IQueryable<PrisonerEntry> InOrderOfNames(this IQueryable<PrisonerEntry> entries) =>
        entries.OrderBy(e => e.Claim.RomanizedName ?? e.Claim.FamilyName ?? e.Claim.GivenName).ThenBy(e => e.Id);

    /// <summary>A version stands in the order of its names already.</summary>
    public static IQueryable<VersionEntry> Sorted(this IQueryable<VersionEntry> entries, EntrySelection selection) => selection.Sort switch
    {
        "-name" => entries.OrderByDescending(e => e.Position),
        _ => entries.SortedByClaim(selection)?.ThenBy(e => e.Position) ?? entries.OrderBy(e => e.Position),
    };

    private static IOrderedQueryable<T>? SortedByClaim<T>(this IQueryable<T> entries, EntrySelection selection)
        where T : class, IPersonClaimed => selection.Sort switch
    {
        "born" => entries.OrderBy(e => e.Claim.BirthDate == null).ThenBy(e => e.Claim.BirthDate),
        "-born" => entries.OrderByDescending(e => e.Claim.BirthDate),
        "captured" => entries.OrderBy(e => e.Claim.CaptureDate == null).ThenBy(e => e.Claim.CaptureDate),
        "-captured" => entries.OrderByDescending(e => e.Claim.CaptureDate),
        "unit" => entries.OrderBy(e => e.Claim.Unit == null).ThenBy(e => e.Claim.Unit),
        "-unit" => entries.OrderByDescending(e => e.Claim.Unit),
        _ => null,
    };
}
