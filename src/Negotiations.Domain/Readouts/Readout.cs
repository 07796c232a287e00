using Negotiations.Domain.Dates;
using Negotiations.Domain.Mediators;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Parties;
using Negotiations.Domain.Processes;
using Negotiations.Domain.Records;

namespace Negotiations.Domain.Readouts;

/// <summary>Who speaks in a readout.</summary>
public enum ReadoutKind
{
    /// <summary>One side alone.</summary>
    Unilateral,

    /// <summary>Several together.</summary>
    Joint,

    /// <summary>A mediator.</summary>
    Mediators,
}

/// <summary>Who may read a readout that a delegation enters. Chosen when it is entered, for good.</summary>
public enum ReadoutReach
{
    /// <summary>The delegation alone.</summary>
    OwnDelegation,

    /// <summary>The delegation and the mediators.</summary>
    Mediators,

    /// <summary>Everybody who may read the meeting, except the intermediary.</summary>
    EveryReader,
}

/// <summary>Which way a text runs.</summary>
public enum TextDirection
{
    /// <summary>As each of its paragraphs begins.</summary>
    AsItBegins,

    /// <summary>From left to right.</summary>
    LeftToRight,

    /// <summary>From right to left.</summary>
    RightToLeft,
}

/// <summary>A passage of a text, and what it is about.</summary>
/// <param name="Text">The passage.</param>
/// <param name="Topic">What it is about; empty where nobody said so.</param>
public sealed record PassageFacts(string Text, string Topic);

/// <summary>What is said of a readout.</summary>
public sealed record ReadoutFacts
{
    /// <summary>Who speaks.</summary>
    public ReadoutKind Kind { get; init; }

    /// <summary>Who exactly; of a joint one, all of them.</summary>
    public required IReadOnlyList<Actor> Asserters { get; init; }

    /// <summary>What it is called.</summary>
    public string Title { get; init; } = "";

    /// <summary>When it was issued, by the clock of a place.</summary>
    public required MeetingTime Issued { get; init; }

    /// <summary>BCP 47 tag of the language that it was issued in.</summary>
    public string Language { get; init; } = "";

    /// <summary>Which way it runs.</summary>
    public TextDirection Direction { get; init; }

    /// <summary>Where it can be read: an address on the web, in full.</summary>
    public string Address { get; init; } = "";

    /// <summary>Where it is kept: an archive, a number, a note about a copy.</summary>
    public string Archive { get; init; } = "";

    /// <summary>The text, in order.</summary>
    public required IReadOnlyList<PassageFacts> Passages { get; init; }
}

/// <summary>
/// What one side, all, or a mediator says publicly of a meeting. It is a claim of whoever says it. Its text is frozen: a correction is a next revision, and the earlier one stays. What its passages are about is a reading
/// of it, and may be said anew.
/// </summary>
public sealed class Readout : ProcessRecord, IVersioned, IKeptByMediators
{
    /// <summary>Longest title.</summary>
    public const int TitleLength = 200;

    /// <summary>Longest address.</summary>
    public const int AddressLength = 500;

    /// <summary>Longest archive note, reason, or note of what is new.</summary>
    public const int NoteLength = 1000;

    /// <summary>Longest text of all its passages together: some forty pages.</summary>
    public const int TextLength = 100_000;

    /// <summary>Most passages.</summary>
    public const int MostPassages = 200;

    /// <summary>Most who speak together.</summary>
    public const int MostAsserters = 6;

    // So long before it is by UTC, it is the next day already somewhere on earth.
    private static readonly TimeSpan EarliestZone = TimeSpan.FromHours(14);

    private readonly List<ReadoutAsserter> _asserters = [];
    private readonly List<ReadoutPassage> _passages = [];

    private Readout()
    {
    }

    private Readout(Id<Process> process, Id<Meeting> meeting, Audience audience, bool isOwn, bool isIssuedHere, Readout? revises, ReadoutFacts facts, string note, Author author)
        : base(process, audience.Owner, audience.OpenTo)
    {
        Require(facts, isOwn || isIssuedHere, author);
        Id = Id<Readout>.New();
        MeetingId = meeting;
        IsOwn = isOwn;
        IsIssuedHere = isIssuedHere;
        FirstId = revises?.FirstId ?? Id;
        Revision = (revises?.Revision ?? 0) + 1;
        RevisionNote = note;
        Kind = facts.Kind;
        Title = facts.Title;
        (IssuedOn, IssuedAt, IssuedZone, Order) = (facts.Issued.Date, facts.Issued.StartsAt, facts.Issued.Zone, facts.Issued.Order);
        (Language, Direction) = (facts.Language, facts.Direction);
        (Address, Archive) = (facts.Address, facts.Archive);
        EnteredAt = author.At;
        _asserters.AddRange(facts.Asserters.Select((actor, at) => new ReadoutAsserter(this, at + 1, actor)));
        _passages.AddRange(facts.Passages.Select((passage, at) => new ReadoutPassage(this, at + 1, passage)));
        Touch(author);
    }

