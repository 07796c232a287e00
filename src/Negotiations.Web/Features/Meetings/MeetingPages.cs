using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using Negotiations.Application.Access;
using Negotiations.Application.Calendars;
using Negotiations.Application.Meetings;
using Negotiations.Domain;
using Negotiations.Domain.Dates;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Parties;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.Meetings;

/// <summary>The meetings of a process.</summary>
/// <param name="Process">The process.</param>
/// <param name="List">The meetings.</param>
public sealed record MeetingListPage(Guid Process, MeetingsPage List) : IPage
{
    public Wording Title => "Meetings";

    public PageAudience Audience => List.Audience;

    public string Here => $"/processes/{Process}/meetings";
}

/// <summary>One meeting.</summary>
/// <param name="Show">The meeting, and what belongs to it.</param>
public sealed record MeetingShowPage(MeetingPage Show) : IPage
{
    public Wording Title => new("{0}", Show.Meeting.Title);

    public PageAudience Audience => Show.Meeting.Audience;

    public string Here => $"/processes/{Show.Meeting.ProcessId}/meetings/{Show.Meeting.Id}";

    /// <summary>Where the delegation that proposes it corrects or withdraws it.</summary>
    public string Proposal => $"/processes/{Show.Meeting.ProcessId}/meetings/proposals/{Show.Meeting.Id}";

    /// <summary>Whether a calendar has a place for it.</summary>
    public bool HasDay => CalendarEntry.HasDayIn(Show.Meeting.Date);

    /// <summary>As what somebody takes part, beyond what the mark beside the name says.</summary>
    public static IEnumerable<Wording> Roles(ParticipantRow person)
    {
        if (person.Capacity != Capacity.Party)
        {
            yield return person.Capacity.InWords();
        }

        if (person.Initiates)
        {
            yield return "initiator";
        }

        if (person.Chairs)
        {
            yield return "chair";
        }
    }

    /// <summary>The steps that can be taken now.</summary>
    public IEnumerable<MeetingStep> Steps => Show.Meeting.Status switch
    {
        MeetingStatus.Planned => [MeetingStep.Hold, MeetingStep.Postpone, MeetingStep.Cancel],
        MeetingStatus.Proposed => [MeetingStep.Plan, MeetingStep.Cancel],
        MeetingStatus.Held => [MeetingStep.Plan],
        MeetingStatus.Withdrawn or MeetingStatus.TakenUp => [],
        MeetingStatus.Postponed => [MeetingStep.Plan, MeetingStep.Cancel],
        _ => [MeetingStep.Plan],
    };
}

/// <summary>What the form of a meeting posts.</summary>
public record MeetingInput
{
    public string? Title { get; init; }

    public Track Track { get; init; }

    public string? Round { get; init; }

    public MeetingFormat Format { get; init; }

    public MeetingLevel Level { get; init; }

    public PartialDateInput Date { get; init; } = new();

    public string? Start { get; init; }

    public string? End { get; init; }

    public string? Zone { get; init; }

    public string? Venue { get; init; }

    public string? Host { get; init; }

    public string? Languages { get; init; }

    public string? Summary { get; init; }

    public string? Source { get; init; }

    public string? CalendarTitle { get; init; }

    /// <summary>Who may read it; nothing is chosen for a new one, because what is closed is never opened afterwards.</summary>
    public Sharing? Sharing { get; init; }

    public Guid? Delegation { get; init; }

    public bool Held { get; init; }

    public Guid VersionToken { get; init; }

    internal static MeetingInput Of(MeetingForm form) => new()
    {
        Title = form.Facts.Title,
        Track = form.Facts.Track,
        Round = form.Facts.Round?.ToString(CultureInfo.InvariantCulture),
        Format = form.Facts.Format,
        Level = form.Facts.Level,
        Date = PartialDateInput.From(form.Date),
        Start = Clock(form.Start),
        End = Clock(form.End),
        Zone = form.Zone,
        Venue = form.Facts.Venue,
        Host = form.Facts.Host,
        Languages = form.Facts.Languages,
        Summary = form.Facts.Summary,
        Source = form.Facts.Source,
        CalendarTitle = form.Facts.CalendarTitle,
        Sharing = form.Sharing,
        Delegation = form.Delegation?.Value,
        Held = form.Held,
        VersionToken = form.VersionToken,
    };

