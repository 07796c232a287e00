using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Auditing;
using Negotiations.Application.Pipeline;
using Negotiations.Domain.Agreements;
using Negotiations.Domain.Claims;
using Negotiations.Domain.Commitments;
using Negotiations.Domain.Documents;
using Negotiations.Domain.Mediators;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Notes;
using Negotiations.Domain.Parties;
using Negotiations.Domain.PrisonerLists;
using Negotiations.Domain.Processes;
using Negotiations.Domain.Readouts;
using Negotiations.Domain.Records;
using Negotiations.Domain.Search;
using Negotiations.Domain.Visits;

namespace Negotiations.Application;

/// <summary>
/// The database as handlers see it: already filtered to what the current viewer may see, guarded against what the viewer may not
/// write, and with every change in the audit trail. There is no way round; do not add one.
/// </summary>
public interface INegotiationsDb
{
#pragma warning disable CS1591 // each is told by its record
    DbSet<Process> Processes { get; }
    DbSet<Party> Parties { get; }
    DbSet<Membership> Memberships { get; }
    DbSet<Mediator> Mediators { get; }
    DbSet<Official> Officials { get; }
    DbSet<Meeting> Meetings { get; }
    DbSet<Participant> Participants { get; }
    DbSet<AgendaItem> AgendaItems { get; }
    DbSet<MeetingLink> MeetingLinks { get; }
    DbSet<Note> Notes { get; }
    DbSet<Visit> Visits { get; }
    DbSet<SharedRecord> SharedRecords { get; }
    DbSet<RecordParagraph> RecordParagraphs { get; }
    DbSet<RecordVersion> RecordVersions { get; }
    DbSet<RecordLine> RecordLines { get; }
    DbSet<RecordComment> RecordComments { get; }
    DbSet<RecordAnswer> RecordAnswers { get; }
    DbSet<Commitment> Commitments { get; }
    DbSet<ComplianceClaim> ComplianceClaims { get; }
    DbSet<Assessment> Assessments { get; }
    DbSet<Readout> Readouts { get; }
    DbSet<ReadoutAsserter> ReadoutAsserters { get; }
    DbSet<ReadoutPassage> ReadoutPassages { get; }
    DbSet<ReadoutDraft> ReadoutDrafts { get; }
    DbSet<ReadoutLine> ReadoutLines { get; }
    DbSet<Agreement> Agreements { get; }
    DbSet<AgreementParty> AgreementParties { get; }
    DbSet<AgreementMediator> AgreementMediators { get; }
    DbSet<AgreementLanguage> AgreementLanguages { get; }
    DbSet<AgreementAct> AgreementActs { get; }
    DbSet<Provision> Provisions { get; }
    DbSet<Draft> Drafts { get; }
    DbSet<DraftProvision> DraftProvisions { get; }
    DbSet<ProvisionTranslation> ProvisionTranslations { get; }
    DbSet<DraftTranslation> DraftTranslations { get; }
    DbSet<Bracket> Brackets { get; }
    DbSet<BracketAlternative> BracketAlternatives { get; }
    DbSet<DraftBracket> DraftBrackets { get; }
    DbSet<DraftAlternative> DraftAlternatives { get; }
    DbSet<WordingProposal> WordingProposals { get; }
    DbSet<SentProposal> SentProposals { get; }
    DbSet<BracketStance> BracketStances { get; }

    /// <summary>Comments and reservations on provisions of drafts.</summary>
    DbSet<DraftRemark> DraftRemarks { get; }
    DbSet<ClaimSubject> ClaimSubjects { get; }
    DbSet<Claim> Claims { get; }
    DbSet<ClaimWithdrawal> ClaimWithdrawals { get; }
    DbSet<ClaimReply> ClaimReplies { get; }
    DbSet<Document> Documents { get; }
    DbSet<PrisonerList> PrisonerLists { get; }
    DbSet<PrisonerEntry> PrisonerEntries { get; }
    DbSet<EntryDetail> EntryDetails { get; }
    DbSet<ListVersion> ListVersions { get; }
    DbSet<VersionEntry> VersionEntries { get; }
    DbSet<VersionDetail> VersionDetails { get; }
    DbSet<ListWithdrawal> ListWithdrawals { get; }
    DbSet<ListImport> ListImports { get; }
    DbSet<IndexEntry> IndexEntries { get; }
    DbSet<AuditEntry> AuditEntries { get; }
    DbSet<SentForm> SentForms { get; }
#pragma warning restore CS1591

    /// <summary>Saves everything that was changed, with its audit entries, in one transaction.</summary>
    Task SaveAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Does what reads, decides and saves while nobody else can save anything in between. Everybody else waits as long: for decisions that depend on what others add, such as how many comments there are.
    /// </summary>
    Task<T> InTurnAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken);

    /// <summary>Notes that a named person was read or exported; stored with the next <see cref="SaveAsync"/>.</summary>
    void Note(AuditNote note);

    /// <summary>Forgets everything that was loaded and changed, so that a handler can start again.</summary>
    void Forget();
}
