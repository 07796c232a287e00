using Negotiations.Domain.Agreements;
using Negotiations.Texts.Spans;

namespace Negotiations.Application.Brackets;

/// <summary>Between parts of texts as the domain keeps them, and as they are carried from text to text.</summary>
internal static class TextSpans
{
    /// <summary>Where parts of a text stand in a later one. Compared once, and only if something has to be carried.</summary>
    public static Func<TextSpan, TextSpan> Carrying(string before, string after)
    {
        var carrier = new Lazy<SpanCarrier>(() => SpanCarrier.Of(before, after));
        return span => carrier.Value.Carry(span.ToSpan()).ToTextSpan();
    }

    public static Span ToSpan(this TextSpan span) => new(span.Start, span.Length);

    public static TextSpan ToTextSpan(this Span span) => new(span.Start, span.Length);
}
