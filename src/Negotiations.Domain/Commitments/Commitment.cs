using Negotiations.Domain.Agreements;
using Negotiations.Domain.Dates;
using Negotiations.Domain.Mediators;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Notes;
using Negotiations.Domain.Parties;
using Negotiations.Domain.Processes;

namespace Negotiations.Domain.Commitments;

/// <summary>Why a commitment is not followed any more.</summary>
public enum Ending
{
    /// <summary>It was never kept, and nobody expects it any more.</summary>
    Lapsed,

    /// <summary>Whoever made it took it back, or released the other from it.</summary>
    Withdrawn,

    /// <summary>A later commitment stands in its place.</summary>
    Superseded,
}

/// <summary>Who may read what is said about a commitment. Chosen when it is said, for good.</summary>
public enum CommitmentReach
{
    /// <summary>The mediators alone, besides whoever says it.</summary>
    Mediators,

    /// <summary>Everybody who may read the commitment.</summary>
    EveryReader,
}

/// <summary>What is said of a commitment.</summary>
public sealed record CommitmentFacts
{
    /// <summary>What is to be done.</summary>
    public string What { get; init; } = "";

    /// <summary>Who is to do it.</summary>
    public required Actor Who { get; init; }

    /// <summary>To whom it was promised; none where nobody in particular.</summary>
    public Actor? ToWhom { get; init; }

    /// <summary>The statement or provision that says so.</summary>
    public string Statement { get; init; } = "";

    /// <summary>Where that is published.</summary>
    public string Source { get; init; } = "";

    /// <summary>How it is to be verified.</summary>
    public string Verification { get; init; } = "";
}

/// <summary>
/// What somebody said they would do: taken down by the mediators, from a meeting or from a statement. Whether it was done is for others to claim and for the mediators to assess, each in rows of
/// their own; where it stands is read from those that a viewer may see, and is stored nowhere.
/// </summary>
public sealed class Commitment : ProcessRecord, IVersioned, IKeptByMediators
{
    /// <summary>Longest text of what is to be done.</summary>
    public const int WhatLength = 1000;

    /// <summary>Longest statement, source, way of verifying or reason.</summary>
    public const int TextLength = 1000;

    /// <summary>Longest key to find it by.</summary>
    public const int SearchKeyLength = 4000;

    private Commitment()
    {
    }

    private Commitment(Id<Commitment> id, Id<Process> process, Audience audience, Id<Note>? note, DraftProvision? provision, Author author)
        : base(process, audience.Owner, audience.OpenTo)
    {
        Id = id;
        NoteId = note;
        (DraftId, ProvisionId) = (provision?.DraftId, provision?.ProvisionId);
        KeptAt = author.At;
        KeptById = author.UserId;
    }

    /// <summary>Its key.</summary>
    public Id<Commitment> Id { get; private init; }

    /// <summary>What is to be done.</summary>
    public string What { get; private set; } = "";

    /// <summary>What the one is who is to do it.</summary>
    public ActorKind WhoKind { get; private set; }

    /// <summary>Which party is to do it.</summary>
    public Id<Party>? WhoPartyId { get; private set; }

    /// <summary>Which mediator is to do it.</summary>
    public Id<Mediator>? WhoMediatorId { get; private set; }

    /// <summary>Who else is to do it.</summary>
    public string WhoName { get; private set; } = "";

    /// <summary>What the one is to whom it was promised.</summary>
    public ActorKind? ToKind { get; private set; }

    /// <summary>To which party it was promised.</summary>
    public Id<Party>? ToPartyId { get; private set; }

    /// <summary>To which mediator it was promised.</summary>
    public Id<Mediator>? ToMediatorId { get; private set; }

    /// <summary>To whom else it was promised.</summary>
    public string ToName { get; private set; } = "";

    /// <summary>The date by which it is due (<see cref="Due.On"/>).</summary>
    public PartialDate? DueOn { get; private set; }

    /// <summary>IANA name of the zone in which that day ends.</summary>
    public string DueZone { get; private set; } = "";

    /// <summary>The first instant at which it is no longer in time, UTC (<see cref="Due.At"/>).</summary>
    public DateTimeOffset? DueAt { get; private set; }

    /// <summary>Within how many days of an event.</summary>
    public int? WithinDays { get; private set; }

    /// <summary>The event, in words.</summary>
    public string Event { get; private set; } = "";

    /// <summary>The day of the event, once it has happened.</summary>
    public PartialDate? EventOn { get; private set; }

    /// <summary>The meeting that it comes from.</summary>
    public Id<Meeting>? MeetingId { get; private set; }

    /// <summary>The note that it was taken down from. Who may not read that is told nothing of it.</summary>
    public Id<Note>? NoteId { get; private init; }

    /// <summary>The draft that lays it down. Who may not read that is told nothing of it.</summary>
    public Id<Draft>? DraftId { get; private init; }

    /// <summary>The provision of that draft, by its identity through all drafts.</summary>
    public Id<Provision>? ProvisionId { get; private init; }

    /// <summary>The statement or provision that says so.</summary>
    public string Statement { get; private set; } = "";

