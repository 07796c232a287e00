using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Processes;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;

namespace Negotiations.Application.Brackets;

/// <summary>Resolves a bracket, for good: an alternative is adopted and stands in the text from then on, the words are kept, or the bracket is taken off.</summary>
/// <param name="Agreement">The agreement.</param>
/// <param name="Provision">The provision.</param>
/// <param name="Bracket">The bracket.</param>
/// <param name="Form">How, and why.</param>
/// <exception cref="EditConflict">Somebody worded the provision, proposed something or resolved it since; holds the bracket as it is now (<see cref="BracketRow"/>).</exception>
[Needs(Permission.KeepAgreements)]
public sealed record ResolveBracket(Id<Agreement> Agreement, Id<Provision> Provision, Id<Bracket> Bracket, ResolveForm Form) : IRequest;

/// <summary>How a bracket is resolved, and the token of what that was decided on.</summary>
public sealed record ResolveForm
{
    /// <summary>How; none where nothing was chosen.</summary>
    public BracketOutcome? Outcome { get; init; }

    /// <summary>Which alternative is adopted.</summary>
    public Id<BracketAlternative>? Adopted { get; init; }

    /// <summary>Why.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Token of the bracket as it was looked at.</summary>
    public Guid VersionToken { get; init; }
}

internal sealed class ResolveBracketValidator : AbstractValidator<ResolveBracket>
{
    public ResolveBracketValidator() => RuleFor(r => r.Form).ChildRules(form =>
    {
        form.RuleFor(f => f.Outcome).NotNull().OverridePropertyName("Choice").WithMessage("Choose how it is resolved.");
        form.RuleFor(f => f.Outcome).IsInEnum().OverridePropertyName("Choice").WithMessage("Choose how it is resolved.");
        form.RuleFor(f => f.Reason).NotEmpty().WithMessage("Say why, for the record: who agreed to it, when and where.");
        form.RuleFor(f => f.Reason).FitsIn(Bracket.ReasonLength);
    }).OverridePropertyName("");
}

internal sealed class ResolveBracketHandler(INegotiationsDb db, CurrentViewer current, TimeProvider clock) : IRequestHandler<ResolveBracket>
{
    // Nobody words the provision meanwhile.
    public Task<Unit> Handle(ResolveBracket request, CancellationToken cancellationToken) => db.InTurnAsync(() => ResolveAsync(request, cancellationToken), cancellationToken);

    private async Task<Unit> ResolveAsync(ResolveBracket request, CancellationToken cancellationToken)
    {
        await db.ChangingProcessAsync(current.Viewer, cancellationToken);
        var (form, author) = (request.Form, current.Author(clock));
        var agreement = await db.Agreements.SingleOrDefaultAsync(a => a.Id == request.Agreement, cancellationToken).OrNotFound();
        var provision = await db.Provisions.SingleOrDefaultAsync(p => p.Id == request.Provision && p.AgreementId == agreement.Id, cancellationToken).OrNotFound();
        var open = await db.Brackets.Where(b => b.ProvisionId == provision.Id && b.ClosedAt == null).ToListAsync(cancellationToken);
        var bracket = await BracketRow.FindAsync(db, provision.Id, request.Bracket, cancellationToken);
        if (bracket.VersionToken != form.VersionToken)
        {
            throw new EditConflict(BracketRow.Of(bracket, provision.Text), bracket.VersionToken, bracket.ChangedBy);
        }

        if (form.Outcome!.Value == BracketOutcome.Adopted)
        {
            var adopted = bracket.Alternatives.SingleOrDefault(a => a.Id == form.Adopted) ?? throw new NotFound();
            var adopting = Adopting.Of(provision.Text, bracket.Span.ToSpan(), adopted.Kind, adopted.Words);
            provision.Adopt(agreement, bracket, adopted, adopting.Text, open, span => adopting.Carry(span.ToSpan()).ToTextSpan(), form.Reason, author);
        }
        else
        {
            bracket.Close(agreement, provision, form.Outcome.Value, form.Reason, author);
        }

        await db.SaveAsync(cancellationToken);
        return Unit.Value;
    }
}
