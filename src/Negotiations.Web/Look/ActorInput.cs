using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using Negotiations.Application.Parties;
using Negotiations.Domain;
using Negotiations.Domain.Mediators;
using Negotiations.Domain.Parties;

namespace Negotiations.Web.Look;

/// <summary>Somebody, as an address or the choice of a form tells it: <c>party.</c> or <c>mediator.</c> with a key, <c>Intermediary</c>, <c>Other</c>.</summary>
public static class ActorInput
{
    private const string PartyPrefix = "party.";
    private const string MediatorPrefix = "mediator.";

    /// <summary>The choice of somebody; none of nobody.</summary>
    public static string? Of(Actor? actor) => actor switch
    {
        null => null,
        { PartyId: { } party } => $"{PartyPrefix}{party}",
        { MediatorId: { } mediator } => $"{MediatorPrefix}{mediator}",
        _ => actor.Kind.ToString(),
    };

    /// <summary>Whom a choice tells; nobody, where it is none.</summary>
    /// <param name="choice">The choice.</param>
    /// <param name="name">The name, of somebody else.</param>
    public static Actor? Read(string? choice, string? name = null) => choice switch
    {
        nameof(ActorKind.Intermediary) => Actor.Intermediary,
        nameof(ActorKind.Other) => Actor.Other(name?.Trim() ?? ""),
        not null when choice.StartsWith(PartyPrefix, StringComparison.Ordinal) && Id<Party>.TryParse(choice[PartyPrefix.Length..], null, out var party) => Actor.Of(party),
        not null when choice.StartsWith(MediatorPrefix, StringComparison.Ordinal) && Id<Mediator>.TryParse(choice[MediatorPrefix.Length..], null, out var mediator) => Actor.Of(mediator),
        _ => null,
    };

    /// <summary>Everybody who can be chosen.</summary>
    public static IEnumerable<SelectListItem> Options(this ActorChoices choices, IStringLocalizer texts, string none) =>
    [
        Option(texts[none], ""),
        .. choices.Parties.Select(p => Option(p.Name, $"{PartyPrefix}{p.Id}")),
        .. choices.Mediators.Select(m => Option(m.Name, $"{MediatorPrefix}{m.Id}")),
        Option(texts["Neutral intermediary"], nameof(ActorKind.Intermediary)),
        Option(texts["Somebody else"], nameof(ActorKind.Other)),
    ];

    /// <summary>Somebody in words, where there is no room for a mark.</summary>
    public static string? Say(this ActorChoices choices, Actor? actor, IStringLocalizer texts) => actor switch
    {
        null => null,
        { Kind: ActorKind.Party } => choices.Parties.FirstOrDefault(p => p.Id == actor.PartyId)?.Name,
        { Kind: ActorKind.Mediator } => choices.Mediators.FirstOrDefault(m => m.Id == actor.MediatorId)?.Name,
        { Kind: ActorKind.Intermediary } => texts["Neutral intermediary"],
        _ => actor.Name,
    };

    /// <summary>Somebody in words, where there is no room for a mark.</summary>
    public static string Say(this ActorRow actor, IStringLocalizer texts) => actor.Kind == ActorKind.Intermediary ? texts["Neutral intermediary"] : actor.Name ?? texts["Not told: Chatham House Rule"];

    private static SelectListItem Option(string text, string value) => new(text, value);
}