    internal MeetingForm Read(ModelStateDictionary problems, IStringLocalizer texts)
    {
        int? round = null;
        if (!string.IsNullOrWhiteSpace(Round))
        {
            if (int.TryParse(Round.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                round = number;
            }
            else
            {
                problems.AddModelError(nameof(Round), texts["Give the number of the round, from 1 to 999, or leave it empty."]);
            }
        }

        return new MeetingForm
        {
            Facts = new MeetingFacts
            {
                Title = Title?.Trim() ?? "",
                Track = Track,
                Round = round,
                Format = Format,
                Level = Level,
                Venue = Venue?.Trim() ?? "",
                Host = Host?.Trim() ?? "",
                Languages = Languages?.Trim() ?? "",
                Summary = Summary?.Trim() ?? "",
                Source = Source?.Trim() ?? "",
                CalendarTitle = CalendarTitle?.Trim() ?? "",
            },
            Date = Date.Read(nameof(Date), problems, texts),
            Start = Time(Start, nameof(Start), problems, texts),
            End = Time(End, nameof(End), problems, texts),
            Zone = Zone ?? "",
            Sharing = Sharing ?? default,
            Delegation = Sharing == Domain.Sharing.OneDelegation && Delegation is { } party ? new Id<Party>(party) : null,
            Held = Held,
            VersionToken = VersionToken,
        };
    }

    internal static string? Clock(TimeOnly? time) => time?.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static TimeOnly? Time(string? typed, string field, ModelStateDictionary problems, IStringLocalizer texts)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            return null;
        }

        if (TimeOnly.TryParseExact(typed.Trim(), ["HH:mm", "H:mm", "HH:mm:ss", "H.mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return time;
        }

        problems.AddModelError(field, texts["Write the time with hours and minutes, for example 16:30."]);
        return null;
    }
}

/// <summary>The form of a meeting.</summary>
public sealed record MeetingEditPage : MeetingInput, IPage
{
    private readonly IStringLocalizer _texts;

    public MeetingEditPage(MeetingInput input, MeetingFormPage choices, Guid process, Id<Meeting>? meeting, IStringLocalizer texts)
        : base(input) =>
        (Choices, Process, Meeting, _texts) = (choices, process, meeting, texts);

    public MeetingFormPage Choices { get; }

    public Guid Process { get; }

    /// <summary>Which meeting; none for a new one.</summary>
    public Id<Meeting>? Meeting { get; }

    /// <summary>Whether a delegation asks for it.</summary>
    public bool Proposal { get; init; }

    /// <summary>The proposal of a delegation that it takes up; none where it takes up none.</summary>
    public Guid? TakesUp { get; init; }

    /// <summary>Whether it goes on now, and its log is what comes next.</summary>
    public bool Now { get; init; }

    Wording IPage.Title => Heading;

    public Wording Heading => Proposal ? Meeting is null ? "Propose a meeting" : "Correct a proposal" : TakesUp is not null ? "Plan what was proposed" : Now ? "Log a call or meeting" : Meeting is null ? "Plan or enter a meeting" : "Correct a meeting";

    // Of a meeting that is there, its own audience; a new one is nobody's yet but of whoever writes it.
    public PageAudience Audience => Proposal ? PageAudience.DelegationAndMediators
        : Meeting is null ? PageAudience.Mediators
        : Domain.Audience.Of(Choices.Form.Sharing, Choices.Form.Delegation).ToPage();

    public string Back => (Meeting?.Value ?? TakesUp) is { } id ? $"/processes/{Process}/meetings/{id}" : $"/processes/{Process}/meetings";

    public IEnumerable<SelectListItem> Tracks => Options<Track>(t => t.InWords());

    public IEnumerable<SelectListItem> Formats => Options<MeetingFormat>(f => f.InWords());

    public IEnumerable<SelectListItem> Levels => Options<MeetingLevel>(l => l.InWords());

    public IEnumerable<SelectListItem> Sharings => Options<Sharing>(s => s.InWords());

