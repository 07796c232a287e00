using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using Negotiations.Application.Access;
using Negotiations.Application.Meetings;
using Negotiations.Application.Readouts;
using Negotiations.Domain;
using Negotiations.Domain.Readouts;
using Negotiations.Web.Features.Records;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.Readouts;

/// <summary>Addresses around readouts.</summary>
public static class ReadoutAddress
{
    public static string Meeting(MeetingDetails meeting) => $"/processes/{meeting.ProcessId}/meetings/{meeting.Id}";

    public static string List(MeetingDetails meeting) => $"{Meeting(meeting)}/readouts";

    public static string Of(ReadoutRow row) => $"/processes/{row.ProcessId}/meetings/{row.MeetingId}/readouts/{row.Id}";
}

/// <summary>The readouts of a meeting, two of them side by side.</summary>
public sealed record ReadoutListPage(ReadoutsPage Show, bool PdfIsAvailable, IStringLocalizer Texts) : IPage
{
    /// <summary>Why there is no PDF, after one was asked for.</summary>
    public Wording? Problem { get; init; }

    public Wording Title => "Readouts";

    public PageAudience Audience => Show.Audience;

    public string Back => ReadoutAddress.Meeting(Show.Meeting);

    public string Here => ReadoutAddress.List(Show.Meeting);

    public IEnumerable<ReadoutRow> Standing => Show.Rows.Where(r => r.Stands);

    public IEnumerable<ReadoutRow> Gone => Show.Rows.Where(r => !r.Stands);

    public IEnumerable<SelectListItem> Choices(ReadoutRow? chosen) => Show.Rows.Select(r => new SelectListItem(r.Line(Texts), r.Id.ToString(), r.Id == chosen?.Id));
}

/// <summary>Two readouts side by side, on paper.</summary>
public sealed record ReadoutComparePage(MeetingDetails Meeting, ReadoutComparison Both, PaperCopy Copy) : IReport
{
    public Wording Title => new("Two readouts side by side: {0}", Meeting.Title);

    public PageAudience Audience => Both.Audience;

    PaperCopy? IReport.Copy => Copy;
}

/// <summary>What one of two says about a topic.</summary>
/// <param name="Of">The one.</param>
/// <param name="Passages">What it says; nothing, where it does not mention it.</param>
public sealed record SaidBySide(ReadoutRow Of, IReadOnlyList<PassageRow> Passages);

/// <summary>One readout.</summary>
public sealed record ReadoutShowPage(ReadoutPage Show) : IPage
{
    public Wording Title => new("{0}", Show.Readout.Title);

    public PageAudience Audience => Show.Readout.Audience;

    public string Back => ReadoutAddress.List(Show.Meeting);

    public string Here => ReadoutAddress.Of(Show.Readout);
}

/// <summary>Somebody who speaks, as the form posts it.</summary>
public sealed record AsserterInput
{
    public string? Who { get; init; }

    public string? Name { get; init; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Who);
}

/// <summary>A passage, as the form posts it.</summary>
public sealed record PassageInput
{
    /// <summary>Which line of a draft it is.</summary>
    public Guid? Id { get; init; }

    public string? Text { get; init; }

    public string? Topic { get; init; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Text);

    internal static PassageInput Of(PassageFacts facts) => new() { Text = facts.Text, Topic = facts.Topic };

    internal PassageFacts Read() => new(Text?.Trim() ?? "", ReadoutText.Topic(Topic ?? ""));
}

/// <summary>What the form of a readout posts.</summary>
public record ReadoutInput
{
    /// <summary>Asks to see the paragraphs, or the whole text again, and keeps nothing yet.</summary>
    public const string Cut = "cut";

    /// <summary>See <see cref="Cut"/>.</summary>
    public const string Whole = "whole";

    /// <summary>Asks for one more who speaks, and keeps nothing yet.</summary>
    public const string More = "more";

    public ReadoutKind? Kind { get; init; }

    public List<AsserterInput> Asserters { get; init; } = [];

    public string? Title { get; init; }

    public PartialDateInput On { get; init; } = new();

    public string? At { get; init; }

    public string? Zone { get; init; }

    public string? Language { get; init; }

    /// <summary>The tag, of a language that is told by it (<see cref="LanguageInput.Other"/>).</summary>
    public string? OtherLanguage { get; init; }

    public TextDirection Direction { get; init; }

    public string? Address { get; init; }

    public string? Archive { get; init; }

    /// <summary>The whole text, while it is not cut.</summary>
    public string? Text { get; init; }

    public List<PassageInput> Passages { get; init; } = [];

    public string? Readers { get; init; }

    public ReadoutReach? Reach { get; init; }

    public string? WhatIsNew { get; init; }

    public Guid VersionToken { get; init; }

    public string? Do { get; init; }

