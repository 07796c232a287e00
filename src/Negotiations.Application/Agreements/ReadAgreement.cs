using AutoMapper;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Parties;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;
using Negotiations.Domain.Dates;
using Negotiations.Domain.Parties;

namespace Negotiations.Application.Agreements;

/// <summary>One agreement, with its acts and those of its drafts that the viewer may read.</summary>
[Needs(Permission.ReadAgreements)]
public sealed record ReadAgreement(Id<Agreement> Id) : IRequest<AgreementPage>;

/// <summary>An agreement with what belongs to it.</summary>
public sealed record AgreementPage
{
    /// <summary>Most drafts that are listed, the latest.</summary>
    public const int MostDrafts = 200;

    /// <summary>The agreement.</summary>
    public required AgreementRow Agreement { get; init; }

    /// <summary>Its languages, that of its text first.</summary>
    public required IReadOnlyList<AgreementLanguageFacts> Languages { get; init; }

    /// <summary>The parties of the process.</summary>
    public required IReadOnlyList<PartyMark> Parties { get; init; }

    /// <summary>The mediators of the process, by name; those that have a part in it are among them.</summary>
    public required IReadOnlyList<MediatorChoice> Mediators { get; init; }

    /// <summary>Its acts, in the order in which they were recorded.</summary>
    public required IReadOnlyList<ActRow> Acts { get; init; }

    /// <summary>Its drafts that the viewer may read, the latest first.</summary>
    public required IReadOnlyList<DraftRow> Drafts { get; init; }

    /// <summary>Acts that could be recorded now.</summary>
    public required IReadOnlyList<ActKind> Next { get; init; }

    /// <summary>How many provisions the working text has; told to the mediators alone.</summary>
    public required int? Provisions { get; init; }

    /// <summary>Whether the viewer may write it.</summary>
    public required bool MayKeep { get; init; }

    /// <summary>Whether the viewer may record acts.</summary>
    public required bool MayConclude { get; init; }
}

/// <summary>An act as it is shown.</summary>
public sealed record ActRow
{
#pragma warning disable CS1591 // each is told by the act
    public Id<AgreementAct> Id { get; init; }
    public int Number { get; init; }
    public ActKind Kind { get; init; }
    public Id<Party>? PartyId { get; init; }
    public AgreementMediatorFacts? Signatory { get; init; }
    public string By { get; init; } = "";
    public string Capacity { get; init; } = "";
    public PartialDate On { get; init; }
    public string Place { get; init; } = "";
    public Id<Draft>? DraftId { get; init; }
    public string Text { get; init; } = "";
    public string Source { get; init; } = "";
    public DateTimeOffset RecordedAt { get; init; }
#pragma warning restore CS1591

    internal static ActRow Of(AgreementAct a) => new()
    {
        Id = a.Id,
        Number = a.Number,
        Kind = a.Kind,
        PartyId = a.PartyId,
        Signatory = a.Signatory,
        By = a.By,
        Capacity = a.Capacity,
        On = a.On,
        Place = a.Place,
        DraftId = a.DraftId,
        Text = a.Text,
        Source = a.Source,
        RecordedAt = a.RecordedAt,
    };
}

internal sealed class ReadAgreementHandler(INegotiationsDb db, CurrentViewer current, IMapper mapper) : IRequestHandler<ReadAgreement, AgreementPage>
{
    public async Task<AgreementPage> Handle(ReadAgreement request, CancellationToken cancellationToken)
    {
        var viewer = current.Viewer;
        var agreement = await db.Agreements.AsNoTracking().Include(a => a.Parties).Include(a => a.Mediators).Include(a => a.Languages).SingleOrDefaultAsync(a => a.Id == request.Id, cancellationToken).OrNotFound();
        var acts = await db.AgreementActs.AsNoTracking().Where(a => a.AgreementId == agreement.Id).OrderBy(a => a.Number).ToListAsync(cancellationToken);
        var mayKeep = viewer.May(Permission.KeepAgreements);
        return new AgreementPage
        {
            Agreement = AgreementRow.Of(agreement),
            Languages = [.. agreement.Languages.OrderBy(l => l.Position).Select(l => new AgreementLanguageFacts(l.Tag, l.IsAuthentic))],
            Parties = await PartyMark.OfProcessAsync(db, mapper, agreement.ProcessId, cancellationToken),
            Mediators = await MediatorChoice.OfProcessAsync(db, cancellationToken),
            Acts = [.. acts.Select(ActRow.Of)],
            Drafts = await DraftRow.OfAgreementAsync(db, agreement.Id, cancellationToken),
            Next = agreement.Next(acts),
            // Of the working text the mediators know alone; who mediates reads it also where the process is closed.
            Provisions = viewer.Audience == OpenTo.Mediators ? await db.Provisions.CountAsync(p => p.AgreementId == agreement.Id && p.TakenOutAt == null, cancellationToken) : null,
            MayKeep = mayKeep,
            MayConclude = viewer.May(Permission.ConcludeAgreements),
        };
    }
}
