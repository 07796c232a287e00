using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using Negotiations.Application.Access;
using Negotiations.Application.Notes;
using Negotiations.Application.Parties;
using Negotiations.Application.Records;
using Negotiations.Domain;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Notes;
using Negotiations.Domain.Parties;
using Negotiations.Domain.Processes;
using Negotiations.Domain.Records;
using Negotiations.Web.Features.Meetings;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.Records;

/// <summary>Addresses around a record.</summary>
public static class RecordAddress
{
    public static string Meeting(Id<Process> process, Id<Meeting> meeting) => $"/processes/{process}/meetings/{meeting}";

    public static string Record(Id<Process> process, Id<Meeting> meeting) => $"{Meeting(process, meeting)}/record";

    public static string Version(Id<Process> process, Id<Meeting> meeting, Id<RecordVersion> version) => $"{Record(process, meeting)}/versions/{version}";
}

/// <summary>Where a record stands.</summary>
public sealed record RecordPage(RecordStanding Record) : IPage
{
    public Wording Title => "Shared record";

    public PageAudience Audience => Record.MayKeep ? PageAudience.Mediators : Record.MeetingAudience;

    public string Back => RecordAddress.Meeting(Record.ProcessId, Record.MeetingId);

    public string Here => RecordAddress.Record(Record.ProcessId, Record.MeetingId);
}

/// <summary>What the form of notes posts.</summary>
public sealed record NotesForm
{
    public string? Readers { get; init; }

    public List<NoteLine> Lines { get; init; } = [];

    /// <summary>The notes that were chosen, in the order of their places.</summary>
    internal IReadOnlyList<Id<Note>> Chosen() => [.. Lines.Where(l => l.Take).Select((l, at) => (l, at)).OrderBy(p => p.l.Place ?? int.MaxValue).ThenBy(p => p.at).Select(p => new Id<Note>(p.l.Id))];
}

/// <summary>A note in the form.</summary>
public sealed record NoteLine
{
    public Guid Id { get; init; }

    public bool Take { get; init; }

    public int? Place { get; init; }
}

/// <summary>Chooses the notes that go into a record.</summary>
public sealed record NotesPage(RecordNotes Show, NotesForm Form, IStringLocalizer Texts) : IPage
{
    public Wording Title => Show.Begun ? "Add notes to the shared record" : "Begin the shared record";

    // Notes for the record are the mediators' until it is circulated.
    public PageAudience Audience => PageAudience.Mediators;

    public string Back => RecordAddress.Record(Show.Meeting.ProcessId, Show.Meeting.Id);

    /// <summary>The choices of readers; the readers of the meeting are chosen until somebody chooses others.</summary>
    public IEnumerable<SelectListItem> Readers => Show.Readers.Select((r, at) =>
        new SelectListItem(r.InWords(Show.Parties).In(Texts), r.Code(), Form.Readers is null ? at == 0 : r.Code() == Form.Readers));

    internal SpeakerMark SpeakerOf(NoteRow note) =>
        new(Show.Parties.FirstOrDefault(p => p.Id == note.SpeakerPartyId), new RecordSpeaker(note.SpeakerAs, note.SpeakerPartyId, note.Speaker));

    public NoteLine LineOf(Id<Note> note, int at) => Form.Lines.FirstOrDefault(l => l.Id == note.Value) ?? new NoteLine { Id = note.Value, Take = true, Place = at + 1 };
}

/// <summary>A paragraph in the form of a draft.</summary>
public sealed record DraftLine
{
    public Guid? Id { get; init; }

    public string? Text { get; init; }

    /// <summary>A part, or the key of a point of the agenda.</summary>
    public string? Section { get; init; }

    /// <summary>A capacity, or the key of the party for which somebody spoke.</summary>
    public string? As { get; init; }

    public string? Speaker { get; init; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Text);

