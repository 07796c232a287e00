using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using Negotiations.Application.Access;
using Negotiations.Application.Agreements;
using Negotiations.Application.Parties;
using Negotiations.Application.Remarks;
using Negotiations.Domain;
using Negotiations.Domain.Parties;
using Negotiations.Texts.Drafts;
using Negotiations.Texts.Redlines;
using Negotiations.Texts.Spans;
using Negotiations.Texts.Words;
using Negotiations.Web.Features.Agreements;
using Negotiations.Web.Features.Brackets;
using Negotiations.Web.Look;
using static Negotiations.Web.Features.Records.RecordWords;

namespace Negotiations.Web.Features.Drafts;

/// <summary>Asks for whom the working text is to be frozen, and then whether that is meant.</summary>
public sealed record TableDraftPage(DraftStep Step, string? Note, IStringLocalizer Texts) : IPage
{
    public Wording Title => (Step.Readers, Step.Number) switch
    {
        (null, _) => "Table a draft",
        (_, { } number) => new Wording("Table draft {0}?", number),
        _ => "Table this draft?",
    };

    // Until it is tabled it is the mediators' text.
    public PageAudience Audience => PageAudience.Mediators;

    public string Here => $"{Step.Agreement.Address()}/drafts/new";

    public IEnumerable<SelectListItem> Choices => Step.Choices.Select(c => new SelectListItem(Say(c), c.Code(), c == Step.Choices[^1]));

    /// <summary>Delegations among the readers, each with those who read it.</summary>
    public IEnumerable<IGrouping<Id<Party>?, DraftReaders>> Delegations => Step.People.Where(p => p.PartyId is not null).GroupBy(p => p.PartyId);

    public IEnumerable<DraftReaders> Others => Step.People.Where(p => p.PartyId is null);

    public PartyMark? Party(Id<Party>? id) => Step.Parties.FirstOrDefault(p => p.Id == id);

    /// <summary>Whose alternatives it will show in its brackets, and how many of each: to all its readers, with their names. The mediators come last, as nobody.</summary>
    public IEnumerable<(PartyMark? By, int Count)> Proposals
    {
        get
        {
            var alternatives = Step.Text.Lines.SelectMany(l => l.Brackets).SelectMany(b => b.Alternatives).ToList();
            foreach (var party in Step.Parties.Where(p => alternatives.Any(a => a.Proposers.Contains(p.Id))))
            {
                yield return (party, alternatives.Count(a => a.Proposers.Contains(party.Id)));
            }

            if (alternatives.Any(a => a.ByMediators))
            {
                yield return (null, alternatives.Count(a => a.ByMediators));
            }
        }
    }

    public int Brackets => Step.Text.Lines.Sum(l => l.Brackets.Count);

    public string Say(Audience readers) => Step.Agreement.Readers == readers && readers != Domain.Audience.Mediators
        ? Texts["{0}: it gets number {1}", readers.InWords(Step.Parties).In(Texts), Step.Agreement.LastDraft + 1]
        : readers.InWords(Step.Parties).In(Texts);
}

/// <summary>Provisions to be read.</summary>
/// <param name="Lines">The provisions in reading order.</param>
/// <param name="Language">BCP 47 tag of the text.</param>
/// <param name="Parties">The parties of the process, some of which may propose something in its brackets.</param>
public sealed record TextBody(IReadOnlyList<TextLine> Lines, string Language, IReadOnlyList<PartyMark> Parties)
{
    /// <summary>Which reading is shown.</summary>
    public Reading Reading { get; init; } = Reading.Bracketed;

    /// <summary>Where a delegation proposes words for the draft and tells with which it could live; none for whoever is of none, and on paper.</summary>
    public string? Propose { get; init; }

    /// <summary>The words of a provision.</summary>
    public BracketedWords Words(TextLine line, IStringLocalizer texts) => new(line.Place.Provision.Text, line.Brackets, Parties, texts)
    {
        Address = Propose is { } draft ? b => $"{draft}/brackets/{b.Key}" : null,
    };

    /// <summary>What is remarked on its provisions; none on paper, which holds the draft alone.</summary>
    public IReadOnlyList<RemarkRow> Remarks { get; init; } = [];

    /// <summary>Letters that are shown of a remark in the text; the page of remarks has all of it.</summary>
    public const int MostOfRemark = 400;

    /// <summary>Where remarks are made; none for whoever makes none, and on paper.</summary>
    public string? Remark { get; init; }

