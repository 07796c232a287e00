using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using Negotiations.Application.Documents;
using Negotiations.Domain;
using Negotiations.Domain.Documents;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Parties;
using Negotiations.Domain.Processes;
using Negotiations.Web.Edge;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.Documents;

/// <summary>Documents attached to meetings: added, taken, withdrawn.</summary>
[Route("processes/{process:guid}/documents/{document:guid}")]
public sealed class DocumentsController(IMediator mediator, IStringLocalizer<Texts> texts, Frame frame) : FeatureController(mediator, texts)
{
    /// <summary>Those of a meeting, with the form that adds one.</summary>
    [HttpGet("/processes/{process:guid}/meetings/{meeting:guid}/documents")]
    public async Task<IActionResult> OfMeeting(Id<Process> process, Id<Meeting> meeting, bool tooLarge = false)
    {
        var documents = await Send(new ReadMeetingDocuments(meeting));
        if (tooLarge && documents.MayKeep)
        {
            ModelState.AddModelError(nameof(DocumentInput.File), Texts["This file is larger than {0} MB. Make it smaller, or split it.", documents.Limits.Megabytes]);
        }

        return View("OfMeeting", new MeetingDocumentsPage(new DocumentInput(), documents, process, Texts));
    }

    /// <summary>Adds one. The file is held in memory, never in a temporary folder.</summary>
    [HttpPost("/processes/{process:guid}/meetings/{meeting:guid}/documents")]
    [EnableRateLimiting(RateLimits.Upload)]
    [UploadLimit]
    public async Task<IActionResult> Add(Id<Process> process, Id<Meeting> meeting, DocumentInput input)
    {
        await using var file = input.File?.OpenReadStream();
        return await Submit(
            new AddDocument
            {
                Meeting = meeting,
                File = file,
                FileName = input.File?.FileName ?? "",
                Title = input.Title?.Trim() ?? "",
                Language = LanguageInput.Read(input.Language, input.OtherLanguage),
                Readers = input.Readers,
                Delegation = input.Readers == DocumentReaders.OneDelegation && input.Delegation is { } party ? new Id<Party>(party) : null,
            },
            id => Shown(process, id),
            async () =>
            {
                var documents = await Send(new ReadMeetingDocuments(meeting));
                if (!documents.MayKeep)
                {
                    throw new Application.Access.NotFound();
                }

                if (input.File is not null && ModelState.GetFieldValidationState(nameof(input.File)) != Microsoft.AspNetCore.Mvc.ModelBinding.ModelValidationState.Invalid)
                {
                    ModelState.AddModelError(nameof(input.File), Texts["Choose the file again: browsers do not keep it."]);
                }

                return View("OfMeeting", new MeetingDocumentsPage(input, documents, process, Texts));
            });
    }

    /// <summary>What is said of one.</summary>
    [HttpGet("")]
    public async Task<IActionResult> Show(Id<Document> document) => View(new DocumentShowPage(await Send(new ReadDocument(document))));

    /// <summary>Takes its content. Always as a file to keep, never shown in the browser.</summary>
    [HttpPost("file")]
    [EnableRateLimiting(RateLimits.Export)]
    public Task<IActionResult> Take(Id<Document> document) => Submit(
        new ExportDocument(document),
        taken =>
        {
            Response.ContentLength = taken.Size;
            return File(taken.Content, taken.Kind.MediaType(), taken.FileName);
        },
        async () => View("Show", new DocumentShowPage(await Send(new ReadDocument(document)))));

    /// <summary>Asks before it is withdrawn.</summary>
    [HttpGet("withdraw")]
    public Task<IActionResult> AskWithdrawal(Id<Document> document) => WithdrawalPage(document, null);

    /// <summary>Withdraws it.</summary>
    [HttpPost("withdraw")]
    public Task<IActionResult> Withdraw(Id<Process> process, Id<Document> document, string? reason) => Submit(
        new WithdrawDocument(document, reason?.Trim() ?? ""),
        _ => Shown(process, document),
        () => WithdrawalPage(document, reason));

    /// <inheritdoc/>
    public override void OnActionExecuting(ActionExecutingContext context) => frame.Section = "Meetings";

    private async Task<IActionResult> WithdrawalPage(Id<Document> document, string? reason)
    {
        var page = await Send(new ReadDocument(document));
        return !page.MayKeep ? throw new Application.Access.NotFound()
            : page.Document.WithdrawnAt is null ? View("Withdraw", new WithdrawDocumentPage(page.Document, reason))
            : View("Show", new DocumentShowPage(page));
    }

    private LocalRedirectResult Shown(Id<Process> process, Id<Document> document) => LocalRedirect($"~/processes/{process}/documents/{document}");
}
