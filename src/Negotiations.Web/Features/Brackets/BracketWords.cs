using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using Negotiations.Application.Agreements;
using Negotiations.Application.Brackets;
using Negotiations.Application.Parties;
using Negotiations.Application.Proposals;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;
using Negotiations.Domain.Parties;
using Negotiations.Texts.Spans;
using Negotiations.Web.Features.Agreements;
using Negotiations.Web.Look;
using Negotiations.Web.TagHelpers;

namespace Negotiations.Web.Features.Brackets;

/// <summary>How brackets and what is proposed in them are said.</summary>
public static class BracketWords
{
    /// <summary>What stands for what is disputed, where only undisputed words are shown.</summary>
    public const string Disputed = "[…]";

    /// <summary>What the mediators are called in an attribution.</summary>
    public const string MediatorsCode = "MED";

    public static Wording InWords(this BracketOutcome outcome) => outcome switch
    {
        BracketOutcome.Adopted => "An alternative was adopted",
        BracketOutcome.Kept => "The words were kept as they stood",
        _ => "The bracket was taken off",
    };

    public static Wording InWords(this SpanChoice choice) => choice switch
    {
        SpanChoice.Words => "These words",
        SpanChoice.All => "All of it",
        SpanChoice.After => "A place behind them, to add something",
        _ => "A place before them, to add something",
    };

    /// <summary>What an alternative would do, as a choice.</summary>
    public static Wording InWords(this AlternativeKind kind, bool isPlace) => kind switch
    {
        AlternativeKind.Words => isPlace ? "Add the words below" : "Put the words below in their place",
        AlternativeKind.LeftOut => "Leave the words out",
        _ => isPlace ? "Add nothing here" : "Keep the words as they stand",
    };

    /// <summary>What is said where an alternative has no words of its own.</summary>
    public static Wording Instead(this AlternativeKind kind, bool isPlace) => kind switch
    {
        AlternativeKind.LeftOut => "left out",
        _ => isPlace ? "nothing added" : "as it stands",
    };

    public static Wording InWords(this StanceKind kind) => kind == StanceKind.CanLiveWith ? "Could live with it" : "Could not live with it";

    public static (Tone Tone, Glyph Glyph) Sign(this StanceKind kind) => kind == StanceKind.CanLiveWith ? (Tone.Ok, Glyph.Check) : (Tone.Off, Glyph.Minus);

    /// <summary>What a provision of a draft is cited by.</summary>
    public static string Cited(this CitedProvision provision, IStringLocalizer texts) => provision.Kind is ProvisionKind.Paragraph or ProvisionKind.Point && provision.Label.Length > 0
        ? provision.Label
        : $"{provision.Kind.InWords().In(texts)} {provision.Label}".TrimEnd();

    /// <summary>That a proposal was made for other words than stand in its bracket now, and since when; nothing of one that was not.</summary>
    public static string? MadeForOthers(this AlternativeRow alternative, BracketRow bracket, IStringLocalizer texts, Func<DateTimeOffset, string> when) => (alternative.MadeForOthers?.Trim(), bracket.CutAt) switch
    {
        (null, _) => null,
        ("", { } at) when at >= alternative.At => texts["Proposed where nothing stood, before something beside it was decided on, {0}.", when(at)].Value,
        (var words, { } at) when at >= alternative.At => texts["Proposed for “{0}”, before part of it was decided on, {1}.", words, when(at)].Value,
        ("", _) => texts["Proposed where nothing stood, and something does now."].Value,
        (var words, _) => texts["Proposed for “{0}”, which was worded anew since.", words].Value,
    };

    /// <summary>How much of what is proposed was made for other words.</summary>
    public static Wording ForOthers(int count) => count == 1
        ? new Wording("A proposal was made for other words than stand in its bracket now. It waits to be put again, or taken back.")
        : new Wording("{0} proposals were made for other words than stand in their brackets now. They wait to be put again, or taken back.", count);

    /// <summary>What a decision does with another bracket.</summary>
    public static string Say(this CutBracket cut, IStringLocalizer texts) => cut switch
    {
        { Words: "" } => texts["Where something was to be added, “{0}” stands in brackets then.", cut.Left],
        { Left: "" } => texts["Cuts the bracket on “{0}”: nothing is left of it but a place where something may be added.", cut.Words],
        { IsShortened: true } => texts["Cuts the bracket on “{0}”: “{1}” is left.", cut.Words, cut.Left],
        _ => texts["Changes the bracket on “{0}”: “{1}” stands in it then.", cut.Words, cut.Left],
    };

