using Negotiations.Application.Access;
using Negotiations.Application.Auditing;
using Negotiations.Domain.Agreements;
using Negotiations.Domain.Claims;
using Negotiations.Domain.Commitments;
using Negotiations.Domain.Documents;
using Negotiations.Domain.Parties;
using Negotiations.Domain.PrisonerLists;
using Negotiations.Domain.Processes;
using Negotiations.Domain.Readouts;
using Negotiations.Domain.Records;
using Negotiations.Web.Features.PrisonerLists;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.Trail;

/// <summary>How the trail is said.</summary>
public static class TrailWords
{
    // What says most about an act first; what only follows from it is left out.
    private static readonly (AuditAction Action, string RecordType, string One, string Several)[] Said =
    [
        (AuditAction.Created, nameof(ListVersion), "Submitted the list", "Submitted the list"),
        (AuditAction.Created, nameof(ListWithdrawal), "Withdrew the list", "Withdrew the list"),
        (AuditAction.Created, nameof(PrisonerList), "Opened the list", "Opened {0} lists"),
        (AuditAction.Created, nameof(ListImport), "Uploaded a spreadsheet", "Uploaded {0} spreadsheets"),
        (AuditAction.Created, nameof(PrisonerEntry), "Added one person", "Added {0} people"),
        (AuditAction.Changed, nameof(PrisonerEntry), "Corrected one person", "Corrected {0} people"),
        (AuditAction.Deleted, nameof(PrisonerEntry), "Took one person off", "Took {0} people off"),
        (AuditAction.Created, nameof(RecordComment), "Commented on the shared record of a meeting", "Made {0} comments on shared records of meetings"),
        (AuditAction.Created, nameof(ComplianceClaim), "Claimed how far a commitment was kept", "Claimed how far {0} commitments were kept"),
        (AuditAction.Changed, nameof(ComplianceClaim), "Corrected a claim about a commitment", "Corrected {0} claims about commitments"),
        (AuditAction.Created, nameof(Readout), "Entered a readout of a meeting", "Entered {0} readouts of meetings"),
        (AuditAction.Changed, nameof(ReadoutPassage), "Sorted a paragraph of a readout by topic", "Sorted {0} paragraphs of readouts by topic"),
        (AuditAction.Changed, nameof(Readout), "Set right, withdrew or sorted a readout of a meeting", "Set right, withdrew or sorted {0} readouts of meetings"),
        (AuditAction.Created, nameof(ClaimSubject), "Opened a subject of claims", "Opened {0} subjects of claims"),
        (AuditAction.Created, nameof(Claim), "Made a claim", "Made {0} claims"),
        (AuditAction.Created, nameof(ClaimWithdrawal), "Took a claim back", "Took {0} claims back"),
        (AuditAction.Created, nameof(ClaimReply), "Replied to a claim", "Replied to {0} claims"),
        (AuditAction.Created, nameof(SentProposal), "Sent a proposal of words to the mediators", "Sent {0} proposals of words to the mediators"),
        (AuditAction.Changed, nameof(SentProposal), "Took a proposal of words back", "Took {0} proposals of words back"),
        (AuditAction.Created, nameof(WordingProposal), "Wrote a proposal of words", "Wrote {0} proposals of words"),
        (AuditAction.Changed, nameof(WordingProposal), "Changed, sent or put aside a proposal of words", "Changed, sent or put aside {0} proposals of words"),
        (AuditAction.Created, nameof(DraftRemark), "Remarked on a provision of a draft", "Made {0} remarks on provisions of drafts"),
        (AuditAction.Changed, nameof(DraftRemark), "Took back a remark on a provision", "Took back {0} remarks on provisions"),
        (AuditAction.Created, nameof(BracketStance), "Told the mediators with which words the delegation could live", "Told the mediators {0} times with which words the delegation could live"),
        (AuditAction.Created, nameof(Membership), "Made somebody a member of the delegation", "Made {0} people members of the delegation"),
        (AuditAction.Deleted, nameof(Membership), "Ended a membership of the delegation", "Ended {0} memberships of the delegation"),
        (AuditAction.Invited, nameof(Membership), "Made a new invitation to an account of the delegation: whoever uses it takes the account over", "Made new invitations to {0} accounts of the delegation: whoever uses them takes the accounts over"),
        (AuditAction.Read, nameof(Document), "Read of a document of a meeting", "Read of {0} documents of meetings"),
        (AuditAction.Read, nameof(PrisonerList), "Read the list", "Read the list"),
        (AuditAction.Read, nameof(ListVersion), "Read a submitted version", "Read {0} submitted versions"),
        (AuditAction.Read, nameof(PrisonerEntry), "Read one person", "Read {0} people"),
        (AuditAction.Read, nameof(VersionEntry), "Read one person of a submitted version", "Read {0} people of a submitted version"),
    ];