    /// <summary>Where that is published.</summary>
    public string Source { get; private set; } = "";

    /// <summary>How it is to be verified.</summary>
    public string Verification { get; private set; } = "";

    /// <summary>Why it is not followed any more; none while it is.</summary>
    public Ending? Ending { get; private set; }

    /// <summary>The reason, in words.</summary>
    public string EndReason { get; private set; } = "";

    /// <summary>When that was said, UTC.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>What it is found by, folded.</summary>
    public string SearchKey { get; private set; } = "";

    /// <summary>When it was taken down, UTC.</summary>
    public DateTimeOffset KeptAt { get; private init; }

    /// <summary>The account that took it down.</summary>
    public Guid KeptById { get; private init; }

    /// <summary>When it was last changed, UTC.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Who changed it last.</summary>
    public string ChangedBy { get; private set; } = "";

    /// <inheritdoc/>
    public Guid VersionToken { get; private set; }

    /// <summary>Who is to do it.</summary>
    public Actor Who => Actor.Of(WhoKind, WhoPartyId, WhoMediatorId, WhoName);

    /// <summary>To whom it was promised.</summary>
    public Actor? ToWhom => ToKind is { } kind ? Actor.Of(kind, ToPartyId, ToMediatorId, ToName) : null;

    /// <summary>The audience of a commitment that is shared so. The neutral intermediary reads no commitments: shared with all, they are open to the delegations and the observers.</summary>
    public static Audience AudienceOf(Sharing sharing, Id<Party>? delegation) =>
        sharing == Sharing.AllMembers ? Audience.PartiesAndObservers : Audience.Of(sharing, delegation);

    /// <summary>What in the facts does not fit together, all of it, each fault with the fact that it belongs to. What is not given yet is no fault.</summary>
    /// <param name="facts">What is said of it.</param>
    /// <param name="fromMeeting">Whether it comes from a meeting.</param>
    public static IReadOnlyList<RuleViolation> Faults(CommitmentFacts facts, bool fromMeeting)
    {
        var faults = new List<RuleViolation>();
        if (!fromMeeting && facts.Statement.Length == 0)
        {
            faults.Add(new("commitment.from", "Say where it comes from: choose the meeting, or name the statement or provision.") { Field = nameof(Meeting) });
        }

        if (facts.Statement.Length > 0 && facts.Source.Length == 0)
        {
            faults.Add(new("commitment.source", "Say where the statement or provision is published.") { Field = nameof(CommitmentFacts.Source) });
        }

        if (facts.ToWhom is { } receiver && receiver == facts.Who)
        {
            faults.Add(new("commitment.to-itself", "It is promised to somebody else than whoever makes it. Choose another, or leave it open to whom it was promised.") { Field = nameof(CommitmentFacts.ToWhom) });
        }

        return faults;
    }

    /// <summary>Takes it down.</summary>
    /// <param name="id">Its key, which may have been made where it was typed.</param>
    /// <param name="process">The process.</param>
    /// <param name="audience">Who may read it (<see cref="AudienceOf"/>).</param>
    /// <param name="facts">What is said of it.</param>
    /// <param name="due">By when.</param>
    /// <param name="meeting">The meeting that it comes from.</param>
    /// <param name="note">The note of that meeting that it comes from.</param>
    /// <param name="author">Who takes it down.</param>
    /// <param name="provision">The provision of a draft that lays it down.</param>
    /// <exception cref="RuleViolation">Not everybody who reads it reads the draft; or see <see cref="Describe"/>.</exception>
    public static Commitment TakeDown(
        Id<Commitment> id, Id<Process> process, Audience audience, CommitmentFacts facts, Due due, Meeting? meeting, Id<Note>? note, Author author, DraftProvision? provision = null)
    {
        if (provision is not null && Audience.Common(audience, Audience.Of(provision)) != audience)
        {
            throw new RuleViolation(
                "commitment.wider-than-draft", "Not everybody who would read it reads the draft that lays it down. Choose fewer readers, or table the text to them first.") { Field = nameof(Sharing) };
        }

        var commitment = new Commitment(id, process, audience, note, provision, author);
        commitment.Describe(facts, due, meeting, author);
        return commitment;
    }

    /// <summary>Corrects what is said of it.</summary>
    /// <exception cref="RuleViolation">It comes from nowhere, names a statement without its source, or is promised to whoever makes it; or not everybody who reads it sees the meeting.</exception>
    public void Describe(CommitmentFacts facts, Due due, Meeting? meeting, Author author)
    {
        if (Faults(facts, meeting is not null) is [var fault, ..])
        {
            throw fault;
        }

        if (meeting is not null && Audience.Common(Audience.Of(this), Audience.Of(meeting)) != Audience.Of(this))
        {
            throw new RuleViolation(
                "commitment.wider-than-meeting", "Not everybody who would read it may know of this meeting. Choose fewer readers, or name a statement instead of the meeting.") { Field = nameof(Sharing) };
        }

        What = facts.What;
        (WhoKind, WhoPartyId, WhoMediatorId, WhoName) = (facts.Who.Kind, facts.Who.PartyId, facts.Who.MediatorId, facts.Who.Name);
        (ToKind, ToPartyId, ToMediatorId, ToName) = (facts.ToWhom?.Kind, facts.ToWhom?.PartyId, facts.ToWhom?.MediatorId, facts.ToWhom?.Name ?? "");
        MeetingId = meeting?.Id;
        Statement = facts.Statement;
        Source = facts.Source;
        Verification = facts.Verification;
        Fall(due);
        Touch(author);
    }

