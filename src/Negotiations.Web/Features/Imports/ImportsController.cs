using System.ComponentModel.DataAnnotations;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using Negotiations.Application.PrisonerLists.Importing;
using Negotiations.Application.Tables;
using Negotiations.Domain;
using Negotiations.Domain.Dates;
using Negotiations.Domain.PrisonerLists;
using Negotiations.Domain.Processes;
using Negotiations.Web.Edge;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.Imports;

/// <summary>A spreadsheet on its way into a draft list: file, columns, dry run, confirmation.</summary>
[Route("processes/{process:guid}/lists/{list:guid}/imports")]
public sealed class ImportsController : FeatureController
{
    /// <summary>Imports stand under the lists.</summary>
    public ImportsController(IMediator mediator, IStringLocalizer<Texts> texts, Frame frame)
        : base(mediator, texts) =>
        frame.Section = "PrisonerLists";

    /// <summary>Most bytes of a request with a file; the file itself has a limit of its own, with a better message.</summary>
    private const int LargestRequest = 24 * 1024 * 1024;

    /// <summary>Most fields of a page of corrections: three for each of 60 cells of 50 rows, and what every form has.</summary>
    internal const int MostFields = 10_000;

    /// <summary>The form that takes a file.</summary>
    [HttpGet("new")]
    public async Task<IActionResult> New(Id<Process> process, Id<PrisonerList> list)
    {
        var page = await Send(new ReadImports(list));
        return page.List.State == ListState.Draft ? View(new UploadPage(process, page)) : throw PrisonerList.NoDraft();
    }

    /// <summary>Takes a file. It is held in memory, never in a temporary folder.</summary>
    [HttpPost("new")]
    [EnableRateLimiting(RateLimits.Upload)]
    [RequestSizeLimit(LargestRequest)]
    [RequestFormLimits(MultipartBodyLengthLimit = LargestRequest, MemoryBufferThreshold = LargestRequest)]
    public async Task<IActionResult> New(Id<Process> process, Id<PrisonerList> list, UploadForm form)
    {
        await using var file = form.File?.OpenReadStream();
        return await Submit(
            new UploadImport { List = list, File = file, FileName = form.File?.FileName ?? "" },
            import => RedirectToAction(nameof(Columns), new { process, list, import }),
            async () => View(new UploadPage(process, await Send(new ReadImports(list)))),
            prefix: "Form");
    }

    /// <summary>An empty table to fill in.</summary>
    [HttpGet("template.{format:regex(^(csv|xlsx)$)}")]
    public async Task<IActionResult> Template(Id<PrisonerList> list, TableFormat format) => File(
        await Send(new DownloadTemplate(list, format)),
        format == TableFormat.Csv ? "text/csv" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        format == TableFormat.Csv ? "template.csv" : "template.xlsx");

    /// <summary>How the columns are read.</summary>
    [HttpGet("{import:guid}/columns")]
    public async Task<IActionResult> Columns(Id<Process> process, Id<PrisonerList> list, Id<ListImport> import)
    {
        var run = await Send(new ReadImport { List = list, Import = import, Part = ImportPart.Columns });
        return View(new ColumnsPage(process, run, new ColumnsForm { Meanings = [.. run.Columns.Select(c => c.Meaning)], Order = run.Order }));
    }

    /// <summary>Says how the columns are to be read.</summary>
    [HttpPost("{import:guid}/columns")]
    public Task<IActionResult> Columns(Id<Process> process, Id<PrisonerList> list, Id<ListImport> import, ColumnsForm form) => Submit(
        new CorrectImport { List = list, Import = import, Token = form.Token, Columns = new ColumnReading([.. form.Meanings.Select(m => m ?? "")], form.Order) },
        _ => RedirectToAction(nameof(DryRun), new { process, list, import }),
        async () => View(new ColumnsPage(process, await Send(new ReadImport { List = list, Import = import, Part = ImportPart.Columns }), form)),
        prefix: "Form");

    /// <summary>What would happen. Without a part: the first one that has rows.</summary>
    [HttpGet("{import:guid}")]
    public async Task<IActionResult> DryRun(Id<Process> process, Id<PrisonerList> list, Id<ListImport> import, ImportPart? part, int page = 1)
    {
        var run = await Send(new ReadImport { List = list, Import = import, Part = part ?? ImportPart.NeedYou, Page = page });
        if (part is null && run.Total == 0)
        {
            return RedirectToAction(nameof(DryRun), new { process, list, import, part = run.Counts.ToLookAt > 0 ? ImportPart.ToLookAt : ImportPart.Ready });
        }

        return View(new DryRunPage(process, run, null));
    }

    /// <summary>Takes corrections and looks again.</summary>
    [HttpPost("{import:guid}"), RequestFormLimits(ValueCountLimit = MostFields)]
    public Task<IActionResult> DryRun(Id<Process> process, Id<PrisonerList> list, Id<ListImport> import, DryRunForm form) => Submit(
        form.Request(list, import),
        _ => RedirectToAction(nameof(DryRun), new { process, list, import, part = form.Part, page = form.Page }),
        async () => View(new DryRunPage(process, await Send(new ReadImport { List = list, Import = import, Part = form.Part, Page = form.Page }), form)));

