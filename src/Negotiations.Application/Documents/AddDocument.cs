using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Pipeline;
using Negotiations.Application.Processes;
using Negotiations.Domain;
using Negotiations.Domain.Documents;
using Negotiations.Domain.Meetings;
using Negotiations.Domain.Parties;

namespace Negotiations.Application.Documents;

/// <summary>Attaches a document to a meeting. What the file is, its content says; of one that is refused nothing is kept, and the failure says why, beside <see cref="File"/>.</summary>
[Needs(Permission.KeepDocuments)]
public sealed record AddDocument : IRequest<Id<Document>>
{
    /// <summary>Which meeting.</summary>
    public required Id<Meeting> Meeting { get; init; }

    /// <summary>The file's content; read more than once.</summary>
    public Stream? File { get; init; }

    /// <summary>The file's name, as the browser gave it; shown, and its ending must fit the content. Never a path.</summary>
    [AnySigns("The file is not renamed: such signs are left out of its name.")]
    public string FileName { get; init; } = "";

    /// <summary>What it is called; its file's name where that is empty.</summary>
    public string Title { get; init; } = "";

    /// <summary>In which language; may be empty.</summary>
    public string Language { get; init; } = "";

    /// <summary>Who may read it.</summary>
    public DocumentReaders? Readers { get; init; }

    /// <summary>Which delegation, where it is one.</summary>
    public Id<Party>? Delegation { get; init; }
}

internal sealed class AddDocumentValidator : AbstractValidator<AddDocument>
{
    public AddDocumentValidator()
    {
        RuleFor(r => r.File).NotNull().WithMessage("Choose a file.");
        RuleFor(r => Document.NameOf(r.FileName)).NotEmpty().WithMessage("This file has no name. Give it one, and choose it again.")
            .FitsIn(Document.FileNameLength).When(r => r.File is not null).OverridePropertyName(nameof(AddDocument.File));
        RuleFor(r => r.Title).FitsIn(Document.TitleLength);
        RuleFor(r => r.Language).FitsIn(Document.LanguageLength);
        RuleFor(r => r.Readers).NotNull().WithMessage("Choose who may read it.").IsInEnum().WithMessage("Choose one.");
        RuleFor(r => r.Delegation).NotNull().WithMessage("Choose the delegation that may see it.").When(r => r.Readers == DocumentReaders.OneDelegation);
    }
}

internal sealed class AddDocumentHandler(INegotiationsDb db, CurrentViewer current, TimeProvider clock, IDocumentFiles files, DocumentLimits limits)
    : IRequestHandler<AddDocument, Id<Document>>
{
    public async Task<Id<Document>> Handle(AddDocument request, CancellationToken cancellationToken)
    {
        var process = await db.ChangingProcessAsync(current.Viewer, cancellationToken);
        var meeting = await db.Meetings.SingleOrDefaultAsync(m => m.Id == request.Meeting, cancellationToken).OrNotFound();
        if (request.Delegation is { } party && !await db.Parties.AnyAsync(p => p.ProcessId == process.Id && p.Id == party, cancellationToken))
        {
            throw new NotFound();
        }

        if (await db.Documents.CountAsync(d => d.MeetingId == meeting.Id, cancellationToken) >= Document.MostOfMeeting)
        {
            throw new RuleViolation("document.most", "This meeting has {0} documents already. Attach this one to another meeting.", Document.MostOfMeeting);
        }

        // Nothing is written for what will be refused anyway.
        var readers = request.Readers!.Value;
        Document.AudienceOf(meeting, readers, request.Delegation);
        var name = Document.NameOf(request.FileName);
        var kind = DocumentContent.Judge(request.File!, name, limits);

        // The file is there before the row, which so never speaks of a content that is not. If the row is not saved, the file is swept away later.
        var id = Id<Document>.New();
        var file = await files.KeepAsync(id, request.File!, cancellationToken);
        db.Documents.Add(Document.Attach(id, meeting, readers, request.Delegation, request.Title, name, kind, request.Language, file, current.Author(clock)));
        await db.SaveAsync(cancellationToken);
        files.Settle(file);
        return id;
    }
}
