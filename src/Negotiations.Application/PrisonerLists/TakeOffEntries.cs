using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Auditing;
using Negotiations.Domain;
using Negotiations.Domain.PrisonerLists;

namespace Negotiations.Application.PrisonerLists;

/// <summary>Who would be taken off a draft list.</summary>
[Needs(Permission.KeepLists)]
public sealed record ReadTakeOff(Id<PrisonerList> List, IReadOnlyList<Id<PrisonerEntry>> Entries) : IRequest<TakeOff>;

/// <summary>The list, and those who would be taken off it.</summary>
public sealed record TakeOff(OwnList List, IReadOnlyList<TakeOffEntry> Entries);

/// <summary>One of them.</summary>
public sealed record TakeOffEntry(Id<PrisonerEntry> Id, PersonClaim Claim);

/// <summary>Takes people off a draft list. Submitted versions keep them.</summary>
[Needs(Permission.KeepLists)]
public sealed record TakeOffEntries : IRequest<int>
{
    /// <summary>Which list.</summary>
    public Id<PrisonerList> List { get; init; }

    /// <summary>Which entries; one that is gone already is passed over.</summary>
    public IReadOnlyList<Id<PrisonerEntry>> Entries { get; init; } = [];
}

internal sealed class ReadTakeOffHandler(INegotiationsDb db, CurrentViewer current) : IRequestHandler<ReadTakeOff, TakeOff>
{
    public async Task<TakeOff> Handle(ReadTakeOff request, CancellationToken cancellationToken)
    {
        var list = await OwnList.ReadAsync(db, request.List, cancellationToken);
        var entries = await db.PrisonerEntries.AsNoTracking().Where(e => e.ListId == list.Id && request.Entries.Contains(e.Id))
            .InOrderOfNames().Select(e => new TakeOffEntry(e.Id, e.Claim)).ToListAsync(cancellationToken);
        db.Note(new AuditNote(AuditAction.Read, nameof(PrisonerList), list.Id.Value, current.Viewer.PartyId, ""));
        await db.SaveAsync(cancellationToken);
        return new TakeOff(list, entries);
    }
}

internal sealed class TakeOffEntriesHandler(INegotiationsDb db, CurrentViewer current, TimeProvider clock) : IRequestHandler<TakeOffEntries, int>
{
    public async Task<int> Handle(TakeOffEntries request, CancellationToken cancellationToken)
    {
        var list = await db.PrisonerLists.SingleOrDefaultAsync(l => l.Id == request.List, cancellationToken).OrNotFound();
        var entries = await db.PrisonerEntries.Where(e => e.ListId == list.Id && request.Entries.Contains(e.Id)).ToListAsync(cancellationToken);
        var details = await db.EntryDetails.Where(d => d.ListId == list.Id && request.Entries.Contains(d.EntryId)).ToListAsync(cancellationToken);
        foreach (var entry in entries)
        {
            list.TakeOff(entry, current.Author(clock));
        }

        db.EntryDetails.RemoveRange(details);
        db.PrisonerEntries.RemoveRange(entries);
        await db.SaveAsync(cancellationToken);
        return entries.Count;
    }
}
