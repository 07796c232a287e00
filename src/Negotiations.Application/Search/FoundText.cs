using Negotiations.Application.Claims;
using Negotiations.Application.Notes;
using Negotiations.Application.Records;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;
using Negotiations.Domain.Claims;
using Negotiations.Domain.Commitments;
using Negotiations.Domain.Dates;
using Negotiations.Domain.Documents;
using Negotiations.Domain.Mediators;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Notes;
using Negotiations.Domain.Parties;
using Negotiations.Domain.PrisonerLists;
using Negotiations.Domain.Readouts;
using Negotiations.Domain.Records;
using Negotiations.Domain.Search;

namespace Negotiations.Application.Search;

/// <summary>What is shown of a record that was found, read from the record itself: through the same views as on its own page, so that nobody is named who is not named there.</summary>
internal sealed record FoundText
{
    public IndexKind Kind { get; init; }

    public Guid Id { get; init; }

    /// <summary>What it belongs to: the meeting, the list, the version.</summary>
    public Guid? BelongsTo { get; init; }

    /// <summary>The version of the record in which it stands.</summary>
    public Guid? Within { get; init; }

    /// <summary>What that is called.</summary>
    public string? Where { get; init; }

    public DateTimeOffset? At { get; init; }

    /// <summary>The date, as it is stored: what is no date has none to be put beside it in one query.</summary>
    public string? Day { get; init; }

    public PartialDate? Date => Day is null ? null : PartialDate.Parse(Day);

    public string? Zone { get; init; }

    public ListKind? List { get; init; }

    public int? Number { get; init; }

    public string? PartyCode { get; init; }

    public int? PartyMark { get; init; }

    public string? Language { get; init; }

    /// <summary>The scheme, where the romanization was made by the system.</summary>
    public string? Scheme { get; init; }

    public string? One { get; init; }

    public string? Two { get; init; }

    public string? Three { get; init; }

    public string? Four { get; init; }

    public string? Five { get; init; }

    public string? Six { get; init; }

    /// <summary>Its fields with their texts; those of the heading first.</summary>
    public IEnumerable<(FoundField Field, string Text)> Fields => FieldsOf[Kind].Zip([One, Two, Three, Four, Five, Six]).Where(f => !string.IsNullOrEmpty(f.Second)).Select(f => (f.First, f.Second!));

    private static readonly Dictionary<IndexKind, FoundField[]> FieldsOf = new()
    {
        [IndexKind.Meeting] = [FoundField.Title, FoundField.Venue, FoundField.Host, FoundField.Summary, FoundField.Source, FoundField.Reason],
        [IndexKind.AgendaItem] = [FoundField.Title],
        [IndexKind.Participant] = [FoundField.Name, FoundField.Office],
        [IndexKind.Note] = [FoundField.Text, FoundField.Speaker],
        [IndexKind.RecordLine] = [FoundField.Text, FoundField.Speaker],
        [IndexKind.RecordComment] = [FoundField.Text],
        [IndexKind.ComplianceClaim] = [FoundField.Text, FoundField.Source],
        [IndexKind.Assessment] = [FoundField.Text],
        [IndexKind.Commitment] = [FoundField.What, FoundField.Who, FoundField.ToWhom, FoundField.Statement, FoundField.Verification, FoundField.Event],
        [IndexKind.Readout] = [FoundField.Title, FoundField.Archive],
        [IndexKind.ReadoutPassage] = [FoundField.Text, FoundField.Topic],
        [IndexKind.ClaimSubject] = [FoundField.Title, FoundField.About, FoundField.Unit],
        [IndexKind.Claim] = [FoundField.Text, FoundField.Who, FoundField.Scope, FoundField.Source],
        [IndexKind.Agreement] = [FoundField.Title, FoundField.Summary, FoundField.Source],
        [IndexKind.DraftProvision] = [FoundField.Heading, FoundField.Text],
        [IndexKind.DraftTranslation] = [FoundField.Heading, FoundField.Text],
        [IndexKind.DraftAlternative] = [FoundField.Text],
        [IndexKind.DraftRemark] = [FoundField.Text],
        [IndexKind.PrisonerList] = [FoundField.About],
        [IndexKind.ListVersion] = [FoundField.About],
        [IndexKind.Document] = [FoundField.Title, FoundField.FileName],
        [IndexKind.PrisonerEntry] = [FoundField.FamilyName, FoundField.GivenName, FoundField.RomanizedName, FoundField.FatherName, FoundField.Aliases, FoundField.ServiceNumber],
        [IndexKind.VersionEntry] = [FoundField.FamilyName, FoundField.GivenName, FoundField.RomanizedName, FoundField.FatherName, FoundField.Aliases, FoundField.ServiceNumber],
        [IndexKind.Party] = [FoundField.Name, FoundField.LocalNames, FoundField.Code],
        [IndexKind.Mediator] = [FoundField.Name],
        [IndexKind.Official] = [FoundField.Name, FoundField.Title, FoundField.Office, FoundField.OnBehalfOf],
    };