    /// <summary>Its key.</summary>
    public Id<Readout> Id { get; private init; }

    /// <summary>The meeting.</summary>
    public Id<Meeting> MeetingId { get; private init; }

    /// <summary>Whether a delegation entered it as its own.</summary>
    public bool IsOwn { get; private init; }

    /// <summary>Whether the mediators of this process issued it, from their draft.</summary>
    public bool IsIssuedHere { get; private init; }

    /// <summary>The first revision: all revisions of one readout name the same.</summary>
    public Id<Readout> FirstId { get; private init; }

    /// <summary>1, 2, 3 … within one readout.</summary>
    public int Revision { get; private init; }

    /// <summary>What is new in this revision.</summary>
    public string RevisionNote { get; private init; } = "";

    /// <summary>Whether a later revision stands in its place.</summary>
    public bool IsSuperseded { get; private set; }

    /// <summary>Who speaks.</summary>
    public ReadoutKind Kind { get; private init; }

    /// <summary>What it is called.</summary>
    public string Title { get; private init; } = "";

    /// <summary>The day on which it was issued, as far as it is known.</summary>
    public PartialDate IssuedOn { get; private init; }

    /// <summary>When it was issued, where the hour is known, UTC.</summary>
    public DateTimeOffset? IssuedAt { get; private init; }

    /// <summary>IANA name of the zone in which that is told.</summary>
    public string IssuedZone { get; private init; } = "";

    /// <summary>Where it stands among others.</summary>
    public DateTimeOffset Order { get; private init; }

    /// <summary>BCP 47 tag of its language.</summary>
    public string Language { get; private init; } = "";

    /// <summary>Which way it runs.</summary>
    public TextDirection Direction { get; private init; }

    /// <summary>Where it can be read. Shown as a link, and never fetched.</summary>
    public string Address { get; private init; } = "";

    /// <summary>Where it is kept.</summary>
    public string Archive { get; private init; } = "";

    /// <summary>When it was entered here, UTC.</summary>
    public DateTimeOffset EnteredAt { get; private init; }

    /// <summary>When it was withdrawn, UTC; none while it stands.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>Why it was withdrawn.</summary>
    public string WithdrawReason { get; private set; } = "";

    /// <summary>When it last changed here, UTC.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Who changed it last.</summary>
    public string ChangedBy { get; private set; } = "";

    /// <inheritdoc/>
    public Guid VersionToken { get; private set; }

    /// <summary>Who speaks, in order.</summary>
    public IReadOnlyCollection<ReadoutAsserter> Asserters => _asserters;

    /// <summary>The text, in order.</summary>
    public IReadOnlyCollection<ReadoutPassage> Passages => _passages;

    bool IKeptByMediators.KeptByMediators => !IsOwn;

    /// <summary>Whom a readout of a meeting can be for, the widest first: never for anybody who does not read the meeting, and never for the intermediary.</summary>
    public static IReadOnlyList<Audience> ReadersFor(Meeting meeting, IEnumerable<Id<Party>> parties) => SharedRecord.ReadersFor(meeting, parties);

    /// <summary>The mediators enter what somebody said elsewhere, with its source.</summary>
    /// <exception cref="RuleViolation">The meeting was not held, its readers would be more than those of the meeting, or the facts do not fit together.</exception>
    public static Readout Enter(Meeting meeting, Audience readers, ReadoutFacts facts, Author author)
    {
        RequireHeld(meeting);
        RequireAmong(readers, meeting);
        return new Readout(meeting.ProcessId, meeting.Id, readers, false, false, null, facts, "", author);
    }

    /// <summary>A delegation enters its own.</summary>
    /// <exception cref="RuleViolation">The meeting was not held, or the facts do not fit together.</exception>
    public static Readout EnterOwn(Meeting meeting, Id<Party> delegation, ReadoutReach reach, ReadoutFacts facts, Author author)
    {
        RequireHeld(meeting);
        if (facts.Kind != ReadoutKind.Unilateral || facts.Asserters is not [var one] || one != Actor.Of(delegation))
        {
            throw new RuleViolation("readout.own", "A delegation enters what it said itself.");
        }

        var open = reach switch
        {
            ReadoutReach.OwnDelegation => OpenTo.OwnerOnly,
            ReadoutReach.Mediators => OpenTo.Mediators,
            _ => SharedRecord.ReadersOf(meeting).OpenTo,
        };
        return new Readout(meeting.ProcessId, meeting.Id, new Audience(delegation, open), true, false, null, facts, "", author);
    }

