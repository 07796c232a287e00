using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using Negotiations.Application.Access;
using Negotiations.Application.Claims;
using Negotiations.Application.Commitments;
using Negotiations.Application.Notes;
using Negotiations.Application.Parties;
using Negotiations.Domain;
using Negotiations.Domain.Claims;
using Negotiations.Domain.Commitments;
using Negotiations.Domain.Dates;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Notes;
using Negotiations.Domain.Parties;
using Negotiations.Web.Edge;
using Negotiations.Web.Features.Claims;
using Negotiations.Web.Features.Commitments;
using Negotiations.Web.Features.Meetings;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.Notes;

/// <summary>What the form of a note posts.</summary>
public sealed record NoteInput
{
    /// <summary>Key of a new note, made where it is typed.</summary>
    public Guid Id { get; init; }

    public string? Text { get; init; }

    /// <summary>For whom: a <see cref="NoteReach"/>, or the key of the delegation it is kept for.</summary>
    public string? For { get; init; }

    /// <summary>Who spoke: a <see cref="Capacity"/> or the key of a party, and after a bar the name, where it is known.</summary>
    public string? SaidBy { get; init; }

    public Guid? AgendaItem { get; init; }

    public Conveyance? Conveyance { get; init; }

    /// <summary>When it was kept, by the clock of the device.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>The day on which it was said, by the clock of the venue; asked where the session is over.</summary>
    public DateOnly? SaidOn { get; init; }

    /// <summary>The hour of that; left empty while the session goes on, it is said now.</summary>
    public TimeOnly? SaidAt { get; init; }

    public Guid? VersionToken { get; init; }

    /// <summary>
    /// The next note. It is for the mediators alone, until whoever logs the session chose the record for the last one; a delegation is chosen each time that the page is opened. Once the session is over, it goes on from
    /// the last one, or from the beginning as far as that is known.
    /// </summary>
    internal static NoteInput Next(LogPage log)
    {
        var next = new NoteInput { Id = Id<Note>.New().Value, For = (log.LastOwn?.Reach == NoteReach.SharedRecord ? NoteReach.SharedRecord : NoteReach.Mediators).ToString() };
        if (!log.IsOver)
        {
            return next;
        }

        return (log.LastOwn?.At ?? log.Meeting.StartsAt) is { } from
            ? next.SaidAtClock(from, log.Meeting.Zone)
            : next with { SaidOn = log.Meeting.Date is { IsInterval: false, Day: not null } day ? day.Earliest : null };
    }

    internal static NoteInput Of(NoteRow note) => new NoteInput
    {
        Id = note.Id.Value,
        Text = note.Text,
        For = note.OwnerId?.ToString() ?? note.Reach.ToString(),
        SaidBy = SpeakerChoice.Key(note.SpeakerAs, note.SpeakerPartyId, note.Speaker),
        AgendaItem = note.AgendaItemId?.Value,
        Conveyance = note.Conveyance,
        VersionToken = note.VersionToken,
    }.SaidAtClock(note.At, note.Zone);

    internal NoteForm Read()
    {
        var (capacity, party, name) = SpeakerChoice.Read(SaidBy);
        Id<Party>? delegation = Id<Party>.TryParse(For ?? "", null, out var owner) ? owner : null;
        return new NoteForm
        {
            Facts = new NoteFacts
            {
                Text = Text?.Trim() ?? "",
                SpeakerAs = capacity,
                SpeakerParty = party,
                Speaker = name,
                AgendaItem = AgendaItem is { } item ? new Id<AgendaItem>(item) : null,
                Conveyance = Conveyance,
            },
            Reach = delegation is not null ? NoteReach.OneDelegation : Enum.TryParse<NoteReach>(For, out var reach) && reach != NoteReach.OneDelegation ? reach : (NoteReach)(-1),
            Delegation = delegation,
            At = At,
            SaidOn = SaidOn,
            SaidAt = SaidAt,
            VersionToken = VersionToken,
        };
    }

    private NoteInput SaidAtClock(DateTimeOffset instant, string zone)
    {
        var there = TimeZoneInfo.ConvertTime(instant, TimeZoneInfo.FindSystemTimeZoneById(zone));
        return this with { SaidOn = DateOnly.FromDateTime(there.DateTime), SaidAt = new TimeOnly(there.Hour, there.Minute) };
    }
}

/// <summary>What is taken down of a commitment while the session goes on.</summary>
public sealed record CommitmentLine
{
    /// <summary>Key made where it is typed.</summary>
    public Guid Id { get; init; }

    public string? What { get; init; }

    /// <summary>Who is to do it, as <see cref="ActorInput"/> tells it.</summary>
    public string? Who { get; init; }

    /// <summary>The name, of somebody else.</summary>
    public string? WhoName { get; init; }

    /// <summary>By when; none where nothing was agreed.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>Or within how many days.</summary>
    public int? Days { get; init; }

