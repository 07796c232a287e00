using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Pipeline;
using Negotiations.Application.Processes;
using Negotiations.Domain;
using Negotiations.Domain.Parties;

namespace Negotiations.Application.Parties;

/// <summary>What the form of a party shows; without an id, that of a new one.</summary>
[Needs(Permission.KeepProcess)]
public sealed record ReadPartyForm(Id<Party>? Id) : IRequest<PartyForm>;

/// <summary>Adds a party to the process, or corrects one.</summary>
/// <param name="Id">Which one; none for a new one.</param>
/// <param name="Form">What it is called.</param>
/// <exception cref="EditConflict">Somebody else changed it; holds a <see cref="PartyForm"/>.</exception>
[Needs(Permission.KeepProcess)]
public sealed record KeepParty(Id<Party>? Id, PartyForm Form) : IRequest, IKeptOnce
{
    bool IKeptOnce.MakesRecord => Id is null;
}

/// <summary>What a party is called, and the token of what the form was filled from.</summary>
public sealed record PartyForm(string Code, string Name, string LocalNames, string? CountryCode, Guid VersionToken)
{
    /// <summary>Nothing recorded yet.</summary>
    public static readonly PartyForm Empty = new("", "", "", null, Guid.Empty);

    internal static PartyForm Of(Party party) => new(party.Code, party.Name, party.LocalNames, party.CountryCode, party.VersionToken);
}

internal sealed class KeepPartyValidator : AbstractValidator<KeepParty>
{
    public KeepPartyValidator()
    {
        RuleFor(r => r.Form.Code).IsPartyCode().OverridePropertyName(nameof(PartyForm.Code));
        RuleFor(r => r.Form.Name).IsPartyName().OverridePropertyName(nameof(PartyForm.Name));
        RuleFor(r => r.Form.LocalNames).IsLocalNames().OverridePropertyName(nameof(PartyForm.LocalNames));
        RuleFor(r => r.Form.CountryCode).IsCountry().OverridePropertyName(nameof(PartyForm.CountryCode));
    }
}

internal sealed class ReadPartyFormHandler(INegotiationsDb db, CurrentViewer current) : IRequestHandler<ReadPartyForm, PartyForm>
{
    public async Task<PartyForm> Handle(ReadPartyForm request, CancellationToken cancellationToken) =>
        request.Id is { } id
            ? PartyForm.Of(await db.PartyHereAsync(current.Viewer, id, cancellationToken))
            : PartyForm.Empty;
}

internal sealed class KeepPartyHandler(INegotiationsDb db, CurrentViewer current) : AsyncRequestHandler<KeepParty>
{
    protected override async Task Handle(KeepParty request, CancellationToken cancellationToken)
    {
        var process = await db.ChangingProcessAsync(current.Viewer, cancellationToken);
        var (code, name, localNames, country, token) = request.Form;
        var others = await db.Parties.AsNoTracking()
            .Where(p => p.ProcessId == process.Id && p.Id != request.Id)
            .Select(p => new { p.Code, p.Mark })
            .ToListAsync(cancellationToken);
        if (others.Any(p => string.Equals(p.Code, code, StringComparison.OrdinalIgnoreCase)))
        {
            throw new RuleViolation("party.code", "Another party of this process has this code. Give each its own.");
        }

        if (request.Id is { } id)
        {
            var party = await db.PartyHereAsync(current.Viewer, id, cancellationToken);
            if (party.VersionToken != token)
            {
                throw new EditConflict(PartyForm.Of(party), party.VersionToken);
            }

            party.Describe(code, name, localNames, country);
        }
        else
        {
            if (others.Count >= Party.MostInAProcess)
            {
                throw new RuleViolation("party.most", "A process has at most {0} parties: no more can be told apart by their marks.", Party.MostInAProcess);
            }

            var party = new Party(process.Id, code, name, country, others.Count + 1);
            party.Describe(code, name, localNames, country);
            db.Parties.Add(party);
        }

        await db.SaveAsync(cancellationToken);
    }
}

internal static class PartyHere
{
    /// <summary>A party of the process that the viewer is in: a member of several sees the parties of all.</summary>
    public static Task<Party> PartyHereAsync(this INegotiationsDb db, Viewer viewer, Id<Party> id, CancellationToken cancellationToken) =>
        db.Parties.SingleOrDefaultAsync(p => p.Id == id && p.ProcessId == viewer.ProcessId, cancellationToken).OrNotFound();
}
