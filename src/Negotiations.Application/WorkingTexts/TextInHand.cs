using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Agreements;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;

namespace Negotiations.Application.WorkingTexts;

/// <summary>The working text of an agreement as it stands: its provisions in order, with their numbers.</summary>
internal sealed class TextInHand
{
    private readonly ILookup<Id<Provision>?, Provision> _children;
    private readonly Dictionary<Id<Provision>, Provision> _all;

    private readonly ILookup<Id<Provision>, Bracket> _brackets;
    private readonly Dictionary<Guid, TextLine> _lines;

    private TextInHand(IReadOnlyCollection<Provision> provisions, IEnumerable<Bracket> open)
    {
        _brackets = InOrderOf(open).ToLookup(b => b.ProvisionId);
        _all = provisions.ToDictionary(p => p.Id);
        _children = provisions.Where(p => p.TakenOutAt is null).OrderBy(p => p.Position).ThenBy(p => p.Id).ToLookup(p => p.ParentId);
        InOrder = [.. Under(null)];
        TakenOut = [.. provisions.Where(p => p.TakenOutAt is not null).OrderByDescending(p => p.TakenOutAt).ThenBy(p => p.Position).ThenBy(p => p.Id)];
        Text = AgreementText.Of(InOrder.Select(p => new AgreementText.Part(p.Id.Value, p.ParentId?.Value, p.Kind, p.Heading, p.Text, Provision.Told(p.State, _brackets[p.Id].Any())) { Brackets = [.. _brackets[p.Id].Select(ShownBracket.Of)] }));
        _lines = Text.Lines.ToDictionary(l => l.Place.Identity);
    }

    /// <summary>The provisions that stand in it, in reading order.</summary>
    public IReadOnlyList<Provision> InOrder { get; }

    /// <summary>Those that were taken out, the last first.</summary>
    public IReadOnlyList<Provision> TakenOut { get; }

    /// <summary>The text with its numbers.</summary>
    public AgreementText Text { get; }

    /// <summary>The same, as it is frozen.</summary>
    /// <param name="translations">What its provisions say in other languages.</param>
    public IReadOnlyList<NumberedProvision> Numbered(IEnumerable<ProvisionTranslation> translations)
    {
        var of = translations.ToLookup(t => t.ProvisionId);
        return [.. InOrder.Select(p => new NumberedProvision(p, LabelOf(p)) { Brackets = BracketsOf(p), Translations = [.. of[p.Id]] })];
    }

    /// <summary>Another one as soon as anything of the text is, in its own language.</summary>
    public Guid Token => TokenWith([]);

    /// <summary>Another one as soon as anything of the text is: its words in any language, its states, its order, its brackets and what is proposed in them.</summary>
    /// <param name="translations">What its provisions say in other languages.</param>
    public Guid TokenWith(IEnumerable<ProvisionTranslation> translations)
    {
        var of = translations.OrderBy(t => t.Id.Value).ToLookup(t => t.ProvisionId);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var provision in InOrder)
        {
            hash.AppendData(provision.Id.Value.ToByteArray());
            hash.AppendData(provision.Wording.ToByteArray());
            hash.AppendData((provision.ParentId?.Value ?? Guid.Empty).ToByteArray());
            foreach (var bracket in _brackets[provision.Id])
            {
                hash.AppendData(bracket.Id.Value.ToByteArray());
                hash.AppendData(bracket.VersionToken.ToByteArray());
            }

            foreach (var translation in of[provision.Id])
            {
                hash.AppendData(translation.Id.Value.ToByteArray());
                hash.AppendData(translation.VersionToken.ToByteArray());
            }
        }

