using Negotiations.Domain.Commitments;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Notes;
using Negotiations.Domain.Parties;
using Negotiations.Domain.Processes;

namespace Negotiations.Domain.Claims;

/// <summary>What the claims of a subject say.</summary>
public enum ClaimKind
{
    /// <summary>How many.</summary>
    Figure,

    /// <summary>On which day, or when.</summary>
    Date,

    /// <summary>Whether something is so.</summary>
    Statement,
}

/// <summary>Who may read what a delegation says. Chosen when it is said, for good.</summary>
public enum ClaimReach
{
    /// <summary>The delegation alone.</summary>
    OwnDelegation,

    /// <summary>The delegation and the mediators.</summary>
    Mediators,

    /// <summary>Everybody who may read what it belongs to; of a subject, the delegations, the observers and the mediators.</summary>
    EveryReader,
}

/// <summary>
/// What claims are about: a question that nobody here answers, under which whatever is asserted stands side by side. It is never reworded: what somebody answered must not change under the answer.
/// </summary>
public sealed class ClaimSubject : ProcessRecord, IKeptByMediators
{
    /// <summary>Longest title.</summary>
    public const int TitleLength = 200;

    /// <summary>Longest unit.</summary>
    public const int UnitLength = 60;

    /// <summary>Longest description.</summary>
    public const int AboutLength = 1000;

    private ClaimSubject()
    {
    }

    private ClaimSubject(Id<Process> process, Audience audience, Id<Party>? delegation, string title, ClaimKind kind, string unit, string about, Meeting? meeting, Author author, Commitment? commitment)
        : base(process, audience.Owner, audience.OpenTo)
    {
        if (meeting is not null && Audience.Common(Readers, Audience.Of(meeting)) != Readers)
        {
            throw new RuleViolation("subject.wider-than-meeting", "Not everybody who would read it may know of this meeting. Choose fewer readers, or no meeting.") { Field = nameof(Sharing) };
        }

        if (commitment is not null && Audience.Common(Readers, Audience.Of(commitment)) != Readers)
        {
            throw new RuleViolation("subject.wider-than-commitment", "Not everybody who would read it may read the commitment. Choose fewer readers.") { Field = nameof(Sharing) };
        }

        Id = Id<ClaimSubject>.New();
        DelegationId = delegation;
        Title = title;
        Kind = kind;
        Unit = kind == ClaimKind.Figure ? unit : "";
        About = about;
        MeetingId = meeting?.Id;
        CommitmentId = commitment?.Id;
        OpenedAt = author.At;
    }

    /// <summary>Its key.</summary>
    public Id<ClaimSubject> Id { get; private init; }

    /// <summary>What is asserted about, e.g. “Missing since the war of the 1990s”.</summary>
    public string Title { get; private init; } = "";

    /// <summary>What its claims say.</summary>
    public ClaimKind Kind { get; private init; }

    /// <summary>Of figures, what is counted, e.g. “persons”.</summary>
    public string Unit { get; private init; } = "";

    /// <summary>What belongs to it and what does not, in words.</summary>
    public string About { get; private init; } = "";

    /// <summary>The meeting that it is about.</summary>
    public Id<Meeting>? MeetingId { get; private init; }

    /// <summary>The commitment that it is about: what is said to have happened is then an allegation, or a figure of that.</summary>
    public Id<Commitment>? CommitmentId { get; private init; }

    /// <summary>The delegation that opened it; none where the mediators did.</summary>
    public Id<Party>? DelegationId { get; private init; }

    /// <summary>When it was opened, UTC.</summary>
    public DateTimeOffset OpenedAt { get; private init; }

    bool IKeptByMediators.KeptByMediators => DelegationId is null;

    /// <summary>Who reads it: where all delegations do, its own is one of them.</summary>
    public Audience Readers => OpenTo.HasFlag(OpenTo.Parties) ? new(null, OpenTo) : Audience.Of(this);

    /// <summary>The audience of what the mediators share so. The neutral intermediary reads no claims: shared with all, they are open to the delegations and the observers.</summary>
    public static Audience AudienceOf(Sharing sharing, Id<Party>? delegation) =>
        sharing == Sharing.AllMembers ? Audience.PartiesAndObservers : Audience.Of(sharing, delegation);

