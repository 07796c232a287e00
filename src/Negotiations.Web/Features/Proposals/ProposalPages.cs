using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using Negotiations.Application.Access;
using Negotiations.Application.Agreements;
using Negotiations.Application.Brackets;
using Negotiations.Application.Parties;
using Negotiations.Application.Proposals;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;
using Negotiations.Domain.Parties;
using Negotiations.Texts.Spans;
using Negotiations.Web.Features.Agreements;
using Negotiations.Web.Features.Brackets;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.Proposals;

/// <summary>What a delegation proposes for a draft.</summary>
public sealed record ProposalListPage(ProposalsPage Show, IStringLocalizer Texts) : IPage
{
    public Wording Title => new("{0}: what your delegation proposes", Show.Draft.Name(Texts));

    public PageAudience Audience => PageAudience.OwnDelegation;

    public string Back => Show.Draft.Address();

    public string Here => $"{Back}/proposals";

    /// <summary>How a proposal stands.</summary>
    public (Tone Tone, Glyph Glyph, string Words) Sign(ProposalRow proposal) => proposal switch
    {
        { WithdrawnAt: not null } => (Tone.Off, Glyph.Minus, Texts["Sent, and taken back"]),
        { SentAt: not null } => (Tone.Ok, Glyph.Check, Texts["Sent: the mediators read it"]),
        { DroppedAt: not null } => (Tone.Off, Glyph.Minus, Texts["Put aside, unsent"]),
        _ => (Tone.Wait, Glyph.Lock, Texts["Not sent: your delegation alone reads it"]),
    };
}

/// <summary>What the form of a proposal posts.</summary>
public record ProposalInput : SpanInput
{
    public AlternativeKind Kind { get; init; }

    public string? Instead { get; init; }

    public string? Reason { get; init; }

    // A place is told by the words before it.
    internal static ProposalInput Of(ProposalRow proposal)
    {
        const int Before = 60;
        var (span, text) = (proposal.Span, proposal.Provision.Text);
        var input = new ProposalInput { Kind = proposal.Kind, Instead = proposal.Words, Reason = proposal.Reason, VersionToken = proposal.VersionToken };
        if (span.Length > 0)
        {
            return span.Length == text.Length ? input with { Choice = SpanChoice.All } : input with { Choice = SpanChoice.Words, Words = proposal.About, At = span.Start };
        }

        var from = span.Start <= Before || text.LastIndexOf(' ', span.Start - Before) is not (> 0 and var blank) ? 0 : blank + 1;
        return span.Start == text.Length
            ? input with { Choice = SpanChoice.After }
            : span.Start == 0 ? input with { Choice = SpanChoice.Before } : input with { Choice = SpanChoice.After, Words = text[from..span.Start].TrimEnd(), At = from };
    }

    internal ProposalForm ReadProposal() => new()
    {
        Span = Read(),
        Kind = Kind,
        Instead = (Instead ?? "").ReplaceLineEndings("\n").Trim(),
        Reason = (Reason ?? "").ReplaceLineEndings("\n").Trim(),
        VersionToken = VersionToken,
    };
}

/// <summary>The form of a proposal.</summary>
public sealed record ProposalEditPage : ProposalInput, ISpanForm, IPage
{
    public ProposalEditPage(ProposalInput input, ProposalFormPage show, IStringLocalizer texts)
        : base(input) =>
        (Show, Texts) = (show, texts);

    public ProposalFormPage Show { get; }

    public IStringLocalizer Texts { get; }

    public Wording Title => new("Propose words: {0}", Show.Provision.Cited(Texts));

    public PageAudience Audience => PageAudience.OwnDelegation;

    public string Back => Show.Proposal is null ? $"{Show.Draft.Address()}#p-{Show.ProvisionId}" : $"{Show.Draft.Address()}/proposals";

    public IEnumerable<SelectListItem> Choices => Enum.GetValues<SpanChoice>().Select(c => new SelectListItem(c.InWords().In(Texts), c.ToString()));

    public IEnumerable<SelectListItem> Kinds => Enum.GetValues<AlternativeKind>().Select(k => new SelectListItem(k.InWords(isPlace: false).In(Texts), k.ToString()));

    public string SourceText => Show.Provision.Text;

    public string SourceLanguage => Show.Draft.Language;

    public IReadOnlyList<FoundPlace> Places => Choice == SpanChoice.All ? [] : FoundPlace.Of(SourceText, Words);

    public BracketedWords Text => new(Show.Provision.Text, Show.Brackets, Show.Parties, Texts);
}

