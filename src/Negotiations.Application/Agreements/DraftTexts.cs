using Microsoft.EntityFrameworkCore;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;

namespace Negotiations.Application.Agreements;

/// <summary>Reads the words and brackets of several drafts at once, and nothing of them besides: whole rows of thirty drafts take several times as long.</summary>
internal static class DraftTexts
{
    /// <summary>The texts of drafts that the viewer may read, in two commands. Each is put together when it is asked for.</summary>
    public static async Task<IReadOnlyDictionary<Id<Draft>, Lazy<AgreementText>>> ReadAsync(INegotiationsDb db, IReadOnlyList<Id<Draft>> drafts, CancellationToken cancellationToken)
    {
        if (drafts.Count == 0)
        {
            return new Dictionary<Id<Draft>, Lazy<AgreementText>>();
        }

        var provisions = (await db.DraftProvisions.Where(p => drafts.Contains(p.DraftId))
            .Select(p => new { p.DraftId, p.Position, p.ProvisionId, p.ParentId, p.Kind, p.Heading, p.Text, p.State }).ToListAsync(cancellationToken)).ToLookup(p => p.DraftId);
        var brackets = (await db.DraftBrackets.Where(b => drafts.Contains(b.DraftId)).Select(b => new
        {
            b.Id,
            b.DraftId,
            b.ProvisionId,
            b.Position,
            b.Start,
            b.Length,
            Alternatives = b.Alternatives.OrderBy(a => a.Position).Select(a => new { a.Id, a.Kind, a.Words, a.ByMediators, a.Proposers }).ToList(),
        }).ToListAsync(cancellationToken)).ToLookup(b => b.DraftId);
        return drafts.ToDictionary(id => id, id => new Lazy<AgreementText>(() =>
        {
            var inProvision = brackets[id].OrderBy(b => b.Position).ToLookup(
                b => b.ProvisionId,
                b => new ShownBracket(b.Id.Value, new(b.Start, b.Length), [.. b.Alternatives.Select(a => new ShownAlternative(a.Id.Value, a.Kind, a.Words, a.ByMediators, a.Proposers))]));
            return AgreementText.Of(provisions[id].OrderBy(p => p.Position).Select(p =>
                new AgreementText.Part(p.ProvisionId.Value, p.ParentId?.Value, p.Kind, p.Heading, p.Text, p.State) { Brackets = [.. inProvision[p.ProvisionId]] }));
        }));
    }
}
