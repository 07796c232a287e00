using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Pipeline;
using Negotiations.Domain;
using Negotiations.Domain.PrisonerLists;

namespace Negotiations.Application.PrisonerLists;

/// <summary>Adds a person to a draft list.</summary>
[Needs(Permission.KeepLists)]
[AnySigns("Names are kept as they are given: signs that nobody sees are shown and warned of.")]
public sealed record AddEntry : IRequest<Id<PrisonerEntry>>, IKeptOnce
{
    /// <summary>Which list.</summary>
    public Id<PrisonerList> List { get; init; }

    /// <summary>Canonical texts by the keys of <see cref="EntryFields"/>.</summary>
    public IReadOnlyDictionary<string, string?> Values { get; init; } = new Dictionary<string, string?>();
}

internal sealed class AddEntryHandler(INegotiationsDb db, CurrentViewer current, TimeProvider clock, EntryDetails details) : IRequestHandler<AddEntry, Id<PrisonerEntry>>
{
    public async Task<Id<PrisonerEntry>> Handle(AddEntry request, CancellationToken cancellationToken)
    {
        var list = await db.PrisonerLists.SingleOrDefaultAsync(l => l.Id == request.List, cancellationToken).OrNotFound();
        var content = EntryValues.Read(request.Values, current.Today(clock));
        content = content with { Claim = EntryText.Complete(content.Claim) };
        if (await db.PrisonerEntries.CountAsync(e => e.ListId == list.Id, cancellationToken) >= PrisonerList.MostEntries)
        {
            throw new RuleViolation("list.most-entries", "This list is full: at most {0} people fit. Open another list.", PrisonerList.MostEntries);
        }

        var entry = list.Add(EntryText.NewReference(), content, EntryText.SearchKey(content.Claim), current.Author(clock));
        db.PrisonerEntries.Add(entry);
        details.Store(db, entry, [], content.Sensitive);
        await db.SaveAsync(cancellationToken);
        return entry.Id;
    }
}