    internal static ReadoutInput Of(ReadoutForm form) => new()
    {
        Kind = form.Kind,
        Asserters = [.. form.Asserters.Select(a => new AsserterInput { Who = ActorInput.Of(a), Name = a.Name })],
        Title = form.Title,
        On = PartialDateInput.From(form.On),
        At = form.At?.ToString("HH:mm", CultureInfo.InvariantCulture),
        Zone = form.Zone,
        Language = form.Language,
        Direction = form.Direction,
        Address = form.Address,
        Archive = form.Archive,
        Passages = [.. form.Passages.Select(PassageInput.Of)],
        Readers = form.Readers?.Code(),
        Reach = form.Reach,
        WhatIsNew = form.Note,
        VersionToken = form.VersionToken,
    };

    /// <summary>Whether the text is more than a readout holds: it is not cut then.</summary>
    internal bool IsTooLong => Text is { } text && (text.Length > Readout.TextLength || ReadoutText.Cut(text).Count > Readout.MostPassages);

    /// <summary>What was asked for, done: the text cut into paragraphs, or put together again.</summary>
    internal ReadoutInput Rearranged()
    {
        var passages = Passages.Where(p => !p.IsEmpty).ToList();
        var asserters = Asserters.Where(a => !a.IsEmpty).ToList();
        // More than can be kept is shown in one piece, not in thousands.
        if (Do == Whole || passages.Count > Readout.MostPassages)
        {
            return this with { Text = string.Join("\n\n", passages.Select(p => p.Text!.Trim())), Passages = [], Asserters = asserters };
        }

        if (passages.Count == 0 && !string.IsNullOrWhiteSpace(Text) && Do != More && !IsTooLong)
        {
            passages = [.. ReadoutText.Cut(Text).Select(p => new PassageInput { Text = p })];
        }

        return this with { Passages = passages, Asserters = asserters };
    }

    internal ReadoutForm Read(ModelStateDictionary problems, IStringLocalizer texts)
    {
        TimeOnly? at = null;
        if (!string.IsNullOrWhiteSpace(At))
        {
            if (TimeOnly.TryParse(At.Trim(), CultureInfo.InvariantCulture, out var time))
            {
                at = time;
            }
            else
            {
                problems.AddModelError(nameof(At), texts["Give the time as hours and minutes, for example 14:30."]);
            }
        }

        return new ReadoutForm
        {
            Kind = Kind,
            Asserters = [.. Asserters.Select(a => ActorInput.Read(a.Who, a.Name)).OfType<Actor>()],
            Title = Title?.Trim() ?? "",
            On = On.Read(nameof(On), problems, texts),
            At = at,
            Zone = Zone ?? "",
            Language = LanguageInput.Read(Language, OtherLanguage),
            Direction = Direction,
            Address = Address?.Trim() ?? "",
            Archive = Archive?.Trim() ?? "",
            Passages = [.. Passages.Where(p => !p.IsEmpty).Select(p => p.Read())],
            Readers = string.IsNullOrEmpty(Readers) ? null : RecordWords.Readers(Readers),
            Reach = Reach,
            Note = WhatIsNew?.Trim() ?? "",
            VersionToken = VersionToken,
        };
    }
}

/// <summary>The form of a readout.</summary>
public sealed record ReadoutEditPage : ReadoutInput, IPage
{
    private const int FewestRows = 3;
    private const int MostRows = 14;
    private const int LettersOfARow = 90;
    private readonly IStringLocalizer _texts;

    public ReadoutEditPage(ReadoutInput input, ReadoutFormPage choices, bool issues, IStringLocalizer texts)
        : base(input)
    {
        (Choices, Issues, _texts) = (choices, issues, texts);
        var least = issues || Kind == ReadoutKind.Unilateral ? 1 : 2;
        while (!choices.IsOwn && choices.Revises is null && (Asserters.Count < least || (Do == More && Asserters.Count < Readout.MostAsserters && !Asserters[^1].IsEmpty)))
        {
            Asserters.Add(new AsserterInput());
        }
    }

    public ReadoutFormPage Choices { get; }

    /// <summary>Whether it issues the mediators' draft.</summary>
    public bool Issues { get; }

    public Wording Heading => Issues ? "Issue the mediators’ readout" : Choices.Revises is not null ? "Correct a readout" : "Enter a readout";

    Wording IPage.Title => Heading;

    // A new one is nobody's yet but of the side that enters it.
    public PageAudience Audience => Choices.Audience ?? (Choices.IsOwn ? PageAudience.DelegationView : PageAudience.Mediators);

    public string Back => Issues ? $"{ReadoutAddress.List(Choices.Meeting)}/draft"
        : Choices.Revises is { } id ? $"{ReadoutAddress.List(Choices.Meeting)}/{id}"
        : ReadoutAddress.List(Choices.Meeting);

    /// <summary>Whether the paragraphs are shown, to be sorted by topic.</summary>
    public bool IsCut => Passages.Count > 0;

    public IEnumerable<SelectListItem> Kinds => Enum.GetValues<ReadoutKind>().Select(k => new SelectListItem(k.InWords().In(_texts), k.ToString()));