    /// <summary>Where a commitment is taken down that a provision lays down, without the provision; none for whoever keeps none, and on paper.</summary>
    public string? Commit { get; init; }
}

/// <summary>One draft.</summary>
/// <param name="Show">The draft.</param>
/// <param name="Reading">Which reading is shown.</param>
/// <param name="PdfIsAvailable">Whether this server prints.</param>
/// <param name="Texts">Texts of the interface.</param>
public sealed record DraftShowPage(DraftPage Show, Reading Reading, bool PdfIsAvailable, IStringLocalizer Texts) : IReport
{
    /// <summary>How many brackets it has.</summary>
    public int Brackets => Show.Text.Lines.Sum(l => l.Brackets.Count);

    /// <summary>The parties to the agreement, whose preferred readings can be shown.</summary>
    public IEnumerable<PartyMark> Readings => Show.Agreement.PartyIds.Select(id => Show.Parties.FirstOrDefault(p => p.Id == id)).OfType<PartyMark>();

    /// <summary>Words of a provision with its brackets.</summary>
    public BracketedWords Words(TextLine line) => new(line.Place.Provision.Text, line.Brackets, Show.Parties, Texts);

    public Wording Title => new("{0}: {1}", Show.Draft.Title, Show.Draft.Name(Texts));

    // On paper stands the draft alone.
    public PageAudience Audience => Copy is null ? Show.Audience : Show.Draft.Audience;

    public PaperCopy? Copy { get; init; }

    /// <summary>Why there is no file, after one was asked for.</summary>
    public Wording? Problem { get; init; }

    public string Here => Show.Draft.Address();

    public string Back => Show.Agreement.Address();

    public PartyMark? Reader => Show.Parties.FirstOrDefault(p => p.Id == Show.Draft.OwnerId);

    /// <summary>Where a commitment is taken down that is laid down here.</summary>
    public string? Commit => Show.MayCommit ? $"/processes/{Show.Draft.ProcessId}/commitments/new?draft={Show.Draft.Id}" : null;

    /// <summary>Where the reader's delegation proposes words.</summary>
    public string? Propose => Show.MayPropose && Show.Agreement.IsNegotiated ? Here : null;

    /// <summary>Where the reader remarks on provisions.</summary>
    public string? Remark => Show.MayRemark ? Here : null;

    /// <summary>A later draft that the reader may read, if there is one.</summary>
    public DraftRow? Later => Show.Drafts is [var last, ..] && last.Id != Show.Draft.Id && last.TabledAt > Show.Draft.TabledAt ? last : null;
}

/// <summary>What changed from one text to another.</summary>
public sealed record RedlinePage(DraftComparison Show, bool SideBySide, bool PdfIsAvailable, IStringLocalizer Texts) : IReport
{
    private readonly ILookup<Guid, Change> _changes = Show.Redline.Changes.ToLookup(c => c.Provision.Identity);
    private readonly ILookup<Guid, RedlineStep> _steps = StepsOf(Show).ToLookup(s => s.Provision.Identity);

    /// <summary>All that is to be looked at, in reading order: what changed in the words of a provision, then in its brackets.</summary>
    public IEnumerable<RedlineStep> Steps => Show.Redline.Provisions.SelectMany(StepsOf);

    /// <summary>How much there is to be looked at.</summary>
    public int Count => Show.Redline.Changes.Count + Show.Brackets.Sum(b => b.Count());

    /// <summary>What became of the brackets of a provision.</summary>
    public IEnumerable<RedlineStep> BracketsOf(RedlineProvision provision) => StepsOf(provision).Where(s => s.Bracket is not null);

    /// <summary>Whether a provision has words of its own in one of both texts, or a bracket in which some are proposed.</summary>
    public bool HasWords(RedlineProvision provision) => provision.Text.Count > 0 || Line(provision, earlier: true) is { Brackets.Count: > 0 } || Line(provision, earlier: false) is { Brackets.Count: > 0 };