    /// <summary>Who proposes something, each by its mark.</summary>
    public static IHtmlContent Marks(bool byMediators, IEnumerable<Id<Party>> proposers, IReadOnlyList<PartyMark> parties)
    {
        var html = new HtmlContentBuilder();
        var separator = "";
        foreach (var mark in parties.Where(p => proposers.Contains(p.Id)).Select(p => new Mark(MarkKind.Party, p.Code, p.Mark)).Concat(byMediators ? [new Mark(MarkKind.Mediator, MediatorsCode)] : []))
        {
            html.Append(separator).AppendHtml(PartyMarkTagHelper.Draw(mark));
            separator = " ";
        }

        return html;
    }

    /// <summary>The same as letters: <c>ARM, MED</c>.</summary>
    public static string Codes(bool byMediators, IEnumerable<Id<Party>> proposers, IReadOnlyList<PartyMark> parties) =>
        string.Join(", ", parties.Where(p => proposers.Contains(p.Id)).Select(p => p.Code).Concat(byMediators ? [MediatorsCode] : []));
}

/// <summary>Which reading of a text is shown.</summary>
/// <param name="IsClean">Whether only what nobody disputes is shown.</param>
/// <param name="Of">The party whose preferred reading it is.</param>
public sealed record Reading(bool IsClean, PartyMark? Of)
{
    /// <summary>In an address, what shows undisputed words only.</summary>
    public const string Clean = "clean";

    /// <summary>All words with their brackets.</summary>
    public static Reading Bracketed { get; } = new(false, null);

    /// <summary>The reading that an address asks for: <c>clean</c>, or the key of a party; with brackets for everything else.</summary>
    public static Reading From(string? view, IEnumerable<PartyMark> parties) => view == Clean
        ? new Reading(true, null)
        : Id<Party>.TryParse(view, null, out var id) && parties.FirstOrDefault(p => p.Id == id) is { } party ? new Reading(false, party) : Bracketed;
}

/// <summary>The words of a provision with its brackets, as negotiators write them: <c>[ARM: within seven days / AZE: within sixty days]</c>. Several in one provision have numbers, so that those which run over one another's ends can be told apart.</summary>
/// <param name="Text">The words.</param>
/// <param name="Brackets">Its brackets in reading order.</param>
/// <param name="Parties">The parties of the process.</param>
/// <param name="Texts">Texts of the interface.</param>
public sealed record BracketedWords(string Text, IReadOnlyList<ShownBracket> Brackets, IReadOnlyList<PartyMark> Parties, IStringLocalizer Texts)
{
    /// <summary>Where a bracket is worked on; none where it is only read.</summary>
    public Func<ShownBracket, string>? Address { get; init; }

    /// <summary>The bracket that the page is about; none of a whole text.</summary>
    public Guid? Current { get; init; }

    /// <summary>Whether anything is shown: words, or a bracket in which they are proposed.</summary>
    public bool IsEmpty => Text.Length == 0 && Brackets.Count == 0;

    /// <summary>A reading.</summary>
    public IHtmlContent Draw(Reading reading) => reading switch
    {
        { IsClean: true } => new HtmlContentBuilder().Append(BracketedText.Undisputed(Text, Brackets.Select(b => b.Span), BracketWords.Disputed)),
        { Of: { } party } => new HtmlContentBuilder().Append(As(party)),
        _ => Draw(),
    };

    /// <summary>The words as one party would have them: what it proposed last in each bracket, and where it proposed nothing, as they stand.</summary>
    public string As(PartyMark party) => BracketedText.With(Text, [.. Preferred(party).Select(p => Fitting.Of(Text, p.Bracket.Span, p.Alternative.Words))]);

    /// <summary>What of it a reading cannot show, because other words that the same party would have stand there: each in a sentence.</summary>
    public IReadOnlyList<string> NotShown(Reading reading)
    {
        if (reading.Of is not { } party)
        {
            return [];
        }

        var preferred = Preferred(party);
        return [.. BracketedText.Hidden([.. preferred.Select(p => Fitting.Of(Text, p.Bracket.Span, p.Alternative.Words).Span)]).Select(h => Texts[
            "Not shown here: {0} also proposes {1}. That overlaps what is shown: {2}.", party.Code, Instead(preferred[h.Hidden]), Instead(preferred[h.By])].Value)];
    }

