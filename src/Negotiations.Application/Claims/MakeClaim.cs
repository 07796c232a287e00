using AutoMapper;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Parties;
using Negotiations.Application.Pipeline;
using Negotiations.Application.Processes;
using Negotiations.Domain;
using Negotiations.Domain.Claims;
using Negotiations.Domain.Dates;
using Negotiations.Domain.Parties;

namespace Negotiations.Application.Claims;

/// <summary>What the form of a claim shows.</summary>
/// <param name="Subject">What it is about.</param>
/// <param name="Supersedes">The earlier claim that it is to stand in the place of.</param>
[Needs(Permission.MakeClaims)]
public sealed record ReadClaimForm(Id<ClaimSubject> Subject, Id<Claim>? Supersedes) : IRequest<ClaimFormPage>;

/// <summary>A delegation asserts something, as its own claim; mediators enter what somebody asserted elsewhere, with its source.</summary>
/// <param name="Subject">What it is about.</param>
/// <param name="Form">What is asserted.</param>
[Needs(Permission.MakeClaims)]
public sealed record MakeClaim(Id<ClaimSubject> Subject, ClaimForm Form) : IRequest<Id<Claim>>, IKeptOnce;

/// <summary>The same, in the place of an earlier claim of the same asserter, which stays and is shown as superseded.</summary>
/// <param name="Subject">What it is about.</param>
/// <param name="Supersedes">The earlier claim.</param>
/// <param name="Form">What is asserted now; its asserter is that of the earlier one.</param>
[Needs(Permission.AmendClaims)]
public sealed record SupersedeClaim(Id<ClaimSubject> Subject, Id<Claim> Supersedes, ClaimForm Form) : IRequest<Id<Claim>>, IKeptOnce;

/// <summary>What a claim says.</summary>
public sealed record ClaimForm
{
    /// <summary>Who asserts it, where mediators enter it.</summary>
    public Actor? Asserter { get; init; }

    /// <summary>Person or office that spoke for it.</summary>
    public string Speaker { get; init; } = "";

    /// <summary>How a figure is meant.</summary>
    public FigureKind FigureKind { get; init; }

    /// <summary>The figure.</summary>
    public long? Figure { get; init; }

    /// <summary>Of a range, its upper end.</summary>
    public long? FigureTo { get; init; }

    /// <summary>The date.</summary>
    public PartialDate? Date { get; init; }

    /// <summary>What a statement says of the subject.</summary>
    public Stance? Stance { get; init; }

    /// <summary>In words.</summary>
    public string Text { get; init; } = "";

    /// <summary>Language of these words.</summary>
    public string Language { get; init; } = "";

    /// <summary>Who or what is meant.</summary>
    public string Scope { get; init; } = "";

    /// <summary>Where it was asserted.</summary>
    public string Source { get; init; } = "";

    /// <summary>When it was asserted.</summary>
    public PartialDate? StatedOn { get; init; }

    /// <summary>As of when.</summary>
    public PartialDate? AsOf { get; init; }

    /// <summary>With whom mediators share it.</summary>
    public Sharing Sharing { get; init; }

    /// <summary>With which delegation, where it is one.</summary>
    public Id<Party>? Delegation { get; init; }

    /// <summary>Who may read it, where it is a delegation's own.</summary>
    public ClaimReach Reach { get; init; }

    internal Assertion Of(ClaimKind kind) => new()
    {
        FigureKind = kind == ClaimKind.Figure ? FigureKind : null,
        Figure = kind == ClaimKind.Figure ? Figure : null,
        FigureTo = kind == ClaimKind.Figure ? FigureTo : null,
        Date = kind == ClaimKind.Date ? Date : null,
        Stance = kind == ClaimKind.Statement ? Stance : null,
        Text = Text,
        Language = Language,
        Speaker = Speaker,
        Scope = Scope,
        Source = Source,
        StatedOn = StatedOn!.Value,
        AsOf = AsOf,
    };
}

/// <summary>A form with what there is to choose from.</summary>
/// <param name="Subject">What it is about.</param>
/// <param name="Form">What is said so far.</param>
/// <param name="Choices">Who can be named as the asserter; none for a delegation, which speaks for itself.</param>
/// <param name="Supersedes">The earlier claim that it is to stand in the place of.</param>
public sealed record ClaimFormPage(ClaimSubjectRow Subject, ClaimForm Form, ActorChoices? Choices, StandingClaim? Supersedes);

