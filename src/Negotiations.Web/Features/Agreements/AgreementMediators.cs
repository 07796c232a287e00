using Microsoft.Extensions.Localization;
using Negotiations.Application.Agreements;
using Negotiations.Application.Parties;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;
using Negotiations.Domain.Mediators;
using Negotiations.Web.Features.Processes;

namespace Negotiations.Web.Features.Agreements;

/// <summary>A mediator with what it does for an agreement.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Name">Its name.</param>
/// <param name="Roles">What it does, in the order in which roles are always told.</param>
public sealed record AgreementMediators(Id<Mediator> Id, string Name, IReadOnlyList<MediatorRole> Roles)
{
    /// <summary>Those of an agreement, by name.</summary>
    public static IEnumerable<AgreementMediators> Of(AgreementRow row, IEnumerable<MediatorChoice> known) =>
        from mediator in known
        let roles = row.Mediators.Where(m => m.Mediator == mediator.Id).Select(m => m.Role).Order().ToList()
        where roles.Count > 0
        select new AgreementMediators(mediator.Id, mediator.Name, roles);

    public string Say(IStringLocalizer texts) => string.Join(", ", Roles.Select(r => r.InWords().In(texts)));
}

/// <summary>A mediator in a role, as a tick or a choice posts it: its key, a point, the role.</summary>
public static class AgreementMediatorInput
{
    public static string Of(Id<Mediator> mediator, MediatorRole role) => $"{mediator}.{role}";

    public static string Of(AgreementMediatorFacts facts) => Of(facts.Mediator, facts.Role);

    /// <summary>What was chosen; what cannot be read is nobody in a role that does not exist here, and is refused as such.</summary>
    public static AgreementMediatorFacts Read(string choice)
    {
        var parts = choice.Split('.');
        return parts is [var key, var role] && Id<Mediator>.TryParse(key, null, out var mediator) && AgreementMediator.Roles.FirstOrDefault(r => r.ToString() == role, MediatorRole.NeutralIntermediary) is var known
            ? new(mediator, known)
            : new(default, MediatorRole.NeutralIntermediary);
    }
}
