using Negotiations.Domain;
using Negotiations.Domain.Agreements;
using Negotiations.Domain.Claims;
using Negotiations.Domain.Commitments;
using Negotiations.Domain.Documents;
using Negotiations.Domain.Mediators;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Notes;
using Negotiations.Domain.Parties;
using Negotiations.Domain.PrisonerLists;
using Negotiations.Domain.Readouts;
using Negotiations.Domain.Records;
using Negotiations.Domain.Search;
using Negotiations.Matching.Search;

namespace Negotiations.Infrastructure.Search;

/// <summary>What records refer to, as far as their index entries need it.</summary>
internal sealed class IndexSurroundings
{
    private readonly Dictionary<Id<Meeting>, DateTimeOffset> _meetings = [];
    private readonly Dictionary<Id<RecordVersion>, RecordVersion> _records = [];
    private readonly Dictionary<Id<ListVersion>, ListVersion> _lists = [];
    private readonly Dictionary<Id<Draft>, Draft> _drafts = [];

    /// <summary>Takes over what is known.</summary>
    public IndexSurroundings(IEnumerable<object> known, DateTimeOffset now)
    {
        Now = now;
        foreach (var record in known)
        {
            _ = record switch
            {
                Meeting meeting => _meetings.TryAdd(meeting.Id, meeting.Order),
                RecordVersion version => _records.TryAdd(version.Id, version),
                ListVersion version => _lists.TryAdd(version.Id, version),
                Draft draft => _drafts.TryAdd(draft.Id, draft),
                _ => false,
            };
        }
    }

    /// <summary>When it is saved.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>When a meeting is; now, where that is not known.</summary>
    public DateTimeOffset Of(Id<Meeting> meeting) => _meetings.GetValueOrDefault(meeting, Now);

    /// <summary>The version that a line belongs to: it is stored with its lines.</summary>
    public RecordVersion Of(Id<RecordVersion> version) => _records[version];

    /// <summary>The version that a person stands in: it is stored with its entries.</summary>
    public ListVersion Of(Id<ListVersion> version) => _lists[version];

    /// <summary>The draft that a provision stands in: it is stored with its provisions.</summary>
    public Draft Of(Id<Draft> draft) => _drafts[draft];
}