    public IEnumerable<SelectListItem> Zones => Choices.Zones.Select(zone => new SelectListItem(zone.Replace('_', ' '), zone, zone == Zone));

    public IEnumerable<SelectListItem> Delegations =>
        Choices.Parties.Select(p => new SelectListItem(p.Name, p.Id.ToString(), p.Id.Value == Delegation)).Prepend(new SelectListItem(_texts["Choose one"], ""));

    private IEnumerable<SelectListItem> Options<T>(Func<T, Wording> words)
        where T : struct, Enum =>
        Enum.GetValues<T>().Select(value => new SelectListItem(words(value).In(_texts), value.ToString()));
}

/// <summary>A line of the form of participants.</summary>
public sealed record ParticipantLine
{
    public string? Name { get; init; }

    public string? Office { get; init; }

    /// <summary>A capacity, or the key of the party for which somebody sits there.</summary>
    public string? As { get; init; }

    public Attendance Attendance { get; init; }

    public bool Initiates { get; init; }

    public bool Chairs { get; init; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Name) && string.IsNullOrWhiteSpace(Office);

    internal static ParticipantLine Of(ParticipantRow row) => new()
    {
        Name = row.Name,
        Office = row.Office,
        As = row.PartyId?.ToString() ?? row.Capacity.ToString(),
        Attendance = row.Attendance,
        Initiates = row.Initiates,
        Chairs = row.Chairs,
    };

    internal ParticipantFacts Facts()
    {
        Id<Party>? party = Id<Party>.TryParse(As ?? "", null, out var id) ? id : null;
        return new ParticipantFacts
        {
            Name = Name?.Trim() ?? "",
            Office = Office?.Trim() ?? "",
            Party = party,
            Capacity = party is not null ? Capacity.Party : Enum.TryParse<Capacity>(As, out var capacity) && Enum.IsDefined(capacity) ? capacity : (Capacity)(-1),
            Attendance = Attendance,
            Initiates = Initiates,
            Chairs = Chairs,
        };
    }
}

/// <summary>What the form of participants posts.</summary>
public sealed record ParticipantsForm
{
    public Guid VersionToken { get; init; }

    public List<ParticipantLine> Lines { get; init; } = [];

    /// <summary>Asks for more lines, and keeps nothing yet.</summary>
    public bool More { get; init; }

    /// <summary>Names of those known who are to be put onto lines.</summary>
    public List<string> Add { get; init; } = [];

    /// <summary>Whether the log is what comes next.</summary>
    public bool FromLog { get; init; }

    internal ParticipantsForm With(IReadOnlyList<KnownPerson> known) => this with
    {
        Lines =
        [
            .. Lines,
            .. known.Where(k => Add.Contains(k.Name) && Lines.All(l => l.Name?.Trim() != k.Name)).Select(k => new ParticipantLine { Name = k.Name, Office = k.Office, As = k.Party?.ToString() ?? k.Capacity?.ToString() }),
        ],
        Add = [],
    };
}

/// <summary>The form of participants.</summary>
public sealed record ParticipantsPage(ParticipantsInHand Show, ParticipantsForm Form, IStringLocalizer Texts) : IPage
{
    private const int EmptyLines = 4;

    public Wording Title => "Who takes part";

    public PageAudience Audience => Show.Meeting.Audience;

    public string Back => $"/processes/{Show.Meeting.ProcessId}/meetings/{Show.Meeting.Id}{(Form.FromLog ? "/log" : "")}";

    /// <summary>Who is known and stands on no line.</summary>
    public IEnumerable<KnownPerson> Known => Show.Known.Where(k => Form.Lines.All(l => l.Name?.Trim() != k.Name)).DistinctBy(k => k.Name);

    /// <summary>The lines, and a few empty ones.</summary>
    public IReadOnlyList<ParticipantLine> Lines => [.. Form.Lines, .. Enumerable.Repeat(new ParticipantLine(), EmptyLines)];

    public IEnumerable<SelectListItem> Capacities(ParticipantLine line) =>
        Show.Parties.Select(p => new SelectListItem(Texts["For {0}", p.Name], p.Id.ToString(), p.Id.ToString() == line.As)).Prepend(new SelectListItem(Texts["Choose one"], ""))
            .Concat(Enum.GetValues<Capacity>().Where(c => c != Capacity.Party).Select(c => new SelectListItem(c.InWords().In(Texts), c.ToString(), c.ToString() == line.As)));

