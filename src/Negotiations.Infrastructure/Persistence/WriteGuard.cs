using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Negotiations.Application.Access;
using Negotiations.Application.Auditing;
using Negotiations.Domain;
using Negotiations.Domain.Mediators;
using Negotiations.Domain.Parties;
using Negotiations.Domain.PrisonerLists;
using Negotiations.Domain.Processes;
using Negotiations.Infrastructure.Identity;

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
        // Accounts: their keeper, their holder, and whoever is just taking one over. A failed sign-in counts on the account while nobody is signed in.
        [typeof(User)] = (v, row, state) => KeepsAccounts(v) || (state == EntityState.Modified && (v.UserId is null || v.UserId == ((User)row).Id)),
        [typeof(UserSession)] = (v, row, state) => state != EntityState.Deleted && (KeepsAccounts(v) || v.UserId is null || v.UserId == ((UserSession)row).UserId),
        [typeof(Invitation)] = (v, _, state) => state != EntityState.Deleted && KeepsAccounts(v),
        [typeof(IdentityUserToken<Guid>)] = (v, row, _) => KeepsAccounts(v) || v.UserId == ((IdentityUserToken<Guid>)row).UserId,
        [typeof(IdentityUserPasskey<Guid>)] = (v, row, _) => KeepsAccounts(v) || v.UserId == ((IdentityUserPasskey<Guid>)row).UserId,
    };

    /// <summary>Types that nothing writes, so that they need no rule.</summary>
    internal static readonly IReadOnlySet<Type> NeverWritten = new HashSet<Type>
    {
        typeof(IdentityUserClaim<Guid>), typeof(IdentityUserLogin<Guid>), typeof(IdentityPasskeyData), typeof(Auditing.TrailLock),
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
    }

    private static bool SubmittedByHead(Viewer viewer, object row, EntityState state) =>
        state == EntityState.Added && viewer.Seat?.Role == Role.DelegationHead && IsOwner(viewer, row);

    private static bool IsLead(Viewer viewer) => viewer.Seat?.Role == Role.LeadMediator;

    private static bool KeepsAccounts(Viewer viewer) => viewer.Office is Office.Administrator or Office.Newcomer;

    private static bool InProcess(Viewer viewer, object row) => ((ProcessRecord)row).ProcessId == viewer.ProcessId;

    private static bool IsOwner(Viewer viewer, object row) =>
        row is ProcessRecord record
        && viewer.Seat is { PartyId: { } party }
        && record.ProcessId == viewer.ProcessId
        && record.OwnerId == party;
}