    /// <summary>Sets it right: the next revision, for the same readers. This one stays, and says that it is superseded.</summary>
    /// <param name="facts">What it says now.</param>
    /// <param name="note">What is new.</param>
    /// <param name="author">Who sets it right.</param>
    /// <exception cref="RuleViolation">It is superseded or withdrawn, somebody else would speak in it, or the facts do not fit together.</exception>
    public Readout Revise(ReadoutFacts facts, string note, Author author)
    {
        RequireStanding();
        if (facts.Kind != Kind || !facts.Asserters.SequenceEqual(_asserters.OrderBy(a => a.Position).Select(a => a.Who)))
        {
            throw new RuleViolation("readout.asserter-stays", "Whoever said it sets it right. What somebody else said is a readout of its own.");
        }

        var next = new Readout(ProcessId, MeetingId, Audience.Of(this), IsOwn, IsIssuedHere, this, facts, note, author);
        IsSuperseded = true;
        Touch(author);
        return next;
    }

    /// <summary>Says that it is withdrawn. It stays readable, with the reason.</summary>
    /// <exception cref="RuleViolation">It is superseded, or withdrawn already.</exception>
    public void Withdraw(string reason, Author author)
    {
        RequireStanding();
        (WithdrawnAt, WithdrawReason) = (author.At, reason);
        Touch(author);
    }

    /// <summary>Says anew what its passages are about.</summary>
    /// <param name="topics">The topic of each passage that is to have another one.</param>
    /// <param name="author">Who says so.</param>
    /// <exception cref="RuleViolation">It is superseded or withdrawn.</exception>
    public void Name(IReadOnlyDictionary<Id<ReadoutPassage>, string> topics, Author author)
    {
        RequireStanding();
        foreach (var passage in _passages)
        {
            if (topics.TryGetValue(passage.Id, out var topic))
            {
                passage.Name(topic);
            }
        }

        Touch(author);
    }

    internal static Readout Issue(Meeting meeting, Audience readers, ReadoutFacts facts, Author author)
    {
        RequireHeld(meeting);
        RequireAmong(readers, meeting);
        if (facts.Kind != ReadoutKind.Mediators)
        {
            throw new RuleViolation("readout.of-mediators", "What the mediators issue is a readout of a mediator.");
        }

        return new Readout(meeting.ProcessId, meeting.Id, readers, false, true, null, facts, "", author);
    }

    /// <summary>What is wrong with who speaks; nothing, where they fit the kind.</summary>
    public static RuleViolation? SpeakersFault(ReadoutKind kind, IReadOnlyList<Actor> asserters)
    {
        bool All(params ActorKind[] kinds) => asserters.All(a => kinds.Contains(a.Kind));
        var fits = kind switch
        {
            ReadoutKind.Unilateral => asserters.Count == 1 && All(ActorKind.Party, ActorKind.Other),
            ReadoutKind.Joint => asserters.Count is >= 2 and <= MostAsserters && All(ActorKind.Party, ActorKind.Mediator, ActorKind.Other) && asserters.Distinct().Count() == asserters.Count,
            _ => asserters.Count is >= 1 and <= MostAsserters && All(ActorKind.Mediator) && asserters.Distinct().Count() == asserters.Count,
        };
        return fits ? null : kind switch
        {
            ReadoutKind.Unilateral => new RuleViolation("readout.one", "A unilateral readout is what one party says, or one other. Name exactly that one."),
            ReadoutKind.Joint => new RuleViolation("readout.several", "A joint readout is what at least two say together. Name each of them once; the neutral intermediary takes no part in readouts."),
            _ => new RuleViolation("readout.mediator", "A mediator’s readout names the mediator. Choose one that is recorded in this process."),
        };
    }

    private static void Require(ReadoutFacts facts, bool isOwnWord, Author author)
    {
        if (SpeakersFault(facts.Kind, facts.Asserters) is { } fault)
        {
            throw fault;
        }

        if (!isOwnWord && facts.Address.Length == 0 && facts.Archive.Length == 0)
        {
            throw new RuleViolation("readout.source", "Say where it was published: give its address, or a note of where it is kept.") { Field = nameof(Address) };
        }

        if (facts.Address.Length > 0 && !WebAddress.IsOne(facts.Address))
        {
            throw new RuleViolation("readout.address", "Write the address in full, beginning with https://, or leave it empty.") { Field = nameof(Address) };
        }

        if (facts.Issued.Date.Earliest > DateOnly.FromDateTime(author.At.UtcDateTime + EarliestZone) || facts.Issued.StartsAt > author.At)
        {
            throw new RuleViolation("readout.to-come", "This is to come. A readout is entered once it was issued.") { Field = "On" };
        }

        if (facts.Passages.Count is 0 or > MostPassages)
        {
            throw new RuleViolation("readout.passages", "A readout has from 1 to {0} paragraphs.", MostPassages);
        }
    }

