using System.Reflection;
using Negotiations.Domain;
using Negotiations.Domain.Parties;
using Negotiations.Domain.Processes;
using static Negotiations.Application.Access.Permission;

namespace Negotiations.Application.Access;

/// <summary>The second lock: who may do what, laid out like the table in docs/access.md. Which records it is done to is not decided here, but by their audience.</summary>
public static class RolePermissions
{
    private static readonly Dictionary<Role, HashSet<Permission>> OfRole = new()
    {
        [Role.LeadMediator] = [ReadProcess, KeepProcess, ReadMeetings, KeepMeetings, ReadNotes, KeepNotes, ReadCommitments, KeepCommitments, EndCommitments, ClaimCompliance, ReadAgreements, KeepAgreements, RemarkOnDrafts, TellRemarks, ConcludeAgreements, ReadClaims, MakeClaims, AmendClaims, ReadRecords, KeepRecords, ApproveRecords, ReadReadouts, KeepReadouts, CorrectReadouts, DraftReadouts, IssueReadouts, ReadVersions, OpenVersionDetails, ReadDocuments, KeepDocuments, ReadReports],
        [Role.MediatorStaff] = [ReadProcess, ReadMeetings, KeepMeetings, ReadNotes, KeepNotes, ReadCommitments, KeepCommitments, ClaimCompliance, ReadAgreements, KeepAgreements, RemarkOnDrafts, TellRemarks, ReadClaims, MakeClaims, AmendClaims, ReadRecords, KeepRecords, ReadReadouts, KeepReadouts, CorrectReadouts, DraftReadouts, ReadVersions, OpenVersionDetails, ReadDocuments, KeepDocuments, ReadReports],
        [Role.DelegationHead] = [ReadProcess, ReadMeetings, ProposeMeetings, ReadNotes, ReadCommitments, ClaimCompliance, ReadAgreements, ProposeWording, SendProposals, RemarkOnDrafts, TellRemarks, ReadClaims, MakeClaims, AmendClaims, ReplyToClaims, ReadRecords, CommentOnRecords, ReadDocuments, ReadReadouts, KeepReadouts, CorrectReadouts, ReadOwnLists, KeepLists, SubmitLists, ReadVersions, OpenVersionDetails, ReadReports, ReadOwnTrail],
        [Role.DelegationMember] = [ReadProcess, ReadMeetings, ReadNotes, ReadCommitments, ReadAgreements, ProposeWording, RemarkOnDrafts, ReadClaims, MakeClaims, ReadRecords, ReadDocuments, ReadReadouts, KeepReadouts, ReadOwnLists, KeepLists, ReadVersions, OpenVersionDetails, ReadReports, ReadOwnTrail],
        [Role.Intermediary] = [ReadProcess, ReadMeetings, ReadVersions, ReadDocuments, ReadReports],
        [Role.Observer] = [ReadProcess, ReadMeetings, ReadCommitments, ReadAgreements, ReadClaims, ReadRecords, ReadDocuments, ReadReadouts, ReadReports],
    };

    private static readonly Dictionary<Office, HashSet<Permission>> OfOffice = new()
    {
        [Office.None] = [],
        [Office.Newcomer] = [],
        [Office.Administrator] = [KeepAccounts, OpenProcesses],
        [Office.Auditor] = [VerifyTrail],
    };

    // In a closed process nothing changes any more; whoever may reopen it keeps that.
    private static readonly HashSet<Permission> NotWhenClosed = [KeepMeetings, ProposeMeetings, KeepNotes, KeepCommitments, EndCommitments, ClaimCompliance, KeepAgreements, SendProposals, RemarkOnDrafts, TellRemarks, ConcludeAgreements, MakeClaims, AmendClaims, ReplyToClaims, KeepRecords, ApproveRecords, CommentOnRecords, KeepDocuments, KeepReadouts, CorrectReadouts, DraftReadouts, IssueReadouts, KeepLists, SubmitLists];

    /// <summary>Whether the viewer may send requests of a type at all.</summary>
    /// <exception cref="AccessRefused">The type declares no permission.</exception>
    public static bool MaySend(this Viewer viewer, Type request) => viewer.May(NeededBy(request));

    /// <summary>Refuses what the viewer may not do.</summary>
    /// <exception cref="NotFound">It may not do it at all.</exception>
    /// <exception cref="RuleViolation">It may not do it now, because the process is closed.</exception>
    public static void Require(this Viewer viewer, Permission permission)
    {
        if (!viewer.May(permission))
        {
            var open = viewer with { Seat = viewer.Seat is { Status: ProcessStatus.Closed } closed ? closed with { Status = ProcessStatus.Open } : viewer.Seat };
            throw open.May(permission) ? Process.Closed() : new NotFound();
        }
    }

    /// <inheritdoc cref="Require(Viewer, Permission)"/>
    /// <param name="viewer">The viewer.</param>
    /// <param name="request">Type of the request that it would send.</param>
    public static void RequireFor(this Viewer viewer, Type request) => viewer.Require(NeededBy(request));

    /// <summary>Whether the viewer may do it at all, in the process being looked at.</summary>
    public static bool May(this Viewer viewer, Permission permission) => permission switch
    {
        Anyone => true,
        SignedIn => viewer.UserId is not null,
        _ => viewer.UserId is not null
            && (OfOffice[viewer.Office].Contains(permission) || (viewer.Seat is { } seat && OfRole[seat.Role].Contains(permission)
                    && !(seat.Status == ProcessStatus.Closed && NotWhenClosed.Contains(permission)))),
    };

    private static Permission NeededBy(Type request) => request.GetCustomAttribute<NeedsAttribute>()?.Permission
        ?? throw new AccessRefused($"{request.Name} declares no permission.");
}
