using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using Negotiations.Application.Access;
using Negotiations.Application.Agreements;
using Negotiations.Application.Brackets;
using Negotiations.Application.Parties;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;
using Negotiations.Domain.Parties;
using Negotiations.Texts.Spans;
using Negotiations.Web.Features.Agreements;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.Brackets;

/// <summary>What a form posts that tells a part of a text by its words.</summary>
public record SpanInput
{
    public SpanChoice Choice { get; init; }

    public string? Words { get; init; }

    public int? At { get; init; }

    public Guid VersionToken { get; init; }

    internal SpanForm Read() => new() { Choice = Choice, Words = (Words ?? "").ReplaceLineEndings("\n").Trim(), At = At, VersionToken = VersionToken };
}

/// <summary>A form that tells a part of a text by its words.</summary>
public interface ISpanForm
{
    SpanChoice Choice { get; }

    string? Words { get; }

    int? At { get; }

    IEnumerable<SelectListItem> Choices { get; }

    /// <summary>The text.</summary>
    string SourceText { get; }

    /// <summary>BCP 47 tag of its language.</summary>
    string SourceLanguage { get; }

    /// <summary>Where the words stand that were typed, if they stand there several times.</summary>
    IReadOnlyList<FoundPlace> Places { get; }
}

/// <summary>A place where words stand, with what stands around it.</summary>
public sealed record FoundPlace(int At, string Before, string Words, string After)
{
    private const int Around = 40;

    /// <summary>All places of words that stand in a text several times; none otherwise.</summary>
    public static IReadOnlyList<FoundPlace> Of(string text, string? words)
    {
        var found = SpanForm.Found(text, (words ?? "").ReplaceLineEndings("\n"));
        return found.Count < 2 ? [] : [.. found.Select(f => new FoundPlace(
            f.Start,
            (f.Start > Around ? "…" : "") + text[Whole(text, Math.Max(0, f.Start - Around))..f.Start],
            f.Of(text),
            text[f.End..Whole(text, Math.Min(text.Length, f.End + Around))] + (f.End + Around < text.Length ? "…" : "")))];
    }

    private static int Whole(string text, int at) => at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) ? at - 1 : at;
}

/// <summary>A provision of the working text with its brackets, and the form of a new one.</summary>
public sealed record BracketsShowPage : SpanInput, ISpanForm, IPage
{
    public BracketsShowPage(SpanInput input, BracketsPage show, IStringLocalizer texts)
        : base(input) =>
        (Show, Texts) = (show, texts);

    public BracketsPage Show { get; }

    public IStringLocalizer Texts { get; }

    public Wording Title => new("Brackets: {0}", Show.Line.Place.Cited(Texts));

    public PageAudience Audience => PageAudience.Mediators;

    public string Here => BracketAddress.Of(Show.Agreement, Show.Provision);

    public string Back => $"{AgreementAddress.Text(Show.Agreement.ProcessId, Show.Agreement.Id)}#{Show.Line.Place.Anchor()}";

    public IEnumerable<SelectListItem> Choices => Enum.GetValues<SpanChoice>().Select(c => new SelectListItem(c.InWords().In(Texts), c.ToString()));

    public IReadOnlyList<FoundPlace> Places => Choice == SpanChoice.All ? [] : FoundPlace.Of(SourceText, Words);

    public string SourceText => Show.Line.Place.Provision.Text;

    public string SourceLanguage => Show.Agreement.Language;

    public BracketedWords Text => new(Show.Line.Place.Provision.Text, Show.Line.Brackets, Show.Parties, Texts) { Address = b => $"{Here}/{b.Key}" };
}

/// <summary>What the form of an alternative posts.</summary>
public record AlternativeInput
{
    public AlternativeKind Kind { get; init; }

    public string? Words { get; init; }

    public bool ByMediators { get; init; }

    public List<Guid> Proposers { get; init; } = [];

    public string? Reason { get; init; }

    public bool Beside { get; init; }

    internal AlternativeForm Read() => new()
    {
        Kind = Kind,
        Words = (Words ?? "").ReplaceLineEndings("\n").Trim(),
        ByMediators = ByMediators,
        Proposers = [.. Proposers.Select(p => new Id<Party>(p))],
        Reason = (Reason ?? "").ReplaceLineEndings("\n").Trim(),
        Beside = Beside,
    };
}

/// <summary>One bracket, and the form of an alternative.</summary>
public sealed record BracketShowPage : AlternativeInput, IPage
{
    public BracketShowPage(AlternativeInput input, BracketPage show, IStringLocalizer texts)
        : base(input) =>
        (Show, Texts) = (show, texts);

    public BracketPage Show { get; }

    public IStringLocalizer Texts { get; }

    /// <summary>The alternative that could not be taken back, with what was typed as the reason.</summary>
    public (Id<BracketAlternative> Alternative, string? Why)? TakingBack { get; init; }

    public Wording Title => new("Bracket in {0}", Show.Line.Place.Cited(Texts));

    public PageAudience Audience => PageAudience.Mediators;

    public string All => BracketAddress.Of(Show.Agreement, Show.Provision);

    public string Here => $"{All}/{Show.Bracket.Id}";

