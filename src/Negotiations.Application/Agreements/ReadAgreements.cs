using AutoMapper;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Parties;
using Negotiations.Domain.Agreements;

namespace Negotiations.Application.Agreements;

/// <summary>The agreements that the viewer may know of, those first that changed last.</summary>
/// <param name="Kind">Only those of a kind.</param>
/// <param name="Status">Only those that have come so far.</param>
/// <param name="Page">Which page, from 1.</param>
[Needs(Permission.ReadAgreements)]
public sealed record ReadAgreements(AgreementKind? Kind = null, AgreementStatus? Status = null, int Page = 1) : IRequest<AgreementsPage>;

/// <summary>A page of agreements.</summary>
public sealed record AgreementsPage
{
    /// <summary>Agreements on a page.</summary>
    public const int PageSize = 50;

    /// <summary>The kind that is shown; none for all.</summary>
    public required AgreementKind? Kind { get; init; }

    /// <summary>How far those have come that are shown; none for all.</summary>
    public required AgreementStatus? Status { get; init; }

    /// <summary>How many have come how far, of the kind that is shown.</summary>
    public required IReadOnlyDictionary<AgreementStatus, int> Counts { get; init; }

    /// <summary>The page shown, from 1.</summary>
    public required int Page { get; init; }

    /// <summary>The agreements on it.</summary>
    public required IReadOnlyList<AgreementRow> Rows { get; init; }

    /// <summary>The parties of the process.</summary>
    public required IReadOnlyList<PartyMark> Parties { get; init; }

    /// <summary>The mediators of the process, by name.</summary>
    public required IReadOnlyList<MediatorChoice> Mediators { get; init; }

    /// <summary>Whether the viewer may open one.</summary>
    public required bool MayKeep { get; init; }

    /// <summary>Who may read the page.</summary>
    public required PageAudience Audience { get; init; }

    /// <summary>How many there are of those shown, on all pages.</summary>
    public int Total => Status is { } status ? Counts.GetValueOrDefault(status) : Counts.Values.Sum();
}

internal sealed class ReadAgreementsValidator : AbstractValidator<ReadAgreements>
{
    public ReadAgreementsValidator()
    {
        RuleFor(r => r.Kind).IsInEnum();
        RuleFor(r => r.Status).IsInEnum();
    }
}

internal sealed class ReadAgreementsHandler(INegotiationsDb db, CurrentViewer current, IMapper mapper) : IRequestHandler<ReadAgreements, AgreementsPage>
{
    public async Task<AgreementsPage> Handle(ReadAgreements request, CancellationToken cancellationToken)
    {
        var agreements = request.Kind is { } kind ? db.Agreements.AsNoTracking().Where(a => a.Kind == kind) : db.Agreements.AsNoTracking();
        var counts = await agreements.GroupBy(a => a.Status).Select(g => new { Status = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Status, g => g.Count, cancellationToken);
        var chosen = request.Status is { } status ? agreements.Where(a => a.Status == status) : agreements;
        var total = request.Status is { } one ? counts.GetValueOrDefault(one) : counts.Values.Sum();
        var page = Math.Clamp(request.Page, 1, Math.Max(1, (total + AgreementsPage.PageSize - 1) / AgreementsPage.PageSize));
        var viewer = current.Viewer;
        return new AgreementsPage
        {
            Kind = request.Kind,
            Status = request.Status,
            Counts = counts,
            Page = page,
            Rows = await AgreementRow.Of(chosen.OrderByDescending(a => a.ChangedAt).ThenBy(a => a.Id).Skip((page - 1) * AgreementsPage.PageSize).Take(AgreementsPage.PageSize)).ToListAsync(cancellationToken),
            Parties = await PartyMark.OfProcessAsync(db, mapper, viewer.Seat!.ProcessId, cancellationToken),
            Mediators = await MediatorChoice.OfProcessAsync(db, cancellationToken),
            MayKeep = viewer.May(Permission.KeepAgreements),
            Audience = viewer.OwnSide,
        };
    }
}
