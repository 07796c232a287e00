namespace Negotiations.Texts.Recognition;

/// <summary>How a line of a file looks.</summary>
public enum LineLook
{
    /// <summary>As words.</summary>
    Words,

    /// <summary>As a heading.</summary>
    Heading,

    /// <summary>As the title of all, or as small print round the text. It is no part of the text unless it says that it is.</summary>
    Title,
}

/// <summary>A line of a file that holds a text: a paragraph of a word processor, or what stands up to a line's end.</summary>
/// <param name="Text">Its words, without the number where the file tells that apart.</param>
public sealed record FileLine(string Text)
{
    /// <summary>Whether the file told the number apart from the words: then no number is looked for in the words.</summary>
    public bool IsNumberApart { get; init; }

    /// <summary>That number; none where it stands in the words, or nothing is known of it.</summary>
    public string? Number { get; init; }

    /// <summary>The provision that begins with it, as the file says; none where it says nothing.</summary>
    public Guid? Identity { get; init; }

    /// <summary>How it looks.</summary>
    public LineLook Look { get; init; }

    /// <summary>How deep it stands in a list that the word processor numbers: 0 for the outermost; none outside a list.</summary>
    public int? ListLevel { get; init; }
}
