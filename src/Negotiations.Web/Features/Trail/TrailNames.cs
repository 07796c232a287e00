using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;
using Negotiations.Application.Auditing;
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
using Negotiations.Infrastructure.Identity;
using Negotiations.Infrastructure.Notices;
using Negotiations.Web.Features.PrisonerLists;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.Trail;

/// <summary>What the kinds of records and their fields are called, which the trail keeps by the names that the database knows. What is not named here is shown by that name.</summary>
public static class TrailNames
{
    private static readonly Dictionary<string, string> Kinds = new(StringComparer.Ordinal)
    {
        [nameof(AgendaItem)] = "Point of an agenda",
        [nameof(Agreement)] = "Agreement",
        [nameof(AgreementAct)] = "Act of an agreement",
        [nameof(AgreementLanguage)] = "Language of an agreement",
        [nameof(AgreementMediator)] = "Mediator of an agreement",
        [nameof(AgreementParty)] = "Party to an agreement",
        [nameof(Assessment)] = "Assessment of a commitment",
        [nameof(AuditEntry)] = "Audit trail",
        [nameof(Bracket)] = "Bracket in a working text",
        [nameof(BracketAlternative)] = "Alternative in a bracket",
        [nameof(CalendarAddress)] = "Address of a calendar",
        [nameof(Claim)] = "Claim",
        [nameof(ClaimReply)] = "Reply to a claim",
        [nameof(ClaimSubject)] = "Subject of claims",
        [nameof(ClaimWithdrawal)] = "Taking back of a claim",
        [nameof(Commitment)] = "Commitment",
        [nameof(ComplianceClaim)] = "Claim how far a commitment was kept",
        [nameof(Document)] = "Document of a meeting",
        [nameof(Draft)] = "Draft of an agreement",
        [nameof(DraftAlternative)] = "Alternative in a bracket of a draft",
        [nameof(DraftBracket)] = "Bracket in a draft",
        [nameof(DraftProvision)] = "Provision of a draft",
        [nameof(DraftTranslation)] = "Provision of a draft in another language",
        [nameof(EntryDetail)] = "Sensitive detail of a person",
        [typeof(IdentityUserClaim<>).Name] = "Claim of an account",
        [typeof(IdentityUserLogin<>).Name] = "Sign-in of an account elsewhere",
        [typeof(IdentityUserToken<>).Name] = "Token of an account",
        [nameof(Invitation)] = "Invitation to an account",
        [nameof(ListImport)] = "Import of a list",
        [nameof(ListVersion)] = "Submitted version of a list",
        [nameof(ListWithdrawal)] = "Withdrawal of a list",
        [nameof(Mediator)] = "Mediator",
        [nameof(Meeting)] = "Meeting",
        [nameof(MeetingLink)] = "Tie between meetings",
        [nameof(Membership)] = "Membership of a process",
        [nameof(Note)] = "Note of a meeting",
        [nameof(NoticeChoice)] = "Choice of notices by mail",
        [nameof(Official)] = "Official",
        [nameof(Participant)] = "Participant of a meeting",
        [nameof(Party)] = "Party",
        [nameof(PrisonerEntry)] = "Person on a list",
        [nameof(PrisonerList)] = "Prisoner list",
        [nameof(Process)] = "Process",
        [nameof(Provision)] = "Provision of a working text",
        [nameof(ProvisionTranslation)] = "Provision of a working text in another language",
        [nameof(Readout)] = "Readout",
        [nameof(ReadoutAsserter)] = "Who issued a readout",
        [nameof(ReadoutDraft)] = "Draft of a readout",
        [nameof(ReadoutLine)] = "Line of a draft of a readout",
        [nameof(ReadoutPassage)] = "Paragraph of a readout",
        [nameof(RecordAnswer)] = "Answer to a comment on a shared record",
        [nameof(RecordComment)] = "Comment on a shared record",
        [nameof(RecordLine)] = "Line of a version of a shared record",
        [nameof(RecordParagraph)] = "Paragraph of a shared record",
        [nameof(RecordVersion)] = "Version of a shared record",
        [nameof(SentProposal)] = "Proposal of words that was sent",
        [nameof(SharedRecord)] = "Shared record of a meeting",
        [nameof(BracketStance)] = "With which words a delegation could live",
        [nameof(DraftRemark)] = "Comment or reservation on a provision",
        [nameof(User)] = "Account",
        [nameof(VersionDetail)] = "Sensitive detail of a person of a submitted version",
        [nameof(VersionEntry)] = "Person of a submitted version",
        [nameof(WordingProposal)] = "Proposal of words",
    };