    public IEnumerable<SelectListItem> Attendances(ParticipantLine line) =>
        Enum.GetValues<Attendance>().Select(a => new SelectListItem(a.InWords().In(Texts), a.ToString(), a == line.Attendance));
}

/// <summary>A line of the form of an agenda.</summary>
public sealed record AgendaLine
{
    public Guid? Id { get; init; }

    public string? Title { get; init; }

    public bool Internal { get; init; }

    public bool WithoutAttribution { get; init; }

    public AgendaState State { get; init; }

    /// <summary>Its place, as typed; lines without one keep their order at the end.</summary>
    public int? Place { get; init; }
}

/// <summary>What the form of an agenda posts.</summary>
public sealed record AgendaForm
{
    public Guid VersionToken { get; init; }

    public List<AgendaLine> Lines { get; init; } = [];

    /// <summary>Asks for more lines, and keeps nothing yet.</summary>
    public bool More { get; init; }

    internal IReadOnlyList<AgendaPoint> Points() =>
    [
        .. Lines.Where(l => !string.IsNullOrWhiteSpace(l.Title))
            .OrderBy(l => l.Place ?? int.MaxValue)
            .Select(l => new AgendaPoint(l.Id is { } id ? new Id<AgendaItem>(id) : null, l.Title!.Trim(), l.Internal, l.State, l.WithoutAttribution)),
    ];
}

/// <summary>The form of an agenda.</summary>
public sealed record AgendaPage(AgendaInHand Show, AgendaForm Form, IStringLocalizer Texts) : IPage
{
    private const int EmptyLines = 4;

    public Wording Title => "Agenda";

    // Internal points stand on it, whoever sees the meeting.
    public PageAudience Audience => PageAudience.Mediators;

    public string Back => $"/processes/{Show.Meeting.ProcessId}/meetings/{Show.Meeting.Id}";

    public IReadOnlyList<AgendaLine> Lines => [.. Form.Lines, .. Enumerable.Repeat(new AgendaLine(), EmptyLines)];

    public IEnumerable<SelectListItem> States(AgendaLine line) =>
        Enum.GetValues<AgendaState>().Select(s => new SelectListItem(s.InWords().In(Texts), s.ToString(), s == line.State));
}

/// <summary>What the form of a tie posts.</summary>
public sealed record TieForm
{
    public TieReading Reading { get; init; }

    public Guid? Other { get; init; }
}

/// <summary>The form of a tie.</summary>
public sealed record TiePage(Guid Process, TieChoices Choices, TieForm Form, IStringLocalizer Texts) : IPage
{
    public Wording Title => "Tie to another meeting";

    public PageAudience Audience => PageAudience.Mediators;

    public string Back => $"/processes/{Process}/meetings/{Choices.Meeting.Id}";

    public IEnumerable<SelectListItem> Readings =>
        Enum.GetValues<TieReading>().Select(r => new SelectListItem(r.InWords().In(Texts), r.ToString()));

    public IEnumerable<SelectListItem> Others => Choices.Others
        .Select(o => new SelectListItem($"{PartialDateText.Format(o.Date, CultureInfo.CurrentUICulture, text => Texts[text])} – {o.Title}", o.Id.ToString(), o.Id.Value == Form.Other))
        .Prepend(new SelectListItem(Texts["Choose one"], ""));
}

/// <summary>Asks before a meeting is cancelled or postponed.</summary>
public sealed record MeetingStepPage(MeetingPage Show, Wording Title, Wording Button, string? Reason) : IPage
{
    public PageAudience Audience => Show.Meeting.Audience;

    public string Back => $"/processes/{Show.Meeting.ProcessId}/meetings/{Show.Meeting.Id}";

    internal static MeetingStepPage Of(MeetingPage show, MeetingStep step, string? reason) =>
        new(show, step == MeetingStep.Cancel ? "Cancel this meeting?" : "Postpone this meeting?", step.InWords(), reason);
}
