using Negotiations.Domain.Dates;
using Negotiations.Domain.Processes;

namespace Negotiations.Domain.Meetings;

/// <summary>How official it is.</summary>
public enum Track
{
    /// <summary>Between governments.</summary>
    One,

    /// <summary>Officials in a private capacity, or officials with others.</summary>
    OneAndHalf,

    /// <summary>Others: scholars, civil society.</summary>
    Two,
}

/// <summary>In what form people come together.</summary>
public enum MeetingFormat
{
    /// <summary>All parties at one table.</summary>
    Plenary,

    /// <summary>Two alone.</summary>
    Bilateral,

    /// <summary>The mediators with one delegation, while the other waits nearby.</summary>
    ProximityLeg,

    /// <summary>By telephone or video. It has no venue.</summary>
    Call,

    /// <summary>On the margins of another event.</summary>
    OnTheMargins,

    /// <summary>Experts at work.</summary>
    WorkingLevel,

    /// <summary>One leg of a mediator's travel between the parties.</summary>
    ShuttleLeg,
}

/// <summary>Of what rank those are who meet.</summary>
public enum MeetingLevel
{
    /// <summary>Heads of state or government.</summary>
    Leaders,

    /// <summary>Ministers.</summary>
    Ministers,

    /// <summary>Officials.</summary>
    Officials,

    /// <summary>Experts.</summary>
    Experts,
}

/// <summary>Where it stands.</summary>
public enum MeetingStatus
{
    /// <summary>A delegation asks for it.</summary>
    Proposed,

    /// <summary>It is to be.</summary>
    Planned,

    /// <summary>It was.</summary>
    Held,

    /// <summary>It will not be.</summary>
    Cancelled,

    /// <summary>It will be later; when is not said yet.</summary>
    Postponed,

    /// <summary>The delegation that asked for it asks no more.</summary>
    Withdrawn,

    /// <summary>What a delegation asked for was planned for others too, as another meeting.</summary>
    TakenUp,
}

/// <summary>What is said of a meeting in its form.</summary>
public sealed record MeetingFacts
{
    /// <summary>What it is called.</summary>
    public string Title { get; init; } = "";

    /// <summary>How official it is.</summary>
    public Track Track { get; init; }

    /// <summary>Number of the round, from 1; none outside rounds.</summary>
    public int? Round { get; init; }

    /// <summary>In what form.</summary>
    public MeetingFormat Format { get; init; }

    /// <summary>Of what rank.</summary>
    public MeetingLevel Level { get; init; }

    /// <summary>Town and building; of a call, nothing.</summary>
    public string Venue { get; init; } = "";

    /// <summary>Who hosts it.</summary>
    public string Host { get; init; } = "";

    /// <summary>Languages spoken.</summary>
    public string Languages { get; init; } = "";

    /// <summary>What it is for, or came to, in a few sentences.</summary>
    public string Summary { get; init; } = "";

    /// <summary>Where it is reported, or how it is known.</summary>
    public string Source { get; init; } = "";

    /// <summary>What files of calendars show instead of the title and the place; empty, and they show both.</summary>
    public string CalendarTitle { get; init; } = "";
}

/// <summary>One session: plenary, bilateral, proximity leg, call. Kept by the mediators; a delegation may propose one.</summary>
public sealed class Meeting : ProcessRecord, IVersioned, IKeptByMediators
{
    /// <summary>Longest title, venue, host or text of languages.</summary>
    public const int TextLength = 200;

    /// <summary>Longest summary or source.</summary>
    public const int LongTextLength = 2000;

    /// <summary>Longest IANA name of a time zone.</summary>
    public const int ZoneLength = Process.TimeZoneLength;

    /// <summary>Highest number of a round.</summary>
    public const int MostRounds = 999;

    private Meeting()
    {
    }

    private Meeting(Id<Process> process, Audience audience, MeetingFacts facts, MeetingTime time, MeetingStatus status, Author author)
        : base(process, audience.Owner, audience.OpenTo)
    {
        Id = Id<Meeting>.New();
        Status = status;
        Describe(facts, time, author);
        CalendarRevision = 0;
    }

    /// <summary>Its key.</summary>
    public Id<Meeting> Id { get; private init; }