/// <summary>
/// What each kind of record is found by. What is not named here is not found: sealed details, health, charges, remarks and next of kin of a person are none of it, and no column that is encrypted may ever be.
/// </summary>
internal static class Indexing
{
    private static readonly Dictionary<Type, Rule> Rules = new()
    {
        [typeof(Meeting)] = Of<Meeting>(IndexKind.Meeting, m => m.Id.Value, (m, _) => Words(m.Order, [m.Title], m.Venue, m.Host, m.Summary, m.Source, m.Reason)),
        [typeof(AgendaItem)] = Of<AgendaItem>(IndexKind.AgendaItem, i => i.Id.Value, (i, around) => Words(around.Of(i.MeetingId), [i.Title])),
        [typeof(Participant)] = Of<Participant>(IndexKind.Participant, p => p.Id.Value, (p, around) => Words(around.Of(p.MeetingId), [p.Name], p.Office)),
        [typeof(Note)] = Of<Note>(IndexKind.Note, n => n.Id.Value, (n, _) => n.TakenOut ? null : Words(n.At, [], n.Text) with
        {
            Speaker = SearchText.KeyOf(n.Speaker),
            Meeting = n.MeetingId,
            AgendaItem = n.AgendaItemId,
        }),
        // Who took part is found among the participants of the meeting.
        [typeof(RecordLine)] = Of<RecordLine>(IndexKind.RecordLine, l => l.Id.Value, (l, around) => l.Part == RecordPart.Participant ? null : Words(around.Of(l.VersionId).MadeAt, [], l.Text) with
        {
            Speaker = SearchText.KeyOf(l.Speaker),
            Meeting = around.Of(l.VersionId).MeetingId,
            AgendaItem = l.AgendaItemId,
            Series = l.ParagraphId?.Value,
            Issue = around.Of(l.VersionId).Issue,
        }),
        // Who comments is told on the page of the record, and is no word to find it by.
        [typeof(RecordComment)] = Of<RecordComment>(IndexKind.RecordComment, c => c.Id.Value, (c, _) => Words(c.At, [], c.Text)),
        [typeof(ComplianceClaim)] = Of<ComplianceClaim>(IndexKind.ComplianceClaim, c => c.Id.Value, (c, _) => Words(c.Order, [], c.Text, c.Source)),
        [typeof(Assessment)] = Of<Assessment>(IndexKind.Assessment, a => a.Id.Value, (a, _) => Words(a.At, [], a.Text)),
        [typeof(Commitment)] = Of<Commitment>(IndexKind.Commitment, c => c.Id.Value, (c, _) => Words(c.ChangedAt, [c.What], c.WhoName, c.ToName, c.Statement, c.Verification, c.Event)),
        // Of a readout that was revised, the last revision is found; its passages each, in whichever revision they stand.
        [typeof(Readout)] = Of<Readout>(IndexKind.Readout, r => r.Id.Value, (r, _) => Words(r.Order, [r.Title], r.Archive) with { Series = r.FirstId.Value, Issue = r.Revision }),
        [typeof(ReadoutPassage)] = Of<ReadoutPassage>(IndexKind.ReadoutPassage, p => p.Id.Value, (p, around) => Words(around.Of(p.MeetingId), [], p.Text, p.Topic)),
        [typeof(ClaimSubject)] = Of<ClaimSubject>(IndexKind.ClaimSubject, s => s.Id.Value, (s, _) => Words(s.OpenedAt, [s.Title], s.About, s.Unit)),
        [typeof(Claim)] = Of<Claim>(IndexKind.Claim, c => c.Id.Value, (c, _) => c.MeetingId is null ? Words(c.KeptAt, [], c.Text, c.AsserterName, c.Scope, c.Source) : Words(c.KeptAt, [], c.Text, c.Scope, c.Source) with
        {
            Speaker = SearchText.KeyOf(c.AsserterName),
            Meeting = c.MeetingId,
            AgendaItem = c.AgendaItemId,
        }),
        [typeof(Agreement)] = Of<Agreement>(IndexKind.Agreement, a => a.Id.Value, (a, _) => Words(a.ChangedAt, [a.Title], a.Summary, a.Source)),
        // A provision is found in the latest draft that the reader may read of those in which it stands; the working text is not found.
        [typeof(DraftProvision)] = Of<DraftProvision>(IndexKind.DraftProvision, p => p.Id.Value, (p, around) => Words(around.Of(p.DraftId).TabledAt, [p.Heading], p.Text) with
        {
            Series = p.ProvisionId.Value,
            Issue = Moment(around.Of(p.DraftId).TabledAt),
        }),
        // As its provision, in each language for itself.
        [typeof(DraftTranslation)] = Of<DraftTranslation>(IndexKind.DraftTranslation, t => t.Id.Value, (t, around) => Words(around.Of(t.DraftId).TabledAt, [t.Heading], t.Text) with
        {
            Series = t.TranslationId.Value,
            Issue = Moment(around.Of(t.DraftId).TabledAt),
        }),
        // As its provision: in the latest draft that the reader may read of those in which it stands.
        [typeof(DraftAlternative)] = Of<DraftAlternative>(IndexKind.DraftAlternative, a => a.Id.Value, (a, around) => Words(around.Of(a.DraftId).TabledAt, [], a.Words) with
        {
            Series = a.AlternativeId.Value,
            Issue = Moment(around.Of(a.DraftId).TabledAt),
        }),
        [typeof(DraftRemark)] = Of<DraftRemark>(IndexKind.DraftRemark, r => r.Id.Value, (r, _) => Words(r.At, [], r.Text)),
        // What is in the file is sealed, and found by nobody.
        [typeof(Document)] = Of<Document>(IndexKind.Document, d => d.Id.Value, (d, _) => Words(d.AddedAt, [d.Title], d.FileName)),
        [typeof(PrisonerList)] = Of<PrisonerList>(IndexKind.PrisonerList, l => l.Id.Value, (l, _) => Words(l.ChangedAt, [l.Subject]) with { Series = l.Id.Value, Issue = int.MaxValue }),
        [typeof(ListVersion)] = Of<ListVersion>(IndexKind.ListVersion, v => v.Id.Value, (v, _) => Words(v.SubmittedAt, [v.Subject]) with { Series = v.ListId.Value, Issue = v.Number }),
        // A delegation finds its working copy, the others the last version in which somebody stands.
        [typeof(PrisonerEntry)] = Of<PrisonerEntry>(IndexKind.PrisonerEntry, e => e.Id.Value, (e, around) => Person(around.Now, e.Claim, e.Id) with { Issue = int.MaxValue }),
        [typeof(VersionEntry)] = Of<VersionEntry>(IndexKind.VersionEntry, e => e.Id.Value, (e, around) =>
            Person(around.Of(e.VersionId).SubmittedAt, e.Claim, e.EntryId) with { Issue = around.Of(e.VersionId).Number }),
        [typeof(Party)] = Of<Party>(IndexKind.Party, p => p.Id.Value, (p, around) => Words(around.Now, [p.Name, p.LocalNames], p.Code)),
        [typeof(Mediator)] = Of<Mediator>(IndexKind.Mediator, m => m.Id.Value, (m, around) => Words(around.Now, [m.Name])),
        [typeof(Official)] = Of<Official>(IndexKind.Official, o => o.Id.Value, (o, around) => Words(around.Now, [o.Name], o.Title, o.Office, o.OnBehalfOf)),
    };

