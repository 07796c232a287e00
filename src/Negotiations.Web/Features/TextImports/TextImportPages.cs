using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using Negotiations.Application.Access;
using Negotiations.Application.Agreements;
using Negotiations.Application.Documents;
using Negotiations.Application.WorkingTexts.Importing;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;
using Negotiations.Texts.Recognition;
using Negotiations.Web.Features.Agreements;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.TextImports;

/// <summary>A file or pasted text as it is sent.</summary>
public sealed record TextImportInput
{
    /// <summary>The file.</summary>
    public IFormFile? File { get; init; }

    /// <summary>What is pasted instead.</summary>
    public string? Pasted { get; init; }

    /// <summary>The draft that it was made from; <see cref="Guid.Empty"/> for the working text, none while that is not said.</summary>
    public Guid? From { get; init; }
}

/// <summary>A file that was looked at, as its page sends it along.</summary>
public sealed record IncomingInput
{
    // The page's own encoder sees to what HTML needs.
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    /// <summary>The draft that it was made from; <see cref="Guid.Empty"/> for the working text.</summary>
    public Guid? From { get; init; }

    /// <summary>Name of the file.</summary>
    public string? Name { get; init; }

    /// <summary>Whether changes were tracked in it.</summary>
    public bool HasTrackedChanges { get; init; }

    /// <summary>Whether there were comments in it.</summary>
    public bool HasComments { get; init; }

    /// <summary>The encoding that it was taken for.</summary>
    public string? TakenFor { get; init; }

    /// <summary>Whether it is to be read otherwise.</summary>
    public bool Otherwise { get; init; }

    /// <summary>Its lines, as JSON.</summary>
    public string? Lines { get; init; }

    /// <summary>What is ticked; none while nobody decided.</summary>
    public List<string>? Take { get; init; }

    /// <summary>Token of the working text.</summary>
    public Guid Token { get; init; }

    internal Id<Draft>? Draft => From is { } from && from != Guid.Empty ? new Id<Draft>(from) : null;

    internal static string Write(IReadOnlyList<FileLine> lines) => JsonSerializer.Serialize(lines, Json);

