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
using Negotiations.Domain.Mediators;
using Negotiations.Domain.Parties;
using Mediator = Negotiations.Domain.Mediators.Mediator;

namespace Negotiations.Application.Agreements;

/// <summary>What the form of an agreement shows.</summary>
/// <param name="Id">Which one; none for a new one.</param>
[Needs(Permission.KeepAgreements)]
public sealed record ReadAgreementForm(Id<Agreement>? Id) : IRequest<AgreementFormPage>;

/// <summary>Opens an agreement, or says anew what one is.</summary>
/// <param name="Id">Which one; none for a new one.</param>
/// <param name="Form">What is said of it.</param>
/// <exception cref="EditConflict">Somebody else changed it; holds an <see cref="AgreementForm"/>.</exception>
[Needs(Permission.KeepAgreements)]
public sealed record KeepAgreement(Id<Agreement>? Id, AgreementForm Form) : IRequest<Id<Agreement>>, IKeptOnce
{
    bool IKeptOnce.MakesRecord => Id is null;
}

/// <summary>What is said of an agreement, and the token of what the form was filled from.</summary>
public sealed record AgreementForm
{
    /// <summary>What it is called.</summary>
    public string Title { get; init; } = "";

    /// <summary>What kind of instrument it is.</summary>
    public AgreementKind Kind { get; init; }

    /// <summary>What it is about.</summary>
    public string Summary { get; init; } = "";

    /// <summary>Where its text is published, or how it is known.</summary>
    public string Source { get; init; } = "";

    /// <summary>The parties to it, in order.</summary>
    public IReadOnlyList<Id<Party>> Parties { get; init; } = [];

    /// <summary>The mediators that have a part in it, once for each role.</summary>
    public IReadOnlyList<AgreementMediatorFacts> Mediators { get; init; } = [];

    /// <summary>Its languages, that of its text first.</summary>
    public IReadOnlyList<AgreementLanguageFacts> Languages { get; init; } = [];

    /// <summary>Who may know of it; said once, of a new one.</summary>
    public Sharing Sharing { get; init; }

    /// <summary>Which delegation, where it is one.</summary>
    public Id<Party>? Delegation { get; init; }

    /// <summary>Token of what the form was filled from.</summary>
    public Guid VersionToken { get; init; }

    internal static AgreementForm Of(Agreement a) => new()
    {
        Title = a.Title,
        Kind = a.Kind,
        Summary = a.Summary,
        Source = a.Source,
        Parties = [.. a.Parties.OrderBy(p => p.Position).Select(p => p.PartyId)],
        Mediators = [.. a.Mediators.Select(m => m.Facts)],
        Languages = [.. a.Languages.OrderBy(l => l.Position).Select(l => new AgreementLanguageFacts(l.Tag, l.IsAuthentic))],
        Sharing = a.OpenTo == Audience.PartiesAndObservers.OpenTo ? Sharing.AllMembers : Audience.Of(a).Sharing,
        Delegation = a.OwnerId,
        VersionToken = a.VersionToken,
    };

    internal AgreementFacts Facts() => new() { Title = Title, Kind = Kind, Summary = Summary, Source = Source, Parties = Parties, Mediators = Mediators, Languages = Languages };
}

/// <summary>A form with what there is to choose from.</summary>
/// <param name="Form">What is said so far.</param>
/// <param name="Parties">The parties of the process.</param>
/// <param name="Mediators">The mediators of the process that can have a part in it, and those that have one.</param>
/// <param name="Audience">Who may read it; none of a new one.</param>
public sealed record AgreementFormPage(AgreementForm Form, IReadOnlyList<PartyMark> Parties, IReadOnlyList<MediatorChoice> Mediators, PageAudience? Audience);

