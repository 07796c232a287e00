using Negotiations.Texts.Drafts;

namespace Negotiations.Benchmarks.Redlines;

/// <summary>Makes a treaty of a given length, and its next draft. The same seed makes the same texts.</summary>
internal sealed class TreatyGenerator(int seed)
{
    private const int ProvisionsOnPage = 12;
    private const int WordsOnPage = 400;

    private const string Vocabulary =
        "the of and to in shall be by for a with or any which on its each party parties treaty not under as from this that other persons all state territory forces within days " +
        "release repatriation commission joint agreed border custody prisoners remains identification transfer list lists written notice entry force observers mechanism verification " +
        "mines maps records clearance withdrawal access intermediary neutral interview private consent health sick wounded transport handover point date hour plenary session mediator " +
        "guarantee dispute settlement consultation negotiation arbitration article paragraph annex protocol amendment signature depositary language authentic equally done duplicate " +
        "respect sovereignty integrity peace relations diplomatic consular roads railways communication corridor goods customs control passage humanitarian relief missing families " +
        "information exchange confidential protection dignity treatment investigation allegation evidence responsible authority competent measures necessary immediately without delay";

    private readonly Random _random = new(seed);
    private readonly string[] _words = Vocabulary.Split(' ');

    /// <summary>A treaty: a preamble, chapters of ten articles, paragraphs, points, annexes.</summary>
    public IReadOnlyList<Provision> Treaty(int pages)
    {
        var left = pages * ProvisionsOnPage;
        var provisions = new List<Provision> { Make(ProvisionKind.Preamble, []) };
        while (left > 0)
        {
            provisions.Add(Make(left < ProvisionsOnPage * 3 ? ProvisionKind.Annex : ProvisionKind.Chapter, [.. Enumerable.Range(0, 10).TakeWhile(_ => left > 0).Select(_ => Article())]));
        }

        return provisions;

        Provision Article() => Make(ProvisionKind.Article, [.. Enumerable.Range(0, _random.Next(2, 6)).Select(_ => Paragraph())]);

        Provision Paragraph() => Make(ProvisionKind.Paragraph, _random.Next(4) == 0 ? [.. Enumerable.Range(0, _random.Next(2, 5)).Select(_ => Make(ProvisionKind.Point, []))] : []);

        Provision Make(ProvisionKind kind, List<Provision> children)
        {
            left--;
            return New(kind, children);
        }
    }

    /// <summary>The next draft: of 100 provisions 5 are reworded, 1 is moved to another place of its kind, 1 is removed and 1 is added. Those that hold others are reworded only.</summary>
    public IReadOnlyList<Provision> NextDraft(IReadOnlyList<Provision> draft)
    {
        var moving = new Queue<Provision>();
        return Edited(draft);

        List<Provision> Edited(IReadOnlyList<Provision> provisions)
        {
            var edited = new List<Provision>();
            foreach (var provision in provisions)
            {
                var chance = _random.Next(100);
                if (provision.Children.Count == 0 && chance == 5)
                {
                    moving.Enqueue(provision);
                    continue;
                }

                if (provision.Children.Count == 0 && chance == 6)
                {
                    edited.Add(New(provision.Kind, []));
                    continue;
                }

                // Also what stays is another object, as when it is read again.
                edited.Add(provision with { Text = chance < 5 ? Reworded(provision.Text) : new string(provision.Text.AsSpan()), Children = Edited(provision.Children) });
                if (moving.TryPeek(out var moved) && moved.Kind == provision.Kind && _random.Next(20) == 0)
                {
                    edited.Add(moving.Dequeue());
                }
            }

            return edited;
        }
    }

    private Provision New(ProvisionKind kind, IReadOnlyList<Provision> children)
    {
        var identity = new byte[16];
        _random.NextBytes(identity);
        var isTitled = kind is ProvisionKind.Chapter or ProvisionKind.Article or ProvisionKind.Annex;
        const int Usual = WordsOnPage / ProvisionsOnPage;
        return new Provision(new Guid(identity), kind, isTitled ? Words(4) : "", kind == ProvisionKind.Chapter ? "" : Words(_random.Next(Usual / 2, Usual * 3 / 2)) + ".", children);
    }

    /// <summary>One to three places are put otherwise, each of up to four words.</summary>
    public string Reworded(string text)
    {
        var words = text.Split(' ').ToList();
        for (var i = _random.Next(1, 4); i > 0 && words.Count > 8; i--)
        {
            var at = _random.Next(words.Count - 4);
            words.RemoveRange(at, _random.Next(0, 5));
            words.Insert(at, Words(_random.Next(1, 5)));
        }

        return string.Join(' ', words);
    }

    /// <summary>So many words: as in any language, the first ones of the vocabulary are the most frequent.</summary>
    public string Words(int count) =>
        string.Join(' ', Enumerable.Range(0, count).Select(_ => _words[(int)(_words.Length * Math.Pow(_random.NextDouble(), 2))]));
}