    private static readonly Dictionary<string, string> Columns = new(StringComparer.Ordinal)
    {
        ["AccessFailedCount"] = "failed sign-ins",
        ["Address"] = "address",
        ["AdoptedId"] = "alternative that was adopted",
        ["AgendaItemId"] = "point of the agenda",
        ["At"] = "when",
        ["CalendarChangedAt"] = "when calendars are told",
        ["CalendarRevision"] = "revision in calendars",
        ["CalendarTitle"] = "title in calendars",
        ["ChangedAt"] = "changed when",
        ["ChangedBy"] = "changed by whom",
        ["Circulations"] = "times circulated",
        ["ClaimType"] = "kind of claim",
        ["ClaimValue"] = "what it claims",
        ["ClosedAt"] = "closed when",
        ["ClosedBy"] = "closed by whom",
        ["Code"] = "code",
        ["Compliance"] = "how far it was kept",
        ["ConcurrencyStamp"] = "version",
        ["Conveyance"] = "whether it may be passed on",
        ["CountryCode"] = "country",
        ["CreatedAt"] = "made when",
        ["CutAt"] = "cut when",
        ["Date"] = "date",
        ["Description"] = "description",
        ["DisabledAt"] = "closed when",
        ["DisplayName"] = "name shown",
        ["DroppedAt"] = "put aside when",
        ["DueAt"] = "due at",
        ["DueOn"] = "due on",
        ["DueZone"] = "time zone of the day it is due",
        ["Email"] = "mail address",
        ["EmailConfirmed"] = "whether the mail address is confirmed",
        ["EndReason"] = "why it ended",
        ["EndedAt"] = "ended when",
        ["Ending"] = "how it ended",
        ["EndsAt"] = "end",
        ["Event"] = "event from which it is counted",
        ["EventOn"] = "day of that event",
        ["Evidence"] = "evidence",
        ["FileName"] = "name of the file",
        ["Format"] = "form",
        ["From"] = "since",
        ["Heading"] = "heading",
        ["Host"] = "host",
        ["Id"] = "key",
        ["IsSuperseded"] = "whether it was set right by a later one",
        ["IssuedInId"] = "readout in which it was issued",
        ["Issues"] = "times approved",
        ["Kind"] = "kind",
        ["Languages"] = "languages",
        ["LastDraft"] = "number of the last draft",
        ["LastVersion"] = "number of the last version",
        ["Length"] = "length",
        ["Level"] = "rank",
        ["LocalNames"] = "names in its own languages",
        ["LockoutEnabled"] = "whether it can be locked",
        ["LockoutEnd"] = "locked until",
        ["LoginProvider"] = "where one signs in",
        ["MadeAt"] = "made when",
        ["MadeFor"] = "for which words it was made",
        ["MeetingId"] = "meeting",
        ["Name"] = "name",
        ["NormalizedEmail"] = "mail address as it is compared",
        ["NormalizedUserName"] = "account name as it is compared",
        ["OfHeading"] = "heading that it was made of",
        ["OfText"] = "words that it was made of",
        ["Office"] = "office",
        ["On"] = "on which day",
        ["OnBehalfOf"] = "on whose behalf",
        ["OpenTo"] = "to whom it is open",
        ["Order"] = "place in the order of time",
        ["Outcome"] = "how it was resolved",
        ["OwnerId"] = "delegation",
        ["Pace"] = "how often",
        ["ParentId"] = "what it belongs to",
        ["Part"] = "part",
        ["PasswordHash"] = "password",
        ["PhoneNumber"] = "telephone",
        ["PhoneNumberConfirmed"] = "whether the telephone is confirmed",
        ["Position"] = "place",
        ["ProcessId"] = "process",
        ["ProviderDisplayName"] = "name of where one signs in",
        ["ProviderKey"] = "key there",
        ["ReadAt"] = "last read when",
        ["ReadersOpenTo"] = "to whom it is to be open",
        ["ReadersOwnerId"] = "delegation that is to read it",
        ["Reason"] = "reason",
        ["Reference"] = "reference",
        ["ReplacedById"] = "what stands for it",
        ["Revision"] = "revision",
        ["Role"] = "role",
        ["Round"] = "round",
        ["Sealed"] = "what it says, sealed",
        ["SealedSalt"] = "salt of its fingerprint, sealed",
        ["SealedTable"] = "table, sealed",
        ["SealedWork"] = "work on it, sealed",
        ["SecretHash"] = "secret",
        ["SecurityStamp"] = "sign-ins that hold",
        ["SentId"] = "what it was sent as",
        ["Source"] = "source",
        ["Speaker"] = "who spoke",
        ["SpeakerAs"] = "in what capacity",
        ["SpeakerPartyId"] = "for which party",
        ["Start"] = "first letter",
        ["StartsAt"] = "beginning",
        ["State"] = "state",
        ["Statement"] = "statement it comes from",
        ["Status"] = "status",
        ["Summary"] = "summary",
        ["TakenOutAt"] = "taken out when",
        ["TakenOut"] = "whether it was taken out",
        ["Text"] = "text",
        ["TimeZone"] = "time zone",
        ["Title"] = "title",
        ["To"] = "until",
        ["ToKind"] = "kind of to whom it is made",
        ["ToMediatorId"] = "mediator to whom it is made",
        ["ToName"] = "name of to whom it is made",
        ["ToPartyId"] = "party to whom it is made",
        ["Topic"] = "topic",
        ["TopicKey"] = "topic as it is compared",
        ["Track"] = "track",
        ["TwoFactorEnabled"] = "whether a second proof is asked for",
        ["UserId"] = "account",
        ["UserName"] = "account name",
        ["Value"] = "value",
        ["Venue"] = "venue",
        ["Verification"] = "how it is verified",
        ["What"] = "what is promised",
        ["WhoKind"] = "kind of who promises",
        ["WhoMediatorId"] = "mediator who promises",
        ["WhoName"] = "name of who promises",
        ["WhoPartyId"] = "party that promises",
        ["WithdrawReason"] = "why it was withdrawn",
        ["WithdrawnAt"] = "withdrawn when",
        ["WithdrawnBy"] = "withdrawn by whom",
        ["WithinDays"] = "within how many days",
        ["WithoutAttribution"] = "Chatham House Rule",
        ["Wording"] = "wording",
        ["Words"] = "words",
        ["Zone"] = "time zone",
    };

