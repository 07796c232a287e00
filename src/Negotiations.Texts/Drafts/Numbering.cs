using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Negotiations.Texts.Drafts;

/// <summary>
/// Numbers the provisions of a text as treaties are numbered: chapters I, II; articles 1, 2 through the whole text, whatever chapter they are in; paragraphs (1), (2); points (a) to (z), (aa), and
/// points under points (i), (ii); annexes A, B. The articles of an annex are counted anew, and are cited with its letter: <c>A 1(2)</c>. A preamble has no number.
/// </summary>
internal static class Numbering
{
    private static readonly (int Value, string Sign)[] RomanSigns =
    [
        (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ];

    /// <summary>The provisions of a text that stand under no other.</summary>
    public static IReadOnlyList<NumberedProvision> Of(IReadOnlyList<Provision> provisions)
    {
        var numbered = new NumberedProvision[provisions.Count];
        Fill(numbered, null, provisions, new Counter(), new Counter());
        return numbered;
    }

    /// <summary>The number of a provision that is the <paramref name="count"/>th of its kind.</summary>
    public static string NumberOf(ProvisionKind kind, int count, bool isUnderPoint) => kind switch
    {
        ProvisionKind.Preamble => "",
        ProvisionKind.Chapter => Roman(count),
        ProvisionKind.Article => count.ToString(CultureInfo.InvariantCulture),
        ProvisionKind.Paragraph => $"({count.ToString(CultureInfo.InvariantCulture)})",
        ProvisionKind.Point when isUnderPoint => $"({Roman(count).ToLowerInvariant()})",
        ProvisionKind.Point => $"({Letters(count, 'a')})",
        ProvisionKind.Annex => Letters(count, 'A'),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such kind of provision."),
    };

    private static void Fill(NumberedProvision[] numbered, NumberedProvision? parent, IReadOnlyList<Provision> provisions, Counter articles, Counter all)
    {
        var counts = new Counts();
        for (var index = 0; index < provisions.Count; index++)
        {
            var provision = provisions[index];
            var count = provision.Kind == ProvisionKind.Article ? ++articles.Count : ++counts[(int)provision.Kind];
            var children = provision.Children.Count == 0 ? [] : new NumberedProvision[provision.Children.Count];
            numbered[index] = new NumberedProvision(provision, parent, index, all.Count++, count, children);
            Fill(children, numbered[index], provision.Children, provision.Kind == ProvisionKind.Annex ? new Counter() : articles, all);
        }
    }

    /// <summary>A to Z, AA, AB …</summary>
    private static string Letters(int count, char first)
    {
        var letters = "";
        for (; count > 0; count = (count - 1) / 26)
        {
            letters = (char)(first + ((count - 1) % 26)) + letters;
        }

        return letters;
    }

    private static string Roman(int count)
    {
        var roman = new StringBuilder();
        foreach (var (value, sign) in RomanSigns)
        {
            for (; count >= value; count -= value)
            {
                roman.Append(sign);
            }
        }

        return roman.ToString();
    }

    /// <summary>One for each kind.</summary>
    [InlineArray(6)]
    private struct Counts
    {
        private int _first;
    }

    private sealed class Counter
    {
        public int Count { get; set; }
    }
}
