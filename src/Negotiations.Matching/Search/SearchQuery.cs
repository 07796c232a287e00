
namespace Negotiations.Matching.Search;

/// <summary>A word that is looked for.</summary>
/// <param name="Text">As it was typed.</param>
/// <param name="Forms">What a word is found by that begins like one of them.</param>
public sealed record SoughtWord(string Text, IReadOnlyList<string> Forms)
{
    /// <summary>Whether a word of a text is meant.</summary>
    public bool Finds(TextWord word) => Forms.Any(sought => word.Forms.Any(form => form.StartsWith(sought, StringComparison.Ordinal)));
}

/// <summary>What is looked for: each of its words must be found, wherever it stands.</summary>
public sealed record SearchQuery
{
    /// <summary>Longest text that is looked at.</summary>
    public const int MostLetters = 200;

    /// <summary>Most words that are looked for.</summary>
    public const int MostWords = 12;

    /// <summary>Fewest letters by which a word is found as it sounds: of fewer, too many sound alike.</summary>
    private const int FewestSounds = 3;

    private SearchQuery(string text, IReadOnlyList<SoughtWord> words, bool isCut)
    {
        Text = text;
        Words = words;
        IsCut = isCut;
    }

    /// <summary>The text that is looked at.</summary>
    public string Text { get; }

    /// <summary>Its words.</summary>
    public IReadOnlyList<SoughtWord> Words { get; }

    /// <summary>Whether something of what was asked for is not looked for.</summary>
    public bool IsCut { get; }

    /// <summary>Whether something was typed, and yet too little to look for.</summary>
    public bool IsTooShort => Text.Length > 0 && Words.Count == 0;

    /// <summary>Reads what was typed.</summary>
    public static SearchQuery Read(string? typed)
    {
        var text = (typed ?? "").Trim();
        var isCut = text.Length > MostLetters;
        if (isCut)
        {
            // Not between the halves of one character.
            text = text[..(char.IsHighSurrogate(text[MostLetters - 1]) ? MostLetters - 1 : MostLetters)];
        }

        var words = new List<SoughtWord>();
        foreach (var word in SearchText.Words(text))
        {
            var forms = Forms(text.Substring(word.Start, word.Length), word);
            if (!words.Any(w => w.Forms.SequenceEqual(forms)))
            {
                words.Add(new SoughtWord(text.Substring(word.Start, word.Length), forms));
            }
        }

        // One letter alone is in nearly everything; a character of Chinese is a word.
        var enough = words.Any(w => w.Forms[0].Length > 1 || w.Forms[0][0] > '\u3000');
        return new SearchQuery(text, enough ? [.. words.Take(MostWords)] : [], isCut || words.Count > MostWords);
    }

    private static List<string> Forms(string typed, TextWord word)
    {
        var forms = new List<string> { word.Plain };
        var isLatin = word.Plain.All(char.IsAscii);
        foreach (var sound in word.Forms.Skip(1).Append(SearchText.MayBeTurkic(typed) ? SearchText.Turkic(typed) : ""))
        {
            if (sound.Length >= (isLatin ? FewestSounds : 1) && !forms.Contains(sound))
            {
                forms.Add(sound.Length <= SearchText.MostLetters ? sound : sound[..SearchText.MostLetters]);
            }
        }

        return forms;
    }
}