internal sealed class ClaimFormValidator : AbstractValidator<ClaimForm>
{
    public ClaimFormValidator()
    {
        RuleFor(f => f.Asserter).Must(a => a is not { Kind: ActorKind.Other, Name.Length: 0 }).WithMessage("Give the name of whoever it is.").OverridePropertyName("AsserterName");
        RuleFor(f => f.Asserter!.Name).FitsIn(Actor.NameLength).When(f => f.Asserter is not null).OverridePropertyName("AsserterName");
        RuleFor(f => f.Speaker).FitsIn(Claim.SpeakerLength);
        RuleFor(f => f.FigureKind).IsInEnum().WithMessage("Choose one.");
        RuleFor(f => f.Figure).InclusiveBetween(0, Claim.Most).WithMessage("Give a whole number.");
        RuleFor(f => f.FigureTo).InclusiveBetween(0, Claim.Most).WithMessage("Give a whole number.");
        RuleFor(f => f.FigureTo).NotNull().When(f => f.FigureKind == FigureKind.Between && f.Figure is not null).WithMessage("Give the upper figure as well.");
        RuleFor(f => f.FigureTo).Null().When(f => f.FigureKind != FigureKind.Between).WithMessage("A second figure is given of a range alone. Choose “between”, or empty it.");
        RuleFor(f => f.Stance).IsInEnum().WithMessage("Choose one.");
        RuleFor(f => f.Text).FitsIn(Claim.TextLength);
        RuleFor(f => f.Text).NotEmpty().When(f => f.Stance is not null).WithMessage("Write what was said.");
        RuleFor(f => f.Language).IsLanguageTag();
        RuleFor(f => f.Scope).FitsIn(Claim.ScopeLength);
        RuleFor(f => f.Source).FitsIn(Claim.SourceLength);
        RuleFor(f => f.StatedOn).NotNull().WithMessage("Say when it was asserted, as far as that is known.");
        RuleFor(f => f.Sharing).IsInEnum().WithMessage("Choose one.");
        RuleFor(f => f.Reach).IsInEnum().WithMessage("Choose one.");
    }
}

internal sealed class MakeClaimValidator : AbstractValidator<MakeClaim>
{
    public MakeClaimValidator() => RuleFor(r => r.Form).SetValidator(new ClaimFormValidator()).OverridePropertyName("");
}

internal sealed class SupersedeClaimValidator : AbstractValidator<SupersedeClaim>
{
    public SupersedeClaimValidator() => RuleFor(r => r.Form).SetValidator(new ClaimFormValidator()).OverridePropertyName("");
}

internal sealed class ReadClaimFormHandler(INegotiationsDb db, CurrentViewer current, IMapper mapper, TimeProvider clock) : IRequestHandler<ReadClaimForm, ClaimFormPage>
{
    public async Task<ClaimFormPage> Handle(ReadClaimForm request, CancellationToken cancellationToken)
    {
        var viewer = current.Viewer;
        var subject = await ClaimSubjectRow.Of(db, db.ClaimSubjects.AsNoTracking().Where(s => s.Id == request.Subject)).SingleOrDefaultAsync(cancellationToken).OrNotFound();
        var superseded = request.Supersedes is { } id
            ? await StandingClaim.Of(db, db.Claims.AsNoTracking().Where(c => c.Id == id && c.SubjectId == subject.Id)).SingleOrDefaultAsync(cancellationToken).OrNotFound()
            : null;
        if (superseded is not null && !superseded.MayBeAmendedBy(viewer))
        {
            throw new NotFound();
        }

        if (superseded is { Stands: false })
        {
            throw ClaimsOfOnesOwn.StandsNoMore();
        }

        return new ClaimFormPage(
            subject,
            new ClaimForm
            {
                Scope = superseded?.Scope ?? "",
                Speaker = superseded?.Speaker ?? "",
                FigureKind = superseded?.FigureKind ?? FigureKind.Exactly,
                StatedOn = viewer.PartyId is null ? null : PartialDate.On(current.Today(clock)),
                Reach = ClaimReach.Mediators,
            },
            viewer.PartyId is null ? await ActorChoices.ReadAsync(db, mapper, current, cancellationToken) : null,
            superseded);
    }
}