    /// <summary>The words of a provision in both texts with the brackets of the later one; of the earlier one with those that were closed or cut, so that nobody takes words that are gone for words of a bracket that stands.</summary>
    internal IReadOnlyList<(SignedRun Piece, IHtmlContent? Sign)> Pieces(RedlineProvision provision)
    {
        var (was, now) = (Line(provision, earlier: true), Line(provision, earlier: false));
        var (old, signs) = (SignsOf(was), SignsOf(now));
        var changes = Show.Brackets[provision.Identity].ToList();
        var gone = changes.Where(c => c.Fate == BracketFate.Cut || c.After is null).Select(c => c.Before!).ToHashSet<ShownBracket>(ReferenceEqualityComparer.Instance);
        var put = changes.Where(c => c.Fate is BracketFate.Cut or BracketFate.Opened).Select(c => c.After!).ToHashSet<ShownBracket>(ReferenceEqualityComparer.Instance);
        var (before, after) = (Words(was), Words(now));
        var pieces = new List<(SignedRun, IHtmlContent?)>();
        // Where a bracket stood tells on which side of words that are gone it stands.
        foreach (var piece in SignedRuns.Of(provision.Text, [.. old.Select(s => s.Sign)], [.. signs.Select(s => s.Sign)]))
        {
            if (!piece.IsSign)
            {
                pieces.Add((piece, null));
            }

            // The same sign can be that of a bracket that was closed and of one that was opened.
            if (piece.Before is { } at && gone.Contains(was!.Brackets[old[at].Bracket]))
            {
                pieces.Add((piece, Changed("del", old[at].Draw(before!))));
            }

            if (piece.After is { } place)
            {
                var sign = signs[place].Draw(after!);
                pieces.Add((piece, put.Contains(now!.Brackets[signs[place].Bracket]) && provision.Before is not null ? Changed("ins", sign) : sign));
            }
        }

        return pieces;

        static TagBuilder Changed(string tag, IHtmlContent sign)
        {
            var changed = new TagBuilder(tag);
            changed.InnerHtml.AppendHtml(sign);
            return changed;
        }
    }

    /// <summary>The words of a provision in one of both texts, with the changes in them, and all brackets that stand in it there.</summary>
    internal IReadOnlyList<(SignedRun Piece, IHtmlContent? Sign)> Pieces(RedlineProvision provision, bool earlier)
    {
        var line = Line(provision, earlier);
        var (signs, words) = (SignsOf(line), Words(line));
        List<TextSign> drawn = [.. signs.Select(s => s.Sign)];
        return
        [
            .. SignedRuns.Of(provision.Text, earlier ? drawn : [], earlier ? [] : drawn)
                .Select(p => (p, (earlier ? p.Before : p.After) is { } at ? signs[at].Draw(words!) : null)),
        ];
    }

    /// <summary>The words of a provision in both texts with the brackets of both, in plain text.</summary>
    internal IReadOnlyList<Run> Plain(RedlineProvision provision)
    {
        var runs = new List<Run>();
        foreach (var piece in SignedRuns.Of(provision.Text, [.. SignsOf(Line(provision, earlier: true)).Select(s => s.Sign)], [.. SignsOf(Line(provision, earlier: false)).Select(s => s.Sign)]))
        {
            if (runs is [.., var last] && last.Kind == piece.Kind)
            {
                runs[^1] = new Run(piece.Kind, last.Text + piece.Text);
            }
            else
            {
                runs.Add(new Run(piece.Kind, piece.Text));
            }
        }

        return runs;
    }

    // Of the working text the words alone are compared.
    private TextLine? Line(RedlineProvision provision, bool earlier) =>
        Show.After is null ? null
        : earlier ? provision.Before is { } before ? Show.BeforeText.Lines[before.Position] : null
        : provision.After is { } after ? Show.AfterText.Lines[after.Position] : null;

    private List<RedlineSign> SignsOf(TextLine? line) => line is not { Brackets.Count: > 0 } ? [] : [.. RedlineSign.Of(line, Show.Parties, Texts).Where(s => s.Opens is not null || s.Closes is not null)];

    private BracketedWords? Words(TextLine? line) => line is null ? null : new BracketedWords(line.Place.Provision.Text, line.Brackets, Show.Parties, Texts);

    private IEnumerable<RedlineStep> StepsOf(RedlineProvision provision) => _steps[provision.Identity];

    private static IEnumerable<RedlineStep> StepsOf(DraftComparison show)
    {
        var changes = show.Redline.Changes.ToLookup(c => c.Provision.Identity);
        var number = 0;
        foreach (var provision in show.Redline.Provisions)
        {
            foreach (var change in changes[provision.Identity])
            {
                yield return new RedlineStep(++number, provision, change, null);
            }

            foreach (var bracket in show.Brackets[provision.Identity])
            {
                yield return new RedlineStep(++number, provision, null, bracket);
            }
        }
    }

    public Wording Title => Show.After is { } after
        ? new("{0}: what {1} changes", Show.Agreement.Title, after.Name(Texts))
        : new("{0}: what the working text changes", Show.Agreement.Title);

    public PageAudience Audience => Show.Audience;

    public PaperCopy? Copy { get; init; }

