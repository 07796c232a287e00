using System.Numerics;

namespace Negotiations.Texts.Drafts;

/// <summary>The text of a draft: a tree of provisions in order. Two are equal if their provisions are.</summary>
public sealed class DraftText : IEquatable<DraftText>
{
    // By identity, the position plus one, in the next free slot from the one that the hash says (open addressing, at most half full). A dictionary of a long text is a large object, and collecting
    // those took more time than comparing two texts.
    private readonly int[] _slots;

    /// <summary>Makes a text of the provisions that stand under no other.</summary>
    /// <exception cref="ArgumentException">Two provisions have the same identity.</exception>
    public DraftText(IReadOnlyList<Provision> provisions)
    {
        Provisions = Numbering.Of(provisions);
        var all = new List<NumberedProvision>();
        Add(Provisions);
        All = all;
        _slots = new int[BitOperations.RoundUpToPowerOf2((uint)all.Count * 2 + 1)];
        foreach (var provision in all)
        {
            ref var slot = ref SlotOf(provision.Identity);
            slot = slot == 0 ? provision.Position + 1 : throw new ArgumentException($"Two provisions have the identity {provision.Identity}.", nameof(provisions));
        }

        void Add(IReadOnlyList<NumberedProvision> siblings)
        {
            foreach (var provision in siblings)
            {
                all.Add(provision);
                Add(provision.Children);
            }
        }
    }

    /// <summary>The provisions that stand under no other.</summary>
    public IReadOnlyList<NumberedProvision> Provisions { get; }

    /// <summary>All provisions in reading order.</summary>
    public IReadOnlyList<NumberedProvision> All { get; }

    /// <summary>The provision with an identity; nothing if the text has none.</summary>
    public NumberedProvision? Find(Guid identity) => SlotOf(identity) is > 0 and var found ? All[found - 1] : null;

    /// <inheritdoc/>
    public bool Equals(DraftText? other) => other is not null && Provisions.Select(p => p.Provision).SequenceEqual(other.Provisions.Select(p => p.Provision));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DraftText);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(All.Count, All is [var first, ..] ? first.Provision : null);

    /// <summary>The slot of an identity, or the free one where it would be.</summary>
    private ref int SlotOf(Guid identity)
    {
        var slot = identity.GetHashCode() & (_slots.Length - 1);
        while (_slots[slot] > 0 && All[_slots[slot] - 1].Identity != identity)
        {
            slot = (slot + 1) & (_slots.Length - 1);
        }

        return ref _slots[slot];
    }
}
