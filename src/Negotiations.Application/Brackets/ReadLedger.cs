using AutoMapper;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Agreements;
using Negotiations.Application.Auditing;
using Negotiations.Application.HowNear;
using Negotiations.Application.Parties;
using Negotiations.Application.Proposals;
using Negotiations.Application.Tables;
using Negotiations.Application.WorkingTexts;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;

namespace Negotiations.Application.Brackets;

/// <summary>The ledger of an agreement: every bracket that its working text ever had, by whom and when it was opened, what was proposed in it, and what closed it. The open ones first, the oldest first; then the others, the last closed first.</summary>
/// <param name="Agreement">The agreement.</param>
/// <param name="Filter">Which of them.</param>
/// <param name="Page">Which page, from 1.</param>
[Needs(Permission.KeepAgreements)]
public sealed record ReadLedger(Id<Agreement> Agreement, LedgerFilter Filter, int Page = 1) : IRequest<LedgerView>;

/// <summary>The same on all pages, to be written into a file. Recorded, with the number of brackets.</summary>
/// <param name="Agreement">The agreement.</param>
/// <param name="Filter">Which of them.</param>
/// <param name="Format">In which form.</param>
[Needs(Permission.KeepAgreements)]
public sealed record ExportLedger(Id<Agreement> Agreement, LedgerFilter Filter, TableFormat Format) : IRequest<ExportedLedger>;

/// <summary>Which brackets of a ledger.</summary>
public sealed record LedgerFilter
{
    /// <summary>Only open ones, or only resolved ones; none for both.</summary>
    public bool? IsOpen { get; init; }

    /// <summary>Only those in which this one proposes something, as far as it stands; none for all.</summary>
    public BracketOwner? Owner { get; init; }

    /// <summary>Only those of a provision; none for all.</summary>
    public Id<Provision>? Provision { get; init; }

    /// <summary>Only those in which all parties told the mediators that they could live with something that is proposed, or with the words as they stand.</summary>
    public bool IsCommon { get; init; }
}

/// <summary>A page of a ledger.</summary>
public sealed record LedgerView
{
    /// <summary>Brackets on a full page.</summary>
    public const int PageSize = 50;

    /// <summary>The agreement.</summary>
    public required AgreementRow Agreement { get; init; }

    /// <summary>The parties of the process.</summary>
    public required IReadOnlyList<PartyMark> Parties { get; init; }

    /// <summary>How many are open, of whose and where it was asked for.</summary>
    public required int Open { get; init; }

    /// <summary>How many of these were resolved.</summary>
    public required int Closed { get; init; }

    /// <summary>How many there are of what was asked for, on all pages.</summary>
    public required int Total { get; init; }

    /// <summary>Which page it is, from 1.</summary>
    public required int Page { get; init; }

    /// <summary>The brackets.</summary>
    public required IReadOnlyList<LedgerRow> Rows { get; init; }

    /// <summary>Provisions that have or had brackets, in reading order; those that were taken out at the end.</summary>
    public required IReadOnlyList<LedgerProvision> Provisions { get; init; }
}

/// <summary>A ledger that was exported.</summary>
/// <param name="ProcessReference">Reference of the process.</param>
/// <param name="ProcessName">Its name.</param>
/// <param name="Agreement">The agreement.</param>
/// <param name="Parties">The parties of the process.</param>
/// <param name="Rows">The brackets.</param>
/// <param name="At">When they were read, UTC.</param>
public sealed record ExportedLedger(string ProcessReference, string ProcessName, AgreementRow Agreement, IReadOnlyList<PartyMark> Parties, IReadOnlyList<LedgerRow> Rows, DateTimeOffset At);

/// <summary>A bracket in the ledger.</summary>
/// <param name="Bracket">The bracket.</param>
/// <param name="Provision">Where it stands.</param>
/// <param name="Days">Whole days for which it is open, or was until it was resolved.</param>
/// <param name="Common">With what in it all parties told the mediators that they could live.</param>
public sealed record LedgerRow(BracketRow Bracket, LedgerProvision Provision, int Days, CommonGround Common);