        return new Guid(hash.GetHashAndReset().AsSpan(0, 16));
    }

    /// <summary>Reads it without changing it.</summary>
    public static Task<TextInHand> ReadAsync(INegotiationsDb db, Id<Agreement> agreement, CancellationToken cancellationToken) => ReadAsync(db, db.Provisions.AsNoTracking(), agreement, cancellationToken);

    /// <summary>Reads it with what its provisions say in other languages, without changing either. In one command: a provision stands once for each language that it is in.</summary>
    public static async Task<(TextInHand Text, IReadOnlyList<ProvisionTranslation> Translations)> ReadWithTranslationsAsync(INegotiationsDb db, Id<Agreement> agreement, CancellationToken cancellationToken)
    {
        var rows = await (from p in db.Provisions.AsNoTracking()
                          where p.AgreementId == agreement
                          join t in db.ProvisionTranslations.AsNoTracking() on p.Id equals t.ProvisionId into translations
                          from translation in translations.DefaultIfEmpty()
                          select new { Provision = p, Translation = translation }).ToListAsync(cancellationToken);
        return (
            new TextInHand([.. rows.Select(r => r.Provision).DistinctBy(p => p.Id)], await OpenBracketsAsync(db, agreement, cancellationToken)),
            [.. rows.Select(r => r.Translation).OfType<ProvisionTranslation>()]);
    }

    /// <summary>Reads its provisions alone, for whoever reads its brackets in another way: none are in it, and no provision is told as bracketed.</summary>
    public static async Task<TextInHand> ReadWithoutBracketsAsync(INegotiationsDb db, Id<Agreement> agreement, CancellationToken cancellationToken) =>
        new(await db.Provisions.AsNoTracking().Where(p => p.AgreementId == agreement).ToListAsync(cancellationToken), []);

    /// <summary>Reads it so that its provisions can be changed.</summary>
    public static Task<TextInHand> ReadToChangeAsync(INegotiationsDb db, Id<Agreement> agreement, CancellationToken cancellationToken) => ReadAsync(db, db.Provisions, agreement, cancellationToken);

    /// <summary>Refuses to freeze a text that shows what a delegation took back.</summary>
    /// <param name="takenBack">What delegations took back.</param>
    /// <exception cref="RuleViolation">An alternative stands in it that its delegation took back.</exception>
    public void RequireNothingOf(IReadOnlySet<Id<SentProposal>> takenBack)
    {
        if (InOrder.FirstOrDefault(p => _brackets[p.Id].SelectMany(b => b.Standing).Any(a => a.SentId is { } sent && takenBack.Contains(sent))) is { } provision)
        {
            throw new RuleViolation("draft.taken-back", "A delegation took back what it proposed in {0}. Take it back in that bracket first: what a delegation took back is shown to nobody.", LabelOf(provision) is { Length: > 0 } label ? label : provision.Heading);
        }
    }

    /// <summary>Brackets of one provision in reading order: of those that begin together, the one that stands round the others first.</summary>
    public static IOrderedEnumerable<Bracket> InOrderOf(IEnumerable<Bracket> brackets) => brackets.OrderBy(b => b.Start).ThenByDescending(b => b.Length).ThenBy(b => b.OpenedAt).ThenBy(b => b.Id);

    /// <summary>The open brackets of a provision, in reading order.</summary>
    public IReadOnlyList<Bracket> BracketsOf(Provision provision) => [.. _brackets[provision.Id]];

    /// <summary>How many of what is proposed in the open brackets of a provision were made for other words than these hold: they wait to be put again, or taken back.</summary>
    public int ForOtherWordsIn(Provision provision) => _brackets[provision.Id].Sum(b => b.Standing.Count(a => !a.IsMadeFor(b.Span.Of(provision.Text))));

    /// <summary>The same in the whole text.</summary>
    public int ForOtherWords => InOrder.Sum(ForOtherWordsIn);

    /// <summary>A provision, also one that was taken out; nothing if the text never had it.</summary>
    public Provision? Find(Id<Provision> id) => _all.GetValueOrDefault(id);

    /// <summary>What a provision belongs to; nothing at the top.</summary>
    public Provision? ParentOf(Provision provision) => provision.ParentId is { } id ? _all[id] : null;

    /// <summary>What stands directly under a provision, or at the top, in order.</summary>
    public IReadOnlyList<Provision> ChildrenOf(Provision? parent) => [.. _children[parent?.Id]];

    /// <summary>A provision with all that stands under it, in reading order.</summary>
    public IReadOnlyList<Provision> Whole(Provision provision) => [provision, .. Under(provision.Id)];

    /// <summary>Where a provision stands in the text; nowhere if it was taken out.</summary>
    public TextLine? LineOf(Provision provision) => _lines.GetValueOrDefault(provision.Id.Value);

    /// <summary>What a provision is cited by; empty for what is not numbered or was taken out.</summary>
    public string LabelOf(Provision provision) => Text.Text.Find(provision.Id.Value)?.Label ?? "";

    private static async Task<TextInHand> ReadAsync(INegotiationsDb db, IQueryable<Provision> provisions, Id<Agreement> agreement, CancellationToken cancellationToken) => new(
        await provisions.Where(p => p.AgreementId == agreement).ToListAsync(cancellationToken),
        await OpenBracketsAsync(db, agreement, cancellationToken));

    private static Task<List<Bracket>> OpenBracketsAsync(INegotiationsDb db, Id<Agreement> agreement, CancellationToken cancellationToken) =>
        db.Brackets.AsNoTracking().Include(b => b.Alternatives).Where(b => b.AgreementId == agreement && b.ClosedAt == null).ToListAsync(cancellationToken);

    private IEnumerable<Provision> Under(Id<Provision>? parent) => _children[parent].SelectMany(p => Under(p.Id).Prepend(p));
}