    /// <summary>Of what; of the day on which it was promised where it is empty.</summary>
    public string? Event { get; init; }

    /// <summary>To whom it was promised.</summary>
    public string? ToWhom { get; init; }

    internal TakeDownCommitment Request(Id<Meeting> meeting, Id<Note> note) => new()
    {
        Id = new Id<Commitment>(Id),
        Meeting = meeting,
        Note = note,
        What = What?.Trim() ?? "",
        Who = ActorInput.Read(Who, WhoName),
        ToWhom = ActorInput.Read(ToWhom, null),
        Date = Due is { } day ? PartialDate.On(day) : null,
        Days = Days,
        Event = Event?.Trim() ?? "",
    };
}

/// <summary>What is taken down of what somebody asserts while the session goes on.</summary>
public sealed record ClaimLine
{
    /// <summary>Key made where it is typed.</summary>
    public Guid Id { get; init; }

    /// <summary>Who asserts it, as <see cref="ActorInput"/> tells it.</summary>
    public string? Asserter { get; init; }

    /// <summary>Person or office that said so; of somebody else, its name.</summary>
    public string? Speaker { get; init; }

    /// <summary>Title of what is asserted about.</summary>
    public string? About { get; init; }

    /// <summary>How exactly a figure was said.</summary>
    public FigureKind FigureKind { get; init; }

    public string? Figure { get; init; }

    public Stance? Stance { get; init; }

    /// <summary>In words.</summary>
    public string? Said { get; init; }

    /// <summary>Begins with who spoke, as far as the log tells it: under the Chatham House Rule, not at all.</summary>
    internal static ClaimLine Of(NoteRow note) => new()
    {
        Id = Id<Claim>.New().Value,
        Asserter = ActorInput.Of(note.SpeakerPartyId is { } party ? Actor.Of(party) : note.Speaker.Length > 0 ? Actor.Other(note.Speaker) : null),
        Speaker = note.Speaker,
        Said = note.Text,
    };

    internal TakeDownClaim Request(Id<Meeting> meeting, Id<Note> note, ModelStateDictionary problems, IStringLocalizer texts)
    {
        var asserter = ActorInput.Read(Asserter, Speaker);
        return new()
        {
            Id = new Id<Claim>(Id),
            Meeting = meeting,
            Note = note,
            About = About?.Trim() ?? "",
            Asserter = asserter,
            Speaker = asserter?.Kind == ActorKind.Other ? "" : Speaker?.Trim() ?? "",
            FigureKind = string.IsNullOrWhiteSpace(Figure) ? null : FigureKind,
            Figure = ClaimInput.Number(Figure, nameof(Figure), problems, texts),
            Stance = Stance,
            Said = Said?.Trim() ?? "",
        };
    }
}

/// <summary>Somebody who can be named as having spoken.</summary>
/// <param name="Value">What the form posts.</param>
/// <param name="Label">How it is shown.</param>
/// <param name="Short">What a line may begin with, followed by a colon; empty for nobody's own.</param>
public sealed record SpeakerChoice(string Value, string Label, string Short)
{
    private const char Bar = '|';

    internal static string Key(Capacity? capacity, Id<Party>? party, string name) => capacity is null ? "" : $"{party?.ToString() ?? capacity.ToString()}{Bar}{name}";

    internal static (Capacity? Capacity, Id<Party>? Party, string Name) Read(string? key)
    {
        if (string.IsNullOrEmpty(key))
        {
            return (null, null, "");
        }

        var bar = key.IndexOf(Bar, StringComparison.Ordinal);
        var (side, name) = bar < 0 ? (key, "") : (key[..bar], key[(bar + 1)..].Trim());
        return Id<Party>.TryParse(side, null, out var party) ? (Capacity.Party, party, name)
            : (Enum.TryParse<Capacity>(side, out var capacity) && Enum.IsDefined(capacity) ? capacity : (Capacity)(-1), null, name);
    }
}

/// <summary>The log of a session.</summary>
/// <param name="Log">The notes, and what a new one can name.</param>
/// <param name="Input">The note being typed.</param>
/// <param name="Device">The key for what is kept on the device.</param>
/// <param name="Viewer">Whose page it is (<see cref="DeviceKeys.Tag"/>).</param>
/// <param name="IsEarlier">Whether it shows earlier notes: nothing is added there, and it does not move.</param>
/// <param name="Texts">The reader's language.</param>
public sealed record LogShowPage(LogPage Log, NoteInput Input, DeviceKey Device, string Viewer, bool IsEarlier, IStringLocalizer Texts) : IPage
{
    public Wording Title => new("Log: {0}", Log.Meeting.Title);

    public PageAudience Audience => Log.Audience;

    public string Meeting => $"/processes/{Log.Meeting.ProcessId}/meetings/{Log.Meeting.Id}";

    public string Here => Meeting + "/log";

