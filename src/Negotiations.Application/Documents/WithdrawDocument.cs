using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Processes;
using Negotiations.Domain;
using Negotiations.Domain.Documents;

namespace Negotiations.Application.Documents;

/// <summary>Withdraws a document: that it was there stays as a fact, its content is destroyed.</summary>
/// <param name="Id">Which.</param>
/// <param name="Reason">Why, for everybody who may read of it.</param>
[Needs(Permission.KeepDocuments)]
public sealed record WithdrawDocument(Id<Document> Id, string Reason) : IRequest;

internal sealed class WithdrawDocumentValidator : AbstractValidator<WithdrawDocument>
{
    public WithdrawDocumentValidator()
    {
        RuleFor(r => r.Reason).NotEmpty().WithMessage("Give the reason.");
        RuleFor(r => r.Reason).FitsIn(Document.ReasonLength);
    }
}

internal sealed class WithdrawDocumentHandler(INegotiationsDb db, CurrentViewer current, TimeProvider clock, IDocumentFiles files) : AsyncRequestHandler<WithdrawDocument>
{
    protected override async Task Handle(WithdrawDocument request, CancellationToken cancellationToken)
    {
        await db.ChangingProcessAsync(current.Viewer, cancellationToken);
        var document = await db.Documents.SingleOrDefaultAsync(d => d.Id == request.Id, cancellationToken).OrNotFound();
        document.Withdraw(request.Reason, current.Author(clock));
        await db.SaveAsync(cancellationToken);
        // Only once nobody can take it back any more; what a crash leaves here, the sweep destroys.
        files.Destroy(document.StoredAs);
    }
}