    /// <summary>What it is called.</summary>
    public string Title { get; private set; } = "";

    /// <summary>How official it is.</summary>
    public Track Track { get; private set; }

    /// <summary>Number of the round, from 1; none outside rounds.</summary>
    public int? Round { get; private set; }

    /// <summary>In what form.</summary>
    public MeetingFormat Format { get; private set; }

    /// <summary>Of what rank.</summary>
    public MeetingLevel Level { get; private set; }

    /// <summary>Where it stands.</summary>
    public MeetingStatus Status { get; private set; }

    /// <summary>The date on the venue's calendar.</summary>
    public PartialDate Date { get; private set; }

    /// <summary>IANA name of the venue's time zone.</summary>
    public string Zone { get; private set; } = "";

    /// <summary>When it begins, UTC; none where only the date is known.</summary>
    public DateTimeOffset? StartsAt { get; private set; }

    /// <summary>When it ends, UTC.</summary>
    public DateTimeOffset? EndsAt { get; private set; }

    /// <summary>Where it stands among other meetings (<see cref="MeetingTime.Order"/>).</summary>
    public DateTimeOffset Order { get; private set; }

    /// <summary>Town and building.</summary>
    public string Venue { get; private set; } = "";

    /// <summary>Who hosts it.</summary>
    public string Host { get; private set; } = "";

    /// <summary>Languages spoken.</summary>
    public string Languages { get; private set; } = "";

    /// <summary>What it is for, or came to.</summary>
    public string Summary { get; private set; } = "";

    /// <summary>Where it is reported.</summary>
    public string Source { get; private set; } = "";

    /// <summary>What files of calendars show instead of the title and the place: such files go to telephones and to strangers' servers.</summary>
    public string CalendarTitle { get; private set; } = "";

    /// <summary>How often that changed which calendars show, from 0. Nothing else counts: what the mediators keep to themselves must not show in a calendar.</summary>
    public int CalendarRevision { get; private set; }

    /// <summary>When that changed last which calendars show, UTC.</summary>
    public DateTimeOffset CalendarChangedAt { get; private set; }

    /// <summary>Why it was cancelled or postponed.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>
    /// Whether nobody may be told who said what, nor who was there: "neither the identity nor the affiliation of the speaker(s), nor that of any other participant" (Chatham House Rule, 2002). What is known stays stored; the mediators read it
    /// where they keep it, and nobody anywhere else.
    /// </summary>
    public bool WithoutAttribution { get; private set; }

    /// <summary>When it was last changed, UTC.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Who changed it last.</summary>
    public string ChangedBy { get; private set; } = "";

    /// <inheritdoc/>
    public Guid VersionToken { get; private set; }

    /// <summary>The mediators enter a meeting that is to be.</summary>
    public static Meeting Plan(Id<Process> process, Audience audience, MeetingFacts facts, MeetingTime time, Author author) =>
        new(process, audience, facts, time, MeetingStatus.Planned, author);

    /// <summary>A delegation asks the mediators for a meeting.</summary>
    /// <param name="process">The process.</param>
    /// <param name="delegation">The delegation that asks; it and the mediators see the proposal.</param>
    /// <param name="facts">What it asks for.</param>
    /// <param name="time">When.</param>
    /// <param name="author">Who asks.</param>
    public static Meeting Propose(Id<Process> process, Id<Parties.Party> delegation, MeetingFacts facts, MeetingTime time, Author author) =>
        new(process, Audience.Of(Sharing.OneDelegation, delegation), facts, time, MeetingStatus.Proposed, author);

    /// <summary>The delegation that asks for it corrects what it asks for.</summary>
    /// <exception cref="RuleViolation">The mediators took it up or declined it; a call with a venue.</exception>
    public void CorrectProposal(MeetingFacts facts, MeetingTime time, Author author)
    {
        RequireProposed();
        Describe(facts, time, author);
    }

    /// <summary>The delegation that asked for it does not ask for it any more.</summary>
    /// <exception cref="RuleViolation">The mediators took it up or declined it.</exception>
    public void Withdraw(string reason, Author author)
    {
        RequireProposed();
        Go(MeetingStatus.Withdrawn, reason, author);
    }