    private List<(ShownBracket Bracket, ShownAlternative Alternative)> Preferred(PartyMark party) =>
    [
        .. Brackets.Select(b => (b, b.Alternatives.LastOrDefault(a => a.Proposers.Contains(party.Id)))).Where(p => p.Item2 is { Kind: not AlternativeKind.AsItStands }).Select(p => (p.b, p.Item2!)),
    ];

    private string Instead((ShownBracket Bracket, ShownAlternative Alternative) preferred) => (preferred.Bracket.Span.Of(Text), preferred.Alternative) switch
    {
        ({ Length: 0 }, var added) => Texts["to add “{0}”", added.Words],
        (var words, { Kind: AlternativeKind.LeftOut }) => Texts["to leave “{0}” out", words],
        (var words, var other) => Texts["“{1}” for “{0}”", words, other.Words],
    };

    /// <summary>What begins a bracket, as a page draws it.</summary>
    public IHtmlContent DrawOpening(int at)
    {
        var html = new HtmlContentBuilder();
        Open(html, at);
        return html;
    }

    /// <summary>What ends it.</summary>
    public IHtmlContent DrawClosing(int at)
    {
        var html = new HtmlContentBuilder();
        Close(html, at);
        return html;
    }

    /// <summary>In plain text.</summary>
    public string Plain() => string.Concat(Pieces().Select(p => p.Text));

    /// <summary>The same in pieces: words, and what stands round them.</summary>
    public IEnumerable<BracketPiece> Pieces()
    {
        foreach (var part in BracketedText.Of(Text, [.. Brackets.Select(b => b.Span)]))
        {
            yield return part.Kind switch
            {
                BracketedPartKind.Words => new BracketPiece(part.Words, null, null),
                BracketedPartKind.Opens => new BracketPiece(Opening(part.Bracket), part.Bracket, null),
                _ => new BracketPiece(Closing(part.Bracket), null, part.Bracket),
            };
        }
    }

    /// <summary>What is proposed in a bracket, a line each: <c>ARM: within seven days</c>.</summary>
    public IReadOnlyList<string> Proposed(ShownBracket bracket) =>
        [.. bracket.Alternatives.Select(a => $"{BracketWords.Codes(a.ByMediators, a.Proposers, Parties)}: {Said(a, bracket)}")];

    private string Opening(int at)
    {
        var bracket = Brackets[at];
        return "[" + Number(at, behind: true) + (Keepers(bracket) is { } keepers ? $"{BracketWords.Codes(keepers.ByMediators, keepers.Proposers, Parties)}: {(bracket.Span.IsPlace ? Nothing(bracket) : "")}" : "");
    }

    private string Closing(int at)
    {
        var bracket = Brackets[at];
        var plain = new StringBuilder();
        var separator = bracket.Span.IsPlace && Keepers(bracket) is null ? "" : " / ";
        foreach (var alternative in Others(bracket))
        {
            plain.Append(separator).Append(BracketWords.Codes(alternative.ByMediators, alternative.Proposers, Parties)).Append(": ").Append(Said(alternative, bracket));
            separator = " / ";
        }

        // Apart from the words: “30” and the number of a bracket would be read as one figure.
        return plain.Append(Brackets.Count > 1 ? " " : "").Append(Number(at, behind: false)).Append(']').ToString();
    }

    private HtmlContentBuilder Draw()
    {
        var html = new HtmlContentBuilder();
        foreach (var part in BracketedText.Of(Text, [.. Brackets.Select(b => b.Span)]))
        {
            switch (part.Kind)
            {
                case BracketedPartKind.Words:
                    html.Append(part.Words);
                    break;
                case BracketedPartKind.Opens:
                    Open(html, part.Bracket);
                    break;
                default:
                    Close(html, part.Bracket);
                    break;
            }
        }

        return html;
    }

    private void Open(HtmlContentBuilder html, int at)
    {
        var bracket = Brackets[at];
        html.AppendHtml(Sign(bracket, "[" + Number(at, behind: false), Texts["a bracket begins"])).Append(Brackets.Count > 1 ? " " : "");
        if (Keepers(bracket) is { } keepers)
        {
            html.AppendHtml(By(keepers));
            if (bracket.Span.IsPlace)
            {
                html.AppendHtml(Note(Nothing(bracket)));
            }
        }
    }

