using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Agreements;
using Negotiations.Application.WorkingTexts;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;

namespace Negotiations.Application.Translations;

/// <summary>How a provision stands in another language.</summary>
public enum TranslationStand
{
    /// <summary>There is nothing to put into it: the provision has neither a heading nor a text of its own.</summary>
    Nothing,

    /// <summary>Nobody put it into the language yet.</summary>
    Missing,

    /// <summary>It was made of an earlier wording of the provision.</summary>
    Earlier,

    /// <summary>It was made of what the provision says.</summary>
    Current,
}

/// <summary>How far a text stands in another language.</summary>
/// <param name="Language">BCP 47 tag.</param>
/// <param name="IsAuthentic">Whether the text in it is to be as authentic as the others.</param>
/// <param name="Current">Provisions made of what the text says.</param>
/// <param name="Earlier">Provisions made of an earlier wording.</param>
/// <param name="Missing">Provisions that nobody put into it.</param>
public sealed record LanguageTally(string Language, bool IsAuthentic, int Current, int Earlier, int Missing)
{
    /// <summary>Provisions that have something to be put into the language.</summary>
    public int All => Current + Earlier + Missing;

    internal static LanguageTally Of(string language, bool isAuthentic, IEnumerable<TranslationStand> stands)
    {
        var counts = stands.CountBy(s => s).ToDictionary();
        return new LanguageTally(language, isAuthentic, counts.GetValueOrDefault(TranslationStand.Current), counts.GetValueOrDefault(TranslationStand.Earlier), counts.GetValueOrDefault(TranslationStand.Missing));
    }
}

/// <summary>A provision with what it says in another language.</summary>
/// <param name="Line">The provision in the language of the text.</param>
/// <param name="Stand">How it stands in the other one.</param>
/// <param name="Heading">Its heading in the other language.</param>
/// <param name="Text">Its text in the other language.</param>
public sealed record ParallelLine(TextLine Line, TranslationStand Stand, string Heading, string Text);

/// <summary>The working text in one of the agreement's other languages.</summary>
internal sealed class TextInLanguage
{
    private readonly TextInHand _text;
    private readonly Dictionary<Id<Provision>, ProvisionTranslation> _translations;
    private readonly string _language;

    private TextInLanguage(TextInHand text, string language, IEnumerable<ProvisionTranslation> translations)
    {
        (_text, _language) = (text, language);
        _translations = translations.Where(t => t.Language == language).ToDictionary(t => t.ProvisionId);
    }

    /// <summary>The working text in a language.</summary>
    /// <param name="text">The working text.</param>
    /// <param name="language">BCP 47 tag.</param>
    /// <param name="translations">Translations of its provisions, into this language and others.</param>
    public static TextInLanguage Of(TextInHand text, string language, IEnumerable<ProvisionTranslation> translations) => new(text, language, translations);

    /// <summary>All translations of an agreement's working text into one language, also of provisions that were taken out.</summary>
    public static Task<List<ProvisionTranslation>> ReadAsync(INegotiationsDb db, Id<Agreement> agreement, string language, CancellationToken cancellationToken) =>
        db.ProvisionTranslations.AsNoTracking().Where(t => t.AgreementId == agreement && t.Language == language).ToListAsync(cancellationToken);

    /// <summary>The language of an agreement that an address names; <see cref="NotFound"/> if it is none of its other ones.</summary>
    public static AgreementLanguageFacts Named(AgreementRow agreement, string tag) => agreement.Languages.Skip(1).FirstOrDefault(l => l.Tag == tag) ?? throw new NotFound();

    /// <summary>Another one as soon as a provision says something else: what a form of a translation was filled beside.</summary>
    public static Guid TokenOf(Provision provision) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{provision.Heading}\0{provision.Text}")).AsSpan(0, 16));

    /// <summary>What a provision says in the language; nothing if nobody put it there.</summary>
    public ProvisionTranslation? Find(Provision provision) => _translations.GetValueOrDefault(provision.Id);

    /// <summary>How a provision stands in the language.</summary>
    public TranslationStand StandOf(Provision provision) =>
        Find(provision) is { } translation ? translation.IsUpToDate(provision) ? TranslationStand.Current : TranslationStand.Earlier
        : Without(provision.Heading, provision.Text);

    /// <summary>How a provision that says this stands in a language that nobody put it into.</summary>
    public static TranslationStand Without(string heading, string text) => heading.Length + text.Length == 0 ? TranslationStand.Nothing : TranslationStand.Missing;

    /// <summary>How far the text stands in the language.</summary>
    public LanguageTally Tally(bool isAuthentic) => LanguageTally.Of(_language, isAuthentic, _text.InOrder.Select(StandOf));

    /// <summary>The provision that is next to be put into the language: the first behind this one that is missing or made of an earlier wording, and from the beginning again; none if all is done.</summary>
    public Id<Provision>? After(Id<Provision> provision)
    {
        var at = _text.InOrder.TakeWhile(p => p.Id != provision).Count();
        return _text.InOrder.Skip(at + 1).Concat(_text.InOrder.Take(at)).FirstOrDefault(p => StandOf(p) is TranslationStand.Missing or TranslationStand.Earlier)?.Id;
    }
}
