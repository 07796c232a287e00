using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Negotiations.Texts.Drafts;

/// <summary>Where a provision stands in a text.</summary>
/// <param name="Parent">The provision that it stands under, if any.</param>
/// <param name="Index">How many stand before it there.</param>
/// <param name="Kind">What it is there.</param>
/// <param name="Prefix">What its number follows where it is cited, e.g. <c>3(2)</c>; empty for most articles.</param>
/// <param name="Number">Its own number as it is printed before it, e.g. <c>(a)</c>; empty for a preamble.</param>
public sealed record Place(Guid? Parent, int Index, ProvisionKind Kind, string Prefix, string Number)
{
    /// <summary>What it is cited by, e.g. <c>3(2)(a)</c>; empty for a preamble.</summary>
    public string Label => Prefix + Number;
}

/// <summary>A provision and where it stands.</summary>
/// <param name="Provision">The provision.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="Position">How many come before it in the whole text, in reading order.</param>
/// <param name="Children">Those under it, in order.</param>
public sealed record NumberedProvision(Provision Provision, Place Place, int Position, IReadOnlyList<NumberedProvision> Children)
{
    /// <summary>Which provision it is.</summary>
    public Guid Identity => Provision.Identity;
}

/// <summary>
/// Numbers the provisions of a text as treaties are numbered: chapters I, II; articles 1, 2 through the whole text, whatever chapter they are in; paragraphs (1), (2); points (a) to (z), (aa), and
/// points under points (i), (ii); annexes A, B. The articles of an annex are counted anew, and are cited with its letter: <c>A 1(2)</c>. A preamble has no number.
/// </summary>
public static class Numbering
{
    private static readonly (int Value, string Sign)[] RomanSigns =
    [
        (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
    ];

    /// <summary>The provisions of a text, each with its place.</summary>
    public static IReadOnlyList<NumberedProvision> Of(IReadOnlyList<Provision> provisions) =>
        Number(provisions, new Surroundings(null, null, "", "", new Counter(), new Counter()));

    private static NumberedProvision[] Number(IReadOnlyList<Provision> provisions, Surroundings around)
    {
        if (provisions.Count == 0)
        {
            return [];
        }

        var counts = new Counts();
        var numbered = new NumberedProvision[provisions.Count];
        for (var index = 0; index < provisions.Count; index++)
        {
            var provision = provisions[index];
            var count = provision.Kind == ProvisionKind.Article ? ++around.Articles.Count : ++counts[(int)provision.Kind];
            var prefix = provision.Kind switch
            {
                ProvisionKind.Preamble => "",
                ProvisionKind.Chapter or ProvisionKind.Article or ProvisionKind.Annex => around.Annex,
                _ => around.Label,
            };
            var place = new Place(around.Parent, index, provision.Kind, prefix, NumberOf(provision.Kind, count, around.Kind == ProvisionKind.Point));
            var position = around.All.Count++;
            numbered[index] = new NumberedProvision(provision, place, position, provision.Children.Count == 0 ? [] : Number(provision.Children, around.Under(provision, place)));
        }

        return numbered;
    }

    private static string NumberOf(ProvisionKind kind, int count, bool underPoint) => kind switch
    {
        ProvisionKind.Preamble => "",
        ProvisionKind.Chapter => Roman(count),
        ProvisionKind.Article => count.ToString(CultureInfo.InvariantCulture),
        ProvisionKind.Paragraph => $"({count.ToString(CultureInfo.InvariantCulture)})",
        ProvisionKind.Point when underPoint => $"({Roman(count).ToLowerInvariant()})",
        ProvisionKind.Point => $"({Letters(count, 'a')})",
        ProvisionKind.Annex => Letters(count, 'A'),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such kind of provision."),
    };

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

    /// <summary>What provisions stand under, as far as their numbers go by it, and what is counted on through the text.</summary>
    private sealed record Surroundings(Guid? Parent, ProvisionKind? Kind, string Label, string Annex, Counter Articles, Counter All)
    {
        public Surroundings Under(Provision provision, Place place) => provision.Kind == ProvisionKind.Annex
            ? new(provision.Identity, provision.Kind, place.Label, place.Label + " ", new Counter(), All)
            : new(provision.Identity, provision.Kind, place.Label, Annex, Articles, All);
    }

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
