using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Domain;
using Negotiations.Domain.PrisonerLists;

namespace Negotiations.Application.PrisonerLists;

/// <summary>Freezes a draft as the next version. Sent twice with one key, it is one submission and answers with the same version.</summary>
[Needs(Permission.SubmitLists)]
public sealed record SubmitPrisonerList : IRequest<Id<ListVersion>>
{
    /// <summary>Which list.</summary>
    public Id<PrisonerList> List { get; init; }

    /// <summary>Key of the confirmation.</summary>
    public Guid SubmissionKey { get; init; }

    /// <summary>Token of the list as it was checked.</summary>
    public Guid Token { get; init; }
}

internal sealed class SubmitPrisonerListHandler(INegotiationsDb db, CurrentViewer current, TimeProvider clock, EntryDetails details) : IRequestHandler<SubmitPrisonerList, Id<ListVersion>>
{
    public async Task<Id<ListVersion>> Handle(SubmitPrisonerList request, CancellationToken cancellationToken)
    {
        var list = await db.PrisonerLists.SingleOrDefaultAsync(l => l.Id == request.List, cancellationToken).OrNotFound();
        var done = await db.ListVersions.AsNoTracking()
            .Where(v => v.ListId == list.Id && v.SubmissionKey == request.SubmissionKey)
            .Select(v => (Id<ListVersion>?)v.Id)
            .SingleOrDefaultAsync(cancellationToken);
        if (done is { } version)
        {
            return version;
        }

        if (list.VersionToken != request.Token)
        {
            throw new EditConflict(list.ChangedAt, list.VersionToken, list.ChangedBy);
        }

        var entries = await new WorkingCopy(db, details).ReadAsync(list.Id, cancellationToken);
        var seat = current.Viewer.Seat!;
        var salt = RandomCode.Of(VersionHeader.SaltLength);
        var submitted = list.Submit(
            entries, new VersionHeader(seat.ProcessReference, seat.PartyCode!, salt), request.SubmissionKey, RandomCode.InGroups(3), current.Author(clock));
        submitted.KeepSalt(details.Seal(salt, submitted.Id.Value));
        db.ListVersions.Add(submitted);
        foreach (var (frozen, (_, content)) in submitted.Entries.Zip(entries))
        {
            foreach (var kind in Enum.GetValues<SensitiveKind>())
            {
                if (EntryDetails.Text(content.Sensitive, kind) is { } text)
                {
                    var detail = new VersionDetail(frozen, kind);
                    detail.Seal(details.Seal(text, detail.Id.Value));
                    db.VersionDetails.Add(detail);
                }
            }
        }

        await db.SaveAsync(cancellationToken);
        return submitted.Id;
    }
}
