using System.Text;
using System.Text.RegularExpressions;
using Negotiations.Texts.Drafts;
using Negotiations.Texts.Words;

namespace Negotiations.Texts.Recognition;

/// <summary>
/// A text that was recognised in the lines of a file. A line begins a provision if the file says which, or if it has a number as treaties have (<see cref="LineNumber"/>); any other line goes on with the one before it. What stands before the first is a preamble.
/// The plain text of a draft comes back whole: the signs that it is printed with are told from words by what is known of it, and what stands over its fingerprint is no part of it.
/// Which provision of the known text it is, is told by the file; else by the same words; else by the words that most resemble it, of which at least half have to be the same. All others are new.
/// </summary>
/// <param name="Text">The text. Chapters and annexes hold articles, articles paragraphs, paragraphs points, whatever the file shows.</param>
/// <param name="LeftOut">Lines that are no part of it, as they stand in the file: its title, and small print.</param>
/// <param name="Guessed">Provisions that were recognised by their words alone.</param>
public sealed partial record RecognisedText(DraftText Text, IReadOnlyList<string> LeftOut, IReadOnlySet<Guid> Guessed)
{
    private const double LeastAlike = 0.5;

    // Who may read it, that it is a demonstration, what it is called, and the fingerprint itself.
    private const int LongestHead = 5;

    // A line of its own that is longer reads on: it was broken off by the program that it comes from.
    private const int LongestLoneHeading = 60;

    /// <summary>Recognises a text.</summary>
    /// <param name="lines">The lines of the file.</param>
    /// <param name="known">The text that it is one of.</param>
    /// <param name="make">Makes the identity of a provision that is new.</param>
    /// <param name="most">Most provisions that a text may have: each is compared with all known ones.</param>
    /// <param name="printed">How plain text prints the provisions of the known text; without signs where it is not said.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="InvalidDataException">It has more.</exception>
    public static RecognisedText Of(
        IEnumerable<FileLine> lines, DraftText known, Func<Guid> make, int most = int.MaxValue, IReadOnlyDictionary<Guid, PrintedProvision>? printed = null, CancellationToken cancellationToken = default)
    {
        var (all, leftOut, parts) = (lines.ToList(), new List<string>(), new List<Part>());
        var seen = new HashSet<Guid>();
        var prints = new Prints(known, printed);
        var (last, behindBlank) = (LastWords(all), true);
        var head = HeadOf(all, last);
        for (var at = 0; at <= last; at++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Read(all[at], at);
            behindBlank = string.IsNullOrWhiteSpace(all[at].Text);
            if (at == head)
            {
                // What was taken for the beginning of a text is what stands over it.
                leftOut = [.. all.Take(at + 1).Select(l => l.Text.Trim()).Where(t => t.Length > 0)];
                parts.Clear();
            }

            if (parts.Count > most)
            {
                throw new InvalidDataException($"It has more than {most} provisions.");
            }
        }

        var guessed = Recognise(parts, known, seen, prints, cancellationToken);
        foreach (var part in parts)
        {
            part.Identity ??= make();
        }

        return new RecognisedText(new DraftText(Part.Tree(parts)), leftOut, guessed);

        void Read(FileLine line, int at)
        {
            var text = line.Text.Trim();
            // A bookmark that was copied names one provision all the same.
            if (line.Identity is { } identity && known.Find(identity) is { } found && seen.Add(identity))
            {
                var words = line.IsNumberApart ? text : LineNumber.Of(text, found.Kind)?.Rest ?? text;
                parts.Add(new Part(found.Kind) { Identity = identity, Heading = line.Look == LineLook.Heading ? words : "", Text = line.Look == LineLook.Heading ? "" : words });
            }
            else if (line.Number is { } apart && LineNumber.Of(apart.Trim()) is { } begins)
            {
                // What was put in between others with a number as they have, and what was copied.
                Begin(line, begins with { Rest = text });
            }
            else if (text.Length == 0)
            {
                return;
            }
            else if (IsSmallPrint(text))
            {
                leftOut.Add(text);
            }
            else if (!behindBlank && line.Look == LineLook.Words && line.ListLevel is null && parts is [.., var before] && prints.GoesOn(text))
            {
                before.Add(text);
            }
            else if (line.ListLevel is { } level && LineNumber.Of(text) is null)
            {
                parts.Add(new Part(level == 0 ? ProvisionKind.Paragraph : ProvisionKind.Point) { Text = text });
            }
            else if (LineNumber.Of(text) is { } number && !(number.IsAlone && at == last))
            {
                Begin(line, number);
            }
            else if (behindBlank && line.Look == LineLook.Words && prints.Heading(ProvisionKind.Preamble, text) is { } preamble)
            {
                // A preamble with a heading of its own has no other.
                parts.Add(new Part(ProvisionKind.Preamble) { Heading = preamble });
            }
            else if (line.Look == LineLook.Title)
            {
                leftOut.Add(text);
            }
            else if (parts is [])
            {
                parts.Add(new Part(ProvisionKind.Preamble) { Text = text, IsLoose = true });
            }
            else if (line.Look == LineLook.Heading && parts[^1] is { IsBare: true } bare)
            {
                bare.Heading = text;
            }
            else if (line.Look == LineLook.Heading)
            {
                parts.Add(new Part(ProvisionKind.Article) { Heading = text });
            }
            else if (parts[^1] is { IsBare: true, Identity: null, Kind: ProvisionKind.Chapter or ProvisionKind.Article or ProvisionKind.Annex } numbered && IsHeadingAlone(text, at))
            {
                numbered.Heading = text;
            }
            else
            {
                parts[^1].Add(text);
            }
        }

        // Below its number alone: short, no sentence, with words of its own behind it, and not how a known text begins.
        bool IsHeadingAlone(string text, int at) => text.Length <= LongestLoneHeading && LineNumber.ReadsAsHeading(text) && !prints.Begins(text)
            && all.Skip(at + 1).Take(last - at).Select(l => l.Text.Trim()).FirstOrDefault(t => t.Length > 0) is { } next
            && (LineNumber.Of(next) is { } follows ? !follows.IsHeaded : !char.IsLower(next[0]));

        void Begin(FileLine line, LineNumber number)
        {
            if (number.Kind == ProvisionKind.Preamble && parts is [{ IsLoose: true } title])
            {
                // What was taken for the preamble while there was no other is the title over it.
                leftOut.AddRange(title.Text.Split('\n'));
                parts.Clear();
            }

            var heading = prints.Heading(number.Kind, number.Rest);
            var isHeading = heading is not null || (number.IsHeaded && (line.Look == LineLook.Heading || LineNumber.ReadsAsHeading(number.Rest)));
            parts.Add(new Part(number.Kind) { Heading = heading ?? (isHeading ? number.Rest : ""), Text = isHeading ? "" : number.Rest });
        }
    }

