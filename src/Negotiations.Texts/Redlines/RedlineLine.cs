namespace Negotiations.Texts.Redlines;

/// <summary>What became of a provision where a text is one line after the other, without a tree.</summary>
public enum LineFate
{
    /// <summary>It stands in both texts, in the order of the others that stay.</summary>
    Stays,

    /// <summary>It stands in the old text alone.</summary>
    Gone,

    /// <summary>It stands in the new text alone.</summary>
    New,

    /// <summary>Here it stood; it stands elsewhere now.</summary>
    MovedAway,

    /// <summary>Here it stands; it stood elsewhere.</summary>
    MovedHere,
}

/// <summary>
/// A provision in a redline without a tree, as word processors know texts. What stays, is new or was moved here is the new text in its order; what stays, is gone or was moved away, the old one. As few as possible were moved. Where something was put for something else, what is gone comes first.
/// </summary>
/// <param name="Provision">The provision.</param>
/// <param name="Fate">What became of it.</param>
public sealed record RedlineLine(RedlineProvision Provision, LineFate Fate)
{
    /// <summary>All provisions of a redline; what was moved stands twice.</summary>
    public static IReadOnlyList<RedlineLine> Of(Redline redline)
    {
        var old = redline.Provisions.Where(p => p.Before is not null).OrderBy(p => p.Before!.Position).ToList();
        var @new = redline.Provisions.Where(p => p.After is not null).OrderBy(p => p.After!.Position).ToList();
        var common = @new.Where(p => p.Before is not null).ToList();
        var stays = common.Zip(LongestIncreasing.Of([.. common.Select(p => p.Before!.Position)])).Where(p => p.Second).Select(p => p.First).ToHashSet(ReferenceEqualityComparer.Instance);
        var lines = new List<RedlineLine>(old.Count + @new.Count);
        var at = 0;
        PutOld();
        foreach (var provision in @new)
        {
            if (stays.Contains(provision))
            {
                lines.Add(new RedlineLine(provision, LineFate.Stays));
                at++;
                PutOld();
            }
            else
            {
                lines.Add(new RedlineLine(provision, provision.Before is null ? LineFate.New : LineFate.MovedHere));
            }
        }

        return lines;

        void PutOld()
        {
            for (; at < old.Count && !stays.Contains(old[at]); at++)
            {
                lines.Add(new RedlineLine(old[at], old[at].After is null ? LineFate.Gone : LineFate.MovedAway));
            }
        }
    }
}
