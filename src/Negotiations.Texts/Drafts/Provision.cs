namespace Negotiations.Texts.Drafts;

/// <summary>What a provision is; its number follows from that and from where it stands (<see cref="Numbering"/>).</summary>
public enum ProvisionKind
{
    Preamble,
    Chapter,
    Article,
    Paragraph,
    Point,
    Annex,
}

/// <summary>A provision of a text, with what stands under it. Two are equal if all of that is, to the byte.</summary>
/// <param name="Identity">Which provision it is: the same in every draft, wherever it stands and whatever it says.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Heading">Its heading; empty if it has none.</param>
/// <param name="Text">Its own words, without those of its children; empty if it only holds others.</param>
/// <param name="Children">The provisions under it, in order.</param>
public sealed record Provision(Guid Identity, ProvisionKind Kind, string Heading, string Text, IReadOnlyList<Provision> Children)
{
    /// <summary>Whether the other is the same provision, says the same, and has the same under it.</summary>
    public bool Equals(Provision? other) =>
        other is not null && Identity == other.Identity && Kind == other.Kind && Heading == other.Heading && Text == other.Text && Children.SequenceEqual(other.Children);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Identity, Kind, Heading, Text, Children.Count);
}