    /// <summary>Types of records that are found, and what they are called.</summary>
    public static IReadOnlyDictionary<Type, IndexKind> Kinds { get; } = Rules.ToDictionary(r => r.Key, r => r.Value.Kind);

    /// <summary>What a record is and what it is found by; nothing, if it is not found at all.</summary>
    public static IndexedRecord? Find(object record, IndexSurroundings around) =>
        Rules.TryGetValue(record.GetType(), out var rule) ? rule.Read(record, around) : null;

    private static Rule Of<T>(IndexKind kind, Func<T, Guid> key, Func<T, IndexSurroundings, IndexText?> text)
        where T : ProcessRecord =>
        new(kind, (record, around) => new IndexedRecord((ProcessRecord)record, kind, key((T)record), () => text((T)record, around)));

    private static IndexText Words(DateTimeOffset at, string[] heading, params string?[] text) =>
        new() { At = at, Heading = SearchText.KeyOf(heading), Words = SearchText.KeyOf([.. heading, .. text]) };

    // A whole number that grows with time: a draft that some do not read has no place in a series of numbers.
    private static int Moment(DateTimeOffset at) => (int)(at.ToUnixTimeSeconds() - DateTimeOffset.UnixEpoch.AddYears(50).ToUnixTimeSeconds());

    // By name and service number, as on the page of a list.
    private static IndexText Person(DateTimeOffset at, PersonClaim claim, Id<PrisonerEntry> entry) =>
        Words(at, [claim.FamilyName ?? "", claim.GivenName ?? "", claim.RomanizedName ?? ""], claim.FatherName, claim.Aliases, claim.ServiceNumber) with { Series = entry.Value };

    private sealed record Rule(IndexKind Kind, Func<object, IndexSurroundings, IndexedRecord> Read);
}

/// <summary>A record that can be found.</summary>
/// <param name="Record">The record.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Its key.</param>
/// <param name="Text">What it is found by; nothing, if this one is not.</param>
internal sealed record IndexedRecord(ProcessRecord Record, IndexKind Kind, Guid Id, Func<IndexText?> Text);
