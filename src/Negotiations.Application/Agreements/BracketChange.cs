using Negotiations.Domain.Agreements;
using Negotiations.Texts.Spans;

namespace Negotiations.Application.Agreements;

/// <summary>What became of a bracket from one text to another.</summary>
public enum BracketFate
{
    /// <summary>It stands in the later text alone.</summary>
    Opened,

    /// <summary>It stands in both, and something else is proposed in it.</summary>
    Changed,

    /// <summary>It stands in both, and holds other words, because another bracket over the same words was closed: what was proposed in it was proposed for those that it held.</summary>
    Cut,

    /// <summary>It stands in the earlier text alone, and words that were proposed in it stand in its place.</summary>
    Taken,

    /// <summary>It stands in the earlier text alone, and its words stand as they stood. Whether they were agreed on or the bracket was taken off without a decision cannot be read in the texts.</summary>
    AsItStood,

    /// <summary>It stands in the earlier text alone, and what stands in its place nobody had proposed in it.</summary>
    Otherwise,

    /// <summary>It stands in the earlier text alone, and so does its provision.</summary>
    WithProvision,
}

/// <summary>What changed in what is proposed in a bracket: something that is proposed now and was not, that was and is not any more, or both, if the same propose other words or others propose the same.</summary>
/// <param name="Before">What was proposed; none if it is new.</param>
/// <param name="After">What is proposed; none if it is not proposed any more.</param>
public sealed record AlternativeChange(ShownAlternative? Before, ShownAlternative? After);

/// <summary>
/// What became of a bracket, as far as the readers of both texts see it in these: nothing else is compared. Above all not which bracket of the working text one was made of, which its readers are not told: one that was resolved and opened again between two drafts is to them the same.
/// </summary>
/// <param name="Fate">What became of it.</param>
/// <param name="Before">As it stood in the earlier text.</param>
/// <param name="After">As it stands in the later one.</param>
/// <param name="Words">Its words: in the later text if it stands there, in the earlier one otherwise. Empty for a place where something is to be added.</param>
public sealed record BracketChange(BracketFate Fate, ShownBracket? Before, ShownBracket? After, string Words)
{
    /// <summary>What stands in its place, if that was proposed in it: all who proposed these words.</summary>
    public IReadOnlyList<ShownAlternative> Taken { get; init; } = [];

    /// <summary>Of one that was cut, the words that it held.</summary>
    public string WordsBefore { get; init; } = "";

    /// <summary>What changed in what is proposed in it.</summary>
    public IReadOnlyList<AlternativeChange> Alternatives { get; init; } = [];

    /// <summary>Whether it is a place where something is to be added.</summary>
    public bool IsPlace => (After ?? Before)!.Span.IsPlace;

    /// <summary>Compares the brackets of two texts, by the provisions that they stand in.</summary>
    internal static ILookup<Guid, BracketChange> Of(AgreementText was, AgreementText now)
    {
        var (before, after) = (was.Lines.ToDictionary(l => l.Place.Identity), now.Lines.ToDictionary(l => l.Place.Identity));
        return before.Keys.Union(after.Keys)
            .SelectMany(id => Of(TextOf(before, id), BracketsOf(before, id), TextOf(after, id), BracketsOf(after, id)), (id, change) => (id, change))
            .ToLookup(c => c.id, c => c.change);

        static string? TextOf(Dictionary<Guid, TextLine> lines, Guid id) => lines.TryGetValue(id, out var line) ? line.Place.Provision.Text : null;
        static IReadOnlyList<ShownBracket> BracketsOf(Dictionary<Guid, TextLine> lines, Guid id) => lines.TryGetValue(id, out var line) ? line.Brackets : [];
    }

    /// <summary>Compares the brackets of one provision, in the reading order of the later text; those that stand there no more come last.</summary>
    /// <param name="before">Its text before; none if it is new.</param>
    /// <param name="was">Its brackets then.</param>
    /// <param name="after">Its text after that; none if it is gone.</param>
    /// <param name="now">Its brackets now.</param>
    internal static IReadOnlyList<BracketChange> Of(string? before, IReadOnlyList<ShownBracket> was, string? after, IReadOnlyList<ShownBracket> now)
    {
        if (was.Count == 0 && now.Count == 0)
        {
            return [];
        }

        if (before is null || after is null)
        {
            return [.. now.Select(b => Opened(b, after!)), .. was.Select(b => new BracketChange(BracketFate.WithProvision, b, null, b.Span.Of(before!)))];
        }

        var carrier = SpanCarrier.Of(before, after);
        var pairs = Pairs(was, now, carrier);
        var closed = was.Where(b => !pairs.Values.Contains(b, ReferenceEqualityComparer.Instance)).ToList();
        return [.. now.Select(b => pairs.TryGetValue(b, out var old) ? Changed(old, b, before, after, closed) : Opened(b, after)).OfType<BracketChange>(), .. closed.Select(b => Closed(b, before, after, carrier))];
    }

