namespace Negotiations.Domain.Agreements;

/// <summary>A part of the text of a provision that stands together, or a place in it.</summary>
/// <param name="Start">How many letters (UTF-16 code units) stand before it.</param>
/// <param name="Length">How many letters it has; 0 for a place, where something is to be added.</param>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>Whether it lies in a text, and tears no letter in two.</summary>
    public bool IsIn(string text) => Start >= 0 && Length >= 0 && Start <= text.Length - Length && !Tears(text, Start) && !Tears(text, Start + Length);

    /// <summary>The words; of what does not lie in the text, as far as they do.</summary>
    public string Of(string text)
    {
        var start = Math.Clamp(Start, 0, text.Length);
        return text.Substring(start, Math.Clamp(Length, 0, text.Length - start));
    }

    private static bool Tears(string text, int at) => at > 0 && at < text.Length && char.IsSurrogatePair(text[at - 1], text[at]);
}