internal sealed class AgreementFormValidator : AbstractValidator<AgreementForm>
{
    public AgreementFormValidator()
    {
        RuleFor(f => f.Title).NotEmpty().WithMessage("Give the agreement a name.").OverridePropertyName("Heading");
        RuleFor(f => f.Title).FitsIn(Agreement.TitleLength).OverridePropertyName("Heading");
        RuleFor(f => f.Kind).IsInEnum().WithMessage("Choose one.");
        RuleFor(f => f.Summary).FitsIn(Agreement.TextLength);
        RuleFor(f => f.Source).FitsIn(Agreement.TextLength);
        RuleForEach(f => f.Languages).ChildRules(l =>
        {
            l.RuleFor(given => given.Tag).NotEmpty().WithMessage("Choose a language.");
            l.RuleFor(given => given.Tag).IsLanguageTag();
        });
        RuleFor(f => f.Sharing).IsInEnum().WithMessage("Choose one.");
        RuleFor(f => f.Delegation).NotNull().When(f => f.Sharing == Sharing.OneDelegation).WithMessage("Choose the delegation that may see it.");
        this.MustKeep(f => Agreement.Faults(f.Facts()));
    }
}

internal sealed class KeepAgreementValidator : AbstractValidator<KeepAgreement>
{
    public KeepAgreementValidator() => RuleFor(r => r.Form).SetValidator(new AgreementFormValidator()).OverridePropertyName("");
}

internal sealed class ReadAgreementFormHandler(INegotiationsDb db, CurrentViewer current, IMapper mapper) : IRequestHandler<ReadAgreementForm, AgreementFormPage>
{
    public async Task<AgreementFormPage> Handle(ReadAgreementForm request, CancellationToken cancellationToken)
    {
        var parties = await PartyMark.OfProcessAsync(db, mapper, current.Viewer.Seat!.ProcessId, cancellationToken);
        if (request.Id is not { } id)
        {
            return new AgreementFormPage(new AgreementForm { Parties = parties.Count == 2 ? [.. parties.Select(p => p.Id)] : [], Languages = [new AgreementLanguageFacts("en", true)] }, parties, await MediatorsAsync([], cancellationToken), null);
        }

        var agreement = await db.Agreements.AsNoTracking().Include(a => a.Parties).Include(a => a.Mediators).Include(a => a.Languages).SingleOrDefaultAsync(a => a.Id == id, cancellationToken).OrNotFound();
        return new AgreementFormPage(AgreementForm.Of(agreement), parties, await MediatorsAsync([.. agreement.Mediators.Select(m => m.MediatorId)], cancellationToken), Audience.Of(agreement).ToPage());
    }

    // A neutral intermediary takes no part in negotiating a text.
    private Task<List<MediatorChoice>> MediatorsAsync(List<Id<Mediator>> named, CancellationToken cancellationToken) =>
        MediatorChoice.Of(db.Mediators.Where(m => m.Role != MediatorRole.NeutralIntermediary || named.Contains(m.Id))).ToListAsync(cancellationToken);
}

internal sealed class KeepAgreementHandler(INegotiationsDb db, CurrentViewer current, TimeProvider clock) : IRequestHandler<KeepAgreement, Id<Agreement>>
{
    public async Task<Id<Agreement>> Handle(KeepAgreement request, CancellationToken cancellationToken)
    {
        var process = await db.ChangingProcessAsync(current.Viewer, cancellationToken);
        var (form, facts, author) = (request.Form, request.Form.Facts(), current.Author(clock));
        var agreement = request.Id is { } id
            ? await db.Agreements.Include(a => a.Parties).Include(a => a.Mediators).Include(a => a.Languages).SingleOrDefaultAsync(a => a.Id == id, cancellationToken).OrNotFound()
            : null;
        if (agreement is not null && agreement.VersionToken != form.VersionToken)
        {
            throw new EditConflict(AgreementForm.Of(agreement), agreement.VersionToken, agreement.ChangedBy);
        }

        await db.RequireNamesAsync(process.Id, facts.Parties.Select(Actor.Of).Concat(facts.Mediators.Select(m => Actor.Of(m.Mediator))), agreement is null ? form.Delegation : null, cancellationToken);
        if (agreement is null)
        {
            agreement = Agreement.Open(process.Id, Agreement.AudienceOf(form.Sharing, form.Delegation), facts, author);
            db.Agreements.Add(agreement);
        }
        else
        {
            agreement.Describe(facts, await db.AgreementActs.Where(a => a.AgreementId == agreement.Id).OrderBy(a => a.Number).ToListAsync(cancellationToken), author);
        }

        await db.SaveAsync(cancellationToken);
        return agreement.Id;
    }
}