/// <summary>Asks before a proposal is sent.</summary>
public sealed record ProposalSendPage(ProposalFormPage Show, IStringLocalizer Texts) : IPage
{
    public Wording Title => "Send this to the mediators?";

    public PageAudience Audience => PageAudience.OwnDelegation;

    public string Back => $"{Show.Draft.Address()}/proposals";

    public ProposalRow Proposal => Show.Proposal!;

    public string Now => Show.Provision.Text;

    /// <summary>The provision as it would be.</summary>
    public string With => Proposal.Kind == AlternativeKind.AsItStands ? Now : Fitting.Apply(Now, new Span(Proposal.Span.Start, Proposal.Span.Length), Proposal.Words);
}

/// <summary>What the form of a stance posts.</summary>
public record StanceInput
{
    public Guid? Alternative { get; init; }

    public StanceKind? Kind { get; init; }

    public string? Text { get; init; }

    internal StanceForm Read() => new() { Alternative = Alternative is { } id ? new Id<DraftAlternative>(id) : null, Kind = Kind, Text = (Text ?? "").ReplaceLineEndings("\n").Trim() };
}

/// <summary>A bracket of a draft, as a delegation looks at it.</summary>
public sealed record TabledBracketShowPage : StanceInput, IPage
{
    public TabledBracketShowPage(StanceInput input, TabledBracketPage show, IStringLocalizer texts)
        : base(input) =>
        (Show, Texts) = (show, texts);

    public TabledBracketPage Show { get; }

    public IStringLocalizer Texts { get; }

    public Wording Title => new("Bracket in {0}: {1}", Show.Provision.Cited(Texts), Show.Draft.Name(Texts));

    // What the delegation says here the mediators read, and nobody else.
    public PageAudience Audience => PageAudience.DelegationAndMediators;

    public string Back => $"{Show.Draft.Address()}#p-{Show.ProvisionId}";

    public string Here => $"{Show.Draft.Address()}/brackets/{Show.Bracket.Key}";

    public bool IsPlace => Show.Bracket.Span.IsPlace;

    public BracketedWords Words => new(Show.Provision.Text, Show.Brackets, Show.Parties, Texts) { Address = b => $"{Show.Draft.Address()}/brackets/{b.Key}", Current = Show.Bracket.Key };

    /// <summary>What can be judged: the words as they stand, and each alternative that would have others.</summary>
    public IEnumerable<(Guid? Key, string By, string Words)> Judged => Show.Bracket.Alternatives.Where(a => a.Kind != AlternativeKind.AsItStands)
        .Select(a => ((Guid?)a.Key, BracketWords.Codes(a.ByMediators, a.Proposers, Show.Parties), a.Kind == AlternativeKind.Words ? a.Words : a.Kind.Instead(IsPlace).In(Texts)))
        .Prepend((null, Texts["As it stands"], IsPlace ? AlternativeKind.AsItStands.Instead(true).In(Texts) : Show.Bracket.Span.Of(Show.Provision.Text)));

    public IEnumerable<SelectListItem> Alternatives => Judged.Select(j => new SelectListItem($"{j.By}: {j.Words}", j.Key?.ToString() ?? ""));

    public IEnumerable<SelectListItem> Kinds => Enum.GetValues<StanceKind>().Select(k => new SelectListItem(k.InWords().In(Texts), k.ToString()));

    /// <summary>What was told of one, the last first.</summary>
    public IReadOnlyList<StanceRow> Told(Guid? key) => [.. Show.Stances.Where(s => s.DraftAlternativeId?.Value == key)];
}

/// <summary>What delegations sent that is not in the working text yet.</summary>
public sealed record IncomingPage(SentProposalsPage Show, IStringLocalizer Texts) : IPage
{
    public Wording Title => "What delegations propose";

    public PageAudience Audience => PageAudience.Mediators;

    public string Back => AgreementAddress.Text(Show.Agreement.ProcessId, Show.Agreement.Id);

    public string Here => $"{Back}/proposals";

    public PartyMark? Party(Id<Party> id) => Show.Parties.FirstOrDefault(p => p.Id == id);

    /// <summary>The text as it is now with the words that it is about, as a bracket would stand there.</summary>
    public BracketedWords? Text(SentProposalRow proposal) => proposal.Now is { } now
        ? new BracketedWords(now.Text, [new ShownBracket(proposal.Id.Value, now.Span, [new ShownAlternative(proposal.Id.Value, proposal.Kind, proposal.Words, false, [proposal.PartyId])])], Show.Parties, Texts)
        : null;
}
