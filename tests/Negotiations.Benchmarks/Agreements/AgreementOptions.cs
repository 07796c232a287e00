using System.Globalization;

namespace Negotiations.Benchmarks.Agreements;

/// <summary>How long a text is negotiated, and how often its pages are measured.</summary>
internal sealed record AgreementOptions
{
    /// <summary>Provisions of the first draft.</summary>
    public int Provisions { get; init; } = 300;

    /// <summary>Drafts with a number.</summary>
    public int Drafts { get; init; } = 30;

    /// <summary>Brackets that the working text ever had.</summary>
    public int Brackets { get; init; } = 500;

    /// <summary>Rounds, of which the median counts.</summary>
    public int Rounds { get; init; } = 5;

    /// <summary>The same seed makes the same texts.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Reads the command line; nothing if it cannot be read.</summary>
    public static AgreementOptions? Read(IReadOnlyList<string> options)
    {
        var read = new AgreementOptions();
        foreach (var option in options.Chunk(2))
        {
            if (option.Length < 2 || !int.TryParse(option[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return null;
            }

            switch (option[0])
            {
                case "--provisions" when number is >= 20 and <= 2_000:
                    read = read with { Provisions = number };
                    break;
                case "--drafts" when number is >= 2 and <= 200:
                    read = read with { Drafts = number };
                    break;
                case "--brackets" when number is >= 1 and <= 5_000:
                    read = read with { Brackets = number };
                    break;
                case "--rounds" when number is >= 1 and <= 100:
                    read = read with { Rounds = number };
                    break;
                case "--seed":
                    read = read with { Seed = number };
                    break;
                default:
                    return null;
            }
        }

        return read;
    }
}
