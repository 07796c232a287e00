using AutoMapper;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Negotiations.Application.Access;
using Negotiations.Application.Pipeline;
using Negotiations.Application.Processes;
using Negotiations.Domain;
using Negotiations.Domain.Mediators;

namespace Negotiations.Application.Mediators;

/// <summary>What the form of an official shows; without an id, that of a new one.</summary>
[Needs(Permission.KeepProcess)]
public sealed record ReadOfficialForm(Id<Official>? Id) : IRequest<OfficialForm>;

/// <summary>Records somebody who acts in public in the process, or corrects the record.</summary>
/// <param name="Id">Which one; none for a new one.</param>
/// <param name="Form">What is recorded.</param>
/// <exception cref="EditConflict">Somebody else changed it; holds an <see cref="OfficialForm"/>.</exception>
[Needs(Permission.KeepProcess)]
public sealed record KeepOfficial(Id<Official>? Id, OfficialForm Form) : IRequest, IKeptOnce
{
    bool IKeptOnce.MakesRecord => Id is null;
}

/// <summary>Takes an official off the process, who was recorded by mistake.</summary>
[Needs(Permission.KeepProcess)]
public sealed record DeleteOfficial(Id<Official> Id) : IRequest;

/// <summary>What is recorded of an official, and the token of what the form was filled from.</summary>
public sealed record OfficialForm(string Name, string Title, string Office, string OnBehalfOf, Guid VersionToken)
{
    /// <summary>Nothing recorded yet.</summary>
    public static readonly OfficialForm Empty = new("", "", "", "", Guid.Empty);

    internal static OfficialForm Of(Official official) =>
        new(official.Name, official.Title, official.Office, official.OnBehalfOf, official.VersionToken);
}

/// <summary>An official in a list.</summary>
public sealed record OfficialRow(Id<Official> Id, string Name, string Title, string Office, string OnBehalfOf);

internal sealed class OfficialMaps : Profile
{
    public OfficialMaps() => CreateProjection<Official, OfficialRow>();
}

internal sealed class KeepOfficialValidator : AbstractValidator<KeepOfficial>
{
    public KeepOfficialValidator()
    {
        RuleFor(r => r.Form.Name).NotEmpty().WithMessage("Give the official’s name.").OverridePropertyName(nameof(OfficialForm.Name));
        RuleFor(r => r.Form.Name).FitsIn(Official.TextLength).OverridePropertyName(nameof(OfficialForm.Name));
        RuleFor(r => r.Form.Title).FitsIn(Official.TextLength).OverridePropertyName(nameof(OfficialForm.Title));
        RuleFor(r => r.Form.Office).FitsIn(Official.TextLength).OverridePropertyName(nameof(OfficialForm.Office));
        RuleFor(r => r.Form.OnBehalfOf).FitsIn(Official.TextLength).OverridePropertyName(nameof(OfficialForm.OnBehalfOf));
    }
}

internal sealed class ReadOfficialFormHandler(INegotiationsDb db) : IRequestHandler<ReadOfficialForm, OfficialForm>
{
    public async Task<OfficialForm> Handle(ReadOfficialForm request, CancellationToken cancellationToken) =>
        request.Id is { } id
            ? OfficialForm.Of(await db.Officials.SingleOrDefaultAsync(o => o.Id == id, cancellationToken).OrNotFound())
            : OfficialForm.Empty;
}

internal sealed class KeepOfficialHandler(INegotiationsDb db, CurrentViewer current) : AsyncRequestHandler<KeepOfficial>
{
    protected override async Task Handle(KeepOfficial request, CancellationToken cancellationToken)
    {
        var process = await db.ChangingProcessAsync(current.Viewer, cancellationToken);
        var (name, title, office, onBehalfOf, token) = request.Form;
        if (request.Id is { } id)
        {
            var official = await db.Officials.SingleOrDefaultAsync(o => o.Id == id, cancellationToken).OrNotFound();
            if (official.VersionToken != token)
            {
                throw new EditConflict(OfficialForm.Of(official), official.VersionToken);
            }

            official.Describe(name, title, office, onBehalfOf);
        }
        else
        {
            db.Officials.Add(new Official(process.Id, name, title, office, onBehalfOf));
        }

        await db.SaveAsync(cancellationToken);
    }
}

internal sealed class DeleteOfficialHandler(INegotiationsDb db, CurrentViewer current) : AsyncRequestHandler<DeleteOfficial>
{
    protected override async Task Handle(DeleteOfficial request, CancellationToken cancellationToken)
    {
        await db.ChangingProcessAsync(current.Viewer, cancellationToken);
        db.Officials.Remove(await db.Officials.SingleOrDefaultAsync(o => o.Id == request.Id, cancellationToken).OrNotFound());
        await db.SaveAsync(cancellationToken);
    }
}
