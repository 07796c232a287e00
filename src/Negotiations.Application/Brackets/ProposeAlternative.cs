using AutoMapper;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Agreements;
using Negotiations.Application.Parties;
using Negotiations.Application.Pipeline;
using Negotiations.Application.Processes;
using Negotiations.Application.Proposals;
using Negotiations.Application.WorkingTexts;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;
using Negotiations.Domain.Parties;

namespace Negotiations.Application.Brackets;

/// <summary>One bracket with all that was proposed in it.</summary>
[Needs(Permission.KeepAgreements)]
public sealed record ReadBracket(Id<Agreement> Agreement, Id<Provision> Provision, Id<Bracket> Bracket) : IRequest<BracketPage>;

/// <summary>Takes down what one party, several together or the mediators propose in a bracket. It stands for what the same proposed before.</summary>
[Needs(Permission.KeepAgreements)]
public sealed record ProposeAlternative(Id<Agreement> Agreement, Id<Provision> Provision, Id<Bracket> Bracket, AlternativeForm Form) : IRequest<Id<BracketAlternative>>, IKeptOnce;

/// <summary>Takes an alternative back, for whoever proposed it. It stays in the record.</summary>
[Needs(Permission.KeepAgreements)]
public sealed record WithdrawAlternative(Id<Agreement> Agreement, Id<Provision> Provision, Id<Bracket> Bracket, Id<BracketAlternative> Alternative, string Reason) : IRequest;

/// <summary>What is said of an alternative.</summary>
public sealed record AlternativeForm
{
    /// <summary>What it would do.</summary>
    public AlternativeKind Kind { get; init; }

    /// <summary>The words that it would put there.</summary>
    public string Words { get; init; } = "";

    /// <summary>Whether the mediators propose it, alone or with parties.</summary>
    public bool ByMediators { get; init; }

    /// <summary>The parties that propose it.</summary>
    public IReadOnlyList<Id<Party>> Proposers { get; init; } = [];

    /// <summary>Why.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Whether it stands beside what the same proposed before.</summary>
    public bool Beside { get; init; }

    internal AlternativeFacts Facts() => new() { Kind = Kind, Words = Words, ByMediators = ByMediators, Proposers = Proposers, Reason = Reason, Beside = Beside };
}

/// <summary>One bracket.</summary>
public sealed record BracketPage
{
    /// <summary>The agreement.</summary>
    public required AgreementRow Agreement { get; init; }

    /// <summary>The provision.</summary>
    public required Id<Provision> Provision { get; init; }

    /// <summary>Where the provision stands and what it says, with its open brackets.</summary>
    public required TextLine Line { get; init; }

    /// <summary>The bracket.</summary>
    public required BracketRow Bracket { get; init; }

    /// <summary>The parties of the process.</summary>
    public required IReadOnlyList<PartyMark> Parties { get; init; }

    /// <summary>Alternatives that stand here and that their delegation took back since.</summary>
    public required IReadOnlyList<Id<BracketAlternative>> TakenBack { get; init; }

    /// <summary>With which of its alternatives, and whether with the words as they stand, each delegation told the mediators that it could live: the latest of each. None of an alternative for the words as they stand.</summary>
    public required IReadOnlyList<StanceRow> Stances { get; init; }

    /// <summary>What each delegation told of an alternative; of none, of the words as they stand.</summary>
    public IEnumerable<StanceRow> StancesOf(Id<BracketAlternative>? alternative) => Stances.Where(s => s.AlternativeId == alternative);

    /// <summary>Whether all parties to the agreement told that they could live with it.</summary>
    public bool AllCanLiveWith(Id<BracketAlternative>? alternative) => CommonGround.Of(Stances, Agreement.PartyIds).Holds(alternative);
}

internal sealed class AlternativeFormValidator : AbstractValidator<AlternativeForm>
{
    public AlternativeFormValidator()
    {
        RuleFor(f => f.Kind).IsInEnum().WithMessage("Choose one.");
        RuleFor(f => f.Words).FitsIn(BracketAlternative.WordsLength);
        RuleFor(f => f.Reason).FitsIn(BracketAlternative.ReasonLength);
        this.MustKeep(f => Bracket.Faults(f.Facts()));
    }
}

internal sealed class ProposeAlternativeValidator : AbstractValidator<ProposeAlternative>
{
    public ProposeAlternativeValidator() => RuleFor(r => r.Form).SetValidator(new AlternativeFormValidator()).OverridePropertyName("");
}