    public IEnumerable<SelectListItem> Speakers => Issues
        ? Choices.Choices.Mediators.Select(m => new SelectListItem(m.Name, ActorInput.Of(Actor.Of(m.Id)))).Prepend(new SelectListItem(_texts["Choose one"], ""))
        : Choices.Choices.Options(_texts, "Choose one").Where(o => o.Value != ActorInput.Of(Actor.Intermediary));

    public string Speaking => string.Join(" + ", Choices.Form.Asserters.Select(a => Choices.Choices.Say(a, _texts)));

    public IEnumerable<SelectListItem> Directions => Enum.GetValues<TextDirection>().Select(d => new SelectListItem(d.InWords().In(_texts), d.ToString()));

    public IEnumerable<SelectListItem> ReaderChoices => Choices.Readers.Select(r => new SelectListItem(r.InWords(Choices.Choices.Parties).In(_texts), r.Code()));

    public IEnumerable<SelectListItem> Reaches => Enum.GetValues<ReadoutReach>().Select(r => new SelectListItem(r.InWords().In(_texts), r.ToString()));

    public IEnumerable<SelectListItem> Zones => Choices.Zones.Select(zone => new SelectListItem(zone.Replace('_', ' '), zone));

    /// <summary>Rows of a box, so that a long text is seen at once where the browser does not fit it.</summary>
    public static int Rows(string? text) => Math.Clamp(((text?.Length ?? 0) / LettersOfARow) + (text?.Count(c => c == '\n') ?? 0) + 1, FewestRows, MostRows);
}

/// <summary>What the form of topics posts.</summary>
public sealed record TopicsInput
{
    public List<PassageInput> Passages { get; init; } = [];

    public Guid VersionToken { get; init; }

    internal IReadOnlyList<PassageTopic> Read() => [.. Passages.Where(p => p.Id is not null).Select(p => new PassageTopic(new Id<ReadoutPassage>(p.Id!.Value), p.Topic?.Trim() ?? ""))];
}

/// <summary>The form of topics.</summary>
public sealed record TopicsPage(ReadoutPage Show, TopicsInput Input) : IPage
{
    public Wording Title => "What the paragraphs are about";

    public PageAudience Audience => Show.Readout.Audience;

    public string Back => ReadoutAddress.Of(Show.Readout);

    public string? TopicOf(PassageRow passage) => Input.Passages.FirstOrDefault(p => p.Id == passage.Id.Value)?.Topic ?? passage.Topic;
}

/// <summary>Asks before a readout is withdrawn.</summary>
public sealed record WithdrawReadoutPage(ReadoutPage Show, string? Reason) : IPage
{
    public Wording Title => Show.Readout.IsOwn || Show.Readout.IsIssuedHere ? "Withdraw this readout?" : "Was this readout withdrawn?";

    public PageAudience Audience => Show.Readout.Audience;

    public string Back => ReadoutAddress.Of(Show.Readout);
}

/// <summary>What the form of a draft posts.</summary>
public sealed record ReadoutDraftInput
{
    public List<PassageInput> Lines { get; init; } = [];

    public Guid VersionToken { get; init; }

    /// <summary>Moves, adds or takes out a line, and keeps nothing yet: <c>up-3</c>, <c>down-3</c>, <c>out-3</c>, <c>add</c>.</summary>
    public string? Do { get; init; }

    internal static ReadoutDraftInput Of(ReadoutDraftPage draft) => new()
    {
        Lines = [.. draft.Lines.Select(l => PassageInput.Of(l.Facts) with { Id = l.Id?.Value })],
        VersionToken = draft.VersionToken,
    };

    internal IReadOnlyList<DraftedLine> Read() => [.. Lines.Select(l => new DraftedLine(l.Id is { } id ? new Id<ReadoutLine>(id) : null, l.Read()))];

    /// <summary>What was asked for, done.</summary>
    internal ReadoutDraftInput Rearranged()
    {
        var lines = Lines.ToList();
        var (what, of) = Do?.Split('-', 2) is [var first, var second] ? (first, second) : (Do ?? "", "");
        if (what == "add")
        {
            lines.Add(new PassageInput());
        }
        else if (int.TryParse(of, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < lines.Count)
        {
            if (what == "out")
            {
                lines.RemoveAt(at);
            }
            else if (what is "up" or "down" && at + (what == "up" ? -1 : 1) is var to && to >= 0 && to < lines.Count)
            {
                (lines[at], lines[to]) = (lines[to], lines[at]);
            }
        }

        return this with { Lines = lines, Do = null };
    }
}

/// <summary>The mediators' draft.</summary>
public sealed record ReadoutDraftShowPage(ReadoutDraftPage Show, ReadoutDraftInput Input, bool IsChanged) : IPage
{
    public Wording Title => "Mediators’ readout: draft";

    public PageAudience Audience => PageAudience.Mediators;

    public string Back => ReadoutAddress.List(Show.Meeting);

    public string Here => Back + "/draft";
}

/// <summary>What is taken down for the mediators' readout while the session goes on.</summary>
public sealed record ReadoutLineInput
{
    /// <summary>Key made where it is typed.</summary>
    public Guid Id { get; init; }

    public string? What { get; init; }

    public string? Topic { get; init; }
}
