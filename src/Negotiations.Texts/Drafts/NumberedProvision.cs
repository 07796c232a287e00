namespace Negotiations.Texts.Drafts;

/// <summary>A provision, where it stands in a text, and the number that follows from that: I, II for chapters; 1, 2 for articles, through the whole text; (1), (2); (a), (b); A, B for annexes.</summary>
public sealed class NumberedProvision
{
    private readonly int _count;

    internal NumberedProvision(Provision provision, NumberedProvision? parent, int index, int position, int count, IReadOnlyList<NumberedProvision> children)
    {
        Provision = provision;
        Parent = parent;
        Index = index;
        Position = position;
        Children = children;
        _count = count;
    }

    /// <summary>The provision.</summary>
    public Provision Provision { get; }

    /// <summary>What it stands under, if anything.</summary>
    public NumberedProvision? Parent { get; }

    /// <summary>How many stand before it there.</summary>
    public int Index { get; }

    /// <summary>How many come before it in the whole text, in reading order.</summary>
    public int Position { get; }

    /// <summary>Those under it, in order.</summary>
    public IReadOnlyList<NumberedProvision> Children { get; }

    /// <summary>Which provision it is.</summary>
    public Guid Identity => Provision.Identity;

    /// <summary>What it is.</summary>
    public ProvisionKind Kind => Provision.Kind;

    /// <summary>Its number as it is printed before it, e.g. <c>(a)</c>; empty for a preamble.</summary>
    public string Number => Numbering.NumberOf(Kind, _count, Parent?.Kind == ProvisionKind.Point);

    /// <summary>What it is cited by, e.g. <c>3(2)(a)</c>, in an annex <c>A 3(2)(a)</c>; empty for a preamble.</summary>
    public string Label => Kind switch
    {
        ProvisionKind.Preamble => "",
        ProvisionKind.Chapter or ProvisionKind.Article or ProvisionKind.Annex => Annex is { } annex ? $"{annex.Label} {Number}" : Number,
        _ => Parent?.Label + Number,
    };

    /// <summary>The innermost annex that it stands in.</summary>
    private NumberedProvision? Annex => Parent?.Kind == ProvisionKind.Annex ? Parent : Parent?.Annex;
}