    // Those of the people on lists, by column and by the key that an export tells, and the sensitive details are named where they are made.
    private static readonly Dictionary<string, string> Fields = new(
        Columns
            .Concat(EntryFields.All.SelectMany(f => new[] { f.Key, Column(f.Key) }.Distinct().Select(k => KeyValuePair.Create(k, f.Label))))
            .Concat(Enum.GetNames<SensitiveKind>().Select(k => KeyValuePair.Create(k, ListWords.Of(k))))
            .DistinctBy(n => n.Key),
        StringComparer.Ordinal);

    /// <summary>What a kind of record is called.</summary>
    public static Wording Kind(string recordType) => Kinds.TryGetValue(recordType, out var words) ? words : new Wording("{0}", recordType);

    /// <summary>Which fields, or in which form, as the trail keeps them: fields by their names, the rest as it stands.</summary>
    public static string Details(string details, IStringLocalizer texts)
    {
        var fields = details.Split(' ');
        if (fields.All(Fields.ContainsKey))
        {
            return Named(fields, texts);
        }

        // An export: its form, how many people, and their fields.
        var columns = details[(details.LastIndexOf(';') + 1)..].Trim();
        return columns.Length < details.Length && columns.Split(',') is var keys && keys.All(Fields.ContainsKey)
            ? $"{details[..^columns.Length]}{Named(keys, texts)}"
            : TrailWords.Spaced(details);
    }

    /// <summary>Whether a kind of record has a name here.</summary>
    internal static bool Knows(string recordType) => Kinds.ContainsKey(recordType);

    /// <summary>Whether a field has a name here.</summary>
    internal static bool KnowsField(string field) => Fields.ContainsKey(field);

    private static string Named(IEnumerable<string> fields, IStringLocalizer texts) => string.Join(", ", fields.Select(f => texts[Fields[f]].Value));

    // capture_place is kept in CapturePlace.
    private static string Column(string key) => string.Concat(key.Split('_').Select(w => char.ToUpperInvariant(w[0]) + w[1..]));
}
