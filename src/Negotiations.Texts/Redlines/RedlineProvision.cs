using Negotiations.Texts.Drafts;
using Negotiations.Texts.Words;

namespace Negotiations.Texts.Redlines;

/// <summary>What became of a provision from one draft to another.</summary>
public enum ProvisionStatus
{
    /// <summary>It says the same and stands where it stood, perhaps under another number.</summary>
    Unchanged,

    /// <summary>It stands where it stood and says something else.</summary>
    Changed,

    /// <summary>It is new.</summary>
    Added,

    /// <summary>It is gone.</summary>
    Removed,

    /// <summary>It stands under another provision, or before or after others than it did; it may say something else too.</summary>
    Moved,
}

/// <summary>A provision in a redline. What stands under it is not part of it, and follows it.</summary>
/// <param name="Identity">Which provision it is.</param>
/// <param name="Before">Where it stood in the old text; nothing if it is new.</param>
/// <param name="After">Where it stands in the new text; nothing if it is gone.</param>
/// <param name="Heading">What became of its heading.</param>
/// <param name="Text">What became of its words.</param>
/// <param name="IsMoved">Whether it was moved, and not merely numbered anew because of what comes before it.</param>
public sealed record RedlineProvision(Guid Identity, Place? Before, Place? After, IReadOnlyList<Run> Heading, IReadOnlyList<Run> Text, bool IsMoved)
{
    /// <summary>What became of it.</summary>
    public ProvisionStatus Status => this switch
    {
        { Before: null } => ProvisionStatus.Added,
        { After: null } => ProvisionStatus.Removed,
        { IsMoved: true } => ProvisionStatus.Moved,
        { IsReworded: true } => ProvisionStatus.Changed,
        _ => ProvisionStatus.Unchanged,
    };

    /// <summary>Whether it stands in both texts and its words, its heading or its kind are others; it may be moved as well.</summary>
    public bool IsReworded => Before is not null && After is not null && (Before.Kind != After.Kind || Heading.Any(IsChange) || Text.Any(IsChange));

    /// <summary>Where it stands, or stood if it is gone.</summary>
    public Place Place => After ?? Before!;

    private static bool IsChange(Run run) => run.Kind != RunKind.Kept;
}
