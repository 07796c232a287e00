using Negotiations.Application.Agreements;
using Negotiations.Domain.Agreements;
using Negotiations.Texts.Spans;

namespace Negotiations.Application.Brackets;

/// <summary>What adopting an alternative makes of the text of its provision, and of the other brackets there.</summary>
public sealed class Adopting
{
    private readonly string _before;
    private readonly SpanCarrier _carrier;

    private Adopting(string before, string text, SpanCarrier carrier) => (_before, Text, _carrier) = (before, text, carrier);

    /// <summary>The text with it.</summary>
    public string Text { get; }

    /// <summary>Adopts an alternative.</summary>
    /// <param name="text">The text of the provision.</param>
    /// <param name="span">Where its bracket stands.</param>
    /// <param name="kind">What it does with the words.</param>
    /// <param name="words">The words that it puts there.</param>
    public static Adopting Of(string text, Span span, AlternativeKind kind, string words)
    {
        var (fitted, put) = kind == AlternativeKind.AsItStands ? (span, span.Of(text)) : Fitting.Of(text, span, words);
        return new Adopting(text, string.Concat(text.AsSpan(0, fitted.Start), put, text.AsSpan(fitted.End)), SpanCarrier.Replacing(text, fitted, put));
    }

    /// <summary>Which brackets hold other words then, blanks beside them aside.</summary>
    /// <param name="others">The other open brackets of the provision.</param>
    public IReadOnlyList<CutBracket> Cuts(IEnumerable<ShownBracket> others) =>
        [.. others.Select(b => new CutBracket(b, b.Span.Of(_before).Trim(), Carry(b.Span).Of(Text).Trim())).Where(c => c.Words != c.Left)];

    /// <summary>Where a part of the text stands then.</summary>
    internal Span Carry(Span span) => _carrier.Carry(span);
}

/// <summary>A bracket whose words a decision on another changes.</summary>
/// <param name="Bracket">The bracket.</param>
/// <param name="Words">What it holds.</param>
/// <param name="Left">What it holds then; empty if nothing is left, and it becomes a place where something may be added.</param>
public sealed record CutBracket(ShownBracket Bracket, string Words, string Left)
{
    /// <summary>Whether it loses words and gets none.</summary>
    public bool IsShortened => Words.Contains(Left, StringComparison.Ordinal);
}