internal sealed class MakeClaimHandlers(INegotiationsDb db, CurrentViewer current, TimeProvider clock) : IRequestHandler<MakeClaim, Id<Claim>>, IRequestHandler<SupersedeClaim, Id<Claim>>
{
    public Task<Id<Claim>> Handle(MakeClaim request, CancellationToken cancellationToken) => MakeAsync(request.Subject, null, request.Form, cancellationToken);

    public Task<Id<Claim>> Handle(SupersedeClaim request, CancellationToken cancellationToken) => MakeAsync(request.Subject, request.Supersedes, request.Form, cancellationToken);

    private async Task<Id<Claim>> MakeAsync(Id<ClaimSubject> about, Id<Claim>? supersedes, ClaimForm form, CancellationToken cancellationToken)
    {
        var viewer = current.Viewer;
        var process = await db.ChangingProcessAsync(viewer, cancellationToken);
        var subject = await db.ClaimSubjects.SingleOrDefaultAsync(s => s.Id == about, cancellationToken).OrNotFound();
        var superseded = supersedes is { } id ? await db.AmendableAsync(viewer, subject.Id, id, cancellationToken) : null;
        Missing(subject.Kind, form);
        Claim claim;
        if (viewer.PartyId is { } own)
        {
            claim = subject.Claim(own, form.Reach, form.Of(subject.Kind), superseded, current.Author(clock));
        }
        else
        {
            var asserter = superseded?.Asserter ?? form.Asserter ?? throw new RuleViolation("claim.asserter", "Choose who asserts it.") { Field = nameof(ClaimForm.Asserter) };
            await db.RequireNamesAsync(process.Id, [asserter], form.Delegation, cancellationToken);
            claim = subject.Report(asserter, ClaimSubject.AudienceOf(form.Sharing, form.Delegation), form.Of(subject.Kind), superseded, current.Author(clock));
        }

        db.Claims.Add(claim);
        await db.SaveAsync(cancellationToken);
        return claim.Id;
    }

    // What is missing is known only together with the subject; it is said beside the field all the same.
    private static void Missing(ClaimKind kind, ClaimForm form)
    {
        var missing = kind switch
        {
            ClaimKind.Figure when form.Figure is null => (nameof(ClaimForm.Figure), "Give the figure."),
            ClaimKind.Date when form.Date is null => (nameof(ClaimForm.Date), "Give the date, as far as it is known."),
            ClaimKind.Statement when form.Stance is null => (nameof(ClaimForm.Stance), "Choose what is said of it."),
            _ => ("", ""),
        };
        if (missing is ({ Length: > 0 } field, var message))
        {
            throw new ValidationException([new FluentValidation.Results.ValidationFailure(field, message)]);
        }
    }
}

/// <summary>The claims that a viewer may supersede or withdraw.</summary>
internal static class ClaimsOfOnesOwn
{
    /// <summary>One that stands: of a delegation, one that its party asserts; of a mediator, one that mediators entered.</summary>
    /// <exception cref="NotFound">It is none of these.</exception>
    /// <exception cref="RuleViolation">It was superseded or withdrawn already.</exception>
    public static async Task<Claim> AmendableAsync(this INegotiationsDb db, Viewer viewer, Id<ClaimSubject> subject, Id<Claim> id, CancellationToken cancellationToken)
    {
        var claims = viewer.PartyId is { } own ? db.Claims.Where(c => c.AsserterPartyId == own) : db.Claims.Where(c => c.IsReported);
        var claim = await claims.SingleOrDefaultAsync(c => c.Id == id && c.SubjectId == subject, cancellationToken).OrNotFound();
        return await StandingClaim.Standing(db).AnyAsync(c => c.Id == id, cancellationToken)
            ? claim
            : throw StandsNoMore();
    }

    /// <summary>It was superseded or withdrawn already.</summary>
    public static RuleViolation StandsNoMore() => new("claim.stands-no-more", "This claim was replaced or taken back already.");
}