    private void Close(HtmlContentBuilder html, int at)
    {
        var bracket = Brackets[at];
        var isFirst = bracket.Span.IsPlace && Keepers(bracket) is null;
        foreach (var alternative in Others(bracket))
        {
            if (!isFirst)
            {
                var or = new TagBuilder("b");
                or.Attributes["class"] = "br-or";
                or.InnerHtml.Append("/");
                html.Append(" ").AppendHtml(or).Append(" ");
            }

            isFirst = false;
            html.AppendHtml(By(alternative));
            if (alternative.Kind == AlternativeKind.Words)
            {
                var words = new TagBuilder("bdi");
                words.Attributes["class"] = "br-alt";
                words.InnerHtml.Append(alternative.Words);
                html.AppendHtml(words);
            }
            else
            {
                html.AppendHtml(Note(Said(alternative, bracket)));
            }
        }

        html.Append(Brackets.Count > 1 ? " " : "").AppendHtml(Sign(bracket, Number(at, behind: false) + "]", Texts["the bracket ends"]));
    }

    private IHtmlContent By(ShownAlternative alternative) =>
        new HtmlContentBuilder().AppendHtml(BracketWords.Marks(alternative.ByMediators, alternative.Proposers, Parties)).Append(": ");

    // A link where there is work to do; told in words to whoever hears the page.
    private TagBuilder Sign(ShownBracket bracket, string sign, string heard)
    {
        var href = Address?.Invoke(bracket);
        var tag = new TagBuilder(href is null ? "b" : "a");
        tag.Attributes["class"] = bracket.Key == Current ? "br-sign br-current" : "br-sign";
        if (href is not null)
        {
            tag.Attributes["href"] = href;
        }

        var words = new TagBuilder("span");
        words.Attributes["class"] = "visually-hidden";
        words.InnerHtml.Append($" ({heard}) ");
        tag.InnerHtml.Append(sign).AppendHtml(words);
        return tag;
    }

    private static TagBuilder Note(string note)
    {
        var tag = new TagBuilder("i");
        tag.Attributes["class"] = "br-note";
        tag.InnerHtml.Append(note);
        return tag;
    }

    private string Said(ShownAlternative alternative, ShownBracket bracket) => alternative.Kind == AlternativeKind.Words ? alternative.Words : alternative.Kind.Instead(bracket.Span.IsPlace).In(Texts);

    private string Nothing(ShownBracket bracket) => AlternativeKind.AsItStands.Instead(bracket.Span.IsPlace).In(Texts);

    private string Number(int at, bool behind) => Brackets.Count > 1 ? (at + 1).ToString(CultureInfo.InvariantCulture) + (behind ? " " : "") : "";

    // Those who would keep the words stand before them; all of them together, whoever said so first.
    private static ShownAlternative? Keepers(ShownBracket bracket)
    {
        var keep = bracket.Alternatives.Where(a => a.Kind == AlternativeKind.AsItStands).ToList();
        return keep.Count == 0 ? null : keep[0] with { ByMediators = keep.Any(a => a.ByMediators), Proposers = [.. keep.SelectMany(a => a.Proposers).Distinct()] };
    }

    private static IEnumerable<ShownAlternative> Others(ShownBracket bracket) => bracket.Alternatives.Where(a => a.Kind != AlternativeKind.AsItStands);
}

/// <summary>A piece of a text with brackets.</summary>
/// <param name="Text">Words of the text; or the sign of a bracket, with what is proposed in it.</param>
/// <param name="Opens">The bracket that begins here; none otherwise.</param>
/// <param name="Closes">The bracket that ends here; none otherwise.</param>
public sealed record BracketPiece(string Text, int? Opens, int? Closes)
{
    /// <summary>Whether it is words of the text.</summary>
    public bool IsWords => Opens is null && Closes is null;
}

/// <summary>Where brackets stand.</summary>
public static class BracketAddress
{
    public static string Of(AgreementRow agreement, Id<Provision> provision) => Of(agreement.ProcessId, agreement.Id, provision);

    public static string Of(object process, object agreement, object provision) => $"{AgreementAddress.Text(process, agreement)}/{provision}/brackets";
}