    /// <summary>The clock that the notes are told by: the venue's.</summary>
    public DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(Log.Meeting.Zone));

    public string Place => Choices.Place;

    public NoteChoices Choices => new(Log, Texts);
}

/// <summary>What a note can name.</summary>
public sealed record NoteChoices(LogPage Log, IStringLocalizer Texts)
{
    /// <summary>Where the clock is that notes are told by.</summary>
    public string Place => Log.Meeting.Zone.Split('/')[^1].Replace('_', ' ');

    /// <summary>For whom, as radio buttons: value and label; the delegations by their codes.</summary>
    public IEnumerable<(string Value, PartyMark? Delegation, Wording Label, Wording ReadBy)> Readers =>
    [
        (nameof(NoteReach.Mediators), null, NoteReach.Mediators.InWords(), "Read by the mediators alone."),
        (nameof(NoteReach.SharedRecord), null, NoteReach.SharedRecord.InWords(), "Read by the mediators now. It may be put into the shared record, which is read by others once you circulate it."),
        .. Log.Parties.Where(p => Domain.Audience.Common(new Audience(p.Id, OpenTo.Mediators), new Audience(Log.Meeting.OwnerId, Log.Meeting.OpenTo)).Owner == p.Id)
            .Select(p => (p.Id.ToString(), (PartyMark?)p, new Wording("Caucus"), new Wording("Read at once by the delegation of {0}, and by the mediators.", p.Name))),
    ];

    public IEnumerable<SpeakerChoice> Speakers =>
    [
        .. Log.Parties.Select(p => new SpeakerChoice(SpeakerChoice.Key(Capacity.Party, p.Id, ""), p.Name, p.Code)),
        .. Enum.GetValues<Capacity>().Where(c => c != Capacity.Party).Select(c => new SpeakerChoice(SpeakerChoice.Key(c, null, ""), c.InWords().In(Texts), c == Capacity.Mediator ? "MED" : "")),
        .. Log.Participants.Where(p => p.Name.Length > 0)
            .Select(p => new SpeakerChoice(SpeakerChoice.Key(p.Capacity, p.PartyId, p.Name), Log.MarkOf(p.PartyId) is { } mark ? $"{p.Name} ({mark.Code})" : p.Name, "")).DistinctBy(s => s.Value),
    ];

    public IEnumerable<SelectListItem> Conveyances(Conveyance? chosen) =>
        Enum.GetValues<Conveyance>().Select(c => new SelectListItem(c.InWords().In(Texts), c.ToString(), c == chosen)).Prepend(new SelectListItem(Texts["Conveying…"], ""));
}

/// <summary>One note: to correct it, to take it out, and what follows from it.</summary>
/// <param name="Hand">The note.</param>
/// <param name="Input">What is typed.</param>
/// <param name="Device">The key for what is kept on the device.</param>
/// <param name="Viewer">Whose page it is (<see cref="DeviceKeys.Tag"/>).</param>
/// <param name="Claim">What is typed of a claim that follows from it.</param>
/// <param name="Subjects">Titles of what is asserted about, to choose from.</param>
/// <param name="Texts">The reader's language.</param>
public sealed record NotePage(NoteInHand Hand, NoteInput Input, DeviceKey Device, string Viewer, ClaimLine Claim, IReadOnlyList<string> Subjects, IStringLocalizer Texts) : IPage
{
    public Wording Title => "Correct a note";

    // Whoever reads the note, its form says more: internal points and who else could read it.
    public PageAudience Audience => PageAudience.Mediators;

    public string Log => $"/processes/{Hand.Log.Meeting.ProcessId}/meetings/{Hand.Log.Meeting.Id}/log";

    public NoteChoices Choices => new(Hand.Log, Texts);
}

/// <summary>The fields of a note, as the log and the form of a correction show them.</summary>
/// <param name="Choices">What it can name.</param>
/// <param name="Input">What is typed.</param>
public sealed record NoteFields(NoteChoices Choices, NoteInput Input);

/// <summary>What can be made of a note.</summary>
/// <param name="Log">Address of the log.</param>
/// <param name="Note">Which note.</param>
/// <param name="Text">What it says.</param>
/// <param name="Meeting">The log that it stands in.</param>
/// <param name="Speaker">Which party spoke; none in the log, where that is told by the line.</param>
/// <param name="Claim">What is typed of a claim.</param>
public sealed record FollowUp(string Log, Guid Note, string Text, LogPage Meeting, Id<Party>? Speaker, ClaimLine Claim)
{
    /// <summary>How exactly one figure can be said.</summary>
    public static IEnumerable<FigureKind> FigureKinds => Enum.GetValues<FigureKind>().Where(k => k != FigureKind.Between);

    /// <summary>The text, as far as a field takes it.</summary>
    public string Start(int length) => Text.Length > length ? Text[..length] : Text;
}
