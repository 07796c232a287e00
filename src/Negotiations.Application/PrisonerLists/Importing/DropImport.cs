using MediatR;
using Negotiations.Application.Access;
using Negotiations.Domain;
using Negotiations.Domain.PrisonerLists;

namespace Negotiations.Application.PrisonerLists.Importing;

/// <summary>Gives up an import: what was read is deleted, nothing of it is in the list. Given up twice is given up.</summary>
[Needs(Permission.KeepLists)]
public sealed record DropImport(Id<PrisonerList> List, Id<ListImport> Import) : IRequest<Unit>;

internal sealed class DropImportHandler(INegotiationsDb db) : IRequestHandler<DropImport, Unit>
{
    public async Task<Unit> Handle(DropImport request, CancellationToken cancellationToken)
    {
        var (_, import) = await ImportInHand.FindAsync(db, request.List, request.Import, cancellationToken);
        if (import.State != ImportState.Dropped)
        {
            import.Drop();
            await db.SaveAsync(cancellationToken);
        }

        return Unit.Value;
    }
}
