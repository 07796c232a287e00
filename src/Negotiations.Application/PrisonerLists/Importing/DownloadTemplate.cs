using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Tables;
using Negotiations.Domain;
using Negotiations.Domain.PrisonerLists;

namespace Negotiations.Application.PrisonerLists.Importing;

/// <summary>An empty table with a column for every field, to fill in and import.</summary>
[Needs(Permission.KeepLists)]
public sealed record DownloadTemplate(Id<PrisonerList> List, TableFormat Format) : IRequest<byte[]>;

internal sealed class DownloadTemplateHandler(INegotiationsDb db, ITableWriter writer) : IRequestHandler<DownloadTemplate, byte[]>
{
    public async Task<byte[]> Handle(DownloadTemplate request, CancellationToken cancellationToken)
    {
        _ = await db.PrisonerLists.AsNoTracking().SingleOrDefaultAsync(l => l.Id == request.List, cancellationToken).OrNotFound();
        var file = new MemoryStream();
        await writer.Write(request.Format, file, [.. EntryValues.Editable.Select(f => f.Label)], [], new TableOptions("List"), cancellationToken);
        return file.ToArray();
    }
}
