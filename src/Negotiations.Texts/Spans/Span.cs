namespace Negotiations.Texts.Spans;

/// <summary>A part of a text that stands together, or a place in it.</summary>
/// <param name="Start">How many letters (UTF-16 code units) stand before it.</param>
/// <param name="Length">How many letters it has; 0 for a place between two of them.</param>
public readonly record struct Span(int Start, int Length)
{
    /// <summary>How many letters stand before what follows it.</summary>
    public int End => Start + Length;

    /// <summary>Whether it is a place, and holds no words.</summary>
    public bool IsPlace => Length == 0;

    /// <summary>Whether it lies in a text.</summary>
    public bool IsIn(string text) => Start >= 0 && Length >= 0 && Start <= text.Length - Length;

    /// <summary>The words.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It does not lie in the text.</exception>
    public string Of(string text) => text.Substring(Start, Length);

    /// <summary>From one end to another.</summary>
    public static Span Between(int start, int end) => new(start, end - start);
}
