using System.Text;
using DiffPlex;

namespace Negotiations.Texts.Recognition;

/// <summary>Words as plain text prints them: with signs between them, and without what a line has at its ends and lines that are empty. Of what comes back it tells the words.</summary>
internal sealed class PrintedText
{
    /// <summary>Most letters that are compared: more than a provision may have, with its signs.</summary>
    private const int Most = 60_000;

    private static readonly Pieces Chunker = new();

    private readonly string _words;
    private readonly List<Letter> _letters = [];
    private readonly bool[] _isPrinted;

    private PrintedText(IReadOnlyList<PrintedPiece> pieces)
    {
        _words = string.Concat(pieces.Where(p => p.Sign is null).Select(p => p.Text));
        var (line, at, broken) = (new List<Letter>(), 0, default(Letter?));
        for (var piece = 0; piece < pieces.Count; piece++)
        {
            foreach (var c in pieces[piece].Text)
            {
                var letter = new Letter(c, pieces[piece].Sign is null ? at++ : -1, piece, pieces[piece].Sign);
                // Whatever ends a line in a file (String.ReplaceLineEndings).
                if (c is '\r' or '\n' or '\f' or '\u0085' or '\u2028' or '\u2029')
                {
                    EndLine();
                    broken ??= letter with { Char = '\n' };
                }
                else
                {
                    line.Add(letter);
                }
            }
        }

        EndLine();
        Text = string.Concat(_letters.Select(l => l.Char));
        _isPrinted = new bool[_words.Length];
        foreach (var letter in _letters.Where(l => l.Origin >= 0))
        {
            _isPrinted[letter.Origin] = true;
        }

        void EndLine()
        {
            var first = line.FindIndex(l => !char.IsWhiteSpace(l.Char));
            if (first >= 0)
            {
                if (_letters.Count > 0)
                {
                    _letters.Add(broken!.Value);
                }

                _letters.AddRange(line[first..(line.FindLastIndex(l => !char.IsWhiteSpace(l.Char)) + 1)]);
                broken = null;
            }

            line.Clear();
        }
    }

    /// <summary>What is printed.</summary>
    public string Text { get; }

    /// <summary>What pieces print.</summary>
    public static PrintedText Of(IReadOnlyList<PrintedPiece> pieces) => new(pieces);

    /// <summary>
    /// The words of what came back. The signs of a bracket are told from words as long as it begins and ends: what was changed within them is no word. Of a bracket whose signs were taken away, whatever was left is words.
    /// </summary>
    /// <param name="back">What came back, each line without white space at its ends.</param>
    public string WordsOf(string back)
    {
        if (back == Text)
        {
            return _words;
        }

        if (Text == _words || back.Length > Most || Text.Length > Most)
        {
            return back;
        }

        var difference = Differ.Instance.CreateDiffs(Text, back, ignoreWhiteSpace: false, ignoreCase: false, Chunker);
        var (old, @new) = (Starts(difference.PiecesOld), Starts(difference.PiecesNew));
        var changes = difference.DiffBlocks.Select(b => (From: old[b.DeleteStartA], To: old[b.DeleteStartA + b.DeleteCountA], Put: back[@new[b.InsertStartB]..@new[b.InsertStartB + b.InsertCountB]])).ToList();
        var stands = Standing(changes);
        var (words, last, at) = (new StringBuilder(), -1, 0);
        foreach (var (from, to, put) in changes)
        {
            Keep(from);
            words.Append(IsInSign(from, to, stands) ? "" : put);
            at = to;
        }

        Keep(_letters.Count);
        return words.ToString().Trim();

        void Keep(int until)
        {
            for (; at < until; at++)
            {
                var letter = _letters[at];
                if (letter.Origin >= 0)
                {
                    // With the white space between them that no file shows.
                    var unprinted = last >= 0 && last < letter.Origin && !_isPrinted.AsSpan(last + 1, letter.Origin - last - 1).Contains(true) ? last + 1 : letter.Origin;
                    words.Append(_words, unprinted, letter.Origin + 1 - unprinted);
                    last = letter.Origin;
                }
                else if (!stands.Contains(letter.Sign!.Value))
                {
                    words.Append(letter.Char);
                }
            }
        }
    }

    // Signs of which what begins them and what ends them came back.
    private HashSet<int> Standing(List<(int From, int To, string Put)> changes)
    {
        var gone = new bool[_letters.Count];
        changes.ForEach(c => gone.AsSpan(c.From, c.To - c.From).Fill(true));
        return
        [
            .. _letters.Select((letter, at) => (letter, at)).Where(l => l.letter.Sign is not null && !char.IsWhiteSpace(l.letter.Char)).GroupBy(l => l.letter.Sign!.Value)
                .Where(sign => !gone[sign.First().at] && !gone[sign.Last().at]).Select(sign => sign.Key),
        ];
    }

    // Whether something was put in the midst of a sign.
    private bool IsInSign(int from, int to, HashSet<int> stands)
    {
        if (from == to)
        {
            return from > 0 && to < _letters.Count && _letters[from - 1].Piece == _letters[to].Piece && IsSign(_letters[to]);
        }

        return _letters.Skip(from).Take(to - from).All(l => l.Piece == _letters[from].Piece && IsSign(l));

        bool IsSign(Letter letter) => letter.Sign is { } sign && stands.Contains(sign);
    }

    private static int[] Starts(IReadOnlyList<string> pieces)
    {
        var starts = new int[pieces.Count + 1];
        for (var i = 0; i < pieces.Count; i++)
        {
            starts[i + 1] = starts[i] + pieces[i].Length;
        }

        return starts;
    }

    private readonly record struct Letter(char Char, int Origin, int Piece, int? Sign);

    /// <summary>Letters that stand together, and every other character alone: the number of a bracket stands right behind a word.</summary>
    private sealed class Pieces : IChunker
    {
        public IReadOnlyList<string> Chunk(string text)
        {
            var pieces = new List<string>();
            for (int from = 0, to; from < text.Length; from = to)
            {
                for (to = from + 1; to < text.Length && IsLetter(text[from]) && IsLetter(text[to]); to++)
                {
                }

                pieces.Add(text[from..to]);
            }

            return pieces;
        }

        private static bool IsLetter(char c) => char.IsLetter(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark or System.Globalization.UnicodeCategory.Format;
    }
}