    /// <summary>
    /// Plans what a delegation proposed for more readers than that delegation and the mediators. It becomes another meeting, which follows this one, because who may read a record never widens; the proposal itself is closed.
    /// </summary>
    /// <param name="readers">Who may read the new one; the delegation that asked is among them.</param>
    /// <param name="facts">What is said of it.</param>
    /// <param name="time">When.</param>
    /// <param name="author">Who plans it.</param>
    /// <exception cref="RuleViolation">It is no proposal any more; the delegation that asked would not read it.</exception>
    public Meeting TakeUp(Audience readers, MeetingFacts facts, MeetingTime time, Author author)
    {
        RequireProposed();
        if (!readers.OpenTo.HasFlag(OpenTo.Parties) && readers.Owner != OwnerId)
        {
            throw new RuleViolation("meeting.take-up", "Share it with the delegation that asked for it, too.") { Field = nameof(Sharing) };
        }

        Go(MeetingStatus.TakenUp, "", author);
        return Plan(ProcessId, readers, facts, time, author);
    }

    /// <summary>Corrects what is said of it.</summary>
    /// <exception cref="RuleViolation">A call with a venue.</exception>
    public void Describe(MeetingFacts facts, MeetingTime time, Author author)
    {
        if (facts.Format == MeetingFormat.Call && facts.Venue.Length > 0)
        {
            throw new RuleViolation("meeting.call-has-no-venue", "A call has no venue. Empty the venue, or choose another format.");
        }

        var (shown, before) = (InCalendars, Said);
        Title = facts.Title;
        CalendarTitle = facts.CalendarTitle;
        Track = facts.Track;
        Round = facts.Round;
        Format = facts.Format;
        Level = facts.Level;
        Venue = facts.Venue;
        Host = facts.Host;
        Languages = facts.Languages;
        Summary = facts.Summary;
        Source = facts.Source;
        Date = time.Date;
        Zone = time.Zone;
        StartsAt = time.StartsAt;
        EndsAt = time.EndsAt;
        Order = time.Order;
        Revise(shown, author);
        // A title for calendars is the mediators' own business: whoever reads the meeting reads its title.
        Touch(author, told: Said != before);
    }

    /// <summary>Takes up a proposal, or a meeting that was put off or called off, or marked as held by mistake.</summary>
    /// <exception cref="RuleViolation">It is planned already.</exception>
    public void PlanAgain(Author author)
    {
        if (Status == MeetingStatus.Planned)
        {
            throw new RuleViolation("meeting.plan", "This meeting is planned already.");
        }

        RequireNotClosed();

        Go(MeetingStatus.Planned, "", author);
    }

    /// <summary>Says that it took place.</summary>
    /// <exception cref="RuleViolation">It was only proposed or called off, or it has not begun.</exception>
    public void Hold(Author author)
    {
        if (Status != MeetingStatus.Planned)
        {
            throw new RuleViolation("meeting.hold", "Only a planned meeting is held. Plan it first.");
        }

        if (Order > author.At)
        {
            throw new RuleViolation("meeting.not-yet", "This meeting has not begun. Correct its date first if it was earlier.");
        }

        Go(MeetingStatus.Held, "", author);
    }

    /// <summary>Says that the session ends now, to the minute. Said again, it changes nothing.</summary>
    /// <exception cref="RuleViolation">It was not held, no beginning was said, or it begins this minute or later.</exception>
    public void End(Author author)
    {
        var now = author.At.AddTicks(-(author.At.Ticks % TimeSpan.TicksPerMinute));
        if (Status != MeetingStatus.Held || StartsAt is not { } starts || starts >= now)
        {
            throw new RuleViolation("meeting.end", "Only a session that has begun ends. Say on the page of the meeting that it was held, and when it began.");
        }

        if (EndsAt <= now)
        {
            return;
        }

        var shown = InCalendars;
        EndsAt = now;
        Revise(shown, author);
        Touch(author);
    }

    /// <summary>Calls it off.</summary>
    /// <exception cref="RuleViolation">It was held, or is called off already.</exception>
    public void Cancel(string reason, Author author)
    {
        RequireToCome(MeetingStatus.Cancelled);
        Go(MeetingStatus.Cancelled, reason, author);
    }

