using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
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
using Negotiations.Domain.Search;
using Negotiations.Domain.Visits;
using Negotiations.Infrastructure.Identity;
using Negotiations.Infrastructure.Notices;

namespace Negotiations.Infrastructure.Persistence;

/// <summary>
/// The third lock: refuses every insert, change or delete that the viewer's role may not make, whatever code asked for it. A row
/// forged to look like one's own changes nothing either: its audience is part of the condition of every UPDATE and DELETE
/// (<see cref="Conventions"/>).
/// </summary>
internal static class WriteGuard
{
    private delegate bool Rule(Viewer viewer, object row, EntityState state);

    private static readonly Dictionary<Type, Rule> Rules = new()
    {
        [typeof(Process)] = (v, row, state) => state switch
        {
            EntityState.Added => v.Office == Office.Administrator,
            EntityState.Modified => v.Office == Office.Administrator || (IsLead(v) && ((Process)row).Id == v.ProcessId),
            _ => false,
        },
        [typeof(Party)] = (v, row, state) => state != EntityState.Deleted && (v.Office == Office.Administrator || (IsLead(v) && InProcess(v, row))),
        [typeof(Membership)] = (v, _, state) => state != EntityState.Modified && v.Office == Office.Administrator,
        [typeof(Mediator)] = (v, row, _) => IsLead(v) && InProcess(v, row),
        [typeof(Official)] = (v, row, _) => IsLead(v) && InProcess(v, row),
        // Kept by the mediators; a delegation adds a proposal of its own, and changes it as long as it is one.
        [typeof(Meeting)] = (v, row, state) => state != EntityState.Deleted && (Mediates(v, row) || (v.Seat?.Role == Role.DelegationHead && IsOwner(v, row))),
        [typeof(Participant)] = (v, row, state) => state != EntityState.Modified && Mediates(v, row),
        [typeof(AgendaItem)] = (v, row, _) => Mediates(v, row),
        [typeof(MeetingLink)] = (v, row, state) => state != EntityState.Modified && Mediates(v, row),
        [typeof(Note)] = (v, row, state) => state != EntityState.Deleted && Mediates(v, row),
        // One mail tells of all processes of an account, so that its holder's visits to them are moved together.
        [typeof(Visit)] = (v, row, state) => state != EntityState.Deleted && v.UserId == ((Visit)row).UserId && (v.ProcessId == ((Visit)row).ProcessId || v.Seats.Any(s => s.ProcessId == ((Visit)row).ProcessId)),
        [typeof(SharedRecord)] = (v, row, state) => state != EntityState.Deleted && Mediates(v, row),
        [typeof(RecordParagraph)] = (v, row, _) => Mediates(v, row),
        // Frozen: only ever inserted; what is approved, only by the lead mediator.
        [typeof(RecordVersion)] = (v, row, state) => state == EntityState.Added && Mediates(v, row) && (((RecordVersion)row).Stage != RecordStage.Approved || IsLead(v)),
        [typeof(RecordLine)] = (v, row, state) => state == EntityState.Added && Mediates(v, row),
        [typeof(RecordComment)] = SubmittedByHead,
        [typeof(RecordAnswer)] = (v, row, state) => state == EntityState.Added && Mediates(v, row),
        [typeof(Commitment)] = (v, row, state) => state != EntityState.Deleted && Mediates(v, row),
        // Said by the head of the delegation whose claim it is, and by nobody else in its name; what the mediators enter says that they did.
        [typeof(ComplianceClaim)] = (v, row, state) => state != EntityState.Deleted && (((ComplianceClaim)row).IsReported
            ? Mediates(v, row)
            : v.Seat?.Role == Role.DelegationHead && IsOwner(v, row) && ((ComplianceClaim)row).PartyId == v.PartyId),
        [typeof(Assessment)] = (v, row, state) => state == EntityState.Added && Mediates(v, row),
        // A delegation's own is entered by any of its members and set right by its head; of what the mediators enter, what they issue themselves is the lead mediator's alone.
        [typeof(Readout)] = (v, row, state) => state != EntityState.Deleted && (((Readout)row).IsOwn
            ? IsOwner(v, row) && (v.Seat?.Role == Role.DelegationHead || (state == EntityState.Added && ((Readout)row).Revision == 1))
            : Mediates(v, row) && (!((Readout)row).IsIssuedHere || IsLead(v))),
        [typeof(ReadoutAsserter)] = (v, row, state) => state == EntityState.Added && (((ReadoutAsserter)row).IsOwn
            ? IsOwner(v, row) && ((ReadoutAsserter)row).Kind == ActorKind.Party && ((ReadoutAsserter)row).PartyId == v.PartyId
            : Mediates(v, row)),
        [typeof(ReadoutPassage)] = (v, row, state) => state != EntityState.Deleted && (((ReadoutPassage)row).IsOwn
            ? IsOwner(v, row) && (v.Seat?.Role == Role.DelegationHead || state == EntityState.Added)
            : Mediates(v, row)),
        [typeof(ReadoutDraft)] = (v, row, state) => state != EntityState.Deleted && Mediates(v, row),
        [typeof(ReadoutLine)] = (v, row, state) => state != EntityState.Deleted && Mediates(v, row),
        [typeof(Agreement)] = (v, row, state) => state != EntityState.Deleted && Mediates(v, row),
        [typeof(AgreementParty)] = (v, row, _) => Mediates(v, row),
        [typeof(AgreementMediator)] = (v, row, _) => Mediates(v, row),
        [typeof(AgreementLanguage)] = (v, row, _) => Mediates(v, row),
        [typeof(AgreementAct)] = (v, row, state) => state == EntityState.Added && IsLead(v) && InProcess(v, row),
        [typeof(Provision)] = (v, row, state) => state != EntityState.Deleted && Mediates(v, row),
        [typeof(ProvisionTranslation)] = (v, row, state) => state != EntityState.Deleted && Mediates(v, row),
        // Frozen: only ever inserted.
        [typeof(Draft)] = (v, row, state) => state == EntityState.Added && Mediates(v, row),
        [typeof(DraftProvision)] = (v, row, state) => state == EntityState.Added && Mediates(v, row),
        [typeof(DraftTranslation)] = (v, row, state) => state == EntityState.Added && Mediates(v, row),
        [typeof(DraftBracket)] = (v, row, state) => state == EntityState.Added && Mediates(v, row),
        [typeof(DraftAlternative)] = (v, row, state) => state == EntityState.Added && Mediates(v, row),
        // A delegation's own: written by any of its members, changed, sent and judged by its head. Nobody speaks in somebody else's name.
        [typeof(WordingProposal)] = (v, row, state) => state != EntityState.Deleted && IsOwner(v, row) && (state == EntityState.Added || v.Seat?.Role == Role.DelegationHead),
        [typeof(SentProposal)] = (v, row, state) => state != EntityState.Deleted && IsOwner(v, row) && v.Seat?.Role == Role.DelegationHead,
        [typeof(BracketStance)] = SubmittedByHead,
        // Among itself any member of a delegation; to others its head. What the mediators enter says that they did.
        [typeof(DraftRemark)] = (v, row, state) => state != EntityState.Deleted && row is DraftRemark remark && (remark.PartyId is null || remark.IsReported
            ? Mediates(v, row)
            : IsOwner(v, row) && remark.PartyId == v.PartyId && (v.Seat?.Role == Role.DelegationHead || remark.OpenTo == OpenTo.OwnerOnly)),
        [typeof(Bracket)] = (v, row, state) => state != EntityState.Deleted && Mediates(v, row),
        [typeof(BracketAlternative)] = (v, row, state) => state != EntityState.Deleted && Mediates(v, row),
        // Never changed: superseded by a later one, or withdrawn. Nobody speaks in somebody else's name; what the mediators enter says that they did.
        [typeof(ClaimSubject)] = (v, row, state) => state == EntityState.Added && (((ClaimSubject)row).DelegationId is { } opener ? IsOwner(v, row) && opener == v.PartyId : Mediates(v, row)),
        [typeof(Claim)] = (v, row, state) => state == EntityState.Added && row is Claim claim && (claim.IsReported
            ? Mediates(v, row)
            : IsOwner(v, row) && claim.AsserterPartyId == v.PartyId && (claim.SupersedesId is null || v.Seat?.Role == Role.DelegationHead)),
        [typeof(ClaimWithdrawal)] = (v, row, state) => ((ClaimWithdrawal)row).DelegationId is { } taker
            ? SubmittedByHead(v, row, state) && taker == v.PartyId
            : state == EntityState.Added && Mediates(v, row),
        [typeof(ClaimReply)] = SubmittedByHead,
        [typeof(Document)] = (v, row, state) => state != EntityState.Deleted && Mediates(v, row),
        [typeof(PrisonerList)] = (v, row, state) => state != EntityState.Deleted && IsOwner(v, row),
        [typeof(PrisonerEntry)] = (v, row, _) => IsOwner(v, row),
        [typeof(EntryDetail)] = (v, row, _) => IsOwner(v, row),
        [typeof(ListImport)] = (v, row, state) => state != EntityState.Deleted && IsOwner(v, row),
        // Submitted is frozen: only ever inserted, only by the head of the delegation.
        [typeof(ListVersion)] = SubmittedByHead,
        [typeof(VersionEntry)] = SubmittedByHead,
        [typeof(VersionDetail)] = SubmittedByHead,
        [typeof(ListWithdrawal)] = SubmittedByHead,
        // The trail is appended to by saving itself, after this guard has run: whatever else adds an entry is refused.
        [typeof(AuditEntry)] = (_, _, _) => false,
        // So is what records are found by.
        [typeof(IndexEntry)] = (_, _, _) => false,
        [typeof(SentForm)] = (v, _, state) => state != EntityState.Modified && v.UserId is not null,
        // Accounts: made by their keeper without a password, which only their holder sets. A new deployment's first administrator makes itself.
        [typeof(User)] = (v, row, state) => state switch
        {
            EntityState.Added => v.Office == Office.Administrator
                ? ((User)row).PasswordHash is null
                : v is { Office: Office.Newcomer, UserId: null } && ((User)row).Office == Office.Administrator,
            EntityState.Modified => v.Office == Office.Administrator || v.UserId == ((User)row).Id,
            _ => false,
        },
        [typeof(UserSession)] = (v, row, state) => state switch
        {
            EntityState.Added => v.UserId == ((UserSession)row).UserId,
            EntityState.Modified => v.Office == Office.Administrator || v.UserId == ((UserSession)row).UserId,
            _ => false,
        },
        [typeof(NoticeChoice)] = (v, row, state) => state != EntityState.Deleted && v.UserId == ((NoticeChoice)row).UserId,
        [typeof(Invitation)] = (v, row, state) => state switch
        {
            EntityState.Added => v.Office == Office.Administrator,
            EntityState.Modified => v.Office == Office.Administrator || (v.Office == Office.Newcomer && v.UserId == ((Invitation)row).UserId),
            _ => false,
        },
        // Its holder's alone: an administrator neither makes nor reads one, and ends it by disabling the account.
        [typeof(CalendarAddress)] = (v, row, _) => v.UserId == ((CalendarAddress)row).UserId,
    };

