using System.Globalization;
using Microsoft.Extensions.Localization;
using Negotiations.Application.Claims;
using Negotiations.Domain;
using Negotiations.Domain.Claims;
using Negotiations.Domain.Dates;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.Claims;

/// <summary>How claims are said.</summary>
public static class ClaimWords
{
    public static Wording InWords(this ClaimKind kind) => kind switch
    {
        ClaimKind.Figure => "A figure",
        ClaimKind.Date => "A date",
        _ => "A statement",
    };

    public static Wording InWords(this FigureKind kind) => kind switch
    {
        FigureKind.Exactly => "Exactly",
        FigureKind.About => "About",
        FigureKind.AtLeast => "At least",
        FigureKind.AtMost => "At most",
        _ => "Between",
    };

    /// <summary>What a statement says of its subject. What is alleged is nowhere said to be so.</summary>
    public static Wording InWords(this Stance stance, bool alleged) => stance switch
    {
        Stance.Affirms => alleged ? "Alleges it" : "Says that it is so",
        Stance.Denies => alleged ? "Denies it" : "Says that it is not so",
        Stance.LooksInto => "Looks into it",
        Stance.Finds => "Says what it found",
        _ => "Says something else of it",
    };

    /// <summary>The same of what is said to have happened: whose word it is, and never that it is so.</summary>
    public static Wording ByInWords(this Stance stance) => stance switch
    {
        Stance.Affirms => "Alleged by",
        Stance.Denies => "Denied by",
        Stance.LooksInto => "Looked into by",
        Stance.Finds => "Found by",
        _ => "Said of it by",
    };

    public static Wording InWords(this ClaimReach reach) => reach switch
    {
        ClaimReach.OwnDelegation => "Your delegation alone",
        ClaimReach.Mediators => "Your delegation and the mediators",
        _ => "Everybody who may read what it belongs to",
    };

    /// <summary>Who may read a subject that a delegation opens.</summary>
    public static Wording ReadersInWords(this ClaimReach reach) => reach == ClaimReach.EveryReader ? "The delegations, the observers and the mediators" : reach.InWords();

    /// <summary>With whom the mediators share a subject or a claim: the neutral intermediary reads none.</summary>
    public static Wording ReadersInWords(this Sharing sharing) => sharing switch
    {
        Sharing.MediatorsOnly => "Mediators only",
        Sharing.OneDelegation => "One delegation and the mediators",
        Sharing.Parties => "The delegations and the mediators",
        _ => "The delegations, the observers and the mediators",
    };

    /// <summary>What a claim says, in a few words: its figure with how it is meant, its date, or what it says of the subject.</summary>
    public static string Says(this StandingClaim claim, ClaimKind kind, string unit, bool alleged, IStringLocalizer texts)
    {
        var said = kind switch
        {
            ClaimKind.Figure => claim.FigureKind switch
            {
                FigureKind.About => new Wording("about {0}", Number(claim.Figure)),
                FigureKind.AtLeast => new Wording("at least {0}", Number(claim.Figure)),
                FigureKind.AtMost => new Wording("at most {0}", Number(claim.Figure)),
                FigureKind.Between => new Wording("between {0} and {1}", Number(claim.Figure), Number(claim.FigureTo)),
                _ => new Wording("{0}", Number(claim.Figure)),
            },
            ClaimKind.Date => new Wording("{0}", Say(claim.Date, texts) ?? ""),
            _ => claim.Stance?.InWords(alleged) ?? "",
        };
        return unit.Length == 0 ? said.In(texts) : $"{said.In(texts)} {unit}";
    }

    /// <summary>A date in words.</summary>
    public static string? Say(PartialDate? date, IStringLocalizer texts) =>
        date is { } given ? PartialDateText.Format(given, CultureInfo.CurrentUICulture, text => texts[text]) : null;

    private static string Number(long? figure) => (figure ?? 0).ToString("N0", GregorianCulture.Current);
}
