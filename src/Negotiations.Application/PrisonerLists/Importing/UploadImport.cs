using FluentValidation;
using FluentValidation.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Pipeline;
using Negotiations.Application.Protection;
using Negotiations.Application.Tables;
using Negotiations.Domain;
using Negotiations.Domain.PrisonerLists;

namespace Negotiations.Application.PrisonerLists.Importing;

/// <summary>
/// Reads a spreadsheet on its way into a draft list. What was read is kept, sealed, until the import is confirmed or dropped; of a file that cannot be read
/// nothing is kept, and the failure says why, beside <see cref="File"/>.
/// </summary>
[Needs(Permission.KeepLists)]
[AnySigns("A file is not typed: what it holds is told before it is taken in.")]
public sealed record UploadImport : IRequest<Id<ListImport>>
{
    /// <summary>Which list.</summary>
    public Id<PrisonerList> List { get; init; }

    /// <summary>The file's content.</summary>
    public Stream? File { get; init; }

    /// <summary>The file's name, as the browser gave it; shown, and its ending tells the format. Never a path.</summary>
    public string FileName { get; init; } = "";
}

internal sealed class UploadImportValidator : AbstractValidator<UploadImport>
{
    public UploadImportValidator() => RuleFor(r => r.File).NotNull().WithMessage("Choose a file.");
}

internal sealed class UploadImportHandler(INegotiationsDb db, CurrentViewer current, TimeProvider clock, ITableReader reader, IFieldCipher cipher)
    : IRequestHandler<UploadImport, Id<ListImport>>
{
    public async Task<Id<ListImport>> Handle(UploadImport request, CancellationToken cancellationToken)
    {
        var list = await db.PrisonerLists.SingleOrDefaultAsync(l => l.Id == request.List, cancellationToken).OrNotFound();
        // Browsers of old sent whole paths.
        var name = request.FileName[(request.FileName.LastIndexOfAny(['/', '\\']) + 1)..];
        var import = list.BeginImport(name, current.Author(clock));
        if (await db.ListImports.CountAsync(i => i.ListId == list.Id && i.State == ImportState.Open, cancellationToken) >= PrisonerList.MostOpenImports)
        {
            throw new RuleViolation(
                "import.most-open", "{0} imports into this list were begun and not finished. Finish one of them, or give one up, and load the file again.", PrisonerList.MostOpenImports);
        }

        var table = await ReadAsync(request.File!, name, cancellationToken);
        var seal = new ImportSeal(cipher);
        seal.Keep(import, table);
        seal.Keep(import, new ImportWork { Columns = ColumnMeaning.Recognise(table.Header) });
        db.ListImports.Add(import);
        await db.SaveAsync(cancellationToken);
        return import.Id;
    }

    private async Task<TableFile> ReadAsync(Stream file, string name, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.Read(file, name, TableLimits.Default, cancellationToken);
        }
        catch (TableUnreadable e)
        {
            throw new ValidationException([new ValidationFailure(nameof(UploadImport.File), e.Template) { CustomState = e.Arguments.ToArray() }]);
        }
    }
}
