using Microsoft.Extensions.Localization;
using Negotiations.Application.Commitments;
using Negotiations.Application.Parties;
using Negotiations.Domain.Agreements;
using Negotiations.Web.Features.Brackets;
using Negotiations.Web.Look;

namespace Negotiations.Web.Features.Commitments;

/// <summary>How the provision is said of which a commitment is made.</summary>
internal static class LaidDownWords
{
    /// <summary>Its words with its brackets.</summary>
    public static BracketedWords Words(this LaidDown of, IReadOnlyList<PartyMark> parties, IStringLocalizer texts) => new(of.Provision.Text, of.Brackets, parties, texts);

    /// <summary>That it is not agreed yet, and why.</summary>
    public static Wording Warning(this LaidDown of) => (of.State, of.Brackets.Count) switch
    {
        (_, 1) => "Not agreed yet: a bracket is open in it. What is promised is what is agreed on in the end.",
        (_, > 1 and var count) => new Wording("Not agreed yet: {0} brackets are open in it. What is promised is what is agreed on in the end.", count),
        (ProvisionState.Reserved, _) => "Not agreed yet: a party reserves its position on it.",
        (ProvisionState.Parked, _) => "Not agreed yet: it was put off, to be taken up later.",
        _ => "Not agreed yet.",
    };

    /// <summary>As many of its letters as a field takes.</summary>
    public static string UpTo(this string words, int most) => words.Length <= most ? words : words[..most];
}
