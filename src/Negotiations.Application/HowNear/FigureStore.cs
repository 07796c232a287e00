using Microsoft.Extensions.Caching.Memory;
using Negotiations.Application.Agreements;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;

namespace Negotiations.Application.HowNear;

/// <summary>
/// Figures of drafts, so that the words of a draft are read and counted once and not on every page: a draft is frozen, and its figures with it. It holds numbers alone. It never says whether somebody may read a draft: who asks has
/// found the draft in the database before, behind the filter. The same for every viewer, and gone with the process.
/// </summary>
public sealed class FigureStore : IDisposable
{
    /// <summary>Most figures that are kept; some hundred bytes each.</summary>
    private const int Most = 20_000;

    private readonly MemoryCache _figures = new(new MemoryCacheOptions { SizeLimit = Most });

    /// <summary>Figures of a draft, if it was counted.</summary>
    internal TextFigures? Find(Id<Draft> draft) => _figures.Get<TextFigures>(draft);

    /// <summary>What changed from a draft to another, or to the working text with a token, if it was counted.</summary>
    internal Churn? Find(Id<Draft> before, Guid after) => _figures.Get<Churn>((before, after));

    /// <summary>Figures of a draft.</summary>
    internal TextFigures Of(Id<Draft> draft, Func<AgreementText> text) => Find(draft) ?? Keep(draft, TextFigures.Of(text()));

    /// <summary>What changed from a draft to another, or to the working text with a token.</summary>
    internal Churn Of(Id<Draft> before, Guid after, Func<AgreementText> was, Func<AgreementText> now) => Find(before, after) ?? Keep((before, after), Churn.Of(was(), now()));

    /// <inheritdoc/>
    public void Dispose() => _figures.Dispose();

    private T Keep<T>(object key, T figures) => _figures.Set(key, figures, new MemoryCacheEntryOptions { Size = 1 });
}
