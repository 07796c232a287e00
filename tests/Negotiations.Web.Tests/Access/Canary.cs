using System.Text.RegularExpressions;
using Negotiations.Application.PrisonerLists;
using Negotiations.Domain.PrisonerLists;

namespace Negotiations.Web.Tests.Access;

/// <summary>Who may ever read a canary word, besides the delegation whose record says it.</summary>
public enum Secrecy
{
    /// <summary>The mediators, on pages of a submitted version.</summary>
    Submitted,

    /// <summary>The mediators, where they open one sensitive detail.</summary>
    Sensitive,

    /// <summary>Nobody: the person to be informed.</summary>
    Kin,

    /// <summary>Nobody: it is not submitted.</summary>
    Draft,

    /// <summary>The mediators alone, whomever it is about.</summary>
    Internal,
}

/// <summary>Words that stand in one field of one delegation's record and nowhere else, e.g. <c>Qqarmsubmittedunit</c>.</summary>
public static partial class Canary
{
    /// <summary>The word of a field.</summary>
    public static string Word(string party, Secrecy secrecy, string field) =>
        $"Qq{party}{secrecy}{field}".ToLowerInvariant().Replace("_", "", StringComparison.Ordinal) is var word ? "Q" + word[1..] : "";

    /// <summary>An entry all of whose texts are canary words.</summary>
    /// <param name="party">Whose.</param>
    /// <param name="secrecy">Submitted or draft; in a submitted entry, sensitive fields say so by their words.</param>
    /// <param name="which">Tells it from other entries.</param>
    public static Dictionary<string, string?> Entry(string party, Secrecy secrecy, string which = "") => EntryValues.Editable
        .Where(f => f.Kind is FieldKind.Name or FieldKind.Text or FieldKind.LongText && f != EntryFields.NameLanguage)
        .Select(f => KeyValuePair.Create<string, string?>(f.Key, Word(party, Of(f, secrecy), which + f.Key)))
        .Append(KeyValuePair.Create<string, string?>(EntryFields.BirthDate.Key, "1987-05-03"))
        .Append(KeyValuePair.Create<string, string?>(EntryFields.Health.Key, nameof(Health.Sick)))
        .ToDictionary();

    /// <summary>All canary words in a text, however they are cased.</summary>
    public static IEnumerable<string> In(string text) => Words().Matches(text).Select(m => m.Value.ToLowerInvariant());

    /// <summary>Whose word it is.</summary>
    public static string PartyOf(string word) => word[2..5].ToUpperInvariant();

    /// <summary>Who may read it.</summary>
    public static Secrecy SecrecyOf(string word) =>
        Enum.GetValues<Secrecy>().Single(s => word.AsSpan(5).StartsWith(s.ToString(), StringComparison.OrdinalIgnoreCase));

    private static Secrecy Of(EntryField field, Secrecy secrecy) => (secrecy, field.Sensitive) switch
    {
        (Secrecy.Draft, _) or (_, null) => secrecy,
        (_, SensitiveKind.NextOfKin) => Secrecy.Kin,
        _ => Secrecy.Sensitive,
    };

    [GeneratedRegex("qq(arm|aze)(submitted|sensitive|kin|draft|internal)[a-z]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
