using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Auditing;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;

namespace Negotiations.Application.Agreements;

/// <summary>In which form a draft leaves the application.</summary>
public enum DraftFormat
{
    /// <summary>For reading and filing: A4, tagged.</summary>
    Pdf,

    /// <summary>Plain text.</summary>
    Text,

    /// <summary>The canonical form, whose SHA-256 is the fingerprint.</summary>
    Json,

    /// <summary>For word processors: Office Open XML, with brackets as comments, and a redline as tracked changes.</summary>
    Docx,

    /// <summary>For programs that know legal texts: Akoma Ntoso 1.0, XML.</summary>
    Akn,
}

/// <summary>Exports a draft. Recorded, with the format and the audience.</summary>
[Needs(Permission.ReadAgreements)]
public sealed record ExportDraft(Id<Agreement> Agreement, Id<Draft> Draft, DraftFormat Format) : IRequest<ExportedDraft>;

/// <summary>Exports what changed from one draft to another. Recorded in the same way, for both.</summary>
[Needs(Permission.ReadAgreements)]
public sealed record ExportRedline(Id<Agreement> Agreement, Id<Draft> Draft, Id<Draft> With, DraftFormat Format) : IRequest<ExportedRedline>;

/// <summary>A draft that was exported.</summary>
/// <param name="Page">The draft.</param>
/// <param name="Content">The file, where the draft itself says all of it: the canonical form, or Akoma Ntoso.</param>
/// <param name="ExportedAt">Server time, UTC.</param>
public sealed record ExportedDraft(DraftPage Page, byte[]? Content, DateTimeOffset ExportedAt);

/// <summary>A redline that was exported.</summary>
/// <param name="Comparison">The redline.</param>
/// <param name="ExportedAt">Server time, UTC.</param>
public sealed record ExportedRedline(DraftComparison Comparison, DateTimeOffset ExportedAt);

internal sealed class ExportDraftValidator : AbstractValidator<ExportDraft>
{
    public ExportDraftValidator() => RuleFor(r => r.Format).IsInEnum().WithMessage("Choose one.");
}

internal sealed class ExportRedlineValidator : AbstractValidator<ExportRedline>
{
    public ExportRedlineValidator() => RuleFor(r => r.Format).Must(f => f is DraftFormat.Pdf or DraftFormat.Text or DraftFormat.Docx).WithMessage("Choose one.");
}

internal sealed class ExportDraftHandlers(
    INegotiationsDb db, CurrentViewer current, TimeProvider clock, IRequestHandler<ReadTabledDraft, DraftPage> drafts, IRequestHandler<CompareDrafts, DraftComparison> comparisons)
    : IRequestHandler<ExportDraft, ExportedDraft>, IRequestHandler<ExportRedline, ExportedRedline>
{
    public async Task<ExportedDraft> Handle(ExportDraft request, CancellationToken cancellationToken)
    {
        var page = await drafts.Handle(new ReadTabledDraft(request.Agreement, request.Draft), cancellationToken);
        var content = request.Format == DraftFormat.Akn ? AkomaNtoso.Of(page) : null;
        if (request.Format == DraftFormat.Json)
        {
            var draft = await db.Drafts.AsNoTracking().SingleAsync(d => d.Id == request.Draft, cancellationToken);
            content = draft.Canonical(
                await db.DraftProvisions.AsNoTracking().Where(p => p.DraftId == draft.Id).ToListAsync(cancellationToken),
                await db.DraftBrackets.AsNoTracking().Include(b => b.Alternatives).Where(b => b.DraftId == draft.Id).ToListAsync(cancellationToken),
                await db.DraftTranslations.AsNoTracking().Where(t => t.DraftId == draft.Id).ToListAsync(cancellationToken));
        }

        Note(request.Format, page.Draft.Id, page.Draft.Audience, "");
        await db.SaveAsync(cancellationToken);
        return new ExportedDraft(page, content, clock.GetUtcNow());
    }

    public async Task<ExportedRedline> Handle(ExportRedline request, CancellationToken cancellationToken)
    {
        var comparison = await comparisons.Handle(new CompareDrafts(request.Agreement, request.Draft, request.With), cancellationToken);
        Note(request.Format, comparison.Before.Id, comparison.Audience, "; redline");
        Note(request.Format, comparison.After!.Id, comparison.Audience, "; redline");
        await db.SaveAsync(cancellationToken);
        return new ExportedRedline(comparison, clock.GetUtcNow());
    }

    // What a delegation takes stands in its own trail; what the mediators do with their record does not.
    private void Note(DraftFormat format, Id<Draft> draft, PageAudience audience, string what) =>
        db.Note(new AuditNote(AuditAction.Exported, nameof(Draft), draft.Value, current.Viewer.PartyId, FormattableString.Invariant($"{format.ToString().ToLowerInvariant()}{what}; {audience}")));
}