    internal static DraftLine Of(DraftParagraph paragraph) => new()
    {
        Id = paragraph.Id?.Value,
        Text = paragraph.Facts.Text,
        Section = paragraph.Facts.AgendaItem?.ToString() ?? paragraph.Facts.Part.ToString(),
        As = paragraph.Facts.SpeakerParty?.ToString() ?? paragraph.Facts.SpeakerAs?.ToString(),
        Speaker = paragraph.Facts.Speaker,
    };

    internal DraftParagraph Read()
    {
        Id<Party>? party = Id<Party>.TryParse(As ?? "", null, out var of) ? of : null;
        Id<AgendaItem>? point = Id<AgendaItem>.TryParse(Section ?? "", null, out var item) ? item : null;
        return new DraftParagraph(Id is { } id ? new Id<RecordParagraph>(id) : null, new ParagraphFacts
        {
            Text = Text?.Trim() ?? "",
            Part = point is not null ? RecordPart.Point : Section switch
            {
                nameof(RecordPart.Opening) => RecordPart.Opening,
                nameof(RecordPart.Closing) => RecordPart.Closing,
                _ => (RecordPart)(-1),
            },
            AgendaItem = point,
            SpeakerParty = party,
            SpeakerAs = party is not null ? Capacity.Party
                : string.IsNullOrEmpty(As) ? null
                : Enum.TryParse<Capacity>(As, out var capacity) && Enum.IsDefined(capacity) ? capacity
                : (Capacity)(-1),
            Speaker = Speaker?.Trim() ?? "",
        });
    }
}

/// <summary>What the form of a draft posts.</summary>
public sealed record DraftForm
{
    public Guid VersionToken { get; init; }

    public string? Readers { get; init; }

    public List<DraftLine> Lines { get; init; } = [];

    /// <summary>Moves, adds or takes out a paragraph, and keeps nothing yet: <c>up-3</c>, <c>down-3</c>, <c>out-3</c>, <c>add-Closing</c>.</summary>
    public string? Do { get; init; }

    internal RecordForm Read() => new()
    {
        Readers = RecordWords.Readers(Readers),
        Paragraphs = [.. Lines.Select(l => l.Read())],
        VersionToken = VersionToken,
    };

    /// <summary>The lines in the order of the parts.</summary>
    internal DraftForm Sorted(IReadOnlyList<string> sections) => this with { Lines = [.. Lines.OrderBy(l => Place(sections, l.Section))] };

    /// <summary>What was asked for, done.</summary>
    internal DraftForm Rearranged(IReadOnlyList<string> sections)
    {
        var lines = Sorted(sections).Lines;
        var (what, of) = Do?.Split('-', 2) is [var first, var second] ? (first, second) : ("", "");
        if (what == "add")
        {
            lines.Add(new DraftLine { Section = of });
        }
        else if (int.TryParse(of, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < lines.Count)
        {
            Act(what, at, lines, sections);
        }

        return (this with { Lines = lines, Do = null }).Sorted(sections);
    }

    // At the edge of its part a paragraph goes over into the next one.
    private static void Act(string what, int at, List<DraftLine> lines, IReadOnlyList<string> sections)
    {
        var line = lines[at];
        if (what == "out")
        {
            lines.RemoveAt(at);
            return;
        }

        if (what is not ("up" or "down"))
        {
            return;
        }

        var step = what == "up" ? -1 : 1;
        if (at + step >= 0 && at + step < lines.Count && lines[at + step].Section == line.Section)
        {
            (lines[at], lines[at + step]) = (lines[at + step], line);
        }
        else if (Place(sections, line.Section) + step is >= 0 and var place && place < sections.Count)
        {
            lines[at] = line with { Section = sections[place] };
        }
    }

    private static int Place(IReadOnlyList<string> sections, string? section) => sections.ToList().IndexOf(section ?? "") is >= 0 and var place ? place : sections.Count;
}

/// <summary>A part in the form of a draft.</summary>
public sealed record DraftSection(string Code, Wording Heading, bool WithoutAttribution);

/// <summary>The form of a draft.</summary>
/// <param name="Show">The draft, and what it can name.</param>
/// <param name="Form">What stands in the form.</param>
/// <param name="IsChanged">Whether something in it is not saved.</param>
/// <param name="Texts">Texts of the interface.</param>
public sealed record DraftPage(DraftInHand Show, DraftForm Form, bool IsChanged, IStringLocalizer Texts) : IPage
{
    private const int FewestRows = 3;
    private const int MostRows = 20;
    private const int LettersOfARow = 90;

