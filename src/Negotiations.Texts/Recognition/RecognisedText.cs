using System.Text;
using Negotiations.Texts.Drafts;
using Negotiations.Texts.Words;

namespace Negotiations.Texts.Recognition;

/// <summary>
/// A text that was recognised in the lines of a file. A line begins a provision if the file says which, or if it has a number as treaties have (<see cref="LineNumber"/>); any other line goes on with the one before it. What stands before the first is a preamble.
/// Which provision of the known text it is, is told by the file; else by the same words; else by the words that most resemble it, of which at least half have to be the same. All others are new.
/// </summary>
/// <param name="Text">The text. Chapters and annexes hold articles, articles paragraphs, paragraphs points, whatever the file shows.</param>
/// <param name="LeftOut">Lines that are no part of it, as they stand in the file: its title, and small print.</param>
/// <param name="Guessed">Provisions that were recognised by their words alone.</param>
public sealed record RecognisedText(DraftText Text, IReadOnlyList<string> LeftOut, IReadOnlySet<Guid> Guessed)
{
    private const double LeastAlike = 0.5;

    /// <summary>Recognises a text.</summary>
    /// <param name="lines">The lines of the file.</param>
    /// <param name="known">The text that it is one of.</param>
    /// <param name="make">Makes the identity of a provision that is new.</param>
    /// <param name="most">Most provisions that a text may have: each is compared with all known ones.</param>
    /// <exception cref="InvalidDataException">It has more.</exception>
    public static RecognisedText Of(IEnumerable<FileLine> lines, DraftText known, Func<Guid> make, int most = int.MaxValue)
    {
        var (leftOut, parts) = (new List<string>(), new List<Part>());
        var seen = new HashSet<Guid>();
        foreach (var line in lines)
        {
            Read(line);
            if (parts.Count > most)
            {
                throw new InvalidDataException($"It has more than {most} provisions.");
            }
        }

        var guessed = Recognise(parts, known, seen);
        foreach (var part in parts)
        {
            part.Identity ??= make();
        }

        return new RecognisedText(new DraftText(Part.Tree(parts)), leftOut, guessed);

        void Read(FileLine line)
        {
            var text = line.Text.Trim();
            // A bookmark that was copied names one provision all the same.
            if (line.Identity is { } identity && known.Find(identity) is { } found && seen.Add(identity))
            {
                var words = line.IsNumberApart ? text : LineNumber.Of(text, found.Kind)?.Rest ?? text;
                parts.Add(new Part(found.Kind) { Identity = identity, Heading = line.Look == LineLook.Heading ? words : "", Text = line.Look == LineLook.Heading ? "" : words });
            }
            else if (text.Length == 0)
            {
                return;
            }
            else if (line.ListLevel is { } level && LineNumber.Of(text) is null)
            {
                parts.Add(new Part(level == 0 ? ProvisionKind.Paragraph : ProvisionKind.Point) { Text = text });
            }
            else if (LineNumber.Of(text) is { } number)
            {
                var isHeading = number.IsHeaded && (line.Look == LineLook.Heading || LineNumber.ReadsAsHeading(number.Rest));
                parts.Add(new Part(number.Kind) { Heading = isHeading ? number.Rest : "", Text = isHeading ? "" : number.Rest });
            }
            else if (line.Look == LineLook.Title)
            {
                leftOut.Add(text);
            }
            else if (parts is [])
            {
                parts.Add(new Part(ProvisionKind.Preamble) { Text = text });
            }
            else if (line.Look == LineLook.Heading && parts[^1] is { IsBare: true } bare)
            {
                bare.Heading = text;
            }
            else if (line.Look == LineLook.Heading)
            {
                parts.Add(new Part(ProvisionKind.Article) { Heading = text });
            }
            else
            {
                parts[^1].Add(text);
            }
        }
    }

