using Microsoft.Extensions.Caching.Memory;
using Negotiations.Application.Access;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;
using Negotiations.Domain.Parties;

namespace Negotiations.Application.HowNear;

/// <summary>
/// Figures of drafts, so that the words of a draft are read and counted once and not on every page: a draft is frozen, and its figures with it. It holds numbers alone. It never says whether somebody may read a draft: who asks has
/// found the draft in the database before, behind the filter. Each side has figures of its own, although they are the same: how long a page takes would tell whether another side looked at it before. Gone with the process.
/// </summary>
public sealed class FigureStore : IDisposable
{
    /// <summary>Most figures that are kept; some hundred bytes each.</summary>
    private const int Most = 20_000;

    private readonly MemoryCache _figures = new(new MemoryCacheOptions { SizeLimit = Most });

    /// <summary>Figures of a draft, if it was counted for the side of the viewer.</summary>
    internal TextFigures? Find(Viewer viewer, Id<Draft> draft) => _figures.Get<TextFigures>((SideOf(viewer), draft));

    /// <summary>Keeps figures of a draft.</summary>
    internal TextFigures Keep(Viewer viewer, Id<Draft> draft, TextFigures figures) => Set((SideOf(viewer), draft), figures);

    /// <summary>What changed from a draft to another, or to the working text with a token, if it was counted.</summary>
    internal Churn? Find(Viewer viewer, Id<Draft> before, Guid after) => _figures.Get<Churn>((SideOf(viewer), before, after));

    /// <summary>Keeps what changed from a draft to another, or to the working text with a token.</summary>
    internal Churn Keep(Viewer viewer, Id<Draft> before, Guid after, Churn churn) => Set((SideOf(viewer), before, after), churn);

    /// <inheritdoc/>
    public void Dispose() => _figures.Dispose();

    private static (OpenTo, Id<Party>?) SideOf(Viewer viewer) => (viewer.Audience, viewer.PartyId);

    private T Set<T>(object key, T figures) => _figures.Set(key, figures, new MemoryCacheEntryOptions { Size = 1 });
}
