namespace Negotiations.Application.Access;

/// <summary>What a request needs. Which role has it stands in <see cref="RolePermissions"/> and nowhere else.</summary>
public enum Permission
{
    /// <summary>Anybody, signed in or not: signing in, setting up, accepting an invitation.</summary>
    Anyone,

    /// <summary>Anybody signed in: the own account, the list of own processes.</summary>
    SignedIn,

    /// <summary>Keep accounts, invitations and memberships.</summary>
    KeepAccounts,

    /// <summary>Open processes and set up their parties.</summary>
    OpenProcesses,

    /// <summary>Read a process, its parties, mediators and officials.</summary>
    ReadProcess,

    /// <summary>Change a process, its parties, mediators and officials.</summary>
    KeepProcess,

    /// <summary>Read meetings, as far as they are shared with the viewer.</summary>
    ReadMeetings,

    /// <summary>Plan and log meetings, and tie them together.</summary>
    KeepMeetings,

    /// <summary>Ask the mediators for a meeting.</summary>
    ProposeMeetings,

    /// <summary>Read notes of sessions, as far as they are shared with the viewer.</summary>
    ReadNotes,

    /// <summary>Log a session: keep, correct and take out notes.</summary>
    KeepNotes,

    /// <summary>Read shared records of meetings, as far as they are open to the viewer.</summary>
    ReadRecords,

    /// <summary>Draft the shared record of a meeting, circulate it, answer comments.</summary>
    KeepRecords,

    /// <summary>Approve the shared record of a meeting.</summary>
    ApproveRecords,

    /// <summary>Comment on a circulated record for a delegation.</summary>
    CommentOnRecords,

    /// <summary>Read commitments, with the claims and assessments that are open to the viewer.</summary>
    ReadCommitments,

    /// <summary>Take down and correct commitments, and assess them.</summary>
    KeepCommitments,

    /// <summary>Say that a commitment has lapsed, was withdrawn or superseded.</summary>
    EndCommitments,

    /// <summary>Claim how far a commitment was kept: for the own delegation, or what a party said elsewhere, with its source.</summary>
    ClaimCompliance,

    /// <summary>Read what was said publicly of meetings, as far as it is open to the viewer.</summary>
    ReadReadouts,

    /// <summary>Enter readouts: for the own delegation, or what somebody said elsewhere, with its source.</summary>
    KeepReadouts,

    /// <summary>Set right, withdraw and sort by topic what the own side entered.</summary>
    CorrectReadouts,

    /// <summary>Gather lines for what the mediators will say publicly.</summary>
    DraftReadouts,

    /// <summary>Issue what the mediators say publicly.</summary>
    IssueReadouts,

    /// <summary>Read agreements, their acts and their drafts, as far as they are open to the viewer.</summary>
    ReadAgreements,

    /// <summary>Open and describe agreements, write their working texts and table drafts.</summary>
    KeepAgreements,

    /// <summary>Write what the own delegation would propose for words of a draft, and read that.</summary>
    ProposeWording,

    /// <summary>Comment on provisions of drafts, or reserve a party's position, among one's own.</summary>
    RemarkOnDrafts,

    /// <summary>Tell a comment or reservation to the mediators, or to whoever reads the draft.</summary>
    TellRemarks,

    /// <summary>Change what the own delegation would propose, send it to the mediators, take it back; tell them with which words it could live.</summary>
    SendProposals,

    /// <summary>Record the acts that lead an agreement on.</summary>
    ConcludeAgreements,

    /// <summary>Read claims, with the replies that are open to the viewer.</summary>
    ReadClaims,

    /// <summary>Open a subject of claims and assert something: for the own delegation, or as a mediator what somebody said elsewhere, with its source.</summary>
    MakeClaims,

    /// <summary>Supersede or withdraw a claim of the own delegation, or as a mediator one that mediators entered.</summary>
    AmendClaims,

    /// <summary>Reply to a claim for a delegation.</summary>
    ReplyToClaims,

    /// <summary>Read what is attached to meetings, as far as it is open to the viewer.</summary>
    ReadDocuments,

    /// <summary>Attach documents to meetings, and withdraw them.</summary>
    KeepDocuments,

    /// <summary>Read the delegation's own lists, draft or not.</summary>
    ReadOwnLists,

    /// <summary>Open a list; add, correct and import entries.</summary>
    KeepLists,

    /// <summary>Submit and withdraw a list.</summary>
    SubmitLists,

    /// <summary>Read submitted versions, as far as they are open to the viewer.</summary>
    ReadVersions,

    /// <summary>Open a sensitive detail of a submitted version.</summary>
    OpenVersionDetails,

    /// <summary>Read reports of what the viewer may see.</summary>
    ReadReports,

    /// <summary>Read what was done with the delegation's own records.</summary>
    ReadOwnTrail,

    /// <summary>Read the metadata of the whole audit trail, and verify it.</summary>
    VerifyTrail,
}

/// <summary>Declares what a request needs. A request without it is refused.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsAttribute(Permission permission) : Attribute
{
    /// <summary>The permission.</summary>
    public Permission Permission { get; } = permission;
}
