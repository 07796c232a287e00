using MediatR;
using Negotiations.Application.Access;
using Negotiations.Domain;
using Negotiations.Domain.PrisonerLists;

namespace Negotiations.Application.PrisonerLists;

/// <summary>What a list of the viewer's delegation is called and where it stands; no names.</summary>
[Needs(Permission.ReadOwnLists)]
public sealed record ReadListHead(Id<PrisonerList> List) : IRequest<OwnList>;

internal sealed class ReadListHeadHandler(INegotiationsDb db) : IRequestHandler<ReadListHead, OwnList>
{
    public Task<OwnList> Handle(ReadListHead request, CancellationToken cancellationToken) => OwnList.ReadAsync(db, request.List, cancellationToken);
}