    /// <summary>Puts it off.</summary>
    /// <exception cref="RuleViolation">It was held, or is put off already.</exception>
    public void Postpone(string reason, Author author)
    {
        RequireToCome(MeetingStatus.Postponed);
        Go(MeetingStatus.Postponed, reason, author);
    }

    /// <summary>Says whether anybody may be told who was there and who said what. Said again, it changes nothing.</summary>
    public void Attribute(bool attributed, Author author)
    {
        if (WithoutAttribution != attributed)
        {
            return;
        }

        WithoutAttribution = !attributed;
        Touch(author);
    }

    /// <summary>Names somebody who takes part.</summary>
    public Participant Seat(int position, ParticipantFacts facts) => new(this, position, facts);

    /// <summary>Puts a point on the agenda.</summary>
    /// <param name="position">Its place, from 1.</param>
    /// <param name="title">What it is about.</param>
    /// <param name="internally">Whether the mediators keep it to themselves.</param>
    /// <param name="carriedFrom">The meeting from which it was left over.</param>
    public AgendaItem PutOnAgenda(int position, string title, bool internally, Id<Meeting>? carriedFrom = null) => new(this, position, title, internally, carriedFrom);

    /// <summary>Ties it to another meeting: it mandates, continues or follows that one.</summary>
    /// <exception cref="RuleViolation">It is the same meeting.</exception>
    public MeetingLink Tie(MeetingTie tie, Meeting other)
    {
        if (other.Id == Id)
        {
            throw new RuleViolation("meeting.link-itself", "Choose another meeting than this one.");
        }

        return new MeetingLink(this, tie, other);
    }

    /// <summary>Its participants or its agenda changed.</summary>
    /// <param name="author">Who changed them.</param>
    /// <param name="told">
    /// Whether everybody who reads the meeting sees that. What the mediators keep to themselves moves its token alone, so that nobody is told even that, or when, something happened.
    /// </param>
    public void Touch(Author author, bool told)
    {
        if (told)
        {
            Touch(author);
        }
        else
        {
            VersionToken = Id<Meeting>.New().Value;
        }
    }

    private void Touch(Author author) => (ChangedAt, ChangedBy) = (author.At, author.Name);

    private void RequireProposed()
    {
        if (Status != MeetingStatus.Proposed)
        {
            throw new RuleViolation("meeting.proposal", "This is no proposal any more: the mediators took it up, or it was called off. Speak to the mediators.");
        }
    }

    private void RequireNotClosed()
    {
        if (Status is MeetingStatus.Withdrawn or MeetingStatus.TakenUp)
        {
            throw new RuleViolation("meeting.closed", "This proposal is closed: the delegation withdrew it, or it was planned as another meeting. Plan a new one.");
        }
    }

    private void RequireToCome(MeetingStatus to)
    {
        RequireNotClosed();
        if (Status == MeetingStatus.Held || Status == to)
        {
            throw new RuleViolation("meeting.to-come", "This meeting was held, or this is said of it already.");
        }
    }

    private void Go(MeetingStatus status, string reason, Author author)
    {
        var shown = InCalendars;
        Status = status;
        Reason = reason;
        Revise(shown, author);
        Touch(author);
    }

    private void Revise(Shown before, Author author)
    {
        if (InCalendars != before)
        {
            CalendarRevision++;
            CalendarChangedAt = author.At;
        }
    }

    private Shown InCalendars => new(
        CalendarTitle.Length > 0 ? CalendarTitle : Title, CalendarTitle.Length > 0 ? "" : Venue, Date, Zone, StartsAt, EndsAt, Status);

    private (string Title, Track Track, int? Round, MeetingFormat Format, MeetingLevel Level, string Venue, string Host, string Languages, string Summary, string Source, PartialDate Date, string Zone, DateTimeOffset? StartsAt, DateTimeOffset? EndsAt) Said =>
        (Title, Track, Round, Format, Level, Venue, Host, Languages, Summary, Source, Date, Zone, StartsAt, EndsAt);

    private sealed record Shown(string Title, string Venue, PartialDate Date, string Zone, DateTimeOffset? StartsAt, DateTimeOffset? EndsAt, MeetingStatus Status);
}
