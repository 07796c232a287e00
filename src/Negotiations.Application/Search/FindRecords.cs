using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Auditing;
using Negotiations.Application.Pipeline;
using Negotiations.Domain;
using Negotiations.Domain.Parties;
using Negotiations.Domain.PrisonerLists;
using Negotiations.Domain.Search;
using Negotiations.Matching.Search;

namespace Negotiations.Application.Search;

/// <summary>Finds what the viewer may see, by words in any script.</summary>
/// <param name="Text">What is looked for: every word must be found.</param>
/// <param name="Kind">Only records of this kind.</param>
/// <param name="Page">Which page, from 1.</param>
[Needs(Permission.ReadProcess)]
[AnySigns("What is looked for is not kept.")]
public sealed record FindRecords(string? Text, IndexKind? Kind = null, int Page = 1) : IRequest<FoundRecords>;

/// <summary>What was found.</summary>
public sealed record FoundRecords
{
    /// <summary>Records on a page.</summary>
    public const int PageSize = 20;

    /// <summary>What was looked for.</summary>
    public required SearchQuery Query { get; init; }

    /// <summary>The kind that is shown; none for all.</summary>
    public required IndexKind? Kind { get; init; }

    /// <summary>How many of each kind were found; a kind of which nothing was found is not among them.</summary>
    public required IReadOnlyDictionary<IndexKind, int> Counts { get; init; }

    /// <summary>The page shown, from 1.</summary>
    public required int Page { get; init; }

    /// <summary>The records on it, the best match first, then the latest.</summary>
    public required IReadOnlyList<FoundRecord> Rows { get; init; }

    /// <summary>Who may read the page.</summary>
    public required PageAudience Audience { get; init; }

    /// <summary>How many there are of the kind shown, on all pages.</summary>
    public int Total => Kind is { } kind ? Counts.GetValueOrDefault(kind) : Counts.Values.Sum();
}

/// <summary>Finds the entries of the index.</summary>
internal static class IndexQueries
{
    /// <summary>What each kind needs; which records of it, their audience says.</summary>
    private static readonly Dictionary<IndexKind, Permission> Needed = new()
    {
        [IndexKind.Meeting] = Permission.ReadMeetings,
        [IndexKind.AgendaItem] = Permission.ReadMeetings,
        [IndexKind.Participant] = Permission.ReadMeetings,
        [IndexKind.Note] = Permission.ReadNotes,
        [IndexKind.RecordLine] = Permission.ReadRecords,
        [IndexKind.RecordComment] = Permission.ReadRecords,
        [IndexKind.Commitment] = Permission.ReadCommitments,
        [IndexKind.ComplianceClaim] = Permission.ReadCommitments,
        [IndexKind.Assessment] = Permission.ReadCommitments,
        [IndexKind.Readout] = Permission.ReadReadouts,
        [IndexKind.ReadoutPassage] = Permission.ReadReadouts,
        [IndexKind.ClaimSubject] = Permission.ReadClaims,
        [IndexKind.Claim] = Permission.ReadClaims,
        [IndexKind.Agreement] = Permission.ReadAgreements,
        [IndexKind.DraftProvision] = Permission.ReadAgreements,
        [IndexKind.DraftTranslation] = Permission.ReadAgreements,
        [IndexKind.DraftAlternative] = Permission.ReadAgreements,
        [IndexKind.DraftRemark] = Permission.ReadAgreements,
        [IndexKind.Document] = Permission.ReadDocuments,
        [IndexKind.PrisonerList] = Permission.ReadOwnLists,
        [IndexKind.ListVersion] = Permission.ReadVersions,
        [IndexKind.PrisonerEntry] = Permission.ReadOwnLists,
        [IndexKind.VersionEntry] = Permission.ReadVersions,
        [IndexKind.Party] = Permission.ReadProcess,
        [IndexKind.Mediator] = Permission.ReadProcess,
        [IndexKind.Official] = Permission.ReadProcess,
    };