    /// <summary>Why there is no file, after one was asked for.</summary>
    public Wording? Problem { get; init; }

    public string Here => $"{(Show.After ?? Show.Before).Address()}/changes/{(Show.After is null ? "working" : Show.Before.Id.ToString())}";

    /// <summary>The later text, which is shown.</summary>
    public string Shown => Show.After?.Name(Texts) ?? Texts["The working text"];

    /// <summary>What it can be compared with: every other draft that the reader may read, and for the mediators the working text.</summary>
    public IEnumerable<(string Name, string Href, bool IsCurrent)> Against
    {
        get
        {
            var shown = Show.After ?? Show.Before;
            foreach (var draft in Show.Drafts.Where(d => Show.After is null || d.Id != Show.After.Id))
            {
                yield return (draft.Name(Texts), Show.After is null ? $"{draft.Address()}/changes/working" : $"{shown.Address()}/changes/{draft.Id}", draft.Id == Show.Before.Id);
            }
        }
    }

    /// <summary>The change that begins with a run of a heading or text, if one does.</summary>
    public Change? At(RedlineProvision provision, ChangePart part, int run) => _changes[provision.Identity].FirstOrDefault(c => c.Part == part && c.Run == run);

    /// <summary>Changes of a provision itself: that it is new, gone, moved.</summary>
    public IEnumerable<Change> Of(RedlineProvision provision) => _changes[provision.Identity].Where(c => c.Part == ChangePart.Provision);

    /// <summary>The number of a change in the text; it leads to the list of changes, and that leads back.</summary>
    public IHtmlContent Number(Change change) => Number(_steps[change.Provision.Identity].First(s => s.Change == change));

    /// <summary>The same for whatever is to be looked at.</summary>
    public IHtmlContent Number(RedlineStep step)
    {
        var link = new TagBuilder("a");
        link.Attributes["class"] = "chg";
        link.Attributes["id"] = FormattableString.Invariant($"c{step.Number}");
        link.Attributes["href"] = FormattableString.Invariant($"#w{step.Number}");
        link.Attributes["aria-label"] = Texts["Change {0}", step.Number];
        link.InnerHtml.Append(step.Number.ToString(CultureInfo.CurrentCulture));
        return link;
    }

    /// <summary>What there is to be looked at, in words.</summary>
    public string Say(RedlineStep step) => step.Change is { } change ? Say(change) : step.Bracket!.Say(Show.Parties, Texts);

    /// <summary>What a change is, in words.</summary>
    public string Say(Change change) => Texts[change.Template, [.. change.Arguments.Select(a => a switch
    {
        ProvisionKind kind => kind.InWords().In(Texts),
        "" => Texts["the preamble"].Value,
        _ => a,
    })]];

    /// <summary>Where it is.</summary>
    public string Where(RedlineStep step) => step.Provision.Place.Cited(Texts);

    public string LanguageOf(RedlineProvision provision) => (provision.After is null ? Show.Before : Show.After ?? Show.Before).Language;
}

/// <summary>One thing to look at in a redline: a change of words or of their place, or what became of a bracket.</summary>
/// <param name="Number">Its number, from 1, in reading order.</param>
/// <param name="Provision">The provision that it is in.</param>
/// <param name="Change">The change; none of a bracket.</param>
/// <param name="Bracket">What became of a bracket; none of a change of words.</param>
public sealed record RedlineStep(int Number, RedlineProvision Provision, Change? Change, BracketChange? Bracket);

/// <summary>A heading or text in a redline: its runs with the numbers of the changes.</summary>
/// <param name="Page">The redline.</param>
/// <param name="Provision">The provision.</param>
/// <param name="Part">Its heading or its text.</param>
/// <param name="Without">What is left out, where the two texts stand side by side.</param>
public sealed record RunsOf(RedlinePage Page, RedlineProvision Provision, ChangePart Part, RunKind? Without = null)
{
    /// <summary>The words, without anything between the runs that is not in the texts. A number stands before each change; side by side, it stands on the one side where all of the change can be seen from.</summary>
    public IHtmlContent Draw()
    {
        var html = new HtmlContentBuilder();
        var runs = Part == ChangePart.Heading ? Provision.Heading : Provision.Text;
        var last = -1;
        foreach (var (piece, sign) in (Part, Without) switch
        {
            (ChangePart.Heading, _) => [.. SignedRuns.Of(runs, [], []).Select(p => (p, (IHtmlContent?)null))],
            (_, null) => Page.Pieces(Provision),
            (_, var without) => Page.Pieces(Provision, earlier: without == RunKind.Inserted),
        })
        {
            if (piece.Run is not { } i)
            {
                html.AppendHtml(sign!);
                continue;
            }

            // A change that begins with words that are left out here is numbered at those that are put for them.
            var first = Without == RunKind.Deleted && i > 0 && runs[i - 1].Kind == RunKind.Deleted ? i - 1 : i;
            if (piece.Kind == Without)
            {
                continue;
            }

            if (last != i && piece.Kind != RunKind.Kept && Page.At(Provision, Part, first) is { } change && (Without != RunKind.Inserted || i + 1 == runs.Count || runs[i + 1].Kind != RunKind.Inserted))
            {
                html.AppendHtml(Page.Number(change)).Append(" ");
            }

            last = i;
            html.Append(new Run(piece.Kind, piece.Text));
        }

        return html;
    }
}

