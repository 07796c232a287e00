using Negotiations.Texts.Drafts;
using Negotiations.Texts.Words;

namespace Negotiations.Texts.Redlines;

/// <summary>
/// What changed from one text to another. Provisions are followed by their identity, so that one that stands elsewhere was moved and never left out and put in; their words are compared word by word
/// (docs/adr/0020). It holds both texts.
/// </summary>
public sealed class Redline
{
    private readonly Correspondence _texts;

    private Redline(Correspondence texts, Func<NumberedProvision?, NumberedProvision?, RedlineProvision> compare)
    {
        _texts = texts;
        Provisions = texts.InReadingOrder(compare);
        Changes = Change.Of(Provisions);
    }

    /// <summary>The provisions of both texts in the order of the new one; one that is gone comes after what it stood behind.</summary>
    public IReadOnlyList<RedlineProvision> Provisions { get; }

    /// <summary>What to look at, in the same order; nothing if the texts are equal.</summary>
    public IReadOnlyList<Change> Changes { get; }

    /// <summary>Compares two texts. Of siblings that changed their order, as few as possible are told as moved.</summary>
    /// <param name="before">The old text.</param>
    /// <param name="after">The new one.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static Redline Of(DraftText before, DraftText after, CancellationToken cancellationToken = default)
    {
        var texts = Correspondence.Of(before, after);
        return new Redline(texts, (was, now) =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            return Compared(was, now, texts.IsMoved((now ?? was)!.Identity));
        });
    }

    /// <summary>The provisions of two texts as a redline has them, without comparing their words: that can take long, and not everybody asks for it.</summary>
    internal static IEnumerable<(NumberedProvision? Before, NumberedProvision? After, bool IsMoved)> Places(DraftText before, DraftText after)
    {
        var texts = Correspondence.Of(before, after);
        return texts.InReadingOrder((was, now) => new RedlineProvision(was, now, [], [], texts.IsMoved((now ?? was)!.Identity))).Select(p => (p.Before, p.After, p.IsMoved));
    }

    /// <summary>The redline of the same texts the other way round: what was put in is left out, and the other way round.</summary>
    public Redline Reverse()
    {
        var reversed = Provisions.ToDictionary(p => p.Identity, p => p with
        {
            Before = p.After,
            After = p.Before,
            Heading = WordComparison.Reversed(p.Heading),
            Text = WordComparison.Reversed(p.Text),
        });
        return new Redline(_texts.Reverse(), (was, now) => reversed[(now ?? was)!.Identity]);
    }

    /// <summary>Makes the new text of the old one, by the places and runs of the redline. The old one is made of the new one by <see cref="Reverse"/>.</summary>
    /// <exception cref="ArgumentException"><paramref name="before"/> is not the text that the redline starts from.</exception>
    public DraftText Apply(DraftText before) =>
        Made(p => p.Before, RunKind.Deleted).Equals(before) ? Made(p => p.After, RunKind.Inserted) : throw new ArgumentException("The redline starts from another text.", nameof(before));

    /// <summary>The text that has these places, and of the words those that were kept and those of one other kind.</summary>
    private DraftText Made(Func<RedlineProvision, NumberedProvision?> place, RunKind kind)
    {
        var children = Provisions.Where(p => place(p) is not null).OrderBy(p => place(p)!.Index).ToLookup(p => place(p)!.Parent?.Identity);
        return new DraftText(Under(null));

        IReadOnlyList<Provision> Under(Guid? parent) =>
            [.. children[parent].Select(p => new Provision(p.Identity, place(p)!.Kind, Words(p.Heading), Words(p.Text), Under(p.Identity)))];

        string Words(IEnumerable<Run> runs) => string.Concat(runs.Where(r => r.Kind == RunKind.Kept || r.Kind == kind).Select(r => r.Text));
    }

    private static RedlineProvision Compared(NumberedProvision? was, NumberedProvision? now, bool isMoved)
    {
        var (old, @new) = (was?.Provision, now?.Provision);
        return new RedlineProvision(was, now, WordComparison.Of(old?.Heading ?? "", @new?.Heading ?? ""), WordComparison.Of(old?.Text ?? "", @new?.Text ?? ""), isMoved);
    }
}