    // Those that stand round the same words are the same; then those that have most letters in common, and among these those in which the same is proposed.
    private static Dictionary<ShownBracket, ShownBracket> Pairs(IReadOnlyList<ShownBracket> was, IReadOnlyList<ShownBracket> now, SpanCarrier carrier)
    {
        var pairs = new Dictionary<ShownBracket, ShownBracket>(ReferenceEqualityComparer.Instance);
        var taken = new HashSet<ShownBracket>(ReferenceEqualityComparer.Instance);
        var near =
            from old in was
            let span = carrier.Carry(old.Span)
            from @new in now
            let common = Math.Min(span.End, @new.Span.End) - Math.Max(span.Start, @new.Span.Start)
            where span == @new.Span || common > 0
            orderby span == @new.Span descending, common descending, old.Alternatives.Count(a => @new.Alternatives.Any(b => IsSame(a, b))) descending, @new.Span.Start, old.Span.Start
            select (old, @new);
        foreach (var (old, @new) in near)
        {
            if (!taken.Contains(old) && !pairs.ContainsKey(@new))
            {
                pairs.Add(@new, old);
                taken.Add(old);
            }
        }

        return pairs;
    }

    private static BracketChange Opened(ShownBracket bracket, string text) =>
        new(BracketFate.Opened, null, bracket, bracket.Span.Of(text)) { Alternatives = [.. bracket.Alternatives.Select(a => new AlternativeChange(null, a))] };

    private static BracketChange? Changed(ShownBracket was, ShownBracket now, string before, string text, IReadOnlyList<ShownBracket> closed)
    {
        var words = was.Span.Of(before);
        var isCut = words.Trim() != now.Span.Of(text).Trim() && closed.Any(b => Overlap(b.Span, was.Span));
        var old = was.Alternatives.Where(a => !now.Alternatives.Any(b => IsSame(a, b))).ToList();
        var changes = new List<AlternativeChange>();
        foreach (var alternative in now.Alternatives.Where(b => !was.Alternatives.Any(a => IsSame(a, b))))
        {
            var earlier = old.Find(a => HasSameProposers(a, alternative)) ?? old.Find(a => SaysSame(a, alternative));
            if (earlier is not null)
            {
                old.Remove(earlier);
            }

            changes.Add(new AlternativeChange(earlier, alternative));
        }

        changes.AddRange(old.Select(a => new AlternativeChange(a, null)));
        return changes.Count == 0 && !isCut ? null : new BracketChange(isCut ? BracketFate.Cut : BracketFate.Changed, was, now, now.Span.Of(text)) { WordsBefore = isCut ? words : "", Alternatives = changes };

        // One that was opened where something is to be added stands in another, or at its edge.
        static bool Overlap(Span one, Span other) => one.IsPlace || other.IsPlace
            ? one.Start <= other.End && other.Start <= one.End
            : Math.Min(one.End, other.End) > Math.Max(one.Start, other.Start);
    }

    private static BracketChange Closed(ShownBracket bracket, string before, string after, SpanCarrier carrier)
    {
        var taken = bracket.Alternatives.Where(a => a.Kind != AlternativeKind.AsItStands && Stands(a)).ToList();
        var words = bracket.Span.Of(before);
        var fate = taken.Count > 0 ? BracketFate.Taken : IsKept() ? BracketFate.AsItStood : BracketFate.Otherwise;
        return new BracketChange(fate, bracket, null, words) { Taken = taken };

        bool Stands(ShownAlternative alternative)
        {
            var (span, put) = Fitting.Of(before, bracket.Span, alternative.Words);
            return put.Trim() != span.Of(before).Trim() && Between(span).Trim() == put.Trim();
        }

        bool IsKept() => bracket.Span.IsPlace ? Between(bracket.Span).Trim().Length == 0 : carrier.Carry(bracket.Span).Of(after) == words;

        // What stands now between the words that stood before it and those that stood behind it: words put in can be told as put before a blank or behind it.
        string Between(Span span)
        {
            var (last, first) = (before[..span.Start].TrimEnd().Length, before.Length - before[span.End..].TrimStart().Length);
            var start = carrier.Carry(new Span(0, last)).End;
            var end = first == before.Length ? after.Length : carrier.Carry(Span.Between(first, before.Length)).Start;
            return start <= end ? after[start..end] : "";
        }
    }

    private static bool IsSame(ShownAlternative one, ShownAlternative other) => SaysSame(one, other) && HasSameProposers(one, other);

    private static bool SaysSame(ShownAlternative one, ShownAlternative other) => one.Kind == other.Kind && one.Words == other.Words;

    private static bool HasSameProposers(ShownAlternative one, ShownAlternative other) => one.ByMediators == other.ByMediators && one.Proposers.ToHashSet().SetEquals(other.Proposers);
}
