using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using Negotiations.Application.Access;
using Negotiations.Application.Documents;
using Negotiations.Domain;
using Negotiations.Domain.Documents;
using Negotiations.Domain.Processes;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.Documents;

/// <summary>What the form of a document posts.</summary>
public record DocumentInput
{
    public IFormFile? File { get; init; }

    public string? Title { get; init; }

    public string? Language { get; init; }

    /// <summary>The tag, of a language that is told by it (<see cref="LanguageInput.Other"/>).</summary>
    public string? OtherLanguage { get; init; }

    public DocumentReaders? Readers { get; init; }

    public Guid? Delegation { get; init; }
}

/// <summary>The documents of a meeting, with the form that adds one.</summary>
public sealed record MeetingDocumentsPage : DocumentInput, IPage
{
    private readonly IStringLocalizer _texts;

    public MeetingDocumentsPage(DocumentInput input, MeetingDocuments documents, Id<Process> process, IStringLocalizer texts)
        : base(input) =>
        (Documents, Process, _texts) = (documents, process, texts);

    public MeetingDocuments Documents { get; }

    public Id<Process> Process { get; }

    Wording IPage.Title => "Documents of a meeting";

    public PageAudience Audience => Documents.Audience;

    public string Back => $"/processes/{Process}/meetings/{Documents.Meeting}";

    public string Here => Back + "/documents";

    public IEnumerable<SelectListItem> ReaderChoices => Documents.Readers.Select(r => new SelectListItem(r.InWords().In(_texts), r.ToString()));

    public IEnumerable<SelectListItem> Delegations =>
        Documents.Delegations.Select(p => new SelectListItem(p.Name, p.Id.ToString())).Prepend(new SelectListItem(_texts["Choose one"], ""));
}

/// <summary>One document.</summary>
public sealed record DocumentShowPage(DocumentPage Show) : IPage
{
    public Wording Title => new("{0}", Show.Document.Title);

    public PageAudience Audience => Show.Document.Audience;

    public string Here => $"/processes/{Show.Document.ProcessId}/documents/{Show.Document.Id}";

    public string Meeting => $"/processes/{Show.Document.ProcessId}/meetings/{Show.Document.MeetingId}";
}

/// <summary>Asks before a document is withdrawn.</summary>
public sealed record WithdrawDocumentPage(DocumentRow Document, string? Reason) : IPage
{
    public Wording Title => "Withdraw this document?";

    public PageAudience Audience => Document.Audience;

    public string Back => $"/processes/{Document.ProcessId}/documents/{Document.Id}";
}
