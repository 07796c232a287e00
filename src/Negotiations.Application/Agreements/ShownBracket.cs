using Microsoft.EntityFrameworkCore;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;
using Negotiations.Domain.Parties;
using Negotiations.Texts.Spans;

namespace Negotiations.Application.Agreements;

/// <summary>A bracket in a text: of a draft, or of the working text.</summary>
/// <param name="Key">Its key: of the bracket in the draft, or of that in the working text.</param>
/// <param name="Span">Where it stands in the text of its provision.</param>
/// <param name="Alternatives">What is proposed in it, the first first.</param>
public sealed record ShownBracket(Guid Key, Span Span, IReadOnlyList<ShownAlternative> Alternatives)
{
    internal static ShownBracket Of(Bracket bracket) => new(bracket.Id.Value, SpanOf(bracket.Span), [.. bracket.Standing.Select(ShownAlternative.Of)]);

    internal static ShownBracket Of(DraftBracket bracket) => new(bracket.Id.Value, SpanOf(bracket.Span), [.. bracket.Alternatives.OrderBy(a => a.Position).Select(ShownAlternative.Of)]);

    /// <summary>The brackets of a provision of a draft, in reading order.</summary>
    internal static async Task<IReadOnlyList<ShownBracket>> OfDraftAsync(INegotiationsDb db, Id<Draft> draft, Id<Provision> provision, CancellationToken cancellationToken) =>
        [.. (await db.DraftBrackets.AsNoTracking().Include(b => b.Alternatives).Where(b => b.DraftId == draft && b.ProvisionId == provision).ToListAsync(cancellationToken)).OrderBy(b => b.Position).Select(Of)];

    internal static Span SpanOf(TextSpan span) => new(span.Start, span.Length);
}

/// <summary>What is proposed in a bracket.</summary>
/// <param name="Key">Its key: of the alternative in the draft, or of that in the working text.</param>
/// <param name="Kind">What it would do.</param>
/// <param name="Words">The words that it would put there.</param>
/// <param name="ByMediators">Whether the mediators propose it, alone or with parties.</param>
/// <param name="Proposers">The parties that propose it.</param>
public sealed record ShownAlternative(Guid Key, AlternativeKind Kind, string Words, bool ByMediators, IReadOnlyList<Id<Party>> Proposers)
{
    internal static ShownAlternative Of(BracketAlternative a) => new(a.Id.Value, a.Kind, a.Words, a.ByMediators, a.Proposers);

    internal static ShownAlternative Of(DraftAlternative a) => new(a.Id.Value, a.Kind, a.Words, a.ByMediators, a.Proposers);
}
