using Negotiations.Application.Translations;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.Translations;

/// <summary>How it is said how far a text stands in another language.</summary>
public static class TranslationWords
{
    public static Wording InWords(this TranslationStand stand) => stand switch
    {
        TranslationStand.Nothing => "Nothing to put into it",
        TranslationStand.Missing => "Missing",
        TranslationStand.Earlier => "Made of an earlier wording",
        _ => "Up to date",
    };

    public static (Tone Tone, Glyph Glyph) Sign(this TranslationStand stand) => stand switch
    {
        TranslationStand.Nothing => (Tone.Off, Glyph.Minus),
        TranslationStand.Missing => (Tone.Wait, Glyph.Ring),
        TranslationStand.Earlier => (Tone.Dispute, Glyph.Hist),
        _ => (Tone.Ok, Glyph.Check),
    };

    /// <summary>How many provisions stand how, those left out of which there is none.</summary>
    public static IEnumerable<(TranslationStand Stand, int Count)> Counts(this LanguageTally tally) =>
        new[] { (TranslationStand.Current, tally.Current), (TranslationStand.Earlier, tally.Earlier), (TranslationStand.Missing, tally.Missing) }.Where(c => c.Item2 > 0);
}
