using AutoMapper;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Parties;
using Negotiations.Application.Pipeline;
using Negotiations.Application.Processes;
using Negotiations.Domain;
using Negotiations.Domain.Commitments;
using Negotiations.Domain.Dates;
using Negotiations.Domain.Parties;

namespace Negotiations.Application.Commitments;

/// <summary>What the form of a claim shows.</summary>
/// <param name="Commitment">The commitment.</param>
/// <param name="Id">Which claim, of the own delegation or entered by the mediators; none for a new one.</param>
[Needs(Permission.ClaimCompliance)]
public sealed record ReadComplianceForm(Id<Commitment> Commitment, Id<ComplianceClaim>? Id) : IRequest<ComplianceFormPage>;

/// <summary>A delegation claims how far a commitment was kept, or corrects what it claimed; mediators enter what a party said elsewhere.</summary>
/// <param name="Commitment">The commitment.</param>
/// <param name="Id">Which claim; none for a new one.</param>
/// <param name="Form">What it says.</param>
/// <exception cref="EditConflict">Somebody else changed it; holds a <see cref="ComplianceForm"/>.</exception>
[Needs(Permission.ClaimCompliance)]
public sealed record ClaimCompliance(Id<Commitment> Commitment, Id<ComplianceClaim>? Id, ComplianceForm Form) : IRequest<Id<ComplianceClaim>>, IKeptOnce
{
    bool IKeptOnce.MakesRecord => Id is null;
}

/// <summary>What a claim says, and the token of what the form was filled from.</summary>
public sealed record ComplianceForm
{
    /// <summary>Who says so, where mediators enter it; of a new one.</summary>
    public Id<Party>? Party { get; init; }

    /// <summary>How far it was kept.</summary>
    public Compliance? Compliance { get; init; }

    /// <summary>As of when.</summary>
    public PartialDate? On { get; init; }

    /// <summary>In words.</summary>
    public string Text { get; init; } = "";

    /// <summary>Where the party said so, where mediators enter it.</summary>
    public string Source { get; init; } = "";

    /// <summary>What bears it out.</summary>
    public IReadOnlyList<Evidence> Evidence { get; init; } = [];

    /// <summary>Who may read it; said once, of a new one.</summary>
    public CommitmentReach Reach { get; init; }

    /// <summary>Token of what the form was filled from.</summary>
    public Guid VersionToken { get; init; }

    internal static ComplianceForm Of(ComplianceClaim c) => new()
    {
        Party = c.PartyId,
        Compliance = c.Compliance,
        On = c.On,
        Text = c.Text,
        Source = c.Source,
        Evidence = c.Evidence,
        VersionToken = c.VersionToken,
    };

    internal ClaimFacts Facts() => new() { Compliance = Compliance!.Value, On = On!.Value, Text = Text, Source = Source, Evidence = Evidence };
}

/// <summary>A form with what there is to choose from.</summary>
/// <param name="Commitment">The commitment.</param>
/// <param name="Form">What is said so far.</param>
/// <param name="Parties">The parties that mediators can enter a claim for; none for a delegation, which speaks for itself.</param>
/// <param name="Audience">Who may read the claim; none of a new one.</param>
public sealed record ComplianceFormPage(CommitmentRow Commitment, ComplianceForm Form, IReadOnlyList<PartyMark> Parties, PageAudience? Audience);

internal sealed class ClaimComplianceValidator : AbstractValidator<ClaimCompliance>
{
    public ClaimComplianceValidator()
    {
        RuleFor(r => r.Form.Compliance).NotNull().WithMessage("Say how far it was kept.").OverridePropertyName(nameof(ComplianceForm.Compliance));
        RuleFor(r => r.Form.Compliance).IsInEnum().WithMessage("Choose one.").OverridePropertyName(nameof(ComplianceForm.Compliance));
        RuleFor(r => r.Form.On).NotNull().WithMessage("Give the date, as far as it is known.").OverridePropertyName(nameof(ComplianceForm.On));
        RuleFor(r => r.Form.On).Must(on => on is not { IsInterval: true }).WithMessage("Give one date, not a range.").OverridePropertyName(nameof(ComplianceForm.On));
        RuleFor(r => r.Form.Text).FitsIn(ComplianceClaim.TextLength).OverridePropertyName(nameof(ComplianceForm.Text));
        RuleFor(r => r.Form.Source).FitsIn(ComplianceClaim.TextLength).OverridePropertyName(nameof(ComplianceForm.Source));
        RuleFor(r => r.Form.Reach).IsInEnum().WithMessage("Choose one.").OverridePropertyName(nameof(ComplianceForm.Reach));
        RuleFor(r => r.Form.Evidence.Count).LessThanOrEqualTo(Evidence.Most).WithMessage("At most 10 lines of evidence fit. Put the rest into the text.")
            .OverridePropertyName(nameof(ComplianceForm.Evidence));
        RuleForEach(r => r.Form.Evidence).ChildRules(e =>
        {
            e.RuleFor(l => l.Text).FitsIn(Evidence.TextLength);
            e.RuleFor(l => l.Reference).FitsIn(Evidence.ReferenceLength);
            e.RuleFor(l => l.Address).IsWebAddress().FitsIn(Evidence.TextLength);
        }).OverridePropertyName(nameof(ComplianceForm.Evidence));
    }
}

