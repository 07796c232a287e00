using AutoMapper;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Parties;
using Negotiations.Application.WorkingTexts;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;
using Negotiations.Texts.Redlines;

namespace Negotiations.Application.Agreements;

/// <summary>What changed from one draft to another of the same agreement, both of which the viewer may read: from the earlier to the later one, whichever was named first.</summary>
[Needs(Permission.ReadAgreements)]
public sealed record CompareDrafts(Id<Agreement> Agreement, Id<Draft> Draft, Id<Draft> With) : IRequest<DraftComparison>;

/// <summary>What changed from a draft to the working text as it stands now.</summary>
[Needs(Permission.KeepAgreements)]
public sealed record CompareWithWorkingText(Id<Agreement> Agreement, Id<Draft> Draft) : IRequest<DraftComparison>;

/// <summary>Two texts of one agreement.</summary>
public sealed record DraftComparison
{
    /// <summary>The agreement, as it is called now.</summary>
    public required AgreementRow Agreement { get; init; }

    /// <summary>The earlier draft.</summary>
    public required DraftRow Before { get; init; }

    /// <summary>The later one; none where it is the working text.</summary>
    public required DraftRow? After { get; init; }

    /// <summary>What the earlier one says.</summary>
    public required AgreementText BeforeText { get; init; }

    /// <summary>What the later one says.</summary>
    public required AgreementText AfterText { get; init; }

    /// <summary>What changed.</summary>
    public required Redline Redline { get; init; }

    /// <summary>What became of the brackets of a provision from draft to draft; nothing where they are as they were, and of the working text, whose words alone are compared.</summary>
    public required ILookup<Guid, BracketChange> Brackets { get; init; }

    /// <summary>The parties of the process; none where no brackets are compared.</summary>
    public required IReadOnlyList<PartyMark> Parties { get; init; }

    /// <summary>The drafts of the agreement that the viewer may read, the latest first.</summary>
    public required IReadOnlyList<DraftRow> Drafts { get; init; }

    /// <summary>Whether the viewer may compare with the working text.</summary>
    public required bool MayKeep { get; init; }

    /// <summary>Who may read both.</summary>
    public PageAudience Audience => Domain.Audience.Common(Before.Readers, After?.Readers ?? Domain.Audience.Mediators).ToPage();
}

internal sealed class CompareDraftsHandlers(INegotiationsDb db, CurrentViewer current, IMapper mapper) : IRequestHandler<CompareDrafts, DraftComparison>, IRequestHandler<CompareWithWorkingText, DraftComparison>
{
    public async Task<DraftComparison> Handle(CompareDrafts request, CancellationToken cancellationToken)
    {
        if (request.Draft == request.With)
        {
            throw new NotFound();
        }

        var both = await DraftRow.Of(db.Drafts.AsNoTracking().Where(d => d.AgreementId == request.Agreement && (d.Id == request.Draft || d.Id == request.With)))
            .OrderBy(d => d.TabledAt).ThenBy(d => d.Number).ThenBy(d => d.Id).ToListAsync(cancellationToken);
        if (both is not [var before, var after])
        {
            throw new NotFound();
        }

        var texts = await DraftTexts.ReadAsync(db, [before.Id, after.Id], cancellationToken);
        return await ComparedAsync(before, texts[before.Id].Value, after, texts[after.Id].Value, cancellationToken);
    }

    public async Task<DraftComparison> Handle(CompareWithWorkingText request, CancellationToken cancellationToken)
    {
        var draft = await DraftRow.ReadAsync(db, request.Agreement, request.Draft, cancellationToken);
        var working = await TextInHand.ReadAsync(db, draft.AgreementId, cancellationToken);
        var provisions = await db.DraftProvisions.AsNoTracking().Where(p => p.DraftId == draft.Id).ToListAsync(cancellationToken);
        return await ComparedAsync(draft, AgreementText.Of(provisions, []), null, working.Text, cancellationToken);
    }

    private async Task<DraftComparison> ComparedAsync(DraftRow before, AgreementText was, DraftRow? after, AgreementText now, CancellationToken cancellationToken) => new()
    {
        Agreement = await AgreementRow.ReadAsync(db, before.AgreementId, cancellationToken),
        Parties = after is null ? [] : await PartyMark.OfProcessAsync(db, mapper, before.ProcessId, cancellationToken),
        Brackets = after is null ? Array.Empty<BracketChange>().ToLookup(_ => Guid.Empty) : BracketChange.Of(was, now),
        Before = before,
        After = after,
        BeforeText = was,
        AfterText = now,
        Redline = Redline.Of(was.Text, now.Text, cancellationToken),
        Drafts = await DraftRow.OfAgreementAsync(db, before.AgreementId, cancellationToken),
        MayKeep = current.Viewer.May(Permission.KeepAgreements),
    };
}