    public bool IsPlace => Show.Bracket.Span.Length == 0;

    public IEnumerable<SelectListItem> Kinds => Enum.GetValues<AlternativeKind>().Where(k => !IsPlace || k != AlternativeKind.LeftOut).Select(k => new SelectListItem(k.InWords(IsPlace).In(Texts), k.ToString()));

    /// <summary>The parties to the agreement, in order.</summary>
    public IEnumerable<PartyMark> Parties => Show.Agreement.PartyIds.Select(id => Show.Parties.FirstOrDefault(p => p.Id == id)).OfType<PartyMark>();

    public BracketedWords Text => new(Show.Line.Place.Provision.Text, Show.Line.Brackets, Show.Parties, Texts) { Address = b => $"{All}/{b.Key}", Current = Show.Bracket.Id.Value };
}

/// <summary>What the form posts that resolves a bracket: the key of an alternative, or how else it is resolved.</summary>
public record ResolveInput
{
    public string? Choice { get; init; }

    public string? Reason { get; init; }

    public Guid VersionToken { get; init; }

    internal ResolveForm Read()
    {
        var adopted = Id<BracketAlternative>.TryParse(Choice, null, out var id) ? id : (Id<BracketAlternative>?)null;
        return new ResolveForm
        {
            Outcome = adopted is not null ? BracketOutcome.Adopted : Choice switch
            {
                nameof(BracketOutcome.Kept) => BracketOutcome.Kept,
                nameof(BracketOutcome.Withdrawn) => BracketOutcome.Withdrawn,
                _ => null,
            },
            Adopted = adopted,
            Reason = (Reason ?? "").ReplaceLineEndings("\n").Trim(),
            VersionToken = VersionToken,
        };
    }
}

/// <summary>Asks how a bracket is resolved.</summary>
public sealed record BracketResolvePage : ResolveInput, IPage
{
    public BracketResolvePage(ResolveInput input, BracketPage show, IStringLocalizer texts)
        : base(input) =>
        (Show, Texts) = (show, texts);

    public BracketPage Show { get; }

    public IStringLocalizer Texts { get; }

    public Wording Title => new("Resolve the bracket in {0}", Show.Line.Place.Cited(Texts));

    public PageAudience Audience => PageAudience.Mediators;

    public string Back => $"{BracketAddress.Of(Show.Agreement, Show.Provision)}/{Show.Bracket.Id}";

    public bool IsPlace => Show.Bracket.Span.Length == 0;

    /// <summary>The other open brackets of the provision that share words with this one.</summary>
    public IReadOnlyList<ShownBracket> Over =>
        [.. Others.Where(b => Math.Min(b.Span.End, Span.End) > Math.Max(b.Span.Start, Span.Start))];

    private Span Span => new(Show.Bracket.Span.Start, Show.Bracket.Span.Length);

    private IEnumerable<ShownBracket> Others => Show.Line.Brackets.Where(b => b.Key != Show.Bracket.Id.Value);

    /// <summary>Ways to resolve it, each with the text of the provision as it would be.</summary>
    public IEnumerable<ResolveWay> Ways
    {
        get
        {
            var text = Show.Line.Place.Provision.Text;
            foreach (var alternative in Show.Bracket.Standing.Where(a => a.Kind != AlternativeKind.AsItStands))
            {
                var codes = BracketWords.Codes(alternative.ByMediators, alternative.Proposers, Show.Parties);
                var adopting = Adopting.Of(text, Span, alternative.Kind, alternative.Words);
                yield return new ResolveWay(
                    alternative.Id.ToString(),
                    alternative.Kind == AlternativeKind.Words ? Texts["Adopt what {0} proposed: {1}", codes, alternative.Words] : Texts["Adopt what {0} proposed: leave the words out", codes],
                    adopting.Text,
                    alternative,
                    adopting.Cuts(Others));
            }

            yield return new ResolveWay(nameof(BracketOutcome.Kept), IsPlace ? Texts["Add nothing"] : Texts["Keep the words as they stand: {0}", Show.Bracket.WordsNow], text, null, []);
            yield return new ResolveWay(nameof(BracketOutcome.Withdrawn), Texts["Take the bracket off without a decision, for instance because it was put here by mistake"], text, null, []);
        }
    }

    /// <summary>What is proposed in another bracket, a line each.</summary>
    public IReadOnlyList<string> Proposed(ShownBracket bracket) => new BracketedWords(Show.Line.Place.Provision.Text, Show.Line.Brackets, Show.Parties, Texts).Proposed(bracket);

    /// <summary>A way, in words.</summary>
    public string Say(string? choice) => Ways.FirstOrDefault(w => w.Value == choice)?.Words ?? Texts["Nothing was chosen"];
}

/// <summary>A way to resolve a bracket.</summary>
/// <param name="Value">What the form posts for it.</param>
/// <param name="Words">The way, in words.</param>
/// <param name="Text">The text of the provision as it would be.</param>
/// <param name="Adopted">The alternative that it adopts, if it does.</param>
/// <param name="Cuts">Which other brackets hold other words then.</param>
public sealed record ResolveWay(string Value, string Words, string Text, AlternativeRow? Adopted, IReadOnlyList<CutBracket> Cuts);