    public static Wording InWords(this AuditAction action) => action switch
    {
        AuditAction.Created => "Created",
        AuditAction.Changed => "Changed",
        AuditAction.Deleted => "Deleted",
        AuditAction.Read => "Read",
        AuditAction.Opened => "Opened a sensitive detail",
        AuditAction.Exported => "Exported",
        AuditAction.SignedIn => "Signed in",
        AuditAction.SignInFailed => "Failed to sign in",
        AuditAction.SignedOut => "Signed out",
        AuditAction.Invited => "Made a new invitation to an account",
        AuditAction.BackedUp => "Made a backup",
        AuditAction.Restored => "Restored a backup",
        AuditAction.Resealed => "Sealed with a newer key",
        _ => "Verified the trail",
    };

    public static Wording InWords(this TrailFault fault) => fault switch
    {
        TrailFault.EntryMissing => "An entry is missing.",
        TrailFault.EntryOutOfChain => "An entry does not follow the one before it: that one, or this one, was replaced.",
        TrailFault.EntryAltered => "An entry was altered.",
        TrailFault.CutOff => "Entries are gone that there were: the end of the trail was cut off, or the database was put back to an older state.",
        TrailFault.Rewritten => "The trail is not the one that was signed: it was written anew.",
        TrailFault.RowAltered => "A row was altered behind the application’s back.",
        TrailFault.RowMissing => "A row was deleted behind the application’s back.",
        TrailFault.RowUnknown => "A row was inserted behind the application’s back, or the entry about it was cut off.",
        _ => "A row holds something that the application never writes.",
    };

    /// <summary>The role or office of an entry.</summary>
    public static Wording RoleInWords(string role) =>
        Enum.TryParse<Role>(role, out var seat) ? seat.Words()
        : role == nameof(Office.Administrator) ? "Administrator"
        : role == nameof(Office.Auditor) ? "Auditor"
        : "";

    /// <summary>What an act was: its main part in one phrase, or several that stand side by side.</summary>
    public static IEnumerable<Wording> InWords(this OwnAct act)
    {
        var words = Said
            .SelectMany(_ => act.Parts, (said, part) => (said, part))
            .Where(pair => pair.said.Action == pair.part.Action && pair.said.RecordType == pair.part.RecordType)
            .Select(pair => pair.part.Count == 1 ? pair.said.One : new Wording(pair.said.Several, pair.part.Count))
            .ToList();
        words.AddRange(act.Parts.Where(p => p.Action == AuditAction.Opened).Select(p => new Wording("Opened a sensitive detail: {0}", ListWords.Of(p.Details))));
        words.AddRange(act.Parts.Where(p => p.Action == AuditAction.Exported).Select(p => p.RecordType == nameof(RecordVersion)
            ? new Wording("Exported the shared record of a meeting ({0})", p.Details.Split(';')[0])
            : p.RecordType == nameof(Process) ? new Wording("Exported the timeline ({0})", p.Details.Split(';')[0])
            : p.RecordType == nameof(Draft) ? new Wording("Exported a draft of an agreement ({0})", p.Details.Split(';')[0])
            : p.RecordType == nameof(Document) ? new Wording("Took a document of a meeting ({0})", p.Details)
            : new Wording("Exported names ({0})", Spaced(p.Details))));
        words.AddRange(act.Parts.Where(p => p.Action == AuditAction.Resealed).Take(1).Select(_ => (Wording)"Sealed sensitive texts with a newer key: they say what they said"));
        return words.Count > 0 ? words : ["Changed the list"];
    }

    /// <summary>Fields and formats as the trail keeps them, with room to break between them.</summary>
    public static string Spaced(string details) => details.Replace(", ", ",", StringComparison.Ordinal).Replace(",", ", ", StringComparison.Ordinal);
}