/// <summary>A provision that has or had brackets.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Heading">Its heading.</param>
/// <param name="Line">Where it stands in the working text; nowhere if it was taken out.</param>
public sealed record LedgerProvision(Id<Provision> Id, ProvisionKind Kind, string Heading, TextLine? Line);

internal sealed class ExportLedgerValidator : AbstractValidator<ExportLedger>
{
    public ExportLedgerValidator() => RuleFor(r => r.Format).IsInEnum().WithMessage("Choose one.");
}

internal sealed class ReadLedgerHandler(INegotiationsDb db, CurrentViewer current, IMapper mapper, TimeProvider clock) : IRequestHandler<ReadLedger, LedgerView>, IRequestHandler<ExportLedger, ExportedLedger>
{
    public async Task<LedgerView> Handle(ReadLedger request, CancellationToken cancellationToken)
    {
        var agreement = await AgreementRow.ReadAsync(db, request.Agreement, cancellationToken);
        var filter = request.Filter;
        var text = await TextInHand.ReadWithoutBracketsAsync(db, agreement.Id, cancellationToken);
        var common = await CommonAsync(agreement, text, cancellationToken);
        var tallies = await LedgerTally.Of(Common(Owned(db.Brackets, agreement.Id, filter.Owner), filter, common)).ToListAsync(cancellationToken);
        var asked = tallies.FindAll(t => filter.Provision is null || t.ProvisionId == filter.Provision);
        var (open, closed) = (asked.Where(t => t.IsOpen).Sum(t => t.Count), asked.Where(t => !t.IsOpen).Sum(t => t.Count));
        var total = filter.IsOpen switch { true => open, false => closed, null => open + closed };
        var page = Math.Clamp(request.Page, 1, Math.Max(1, (total + LedgerView.PageSize - 1) / LedgerView.PageSize));
        return new LedgerView
        {
            Agreement = agreement,
            Parties = await PartyMark.OfProcessAsync(db, mapper, agreement.ProcessId, cancellationToken),
            Open = open,
            Closed = closed,
            Total = total,
            Page = page,
            Rows = total == 0 ? [] : await RowsAsync(Ordered(Common(db.Brackets, filter, common), agreement.Id, filter).Skip((page - 1) * LedgerView.PageSize).Take(LedgerView.PageSize), text, common, cancellationToken),
            Provisions = [.. text.InOrder.Concat(text.TakenOut).Where(p => tallies.Exists(t => t.ProvisionId == p.Id)).Select(p => Place(text, p))],
        };
    }

    public async Task<ExportedLedger> Handle(ExportLedger request, CancellationToken cancellationToken)
    {
        var agreement = await AgreementRow.ReadAsync(db, request.Agreement, cancellationToken);
        var process = await db.Processes.AsNoTracking().Where(p => p.Id == agreement.ProcessId).Select(p => new { p.Reference, p.Name }).SingleAsync(cancellationToken);
        var text = await TextInHand.ReadWithoutBracketsAsync(db, agreement.Id, cancellationToken);
        var common = await CommonAsync(agreement, text, cancellationToken);
        var rows = await RowsAsync(Ordered(Common(db.Brackets, request.Filter, common), agreement.Id, request.Filter), text, common, cancellationToken);
        db.Note(new AuditNote(AuditAction.Exported, nameof(Agreement), agreement.Id.Value, current.Viewer.PartyId, FormattableString.Invariant($"{request.Format.ToString().ToLowerInvariant()}; brackets; {rows.Count}")));
        await db.SaveAsync(cancellationToken);
        return new ExportedLedger(process.Reference, process.Name, agreement, await PartyMark.OfProcessAsync(db, mapper, agreement.ProcessId, cancellationToken), rows, clock.GetUtcNow());
    }

