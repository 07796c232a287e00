using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Agreements;
using Negotiations.Application.Brackets;
using Negotiations.Application.Pipeline;
using Negotiations.Application.Processes;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;

namespace Negotiations.Application.WorkingTexts;

/// <summary>What the form of a provision shows.</summary>
/// <param name="Agreement">The agreement.</param>
/// <param name="Id">Which provision; none for a new one.</param>
/// <param name="Place">Where a new one goes.</param>
[Needs(Permission.KeepAgreements)]
public sealed record ReadProvisionForm(Id<Agreement> Agreement, Id<Provision>? Id, ProvisionPlace Place) : IRequest<ProvisionFormPage>;

/// <summary>Writes a provision into the working text, or words one anew.</summary>
/// <param name="Agreement">The agreement.</param>
/// <param name="Id">Which provision; none for a new one.</param>
/// <param name="Form">What it says.</param>
/// <exception cref="EditConflict">Somebody else worded it; holds a <see cref="ProvisionForm"/>. Who worded another, or moved this one, is in nobody's way.</exception>
[Needs(Permission.KeepAgreements)]
public sealed record KeepProvision(Id<Agreement> Agreement, Id<Provision>? Id, ProvisionForm Form) : IRequest<Id<Provision>>, IKeptOnce
{
    bool IKeptOnce.MakesRecord => Id is null;
}

/// <summary>Where a new provision goes: behind another one under the same, or as the last under one, or as the last of all.</summary>
/// <param name="Under">What it is to belong to.</param>
/// <param name="After">What it is to stand behind.</param>
public readonly record struct ProvisionPlace(Id<Provision>? Under, Id<Provision>? After);

/// <summary>What is said of a provision, and the token of the words that the form was filled from.</summary>
public sealed record ProvisionForm
{
    /// <summary>What it is; chosen once.</summary>
    public ProvisionKind? Kind { get; init; }

    /// <summary>Its heading.</summary>
    public string Heading { get; init; } = "";

    /// <summary>Its own text.</summary>
    public string Text { get; init; } = "";

    /// <summary>How far the parties have come with it.</summary>
    public ProvisionState State { get; init; }

    /// <summary>Where a new one goes.</summary>
    public ProvisionPlace Place { get; init; }

    /// <summary>Token of the words that the form was filled from (<see cref="Provision.Wording"/>).</summary>
    public Guid VersionToken { get; init; }

    internal static ProvisionForm Of(Provision p) => new() { Kind = p.Kind, Heading = p.Heading, Text = p.Text, State = p.State, VersionToken = p.Wording };
}

/// <summary>A form with what there is to choose from.</summary>
/// <param name="Agreement">The agreement.</param>
/// <param name="Form">What is said so far.</param>
/// <param name="Label">What the provision is cited by; empty for a new one, and for what is not numbered.</param>
/// <param name="Where">What a new one will belong to, as it is cited or called; empty at the top.</param>
/// <param name="Kinds">What can stand there; that alone which it is, of one that stands already.</param>
/// <param name="TakenOut">Whether it was taken out.</param>
/// <param name="Brackets">How many brackets are open in it.</param>
public sealed record ProvisionFormPage(AgreementRow Agreement, ProvisionForm Form, string Label, string Where, IReadOnlyList<ProvisionKind> Kinds, bool TakenOut, int Brackets);

internal sealed class ProvisionFormValidator : AbstractValidator<ProvisionForm>
{
    public ProvisionFormValidator()
    {
        RuleFor(f => f.Kind).NotNull().WithMessage("Choose what it is.");
        RuleFor(f => f.Kind).IsInEnum().WithMessage("Choose what it is.");
        RuleFor(f => f.Heading).FitsIn(Provision.HeadingLength);
        RuleFor(f => f.Text).NotEmpty().When(f => f.Heading.Length == 0).WithMessage("Write its text, or give it a heading.");
        RuleFor(f => f.Text).MaximumLength(Provision.TextLength).WithMessage("A provision has at most 20,000 characters. Make two of it.");
        RuleFor(f => f.State).IsInEnum().WithMessage("Choose one.");
    }
}

internal sealed class KeepProvisionValidator : AbstractValidator<KeepProvision>
{
    public KeepProvisionValidator() => RuleFor(r => r.Form).SetValidator(new ProvisionFormValidator()).OverridePropertyName("");
}