internal sealed class WithdrawAlternativeValidator : AbstractValidator<WithdrawAlternative>
{
    public WithdrawAlternativeValidator() => RuleFor(r => r.Reason).FitsIn(BracketAlternative.ReasonLength);
}

internal sealed class ProposeAlternativeHandlers(INegotiationsDb db, CurrentViewer current, IMapper mapper, TimeProvider clock)
    : IRequestHandler<ReadBracket, BracketPage>, IRequestHandler<ProposeAlternative, Id<BracketAlternative>>, IRequestHandler<WithdrawAlternative>
{
    public async Task<BracketPage> Handle(ReadBracket request, CancellationToken cancellationToken)
    {
        var agreement = await AgreementRow.ReadAsync(db, request.Agreement, cancellationToken);
        var text = await TextInHand.ReadAsync(db, agreement.Id, cancellationToken);
        var provision = text.Find(request.Provision) is { TakenOutAt: null } found ? found : throw new NotFound();
        // Open ones came with the text.
        var bracket = text.BracketsOf(provision).SingleOrDefault(b => b.Id == request.Bracket)
            ?? await db.Brackets.AsNoTracking().Include(b => b.Alternatives).SingleOrDefaultAsync(b => b.Id == request.Bracket && b.ProvisionId == provision.Id, cancellationToken).OrNotFound();
        return new BracketPage
        {
            Agreement = agreement,
            Provision = provision.Id,
            Line = text.LineOf(provision)!,
            Bracket = BracketRow.Of(bracket, provision.Text),
            Parties = await PartyMark.OfProcessAsync(db, mapper, agreement.ProcessId, cancellationToken),
            TakenBack = await TakenBackAsync(bracket, cancellationToken),
            Stances = StanceRow.InForce(await StanceRow.Of(db, db.Brackets.Where(b => b.Id == bracket.Id)).ToListAsync(cancellationToken), _ => provision.Text),
        };
    }

    // Nobody words the provision meanwhile: it is kept which words it was made for.
    public Task<Id<BracketAlternative>> Handle(ProposeAlternative request, CancellationToken cancellationToken) => db.InTurnAsync(() => ProposeAsync(request, cancellationToken), cancellationToken);

    private async Task<Id<BracketAlternative>> ProposeAsync(ProposeAlternative request, CancellationToken cancellationToken)
    {
        var (agreement, bracket) = await FindAsync(request.Agreement, request.Provision, request.Bracket, cancellationToken);
        var provision = await db.Provisions.SingleAsync(p => p.Id == bracket.ProvisionId, cancellationToken);
        var alternative = bracket.Propose(agreement, provision, request.Form.Facts(), current.Author(clock));
        db.BracketAlternatives.Add(alternative);
        await db.SaveAsync(cancellationToken);
        return alternative.Id;
    }

    public async Task<Unit> Handle(WithdrawAlternative request, CancellationToken cancellationToken)
    {
        var (agreement, bracket) = await FindAsync(request.Agreement, request.Provision, request.Bracket, cancellationToken);
        var alternative = bracket.Alternatives.SingleOrDefault(a => a.Id == request.Alternative) ?? throw new NotFound();
        bracket.Withdraw(agreement, alternative, request.Reason, current.Author(clock));
        await db.SaveAsync(cancellationToken);
        return Unit.Value;
    }

    private async Task<IReadOnlyList<Id<BracketAlternative>>> TakenBackAsync(Bracket bracket, CancellationToken cancellationToken)
    {
        var sent = bracket.Standing.Where(a => a.SentId is not null).ToList();
        var ids = sent.Select(a => a.SentId!.Value).ToList();
        var back = ids.Count == 0 ? [] : await db.SentProposals.Where(s => ids.Contains(s.Id) && s.WithdrawnAt != null).Select(s => s.Id).ToListAsync(cancellationToken);
        return [.. sent.Where(a => back.Contains(a.SentId!.Value)).Select(a => a.Id)];
    }

    private async Task<(Agreement Agreement, Bracket Bracket)> FindAsync(Id<Agreement> agreement, Id<Provision> provision, Id<Bracket> bracket, CancellationToken cancellationToken)
    {
        await db.ChangingProcessAsync(current.Viewer, cancellationToken);
        var of = await db.Agreements.Include(a => a.Parties).SingleOrDefaultAsync(a => a.Id == agreement, cancellationToken).OrNotFound();
        var found = await BracketRow.FindAsync(db, provision, bracket, cancellationToken);
        return found.AgreementId == of.Id ? (of, found) : throw new NotFound();
    }
}
