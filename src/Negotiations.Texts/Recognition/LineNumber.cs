using System.Text.RegularExpressions;
using Negotiations.Texts.Drafts;

namespace Negotiations.Texts.Recognition;

/// <summary>The number that a line of a treaty begins with: <c>Article 3</c>, <c>Chapter II.</c>, <c>Annex A</c>, <c>(2)</c>, <c>2.</c>, <c>3(2)</c>, <c>(a)</c>; in English, French, Russian, Armenian and Azerbaijani. Which number it is says nothing: numbers follow from the place.</summary>
/// <param name="Kind">What it numbers.</param>
/// <param name="Rest">What stands behind it.</param>
internal sealed partial record LineNumber(ProvisionKind Kind, string Rest)
{
    private const int LongestHeading = 120;

    /// <summary>Whether it is the number of a paragraph or point with nothing behind it.</summary>
    public bool IsAlone => !IsHeaded && Rest.Length == 0;

    /// <summary>Whether what it numbers can stand under a heading line.</summary>
    public bool IsHeaded => Kind is not (ProvisionKind.Paragraph or ProvisionKind.Point);

    /// <summary>The number of a line; nothing where it has none.</summary>
    /// <param name="line">The line, without white space at its ends.</param>
    public static LineNumber? Of(string line)
    {
        foreach (var (pattern, kind) in Patterns)
        {
            if (pattern.Match(line) is { Success: true } match)
            {
                return new LineNumber(kind, match.Groups["rest"].Value);
            }
        }

        return null;
    }

    /// <summary>The same, where it is known what the line begins.</summary>
    public static LineNumber? Of(string line, ProvisionKind kind) => Of(line) is { } number && number.Kind == kind ? number : null;

    /// <summary>Whether words behind a number are a heading: short, and no sentence.</summary>
    public static bool ReadsAsHeading(string words) => words.Length is > 0 and <= LongestHeading && words[^1] is not ('.' or ';' or ':' or ',' or '։' or '؛');

    private static (Regex Pattern, ProvisionKind Kind)[] Patterns { get; } =
    [
        (Preamble(), ProvisionKind.Preamble), (Chapter(), ProvisionKind.Chapter), (Article(), ProvisionKind.Article), (Annex(), ProvisionKind.Annex),
        (Point(), ProvisionKind.Point), (Paragraph(), ProvisionKind.Paragraph),
    ];

    [GeneratedRegex(@"^(?:Preamble|Préambule|Преамбула|Նախաբան|Preambula)\s*[.:]?\s*(?<rest>|\(.*\))$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Preamble();

    [GeneratedRegex(@"^(?:Chapter|Part|Chapitre|Глава|Գլուխ|Fəsil)\s+(?:[IVXLC]{1,9}|\d{1,3})(?!\w)\s*[.:—–-]?\s*(?<rest>.*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Chapter();

    [GeneratedRegex(@"^(?:Article|Статья|Հոդված|Maddə)\s+(?:[A-Z]{1,2} )?\d{1,4}(?!\w)\s*[.:—–-]?\s*(?<rest>.*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Article();

    [GeneratedRegex(@"^(?:Annex|Annexe|Приложение|Հավելված|Əlavə)(?:\s+(?:[A-Z]{1,2}|[IVX]{1,5}|\d{1,3})(?!\w))?\s*(?:[.:—–-]\s*(?<rest>.*)|(?<rest>|\(.*\)))$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Annex();

    // (a), aa), (iv), 3(2)(a), A 3(a), (1)(a); no other word with a parenthesis. Alone on its line, or with its heading: 3(2)(a). Heading
    [GeneratedRegex(@"^(?:(?:(?:[A-Z]{1,2} )?\d{1,4}(?:\(\d{1,3}\))?|(?:[A-Z]{1,2})?\(\d{1,3}\))\([a-z]{1,2}\)|(?:[A-Z] )?\d{1,4}(?:\(\d{1,3}\))?\([ivx]{1,6}\)|\(?(?:(?<l>[a-z])\k<l>?|[ivx]{1,6})\))(?:\.?\s+(?<rest>.*)|(?<rest>))$", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Point();

    // (2), 2., 2), 3(2), 3.2, A(2)
    [GeneratedRegex(@"^(?:(?:[A-Z]{1,2} )?\d{1,4}\(\d{1,3}\)\.?|(?:[A-Z]{1,2})?\(\d{1,3}\)\.?|\d{1,3}[.)]|\d{1,3}\.\d{1,3}\.?)(?:\s+(?<rest>.*)|(?<rest>))$", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Paragraph();
}