    /// <summary>The file as it was read; none where the page did not come back whole, or somebody else than the page wrote it.</summary>
    internal TextFile? Read()
    {
        try
        {
            var lines = JsonSerializer.Deserialize<List<FileLine?>>(Lines ?? "", Json);
            return lines is { Count: > 0 } && lines.TrueForAll(l => l?.Text is not null)
                && new TextFile(Name ?? "", [.. lines.Select(l => l! with { Text = TextFile.Clean(l.Text) })], HasTrackedChanges) { HasComments = HasComments, TakenFor = TakenFor ?? "" } is { Fits: true } file ? file : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>The form that takes a file.</summary>
public sealed record TextImportPage(TextImportInput Input, TextImportForm Form, DocumentLimits Limits, IStringLocalizer Texts) : IPage
{
    public Wording Title => "Take in a file";

    public PageAudience Audience => PageAudience.Mediators;

    public string Back => AgreementAddress.Text(Form.Agreement.ProcessId, Form.Agreement.Id);

    public string Here => $"{Back}/import";

    public IEnumerable<SelectListItem> Drafts => FromOptions(Form.Drafts, Input.From, Texts);

    // A file is chosen anew each time: no browser lets a page name one.
    public IFormFile? File => null;

    public string? Pasted => Input.Pasted;

    public Guid? From => Input.From;

    /// <summary>What a file can be made from: mostly the draft that was tabled last.</summary>
    internal static IEnumerable<SelectListItem> FromOptions(IReadOnlyList<DraftRow> drafts, Guid? from, IStringLocalizer texts) =>
    [
        .. drafts.Select((d, at) => new SelectListItem(d.Name(texts), d.Id.ToString(), from is { } chosen ? chosen == d.Id.Value : at == 0)),
        new SelectListItem(texts["The working text as it stands"], Guid.Empty.ToString(), from == Guid.Empty),
    ];
}

/// <summary>What a file would change.</summary>
public sealed record IncomingPage(IncomingInput Input, TextFile File, IncomingPreview Show, IStringLocalizer Texts) : IPage
{
    public Wording Title => "What the file would change";

    public PageAudience Audience => PageAudience.Mediators;

    public string Back => AgreementAddress.Text(Show.Agreement.ProcessId, Show.Agreement.Id);

    public string Here => $"{Back}/import";

    /// <summary>How plain text was read that does not say how it was written; none of any other.</summary>
    public LocalizedString? Reading => File.TakenFor switch
    {
        TextFile.Cyrillic => Texts["The file does not say in which encoding it was written. It was read as Cyrillic (Windows-1251)."],
        TextFile.Western => Texts["The file does not say in which encoding it was written. It was read as Western European (Windows-1252, Latin-1)."],
        _ => null,
    };

    /// <summary>How it can be read instead.</summary>
    public LocalizedString ReadInstead => File.TakenFor == TextFile.Cyrillic ? Texts["Read it as Western European"] : Texts["Read it as Cyrillic"];

    public string Lines => IncomingInput.Write(File.Lines);

    public Guid From => Show.From?.Id.Value ?? Guid.Empty;

    public IEnumerable<SelectListItem> Drafts => TextImportPage.FromOptions(Show.Drafts, From, Texts);

    public bool IsTicked(IncomingRow row) => row.Obstacle == IncomingObstacle.None && (Input.Take?.Contains(row.Key) ?? row.IsTicked);

    /// <summary>What a change is, in words.</summary>
    public string Say(IncomingRow row) => row.Change.Kind switch
    {
        IncomingKind.Words => Texts["Word anew"],
        IncomingKind.New when row.Change.Whole.Count > 1 => Texts["New, with {0} under it", row.Change.Whole.Count - 1],
        IncomingKind.New => Texts["New"],
        IncomingKind.Moved => Texts["Move"],
        _ when row.Change.Whole.Count > 1 => Texts["Take out, with {0} under it", row.Change.Whole.Count - 1],
        _ => Texts["Take out"],
    };

    /// <summary>Where it is: as it stands in the working text; what is new, as it would stand by the file.</summary>
    public string Where(IncomingRow row) => (row.Line?.Place ?? row.Change.Place).Cited(Texts);

    /// <summary>Where something would come to stand in the working text; empty for what stays where it stands.</summary>
    public string Goes(IncomingRow row) => row.Lands switch
    {
        null => "",
        { Behind: { } behind } => Texts["in the working text after {0}", behind.Cited(Texts)],
        { Before: { } before } => Texts["in the working text before {0}", before.Cited(Texts)],
        { Under: { } under } => Texts["in the working text at the end of {0}", under.Cited(Texts)],
        _ => Texts["at the end of the working text"],
    };

    /// <summary>What the file was compared with.</summary>
    public string ComparedWith => Show.From?.Name(Texts) ?? Texts["the working text as it stands"];

    /// <summary>Why it is not ticked by itself, or cannot be.</summary>
    public LocalizedString? Warning(IncomingRow row) => row switch
    {
        { Obstacle: IncomingObstacle.TakenOut } => Texts["It was taken out of the working text. Put it back there first."],
        { Obstacle: IncomingObstacle.Place } => Texts["It cannot stand there: chapters and annexes hold articles, articles hold paragraphs, and paragraphs hold points."],
        { Obstacle: IncomingObstacle.Long } => Texts["It is longer than a provision may be: {0} characters, and {1} for its heading. Make two of it in the file.", Provision.TextLength, Provision.HeadingLength],
        { Obstacle: IncomingObstacle.Empty } => Texts["It says nothing."],
        { Obstacle: IncomingObstacle.Hidden } => Texts["There is a sign in it that nobody sees, and that can make the words read otherwise than they are written. Take it out of the file, or type the words anew."],
        { Change: { IsContested: true, Kind: IncomingKind.Words } } => Texts["The working text says something else by now than {0}. What you tick replaces that.", Show.From?.Name(Texts) ?? ""],
        { Change: { IsContested: true, Kind: IncomingKind.Moved } } => Texts["It was moved in the working text, too."],
        { Change: { IsContested: true, Kind: IncomingKind.Gone } } => Texts["In the working text, something of it was written or worded anew since."],
        { RewordsBracket: true } => Texts["Words within a bracket would be others: whoever would keep them as they stand has not proposed these."],
        { IsAgreed: true } => Texts["It is agreed ad referendum, and would not be any more."],
        { IsGuessed: true, Change.Kind: IncomingKind.Moved } => Texts["It was recognised by its words, and may stand elsewhere in the file because that is a part of the text."],
        { IsGuessed: true, Change.Kind: IncomingKind.Words } => Texts["It was recognised by its words. Look whether it is the right one."],
        { Change.Kind: IncomingKind.Gone } => Texts["It is not in the file. Tick it if that is meant: a file may be a part of the text."],
        _ => null,
    };
}
