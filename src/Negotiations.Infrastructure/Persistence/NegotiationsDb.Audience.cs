using System.Linq.Expressions;
using System.Reflection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Negotiations.Application.Access;
using Negotiations.Application.Auditing;
using Negotiations.Application.Pipeline;
using Negotiations.Domain;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Parties;
using Negotiations.Domain.Processes;
using Negotiations.Domain.Visits;
using Negotiations.Infrastructure.Auditing;
using Negotiations.Infrastructure.Identity;
using Negotiations.Infrastructure.Notices;

namespace Negotiations.Infrastructure.Persistence;

/// <summary>The first lock: which rows the viewer sees. One filter for every row of a process, and the few exceptions, all here.</summary>
public sealed partial class NegotiationsDb
{
    /// <summary>Name of the filter.</summary>
    public const string AudienceFilter = "Audience";

    /// <summary>Types that are rows of no process and have no audience, each with the reason why that is safe.</summary>
    internal static readonly IReadOnlyDictionary<Type, string> WithoutAudience = new Dictionary<Type, string>
    {
        [typeof(User)] = "An account belongs to no process. Only requests with KeepAccounts, and signing in, read it.",
        [typeof(UserSession)] = "Read by the session of the account itself, and by requests with KeepAccounts.",
        [typeof(Invitation)] = "Read by the hash of its own token, and by requests with KeepAccounts.",
        [typeof(CalendarAddress)] = "Read by its holder, and by the hash of its own secret.",
        [typeof(NoticeChoice)] = "Read by its account itself, and by the rounds of notices, which are nobody's request.",
        [typeof(IdentityUserClaim<Guid>)] = "Part of an account.",
        [typeof(IdentityUserLogin<Guid>)] = "Part of an account.",
        [typeof(IdentityUserToken<Guid>)] = "Part of an account.",
        [typeof(IdentityUserPasskey<Guid>)] = "Part of an account.",
        [typeof(IdentityPasskeyData)] = "Part of an account.",
        [typeof(TrailLock)] = "Holds nothing.",
        [typeof(SentForm)] = "Read by the hash of a whole form, by whoever sends that form again; holds the keys of what they made.",
    };

    // Filters read the viewer through properties of the context: EF turns them into parameters of each query.
    private Guid? ViewerUser => Viewer.UserId;

    private Id<Process>? ViewerProcess => Viewer.ProcessId;

    private Id<Party>? ViewerParty => Viewer.PartyId;

    private OpenTo ViewerAudience => Viewer.Audience;

    private bool IsAdministrator => Viewer.Office == Office.Administrator;

    private bool IsInEveryProcess => Viewer.InEveryProcess;

    private bool IsAuditor => Viewer.Office == Office.Auditor;

    private void ApplyAudience(ModelBuilder builder)
    {
        var see = typeof(NegotiationsDb).GetMethod(nameof(SeeByAudience), BindingFlags.NonPublic | BindingFlags.Instance)!;
        foreach (var type in builder.Model.GetEntityTypes().Select(t => t.ClrType).ToList())
        {
            if (type.IsSubclassOf(typeof(ProcessRecord)))
            {
                see.MakeGenericMethod(type).Invoke(this, [builder]);
            }
            else if (type != typeof(Process) && type != typeof(AuditEntry) && type != typeof(Visit) && !WithoutAudience.ContainsKey(type))
            {
                throw new InvalidOperationException($"{type.Name} has no audience: derive it from {nameof(ProcessRecord)}, or say in {nameof(WithoutAudience)} why it needs none.");
            }
        }

        // A calendar shows the meetings of all processes of its holder, each by the seat that the holder has there. Of all records these alone, and never to be changed.
        var (inOne, inEvery) = (ByAudience<Meeting>(), MeetingsOfEveryProcess());
        builder.Entity<Meeting>().HasQueryFilter(AudienceFilter, Expression.Lambda<Func<Meeting, bool>>(
            Expression.OrElse(inOne.Body, ReplacingExpressionVisitor.Replace(inEvery.Parameters[0], inOne.Parameters[0], inEvery.Body)), inOne.Parameters));

        // A member knows of every process it belongs to, whichever it is looking at, and of the parties in it.
        builder.Entity<Process>().HasQueryFilter(AudienceFilter, p =>
            IsAdministrator || Memberships.Any(m => m.UserId == ViewerUser && m.ProcessId == p.Id));
        builder.Entity<Party>().HasQueryFilter(AudienceFilter, p =>
            IsAdministrator || Memberships.Any(m => m.UserId == ViewerUser && m.ProcessId == p.ProcessId));

        // Everybody knows its own memberships.
        builder.Entity<Membership>().HasQueryFilter(AudienceFilter, m =>
            m.UserId == ViewerUser
            || (IsAdministrator && (m.OpenTo & OpenTo.Administrators) != 0)
            || (m.ProcessId == ViewerProcess
                && ((ViewerParty != null && m.OwnerId == ViewerParty) || (m.OpenTo & ViewerAudience) != 0)));

        // How far somebody has read and was told is nobody else's business.
        builder.Entity<Visit>().HasQueryFilter(AudienceFilter, v => v.UserId == ViewerUser);

        // Auditors read all metadata; a delegation what was done with its own records.
        builder.Entity<AuditEntry>().HasQueryFilter(AudienceFilter, e =>
            IsAuditor || (ViewerParty != null && e.ProcessId == ViewerProcess && e.OwnerId == ViewerParty));
    }

    private void SeeByAudience<T>(ModelBuilder builder)
        where T : ProcessRecord =>
        builder.Entity<T>().HasQueryFilter(AudienceFilter, ByAudience<T>());

    private Expression<Func<T, bool>> ByAudience<T>()
        where T : ProcessRecord =>
        r => (IsAdministrator && (r.OpenTo & OpenTo.Administrators) != 0)
            || (r.ProcessId == ViewerProcess
                && ((ViewerParty != null && r.OwnerId == ViewerParty) || (r.OpenTo & ViewerAudience) != 0));

    // The same as ByAudience for each seat: Viewer.Audience says which role belongs to which audience.
    private Expression<Func<Meeting, bool>> MeetingsOfEveryProcess() =>
        r => IsInEveryProcess && Memberships.Any(m => m.UserId == ViewerUser && m.ProcessId == r.ProcessId
            && ((m.OwnerId != null && m.OwnerId == r.OwnerId)
                || ((m.Role == Role.LeadMediator || m.Role == Role.MediatorStaff) && (r.OpenTo & OpenTo.Mediators) != 0)
                || ((m.Role == Role.DelegationHead || m.Role == Role.DelegationMember) && (r.OpenTo & OpenTo.Parties) != 0)
                || (m.Role == Role.Intermediary && (r.OpenTo & OpenTo.Intermediary) != 0)
                || (m.Role == Role.Observer && (r.OpenTo & OpenTo.Observers) != 0)));
}