    private static void RequireHeld(Meeting meeting)
    {
        if (meeting.Status != MeetingStatus.Held)
        {
            throw new RuleViolation("readout.held", "Only a meeting that was held has readouts. Say first that it was held.");
        }
    }

    private static void RequireAmong(Audience readers, Meeting meeting)
    {
        if (Audience.Common(readers, SharedRecord.ReadersOf(meeting)) != readers)
        {
            throw new RuleViolation("readout.readers", "Choose readers who may read the meeting.") { Field = "Readers" };
        }
    }

    private void RequireStanding()
    {
        if (IsSuperseded)
        {
            throw new RuleViolation("readout.superseded", "A later revision stands in the place of this one, which stays as it is.");
        }

        if (WithdrawnAt is not null)
        {
            throw new RuleViolation("readout.withdrawn", "This readout is withdrawn and stays as it is.");
        }
    }

    private void Touch(Author author)
    {
        ChangedAt = author.At;
        ChangedBy = author.Name;
        // Two changes by one person in one moment are two changes.
        VersionToken = Id<Readout>.New().Value;
    }
}

/// <summary>Somebody who speaks in a readout.</summary>
public sealed class ReadoutAsserter : ProcessRecord, IKeptByMediators
{
    private ReadoutAsserter()
    {
    }

    internal ReadoutAsserter(Readout readout, int position, Actor who)
        : base(readout.ProcessId, readout.OwnerId, readout.OpenTo)
    {
        Id = Id<ReadoutAsserter>.New();
        ReadoutId = readout.Id;
        MeetingId = readout.MeetingId;
        IsOwn = readout.IsOwn;
        Position = position;
        (Kind, PartyId, MediatorId, Name) = (who.Kind, who.PartyId, who.MediatorId, who.Name);
    }

    /// <summary>Its key.</summary>
    public Id<ReadoutAsserter> Id { get; private init; }

    /// <summary>The readout.</summary>
    public Id<Readout> ReadoutId { get; private init; }

    /// <summary>Its meeting.</summary>
    public Id<Meeting> MeetingId { get; private init; }

    /// <summary>Whether a delegation entered the readout as its own.</summary>
    public bool IsOwn { get; private init; }

    /// <summary>1, 2, 3 … within the readout.</summary>
    public int Position { get; private init; }

    /// <summary>What it is.</summary>
    public ActorKind Kind { get; private init; }

    /// <summary>Which party.</summary>
    public Id<Party>? PartyId { get; private init; }

    /// <summary>Which mediator.</summary>
    public Id<Mediator>? MediatorId { get; private init; }

    /// <summary>Name of somebody else.</summary>
    public string Name { get; private init; } = "";

    /// <summary>Who it is.</summary>
    public Actor Who => Actor.Of(Kind, PartyId, MediatorId, Name);

    bool IKeptByMediators.KeptByMediators => !IsOwn;
}

/// <summary>A passage of a readout. Its text is frozen; what it is about may be said anew.</summary>
public sealed class ReadoutPassage : ProcessRecord, IKeptByMediators
{
    /// <summary>Longest text.</summary>
    public const int TextLength = 8000;

    /// <summary>Longest topic.</summary>
    public const int TopicLength = 120;

    /// <summary>Longest key of a topic.</summary>
    public const int TopicKeyLength = 240;

    private ReadoutPassage()
    {
    }

    internal ReadoutPassage(Readout readout, int position, PassageFacts facts)
        : base(readout.ProcessId, readout.OwnerId, readout.OpenTo)
    {
        Id = Id<ReadoutPassage>.New();
        ReadoutId = readout.Id;
        MeetingId = readout.MeetingId;
        IsOwn = readout.IsOwn;
        Position = position;
        Text = facts.Text;
        Name(facts.Topic);
    }

    /// <summary>Its key.</summary>
    public Id<ReadoutPassage> Id { get; private init; }

    /// <summary>The readout.</summary>
    public Id<Readout> ReadoutId { get; private init; }

    /// <summary>Its meeting.</summary>
    public Id<Meeting> MeetingId { get; private init; }

    /// <summary>Whether a delegation entered the readout as its own.</summary>
    public bool IsOwn { get; private init; }

    /// <summary>1, 2, 3 … within the readout.</summary>
    public int Position { get; private init; }

    /// <summary>The text.</summary>
    public string Text { get; private init; } = "";

    /// <summary>What it is about; empty where nobody said so.</summary>
    public string Topic { get; private set; } = "";

    /// <summary>The same, folded, so that two spellings are one topic.</summary>
    public string TopicKey { get; private set; } = "";

    bool IKeptByMediators.KeptByMediators => !IsOwn;

    internal void Name(string topic)
    {
        Topic = ReadoutText.Topic(topic);
        TopicKey = ReadoutText.KeyOf(Topic);
    }
}
