using AutoMapper;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Parties;
using Negotiations.Application.Pipeline;
using Negotiations.Application.Processes;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;
using Negotiations.Domain.Dates;
using Negotiations.Domain.Parties;

namespace Negotiations.Application.Agreements;

/// <summary>What the form of an act shows: acts that could be recorded, the parties, and the drafts that an act can be about.</summary>
[Needs(Permission.ConcludeAgreements)]
public sealed record ReadActForm(Id<Agreement> Agreement) : IRequest<ActFormPage>;

/// <summary>Records an act that leads an agreement on. It is never changed.</summary>
/// <param name="Agreement">The agreement.</param>
/// <param name="Form">Who did what, when and where.</param>
[Needs(Permission.ConcludeAgreements)]
public sealed record RecordAct(Id<Agreement> Agreement, ActForm Form) : IRequest, IKeptOnce;

/// <summary>What is said of an act.</summary>
public sealed record ActForm
{
    /// <summary>What was done; none where nothing was chosen.</summary>
    public ActKind? Kind { get; init; }

    /// <summary>Which party did it.</summary>
    public Id<Party>? Party { get; init; }

    /// <summary>Which mediator signed, and as what.</summary>
    public AgreementMediatorFacts? Mediator { get; init; }

    /// <summary>Who did it for the party or mediator.</summary>
    public string By { get; init; } = "";

    /// <summary>In which capacity.</summary>
    public string Capacity { get; init; } = "";

    /// <summary>When.</summary>
    public PartialDate? On { get; init; }

    /// <summary>Where.</summary>
    public string Place { get; init; } = "";

    /// <summary>The draft that it is about.</summary>
    public Id<Draft>? Draft { get; init; }

    /// <summary>What it says.</summary>
    public string Text { get; init; } = "";

    /// <summary>Where that is published or kept.</summary>
    public string Source { get; init; } = "";
}

/// <summary>A form with what there is to choose from.</summary>
/// <param name="Agreement">The agreement.</param>
/// <param name="Next">Acts that could be recorded now.</param>
/// <param name="Parties">The parties to it, in order.</param>
/// <param name="Mediators">The mediators of the process, by name; those of the agreement are among them.</param>
/// <param name="Drafts">Drafts with a number, the latest first.</param>
public sealed record ActFormPage(AgreementRow Agreement, IReadOnlyList<ActKind> Next, IReadOnlyList<PartyMark> Parties, IReadOnlyList<MediatorChoice> Mediators, IReadOnlyList<DraftRow> Drafts)
{
    /// <summary>How many open brackets these drafts have; of those alone that have some.</summary>
    public required IReadOnlyDictionary<Id<Draft>, int> Brackets { get; init; }

    /// <summary>Whether a text could be settled now: accepted, initialled, signed, or consented to.</summary>
    public bool SettlesText => Next.Any(k => k is ActKind.AcceptsAdReferendum or ActKind.Initials or ActKind.SignsAdReferendum or ActKind.Signs or ActKind.ConsentsToBeBound);
}

internal sealed class RecordActValidator : AbstractValidator<RecordAct>
{
    public RecordActValidator() => RuleFor(r => r.Form).ChildRules(form =>
    {
        form.RuleFor(f => f.Kind).NotNull().WithMessage("Choose what was done.");
        form.RuleFor(f => f.Kind).IsInEnum().WithMessage("Choose what was done.");
        form.RuleFor(f => f.On).NotNull().WithMessage("Say when it was done, as far as that is known.");
        form.RuleFor(f => f.By).FitsIn(AgreementAct.NameLength);
        form.RuleFor(f => f.Capacity).FitsIn(AgreementAct.NameLength);
        form.RuleFor(f => f.Place).FitsIn(AgreementAct.NameLength);
        form.RuleFor(f => f.Text).NotEmpty().When(f => f.Kind is ActKind.Reserves or ActKind.Declares).WithMessage("Give the words of the reservation or declaration.");
        form.RuleFor(f => f.Text).FitsIn(AgreementAct.TextLength);
        form.RuleFor(f => f.Source).FitsIn(AgreementAct.TextLength);
    }).OverridePropertyName("");
}

internal sealed class ActHandlers(INegotiationsDb db, CurrentViewer current, IMapper mapper, TimeProvider clock) : IRequestHandler<ReadActForm, ActFormPage>, IRequestHandler<RecordAct>
{
    public async Task<ActFormPage> Handle(ReadActForm request, CancellationToken cancellationToken)
    {
        var agreement = await db.Agreements.AsNoTracking().Include(a => a.Parties).Include(a => a.Mediators).Include(a => a.Languages).SingleOrDefaultAsync(a => a.Id == request.Agreement, cancellationToken).OrNotFound();
        var acts = await db.AgreementActs.AsNoTracking().Where(a => a.AgreementId == agreement.Id).OrderBy(a => a.Number).ToListAsync(cancellationToken);
        var parties = await PartyMark.OfProcessAsync(db, mapper, agreement.ProcessId, cancellationToken);
        // Counted with them, in one command.
        var drafts = await DraftRow.Of(db.Drafts.AsNoTracking().Where(d => d.AgreementId == agreement.Id && d.Number != null)).OrderByDescending(d => d.Number)
            .Select(d => new { Draft = d, Brackets = db.DraftBrackets.Count(b => b.DraftId == d.Id) }).ToListAsync(cancellationToken);
        return new ActFormPage(
            AgreementRow.Of(agreement),
            agreement.Next(acts),
            [.. agreement.Parties.OrderBy(p => p.Position).Select(of => parties.Single(p => p.Id == of.PartyId))],
            await MediatorChoice.OfProcessAsync(db, cancellationToken),
            [.. drafts.Select(d => d.Draft)])
        {
            Brackets = drafts.Where(d => d.Brackets > 0).ToDictionary(d => d.Draft.Id, d => d.Brackets),
        };
    }

    public async Task<Unit> Handle(RecordAct request, CancellationToken cancellationToken)
    {
        await db.ChangingProcessAsync(current.Viewer, cancellationToken);
        var (form, author) = (request.Form, current.Author(clock));
        var agreement = await db.Agreements.Include(a => a.Parties).Include(a => a.Mediators).SingleOrDefaultAsync(a => a.Id == request.Agreement, cancellationToken).OrNotFound();
        var about = form.Draft is { } id ? await db.Drafts.SingleOrDefaultAsync(d => d.Id == id && d.AgreementId == agreement.Id, cancellationToken).OrNotFound() : null;
        var before = await db.AgreementActs.Where(a => a.AgreementId == agreement.Id).OrderBy(a => a.Number).ToListAsync(cancellationToken);
        var facts = new ActFacts { Kind = form.Kind!.Value, Party = form.Party, Mediator = form.Mediator, By = form.By, Capacity = form.Capacity, On = form.On!.Value, Place = form.Place, Text = form.Text, Source = form.Source };
        db.AgreementActs.Add(agreement.Take(facts, about, before, author));
        await db.SaveAsync(cancellationToken);
        return Unit.Value;
    }
}
