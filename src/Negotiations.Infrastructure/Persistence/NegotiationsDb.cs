using System.Reflection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Negotiations.Application;
using Negotiations.Application.Access;
using Negotiations.Application.Auditing;
using Negotiations.Application.Pipeline;
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
using Negotiations.Domain.Processes;
using Negotiations.Domain.Readouts;
using Negotiations.Domain.Records;
using Negotiations.Domain.Visits;
using Negotiations.Infrastructure.Auditing;
using Negotiations.Infrastructure.Identity;
using Negotiations.Infrastructure.Notices;

namespace Negotiations.Infrastructure.Persistence;

/// <summary>
/// The database. What the viewer sees is decided in <c>NegotiationsDb.Audience.cs</c>, what the viewer may write in
/// <see cref="WriteGuard"/>; saving writes the audit trail, and what records are found by, in the same transaction.
/// </summary>
public sealed partial class NegotiationsDb(DbContextOptions<NegotiationsDb> options, CurrentViewer current, TimeProvider clock)
    : IdentityUserContext<User, Guid>(options), INegotiationsDb
{
    private readonly List<AuditNote> _notes = [];
    private bool _reseals;

    /// <inheritdoc/>
    public DbSet<Process> Processes => Set<Process>();

    /// <inheritdoc/>
    public DbSet<Party> Parties => Set<Party>();

    /// <inheritdoc/>
    public DbSet<Membership> Memberships => Set<Membership>();

    /// <inheritdoc/>
    public DbSet<Mediator> Mediators => Set<Mediator>();

    /// <inheritdoc/>
    public DbSet<Official> Officials => Set<Official>();

    /// <inheritdoc/>
    public DbSet<Meeting> Meetings => Set<Meeting>();

    /// <inheritdoc/>
    public DbSet<Participant> Participants => Set<Participant>();

    /// <inheritdoc/>
    public DbSet<AgendaItem> AgendaItems => Set<AgendaItem>();

    /// <inheritdoc/>
    public DbSet<MeetingLink> MeetingLinks => Set<MeetingLink>();

    /// <inheritdoc/>
    public DbSet<Note> Notes => Set<Note>();

    /// <inheritdoc/>
    public DbSet<Visit> Visits => Set<Visit>();

    /// <inheritdoc/>
    public DbSet<SharedRecord> SharedRecords => Set<SharedRecord>();

    /// <inheritdoc/>
    public DbSet<RecordParagraph> RecordParagraphs => Set<RecordParagraph>();

    /// <inheritdoc/>
    public DbSet<RecordVersion> RecordVersions => Set<RecordVersion>();

    /// <inheritdoc/>
    public DbSet<RecordLine> RecordLines => Set<RecordLine>();

    /// <inheritdoc/>
    public DbSet<RecordComment> RecordComments => Set<RecordComment>();

    /// <inheritdoc/>
    public DbSet<RecordAnswer> RecordAnswers => Set<RecordAnswer>();

    /// <inheritdoc/>
    public DbSet<Commitment> Commitments => Set<Commitment>();

    /// <inheritdoc/>
    public DbSet<ComplianceClaim> ComplianceClaims => Set<ComplianceClaim>();

    /// <inheritdoc/>
    public DbSet<Assessment> Assessments => Set<Assessment>();

    /// <inheritdoc/>
    public DbSet<Readout> Readouts => Set<Readout>();

    /// <inheritdoc/>
    public DbSet<ReadoutAsserter> ReadoutAsserters => Set<ReadoutAsserter>();

    /// <inheritdoc/>
    public DbSet<ReadoutPassage> ReadoutPassages => Set<ReadoutPassage>();

    /// <inheritdoc/>
    public DbSet<ReadoutDraft> ReadoutDrafts => Set<ReadoutDraft>();

    /// <inheritdoc/>
    public DbSet<ReadoutLine> ReadoutLines => Set<ReadoutLine>();

    /// <inheritdoc/>
    public DbSet<Agreement> Agreements => Set<Agreement>();

    /// <inheritdoc/>
    public DbSet<AgreementParty> AgreementParties => Set<AgreementParty>();

    /// <inheritdoc/>
    public DbSet<AgreementMediator> AgreementMediators => Set<AgreementMediator>();

    /// <inheritdoc/>
    public DbSet<AgreementLanguage> AgreementLanguages => Set<AgreementLanguage>();

    /// <inheritdoc/>
    public DbSet<AgreementAct> AgreementActs => Set<AgreementAct>();

    /// <inheritdoc/>
    public DbSet<Provision> Provisions => Set<Provision>();

    /// <inheritdoc/>
    public DbSet<Draft> Drafts => Set<Draft>();

    /// <inheritdoc/>
    public DbSet<DraftProvision> DraftProvisions => Set<DraftProvision>();

    /// <inheritdoc/>
    public DbSet<ProvisionTranslation> ProvisionTranslations => Set<ProvisionTranslation>();

    /// <inheritdoc/>
    public DbSet<DraftTranslation> DraftTranslations => Set<DraftTranslation>();

    /// <inheritdoc/>
    public DbSet<Bracket> Brackets => Set<Bracket>();

    /// <inheritdoc/>
    public DbSet<BracketAlternative> BracketAlternatives => Set<BracketAlternative>();

    /// <inheritdoc/>
    public DbSet<DraftBracket> DraftBrackets => Set<DraftBracket>();

    /// <inheritdoc/>
    public DbSet<DraftAlternative> DraftAlternatives => Set<DraftAlternative>();

    /// <inheritdoc/>
    public DbSet<WordingProposal> WordingProposals => Set<WordingProposal>();

    /// <inheritdoc/>
    public DbSet<SentProposal> SentProposals => Set<SentProposal>();

    /// <inheritdoc/>
    public DbSet<BracketStance> BracketStances => Set<BracketStance>();

    /// <inheritdoc/>
    public DbSet<DraftRemark> DraftRemarks => Set<DraftRemark>();

    /// <inheritdoc/>
    public DbSet<ClaimSubject> ClaimSubjects => Set<ClaimSubject>();

    /// <inheritdoc/>
    public DbSet<Claim> Claims => Set<Claim>();

    /// <inheritdoc/>
    public DbSet<ClaimWithdrawal> ClaimWithdrawals => Set<ClaimWithdrawal>();

    /// <inheritdoc/>
    public DbSet<ClaimReply> ClaimReplies => Set<ClaimReply>();

    /// <inheritdoc/>
    public DbSet<Document> Documents => Set<Document>();

    /// <inheritdoc/>
    public DbSet<PrisonerList> PrisonerLists => Set<PrisonerList>();

    /// <inheritdoc/>
    public DbSet<PrisonerEntry> PrisonerEntries => Set<PrisonerEntry>();

    /// <inheritdoc/>
    public DbSet<EntryDetail> EntryDetails => Set<EntryDetail>();

    /// <inheritdoc/>
    public DbSet<ListVersion> ListVersions => Set<ListVersion>();

    /// <inheritdoc/>
    public DbSet<VersionEntry> VersionEntries => Set<VersionEntry>();

    /// <inheritdoc/>
    public DbSet<VersionDetail> VersionDetails => Set<VersionDetail>();

    /// <inheritdoc/>
    public DbSet<ListWithdrawal> ListWithdrawals => Set<ListWithdrawal>();

    /// <inheritdoc/>
    public DbSet<ListImport> ListImports => Set<ListImport>();

    /// <inheritdoc/>
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    /// <inheritdoc/>
    public DbSet<SentForm> SentForms => Set<SentForm>();

    /// <summary>Sign-ins that last.</summary>
    public DbSet<UserSession> Sessions => Set<UserSession>();

    /// <summary>Invitations to accounts.</summary>
    public DbSet<Invitation> Invitations => Set<Invitation>();

    /// <summary>Secret addresses of calendars.</summary>
    public DbSet<CalendarAddress> CalendarAddresses => Set<CalendarAddress>();

    /// <summary>How accounts want to be told that something waits.</summary>
    public DbSet<NoticeChoice> NoticeChoices => Set<NoticeChoice>();

    /// <inheritdoc/>
    protected override Version SchemaVersion => IdentitySchemaVersions.Version3;

    private Viewer Viewer => current.Viewer;

    private bool IsSqlite => Database.ProviderName!.EndsWith("Sqlite", StringComparison.Ordinal);

    /// <inheritdoc/>
    public void Note(AuditNote note) => _notes.Add(note);

    /// <inheritdoc/>
    public void Forget()
    {
        ChangeTracker.Clear();
        _notes.Clear();
    }

    /// <inheritdoc/>
    public Task SaveAsync(CancellationToken cancellationToken) => SaveChangesAsync(cancellationToken);

    /// <inheritdoc/>
    public async Task<T> InTurnAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        if (Database.CurrentTransaction is not null)
        {
            return await work();
        }

        await using var transaction = await Database.BeginTransactionAsync(cancellationToken);
        await TakeLockOfTrailAsync(cancellationToken);
        var result = await work();
        await transaction.CommitAsync(cancellationToken);
        return result;
    }

    /// <summary>Saves texts that were sealed anew; whatever else was changed is refused.</summary>
    internal async Task SaveResealedAsync(CancellationToken cancellationToken)
    {
        _reseals = true;
        try
        {
            await SaveChangesAsync(cancellationToken);
        }
        finally
        {
            _reseals = false;
        }
    }

    /// <summary>Refused: it would go round the guard and the trail.</summary>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Save with SaveAsync.");

    /// <inheritdoc/>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        ChangeTracker.DetectChanges();
        var changed = ChangeTracker.Entries()
            .Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .ToList();
        foreach (var entry in changed)
        {
            if (_reseals)
            {
                // Nobody's text changed: whoever has it in a form saves it as before.
                WriteGuard.CheckResealed(entry);
                continue;
            }

            WriteGuard.Check(Viewer, entry);
            if (entry is { Entity: IVersioned, State: EntityState.Added or EntityState.Modified })
            {
                entry.Property(nameof(IVersioned.VersionToken)).CurrentValue = Id<IVersioned>.New().Value;
            }
        }

        // Whoever saves inside a transaction of its own holds the lock of the trail until it commits.
        await using var transaction = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(cancellationToken) : null;
        await IndexAsync(changed, cancellationToken);
        await AppendToTrailAsync(changed, cancellationToken);
        var count = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        if (transaction is not null)
        {
            await transaction.CommitAsync(cancellationToken);
        }

        _notes.Clear();
        return count;
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        Conventions.Apply(configurationBuilder);

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(Assembly.GetExecutingAssembly());
        ApplyAudience(builder);
        SealedColumns.Apply(builder, IsSqlite);
    }

    private async Task AppendToTrailAsync(IReadOnlyList<EntityEntry> changed, CancellationToken cancellationToken)
    {
        var audited = changed.Where(e => Trail.Covers(e.Metadata)).ToList();
        if (audited.Count == 0 && _notes.Count == 0)
        {
            return;
        }

        await TakeLockOfTrailAsync(cancellationToken);
        var head = await Trail.HeadAsync(this, cancellationToken);
        AuditEntries.AddRange(Trail.Follow(head, Viewer, clock.GetUtcNow(), audited, _notes, _reseals ? AuditAction.Resealed : AuditAction.Changed));
    }

    // Of SQLite, whoever began a transaction is its only writer.
    private async Task TakeLockOfTrailAsync(CancellationToken cancellationToken)
    {
        if (!IsSqlite)
        {
#pragma warning disable RS0030 // takes the lock of the trail; changes nothing
            await Set<TrailLock>().Where(l => l.Id == 1).ExecuteUpdateAsync(s => s.SetProperty(l => l.Taken, l => l.Taken), cancellationToken);
#pragma warning restore RS0030
        }
    }
}
