namespace Negotiations.Texts.Words;

/// <summary>What became of words.</summary>
public enum RunKind
{
    /// <summary>They stand in both texts.</summary>
    Kept,

    /// <summary>They stand in the old text alone.</summary>
    Deleted,

    /// <summary>They stand in the new text alone.</summary>
    Inserted,
}

/// <summary>Words that stand together and had the same fate. It begins and ends between characters as readers see them (grapheme clusters).</summary>
/// <param name="Kind">What became of them.</param>
/// <param name="Text">The words as they are written, with what stands between them; never empty.</param>
public sealed record Run(RunKind Kind, string Text);
