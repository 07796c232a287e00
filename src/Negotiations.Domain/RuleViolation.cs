using System.Globalization;

namespace Negotiations.Domain;

/// <summary>
/// A rule of the domain that an action would have broken. Nothing was changed. The edge shows <see cref="Template"/>, localised
/// and filled with <see cref="Arguments"/>.
/// </summary>
public sealed class RuleViolation : Exception
{
    /// <summary>Makes a violation of <paramref name="rule"/>.</summary>
    /// <param name="rule">Stable name of the rule, e.g. <c>list.only-a-draft-changes</c>; for tests and logs.</param>
    /// <param name="template">English sentence that says what to do, with {0} placeholders; the key of its translations.</param>
    /// <param name="arguments">What fills the placeholders; never the name of a captive.</param>
    public RuleViolation(string rule, string template, params object[] arguments)
        : base(string.Format(CultureInfo.InvariantCulture, template, arguments))
    {
        Rule = rule;
        Template = template;
        Arguments = arguments;
    }

    /// <summary>Stable name of the rule.</summary>
    public string Rule { get; }

    /// <summary>What of the thing breaks it, by the name of its property, so that a form says it there; empty where that is nothing in particular.</summary>
    public string Field { get; init; } = "";

    /// <summary>The sentence before it is filled.</summary>
    public string Template { get; }

    /// <summary>What fills the sentence.</summary>
    public IReadOnlyList<object> Arguments { get; }
}
