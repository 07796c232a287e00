using AutoMapper;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Agreements;
using Negotiations.Application.Auditing;
using Negotiations.Application.Parties;
using Negotiations.Application.Pipeline;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;

namespace Negotiations.Application.Translations;

/// <summary>A draft in two languages, as both were tabled.</summary>
/// <param name="Agreement">The agreement.</param>
/// <param name="Draft">The draft.</param>
/// <param name="Language">BCP 47 tag of a language in which something of the draft stands besides that of the text.</param>
[Needs(Permission.ReadAgreements)]
[AnySigns("It chooses what is read, and is not kept.")]
public sealed record ReadParallel(Id<Agreement> Agreement, Id<Draft> Draft, string Language) : IRequest<ParallelPage>;

/// <summary>Exports a draft in two languages. Recorded, with the language and the audience.</summary>
/// <param name="Agreement">The agreement.</param>
/// <param name="Draft">The draft.</param>
/// <param name="Language">As of <see cref="ReadParallel"/>.</param>
[Needs(Permission.ReadAgreements)]
public sealed record ExportParallel(Id<Agreement> Agreement, Id<Draft> Draft, string Language) : IRequest<ExportedParallel>;

/// <summary>A draft in two languages.</summary>
public sealed record ParallelPage
{
    /// <summary>The agreement, as it is called now.</summary>
    public required AgreementRow Agreement { get; init; }

    /// <summary>The draft.</summary>
    public required DraftRow Draft { get; init; }

    /// <summary>How far the draft stands in the language.</summary>
    public required LanguageTally Tally { get; init; }

    /// <summary>Its provisions in reading order.</summary>
    public required IReadOnlyList<ParallelLine> Lines { get; init; }

    /// <summary>The parties of the process, some of which may propose something in its brackets.</summary>
    public required IReadOnlyList<PartyMark> Parties { get; init; }
}

/// <summary>A draft in two languages that was exported.</summary>
/// <param name="Page">The draft.</param>
/// <param name="ExportedAt">Server time, UTC.</param>
public sealed record ExportedParallel(ParallelPage Page, DateTimeOffset ExportedAt);

internal sealed class ReadParallelHandlers(INegotiationsDb db, CurrentViewer current, IMapper mapper, TimeProvider clock) : IRequestHandler<ReadParallel, ParallelPage>, IRequestHandler<ExportParallel, ExportedParallel>
{
    public async Task<ParallelPage> Handle(ReadParallel request, CancellationToken cancellationToken)
    {
        var draft = await DraftRow.ReadAsync(db, request.Agreement, request.Draft, cancellationToken);
        var language = draft.Translated.FirstOrDefault(l => l.Tag == request.Language) ?? throw new NotFound();
        var brackets = await db.DraftBrackets.AsNoTracking().Include(b => b.Alternatives).Where(b => b.DraftId == draft.Id).ToListAsync(cancellationToken);
        var provisions = await db.DraftProvisions.AsNoTracking().Where(p => p.DraftId == draft.Id).ToListAsync(cancellationToken);
        var translations = await db.DraftTranslations.AsNoTracking().Where(t => t.DraftId == draft.Id && t.Language == language.Tag).ToDictionaryAsync(t => t.ProvisionId.Value, cancellationToken);
        List<ParallelLine> lines = [.. AgreementText.Of(provisions, brackets).Lines.Select(line => translations.TryGetValue(line.Place.Identity, out var of)
            ? new ParallelLine(line, of.IsUpToDate ? TranslationStand.Current : TranslationStand.Earlier, of.Heading, of.Text)
            : new ParallelLine(line, TextInLanguage.Without(line.Place.Provision.Heading, line.Place.Provision.Text), "", ""))];
        return new ParallelPage
        {
            Agreement = await AgreementRow.ReadAsync(db, draft.AgreementId, cancellationToken),
            Draft = draft,
            Tally = LanguageTally.Of(language.Tag, language.IsAuthentic, lines.Select(l => l.Stand)),
            Lines = lines,
            Parties = await PartyMark.OfProcessAsync(db, mapper, draft.ProcessId, cancellationToken),
        };
    }

    public async Task<ExportedParallel> Handle(ExportParallel request, CancellationToken cancellationToken)
    {
        var page = await Handle(new ReadParallel(request.Agreement, request.Draft, request.Language), cancellationToken);
        // As for the draft itself (ExportDraft): what a delegation takes stands in its own trail.
        db.Note(new AuditNote(AuditAction.Exported, nameof(Draft), page.Draft.Id.Value, current.Viewer.PartyId, FormattableString.Invariant($"pdf; in {page.Tally.Language}; {page.Draft.Audience}")));
        await db.SaveAsync(cancellationToken);
        return new ExportedParallel(page, clock.GetUtcNow());
    }
}