    /// <summary>Says on which day the event was from which its days are counted; or that it has not been after all.</summary>
    /// <exception cref="RuleViolation">Its days are counted from no event, or see <see cref="Due.Within"/>.</exception>
    public void DateEvent(PartialDate? happened, Author author)
    {
        if (WithinDays is not { } days)
        {
            throw new RuleViolation("commitment.no-event", "This commitment is not due within days of an event. Correct it first, if it should be.");
        }

        Fall(Due.Within(days, Event, happened, DueZone, author.At));
        Touch(author);
    }

    /// <summary>Says that it is not followed any more.</summary>
    /// <exception cref="RuleViolation">That is said already.</exception>
    public void End(Ending ending, string reason, Author author)
    {
        RequireNotEnded();
        (Ending, EndReason, EndedAt) = (ending, reason, author.At);
        Touch(author);
    }

    /// <summary>Takes it up again.</summary>
    /// <exception cref="RuleViolation">It is followed as it is.</exception>
    public void TakeUpAgain(Author author)
    {
        if (Ending is null)
        {
            throw new RuleViolation("commitment.not-ended", "This commitment has not ended.");
        }

        (Ending, EndReason, EndedAt) = (null, "", null);
        Touch(author);
    }

    /// <summary>A delegation says how far it was kept.</summary>
    /// <param name="delegation">Which delegation; the claim is its own.</param>
    /// <param name="reach">Who may read it.</param>
    /// <param name="facts">What it says.</param>
    /// <param name="author">Who says so for the delegation.</param>
    /// <exception cref="RuleViolation">It has ended, or see <see cref="ComplianceClaim.Correct"/>.</exception>
    public ComplianceClaim Claim(Id<Party> delegation, CommitmentReach reach, ClaimFacts facts, Author author) =>
        Said(new ComplianceClaim(this, delegation, reported: false, new Audience(delegation, OpenToFor(reach)), author), facts, author);

    /// <summary>The mediators enter what a party said elsewhere, with its source.</summary>
    /// <param name="party">Who said so.</param>
    /// <param name="reach">Who may read it.</param>
    /// <param name="facts">What it says.</param>
    /// <param name="author">Who enters it.</param>
    /// <exception cref="RuleViolation">It has ended, or see <see cref="ComplianceClaim.Correct"/>.</exception>
    public ComplianceClaim Report(Id<Party> party, CommitmentReach reach, ClaimFacts facts, Author author) =>
        Said(new ComplianceClaim(this, party, reported: true, AudienceFor(reach), author), facts, author);

    /// <summary>The mediators say what they make of it.</summary>
    /// <param name="number">One more than the last one's.</param>
    /// <param name="verdict">What they found.</param>
    /// <param name="text">Why.</param>
    /// <param name="reach">Who may read it.</param>
    /// <param name="author">Who says so.</param>
    /// <exception cref="RuleViolation">It has ended.</exception>
    public Assessment Assess(int number, Verdict verdict, string text, CommitmentReach reach, Author author)
    {
        RequireNotEnded();
        return new Assessment(this, AudienceFor(reach), number, verdict, text, author);
    }

    /// <summary>Keeps what it is found by.</summary>
    public void FindBy(string key) => SearchKey = key;

    /// <summary>Whether it says this already.</summary>
    public bool Says(CommitmentFacts facts, Due due, Id<Meeting>? meeting) =>
        (What, Who, ToWhom, MeetingId, Statement, Source, Verification, DueOn, DueZone, WithinDays, Event, EventOn)
        == (facts.What, facts.Who, facts.ToWhom, meeting, facts.Statement, facts.Source, facts.Verification, due.On, due.Zone, due.WithinDays, due.Event, due.EventOn);

    private ComplianceClaim Said(ComplianceClaim claim, ClaimFacts facts, Author author)
    {
        RequireNotEnded();
        claim.Correct(facts, author);
        return claim;
    }

    private Audience AudienceFor(CommitmentReach reach) => reach == CommitmentReach.EveryReader ? Audience.Of(this) : Audience.Mediators;

    private OpenTo OpenToFor(CommitmentReach reach) => reach == CommitmentReach.EveryReader ? OpenTo : OpenTo.Mediators;

    private void RequireNotEnded()
    {
        if (Ending is not null)
        {
            throw new RuleViolation("commitment.ended", "This commitment has ended. Nothing more is said about it, until the lead mediator takes it up again.");
        }
    }

    private void Fall(Due due) =>
        (DueOn, DueZone, DueAt, WithinDays, Event, EventOn) = (due.On, due.Zone, due.At, due.WithinDays, due.Event, due.EventOn);

    private void Touch(Author author)
    {
        ChangedAt = author.At;
        ChangedBy = author.Name;
    }
}