internal sealed class KeepProvisionHandlers(INegotiationsDb db, CurrentViewer current, TimeProvider clock) : IRequestHandler<ReadProvisionForm, ProvisionFormPage>, IRequestHandler<KeepProvision, Id<Provision>>
{
    public async Task<ProvisionFormPage> Handle(ReadProvisionForm request, CancellationToken cancellationToken)
    {
        var agreement = await AgreementRow.ReadAsync(db, request.Agreement, cancellationToken);
        var text = await TextInHand.ReadAsync(db, agreement.Id, cancellationToken);
        if (request.Id is { } id)
        {
            var provision = text.Find(id) ?? throw new NotFound();
            return new ProvisionFormPage(agreement, ProvisionForm.Of(provision), text.LabelOf(provision), "", [provision.Kind], provision.TakenOutAt is not null, text.BracketsOf(provision).Count);
        }

        var (parent, siblings, index) = Find(text, request.Place);
        var kinds = Enum.GetValues<ProvisionKind>().Where(k => Provision.MayBelong(k, parent?.Kind)).ToList();
        // Behind a paragraph mostly comes a paragraph; under an article, too, and at the top an article.
        var likely = index > 0 ? siblings[index - 1].Kind : kinds.Contains(ProvisionKind.Article) ? ProvisionKind.Article : kinds.FirstOrDefault();
        return new ProvisionFormPage(agreement, new ProvisionForm { Kind = likely == ProvisionKind.Preamble && parent is null ? ProvisionKind.Article : likely, Place = request.Place }, "", parent is null ? "" : Said(text, parent), kinds, false, 0);
    }

    public Task<Id<Provision>> Handle(KeepProvision request, CancellationToken cancellationToken) =>
        // Where something new goes depends on what the others do; and while words are changed, nobody brackets them.
        db.InTurnAsync(() => request.Id is { } id ? WordAsync(request.Agreement, id, request.Form, cancellationToken) : WriteAsync(request.Agreement, request.Form, cancellationToken), cancellationToken);

    private static (Provision? Parent, IReadOnlyList<Provision> Siblings, int Index) Find(TextInHand text, ProvisionPlace place)
    {
        if (place.After is { } after)
        {
            var before = InHand(text, after);
            var parent = text.ParentOf(before);
            var siblings = text.ChildrenOf(parent);
            return (parent, siblings, siblings.ToList().IndexOf(before) + 1);
        }

        var under = place.Under is { } holder ? InHand(text, holder) : null;
        var children = text.ChildrenOf(under);
        return (under, children, children.Count);
    }

    private static Provision InHand(TextInHand text, Id<Provision> id) => text.Find(id) is { TakenOutAt: null } found ? found : throw new NotFound();

    private static string Said(TextInHand text, Provision provision) =>
        text.LabelOf(provision) is { Length: > 0 } label ? $"{label} {provision.Heading}".TrimEnd() : provision.Heading;

    private async Task<Id<Provision>> WriteAsync(Id<Agreement> of, ProvisionForm form, CancellationToken cancellationToken)
    {
        var agreement = await ChangingAsync(of, cancellationToken);
        var text = await TextInHand.ReadToChangeAsync(db, agreement.Id, cancellationToken);
        if (text.InOrder.Count >= Agreement.MostProvisions)
        {
            throw new RuleViolation("provision.most", "A text has at most {0} provisions.", Agreement.MostProvisions);
        }

        var (parent, siblings, index) = Find(text, form.Place);
        var provision = agreement.Write(parent, siblings, index, Facts(form), current.Author(clock));
        db.Provisions.Add(provision);
        await db.SaveAsync(cancellationToken);
        return provision.Id;
    }

    private async Task<Id<Provision>> WordAsync(Id<Agreement> of, Id<Provision> id, ProvisionForm form, CancellationToken cancellationToken)
    {
        var agreement = await ChangingAsync(of, cancellationToken);
        var provision = await db.Provisions.SingleOrDefaultAsync(p => p.Id == id && p.AgreementId == agreement.Id, cancellationToken).OrNotFound();
        if (provision.TakenOutAt is null && provision.Wording != form.VersionToken)
        {
            throw new EditConflict(ProvisionForm.Of(provision), provision.Wording, provision.ChangedBy);
        }

        var open = await db.Brackets.Where(b => b.ProvisionId == provision.Id && b.ClosedAt == null).ToListAsync(cancellationToken);
        provision.Word(agreement, Facts(form), open, TextSpans.Carrying(provision.Text, form.Text), current.Author(clock));
        await db.SaveAsync(cancellationToken);
        return provision.Id;
    }

    private async Task<Agreement> ChangingAsync(Id<Agreement> id, CancellationToken cancellationToken)
    {
        await db.ChangingProcessAsync(current.Viewer, cancellationToken);
        return await db.Agreements.SingleOrDefaultAsync(a => a.Id == id, cancellationToken).OrNotFound();
    }

    private static ProvisionFacts Facts(ProvisionForm form) => new() { Kind = form.Kind!.Value, Heading = form.Heading, Text = form.Text, State = form.State };
}