    /// <summary>Brackets of an agreement in the order of the ledger.</summary>
    internal static IQueryable<Bracket> Ordered(IQueryable<Bracket> brackets, Id<Agreement> agreement, LedgerFilter filter)
    {
        var owned = Owned(brackets, agreement, filter.Owner);
        owned = filter.Provision is { } provision ? owned.Where(b => b.ProvisionId == provision) : owned;
        owned = filter.IsOpen is { } open ? owned.Where(b => b.ClosedAt == null == open) : owned;
        return owned.OrderBy(b => b.ClosedAt == null ? 0 : 1).ThenByDescending(b => b.ClosedAt).ThenBy(b => b.OpenedAt).ThenBy(b => b.Id);
    }

    /// <summary>Brackets of an agreement that are one's, if one is named: of what is proposed, what stands counts, as in the figures.</summary>
    internal static IQueryable<Bracket> Owned(IQueryable<Bracket> brackets, Id<Agreement> agreement, BracketOwner? owner)
    {
        var all = brackets.Where(b => b.AgreementId == agreement);
        if (owner is not { } one)
        {
            return all;
        }

        if (one.Party is { } party)
        {
            // Kept as keys with a blank between them.
            var key = party.ToString();
            return all.Where(b => b.Alternatives.Any(a => a.ReplacedById == null && a.WithdrawnAt == null && ((string)(object)a.Proposers).Contains(key)));
        }

        return one.IsMediators
            ? all.Where(b => b.Alternatives.Any(a => a.ReplacedById == null && a.WithdrawnAt == null && a.ByMediators))
            : all.Where(b => !b.Alternatives.Any(a => a.ReplacedById == null && a.WithdrawnAt == null));
    }

    /// <summary>Of brackets those in which there is common ground, if these alone are asked for.</summary>
    internal static IQueryable<Bracket> Common(IQueryable<Bracket> brackets, LedgerFilter filter, IReadOnlyDictionary<Id<Bracket>, CommonGround> common)
    {
        var ids = common.Keys.ToList();
        return filter.IsCommon ? brackets.Where(b => ids.Contains(b.Id)) : brackets;
    }

    private async Task<IReadOnlyDictionary<Id<Bracket>, CommonGround>> CommonAsync(AgreementRow agreement, TextInHand text, CancellationToken cancellationToken) =>
        CommonGround.Of(await StanceRow.Of(db, db.Brackets.Where(b => b.AgreementId == agreement.Id)).ToListAsync(cancellationToken), id => text.Find(id)!.Text, agreement.PartyIds);

    private async Task<IReadOnlyList<LedgerRow>> RowsAsync(IQueryable<Bracket> brackets, TextInHand text, IReadOnlyDictionary<Id<Bracket>, CommonGround> common, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return
        [
            .. (await brackets.AsNoTracking().Include(b => b.Alternatives).ToListAsync(cancellationToken)).Select(b =>
            {
                var provision = text.Find(b.ProvisionId)!;
                return new LedgerRow(BracketRow.Of(b, provision.Text), Place(text, provision), BracketAge.InDays(b.OpenedAt, b.ClosedAt ?? now), common.GetValueOrDefault(b.Id, CommonGround.None));
            }),
        ];
    }

    private static LedgerProvision Place(TextInHand text, Provision provision) =>
        new(provision.Id, provision.Kind, provision.Heading, text.LineOf(provision));
}

/// <summary>How many brackets of a provision are open, or were resolved.</summary>
internal sealed record LedgerTally
{
    public Id<Provision> ProvisionId { get; init; }

    public bool IsOpen { get; init; }

    public int Count { get; init; }

    /// <summary>Counts brackets.</summary>
    public static IQueryable<LedgerTally> Of(IQueryable<Bracket> brackets) =>
        brackets.GroupBy(b => new { b.ProvisionId, IsOpen = b.ClosedAt == null }).Select(g => new LedgerTally { ProvisionId = g.Key.ProvisionId, IsOpen = g.Key.IsOpen, Count = g.Count() });
}