    /// <summary>Kinds that the viewer may find.</summary>
    public static IReadOnlyList<IndexKind> KindsFor(Viewer viewer) => [.. Needed.Where(n => viewer.May(n.Value)).Select(n => n.Key)];

    /// <summary>
    /// Entries in which every word is found. Under the Chatham House Rule, as it holds now, nothing is found by the name of who said it, and nobody who takes part. Of what says the same thing again, the last that the viewer sees is found.
    /// </summary>
    public static IQueryable<IndexEntry> Found(INegotiationsDb db, SearchQuery query, IReadOnlyList<IndexKind> kinds)
    {
        // A set of its own, which the database makes once: asked for each entry, it would read all participants each time, as no index holds their keys as the index of words does.
        var unnamed = db.Participants.Where(p => db.Meetings.Any(m => m.Id == p.MeetingId && m.WithoutAttribution)).Select(p => (Guid)(object)p.Id);
        var entries = db.IndexEntries.AsNoTracking().Where(e => kinds.Contains(e.Kind) && (e.Kind != IndexKind.Participant || !unnamed.Contains(e.RecordId)));
        foreach (var word in query.Words)
        {
            var (one, two, three) = Beginnings(word);
            entries = word.Forms.Count switch
            {
                1 => entries.Where(e => e.Words.Contains(one)
                    || (e.Speaker.Contains(one)
                        && db.Meetings.Any(m => m.Id == e.MeetingId && !m.WithoutAttribution) && !db.AgendaItems.Any(i => i.Id == e.AgendaItemId && i.WithoutAttribution))),
                2 => entries.Where(e => e.Words.Contains(one) || e.Words.Contains(two)
                    || ((e.Speaker.Contains(one) || e.Speaker.Contains(two))
                        && db.Meetings.Any(m => m.Id == e.MeetingId && !m.WithoutAttribution) && !db.AgendaItems.Any(i => i.Id == e.AgendaItemId && i.WithoutAttribution))),
                _ => entries.Where(e => e.Words.Contains(one) || e.Words.Contains(two) || e.Words.Contains(three)
                    || ((e.Speaker.Contains(one) || e.Speaker.Contains(two) || e.Speaker.Contains(three))
                        && db.Meetings.Any(m => m.Id == e.MeetingId && !m.WithoutAttribution) && !db.AgendaItems.Any(i => i.Id == e.AgendaItemId && i.WithoutAttribution))),
            };
        }

        return entries.Where(e => e.Series == null || !db.IndexEntries.Any(later => later.Series == e.Series && later.Issue > e.Issue));
    }

    /// <summary>Those first that have a word in their title or name, beginning with the first word, then the latest.</summary>
    public static IOrderedQueryable<IndexEntry> BestFirst(this IQueryable<IndexEntry> entries, SearchQuery query)
    {
        // The words that come first are those that somebody typed first: that is enough to tell a title from a mention.
        var (one, two, three) = Beginnings(query.Words[0]);
        var (four, five, six) = Beginnings(query.Words[^1]);
        return entries
            .OrderByDescending(e => (e.Heading.Contains(one) || e.Heading.Contains(two) || e.Heading.Contains(three)) && (e.Heading.Contains(four) || e.Heading.Contains(five) || e.Heading.Contains(six)))
            .ThenByDescending(e => e.Heading.Contains(one) || e.Heading.Contains(two) || e.Heading.Contains(three))
            .ThenByDescending(e => e.At).ThenBy(e => e.Id);
    }

    // A blank stands before each word of the index.
    private static (string One, string Two, string Three) Beginnings(SoughtWord word) =>
        (" " + word.Forms[0], " " + word.Forms[Math.Min(1, word.Forms.Count - 1)], " " + word.Forms[^1]);
}