    private static HashSet<Guid> Recognise(List<Part> parts, DraftText known, HashSet<Guid> seen, Prints prints, CancellationToken cancellationToken)
    {
        var guessed = new HashSet<Guid>();
        var left = known.All.Where(p => !seen.Contains(p.Identity)).Select(p => new Candidate(p, prints.Of(p))).ToList();
        foreach (var part in parts.Where(p => p.Identity is null))
        {
            cancellationToken.ThrowIfCancellationRequested();
            Take(part, left.FindIndex(k => k.Kind == part.Kind && k.Heading == part.Heading && (k.Text == part.Text || k.Printed.Words.Text == part.Text)));
        }

        foreach (var part in parts.Where(p => p.Identity is null))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var words = WordsOf(part.Heading, part.Text);
            var (best, at) = (LeastAlike, -1);
            for (var i = 0; i < left.Count; i++)
            {
                // Of two that are as like, the first.
                if (left[i].Kind == part.Kind && left[i].Alike(words) is var alike && (alike > best || (at < 0 && alike >= best)))
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
                var found = left[at];
                part.Identity = found.Identity;
                // Without the signs that it is printed with.
                (part.Heading, part.Text) = (part.Heading == found.Heading ? part.Heading : found.Printed.Heading.WordsOf(part.Heading), part.Text == found.Text ? part.Text : found.Printed.Words.WordsOf(part.Text));
                guessed.Add(found.Identity);
                left.RemoveAt(at);
            }
        }
    }

    // Where what stands over a text ends: at the fingerprint of the draft, if there is more behind it.
    private static int HeadOf(List<FileLine> lines, int last)
    {
        var seen = 0;
        for (var at = 0; at < last && seen < LongestHead; at++)
        {
            if (lines[at].Identity is not null)
            {
                return -1;
            }

            var text = lines[at].Text.Trim();
            if (Fingerprint().IsMatch(text))
            {
                return at;
            }

            seen += text.Length > 0 ? 1 : 0;
        }

        return -1;
    }

    private static int LastWords(List<FileLine> lines)
    {
        var last = lines.Count - 1;
        while (last >= 0 && lines[last].Identity is null && string.IsNullOrWhiteSpace(lines[last].Text))
        {
            last--;
        }

        return last;
    }

    // The fingerprint of a draft, and the number of a sheet.
    private static bool IsSmallPrint(string text) => Fingerprint().IsMatch(text) || Sheet().IsMatch(text);

    [GeneratedRegex(@"^.{0,60}SHA-256.{0,10}\s[0-9a-f]{64}$", RegexOptions.CultureInvariant)]
    private static partial Regex Fingerprint();

    [GeneratedRegex(@"^\d{1,4} / \d{1,4}$", RegexOptions.CultureInvariant)]
    private static partial Regex Sheet();

    private static HashSet<string> WordsOf(string heading, string text) => [.. TextWords.Of(heading).Concat(TextWords.Of(text)).Where(w => !TextWords.IsBlank(w) && !TextWords.IsPunctuation(w)).Select(w => w.ToLowerInvariant())];

    // Dice's coefficient. Of sets that are too different in size to be alike enough, no word has to be looked at.
    private static double Alike(HashSet<string> one, HashSet<string> other)
    {
        var (all, fewer) = (one.Count + other.Count, Math.Min(one.Count, other.Count));
        return fewer == 0 || 2.0 * fewer / all < LeastAlike ? 0 : 2.0 * one.Count(other.Contains) / all;
    }

    /// <summary>A known provision that nothing of the file was found to be yet.</summary>
    private sealed class Candidate(NumberedProvision place, Prints.Print printed)
    {
        private readonly Lazy<HashSet<string>> _words = new(() => WordsOf(place.Provision.Heading, place.Provision.Text));
        private readonly Lazy<HashSet<string>> _printed = new(() => WordsOf(printed.Heading.Text, printed.Words.Text));

        public Guid Identity => place.Identity;

        public ProvisionKind Kind => place.Kind;

        public string Heading => place.Provision.Heading;

        public string Text => place.Provision.Text;

        public Prints.Print Printed => printed;

        // With its signs, or without them.
        public double Alike(HashSet<string> words) => printed.HasSigns ? Math.Max(RecognisedText.Alike(words, _words.Value), RecognisedText.Alike(words, _printed.Value)) : RecognisedText.Alike(words, _words.Value);
    }

    /// <summary>How plain text prints the known text.</summary>
    private sealed class Prints
    {
        private readonly Dictionary<Guid, Print> _prints;
        private readonly Dictionary<(ProvisionKind Kind, string Printed), string> _headings = [];
        private readonly HashSet<string> _numbered = [];
        private readonly HashSet<string> _beginnings = [];
        private readonly Lazy<List<HashSet<string>>> _words;

        public Prints(DraftText known, IReadOnlyDictionary<Guid, PrintedProvision>? printed)
        {
            _prints = known.All.ToDictionary(p => p.Identity, p => Made(p.Provision, printed?.GetValueOrDefault(p.Identity)));
            foreach (var place in known.All)
            {
                var print = _prints[place.Identity];
                if (print.Heading.Text.Length > 0)
                {
                    _headings.TryAdd((place.Kind, print.Heading.Text), place.Provision.Heading);
                }

                _beginnings.Add(print.Words.Text.Split('\n')[0].Trim());
                _numbered.UnionWith(print.Words.Text.Split('\n').Where(l => LineNumber.Of(l) is not null));
            }

            _words = new(() => [.. _numbered.Select(l => WordsOf("", l))]);
        }

        public Print Of(NumberedProvision place) => _prints[place.Identity];

        /// <summary>The heading that is printed like this; nothing if none is.</summary>
        public string? Heading(ProvisionKind kind, string printed) => _headings.GetValueOrDefault((kind, printed));

        /// <summary>Whether the words of a known provision begin with this line.</summary>
        public bool Begins(string line) => _beginnings.Contains(line);

        /// <summary>Whether a line with a number goes on with the words before it, as one of the known text does that has most of its words.</summary>
        public bool GoesOn(string line) => _numbered.Count > 0 && LineNumber.Of(line) is not null
            && (_numbered.Contains(line) || (WordsOf("", line) is var words && _words.Value.Any(w => Alike(words, w) >= LeastAlike)));

        private static Print Made(Provision provision, PrintedProvision? printed) =>
            new(PrintedText.Of(printed?.Heading ?? [new PrintedPiece(provision.Heading)]), PrintedText.Of(printed?.Words ?? [new PrintedPiece(provision.Text)]), printed is not null);

        public sealed record Print(PrintedText Heading, PrintedText Words, bool HasSigns);
    }

    private sealed class Part(ProvisionKind kind)
    {
        private readonly List<Part> _children = [];
        private readonly StringBuilder _text = new();
        private ProvisionKind _kind = kind;

        public ProvisionKind Kind => _kind;

        public Guid? Identity { get; set; }

        /// <summary>Whether nothing says that it begins: it stands before all else.</summary>
        public bool IsLoose { get; init; }

        public string Heading { get; set; } = "";

        public string Text
        {
            get => _text.ToString();
            set => _text.Clear().Append(value);
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
