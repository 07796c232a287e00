using Negotiations.Domain.Agreements;
using Negotiations.Texts.Drafts;
using Kind = Negotiations.Domain.Agreements.ProvisionKind;
using NumberedProvision = Negotiations.Texts.Drafts.NumberedProvision;
using TextKind = Negotiations.Texts.Drafts.ProvisionKind;
using TextProvision = Negotiations.Texts.Drafts.Provision;

namespace Negotiations.Application.Agreements;

/// <summary>A text with the state of each of its provisions: of a draft, or the working text.</summary>
public sealed class AgreementText
{
    private readonly Dictionary<Guid, Part> _parts;

    private AgreementText(DraftText text, Dictionary<Guid, Part> parts)
    {
        (Text, _parts) = (text, parts);
        Lines = [.. text.All.Select(place => new TextLine(place, parts[place.Identity].State) { Brackets = parts[place.Identity].Brackets })];
    }

    /// <summary>The provisions with their numbers.</summary>
    public DraftText Text { get; }

    /// <summary>The same in reading order, each with its state.</summary>
    public IReadOnlyList<TextLine> Lines { get; }

    /// <summary>How many provisions stand how; those in which nothing is asked of anybody, such as a chapter without a text of its own, among the clean ones.</summary>
    public IReadOnlyDictionary<ProvisionState, int> Counts => Lines.GroupBy(l => l.State).ToDictionary(g => g.Key, g => g.Count());

    /// <summary>How far the parties have come with a provision; none where the text has no such provision.</summary>
    public ProvisionState? StateOf(Guid identity) => _parts.TryGetValue(identity, out var part) ? part.State : null;

    /// <summary>The open brackets of a provision, in reading order; none where the text has no such provision.</summary>
    public IReadOnlyList<ShownBracket> BracketsOf(Guid identity) => _parts.TryGetValue(identity, out var part) ? part.Brackets : [];

    /// <summary>What a provision is, for numbering and comparing.</summary>
    public static TextKind KindOf(Kind kind) => kind switch
    {
        Kind.Preamble => TextKind.Preamble,
        Kind.Chapter => TextKind.Chapter,
        Kind.Article => TextKind.Article,
        Kind.Paragraph => TextKind.Paragraph,
        Kind.Point => TextKind.Point,
        _ => TextKind.Annex,
    };

    /// <summary>The same the other way round.</summary>
    public static Kind KindOf(TextKind kind) => kind switch
    {
        TextKind.Preamble => Kind.Preamble,
        TextKind.Chapter => Kind.Chapter,
        TextKind.Article => Kind.Article,
        TextKind.Paragraph => Kind.Paragraph,
        TextKind.Point => Kind.Point,
        _ => Kind.Annex,
    };

    /// <summary>The text of a draft.</summary>
    /// <param name="provisions">Its provisions.</param>
    /// <param name="brackets">Its brackets with their alternatives; none where they are of no use, as in a comparison of words.</param>
    internal static AgreementText Of(IEnumerable<DraftProvision> provisions, IEnumerable<DraftBracket> brackets)
    {
        var inProvision = brackets.OrderBy(b => b.Position).ToLookup(b => b.ProvisionId);
        return Of(provisions.OrderBy(p => p.Position).Select(p =>
            new Part(p.ProvisionId.Value, p.ParentId?.Value, p.Kind, p.Heading, p.Text, p.State) { Brackets = [.. inProvision[p.ProvisionId].Select(ShownBracket.Of)] }));
    }

    /// <summary>The text of provisions, those that belong to one another in order.</summary>
    internal static AgreementText Of(IEnumerable<Part> parts)
    {
        var all = parts.ToList();
        var children = all.ToLookup(p => p.Parent);
        return new AgreementText(new DraftText(Under(null)), all.ToDictionary(p => p.Identity));

        IReadOnlyList<TextProvision> Under(Guid? parent) => [.. children[parent].Select(p => new TextProvision(p.Identity, KindOf(p.Kind), p.Heading, p.Text, Under(p.Identity)))];
    }

    /// <summary>A provision, whichever text it is of.</summary>
    internal sealed record Part(Guid Identity, Guid? Parent, Kind Kind, string Heading, string Text, ProvisionState State)
    {
        /// <summary>Its open brackets, in reading order.</summary>
        public IReadOnlyList<ShownBracket> Brackets { get; init; } = [];
    }
}

/// <summary>A provision in reading order.</summary>
/// <param name="Place">Where it stands, and what it says.</param>
/// <param name="State">How far the parties have come with it.</param>
public sealed record TextLine(NumberedProvision Place, ProvisionState State)
{
    /// <summary>Its open brackets, in reading order.</summary>
    public IReadOnlyList<ShownBracket> Brackets { get; init; } = [];

    /// <summary>How deep it stands: 0 at the top.</summary>
    public int Depth => Place.Parent is null ? 0 : 1 + DepthOf(Place.Parent);

    private static int DepthOf(NumberedProvision place) => place.Parent is null ? 0 : 1 + DepthOf(place.Parent);
}