/// <summary>Drafts and redlines as plain text: UTF-8, a blank line between provisions, indented by depth.</summary>
internal static class DraftFile
{
    /// <summary>Media type.</summary>
    public const string Type = "text/plain; charset=utf-8";

    public static byte[] Of(DraftShowPage page, bool demonstration)
    {
        var draft = page.Show.Draft;
        var text = Head(page, demonstration);
        text.Append(page.Texts["Fingerprint (SHA-256):"].Value).Append(' ').AppendLine(draft.Hash).AppendLine();
        Write(text, page.Show.Text.Lines, page.Show.Parties, page.Texts);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>The provisions of a text with their brackets.</summary>
    internal static void Write(StringBuilder text, IReadOnlyList<TextLine> lines, IReadOnlyList<PartyMark> parties, IStringLocalizer texts)
    {
        foreach (var line in lines)
        {
            Write(text, line.Place, line.Depth, line.Place.Provision.Heading, new BracketedWords(line.Place.Provision.Text, line.Brackets, parties, texts).Plain(), NoteOf(line, texts), texts);
        }
    }

    /// <summary>What is said of a provision behind its heading; nothing of one that is clean.</summary>
    internal static string NoteOf(TextLine line, IStringLocalizer texts) => line.State == Domain.Agreements.ProvisionState.Clean ? "" : line.State.InWords().In(texts);

    public static byte[] Of(RedlinePage page, bool demonstration)
    {
        var text = Head(page, demonstration);
        text.AppendLine(page.Texts["From {0} to {1}. [-words gone-] {{+new words+}}", page.Show.Before.Name(page.Texts), page.Shown].Value).AppendLine();
        foreach (var provision in page.Show.Redline.Provisions)
        {
            var depth = 0;
            for (var holder = provision.Place.Parent; holder is not null; holder = holder.Parent)
            {
                depth++;
            }

            Write(text, provision.Place, depth, Marked(provision.Heading), Marked(page.Plain(provision)), string.Join("; ", page.Of(provision).Select(page.Say).Concat(page.BracketsOf(provision).Select(page.Say))), page.Texts);
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static StringBuilder Head(IReport page, bool demonstration)
    {
        var texts = page switch { DraftShowPage p => p.Texts, RedlinePage r => r.Texts, _ => throw new InvalidOperationException("There is no such file.") };
        var words = AudienceWords.For(page.Audience);
        var text = new StringBuilder();
        // Who may read it comes first, also where a file is opened without the application.
        text.Append(texts[words.Label].Value).Append(". ").AppendLine(texts[words.Excluded].Value);
        if (demonstration)
        {
            text.AppendLine(texts["Demonstration"].Value);
        }

        return text.AppendLine().AppendLine(page.Title.In(texts));
    }

    private static void Write(StringBuilder text, NumberedProvision place, int depth, string heading, string words, string note, IStringLocalizer texts)
    {
        var indent = new string(' ', 2 * depth);
        var first = string.Join(". ", new[] { place.Caption(texts), heading }.Where(part => part.Length > 0));
        text.Append(indent).Append(first).AppendLine(note.Length > 0 ? $" ({note})" : "");
        foreach (var line in words.ReplaceLineEndings("\n").Split('\n').Where(l => !string.IsNullOrWhiteSpace(l)))
        {
            text.Append(indent).AppendLine(line);
        }

        text.AppendLine();
    }

    private static string Marked(IReadOnlyList<Run> runs) => string.Concat(runs.Select(r => r.Kind switch
    {
        RunKind.Deleted => $"[-{r.Text}-]",
        RunKind.Inserted => $"{{+{r.Text}+}}",
        _ => r.Text,
    }));
}
