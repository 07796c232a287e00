using AutoMapper;
using AutoMapper.QueryableExtensions;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Domain;
using Negotiations.Domain.PrisonerLists;

namespace Negotiations.Application.PrisonerLists.Importing;

/// <summary>The list that a file is to be imported into, and the imports of it that were begun and not finished.</summary>
[Needs(Permission.KeepLists)]
public sealed record ReadImports(Id<PrisonerList> List) : IRequest<ImportsPage>;

/// <summary>Imports of a list.</summary>
public sealed record ImportsPage(OwnList List, IReadOnlyList<OpenImport> Open);

/// <summary>An import that was begun.</summary>
public sealed record OpenImport
{
    /// <summary>Key.</summary>
    public Id<ListImport> Id { get; init; }

    /// <summary>Name of the file.</summary>
    public string FileName { get; init; } = "";

    /// <summary>When it was uploaded.</summary>
    public DateTimeOffset UploadedAt { get; init; }

    /// <summary>Who uploaded it.</summary>
    public string UploadedBy { get; init; } = "";
}

internal sealed class OpenImportMap : Profile
{
    public OpenImportMap() => CreateMap<ListImport, OpenImport>();
}

internal sealed class ReadImportsHandler(INegotiationsDb db, IMapper mapper) : IRequestHandler<ReadImports, ImportsPage>
{
    public async Task<ImportsPage> Handle(ReadImports request, CancellationToken cancellationToken)
    {
        var list = await OwnList.ReadAsync(db, request.List, cancellationToken);
        var open = await db.ListImports.AsNoTracking()
            .Where(i => i.ListId == list.Id && i.State == ImportState.Open)
            .OrderByDescending(i => i.UploadedAt).ThenBy(i => i.Id)
            .Take(PrisonerList.MostOpenImports)
            .ProjectTo<OpenImport>(mapper.ConfigurationProvider)
            .ToListAsync(cancellationToken);
        return new ImportsPage(list, open);
    }
}
