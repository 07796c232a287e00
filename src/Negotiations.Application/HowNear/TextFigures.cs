using Negotiations.Application.Agreements;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;
using Negotiations.Domain.Parties;
using Negotiations.Texts.Redlines;
using Negotiations.Texts.Words;

namespace Negotiations.Application.HowNear;

/// <summary>
/// How much of a text is clean, in words (docs/adr/0025). Made of what stands in the text and its open brackets alone: whoever reads the text could count it by hand.
/// </summary>
public sealed record TextFigures
{
    /// <summary>Words of its headings and provisions.</summary>
    public required int Words { get; init; }

    /// <summary>Those of them that stand in no open bracket, and in nothing that is reserved or parked, or stands under what is.</summary>
    public required int Clean { get; init; }

    /// <summary>Words that are proposed in its open brackets, each time they are.</summary>
    public required int Proposed { get; init; }

    /// <summary>Its open brackets.</summary>
    public required int Brackets { get; init; }

    /// <summary>How many of its provisions stand how.</summary>
    public required IReadOnlyDictionary<ProvisionState, int> Provisions { get; init; }

    /// <summary>How many of its open brackets are whose (<see cref="BracketOwners"/>). One that several propose something in is each one's.</summary>
    public required IReadOnlyDictionary<BracketOwner, int> ByOwner { get; init; }

    /// <summary>Of what clean words are a share: all words that stand in the text or are proposed in its brackets, and one for each bracket, so that one which holds no word counts too.</summary>
    public int Measured => Words + Proposed + Brackets;

    /// <summary>Share of clean text, from 0 to 1; none of a text that says nothing.</summary>
    public double? Share => Measured == 0 ? null : (double)Clean / Measured;

    /// <summary>Counts a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="counted">What was counted of others, which say much the same.</param>
    internal static TextFigures Of(AgreementText text, WordCounts? counted = null)
    {
        var counts = counted ?? new WordCounts();
        var open = new HashSet<Guid>();
        var (words, clean) = (0, 0);
        foreach (var line in text.Lines)
        {
            var provision = line.Place.Provision;
            var isOpen = line.State is ProvisionState.Reserved or ProvisionState.Parked || (line.Place.Parent is { } parent && open.Contains(parent.Identity));
            if (isOpen)
            {
                open.Add(line.Place.Identity);
            }

            var heading = counts.Of(provision.Heading);
            words += heading + counts.Of(provision.Text);
            // What was told as bracketed before there were brackets is open as a whole.
            clean += isOpen || (line.State == ProvisionState.Bracketed && line.Brackets.Count == 0) ? 0 : heading + counts.Undisputed(provision.Text, line.Brackets);
        }

        var brackets = text.Lines.SelectMany(l => l.Brackets).ToList();
        return new TextFigures
        {
            Words = words,
            Clean = clean,
            Proposed = brackets.SelectMany(b => b.Alternatives).Sum(a => counts.Of(a.Words)),
            Brackets = brackets.Count,
            Provisions = text.Counts,
            ByOwner = brackets.SelectMany(BracketOwners.Of).GroupBy(o => o).ToDictionary(g => g.Key, g => g.Count()),
        };
    }
}

/// <summary>Whose a bracket is: a party's, the mediators', or nobody's as long as nothing is proposed in it.</summary>
/// <param name="Party">The party; none for the others.</param>
/// <param name="IsMediators">Whether it is the mediators'.</param>
public readonly record struct BracketOwner(Id<Party>? Party, bool IsMediators)
{
    /// <summary>The mediators.</summary>
    public static BracketOwner Mediators => new(null, true);

    /// <summary>Nobody yet.</summary>
    public static BracketOwner Nobody => default;
}

/// <summary>Tells whose brackets are.</summary>
public static class BracketOwners
{
    /// <summary>Whoever proposes something in it, also to keep what stands there.</summary>
    public static IEnumerable<BracketOwner> Of(ShownBracket bracket) => bracket.Alternatives.SelectMany(a => a.Proposers.Select(p => new BracketOwner(p, false)).Concat(a.ByMediators ? [BracketOwner.Mediators] : []))
        .Distinct().DefaultIfEmpty(BracketOwner.Nobody);
}

/// <summary>How much was written anew from one text to the next, in words of headings and provisions. What was only moved is not.</summary>
/// <param name="PutIn">Words that stand in the later text alone.</param>
/// <param name="LeftOut">Words that stood in the earlier one alone.</param>
/// <param name="Words">Words of both texts.</param>
public sealed record Churn(int PutIn, int LeftOut, int Words)
{
    /// <summary>From 0, where every word was kept, to 1, where none was; none of texts that say nothing.</summary>
    public double? Share => Words == 0 ? null : (double)(PutIn + LeftOut) / Words;

    /// <summary>Counts what one text changes in another.</summary>
    /// <param name="before">The earlier text.</param>
    /// <param name="after">The later one.</param>
    /// <param name="counted">What was counted of others, which say much the same.</param>
    internal static Churn Of(AgreementText before, AgreementText after, WordCounts? counted = null)
    {
        var counts = counted ?? new WordCounts();
        var (kept, putIn, leftOut) = (0, 0, 0);
        foreach (var run in Redline.Of(before.Text, after.Text).Provisions.SelectMany(p => p.Heading.Concat(p.Text)))
        {
            var words = counts.Of(run.Text);
            (kept, putIn, leftOut) = run.Kind switch
            {
                RunKind.Inserted => (kept, putIn + words, leftOut),
                RunKind.Deleted => (kept, putIn, leftOut + words),
                _ => (kept + words, putIn, leftOut),
            };
        }

        return new Churn(putIn, leftOut, putIn + leftOut + (2 * kept));
    }
}
