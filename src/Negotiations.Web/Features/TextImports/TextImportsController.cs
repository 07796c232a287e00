using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using Negotiations.Application.Documents;
using Negotiations.Application.WorkingTexts.Importing;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;
using Negotiations.Web.Edge;
using Negotiations.Web.Features.Agreements;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.TextImports;

/// <summary>A file on its way into the working text: what it would change, and what of that is taken in. Nothing of the file is kept on the server: the page that shows it sends it along.</summary>
[Route("processes/{process:guid}/agreements/{agreement:guid}/text/import")]
public sealed class TextImportsController(IMediator mediator, IStringLocalizer<Texts> texts, Frame frame, DocumentLimits limits) : FeatureController(mediator, texts)
{
    /// <summary>Bytes of what the page sends along: the letters that are taken at most, of up to four bytes, and the other fields.</summary>
    private const int LargestRequest = (4 * TextFile.MostLetters) + DocumentLimits.Megabyte;

    /// <summary>Takes a file, or what is pasted.</summary>
    [HttpGet("")]
    public async Task<IActionResult> New(Id<Agreement> agreement, bool tooLarge = false)
    {
        var page = new TextImportPage(new TextImportInput(), await Send(new ReadTextImport(agreement)), limits, Texts);
        if (tooLarge)
        {
            ModelState.AddModelError(nameof(TextImportInput.File), Texts["This file is larger than {0} MB. Make it smaller, or split it.", limits.Megabytes]);
        }

        return View("New", page);
    }

    /// <summary>Reads it. The file is held in memory, never in a temporary folder.</summary>
    [HttpPost("")]
    [EnableRateLimiting(RateLimits.Upload)]
    [UploadLimit(LongestField = TextFile.MostLetters)]
    public async Task<IActionResult> Read(Id<Agreement> agreement, TextImportInput input)
    {
        await using var file = input.File?.OpenReadStream();
        var read = default(TextFile);
        var answer = await Submit(
            new ReadTextFile { Agreement = agreement, File = file, FileName = input.File?.FileName ?? "", Pasted = input.Pasted ?? "" },
            found =>
            {
                read = found;
                return new EmptyResult();
            },
            async () => View("New", new TextImportPage(input, await Send(new ReadTextImport(agreement)), limits, Texts)));
        return read is null ? answer : await Preview(agreement, new IncomingInput { From = input.From, Name = read.Name, HasTrackedChanges = read.HasTrackedChanges, HasComments = read.HasComments }, read);
    }

    /// <summary>Compares with another draft.</summary>
    [HttpPost("look")]
    [EnableRateLimiting(RateLimits.Upload)]
    [RequestSizeLimit(LargestRequest), RequestFormLimits(ValueLengthLimit = LargestRequest, MultipartBodyLengthLimit = LargestRequest, MemoryBufferThreshold = LargestRequest, ValueCountLimit = MostFields)]
    public async Task<IActionResult> Look(Id<Agreement> agreement, IncomingInput input)
    {
        await Send(new ReadTextImport(agreement));
        return input.Read() is { } file
            ? await Preview(agreement, input with { Take = null }, input.Otherwise ? await Send(new ReadTextOtherwise(agreement, file)) : file)
            : await ChooseAgain(agreement, input.From, "The file did not come back whole. Choose it again.");
    }

    /// <summary>Takes in what is ticked.</summary>
    [HttpPost("take")]
    [EnableRateLimiting(RateLimits.Upload)]
    [RequestSizeLimit(LargestRequest), RequestFormLimits(ValueLengthLimit = LargestRequest, MultipartBodyLengthLimit = LargestRequest, MemoryBufferThreshold = LargestRequest, ValueCountLimit = MostFields)]
    public async Task<IActionResult> Take(Guid process, Id<Agreement> agreement, IncomingInput input)
    {
        await Send(new ReadTextImport(agreement));
        if (input.Read() is not { } file)
        {
            return await ChooseAgain(agreement, input.From, "The file did not come back whole. Choose it again.");
        }

        IncomingPreview compared;
        try
        {
            compared = await Send(new PreviewIncoming(agreement, input.Draft, file.Lines));
        }
        catch (RuleViolation e)
        {
            return await ChooseAgain(agreement, input.From, e.Template, [.. e.Arguments]);
        }

        return await Submit(
            new TakeInText { Agreement = agreement, Compared = compared, Chosen = (input.Take ?? []).ToHashSet(), Token = input.Token },
            taken =>
            {
                TempData["done"] = Texts["Taken in: {0}.", string.Join(", ", Parts(taken))].Value;
                return LocalRedirect($"~{AgreementAddress.Text(process, agreement)}");
            },
            () => Preview(agreement, input with { Take = input.Take ?? [] }, file));
    }

    /// <inheritdoc/>
    public override void OnActionExecuting(ActionExecutingContext context) => frame.Section = "Agreements";

    /// <summary>Most fields of a page of changes: each may be ticked.</summary>
    internal const int MostFields = (4 * Agreement.MostProvisions) + 100;

    private async Task<IActionResult> Preview(Id<Agreement> agreement, IncomingInput input, TextFile file)
    {
        try
        {
            var preview = await Send(new PreviewIncoming(agreement, input.Draft, file.Lines));
            // What was posted is not what the page says: the text may be another one by now.
            ModelState.Remove(nameof(IncomingInput.Token));
            return View("Preview", new IncomingPage(input, file, preview, Texts));
        }
        catch (RuleViolation e)
        {
            return await ChooseAgain(agreement, input.From, e.Template, [.. e.Arguments]);
        }
    }

    // What did not happen is not counted.
    private IEnumerable<string> Parts(TextTakenIn taken) => new (string Words, int Count)[] { ("{0} worded anew", taken.Worded), ("{0} new", taken.Added), ("{0} moved", taken.Moved), ("{0} taken out", taken.TakenOut) }
        .Where(part => part.Count > 0).Select(part => Texts[part.Words, part.Count].Value);

    private async Task<IActionResult> ChooseAgain(Id<Agreement> agreement, Guid? from, string why, params object[] arguments)
    {
        Refuse(why, arguments);
        return View("New", new TextImportPage(new TextImportInput { From = from }, await Send(new ReadTextImport(agreement)), limits, Texts));
    }
}
