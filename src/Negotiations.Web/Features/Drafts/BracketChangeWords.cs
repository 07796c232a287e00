using Microsoft.Extensions.Localization;
using Negotiations.Application.Agreements;
using Negotiations.Application.Parties;
using Negotiations.Domain.Agreements;
using Negotiations.Web.Features.Brackets;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.Drafts;

/// <summary>How it is said what became of a bracket from one text to another.</summary>
internal static class BracketChangeWords
{
    private const int MostLetters = 60;

    /// <summary>What became of it, in a sentence or several.</summary>
    public static string Say(this BracketChange change, IReadOnlyList<PartyMark> parties, IStringLocalizer texts) =>
        string.Join(' ', change.Alternatives.Select(a => Say(a, change.IsPlace, parties, texts)).Prepend(Fate(change, parties, texts)));

    private static string Fate(BracketChange change, IReadOnlyList<PartyMark> parties, IStringLocalizer texts)
    {
        var by = BracketWords.Codes(change.Taken.Any(a => a.ByMediators), change.Taken.SelectMany(a => a.Proposers).Distinct(), parties);
        string Of(Wording words, Wording place, string? more = null) => change.IsPlace ? texts[place.Template, more ?? ""] : texts[words.Template, Excerpt(change.Words), more ?? ""];
        return change.Fate switch
        {
            BracketFate.Opened => Of("Bracket opened round “{0}”.", "Bracket opened where something is to be added."),
            BracketFate.Changed => Of("Bracket round “{0}”:", "Bracket where something is to be added:"),
            BracketFate.Cut => (change.WordsBefore.Trim(), change.Words.Trim()) switch
            {
                ("", var words) => texts["Bracket where something was to be added: “{0}” stands in it now. What was proposed in it, was proposed where nothing stood.", Excerpt(words)],
                (var was, "") => texts["Bracket round “{0}” cut by what was decided on other words: nothing is left of it but a place. What was proposed in it, was proposed for “{0}”.", Excerpt(was)],
                var (was, words) => texts["Bracket round “{0}” cut by what was decided on other words: it stands round “{1}” now. What was proposed in it, was proposed for “{0}”.", Excerpt(was), Excerpt(words)],
            },
            BracketFate.Taken when change.Taken.All(a => a.Kind == AlternativeKind.LeftOut) => Of("Bracket round “{0}” closed: left out, as {1} proposed.", "", by),
            BracketFate.Taken => change.IsPlace
                ? texts["Bracket closed where something was to be added: the words of {0} were taken, “{1}”.", by, Excerpt(change.Taken[0].Words)]
                : texts["Bracket round “{0}” closed: the words of {1} were taken, “{2}”.", Excerpt(change.Words), by, Excerpt(change.Taken[0].Words)],
            BracketFate.AsItStood => Of("Bracket round “{0}” closed: the words stand as they stood.", "Bracket closed where something was to be added: nothing was added."),
            BracketFate.WithProvision => Of("Bracket round “{0}” gone with its provision.", "Bracket where something was to be added gone with its provision."),
            _ => Of("Bracket round “{0}” closed: other words stand there.", "Bracket closed where something was to be added: other words stand there."),
        };
    }

    private static string Say(AlternativeChange change, bool isPlace, IReadOnlyList<PartyMark> parties, IStringLocalizer texts)
    {
        string By(ShownAlternative a) => BracketWords.Codes(a.ByMediators, a.Proposers, parties);
        string Said(ShownAlternative a) => a.Kind == AlternativeKind.Words ? $"“{Excerpt(a.Words)}”" : a.Kind.Instead(isPlace).In(texts);
        return change switch
        {
            { Before: null, After: { } now } => texts["{0} proposes: {1}.", By(now), Said(now)],
            { Before: { } was, After: null } => texts["{0} does not propose any more: {1}.", By(was), Said(was)],
            { Before: { } was, After: { } now } when By(was) == By(now) => texts["{0} proposes: {1}, was: {2}.", By(now), Said(now), Said(was)],
            { Before: { } was, After: { } now } => texts["{0} is proposed by {1}, was by {2}.", Said(now), By(now), By(was)],
            _ => "",
        };
    }

    private static string Excerpt(string words) => Negotiations.Texts.Words.TextWords.Excerpt(words, MostLetters);
}
