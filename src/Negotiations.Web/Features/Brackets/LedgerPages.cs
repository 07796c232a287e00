using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;
using Negotiations.Application.Access;
using Negotiations.Application.Brackets;
using Negotiations.Application.HowNear;
using Negotiations.Application.Parties;
using Negotiations.Domain;
using Negotiations.Domain.Agreements;
using Negotiations.Domain.Parties;
using Negotiations.Web.Features.Agreements;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.Brackets;

/// <summary>Which part of the ledger is shown.</summary>
public enum LedgerPart
{
    All,
    Open,
    Closed,
}

/// <summary>What an address asks of the ledger. What cannot be read in it is not followed.</summary>
public sealed record LedgerQuery
{
    public LedgerPart Part { get; init; }

    /// <summary>Key of a party, or <c>mediators</c> or <c>nobody</c>.</summary>
    public string? Owner { get; init; }

    public Guid? Provision { get; init; }

    /// <summary>Whether only those are asked for in which all parties could live with something.</summary>
    public bool Common { get; init; }

    internal LedgerFilter Read() => new()
    {
        IsOpen = Part switch { LedgerPart.Open => true, LedgerPart.Closed => false, _ => null },
        Owner = LedgerShowPage.OwnerOf(Owner),
        Provision = Provision is { } id ? new Id<Provision>(id) : null,
        IsCommon = Common,
    };
}

/// <summary>The ledger of brackets of an agreement.</summary>
public sealed record LedgerShowPage(LedgerView Show, LedgerQuery Query, string Address, IStringLocalizer Texts) : IPage
{
    private const string OfMediators = "mediators";
    private const string OfNobody = "nobody";

    public Wording Title => "Ledger of brackets";

    public PageAudience Audience => PageAudience.Mediators;

    public string Here => $"{Show.Agreement.Address()}/brackets";

    /// <summary>Whether something else than a part is asked for.</summary>
    public bool IsFiltered => Query.Owner is { Length: > 0 } || Query.Provision is not null || Query.Common;

    public IEnumerable<SelectListItem> Owners =>
    [
        new(Texts["Anybody"], ""),
        .. Show.Parties.Where(p => Show.Agreement.PartyIds.Contains(p.Id)).Select(p => new SelectListItem(p.Name, p.Id.ToString(), Query.Owner == p.Id.ToString())),
        new(Texts["The mediators"], OfMediators, Query.Owner == OfMediators),
        new(Texts["Nobody yet"], OfNobody, Query.Owner == OfNobody),
    ];

    public IEnumerable<SelectListItem> Provisions => Show.Provisions.Select(p => new SelectListItem(p.Cited(Texts), p.Id.ToString(), p.Id.Value == Query.Provision)).Prepend(new SelectListItem(Texts["Any"], ""));

    /// <summary>The same question, of another part.</summary>
    public string Of(LedgerPart part) => Here + QueryString.Create(
        new Dictionary<string, string?> { ["part"] = part.ToString(), ["owner"] = Query.Owner, ["provision"] = Query.Provision?.ToString(), ["common"] = Query.Common ? "true" : null }.Where(q => !string.IsNullOrEmpty(q.Value)));

    public int Count(LedgerPart part) => part switch { LedgerPart.Open => Show.Open, LedgerPart.Closed => Show.Closed, _ => Show.Open + Show.Closed };

    /// <summary>How an address tells an owner.</summary>
    public static string Key(BracketOwner owner) => owner.Party?.ToString() ?? (owner.IsMediators ? OfMediators : OfNobody);

    internal static BracketOwner? OwnerOf(string? key) => key switch
    {
        OfMediators => BracketOwner.Mediators,
        OfNobody => BracketOwner.Nobody,
        _ => Id<Party>.TryParse(key, null, out var party) ? new BracketOwner(party, false) : null,
    };
}

/// <summary>How what stands in the ledger is said.</summary>
public static class LedgerWords
{
    public static Wording InWords(this LedgerPart part) => part switch
    {
        LedgerPart.Open => "Open",
        LedgerPart.Closed => "Resolved",
        _ => "All",
    };

    /// <summary>What a provision is cited by.</summary>
    public static string Cited(this LedgerProvision provision, IStringLocalizer texts) => provision.Line?.Place.Cited(texts)
        ?? texts[provision.Heading.Length > 0 ? "{0} that was taken out: {1}" : "{0} that was taken out", provision.Kind.InWords().In(texts), provision.Heading].Value;

    /// <summary>What is proposed, in plain text: <c>ARM: within seven days / AZE: left out</c>.</summary>
    public static string Plain(this IEnumerable<AlternativeRow> alternatives, bool isPlace, IReadOnlyList<PartyMark> parties, IStringLocalizer texts) =>
        string.Join(" / ", alternatives.Select(a => $"{BracketWords.Codes(a.ByMediators, a.Proposers, parties)}: {a.Said(isPlace, texts)}"));

    /// <summary>The words of an alternative, or what it would do.</summary>
    public static string Said(this AlternativeRow alternative, bool isPlace, IStringLocalizer texts) => alternative.Kind == AlternativeKind.Words ? alternative.Words : alternative.Kind.Instead(isPlace).In(texts);

    /// <summary>What all parties could live with, in plain text; empty for nothing.</summary>
    public static string Lived(this LedgerRow row, IReadOnlyList<PartyMark> parties, IStringLocalizer texts)
    {
        var isPlace = row.Bracket.Span.Length == 0;
        var words = row.Common.Words ? AlternativeKind.AsItStands.Instead(isPlace).In(texts) : "";
        var alternatives = row.Bracket.Alternatives.Where(a => row.Common.Holds(a.Id)).Plain(isPlace, parties, texts);
        return string.Join(" / ", new[] { words, alternatives }.Where(part => part.Length > 0));
    }

    /// <summary>Days, in words.</summary>
    public static string Days(int days, IStringLocalizer texts) => days switch
    {
        0 => texts["less than a day"],
        1 => texts["1 day"],
        _ => texts["{0} days", days],
    };
}