    public Wording Title => new("Shared record: draft of version {0}", Show.Number);

    public PageAudience Audience => PageAudience.Mediators;

    public string Back => RecordAddress.Record(Show.Meeting.ProcessId, Show.Meeting.Id);

    /// <summary>All parts, in order.</summary>
    public IReadOnlyList<DraftSection> Sections =>
    [
        new(nameof(RecordPart.Opening), "Opening", Show.IsNameless(null)),
        .. Show.Agenda.Select(i => new DraftSection(i.Id.ToString(), new("{0}", i.Title), Show.IsNameless(i.Id))),
        new(nameof(RecordPart.Closing), "Closing", Show.IsNameless(null)),
    ];

    public IEnumerable<(DraftLine Line, int At)> LinesOf(DraftSection section) =>
        Form.Lines.Select((line, at) => (line, at)).Where(p => p.line.Section == section.Code);

    /// <summary>Lines whose part is none: what a form posted that was not ours.</summary>
    public bool HasStrays => Form.Lines.Exists(l => Sections.All(s => s.Code != l.Section));

    public IEnumerable<SelectListItem> Readers => Show.Readers.Select(r => new SelectListItem(r.InWords(Show.Parties).In(Texts), r.Code(), r.Code() == Form.Readers));

    public IEnumerable<SelectListItem> Places(DraftLine line) => Sections.Select(s => new SelectListItem(s.Heading.In(Texts), s.Code, s.Code == line.Section));

    public IEnumerable<SelectListItem> Speakers(DraftLine line) =>
    [
        new(Texts["Nobody in particular"], ""),
        .. Show.Parties.Select(p => new SelectListItem(Texts["For {0}", p.Name], p.Id.ToString(), p.Id.ToString() == line.As)),
        .. Enum.GetValues<Capacity>().Where(c => c != Capacity.Party).Select(c => new SelectListItem(c.InWords().In(Texts), c.ToString(), c.ToString() == line.As)),
    ];

    /// <summary>Rows of the box, so that a long text is seen at once where the browser does not fit it.</summary>
    public static int Rows(DraftLine line) => Math.Clamp(((line.Text?.Length ?? 0) / LettersOfARow) + (line.Text?.Count(c => c == '\n') ?? 0) + 1, FewestRows, MostRows);

    internal static IReadOnlyList<string> CodesOf(DraftInHand show) =>
        [nameof(RecordPart.Opening), .. show.Agenda.Select(i => i.Id.ToString()), nameof(RecordPart.Closing)];
}

/// <summary>A draft as its readers would read it.</summary>
public sealed record RecordPreviewPage(RecordPreview Preview, string ProcessZone) : IPage
{
    public Wording Title => "Shared record: as its readers will see it";

    public PageAudience Audience => PageAudience.Mediators;

    public string Back => RecordAddress.Record(Preview.Meeting.ProcessId, Preview.Meeting.Id);
}

/// <summary>Asks before a record is circulated or approved.</summary>
public sealed record RecordStepPage(RecordStep Step, bool Approval) : IPage
{
    public Wording Title => Approval ? new("Approve version {0}?", Step.Number) : new Wording("Circulate version {0} for comment?", Step.Number);

    public PageAudience Audience => PageAudience.Mediators;

    public string Back => RecordAddress.Record(Step.Meeting.ProcessId, Step.Meeting.Id);

    /// <summary>Delegations that read it, with their people.</summary>
    public IEnumerable<IGrouping<Id<Party>?, RecordReaders>> Delegations => Step.People.Where(p => p.PartyId is not null).GroupBy(p => p.PartyId);

