using System.Security.Cryptography;
using System.Text;
using CsCheck;
using Negotiations.Texts.Drafts;

namespace Negotiations.Texts.Tests;

/// <summary>Texts in all scripts, drafts of them, and what may happen to a draft. The same seed makes the same.</summary>
internal sealed class RandomTexts(int seed)
{
    public static readonly Gen<RandomTexts> Any = Gen.Int.Select(seed => new RandomTexts(seed));

    private static readonly string[] Pieces =
    [
        "shall", "the", "Parties", "Party’s", "release", "e\u0301te\u0301", "97,000", "3a", "treaty", // Latin
        "Կողմերը", "պետք", "է", "ինչո՞ւ", "ազատեն", "անմիջապե՛ս", "։", // Armenian
        "Стороны", "обязуются", "и\u0306", "освободить", // Cyrillic
        "الأطراف", "مُعاهدة", "يجب", "٩٧٬٠٠٠", "\u200Fأسرى", "\u0600", // Arabic
        "הצדדים", "צה״ל", "สนธิสัญญา", "ที่", "条約", "当事国", "が\u3099", "គូភាគី", // Hebrew, Thai, Chinese, Japanese, Khmer
        "👩‍👩‍👧", "🇦🇲", "🇦🇿", "👍🏽", "𝒜", "\uD83D", "\uDE00", "\u0301", "\u200D", "\u0D4E", // characters of several parts, and parts alone
        " ", " ", " ", " ", "  ", "\u00A0", "\r\n", "\n", "\r", "\t", ".", ",", ";", " (", ")", "[", "]", "—", "'", "-", "§", "%",
    ];

    private readonly Random _random = new(seed);
    private int _made;

    public string Text(int most = 12) => string.Concat(Enumerable.Range(0, _random.Next(most)).Select(_ => Piece()));

    /// <summary>A text with some pieces left out, put in, or put elsewhere.</summary>
    public string Edited(string text)
    {
        var edited = new StringBuilder(text);
        for (var i = _random.Next(4); i >= 0; i--)
        {
            var at = _random.Next(edited.Length + 1);
            edited.Remove(at, Math.Min(_random.Next(4), edited.Length - at));
            edited.Insert(at, _random.Next(3) == 0 ? "" : Piece());
        }

        return edited.ToString();
    }

    public DraftText Draft() => Made(Tree());

    /// <summary>A draft and another that came of it by a few steps of every kind.</summary>
    public (DraftText Before, DraftText After) Drafts()
    {
        var root = Tree();
        var before = Made(root);
        for (var i = _random.Next(8); i >= 0; i--)
        {
            Step(root);
        }

        return (before, Made(root));
    }

    /// <summary>A draft and another in which one provision was put elsewhere, perhaps under another.</summary>
    public (DraftText Before, DraftText After, Guid Moved) Move()
    {
        var root = Tree();
        root.Children.Add(Leaf());
        var before = Made(root);
        var moved = Move(root)!.Identity;
        return (before, Made(root), moved);
    }

    /// <summary>A draft without nesting, and the same in another order, with what else was put in between.</summary>
    public (DraftText Before, DraftText After, int[] Order) Shuffle(int most)
    {
        var provisions = Enumerable.Range(0, _random.Next(most + 1)).Select(_ => Leaf()).ToList();
        var order = Enumerable.Range(0, provisions.Count).ToArray();
        _random.Shuffle(order);
        var after = order.Select(i => provisions[i]).ToList();
        after.InsertRange(_random.Next(after.Count + 1), [Leaf(), Leaf()]);
        return (Made(new Node { Children = provisions }), Made(new Node { Children = after }), order);
    }

    private string Piece() => Pieces[_random.Next(Pieces.Length)];

    private Node Tree()
    {
        var root = new Node();
        for (var i = _random.Next(14); i > 0; i--)
        {
            Add(root);
        }

        return root;
    }

    private void Step(Node root)
    {
        var nodes = root.Below().ToList();
        var node = nodes.Count == 0 ? null : nodes[_random.Next(nodes.Count)];
        switch (node is null ? 0 : _random.Next(7))
        {
            case 0:
                Add(root);
                break;
            case 1:
                root.Owner(node!).Children.Remove(node!);
                break;
            case 2:
                // What stood under it comes out of it.
                var owner = root.Owner(node!);
                owner.Children.InsertRange(owner.Children.IndexOf(node!), node!.Children);
                owner.Children.Remove(node);
                break;
            case 3:
                node!.Text = Edited(node.Text);
                break;
            case 4:
                node!.Heading = Edited(node.Heading);
                break;
            case 5:
                node!.Kind = Kind();
                break;
            default:
                Move(root);
                break;
        }
    }

    private void Add(Node root)
    {
        var owners = root.Below().Append(root).ToList();
        var owner = owners[_random.Next(owners.Count)];
        owner.Children.Insert(_random.Next(owner.Children.Count + 1), Leaf());
    }

    private Node? Move(Node root)
    {
        var nodes = root.Below().ToList();
        if (nodes.Count == 0)
        {
            return null;
        }

        var node = nodes[_random.Next(nodes.Count)];
        root.Owner(node).Children.Remove(node);
        var owners = root.Below().Append(root).ToList();
        var owner = owners[_random.Next(owners.Count)];
        owner.Children.Insert(_random.Next(owner.Children.Count + 1), node);
        return node;
    }

    private Node Leaf() => new()
    {
        // Made of the seed, so that a failure comes again.
        Identity = new Guid(SHA256.HashData(BitConverter.GetBytes(((long)seed << 32) | (uint)_made++)).AsSpan(0, 16)),
        Kind = Kind(),
        Heading = Text(4),
        Text = Text(),
    };

    private ProvisionKind Kind() => (ProvisionKind)_random.Next(6);

    private static DraftText Made(Node root) => new([.. root.Children.Select(c => c.Made())]);

    private sealed class Node
    {
        public Guid Identity { get; init; }

        public ProvisionKind Kind { get; set; }

        public string Heading { get; set; } = "";

        public string Text { get; set; } = "";

        public List<Node> Children { get; init; } = [];

        public IEnumerable<Node> Below() => Children.SelectMany(c => c.Below().Prepend(c));

        public Node Owner(Node child) => Below().Append(this).Single(n => n.Children.Contains(child));

        // Equal texts are other objects, as when they are read again.
        public Provision Made() => new(Identity, Kind, new string(Heading.AsSpan()), new string(Text.AsSpan()), [.. Children.Select(c => c.Made())]);
    }
}
