using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Pipeline;
using Negotiations.Domain;
using Negotiations.Domain.PrisonerLists;

namespace Negotiations.Application.PrisonerLists;

/// <summary>Corrects what a draft list says of a person. Fields that are not among the values are emptied.</summary>
[Needs(Permission.KeepLists)]
[AnySigns("Names are kept as they are given: signs that nobody sees are shown and warned of.")]
public sealed record CorrectEntry : IRequest<Unit>
{
    /// <summary>Which list.</summary>
    public Id<PrisonerList> List { get; init; }

    /// <summary>Which entry.</summary>
    public Id<PrisonerEntry> Entry { get; init; }

    /// <summary>Token that the form was filled with; another one in the database is an <see cref="EditConflict"/>.</summary>
    public Guid Token { get; init; }

    /// <summary>Canonical texts by the keys of <see cref="EntryFields"/>.</summary>
    public IReadOnlyDictionary<string, string?> Values { get; init; } = new Dictionary<string, string?>();

    /// <summary>Keys of fields that keep what is stored, whatever <see cref="Values"/> say: chosen where two texts stood side by side.</summary>
    public IReadOnlyCollection<string> Stored { get; init; } = [];
}

internal sealed class CorrectEntryHandler(INegotiationsDb db, CurrentViewer current, TimeProvider clock, EntryDetails details) : IRequestHandler<CorrectEntry, Unit>
{
    public async Task<Unit> Handle(CorrectEntry request, CancellationToken cancellationToken)
    {
        var list = await db.PrisonerLists.SingleOrDefaultAsync(l => l.Id == request.List, cancellationToken).OrNotFound();
        var entry = await db.PrisonerEntries.SingleOrDefaultAsync(e => e.Id == request.Entry && e.ListId == list.Id, cancellationToken).OrNotFound();
        var stored = await db.EntryDetails.Where(d => d.EntryId == entry.Id).ToListAsync(cancellationToken);
        if (entry.VersionToken != request.Token)
        {
            // Whoever is shown both texts reads this one.
            var now = details.Read(db, entry, stored);
            await db.SaveAsync(cancellationToken);
            throw new EditConflict(EntryValues.Write(now), entry.VersionToken, list.ChangedBy);
        }

        var stays = EntryValues.Write(new EntryContent(entry.Claim, details.Open(stored.Select(d => (d.Id.Value, d.Sealed)))));
        var content = EntryValues.Read(EntryValues.Editable.ToDictionary(f => f.Key, f => (request.Stored.Contains(f.Key) ? stays : request.Values).GetValueOrDefault(f.Key)), current.Today(clock));
        content = content with { Claim = EntryText.Complete(WithoutStaleRomanization(content.Claim, entry.Claim)) };
        list.Correct(entry, content, EntryText.SearchKey(content.Claim), current.Author(clock));
        details.Store(db, entry, stored, content.Sensitive);
        await db.SaveAsync(cancellationToken);
        return Unit.Value;
    }

    // What the system wrote and nobody touched is made anew, because the names under it may have changed.
    private static PersonClaim WithoutStaleRomanization(PersonClaim claim, PersonClaim before) =>
        before.RomanizationScheme is not null && claim.RomanizedName == before.RomanizedName ? claim with { RomanizedName = null } : claim;
}
