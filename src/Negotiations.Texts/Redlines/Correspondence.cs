using Negotiations.Texts.Drafts;

namespace Negotiations.Texts.Redlines;

/// <summary>Which provisions of two texts are the same, and which of them stay where they stand. What is in none of the three sets stays.</summary>
internal sealed class Correspondence
{
    private readonly DraftText _before;
    private readonly DraftText _after;
    private readonly HashSet<Guid> _added;
    private readonly HashSet<Guid> _removed;
    private readonly HashSet<Guid> _moved;

    private Correspondence(DraftText before, DraftText after, HashSet<Guid> added, HashSet<Guid> removed, HashSet<Guid> moved) =>
        (_before, _after, _added, _removed, _moved) = (before, after, added, removed, moved);

    /// <summary>Finds what is the same by its identity. What stands under another parent is moved; of siblings, as few as have to be so that the others keep their order.</summary>
    public static Correspondence Of(DraftText before, DraftText after)
    {
        var (added, moved) = (new HashSet<Guid>(), new HashSet<Guid>());
        var isKept = new bool[before.All.Count];
        var common = new List<NumberedProvision>();
        Find(null, before.Provisions, after.Provisions);
        return new Correspondence(before, after, added, [.. before.All.Where(p => !isKept[p.Position]).Select(p => p.Identity)], moved);

        // What stood and what stands under the same parent.
        void Find(Guid? parent, IReadOnlyList<NumberedProvision> old, IReadOnlyList<NumberedProvision> @new)
        {
            common.Clear();
            var isInOrder = true;
            foreach (var now in @new)
            {
                // Most stand behind the one that they stood behind.
                var next = common is [.., var last] ? last.Place.Index + 1 : 0;
                var was = next < old.Count && old[next].Identity == now.Identity ? old[next] : before.Find(now.Identity);
                if (was is null)
                {
                    added.Add(now.Identity);
                    continue;
                }

                isKept[was.Position] = true;
                if (was.Place.Parent == parent)
                {
                    isInOrder &= was.Place.Index >= next;
                    common.Add(was);
                }
                else
                {
                    moved.Add(now.Identity);
                }
            }

            if (!isInOrder)
            {
                var belongs = LongestIncreasing.Of([.. common.Select(was => was.Place.Index)]);
                moved.UnionWith(common.Where((_, i) => !belongs[i]).Select(was => was.Identity));
            }

            foreach (var now in @new)
            {
                if (now.Children.Count > 0)
                {
                    Find(now.Identity, before.Find(now.Identity)?.Children ?? [], now.Children);
                }
            }
        }
    }

    /// <summary>The same the other way round.</summary>
    public Correspondence Reverse() => new(_after, _before, _removed, _added, _moved);

    /// <summary>Whether a provision of both texts was moved.</summary>
    public bool IsMoved(Guid identity) => _moved.Contains(identity);

    /// <summary>Makes something of each provision, as it was and as it is now, in the order of the new text; what is gone comes after what it stood behind.</summary>
    public List<T> InReadingOrder<T>(Func<NumberedProvision?, NumberedProvision?, T> make)
    {
        var made = new List<T>(_after.All.Count + _removed.Count);
        PutAll(_before.Provisions, _after.Provisions);
        return made;

        // What stood and what stands under the same parent.
        void PutAll(IReadOnlyList<NumberedProvision> old, IReadOnlyList<NumberedProvision> @new)
        {
            var at = 0;
            PutGone();
            foreach (var now in @new)
            {
                if (at < old.Count && old[at].Identity == now.Identity)
                {
                    Put(old[at++], now);
                    PutGone();
                }
                else
                {
                    Put(_added.Contains(now.Identity) ? null : _before.Find(now.Identity), now);
                }
            }

            // Up to the next that stays. What was moved away is told where it stands now.
            void PutGone()
            {
                for (; at < old.Count; at++)
                {
                    if (_removed.Contains(old[at].Identity))
                    {
                        Put(old[at], null);
                    }
                    else if (!_moved.Contains(old[at].Identity))
                    {
                        return;
                    }
                }
            }
        }

        void Put(NumberedProvision? was, NumberedProvision? now)
        {
            made.Add(make(was, now));
            PutAll(was?.Children ?? [], now?.Children ?? []);
        }
    }
}