internal sealed class ReadComplianceFormHandler(INegotiationsDb db, CurrentViewer current, IMapper mapper, TimeProvider clock) : IRequestHandler<ReadComplianceForm, ComplianceFormPage>
{
    public async Task<ComplianceFormPage> Handle(ReadComplianceForm request, CancellationToken cancellationToken)
    {
        var viewer = current.Viewer;
        var commitment = await CommitmentRow.ReadAsync(db, request.Commitment, clock.GetUtcNow(), cancellationToken);
        var claim = request.Id is { } id ? await db.ComplianceClaims.AsNoTracking().OwnClaims(viewer, commitment.Id).SingleOrDefaultAsync(c => c.Id == id, cancellationToken).OrNotFound() : null;
        return new ComplianceFormPage(
            commitment,
            claim is null ? new ComplianceForm { On = PartialDate.On(current.Today(clock)) } : ComplianceForm.Of(claim),
            viewer.PartyId is null ? await PartyMark.OfProcessAsync(db, mapper, commitment.ProcessId, cancellationToken) : [],
            claim is null ? null : new ClaimRow { OwnerId = claim.OwnerId, OpenTo = claim.OpenTo }.Audience);
    }
}

internal sealed class ClaimComplianceHandler(INegotiationsDb db, CurrentViewer current, TimeProvider clock) : IRequestHandler<ClaimCompliance, Id<ComplianceClaim>>
{
    public async Task<Id<ComplianceClaim>> Handle(ClaimCompliance request, CancellationToken cancellationToken)
    {
        var process = await db.ChangingProcessAsync(current.Viewer, cancellationToken);
        var (form, author, viewer) = (request.Form, current.Author(clock), current.Viewer);
        var commitment = await db.Commitments.SingleOrDefaultAsync(c => c.Id == request.Commitment, cancellationToken).OrNotFound();
        ComplianceClaim claim;
        if (request.Id is { } id)
        {
            claim = await db.ComplianceClaims.OwnClaims(viewer, commitment.Id).SingleOrDefaultAsync(c => c.Id == id, cancellationToken).OrNotFound();
            if (claim.VersionToken != form.VersionToken)
            {
                throw new EditConflict(ComplianceForm.Of(claim), claim.VersionToken, claim.ChangedBy);
            }

            claim.Correct(form.Facts(), author);
        }
        else if (viewer.PartyId is { } delegation)
        {
            claim = commitment.Claim(delegation, form.Reach, form.Facts() with { Source = "" }, author);
            db.ComplianceClaims.Add(claim);
        }
        else
        {
            var party = form.Party ?? throw new RuleViolation("claim.party", "Choose the party that said so.");
            await db.RequireNamesAsync(process.Id, [], party, cancellationToken);
            claim = commitment.Report(party, form.Reach, form.Facts(), author);
            db.ComplianceClaims.Add(claim);
        }

        await db.SaveAsync(cancellationToken);
        return claim.Id;
    }
}

/// <summary>The claims that a viewer may correct.</summary>
internal static class ClaimsOfOnesOwn
{
    /// <summary>Those of its delegation; of a mediator, those that mediators entered.</summary>
    public static IQueryable<ComplianceClaim> OwnClaims(this IQueryable<ComplianceClaim> claims, Viewer viewer, Id<Commitment> commitment) => viewer.PartyId is { } delegation
        ? claims.Where(c => c.CommitmentId == commitment && c.PartyId == delegation && !c.IsReported)
        : claims.Where(c => c.CommitmentId == commitment && c.IsReported);
}