internal sealed class FindRecordsHandler(INegotiationsDb db, CurrentViewer current) : IRequestHandler<FindRecords, FoundRecords>
{
    public async Task<FoundRecords> Handle(FindRecords request, CancellationToken cancellationToken)
    {
        var viewer = current.Viewer;
        var query = SearchQuery.Read(request.Text);
        var nothing = new FoundRecords { Query = query, Kind = request.Kind, Counts = new Dictionary<IndexKind, int>(), Page = 1, Rows = [], Audience = viewer.OwnSide };
        if (query.Words.Count == 0)
        {
            return nothing;
        }

        // Filtered before anything is counted: what the viewer does not see is in no number.
        var found = IndexQueries.Found(db, query, IndexQueries.KindsFor(viewer));
        var counts = await found.GroupBy(e => e.Kind).Select(g => new { Kind = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Kind, g => g.Count, cancellationToken);
        var all = nothing with { Counts = counts };
        if (all.Total == 0)
        {
            return all;
        }

        var page = Math.Clamp(request.Page, 1, (all.Total + FoundRecords.PageSize - 1) / FoundRecords.PageSize);
        var places = await (request.Kind is { } kind ? found.Where(e => e.Kind == kind) : found).BestFirst(query)
            .Skip((page - 1) * FoundRecords.PageSize).Take(FoundRecords.PageSize)
            .Select(e => new FoundPlace(e.Kind, e.RecordId, e.OwnerId, e.OpenTo)).ToListAsync(cancellationToken);
        var texts = await FoundText.Of(db, places).ToDictionaryAsync(t => (t.Kind, t.Id), cancellationToken);
        await NoteReadingAsync(places, texts, cancellationToken);
        return all with { Page = page, Rows = [.. places.Where(p => texts.ContainsKey((p.Kind, p.Id))).Select(p => FoundRecord.Of(p, texts[(p.Kind, p.Id)], query))] };
    }

    // A named person among what was found is a person that was read, as on the page of a list: told to each delegation once, with all its lists. What was looked for is not told.
    private async Task NoteReadingAsync(IEnumerable<FoundPlace> places, Dictionary<(IndexKind Kind, Guid Id), FoundText> texts, CancellationToken cancellationToken)
    {
        var people = places.Where(p => p.Kind is IndexKind.PrisonerEntry or IndexKind.VersionEntry && texts.ContainsKey((p.Kind, p.Id))).ToList();
        foreach (var owner in people.GroupBy(p => p.Owner))
        {
            // One entry for each delegation, so that a page takes no more commands the more lists there are.
            var lists = owner.Select(p => (p.Kind, Id: texts[(p.Kind, p.Id)].BelongsTo!.Value)).Distinct().ToList();
            var type = lists[0].Kind == IndexKind.PrisonerEntry ? nameof(PrisonerList) : nameof(ListVersion);
            var others = string.Concat(lists.Skip(1).Select(l => $" {l.Id}"));
            db.Note(new AuditNote(AuditAction.Read, type, lists[0].Id, owner.Key, others.Length == 0 ? "found" : $"found, also on{others}"));
        }

        if (people.Count > 0)
        {
            await db.SaveAsync(cancellationToken);
        }
    }
}

/// <summary>Where something was found.</summary>
internal sealed record FoundPlace(IndexKind Kind, Guid Id, Id<Party>? Owner, OpenTo OpenTo)
{
    /// <summary>Who may read it.</summary>
    public PageAudience Audience => Kind switch
    {
        IndexKind.PrisonerEntry => PageAudience.OwnDelegation,
        IndexKind.VersionEntry => PageAudience.DelegationAndMediators,
        IndexKind.Party or IndexKind.Mediator or IndexKind.Official => PageAudience.Process,
        _ when OpenTo == OpenTo.OwnerOnly => PageAudience.OwnDelegation,
        // A delegation's own that all delegations read is read by its own among them.
        _ => new Audience(OpenTo.HasFlag(OpenTo.Parties) ? null : Owner, OpenTo).ToPage(),
    };
}