    /// <summary>Asks before anything is saved.</summary>
    [HttpGet("{import:guid}/confirm")]
    public async Task<IActionResult> Confirm(Id<Process> process, Id<PrisonerList> list, Id<ListImport> import) =>
        View(new ConfirmPage(process, await Send(new ReadImport { List = list, Import = import, Part = ImportPart.Summary })));

    /// <summary>Puts everything into the list.</summary>
    [HttpPost("{import:guid}/confirm")]
    public Task<IActionResult> Confirm(Id<Process> process, Id<PrisonerList> list, Id<ListImport> import, Guid token, Guid listToken) => Submit(
        new ConfirmImport { List = list, Import = import, Token = token, ListToken = listToken },
        outcome =>
        {
            TempData["done"] = outcome.WasDone
                ? Texts["The import was finished already. Nothing was imported twice."].Value
                : Texts["Imported: {0} added, {1} changed.", outcome.Added, outcome.Changed].Value;
            return RedirectToAction("List", "PrisonerLists", new { process, list });
        },
        async () => View(new ConfirmPage(process, await Send(new ReadImport { List = list, Import = import, Part = ImportPart.Summary }))));

    /// <summary>Gives the import up.</summary>
    [HttpPost("{import:guid}/drop")]
    public Task<IActionResult> Drop(Id<Process> process, Id<PrisonerList> list, Id<ListImport> import) => Submit(
        new DropImport(list, import),
        _ =>
        {
            TempData["done"] = Texts["The import was given up. Nothing of the file was kept."].Value;
            return RedirectToAction("List", "PrisonerLists", new { process, list });
        },
        async () =>
        {
            await Send(new ReadImport { List = list, Import = import, Part = ImportPart.Summary });
            return RedirectToAction("List", "PrisonerLists", new { process, list });
        });
}

/// <summary>A file as it is sent.</summary>
public sealed record UploadForm
{
    /// <summary>The file.</summary>
    public IFormFile? File { get; init; }
}

/// <summary>How columns are to be read.</summary>
public sealed record ColumnsForm
{
    /// <summary>Token of the import.</summary>
    public Guid Token { get; init; }

    /// <summary>One for each column; none to leave it out. (Model binding fills lists only.)</summary>
    public List<string?> Meanings { get; init; } = [];

    /// <summary>How ambiguous dates are meant.</summary>
    public DateOrder? Order { get; init; }
}

/// <summary>Corrections of the rows of a page.</summary>
public sealed record DryRunForm
{
    /// <summary>Token of the import.</summary>
    public Guid Token { get; init; }

    /// <summary>The part that was shown.</summary>
    public ImportPart Part { get; init; }

    /// <summary>The page that was shown.</summary>
    public int Page { get; init; } = 1;

    /// <summary>The rows that were shown: one that is not among those to leave out is not left out any more.</summary>
    public List<int> Rows { get; init; } = [];

    /// <summary>The rows to leave out.</summary>
    public List<int> LeaveOut { get; init; } = [];

    /// <summary>Texts as they stand in the boxes.</summary>
    public List<CellForm> Cells { get; init; } = [];

    /// <summary>Who is who.</summary>
    public List<PersonForm> People { get; init; } = [];

    /// <summary>A suggestion whose button was pressed: row, field and text between bars.</summary>
    public string? Use { get; init; }

    /// <summary>The text in a box.</summary>
    public string? Typed(int row, string field) => Cells.FirstOrDefault(c => c.Row == row && c.Field == field)?.Text;

    internal CorrectImport Request(Id<PrisonerList> list, Id<ListImport> import)
    {
        var cells = Cells.Where(c => c.Text is not null).Select(c => new CellCorrection(c.Row, c.Field ?? "", c.Text)).ToList();
        if (Use?.Split('|', 3) is [var row, var field, var text] && int.TryParse(row, System.Globalization.CultureInfo.InvariantCulture, out var number))
        {
            cells.RemoveAll(c => c.Row == number && c.Field == field);
            cells.Add(new CellCorrection(number, field, text));
        }

        return new CorrectImport
        {
            List = list,
            Import = import,
            Token = Token,
            Cells = cells,
            LeaveOut = Rows.Distinct().ToDictionary(r => r, LeaveOut.Contains),
            People = People.Where(p => p.Decision is not null).DistinctBy(p => p.Row).ToDictionary(p => p.Row, p => p.Decision),
        };
    }
}

/// <summary>A box of a page of corrections.</summary>
public sealed record CellForm
{
    /// <summary>Number of the row.</summary>
    public int Row { get; init; }

    /// <summary>Key of the field.</summary>
    public string? Field { get; init; }

    /// <summary>What stands in the box; empty is an answer, none is not.</summary>
    [DisplayFormat(ConvertEmptyStringToNull = false)]
    public string? Text { get; init; }
}

/// <summary>What is said of a row that looks like somebody else.</summary>
public sealed record PersonForm
{
    /// <summary>Number of the row.</summary>
    public int Row { get; init; }

    /// <summary>What is said, if anything.</summary>
    public PersonDecision? Decision { get; init; }
}