    private static HashSet<Guid> Recognise(List<Part> parts, DraftText known, HashSet<Guid> seen)
    {
        var guessed = new HashSet<Guid>();
        var left = known.All.Where(p => !seen.Contains(p.Identity)).Select(p => (p.Identity, p.Kind, p.Provision.Heading, p.Provision.Text, Words: new Lazy<HashSet<string>>(() => WordsOf(p.Provision.Heading, p.Provision.Text)))).ToList();
        foreach (var part in parts.Where(p => p.Identity is null))
        {
            Take(part, left.FindIndex(k => k.Kind == part.Kind && k.Heading == part.Heading && k.Text == part.Text));
        }

        foreach (var part in parts.Where(p => p.Identity is null))
        {
            var words = WordsOf(part.Heading, part.Text);
            var (best, at) = (LeastAlike, -1);
            for (var i = 0; i < left.Count; i++)
            {
                // Of two that are as like, the first.
                if (left[i].Kind == part.Kind && Alike(words, left[i].Words.Value) is var alike && (alike > best || (at < 0 && alike >= best)))
                {
                    (best, at) = (alike, i);
                }
            }

            Take(part, at);
        }

        return guessed;

        void Take(Part part, int at)
        {
            if (at >= 0)
            {
                part.Identity = left[at].Identity;
                guessed.Add(left[at].Identity);
                left.RemoveAt(at);
            }
        }
    }

    private static HashSet<string> WordsOf(string heading, string text) => [.. TextWords.Of(heading).Concat(TextWords.Of(text)).Where(w => !TextWords.IsBlank(w) && !TextWords.IsPunctuation(w)).Select(w => w.ToLowerInvariant())];

    // Dice's coefficient. Of sets that are too different in size to be alike enough, no word has to be looked at.
    private static double Alike(HashSet<string> one, HashSet<string> other)
    {
        var (all, fewer) = (one.Count + other.Count, Math.Min(one.Count, other.Count));
        return fewer == 0 || 2.0 * fewer / all < LeastAlike ? 0 : 2.0 * one.Count(other.Contains) / all;
    }

    private sealed class Part(ProvisionKind kind)
    {
        private readonly List<Part> _children = [];
        private readonly StringBuilder _text = new();
        private ProvisionKind _kind = kind;

        public ProvisionKind Kind => _kind;

        public Guid? Identity { get; set; }

        public string Heading { get; set; } = "";

        public string Text
        {
            get => _text.ToString();
            init => _text.Append(value);
        }

        /// <summary>Goes on with another line.</summary>
        public void Add(string line) => _text.Append(_text.Length == 0 ? "" : "\n").Append(line);

        /// <summary>Whether it says anything yet.</summary>
        public bool IsBare => Heading.Length == 0 && _text.Length == 0;

        /// <summary>Puts each under the last one before it that may hold it. What nothing holds is an article.</summary>
        public static IReadOnlyList<Provision> Tree(List<Part> parts)
        {
            var top = new List<Part>();
            var open = new List<Part>();
            foreach (var part in parts)
            {
                var holder = open.FindLastIndex(o => Holds(o._kind, part._kind));
                if (holder < 0 && part._kind is ProvisionKind.Paragraph or ProvisionKind.Point)
                {
                    part._kind = ProvisionKind.Article;
                    holder = open.FindLastIndex(o => Holds(o._kind, part._kind));
                }

                open.RemoveRange(holder + 1, open.Count - holder - 1);
                (holder < 0 ? top : open[holder]._children).Add(part);
                open.Add(part);
            }

            return [.. top.Select(p => p.Made())];
        }

        private static bool Holds(ProvisionKind holder, ProvisionKind kind) => kind switch
        {
            ProvisionKind.Article => holder is ProvisionKind.Chapter or ProvisionKind.Annex,
            ProvisionKind.Paragraph => holder is ProvisionKind.Article or ProvisionKind.Annex or ProvisionKind.Preamble,
            ProvisionKind.Point => holder is ProvisionKind.Paragraph or ProvisionKind.Article,
            _ => false,
        };

        private Provision Made() => new(Identity!.Value, _kind, Heading, Text, [.. _children.Select(c => c.Made())]);
    }
}