    /// <summary>The mediators open a subject.</summary>
    /// <param name="process">The process.</param>
    /// <param name="audience">Who may read it (<see cref="AudienceOf"/>).</param>
    /// <param name="title">What is asserted about.</param>
    /// <param name="kind">What its claims say.</param>
    /// <param name="unit">Of figures, what is counted.</param>
    /// <param name="about">What belongs to it and what does not.</param>
    /// <param name="meeting">The meeting that it is about.</param>
    /// <param name="author">Who opens it.</param>
    /// <param name="commitment">The commitment that it is about.</param>
    /// <exception cref="RuleViolation">Not everybody who reads it sees the meeting, or the commitment.</exception>
    public static ClaimSubject Open(
        Id<Process> process, Audience audience, string title, ClaimKind kind, string unit, string about, Meeting? meeting, Author author, Commitment? commitment = null) =>
        new(process, audience, null, title, kind, unit, about, meeting, author, commitment);

    /// <summary>A delegation opens a subject of its own. Of a commitment, everybody who may read that is the widest that it can reach.</summary>
    /// <inheritdoc cref="Open"/>
    public static ClaimSubject OpenFor(
        Id<Process> process, Id<Party> delegation, ClaimReach reach, string title, ClaimKind kind, string unit, string about, Meeting? meeting, Author author, Commitment? commitment = null) =>
        new(process, new Audience(delegation, OpenToFor(reach, commitment?.OpenTo ?? Audience.PartiesAndObservers.OpenTo)), delegation, title, kind, unit, about, meeting, author, commitment);

    /// <summary>A delegation asserts something.</summary>
    /// <param name="delegation">Which; it is the asserter, and the claim is its own.</param>
    /// <param name="reach">Who may read it: never more than read the subject.</param>
    /// <param name="assertion">What it asserts.</param>
    /// <param name="superseded">The earlier claim that this one stands in the place of.</param>
    /// <param name="author">Who says so for the delegation.</param>
    /// <exception cref="RuleViolation">It does not fit the subject, or the earlier claim is another's.</exception>
    public Claim Claim(Id<Party> delegation, ClaimReach reach, Assertion assertion, Claim? superseded, Author author) =>
        new(this, Actor.Of(delegation), reported: false, new Audience(delegation, OpenToFor(reach, OpenTo)), assertion, superseded, author);

    /// <summary>The mediators enter what somebody asserted elsewhere, with its source.</summary>
    /// <param name="asserter">Who asserted it.</param>
    /// <param name="audience">Who may read it.</param>
    /// <param name="assertion">What was asserted.</param>
    /// <param name="superseded">The earlier claim that this one stands in the place of.</param>
    /// <param name="author">Who enters it.</param>
    /// <param name="id">Key made where it was typed, if one was.</param>
    /// <param name="from">The note that it was taken down from, if it was.</param>
    /// <exception cref="RuleViolation">It names no source, does not fit the subject, would be read by more than the subject, or the earlier claim is another's.</exception>
    public Claim Report(Actor asserter, Audience audience, Assertion assertion, Claim? superseded, Author author, Id<Claim>? id = null, Note? from = null)
    {
        if (Audience.Common(audience, Readers) != audience)
        {
            throw new RuleViolation("claim.wider-than-subject", "Not everybody who would read it may read what it is about. Choose fewer readers.") { Field = nameof(Sharing) };
        }

        if (assertion.Source.Length == 0)
        {
            throw new RuleViolation("claim.no-source", "Say where it was asserted: an address, or where the paper is kept.") { Field = nameof(Assertion.Source) };
        }

        return new Claim(this, asserter, reported: true, audience, assertion, superseded, author, id, from);
    }

    /// <summary>To whom it is open what a delegation says and lets be read so far.</summary>
    /// <param name="reach">How far.</param>
    /// <param name="all">To whom it is open what that belongs to.</param>
    internal static OpenTo OpenToFor(ClaimReach reach, OpenTo all) => reach switch
    {
        ClaimReach.OwnDelegation => OpenTo.OwnerOnly,
        ClaimReach.Mediators => OpenTo.Mediators & all,
        _ => all,
    };
}
