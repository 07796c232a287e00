using Negotiations.Application.Agreements;
using Negotiations.Texts.Spans;
using Negotiations.Texts.Words;

namespace Negotiations.Application.HowNear;

/// <summary>Words of texts, each counted once: most provisions say in one draft what they said in the one before. For one page, and then forgotten.</summary>
internal sealed class WordCounts
{
    private readonly Dictionary<string, int> _words = [];
    private readonly Dictionary<(string Text, string Spans), int> _undisputed = [];

    /// <summary>How many words a text has.</summary>
    public int Of(string text)
    {
        if (!_words.TryGetValue(text, out var words))
        {
            _words[text] = words = TextWords.Count(text);
        }

        return words;
    }

    /// <summary>How many of them no bracket holds.</summary>
    public int Undisputed(string text, IReadOnlyList<ShownBracket> brackets)
    {
        if (brackets.Count == 0)
        {
            return Of(text);
        }

        var key = (text, string.Join(' ', brackets.Select(b => FormattableString.Invariant($"{b.Span.Start}+{b.Span.Length}"))));
        if (!_undisputed.TryGetValue(key, out var words))
        {
            _undisputed[key] = words = BracketedText.UndisputedWords(text, brackets.Select(b => b.Span));
        }

        return words;
    }
}
