using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Domain;
using Negotiations.Domain.Parties;
using Negotiations.Domain.Processes;

namespace Negotiations.Application.Processes;

/// <summary>What the form of a new process offers.</summary>
[Needs(Permission.OpenProcesses)]
public sealed record ReadNewProcessForm : IRequest<NewProcessForm>;

/// <summary>The time zones to choose from.</summary>
public sealed record NewProcessForm(IReadOnlyList<string> TimeZones);

/// <summary>Opens a process with its parties.</summary>
[Needs(Permission.OpenProcesses)]
public sealed record OpenProcess(string Name, string Reference, string Description, string TimeZone, IReadOnlyList<NewParty> Parties)
    : IRequest<Id<Process>>;

/// <summary>A party of a process that is being opened.</summary>
public sealed record NewParty(string Code, string Name, string LocalNames, string? CountryCode);

internal sealed class OpenProcessValidator : AbstractValidator<OpenProcess>
{
    public OpenProcessValidator()
    {
        RuleFor(r => r.Name).IsProcessName();
        RuleFor(r => r.Reference)
            .NotEmpty().WithMessage("Give the process a short reference. Papers cite it, so it stays.")
            .MaximumLength(Process.ReferenceLength).WithMessage("This is too long. Shorten it.");
        RuleFor(r => r.Description).FitsIn(Process.DescriptionLength);
        RuleFor(r => r.TimeZone).IsTimeZone();
        RuleFor(r => r.Parties)
            .Must(parties => parties.Count is >= 2 and <= Party.MostInAProcess).WithMessage("Give two to four parties.")
            .Must(parties => parties.DistinctBy(p => p.Code, StringComparer.OrdinalIgnoreCase).Count() == parties.Count)
            .WithMessage("Two parties have the same code. Give each its own.");
        RuleForEach(r => r.Parties).ChildRules(party =>
        {
            party.RuleFor(p => p.Code).IsPartyCode();
            party.RuleFor(p => p.Name).IsPartyName();
            party.RuleFor(p => p.LocalNames).IsLocalNames();
            party.RuleFor(p => p.CountryCode).IsCountry();
        });
    }
}

internal sealed class ReadNewProcessFormHandler : IRequestHandler<ReadNewProcessForm, NewProcessForm>
{
    public Task<NewProcessForm> Handle(ReadNewProcessForm request, CancellationToken cancellationToken) =>
        Task.FromResult(new NewProcessForm(TimeZones.All));
}

internal sealed class OpenProcessHandler(INegotiationsDb db) : IRequestHandler<OpenProcess, Id<Process>>
{
    public async Task<Id<Process>> Handle(OpenProcess request, CancellationToken cancellationToken)
    {
        if (await db.Processes.AnyAsync(p => p.Reference == request.Reference, cancellationToken))
        {
            throw new RuleViolation("process.reference", "There is a process with this reference already. Give another one.");
        }

        var process = new Process(request.Name, request.Reference, request.Description, request.TimeZone);
        db.Processes.Add(process);
        foreach (var (given, mark) in request.Parties.Select((party, index) => (party, index + 1)))
        {
            var party = new Party(process.Id, given.Code, given.Name, given.CountryCode, mark);
            party.Describe(given.Code, given.Name, given.LocalNames, given.CountryCode);
            db.Parties.Add(party);
        }

        await db.SaveAsync(cancellationToken);
        return process.Id;
    }
}