    /// <summary>Types that nothing writes, so that they need no rule.</summary>
    internal static readonly IReadOnlySet<Type> NeverWritten = new HashSet<Type>
    {
        typeof(IdentityUserClaim<Guid>), typeof(IdentityUserLogin<Guid>), typeof(IdentityUserToken<Guid>), typeof(IdentityUserPasskey<Guid>),
        typeof(IdentityPasskeyData), typeof(Auditing.TrailLock),
    };

    /// <summary>Types that have a rule.</summary>
    internal static IReadOnlyCollection<Type> Guarded => Rules.Keys;

    /// <summary>Refuses the change if the viewer may not make it.</summary>
    /// <exception cref="AccessRefused">It may not.</exception>
    public static void Check(Viewer viewer, EntityEntry entry)
    {
        var type = entry.Metadata.ClrType;
        if (!Rules.TryGetValue(type, out var rule) || !rule(viewer, entry.Entity, entry.State))
        {
            throw new AccessRefused($"{entry.State} {type.Name} by {viewer.Seat?.Role.ToString() ?? viewer.Office.ToString()} is not allowed.");
        }

        if (entry is { Entity: ProcessRecord, State: EntityState.Modified }
            && (entry.Property(nameof(ProcessRecord.ProcessId)).IsModified
                || entry.Property(nameof(ProcessRecord.OwnerId)).IsModified
                || entry.Property(nameof(ProcessRecord.OpenTo)).IsModified))
        {
            throw new AccessRefused($"The audience of a {type.Name} never changes: disclose by an extract.");
        }

        if (entry is { Entity: Meeting, State: EntityState.Modified } && viewer.Audience != OpenTo.Mediators
            && entry.Property(nameof(Meeting.Status)).OriginalValue is not MeetingStatus.Proposed)
        {
            throw new AccessRefused("A delegation changes nothing of a meeting that it does not propose any more.");
        }

        if (entry is { Entity: User user, State: EntityState.Modified }
            && entry.Properties.FirstOrDefault(p => p.IsModified && !MayChange(viewer, user, p.Metadata.Name)) is { } refused)
        {
            throw new AccessRefused($"{refused.Metadata.Name} of an account is not for {viewer.Office} to change.");
        }
    }