    /// <summary>The texts of what was found, in one query.</summary>
    public static IQueryable<FoundText> Of(INegotiationsDb db, IReadOnlyCollection<FoundPlace> places)
    {
        List<Id<T>> Keys<T>(IndexKind kind) => [.. places.Where(p => p.Kind == kind).Select(p => new Id<T>(p.Id))];
        var (meetings, items, participants, notes) = (Keys<Meeting>(IndexKind.Meeting), Keys<AgendaItem>(IndexKind.AgendaItem), Keys<Participant>(IndexKind.Participant), Keys<Note>(IndexKind.Note));
        var (lines, commitments, entries, frozen) = (Keys<RecordLine>(IndexKind.RecordLine), Keys<Commitment>(IndexKind.Commitment), Keys<PrisonerEntry>(IndexKind.PrisonerEntry), Keys<VersionEntry>(IndexKind.VersionEntry));
        var (readouts, passages, documents) = (Keys<Readout>(IndexKind.Readout), Keys<ReadoutPassage>(IndexKind.ReadoutPassage), Keys<Document>(IndexKind.Document));
        var nameless = StandingClaim.Nameless(db);
        var (subjects, claims) = (Keys<ClaimSubject>(IndexKind.ClaimSubject), Keys<Claim>(IndexKind.Claim));
        var (agreements, provisions, translations) = (Keys<Agreement>(IndexKind.Agreement), Keys<DraftProvision>(IndexKind.DraftProvision), Keys<DraftTranslation>(IndexKind.DraftTranslation));
        var (comments, compliance, assessments) = (Keys<RecordComment>(IndexKind.RecordComment), Keys<ComplianceClaim>(IndexKind.ComplianceClaim), Keys<Assessment>(IndexKind.Assessment));
        var (alternatives, remarks, lists, versions) = (Keys<DraftAlternative>(IndexKind.DraftAlternative), Keys<DraftRemark>(IndexKind.DraftRemark), Keys<PrisonerList>(IndexKind.PrisonerList), Keys<ListVersion>(IndexKind.ListVersion));
        var (parties, mediators, officials) = (Keys<Party>(IndexKind.Party), Keys<Mediator>(IndexKind.Mediator), Keys<Official>(IndexKind.Official));
        return db.Meetings.Where(m => meetings.Contains(m.Id)).Select(m => new FoundText
        {
            Kind = IndexKind.Meeting, Id = (Guid)(object)m.Id, BelongsTo = null, Within = null, Where = null, At = m.StartsAt, Day = (string)(object)m.Date, Zone = m.Zone,
            List = null, Number = null, PartyCode = null, PartyMark = null, Language = null, Scheme = null,
            One = m.Title, Two = m.Venue, Three = m.Host, Four = m.Summary, Five = m.Source, Six = m.Reason,
        })
        .Concat(from item in db.AgendaItems
                where items.Contains(item.Id)
                join m in db.Meetings on item.MeetingId equals m.Id
                select new FoundText
                {
                    Kind = IndexKind.AgendaItem, Id = (Guid)(object)item.Id, BelongsTo = (Guid)(object)m.Id, Within = null, Where = m.Title, At = m.StartsAt, Day = (string)(object)m.Date, Zone = m.Zone,
                    List = null, Number = null, PartyCode = null, PartyMark = null, Language = null, Scheme = null,
                    One = item.Title, Two = null, Three = null, Four = null, Five = null, Six = null,
                })
        .Concat(from participant in db.Participants
                where participants.Contains(participant.Id)
                join m in db.Meetings on participant.MeetingId equals m.Id
                join p in db.Parties on participant.PartyId equals p.Id into joined
                from party in joined.DefaultIfEmpty()
                select new FoundText
                {
                    Kind = IndexKind.Participant, Id = (Guid)(object)participant.Id, BelongsTo = (Guid)(object)m.Id, Within = null, Where = m.Title, At = m.StartsAt, Day = (string)(object)m.Date, Zone = m.Zone,
                    List = null, Number = null, PartyCode = party == null ? null : party.Code, PartyMark = party == null ? null : party.Mark, Language = null, Scheme = null,
                    One = participant.Name, Two = participant.Office, Three = null, Four = null, Five = null, Six = null,
                })
        .Concat(from note in NoteRow.Of(db)
                where notes.Contains(note.Id)
                join m in db.Meetings on note.MeetingId equals m.Id
                select new FoundText
                {
                    Kind = IndexKind.Note, Id = (Guid)(object)note.Id, BelongsTo = (Guid)(object)m.Id, Within = null, Where = m.Title, At = note.At, Day = null, Zone = m.Zone,
                    List = null, Number = null, PartyCode = null, PartyMark = null, Language = null, Scheme = null,
                    One = note.Text, Two = note.Speaker, Three = null, Four = null, Five = null, Six = null,
                })
        .Concat(from line in LineRow.Of(db)
                where lines.Contains(line.Id)
                join v in db.RecordVersions on line.VersionId equals v.Id
                select new FoundText
                {
                    Kind = IndexKind.RecordLine, Id = (Guid)(object)line.Id, BelongsTo = (Guid)(object)v.MeetingId, Within = (Guid)(object)v.Id, Where = v.Title, At = v.MadeAt, Day = null, Zone = null,
                    List = null, Number = null, PartyCode = null, PartyMark = null, Language = null, Scheme = null,
                    One = line.Text, Two = line.Speaker, Three = null, Four = null, Five = null, Six = null,
                })
        .Concat(from commitment in db.Commitments
                where commitments.Contains(commitment.Id)
                join m in db.Meetings on commitment.MeetingId equals m.Id into joined
                from meeting in joined.DefaultIfEmpty()
                select new FoundText
                {
                    Kind = IndexKind.Commitment, Id = (Guid)(object)commitment.Id, BelongsTo = null, Within = null, Where = meeting == null ? null : meeting.Title, At = null, Day = (string?)(object?)commitment.DueOn, Zone = null,
                    List = null, Number = null, PartyCode = null, PartyMark = null, Language = null, Scheme = null,
                    One = commitment.What, Two = commitment.WhoName, Three = commitment.ToName, Four = commitment.Statement, Five = commitment.Verification, Six = commitment.Event,
                })
        .Concat(from comment in db.RecordComments
                where comments.Contains(comment.Id)
                join v in db.RecordVersions on comment.VersionId equals v.Id
                select new FoundText
                {
                    Kind = IndexKind.RecordComment, Id = (Guid)(object)comment.Id, BelongsTo = (Guid)(object)v.MeetingId, Within = (Guid)(object)v.Id, Where = v.Title, At = comment.At, Day = null, Zone = null,
                    List = null, Number = null, PartyCode = null, PartyMark = null, Language = null, Scheme = null,
                    One = comment.Text, Two = null, Three = null, Four = null, Five = null, Six = null,
                })
        .Concat(from claim in db.ComplianceClaims
                where compliance.Contains(claim.Id)
                join commitment in db.Commitments on claim.CommitmentId equals commitment.Id
                join party in db.Parties on claim.PartyId equals party.Id
                select new FoundText
                {
                    Kind = IndexKind.ComplianceClaim, Id = (Guid)(object)claim.Id, BelongsTo = (Guid)(object)commitment.Id, Within = null, Where = commitment.What, At = null, Day = (string)(object)claim.On, Zone = null,
                    List = null, Number = null, PartyCode = party.Code, PartyMark = party.Mark, Language = null, Scheme = null,
                    One = claim.Text, Two = claim.Source, Three = null, Four = null, Five = null, Six = null,
                })
        .Concat(from assessment in db.Assessments
                where assessments.Contains(assessment.Id)
                join commitment in db.Commitments on assessment.CommitmentId equals commitment.Id
                select new FoundText
                {
                    Kind = IndexKind.Assessment, Id = (Guid)(object)assessment.Id, BelongsTo = (Guid)(object)commitment.Id, Within = null, Where = commitment.What, At = assessment.At, Day = null, Zone = null,
                    List = null, Number = null, PartyCode = null, PartyMark = null, Language = null, Scheme = null,
                    One = assessment.Text, Two = null, Three = null, Four = null, Five = null, Six = null,
                })
        .Concat(from readout in db.Readouts
                where readouts.Contains(readout.Id)
                join m in db.Meetings on readout.MeetingId equals m.Id
                select new FoundText
                {
                    Kind = IndexKind.Readout, Id = (Guid)(object)readout.Id, BelongsTo = (Guid)(object)m.Id, Within = (Guid)(object)readout.Id, Where = m.Title, At = readout.IssuedAt, Day = (string)(object)readout.IssuedOn, Zone = readout.IssuedZone,
                    List = null, Number = null, PartyCode = null, PartyMark = null, Language = null, Scheme = null,
                    One = readout.Title, Two = readout.Archive, Three = null, Four = null, Five = null, Six = null,
                })
        .Concat(from passage in db.ReadoutPassages
                where passages.Contains(passage.Id)
                join readout in db.Readouts on passage.ReadoutId equals readout.Id
                select new FoundText
                {
                    Kind = IndexKind.ReadoutPassage, Id = (Guid)(object)passage.Id, BelongsTo = (Guid)(object)readout.MeetingId, Within = (Guid)(object)readout.Id, Where = readout.Title, At = readout.IssuedAt, Day = (string)(object)readout.IssuedOn, Zone = readout.IssuedZone,
                    List = null, Number = null, PartyCode = null, PartyMark = null, Language = null, Scheme = null,
                    One = passage.Text, Two = passage.Topic, Three = null, Four = null, Five = null, Six = null,
                })
        .Concat(from subject in db.ClaimSubjects
                where subjects.Contains(subject.Id)
                select new FoundText
                {
                    Kind = IndexKind.ClaimSubject, Id = (Guid)(object)subject.Id, BelongsTo = (Guid)(object)subject.Id, Within = null, Where = null, At = null, Day = null, Zone = null,
                    List = null, Number = null, PartyCode = null, PartyMark = null, Language = null, Scheme = null,
                    One = subject.Title, Two = subject.About, Three = subject.Unit, Four = null, Five = null, Six = null,
                })
        .Concat(from claim in db.Claims
                where claims.Contains(claim.Id)
                join subject in db.ClaimSubjects on claim.SubjectId equals subject.Id
                select new FoundText
                {
                    Kind = IndexKind.Claim, Id = (Guid)(object)claim.Id, BelongsTo = (Guid)(object)subject.Id, Within = null, Where = subject.Title, At = null, Day = (string)(object)claim.StatedOn, Zone = null,
                    List = null, Number = null, PartyCode = null, PartyMark = null, Language = null, Scheme = null,
                    One = claim.Text, Two = nameless.Any(n => n.Id == claim.Id) ? null : claim.AsserterName, Three = claim.Scope, Four = claim.Source, Five = null, Six = null,
                })
        .Concat(db.Agreements.Where(a => agreements.Contains(a.Id)).Select(a => new FoundText
        {
            Kind = IndexKind.Agreement, Id = (Guid)(object)a.Id, BelongsTo = (Guid)(object)a.Id, Within = null, Where = null, At = null, Day = null, Zone = null,
            List = null, Number = null, PartyCode = null, PartyMark = null, Language = null, Scheme = null,
            One = a.Title, Two = a.Summary, Three = a.Source, Four = null, Five = null, Six = null,
        }))
        .Concat(from provision in db.DraftProvisions
                where provisions.Contains(provision.Id)
                join draft in db.Drafts on provision.DraftId equals draft.Id
                select new FoundText
                {
                    Kind = IndexKind.DraftProvision, Id = (Guid)(object)provision.Id, BelongsTo = (Guid)(object)draft.AgreementId, Within = (Guid)(object)draft.Id, Where = draft.Title, At = draft.TabledAt, Day = null, Zone = null,
                    List = null, Number = draft.Number, PartyCode = null, PartyMark = null, Language = draft.Language, Scheme = null,
                    One = provision.Heading, Two = provision.Text, Three = null, Four = null, Five = null, Six = null,
                })
        .Concat(from translation in db.DraftTranslations
                where translations.Contains(translation.Id)
                join draft in db.Drafts on translation.DraftId equals draft.Id
                select new FoundText
                {
                    Kind = IndexKind.DraftTranslation, Id = (Guid)(object)translation.Id, BelongsTo = (Guid)(object)draft.AgreementId, Within = (Guid)(object)draft.Id, Where = draft.Title, At = draft.TabledAt, Day = null, Zone = null,
                    List = null, Number = draft.Number, PartyCode = null, PartyMark = null, Language = translation.Language, Scheme = null,
                    One = translation.Heading, Two = translation.Text, Three = null, Four = null, Five = null, Six = null,
                })
        .Concat(from alternative in db.DraftAlternatives
                where alternatives.Contains(alternative.Id)
                join draft in db.Drafts on alternative.DraftId equals draft.Id
                select new FoundText
                {
                    Kind = IndexKind.DraftAlternative, Id = (Guid)(object)alternative.Id, BelongsTo = (Guid)(object)draft.AgreementId, Within = (Guid)(object)draft.Id, Where = draft.Title, At = draft.TabledAt, Day = null, Zone = null,
                    List = null, Number = draft.Number, PartyCode = null, PartyMark = null, Language = draft.Language, Scheme = null,
                    One = alternative.Words, Two = null, Three = null, Four = null, Five = null, Six = null,
                })
        .Concat(from remark in db.DraftRemarks
                where remarks.Contains(remark.Id)
                join draft in db.Drafts on remark.DraftId equals draft.Id
                join p in db.Parties on remark.PartyId equals p.Id into joined
                from party in joined.DefaultIfEmpty()
                select new FoundText
                {
                    Kind = IndexKind.DraftRemark, Id = (Guid)(object)remark.Id, BelongsTo = (Guid)(object)draft.AgreementId, Within = (Guid)(object)draft.Id, Where = draft.Title, At = remark.At, Day = null, Zone = null,
                    List = null, Number = draft.Number, PartyCode = party == null ? null : party.Code, PartyMark = party == null ? null : party.Mark, Language = null, Scheme = null,
                    One = remark.Text, Two = null, Three = null, Four = null, Five = null, Six = null,
                })
        .Concat(db.PrisonerLists.Where(l => lists.Contains(l.Id)).Select(l => new FoundText
        {
            Kind = IndexKind.PrisonerList, Id = (Guid)(object)l.Id, BelongsTo = (Guid)(object)l.Id, Within = null, Where = null, At = l.ChangedAt, Day = null, Zone = null,
            List = l.Kind, Number = null, PartyCode = null, PartyMark = null, Language = null, Scheme = null,
            One = l.Subject, Two = null, Three = null, Four = null, Five = null, Six = null,
        }))
        .Concat(from version in db.ListVersions
                where versions.Contains(version.Id)
                join party in db.Parties on version.OwnerId equals party.Id
                select new FoundText
                {
                    Kind = IndexKind.ListVersion, Id = (Guid)(object)version.Id, BelongsTo = (Guid)(object)version.Id, Within = null, Where = null, At = version.SubmittedAt, Day = null, Zone = null,
                    List = version.Kind, Number = version.Number, PartyCode = party.Code, PartyMark = party.Mark, Language = null, Scheme = null,
                    One = version.Subject, Two = null, Three = null, Four = null, Five = null, Six = null,
                })
        .Concat(from document in db.Documents
                where documents.Contains(document.Id)
                join m in db.Meetings on document.MeetingId equals m.Id
                select new FoundText
                {
                    Kind = IndexKind.Document, Id = (Guid)(object)document.Id, BelongsTo = (Guid)(object)m.Id, Within = null, Where = m.Title, At = document.AddedAt, Day = null, Zone = null,
                    List = null, Number = null, PartyCode = null, PartyMark = null, Language = null, Scheme = null,
                    One = document.Title, Two = document.FileName, Three = null, Four = null, Five = null, Six = null,
                })
        .Concat(from entry in db.PrisonerEntries
                where entries.Contains(entry.Id)
                join list in db.PrisonerLists on entry.ListId equals list.Id
                select new FoundText
                {
                    Kind = IndexKind.PrisonerEntry, Id = (Guid)(object)entry.Id, BelongsTo = (Guid)(object)list.Id, Within = null, Where = list.Subject, At = list.ChangedAt, Day = null, Zone = null,
                    List = list.Kind, Number = null, PartyCode = null, PartyMark = null, Language = entry.Claim.NameLanguage, Scheme = entry.Claim.RomanizationScheme,
                    One = entry.Claim.FamilyName, Two = entry.Claim.GivenName, Three = entry.Claim.RomanizedName, Four = entry.Claim.FatherName, Five = entry.Claim.Aliases, Six = entry.Claim.ServiceNumber,
                })
        .Concat(from entry in db.VersionEntries
                where frozen.Contains(entry.Id)
                join version in db.ListVersions on entry.VersionId equals version.Id
                join party in db.Parties on version.OwnerId equals party.Id
                select new FoundText
                {
                    Kind = IndexKind.VersionEntry, Id = (Guid)(object)entry.Id, BelongsTo = (Guid)(object)version.Id, Within = null, Where = version.Subject, At = version.SubmittedAt, Day = null, Zone = null,
                    List = version.Kind, Number = version.Number, PartyCode = party.Code, PartyMark = party.Mark, Language = entry.Claim.NameLanguage, Scheme = entry.Claim.RomanizationScheme,
                    One = entry.Claim.FamilyName, Two = entry.Claim.GivenName, Three = entry.Claim.RomanizedName, Four = entry.Claim.FatherName, Five = entry.Claim.Aliases, Six = entry.Claim.ServiceNumber,
                })
        .Concat(db.Parties.Where(p => parties.Contains(p.Id)).Select(p => new FoundText
        {
            Kind = IndexKind.Party, Id = (Guid)(object)p.Id, BelongsTo = null, Within = null, Where = null, At = null, Day = null, Zone = null,
            List = null, Number = null, PartyCode = p.Code, PartyMark = p.Mark, Language = null, Scheme = null,
            One = p.Name, Two = p.LocalNames, Three = p.Code, Four = null, Five = null, Six = null,
        }))
        .Concat(db.Mediators.Where(m => mediators.Contains(m.Id)).Select(m => new FoundText
        {
            Kind = IndexKind.Mediator, Id = (Guid)(object)m.Id, BelongsTo = null, Within = null, Where = null, At = null, Day = null, Zone = null,
            List = null, Number = null, PartyCode = null, PartyMark = null, Language = null, Scheme = null,
            One = m.Name, Two = null, Three = null, Four = null, Five = null, Six = null,
        }))
        .Concat(db.Officials.Where(o => officials.Contains(o.Id)).Select(o => new FoundText
        {
            Kind = IndexKind.Official, Id = (Guid)(object)o.Id, BelongsTo = null, Within = null, Where = null, At = null, Day = null, Zone = null,
            List = null, Number = null, PartyCode = null, PartyMark = null, Language = null, Scheme = null,
            One = o.Name, Two = o.Title, Three = o.Office, Four = o.OnBehalfOf, Five = null, Six = null,
        }));
    }
}