    /// <summary>Others that read it.</summary>
    public IEnumerable<RecordReaders> Others => Step.People.Where(p => p.PartyId is null);
}

/// <summary>What the form of a comment posts.</summary>
public sealed record CommentForm
{
    /// <summary>The paragraph; none for the whole.</summary>
    public Guid? Line { get; init; }

    public string? Text { get; init; }

    public bool ToEverybody { get; init; }
}

/// <summary>What the form of an answer posts.</summary>
public sealed record AnswerForm
{
    public RecordOutcome? Outcome { get; init; }

    public string? Text { get; init; }
}

/// <summary>A circulated or approved version.</summary>
public sealed record RecordVersionShowPage(RecordVersionPage Page, string ProcessZone, bool PdfIsAvailable, IStringLocalizer Texts) : IReport
{
    /// <summary>Says in the address that the whole is commented on.</summary>
    public const string Whole = "whole";

    public Wording Title => new("{0}: {1}", Page.Version.Title, Page.Version.Name().In(Texts));

    public PageAudience Audience => Page.Version.Audience;

    public PaperCopy? Copy { get; init; }

    /// <summary>Why there is no file, after one was asked for.</summary>
    public Wording? Problem { get; init; }

    /// <summary>What the comment is on that is being written: <see cref="Whole"/>, or the key of a line.</summary>
    public string? On { get; init; }

    public CommentForm Form { get; init; } = new();

    /// <summary>The comment that is being answered.</summary>
    public Guid? Answering { get; init; }

    public AnswerForm Answer { get; init; } = new();

    public string Record => RecordAddress.Record(Page.Version.ProcessId, Page.Version.MeetingId);

    public string Here => RecordAddress.Version(Page.Version.ProcessId, Page.Version.MeetingId, Page.Version.Id);

    public bool IsForComment => Page.Version.Stage == RecordStage.ForComment;

    public IEnumerable<CommentRow> CommentsOn(Id<RecordLine>? line) => Page.Comments.Where(c => c.LineId == line);

    public IEnumerable<SelectListItem> Reaches =>
    [
        new(Texts["The mediators alone"], bool.FalseString, !Form.ToEverybody),
        new(Texts["Everybody who reads the record"], bool.TrueString, Form.ToEverybody),
    ];

    public IEnumerable<SelectListItem> Outcomes => Enum.GetValues<RecordOutcome>().Select(o => new SelectListItem(o.InWords().In(Texts), o.ToString(), o == Answer.Outcome));
}

/// <summary>A record's text on a page.</summary>
/// <param name="Text">The text.</param>
/// <param name="ProcessZone">The zone in which the process tells its times.</param>
/// <param name="Show">The version around it, where comments stand beside it.</param>
public sealed record RecordBody(RecordText Text, string ProcessZone, RecordVersionShowPage? Show);

/// <summary>Comments on one paragraph, or on the whole.</summary>
public sealed record CommentsOn(RecordVersionShowPage Show, Id<RecordLine>? Line);

/// <summary>Who said something, on a page.</summary>
public sealed record SpeakerMark(PartyMark? Party, RecordSpeaker Speaker)
{
    internal static SpeakerMark Of(RecordText text, RecordSpeaker speaker) => new(text.MarkOf(speaker.PartyId), speaker);
}

/// <summary>Two versions.</summary>
public sealed record RecordComparePage(RecordComparison Comparison, IStringLocalizer Texts) : IPage
{
    public Wording Title => new("{0} and {1}: what is different", Comparison.Older.Name().In(Texts), Comparison.Newer.Name().In(Texts));

    public PageAudience Audience => Comparison.Newer.Audience;

    public string Record => RecordAddress.Record(Comparison.Newer.ProcessId, Comparison.Newer.MeetingId);

    public string AddressOf(FrozenRecord version) => RecordAddress.Version(version.ProcessId, version.MeetingId, version.Id);
}