    /// <summary>Refuses whatever is not a text sealed anew in a row that stays as it is: this is no viewer's, and goes round the rules of all of them.</summary>
    /// <exception cref="AccessRefused">It is not.</exception>
    public static void CheckResealed(EntityEntry entry)
    {
        if (entry.State != EntityState.Modified || entry.Properties.Any(p => p.IsModified && !SealedColumns.Is(p.Metadata)) || entry.ComplexProperties.Any(c => c.Properties.Any(p => p.IsModified)))
        {
            throw new AccessRefused($"{entry.State} {entry.Metadata.ClrType.Name} is not sealing anew.");
        }
    }

    // An administrator can never choose a password, and a holder never an office.
    private static bool MayChange(Viewer viewer, User user, string property) => property switch
    {
        nameof(User.SecurityStamp) or nameof(User.ConcurrencyStamp) => true,
        nameof(User.PasswordHash) or nameof(User.TimeZone) => viewer.UserId == user.Id,
        _ => viewer.Office == Office.Administrator,
    };

    private static bool SubmittedByHead(Viewer viewer, object row, EntityState state) =>
        state == EntityState.Added && viewer.Seat?.Role == Role.DelegationHead && IsOwner(viewer, row);

    private static bool IsLead(Viewer viewer) => viewer.Seat?.Role == Role.LeadMediator;

    private static bool Mediates(Viewer viewer, object row) => viewer.Audience == OpenTo.Mediators && InProcess(viewer, row);

    private static bool InProcess(Viewer viewer, object row) => ((ProcessRecord)row).ProcessId == viewer.ProcessId;

    private static bool IsOwner(Viewer viewer, object row) =>
        row is ProcessRecord record
        && viewer.Seat is { PartyId: { } party }
        && record.ProcessId == viewer.ProcessId
        && record.OwnerId == party;
}
