namespace Negotiations.Web.Look;

/// <summary>The beginning of a text, where the whole of it stands elsewhere.</summary>
internal static class TextBeginnings
{
    /// <summary>A text of at most so many letters; of a longer one, the words that fit, and a sign that more follows. No letter is cut in two.</summary>
    public static string Beginning(this string text, int most)
    {
        if (text.Length <= most)
        {
            return text;
        }

        var end = text.LastIndexOf(' ', most) is > 0 and var blank ? blank : char.IsHighSurrogate(text[most - 1]) ? most - 1 : most;
        return string.Concat(text.AsSpan(0, end), "…");
    }
}
