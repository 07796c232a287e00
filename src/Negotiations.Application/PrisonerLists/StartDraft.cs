using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Domain;
using Negotiations.Domain.PrisonerLists;

namespace Negotiations.Application.PrisonerLists;

/// <summary>Starts a draft of the next version from the last one.</summary>
[Needs(Permission.KeepLists)]
public sealed record StartDraft(Id<PrisonerList> List) : IRequest<Unit>;

internal sealed class StartDraftHandler(INegotiationsDb db, CurrentViewer current, TimeProvider clock) : IRequestHandler<StartDraft, Unit>
{
    public async Task<Unit> Handle(StartDraft request, CancellationToken cancellationToken)
    {
        var list = await db.PrisonerLists.SingleOrDefaultAsync(l => l.Id == request.List, cancellationToken).OrNotFound();
        list.StartDraft(current.Author(clock));
        await db.SaveAsync(cancellationToken);
        return Unit.Value;
    }
}
