using AutoMapper;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Agreements;
using Negotiations.Application.Parties;
using Negotiations.Application.Pipeline;
using Negotiations.Application.Processes;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;

namespace Negotiations.Application.Proposals;

/// <summary>A bracket of a draft, with what the viewer's delegation told the mediators of it.</summary>
[Needs(Permission.ProposeWording)]
public sealed record ReadTabledBracket(Id<Agreement> Agreement, Id<Draft> Draft, Id<DraftBracket> Bracket) : IRequest<TabledBracketPage>;

/// <summary>A delegation tells the mediators alone whether it could live with an alternative, or with the words as they stand. What it said before stays.</summary>
[Needs(Permission.SendProposals)]
public sealed record JudgeAlternative(Id<Agreement> Agreement, Id<Draft> Draft, Id<DraftBracket> Bracket, StanceForm Form) : IRequest<Id<BracketStance>>, IKeptOnce;

/// <summary>What a delegation tells.</summary>
public sealed record StanceForm
{
    /// <summary>Of which alternative; none for the words as they stand.</summary>
    public Id<DraftAlternative>? Alternative { get; init; }

    /// <summary>Whether it could live with that; none where nothing was chosen.</summary>
    public StanceKind? Kind { get; init; }

    /// <summary>What it tells besides.</summary>
    public string Text { get; init; } = "";
}

/// <summary>A bracket of a draft, as a delegation looks at it.</summary>
public sealed record TabledBracketPage
{
    /// <summary>The agreement.</summary>
    public required AgreementRow Agreement { get; init; }

    /// <summary>The draft.</summary>
    public required DraftRow Draft { get; init; }

    /// <summary>Which provision.</summary>
    public required Id<Provision> ProvisionId { get; init; }

    /// <summary>The provision as it stands in the draft.</summary>
    public required CitedProvision Provision { get; init; }

    /// <summary>Its brackets, this one among them.</summary>
    public required IReadOnlyList<ShownBracket> Brackets { get; init; }

    /// <summary>This one.</summary>
    public required ShownBracket Bracket { get; init; }

    /// <summary>What the own delegation told of it, the last first.</summary>
    public required IReadOnlyList<StanceRow> Stances { get; init; }

    /// <summary>The parties of the process.</summary>
    public required IReadOnlyList<PartyMark> Parties { get; init; }

    /// <summary>Whether the viewer may tell the mediators something.</summary>
    public required bool MaySend { get; init; }
}

internal sealed class JudgeAlternativeValidator : AbstractValidator<JudgeAlternative>
{
    public JudgeAlternativeValidator() => RuleFor(r => r.Form).ChildRules(form =>
    {
        form.RuleFor(f => f.Kind).NotNull().WithMessage("Say whether your delegation could live with it.");
        form.RuleFor(f => f.Kind).IsInEnum().WithMessage("Choose one.");
        form.RuleFor(f => f.Text).FitsIn(BracketStance.TextLength);
    }).OverridePropertyName("");
}

internal sealed class JudgeAlternativeHandlers(INegotiationsDb db, CurrentViewer current, IMapper mapper, TimeProvider clock) : IRequestHandler<ReadTabledBracket, TabledBracketPage>, IRequestHandler<JudgeAlternative, Id<BracketStance>>
{
    public async Task<TabledBracketPage> Handle(ReadTabledBracket request, CancellationToken cancellationToken)
    {
        var draft = await DraftRow.ReadAsync(db, request.Agreement, request.Draft, cancellationToken);
        // With those that stand in the same provision.
        var brackets = await db.DraftBrackets.AsNoTracking().Include(b => b.Alternatives)
            .Where(b => b.DraftId == draft.Id && db.DraftBrackets.Any(o => o.Id == request.Bracket && o.DraftId == draft.Id && o.ProvisionId == b.ProvisionId)).ToListAsync(cancellationToken);
        var bracket = brackets.SingleOrDefault(b => b.Id == request.Bracket) ?? throw new NotFound();
        var provision = await db.DraftProvisions.AsNoTracking().SingleAsync(p => p.DraftId == draft.Id && p.ProvisionId == bracket.ProvisionId, cancellationToken);
        // Of other delegations' there are none for this viewer.
        var stances = await db.BracketStances.AsNoTracking().Where(s => s.DraftBracketId == bracket.Id).ToListAsync(cancellationToken);
        return new TabledBracketPage
        {
            Agreement = await AgreementRow.ReadAsync(db, request.Agreement, cancellationToken),
            Draft = draft,
            ProvisionId = bracket.ProvisionId,
            Provision = new CitedProvision(provision.Kind, provision.Label, provision.Heading, provision.Text),
            Brackets = [.. brackets.OrderBy(b => b.Position).Select(ShownBracket.Of)],
            Bracket = ShownBracket.Of(bracket),
            Stances = [.. stances.OrderByDescending(s => s.At).ThenBy(s => s.Id).Select(s => new StanceRow { PartyId = s.OwnerId, DraftAlternativeId = s.DraftAlternativeId, Kind = s.Kind, Text = s.Text, At = s.At })],
            Parties = await PartyMark.OfProcessAsync(db, mapper, draft.ProcessId, cancellationToken),
            MaySend = current.Viewer.May(Permission.SendProposals),
        };
    }

    public async Task<Id<BracketStance>> Handle(JudgeAlternative request, CancellationToken cancellationToken)
    {
        await db.ChangingProcessAsync(current.Viewer, cancellationToken);
        var form = request.Form;
        var bracket = await FindAsync(request.Agreement, request.Draft, request.Bracket, cancellationToken);
        var alternative = form.Alternative is { } id ? bracket.Alternatives.SingleOrDefault(a => a.Id == id) ?? throw new NotFound() : null;
        var stance = bracket.Judge(alternative, current.Viewer.PartyId!.Value, form.Kind!.Value, form.Text, current.Author(clock));
        db.BracketStances.Add(stance);
        await db.SaveAsync(cancellationToken);
        return stance.Id;
    }

    private Task<DraftBracket> FindAsync(Id<Agreement> agreement, Id<Draft> draft, Id<DraftBracket> bracket, CancellationToken cancellationToken) =>
        db.DraftBrackets.Include(b => b.Alternatives).SingleOrDefaultAsync(b => b.Id == bracket && b.DraftId == draft && b.AgreementId == agreement, cancellationToken).OrNotFound();
}
